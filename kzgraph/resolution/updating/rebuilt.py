"""What a stage that makes nodes anew did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`made` are ids of nodes of which all relationships were made anew, `gone` ids of nodes that are no more, and
    `gone_ties` ids of relationships that are no more between nodes that were not made anew."""

    made: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    gone_ties: frozenset[str] = frozenset()
