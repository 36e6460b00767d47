"""Connected components: which things are one, given pairs of which each two are one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
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
