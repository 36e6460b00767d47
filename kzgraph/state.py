"""From what a graph was made, as one digest: where it is the same, so is the graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kzgraph import __version__
from kzgraph.decisions import Decisions

_MAKERS = ("resolution", "lexicon", "decisions", "decisions.py", "evidence.py", "model.py")
"""The parts of kzgraph on which it depends what graph records give."""


def state_of(records: str, decisions: Decisions) -> str:
    """The digest of a graph's origin: `records` is `Workspace.state`."""
    said = {name: getattr(decisions, name) for name in sorted(Decisions.__slots__)}
    plain = [(name, sorted(value.items() if hasattr(value, "items") else value)) for name, value in said.items()]
    return hashlib.sha256("\x1f".join((records, repr(plain), _makers())).encode()).hexdigest()


@cache
def _makers() -> str:
    """A digest of the code and the knowledge that make a graph, so that a change of either needs no version."""
    return makers_in(files("kzgraph"))


def makers_in(package: Traversable) -> str:
    """The digest of what makes a graph, in a folder that holds kzgraph's files."""
    total = hashlib.sha256(__version__.encode())
    for part in _MAKERS:
        for path, file in _files(part, package.joinpath(part)):
            content = file.read_bytes()
            total.update(f"{path}\x1f{len(content)}\x1f".encode() + content)
    return total.hexdigest()


def _files(path: str, place: Traversable) -> Iterator[tuple[str, Traversable]]:
    """A file, or every file in a folder and the folders within, with its path; what Python compiles is no file."""
    if place.is_file():
        yield path, place
    elif place.is_dir() and place.name != "__pycache__":
        for inside in sorted(place.iterdir(), key=lambda f: f.name):
            yield from _files(f"{path}/{inside.name}", inside)
