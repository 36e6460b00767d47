"""What people have decided: which nodes are one, which are not, which statements count.

A decision names what it is about by ids. Any id that a name alone would have given will do, so that a decision still
holds where further documents give the node another name. The file (`decisions.jsonl`) is in `file.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

IdPair = tuple[str, str]
"""Two ids of one label, the smaller first."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What holds after all that was decided and undone.

    `same` and `different` are free of contradictions: no chain of `same` connects a pair of `different`. `unsure` are
    pairs that somebody looked at and left open; they change nothing in the graph. `rejected` and `confirmed` map the id
    of a statement to who says so and why. `astray` are ids that somebody undid and
    no decision has. Equal decisions are equal values, whatever their order.
    """

    same: frozenset[IdPair] = frozenset()
    different: frozenset[IdPair] = frozenset()
    rejected: Mapping[str, str] = field(default_factory=dict)
    confirmed: Mapping[str, str] = field(default_factory=dict)
    unsure: frozenset[IdPair] = frozenset()
    astray: frozenset[str] = frozenset()


NONE = Decisions()


def id_pair(a: str, b: str) -> IdPair:
    """The two ids in their order."""
    return (a, b) if a < b else (b, a)
