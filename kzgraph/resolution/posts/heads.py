"""The heads of posts: which kind of post a title names, and what of the title is left. Read from `post_kinds.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.posts.bodies import LINKS
from kzgraph.resolution.values.countries import Words
from kzgraph.resolution.values.words import words

Scope = Literal["country", "ministry", "body", "abroad"]


@dataclass(frozen=True, slots=True)
class Head:
    """A line of `lexicon/post_kinds.yaml`."""

    kind: str
    head: str
    scope: Scope
    field: str = ""
    only: tuple[CountryCode, ...] = ()


@cache
def _forms() -> tuple[tuple[Words, Head], ...]:
    """Every form with its head, the longest first, those of one country before the general ones."""
    forms = []
    for line in lexicon("post_kinds")["heads"]:
        head = Head(line["kind"], line["head"], line["scope"], line.get("field", ""), tuple(line.get("only", ())))
        own = [] if head.field or head.only else [head.head]
        forms += [(spelt(words(form.replace("-", " "))), head) for form in (*own, *line.get("forms", ()))]
    return tuple(sorted(forms, key=lambda f: (-len(f[0]), not f[1].only, f[0])))


@cache
def _forms_in(country: CountryCode | None) -> tuple[tuple[Words, Head], ...]:
    """Those that there are in a country."""
    return tuple((form, head) for form, head in _forms() if not head.only or country in head.only)


@cache
def heads_with(mark: str) -> frozenset[str]:
    """The heads that bear a mark in the data: `national`, `many`."""
    return frozenset(line["head"] for line in lexicon("post_kinds")["heads"] if line.get(mark))


def spelt(plain: Words) -> Words:
    """The words in one spelling."""
    spelling: dict[str, str] = lexicon("post_kinds")["spelling"]
    return tuple(part for word in plain for part in spelling.get(word, word).split())


def head_of(plain: Words, country: CountryCode | None) -> tuple[Head, Words]:
    """The head and what is left: the form at the beginning, else at the end, else around the field.

    "Deputy Foreign Minister" is the head "Deputy Minister" around the field "foreign". A word that only tells a
    federation's post from those of its parts is left out: "Federal Minister of Finance".
    """
    kinds = lexicon("post_kinds")["federal"].get(plain[0], ()) if plain else ()
    if kinds and (found := _head_in(plain[1:], country))[0].kind in kinds:
        return found
    return _head_in(plain, country)


def _head_in(plain: Words, country: CountryCode | None) -> tuple[Head, Words]:
    allowed = _forms_in(country)
    for form, head in allowed:
        if plain[: len(form)] == form and not _is_rank(form, plain[len(form) :]):
            return head, plain[len(form) :]
    for form, head in allowed:
        if plain[-len(form) :] == form and not _RANKS & set(plain[: -len(form)]):
            return head, plain[: -len(form)]
    for form, head in allowed:
        if plain and head.scope == "ministry" and len(form) > 1 and (*plain[: len(form) - 1], plain[-1]) == form:
            return head, plain[len(form) - 1 : -1]
    return Head("other", "", "body"), plain


def _is_rank(form: Words, behind: Words) -> bool:
    """Whether "chief" is the rank of what stands behind it, "Chief Medical Adviser", and no head, "Chief of Police"."""
    return form[-1] == "chief" and bool(behind) and behind[0] not in LINKS


_RANKS = {
    "deputy",
    "first",
    "vice",
    "assistant",
    "associate",
    "under",
    "senior",
    "principal",
    "chief",
    "co",
    "executive",
    "founding",
    "honorary",
}
