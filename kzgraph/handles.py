"""Short names for statements, which people type instead of a relationship's long id."""

from __future__ import annotations

import hashlib
import re

NAMED_IN = "STATED_IN"
"""The type of relationship that only says where something is named; nobody judges it."""
_HANDLE = re.compile(r"s:[0-9a-f]{8,64}")
_DIGITS = 8


def handle(statement: str) -> str:
    """As in `s:1a2b3c4d`, `s:` and the first digits of the id's digest; a node's id stays what it is.

    No `#`, which a shell would take for the beginning of a comment.
    """
    return _whole(statement)[: len("s:") + _DIGITS] if "|" in statement else statement


def is_handle(text: str) -> bool:
    """Whether this is a handle, with as many digits as are wanted."""
    return bool(_HANDLE.fullmatch(text))


def means(wanted: str, statement: str) -> bool:
    """Whether a handle is the statement's."""
    return _whole(statement).startswith(wanted)


def _whole(statement: str) -> str:
    return f"s:{hashlib.sha256(statement.encode()).hexdigest()}"
