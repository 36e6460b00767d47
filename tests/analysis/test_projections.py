"""Projections by hand: who is tied to whom, how strongly, and by which meetings."""

from __future__ import annotations

import pytest

from kzgraph.analysis import PROJECTIONS, project, strength
from kzgraph.errors import UsageError
from tests.analysis.small import graph, meeting
from tests.sample import sample_graph

A, B, C, D = "person:a", "person:b", "person:c", "person:d"
PLANNED = {"meeting:later": {"status": "planned"}}


def weights(network: object) -> dict[tuple[str, str], float]:
    return {(min(a, b), max(a, b)): w for a, b, w in network.edges(data="weight")}  # type: ignore[attr-defined]


def test_a_meeting_of_k_gives_each_pair_one_part_in_k_minus_1() -> None:
    # Three at one meeting: 1/(3-1) = 0.5 a pair. Two at another: 1/(2-1) = 1. So a–b has 0.5 + 1 = 1.5.
    people = project(graph([*meeting("three", A, B, C), *meeting("two", A, B)]), "people")
    assert weights(people) == {(A, B): 1.5, (A, C): 0.5, (B, C): 0.5}
    assert people[A][B]["meetings"] == ("meeting:three", "meeting:two")
    # Newman's property: the strength is the number of meetings in company.
    assert strength(people) == {A: 2.0, B: 2.0, C: 1.0}


def test_planned_meetings_count_only_when_asked_for() -> None:
    g = graph([*meeting("held", A, B), *meeting("later", A, C)], PLANNED)
    assert weights(project(g, "people")) == {(A, B): 1.0}
    assert project(g, "people").graph["left_out"] == {"meetings only planned": 1, "people at no meeting that counts": 1}
    assert weights(project(g, "people", planned=True)) == {(A, B): 1.0, (A, C): 1.0}


def test_nobody_meets_by_an_appointment() -> None:
    g = graph([*meeting("held", A, B), *meeting("decree", A, C)], {"meeting:decree": {"kind": "appointment"}})
    reason = "appointments, at which nobody need have met"
    for name in ("people", "people-meetings"):
        assert C not in project(g, name)
        assert project(g, name).graph["left_out"][reason] == 1


def test_whoever_was_at_a_meeting_without_company_is_a_node_without_ties() -> None:
    people = project(graph([*meeting("alone", D), *meeting("held", A, B)]), "people")
    assert sorted(people) == [A, B, D]
    assert people.graph["basis"] == ("meeting:held",)
    assert people.graph["left_out"] == {"meetings with fewer than two people named": 1}


def test_one_person_told_twice_at_a_meeting_is_one_member() -> None:
    rows = [*meeting("m", A, B), (A, "TOOK_PART", "meeting:m", {"post": "Chair"})]
    assert weights(project(graph(rows), "people")) == {(A, B): 1.0}


def test_every_tie_keeps_the_relationships_that_state_it() -> None:
    people = project(graph(meeting("m", A, B)), "people")
    assert people[A][B]["relationships"] == (f"{A}|TOOK_PART|meeting:m", f"{B}|TOOK_PART|meeting:m")


def test_countries_meet_through_people_organisations_and_themselves() -> None:
    rows = [
        (A, "TOOK_PART", "meeting:m", {"behalf": "KZ"}),
        ("organisation:fdfa", "TOOK_PART", "meeting:m", {}),
        ("organisation:fdfa", "BELONGS_TO", "organisation:council", {}),
        ("organisation:council", "BELONGS_TO", "country:CH", {}),
        ("country:AT", "TOOK_PART", "meeting:m", {}),
        (B, "TOOK_PART", "meeting:m", {}),
    ]
    # Three countries (b acts for none that is told): 1/(3-1) a pair.
    assert weights(project(graph(rows), "countries")) == {
        ("country:AT", "country:CH"): 0.5,
        ("country:AT", "country:KZ"): 0.5,
        ("country:CH", "country:KZ"): 0.5,
    }


