"""Rates of loading a Neo4j server, as ratios on one server in one run: see bench/README.md.

usage: python bench/neo4j_load.py [--nodes 100000] [--relationships 500000] [--runs 2]
"""

from __future__ import annotations

import argparse
import asyncio
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kzgraph.model import Graph, Node, Relationship
from kzgraph.stores import open_store
from kzgraph.stores.delta import stored_node, stored_relationship
from tests.neo4j_server.jars import maven_jar
from tests.neo4j_server.server import Neo4jServer, java_server

APOC = "org.neo4j.procedure:apoc-core:5.26.2:jar:core"
"""neo4j-graphrag's writer needs it for its relationships; the newest one on Maven Central for this server."""
JAVA = ("-Xmx3g",)
"""A server as people run it, which may take its time to become fast."""
SCRIPT_BATCH = 10_000
"""Rows of one statement of the short script: what Neo4j's own documentation advises."""
SAMPLE = 20
"""The graph of the ways that would take hours is smaller by so much; rates are compared."""
QUOTE = (
    "On {day} October 2024, the Deputy Minister received the delegation of country {place} for round {round} of the "
    "political consultations."
)


def synthetic(nodes: int, relationships: int) -> Graph:
    """A graph of the usual shape: people with posts who took part in meetings, each relationship with its quote."""
    people, meetings = nodes * 6 // 10, nodes * 4 // 10
    made = [
        Node(f"person:name-{i:07}", ("Person",), {"name": f"Given{i} Family{i % 9973}", "aliases": [f"G. Family{i}"]})
        for i in range(people)
    ]
    made += [
        Node(
            f"meeting:2024-10-{1 + i % 28:02}-{i:07}",
            ("Meeting",),
            {"name": f"Meeting {i}", "kind": "meeting", "startDate": f"2024-10-{1 + i % 28:02}", "status": "held"},
        )
        for i in range(meetings)
    ]
    ties = []
    for i in range(relationships):
        start, end = made[i % people].id, made[people + (i * 7919 + i // people) % meetings].id
        evidence: dict[str, Any] = {
            "documents": [f"document:release-{i % 5000:04}"],
            "quotes": [QUOTE.format(day=1 + i % 28, place=i % 193, round=i % 30)],
            "starts": [i % 4000],
            "ends": [i % 4000 + 120],
        }
        ties.append(Relationship(f"{start}|TOOK_PART|{end}|{i}", "TOOK_PART", start, end, evidence))
    return Graph(tuple(sorted(made, key=lambda n: n.id)), tuple(sorted(ties, key=lambda r: r.id)))


def kzgraph(server: Neo4jServer, graph: Graph) -> None:
    """What `kzgraph load` does with a graph."""
    with open_store(server.uri) as store:
        store.replace(graph, workspace="bench")


def short_script(server: Neo4jServer, graph: Graph) -> None:
    """The same rows by the shortest script that merges them, with no more indexes than it needs."""
    with server.driver() as driver:
        for label in ("Person", "Meeting"):
            driver.execute_query(
                f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            )
            rows = ({"id": n.id, "props": stored_node(n)} for n in graph.nodes if n.label == label)
            for batch in batches(rows, SCRIPT_BATCH):
                driver.execute_query(
                    f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.props", rows=batch
                )
        for batch in batches((relationship_row(r) for r in graph.relationships), SCRIPT_BATCH):
            driver.execute_query(
                "UNWIND $rows AS row MATCH (a:Person {id: row.from}) MATCH (b:Meeting {id: row.to}) "
                "MERGE (a)-[r:TOOK_PART {id: row.id}]->(b) SET r = row.props",
                rows=batch,
            )


def one_by_one(server: Neo4jServer, graph: Graph) -> None:
    """One MERGE for each row, each a transaction of its own."""
    with server.driver() as driver, driver.session() as session:
        for node in graph.nodes:
            session.run(
                f"MERGE (n:{node.label} {{id: $id}}) SET n = $props", id=node.id, props=stored_node(node)
            ).consume()
        for tie in graph.relationships:
            row = relationship_row(tie)
            session.run(
                "MATCH (a:Person {id: $row.from}) MATCH (b:Meeting {id: $row.to}) "
                "MERGE (a)-[r:TOOK_PART {id: $row.id}]->(b) SET r = $row.props",
                row=row,
            ).consume()


def graphrag(server: Neo4jServer, graph: Graph) -> None:
    """Neo4jWriter of neo4j-graphrag, as its documentation shows it."""
    from neo4j_graphrag.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    nodes = [Neo4jNode(id=n.id, label=n.label, properties=stored_node(n)) for n in graph.nodes]
    ties = [
        Neo4jRelationship(start_node_id=r.start, end_node_id=r.end, type=r.type, properties=stored_relationship(r))
        for r in graph.relationships
    ]
    with server.driver() as driver:
        done = asyncio.run(Neo4jWriter(driver).run(Neo4jGraph(nodes=nodes, relationships=ties)))
    if done.status != "SUCCESS":
        raise SystemExit(f"Neo4jWriter: {done.metadata}")


def relationship_row(tie: Relationship) -> dict[str, Any]:
    return {"id": tie.id, "from": tie.start, "to": tie.end, "props": stored_relationship(tie)}


def batches(rows: Iterable[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def rate(way: Callable[[Neo4jServer, Graph], None], server: Neo4jServer, graph: Graph, *, clear: bool = True) -> float:
    """Rows per second, on a database that holds nothing, or what the way before has left."""
    if clear:
        server.clear_schema()  # first: so there is less to take away
        with server.driver() as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
    start = time.perf_counter()
    way(server, graph)
    return (len(graph.nodes) + len(graph.relationships)) / (time.perf_counter() - start)


MEMORY = """
import sys
from bench.neo4j_load import kzgraph, peak, synthetic
from tests.neo4j_server.server import Neo4jServer
graph = synthetic(int(sys.argv[2]), int(sys.argv[3]))
before = peak()
kzgraph(Neo4jServer(sys.argv[1], ""), graph)
first = peak()
kzgraph(Neo4jServer(sys.argv[1], ""), graph)
print(before, first, peak())
"""


def peak() -> int:
    """The largest memory of this process so far, in megabytes."""
    # Not getrusage: there a process begins with the memory of the one that started it.
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024


def memory(server: Neo4jServer, nodes: int, relationships: int) -> list[int]:
    """Megabytes of a process that holds a graph; that has loaded it; that has loaded it once more."""
    command = [sys.executable, "-c", MEMORY, server.uri, str(nodes), str(relationships)]
    root = Path(__file__).resolve().parents[1]
    return [
        int(n) for n in subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout.split()
    ]


def show(name: str, value: float, against: float | None = None, wanted: str = "") -> None:
    ratio = f"{against / value if value else 0:8.2f}" if against else " " * 8
    print(f"{name:<58}{value:>12,.0f} rows/s {ratio}  {wanted}", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--relationships", type=int, default=500_000)
    parser.add_argument("--runs", type=int, default=2, help="the best of so many counts")
    asked = parser.parse_args()
    graph = synthetic(asked.nodes, asked.relationships)
    sample = synthetic(asked.nodes // SAMPLE, asked.relationships // SAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        plugins = home / "plugins"
        plugins.mkdir()
        (plugins / "apoc-core.jar").symlink_to(maven_jar(APOC))
        with java_server(home, java=JAVA, settings={"dbms.security.procedures.unrestricted": "apoc.*"}) as server:
            loads, reloads, scripts = [], [], []
            for _ in range(asked.runs):
                scripts.append(rate(short_script, server, graph))
                loads.append(rate(kzgraph, server, graph))
                reloads.append(rate(kzgraph, server, graph, clear=False))
            ours, small = max(loads), max(rate(kzgraph, server, sample) for _ in range(asked.runs))
            print(
                f"{len(graph.nodes):,} nodes, {len(graph.relationships):,} relationships; ratio: kzgraph to the line\n"
            )
            show("kzgraph load", ours)
            show("the shortest UNWIND script", max(scripts), ours, "at least 0.8")
            show("kzgraph load of the same again", max(reloads), ours, "at most 0.6")
            try:
                show("Neo4jWriter of neo4j-graphrag", rate(graphrag, server, graph), ours, "at least 5")
            except ImportError:
                print("Neo4jWriter of neo4j-graphrag: not installed (pip install neo4j-graphrag)")
            print(f"\n{len(sample.nodes):,} nodes, {len(sample.relationships):,} relationships\n")
            show("kzgraph load", small)
            show("one MERGE per row", rate(one_by_one, server, sample), small, "at least 5")
            print("\nmemory of the client in MB: with the graph, after its load, after its reload")
            for share in (4, 2, 1):
                rate(lambda *_: None, server, sample)
                held = memory(server, asked.nodes // share, asked.relationships // share)
                print(f"{asked.nodes // share:>10,} nodes: {held[0]:>6} {held[1]:>6} {held[2]:>6}")


if __name__ == "__main__":
    main()
