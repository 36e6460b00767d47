"""What the title of an agreement tells: its telling words, its short forms, and its kind."""

from __future__ import annotations

import re
from functools import lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import Agreement
from kzgraph.resolution.values.countries import mentions
from kzgraph.resolution.values.words import words

_PARTIES = re.compile(
    r"\bbetween\b.*?(?=\s(?:on|for|regarding|concerning|in the field|in the area|to)\s|$)", re.I | re.S
)


@lru_cache(maxsize=65536)
def title_key(title: str) -> frozenset[str]:
    """What a title tells beside kind and parties: "Agreement between A and B on Readmission" is {readmission}."""
    plain = words(_PARTIES.sub(" ", re.sub(r"\([^)]*\)", " ", title)))
    named = {at for first, last, _ in mentions(plain) for at in range(first, last)}
    generic = lexicon("generic_words")["agreements"]
    return frozenset(w.removesuffix("s") for at, w in enumerate(plain) if at not in named and w not in generic)


@lru_cache(maxsize=65536)
def title_keys(title: str) -> frozenset[frozenset[str]]:
    """`title_key` of the title and, where it has two names with a stroke between them, of each."""
    names = (title, *title.split("/")) if title.count("/") == 1 else (title,)
    return frozenset(key for name in names if (key := title_key(name)))


@lru_cache(maxsize=65536)
def _shorts(title: str, abbreviation: str | None) -> frozenset[str]:
    inside = re.search(r"\(([A-Z][A-Za-z+]{1,9})\)", title)
    alone = re.fullmatch(r"[A-Z][A-Z+]{2,9}", title)
    told = abbreviation or (inside.group(1) if inside else alone.group(0) if alone else "")
    initials = "".join(re.findall(r"\b[A-Z]", _PARTIES.sub(" ", re.sub(r"\([^)]*\)", " ", title))))
    return frozenset(short for short in (told, f"~{initials}" if len(initials) > 2 else "") if short)


def shorts(agreement: Agreement) -> frozenset[str]:
    """The abbreviation that the text gives, beside the title, in brackets behind it or as the title itself; and, after
    a `~`, the initials of the title, which a text that gives no title may have for it."""
    return _shorts(agreement.title, agreement.abbreviation)


@lru_cache(maxsize=65536)
def _names_kind(title: str, kind: str) -> bool:
    return kind in words(title)


def names_kind(agreement: Agreement) -> bool:
    """Whether the title says what kind of document it is: "New START" does not."""
    return _names_kind(agreement.title, agreement.kind)
