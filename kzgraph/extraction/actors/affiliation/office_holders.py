"""What every reader of diplomatic news knows: who held which high office of which country.

It says only for whom a person acts whom the text names with such a post, or by the full name and no post at all, and
without a country; see the head of `lexicon/office_holders.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.actors.affiliation.bare_titles import is_private_body
from kzgraph.extraction.actors.affiliation.service import is_international_body
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.context import Context, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.spelling import fits, same_spelling, skeleton, skeletons
from kzgraph.extraction.text.tokens import fold

_YEARS = "0123456789- "
_ENTRY = re.compile(r"(?P<code>\w+) (?P<kind>\w+) (?P<name>\D+) (?P<first>\d{4})-(?P<last>\d{4})?")
_WORD = re.compile(r"[^\W\d_]+")
_NOBODYS = "international"
_HEAD = "head"
# Whom only the full name means: no title is that of one of them alone.
_OTHER = "other"
_ALL_KINDS = {"state", "government", "foreign", "deputy", "security", "defence", "commissioner", _HEAD, _OTHER}
# Words before the countries of a title in the plural: "the Czech, Hungarian and Slovak prime ministers".
_LIST_BEFORE_TITLE = 6
# A name of one letter or two ("Al", "Ma") is no surname to go by.
_SHORTEST_SURNAME = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in one kind of office; `code` is None for the head of an organisation of states."""

    code: str | None
    kind: str
    words: tuple[str, ...]
    first: int
    last: int


@cache
def _entries() -> dict[str, str]:
    """The entries as lines "CODE kind Name first-last", by the skeleton of each word of their names.

    There are thousands, hence all names in one text, and no objects but texts.
    """
    entries = [
        f"{code} {kind} {entry}"
        for code, kinds in lexicon("office_holders").items()
        for kind, text in kinds.items()
        for entry in text.split(", ")
    ]
    names = skeletons("\n".join(fold(entry.split(" ", 2)[2].rstrip(_YEARS)) for entry in entries))
    table: dict[str, str] = {}
    for entry, name in zip(entries, names.split("\n"), strict=True):
        for word in _WORD.findall(name):
            table[word] = f"{table[word]}\n{entry}" if word in table else entry
    return table


def _holders(word: str) -> Iterator[Holder]:
    """Those of whose names a folded word is one, in any romanisation."""
    return map(_holder, _entries().get(skeleton(word), "").splitlines())


@cache
def _holder(entry: str) -> Holder:
    match = _ENTRY.fullmatch(entry)
    assert match is not None, entry
    code, last = match["code"], int(match["last"] or 9999)
    return Holder(
        None if code == _NOBODYS else code, match["kind"], _name_words(match["name"]), int(match["first"]), last
    )


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(fold(name)) if word not in words_of("people", "suffixes"))


def affiliate_by_office(context: Context, page: Page, roles: list[RolePhrase]) -> None:
    """Give those a country whose name and post, without one, are those of a known holder of a high office."""
    named: set[tuple[str, str]] | None = None
    for person in context.people:
        if person.country is not None or person.international:
            continue
        kinds = {kind for role in person.roles for kind in _kinds(role)}
        if not kinds and not person.roles:
            # Whose post stands elsewhere in the text, with its country: "the British Prime Minister … David Cameron".
            named = named if named is not None else _offices_named(page, roles)
            holder = _known(context, person, {kind for kind, _ in named})
            if holder and (holder.kind, holder.code) in named:
                person.country, person.office = holder.code, holder.kind
            if person.country is None and (holder := _by_full_name(context, person)):
                person.country, person.international = holder.code, holder.code is None
                person.office = holder.kind if holder.kind != _OTHER else None
        elif holder := (kinds and _by_post(context, person, kinds)) or _of_another_post(context, person):
            person.country, person.international = holder.code, holder.code is None


def _by_post(context: Context, person: PersonEntity, kinds: set[str]) -> Holder | None:
    """The holder whom name and post mean; of a surname alone and a bare "Minister" one of a country that is named."""
    holder = _known(context, person, kinds)
    bare = " " not in person.name and all(role.title == "Minister" for role in person.roles)
    if holder is None or (bare and all(country.code != holder.code for country in context.countries)):
        return None
    return holder


def _by_full_name(context: Context, person: PersonEntity) -> Holder | None:
    """The holder of any office whom a full name means that the text gives without any post."""
    words = _name_words(person.name)
    holder = _known(context, person, _ALL_KINDS) if len(words) > 1 else None
    return holder if holder and len(holder.words) > 1 and _written_out(words, holder) else None


def _of_another_post(context: Context, person: PersonEntity) -> Holder | None:
    """The holder whom a full name means with another post of state: "Chancellor Alberto van Klaveren"."""
    if not all(_may_be_known(context, role) for role in person.roles):
        return None
    holder = _by_full_name(context, person)
    return holder if holder and (holder.code or holder.kind == _OTHER) else None


