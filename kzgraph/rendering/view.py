"""Which part of a graph is drawn, and what is said of the rest.

Documents and STATED_IN are never drawn: they are the evidence, shown in the panel. Above some hundreds of nodes a
drawing is a hairball, so the view is the neighbourhood of one node, or the nodes with the most relationships.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kzgraph.errors import NotFound, UsageError
from kzgraph.model import Graph, Node, Relationship

DEFAULT_LIMIT = 300
"""Nodes up to which labels can be read and a layout takes a second."""
STEPS = 2
"""How far around the focus: a person's meetings and posts, and who else was there."""


@dataclass(frozen=True, slots=True)
class View:
    """The nodes and relationships that are drawn, the focus, and sentences on what is not drawn."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    focus: Node | None
    left_out: tuple[str, ...]


def choose(graph: Graph, *, focus: str | None = None, limit: int | None = None) -> View:
    """Choose what to draw: around `focus` (an id, name or alias), else the nodes with the most relationships.

    Raises NotFound where no node is called `focus`, UsageError where several are or `limit` is not positive.
    """
    most = DEFAULT_LIMIT if limit is None else limit
    if most < 1:
        raise UsageError(f"a view of {most} nodes cannot be drawn", cure="Give a limit of 1 or more.")
    drawable = {node.id: node for node in graph.nodes if node.label != "Document"}
    ties = [r for r in graph.relationships if r.start in drawable and r.end in drawable]
    centre = find(drawable.values(), focus) if focus is not None else None
    degree = Counter(end for r in ties for end in (r.start, r.end))
    distance = _distances(centre.id, ties) if centre else dict.fromkeys(drawable, 0)
    order = sorted(distance, key=lambda n: (distance[n], -degree[n], n))
    chosen = frozenset(order[:most])
    return View(
        nodes=tuple(node for node in drawable.values() if node.id in chosen),
        relationships=tuple(r for r in ties if r.start in chosen and r.end in chosen),
        focus=centre,
        left_out=tuple(_left_out(graph, drawable, len(distance), len(chosen), centre)),
    )


def find(nodes: Iterable[Node], wanted: str) -> Node:
    """The one node with this id, name, alias or other id, capitals or not; see `choose` for the errors."""
    everything = list(nodes)
    key = wanted.strip().casefold()
    by_id = [node for node in everything if node.id.casefold() == key]
    by_name = [node for node in everything if node.name.casefold() == key]
    by_alias = [node for node in everything if key in (alias.casefold() for alias in _strings(node, "aliases"))]
    found = by_id or by_name or by_alias or [node for node in everything if key in _strings(node, "otherIds")]
    if not found:
        close = get_close_matches(wanted, sorted({node.name for node in everything}), n=3, cutoff=0.5)
        cure = f"Did you mean {' or '.join(close)}?" if close else "Give the id or the full name of a node."
        raise NotFound(f"no node is called {wanted!r}", cure=cure)
    if len(found) > 1:
        ids = ", ".join(sorted(node.id for node in found)[:5])
        raise UsageError(f"{len(found)} nodes are called {wanted!r}", cure=f"Give one of their ids: {ids}")
    return found[0]


def _strings(node: Node, name: str) -> list[str]:
    value = node.properties.get(name)
    return [str(text) for text in value] if isinstance(value, list) else []


def _distances(start: str, ties: Iterable[Relationship]) -> dict[str, int]:
    """Steps from a node to all nodes within `STEPS`, in whichever direction the relationships point."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        neighbours[tie.start].add(tie.end)
        neighbours[tie.end].add(tie.start)
    distance = {start: 0}
    edge = {start}
    for step in range(1, STEPS + 1):
        edge = {n for node in edge for n in neighbours[node]} - distance.keys()
        distance.update(dict.fromkeys(edge, step))
    return distance


def _left_out(graph: Graph, drawable: dict[str, Node], within: int, chosen: int, centre: Node | None) -> Iterable[str]:
    documents = len(graph.nodes) - len(drawable)
    yield f"Documents ({documents:,}) are not drawn: each is named beside the quotes that come from it."
    if centre and len(drawable) > within:
        far = len(drawable) - within
        yield f"Nodes further than {STEPS} steps from {centre.name} are left out ({far:,})."
    if within > chosen:
        which = "nearest nodes, those with most relationships first" if centre else "nodes with most relationships"
        yield f"Only the {chosen:,} {which} are drawn (left out: {within - chosen:,})."
