"""Which agreements further tellings may be of: what has to be grouped anew.

The tellings that `link` connects, directly or through others, are a *part*: how a part is grouped depends on its own
tellings alone, and on the days of signature by which they are taken for alike. Where a telling has so many beside it
that it may not be compared with all of them, all of them are of its part. A part may be more than that, never less.

Invariant: of a part that is not marked as crowded every telling is compared with all that is beside it, when everything
is grouped at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from kzgraph.model import IsoDate
from kzgraph.resolution.agreements.groups import CROWDED, STANDING, connected, items_of
from kzgraph.resolution.agreements.keys import Key, SignedOn, block_keys, keys_of
from kzgraph.resolution.agreements.same_agreement import link
from kzgraph.resolution.agreements.telling import BEFORE_SIGNATURE, Telling
from kzgraph.resolution.grouping.clusters import Components
from kzgraph.resolution.grouping.ids import digest
from kzgraph.resolution.updating.memory import Memory, Shelf, Whole
from kzgraph.resolution.values.dates import to_day

BESIDE = CROWDED // 2
"""So many items with one key are all compared with each other, wherever in the order they stand."""

MOST = 1000
"""Items of one part above which it is left to be grouped with everything else: they take about a second."""

First = tuple[tuple[str, str], Telling]
"""Where a telling stands in the order, and what of it is compared."""


class Together:
    """What is remembered of the tellings, by their items: what says the same, and is compared as one."""

    def __init__(self, memory: Memory) -> None:
        self.first: Shelf[str, First] = memory.shelf("agreements_first")
        """Of each item the telling that comes first."""
        self.part_of: Shelf[str, str] = memory.shelf("agreements_part_of")
        self.parts: Shelf[str, set[str]] = memory.shelf("agreements_parts")
        """The items of each part, which is called by one of them."""
        self.nodes: Shelf[str, set[str]] = memory.shelf("agreements_nodes")
        """The agreements of each part, by the ids of their nodes: who groups a part anew keeps them."""
        self.crowded: Shelf[str, bool] = memory.shelf("agreements_crowded")
        """The parts with an item that may have too many beside it."""
        self.blocks: Shelf[Key, set[str]] = memory.shelf("agreements_blocks")
        self.days: Shelf[Key, set[IsoDate]] = memory.shelf("agreements_days")
        """The days by which what is told was signed."""
        self.texts: Shelf[str, set[str]] = memory.shelf("agreements_texts")
        """The items of each text."""
        self._keys_of: dict[str, frozenset[Key]] = {}

    def remember(self, tellings: Iterable[Telling]) -> None:
        """Fill the shelves with all tellings that there are."""
        items = items_of(tellings)
        ids = {id(item[0]): item_id(item[0]) for item in items}
        first = {ids[id(item[0])]: item[0] for item in items}
        joined = Components()
        for a, b in connected(items):
            joined.join(ids[id(a)], ids[id(b)])
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
        self.first.fill({item: _slim(one) for item, one in first.items()})
        self.part_of.fill(part_of)
        self.parts.fill(parts)
        crowded = (item for item, one in first.items() if _crowded(blocks[key] for key in set(block_keys(one))))
        self.crowded.fill({part_of[item]: True for item in crowded})
        self.blocks.fill(blocks)
        self.days.fill(days)
        texts: dict[str, set[str]] = {}
        for alike in items:
            for telling in alike:
                texts.setdefault(telling.document, set()).add(ids[id(alike[0])])
        self.texts.fill(texts)

    def add(self, new: Iterable[Telling]) -> set[str]:
        """Put them into their parts; the parts to group anew. Raises Whole where that is too much."""
        changed: set[str] = set()
        since: set[Key] = set()
        for one in sorted(new, key=lambda t: t.sort_key):
            item = item_id(one)
            self.texts.setdefault(one.document, set()).add(item)
            known = self.first.get(item)
            if known is None:
                since |= self._put(item, one)
            if known is None or one.sort_key < known[0]:
                self.first[item] = _slim(one)
                self._connect(item)
                changed |= self._squeezed((item,))
            changed.add(item)
        folded = {item for key in since for item in self._folded(key)}
        changed |= folded | self._squeezed(folded)
        for item in changed:
            self._close(self.part_of[item])
        return {self.part_of[item] for item in changed}

    def take(self, texts: Iterable[str]) -> set[str]:
        """The parts of which tellings go with their texts."""
        return {self.part_of[item] for text in texts for item in self.texts.pop(text, ())}

    def leave(self, part: str, left: Iterable[Telling]) -> set[str]:
        """Of a part only these tellings are left. Items of other parts that have to be grouped anew with it."""
        first: dict[str, Telling] = {}
        for one in sorted(left, key=lambda t: t.sort_key):
            first.setdefault(item_id(one), one)
        lost = self.parts[part] - first.keys()
        keys = {key for item in lost for key in self._keys(item)}
        self.parts[part] -= lost
        for item in lost:
            for key in self._keys(item):
                self.blocks[key].discard(item)
            del self.first[item], self.part_of[item]
            self._keys_of.pop(item, None)
        for item, one in first.items():
            self.first[item] = _slim(one)
        turned: set[str] = set()
        for key in keys:
            days = {day for item in self.blocks[key] if (day := _day(self.first[item][1]))}
            if days != self.days.get(key, set()):
                self.days[key] = days
                turned |= set(self._folded(key))
        return turned

    def signed_on(self, tellings: Iterable[Telling]) -> SignedOn:
        """The days by which all that is told under the keys of these was signed, sorted."""
        keys = {key for one in tellings for key in block_keys(one)}
        return {key: _sorted(self.days.get(key) or set()) for key in keys}

    def _put(self, item: str, one: Telling) -> set[Key]:
        """Put a new item into its blocks; the keys under which it is the first of its day to be signed."""
        part = item
        while part in self.parts:  # of which the item was once one
            part += "'"
        self.part_of[item] = part
        self.parts[part] = {item}
        self.first[item] = _slim(one)
        keys = self._keys(item)
        for key in keys:
            self.blocks.setdefault(key, set()).add(item)
        day = _day(one)
        if day is None:
            return set()
        since = {key for key in keys if day not in self.days.setdefault(key, set())}
        for key in since:
            self.days[key].add(day)
        return since

    def _keys(self, item: str) -> frozenset[Key]:
        known = self._keys_of.get(item)
        if known is None:
            known = self._keys_of[item] = frozenset(block_keys(self.first[item][1]))
        return known

    def _beside(self, items: Iterable[str]) -> set[str]:
        keys = {key for item in items for key in self._keys(item)}
        return {item for key in keys for item in self.blocks[key]}

    def _is_crowded(self, item: str) -> bool:
        return _crowded(self.blocks[key] for key in self._keys(item))

    def _squeezed(self, items: Iterable[str]) -> set[str]:
        """Of what is beside the items all that may have too many beside it: each of the items counts for it."""
        found = set(filter(self._is_crowded, self._beside(items)))
        for item in found:
            self.crowded[self.part_of[item]] = True
        return found

    def _close(self, part: str) -> None:
        """Join to a part all that decides with what its items are compared where too many are beside them."""
        if part not in self.crowded:
            return
        parts, todo, seen = {part}, list(self.parts[part]), set[Key]()
        for item in todo:
            if self._is_crowded(item):
                keys = self._keys(item) - seen
                seen |= keys
                more = {self.part_of[other] for key in keys for other in self.blocks[key]} - parts
                parts |= more
                todo += [other for one_more in more for other in self.parts[one_more]]
            if len(todo) > MOST:
                raise Whole
        for other in parts - {part}:
            self._join(self.part_of[part], other)

    def _connect(self, item: str) -> None:
        """Join the part of the item with those of all that is linked to it."""
        one = self.first[item][1]
        for other in sorted(self._beside((item,)) - {item}):
            beside = self.first[other][1]
            if self.part_of[other] != self.part_of[item] and link(one, beside) and _compared(one, beside):
                self._join(self.part_of[item], self.part_of[other])

    def _join(self, a: str, b: str) -> None:
        large, small = sorted((a, b), key=lambda part: (-len(self.parts[part]), part))
        for item in self.parts[small]:
            self.part_of[item] = large
        for of_part in (self.parts, self.nodes):
            of_part.setdefault(large, set()).update(of_part.pop(small, ()))
        if self.crowded.pop(small, False):
            self.crowded[large] = True

    def _folded(self, key: Key) -> Iterator[str]:
        """The items of a block for which others may have stood, and no longer do when there is a further day of
        signature."""
        before: dict[str, list[str]] = {}
        for item in self.blocks[key]:
            if self.first[item][1].agreement.status in BEFORE_SIGNATURE:
                before.setdefault(self.part_of[item], []).append(item)
        yield from (item for items in before.values() if len(items) > STANDING for item in items)


def item_id(one: Telling) -> str:
    """Of what item a telling is: of one with all that say the same, unless that is too little to show it."""
    alone = () if link(one, one) else one.sort_key
    return digest(repr(_plain(one.signature)), *alone, length=24)


def _slim(one: Telling) -> First:
    nothing = {"parties": (), "signatories": (), "witnesses": (), "evidence": ()}
    return one.sort_key, replace(one, agreement=one.agreement.model_copy(update=nothing))


def _plain(value: object) -> object:
    """The value without sets, whose order is another in each process."""
    if isinstance(value, frozenset):
        return sorted((_plain(one) for one in value), key=repr)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _compared(a: Telling, b: Telling) -> bool:
    """Whether the two are compared, where nothing is crowded."""
    of_a, of_b = keys_of(a), keys_of(b)
    return bool(of_a.same & of_b.same or of_a.sought & of_b.found_by or of_b.sought & of_a.found_by)


def _crowded(blocks: Iterable[set[str]]) -> bool:
    """Whether what is in these blocks may not be compared with all that is beside it."""
    beside = [len(block) for block in blocks]
    return sum(beside) > CROWDED or max(beside, default=0) > BESIDE


def _day(one: Telling) -> IsoDate | None:
    return one.done_on if to_day(one.done_on) else None


def _sorted(days: Iterable[IsoDate]) -> list[date]:
    return sorted(day for one in days if (day := to_day(one)))
