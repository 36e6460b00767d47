"""A name as it is written, cut into its words, without the titles before and after it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.data_files import lexicon, word_list
from kzgraph.resolution.names.east_asian_scripts import syllables
from kzgraph.resolution.names.given_names import has_forms
from kzgraph.resolution.values.romanisation import latin


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name as it is written, in lower case."""

    text: str
    dotted: bool = False
    """Whether a full stop follows: an initial, or an abbreviation."""
    hyphened: bool = False
    """Whether a hyphen joins it to the word before."""
    comma: bool = False
    """Whether a comma stands before it."""
    syllable: bool = False
    """Whether one letter is a syllable, as in "Roh Tae-u"."""
    capitals: bool = False
    """Whether it is written in capitals and longer than an initial."""
    lower: bool = False
    """Whether it is written in lower case in a name that is not."""

    @property
    def plain(self) -> str:
        """In Latin letters without accents and apostrophes."""
        return _plain(self.text)

    @property
    def initial(self) -> bool:
        """One letter, or the two or three with which one Cyrillic letter is written ("Zh.", "Yu.")."""
        if not self.dotted and (self.text == _IRISH or (self.lower and self.text in _AND)):
            return False
        short = self.dotted and len(self.text) <= LONGEST_INITIAL and self.text != "md"  # Md. Abdul Hamid
        return short or (len(self.text) == 1 and not self.syllable)


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return latin(word).replace("'", "")


LONGEST_INITIAL = 2

_IRISH = "ó"
"""Of an Irish surname: Ó Ceallaigh."""
_EAST_ASIAN_VOWELS = frozenset("ИЁУЭЫ")
"""A Cyrillic vowel without a stop is a syllable (Ван И, Ро Дэ У): initials have one."""

_AND = frozenset("yei")
"""Between two surnames, in Spanish, Portuguese and Catalan."""

SHORTEST_LOWER_TITLE = 5
"""Shorter words in lower case may be particles (von, bin, ould)."""

