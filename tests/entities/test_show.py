"""What `show` tells of one entity, on both stores."""

from __future__ import annotations

import json

import pytest

from kzgraph.entities import Entity, show
from kzgraph.sections import SECTIONS
from kzgraph.stores import Store
from tests.sample import document_node_id, sample_documents, sample_graph

TEXTS = {document_node_id(d.id): d.text for d in sample_documents()}

# Entity, section, then its facts in order: date, name.
SECTIONS_OF = [
    ("Roman Vasilenko", "Posts", [
        ("2023-10-02", "Deputy Minister of Foreign Affairs of Kazakhstan"),
        ("2025-09-11", "Ambassador of Kazakhstan to Belgium"),
    ]),
    ("Roman Vassilenko", "Meetings", [
        ("2023-10-02", "Strategic Dialogue of Kazakhstan and the United Kingdom, round 7, Astana, 2 October 2023"),
        ("2024-10-18", "Political consultations of Belgium and Kazakhstan, round 5, Brussels, 18 October 2024"),
        ("2025-09-11", "Meeting of Roman Vassilenko and Birgit Stevens, 11 September 2025"),
    ]),
    ("Alexander Turchin", "Posts", [("2025-03", "Prime Minister of Belarus")]),
    ("Alexander Turchin", "Agreements", [
        (None, "Memorandum of cooperation"),
        (None, "Roadmap on industrial cooperation for 2026–2028"),
        (None, "Roadmap on trade and culture for 2026–2028"),
    ]),
    ("Ambassador of Kazakhstan to Belgium", "Holders", [("2025-09-11", "Roman Vassilenko")]),
    ("Ambassador of Kazakhstan to Belgium", "Accredited to", [(None, "Belgium")]),
    ("post:be-director-general-for-bilateral-relations", "Holders", [
        ("2024-10-18", "Jeroen Cooreman"), ("2025-09-11", "Birgit Stevens"),
    ]),
    ("Belarus", "Officials", [("2025-03", "Alexander Turchin"), (None, "Alexander Lukashenko")]),
    ("Belgium", "Posts accredited to it", [(None, "Ambassador of Kazakhstan to Belgium")]),
    ("UK", "Bodies", [(None, "Foreign, Commonwealth and Development Office")]),
    ("GB", "Meetings", [
        ("2022-12", "Strategic Dialogue of Kazakhstan and the United Kingdom, London, December 2022"),
        ("2023-10-02", "Strategic Dialogue of Kazakhstan and the United Kingdom, round 7, Astana, 2 October 2023"),
        ("2024", "Strategic Dialogue of Kazakhstan and the United Kingdom, round 8, London, 2024"),
    ]),
    ("Kazakh foreign ministry", "Officials", [("2023-10-02", "Roman Vassilenko")]),
    ("Kazakh foreign ministry", "Belongs to", [(None, "Kazakhstan")]),
    ("EU", "Figures of others with it", [("2024", "trade_turnover 50000 million USD, 2024")]),
    ("meeting:2023-10-02-dialogue-gb-kz", "Follows", [
        ("2022-12", "Strategic Dialogue of Kazakhstan and the United Kingdom, London, December 2022"),
    ]),
    ("meeting:2023-10-02-dialogue-gb-kz", "Followed by", [
        ("2024", "Strategic Dialogue of Kazakhstan and the United Kingdom, round 8, London, 2024"),
    ]),
    ("meeting:signing-by-kz", "Participants", [
        (None, "Belarus"), (None, "Kazakhstan"), (None, "Alexander Turchin"), (None, "Olzhas Bektenov"),
    ]),
    ("epca", "Signatories", [("2015-12", "Kazakhstan"), ("2015-12", "European Union")]),
    ("Memorandum of cooperation", "Witnesses", [(None, "Alexander Turchin"), (None, "Olzhas Bektenov")]),
    ("figure:fdi-kz-be-2024-usd-1206000000", "Whose it is", [(None, "Kazakhstan")]),
    ("dialogue-astana", "People", [(None, "Leo Docherty"), (None, "Roman Vassilenko")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "heading", "facts"), SECTIONS_OF)
def test_an_entity_has_its_facts_in_order_of_time(
    sample_store: Store, name: str, heading: str, facts: list[tuple[str | None, str]]
) -> None:
    assert [(fact.date, fact.name) for fact in show(sample_store, name).section(heading)] == facts


def test_a_career_keeps_first_and_last_attestation_apart_and_quotes_each_document(sample_store: Store) -> None:
    deputy, ambassador = show(sample_store, "Roman Vassilenko").section("Posts")
    days = ["2023-10-02", "2024-10-18", "2025-04-16"]
    assert deputy.details == {"attested": days, "firstAttested": days[0], "lastAttested": days[-1]}
    assert len({quote.document for quote in deputy.quotes}) == 3
    assert "called on 11 September 2025" in ambassador.quotes[0].text


def test_a_meeting_of_somebody_names_the_others_and_the_capacity(sample_store: Store) -> None:
    meeting = show(sample_store, "Leo Docherty").section("Meetings")[0]
    assert meeting.others == ("United Kingdom", "Kazakhstan", "Roman Vassilenko")
    assert (meeting.details["capacity"], meeting.details["behalf"]) == ("chair", "GB")


def test_an_official_or_agreement_of_a_country_says_through_which_post_or_body(sample_store: Store) -> None:
    entity = show(sample_store, "Belarus")
    assert entity.section("Officials")[0].details["via"] == "Prime Minister of Belarus"
    assert entity.section("Agreements of its bodies")[0].details["via"] == "Vitebsk Regional Executive Committee"


def test_a_node_tells_its_own_properties_and_other_names(sample_store: Store) -> None:
    entity = show(sample_store, "EPCA")
    assert (entity.id, entity.kind) == ("agreement:enhanced-partnership-and-cooperation-agreement-eu-kz", "Agreement")
    assert entity.properties == {"kind": "agreement", "status": "in_force", "signedOn": "2015-12"}
    assert (entity.name, entity.aliases) == ("Enhanced Partnership and Cooperation Agreement", ("EPCA",))


def test_every_quote_stands_at_its_offsets_in_a_document_that_is_among_the_sources(sample_store: Store) -> None:
    for node in sample_graph().nodes:
        entity = show(sample_store, node.id)
        sources = {source.id for source in entity.sources}
        quotes = [quote for section in entity.sections for fact in section.facts for quote in fact.quotes]
        assert quotes
        for quote in quotes:
            assert TEXTS[quote.document][quote.start : quote.end] == quote.text
            assert quote.document in sources


def test_every_relationship_of_a_node_is_told(sample_store: Store) -> None:
    for node in sample_graph().nodes:
        touching = [r for r in sample_graph().relationships if node.id in (r.start, r.end)]
        told = {(fact.relation, fact.id) for section in show(sample_store, node.id).sections for fact in section.facts}
        assert {(r.type, r.end if r.start == node.id else r.start) for r in touching} <= told


def test_an_entity_can_be_written_as_json(sample_store: Store) -> None:
    entity = show(sample_store, "Roman Vassilenko")
    value = json.loads(entity.to_json())
    assert value == json.loads(json.dumps(entity.to_dict()))
    assert value["sections"][0]["facts"][0]["quotes"][0]["text"] == entity.section("Posts")[0].quotes[0].text


def test_a_section_that_is_not_there_is_empty() -> None:
    assert Entity("person:a", "Person", "A", (), {}, ()).section("Posts") == ()


def test_every_label_has_sections() -> None:
    assert set(SECTIONS) == {node.label for node in sample_graph().nodes}


def test_what_is_to_come_is_told_from_what_was(sample_store: Store) -> None:
    meetings = show(sample_store, "GB").section("Meetings")
    assert {fact.date: fact.details.get("status") for fact in meetings} == {
        "2022-12": None,
        "2023-10-02": None,
        "2024": "planned",
    }
