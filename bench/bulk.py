"""Rates of `kzgraph export neo4j-admin` and of the import of it, beside a load of the same graph: see bench/README.md.

usage: python bench/bulk.py [--nodes 100000] [--relationships 500000] [--short]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.neo4j_load import kzgraph, peak, synthetic
from kzgraph.folders import write_folder
from kzgraph.model import Graph
from kzgraph.stores.base import Changes
from kzgraph.stores.bulk import neo4j_admin_files
from kzgraph.stores.load import properties
from kzgraph.stores.schema import schema
from tests.neo4j_server.admin import install_admin
from tests.neo4j_server.jars import CALENDAR, LONG_TERM
from tests.neo4j_server.server import java_server


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, and of processors: of this process and of those that it started and that have ended."""

    wall: float
    cpu: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu)


def cost(work: Callable[[], Any]) -> Cost:
    """What it takes."""
    start, before = time.perf_counter(), sum(os.times()[:4])
    work()
    return Cost(time.perf_counter() - start, sum(os.times()[:4]) - before)


def export(graph: Graph, folder: Path) -> None:
    """What the command does once it has read the graph."""
    write_folder(neo4j_admin_files(graph, properties("bench", graph, Changes(), finished=True)), folder)


def import_into(home: Path, folder: Path, version: str) -> Cost:
    """What the script takes, from its start to its end."""
    environment = {**os.environ, "NEO4J_ADMIN": str(install_admin(home, version))}

    def work() -> None:
        done = subprocess.run([str(folder / "import.sh")], env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])

    return cost(work)


def index(home: Path) -> None:
    """The constraints and indexes, from the start of a server until all are there."""
    with java_server(home, version=CALENDAR, java=("-Xmx2g",)) as server:
        for definition in schema():
            server.execute(definition.statement)
        server.execute("CALL db.awaitIndexes(36000)")


def load(home: Path, graph: Graph) -> None:
    """What `kzgraph load` does with a graph, on a server that holds nothing, from its start."""
    with java_server(home, version=CALENDAR, java=("-Xmx2g",)) as server:
        kzgraph(server, graph)


def size(folder: Path, pattern: str = "*") -> float:
    """Megabytes."""
    return sum(file.stat().st_size for file in folder.rglob(pattern) if file.is_file()) / 1e6


def over_lines(graph: Graph) -> Graph:
    """The same with a line break in every quote, which makes the importer read in another way."""
    ties = [
        replace(tie, properties={**tie.properties, "quotes": [str(q).replace(", ", ",\n") for q in _quotes(tie)]})
        for tie in graph.relationships
    ]
    return Graph(graph.nodes, tuple(ties))


def _quotes(tie: Any) -> list[str]:
    quotes: list[str] = tie.properties["quotes"]
    return quotes


def show(what: str, took: Cost, rows: int, more: str = "") -> None:
    print(
        f"{what:<44}{took.wall:>8.1f} s {took.cpu:>8.1f} CPU-s {rows / took.cpu:>9,.0f} rows/CPU-s  {more}", flush=True
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--relationships", type=int, default=500_000)
    parser.add_argument("--short", action="store_true", help="one import only, and no load to compare with")
    asked = parser.parse_args()
    graph = synthetic(asked.nodes, asked.relationships)
    rows = len(graph.nodes) + len(graph.relationships)
    print(f"{len(graph.nodes):,} nodes, {len(graph.relationships):,} relationships; {peak():,} MB hold the graph\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        home = folder / CALENDAR
        exported = cost(lambda: export(graph, folder / "bulk"))
        show("export neo4j-admin", exported, rows, f"{size(folder / 'bulk'):,.0f} MB of CSV, {peak():,} MB at most")
        imported = import_into(home, folder / "bulk", CALENDAR)
        show(f"import.sh, {CALENDAR}", imported, rows, f"{size(home / 'data' / 'databases'):,.0f} MB of database")
        indexed = cost(lambda: index(home))
        show(
            "a server, until all is indexed", indexed, rows, f"{size(home / 'data' / 'databases'):,.0f} MB of database"
        )
        if not asked.short:
            compare(graph, folder, exported + imported + indexed)


def compare(graph: Graph, folder: Path, took: Cost) -> None:
    """Other ways for the same graph."""
    rows = len(graph.nodes) + len(graph.relationships)
    loaded = cost(lambda: load(folder / "loaded", graph))
    ratios = f"{loaded.wall / took.wall:.1f} times the three lines above, {loaded.cpu / took.cpu:.1f} in CPU"
    show("a server, kzgraph load with indexes", loaded, rows, ratios)
    show(f"import.sh, {LONG_TERM}", import_into(folder / LONG_TERM, folder / "bulk", LONG_TERM), rows)
    export(over_lines(graph), folder / "broken")
    broken = import_into(folder / "again", folder / "broken", LONG_TERM)
    show(f"import.sh, {LONG_TERM}, quotes over two lines", broken, rows)


if __name__ == "__main__":
    main()
