"""What the sample has none of: appointments, what came of agreements, what others did on behalf of a country."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kzgraph.model import Graph, Node, Property, Relationship
from kzgraph.stores import Store
from tests.queries.conftest import rows_of
from tests.sample_store import BOTH_STORES, loaded

DOCUMENT = "document:gazette-00000000"
EVIDENCE = {"documents": [DOCUMENT], "quotes": ["Told so."], "starts": [0], "ends": [8]}
NODES: dict[str, dict[str, Property]] = {
    DOCUMENT: {"name": "gazette", "published": "2024-06-01"},
    "country:AU": {"name": "Australia", "code": "AU"},
    "country:KE": {"name": "Kenya", "code": "KE"},
    "organisation:african-union": {"name": "African Union", "aliases": ["AU", "African Union"]},
    "organisation:ke-mfa": {"name": "Ministry of Kenya", "kind": "ministry"},
    "post:ke-minister": {"name": "Minister of Kenya", "kind": "minister"},
    "person:ann-old": {"name": "Ann Old"},
    "person:bob-new": {"name": "Bob New"},
    "person:cy-oz": {"name": "Cy Oz"},
    "meeting:appointment": {"name": "Appointment", "kind": "appointment", "startDate": "2024-05-01", "status": "held"},
    "meeting:call": {"name": "Call", "kind": "call", "startDate": "2024-05-02", "status": "held"},
    "meeting:talks": {"name": "Talks", "kind": "other", "startDate": "2024-05-03", "endDate": "2024-05-05",
                      "place": "Lagos", "status": "planned"},
    "meeting:no-day": {"name": "No day", "kind": "visit", "status": "held", "place": "Nairobi"},
    "agreement:planned": {"name": "Planned", "kind": "agreement", "status": "planned"},
    "agreement:no-more-planned": {"name": "No more planned", "kind": "other", "status": "signed",
                                  "signedOn": "2024-03-02"},
    "agreement:in-force": {"name": "In force", "kind": "treaty", "status": "in_force", "signedOn": "2020-01"},
    "agreement:one-date": {"name": "One date", "kind": "treaty", "status": "ratified"},
    "agreement:initialled": {"name": "Initialled", "kind": "protocol", "status": "initialled"},
    "agreement:mentioned": {"name": "Mentioned", "kind": "treaty", "status": "mentioned"},
    "agreement:no-day": {"name": "No day either", "kind": "plan", "status": "signed"},
}  # fmt: skip
LINKS: list[tuple[str, str, str, dict[str, Property]]] = [
    ("organisation:ke-mfa", "BELONGS_TO", "country:KE", {}),
    ("post:ke-minister", "BELONGS_TO", "organisation:ke-mfa", {}),
    ("person:ann-old", "HELD", "post:ke-minister", {"since": "2021", "until": "2024-05-01"}),
    ("person:bob-new", "HELD", "post:ke-minister", {"since": "2024-05-01"}),
    ("person:bob-new", "TOOK_PART", "meeting:appointment", {"capacity": "appointee", "post": "Minister of Kenya"}),
    ("person:ann-old", "TOOK_PART", "meeting:appointment", {"capacity": "predecessor"}),
    ("person:cy-oz", "TOOK_PART", "meeting:call", {"behalf": "AU"}),
    ("organisation:african-union", "TOOK_PART", "meeting:talks", {}),
    ("country:KE", "TOOK_PART", "meeting:no-day", {}),
    ("organisation:ke-mfa", "PARTY_TO", "agreement:one-date", {}),
    ("person:bob-new", "SIGNED", "agreement:in-force", {"signedOn": "2020-01"}),
    ("person:cy-oz", "WITNESSED", "agreement:in-force", {}),
    ("agreement:no-more-planned", "SIGNED_AT", "meeting:no-day", {}),
    ("agreement:planned", "STATED_IN", DOCUMENT, {"status": "planned", "date": "2030"}),
    ("agreement:no-more-planned", "STATED_IN", DOCUMENT,
     {"statuses": ["planned", "signed"], "dates": ["2024-03-01", "2024-03-02"]}),
    ("agreement:in-force", "STATED_IN", DOCUMENT, {"status": "in_force", "date": "2020-01-17"}),
    ("agreement:one-date", "STATED_IN", DOCUMENT,
     {"status": "in_force", "statuses": ["ratified", "in_force"], "dates": ["2019", "2019-04-05"]}),
    ("agreement:initialled", "STATED_IN", DOCUMENT, {"status": "initialled", "date": "2023-11-30"}),
    ("agreement:mentioned", "STATED_IN", DOCUMENT, {"status": "mentioned", "date": "1951"}),
    ("agreement:no-day", "STATED_IN", DOCUMENT, {"status": "signed"}),
]  # fmt: skip


def timeline_graph() -> Graph:
    """All of the tables above; the one document states every node."""
    told = {start for start, kind, _, _ in LINKS if kind == "STATED_IN"} | {DOCUMENT}
    links = [*LINKS, *((node, "STATED_IN", DOCUMENT, {}) for node in NODES if node not in told)]
    nodes = [Node(node, (node.partition(":")[0].capitalize(),), properties) for node, properties in NODES.items()]
    return Graph(
        tuple(sorted(nodes, key=lambda n: n.id)),
        tuple(
            sorted(
                (Relationship(f"{a}|{kind}|{b}", kind, a, b, {**own, **EVIDENCE}) for a, kind, b, own in links),  # type: ignore[dict-item]
                key=lambda r: r.id,
            )
        ),
    )


@pytest.fixture(scope="module", params=BOTH_STORES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(timeline_graph(), request, tmp_path_factory.mktemp("timeline")) as opened:
        yield opened


def test_an_appointment_is_told_once_and_every_other_change_of_a_post_by_itself(store: Store) -> None:
    people = [["Ann Old (predecessor)", "Bob New (Minister of Kenya, appointee)"]]
    for who in ("any", "Ann Old", "Bob New", "Kenya", "Ministry of Kenya"):
        told = rows_of(store, "encounters-by-day", "what people", who=who)
        assert [row[1] for row in told if row[0] == "appointment"] == people
        changes = rows_of(store, "posts-by-day", "date status people", who=who)
        assert changes == ([] if who == "Bob New" else [("2021", "held since", ["Ann Old"])])


def test_who_was_appointed_has_not_met_whom_the_decree_names_too(store: Store) -> None:
    for query, person in (
        ("who-met-whom", "any"),
        ("counterparts-of-a-person", "Bob New"),
        ("companions-of-a-person", "Ann Old"),
    ):
        assert rows_of(store, query, "person", person=person) == []
    assert rows_of(store, "counterparts-of-a-ministry", "met", ministry="Ministry of Kenya") == []


def test_an_alias_that_is_the_code_of_a_country_makes_no_encounter_of_its_own(store: Store) -> None:
    assert rows_of(store, "encounters-by-day", "name", who="country:AU") == [("Call",)]
    talks = ("2024-05-03", "2024-05-05", "encounter", "planned", "Lagos")
    assert rows_of(store, "encounters-by-day", "date lastDay what status place", who="African Union") == [talks]
    assert rows_of(store, "encounters-by-day", "name", who="Ministry of Kenya") == [("Appointment",)]
    union = "organisation:african-union"
    assert rows_of(store, "meetings-of-a-country", "meeting", country=union) == [("Talks",)]
    assert rows_of(store, "meetings-of-a-country", "meeting", country="country:AU") == [("Call",)]
    assert rows_of(store, "meetings-between", "meeting", first="country:AU", second=union) == []
    assert rows_of(store, "meetings-between", "meeting", first=union, second="country:AU") == []


def test_an_agreement_is_told_at_each_station_and_never_in_force_where_the_date_may_be_that_of_the_signature(
    store: Store,
) -> None:
    assert rows_of(store, "agreements-by-day", "date what status name place") == [
        ("2019-04-05", "treaty", "signed or in force", "One date", None),
        ("2020-01", "treaty", "signed", "In force", None),
        ("2023-11-30", "protocol", "initialled", "Initialled", None),
        ("2024-03-02", "agreement", "signed", "No more planned", "Nairobi"),
        ("2030", "agreement", "planned", "Planned", None),
    ]
    assert rows_of(store, "agreements-by-day", "name people", who="Cy Oz") == [
        ("In force", ["Bob New", "Cy Oz (witness)"]),
    ]
    assert rows_of(store, "agreements-by-day", "name parties", who="Kenya") == [("One date", ["Ministry of Kenya"])]


def test_what_has_no_date_is_named_but_for_what_is_only_mentioned(store: Store) -> None:
    assert rows_of(store, "undated", "what name") == [("agreement", "No day either"), ("encounter", "No day")]
    assert rows_of(store, "undated", "name", who="Kenya") == [("No day",)]
    assert rows_of(store, "undated", "name", who="African Union") == []


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2024-05-02", "2024-05", ["Call", "Talks"]),
        ("2024-05-03", "2024-05-03", ["Talks"]),
        ("2024", "2024-05-01", ["Appointment"]),
        ("2025", "9999", []),
    ],
)
def test_a_period_has_its_first_and_its_last_day(store: Store, first: str, last: str, names: list[str]) -> None:
    found = rows_of(store, "encounters-by-day", "name", **{"from": first, "to": last})
    assert found == [(name,) for name in names]
