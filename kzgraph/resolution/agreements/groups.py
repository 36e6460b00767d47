"""Agreements: which tellings, over all documents, are of one.

Invariant: the groups are a pure function of the set of tellings, and an agreement depends only on the tellings that
`block_keys` connects with its own, directly or through others. Two tellings that contradict each other are never of one
agreement, and one that could be of two is an agreement of its own. A title that tells nothing ("joint statement")
joins only where the parties and the day are told and the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kzgraph.resolution.agreements.keys import Key, SignedOn, block_keys, days_of_signature, keys_of, what_counts
from kzgraph.resolution.agreements.same_agreement import STEPS, link, why_not
from kzgraph.resolution.agreements.telling import Group, Telling
from kzgraph.resolution.grouping.clusters import joined

CROWDED = 200
"""Different tellings beside which one is: above it what leaves out parties could be of any of them, and is left alone;
what tells the parties is compared with so many."""

STANDING = 2
"""Of those that say the same so many are compared: what becomes of two becomes of all, for nothing tells them apart."""


def cluster(tellings: Iterable[Telling], signed_on: SignedOn | None = None) -> list[Group]:
    """The tellings grouped by agreement; `signed_on` for all tellings where these are only some."""
    same = _alike(items_of(tellings), signed_on)
    standing = _standing(same)
    groups = _joined([item[0] for item in standing])
    found = [[t for at in group for t in standing[at]] for group in groups]
    group_of = {standing[at][0]: number for number, group in enumerate(groups) for at in group}
    for alike in same:
        first, *others = (group_of[item[0]] for item in alike[:STANDING])
        for item in alike[STANDING:]:
            if first in others:
                found[first] += item
            else:
                found.append(item)
    return sorted(map(ordered, found), key=lambda group: group[0].sort_key)


def ordered(group: Iterable[Telling]) -> Group:
    """The tellings in an order that depends on them alone."""
    return tuple(sorted(group, key=lambda t: t.sort_key))


def _alike(items: Iterable[Item], signed_on: SignedOn | None) -> list[list[Item]]:
    """The items by all that counts in the comparison."""
    items = list(items)
    days = days_of_signature(item[0] for item in items) if signed_on is None else signed_on
    same: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        same.setdefault(what_counts(item[0], days), []).append(item)
    return list(same.values())


def _standing(same: Iterable[list[Item]]) -> list[Item]:
    return [item for alike in same for item in alike[:STANDING]]


def connected(items: Iterable[Item]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of items, by the first telling of each, over which all hang together that the grouping of one may depend
    on: those that something shows to be one, and those that say the same to the comparison."""
    same = _alike(items, None)
    first = [item[0] for item in _standing(same)]
    yield from ((first[a], first[b]) for a, b in _compared(first, set()) if link(first[a], first[b]))
    yield from ((alike[0][0], other[0]) for alike in same for other in alike[1:] if any(block_keys(other[0])))


Item = list[Telling]
"""Tellings that say the same, in order."""


def items_of(tellings: Iterable[Telling]) -> list[Item]:
    """Tellings that say the same are one agreement, unless that is too little to show it."""
    alike: dict[tuple[object, ...], list[Telling]] = {}
    for one in sorted(set(tellings), key=lambda t: t.sort_key):
        alike.setdefault(one.signature, []).append(one)
    return [part for same in alike.values() for part in _one_agreement(same)]


def _one_agreement(same: list[Telling]) -> list[Item]:
    return [same] if len(same) < 2 or link(same[0], same[1]) else [[one] for one in same]


Pair = tuple[int, int]


def _joined(items: Sequence[Telling]) -> list[set[int]]:
    """The items' numbers grouped; the surest evidence counts first."""
    unclear: set[int] = set()
    links = {pair: said for pair in _compared(items, unclear) if (said := link(items[pair[0]], items[pair[1]]))}
    known: dict[Pair, bool] = {}

    def contradict(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair not in known:
            known[pair] = pair not in links and bool(why_not(items[a], items[b]))
        return known[pair]

    groups = [{index} for index in range(len(items))]
    for step in range(STEPS):
        pairs = [pair for pair, said in links.items() if said.step == step]
        groups = joined(groups, pairs, contradict, unclear if step == STEPS - 1 else frozenset())
    return groups


def compared(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of tellings that may be of one agreement; of those that say the same one stands for all."""
    items = [item[0] for item in items_of(tellings)]
    yield from ((items[at], items[to]) for at, to in _compared(items, set()))


def _compared(items: Sequence[Telling], unclear: set[int]) -> Iterator[Pair]:
    """The pairs of items to compare; into `unclear` goes what may be of too many where parties are left out."""
    keys = [keys_of(one) for one in items]
    same, found = _blocks([k.same for k in keys]), _blocks([k.found_by for k in keys])
    for index, own in enumerate(keys):
        near = {other for other in _beside(index, own.same, same) if other > index}
        others = _found(index, own.sought, found)
        if others is None:
            unclear.add(index)
        else:  # what one item seeks seeks it: an earlier one has been compared, unless it is unclear
            near |= {other for other in others if other > index or other in unclear}
        yield from ((min(index, other), max(index, other)) for other in sorted(near))


def _beside(index: int, keys: Iterable[Key], blocks: dict[Key, list[int]]) -> set[int]:
    """The others in the blocks; of a crowded one those before and behind, so that it hangs together."""
    others: set[int] = set()
    for key in keys:
        block = blocks[key]
        at = bisect_left(block, index)
        others.update(block[max(at - CROWDED // 2, 0) : at + CROWDED // 2])
    return others


def _found(index: int, keys: Iterable[Key], blocks: dict[Key, list[int]]) -> set[int] | None:
    """The others in the blocks; None where they are too many."""
    others: set[int] = set()
    for key in keys:
        block = blocks.get(key, ())
        if len(block) > CROWDED + 1:
            return None
        others.update(block)
    others.discard(index)
    return others if len(others) <= CROWDED else None


def _blocks(keys: Sequence[Iterable[Key]]) -> dict[Key, list[int]]:
    blocks: dict[Key, list[int]] = {}
    for index, own in enumerate(keys):
        for key in own:
            blocks.setdefault(key, []).append(index)
    return blocks
