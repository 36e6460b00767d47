"""The graph is a function of the set of records: any order, any repetition, any split gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.model import Graph, Record
from kzgraph.resolution import resolve
from tests.resolution.conftest import agreement, event, figure, organisation, party, person, record

NAMES = [
    ("Roman Vassilenko", "KZ"),
    ("Roman Vasilenko", None),
    ("R. Vassilenko", "KZ"),
    ("Vassilenko", None),
    ("Vassilenko", "KZ"),
    ("Roman Olegovich Vassilenko", "RU"),
    ("Jan Peeters", "BE"),
    ("Peeters", "BE"),
    ("Marie Peeters", "BE"),
]
TITLES = ["Foreign Minister", "Deputy Minister of Foreign Affairs", "Ambassador", "Ambassador to Belgium", "Director"]
DATES = [None, "2024", "2024-10", "2024-10-17", "2024-10-18", "2024-10-19"]

people = st.builds(
    lambda who, titles: person(*who, *titles),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(TITLES), max_size=2, unique=True),
)
parties = st.lists(
    st.sampled_from(NAMES).map(lambda who: party(who[0], **({"for": who[1]} if who[1] else {}))), max_size=3
)
events = st.builds(
    lambda kind, date, people, round, at: event(kind, "KZ BE", people, date=date, round=round, at=at),
    st.sampled_from(["meeting", "consultations", "dialogue", "visit"]),
    st.sampled_from(DATES),
    parties,
    st.sampled_from([None, 4, 5]),
    st.integers(0, 40),
)
agreements = st.builds(
    lambda title, status, date: agreement(title, "agreement", status, ["Kazakhstan", "Belgium"], date=date),
    st.sampled_from(["joint statement", "Agreement on Air Services", "Air Services Agreement (ASA)", "ASA"]),
    st.sampled_from(["planned", "signed", "in_force"]),
    st.sampled_from(DATES),
)
organisations = st.sampled_from(
    [
        organisation("MFA", "ministry", "KZ"),
        organisation("Kazakh Foreign Ministry", "ministry", "KZ"),
        organisation("Ministry of Finance", "ministry"),
        organisation("Steppe Rail", "company", "KZ", "SR"),
        organisation("SR", "company"),
    ]
)
figures = st.builds(lambda value: figure("export", value, period="2023", reporter="KZ"), st.sampled_from([1.0, 2.5e6]))
saying = st.lists(st.one_of(people, events, agreements, organisations, figures), max_size=6)


@st.composite
def corpora(draw: st.DrawFn) -> list[Record]:
    """A few records, two of which may have one text under two ids."""
    published = st.sampled_from([None, "2024-10-19", "2024-10-20"])
    records = [record(f"doc {i}", draw(published), *draw(saying)) for i in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        twin = records[0].document.model_copy(update={"id": "twin", "publisher": draw(st.sampled_from([None, "P"]))})
        records.append(records[0].model_copy(update={"document": twin}))
    return records


def written(graph: Graph) -> str:
    """The graph with everything that a store would see, in its order."""
    return repr(graph)


@settings(max_examples=60, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_show(records: list[Record], random: object) -> None:
    shuffled = [*records, *records[:2], *records]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert written(resolve(shuffled)) == written(resolve(records))


@settings(max_examples=30, deadline=None)
@given(corpora())
def test_every_relationship_leads_to_nodes_that_are_there_and_has_evidence(records: list[Record]) -> None:
    graph = resolve(iter(records))
    ids = [node.id for node in graph.nodes]
    assert ids == sorted(set(ids))
    assert [r.id for r in graph.relationships] == sorted({r.id for r in graph.relationships})
    for relationship in graph.relationships:
        assert {relationship.start, relationship.end} <= set(ids), relationship.id
        assert relationship.properties["documents"]


def test_records_read_back_from_json_give_the_same_graph() -> None:
    one = record(
        "a", "2024-10-20", person("Aman Dulatov", "KZ", "Foreign Minister"), event("visit", "KZ BE", ["Aman Dulatov"])
    )
    assert resolve([Record.from_json(one.to_json())]) == resolve([one])


def test_the_hash_seed_does_not_show() -> None:
    script = (
        "from tests.resolution.test_graph import career, CAST, ONE_MEETING, TWO_MEETINGS\n"
        "from tests.resolution.conftest import record\n"
        "from kzgraph.resolution import resolve\n"
        "told = [c[n] for c in ONE_MEETING + TWO_MEETINGS for n in (1, 2)]\n"
        "print(resolve([*career(), *(record(f'd{i}', '2025-01-01', *CAST, e) for i, e in enumerate(told))]))"
    )
    root = Path(__file__).parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
