"""Posts over time: in words, and who held what on a date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kzgraph.careers import in_words, known_on
from kzgraph.entities import show
from kzgraph.errors import UsageError
from kzgraph.model import Event
from kzgraph.resolution import resolve
from kzgraph.stores import Store
from tests.resolution.conftest import evidence, party, person, record
from tests.sample_store import BOTH_STORES, loaded


def held(*attested: str, since: str | None = None, until: str | None = None) -> dict[str, Any]:
    ends = {"firstAttested": min(attested), "lastAttested": max(attested)} if attested else {}
    told = {"attested": sorted(attested), **ends, "since": since, "until": until}
    return {name: value for name, value in told.items() if value}


WORDS = [
    (held("2021-02-03"), "attested on 3 February 2021"),
    (held("2021-02"), "attested in February 2021"),
    (held("2021-02-03", "2022-11-09"), "attested on 2 days, 3 February 2021 to 9 November 2022"),
    (held("2021-02", "2022-11-09"), "attested on 2 dates, February 2021 to 9 November 2022"),
    (held(since="2021"), "since 2021"),
    (held("2021-02-03", until="2022-07-01"), "attested on 3 February 2021; until 1 July 2022"),
    ({"status": "former"}, "only named as a former holder"),
    ({"status": "future"}, "only named as a future holder"),
    (held(), "no day is told"),
]  # fmt: skip


@pytest.mark.parametrize(("details", "words"), WORDS)
def test_a_post_held_is_told_by_its_days_and_never_as_a_term(details: dict[str, Any], words: str) -> None:
    assert in_words(details) == words


# What is told of the post, the date that is asked for, what is known of it.
KNOWN = [
    (held("2021-02-03", "2022-11-09"), "2021-02-03", "attested"),
    (held("2021-02-03", "2022-11-09"), "2021-02", "attested"),
    (held("2021-02-03", "2022-11-09"), "2022", "attested"),
    (held("2021-02-03", "2022-11-09"), "2021-02-04", "presumed"),
    (held("2021-02-03", "2021-05-06", "2022-11-09"), "2021-05-06", "attested"),
    (held("2021-02-03", "2022-11-09"), "2021-02-02", None),
    (held("2021-02-03", "2022-11-09"), "2022-11-10", None),
    (held("2021-02-03", "2022-11-09"), "2023", None),
    (held("2021-02"), "2021-02-15", "presumed"),
    (held("2021-02"), "2021-03-01", None),
    (held(since="2021-02-01", until="2022-02-01"), "2021-06", "stated"),
    (held(since="2021-02-01", until="2022-02-01"), "2022-02-02", None),
    (held("2021-06-01", since="2021-02-01"), "2021-03-01", "presumed"),
    (held("2021-06-01", since="2021-02-01"), "2021-07-01", "since"),
    (held("2021-06-01", since="2021-02-01"), "2021-01-31", None),
    (held("2021-06-01", until="2022-02-01"), "2021-12-31", "presumed"),
    (held("2021-06-01", until="2022-02-01"), "2021-05-31", "until"),
    (held("2021-06-01", until="2022-02-01"), "2022-02-02", None),
    (held(), "2021", None),
]


@pytest.mark.parametrize(("details", "date", "word"), KNOWN)
def test_a_day_is_attested_or_stated_or_only_presumed(details: dict[str, Any], date: str, word: str | None) -> None:
    known = known_on(details, date)
    assert (known and known[0]) == word


def test_what_is_presumed_says_between_what() -> None:
    known = known_on(held("2021-02-03", "2021-05-06", "2022-11-09", since="2021-01"), "2021-06-01")
    assert known == ("presumed", "presumed between “attested on 6 May 2021” and “attested on 9 November 2022”")


MINISTER = "Minister of Foreign Affairs of Kazakhstan"


@pytest.fixture(scope="module", params=BOTH_STORES)
def ministers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One minister, an appointment, the next minister, who is an ambassador later."""
    appointment = {
        "kind": "appointment",
        "status": "held",
        "date": "2023-04-03",
        "participants": [
            party("Murat Nurtleu", capacity="appointee", post=MINISTER),
            party("Mukhtar Tileuberdi", capacity="predecessor"),
        ],
        "evidence": evidence("Murat Nurtleu replaced Mukhtar Tileuberdi."),
    }
    people = [person("Murat Nurtleu", "KZ", MINISTER), person("Mukhtar Tileuberdi", "KZ")]
    notes = [
        record("early", "2021-05-01", person("Mukhtar Tileuberdi", "KZ", "Kazakh Foreign Minister")),
        record("before", "2023-03-10", person("Mukhtar Tileuberdi", "KZ", MINISTER)),
        record("change", "2023-04-04", *people, Event.model_validate(appointment)),
        record("after", "2023-10-10", person("Murat Nurtleu", "KZ", MINISTER)),
        record("later", "2025-10-01", person("Murat Nurtleu", "KZ", "Ambassador of Kazakhstan to Belgium")),
    ]
    with loaded(resolve(notes), request, tmp_path_factory.mktemp("ministers")) as store:
        yield store


