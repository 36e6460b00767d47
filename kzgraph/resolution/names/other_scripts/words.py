"""A name in another script as its words: titles taken off, compounds joined, words of family told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.other_scripts.letters import Units, alternatives, plain, script
from kzgraph.resolution.names.other_scripts.patterns import units
from kzgraph.resolution.names.other_scripts.syllables import may_be_foreign


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name."""

    text: str
    """As it is written."""
    units: Units = ()
    """How it sounds; nothing for a word in Latin letters."""
    family: str = ""
    """The Latin form of a word of family: bin, abu, von."""


def joined_words(first: Word, second: Word) -> Word:
    """Two words as one."""
    return Word(first.text + second.text, units(first.text + second.text))


def in_other_script(name: str) -> bool:
    """Whether a name has a word in a script that is read by sound."""
    return bool(script(name))


_BETWEEN = re.compile(r"[\s·・•‧∙⋅･.＝゠=\-‐‑–—,،、()（）]+")


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[Word, ...]:
    """The words of a name; a title alone stays what it is."""
    found = [word for word in _BETWEEN.split(plain(name)) if word]
    while len(found) > 1 and found[0] in _plain("titles"):
        found = found[1:]
    while len(found) > 1 and found[-1] in _plain("titles") and script(found[-1]) in WITHOUT_SPACES:
        found = found[:-1]
    found = [_without_title(word) for word in found]
    if len(found) == 1 and not may_be_foreign(found[0]):
        return (Word(found[0]),)
    return tuple(_joined(found))


@cache
def _plain(key: str) -> frozenset[str]:
    return frozenset(map(plain, lexicon("scripts")[key]))


@cache
def _families() -> dict[str, str]:
    return {plain(word): latin for word, latin in lexicon("scripts")["family"].items()}


def _without_title(word: str) -> str:
    """A word in a script without spaces, without the title after it, or up to the title within it."""
    if script(word) not in WITHOUT_SPACES:
        return word
    for title in sorted(_plain("titles"), key=lambda t: (-len(t), t)):
        before, _, after = word.rpartition(title)
        name = after or before
        if len(title) > 1 and before and len(name) >= SHORTEST_BEFORE_TITLE:
            return name
    return word


WITHOUT_SPACES = ("kana", "hangul", "chinese")
"""Scripts in which titles stand after a name, and as one word with it."""

SHORTEST_BEFORE_TITLE = 2


def _joined(found: list[str]) -> Iterator[Word]:
    """ "Servant of" with the word after it, "of God" and "of the faith" with the word before."""
    servant, god, faith = (plain(lexicon("scripts")[key]) for key in ("servant", "god", "faith"))
    rest = list(found)
    while rest:
        text = rest.pop(0)
        if text == servant and rest:
            served = rest.pop(0)
            yield Word(f"{text} {served}", _SERVANT + units(_without_article(served)))
        elif text.startswith(servant) and len(text) > len(servant) + 2:
            yield Word(text, _SERVANT + units(_without_article(text.removeprefix(servant))))
        elif rest and rest[0] in (god, faith):
            end = rest.pop(0)
            yield Word(f"{text} {end}", units(_without_article(text))[:-1] + (_GOD if end == god else _FAITH))
        elif text.endswith(faith) and text != faith:
            yield Word(text, units(text.removesuffix(faith))[:-1] + _FAITH)
        elif text in _families() and len(found) > 1:
            yield Word(text, units(text), _families()[text])
        elif not script(text):
            yield Word(text)
        else:
            bare = _without_article(text)
            yield Word(text, (units(bare) if bare == text else (_ARTICLE, *units(bare))))


_ARTICLE = ("", "al", "el", "il", "[ae]")
_SERVANT: Units = (alternatives("abdul? abd[aeu]l? abdu"),)
_GOD: Units = (alternatives("[aou]lah?"),)
_FAITH: Units = (alternatives("udin"),)


def _without_article(word: str) -> str:
    article = lexicon("scripts")["arabic"]["article"]
    return word.removeprefix(article) if len(word) > len(article) + 1 else word
