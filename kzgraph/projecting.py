"""A store made to hold what a workspace says: the graph of its records, as people have decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzgraph.decisions import NONE, Decisions
from kzgraph.growing import Grown, grow, made_and_remembered
from kzgraph.model import Graph
from kzgraph.state import state_of
from kzgraph.stores.base import Changes, Store

if TYPE_CHECKING:
    from kzgraph.load_report import Listener
    from kzgraph.resolution.judged import Judged
    from kzgraph.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Projected:
    """What a store holds, or would hold: how many nodes have each label, what changed (None where there was nothing to
    do), and which decisions had nothing to apply to."""

    labels: dict[str, int]
    changes: Changes | None
    idle: tuple[str, ...] = ()


def project(
    store: Store,
    kept: Workspace,
    decided: Decisions,
    listener: Listener,
    *,
    take_over: bool = False,
    always: bool = True,
) -> Projected:
    """Make the store hold the graph of the workspace.

    Without `always` nothing is made or compared where the store remembers that it holds what these very records and
    decisions gave, by this very kzgraph; and where it holds that but for a few documents, only these are brought in.
    """
    for _ in range(ROUNDS):
        projected, records = _project(store, kept, decided, listener, take_over, always)
        if kept.state == records:
            break  # else another process has changed the workspace meanwhile, and may have loaded what this undid
    return projected


ROUNDS = 5
"""Times that the store is brought up to date again where other processes load at the same time: the last to finish
makes it right."""


def _project(
    store: Store, kept: Workspace, decided: Decisions, listener: Listener, take_over: bool, always: bool
) -> tuple[Projected, str]:
    """As `project`, with the state of the records that the graph was made from."""
    with kept.snapshot() as records:
        state = state_of(records, decided)
        known = kept.remembered("graph")
        if not always and known.get("state") == state and store.last_load().holds(kept.id, state):
            return Projected(known["labels"], Changes(), tuple(known["idle"])), records
        grown = grow(store, kept, state, listener.written) if not always and decided == NONE else None
        made = None
        if grown is None:
            listener.making(len(kept))
            made = made_and_remembered(kept, state) if decided == NONE else _made(kept, decided)
    if made is not None:
        written = listener.written
        changes = store.replace(made.graph, workspace=kept.id, state=state, take_over=take_over, progress=written)
        grown = Grown(count_labels(made.graph), changes)
    assert grown is not None  # for the type checker
    idle = made.idle if made else ()
    kept.remember_graph({"state": state, "records": records, "labels": grown.labels, "idle": idle})
    return Projected(grown.labels, grown.changes, idle), records


def preview(store: Store, kept: Workspace, decided: Decisions, *, take_over: bool = False) -> Projected:
    """What `project` would do; nothing is written to the store."""
    made = _made(kept, decided)
    changes = store.preview(made.graph, workspace=kept.id, take_over=take_over)
    return Projected(count_labels(made.graph), changes, made.idle)


def behind(store: Store, kept: Workspace) -> str:
    """In words that the workspace has what the store's graph was not made from; "" where it has not, and where that is
    not known: of a store that another workspace, or nobody, loaded."""
    last, made = store.last_load(), kept.remembered("graph")
    if last.workspace != kept.id or not last.complete or "records" not in made:
        return ""
    if last.state == made["state"] and kept.state == made["records"]:
        return ""
    more = len(kept) - made["labels"].get("Document", 0) if last.state == made["state"] else 0
    if more > 0:
        return f"{more} {'document is' if more == 1 else 'documents are'} kept that this graph does not have yet"
    return "the workspace has changed since this graph was made"


def count_labels(graph: Graph) -> dict[str, int]:
    """How many nodes have each label, sorted by label; a ministry counts as Ministry and as Organisation."""
    return dict(sorted(Counter(label for node in graph.nodes for label in node.labels).items()))


def _made(kept: Workspace, decided: Decisions) -> Judged:
    from kzgraph.resolution.graph import resolve_judged

    return resolve_judged(kept.records(), decided)