def test_a_post_lists_its_holders_in_order_with_who_came_before_and_after(ministers: Store) -> None:
    first, second = show(ministers, MINISTER).section("Holders")
    assert [first.name, second.name] == ["Mukhtar Tileuberdi", "Murat Nurtleu"]
    assert (first.details["until"], first.details["successors"]) == ("2023-04-03", ["Murat Nurtleu"])
    assert (second.details["since"], second.details["predecessors"]) == ("2023-04-03", ["Mukhtar Tileuberdi"])


def test_a_person_lists_the_posts_in_order_with_who_came_before_and_after(ministers: Store) -> None:
    minister, ambassador = show(ministers, "Murat Nurtleu").section("Posts")
    assert (minister.name, minister.details["predecessors"]) == (MINISTER, ["Mukhtar Tileuberdi"])
    assert ambassador.name == "Ambassador of Kazakhstan to Belgium"
    assert not {"predecessors", "successors"} & ambassador.details.keys()


# Entity, date, then who or what: name and what is known.
ON_A_DATE = [
    (MINISTER, "2021-05-01", [("Mukhtar Tileuberdi", "attested")]),
    (MINISTER, "2022-05-01", [("Mukhtar Tileuberdi", "presumed")]),
    (MINISTER, "2023-04-03", [("Murat Nurtleu", "presumed"), ("Mukhtar Tileuberdi", "presumed")]),
    (MINISTER, "2023-04", [("Murat Nurtleu", "attested"), ("Mukhtar Tileuberdi", "presumed")]),
    (MINISTER, "2024", [("Murat Nurtleu", "since")]),
    ("the Kazakh foreign minister", "2021-05-01", [("Mukhtar Tileuberdi", "attested")]),
    ("Foreign Minister of the Republic of Kazakhstan", "2021-05-01", [("Mukhtar Tileuberdi", "attested")]),
    ("Murat Nurtleu", "2023-10-10", [(MINISTER, "attested")]),
    ("Murat Nurtleu", "2020", []),
    ("Mukhtar Tileuberdi", "2020", [(MINISTER, "until")]),
    ("Ministry of Foreign Affairs of Kazakhstan", "2022", [("Mukhtar Tileuberdi", "presumed")]),
    ("Kazakhstan", "2025-10-01", [("Murat Nurtleu", "attested"), ("Murat Nurtleu", "since")]),
    ("Kazakhstan", "2020", []),
]


@pytest.mark.parametrize(("entity", "date", "expected"), ON_A_DATE)
def test_who_held_what_on_a_date(ministers: Store, entity: str, date: str, expected: list[tuple[str, str]]) -> None:
    (section,) = show(ministers, entity, at=date).sections
    assert sorted((fact.name, fact.details["known"]) for fact in section.facts) == sorted(expected)


def test_the_quotes_nearest_to_the_date_come_first(ministers: Store) -> None:
    entity = show(ministers, MINISTER, at="2023-03-10")
    (fact,) = entity.sections[0].facts
    nearest = next(source for source in entity.sources if source.id == fact.quotes[0].document)
    assert nearest.published == "2023-03-10"


@pytest.mark.parametrize(
    ("entity", "date"),
    [
        ("Kazakhstan", "3 May 2021"),
        ("Kazakhstan", "2021-13"),
        ("Kazakhstan", "2021-02-30"),
        ("Kazakhstan", "0000"),
        ("Kazakhstan", "２０２１"),
        ("early", "2021"),
    ],
)
def test_a_date_that_is_none_or_an_entity_without_posts_is_refused(ministers: Store, entity: str, date: str) -> None:
    with pytest.raises(UsageError):
        show(ministers, entity, at=date)
