"""A place that means persons without naming them."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.extraction.context import PersonEntity


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that means persons without naming them."""

    start: int
    end: int
    people: tuple[PersonEntity, ...]
