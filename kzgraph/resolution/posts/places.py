"""The state or city of a post that a title leaves out and the sentence names: "Governor Janet Mills of Maine"."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode, Role
from kzgraph.resolution.posts.posts import read_title
from kzgraph.resolution.values.countries import Words
from kzgraph.resolution.values.words import words

_NAMED = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"


def with_place(role: Role, name: str, country: CountryCode | None) -> str:
    """The role's title, with the place that stands beside the title and the person's name in what is quoted: before
    them ("New York Attorney General Letitia James"), after them with "of", or, of a known place, with a comma."""
    posts = read_title(role.title, country)
    if not country or len(posts) != 1 or posts[0].head not in lexicon("post_kinds")["of_places"]:
        return role.title
    if posts[0].field or posts[0].organisation:
        return role.title
    for said in role.evidence:
        place = _before(said.quote, role.title, name, country) or _after(said.quote, role.title, name, country)
        if place:
            return f"{role.title} of {place}"
    return role.title


def _before(quote: str, title: str, name: str, country: CountryCode) -> str:
    found = re.search(rf"({_NAMED})\s+{_flat(title)}\s+{_flat(name)}", quote)
    parts = found.group(1).split() if found else []
    known = (parts[at:] for at in range(len(parts)))
    return next((" ".join(part) for part in known if words(" ".join(part)) in _places(country)), "")


def _after(quote: str, title: str, name: str, country: CountryCode) -> str:
    found = re.search(rf"{_flat(title)}\s+{_flat(name)}(,\s+|\s+of\s+)({_NAMED})", quote)
    if not found:
        return ""
    parts = found.group(2).rstrip(".'’").split()
    known = (parts[:size] for size in range(len(parts), 0, -1))
    place = next((" ".join(part) for part in known if words(" ".join(part)) in _places(country)), "")
    return place or (" ".join(parts) if "of" in found.group(1) else "")


def _flat(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())


@cache
def _places(country: CountryCode) -> frozenset[Words]:
    """The states and cities of a country that the lexicon knows; "New York State" is also New York."""
    states = lexicon("subdivisions").get(country, ())
    cities = [entry for entry in lexicon("cities") if entry["country"] == country]
    names = [*states, *(name for entry in cities for name in (entry["name"], *entry.get("names", ())))]
    return frozenset(words(name.removesuffix(" State")) for name in names)
