"""The graph as a file for other programs.

`jsonl` is the graph itself, a node or relationship a line, and can be read back. GraphML and GEXF are for Gephi, yEd
and R: they know no lists and only one label, so there `label` is the name, `kind` the main label or the relationship's
type, `labels` all labels, `subkind` the property `kind`, and lists are joined by " | ".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from kzgraph.errors import InputError
from kzgraph.model import Graph, Node, Property, Relationship
from kzgraph.whole_files import whole_file

if TYPE_CHECKING:
    import networkx

Target = Path | TextIO
"""Where to write: a path, at which the file appears whole or not at all, or an open text file."""
BETWEEN = " | "
"""What parts the items of a list where a format has none."""

# What XML 1.0 cannot hold: https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def write_jsonl(graph: Graph, target: Target) -> None:
    """Nodes, then relationships, each sorted by id: `{"type": "node", "id", "labels", "properties"}` and
    `{"type": "relationship", "id", "label", "start", "end", "properties"}`."""
    with _opened(target) as file:
        file.writelines(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in _lines(graph))


def read_graph_jsonl(source: Target) -> Graph:
    """The graph that `write_jsonl` wrote. InputError, with the line, for what is none."""
    if isinstance(source, Path):
        with source.open(encoding="utf-8", newline="\n") as file:
            return read_graph_jsonl(file)
    name = getattr(source, "name", "stdin")
    values = [_value(line, f"{name}:{number}") for number, line in enumerate(source, 1) if line.strip()]
    nodes = [value for value in values if isinstance(value, Node)]
    relationships = [value for value in values if isinstance(value, Relationship)]
    return Graph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(relationships, key=lambda r: r.id)))


def write_graphml(graph: Graph, target: Target) -> None:
    """GraphML, by networkx."""
    import networkx

    text = BytesIO()
    networkx.write_graphml(to_networkx(graph), text)
    with _opened(target) as file:
        file.write(text.getvalue().decode("utf-8"))


def write_gexf(graph: Graph, target: Target) -> None:
    """GEXF 1.2, by networkx, without the day of writing, so that the same graph gives the same bytes."""
    import networkx

    text = BytesIO()
    out = to_networkx(graph)
    for _, _, key, attributes in out.edges(keys=True, data=True):
        attributes["id"] = key  # else networkx numbers them
    networkx.write_gexf(out, text)
    with _opened(target) as file:
        file.write(_TODAY.sub("", text.getvalue().decode("utf-8"), count=1))


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """The graph with plain attributes: node by id, edge by (start, end, id of the relationship)."""
    import networkx

    out: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in sorted(graph.nodes, key=lambda n: n.id):
        own: dict[str, Property] = {"label": node.name, "kind": node.label, "labels": list(node.labels)}
        out.add_node(_xml(node.id), **_plain(node.properties, own))
    for r in sorted(graph.relationships, key=lambda r: r.id):
        attributes = _plain(r.properties, {"label": r.type, "kind": r.type})
        out.add_edge(_xml(r.start), _xml(r.end), key=_xml(r.id), **attributes)
    return out


EXPORTERS: dict[str, Callable[[Graph, Target], None]] = {
    "jsonl": write_jsonl,
    "graphml": write_graphml,
    "gexf": write_gexf,
}
"""By name of the format. A new one is a function and a line here."""


def _lines(graph: Graph) -> Iterator[dict[str, object]]:
    for node in sorted(graph.nodes, key=lambda n: n.id):
        yield {"type": "node", "id": node.id, "labels": node.labels, "properties": node.properties}
    for r in sorted(graph.relationships, key=lambda r: r.id):
        ends = {"start": r.start, "end": r.end}
        yield {"type": "relationship", "id": r.id, "label": r.type, **ends, "properties": r.properties}


def _value(line: str, where: str) -> Node | Relationship:
    try:
        found: dict[str, Any] = json.loads(line)
        if found["type"] == "node":
            return Node(found["id"], tuple(found["labels"]), found["properties"])
        return Relationship(found["id"], found["label"], found["start"], found["end"], found["properties"])
    except (ValueError, KeyError, TypeError):
        raise InputError(f"{where}: is no line of a graph", cure="write it by: kzgraph export jsonl") from None


def _plain(properties: Mapping[str, Property], own: Mapping[str, Property]) -> dict[str, str | int | float | bool]:
    renamed = {"subkind" if name == "kind" else name: value for name, value in properties.items()}
    merged = {**renamed, **own}
    return {name: _scalar(value) for name, value in sorted(merged.items()) if name not in ("id", "name")}


def _scalar(value: Property) -> str | int | float | bool:
    if isinstance(value, list):
        return _xml(BETWEEN.join(str(item) for item in value))
    return _xml(value) if isinstance(value, str) else value


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)


@contextmanager
def _opened(target: Target) -> Iterator[TextIO]:
    if not isinstance(target, Path):
        yield target
        return
    with whole_file(target) as file:
        yield file
