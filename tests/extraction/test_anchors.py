"""Searching by anchors finds what the expression finds, in any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzgraph.extraction.agreements.deeds.verbs import _forms as status_forms
from kzgraph.extraction.dates.finding import _forms as date_forms
from kzgraph.extraction.figures.amounts import _forms as amount_forms
from kzgraph.extraction.text.anchors import Anchored, anchored, begins, needed
from tests.extraction.tables import cases

TABLES = ("people", "organisations", "countries", "events", "references")
SENTENCES = [case["text"] for table in TABLES for case in cases(table)]
FORMS = [
    *(form for form, _ in date_forms()),
    *amount_forms(),
    *(form for side in ("before", "after") for _, form in status_forms(side)),
]


def _spans(form: re.Pattern[str] | Anchored, text: str, *ends: int) -> list[tuple[int, int]]:
    return [match.span() for match in form.finditer(text, *ends)]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"\byesterday\b", {"yesterday"}),
        (r"\b(?:last|next) (?:week|month|weekend)", {"week", "month"}),
        (r"\b(?:the )?(?P<c>two|three|\d{1,2}) quarters?", {" quarter"}),
        (r"(?:19|20)\d\d-\d\d", {"19", "20"}),
        (r"[1-4]th\b", {"\\d"}),
        (r"(?:soon|\d)", {"soon", "\\d"}),
        (r"(?:soon)?(?=later)", set()),
        (r"(?:soon|.)", set()),
        (r"(?!soon)\w+", set()),
        (r"sign(?:ed|ing)?", {"sign"}),
        (r"(?:têtes?|Ébène)", {"tête", "ébène"}),
        (r"(?:têtes?|µ)", set()),
    ],
)
def test_the_words_are_those_without_which_an_expression_cannot_match(expression: str, words: set[str]) -> None:
    assert set(anchored(re.compile(expression, re.IGNORECASE)).words) == words


def test_words_that_must_follow_may_be_counted() -> None:
    assert needed(r"\w+ (?=soon|later)(?!never)", re.IGNORECASE)[0] == {"soon", "later"}
    assert needed(r"(?<=soon )\w+(?:(?=later))?", re.IGNORECASE)[0] == set()


@pytest.mark.parametrize(
    ("expression", "words", "reach"),
    [
        (r"\b(?:met|saw) (?:\w+ )?yesterday", {"met", "saw"}, 0),
        (r"\b(?:then |later )?met (?:\w+ )?yesterday", {"met "}, 8),
        (r"\b(?:in the meantime )?(?:then )?met", {"met"}, 24),
        (r"(?<=after )(?i:Talks)(?! in)", {"talks"}, 0),
        (r"(?:an?|the )(?=visit|trip)", {"a", "the "}, 0),
        (r"\w{2}(?:s?|[aeiou])(?=visit)", {"visit"}, 8),
        (r"\w+ visit", set(), 0),
        (r"\d+ visits", set(), 0),
    ],
)
def test_matches_begin_near_these_words(expression: str, words: set[str], reach: int) -> None:
    assert needed(expression, re.IGNORECASE)[1:] == (words, reach)


def test_what_begins_near_words_is_found_before_each_of_them() -> None:
    assert begins("met a, then met b", frozenset({"met"}), 0) == [0, 12]
    assert begins("met a, then met b", frozenset({"met", "then"}), 2) == [0, 5, 6, 7, 10, 11, 12]


def test_every_form_of_a_date_or_amount_has_words_to_be_found_by() -> None:
    assert [form.form.pattern for form, _ in date_forms() if not form.words] == []
    assert [form.form.pattern for form in amount_forms() if not form.words] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_what_an_expression_matches_is_found_wherever_it_stands(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(FORMS))
    around = st.one_of(st.text(max_size=30), st.sampled_from(SENTENCES))
    match = data.draw(st.from_regex(form.form))
    text = data.draw(around) + data.draw(st.sampled_from(["", " "])) + match + data.draw(around)
    start, end = data.draw(st.integers(0, 40)), len(text) - data.draw(st.integers(0, 40))
    assert _spans(form, text) == _spans(form.form, text)
    assert _spans(form, text, start, end) == _spans(form.form, text, start, end)
    assert form.may_match(text) or not form.form.search(text)


@pytest.mark.parametrize("letter", ["İ", "ı", "ſ", "\u212a", "ß", "é"])
def test_letters_that_change_with_their_case_hide_nothing(letter: str) -> None:
    text = f"{letter} on Monday they met, on 3 May 2024; year{letter}, la{letter}t week, thi{letter} week, {letter}."
    for form in FORMS:
        assert _spans(form, text) == _spans(form.form, text)


def test_the_sentences_of_the_tables_give_the_same_one_by_one_and_all_in_one() -> None:
    for text in (*SENTENCES, " ".join(SENTENCES), "\n".join(SENTENCES).upper()):
        for form in FORMS:
            assert _spans(form, text) == _spans(form.form, text)
