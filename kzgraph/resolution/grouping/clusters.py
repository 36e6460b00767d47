"""Which things are one, given pairs of which each two may be one, and pairs that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


class Components:
    """A union-find over sortable items. The components depend on the pairs joined, not on their order."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, item: Hashable) -> Hashable:
        """What stands for the item's component at this moment."""
        root = item
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(item, item)) != root and item != root:
            self._parent[item] = root
            item = parent
        return root

    def join(self, a: Hashable, b: Hashable) -> None:
        """Make the components of both one."""
        first, second = self.find(a), self.find(b)
        if first != second:
            self._parent[second] = first


def components(items: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[set[T]]:
    """The items grouped by the pairs that connect them."""
    found = Components()
    for a, b in pairs:
        found.join(a, b)
    groups: dict[Hashable, set[T]] = {}
    for item in items:
        groups.setdefault(found.find(item), set()).add(item)
    return list(groups.values())


Contradict = Callable[[T, T], bool]


def joined(
    groups: list[set[T]],
    pairs: Iterable[tuple[T, T]],
    contradict: Contradict[T],
    alone: AbstractSet[T] = frozenset(),
    torn: set[T] | None = None,
) -> list[set[T]]:
    """The groups, joined where pairs connect them and nothing within the result contradicts itself.

    A group whose neighbours contradict each other (or itself) could be either: it is joined to none of them, as is
    a group with an item of `alone`; into `torn` go the items of such groups. The result is the same whatever the order
    of `groups` and `pairs`.
    """
    group_of = {item: at for at, group in enumerate(groups) for item in group}
    edges = {(min(e), max(e)) for a, b in pairs if len(e := {group_of[a], group_of[b]}) == 2}
    connected: dict[int, set[int]] = {}
    for a, b in edges:
        connected.setdefault(a, set()).add(b)
        connected.setdefault(b, set()).add(a)
    result = [group for at, group in enumerate(groups) if at not in connected]
    for part in components(connected, edges):
        result += _parts(part, connected, groups, contradict, alone, torn)
    return result


def _parts(
    part: set[int],
    near: dict[int, set[int]],
    groups: list[set[T]],
    contradict: Contradict[T],
    alone: AbstractSet[T],
    torn_items: set[T] | None,
) -> list[set[T]]:
    whole = _members(part, groups)
    if whole.isdisjoint(alone) and consistent(whole, contradict):
        return [whole]
    torn = {at for at in part if not groups[at].isdisjoint(alone)}
    torn |= {at for at in part - torn if not consistent(_members({at, *near[at]}, groups), contradict)}
    if torn_items is not None:
        torn_items |= _members(torn, groups)
    kept = [(a, b) for a in part - torn for b in near[a] - torn]
    found = []
    for group in components(part, kept):
        merged = _members(group, groups)
        found += [merged] if consistent(merged, contradict) else [groups[at] for at in group]
    return found


def _members(part: Iterable[int], groups: list[set[T]]) -> set[T]:
    return {item for at in part for item in groups[at]}


def consistent(group: AbstractSet[T], contradict: Contradict[T]) -> bool:
    """Whether no two items of a group contradict each other."""
    return not any(contradict(a, b) for a, b in combinations(group, 2))
