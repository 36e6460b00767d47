"""Two people of one name in one text."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.model import Party, Person
from tests.resolution.conftest import Look, event, party, person, record


def minister(country: str, named: str | None) -> Person:
    return person("Ivan Petrov", country, {"title": "Minister of Foreign Affairs", "country": named})


def posts(seen: Look) -> dict[str, list[str]]:
    """The posts of each person."""
    return {one: seen.related(one, "HELD") for one in seen.ids("Person")}


RU, BG = ({"post": f"Minister of Foreign Affairs of {name}"} for name in ("Russia", "Bulgaria"))


@pytest.mark.parametrize(("one", "other"), [({"for": "RU"}, {"for": "BG"}), (RU, BG), ({"for": "RU", **RU}, BG)])
def test_ministers_of_two_states_are_two_people_each_in_their_own_post(one: Any, other: Any, look: Any) -> None:
    met = event("meeting", "RU BG", [party("Ivan Petrov", **one), party("Ivan Petrov", **other)], date="2024-05-01")
    seen = look(record("a", "2024-05-02", minister("RU", "RU"), minister("BG", "BG"), met))
    assert posts(seen) == {
        "person:ivan-petrov-bg": ["post:bg-minister-of-foreign-affairs"],
        "person:ivan-petrov-ru": ["post:ru-minister-of-foreign-affairs"],
    }
    (meeting,) = seen.ids("Meeting")
    for who, code in (("person:ivan-petrov-bg", "BG"), ("person:ivan-petrov-ru", "RU")):
        assert seen.relationship(who, "TOOK_PART", meeting).properties["behalf"] == code


def test_each_is_found_again_in_other_texts(look: Any) -> None:
    both = record("a", "2024-05-02", minister("RU", "RU"), minister("BG", "BG"))
    seen = look(both, record("b", "2024-05-03", minister("BG", "BG")), record("c", "2024-05-03", minister("RU", "RU")))
    assert [len(seen.of(one)["aliases"]) for one in posts(seen)] == [1, 1]
    assert all(len(held) == 1 for held in posts(seen).values())


ONE = [
    ("a country that is only guessed", minister("RU", "RU"), minister("BG", None)),
    ("one state", minister("RU", "RU"), person("Ivan Petrov", "RU", {"title": "Deputy Minister", "country": "RU"})),
    ("an office that anybody may hold beside", minister("RU", "RU"), person("Ivan Petrov", "BG", "Honorary Consul")),
    ("no country", minister("RU", "RU"), person("Ivan Petrov", None, "Minister of Foreign Affairs")),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_else_one_name_in_one_text_is_one_person(one: Person, other: Person, look: Any) -> None:
    talks: list[Party | str] = [party("Ivan Petrov", **{"for": "BG"})]
    seen = look(record("a", "2024-05-02", one, other, event("meeting", "RU BG", talks)))
    assert len(seen.ids("Person")) == 1
