"""Speed, memory and accuracy of resolution on made-up mentions whose truth is known: see bench/README.md.

usage: python bench/resolution.py [--sizes N...] [--documents N...] [--seed 1] [--errors 10]
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.clusters import Clusters
from bench.mentions import bases, made
from kzgraph.loading import load
from kzgraph.model import Graph, Record
from kzgraph.resolution import resolve

ROOT = Path(__file__).resolve().parents[1]
SIZES = (10_000, 100_000, 1_000_000)
DOCUMENTS = (1_000, 10_000, 100_000)
ADDED = 40
"""So many documents are added one after the other, each by a process of its own."""
MENTIONS_A_DOCUMENT = 9
PEOPLE = ("people", "people named in full")
"""The second without bare surnames: of many of these no reader can tell whose they are."""

Truth = tuple[str, list[tuple[str, int, bool]], list[tuple[str, int]], int | None]
"""The digest of a document; whose its names of people and of organisations are; which encounter it tells of."""


def peak() -> int:
    """The largest memory of this process so far, in megabytes."""
    # Not getrusage: there a process begins with the memory of the one that started it.
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024  # type: ignore[index]


def write(folder: Path, mentions: int, seed: int, records: Sequence[Record]) -> tuple[Path, int, int]:
    """Records and their truth in two files; how many documents and mentions there are."""
    file = folder / f"{mentions}.jsonl"
    documents = count = 0
    with file.open("w", encoding="utf-8") as lines, file.with_suffix(".truth").open("w", encoding="utf-8") as truths:
        for one in made(mentions, seed, records):
            lines.write(one.line + "\n")
            truths.write(one.truth() + "\n")
            documents, count = documents + 1, count + one.mentions
    return file, documents, count


def measure(file: Path, errors: int) -> dict[str, Any]:
    """Resolve the records of a file in this process; what it took, and how right it is."""
    with file.open(encoding="utf-8") as lines:
        start = time.perf_counter()
        records = [Record.from_json(line) for line in lines]
        read = time.perf_counter() - start
    held, start, started = peak(), time.perf_counter(), time.process_time()
    graph = resolve(records)
    took = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - started}
    found = {"read": read, **took, "held": held, "memory": peak()}
    del records
    with file.with_suffix(".truth").open(encoding="utf-8") as lines:
        scores = score(graph, (json.loads(line) for line in lines))
    found["scores"] = {name: clusters.scores() for name, clusters in scores.items()}
    found["errors"] = {name: clusters.errors(errors, Random(1)) for name, clusters in scores.items() if errors}
    return found


def score(graph: Graph, truths: Iterable[Truth]) -> dict[str, Clusters]:
    """Where the graph has the mentions, beside where they belong."""
    names = {n.id: n.properties.get("aliases", []) for n in graph.nodes if n.label in ("Person", "Organisation")}
    document = {n.properties["sha256"]: n.id for n in graph.nodes if n.label == "Document"}
    stated: dict[str, list[str]] = {}
    for relationship in graph.relationships:
        if relationship.type == "STATED_IN":
            stated.setdefault(relationship.end, []).append(relationship.start)
    scores = {name: Clusters() for name in (*PEOPLE, "organisations", "meetings")}

    def add(kinds: Iterable[str], nodes: list[str], name: str, belongs: int) -> None:
        having = [node for node in nodes if name in names[node]]
        for kind in kinds if len(having) == 1 else ():  # two of one name in one document: not to be told from outside
            scores[kind].add(having[0], belongs, name)

    for sha, people, bodies, encounter in truths:
        nodes = stated.get(document[sha], [])
        persons = [node for node in nodes if node.startswith("person:")]
        organisations = [node for node in nodes if node.startswith("organisation:")]
        meetings = [node for node in nodes if node.startswith("meeting:")]
        for name, belongs, full in people:
            add(PEOPLE if full else PEOPLE[:1], persons, name, belongs)
        for name, belongs in bodies:
            add(["organisations"], organisations, name, belongs)
        if encounter is not None and len(meetings) == 1:
            scores["meetings"].add(meetings[0], encounter, sha[:8])
    return scores


def adding(file: Path, documents: int) -> dict[str, Any]:
    """Load a file into a workspace, then some documents more, one command each: how long until one is kept, and until
    it is in the graph of an embedded store, both with the start of the program."""
    with file.open(encoding="utf-8") as lines:
        all_lines = list(lines)
    with tempfile.TemporaryDirectory() as folder:
        store, many, one = str(Path(folder) / "bench.kgl"), Path(folder) / "many.jsonl", Path(folder) / "one.jsonl"
        many.write_text("".join(all_lines[:documents]), encoding="utf-8")
        first, kept, shown = seconds(lambda: load([many], store)), [], []
        command = [sys.executable, "-m", "kzgraph.cli", "load", str(one), "--db", store]
        for line in all_lines[documents : documents + ADDED]:
            one.write_text(line, encoding="utf-8")
            kept.append(seconds(lambda: subprocess.run([*command, "--later"], check=True, capture_output=True)))
            shown.append(seconds(lambda: subprocess.run(command, check=True, capture_output=True)))
    tenths = quantiles(shown, n=10)
    return {"first": first, "kept": median(kept), "shown": median(shown), "tenth": tenths[-1], "slowest": max(shown)}


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def apart(*arguments: str) -> dict[str, Any]:
    """What this script prints in a process of its own: memory is that of one measurement."""
    command = [sys.executable, str(Path(__file__)), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def row(*cells: str | float) -> str:
    """A line of a table."""
    shown = (f"{c:,}" if isinstance(c, int) else c if isinstance(c, str) else f"{c:,.3f}" for c in cells)
    return "".join(f"{cell:>12}" for cell in shown)


def growth(before: tuple[int, float] | None, size: int, seconds: float) -> float:
    """How much more time each unit takes than in the smaller run before: 1 is linear."""
    return (seconds / before[1]) / (size / before[0]) if before else 1.0


def sizes_table(folder: Path, sizes: Sequence[int], seed: int, errors: int, records: Sequence[Record]) -> None:
    """Print what each size takes, how that grows, and how right the result is."""
    print(row("mentions", "documents", "to read", "to resolve", "of CPU", "per second", "growth", "MB", "of records"))
    found, before = [], None
    for size in sizes:
        file, documents, mentions = write(folder, size, seed, records)
        run = apart("--measure", str(file), "--errors", str(errors))
        file.unlink()
        times = (run["read"], run["seconds"], run["cpu"])
        rates = (round(mentions / run["cpu"]), growth(before, mentions, run["cpu"]))
        print(row(mentions, documents, *times, *rates, run["memory"], run["held"]), flush=True)
        found.append((mentions, run))
        before = (mentions, run["cpu"])
    print("\n" + row("mentions", "precision", "recall", "B3 prec.", "B3 recall", "nodes", "truly"))
    for mentions, run in found:
        for name, scores in run["scores"].items():
            print(row(mentions, *scores), "", name)
    for mentions, run in found:
        for name, kinds in run["errors"].items():
            for kind, lines in kinds.items():
                print(f"\n{mentions:,} mentions, {name}, wrongly {kind}:", *lines, sep="\n  ")


def documents_table(folder: Path, documents: Sequence[int], seed: int, records: Sequence[Record]) -> None:
    """Print what one document more takes in a workspace of so many: to be kept, and to be in the graph."""
    print("\n" + row("documents", "first load", "kept", "in graph", "of 9 in 10", "slowest", "growth"))
    before = None
    for size in documents:
        file, _, _ = write(folder, (size + 2 * ADDED) * MENTIONS_A_DOCUMENT * 5 // 4, seed, records)
        run = apart("--adding", str(file), "--documents", str(size))
        file.unlink()
        times = (run["first"], run["kept"], run["shown"], run["tenth"], run["slowest"])
        print(row(size, *times, growth(before, size, run["shown"])), flush=True)
        before = (size, run["shown"])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of mentions to resolve")
    parser.add_argument("--documents", type=int, nargs="*", default=DOCUMENTS, help="sizes of workspaces to add to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0, help="how many wrong merges and wrong splits to show")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--adding", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.measure, asked.errors)))
    elif asked.adding:
        print(json.dumps(adding(asked.adding, asked.documents[0])))
    else:
        records = bases()
        with tempfile.TemporaryDirectory() as folder:
            if asked.sizes:
                sizes_table(Path(folder), asked.sizes, asked.seed, asked.errors, records)
            if asked.documents:
                documents_table(Path(folder), asked.documents, asked.seed, records)


if __name__ == "__main__":
    main()
