"""Whether a state itself speaks in a document: its ministry, its president's office, its embassy."""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import DocumentHead


def is_official(head: DocumentHead) -> bool:
    """Whether the publisher's name or web address is that of a public body."""
    return _is_official((head.publisher or "").lower(), (head.url or "").lower())


@lru_cache(maxsize=4096)
def _is_official(publisher: str, url: str) -> bool:
    known = f"{publisher} {url}"
    return any(word in publisher for word in _words()) or any(name in known for name in _names())


@cache
def _words() -> tuple[str, ...]:
    return tuple(word.lower() for word in lexicon("publishers")["official_words"])


@cache
def _names() -> tuple[str, ...]:
    return tuple(name.lower() for names in lexicon("publishers")["governments"].values() for name in names)
