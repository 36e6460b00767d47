"""Names with a chain of forefathers, which one writer ends with a father's name and another with the house's."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.resolution.comparing.before_surnames import before_surnames
from kzgraph.resolution.comparing.parts_compared import SHORT, Finding
from kzgraph.resolution.names.compounds import part_words
from kzgraph.resolution.names.given_names import given_alike
from kzgraph.resolution.names.parts import Parts


def chain_and_house(short: Parts, long: Parts) -> Finding | None:
    """Faisal bin Farhan bin Abdullah, Faisal bin Farhan Al Saud: two fathers, and one before the name of the house."""
    if not short.forefathers or not long.forefathers or not _ends_in_a_father(short) or _ends_in_a_father(long):
        return None
    fathers = zip((*short.forefathers, *short.surname), long.forefathers, strict=False)
    if not all(given_alike(x, y)[0] for x, y in ((short.given[0], long.given[0]), *fathers)):
        return None
    given = before_surnames(replace(short, surname=long.surname), long)
    return Finding(min(SHORT, given.score), (*given.reasons, "fathers agree, without the house on one side"))


def _ends_in_a_father(name: Parts) -> bool:
    return name.particle.startswith(tuple(part_words("lineage")))
