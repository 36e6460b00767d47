"""`make eval`: the scores on annotated documents, compared with bench/scores.json.

Documents of others lie beside this repository, in ../shared (KZGRAPH_SHARED names another folder): what is not there is
named and not scored. Exits with 3 where a score has fallen. `--write` keeps the scores as measured, and the commit that
does so says why; `--errors` lists the mistakes by document, but not those of `UNSEEN`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kzgraph import extract, read
from kzgraph.cli.evaluate import show_scores
from kzgraph.evaluation import evaluate, evaluate_titles, load_labels
from kzgraph.extractors import checked_record
from kzgraph.model import Document, Record

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("KZGRAPH_SHARED", ROOT.parent / "shared"))
KEPT = ROOT / "bench" / "scores.json"

ANNOTATED = {
    "devset": SHARED / "devset",
    "own": ROOT / "tests" / "extraction" / "documents",
    "practice": ROOT / "tests" / "extraction" / "practice",
    "unseen": ROOT / "tests" / "extraction" / "unseen",
    "unseen_typical": ROOT / "tests" / "extraction" / "unseen_typical",
}
"""Documents in the folder's `docs`, with annotations in its `gold`. To score another set, add its folder."""
UNSEEN = frozenset({"unseen", "unseen_typical"})
"""Sets that measure only while nobody looks at their mistakes: these are never listed."""
LABELLED = {"readouts": SHARED / "corpus" / "readouts-2021-2022.jsonl.gz"}
"""Readouts with labels made from their titles, which are kept from the extraction."""

FALLEN = 3
ROUNDING = 0.0005
"""Half of the last digit that is kept."""
COMPARED = ("f1", "both", "kind", "dated", "country", "exact", "named")
"""The scores that may not fall; precision, recall and counts are kept to be looked at."""
MOST_ENCOUNTERS = 1.3
"""In a readout, which tells of one encounter as a rule: more means that hits are bought with invented events."""

Measured = dict[str, dict[str, dict[str, float]]]
"""Set → task → score → value."""


def score_annotated(folder: Path, *, errors: bool) -> dict[str, dict[str, float]]:
    """Print the scores on documents with gold, and return them."""
    documents = [item for item in read(folder / "docs") if isinstance(item, Document)]
    scores = evaluate(folder / "gold", map(extract, documents), {d.id: d.text for d in documents})
    show_scores(scores, "table", errors=errors)
    quotes = scores.quotes
    tasks = {
        task: {"precision": s.precision, "recall": s.recall, "f1": s.f1} for task, s in scores.tasks.items() if s.gold
    }
    shares = (
        {"exact": quotes.exact / (quotes.quotes or 1), "named": quotes.named / (quotes.names or 1)} if quotes else {}
    )
    return {**tasks, "quotes": shares, "documents": {"count": scores.documents}}


def score_titles(file: Path, *, errors: bool) -> dict[str, dict[str, float]]:
    """Print the scores on readouts whose titles, kept from the extraction, say who met whom, and return them."""
    labels = load_labels(file)
    labelled = {label.id for label in labels}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [_record(_without_title(line)) for line in map(json.loads, lines)]
    scores = evaluate_titles(labels, [record for record in records if record.document.id in labelled])
    print(scores, *(scores.mistakes if errors else ()), sep="\n")
    names = ("both", "kind", "dated", "country", "encounters")
    return {"titles": {name: getattr(scores, name) for name in names}, "documents": {"count": scores.labels}}


def _without_title(line: dict[str, str]) -> Document:
    kept = {key: line.get(key) for key in ("id", "text", "published", "publisher", "url")}
    return Document.model_validate({**kept, "language": "en"})


def _record(document: Document) -> Record:
    """Its record, checked. Ends with the name of a text, labelled or not, of which none can be made."""
    try:
        return checked_record("grammar", document)
    except Exception as error:
        raise SystemExit(f"{document.id}: no record: {type(error).__name__}: {error}") from error


def measure(*, errors: bool) -> Measured:
    """The scores of every set that is there; those that are not are named."""
    measured: Measured = {}
    sets = [(name, folder, score_annotated) for name, folder in ANNOTATED.items()]
    for name, place, score in [*sets, *((name, file, score_titles) for name, file in LABELLED.items())]:
        if not place.exists():
            print(f"{name}: {place} does not exist: not scored (KZGRAPH_SHARED names another folder than ../shared)")
            continue
        print(f"{name}: scores on {place}")
        measured[name] = rounded(score(place, errors=errors and name not in UNSEEN))
        print()
    return measured


def rounded(scores: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """As they are kept: three digits."""
    return {task: {name: round(value, 3) for name, value in of.items()} for task, of in scores.items()}


def falls(kept: Measured, measured: Measured) -> Iterator[str]:
    """What is worse than it was, one line each; a score that is gone has fallen to 0."""
    for where, name, old, new in _compared(kept, measured):
        if old - new > ROUNDING:
            yield f"{where} {name} fell from {old:.3f} to {new:.3f}"
    for set_name, tasks in measured.items():
        encounters = tasks.get("titles", {}).get("encounters", 0.0)
        if encounters > MOST_ENCOUNTERS:
            yield f"{set_name} has {encounters:.3f} encounters a document, more than {MOST_ENCOUNTERS}"


def rises(kept: Measured, measured: Measured) -> Iterator[str]:
    """What is better than it was, one line each."""
    for where, name, old, new in _compared(kept, measured):
        if new - old > ROUNDING:
            yield f"{where} {name} rose from {old:.3f} to {new:.3f}"


def _compared(kept: Measured, measured: Measured) -> Iterator[tuple[str, str, float, float]]:
    for set_name in sorted(kept.keys() & measured.keys()):
        for task, scores in kept[set_name].items():
            for name in sorted(scores.keys() & set(COMPARED)):
                new = measured[set_name].get(task, {}).get(name, 0.0)
                yield f"{set_name} {task}", name, scores[name], new


def load_kept(file: Path) -> Measured:
    """The scores that were kept; none where there is no file."""
    kept: Measured = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return kept


def keep(file: Path, kept: Measured, measured: Measured) -> None:
    """Write the scores down; those of sets that are not there stay as they were."""
    text = json.dumps({**kept, **measured}, indent=2, sort_keys=True)
    file.write_text(text + "\n", "utf-8")
    print(f"written: {file}: say in the commit why the scores changed")


def compare(file: Path, kept: Measured, measured: Measured) -> int:
    """Say what changed since the scores were kept; the exit code."""
    cure = ".venv/bin/python scripts/eval.py --write keeps the scores as they are now"
    fallen = list(falls(kept, measured))
    for line in fallen:
        print(f"error: {line}", file=sys.stderr)
    if fallen:
        print(f"  try: mend it, or {cure}; the commit that does so has to say why", file=sys.stderr)
    for line in rises(kept, measured):
        print(line)
    if not fallen and any(kept.get(name) != scores for name, scores in measured.items()):
        print(f"{file.name} is not what was measured: {cure}")
    return FALLEN if fallen else 0


def main(arguments: list[str] | None = None) -> int:
    """Score what is there, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the mistakes by document")
    parser.add_argument("--write", action="store_true", help="keep the scores as they are now")
    parser.add_argument("--scores", type=Path, default=KEPT, metavar="FILE", help="where they are kept")
    options: Any = parser.parse_args(arguments)
    measured, kept = measure(errors=options.errors), load_kept(options.scores)
    if options.write:
        keep(options.scores, kept, measured)
        return 0
    return compare(options.scores, kept, measured)


if __name__ == "__main__":
    sys.exit(main())
