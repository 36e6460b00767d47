"""What a document says of itself outside its text, in front matter or in a line of JSON: checked, and tidied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day

from kzgraph.model import IsoDate
from kzgraph.reading.dates import parse_date

KEYS = ("title", "publisher", "url", "published", "language")

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?")


class BadValue(ValueError):
    """A key whose value cannot be used; `key` names it, the message says why."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its text; None where it is not told."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: IsoDate | None = None
    language: str | None = None


def metadata_from(values: Mapping[str, object]) -> Metadata:
    """The known keys of a mapping, checked; other keys are left out. Raises BadValue.

    "date" is what many sites and static generators call the day of publication: it is taken where it is a date.
    """
    given = {key: _line(key, values.get(key)) for key in KEYS}
    if given["published"] is None:
        given["published"] = _date(values.get("date"))
    return Metadata(
        title=given["title"],
        publisher=given["publisher"],
        url=given["url"],
        published=_published(given["published"]),
        language=_language(given["language"]),
    )


def _line(key: str, value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, Day):
        return value.isoformat()[:10]
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise BadValue(key, f"{key} is not a line of text")
    return " ".join(str(value).split()) or None


def _published(value: str | None) -> IsoDate | None:
    if value is None or _PARTIAL_DATE.fullmatch(value):
        return value
    stamp = _TIMESTAMP.fullmatch(value)
    found = parse_date(stamp[1] if stamp else value)
    if found is None:
        raise BadValue("published", f"published is not a date: {value[:40]!r}")
    return found


def _date(value: object) -> str | None:
    try:
        return _published(_line("date", value))
    except BadValue:
        return None


def _language(value: str | None) -> str | None:
    if value is None:
        return None
    code = _LANGUAGE.fullmatch(value)
    if code is None:
        raise BadValue("language", f"language is not a code such as en: {value[:40]!r}")
    return code[1].lower()
