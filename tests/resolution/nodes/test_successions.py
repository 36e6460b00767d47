"""Renamed and reorganised bodies: two nodes, and a succession that says where it comes from."""

from __future__ import annotations

import re
from typing import Any

from kzgraph.data_files import lexicon
from kzgraph.resolution.nodes.successions import successions
from kzgraph.resolution.organisations.keys import key_of
from tests.resolution.conftest import organisation, person, record

OLD, NEW = "Ministry of Industry and Infrastructure Development", "Ministry of Industry and Construction"
OLD_NODE = "organisation:kz-ministry-of-industry-and-infrastructure-development"
NEW_NODE = "organisation:kz-ministry-of-industry-and-construction"
IN_2021 = record("a", "2021-03-01", organisation(OLD, "ministry", "KZ"))
IN_2024 = record("b", "2024-03-01", organisation(NEW, "ministry", "KZ"))


def test_a_renamed_ministry_is_two_nodes_and_succeeds_its_predecessor(look: Any) -> None:
    succeeds = look(IN_2021, IN_2024).relationship(NEW_NODE, "SUCCEEDS", OLD_NODE).properties
    assert (succeeds["since"], succeeds["derived"]) == ("2023-09", True)
    assert "1 September 2023" in succeeds["source"]
    assert sorted(succeeds["quotes"]) == [NEW, OLD]


def test_a_succession_of_which_documents_name_one_side_is_not_told(look: Any) -> None:
    for records in ([IN_2021], [IN_2024]):
        assert not [r for r in look(*records).graph.relationships if r.type == "SUCCEEDS"]


def test_a_body_that_only_a_title_implies_succeeds_too(look: Any) -> None:
    minister = record(
        "c", "2024-05-01", person("Kanat Sharlapayev", "KZ", f"Minister of {NEW.removeprefix('Ministry of ')}")
    )
    assert look(IN_2021, minister).related(NEW_NODE, "SUCCEEDS") == [OLD_NODE]


def test_an_old_name_in_a_later_text_stays_with_the_old_body(look: Any) -> None:
    late = record("d", "2024-06-01", organisation(OLD, "ministry", "KZ"))
    assert look(IN_2024, late).ids("Ministry") == [NEW_NODE, OLD_NODE]


def test_the_evidence_is_the_first_quote_of_each_side_whatever_the_order(look: Any) -> None:
    more = [record(str(year), f"{year}-01-01", organisation(OLD, "ministry", "KZ")) for year in (2019, 2020, 2022)]
    one, other = look(IN_2021, IN_2024, *more), look(*more[::-1], IN_2024, IN_2021)
    assert one.graph == other.graph
    documents = one.relationship(NEW_NODE, "SUCCEEDS", OLD_NODE).properties["documents"]
    assert [d.split("-")[0] for d in documents] == ["document:2019", "document:b"]


def test_every_succession_of_the_lexicon_has_two_bodies_a_date_and_a_source() -> None:
    assert len(successions()) > 90
    for known in successions():
        assert known.successor != known.predecessor, known
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", known.since), known
        assert len(known.source) > len("gov.uk"), known


def test_every_name_in_the_successions_is_that_of_one_body() -> None:
    """A body stands under one wording, or its wordings have one key."""
    keys: dict[str, set[object]] = {}
    for group in lexicon("successors"):
        for change in group["changes"]:
            for name in (*change["from"], *change["to"]):
                kind = change.get("kind", group.get("kind", "ministry"))
                key = key_of(name, kind, group.get("country"))
                keys.setdefault(f"{group.get('country')} {name}", set()).add(key)
    assert [name for name, found in keys.items() if len(found) > 1] == []
