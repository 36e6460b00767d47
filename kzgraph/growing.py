"""A few documents more, or less, in a store that holds the graph of all the others, without making that graph anew.

Three things have to be of one moment for it: what the workspace notes of the graph that was made last, the memory of
how it was made (a file beside the workspace), and what the store holds. Each says of which state it is. They are
brought to the new state one after the other: the store while the memory's transaction is open, then the memory, then
the workspace. Where that is cut off in between they are of two states, and the next load makes the graph anew.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kzgraph.decisions import NONE
from kzgraph.errors import StoreUnreachable
from kzgraph.model import Graph, Record
from kzgraph.state import state_of
from kzgraph.stores.base import Changes, Progress, Store

if TYPE_CHECKING:
    from kzgraph.resolution.judged import Judged
    from kzgraph.resolution.nodes.making import Making
    from kzgraph.workspace import Touched, Workspace

CHANGED = 200
"""More documents than these are not brought in one by one, but the graph made anew, which for so many is as quick."""
SHARE = 10
"""Nor more than one in so many."""
REMEMBERED = 300
"""Documents from which on a graph is worth remembering: a smaller one is made in a second."""


@dataclass(frozen=True, slots=True)
class Grown:
    """What the store holds now: how many nodes have each label, and what changed."""

    labels: dict[str, int]
    changes: Changes


def memory_path(workspace: Path) -> Path:
    """Where the memory of a workspace's graph is."""
    return Path(f"{workspace}.memory")


def grow(store: Store, kept: Workspace, state: str, progress: Progress | None) -> Grown | None:
    """Bring the documents that changed into the store, which then is in this state; None where it has to be made anew.

    Called within a snapshot of the workspace, and where nobody has decided anything.
    """
    known, touched = kept.remembered("graph"), kept.touched()
    if touched is None or not 0 < len(touched) <= CHANGED or len(touched) * SHARE >= len(kept):
        return None
    before = known.get("state")
    # By the same code and lexicon, from the same records but for those that changed.
    if not before or state_of(known["records"], NONE) != before or not kept.is_state_after(known["records"], touched):
        return None
    if not memory_path(kept.path).exists() or not store.last_load().holds(kept.id, before):
        return None
    return _grow(store, kept, touched, (before, state), known["labels"], progress)


def _grow(
    store: Store,
    kept: Workspace,
    touched: Touched,
    states: tuple[str, str],
    labels: dict[str, int],
    progress: Progress | None,
) -> Grown | None:
    from kzgraph.counting import count
    from kzgraph.resolution.updating.memory import Memory, Whole
    from kzgraph.resolution.updating.update import updated

    def text(sha256: str) -> Record:
        found = kept.record(sha256)
        if found is None:
            raise Whole("a document is not there any more")
        return found

    before, state = states
    gone = {sha256: Record.from_json(told) for sha256, told in touched.gone.items()}
    new = [Record.from_json(told) for told in touched.new.values()]
    grown = None
    try:
        with Memory.open(memory_path(kept.path)) as memory, updated(memory, before, state, gone, new, text) as change:
            counted = count(memory, change)
            changes = store.amend(
                change, workspace=kept.id, before=before, state=state, growth=counted.growth, progress=progress
            )
            total = Counter(labels)
            total.update(counted.labels)
            grown = Grown({label: number for label, number in sorted(total.items()) if number}, changes)
    except StoreUnreachable:
        raise
    except Exception:
        # Whatever is in the way, a damaged memory or a mistake of ours: all can be made anew. Where the store has the
        # change already the load is done: a memory that could not be written is not used again.
        pass
    return grown


def made_and_remembered(kept: Workspace, state: str) -> Judged:
    """The graph of all records where nobody has decided anything, kept in mind for the next few documents; where that
    cannot be kept all goes on without."""
    from kzgraph.resolution.graph import resolve_judged, resolve_watched

    if len(kept) < REMEMBERED:
        return resolve_judged(kept.records())

    def remember(making: Making, graph: Graph) -> None:
        path = memory_path(kept.path)
        try:
            _remember(path, making, graph, state)
        except sqlite3.OperationalError:
            pass  # no room, no permission, or another process has it
        except sqlite3.DatabaseError:  # it is damaged
            with suppress(OSError, sqlite3.Error):
                for part in ("", "-wal", "-shm"):
                    Path(f"{path}{part}").unlink(missing_ok=True)
                _remember(path, making, graph, state)
        except OSError:
            pass

    return resolve_watched(kept.records(), remember)


def _remember(path: Path, making: Making, graph: Graph, state: str) -> None:
    from kzgraph.counting import note
    from kzgraph.resolution.updating.memory import Memory
    from kzgraph.resolution.updating.remembering import remember

    with Memory.open(path) as memory, memory.transaction(state, anew=True):
        remember(memory, making, graph)
        note(memory, graph)
