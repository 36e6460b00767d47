"""What happened, day by day: what `kzgraph timeline` prints, by the named queries of `cypher/timeline`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzgraph.errors import UsageError
from kzgraph.finding import find_entity
from kzgraph.queries import LIMIT, Value, library, run_query
from kzgraph.queries.values import need_date

if TYPE_CHECKING:
    from kzgraph.stores.base import Store

QUERIES = ("encounters-by-day", "agreements-by-day", "posts-by-day")
"""What a timeline is made of, in the order of one day. Their columns are the same."""
UNDATED = "undated"
COUNTED = 1_000
"""Up to how many undated things are read: beyond that nobody goes through them."""
_OF = ("person", "organisation", "country")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows in order of time and their columns, whether there are more, and what has no date, by the query's columns.

    `entity` is the id of whom it is about, None for all. Of `undated` there are no more than `COUNTED`.
    """

    entity: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    more: bool
    undated: tuple[Mapping[str, object], ...]

    @property
    def undated_kinds(self) -> dict[str, int]:
        """How many encounters and agreements have no date, those first."""
        return dict(sorted(Counter(str(row["what"]) for row in self.undated).items(), reverse=True))


def timeline(
    store: Store, entity: str | None = None, *, first: str | None = None, last: str | None = None, limit: int = 100
) -> Timeline:
    """What is dated between two days, months or years, of a person, organisation or country (given by an id or a name)
    or of all, at most `limit` rows.

    Raises what `find_entity` raises, and UsageError for an entity of another kind and for a date that is none.
    """
    period = {name: need_date(date) for name, date in (("from", first), ("to", last)) if date is not None}
    if first and last and first[: len(last)] > last[: len(first)]:
        raise UsageError(f"{first} is after {last}", cure=f"--from {last} --to {first}")
    about: dict[str, Value] = {"who": _meant(store, entity)} if entity is not None else {}
    columns: tuple[str, ...] = ()
    rows: list[tuple[object, ...]] = []
    for name in QUERIES:
        # One row more tells whether there are more.
        result = run_query(store, library()[name], {**about, **period, LIMIT: limit + 1})
        columns = result.columns
        rows += result.rows
    date = columns.index("date")
    rows.sort(key=lambda row: str(row[date]))  # stable, and each query's rows are in order
    undated = run_query(store, library()[UNDATED], {**about, LIMIT: COUNTED})
    return Timeline(
        entity=str(about["who"]) if about else None,
        columns=columns,
        rows=tuple(rows[:limit]),
        more=len(rows) > limit,
        undated=tuple(dict(zip(undated.columns, row, strict=True)) for row in undated.rows),
    )


def _meant(store: Store, entity: str) -> str:
    node = find_entity(store, entity)
    kind = node.partition(":")[0]
    if kind not in _OF:
        raise UsageError(
            f"{node} is {'an' if kind[0] in 'aeiou' else 'a'} {kind}, and a timeline is of a person, an organisation "
            "or a country",
            cure=f"kzgraph show {node}",
        )
    return node
