"""A document is made ready for reading: boilerplate out, wrapped lines joined, sentences, items and speakers apart."""

from __future__ import annotations

import textwrap

import pytest

from kzgraph.extraction import extract
from kzgraph.extraction.text.source import is_boilerplate, prepare
from kzgraph.model import Document
from tests.extraction.tables import document


def sentences(text: str, kind: str | None = None) -> list[str]:
    """The sentences of a text as one reads them, with blanks folded."""
    source = prepare(Document(id="t", text=text))
    found = [s for s in source.sentences if kind in (None, s.kind)]
    return [" ".join(text[s.start : s.end].split()) for s in found]


SENTENCES: list[tuple[str, list[str]]] = [
    ("They met. They parted.", ["They met.", "They parted."]),
    ("Was it much? Hardly! They parted…", ["Was it much?", "Hardly!", "They parted…"]),
    ("H.E. Mr. J. K. Banda met Dr. Ama Boateng.", ["H.E. Mr. J. K. Banda met Dr. Ama Boateng."]),
    ("Gen. Okafor came late. Prof. St. John did not.", ["Gen. Okafor came late.", "Prof. St. John did not."]),
    ("The U.S. Department of State agreed.", ["The U.S. Department of State agreed."]),
    ("They came from the U.S. The talks were short.", ["They came from the U.S.", "The talks were short."]),
    ("It opens at 10 a.m. on Monday.", ["It opens at 10 a.m. on Monday."]),
    ("On Sept. 3 Min. Fiame spoke.", ["On Sept. 3 Min. Fiame spoke."]),
    ("No. 5 of the list is Cocoa Ltd. of Accra.", ["No. 5 of the list is Cocoa Ltd. of Accra."]),
    ("Trade was worth $1.5 bn. in 2024.", ["Trade was worth $1.5 bn. in 2024."]),
    ("The sum grew by 3.5 per cent. It had fallen.", ["The sum grew by 3.5 per cent.", "It had fallen."]),
    ("“We are glad,” she said. “It’s new.”", ["“We are glad,” she said.", "“It’s new.”"]),
    ("He left. (Nobody asked.) She stayed.", ["He left.", "(Nobody asked.)", "She stayed."]),
    ("Ferdinand Marcos Jr. spoke. He left.", ["Ferdinand Marcos Jr. spoke.", "He left."]),
]


@pytest.mark.parametrize(("text", "told"), SENTENCES)
def test_sentences_end_where_a_reader_ends_them(text: str, told: list[str]) -> None:
    assert sentences(text) == told


@pytest.mark.parametrize(
    "line",
    [
        "READ: Ten things to know about Fiji",
        "See also: Tonga's new embassy",
        "Related news",
        "RELATED NEWS: Samoa opens its doors",
        "Photo credit: Ministry of Fisheries",
        "Photo: Presidential Press Service",
        "Media contact: Ana Lopes, +351 000 000",
        "For media enquiries contact press@example.org",
        "Tel.: +998 71 000 00 00",
        "Share: Facebook Twitter",
        "Facebook  Twitter  WhatsApp  Copy link",
        "Home › World › Pacific",
        "© 2025 All rights reserved",
        "https://example.org/news/1",
        "###",
        "* * *",
        "- END -",
        "PRESS RELEASE",
        "Source: Agência Lusa",
        "Subscribe to our Telegram channel",
    ],
)
def test_a_line_of_a_sites_furniture_is_not_read(line: str) -> None:
    assert is_boilerplate(line)
    assert sentences(f"The ministers met in Suva.\n\n{line}\n\nThey parted.") == [
        "The ministers met in Suva.",
        "They parted.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Readiness to cooperate was expressed by both sides.",
        "Photographs of the visit were exhibited in Suva.",
        "The source of the river was on the agenda.",
        "At the end, the ministers signed a statement.",
        "Contacts between the parliaments will go on.",
        "Home Affairs Minister Edil Baisalov spoke first.",
        "Share prices were not discussed.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_read(line: str) -> None:
    assert sentences(line) == [line]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The minister, who arrived in Port Moresby on Sunday evening, said that the\n"
        "agreement on fisheries would be signed before the end of the year, and that\n"
        "both parliaments would be asked to ratify it soon after that. A second\n"
        "agreement is being drafted.\n\nThe talks go on."
    )
    assert [s.split()[0] for s in sentences(text)] == ["The", "A", "The"]
    assert sentences(text)[1] == "A second agreement is being drafted."


def test_a_name_across_a_wrapped_line_is_still_a_name_of_the_flat_text() -> None:
    text = (
        "The exhibition in the old customs house was opened by the ambassador, Maria\n"
        "Teresa Silva, who praised the work of the pupils and thanked their teachers.\n"
    )
    flat = prepare(Document(id="t", text=text)).flat
    assert "Maria Teresa Silva" in flat
    assert text.index("Maria") == flat.index("Maria")


