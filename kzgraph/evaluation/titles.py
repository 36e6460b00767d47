"""Events against labels made from the titles of readouts: who called or met whom, and when.

A label's title must not be in what the extractor reads. A hit is one held event of the document with both people
among its participants; the counterpart by the last name. Many more than one encounter per document means that hits
were bought with invented events.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import JaroWinkler

from kzgraph.errors import InputError
from kzgraph.evaluation.matching import FAMILY
from kzgraph.evaluation.similarity import fold
from kzgraph.model import Event, Record

NAME_SIMILARITY = 0.88
_NO_LAST_NAMES = frozenset(("al", "el", "ii", "iii", "iv", "vi"))
_NO_ENCOUNTERS = frozenset(("other", "appointment"))


@dataclass(frozen=True, slots=True)
class Label:
    """`ours` is the surname of the one side, `name` the counterpart's, `kind` is call or meet."""

    id: str
    date: str
    kind: str
    ours: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class TitleScores:
    """Shares of the labels: both people in one event, also of the right kind, also of the right day; the country."""

    labels: int
    both: float
    kind: float
    dated: float
    country: float
    encounters: float
    mistakes: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"labels {self.labels}: both people {self.both:.3f}, right kind {self.kind:.3f}, right kind and date "
            f"{self.dated:.3f}, country {self.country:.3f}, encounters per document {self.encounters:.2f}"
        )


def load_labels(file: Path | str) -> list[Label]:
    """Labels from a .jsonl or .jsonl.gz, each line a label, or a document with a `label`; lines without are left out.

    Raises InputError for a file that cannot be read or that holds no label.
    """
    path = Path(file)
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
        labels = [_label(line) for line in lines if "label" in line or "us" in line]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: {error}", cure="one JSON object a line: id, date, kind, us, name, country"
        ) from error
    if not labels:
        raise InputError(f"{path}: no labels", cure="one JSON object a line: id, date, kind, us, name, country")
    return labels


def _label(line: Mapping[str, Any]) -> Label:
    label = line.get("label", line)
    return Label(line["id"], label["date"], label["kind"], label["us"], label["name"], label["country"])


def evaluate_titles(labels: Sequence[Label], records: Iterable[Record]) -> TitleScores:
    """Score records by labels; a document without a record counts as one that says nothing."""
    by_id = {r.document.id: r for r in records}
    both = kind = dated = country = encounters = 0
    mistakes = []
    for label in labels:
        record = by_id.get(label.id)
        events = record.events if record else ()
        shared = [e for e in events if e.status == "held" and _has_both(label, e)]
        alike = [e for e in shared if _same_kind(label, e)]
        exact = any(e.date == label.date for e in alike)
        both, kind, dated = both + bool(shared), kind + bool(alike), dated + exact
        country += label.country in {c.code for c in (record.countries if record else ())}
        encounters += sum(e.kind not in _NO_ENCOUNTERS for e in events)
        if not exact:
            mistakes.append(_mistake(label, events))
    n = len(labels) or 1
    return TitleScores(len(labels), both / n, kind / n, dated / n, country / n, encounters / n, tuple(mistakes))


def _has_both(label: Label, event: Event) -> bool:
    last = [t for t in fold(label.name).split() if t not in _NO_LAST_NAMES]
    ours = fold(label.ours).split()
    names = [p.name for p in event.participants]
    return bool(last and ours) and _is_among(ours[-1], names) and _is_among(last[-1], names)


def _is_among(word: str, names: Iterable[str]) -> bool:
    return any(JaroWinkler.similarity(word, t) >= NAME_SIMILARITY for name in names for t in fold(name).split())


def _same_kind(label: Label, event: Event) -> bool:
    return FAMILY.get(event.kind) == label.kind or (label.kind == "meet" and event.kind == "visit")


def _mistake(label: Label, events: Iterable[Event]) -> str:
    got = "; ".join(f"{e.kind} {e.date}: {', '.join(p.name for p in e.participants)}" for e in events)
    return f"- {label.id}: {label.kind} {label.date}: {label.ours}, {label.name}; got {got or 'nothing'}"
