"""HTML pages through trafilatura: the article's text without menus and footers, and what the page says of itself.

Offsets point into the extracted text: paragraphs with a blank line between them, list items a line each.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from kzgraph.errors import InputError
from kzgraph.model import Document
from kzgraph.reading.building import NOT_TEXT_CURE, build_document
from kzgraph.reading.dates import parse_date
from kzgraph.reading.encodings import NotText, decode
from kzgraph.reading.inputs import Input, Refuse, read_bytes
from kzgraph.reading.metadata import Metadata

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# What `render` and `report` write says so at its head: it is made of articles, and states nothing itself.
_OWN = b'<meta name="generator" content="kzgraph">'
_HEAD = 4096
_BREAK = "\u2028"
# A page's own date stands in its head, address or time element: dates from running prose are no publication dates.
# The last day is fixed, so that a page reads the same whatever day it is read.
_DATE_PARAMETERS = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}

# The library tells the log what it could not extract; the refusal that names the file is ours.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(source: Input, refuse: Refuse) -> Iterator[Document]:
    """The article of a page. Raises InputError where the page holds none."""
    yield read_page(source, read_bytes(source))


def read_page(source: Input, data: bytes) -> Document:
    """The article of a page from its bytes. Raises InputError where there is none."""
    if _OWN in data[:_HEAD]:
        raise InputError(f"{source.name}: was written by kzgraph, and is no article", cure="leave it out")
    declared = _DECLARED.search(data[:_HEAD])
    try:
        page, encoding = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    except NotText as error:
        raise InputError(f"{source.name}: {error}", cure=NOT_TEXT_CURE) from error
    if not page.strip():
        raise InputError(f"{source.name}: is empty", cure="leave it out, or check that it was saved")
    article = _extract(page)
    text = (article_text(article.body) or article.text or "") if article is not None else ""
    if not text:
        raise InputError(
            f"{source.name}: no article text found in this page",
            cure="save the article's own page (not a list of articles), or copy its text to a .txt file",
        )
    return build_document(source.name, source.id, text, _metadata(article), encoding)


def article_text(body: Any) -> str:
    """The text of trafilatura's tree: a blank line between its blocks, each item of a list on a line of its own."""
    blocks = (_block(child) for child in _flat(body))
    return "\n\n".join(block for block in blocks if block)


def _flat(element: Any) -> Iterator[Any]:
    """The blocks of a tree, out of the boxes that only group them."""
    for child in element:
        if child.tag in {"div", "quote", "body", "main", "article"} and len(child) and not (child.text or "").strip():
            yield from _flat(child)
        else:
            yield child


def _block(element: Any) -> str:
    if element.tag == "list":
        return "\n".join(f"- {line}" for item in element.iterchildren("item") if (line := _one_line(item)))
    if element.tag == "table":
        rows = ([_one_line(cell) for cell in row.iter("cell")] for row in element.iter("row"))
        return "\n".join(" | ".join(row) for row in rows if any(row))
    return _inline(element)


def _inline(element: Any) -> str:
    """The text of one block, blanks folded, a line break only where the page has one."""
    for line_break in element.iter("lb"):
        line_break.text = _BREAK
    lines = (" ".join(line.split()) for line in "".join(element.itertext()).split(_BREAK))
    return "\n".join(line for line in lines if line)


def _one_line(element: Any) -> str:
    return _inline(element).replace("\n", " ")


def _extract(page: str) -> Any:
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATE_PARAMETERS)
        )
    except Exception:
        # A hostile page can make the parsers below raise almost anything; to the user it is a page without an article.
        return None


def _metadata(article: Any) -> Metadata:
    return Metadata(
        title=_line(article.title),
        publisher=_line(article.sitename),
        url=_line(article.url),
        published=parse_date(article.date or ""),
    )


def _line(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None
