"""What a stage says of the nodes that it has made anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rebuilt:
    """Ids of the nodes `made` as a whole, with all relationships of the stage that touch them; of those that are `gone`
    with theirs; and of relationships that are gone between nodes that stay."""

    made: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    gone_ties: frozenset[str] = frozenset()
