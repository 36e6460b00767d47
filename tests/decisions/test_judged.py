"""Statements that people judged, in a graph: what goes, what stays, what is said."""

from __future__ import annotations

import pytest

from kzgraph.decisions import Decisions
from kzgraph.model import Graph, Node
from kzgraph.resolution import resolve
from kzgraph.resolution.judged import judge
from tests.decisions.conftest import tellings
from tests.resolution.conftest import agreement, event, figure, person, record

MINISTER = "post:kz-minister-of-foreign-affairs"
MINISTRY = "organisation:kz-ministry-of-foreign-affairs"
NURTLEU = "person:murat-nurtleu"
HELD = f"{NURTLEU}|HELD|{MINISTER}"


def graph() -> Graph:
    """Two ministers, their meeting, an agreement signed there and a figure."""
    return resolve(
        [
            *tellings(),
            record(
                "fifth",
                "2024-05-02",
                person("Murat Nurtleu", "KZ"),
                event("signing", "KZ BE", ["Murat Nurtleu"], date="2024-05-01", place="Brussels"),
                agreement("Agreement on visas", "agreement", "signed", ["Kazakhstan", "Belgium"], date="2024-05-01"),
                figure("trade_turnover", 1e9, reporter="KZ", partner="BE", period="2023"),
            ),
        ]
    )


def meeting() -> str:
    return next(n.id for n in graph().nodes if n.label == "Meeting" and n.properties["kind"] == "meeting")


def rejected(*statements: str) -> Graph:
    return judge(graph(), Decisions(rejected=dict.fromkeys(statements, "anna: no"))).graph


def test_a_rejected_relationship_leaves_and_its_ends_stay() -> None:
    before, after = graph(), rejected(HELD)
    assert after.nodes == before.nodes
    assert {r.id for r in before.relationships} - {r.id for r in after.relationships} == {HELD}


@pytest.mark.parametrize("label", ["Meeting", "Agreement", "Figure", "Post"])
def test_a_rejected_node_takes_its_relationships_with_it_and_no_document_or_person(label: str) -> None:
    before = graph()
    gone = {node.id for node in before.nodes if node.label == label}
    after = rejected(*gone)
    assert gone
    assert not gone & {node.id for node in after.nodes}
    assert not [r.id for r in after.relationships if {r.start, r.end} & gone]
    kept = ("Document", "Person", "Country")
    assert [n for n in after.nodes if n.label in kept] == [n for n in before.nodes if n.label in kept]


def test_an_organisation_that_only_a_rejected_title_implied_goes_with_the_post() -> None:
    assert graph().node(MINISTRY) is not None
    assert rejected(MINISTER).node(MINISTRY) is None
    assert rejected(HELD).node(MINISTRY) is not None


def test_a_confirmed_statement_says_who_confirmed_it_and_why() -> None:
    after = judge(graph(), Decisions(confirmed={HELD: "anna: seen", meeting(): "bela"})).graph
    node = after.node(meeting())
    assert node is not None
    assert node.properties["confirmed"] == "bela"
    said = {r.id: r.properties["confirmed"] for r in after.relationships if "confirmed" in r.properties}
    assert said == {HELD: "anna: seen"}


def test_a_judgement_holds_under_an_id_that_the_node_had_before() -> None:
    """The id that one of a person's names alone would have given; the other name joined it later."""
    before = graph()
    renamed = tuple(
        Node(n.id, n.labels, {**n.properties, "otherIds": ["person:m-nurtleu"]}) if n.id == NURTLEU else n
        for n in before.nodes
    )
    found = judge(
        Graph(renamed, before.relationships),
        Decisions(rejected={HELD.replace(NURTLEU, "person:m-nurtleu"): "anna: no"}),
    )
    assert HELD not in {r.id for r in found.graph.relationships}
    assert found.idle == ()


def test_what_a_decision_is_about_that_is_not_there_is_told_and_changes_nothing() -> None:
    decisions = Decisions(
        same=frozenset({("person:murat-nurtleu", "person:nobody")}),
        different=frozenset({("meeting:x", "meeting:y")}),
        rejected={"meeting:none": "a: b"},
        confirmed={"person:nobody|HELD|post:none": "a"},
    )
    found = judge(graph(), decisions)
    assert found.graph == graph()
    assert found.idle == (
        "same person:murat-nurtleu person:nobody: no person:nobody in the graph",
        "different meeting:x meeting:y: no meeting:x and no meeting:y in the graph",
        "reject meeting:none: no such statement in the graph",
        "confirm person:nobody|HELD|post:none: no such statement in the graph",
    )


def test_a_decision_that_the_graph_does_not_show_is_told() -> None:
    """Whatever the reason: the ids are those of a graph that was resolved without these decisions."""
    erlan, bolat = "person:erlan-karin", "person:bolat-karin"
    pair = frozenset({(bolat, erlan)})
    assert judge(graph(), Decisions(same=pair)).idle == (
        f"same {bolat} {erlan}: they are still two nodes, {bolat} and {erlan}",
    )
    joined = resolve(tellings(), Decisions(same=pair))
    assert judge(joined, Decisions(same=pair)).idle == ()
    assert judge(joined, Decisions(different=pair)).idle == (
        f"different {bolat} {erlan}: they are still one node, {bolat}",
    )


def test_resolve_applies_judgements_and_without_them_is_as_before() -> None:
    assert resolve(tellings()) == resolve(tellings(), Decisions())
    after = resolve(tellings(), Decisions(rejected={HELD: "anna: no"}))
    assert HELD not in {r.id for r in after.relationships}
    assert HELD in {r.id for r in resolve(tellings()).relationships}
