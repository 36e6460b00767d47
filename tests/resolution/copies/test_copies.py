"""Near-copies: a release and its syndications are one source; two releases made by one template are two."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from kzgraph.analysis.citing import number_of_documents
from kzgraph.analysis.index import Index
from kzgraph.extraction import extract
from kzgraph.model import Country, Document, Evidence, Record
from kzgraph.resolution import resolve
from kzgraph.resolution.copies.copies import originals
from tests.resolution.conftest import event, evidence, organisation, party, person, record

RELEASE = (
    "On 14 May 2024, Deputy Minister of Foreign Affairs Aman Dulatov received the Ambassador of Portugal, Rui Teles.",
    "The parties discussed the schedule of political contacts and the programme of the next round of consultations.",
    "Special attention was paid to transit through the Caspian Sea and to the modernisation of the port of Aktau.",
    "The Ambassador conveyed the interest of Portuguese companies in the labour market and in renewable energy.",
    "Dulatov recalled that the Ministry of Defence and the Organisation for Tourism had opened talks in Lisbon.",
    "The diplomats agreed to hold the consultations in the autumn and to exchange drafts of an air services agreement.",
)
"""Our own words, about nobody."""

Text = tuple[str, ...]
Edit = Callable[[Text], Text]


def told(name: str, sentences: Text, published: str | None = "2024-05-14", *said: Any, **head: Any) -> Record:
    """A record that quotes each sentence of a text."""
    quotes, at = [], 0
    for sentence in sentences:
        quotes.append(Evidence(quote=sentence, start=at, end=at + len(sentence)))
        at += len(sentence) + 1
    return record(name, published, Country(code="PT", evidence=tuple(quotes)), *said, **head)


def swap(*pairs: tuple[str, str]) -> Edit:
    def edit(text: Text) -> Text:
        for old, new in pairs:
            assert any(old in sentence for sentence in text), old
            text = tuple(sentence.replace(old, new) for sentence in text)
        return text

    return edit


COPIES: dict[str, Edit] = {
    "wrapped otherwise": lambda text: tuple(sentence.replace(" ", "\n", 5) for sentence in text),
    "the end cut": lambda text: text[:3],
    "a paragraph left out": lambda text: text[:2] + text[4:],
    "an agency's name before it": lambda text: ("ASTANA, 15 May (Agency) – " + text[0], *text[1:]),
    "boilerplate behind it": lambda text: (
        *text,
        "Subscribe to our channel to be the first who learns of all that happens in Astana and in the regions.",
        "When material of the Agency is used, a reference to the source with a working link is required by law.",
    ),
    "in American spelling": swap(
        ("programme", "program"),
        ("modernis", "moderniz"),
        ("labour", "labor"),
        ("Defence", "Defense"),
        ("anis", "aniz"),
    ),
    "a name romanised otherwise": swap(("Aktau", "Aqtau")),
    "a sentence reworded": swap(("The diplomats agreed to hold", "At the end it was agreed that the sides will hold")),
    "all at once": lambda text: (
        "LISBON (Wire) - " + text[0].replace("Defence", "Defense"),
        *text[2:],
        "Read more here.",
    ),
}

OTHERS: dict[str, Edit] = {
    "the same form filled in for another ambassador": swap(("Portug", "Urug"), ("Rui Teles", "Ana Costa")),
    "the same form for another host": swap(("Aman Dulatov", "Saule Omarova"), ("Dulatov recalled", "Omarova recalled")),
    "the same form for another day": swap(("14 May", "17 May")),
    "another city in one sentence": swap(("in Lisbon", "in Porto")),
    "a text of its own that quotes one paragraph": lambda text: (
        text[2],
        *(f"In part {n} of our survey we look at what the year {n} brought to shipping and trade." for n in range(9)),
    ),
}


@pytest.mark.parametrize("name", COPIES)
def test_a_syndication_is_a_copy_of_the_release(name: str) -> None:
    release, copy = told("ministry", RELEASE), told("agency", COPIES[name](RELEASE), "2024-05-15")
    assert originals([release, copy]) == {copy.document.sha256: release.document.sha256}


@pytest.mark.parametrize("name", OTHERS)
def test_another_text_is_no_copy(name: str) -> None:
    assert originals([told("one", RELEASE), told("two", OTHERS[name](RELEASE), "2024-05-15")]) == {}


@pytest.mark.parametrize(
    ("first", "second", "copy"),
    [
        ("2024-05-14", "2024-05-21", True),
        ("2024-05-14", "2024-06-14", False),
        ("2024-05-14", "2024-05", True),
        ("2024-05-14", "2024-06", False),
        ("2024-05-14", None, True),
        (None, None, True),
    ],
)
def test_a_copy_comes_out_within_a_week_as_far_as_that_is_known(
    first: str | None, second: str | None, copy: bool
) -> None:
    assert bool(originals([told("one", RELEASE, first), told("two", RELEASE[:5], second)])) is copy


@pytest.mark.parametrize(
    ("text", "day", "copy"),
    [
        (RELEASE[:5], "2024-05-17", True),  # "today", copied word for word three days later
        ((*RELEASE[:2], RELEASE[4], "A wholly different end in many more words closes it today."), "2024-05-17", False),
        ((*RELEASE[:2], RELEASE[4], "A wholly different end in many more words closes it today."), "2024-05-15", True),
    ],
)
def test_encounters_on_other_days_tell_texts_apart_that_differ(text: Text, day: str, copy: bool) -> None:
    release = told("one", RELEASE[:5], "2024-05-14", event("meeting", "KZ PT", date="2024-05-14"))
    other = told("two", text, day, event("meeting", "KZ PT", date=day))
    assert bool(originals([release, other])) is copy


def test_names_alone_make_no_copy() -> None:
    cast = [person(f"Aman Dulatov{n}", "KZ", "Deputy Minister of Foreign Affairs") for n in range(30)]
    assert originals([record("one", "2024-05-14", *cast), record("two", "2024-05-14", *cast)]) == {}


def test_the_original_is_the_earliest_then_the_fullest() -> None:
    late, early, cut = told("a", RELEASE, "2024-05-15"), told("b", RELEASE[:5], "2024-05-14"), told("c", RELEASE[:4])
    undated = told("d", (*RELEASE, "One more sentence that nobody else has in this form."), None)
    for order in permutations([late, early, cut, undated]):
        found = originals(order)
        assert found == {r.document.sha256: early.document.sha256 for r in (late, cut, undated)}


def test_a_copy_is_near_its_original_itself() -> None:
    whole = told("whole", RELEASE, "2024-05-16")
    head, tail = told("head", RELEASE[:3], "2024-05-14"), told("tail", RELEASE[3:], "2024-05-15")
    assert originals([whole, head, tail]) == {whole.document.sha256: head.document.sha256}


def meeting(**fields: Any) -> list[Any]:
    said = {"date": "2024-05-14", "place": "Astana", **fields}
    return [person("Rui Teles", "PT", "Ambassador"), event("meeting", "KZ PT", ["Rui Teles"], **said)]


def test_copies_are_shown_and_count_as_one_source(look: Any) -> None:
    wrong = [told(f"copy {n}", RELEASE[: 6 - n], "2024-05-15", *meeting(place="Almaty")) for n in range(3)]
    right = [record(f"paper {n}", "2024-05-16", *meeting()) for n in range(2)]
    graph = look(*wrong, *right)
    (node,) = graph.ids("Meeting")
    assert graph.of(node)["place"] == "Astana"
    copies = {n.name: n.properties.get("copyOf") for n in graph.graph.nodes if n.label == "Document"}
    (original,) = [n.id for n in graph.graph.nodes if n.name == "copy 0"]
    assert copies == {"copy 0": None, "copy 1": original, "copy 2": original, "paper 0": None, "paper 1": None}
    assert len(graph.related(node, "STATED_IN")) == 5
    assert number_of_documents(Index(graph.graph)) == "3 documents (and 2 near-copies of them)"


def test_the_name_shown_is_that_of_most_sources(look: Any) -> None:
    copies = [told(f"copy {n}", RELEASE[: 6 - n], "2024-05-15", person("Rui M. Teles", "PT")) for n in range(3)]
    papers = [record(f"paper {n}", "2024-05-16", person("Rui Manuel Teles", "PT")) for n in range(2)]
    assert look(*copies, *papers).names("Person") == ["Rui Manuel Teles"]


def test_the_day_on_which_a_copy_came_out_attests_no_post(look: Any) -> None:
    teles = person("Rui Teles", "PT", "Ambassador of Portugal to Kazakhstan")
    graph = look(told("a", RELEASE, "2024-05-14", teles), told("b", RELEASE[:5], "2024-05-19", teles))
    (post,) = graph.ids("Post")
    held = graph.relationship("person:rui-teles", "HELD", post).properties
    assert (held["firstAttested"], held["lastAttested"]) == ("2024-05-14", "2024-05-14")
    assert len(held["documents"]) == 2


def test_today_in_a_copy_is_the_today_of_the_original(look: Any) -> None:
    def read(name: str, day: str, text: Text) -> Record:
        return told(name, text, day, person("Rui Teles", "PT"), event("meeting", "KZ PT", ["Rui Teles"], date=day))

    def today(record: Record) -> Record:
        quoted = evidence("Today, Deputy Minister Aman Dulatov received Ambassador Rui Teles.")
        return record.model_copy(
            update={"events": tuple(e.model_copy(update={"evidence": quoted}) for e in record.events)}
        )

    graph = look(today(read("a", "2024-05-14", RELEASE)), today(read("b", "2024-05-18", RELEASE[:5])))
    (node,) = graph.ids("Meeting")
    assert graph.of(node)["startDate"] == "2024-05-14"
    assert len(graph.related(node, "STATED_IN")) == 2
    said = [r.properties["date"] for r in graph.graph.relationships if (r.start, r.type) == (node, "STATED_IN")]
    assert said == ["2024-05-14", "2024-05-14"]


def test_today_in_a_sentence_that_an_editor_changed_is_the_today_of_the_original(look: Any) -> None:
    def read(name: str, day: str, text: Text, quote: str) -> Record:
        met = event("meeting", "KZ PT", ["Rui Teles"], date=day).model_copy(update={"evidence": evidence(quote)})
        return told(name, text, day, person("Rui Teles", "PT"), met)

    first = "Today, Deputy Minister Aman Dulatov received Ambassador Rui Teles for a long talk in Astana."
    graph = look(
        read("a", "2024-05-14", RELEASE, first),
        read("b", "2024-05-15", RELEASE[:5], first.replace("Rui Teles", "Rui Manuel Teles")),
    )
    (node,) = graph.ids("Meeting")
    assert graph.of(node)["startDate"] == "2024-05-14"


def test_an_encounter_without_a_date_is_one_in_a_text_and_its_copies(look: Any) -> None:
    visit = event("visit", "KZ PT")
    graph = look(told("a", RELEASE, "2024-05-14", visit), told("b", RELEASE[:5], "2024-05-20", visit))
    assert len(graph.ids("Meeting")) == 1
    assert len(look(told("a", RELEASE, "2024-05-14", visit), record("b", "2024-05-20", visit)).ids("Meeting")) == 2


def test_a_release_of_one_day_is_the_original_of_a_fuller_reprint() -> None:
    release = told("release", RELEASE[:5], "2024-05-14", publisher="Ministry of Foreign Affairs of Kazakhstan")
    reprint = told("reprint", RELEASE, "2024-05-14", publisher="The Daily Paper")
    assert originals([release, reprint]) == {reprint.document.sha256: release.document.sha256}


@pytest.mark.parametrize(("publisher", "country"), [("Ministry of Foreign Affairs of Kazakhstan", "KZ"), ("A", "PT")])
def test_a_copy_of_a_ministrys_release_is_read_in_its_voice(publisher: str, country: str, look: Any) -> None:
    def said(code: str) -> list[Any]:
        host = party("Aman Dulatov", **{"for": code})
        return [
            person("Aman Dulatov", code, "Deputy Minister"),
            organisation("Ministry of Tourism", "ministry", code),
            event("meeting", code, [host], date="2024-05-14"),
        ]

    release = told("release", RELEASE, "2024-05-14", *said("KZ"), publisher=publisher)
    graph = look(release, told("reprint", RELEASE[:5], "2024-05-15", *said("PT"), publisher="The Daily Paper"))
    assert graph.ids("Country")[-1] == f"country:{country}" or country == "KZ"
    assert len(graph.ids("Organisation")) == len(graph.ids("Meeting")) == (1 if country == "KZ" else 2)
    assert len(graph.ids("Person")) == (1 if country == "KZ" else 2)


def test_a_body_without_a_country_is_one_in_a_text_and_its_copies(look: Any) -> None:
    bodies = [organisation("Ministry of Tourism", "ministry")]
    assert len(look(told("a", RELEASE, None, *bodies), told("b", RELEASE[:5], None, *bodies)).ids("Organisation")) == 1
    assert len(look(told("a", RELEASE, None, *bodies), record("b", None, *bodies)).ids("Organisation")) == 2


def test_copies_in_any_order_give_the_same_graph() -> None:
    records = [told(f"copy {n}", RELEASE[: 6 - n], f"2024-05-{15 + n}", *meeting()) for n in range(3)]
    graphs = {repr(resolve([*order, order[0]])) for order in permutations(records)}
    assert len(graphs) == 1


def test_what_the_extraction_quotes_is_enough() -> None:
    texts = {"2024-05-14": " ".join(RELEASE), "2024-05-15": "ASTANA. (Agency) " + " ".join(RELEASE[:5])}
    release, copy = (extract(Document(id=day, text=text, published=day)) for day, text in texts.items())
    assert originals([release, copy]) == {copy.document.sha256: release.document.sha256}


def test_evidence_may_overlap() -> None:
    whole = told("one", RELEASE)
    parts = [Country(code="KZ", evidence=evidence(RELEASE[0][:40])), *whole.countries]
    assert originals([whole, record("two", "2024-05-14", *parts)])
