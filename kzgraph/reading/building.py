"""What all formats share: from a text and what is told of it to a Document, or to a refusal."""

from __future__ import annotations

from pydantic import ValidationError

from kzgraph.errors import InputError
from kzgraph.model import Document
from kzgraph.reading.datelines import find_published
from kzgraph.reading.encodings import NotText, check_text
from kzgraph.reading.languages import detect_language
from kzgraph.reading.metadata import Metadata

NOT_TEXT_CURE = "save it as UTF-8 text, or leave it out"


def build_document(name: str, document_id: str, text: str, metadata: Metadata) -> Document:
    """A Document; date and language are read from the text where `metadata` does not tell them.

    `name` is the file's (with a line, in .jsonl), for messages. Raises InputError for a text that is empty or no text.
    """
    if not text.strip():
        raise InputError(f"{name}: is empty", cure="leave it out, or check that it was saved")
    try:
        return Document(
            id=document_id,
            text=check_text(text),
            title=metadata.title,
            publisher=metadata.publisher,
            url=metadata.url,
            published=metadata.published or find_published(text),
            language=metadata.language or detect_language(text),
            source=name,
        )
    except NotText as error:
        raise InputError(f"{name}: {error}", cure=NOT_TEXT_CURE) from error
    except ValidationError as error:
        # A value that JSON can hold but a file of text cannot, such as half a surrogate pair in a title.
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise InputError(f"{name}: {field}: {first['msg']}", cure=f"correct its {field}") from error
