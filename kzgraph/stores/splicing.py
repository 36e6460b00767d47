"""More evidence for relationships of a server: what is new is sent, not the lists of thousands that are there.

The server tells where in the sorted list of documents each new one belongs, with its neighbours. The order of texts is
Python's here: where the server's is another one (beyond the characters of 16 bits) the neighbours show it, and then
the whole lists are read and written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from kzgraph.model import EVIDENCE, Change, Relationship
from kzgraph.stores import statements
from kzgraph.stores.amending import Run, by_ends, more_in_memory
from kzgraph.stores.delta import BATCH, Row, stored_relationship


def more_on_a_server(run: Run, change: Change) -> None:
    """Add evidence of documents that the server does not have yet to relationships that may be there already."""
    for ends, ties in by_ends(change.more).items():
        for first in range(0, len(ties), BATCH):
            batch = ties[first : first + BATCH]
            rows = [{**_key(tie), "told": sorted(set(_told(tie)))} for tie in batch]
            found = {row["id"]: row for row in run(statements.places(*ends), rows)}
            spliced = [
                _splice(tie, row["told"], found[tie.id]["at"])
                for tie, row in zip(batch, rows, strict=True)
                if tie.id in found and _fits(found[tie.id], row["told"])
            ]
            if spliced:
                run(statements.splice(*ends), spliced)
            done = {row["id"] for row in spliced}
            whole = tuple(tie for tie in batch if tie.id not in done)
            if whole:
                more_in_memory(run, replace(change, more=whole))


def _key(tie: Relationship) -> Row:
    return {"id": tie.id, "from": tie.start, "to": tie.end}


def _told(tie: Relationship) -> Iterable[str]:
    return tie.properties["documents"]  # type: ignore[return-value]  # a list of texts, as `check_change` has seen


def _fits(found: Mapping[str, Any], told: list[str]) -> bool:
    """Whether each new document belongs between the two that the server named."""
    return all(
        (left is None or left < one) and (right is None or one < right)
        for one, left, right in zip(told, found["left"], found["right"], strict=True)
    )


def _splice(tie: Relationship, told: list[str], at: list[int]) -> Row:
    """The row for `statements.splice`."""
    lists: list[list[Any]] = [tie.properties[name] for name in EVIDENCE]  # type: ignore[misc]
    documents, quotes, starts, ends = lists
    sources = sorted(set(zip(documents, starts, ends, quotes, strict=True)))
    pieces, before = [], 0
    for (_, group), place in zip(groupby(sources, key=lambda source: source[0]), at, strict=True):
        columns = [list(column) for column in zip(*group, strict=True)]
        piece = dict(zip(("documents", "starts", "ends", "quotes"), columns, strict=True))
        pieces.append({"first": before, "last": place, **piece})
        before = place
    props = {name: value for name, value in stored_relationship(tie).items() if name not in EVIDENCE}
    return {**_key(tie), "props": props, "pieces": pieces, "rest": before}
