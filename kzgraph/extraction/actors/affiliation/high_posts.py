"""The posts of which a country has one: president, prime minister, foreign minister; and who holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kzgraph.extraction.context import PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import lexicon, one_of


@cache
def _one_a_country() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((post, one_of(forms)) for post, forms in lexicon("posts")["one_a_country"].items())


def highest_post(person: PersonEntity) -> str | None:
    """The post of which a country has one, where the person holds it: president, prime minister, foreign minister."""
    return next(iter(_posts(role for role in person.roles if role.status == "held")), None)


def posts_ever(person: PersonEntity) -> list[str]:
    """The posts of which a country has one that the person holds, held or will hold."""
    return _posts(person.roles)


def _posts(roles: Iterable[RoleEntity]) -> list[str]:
    own = [r for r in roles if not (r.group == "head_of_state" and r.organisation)]  # no "Senate President"
    titles = [role.title for role in own if role.country or " of " not in role.title or role.group == "minister"]
    return [post for post, form in _one_a_country() if any(form.match(title) for title in titles)]


def only_in(person: PersonEntity) -> list[str] | None:
    """The countries that give such a title, where they are few: an Emperor is Japan's."""
    table = lexicon("states")["only_in"]
    return next((table[title] for role in person.roles if (title := role.title.lower()) in table), None)


def lacks_post(home: str, person: PersonEntity) -> bool:
    """Whether a country has no such post as a person holds or held: nobody was Prime Minister of the United States."""
    without = lexicon("states")
    never = any(home in without.get("without_" + post.replace(" ", "_"), ()) for post in posts_ever(person))
    return never or _has_none(home, person)


def _has_none(home: str, person: PersonEntity) -> bool:
    """Whether the country has no such posts at all: a Deputy Foreign Minister in an American text is no American."""
    titles = [role.title.lower() for role in person.roles]
    minister = any("minister" in title for title in titles)
    foreign = any("foreign minister" in title or "of foreign affairs" in title for title in titles)
    parliament = any("parliament" in title.split() for title in titles)
    court = any(title.endswith((" the king", " the queen")) for title in titles)  # "adviser to the King"
    without = lexicon("states")
    return (
        (minister and home in without["without_minister"])
        or (foreign and home in without["without_foreign_minister"])
        or (parliament and home in without["without_parliament"])
        or (court and home not in without["without_president"])
    )
