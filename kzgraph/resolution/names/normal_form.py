"""Personal names: one normal form for the spellings of one name, by which mentions are gathered.

Whether two names can be one person's is told by `comparing/matching.py`, and whether two people are one by `people/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.names.compounds import father_in, part_words
from kzgraph.resolution.names.given_names import canonical
from kzgraph.resolution.values.romanisation import fold, latin


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name as it is compared: folded given and middle names, and the surname; initials are one letter."""

    given: tuple[str, ...]
    surname: str
    lineage: bool = field(default=False, compare=False)
    """Whether the name is a chain of forefathers ("bin"): its end is another person's name."""

    @property
    def full(self) -> bool:
        """Whether there is more than one word: a bare surname is not full."""
        return bool(self.given)

    @property
    def key(self) -> tuple[str, ...]:
        """The words in alphabetical order: the same for "Tokayev Kassym-Jomart"."""
        return tuple(sorted((*self.given, self.surname)))


@lru_cache(maxsize=65536)
def parse(text: str) -> Name:
    """Read a name: "Mr. Kassym-Jomart Kemelevich Tokayev" gives (kasim, jomart, kemel) tokaev."""
    data = lexicon("name_parts")
    plain = re.sub(r"^h\. ?[emrh]\.( ?h\.)?", "", latin(text).strip())
    plain = re.sub(r"'s\b", "", _INITIAL.sub(r"\1_ ", plain).replace(".", " ")).replace("'", "")
    parts = re.findall(r"[a-z0-9]+_?", plain) or [plain.strip() or text]
    while len(parts) > 1 and parts[0] in data["honorifics"]:
        parts = parts[1:]
    while len(parts) > (2 if parts[-1] in data["numerals"] else 1) and parts[-1] in data["suffixes"]:
        parts = parts[:-1]
    telling = [part for i, part in enumerate(parts) if not _is_particle(part, first=i == 0)] or parts
    *given, surname = (part.removesuffix("_") for part in telling)
    lineage = bool(set(parts) & set(data["lineage"]))
    return Name(tuple(_given(word, index) for index, word in enumerate(given)), fold(surname), lineage)


_INITIAL = re.compile(r"\b([a-z])\.")
"""With a full stop a letter is an initial, where without it may be a particle: Ivan I. Petrov."""


def surname(text: str) -> str:
    """The last word of a name as it is spelt, without "Jr."."""
    suffixes = lexicon("name_parts")["suffixes"]
    parts = [part for part in text.split() if latin(part).strip(".,") not in suffixes] or [text]
    return parts[-1]


def _is_particle(part: str, *, first: bool) -> bool:
    return part in part_words("particles") and not (first and part in part_words("first_names"))


def _given(word: str, index: int) -> str:
    father = father_in(word, part_words("patronymic_endings")) if index else ""
    return fold(father) if father else canonical(word)


def bare_forms(name: Name, country: CountryCode | None) -> frozenset[str]:
    """The single words by which a full name is called: the surname, which in some countries is the first word; of a
    monarch the name without the number."""
    data = lexicon("name_parts")
    if name.given and name.surname in _numerals():
        return frozenset({name.given[-1]})
    if name.given and country in data["surname_first"]:
        return frozenset({name.given[0]})
    if name.given and country in data["surname_either"]:
        return frozenset({name.surname, name.given[0]})
    return frozenset({name.surname})


@cache
def _numerals() -> frozenset[str]:
    return frozenset(map(fold, lexicon("name_parts")["numerals"]))


def lacks_given(short: Name, long: Name) -> bool:
    """Whether the shorter is a surname of two words ("López Obrador") and the fuller has the given names before it."""
    return (
        short.full and short.surname == long.surname and len(short.given) < len(long.given) and _ends_with(long, short)
    )


def _ends_with(long: Name, short: Name) -> bool:
    ends = long.given[len(long.given) - len(short.given) :] == short.given
    return ends and len(short.given[0]) > 1 and not long.lineage
