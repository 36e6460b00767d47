"""What all formats share: from a text and what is told of it to a Document, or to a refusal."""

from __future__ import annotations

from kzgraph.errors import InputError
from kzgraph.model import Document
from kzgraph.reading.datelines import find_published
from kzgraph.reading.encodings import NotText, check_characters, check_text
from kzgraph.reading.headlines import find_title
from kzgraph.reading.languages import detect_language
from kzgraph.reading.metadata import Metadata

# Press releases and articles are a hundredth of this. Reading takes more than twice as long for twice the text.
MAX_CHARACTERS = 500_000

NOT_TEXT_CURE = "save it as UTF-8 text, or leave it out"


def build_document(name: str, document_id: str, text: str, metadata: Metadata, encoding: str = "") -> Document:
    """A Document; title, date and language are read from the text where `metadata` does not tell them.

    `name` is the file's (with a line, in .jsonl), for messages, `encoding` that of its bytes where it was guessed.
    Raises InputError for a text that is empty, too long or no text.
    """
    if not text.strip():
        raise InputError(f"{name}: is empty", cure="leave it out, or check that it was saved")
    if len(text) > MAX_CHARACTERS:
        message = f"{name}: has more than the {MAX_CHARACTERS:,} characters of text that one document may have"
        raise InputError(message, cure="split it into its articles, one file each or one .jsonl line each")
    try:
        check_text(text)
        for value in (document_id, metadata.title, metadata.publisher, metadata.url):
            check_characters(value or "")
    except NotText as error:
        raise InputError(f"{name}: {error}", cure=NOT_TEXT_CURE) from error
    return Document(
        id=document_id,
        text=text,
        title=metadata.title or find_title(text),
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published or find_published(text),
        language=metadata.language or detect_language(text),
        source=name,
        encoding=encoding,
    )
