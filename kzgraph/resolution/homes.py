"""For whom a person acts, where a text gives a bare title and only its context shows a country.

"President Jane Doe" in a text about three countries is easily put down to the wrong one. Where other texts of the set
place the same full name in the same post by a title that names the country ("the Ruritanian President"), and all of
these in one country, that country counts. So does the only country that the person's titles name at all, in this text
or, in more texts than guess another, elsewhere; and where no text names a country, the one in which nearly all put the
only bearer of a surname in a post of which a country has few. A title that names its country is never overruled.

Invariant: a pure function of the set of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzgraph.data_files import lexicon
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
    told_home = {placed: next(iter(told)) for placed, told in named.items() if _is_home(placed, told, guessed)}
    return _crowds(records) | told_home


MOST = 4
"""So many texts, and so many times those that guess another country, are nearly all."""


def _crowds(records: Iterable[Record]) -> dict[Placed, CountryCode]:
    """For each bare surname and post of which a country has few the country that nearly all texts guess."""
    guesses: dict[Placed, dict[CountryCode, set[str]]] = {}
    bearers: dict[Placed, set[tuple[str, ...]]] = {}
    for record in records:
        for person in record.people:
            if person.country and not any(_named(role, person) for role in person.roles):
                name = parse(person.name)
                for head in {head for role in person.roles for head in _single_heads(role)}:
                    placed = ((name.surname,), head)
                    guesses.setdefault(placed, {}).setdefault(person.country, set()).add(record.document.sha256)
                    bearers.setdefault(placed, set()).update({name.key} if name.full else ())
    return {
        placed: most
        for placed, told in guesses.items()
        if len(bearers[placed]) < 2 and (most := _nearly_all({code: len(texts) for code, texts in told.items()}))
    }


def _nearly_all(counts: Mapping[CountryCode, int]) -> CountryCode | None:
    most = max(counts, key=lambda code: (counts[code], code))
    others = sum(counts.values()) - counts[most]
    return most if counts[most] >= max(MOST, MOST * others) else None


def _single_heads(role: Role) -> set[str]:
    return {post.head for post in read_title(role.title) if post.kind in lexicon("post_kinds")["seldom_namesakes"]}


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
    if not codes and person.country:
        surname = (parse(person.name).surname,)
        codes = {code for role in person.roles for head in _heads(role) if (code := known.get((surname, head)))}
    anywhere = known.get((key, ANY)) if person.country else None
    return _placed(person, codes or ({anywhere} if anywhere else set()))


def _placed(person: Person, codes: set[CountryCode]) -> Person:
    if len(codes) != 1 or codes == {person.country}:
        return person
    return person.model_copy(update={"country": next(iter(codes))})
