"""Whom "the five presidents" means: three or more who were told together, or who stand for a group of states."""

from __future__ import annotations

from kzgraph.extraction.actors.references.plural_posts import holds
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.formats.groups import group_counted
from kzgraph.extraction.events.telling.scene import Scene

_FIRST = 3
_NUMBERS = ("three", "four", "five", "six", "seven", "eight")


def number_of_several(group: str) -> int | None:
    """The number, from three on, that a plural in lower case has; None where it has none."""
    return next((k for k, word in enumerate(_NUMBERS, start=_FIRST) if word in group.split()), None)


def several_told(scene: Scene, start: int, number: int, group: str) -> list[PersonEntity]:
    """As many guests of one encounter told before an offset, or all who hold such a post in a group of states."""
    for draft in reversed(scene.drafts):
        guests = [person for person, capacity in draft.people.values() if capacity == "visitor"]
        if draft.family == "meet" and len(guests) == number and all(holds(person, group) for person in guests):
            return guests
    states = group_counted(scene.context.flat[:start], _NUMBERS[number - _FIRST])
    named = [p for p in scene.context.people if p.mentions[0].start < start and p.country in states]
    heads = [p for p in named if p.roles and holds(p, group)]
    return heads if len(heads) == number == len({p.country for p in heads}) else []