@pytest.mark.parametrize("mark", ["- ", "• ", "1. ", "2) ", "(a) ", "(iv) ", "– ", "* "])
def test_an_item_of_a_list_is_read_without_its_mark(mark: str) -> None:
    text = f"The documents signed:\n\n{mark}Memorandum on fisheries\n{mark}Protocol on air services"
    assert sentences(text, "item") == ["Memorandum on fisheries", "Protocol on air services"]


@pytest.mark.parametrize("year", ["2024 was a good year.", "1,200 people came.", "3.5 per cent is little."])
def test_a_number_that_opens_a_sentence_is_no_mark_of_an_item(year: str) -> None:
    assert sentences(year, "prose") == [year]


def test_the_marks_of_speakers_stand_apart_from_what_they_say() -> None:
    text = "Question: Where were you?\n\nRatu Seruvatu: I was in Suva. It rained.\n\nQ: And then?\nA: I flew home."
    assert sentences(text, "speaker") == ["Question:", "Ratu Seruvatu:", "Q:", "A:"]
    assert sentences(text, "prose") == ["Where were you?", "I was in Suva.", "It rained.", "And then?", "I flew home."]


def test_a_line_without_a_full_stop_at_the_head_is_a_headline() -> None:
    text = "Ministers meet in Suva\n\nThe ministers met in Suva on Monday."
    assert sentences(text, "headline") == ["Ministers meet in Suva"]
    assert sentences(text, "prose") == ["The ministers met in Suva on Monday."]


@pytest.mark.parametrize("title", ["Foreign Minister Braze receives newly appointed Ambassador of Brazil", None])
def test_the_line_that_is_the_title_is_a_headline_of_its_own(title: str | None) -> None:
    first = "Foreign Minister Braze receives newly appointed Ambassador of Brazil"
    text = f"{first}\nOn 17 May the Minister received the newly appointed Ambassador of Brazil in Riga.\nThey spoke."
    source = prepare(Document(id="t", text=text, title=title))
    assert ([first] == [text[s.start : s.end] for s in source.sentences if s.kind == "headline"]) is (title == first)


def test_blocks_count_paragraphs_and_items() -> None:
    text = "One is here. Two is here.\n\nThree is here.\n- four\n- five"
    assert [s.block for s in prepare(Document(id="t", text=text)).sentences] == [0, 0, 1, 2, 3]


def test_quotation_marks_and_odd_blanks_are_evened_in_place() -> None:
    text = "“The\u00a0sides’ talks”\u2009went on\u202fwell."
    assert prepare(Document(id="t", text=text)).flat == '"The sides\' talks" went on well.'


@pytest.mark.parametrize("text", ["", " ", "\n\n", "###", "READ: more", "\u2028\ufeff\t"])
def test_a_text_without_running_text_has_no_sentence(text: str) -> None:
    source = prepare(Document(id="t", text=text))
    assert source.sentences == ()
    assert len(source.flat) == len(text)


def test_evidence_is_the_sentence_as_it_stands_in_the_text() -> None:
    text = "They came.\nThe sides’ talks went\u00a0on. They left."
    source = prepare(Document(id="t", text=text))
    quote = source.evidence_at(text.index("talks"))
    assert quote.quote == "The sides’ talks went\u00a0on."
    assert text[quote.start : quote.end] == quote.quote


_PROSE = (
    "On 10 March 2025 the Amir of Qatar Tamim bin Hamad Al Thani met Rwandan President Paul Kagame and"
    " Congolese President Félix Tshisekedi in Doha. The three leaders spoke of the ceasefire in the east of the"
    " country, of the return of the displaced and of the road that the mediators had proposed in February. They"
    " agreed to go on with the talks and thanked the hosts for the welcome that they had been given. A further"
    " round is to be prepared by experts of the three countries, who will take up the questions that were left"
    " open."
)


@pytest.mark.parametrize("width", [30, 45, 55, 72, 100, 120, 1000])
def test_a_text_says_the_same_however_wide_its_lines_are(width: int) -> None:
    (summit,) = extract(document({"text": textwrap.fill(_PROSE, width)})).events
    assert {party.name for party in summit.participants} == {
        "Tamim bin Hamad Al Thani",
        "Paul Kagame",
        "Félix Tshisekedi",
    }


def test_lines_of_a_list_do_not_read_on() -> None:
    names = "Participants:\nAna Ruiz, Minister of Trade of Peru\nJan Holm, Minister of Trade of Norway\nand others"
    found = {p.name: p.country for p in extract(document({"text": names})).people}
    assert found == {"Ana Ruiz": "PE", "Jan Holm": "NO"}
