"""What was decided, as rows for people: the history of the file, and the statements that were judged."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kzgraph.decisions.file import read_lines
from kzgraph.decisions.line import Decision
from kzgraph.decisions.rules import Line, decisions_of, standing
from kzgraph.decisions.statements import statements_about
from kzgraph.handles import handle
from kzgraph.stores import open_store
from kzgraph.workspace import Workspace

Row = list[object]
IDS = "ids"
COLUMNS = ("id", "decision", "about", IDS, "who", "when", "why", "state")
JUDGED_COLUMNS = ("id", "decision", "statement", "about", "who", "why")
ABOUT_COLUMNS = ("statement", "says", "confirmed", "quotes", "documents")
NO_IDLE: Mapping[str, str] = MappingProxyType({})


def history(file: Path, idle: Mapping[str, str] = NO_IDLE) -> tuple[tuple[Line, ...], list[Row]]:
    """The lines of the file, and a row for each decision in the order of time, the same decision once. `idle` are those
    that had no effect at the last load, as `idle_of` has them."""
    lines = read_lines(file)
    undone = {line.decision.undoes: line.decision for line in lines if line.decision.undoes}
    known = {line.decision.id for line in lines}
    once = sorted({line.decision for line in lines}, key=lambda d: (d.when, d.id))
    return lines, [_row(decision, undone.get(decision.id), known, idle) for decision in once]


def idle_of(workspace: Path) -> dict[str, str]:
    """What was decided and had no effect when the workspace was last loaded -> why."""
    if not workspace.exists():
        return {}
    with Workspace.open(workspace) as kept:
        told = kept.remembered("graph").get("idle", ())
    return {what: why for what, _, why in (str(words).partition(": ") for words in told)}


def judged_rows(file: Path) -> list[Row]:
    """The statements that are rejected or confirmed, sorted by their ids. Raises Contradiction."""
    lines = read_lines(file)
    decisions_of(lines, str(file))
    holding = [line.decision for line in standing(lines, str(file)) if line.decision.statement]
    holding.sort(key=lambda d: (d.statement or "", d.id))
    return [[d.id, f"{d.decision}ed", handle(d.statement or ""), d.about, d.who, d.why] for d in holding]


def about_rows(db: str | None, entity: str) -> list[Row]:
    """All that the store states of an entity. Raises what `find_entity` raises."""
    with open_store(db, read_only=True) as store:
        found = statements_about(store, entity)
    return [[s.handle, s.words, s.confirmed, list(s.quotes), list(s.documents)] for s in found]


def _row(decision: Decision, undone_by: Decision | None, known: set[str], idle: Mapping[str, str]) -> Row:
    ids = [one for one in (decision.a, decision.b, decision.statement, decision.undoes) if one]
    when = decision.when.strftime("%Y-%m-%d %H:%M")
    without = idle.get(" ".join([decision.decision, *sorted(ids)]))
    held = f"without effect: {without}" if without else "holds"
    state = f"undone by {undone_by.who} ({undone_by.id})" if undone_by else held
    if decision.undoes:
        state = "" if decision.undoes in known else "undoes what is not there"
    about = decision.about or " ".join(ids)
    return [decision.id, decision.decision, about, ids, decision.who, when, decision.why, state]
