"""The graph as a folder for `neo4j-admin database import full`: CSV files, a script, and Cypher for afterwards.

The importer writes a database's files without a server and without transactions, much faster than a load. What it
makes is what a load would have made, with the same `:Load` node, so that `kzgraph load` goes on from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files as package_files
from typing import Any

from kzgraph.errors import StoreError
from kzgraph.model import Graph, Node
from kzgraph.stores import statements
from kzgraph.stores.base import Store
from kzgraph.stores.delta import stored_node, stored_relationship
from kzgraph.stores.load import TOKEN
from kzgraph.stores.lookup import LOOKUP
from kzgraph.stores.plain import without_kglite_own
from kzgraph.stores.schema import cypher_folder
from kzgraph.stores.tables import MARKER, Table, Thing, csv_lines, mark, separator, tables

BUFFER = 4 * 1024 * 1024
"""Characters that neo4j-admin reads at once if it is not told otherwise: a row has to fit in."""
AT_MOST = 4
"""Java's characters for one of a text: two for an emoji, and a quotation mark is written twice; and one to spare."""

_NODES, _RELATIONSHIPS = {LOOKUP: "string"}, {"id": "string"}
"""What stores keep beside the properties; the id of a node has a column anyway."""


def bulk_files(store: Store) -> Mapping[str, Iterable[str]]:
    """Name of each file -> its text in pieces: all of what a store holds and remembers of its last load.

    StoreError where nothing was loaded, or a load was cut off.
    """
    rows = store.run(statements.READ_LOAD).rows  # first: it refuses a store that is half loaded
    if not rows or not isinstance(rows[0][0], Mapping):
        raise StoreError(f"nothing was loaded into {store.info().address}", cure="Load first: kzgraph load PATH...")
    load = {name: value for name, value in without_kglite_own(rows[0][0]).items() if name != TOKEN}
    return neo4j_admin_files(store.graph(), load)


def neo4j_admin_files(graph: Graph, load: Mapping[str, Any]) -> Mapping[str, Iterable[str]]:
    """The CSV files of a graph, `import.sh`, the Cypher to run in the new database, and a README.

    `load` are the properties of the `:Load` node. StoreError where the graph is not in the form that stores take.
    """
    statements.check(graph)
    nodes: dict[str, list[Thing]] = defaultdict(list)
    ties: dict[str, list[Thing]] = defaultdict(list)
    for node in sorted(graph.nodes, key=lambda n: n.id):
        nodes[":".join(node.labels)].append(node)
    for tie in sorted(graph.relationships, key=lambda r: r.id):
        ties[tie.type].append(tie)
    bookkeeping = Node(load["id"], ("Load",), {name: value for name, value in load.items() if name != "id"})

    between = separator(graph)
    loads = list(tables("nodes", {"Load": [bookkeeping]}, {}))
    all_nodes, all_ties = list(tables("nodes", nodes, _NODES)), list(tables("relationships", ties, _RELATIONSHIPS))
    everything = [*all_nodes, *loads, *all_ties]
    lists = list(_make_lists(everything))
    return {
        **{table.name: csv_lines(table, lambda node: dict(node.properties), between) for table in loads},
        **{table.name: csv_lines(table, stored_node, between) for table in all_nodes},
        **{table.name: csv_lines(table, stored_relationship, between) for table in all_ties},
        "import.sh": [_template("import.sh").replace("OPTIONS", " \\\n  ".join(_options(everything, between)))],
        "constraints.cypher": [(cypher_folder() / "schema.cypher").read_text("utf-8")],
        **({"lists.cypher": lists} if lists else {}),
        "README.txt": [_template("README.txt")],
    }


def _options(everything: Sequence[Table], between: str) -> Iterator[str]:
    """What neo4j-admin is told of the files."""
    yield f"--array-delimiter=U+{ord(between):04X}"
    if any(table.broken for table in everything):
        # For all files: with the newer way to name some (--multiline-fields-format=v2) files of more than 4 MB failed.
        yield "--multiline-fields=true"
    longest = max(table.longest for table in everything)
    if longest * AT_MOST > BUFFER:
        yield f"--read-buffer-size={longest * AT_MOST}"
    for table in everything:
        yield f"--{table.kind}={table.of}={table.name}"


def _make_lists(everything: Iterable[Table]) -> Iterator[str]:
    """The statements that make the lists which CSV cannot hold, and take their marks away."""
    marked = [table for table in everything if table.formless]
    made = {(_pattern(table), *formless) for table in marked for formless in table.formless}
    for pattern, name, length in sorted(made):
        value = "['']" if length else "[]"
        yield f"MATCH {pattern} WHERE '{mark(name, length)}' IN n.{MARKER} SET n.{name} = {value};\n"
    for pattern in sorted({_pattern(table) for table in marked}):
        yield f"MATCH {pattern} WHERE n.{MARKER} IS NOT NULL REMOVE n.{MARKER};\n"


def _pattern(table: Table) -> str:
    return f"(n:{table.of})" if table.kind == "nodes" else f"()-[n:{table.of}]->()"


def _template(name: str) -> str:
    return package_files("kzgraph").joinpath("stores", "neo4j_admin", name).read_text("utf-8")
