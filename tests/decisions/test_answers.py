"""Answers from a file: two forms, and what is refused."""

from __future__ import annotations

import pytest

from kzgraph.decisions.answers import read_answers
from kzgraph.decisions.deciding import Answer
from kzgraph.errors import InputError

GOOD = {
    "fields": ("Josef Síkela\tJozef Síkela\tsame\n", [Answer("Josef Síkela", "Jozef Síkela", "same")]),
    "fields with a reason": ("A\tB\tdifferent\ttwo men\n", [Answer("A", "B", "different", "two men")]),
    "JSON": ('{"a": "A", "b": "B", "decision": "unsure", "why": "?"}', [Answer("A", "B", "unsure", "?")]),
    "skipped, blank lines, and an end as on Windows": ("A\tB\tskip\r\n\r\nC\tD\tsame\r\n", [Answer("C", "D", "same")]),
    "nothing": ("", []),
}
BAD = {
    "another word": ("A\tB\tequal", "'equal' is no answer"),
    "two fields": ("A\tB", "2 fields"),
    "an empty name": ("A\t\tsame", "fields between tabs"),
    "an unknown key": ('{"a": "A", "b": "B", "decision": "same", "who": "x"}', 'unknown key "who"'),
    "a key is missing": ('{"a": "A", "decision": "same"}', '"b" has to be there'),
    "a number": ('{"a": 1, "b": "B", "decision": "same"}', '"a" has to be there, and a text'),
    "half a line": ('{"a": "A",', "not a line of JSON"),
}


@pytest.mark.parametrize("case", GOOD)
def test_answers_are_read(case: str) -> None:
    text, expected = GOOD[case]
    assert read_answers(text, "f") == expected


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_answer_is_refused_by_its_line(case: str) -> None:
    text, said = BAD[case]
    with pytest.raises(InputError) as raised:
        read_answers(f"A\tB\tsame\n{text}", "f")
    assert str(raised.value).startswith("f:2: ")
    assert said in str(raised.value)
