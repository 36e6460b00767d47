"""Meetings: which tellings, over all documents, are of one encounter.

Invariant: the clusters are a pure function of the set of tellings, and an encounter depends only on the tellings that
`link` connects with its own, directly or through others; two tellings that it connects have a block key in common. Two
tellings that contradict each other (`why_not`) are never of one encounter; a telling that agrees with two encounters
which contradict each other stays an encounter of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from kzgraph.resolution.clusters import components
from kzgraph.resolution.meeting_keys import block_keys, narrowed
from kzgraph.resolution.same_encounter import STEPS, Link, link, why_not
from kzgraph.resolution.telling import Telling

Group = tuple[Telling, ...]
Alike = tuple[Telling, ...]
"""Tellings of several documents that are compared as one, for they say the same."""

Indexes = set[int]
IndexPair = tuple[int, int]


def cluster(tellings: Iterable[Telling]) -> list[Group]:
    """The tellings grouped by encounter, each group in an order of its own.

    The surest evidence counts first: each step joins only what no earlier one has joined and nothing contradicts.
    """
    items = _alike(tellings)
    links = _links(items)
    parts = components(range(len(items)), links)
    part_of = {index: at for at, part in enumerate(parts) for index in part}
    within: list[dict[IndexPair, Link]] = [{} for _ in parts]
    for pair, said in links.items():
        within[part_of[pair[0]]][pair] = said
    groups = [group for part, own in zip(parts, within, strict=True) for group in _clustered(part, own, items)]
    found = (tuple(sorted((t for i in g for t in items[i]), key=lambda t: t.sort_key)) for g in groups)
    return sorted(found, key=lambda group: group[0].sort_key)


def reasons(group: Group) -> tuple[str, ...]:
    """Why the tellings of a group are of one encounter, in words, the surest reason first; none for a single one."""
    found = {said for a, b in combinations(_alike(group), 2) if (said := link(a[0], b[0]))}
    found |= {said for alike in _alike(group) for a, b in pairwise(alike) if (said := link(a, b))}
    return tuple(dict.fromkeys(said.why for said in sorted(found, key=lambda s: (s.step, s.why))))


def why(a: Telling, b: Telling) -> str:
    """What shows that two tellings are of one encounter, in words; "" where nothing does."""
    said = link(a, b)
    return said.why if said else ""


def _alike(tellings: Iterable[Telling]) -> list[Alike]:
    """The tellings, those that say the same together: a thousand copies are compared as one."""
    found: dict[tuple[object, ...], list[Telling]] = {}
    for one in sorted(set(tellings), key=lambda t: t.sort_key):
        found.setdefault(one.signature, []).append(one)
    return [part for alike in found.values() for part in _one_encounter(alike)]


def _one_encounter(alike: list[Telling]) -> list[Alike]:
    """Tellings that say the same are one encounter, unless that is too little to show it."""
    if len(alike) == 1 or link(alike[0], next((t for t in alike if t.document != alike[0].document), alike[0])):
        return [tuple(alike)]
    by_document: dict[str, list[Telling]] = {}
    for one in alike:
        by_document.setdefault(one.document, []).append(one)
    return [tuple(told) for told in by_document.values()]


def _links(items: Sequence[Alike]) -> dict[IndexPair, Link]:
    """The pairs that may be one encounter, each with what shows it."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, alike in enumerate(items):
        for key in block_keys(alike[0]):
            blocks.setdefault(key, []).append(index)
    seen: set[IndexPair] = set()
    links: dict[IndexPair, Link] = {}
    for block in blocks.values():
        for part in narrowed(block, lambda index: items[index][0]):
            for pair in combinations(part, 2):
                if pair not in seen:
                    seen.add(pair)
                    if said := _link(items[pair[0]], items[pair[1]]):
                        links[pair] = said
    return links


def _link(a: Alike, b: Alike) -> Link | None:
    return None if _contradict(a, b) else link(a[0], b[0])


def _contradict(a: Alike, b: Alike) -> bool:
    shared = {t.document for t in a} & {t.document for t in b} if len(a) + len(b) > 2 else ()
    return bool(why_not(a[0], b[0])) or any(
        why_not(x, y) for x in a if x.document in shared for y in b if y.document == x.document
    )


def _clustered(part: Indexes, links: Mapping[IndexPair, Link], items: Sequence[Alike]) -> list[Indexes]:
    groups = components(sorted(part), sorted(pair for pair, said in links.items() if said.step == 0))
    for step in range(1, STEPS):
        found = [pair for pair, said in links.items() if said.step == step]
        groups = _joined(groups, found, items) if found else groups
    return groups


def _joined(groups: list[Indexes], pairs: Iterable[IndexPair], items: Sequence[Alike]) -> list[Indexes]:
    """The groups, joined where pairs connect them and no two tellings of the result contradict each other."""
    group_of = {index: at for at, group in enumerate(groups) for index in group}
    edges = {(min(e), max(e)) for i, j in pairs if len(e := {group_of[i], group_of[j]}) == 2}
    found = components(range(len(groups)), edges)
    clear = {at for part in found if _consistent(_members(part, groups), items) for at in part}
    kept = {e for e in edges if clear.issuperset(e)} | _unambiguous(
        {e for e in edges if not clear & set(e)}, groups, items
    )
    return _only_consistent(components(range(len(groups)), kept), groups, items)


def _members(part: Iterable[int], groups: list[Indexes]) -> Indexes:
    return {i for at in part for i in groups[at]}


def _unambiguous(edges: set[IndexPair], groups: list[Indexes], items: Sequence[Alike]) -> set[IndexPair]:
    """The edges without those of a group whose neighbours contradict each other."""
    neighbours: dict[int, set[int]] = {}
    for a, b in edges:
        neighbours.setdefault(a, set()).add(b)
        neighbours.setdefault(b, set()).add(a)
    torn = {at for at, near in neighbours.items() if not _consistent(_members((at, *near), groups), items)}
    return {(a, b) for a, b in edges if not {a, b} & torn}


def _only_consistent(found: list[set[int]], groups: list[Indexes], items: Sequence[Alike]) -> list[Indexes]:
    result: list[Indexes] = []
    for part in found:
        merged = _members(part, groups)
        result += [merged] if _consistent(merged, items) else [groups[at] for at in sorted(part)]
    return result


def _consistent(group: Indexes, items: Sequence[Alike]) -> bool:
    return not any(_contradict(items[i], items[j]) for i, j in combinations(sorted(group), 2))
