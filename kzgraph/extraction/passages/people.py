"""The people of a passage, in order, each once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.settled import Settled

E = TypeVar("E")


def people_at(context: Settled, start: int, end: int) -> list[PersonEntity]:
    """The people named or meant by a title or pronoun between two offsets, in order, each once."""
    return each_once(person for _, _, person in context.meant_between(start, end))


def each_once(entities: Iterable[E]) -> list[E]:
    """The entities in order, the same one only once."""
    return list({id(entity): entity for entity in entities}.values())


def people_between(context: Settled, start: int, end: int) -> list[PersonEntity]:
    """The people named between two offsets, in order, each once."""
    return each_once(person for _, _, person in context.named_between(start, end))


def leads(person: PersonEntity) -> bool:
    """Whether somebody is a head of state or government."""
    return any(r.group in {"head_of_state", "head_of_government"} for r in person.roles)
