"""`make eval`: the scores on annotated documents that lie beside this repository, and whether they are high enough.

The documents are others' property and no part of kzgraph: where they are not there, this says so and ends well.
KZGRAPH_SHARED names another folder than ../shared. Exits with 3 where a score is below its minimum.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from pathlib import Path

from kzgraph import extract, read
from kzgraph.cli.evaluate import show_scores
from kzgraph.evaluation import evaluate, evaluate_titles, load_labels
from kzgraph.model import Document

SHARED = Path(os.environ.get("KZGRAPH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
BELOW_MINIMUM = 3
MINIMUM = {
    "people": 0.90,
    "roles": 0.80,
    "affiliation": 0.90,
    "countries": 0.93,
    "events": 0.65,
    "agreements": 0.70,
    "figures": 0.90,
}
"""F1 that the first version promises (issue 3)."""


def score_annotated(folder: Path) -> list[str]:
    """Print the scores on documents with gold; return what is below its minimum."""
    documents = [item for item in read(folder / "docs") if isinstance(item, Document)]
    records = [extract(document) for document in documents]
    scores = evaluate(folder / "gold", records, {d.id: d.text for d in documents})
    print(f"Scores on {folder}")
    show_scores(scores, "table")
    if "--errors" in sys.argv:
        print(*scores.mistakes, sep="\n")
    return scores.below(MINIMUM)


def score_titles(file: Path) -> None:
    """Print the scores on readouts whose titles, kept from the extraction, say who met whom."""
    labels = load_labels(file)
    labelled = {label.id for label in labels}
    lines = map(json.loads, gzip.decompress(file.read_bytes()).decode("utf-8").splitlines())
    records = (extract(_without_title(line)) for line in lines if line["id"] in labelled)
    scores = evaluate_titles(labels, records)
    print(f"\nScores on {file}\n{scores}")
    if "--errors" in sys.argv:
        print(*scores.mistakes, sep="\n")


def _without_title(line: dict[str, str]) -> Document:
    kept = {key: line.get(key) for key in ("id", "text", "published", "publisher", "url")}
    return Document.model_validate({**kept, "language": "en"})


def main() -> int:
    """Score what is there."""
    annotated, readouts = SHARED / "devset", SHARED / "corpus" / "readouts-2021-2022.jsonl.gz"
    if not (annotated / "docs").is_dir():
        print(f"{annotated / 'docs'} does not exist: there is nothing to score (KZGRAPH_SHARED names another folder)")
        return 0
    below = score_annotated(annotated)
    if readouts.exists():
        score_titles(readouts)
    for line in below:
        print(f"error: {line}", file=sys.stderr)
    return BELOW_MINIMUM if below else 0


if __name__ == "__main__":
    sys.exit(main())
