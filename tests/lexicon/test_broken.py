"""A broken file of the lexicon is named with its key, and is no document's fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kzgraph import data_files, doctor, extracting
from kzgraph.errors import LexiconError
from kzgraph.extraction import knowledge, triggers

BROKEN = "phon(?:(e|ic) call"
SAID = (
    r"lexicon/event_triggers\.yaml: triggers\.call: not a regular expression: missing \), unterminated subpattern: phon"
)

Patch = pytest.MonkeyPatch


@pytest.fixture
def _broken(monkeypatch: Patch) -> Iterator[None]:
    whole = data_files.lexicon
    told = whole("event_triggers")
    broken = {**told, "triggers": {**told["triggers"], "call": [r"\bcalled\b", BROKEN]}}
    opened: Callable[[str], Any] = lambda name: broken if name == "event_triggers" else whole(name)  # noqa: E731
    for module in (data_files, knowledge, triggers):
        monkeypatch.setattr(module, "lexicon", opened)
    cached = [found for found in vars(triggers).values() if hasattr(found, "cache_clear")]
    for function in cached:
        function.cache_clear()
    yield
    for function in cached:
        function.cache_clear()


@pytest.mark.usefixtures("_broken")
def test_a_bad_expression_is_named_with_its_file_and_key_and_ends_the_extraction(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Foreign Minister of Peru called the Foreign Minister of Latvia.")
    refused: list[Exception] = []
    with pytest.raises(LexiconError, match=SAID):
        list(extracting.extract_all([tmp_path / "a.txt"], on_refused=refused.append))
    assert refused == []


@pytest.mark.usefixtures("_broken")
def test_doctor_names_it_too() -> None:
    found = {check.name: check for check in doctor.examine()}["lexicon"]
    assert found.state == "problem"
    assert re.search(SAID, found.finding)


@pytest.mark.usefixtures("_broken")
def test_an_expression_that_was_compiled_with_others_is_found() -> None:
    with pytest.raises(re.error) as raised:
        re.compile(f"\\b(?:{BROKEN})")
    assert re.search(SAID, str(data_files.broken_expression(raised.value)))


def test_an_expression_of_no_file_is_shown_itself() -> None:
    with pytest.raises(LexiconError, match=r"^lexicon: not a regular expression: .*\(nowhere"):
        knowledge.one_of(["(nowhere"])
