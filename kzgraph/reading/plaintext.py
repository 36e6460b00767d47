"""Text and Markdown: front matter and byte-order mark off, all else unchanged. A page saved as text is read as one."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.errors import InputError
from kzgraph.model import Document
from kzgraph.reading.building import NOT_TEXT_CURE, build_document
from kzgraph.reading.encodings import NotText, decode
from kzgraph.reading.frontmatter import split_front_matter
from kzgraph.reading.html import read_page
from kzgraph.reading.inputs import Input, Refuse, read_bytes
from kzgraph.reading.signatures import is_html

# The last line of what `report` writes as Markdown: it is made of articles, and states nothing itself.
_OWN = b"<!-- generator: kzgraph -->"


def read_text(source: Input, refuse: Refuse) -> Iterator[Document]:
    """The one document of a .txt or .md file. Raises InputError."""
    data = read_bytes(source)
    if data.rstrip().endswith(_OWN):
        raise InputError(f"{source.name}: was written by kzgraph, and is no article", cure="leave it out")
    if is_html(data):
        yield read_page(source, data)
        return
    try:
        content, encoding = decode(data)
    except NotText as error:
        raise InputError(f"{source.name}: {error}", cure=NOT_TEXT_CURE) from error
    metadata, text = split_front_matter(content, source.name)
    yield build_document(source.name, source.id, text, metadata, encoding)
