"""Why two nodes, or two bare names, are or are not one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kzgraph.decisions.deciding import Desk, is_id, node_ids
from kzgraph.decisions.line import JOINED
from kzgraph.decisions.source import decisions_for
from kzgraph.errors import NotFound, UsageError, cut, quoted
from kzgraph.finding import find_entity
from kzgraph.loading import workspace_file
from kzgraph.stores import open_store
from kzgraph.stores.address import FileAddress, parse_address
from kzgraph.workspace import Workspace

if TYPE_CHECKING:
    from kzgraph.stores.base import Store

PERSON = "person:"


@dataclass(frozen=True, slots=True)
class Explained:
    """`a` and `b` are ids of nodes, or the names as they were given; `score` is from 0 (different) to 1 (same).

    Of two bare names the reasons are not sorted into those for and those against.
    """

    a: str
    b: str
    verdict: str
    score: float
    reasons: tuple[str, ...] = ()
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()

    def sections(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Headings and what is below them."""
        told = (("because", self.reasons), ("for", self.reasons_for), ("against", self.reasons_against))
        yield from ((heading, reasons) for heading, reasons in told if reasons)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; `reasons` has all of them."""
        told = {"a": self.a, "b": self.b, "verdict": self.verdict, "score": self.score}
        reasons = [*self.reasons, *self.reasons_for, *self.reasons_against]
        sorted_ = {"reasonsFor": list(self.reasons_for), "reasonsAgainst": list(self.reasons_against)}
        return {**told, "reasons": reasons, **(sorted_ if self.reasons_for or self.reasons_against else {})}


def explain(desk: Desk, a: str, b: str) -> Explained:
    """Explain two nodes where both are in the store and its records are at hand, else the two names, as people's.

    Raises UsageError for nodes of two kinds, or of a kind that is one by its text alone.
    """
    if not (a.strip() and b.strip()):
        raise UsageError("an empty text is nobody's name", cure="give two names or ids")
    ids = _nodes(desk, a, b)
    if ids is None or (ids[0] == ids[1] and ids[0].startswith(PERSON)):
        return _compared(a, b)
    from kzgraph.resolution.explaining.kinds import explain as explain_nodes

    decisions = decisions_for(desk.db, desk.workspace, desk.decisions)
    with Workspace.open(workspace_file(desk.db, desk.workspace)) as kept:
        told = explain_nodes(kept.records(), decisions, *ids)
    return Explained(
        *ids,
        verdict=told.verdict,
        score=told.score,
        reasons_for=told.reasons_for,
        reasons_against=told.reasons_against,
    )


def _compared(a: str, b: str) -> Explained:
    """Two texts as names of people."""
    no_names = [text for text in dict.fromkeys((a, b)) if not any(map(str.isalpha, text))]
    if no_names:
        return Explained(
            cut(a), cut(b), "different", 0.0, tuple(f"{quoted(t)} is no name: no letter is in it" for t in no_names)
        )
    from kzgraph.resolution.comparing.matching import compare

    compared = compare(a, b)
    return Explained(a, b, compared.verdict, compared.score, tuple(map(_brief, compared.reasons)))


def _brief(reason: str) -> str:
    """A reason in which no word is longer than a message has room for."""
    return " ".join(map(cut, reason.split(" ")))


def _nodes(desk: Desk, a: str, b: str) -> tuple[str, str] | None:
    """The ids of the two where both are in the graph, else None. A graph need not be there."""
    address = parse_address(desk.db)
    if isinstance(address, FileAddress) and not address.path.exists():
        return None
    if not workspace_file(desk.db, desk.workspace).exists():
        return None
    try:
        with open_store(desk.db, read_only=True) as store:
            return _ids(store, a, b)
    except NotFound:
        if is_id(a) or is_id(b):
            raise
        return None


def _ids(store: Store, a: str, b: str) -> tuple[str, str]:
    from kzgraph.resolution.explaining.kinds import kind_of

    first, second = find_entity(store, a), find_entity(store, b)
    return node_ids(store, a, b) if kind_of(first, second) in JOINED else (first, second)
