"""The world of a few readings beside all that is known: what a name is, found one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kzgraph.resolution.people.people import Found, surnames_of
from kzgraph.resolution.world.world import World


class KnownWorld(World):
    """A world of which the readings are those of a few documents, and the people, organisations and posts those of all."""

    @property
    def person_names(self) -> Mapping[str, str]:  # type: ignore[override]
        """The name to show of each person's node."""
        return _PersonNames(self.people.by_id)

    @property
    def surnames(self) -> Mapping[str, tuple[str, ...]]:  # type: ignore[override]
        """The slugs of each person's surname, as `World` has them."""
        return _Surnames(self.people.by_id)


class _OfPeople(Mapping[str, object]):
    def __init__(self, people: Mapping[str, Found]) -> None:
        self._people = people

    def __iter__(self) -> Iterator[str]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)


class _PersonNames(_OfPeople, Mapping[str, str]):
    def __getitem__(self, node: str) -> str:
        return self._people[node].name


class _Surnames(_OfPeople, Mapping[str, tuple[str, ...]]):
    def __getitem__(self, node: str) -> tuple[str, ...]:
        return surnames_of(self._people[node])
