"""Who one text names: two people of one name where it gives them posts that nobody holds together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import product
from typing import TypeVar

from kzgraph.model import CountryCode, Party, Person, Record, Role
from kzgraph.resolution.posts.conflicts import incompatible
from kzgraph.resolution.posts.posts import Post, read_title
from kzgraph.resolution.values.parties import parties_of

T = TypeVar("T", Person, Party)
Named = tuple[str, CountryCode]
"""A name in one text; of a second bearer with the country, else with ""."""


def named(party: Party, known: Mapping[Named, object]) -> Named:
    """Whom a party of an event or agreement is: of two bearers of its name the one of its country, or of its post's."""
    posts = read_title(party.post) if party.post else ()
    codes = (party.on_behalf, *(post.country for post in posts))
    return next((key for code in codes if code and (key := (party.name, code)) in known), (party.name, ""))


def people_of(record: Record) -> dict[Named, Person]:
    """The record's people, with those whom only an event or agreement names, and the posts given there."""
    bearers: dict[str, list[Person]] = {}
    for person in sorted(record.people, key=lambda p: p.name):
        bearers.setdefault(person.name, []).append(person)
    found = {(name, code): one for name, told in bearers.items() for code, one in told_apart(_sorted(told)).items()}
    parties = [p for p in parties_of(record) if p.kind == "person" and _tells_more(p, found.get(named(p, found)))]
    for party in _sorted(parties):
        key = named(party, found)
        person = found.get(key) or Person(name=party.name, country=party.on_behalf, evidence=party.evidence)
        if party.post and not person.roles:
            person = person.model_copy(update={"roles": (Role(title=party.post, evidence=party.evidence),)})
        found[key] = person
    return found


def _tells_more(party: Party, known: Person | None) -> bool:
    """Whether the record's people lack the party, or its post."""
    return known is None or bool(party.post and not known.roles)


def _sorted(parts: list[T]) -> list[T]:
    return sorted(parts, key=lambda part: part.model_dump_json()) if len(parts) > 1 else parts


def told_apart(told: Sequence[Person]) -> dict[CountryCode, Person]:
    """People of one name whom a record has: one, under "", and further ones under their countries where the record has
    them as people of two states, in posts of which nobody holds both by titles that name the state.

    Whom the record has as one stays one: a title put down to the wrong person is likelier than two of one name.
    """
    by_country: dict[CountryCode, list[Person]] = {}
    for person in told:
        by_country.setdefault(person.country or "", []).append(person)
    home = min((code for code in by_country if code), default="")
    apart = [code for code in sorted(by_country) if code > home and _clash(by_country[home], by_country[code])]
    first = reduce(_merged, (person for person in told if person.country not in apart))
    return {"": first} | {code: reduce(_merged, by_country[code]) for code in apart}


def _merged(a: Person, b: Person) -> Person:
    return a.model_copy(
        update={"country": a.country or b.country, "roles": a.roles + b.roles, "evidence": a.evidence + b.evidence}
    )


def _clash(some: Iterable[Person], others: Iterable[Person]) -> bool:
    return any(incompatible(a, b) for a, b in product(_of_state(some), _of_state(others)))


def _of_state(people: Iterable[Person]) -> list[Post]:
    """The posts held by titles that name their country."""
    roles = [role for person in people for role in person.roles if role.country and role.status == "held"]
    return [post for role in roles for post in read_title(role.title, role.country)]
