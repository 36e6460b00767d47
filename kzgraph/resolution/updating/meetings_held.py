"""What a memory holds of meetings."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.resolution.meetings.groups import Alike, compared_as_one
from kzgraph.resolution.meetings.keys import Key
from kzgraph.resolution.meetings.same_encounter import Link
from kzgraph.resolution.meetings.series import Session
from kzgraph.resolution.nodes.told import Told
from kzgraph.resolution.updating.memory import Memory, Shelf

Place = tuple[Key | str, ...]
"""A block: its key, and where it is crowded what cuts it into smaller ones."""

SeriesKey = tuple[tuple[str, ...], tuple[str, ...]]
"""Within which encounters can be of one series: parties, and the words of the name where it has one wording only."""


@dataclass(slots=True)
class Item:
    """Tellings that are compared as one, in their order."""

    told: tuple[Told, ...]
    places: tuple[Place, ...]
    """The blocks it is in, also the crowded ones."""
    links: dict[int, Link]
    """By the numbers of other items what shows that it is of one encounter with them."""
    meeting: int

    @property
    def alike(self) -> Alike:
        """The item as it is compared."""
        return compared_as_one(told.telling for told in self.told)


@dataclass(slots=True)
class Meeting:
    """An encounter: its items, and what its id, its other ids and its place in a series come from."""

    items: frozenset[int]
    wanted: str
    told_apart_by: tuple[str, ...]
    given: frozenset[str]
    people: frozenset[str]
    posts: frozenset[str]
    """In which people took part."""
    series: SeriesKey | None
    node: str = ""
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Series:
    """Encounters among which each finds the one that it follows."""

    sessions: dict[int, Session]
    before: dict[int, int]


class Held:
    """The shelves, items and meetings by their numbers."""

    def __init__(self, memory: Memory) -> None:
        self.items: Shelf[int, Item] = memory.shelf("meetings_items")
        self.alike: Shelf[str, tuple[int, ...]] = memory.shelf("meetings_alike")
        """By a digest of what is told the items that tell it."""
        self.texts: Shelf[str, tuple[str, ...]] = memory.shelf("meetings_texts")
        """The digests of what each text tells."""
        self.blocks: Shelf[Place, dict[int, bool] | int] = memory.shelf("meetings_blocks")
        """The items of a block, each with whether it has a day; of a crowded one how many there are."""
        self.found: Shelf[int, Meeting] = memory.shelf("meetings_found")
        self.wanted: Shelf[str, set[int]] = memory.shelf("meetings_wanted")
        """The meetings that want an id."""
        self.nodes: Shelf[str, set[int]] = memory.shelf("meetings_nodes")
        """The meetings that have an id: one, or by a rare chance two."""
        self.given: Shelf[str, set[int]] = memory.shelf("meetings_given")
        """The meetings of which a telling would have given an id."""
        self.people: Shelf[str, set[int] | int] = memory.shelf("meetings_people")
        """The meetings of a person; of very many how many there are."""
        self.posts: Shelf[str, set[int]] = memory.shelf("meetings_posts")
        """The meetings in which somebody took part in a post."""
        self.series: Shelf[SeriesKey, Series] = memory.shelf("meetings_series")
        self._next: Shelf[str, int] = memory.shelf("meetings_next")

    def number(self, of: str) -> int:
        """A number that no other item, or meeting, has."""
        found = self._next.get(of) or 0
        self._next[of] = found + 1
        return found

    def begin(self, numbers: dict[str, int]) -> None:
        """The first numbers that are free."""
        self._next.fill(numbers)

    def told(self, items: frozenset[int]) -> list[Told]:
        """The tellings of an encounter in their order."""
        found = (told for at in items for told in self.items[at].told)
        return sorted(found, key=lambda told: told.telling.sort_key)
