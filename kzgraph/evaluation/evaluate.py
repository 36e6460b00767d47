"""Compare records with gold, one-to-one over the whole corpus."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from kzgraph.errors import InputError
from kzgraph.evaluation import matching
from kzgraph.evaluation.answers import Answers, PersonAnswer, answers
from kzgraph.evaluation.form import check_form
from kzgraph.evaluation.scores import Mistake, Quotes, Score, Scores
from kzgraph.evaluation.similarity import fold, pair, same_code, same_name, same_person, same_title
from kzgraph.model import Record

T = TypeVar("T")

TASKS = (
    "people",
    "roles",
    "affiliation",
    "organisations",
    "countries",
    "events",
    "events_strict",
    "agreements",
    "agreements_strict",
    "figures",
    "figures_strict",
)
NAMED_RATIO = 95
"""How alike a quote and a name are where the quote is hardly more than the name."""


def evaluate(
    gold: Path | str | Mapping[str, Mapping[str, Any]],
    records: Iterable[Record],
    texts: Mapping[str, str] | None = None,
) -> Scores:
    """Score records against gold.

    `gold` is a folder of ID.json files, or what `load_gold` makes of it; a record belongs to the gold of its
    `document.id`, the last one where an id comes twice. `texts` (by id, as read) also checks the quotes' offsets;
    records without a text are named in `Scores.without_text`, documents without a record in
    `Scores.without_record`. A document without a record counts as one that says
    nothing. Raises InputError for gold that cannot be read or has a key or value that no annotation has.
    """
    wanted = load_gold(gold) if isinstance(gold, (Path, str)) else gold
    plain = {r.document.id: r.model_dump(mode="json", by_alias=True) for r in records}
    tally: dict[str, Score] = defaultdict(Score)
    mistakes: list[Mistake] = []
    quotes = Quotes()
    for document, annotation in wanted.items():
        found = plain.get(document, {})
        for task, hits, misses in _compare(_answers(document, annotation), answers(found)):
            tally[task] += hits
            mistakes += (Mistake(document, task, kind, statement) for kind, statement in misses)
        if texts is not None and document in plain and document in texts:
            quotes += _check_quotes(found, texts[document])
    return Scores(
        documents=len(wanted),
        predicted=len(wanted.keys() & plain.keys()),
        tasks={task: tally[task] for task in TASKS},
        quotes=None if texts is None else quotes,
        mistakes=tuple(mistakes),
        without_record=tuple(document for document in wanted if document not in plain),
        without_text=() if texts is None else tuple(d for d in wanted if d in plain and d not in texts),
    )


def load_gold(folder: Path | str) -> dict[str, dict[str, Any]]:
    """The annotations of a folder, one ID.json per document, by id.

    Raises InputError where there is no such folder, no annotation in it, or one that is not a JSON object.
    """
    files = sorted(Path(folder).glob("*.json"))
    if not files:
        raise InputError(f"{folder}: no gold found", cure="give a folder with one ID.json per document")
    return {file.stem: _load_json(file) for file in files}


def _load_json(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: {error}", cure="each gold file holds one JSON object") from error
    if not isinstance(data, dict):
        raise InputError(f"{file}: not a JSON object", cure="each gold file holds one JSON object")
    return data


def _answers(document: str, annotation: Mapping[str, Any]) -> Answers:
    check_form(document, annotation)
    try:
        return answers(annotation)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        cure = "docs/commands.md, under evaluate, tells the form"
        raise InputError(f"gold of {document}: not in the form of gold: {error!r}", cure=cure) from error


Outcome = tuple[str, Score, list[tuple[Any, str]]]


def _compare(gold: Answers, found: Answers) -> Iterator[Outcome]:
    yield from _compare_people(gold.people, found.people)
    yield _task(
        "organisations",
        gold.organisations,
        found.organisations,
        lambda a, b: same_name(a.name, b.name),
        lambda o: o.name,
    )
    yield _task("countries", gold.countries, found.countries, same_code, str)
    for name, same in (("events", matching.event), ("events_strict", matching.event_strict)):
        yield _task(name, gold.events, found.events, same, _brief)
    for name, alike in (("agreements", matching.agreement), ("agreements_strict", matching.agreement_strict)):
        yield _task(name, gold.agreements, found.agreements, alike, _brief)
    for name, equal in (("figures", matching.figure), ("figures_strict", matching.figure_strict)):
        yield _task(name, gold.figures, found.figures, equal, _brief)


def _task(
    name: str, gold: Sequence[T], found: Sequence[T], same: Callable[[T, T], float], show: Callable[[T], str]
) -> Outcome:
    pairs = pair(gold, found, same)
    return name, Score(len(pairs), len(gold), len(found)), list(_misses(gold, found, pairs, show))


def _misses(
    gold: Sequence[T], found: Sequence[T], pairs: list[tuple[int, int]], show: Callable[[T], str]
) -> Iterator[tuple[Any, str]]:
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (("missed", show(x)) for i, x in enumerate(gold) if i not in hit_gold)
    yield from (("invented", show(x)) for j, x in enumerate(found) if j not in hit_found)


def _compare_people(gold: Sequence[PersonAnswer], found: Sequence[PersonAnswer]) -> Iterator[Outcome]:
    """Roles and affiliation count only for people who were found, but against all roles and all people."""
    pairs = pair(gold, found, lambda a, b: same_person(a.name, b.name))
    yield (
        "people",
        Score(len(pairs), len(gold), len(found)),
        list(_misses(gold, found, pairs, lambda p: p.name)),
    )
    role_hits, misses = 0, []
    for i, j in pairs:
        wanted, given = gold[i].roles, found[j].roles
        hits = pair(wanted, given, same_title)
        role_hits += len(hits)
        misses += [(kind, f"{gold[i].name}: {title}") for kind, title in _misses(wanted, given, hits, str)]
    yield "roles", Score(role_hits, sum(len(p.roles) for p in gold), sum(len(p.roles) for p in found)), misses
    wrong = [(i, j) for i, j in pairs if gold[i].country and gold[i].country != found[j].country]
    right = sum(bool(gold[i].country) for i, _ in pairs) - len(wrong)
    yield (
        "affiliation",
        Score(right, sum(bool(p.country) for p in gold), sum(bool(p.country) for p in found)),
        [("missed", f"{gold[i].name}: {gold[i].country}, not {found[j].country}") for i, j in wrong],
    )


def _brief(statement: Any) -> str:
    """A statement on one line, without its quotes."""
    parts = {k: v for k, v in asdict(statement).items() if v not in (None, (), "") and k not in ("quotes", "published")}
    return " · ".join(f"{key} {_plain(value)}" for key, value in parts.items())


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, (tuple, frozenset)):
        return ", ".join(sorted(filter(None, value)) if isinstance(value, frozenset) else value)
    return str(value)


def _check_quotes(record: Mapping[str, Any], text: str) -> Quotes:
    quotes = list(_evidence(record))
    exact = sum(bool(e["quote"]) and text[e["start"] : e["end"]] == e["quote"] for e in quotes)
    given = answers(record)
    named = [(x.name, x.quotes) for x in given.people] + [(x.name, x.quotes) for x in given.organisations]
    return Quotes(exact, len(quotes), sum(_is_named(*x) for x in named), len(named))


def _is_named(name: str, quotes: Iterable[str]) -> bool:
    words = set(fold(name).split())
    return any(words <= _words_in(quote) or same_name(name, quote, NAMED_RATIO) for quote in quotes)


def _words_in(quote: str) -> set[str]:
    """The words of a quote, with the singular of a plural: "the Ministries of Energy and Trade" names two."""
    words = set(fold(quote).split())
    ones = {word[:-3] + "y" for word in words if word.endswith("ies")} | {w[:-1] for w in words if w.endswith("s")}
    return words | ones


def _evidence(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping):
        if {"quote", "start", "end"} <= node.keys():
            yield node
        for value in node.values():
            yield from _evidence(value)
    elif isinstance(node, list):
        for value in node:
            yield from _evidence(value)
