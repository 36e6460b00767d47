"""A name in another script in Latin letters, as it may be said: for a comparison with a name in a third script."""

from __future__ import annotations

import re
from functools import lru_cache

from kzgraph.resolution.names.other_scripts.letters import Unit, script
from kzgraph.resolution.names.other_scripts.words import words

VOWELLED = ("kana", "hangul", "chinese", "indic", "ethiopic")
_FIRST_OF_CLASS = re.compile(r"\[(.)[^]]*\](\{0,2\}|\?)?")
_OPTIONAL = re.compile(r".\?")


@lru_cache(maxsize=16384)
def spoken(name: str) -> str:
    """The words of a name by the first reading of each letter; "" in a script that does not tell the vowels."""
    if script(name) not in VOWELLED:
        return ""
    found = [word.family or "".join(map(_said, word.units)) for word in words(name)]
    return " ".join(found) if all(found) else ""


def _said(unit: Unit) -> str:
    """The first alternative of a unit; of a class of vowels its first, of what may be left out nothing."""
    first = _FIRST_OF_CLASS.sub(lambda match: "" if match[2] else match[1], unit[0])
    return _OPTIONAL.sub("", first.replace("{1,2}", ""))


@lru_cache(maxsize=16384)
def in_plain_letters(name: str) -> str:
    """A name in its own script, without the signs that some write and others do not."""
    written = (word.family or "".join(filter(str.isalnum, word.text)) for word in words(name))
    return " ".join(written)