_WORD = re.compile(r"(?P<before>[^\w]*)(?P<word>[^\W_]+(?:['’‘ʼʻ`´ʾʿʹ][^\W_]+)*)(?P<dot>\.?)")
_ASIDE = re.compile(r"\([^()]*\)|[\"“”«»„][^\"“”«»„]*[\"“”«»„]|(?<=\s)['‘][^\W\d_]+['’](?=\s)")
_NICKNAME = re.compile(r"(?:[\"“”«„]|(?<=\s)['‘])([^\W\d_]+)(?:[\"“”»]|['’](?=\s))|\(([^\W\d_]{3,})\)(?=\s+\w)")
_SYLLABLE_FOLLOWS = re.compile("-[a-z]")
"""A hyphen and a small letter: one letter before them is a syllable (Chiou I-jen), as no initial is (J.-P.)."""
_POSSESSIVE = re.compile(r"['’]s\b")


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order; what stands in brackets or quotation marks is an aside."""
    text = unicodedata.normalize("NFC", text)
    text = _POSSESSIVE.sub("", _ASIDE.sub(" ", text)) if _WORD.search(_ASIDE.sub(" ", text)) else text
    found: list[Token] = []
    for match in _WORD.finditer(text):
        before, word = match["before"], match["word"]
        hyphened = bool(found) and (latin(before) == "-" or (before == "" and found[-1].hyphened))
        if east := syllables(word):
            found += [
                Token(east[0], comma="," in before, syllable=True),
                *(Token(s, hyphened=i > 0, syllable=True) for i, s in enumerate(east[1:])),
            ]
            continue
        pieces = list(word) if _initials_together(word, text) else [word]
        for index, piece in enumerate(pieces):
            capitals = len(piece) > LONGEST_INITIAL and piece.isupper()
            comma = index == 0 and bool(found) and "," in before
            joins = hyphened and index == 0
            syllable = joins and not match["dot"] and len(found[-1].text) > 1
            syllable = syllable or (piece in _EAST_ASIAN_VOWELS and not match["dot"])
            syllable = syllable or (len(word) == 1 and bool(_SYLLABLE_FOLLOWS.match(text, match.end())))
            lower = piece.islower() and not text.islower()
            found.append(Token(piece.lower(), bool(match["dot"]), joins, comma, syllable, capitals, lower))
    return tuple(found)


def nickname(text: str) -> str:
    """The one word that stands in quotation marks, or in brackets, within a name, in lower case; "" where none does."""
    found = _NICKNAME.search(text)
    if not found or not _WORD.search(text[: found.start()]):
        return ""
    return unicodedata.normalize("NFC", found[1] or found[2]).lower()


_CONSONANTS = re.compile(r"[AEIOU]?[BCDFGHJKLMNPQRSTVWXZ]{2}")


def _initials_together(word: str, text: str) -> bool:
    """Whether the word is initials without stops, as in "JD Vance"."""
    if not _CONSONANTS.fullmatch(word) or text.isupper() or word.lower() in _titles_of_one_word():
        return False
    if all(last in lexicon("name_parts")["suffixes"] for last in text[text.rindex(word) :].lower().split()):
        return False
    return len(word) == LONGEST_INITIAL or (text.startswith(word) and word.lower() not in known_given_names())


Phrase = tuple[str, ...]


def _phrases(entries: Iterable[str]) -> frozenset[Phrase]:
    found = (tuple(token.plain for token in tokens_of_phrase(entry)) for entry in entries)
    return frozenset(phrase for phrase in found if phrase)


def tokens_of_phrase(text: str) -> list[Token]:
    """The words of an entry of the lexicon."""
    return [Token(match["word"].lower()) for match in _WORD.finditer(text)]


@cache
def _titles() -> frozenset[Phrase]:
    posts, parts = lexicon("posts"), lexicon("name_parts")
    heads = (head for group in posts["heads"].values() for head in group)
    return _phrases([*heads, *posts["honorifics"], *parts["honorifics"], *parts["honorifics_or_names"]])


@cache
def titles_as_names() -> frozenset[str]:
    """The titles of one word that are names too."""
    parts = lexicon("name_parts")
    return frozenset([*parts["titles_as_names"], *parts["honorifics_or_names"]])


@cache
def _titles_of_one_word() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _titles() if len(phrase) == 1)


@cache
def _beside_titles() -> frozenset[Phrase]:
    """Words that belong to a title only beside one: "former", "US", "Kazakh", "first deputy"."""
    posts = lexicon("posts")
    words = [*posts["modifiers"], *posts["former"], *posts["fields"], *posts["articles"]]
    for country in lexicon("countries"):
        words += [country["name"], country["capital"]] if country.get("capital") else [country["name"]]
        words += [*country.get("names", ()), *country.get("adjectives", ()), *country.get("abbreviations", ())]
    words += lexicon("name_parts")["beside_titles"]
    return _phrases(words)


_LINKS = frozenset({"of", "for", "and", "to", "the", "in", "on", "at", "its"})
_LONGEST = 6


def without_titles(name: Sequence[Token]) -> tuple[Token, ...]:
    """The words from the first that is no title on, without "of Chipping Norton": a title alone stays what it is."""
    name = _cut_after(name)
    end = position = 0
    of = False
    while position < len(name) - 1:
        if state := _dotted_state(name, position):
            position += state
        elif length := _longest(name, position, _titles()):
            if _is_name_after_all(name, position, length):
                break
            position += length
            end, of = position, False
        elif length := _longest(name, position, _beside_titles()):
            position += length
            end = position if of else end
        elif name[position].capitals and not all(token.capitals for token in name):
            position += 1
        elif name[position].plain in _LINKS and position:
            of = of or name[position].plain != "the"
            position += 1
        elif (of and name[position].plain in word_list("words")) or (position == end and _is_lower(name[position])):
            position += 1
            end = position
        else:
            break
    untitled = tuple(name[end:]) if end < len(name) else tuple(name[-1:])
    place = next((i for i in range(1, len(untitled)) if untitled[i].plain == "of"), len(untitled))
    return untitled[:place]


def _dotted_state(name: Sequence[Token], start: int) -> int:
    """How many initials from `start` on are the abbreviation of a state or body before its post (U.S. President)."""
    end = next((i for i in range(start, len(name)) if not (name[i].dotted and name[i].initial)), start)
    state = ("".join(token.plain for token in name[start:end]),)
    return end - start if end - start > 1 and state in _beside_titles() and _longest(name, end, _titles()) else 0


def _is_lower(token: Token) -> bool:
    """Whether a word at the head is a title that nobody listed, by its small letter (guverner Tabaković)."""
    return token.lower and len(token.text) >= SHORTEST_LOWER_TITLE


def _longest(name: Sequence[Token], start: int, phrases: frozenset[Phrase]) -> int:
    """How many words from `start` on are one of the phrases; 0 where none is."""
    words = tuple(token.plain for token in name[start : start + _LONGEST])
    return next((n for n in range(len(words), 0, -1) if words[:n] in phrases), 0)


@cache
def known_given_names() -> frozenset[str]:
    """The given names of the lexicon in Latin letters."""
    return frozenset(latin(name) for name in word_list("given_names"))


def _is_name_after_all(name: Sequence[Token], position: int, length: int) -> bool:
    """Whether a word that is a title and a name is a name here: "Sultan Al Jaber", "He Lifeng", "Amir Khan"."""
    token = name[position]
    if length > 1 or token.dotted:
        return length == 1 and len(token.text) == 1  # U. Khurelsukh has an initial.
    if token.plain in _surnames_that_are_titles():
        return True
    after = name[position + 1].plain
    if token.plain in _burmese() and after not in _burmese() and len(name) > position + 2:
        return False  # Tun Daim Zainuddin, not Tun Tun Min.
    in_doubt = token.plain in titles_as_names() and not _longest(name, position + 1, _titles())
    return in_doubt and after not in known_given_names() and not has_forms(after)


@cache
def _burmese() -> frozenset[str]:
    return frozenset(lexicon("name_parts")["burmese"])


@cache
def _surnames_that_are_titles() -> frozenset[str]:
    """Titles of one word that are East Asian surnames ("Pak Pong-ju", "He Lifeng"): without a stop they are these."""
    surnames = lexicon("east_asian_names")
    east = {*surnames["chinese"]["surnames"], *(word for line in surnames["korean"]["surnames"] for word in line)}
    return frozenset(east & _titles_of_one_word())


def _cut_after(name: Sequence[Token]) -> Sequence[Token]:
    """Without a title after a comma: "Roman Vassilenko, Deputy Minister"."""
    for index, token in enumerate(name):
        title = index and token.comma and (_longest(name, index, _titles()) or _longest(name, index, _beside_titles()))
        if title and token.plain not in lexicon("name_parts")["suffixes"] and token.plain not in known_given_names():
            return name[:index]
    return name
