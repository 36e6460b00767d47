"""How two people are linked, step by step: what `kzgraph path` prints, by the named query `shortest-path`."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from kzgraph.errors import UsageError
from kzgraph.finding import find_entity
from kzgraph.queries import LIMIT, library, run_query

if TYPE_CHECKING:
    from kzgraph.model import Result
    from kzgraph.stores.base import Store

QUERY = "shortest-path"
ALL = 1_000_000
"""More rows than there are: a step that is cut off would break the path."""
_SIDES = ("country", "organisation")


def path(store: Store, start: str, end: str) -> Result:
    """The rows of `shortest-path` between two people, each given by an id or a name; none where there is no path.

    Raises what `find_entity` raises, and UsageError where one is no person or both are the same.
    """
    one, other = find_entity(store, start), find_entity(store, end)
    if strangers := [node for node in (one, other) if _kind(node) != "person"]:
        raise UsageError(
            f"{' and '.join(dict.fromkeys(strangers))} {'is' if len({*strangers}) == 1 else 'are'} no person, "
            "and a path is between two people",
            cure=_instead(one, other),
        )
    if one == other:
        raise UsageError(f"both names are those of {one}", cure=f"what is told of one: kzgraph timeline {quote(one)}")
    return run_query(store, library()[QUERY], {"from": one, "to": other, LIMIT: ALL})


def _instead(one: str, other: str) -> str:
    """What answers for two of which one at least is no person."""
    first, second = sorted((one, other), key=lambda node: _kind(node) not in _SIDES)
    if _kind(first) not in _SIDES:
        return f"give two people; who is meant: kzgraph show {quote(first if _kind(first) != 'person' else second)}"
    if _kind(second) in _SIDES:
        return f"kzgraph query meetings-between -p first={quote(one)} -p second={quote(other)}"
    between = (
        f"of two countries or organisations: kzgraph query meetings-between -p first={quote(first)} -p second=NAME"
    )
    return f"kzgraph timeline {quote(second)}\n  {between}" if _kind(second) == "person" else between


def _kind(node: str) -> str:
    return node.partition(":")[0]
