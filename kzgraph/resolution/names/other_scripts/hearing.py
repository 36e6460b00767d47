"""How a word in Latin letters sounds to those who write it in another script."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.values.romanisation import fold, latin, readings


@cache
def _by_ear() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(old), new) for old, new in lexicon("scripts")["by_ear"])


@lru_cache(maxsize=65536)
def heard(word: str) -> frozenset[str]:
    """The folded forms of a word, by the habits of several languages, and with its mute letters left out."""
    plain = word.replace("'", "")
    of = readings(plain)
    forms = of[""].union(*(of.get(language, ()) for language in lexicon("scripts")["heard_as"]))
    written = latin(plain)
    bases = {written, *of.get("French", ())}
    by_ear = {written, *(old.sub(new, base) for base in bases for old, new in _by_ear() if old.search(base))}
    forms |= {folded for form in by_ear for folded in (fold(form), _with_both_vowels(form))}
    return frozenset(form.replace("ou", "u") for form in forms if form)


def _with_both_vowels(word: str) -> str:
    """A word folded with "ie" as two vowels: Leyen, Daniel."""
    return fold(word.replace("y", "i").replace("ie", "i'e")).replace("'", "")
