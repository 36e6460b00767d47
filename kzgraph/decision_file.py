"""The file of decisions by people, `decisions.jsonl`: one JSON object a line, only ever added to.

    {"id": "same-1a2b3c4d", "decision": "same", "a": "person:josef-sikela", "b": "person:jozef-sikela",
     "about": "Josef Síkela = Jozef Síkela", "who": "anna", "when": "2026-11-26T10:15:00Z", "why": "one minister"}

It is made to be read, kept under version control and shared: lines of several people can be put together in any order
(`decision_rules.py`). Whoever adds a line holds a lock, and looks first whether it can hold beside all others.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kzgraph.decision_rules import Line, decisions_of
from kzgraph.decisions import NONE, Decisions
from kzgraph.errors import InputError
from kzgraph.locking import locked
from kzgraph.workspace import SERVER_FOLDER

FILE_NAME = "decisions.jsonl"
Kind = Literal["same", "different", "unsure", "reject", "confirm", "undo"]
NEEDS = {
    "same": ("a", "b"),
    "different": ("a", "b"),
    "unsure": ("a", "b"),
    "reject": ("statement",),
    "confirm": ("statement",),
    "undo": ("undoes",),
}
"""What each kind of decision is about, by the keys of its line."""
JOINED = ("person", "organisation", "meeting", "agreement")
"""Kinds of nodes that people may declare to be one or not: all others are what their title, code or text makes them."""
JUDGED = ("meeting", "agreement", "figure", "post")
"""Kinds of nodes that are statements themselves. All others are only named, and stay while a document names them."""
NAMED_IN = "STATED_IN"


class Decision(BaseModel):
    """One line of the file. `about` says in words what the ids mean, for whoever reads the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{2,63}$")
    decision: Kind
    a: str | None = None
    b: str | None = None
    statement: str | None = None
    undoes: str | None = None
    about: str | None = None
    who: str = Field(min_length=1)
    when: datetime
    why: str | None = None

    @property
    def reason(self) -> str:
        """Who decided, and why where that was said."""
        return f"{self.who}: {self.why}" if self.why else self.who

    @model_validator(mode="after")
    def _whole(self) -> Decision:
        about = {key for keys in NEEDS.values() for key in keys if getattr(self, key) is not None}
        wanted = set(NEEDS[self.decision])
        for key in sorted(wanted - about):
            raise ValueError(f'"{self.decision}" needs the key "{key}"')
        for key in sorted(about - wanted):
            raise ValueError(f'"{self.decision}" has no key "{key}"')
        if self.when.tzinfo is None:
            raise ValueError('"when" needs a time zone: 2026-11-26T10:15:00Z')
        if self.decision == "reject" and not self.why:
            raise ValueError('"reject" needs the key "why"')
        problem = _pair_problem(self.a, self.b) if self.a and self.b else _statement_problem(self.statement)
        if problem:
            raise ValueError(problem)
        return self

    def to_json(self) -> str:
        """The line, without its end."""
        told = {
            key: getattr(self, key) for key in ("id", "decision", "a", "b", "statement", "undoes", "about", "who")
        } | {"when": self.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "why": self.why}
        return json.dumps({key: value for key, value in told.items() if value is not None}, ensure_ascii=False)


def new_decision(kind: Kind, *, who: str, why: str | None = None, about: str | None = None, **ids: str) -> Decision:
    """A decision made now, with an id that no other has. InputError where it is not in the form."""
    told = {"id": f"{kind}-{secrets.token_hex(4)}", "decision": kind, "who": who.strip(), "about": about, **ids}
    try:
        return Decision.model_validate(
            {**told, "why": (why or "").strip() or None, "when": datetime.now(UTC).replace(microsecond=0)}
        )
    except ValidationError as error:
        raise InputError(f"this cannot be decided: {_fault(error)}") from None


def decisions_path(workspace: Path) -> Path:
    """Where decisions on the records of a workspace are kept: in its folder, or above `.kzgraph`, for people to see."""
    folder = workspace.parent
    return (folder.parent if folder.name == SERVER_FOLDER else folder) / FILE_NAME


def read_decisions(path: Path, *, needed: bool = False) -> Decisions:
    """What holds by the file; nothing where there is none, unless it is `needed`.

    Raises InputError, naming the line, where the file is not in its form, and Contradiction.
    """
    if not path.exists():
        if needed:
            raise InputError(f"{path}: no such file of decisions", cure=f"name another one, or begin it: touch {path}")
        return NONE
    return decisions_of(read_lines(path), str(path))


