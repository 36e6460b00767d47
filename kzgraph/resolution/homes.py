"""For whom a person acts, where a text gives a bare title and only its context shows a country.

"President Jane Doe" in a text about three countries is easily put down to the wrong one. Where other texts of the set
place the same full name in the same post by a title that names the country ("the Ruritanian President"), and all of
these in one country, that country counts. A title that names its country is never overruled.

Invariant: a pure function of the set of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzgraph.model import CountryCode, Person, Record, Role
from kzgraph.resolution.names import parse
from kzgraph.resolution.posts import read_title

Placed = tuple[tuple[str, ...], str]
"""A full name's key and the head of a post."""


def homes(records: Iterable[Record]) -> dict[Placed, CountryCode]:
    """For each full name and post the only country in which titles place it; nothing where they name two."""
    found: dict[Placed, set[CountryCode]] = {}
    for record in records:
        for person in record.people:
            for role in person.roles if parse(person.name).full else ():
                country = _named(role, person)
                if country:
                    for head in _heads(role):
                        found.setdefault((parse(person.name).key, head), set()).add(country)
    return {placed: next(iter(codes)) for placed, codes in found.items() if len(codes) == 1}


def _named(role: Role, person: Person) -> CountryCode | None:
    """The country that the title itself names; of a union's or other body's office the person's."""
    if role.country:
        return role.country
    posts = read_title(role.title)
    by_body = person.country if any(post.organisation for post in posts) else None
    return next((post.country for post in posts if post.country), by_body)


def _heads(role: Role) -> set[str]:
    return {post.head for post in read_title(role.title)}


def at_home(person: Person, known: Mapping[Placed, CountryCode]) -> Person:
    """The person with the country that titles elsewhere give, where no title here names one."""
    if any(_named(role, person) for role in person.roles):
        return person
    key = parse(person.name).key
    codes = {code for role in person.roles for head in _heads(role) if (code := known.get((key, head)))}
    if len(codes) != 1 or codes == {person.country}:
        return person
    return person.model_copy(update={"country": codes.pop()})
