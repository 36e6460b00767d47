"""For whom a person acts, where a text gives a bare title and only its context shows a country.

"President Jane Doe" in a text about three countries is easily put down to the wrong one. Where other texts of the set
place the same full name in the same post by a title that names the country ("the Ruritanian President"), and all of
these in one country, that country counts. So does the only country that the person's titles name at all, in this text
or, in more texts than guess another, elsewhere. A title that names its country is never overruled.

Invariant: a pure function of the set of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzgraph.model import CountryCode, Person, Record, Role
from kzgraph.resolution.names import parse
from kzgraph.resolution.posts import read_title

Placed = tuple[tuple[str, ...], str]
"""A full name's key and the head of a post, or "" for any post."""
ANY = ""


def homes(records: Iterable[Record]) -> dict[Placed, CountryCode]:
    """For each full name and post the only country in which titles place it; nothing where they name two."""
    named: dict[Placed, dict[CountryCode, set[str]]] = {}
    guessed: dict[tuple[str, ...], dict[CountryCode, set[str]]] = {}
    for record in records:
        for person in record.people:
            key = parse(person.name).key
            if len(key) < 2:
                continue
            titles = [(role, country) for role in person.roles if (country := _named(role, person))]
            for role, country in titles:
                for head in (ANY, *_heads(role)):
                    named.setdefault((key, head), {}).setdefault(country, set()).add(record.document.sha256)
            if person.country and not titles:
                guessed.setdefault(key, {}).setdefault(person.country, set()).add(record.document.sha256)
    return {placed: next(iter(told)) for placed, told in named.items() if _is_home(placed, told, guessed)}


Told = Mapping[CountryCode, set[str]]
"""For each country the documents that tell it."""


def _is_home(placed: Placed, told: Told, guessed: Mapping[tuple[str, ...], Told]) -> bool:
    key, head = placed
    others = [len(texts) for code, texts in guessed.get(key, {}).items() if code not in told]
    return len(told) == 1 and (head != ANY or max(others, default=0) < len(*told.values()))


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
    """The person with the country that titles here or elsewhere give, where it is another than the one guessed."""
    here = {country for role in person.roles if (country := _named(role, person))}
    if here:
        return _placed(person, here if person.country else set())
    key = parse(person.name).key
    codes = {code for role in person.roles for head in _heads(role) if (code := known.get((key, head)))}
    anywhere = known.get((key, ANY)) if person.country else None
    return _placed(person, codes or ({anywhere} if anywhere else set()))


def _placed(person: Person, codes: set[CountryCode]) -> Person:
    if len(codes) != 1 or codes == {person.country}:
        return person
    return person.model_copy(update={"country": next(iter(codes))})
