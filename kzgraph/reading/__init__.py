"""Files → Documents: the first arrow.

`read` takes files, folders and "-" (stdin) and yields one Document for each text, and one Record for each line of a
.jsonl file that is one. What cannot be read is refused by name, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.model import Document, Record
from kzgraph.reading.html import read_html
from kzgraph.reading.inputs import Input, Refuse, find_inputs
from kzgraph.reading.jsonl import read_jsonl, read_jsonl_gz
from kzgraph.reading.plaintext import read_text

Reader = Callable[[Input, Refuse], Iterator[Document | Record]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl_gz,
}
"""Who reads what. To read another format, add its extension (lower case, with the dot) and a function that takes an
Input and a `refuse` and yields Documents: it raises InputError where the whole input is bad, and calls `refuse` where
only a part of it is. `building.build_document` does what all formats share."""


def read(*paths: str | Path, on_refused: Callable[[InputError], None] | None = None) -> Iterator[Document | Record]:
    """Read files and folders in the order given; a folder's files come sorted, hidden ones are left out.

    `paths`: files, folders (read with all that is below them) and "-" for stdin, which is taken for text, for HTML
    when it begins with a tag, and for .jsonl when it begins with "{".
    `on_refused` is called with one InputError for each thing that cannot be read; the rest goes on. Without it the
    first refusal is raised.
    """
    refuse = on_refused or _raise
    for found in find_inputs(paths, tuple(READERS), refuse):
        try:
            yield from READERS[found.extension](found, refuse)
        except InputError as error:
            refuse(error)


def _raise(error: InputError) -> None:
    raise error


__all__ = ["READERS", "Input", "Reader", "Refuse", "read"]
