"""What is said on stderr, and how text from outside is made harmless on a terminal."""

from __future__ import annotations

import re

import click

from kzgraph.errors import KzgraphError

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters that could steer a terminal, and marks that could turn the direction of what follows."""


def safe(text: str) -> str:
    """The text with control and direction characters spelt out; tabs and line breaks stay."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def tell(message: str) -> None:
    """Say something to the person, not to the pipe."""
    click.echo(safe(message), err=True)


def complain(error: Exception) -> None:
    """Say what went wrong, where, and what to try."""
    message, cure = _explain(error)
    tell(f"error: {message}")
    if cure:
        tell(f"  try: {cure}")


def _explain(error: Exception) -> tuple[str, str]:
    if isinstance(error, KzgraphError):
        return str(error), error.cure
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}", "see that the path exists and that you may read or write it"
    if isinstance(error, OSError) and error.strerror:
        return f"reading or writing failed: {error.strerror}", "make room, or give another place for what is written"
    return (
        f"{type(error).__name__}: {error} (a fault of kzgraph)",
        "the same command with --debug, and report what it prints",
    )
