"""Bytes → text: UTF-8 first, then what the bytes look like; binary data is no text."""

from __future__ import annotations

import codecs
import re

LEGACY_ENCODINGS = (
    "cp1252", "cp1251", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "koi8_r", "iso8859_5", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
"""What the press has published in. Others (EBCDIC, Mac) fit random bytes too well."""

WESTERN = frozenset("äáàâãåçëéèêïíîñöóôüúùûßÄÁÀÂÃÅÇËÉÈÊÏÍÎÑÖÓÔÜÚÙÛ’‘“”„–—…•·«»€£§°©®\xa0")
"""What Western texts have outside ASCII. With these alone the bytes are cp1252; a text of Eastern or Northern Europe,
of Turkey or in another script would show other characters (þ, ³, ¹, ì, ø, ð) when read so."""

WESTERN_SHARE = 0.03
"""With fewer bytes than this outside ASCII the text is English with a few names in it, too little for a guess by
frequency. French has 4 to 7 %, Polish and Turkish near 10 %."""

NORTHERN = WESTERN | frozenset("øæþðýÿœšžØÆÞÐÝŸŒŠŽ")
"""What else the texts of cp1252 have: those of Northern Europe, and names of any country in English."""

LATIN_LANGUAGES = {
    "cp1250": frozenset(("cs", "sk", "pl", "hu", "ro", "hr", "sr", "bs", "sl", "sq", "sh")),
    "iso8859_2": frozenset(("cs", "sk", "pl", "hu", "ro", "hr", "sr", "bs", "sl", "sq", "sh")),
    "cp1254": frozenset(("tr", "az")),
    "cp1257": frozenset(("lt", "lv", "et")),
    "cp1258": frozenset(("vi",)),
}
"""Code pages that differ from cp1252 in a few letters, so that frequency does not tell a short text's, and the
languages that need them: a guess at one of these holds only where the text is in such a language."""

CONTROL_SHARE = 0.01
"""More control characters than this are no text. Real texts have none, or a stray one from a word processor."""

WIDE_SHARE = 0.9
"""At least so many characters of an English text in UTF-16 have a NUL; names and quotation marks are the others."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FOREIGN_WORD = re.compile(r"\b[^\W\d_a-zA-Z]{3,}\b")
_SYMBOL_BY_LETTER = re.compile(r"[¡¢£¤¥¦§¨©®ª¯¹²³´º¸¼½¾¿×÷](?=[^\W\d_])|(?<=[^\W\d_])[¡¢£¤¥¦§¨ª¯¹²³´º¸¼½¾¿×÷]")
_SYMBOL_IN_WORD = re.compile(r"[^\W\d_][¡¢£¤¥¦§¨ª¯¹²³´º¸¼½¾¿×÷][^\W\d_]")


class NotText(ValueError):
    """Bytes or characters that are no text; the message says why, without a file's name."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Bytes as text (no byte-order mark, newlines as LF, all else as it was), and the encoding where it was guessed.

    `declared` is the encoding that the document claims (an HTML page's meta element), tried after UTF-8.
    Raises NotText for binary data and for bytes that fit no known encoding.
    """
    text, guessed = _decode(data, declared)
    return check_text(text.replace("\r\n", "\n").replace("\r", "\n")), guessed


def check_text(text: str) -> str:
    """The text itself; raises NotText where it holds what no text holds."""
    check_characters(text)
    if len(_CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise NotText("is binary, not text (it is full of control characters)")
    return text


def check_characters(text: str) -> None:
    """Raises NotText for NUL and for what cannot be written as UTF-8; JSON can hold both."""
    if "\0" in text:
        raise NotText("is binary, not text (it holds NUL)")
    if _SURROGATE.search(text):
        raise NotText("holds half a surrogate pair, which is no character")


def _decode(data: bytes, declared: str | None) -> tuple[str, str]:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    if encoding is None and (wide := _unmarked_utf_16(data)):
        return data.decode(wide, "replace"), wide.replace("_", "-")
    if encoding is None and b"\0" in data:
        raise NotText("is binary, not text (it holds NUL)")
    try:
        return data.decode(encoding or "utf-8"), ""
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise NotText(f"begins as {encoding.removesuffix('-sig')} but is damaged at byte {error.start}") from error
    return _decode_legacy(data, declared)


def _unmarked_utf_16(data: bytes) -> str | None:
    """UTF-16 without its mark, by the half of its bytes that are NUL in Latin letters, blanks and digits."""
    if len(data) % 2 or not data.count(0):
        return None
    low, high = data[::2].count(0), data[1::2].count(0)
    return next(
        (
            name
            for name, nul, other in (("utf_16_le", high, low), ("utf_16_be", low, high))
            if nul >= WIDE_SHARE * len(data) / 2 and not other
        ),
        None,
    )


def _decode_legacy(data: bytes, declared: str | None) -> tuple[str, str]:
    for encoding, guessed in ((_known(declared), False), (_guess(data), True)):
        if encoding:
            try:
                return data.decode(encoding), encoding if guessed else ""
            except UnicodeDecodeError:
                continue
    raise NotText("is in no encoding that kzgraph knows")


def _known(declared: str | None) -> str | None:
    """Only what is in the list: Python also has codecs that are no character sets."""
    try:
        name = codecs.lookup(declared or "").name.replace("-", "_")
    except (LookupError, ValueError):
        return None
    name = {"iso8859_1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)  # as browsers do
    return name if name in LEGACY_ENCODINGS else None


def _guess(data: bytes) -> str | None:
    if _looks_western(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    found = list(from_bytes(data, cp_isolation=list(LEGACY_ENCODINGS)))
    # A symbol within a word betrays a neighbouring code page: "spotka³" for "spotkał".
    whole = [match for match in found if not _SYMBOL_IN_WORD.search(str(match))]
    guessed = next((match.encoding for match in whole or found), None)
    return "cp1252" if _may_be_western(data) and not _is_at_home(data, guessed) else guessed


def _is_at_home(data: bytes, encoding: str | None) -> bool:
    """Whether the text, so read, is in a language that is written in this code page and not in cp1252."""
    if encoding is None:
        return False
    from kzgraph.reading.languages import detect_language

    languages = LATIN_LANGUAGES.get(encoding)
    return languages is not None and detect_language(data.decode(encoding).replace("\n", " ")) in languages


def _may_be_western(data: bytes) -> bool:
    """Whether nothing in the text, read as cp1252, betrays that it is none: no strange character, no symbol where a
    letter should be, no word without a single plain letter (Cyrillic and Greek have no other)."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    plain = NORTHERN.issuperset(c for c in text if c > "\x7f")
    return plain and not _SYMBOL_BY_LETTER.search(text) and not _FOREIGN_WORD.search(text)


def _looks_western(data: bytes) -> bool:
    try:
        foreign = [c for c in data.decode("cp1252") if c > "\x7f"]
    except UnicodeDecodeError:
        return False
    return len(foreign) <= WESTERN_SHARE * len(data) or WESTERN.issuperset(foreign)
