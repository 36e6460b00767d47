"""What is not in the graph because somebody rejected it."""

from __future__ import annotations

from pathlib import Path

from kzgraph.decisions.file import read_lines
from kzgraph.decisions.line import Decision
from kzgraph.decisions.rules import standing
from kzgraph.errors import NotFound, cut
from kzgraph.handles import is_handle, means


def rejection_of(file: Path, text: str) -> NotFound | None:
    """The error that tells who rejected the statement with this handle, id or name; None where nobody did."""
    holding = [line.decision for line in standing(read_lines(file), str(file))]
    found = next((one for one in holding if one.decision == "reject" and _is_meant(one, text.strip())), None)
    if found is None:
        return None
    return NotFound(
        f"{cut(text.strip())} was rejected: {found.id} ({found.reason})", cure=f"kzgraph resolve undo {found.id}"
    )


def _is_meant(decision: Decision, text: str) -> bool:
    statement = decision.statement or ""
    if is_handle(text):
        return means(text, statement)
    return text == statement or ("|" not in statement and text.casefold() == (decision.about or "").casefold())
