"""Any text at all, and real documents damaged at random: never an exception, an inexact quote or a name made up."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzgraph.evaluation.similarity import fold
from kzgraph.extraction import extract
from kzgraph.model import Document, Organisation, Person
from kzgraph.reading import read

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("KZGRAPH_SHARED", ROOT.parent / "shared"))
FOLDERS = [folder for folder in (ROOT / "seeds", SHARED / "devset" / "docs") if folder.is_dir()]
SENTENCE = re.compile(r".+?(?:[.!?](?=\s)|\n\n|\Z)\s*", re.DOTALL)
ODD = (
    "\u00a0\u200b\u200d\u00ad\u0301\u202e\ufeff\u2028\u0130\u017f\u0000\ud7a3\U0001f1f0\U0001f1ff"
    "“”’'\"()[]–—-.,;:/\\\t\r\n"
)
LONGEST = 3_000
"""Characters of a document that are damaged: what goes wrong goes wrong in a few sentences."""

Damage = tuple[str, int, int]


@cache
def documents() -> tuple[Document, ...]:
    """The seeds, and the development set where it is there."""
    return tuple(item for folder in FOLDERS for item in read(folder) if isinstance(item, Document))


CASES: tuple[Callable[[str], str], ...] = (str.swapcase, str.upper, str.lower, str.title)


def damaged(text: str, damages: list[Damage]) -> str:
    """The text after each damage in turn."""
    for kind, first, second in damages:
        text = _damaged(text, kind, first, second)
    return text


def _damaged(text: str, kind: str, first: int, second: int) -> str:
    if kind == "cut":
        return text[first % (len(text) + 1) :][: second % 500 + 1]
    if kind == "insert":
        place = first % (len(text) + 1)
        return text[:place] + ODD[second % len(ODD)] * (1 + second % 3) + text[place:]
    if kind == "drop":
        place = first % (len(text) + 1)
        return text[:place] + text[place + second % 20 :]
    sentences = SENTENCE.findall(text) or [text]
    a, b = first % len(sentences), second % len(sentences)
    if kind == "delete":
        del sentences[a]
    elif kind == "duplicate":
        sentences.insert(b, sentences[a])
    elif kind == "swap":
        sentences[a], sentences[b] = sentences[b], sentences[a]
    elif kind == "case":
        sentences[a] = CASES[second % len(CASES)](sentences[a])
    elif kind == "join":
        sentences[a] = sentences[a].strip()
    return "".join(sentences)


numbers = st.integers(0, 10_000)
kinds = st.sampled_from(["cut", "insert", "drop", "delete", "duplicate", "swap", "case", "join"])
damages = st.lists(st.tuples(kinds, numbers, numbers), max_size=8)
days = st.sampled_from([None, "2024", "2024-02", "2024-02-29"])


def evidence(value: object) -> Iterator[dict[str, Any]]:
    """Every quote in a record's JSON, however deep."""
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            yield value
        for part in value.values():
            yield from evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from evidence(part)


def unnamed(named: Person | Organisation) -> set[str]:
    """The words of a name that its quotes do not hold; "Ministry" is in "the Ministries of Economy of A and B".

    What cuts a word in two is another fault, and has a test of its own.
    """
    said = fold(" ".join(e.quote for e in named.evidence))
    return {word for word in fold(named.name).split() if word not in said and not _is_shared(word, named, said)}


def _is_shared(word: str, named: Person | Organisation, said: str) -> bool:
    return isinstance(named, Organisation) and word.removesuffix("y") + "ies" in said


def check(text: str, published: str | None, language: str | None = "en") -> None:
    """All that has to hold of the record of a text."""
    record = extract(Document(id="t", text=text, published=published, language=language))
    wrong = [e for e in evidence(json.loads(record.to_json())) if text[e["start"] : e["end"]] != e["quote"]]
    assert wrong == []
    made_up = {item.name: words for item in (*record.people, *record.organisations) if (words := unnamed(item))}
    assert made_up == {}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=400), published=days)
def test_any_text_at_all_gives_no_exception_and_no_statement_without_its_quote(
    text: str, published: str | None
) -> None:
    check(text, published)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), damages=damages, published=days)
def test_a_damaged_document_gives_no_exception_and_no_name_that_it_does_not_have(
    data: st.DataObject, damages: list[Damage], published: str | None
) -> None:
    document = data.draw(st.sampled_from(documents()).map(lambda d: d.text))
    start = data.draw(st.integers(0, max(0, len(document) - 200)))
    check(damaged(document[start : start + LONGEST], damages), published)


