"""The words of a title or of the name of a body, by which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from kzgraph.resolution.values.romanisation import latin


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a title or an organisation's name in lower-case ASCII: no possessive 's, no dots within "U.S."."""
    plain = re.sub(r"'s\b|(?<=s)'(?=\s)", "", latin(text).replace("&", " and "))
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain)
    return tuple(re.findall(r"[a-z0-9]+(?:\+[0-9]+)?", plain.replace("'", "")))