def _may_be_known(context: Context, role: RoleEntity) -> bool:
    """Whether a post is such as those of the list have: of a state or one of its bodies, not of a company."""
    if role.organisation is None:
        return role.group in words_of("posts", "groups_of_the_known")
    body = next((body for body in context.organisations if body.name == role.organisation), None)
    return body is not None and not is_private_body(body) and not is_international_body(body)


def _written_out(words: tuple[str, ...], holder: Holder) -> bool:
    """Whether given name and surname stand there, and no initials: "Ulysses S. Grant" is not Grant Shapps, nor is Juan
    Ibáñez Juan Carlos I."""
    names = [known for known in holder.words if len(known) > 1]
    return all(any(len(word) > 1 and same_spelling(word, known) for word in words) for known in (names[0], names[-1]))


def _kinds(role: RoleEntity) -> Iterator[str]:
    """The kinds of the list that a title may be: a bare "President" of a state, not one of a senate or a company."""
    title = role.title
    if role.group in {"head_of_state", "head_of_government"} and role.organisation is None:
        yield "state" if role.group == "head_of_state" else "government"
    if title == "PM":
        yield "government"
    if title == "Minister":  # as ministries write of their own and their guests
        yield "foreign"
    if role.group == "deputy_head" and pattern("posts", "heirs").search(title):
        yield "state"
    if pattern("posts", "foreign_ministers").search(title):
        yield "foreign"
    if role.group == "deputy_head" and role.organisation is None:
        yield "deputy"
    if role.organisation is None and pattern("posts", "party_leaders").search(title):
        yield from ("state", _OTHER)
    for kind in ("security", "defence"):
        if pattern("posts", f"{kind}_posts").search(title):
            yield kind
    if role.group == "commissioner" or pattern("posts", "commissioners").search(title):
        yield "commissioner"
    if role.organisation is None and pattern("posts", "heads_of_organisations").fullmatch(title):
        yield _HEAD


def _offices_named(page: Page, roles: Iterable[RolePhrase]) -> set[tuple[str, str]]:
    """The high offices that the text names with their countries, also in the plural."""
    found: set[tuple[str, str]] = set()
    for role in roles:
        title = page.text(role.first, role.last)
        kind = {"head_of_state": "state", "head_of_government": "government"}.get(role.group)
        if kind is None and pattern("posts", "foreign_ministers").search(title):
            kind = "foreign"
        if kind is None:
            continue
        near = range(max(0, role.first - _LIST_BEFORE_TITLE) if role.plural else role.first, role.last)
        codes = {c.code for k in near if (c := page.country[k]) and page.same_sentence(k, role.first)}
        if role.plural:  # "the foreign ministers of the three countries"
            found |= {(kind, c.code) for c in page.countries}
        found |= {(kind, code) for code in codes | ({role.country} if role.country else set())}
    return found


def _known(context: Context, person: PersonEntity, kinds: set[str]) -> Holder | None:
    """The holder whom name and kind of post mean; None where several countries have one, and none is in office."""
    words = _name_words(person.name)
    if not words or (len(words) == 1 and len(words[0]) < _SHORTEST_SURNAME):
        return None
    published = context.source.document.published
    year = int(published[:4]) if published else None
    hits = [
        holder
        for holder in dict.fromkeys(h for word in words for h in _holders(word))
        if (holder.kind in kinds or _called_president(holder, kinds))
        and _same_name(words, holder.words)
        and (year is None or holder.first <= year + 1)
    ]
    if len(words) == 1 and year is not None and any(role.status == "held" for role in person.roles):
        hits = [h for h in hits if h.last >= year - 1]  # another of the same surname may hold the post by now
    titles = {word for role in person.roles for word in _name_words(role.title)}
    hits = [h for h in hits if titles & set(h.words)] or hits  # "King Charles III" is no Charles Michel
    if len({h.code for h in hits}) > 1 and year is not None:
        hits = [h for h in hits if h.first <= year <= h.last]
    return hits[0] if hits and len({h.code for h in hits}) == 1 else None


def _called_president(holder: Holder, kinds: set[str]) -> bool:
    """Whether the head of a government may be called president: "President Pedro Sánchez" in a text of Spain."""
    return (
        "state" in kinds
        and holder.kind == "government"
        and holder.code in lexicon("states")["presidents_of_government"]
    )


def _same_name(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether a name is a known one, longer or shorter; one word alone has to be a family name."""
    if len(words) == 1:
        return any(same_spelling(words[0], name) for name in (known[-1], known[0]))
    full = tuple(word for word in words if len(word) > 1)
    if len(full) > 1:
        words = full  # "George H.W. Bush" is no George Weah
    if len(known[-1]) == 1:  # a ruler's numeral is no initial: Carlos Ibarra is not Juan Carlos I
        return fits(words, known[:-1])
    return fits(words, known) or (len(known) > 1 and fits(known, words))
