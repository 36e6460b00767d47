"""East Asian names with an English given name beside them: Joseph Wu, Wu Jaushieh Joseph; William Lai Ching-te."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kzgraph.resolution.comparing.parts_compared import NO, Finding, eastern, shown
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.given_names import given_alike, western
from kzgraph.resolution.names.parts import Parts
from kzgraph.resolution.values.romanisation import latin

BESIDE = 0.9
"""How surely two names are one that share the surname and the English or the East Asian given name."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A name parted in the English given name ("" where there is none) and the East Asian name."""

    english: str
    eastern: Parts
    """Without the English name: the surname alone where no other given name stands beside it."""


def one_beside_english(a: Parts, b: Parts) -> Finding | None:
    """What two names say of each other of which one at least has an English given name; None where none has, or where
    their East Asian names have nothing in common."""
    found = [_compared(x, y) for x in parted(a) for y in parted(b) if x.english or y.english]
    return max((f for f in found if f), key=lambda f: f.score, default=None)


@lru_cache(maxsize=65536)
def parted(name: Parts) -> tuple[Beside, ...]:
    """The ways to part a name so; none for a name that is not East Asian."""
    if eastern(name) or (name.given and not name.names_may_be_left_out):
        return (Beside("", name),)
    words = _english(name)
    if len(words) != 1 or not 2 <= len(name.syllables) <= MOST_WORDS or name.forefathers:
        return ()
    place = name.syllables.index((words[0],))
    return tuple(Beside(words[0], part) for part in _eastern_parts(name, place) if _is_eastern(part))


def _english(name: Parts) -> list[str]:
    """The words that are English given names; of several not those that are East Asian surnames too (Lee, Kim)."""
    words = [group[0] for group in name.syllables if len(group) == 1 and western(group[0])]
    return [word for word in words if len(words) == 1 or not east_asian.surnames(word)]


MOST_WORDS = 4
"""English name, surname, two syllables."""


def _eastern_parts(name: Parts, place: int) -> Iterator[Parts]:
    """The name without the English one at `place`, its surname before the other words, or at the end after it."""
    rest = [group for index, group in enumerate(name.syllables) if index != place]
    for surname, given in ((rest[0], rest[1:]), (rest[-1], rest[:-1])):
        if surname is rest[0] and 0 < place < len(rest):
            continue
        words = tuple(word for group in given for word in group)
        yield replace(name, given=words, surname=surname, syllables=(surname, *given))


def _is_eastern(part: Parts) -> bool:
    return len(part.surname) == 1 and bool(east_asian.surnames(part.surname[0]))


def _compared(x: Beside, y: Beside) -> Finding | None:
    a, b = x.eastern, y.eastern
    if east_asian.surnames(a.surname[0]).isdisjoint(east_asian.surnames(b.surname[0])):
        return None
    if x.english and y.english and not given_alike(x.english, y.english)[0]:
        return Finding(NO, (f"given names differ: {shown((x.english,))}, {shown((y.english,))}",))
    if a.given and b.given:
        same = a.given == b.given or bool(eastern(a) & eastern(b))
        return Finding(BESIDE, ("one name with its English given name",)) if same else None
    alike = x.english and y.english and latin(a.surname[0]) == latin(b.surname[0])
    return Finding(BESIDE, ("one English given name beside one surname",)) if alike else None


def keys_of(name: Parts) -> tuple[Parts, ...]:
    """The name in the ways by which it must be found: the East Asian name alone, and with the English one."""
    found = [way for way in parted(name) if way.english]
    alone = [way.eastern for way in found if way.eastern.given]
    return (*alone, *(replace(way.eastern, given=(way.english, *way.eastern.given)) for way in found))
