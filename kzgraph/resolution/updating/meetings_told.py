"""Where new tellings belong: which are compared as one, what links them, and which encounters they make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kzgraph.model import is_day
from kzgraph.resolution.grouping.ids import digest
from kzgraph.resolution.meetings.groups import Clustered, alike, encounters_of, linked
from kzgraph.resolution.meetings.keys import CROWDED, CUTS, block_keys, of_a_month
from kzgraph.resolution.meetings.same_encounter import Link
from kzgraph.resolution.meetings.telling import Telling
from kzgraph.resolution.nodes.told import Told
from kzgraph.resolution.updating.meetings_held import Held, Item, Place
from kzgraph.resolution.updating.memory import Whole

MOST_CONNECTED = 1000
"""Items of one connected part up to which it is looked at anew; no real one comes near."""

NOWHERE = -1
"""The meeting of an item of which it is not known yet."""


def remember_items(
    held: Held, clustered: Clustered, told: Mapping[int, tuple[Told, ...]], meeting_of: Mapping[int, int]
) -> None:
    """Fill the shelves of items: `told` and `meeting_of` are by their indexes."""
    blocks: dict[Place, dict[int, bool] | int] = {}
    places: dict[int, list[Place]] = {}
    for key, block in clustered.blocks.items():
        for place, part in _cut((key,), block, clustered):
            blocks[place] = len(part) if _crowded(place, part) else {at: _has_day(_first(clustered, at)) for at in part}
            for at in part:
                places.setdefault(at, []).append(place)
    links: dict[int, dict[int, Link]] = {}
    for (a, b), said in clustered.links.items():
        links.setdefault(a, {})[b] = links.setdefault(b, {})[a] = said
    known: dict[str, list[int]] = {}
    texts: dict[str, set[str]] = {}
    for at, item in enumerate(clustered.items):
        known.setdefault(name := _digest(item.tellings[0]), []).append(at)
        for telling in item.tellings:
            texts.setdefault(telling.document, set()).add(name)
    held.items.fill(
        {at: Item(told[at], tuple(places[at]), links.get(at, {}), meeting_of[at]) for at in range(len(clustered.items))}
    )
    held.blocks.fill(blocks)
    held.alike.fill({name: tuple(items) for name, items in known.items()})
    held.texts.fill({text: tuple(sorted(names)) for text, names in texts.items()})


def _first(clustered: Clustered, at: int) -> Telling:
    return clustered.items[at].tellings[0]


def _cut(place: Place, block: Sequence[int], clustered: Clustered) -> Iterator[tuple[Place, Sequence[int]]]:
    yield place, block
    if _crowded(place, block) and len(place) <= len(CUTS):
        parts: dict[str, list[int]] = {}
        for at in block:
            parts.setdefault(_within(place, _first(clustered, at)), []).append(at)
        for name, part in parts.items():
            yield from _cut((*place, name), part, clustered)


def _crowded(place: Place, block: Sequence[int]) -> bool:
    return len(block) > CROWDED


def _within(place: Place, one: Telling) -> str:
    """The part of a crowded block in which a telling is."""
    return repr(CUTS[len(place) - 1](one))


def _has_day(one: Telling) -> bool:
    return is_day(one.event.date)


def _digest(one: Telling) -> str:
    """Of what is equal in tellings that may be compared as one."""
    parts = (sorted(part) if isinstance(part, frozenset) else part for part in one.signature)
    return digest(*map(repr, parts), length=32)


def take_in(held: Held, gone: Collection[str], new: Iterable[Told]) -> tuple[set[int], set[int]]:
    """Withdraw the tellings of the texts that go, and put the new ones into items. Which items have to be looked at,
    and the meetings of items that are no more."""
    by_name: dict[str, dict[Telling, Told]] = {name: {} for text in gone for name in held.texts.pop(text, ())}
    texts: dict[str, set[str]] = {}
    for told in new:
        by_name.setdefault(name := _digest(told.telling), {})[told.telling] = told
        texts.setdefault(told.telling.document, set()).add(name)
    for text, names in texts.items():
        held.texts[text] = tuple(sorted(names))
    seeds: set[int] = set()
    shaken: set[int] = set()
    fresh: list[int] = []
    for name, more in by_name.items():
        known = {at: held.items[at] for at in held.alike.get(name) or ()}
        old = (told for item in known.values() for told in item.told if told.telling.document not in gone)
        told_by = {told.telling: told for told in old} | more
        parts = [tuple(told_by[telling] for telling in part.tellings) for part in alike(told_by)]
        kept = [at for at, item in known.items() if item.told in parts]
        same = [known[at].told for at in kept]
        for at in known.keys() - kept:
            seeds |= known[at].links.keys()
            shaken.add(known[at].meeting)
            _drop(held, at)
        made = [_put(held, part) for part in parts if part not in same]
        fresh += made
        held.alike[name] = (*kept, *made)
    for at in fresh:
        _link(held, at)
    return {at for at in seeds if at in held.items} | set(fresh), shaken


def told_of(held: Held, new: Iterable[Told]) -> set[int]:
    """The meetings of which some tellings tell."""
    tellings = {told.telling for told in new}
    items = {at for name in map(_digest, tellings) for at in held.alike[name]}
    return {held.items[at].meeting for at in items if not tellings.isdisjoint(t.telling for t in held.items[at].told)}


def _drop(held: Held, at: int) -> None:
    item = held.items.pop(at)
    assert item is not None
    for other in item.links:
        del held.items[other].links[at]
    for place in item.places:
        block = held.blocks[place]
        if isinstance(block, int):
            held.blocks[place] = block - 1
            if block - 1 <= CROWDED:
                raise Whole
        else:
            del block[at]


def _put(held: Held, told: tuple[Told, ...]) -> int:
    at, one = held.number("item"), told[0].telling
    places = tuple(place for key in block_keys(one) for place in _enter(held, (key,), at, one))
    held.items[at] = Item(told, places, {}, NOWHERE)
    return at


def _enter(held: Held, place: Place, at: int, one: Telling) -> Iterator[Place]:
    """Enter a block. Raises Whole where it becomes crowded, or is and cannot be cut."""
    yield place
    block = held.blocks.setdefault(place, {})
    if not isinstance(block, int):
        block[at] = _has_day(one)
        if len(block) > CROWDED:
            raise Whole
    elif len(place) > len(CUTS):
        raise Whole
    else:
        held.blocks[place] = block + 1
        yield from _enter(held, (*place, _within(place, one)), at, one)


def _link(held: Held, at: int) -> None:
    item = held.items[at]
    own = item.alike
    for other in sorted(_near(held, at, item) - item.links.keys()):
        beside = held.items[other]
        if said := linked(own, beside.alike):
            item.links[other] = beside.links[at] = said


def _near(held: Held, at: int, item: Item) -> set[int]:
    """The items with which it has to be compared."""
    has_day = _has_day(item.told[0].telling)
    found: set[int] = set()
    for place in item.places:
        block = held.blocks[place]
        if not isinstance(block, int):
            key = place[0]
            assert isinstance(key, tuple)
            found.update(other for other, day in block.items() if not (day and has_day and of_a_month(key)))
    return found - {at}


def encounters_around(held: Held, seeds: Collection[int]) -> list[frozenset[int]]:
    """The encounters of the connected parts in which the items are."""
    seen: set[int] = set()
    found: list[frozenset[int]] = []
    for seed in sorted(seeds):
        if seed not in seen:
            part = _connected(held, seed)
            seen |= part
            links = {(at, to): said for at in part for to, said in held.items[at].links.items() if at < to}
            items = {at: held.items[at].alike for at in part}
            found += map(frozenset, encounters_of(part, links, items))
    return found


def _connected(held: Held, seed: int) -> set[int]:
    found, rest = {seed}, [seed]
    while rest:
        new = held.items[rest.pop()].links.keys() - found
        found |= new
        rest += new
        if len(found) > MOST_CONNECTED:
            raise Whole
    return found
