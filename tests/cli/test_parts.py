"""The library behind demo, doctor and load, where the commands do not show it well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest

import kzgraph.extraction
from kzgraph.demo import striking
from kzgraph.doctor import Check, _library_problem, exit_code
from kzgraph.extractors import find_extractor
from kzgraph.loading import load
from kzgraph.model import Document, Graph, Record
from tests.sample import sample_graph

CLICK = metadata.version("click")


def test_the_striking_fact_is_a_change_of_post_with_a_quote_for_each() -> None:
    person, fact = striking(sample_graph())
    assert person == "Roman Vassilenko"
    assert fact is not None
    assert fact.sentence == (
        "Roman Vassilenko: Deputy Minister of Foreign Affairs of Kazakhstan (attested 2023-10-02 to 2025-04-16), "
        "then Ambassador of Kazakhstan to Belgium (attested 2025-09-11)."
    )
    assert ["Ambassador" in quote for quote, _ in fact.quotes] == [False, True]


def test_without_a_change_of_post_the_latest_signature_is_told() -> None:
    graph = sample_graph()
    person, fact = striking(replace(graph, relationships=tuple(r for r in graph.relationships if r.type != "HELD")))
    signed = sorted(str(r.properties["signedOn"]) for r in graph.relationships if "signedOn" in r.properties)
    assert person is not None
    assert fact is not None
    assert f"on {signed[-1]}" in fact.sentence


def test_an_empty_graph_has_no_striking_fact() -> None:
    assert striking(Graph()) == (None, None)


@pytest.mark.parametrize(
    ("requirement", "problem"),
    [
        ("click<9,>=8.1", None),
        ("click", None),
        ("click<8", f"click {CLICK} is not <8"),
        ("click>=99", f"click {CLICK} is not >=99"),
        ("no-such-library>=1", "no-such-library is missing"),
    ],
)
def test_a_library_that_is_missing_or_of_another_version_is_named(requirement: str, problem: str | None) -> None:
    assert _library_problem(requirement) == problem


@pytest.mark.parametrize(
    ("states", "code"),
    [(("ok", "ok"), 0), (("ok", "problem"), 3), (("problem", "unreachable"), 4), ((), 0)],
)
def test_the_worst_state_decides_the_doctors_exit_code(states: tuple[str, ...], code: int) -> None:
    assert exit_code(Check("part", state, "") for state in states) == code  # type: ignore[arg-type]


@pytest.fixture
def extractors_loaded_anew() -> Iterator[None]:
    find_extractor.cache_clear()
    yield
    find_extractor.cache_clear()


@pytest.mark.usefixtures("extractors_loaded_anew")
def test_a_fault_in_one_document_does_not_cost_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = kzgraph.extraction.extract

    def fragile(document: Document) -> Record:
        if "Riga" in document.text:
            raise IndexError("a fault")
        return real(document)

    press = tmp_path / "press"
    press.mkdir()
    (press / "a.txt").write_text("The Minister of Foreign Affairs of Latvia travelled to Riga.")
    (press / "b.txt").write_text("The Minister of Foreign Affairs of Peru travelled to Lima by way of Chile.")
    monkeypatch.setattr("kzgraph.extraction.extract", fragile)
    report = load([press], str(tmp_path / "kzgraph.kgl"))
    assert report.new == ("b",)
    assert [str(error) for error in report.refused] == [f"{press / 'a.txt'}: kzgraph failed on it: IndexError: a fault"]
