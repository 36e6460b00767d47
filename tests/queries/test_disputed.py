"""What the sample has none of: sources that disagree, mirror statistics, a predecessor, a node without a source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kzgraph.model import Graph, Node, Property, Relationship
from kzgraph.stores import Store
from tests.queries.conftest import rows_of
from tests.sample import relationship, sample_graph
from tests.sample_store import BOTH_STORES, loaded

DOCUMENT = "document:other-00000000"
CONSULTATIONS = "meeting:2024-10-18-consultations-be-kz"
COPY = "document:reprint-00000000"
IMPORT = "figure:import-be-kz-2023"
TARGETS = ("figure:import-be-kz-2023-target", "figure:import-be-kz-2030-target")
EVIDENCE = {"documents": [DOCUMENT], "quotes": ["Told otherwise."], "starts": [0], "ends": [15]}

# Who took part in a visit, and how: documents often say no more than that two countries are concerned.
VISITS: dict[str, dict[str, dict[str, str]]] = {
    "golovchenko-in-kazakhstan": {
        "person:roman-golovchenko": {"behalf": "BY", "post": "Prime Minister of Belarus"},
        "country:BY": {},
        "country:KZ": {},
    },
    "nobody-named": {"country:BE": {}, "country:KZ": {}},
    "received-by-tokayev": {
        "person:charles-michel": {"behalf": "EU", "capacity": "visitor"},
        "person:kassym-jomart-tokayev": {"behalf": "KZ", "capacity": "host"},
        "organisation:european-union": {},
        "country:KZ": {},
    },
}


def _told(start: str, kind: str, end: str, **properties: str) -> Relationship:
    return Relationship(f"{start}|{kind}|{end}", kind, start, end, {**properties, **EVIDENCE})  # type: ignore[dict-item]


def _intended(figure: dict[str, Property], target: str) -> dict[str, Property]:
    return {**figure, "name": "target", "value": 9e8, "period": target.split("-")[-2], "status": "intended"}


def _disputed() -> Graph:
    graph = sample_graph()
    imported: dict[str, Property] = {
        "name": "import",
        "indicator": "import",
        "value": 2.5e8,
        "unit": "USD",
        "period": "2023",
    }
    nodes = (
        Node(DOCUMENT, ("Document",), {"name": "other", "published": "2024-10-20", "publisher": "Other Press"}),
        Node(COPY, ("Document",), {"name": "reprint", "published": "2024-10-21", "publisher": "Z", "copyOf": DOCUMENT}),
        Node(IMPORT, ("Figure",), {**imported, "status": "reported"}),
        *(Node(target, ("Figure",), _intended(imported, target)) for target in TARGETS),
        Node("person:roman-golovchenko", ("Person",), {"name": "Roman Golovchenko", "aliases": ["Roman Golovchenko"]}),
        Node("person:nobody", ("Person",), {"name": "Nobody", "aliases": ["Nobody"]}),
    )
    visits = [
        Node(f"meeting:{name}", ("Meeting",), {"name": name, "kind": "visit", "status": "held"}) for name in VISITS
    ]
    relationships = (
        _told(CONSULTATIONS, "STATED_IN", DOCUMENT, date="2024-10-17", place="Antwerp", status="held"),
        _told(IMPORT, "STATED_IN", DOCUMENT),
        _told("meeting:nobody-named", "STATED_IN", COPY, date="2024-10-19"),
        _told("country:BE", "REPORTED", IMPORT),
        _told(IMPORT, "WITH_PARTNER", "country:KZ"),
        *(_told(target, "STATED_IN", DOCUMENT) for target in TARGETS),
        *(_told("country:BE", "REPORTED", target) for target in TARGETS),
        *(_told(target, "WITH_PARTNER", "country:KZ") for target in TARGETS),
        _told("person:roman-golovchenko", "STATED_IN", DOCUMENT),
        _told("person:roman-golovchenko", "HELD", "post:by-prime-minister", until="2025-03"),
    )
    attended = [
        _told(party, "TOOK_PART", f"meeting:{name}", **how)
        for name, parts in VISITS.items()
        for party, how in parts.items()
    ]
    stated = [_told(visit.id, "STATED_IN", DOCUMENT) for visit in visits]
    return Graph(
        tuple(sorted([*graph.nodes, *nodes, *visits], key=lambda n: n.id)),
        tuple(sorted([*graph.relationships, *relationships, *attended, *stated], key=lambda r: r.id)),
    )


@pytest.fixture(scope="module", params=BOTH_STORES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(_disputed(), request, tmp_path_factory.mktemp("disputed")) as opened:
        yield opened


def test_each_document_of_a_disputed_meeting_has_its_own_row(store: Store) -> None:
    assert rows_of(store, "where-documents-disagree", "date document saysDate saysPlace") == [
        ("2024-10-18", "consultations-brussels", "2024-10-18", "Brussels"),
        ("2024-10-18", "other", "2024-10-17", "Antwerp"),
    ]


def test_a_near_copy_is_shown_and_not_counted(store: Store) -> None:
    assert ("reprint", DOCUMENT, 1) in rows_of(store, "sources", "document copyOf meetings")
    months = rows_of(store, "documents-by-month", "month publisher count copies meetings")
    assert ("2024-10", "Z", 0, 1, 0) in months
    assert ("2024-10", "Other Press", 1, 0, 4) in months


def test_exports_of_one_stand_beside_imports_of_the_other(store: Store) -> None:
    rows = rows_of(
        store,
        "trade-side-by-side",
        "period flow reportedByFirst reportedBySecond",
        first="Kazakhstan",
        second="Belgium",
    )
    assert ("2023", "Kazakhstan to Belgium", [220_700_000.0], [250_000_000.0]) in rows


def test_what_is_only_intended_stands_beside_no_reported_trade_and_disagrees_with_none(store: Store) -> None:
    sides = {"first": "Kazakhstan", "second": "Belgium"}
    rows = rows_of(store, "trade-side-by-side", "period reportedByFirst reportedBySecond", **sides)
    assert "2030" not in {row[0] for row in rows}
    assert not any(9e8 in values for row in rows for values in row[1:] if isinstance(values, list))
    assert rows_of(store, "figures-that-disagree", "values") == []


def test_figures_of_a_country_say_which_are_reported_and_which_only_intended(store: Store) -> None:
    rows = rows_of(
        store,
        "figures-of-a-country",
        "period value status",
        country="Belgium",
        partner="Kazakhstan",
        indicator="import",
    )
    assert ("2023", 9e8, "intended") in rows
    assert ("2030", 9e8, "intended") in rows
    assert ("2023", 2.5e8, "reported") in rows
    # A graph of an older kzgraph has no status: its figures count as reported.
    assert ("2023", 303_000_000.0, "reported") in rows


def test_who_left_a_post_before_is_the_predecessor(store: Store) -> None:
    assert rows_of(store, "appointments", "person since until earlier") == [
        ("Alexander Turchin", "2025-03", None, ["Roman Golovchenko"]),
        ("Roman Golovchenko", None, "2025-03", []),
    ]


def test_visitors_and_visited_are_told_apart_by_whom_people_came_for(store: Store) -> None:
    rows = rows_of(store, "visits", "visit visitors cameFor visited parties")
    assert [row for row in rows if row[0] in VISITS] == [
        (
            "golovchenko-in-kazakhstan",
            ["Roman Golovchenko (Prime Minister of Belarus)"],
            ["Belarus"],
            ["Kazakhstan"],
            ["Belarus", "Kazakhstan"],
        ),
        ("nobody-named", [], [], [], ["Belgium", "Kazakhstan"]),
        (
            "received-by-tokayev",
            ["Charles Michel"],
            ["European Union"],
            ["Kazakhstan"],
            ["European Union", "Kazakhstan"],
        ),
    ]


def test_a_node_that_no_document_states_is_named(store: Store) -> None:
    assert rows_of(store, "nodes-without-evidence", "id documents unquoted") == [("person:nobody", 0, 0)]


def test_a_relationship_of_the_sample_has_the_evidence_of_its_sentences() -> None:
    assert relationship("a", "HELD", "b", "d.held b.held").properties["starts"] == [0, 0]
