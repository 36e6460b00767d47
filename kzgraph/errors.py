"""Every error that kzgraph raises on purpose.

KzgraphError                  exit code 1
├── InputError                a file, front matter or record that cannot be read        1
├── UsageError                an unknown name, parameter or format                      2
├── StoreError                a store that is there but cannot be used                  1
│   └── StoreUnreachable      a server that does not answer or refuses the password     4
├── LexiconError              a file of kzgraph/lexicon that is not in its form         1
├── Contradiction             decisions by people that cannot all hold                  1
└── NotFound                  no such node, document or folder                          1

A message says what is wrong and where; `cure` says what to try.
"""

from __future__ import annotations


class KzgraphError(Exception):
    """Root of the tree: `str(error)` is one line for a person, `cure` (may be empty) what to try next."""

    exit_code = 1

    def __init__(self, message: str, *, cure: str = "") -> None:
        super().__init__(message)
        self.cure = cure


class InputError(KzgraphError):
    """A file, its front matter or a record cannot be read; the message begins with the file's name."""


class UsageError(KzgraphError):
    """The caller named something that does not exist: a query, a parameter, a format."""

    exit_code = 2


class StoreError(KzgraphError):
    """A store exists but cannot be used: a folder in its place, a file of another program, a refused write."""


class StoreUnreachable(StoreError):
    """The database server does not answer, or refuses the user and password."""

    exit_code = 4


class LexiconError(KzgraphError):
    """A file of `kzgraph/lexicon` cannot be used; the message begins with the file's name, and names the key."""


class Contradiction(KzgraphError):
    """Decisions cannot all hold; the message shows the chain from one to the other, with file and lines."""


class NotFound(KzgraphError):
    """A node, document or folder that the caller named is not there."""


_SHOWN = 80


def quoted(text: str) -> str:
    """What somebody gave, for a message: in quotation marks, and cut where it is long."""
    return repr(cut(text))


def cut(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
