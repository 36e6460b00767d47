"""Meetings: which tellings, over all documents, are of one encounter.

Invariant: the clusters are a pure function of the set of tellings, and an encounter depends only on the tellings that
`link` connects with its own, directly or through others; two tellings that it connects have a block key in common. Two
tellings that contradict each other (`why_not`) are never of one encounter; a telling that agrees with two encounters
which contradict each other stays an encounter of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kzgraph.resolution.grouping.clusters import components, joined
from kzgraph.resolution.meetings.keys import Key, block_keys, compared_by, narrowed
from kzgraph.resolution.meetings.same_encounter import STEPS, Link, link, why_not
from kzgraph.resolution.meetings.telling import Group, Telling

Indexes = set[int]
IndexPair = tuple[int, int]
"""Indexes of two items, the lower first."""


def cluster(tellings: Iterable[Telling]) -> list[Group]:
    """The tellings grouped by encounter, each group in an order of its own."""
    return clustered(tellings).groups()


@dataclass(frozen=True, slots=True)
class Clustered:
    """The tellings as they were compared, by their indexes in `items`: the blocks, what links them, the encounters."""

    items: Sequence[Alike]
    blocks: Mapping[Key, list[int]]
    links: Mapping[IndexPair, Link]
    encounters: Sequence[Indexes]

    def groups(self) -> list[Group]:
        """The tellings of each encounter."""
        found = (ordered(t for i in group for t in self.items[i].tellings) for group in self.encounters)
        return sorted(found, key=lambda group: group[0].sort_key)


def clustered(tellings: Iterable[Telling]) -> Clustered:
    """The tellings grouped by encounter.

    The surest evidence counts first: each step joins only what no earlier one has joined and nothing contradicts.
    """
    items = alike(tellings)
    blocks = _blocks(items)
    links = {pair: said for pair in _compared(items, blocks) if (said := linked(*(items[at] for at in pair)))}
    parts = components(range(len(items)), links)
    part_of = {index: at for at, part in enumerate(parts) for index in part}
    within: list[dict[IndexPair, Link]] = [{} for _ in parts]
    for pair, said in links.items():
        within[part_of[pair[0]]][pair] = said
    found = [group for part, own in zip(parts, within, strict=True) for group in encounters_of(part, own, items)]
    return Clustered(items, blocks, links, found)


def ordered(group: Iterable[Telling]) -> Group:
    """The tellings of one encounter in the order in which all looks at them."""
    told = tuple(group)
    return tuple(sorted(told, key=lambda t: t.sort_key)) if len(told) > 1 else told


@dataclass(frozen=True, slots=True)
class Alike:
    """Tellings that say the same and are compared as one: a thousand copies of one release."""

    tellings: Group
    by_document: Mapping[str, Telling]
    by_publisher: Mapping[str, Telling]


def alike(tellings: Iterable[Telling]) -> list[Alike]:
    """The tellings, those together that are compared as one."""
    found: dict[tuple[object, ...], list[Telling]] = {}
    for one in sorted(set(tellings), key=lambda t: t.sort_key):
        found.setdefault(one.signature, []).append(one)
    parts = [part for told in found.values() for part in _one_encounter(told)]
    return [compared_as_one(part) for part in parts]


def compared_as_one(told: Iterable[Telling]) -> Alike:
    """Tellings in their order, of which the first is compared."""
    part = tuple(told)
    return Alike(part, {t.document: t for t in part}, {t.publisher: t for t in part if t.publisher})


def _one_encounter(alike: list[Telling]) -> list[list[Telling]]:
    """All of them, or where what they say is too little to show that they are one encounter, each document's."""
    by_document: dict[str, list[Telling]] = {}
    for one in alike:
        by_document.setdefault(one.document, []).append(one)
    first = [told[0] for told in by_document.values()]
    return [alike] if len(first) < 2 or link(first[0], first[1]) else list(by_document.values())


def _contradict(a: Alike, b: Alike) -> bool:
    """Whether any two contradict each other: beside what all say, one document or publisher may tell of both."""
    if why_not(a.tellings[0], b.tellings[0]):
        return True
    for of_a, of_b in ((a.by_document, b.by_document), (a.by_publisher, b.by_publisher)):
        if any(why_not(of_a[key], of_b[key]) for key in of_a.keys() & of_b.keys()):
            return True
    return False


def linked(a: Alike, b: Alike) -> Link | None:
    """What shows that the two are of one encounter; None where nothing does or any two contradict each other."""
    said = link(a.tellings[0], b.tellings[0])
    return said if said and not _contradict(a, b) else None


def compared(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of tellings that have a block key in common; of those that say the same one stands for all."""
    items = alike(tellings)
    yield from ((items[at].tellings[0], items[to].tellings[0]) for at, to in _compared(items, _blocks(items)))


def _blocks(items: Sequence[Alike]) -> dict[Key, list[int]]:
    blocks: dict[Key, list[int]] = {}
    for index, item in enumerate(items):
        for key in block_keys(item.tellings[0]):
            blocks.setdefault(key, []).append(index)
    return blocks


def _compared(items: Sequence[Alike], blocks: Mapping[Key, list[int]]) -> Iterator[IndexPair]:
    seen: set[IndexPair] = set()
    for key, block in blocks.items():
        for part in narrowed(block, lambda index: items[index].tellings[0]):
            for pair in combinations(part, 2):
                a, b = (items[index].tellings[0] for index in pair)
                if pair not in seen and compared_by(key, a, b):
                    seen.add(pair)
                    yield pair


def encounters_of(
    part: Indexes, links: Mapping[IndexPair, Link], items: Sequence[Alike] | Mapping[int, Alike]
) -> list[Indexes]:
    """The encounters of a connected part."""
    known: dict[IndexPair, bool] = {}

    def contradict(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair not in known:
            known[pair] = pair not in links and _contradict(items[a], items[b])
        return known[pair]

    groups: list[Indexes] = [{index} for index in part]
    for step in range(STEPS):
        found = [pair for pair, said in links.items() if said.step == step]
        groups = joined(groups, found, contradict) if found else groups
    return groups
