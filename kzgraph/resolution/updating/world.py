"""The world of a few readings beside all that is known: what a name is, found one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kzgraph.resolution.people.people import Found, surnames_of


class Surnames(Mapping[str, tuple[str, ...]]):
    """The slugs of each person's surname, as `World.surnames` has them."""

    def __init__(self, people: Mapping[str, Found]) -> None:
        self._people = people

    def __getitem__(self, node: str) -> tuple[str, ...]:
        return surnames_of(self._people[node])

    def __iter__(self) -> Iterator[str]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)


class ShownNames(Mapping[str, str]):
    """The names to show of people and posts."""

    def __init__(self, people: Mapping[str, Found], others: Mapping[str, str]) -> None:
        self._people, self._others = people, others

    def __getitem__(self, node: str) -> str:
        return self._people[node].name if node.startswith("person:") else self._others.get(node, node)

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError
