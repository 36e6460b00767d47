"""Encounters are read with kind, day, place, parties and round; what is denied, domestic or only talked of is none."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.extraction import extract
from kzgraph.model import Document, Event
from tests.extraction.tables import columns, document, listed, parameters

Line = tuple[str, ...]


def _told(line: str) -> Line:
    what, when, where, who, countries, number = (value or "-" for value in columns(line, 6))
    return what, when, where, "; ".join(sorted(listed(who))), " ".join(sorted(countries.split())), number


def _found(event: Event) -> Line:
    what = event.kind if event.status == "held" else f"planned {event.kind}"
    who = "; ".join(sorted(party.name for party in event.participants)) or "-"
    countries = " ".join(sorted(event.countries)) or "-"
    days = f"{event.date}/{event.end_date}" if event.end_date else event.date
    return what, days or "-", event.place or "-", who, countries, str(event.round or "-")


def _as_asked(found: Line, told: list[Line]) -> Line:
    """What was found, with "any" where the line of the table that agrees in most columns does not ask."""
    asked = max(told, key=lambda line: sum(a in (b, "any") for a, b in zip(line, found, strict=True)), default=found)
    days = found[1] if "/" in asked[1] else found[1].partition("/")[0]
    values = (found[0], days, *found[2:])
    return tuple("any" if wanted == "any" else value for value, wanted in zip(values, asked, strict=True))


def both(case: dict[str, Any]) -> tuple[list[Line], list[Line]]:
    """What was found in a case, and what the table tells."""
    told = sorted(_told(line) for line in case["events"])
    return sorted(_as_asked(_found(event), told) for event in extract(document(case)).events), told


@pytest.mark.parametrize("case", parameters("events"))
def test_a_careful_reader_takes_the_same_events_from_it(case: dict[str, Any]) -> None:
    found, told = both(case)
    assert found == told


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("The Ninth Summit of the Americas was held in Los Angeles in June 2022.", "Summit of the Americas"),
        ("The G7 Leaders' Summit was held in Hiroshima on 19 May 2023.", "G7 Leaders' Summit"),
        (
            "The fourth U.S.-India 2+2 Ministerial Dialogue was held in April 2022.",
            "U.S.-India 2+2 Ministerial Dialogue",
        ),
        ("The APEC Economic Leaders' Meeting was held in Lima.", "APEC Economic Leaders' Meeting"),
        ("The SCO Summit was held in Astana. May's SCO Summit was the third.", "SCO Summit"),
    ],
)
def test_a_standing_format_has_the_whole_of_its_name(text: str, series: str) -> None:
    (event,) = extract(document({"text": text})).events
    assert event.series == series


def test_a_dateline_tells_when_a_text_was_written_that_has_no_day_of_publication() -> None:
    text = (
        "(Riga, 10 March 2025) Foreign Minister of Latvia Baiba Braže met Foreign Minister of Ghana"
        " Samuel Okudzeto Ablakwa in Accra last Friday."
    )
    (meeting,) = extract(document({"text": text}).model_copy(update={"published": None})).events
    assert (meeting.date, meeting.place) == ("2025-03-07", "Accra")


@pytest.mark.parametrize(
    ("text", "capacities"),
    [
        (
            "Deputy Prime Minister of Serbia Siniša Mali headed the Serbian delegation at the meeting of the"
            " Eurasian Intergovernmental Council in Almaty on 1 February 2025. The meeting was chaired by Prime"
            " Minister of Kazakhstan Olzhas Bektenov.",
            {"Siniša Mali": "participant", "Olzhas Bektenov": "chair"},
        ),
        (
            "Minister of Ghana Samuel Okudzeto Ablakwa headed the Ghanaian delegation at the third session of the"
            " Ghana-Türkiye Joint Commission in Accra on 4 March 2025; the Turkish side was led by Minister Ömer"
            " Bolat.",
            {"Samuel Okudzeto Ablakwa": "chair", "Ömer Bolat": "chair"},
        ),
        (
            "The leaders of the Nordic countries met in Stockholm on 3 and 4 March. Prime Minister Mette Holm"
            " represented Denmark.",
            {"Mette Holm": "participant"},
        ),
        (
            "Ghana and Togo held consultations in Accra on 4 March. Ghana was represented by Deputy Minister Kofi"
            " Asante and Togo by Director Edem Kokou.",
            {"Kofi Asante": "chair", "Edem Kokou": "chair"},
        ),
        (
            "Foreign Minister of Togo Robert Dussey was received by President of Ghana John Mahama.",
            {"Robert Dussey": "visitor", "John Mahama": "host"},
        ),
        (
            "President of Ghana John Mahama received Foreign Minister of Togo Robert Dussey.",
            {"John Mahama": "host", "Robert Dussey": "visitor"},
        ),
        (
            "President of Ghana John Mahama looked on as Foreign Minister of Ghana Samuel Ablakwa and "
            "Foreign Minister of Togo Robert Dussey signed a treaty in Accra.",
            {"John Mahama": "witness", "Samuel Ablakwa": "signatory", "Robert Dussey": "signatory"},
        ),
        (
            "Foreign Minister of Ghana Samuel Ablakwa signed a memorandum in Accra with his Togolese counterpart "
            "Robert Dussey, with Ambassador Kofi Mensah as a witness.",
            {"Samuel Ablakwa": "signatory", "Robert Dussey": "signatory", "Kofi Mensah": "witness"},
        ),
        (
            "Foreign Minister of Ghana Samuel Ablakwa and Foreign Minister of Togo Robert Dussey put their signatures "
            "under a treaty in Accra in the presence of their teams.",
            {"Samuel Ablakwa": "signatory", "Robert Dussey": "signatory"},
        ),
        (
            "Documents were signed in Rabat in the presence of President of Togo Faure Gnassingbé and King of Morocco "
            "Mohammed VI: a memorandum, signed by Minister of Togo Kossi Tenou and Minister of Morocco Ryad Mezzour.",
            {
                "Faure Gnassingbé": "witness",
                "Mohammed VI": "witness",
                "Kossi Tenou": "signatory",
                "Ryad Mezzour": "signatory",
            },
        ),
        (
            "Foreign Minister of Ghana Samuel Ablakwa and Foreign Minister of Togo Robert Dussey signed a treaty in "
            "Accra. The heads of two banks, Kofi Mensah and Kossi Tenou, were present at the ceremony.",
            {
                "Samuel Ablakwa": "signatory",
                "Robert Dussey": "signatory",
                "Kofi Mensah": "witness",
                "Kossi Tenou": "witness",
            },
        ),
        (
            "Foreign Minister of Ghana Samuel Ablakwa and Foreign Minister of Togo Robert Dussey signed a treaty in "
            "Accra. President of Ghana John Mahama and Togo's ambassador, Kossi Tenou, looked on.",
            {
                "Samuel Ablakwa": "signatory",
                "Robert Dussey": "signatory",
                "John Mahama": "witness",
                "Kossi Tenou": "witness",
            },
        ),
        (
            "Foreign Minister of Ghana Samuel Ablakwa and Foreign Minister of Togo Robert Dussey held talks in Accra. "
            "The chairman of Ecobank, Kofi Mensah, also took part.",
            {"Samuel Ablakwa": "participant", "Robert Dussey": "participant", "Kofi Mensah": "participant"},
        ),
        (
            "Under the eyes of President of Ghana John Mahama, Foreign Minister of Ghana Samuel Ablakwa and "
            "Foreign Minister of Togo Robert Dussey signed a treaty.",
            {"John Mahama": "witness", "Samuel Ablakwa": "signatory", "Robert Dussey": "signatory"},
        ),
        (
            "President of Ghana John Mahama presided over the signing of a treaty by Foreign Minister of "
            "Ghana Samuel Ablakwa and Foreign Minister of Togo Robert Dussey.",
            {"John Mahama": "witness", "Samuel Ablakwa": "signatory", "Robert Dussey": "signatory"},
        ),
        (
            "Foreign Minister of Ghana Samuel Ablakwa and Foreign Minister of Togo Robert Dussey signed a "
            "treaty in Accra, witnessed by President of Ghana John Mahama.",
            {"John Mahama": "witness", "Samuel Ablakwa": "signatory", "Robert Dussey": "signatory"},
        ),
        (
            "Foreign Minister of Ghana Samuel Ablakwa, who had watched a match, and Foreign Minister of Togo "
            "Robert Dussey signed a treaty in Accra.",
            {"Samuel Ablakwa": "signatory", "Robert Dussey": "signatory"},
        ),
        (
            "Foreign Minister of Togo Robert Dussey was hosted to lunch by President of Ghana John Mahama.",
            {"Robert Dussey": "visitor", "John Mahama": "host"},
        ),
        (
            "Ambassador of Togo to Ghana Kodjo Mensah resigned on 3 March 2025.",
            {"Kodjo Mensah": "predecessor"},
        ),
        (
            "Ambassador of Togo to Ghana Kodjo Mensah was succeeded by Robert Dussey.",
            {"Kodjo Mensah": "predecessor", "Robert Dussey": "appointee"},
        ),
        (
            "President of Togo Faure Gnassingbé appointed Robert Dussey foreign minister on 3 March 2025.",
            {"Faure Gnassingbé": "appointer", "Robert Dussey": "appointee"},
        ),
        *(
            (text, {"Baiba Braže": "signatory", "Murat Nurtleu": "signatory", "Ana Silva": "witness"})
            for text in (
                "Ministers Baiba Braže and Murat Nurtleu signed a pact at a ceremony attended by President Ana Silva.",
                "Ministers Baiba Braže and Murat Nurtleu signed it at a ceremony watched by President Ana Silva.",
                "At a ceremony hosted by President Ana Silva, Ministers Baiba Braže and Murat Nurtleu signed a treaty.",
            )
        ),
    ],
)
def test_in_which_capacity_people_took_part(text: str, capacities: dict[str, str]) -> None:
    record = extract(document({"text": text}))
    assert {p.name: p.capacity for event in record.events for p in event.participants} == capacities


@pytest.mark.parametrize(
    ("last", "post"),
    [
        ("Braže last met Kosherbayev in Geneva on 3 March 2011.", None),
        ("Braže visited Astana in June 2014.", None),
        ("Foreign Minister Braže visited Astana in June 2024.", "Foreign Minister of Latvia"),
        ("Braže also met Kosherbayev on 2 May.", None),
        ("Braže also met Kosherbayev on 16 May.", "Foreign Minister of Latvia"),
        ("Braže will meet Kosherbayev in Geneva on 3 June.", "Foreign Minister of Latvia"),
    ],
)
def test_the_post_of_today_is_none_at_an_encounter_long_past(last: str, post: str | None) -> None:
    met = "Foreign Minister of Latvia Baiba Braže met Foreign Minister of Kazakhstan Yermek Kosherbayev on 19 May."
    text = f"{met} {last}"
    events = extract(Document(id="t", text=text, published="2025-05-20", publisher="Agency")).events
    assert events[0].participants[0].post == "Foreign Minister of Latvia"
    assert next(p.post for p in events[-1].participants if p.name == "Baiba Braže") == post
    assert len(events) == 2


def test_who_hails_a_signed_document_is_no_signatory() -> None:
    text = "Kenyan President William Ruto hailed the agreement between Peru and Chile, signed on May 1."
    events = extract(Document(id="t", text=text, published="2026-05-08", publisher="Reuters")).events
    assert [(e.kind, e.participants) for e in events] == [("signing", ())]
