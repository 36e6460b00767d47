"""Which agreements further tellings may be of: what has to be grouped anew.

The tellings that `link` connects, directly or through others, are a *part*: as long as no block is crowded, how a part
is grouped depends on its own tellings alone, and on the days of signature by which they are taken for alike. A part may
be more than that, never less.

Invariant: a telling of a part that is not marked as crowded has no more beside it than all of which it is compared with
when everything is grouped at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kzgraph.model import IsoDate
from kzgraph.resolution.adding.memory import Memory, Shelf, Whole
from kzgraph.resolution.agreements.groups import CROWDED, STANDING, connected, items_of
from kzgraph.resolution.agreements.keys import Key, SignedOn, block_keys, keys_of
from kzgraph.resolution.agreements.same_agreement import link
from kzgraph.resolution.agreements.telling import BEFORE_SIGNATURE, Telling
from kzgraph.resolution.grouping.clusters import Components
from kzgraph.resolution.grouping.ids import digest
from kzgraph.resolution.values.dates import to_day

BESIDE = CROWDED // 2
"""So many items with one key are all compared with each other, wherever in the order they stand."""


class Together:
    """What is remembered of the tellings, by their items: what says the same, and is compared as one."""

    def __init__(self, memory: Memory) -> None:
        self.first: Shelf[str, Telling] = memory.shelf("agreements_first")
        """Of each item the telling that comes first."""
        self.part_of: Shelf[str, str] = memory.shelf("agreements_part_of")
        self.parts: Shelf[str, set[str]] = memory.shelf("agreements_parts")
        """The items of each part, which is called by one of them."""
        self.nodes: Shelf[str, set[str]] = memory.shelf("agreements_nodes")
        """The agreements of each part, by the ids of their nodes: who groups a part anew keeps them."""
        self.crowded: Shelf[str, bool] = memory.shelf("agreements_crowded")
        """The parts that hang on a crowded block."""
        self.blocks: Shelf[Key, set[str]] = memory.shelf("agreements_blocks")
        self.days: Shelf[Key, set[IsoDate]] = memory.shelf("agreements_days")
        """The days by which what is told was signed."""

    def remember(self, tellings: Iterable[Telling]) -> None:
        """Fill the shelves with all tellings that there are."""
        items = items_of(tellings)
        first = {item_id(item[0]): item[0] for item in items}
        joined = Components()
        for a, b in connected(items):
            joined.join(item_id(a), item_id(b))
        blocks: dict[Key, set[str]] = {}
        days: dict[Key, set[IsoDate]] = {}
        for item, one in first.items():
            for key in block_keys(one):
                blocks.setdefault(key, set()).add(item)
                if day := _day(one):
                    days.setdefault(key, set()).add(day)
        part_of = {item: str(joined.find(item)) for item in first}
        parts: dict[str, set[str]] = {}
        for item, part in part_of.items():
            parts.setdefault(part, set()).add(item)
        self.first.fill(first)
        self.part_of.fill(part_of)
        self.parts.fill(parts)
        self.crowded.fill({part_of[item]: True for item, one in first.items() if _crowded(one, blocks.__getitem__)})
        self.blocks.fill(blocks)
        self.days.fill(days)

    def add(self, new: Iterable[Telling]) -> set[str]:
        """The parts to group anew, with the tellings in them; of parts that became one the others are no more.

        Raises Whole where a crowded block is touched.
        """
        changed: set[str] = set()
        since: set[Key] = set()
        for one in sorted(new, key=lambda t: t.sort_key):
            item = item_id(one)
            known = self.first.get(item)
            if known is None:
                since |= self._put(item, one)
            if known is None or one.sort_key < known.sort_key:
                self.first[item] = one
                self._connect(item)
            changed.add(item)
        changed |= {item for key in since for item in self._folded(key)}
        touched = {self.part_of[item] for item in changed}
        if any(part in self.crowded for part in touched):
            raise Whole
        return touched

    def signed_on(self, tellings: Iterable[Telling]) -> SignedOn:
        """The days by which all that is told under the keys of these was signed, sorted."""
        keys = {key for one in tellings for key in block_keys(one)}
        return {key: _sorted(self.days.get(key) or set()) for key in keys}

    def _put(self, item: str, one: Telling) -> set[Key]:
        """Put a new item into its blocks; the keys under which it is the first of its day to be signed."""
        self.part_of[item] = item
        self.parts[item] = {item}
        keys = set(block_keys(one))
        for key in keys:
            self.blocks.setdefault(key, set()).add(item)
        self.first[item] = one
        if any(_crowded(self.first[other], self.blocks.__getitem__) for other in self._beside(one)):
            raise Whole
        day = _day(one)
        if day is None:
            return set()
        since = {key for key in keys if day not in self.days.setdefault(key, set())}
        for key in since:
            self.days[key].add(day)
        return since

    def _beside(self, one: Telling) -> set[str]:
        return {item for key in block_keys(one) for item in self.blocks[key]}

    def _connect(self, item: str) -> None:
        """Join the part of the item with those of all that is linked to it."""
        one = self.first[item]
        for other in sorted(self._beside(one) - {item}):
            beside = self.first[other]
            if self.part_of[other] != self.part_of[item] and link(one, beside) and _compared(one, beside):
                self._join(self.part_of[item], self.part_of[other])

    def _join(self, a: str, b: str) -> None:
        large, small = sorted((a, b), key=lambda part: (-len(self.parts[part]), part))
        for item in self.parts[small]:
            self.part_of[item] = large
        for of_part in (self.parts, self.nodes):
            of_part.setdefault(large, set()).update(of_part.pop(small) or ())
        if self.crowded.pop(small):
            self.crowded[large] = True

    def _folded(self, key: Key) -> Iterator[str]:
        """The items of a block for which others may have stood, and no longer do when there is a further day of
        signature."""
        before: dict[str, list[str]] = {}
        for item in self.blocks[key]:
            if self.first[item].agreement.status in BEFORE_SIGNATURE:
                before.setdefault(self.part_of[item], []).append(item)
        yield from (items[0] for items in before.values() if len(items) > STANDING)


def item_id(one: Telling) -> str:
    """Of what item a telling is: of one with all that say the same, unless that is too little to show it."""
    alone = () if link(one, one) else one.sort_key
    return digest(repr(_plain(one.signature)), *alone, length=24)


def _plain(value: object) -> object:
    """The value without sets, whose order is another in each process."""
    if isinstance(value, frozenset):
        return sorted((_plain(one) for one in value), key=repr)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _compared(a: Telling, b: Telling) -> bool:
    """Whether the two are compared, where nothing is crowded."""
    of_a, of_b = keys_of(a), keys_of(b)
    return bool(of_a.same & of_b.same or of_a.sought & of_b.found_by or of_b.sought & of_a.found_by)


def _crowded(one: Telling, block: Callable[[Key], set[str]]) -> bool:
    """Whether there may be too many beside it for it to be compared with all of them."""
    beside = [len(block(key)) for key in set(block_keys(one))]
    return sum(beside) > CROWDED or max(beside, default=0) > BESIDE


def _day(one: Telling) -> IsoDate | None:
    return one.done_on if to_day(one.done_on) else None


def _sorted(days: Iterable[IsoDate]) -> list[date]:
    return sorted(day for one in days if (day := to_day(one)))
