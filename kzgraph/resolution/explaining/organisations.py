"""Why two organisations are, or are not, one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from kzgraph.decisions import Decisions
from kzgraph.model import CountryCode
from kzgraph.resolution.explaining.groups import Grouped, GroupsExplained, Told, surely
from kzgraph.resolution.organisations.companies import stem_and_form
from kzgraph.resolution.organisations.forms import SMALL, kind_of
from kzgraph.resolution.organisations.groups import is_own, stem
from kzgraph.resolution.organisations.keys import Mention, OrganisationKey, is_international, key_of
from kzgraph.resolution.organisations.names import display_name, with_article
from kzgraph.resolution.organisations.organisations import block_keys, other_ids, own_ids
from kzgraph.resolution.organisations.reasons import ONLY_ONE, why
from kzgraph.resolution.values.words import words
from kzgraph.resolution.world.world import EU, World, organisations_named

_EU = Mention(key_of("European Union", "intergovernmental", None), "European Union")


def organisations(world: World, decisions: Decisions) -> GroupsExplained[Mention]:
    """What explains two organisations of the world."""
    texts: dict[Mention, set[str]] = {_EU: set()}  # texts may name the union among the countries alone
    for reading in world.readings:
        for mention in map(_readable, organisations_named((reading,))):
            texts.setdefault(mention, set()).add(reading.source)
    home = {mention: world.organisation_ids.get((mention.key, mention.country), EU) for mention in texts}
    groups: dict[str, list[Mention]] = {}
    for mention, node in home.items():
        groups.setdefault(node, []).append(mention)
    grouped = Grouped(
        groups=groups,
        names={node: _name(mentions, texts) for node, mentions in groups.items()},
        other_ids=other_ids(world.organisation_ids),
        own_ids=lambda m: own_ids((m.key, m.country or "")),
        link=partial(_link, home),
        why_not=_why_not,
        sources=lambda m: frozenset(texts[m]),
        near=partial(_near, home),
        alike=lambda m: m,
        order=repr,
        unlike=_unlike,
    )
    return GroupsExplained(grouped, decisions)


def _readable(mention: Mention) -> Mention:
    """What only a title implies is called by its key: the same with a name for readers."""
    return replace(mention, name=_shown({}, mention.key)) if mention.name == mention.key.form else mention


def _name(mentions: Sequence[Mention], texts: Mapping[Mention, set[str]]) -> str:
    """A name for a reader: the one in most texts, where the node is not called by what it is."""
    names = Counter[str]()
    for mention in sorted(mentions, key=repr):
        names[mention.name] += len(texts[mention])
    return _shown(names, max((m.key for m in mentions), key=lambda k: (k.public, k)))


def _shown(names: Mapping[str, int], key: OrganisationKey) -> str:
    ministry = key.public and key.form.startswith("ministry of ")
    return display_name(names, key, "ministry" if ministry else kind_of(key.form))


def _link(home: Mapping[Mention, str], a: Mention, b: Mention) -> Told | None:
    """What shows that two names are of one: most surely that they have one key, least that they are written alike."""
    reasons = why(a, b)
    if reasons:
        told = "; ".join(reasons)
        return surely(0 if a.key == b.key else 1), told if home[a] == home[b] else told.replace(ONLY_ONE, "one name")
    alike = a.key.form == b.key.form or stem(a.key) == stem(b.key)
    return (surely(3), f"one name: {a.name}, {b.name}") if alike and not _why_not(a, b) else None


def _country(mention: Mention) -> CountryCode | None:
    return mention.key.country or (None if is_own(mention.key) else mention.country)


def _why_not(a: Mention, b: Mention) -> str:
    """What rules out that two names are of one organisation; "" where nothing does."""
    first, second = _country(a), _country(b)
    if first and second and first != second:
        return f"the one is of {with_article(first)}, the other of {with_article(second)}"
    if a.key == b.key:
        return ""
    if is_international(a.key) and is_international(b.key):
        return f"two international organisations: {a.name}, {b.name}"
    if a.key.public and b.key.public and first == second is not None and not _short(a.key) and not _short(b.key):
        return f"two bodies of {with_article(second)} by their names: {a.name}, {b.name}"
    forms = {stem_and_form(tuple(m.key.form.split()))[1] for m in (a, b) if not is_own(m.key)} - {""}
    return f"two legal forms: {a.name}, {b.name}" if len(forms) > 1 else ""


def _short(key: OrganisationKey) -> bool:
    return " " not in key.form


def _unlike(a: Mention, b: Mention) -> str:
    """That two names have no word in common and neither is spelt by the other's first letters."""
    first, second = (set(words(m.name)) | set(m.key.form.split()) for m in (a, b))
    if (first & second) - SMALL or _spells(a, b) or _spells(b, a):
        return ""
    return f"no word in common: {a.name}, {b.name}"


def _spells(short: Mention, full: Mention) -> bool:
    plain = words(short.name)
    initials = iter(word[0] for word in words(full.name))
    return len(plain) == 1 and all(letter in initials for letter in plain[0])


def _near(home: Mapping[Mention, str]) -> Iterator[tuple[Mention, Mention]]:
    """The names of two nodes that share a block key; one stands for those of its node with its key and abbreviation."""
    blocks: dict[str, dict[tuple[str, OrganisationKey, str | None], Mention]] = {}
    for mention in sorted(home, key=repr):
        for key in block_keys(mention):
            blocks.setdefault(key, {}).setdefault((home[mention], mention.key, mention.abbreviation), mention)
    for block in blocks.values():
        yield from ((a, b) for a, b in combinations(block.values(), 2) if home[a] != home[b])
