"""Organisations: which names, over all documents, are one.

Invariant: a pure function of the set of mentions and of the decisions. A key is made from one mention alone; which keys
are one organisation depends only on the mentions that `block_keys` connects with it, directly or over others. Public
bodies of two countries are one only where somebody decided so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import CountryCode
from kzgraph.resolution.grouping.decided import decided
from kzgraph.resolution.grouping.ids import digest, join, told_apart
from kzgraph.resolution.organisations.groups import (
    Atom,
    Bearers,
    Group,
    grouped,
    is_own,
    led_by_country,
    may_be_short,
    stem,
)
from kzgraph.resolution.organisations.keys import Mention, OrganisationKey, is_international
from kzgraph.resolution.values.words import words

Ids = Mapping[tuple[OrganisationKey, CountryCode | None], str]
"""The node id for each key and country that is mentioned."""


def cluster(mentions: Iterable[Mention], decisions: Decisions = NONE) -> Ids:
    """The node id for each key and country that is mentioned.

    Public and international bodies are their keys; an agency of no known country is the only one of its name. Others of
    one name, with or without a legal form, are one unless two countries or two legal forms are known for the name: then
    one for each. A bare abbreviation joins the only organisation that bears it. Then what people decided applies.
    """
    found = set(mentions)
    bearers = _bearers(found)
    groups = grouped((_atom(mention) for mention in found), bearers)
    ids = _named(groups, bearers)
    final = decided(groups, own_ids, ids, decisions)
    ids = ids if set(final) == set(groups) else _named(final, bearers)
    return {(key, country or None): node for group, node in ids.items() for key, country in group}


def _atom(mention: Mention) -> Atom:
    return mention.key, mention.country or ""


def _bearers(mentions: Iterable[Mention]) -> Bearers:
    bearers: dict[str, set[Atom]] = {}
    for mention in mentions:
        form = _short(mention)
        if form and form != mention.key.form:
            bearers.setdefault(form, set()).add(_atom(mention))
    return {form: frozenset(atoms) for form, atoms in bearers.items()}


def _short(mention: Mention) -> str:
    return " ".join(words(mention.abbreviation)) if mention.abbreviation else ""


def _named(groups: Iterable[Group], bearers: Bearers) -> dict[Group, str]:
    """Each group with the id of its most telling key; groups that would share one are told apart by country."""
    wanted: dict[str, list[tuple[Group, str]]] = {}
    for group in groups:
        head, country = min(group, key=lambda atom: _rank(atom, group, bearers))
        wanted.setdefault(head.id, []).append((group, head.country or country))
    alone = {found[0][0]: an_id for an_id, found in wanted.items() if len(found) == 1}
    shared = {an_id: [_told_apart_by(*one) for one in found] for an_id, found in wanted.items() if len(found) > 1}
    groups_by_key = {_told_apart_by(*one): one[0] for an_id in shared for one in wanted[an_id]}
    return alone | {groups_by_key[key]: node for key, node in told_apart(shared).items()}


def _told_apart_by(group: Group, country: str) -> tuple[str, ...]:
    return digest(*(repr(atom) for atom in sorted(group))), country.lower()


def _rank(atom: Atom, group: Group, bearers: Bearers) -> tuple[object, ...]:
    """Abbreviations last, public and international bodies first; of others the shortest name."""
    key, country = atom
    short = not bearers.get(key.form, frozenset()).isdisjoint(group)
    return short, not key.country, not is_international(key), len(key.form), key, country


def own_ids(atom: Atom) -> tuple[str, ...]:
    """The ids that this key alone would have given, also where its name is known in another country."""
    key, country = atom
    return (key.id,) if is_own(key) or not country else (key.id, join(key.id, country.lower()))


def other_ids(ids: Ids) -> dict[str, list[str]]:
    """For each node every further id that some of its names would have given, without those of other nodes."""
    countries: dict[OrganisationKey, set[CountryCode]] = {}
    for key, country in ids:
        countries.setdefault(key, set()).update([country] if country else [])
    taken = set(ids.values())
    found: dict[str, set[str]] = {node: set() for node in taken}
    for (key, country), node in ids.items():
        own = own_ids((key, (country or "") if len(countries[key]) > 1 else ""))
        found[node].update(an_id for an_id in own if an_id not in taken)
    return {node: sorted(others) for node, others in found.items()}


@lru_cache(maxsize=65536)
def block_keys(mention: Mention) -> frozenset[str]:
    """What a mention shares with every mention on which its node can depend, directly or over further ones."""
    key = mention.key
    keys = {key.id}
    if not is_own(key):
        keys.add(f"stem:{stem(key)}")
    if may_be_short(key):
        keys.add(f"name:{key.form}")
    if mention.abbreviation:
        keys.add(f"name:{_short(mention)}")
    if code := key.country or mention.country:
        keys.add(f"of:{code} {key.form}")
    if led := led_by_country(key):
        keys.add(f"of:{led[0]} {led[1]}")
    return frozenset(keys)
