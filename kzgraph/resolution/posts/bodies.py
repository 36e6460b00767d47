"""The organisation within a post's title: "Spokesperson of the Ministry of Foreign Affairs"."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.model import CountryCode, OrganisationKind
from kzgraph.resolution.organisations.forms import international, kind_of
from kzgraph.resolution.organisations.keys import OrganisationKey, key_of
from kzgraph.resolution.values.countries import Words

LINKS = ("of", "for", "at", "in", "the", "on", "with", "to")
"""Words between a post and its body, field or place."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The organisation that a record gives beside a title."""

    key: OrganisationKey
    kind: OrganisationKind


def _linked_off(before: Words) -> Words:
    while before and before[-1] in LINKS:
        before = before[:-1]
    return before


def body_in(
    rest: Words, home: CountryCode | None, affiliation: Affiliation | None
) -> tuple[OrganisationKey | None, Words]:
    """The organisation that what follows the head names, and the words before it."""
    for at in range(len(rest)):
        if affiliation and _is(rest[at:], affiliation, home):
            return affiliation.key, _linked_off(rest[:at])
        if affiliation and at and _is(rest[:at], affiliation, home):
            return affiliation.key, rest[at:]
    for at in range(len(rest)):
        if at and rest[at - 1] not in LINKS:
            continue
        key = _organisation(rest[at:], home)
        if key:
            return key, _linked_off(rest[:at])
    return None, rest


def _is(plain: Words, affiliation: Affiliation, home: CountryCode | None) -> bool:
    return key_of(" ".join(plain), affiliation.kind, home) == affiliation.key


_BODIES = ("ministry", "government", "parliament", "embassy")


def _organisation(plain: Words, home: CountryCode | None) -> OrganisationKey | None:
    name = " ".join(plain)
    if international(name):
        return key_of(name, "intergovernmental", None)
    if home and (plain[0] in _BODIES or plain[:2] == ("department", "of")):
        return key_of(name, kind_of(name), home)
    return None
