"""Japanese and Vietnamese names, of which every syllable tells: no vowel and no letter is a slip of the pen."""

from __future__ import annotations

import re
from functools import lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.comparing.parts_compared import DOUBTFUL, Finding, names_differ
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.given_names import arabic, has_forms, short_for, western
from kzgraph.resolution.names.parts import Parts
from kzgraph.resolution.values.romanisation import latin


def vietnamese(a: Parts, b: Parts) -> Finding | None:
    """What two Vietnamese names say of one another; None where they have the same words, or one is of another kind."""
    x, y = vietnamese_words(a), vietnamese_words(b)
    if not x or not y or sorted(x) == sorted(y):
        return None
    if len(x) != len(y) and x[-2:] == y[-2:]:
        return Finding(DOUBTFUL, ("a Vietnamese name and part of one",))
    return names_differ(a, b)


@lru_cache(maxsize=65536)
def vietnamese_words(name: Parts) -> tuple[str, ...]:
    """The words in Latin letters, surname last; () for a name that is not Vietnamese."""
    if any(map(western, name.given)):
        return ()
    ways = (name.words, (*name.words[1:], *name.words[:1]))
    return next((tuple(map(latin, way)) for way in ways if east_asian.is_vietnamese(way)), ())


def japanese_differ(a: Parts, b: Parts) -> bool:
    """Whether two names are Japanese by their syllables and have a word that is not the same but for a long vowel."""
    x, y = ([_japanese(word) for word in name.words] for name in (a, b))
    if any(map(_known_elsewhere, (*a.given, *b.given))):
        return False
    return all(x) and all(y) and len(x) == len(y) and sorted(x) != sorted(y)


def _known_elsewhere(given: str) -> bool:
    return arabic(given) or western(given) or has_forms(given) or bool(short_for(given))


@lru_cache(maxsize=65536)
def _japanese(word: str) -> str:
    """A word in Hepburn without marks of length; "" where it is none."""
    plain = latin(word).replace("'", "")
    for old, new in lexicon("east_asian_names")["japanese"]["one_form"]:
        plain = re.sub(old, new, plain)
    return plain if re.fullmatch(f"(?:{lexicon('east_asian_names')['japanese']['syllable']})+", plain) else ""
