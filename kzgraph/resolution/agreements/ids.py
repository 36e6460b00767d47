"""Ids of agreements, those by which they may be asked for, and the agreements as people have decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzgraph.decisions import NONE, Decisions
from kzgraph.resolution.agreements.agreements import countries_of, date_of, title_of
from kzgraph.resolution.agreements.groups import cluster, ordered
from kzgraph.resolution.agreements.same_agreement import STEPS, link
from kzgraph.resolution.agreements.telling import Group, Telling
from kzgraph.resolution.agreements.titles import title_key
from kzgraph.resolution.grouping.decided import Outcome, about, outcome
from kzgraph.resolution.grouping.ids import digest, join, slug, told_apart


def resolved(tellings: Iterable[Telling], decisions: Decisions = NONE) -> Outcome[Telling]:
    """The tellings grouped by agreement: automatically, then as decided."""
    found = {frozenset(group): group for group in cluster(tellings)}
    node_ids = {frozenset(group): node for group, node in ids(found.values()).items()}
    return outcome(list(found), own_ids, node_ids, about(decisions, "agreement"), _strength)


def _strength(a: Telling, b: Telling) -> float:
    found = link(a, b)
    return STEPS - found.step if found else 0


def groups_of(tellings: Iterable[Telling], decisions: Decisions = NONE) -> list[Group]:
    """The agreements of which the tellings are, in an order of their own."""
    return sorted((ordered(group) for group in resolved(tellings, decisions).groups), key=lambda g: g[0].sort_key)


def ids(groups: Iterable[Group]) -> dict[Group, str]:
    """An id for each: `agreement:gb-kz-agreement-on-strategic-partnership-and-cooperation`; one whose title tells
    nothing has its date, or when it was told of, in it."""
    wanted: dict[str, list[tuple[str, ...]]] = {}
    keys: dict[tuple[str, ...], Group] = {}
    for group in groups:
        an_id, key = wanted_by(group)
        keys[key] = group
        wanted.setdefault(an_id, []).append(key)
    return {keys[key]: node for key, node in named(wanted).items()}


def named(wanted: dict[str, list[tuple[str, ...]]]) -> dict[tuple[str, ...], str]:
    """The ids of nodes, given what `wanted_by` says of each: for each id the keys."""
    return {key: f"agreement:{told}" for key, told in told_apart(wanted).items()}


def wanted_by(group: Group) -> tuple[str, tuple[str, ...]]:
    """The id that a group would like, without its label, and the key that tells it apart from others with that id."""
    return _wanted(group, title_of(group)), _told_apart_by(group)


def _told_apart_by(group: Group) -> tuple[str, ...]:
    parties = join(*sorted(slug(p.split(":", 1)[1], 24) for t in group for p in t.parties if p[0] == "o")[:2])
    return digest(*(part for t in group for part in t.sort_key)), date_of(group) or "", parties


def _wanted(group: Group, title: str) -> str:
    codes = [code.lower() for code in countries_of(group)[:4]]
    told = min((t.published for t in group if t.published), default=None)
    when = "" if title_key(title) else date_of(group) or (f"told-{told}" if told else "undated")
    return join(*codes, slug(title), when)


def own_ids(one: Telling) -> frozenset[str]:
    """The ids that the telling alone would have given, beside others or not."""
    wanted = _wanted((one,), title_of((one,)))
    told_by, *parts = _told_apart_by((one,))
    told = {join(wanted, *parts[:count]) for count in range(len(parts) + 1)} | {join(wanted, *parts, digest(told_by))}
    return frozenset(f"agreement:{part}" for part in told)


def other_ids(node_ids: Mapping[Group, str]) -> dict[str, list[str]]:
    """For each node the ids that some of its tellings would have given without the others, sorted; no node's own."""
    taken = frozenset(node_ids.values())
    return {node: sorted(given(group) - taken) for group, node in node_ids.items()}


def given(group: Group) -> set[str]:
    """The ids of each telling alone, and of each title with all the parties."""
    titled = {f"agreement:{_wanted(group, title)}" for title in {t.agreement.title for t in group}}
    return titled.union(*(own_ids(t) for t in group))
