"""From what a graph was made, as one digest: where it is the same, so is the graph."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kzgraph import __version__
from kzgraph.decisions import Decisions

_MAKERS = ("resolution", "lexicon", "decisions", "decisions.py", "model.py")
"""The parts of kzgraph on which it depends what graph records give."""


def state_of(records: str, decisions: Decisions) -> str:
    """The digest of a graph's origin: `records` is `Workspace.state`."""
    said = {name: getattr(decisions, name) for name in sorted(Decisions.__slots__)}
    plain = [(name, sorted(value.items() if hasattr(value, "items") else value)) for name, value in said.items()]
    return hashlib.sha256("\x1f".join((records, repr(plain), _makers())).encode()).hexdigest()


@cache
def _makers() -> str:
    """A digest of the code and the knowledge that make a graph, so that a change of either needs no version."""
    total = hashlib.sha256(__version__.encode())
    for part in map(files("kzgraph").joinpath, _MAKERS):
        for file in sorted(part.iterdir(), key=lambda f: f.name) if part.is_dir() else [part]:
            if file.is_file():
                total.update(_named(file))
    return total.hexdigest()


def _named(file: Traversable) -> bytes:
    content = file.read_bytes()
    return f"{file.name}\x1f{len(content)}\x1f".encode() + content