def test_for_whom_somebody_acts_goes_before_where_the_organisation_belongs() -> None:
    rows = [
        ("organisation:x", "TOOK_PART", "meeting:m", {"behalf": "EU"}),
        ("organisation:x", "BELONGS_TO", "country:BE", {}),
        ("country:KZ", "TOOK_PART", "meeting:m", {}),
    ]
    eu = {"organisation:european-union": {"name": "European Union"}}
    assert weights(project(graph(rows, eu), "countries")) == {("country:KZ", "organisation:european-union"): 1.0}


def test_organisations_that_belong_to_each_other_in_a_circle_have_no_country() -> None:
    rows = [
        ("organisation:x", "BELONGS_TO", "organisation:y", {}),
        ("organisation:y", "BELONGS_TO", "organisation:x", {}),
        *meeting("m", "organisation:x", "country:KZ"),
    ]
    assert weights(project(graph(rows), "countries")) == {}


def test_two_members_of_one_delegation_make_no_tie_of_a_country_with_itself() -> None:
    assert weights(project(graph(meeting("m", A, B, behalf="KZ")), "countries")) == {}


def test_people_and_meetings_are_tied_to_each_other_and_never_among_themselves() -> None:
    network = project(graph([*meeting("one", A, B), *meeting("two", A)]), "people-meetings")
    assert sorted(network.edges) == [(A, "meeting:one"), (A, "meeting:two"), (B, "meeting:one")]
    assert dict(network.nodes(data="bipartite")) == {
        A: 0, B: 0, "meeting:one": 1, "meeting:two": 1,
    }  # fmt: skip


def test_a_visit_points_from_the_visitor_to_the_host_once_for_each_meeting() -> None:
    rows = [
        (A, "TOOK_PART", "meeting:1", {"capacity": "visitor", "behalf": "BY"}),
        (B, "TOOK_PART", "meeting:1", {"capacity": "visitor", "behalf": "BY"}),
        (C, "TOOK_PART", "meeting:1", {"capacity": "host", "behalf": "KZ"}),
        ("country:BY", "TOOK_PART", "meeting:2", {"capacity": "visitor"}),
        ("country:KZ", "TOOK_PART", "meeting:2", {"capacity": "host"}),
        ("country:BY", "TOOK_PART", "meeting:3", {"capacity": "visitor"}),
    ]
    visits = project(graph(rows), "visits")
    assert list(visits.edges(data="weight")) == [("country:BY", "country:KZ", 2.0)]
    assert visits.graph["left_out"] == {"meetings without a visitor and a host": 1}


def test_agreements_tie_countries_through_their_organisations_but_not_before_they_exist() -> None:
    rows = [
        ("organisation:x", "BELONGS_TO", "country:KZ", {}),
        ("organisation:x", "SIGNED", "agreement:done", {}),
        ("country:BY", "PARTY_TO", "agreement:done", {}),
        ("country:BY", "PARTY_TO", "agreement:later", {}),
    ]
    network = project(graph(rows, {"agreement:later": {"status": "negotiated"}}), "country-agreements")
    assert sorted(network.edges) == [("country:BY", "agreement:done"), ("country:KZ", "agreement:done")]
    assert network["country:KZ"]["agreement:done"]["agreements"] == ("agreement:done",)
    assert network.graph["left_out"] == {"agreements only planned or negotiated": 1}


def test_in_the_sample_kazakhstan_met_belgium_at_two_meetings() -> None:
    tie = project(sample_graph(), "countries")["country:KZ"]["country:BE"]
    assert tie["meetings"] == ("meeting:2024-10-18-consultations-be-kz", "meeting:2025-09-11-meeting-be-kz")
    assert tie["weight"] == 2.0


@pytest.mark.parametrize("name", PROJECTIONS)
def test_an_empty_graph_has_empty_projections(name: str) -> None:
    assert len(project(graph([]), name)) == 0


def test_an_unknown_projection_is_refused_with_the_names_that_exist() -> None:
    with pytest.raises(UsageError, match="friends") as caught:
        project(graph([]), "friends")
    assert "people-meetings" in caught.value.cure
