"""A choice finds what its expressions find as alternatives of one, in any text."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.extraction.knowledge import choice_of, lexicon, one_of
from kzgraph.extraction.text.choice import Choice
from tests.extraction.tables import cases

KINDS = tuple(lexicon("event_triggers")["triggers"])
SENTENCES = [case["text"] for table in ("people", "events", "references") for case in cases(table)]


@cache
def _forms(kind: str) -> list[str]:
    return list(lexicon("event_triggers")["triggers"][kind])


def _found(forms: list[str], text: str) -> list[tuple[int, int]]:
    """Where a choice of the forms matches, after it was compared with the alternatives."""
    choice, alternatives = _both(tuple(forms))
    found = [match.span() for match in choice.finditer(text)]
    assert found == [match.span() for match in alternatives.finditer(text)]
    return found


@cache
def _both(forms: tuple[str, ...]) -> tuple[Choice, re.Pattern[str]]:
    return choice_of(list(forms)), one_of(list(forms))


@pytest.mark.parametrize(
    ("forms", "text", "spans"),
    [
        (["the talks", "talks with"], "the talks with A and the talks with B", [(0, 9), (21, 30)]),
        (["talks", "talks with"], "talks with A", [(0, 5)]),
        (["talks with", "talks"], "talks with A", [(0, 10)]),
        (["talks", r"\bmet (?=[A-Z])"], "they met him and met Ann after Talks", [(17, 21), (31, 36)]),
        (["with", r"\w+ing\b"], "sitting with nothing", [(0, 7), (8, 12), (13, 20)]),
        ([r"[a-c]+"], "an absolute bacon", [(0, 1), (3, 5), (12, 15)]),
        (["talks"], "no word of it", []),
        (["talks"], "tal\u212as", [(0, 5)]),
        (["took part", " in "], "took no part in it, took\npart, took part", [(12, 16), (31, 40)]),
        ([" "], "a b", [(1, 2)]),
        ([" "], "  ", [(0, 1), (1, 2)]),
        ([r"met (?=Ann|Bob)", r"\w+ (?!Bob)"], "met Bob, met Cid", [(0, 4), (9, 13)]),
    ],
)
def test_the_first_form_wins_where_several_begin(forms: list[str], text: str, spans: list[tuple[int, int]]) -> None:
    assert _found(forms, text) == spans


@pytest.mark.parametrize("kind", KINDS)
def test_the_sentences_of_the_tables_give_the_same(kind: str) -> None:
    for text in SENTENCES:
        _found(_forms(kind), text)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(KINDS), st.lists(st.sampled_from(SENTENCES), max_size=3), st.text(max_size=20))
def test_any_text_gives_the_same(kind: str, sentences: list[str], between: str) -> None:
    _found(_forms(kind), between.join(["", *sentences, ""]))


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_matches_an_empty_text(kind: str) -> None:
    assert [form for form in _forms(kind) if re.compile(form, re.IGNORECASE).match("")] == []


def test_a_match_is_sought_at_the_beginning_and_a_search_between_two_offsets() -> None:
    forms = choice_of(["talks(?= with)", r"\btalks\b", "met"])
    text = "talks with A, who met B"
    assert [found.span() if found else None for found in (forms.match(text), forms.match(text[1:]))] == [(0, 5), None]
    assert [match and match.span() for match in (forms.match(text, 18), forms.match(text, 0, 5))] == [(18, 21), (0, 5)]
    assert (forms.match(text, 17), forms.match(text, 18, 20)) == (None, None)
    found = (forms.search(text, 1), forms.search(text, 1, 20), forms.search(text, 0, 8))
    assert [match.span() if match else None for match in found] == [(18, 21), None, (0, 5)]


def test_what_lies_beyond_the_end_of_a_search_is_not_seen() -> None:
    forms, text = ["talks(?= with)", "met"], "talks with A"
    assert [choice_of(forms).search(text, 0, end) is not None for end in (5, 9, 10)] == [
        one_of(forms).search(text, 0, end) is not None for end in (5, 9, 10)
    ]
