"""People are read with their names, the country they act for and their titles, in the manners of many ministries."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.extraction import extract
from kzgraph.model import Person
from tests.extraction.tables import columns, document, listed, parameters

_STATUS = {"held": "", "former": "(former) ", "future": "(future) "}


def _told(line: str) -> tuple[str | None, str | None, list[str]]:
    name, country, titles = columns(line, 3)
    return name, country, sorted(listed(titles))


def _found(person: Person) -> tuple[str, str | None, list[str]]:
    return person.name, person.country, sorted(_STATUS[role.status] + role.title for role in person.roles)


@pytest.mark.parametrize("case", parameters("people"))
def test_a_careful_reader_takes_the_same_people_from_it(case: dict[str, Any]) -> None:
    found = [_found(person) for person in extract(document(case)).people]
    told = [_told(line) for line in case["people"]]
    unasked = {name for name, _, titles in told if titles == ["any"]}
    assert [(n, c, ["any"] if n in unasked else titles) for n, c, titles in found] == told


@pytest.mark.parametrize(
    ("text", "sent_to"),
    [
        ("Ambassador Juan Perez of Chile, accredited to Kenya, spoke.", "KE"),
        ("Ambassador Juan Perez of Chile spoke. He is accredited to Kenya, Uganda and Rwanda.", "KE"),
        ("The ambassador-designate of Chile, Juan Perez, who will be accredited to Kenya, spoke.", "KE"),
        ("Ambassador Juan Perez of Chile will be accredited to Kenya.", None),
        ("Ambassador Juan Perez of Chile is also accredited to Kenya.", None),
        ("The Chilean ambassador in Lima, Juan Perez, was accredited to Kenya.", None),
    ],
)
def test_a_sentence_tells_where_an_ambassador_is_accredited(text: str, sent_to: str | None) -> None:
    (person,) = extract(document({"text": text})).people
    (role,) = person.roles
    assert role.accredited_to == sent_to
