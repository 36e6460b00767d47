"""What a file is that is no text, by the bytes that it begins with, whatever its name says."""

from __future__ import annotations

_PAGE = "save the page as HTML (source only), or copy the article's text into a .txt file"
_TEXT = "save it as plain text in UTF-8 from the program that opens it, as a .txt file"
_WORDS = "write what it says into a .txt file"
_UNPACK = "unpack it, and give what is in it"

_BEGINNINGS = (
    (b"%PDF-", "a PDF", "copy its text into a .txt file, or: pdftotext FILE.pdf FILE.txt"),
    (b"{\\rtf", "a rich text document (RTF)", _TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document (such as .doc)", _TEXT),
    (b"bplist00", "a web archive or another binary list of Apple's", _PAGE),
    (b"From: <Saved by ", "an archived web page (MHTML)", _PAGE),
    (b"\x89PNG\r\n", "an image (PNG)", _WORDS),
    (b"\xff\xd8\xff", "an image (JPEG)", _WORDS),
    (b"GIF8", "an image (GIF)", _WORDS),
    (b"II*\0", "an image (TIFF)", _WORDS),
    (b"MM\0*", "an image (TIFF)", _WORDS),
    (b"ID3\x03", "a recording (MP3)", _WORDS),
    (b"ID3\x04", "a recording (MP3)", _WORDS),
    (b"OggS\0", "a recording (Ogg)", _WORDS),
    (b"\x1f\x8b", "compressed (gzip)", "gunzip it; compressed lines of JSON are called .jsonl.gz"),
    (b"\xfd7zXZ\0", "compressed (xz)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (b"Rar!\x1a", "an archive (RAR)", _UNPACK),
    (b"SQLite format 3\0", "a database (SQLite)", "export its texts, as .jsonl for instance"),
)
_ZIP = b"PK\x03\x04"
_ZIPPED = (
    (b"word/", "a Word document (.docx)", _TEXT),
    (b"xl/", "a spreadsheet (.xlsx)", _TEXT),
    (b"ppt/", "a presentation (.pptx)", _TEXT),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (such as .odt)", _TEXT),
    (b"application/epub", "an e-book (EPUB)", _TEXT),
)
"""What lies in an archive of this kind; its table of contents stands uncompressed."""


_IN_RIFF = (b"WEBP", b"WAVE", b"AVI ")


def known_format(data: bytes) -> tuple[str, str] | None:
    """What these bytes are besides text ("a PDF"), and what to do about it; None where nothing tells."""
    if data.startswith(_ZIP):
        return next(((what, cure) for mark, what, cure in _ZIPPED if mark in data), ("an archive (ZIP)", _UNPACK))
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] in _IN_RIFF):
        return "an image or a recording", _WORDS
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next(((what, cure) for mark, what, cure in _BEGINNINGS if head.startswith(mark)), None)


def is_html(data: bytes) -> bool:
    """Whether these bytes begin as a web page does."""
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html"))