def read_lines(path: Path) -> tuple[Line, ...]:
    """All lines as they stand, also where they contradict each other; none where there is no file."""
    try:
        return _parse(path.read_bytes(), str(path))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", cure="name a file of decisions by --decisions") from None


def add_decisions(path: Path, new: Sequence[Decision], *, dry_run: bool = False) -> Decisions:
    """Write decisions at the end of the file, all or none, and return what then holds.

    Safe beside other processes that add at the same time. Raises InputError and Contradiction, and writes nothing,
    where the file or what it would be cannot hold; undoing is always written. With `dry_run` nothing is written.
    """
    if dry_run:
        return _with(read_lines(path), new, path)
    try:
        with locked(path) as file:
            held = _parse(path.read_bytes(), str(path))
            only_undoes = all(decision.decision == "undo" for decision in new)
            after = None if only_undoes else _with(held, new, path)
            _append(file, new)
            return after or _with(held, new, path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", cure="name a file of decisions by --decisions") from None


def _with(held: Iterable[Line], new: Iterable[Decision], path: Path) -> Decisions:
    return decisions_of((*held, *(Line(0, decision) for decision in new)), str(path))


def _append(file: int, new: Iterable[Decision]) -> None:
    size = os.fstat(file).st_size
    # The last line of a file that was edited by hand may lack its end.
    os.lseek(file, max(size - 1, 0), os.SEEK_SET)
    begins = b"\n" if size and os.read(file, 1) != b"\n" else b""
    data = begins + b"".join(f"{decision.to_json()}\n".encode() for decision in new)
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def _parse(data: bytes, name: str) -> tuple[Line, ...]:
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(
        Line(number, _decision(line, f"{name}:{number}", last=number == len(lines)))
        for number, line in enumerate(lines, 1)
        if line.strip()
    )


def _decision(line: bytes, where: str, *, last: bool) -> Decision:
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        cure = "keep the lines of both sides, in any order, and take git's marks away"
        raise InputError(f"{where}: git left a conflict here", cure=cure)
    try:
        value = json.loads(line, object_pairs_hook=_object)
    except KeyError as error:
        cure = "correct the line or take it away"
        raise InputError(f'{where}: the key "{error.args[0]}" stands twice', cure=cure) from None
    except (ValueError, RecursionError) as error:
        if last:
            cure = "take the last line away, and make that decision again: it was never said to be kept"
            raise InputError(
                f"{where}: the last line is cut off; writing it did not come to its end", cure=cure
            ) from None
        raise InputError(f"{where}: not a line of JSON: {error}", cure="correct the line or take it away") from None
    if not isinstance(value, dict):
        raise InputError(f"{where}: not a JSON object", cure="correct the line or take it away")
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        raise InputError(f"{where}: {_fault(error)}", cure="see docs/decisions.md for the keys of a line") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise KeyError(key)
        found[key] = value
    return found


def _fault(error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "extra_forbidden":
        return f'unknown key "{first["loc"][0]}"'
    if first["type"] == "missing":
        return f'the key "{first["loc"][0]}" is missing'
    said = str(first["ctx"]["error"]) if "error" in first.get("ctx", {}) else first["msg"]
    return f'"{first["loc"][0]}": {said}' if first["loc"] else said


def _pair_problem(a: str, b: str) -> str:
    kinds = [one.partition(":")[0] for one in (a, b)]
    if a == b:
        return f"{a} is compared with itself"
    if kinds[0] != kinds[1]:
        return f"{a} and {b} are of different kinds"
    if kinds[0] not in JOINED:
        return f"only {', '.join(JOINED)} nodes can be said to be one or not, not {a}"
    return ""


def _statement_problem(statement: str | None) -> str:
    if statement is None:
        return ""
    parts = statement.split("|")
    if len(parts) == 1:
        good = parts[0].partition(":")[0] in JUDGED and ":" in parts[0]
        return "" if good else f"{statement} is no statement: only {', '.join(JUDGED)} nodes and relationships are"
    if len(parts) < 3 or not all(":" in part for part in (parts[0], parts[2])):
        return f"{statement} is not the id of a relationship: start|TYPE|end"
    if parts[1] == NAMED_IN:
        return f"{statement} only says where something is named: judge that node, or what is said of it"
    return ""
