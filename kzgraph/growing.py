"""A few documents more into a store that holds the graph of all the others, without making that graph anew.

Three things have to be of one moment for it: what the workspace notes of the graph that was made last, the memory of
how it was made (a file beside the workspace), and what the store holds. Each says of which state it is. They are
brought to the new state one after the other: the store while the memory's transaction is open, then the memory, then
the workspace. Where that is cut off in between they are of two states, and the next load makes the graph anew.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kzgraph.decisions import NONE
from kzgraph.errors import StoreError, StoreUnreachable
from kzgraph.model import Change, Record
from kzgraph.state import state_of
from kzgraph.stores.base import Changes, Progress, Store

if TYPE_CHECKING:
    from kzgraph.resolution.adding.memory import Memory
    from kzgraph.resolution.judged import Judged
    from kzgraph.workspace import Workspace

ADDED = 200
"""More documents than these are not added one by one, but the graph made anew, which for so many is as quick."""
SHARE = 10
"""Nor more than one in so many."""
REMEMBERED = 300
"""Documents from which on a graph is worth remembering: a smaller one is made in a second."""
_STAGES = "kzgraph.resolution.adding.adding"


class Stages(Protocol):
    """The resolution that goes by memory."""

    def added(self, memory: Memory, records: Sequence[Record], originals: Callable[[str], Record]) -> Change:
        """What the records make of the graph that is remembered. Raises Whole where that has to be made anew."""
        ...

    def remember(self, memory: Memory, made: Judged) -> None:
        """Fill an empty memory from a graph that was made whole."""
        ...


@dataclass(frozen=True, slots=True)
class Grown:
    """What the store holds now: how many nodes have each label, and what changed."""

    labels: dict[str, int]
    changes: Changes


def stages() -> Stages | None:
    """The resolution that goes by memory, None where there is none."""
    if find_spec(_STAGES) is None:
        return None
    found: Any = import_module(_STAGES)
    return found  # type: ignore[no-any-return]


def memory_path(workspace: Path) -> Path:
    """Where the memory of a workspace's graph is."""
    return Path(f"{workspace}.memory")


def grow(store: Store, kept: Workspace, state: str, progress: Progress | None) -> Grown | None:
    """Bring the documents that are new into the store, which then is in this state; None where it has to be made anew.

    Called within a snapshot of the workspace, and where nobody has decided anything.
    """
    known, adding = kept.remembered("graph"), stages()
    new, others = kept.touched()
    if adding is None or others or not 0 < len(new) <= ADDED or len(new) * SHARE >= len(kept):
        return None
    before = known.get("state")
    # By the same code and lexicon, from the same records but for the new ones.
    if not before or state_of(known["records"], NONE) != before or not kept.is_state_with(known["records"], new):
        return None
    if not memory_path(kept.path).exists() or not store.last_load().holds(kept.id, before):
        return None
    return _grow(store, kept, adding, new, (before, state), known["labels"], progress)


def _grow(
    store: Store,
    kept: Workspace,
    adding: Stages,
    new: Sequence[str],
    states: tuple[str, str],
    labels: dict[str, int],
    progress: Progress | None,
) -> Grown | None:
    from kzgraph.counting import count
    from kzgraph.resolution.adding.memory import Memory, Whole

    def original(sha256: str) -> Record:
        found = kept.record(sha256)
        if found is None:
            raise Whole("a document is not there any more")
        return found

    before, state = states
    grown = None
    try:
        with Memory.open(memory_path(kept.path)) as memory, memory.transaction(state):
            if memory.state != before:  # looked at within: another load may have been first
                raise Whole("what is remembered is another graph")
            change = adding.added(memory, list(map(original, new)), original)
            counted = count(memory, change)
            changes = store.amend(
                change, workspace=kept.id, before=before, state=state, growth=counted.growth, progress=progress
            )
            total = Counter(labels)
            total.update(counted.labels)
            grown = Grown({label: number for label, number in sorted(total.items()) if number}, changes)
    except StoreUnreachable:
        raise
    except (Whole, StoreError, sqlite3.Error, OSError, pickle.UnpicklingError):
        pass  # where the store has the change the load is done: a memory that could not be written is not used again
    return grown


def remember(kept: Workspace, made: Judged, state: str) -> None:
    """Keep in mind how a graph was made, for the next few documents; where that cannot be kept all goes on without."""
    from kzgraph.counting import note
    from kzgraph.resolution.adding.memory import Memory

    adding = stages()
    if adding is None or len(kept) < REMEMBERED:
        return
    path = memory_path(kept.path)
    for again in (False, True):
        try:
            with Memory.open(path) as memory, memory.transaction(state, anew=True):
                adding.remember(memory, made)
                note(memory, made.graph)
            return
        except sqlite3.OperationalError:  # no room, no permission, or another process has it
            return
        except sqlite3.DatabaseError:  # it is damaged
            if again:
                return
            with suppress(OSError):
                for part in ("", "-wal", "-shm"):
                    Path(f"{path}{part}").unlink(missing_ok=True)
        except OSError:
            return
