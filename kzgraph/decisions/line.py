"""One decision, as it stands in a line of `decisions.jsonl`.

{"id": "same-1a2b3c4d", "decision": "same", "a": "person:josef-sikela", "b": "person:jozef-sikela",
 "about": "Josef Síkela = Jozef Síkela", "who": "anna", "when": "2026-11-26T10:15:00Z", "why": "one minister"}
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kzgraph.errors import InputError, cut, quoted
from kzgraph.handles import NAMED_IN

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
KINDS = (*JOINED, "country", "post", "figure", "document")
"""What the id of a node begins with."""
JUDGED = ("meeting", "agreement", "figure", "post")
"""Kinds of nodes that are statements themselves. All others are only named, and stay while a document names them."""


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
    if any("\ud800" <= letter <= "\udfff" for letter in f"{who}{why}{about}"):
        raise InputError("this cannot be decided: the reason or the name is no text in UTF-8", cure="type it again")
    told = {"id": f"{kind}-{secrets.token_hex(4)}", "decision": kind, "who": who.strip(), "about": about, **ids}
    try:
        return Decision.model_validate(
            {**told, "why": (why or "").strip() or None, "when": datetime.now(UTC).replace(microsecond=0)}
        )
    except ValidationError as error:
        raise InputError(f"this cannot be decided: {_fault(error)}") from None


def read_line(line: bytes, where: str, *, last: bool) -> Decision:
    """The decision of a line of the file at `where`; `last` where nothing follows. InputError where it is none."""
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
    if first["type"] == "string_pattern_mismatch":
        return '"id" has to be 3 to 64 small letters, digits, _ and -, of which the first is a letter or digit'
    if first["type"] == "extra_forbidden":
        return f'unknown key "{first["loc"][0]}"'
    if first["type"] == "missing":
        return f'the key "{first["loc"][0]}" is missing'
    said = str(first["ctx"]["error"]) if "error" in first.get("ctx", {}) else first["msg"]
    return f'"{first["loc"][0]}": {said}' if first["loc"] else said


def _pair_problem(a: str, b: str) -> str:
    kinds = [one.partition(":")[0] for one in (a, b)]
    if a == b:
        return f"{cut(a)} is compared with itself"
    names = [one for one, kind in zip((a, b), kinds, strict=True) if ":" not in one or kind not in KINDS]
    if names:
        return f'"a" and "b" have to be ids, as kzgraph show prints them: {quoted(names[0])} is none; give ids'
    if kinds[0] != kinds[1]:
        return f"{cut(a)} and {cut(b)} are of different kinds"
    if kinds[0] not in JOINED:
        return f"only {', '.join(JOINED)} nodes can be said to be one or not, not {cut(a)}"
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