CUT_NAMES = [
    "President of Kazakhstan Kassym-Jomart Toka025 met President Ilham Aliyev.",
    "Leaders from the C5ional countries met.",
]
"""Known faults: a name ends, or begins, within a word."""


@pytest.mark.xfail(strict=True, reason="a word ends at a digit")
@pytest.mark.parametrize("text", CUT_NAMES, ids=ascii)
def test_no_name_is_cut_within_a_word(text: str) -> None:
    record = extract(Document(id="t", text=text, language="en"))
    names = [item.name for item in (*record.people, *record.organisations)]
    cut = [
        name
        for name in names
        for match in re.finditer(re.escape(name), text)
        if _goes_on(text[: match.start()][::-1]) or _goes_on(text[match.end() :])
    ]
    assert names
    assert cut == []


IN_PIECES = [
    (
        unicodedata.normalize(
            "NFD", "President of Türkiye Recep Tayyip Erdoğan met President José Ramos-Horta in Dili."
        ),
        [("Recep Tayyip Erdoğan", "TR"), ("José Ramos-Horta", "TL")],
    ),
    ("Foreign Minister of Poland Radosław Sikor\u200bski left.", [("Radosław Sikorski", "PL")]),
    ("Foreign Minister of Poland Radosław Sikor\u00adski left.", [("Radosław Sikorski", "PL")]),
]


@pytest.mark.parametrize(("text", "people"), IN_PIECES, ids=ascii)
def test_a_name_in_pieces_is_found_whole_and_its_quote_is_as_written(text: str, people: list[tuple[str, str]]) -> None:
    record = extract(Document(id="t", text=text, language="en"))
    assert [(person.name, person.country) for person in record.people] == people
    check(text, None)


MARKED = [
    (
        "**Xavier Bettel**, Minister of Foreign Affairs of Luxembourg, met *José Monteiro*, Minister of Foreign Affairs"
        " of Cape Verde, in __Praia__.",
        ["Xavier Bettel", "José Monteiro"],
    ),
    (
        "On Monday [Xavier Bettel](https://example.org/a_b_c), Minister of Foreign Affairs of Luxembourg, met"
        " **[José Monteiro](/people/monteiro)**, Minister of Foreign Affairs of Cape Verde.",
        ["Xavier Bettel", "José Monteiro"],
    ),
    (
        "* Minister of Foreign Affairs of Luxembourg Xavier Bettel met Minister of Foreign Affairs of Cape Verde José"
        " Monteiro* in Praia.\n* They spoke of ports.",
        ["Xavier Bettel", "José Monteiro"],
    ),
]


@pytest.mark.parametrize(("text", "people"), MARKED)
def test_what_stands_within_marks_of_emphasis_or_a_link_is_read_and_quoted_as_written(
    text: str, people: list[str]
) -> None:
    record = extract(Document(id="t", text=text, language="en"))
    (meeting,) = record.events
    assert [person.name for person in meeting.participants] == people
    assert [person.country for person in record.people] == ["LU", "CV"]
    check(text, None)


@pytest.mark.parametrize(("letter", "odd"), [("s", "ſ"), ("k", "\u212a"), ("i", "ı"), ("i", "İ")], ids=ascii)
def test_words_that_match_only_without_regard_to_case_are_looked_up(letter: str, odd: str) -> None:
    text = (
        "Yesterday morning and this afternoon Foreign Minister of Poland Radosław Sikorski met Foreign Minister of"
        " Latvia Baiba Braže; the same day, last week, last spring and a year earlier trade was 3 million Swiss francs,"
        " 2 billion US dollars and 5 million kroner."
    )
    check(text.replace(letter, odd), "2025-03-07")


def test_no_name_in_capitals_begins_within_a_number() -> None:
    text = "THE MINISTERS MARKED THE 25TH ANNIVERSARY OF THE INTERNATIONAL FUND FOR SAVING THE ARAL SEA."
    record = extract(Document(id="t", text=text, language="en"))
    assert [item.name for item in record.organisations] == ["INTERNATIONAL FUND FOR SAVING THE ARAL SEA"]


def _goes_on(beside: str) -> bool:
    return re.match(r"[\w\u0300-\u036f\u00ad\u200b]", beside) is not None
