"""Which names need not be compared: two names that may be one person's share a key.

A key is made of the consonants of a surname, in each reading, and the first sound of a given name, so that few names
share one. A key that begins with "bare " joins a bare name with full ones: two full names need not be compared over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from kzgraph.model import CountryCode
from kzgraph.resolution import east_asian
from kzgraph.resolution.given_names import given_sounds, names_of
from kzgraph.resolution.name_parts import Parts, is_initial, read, usual_given_name
from kzgraph.resolution.parts_compared import called_so, eastern, joined, surname_forms
from kzgraph.resolution.romanisation import fold, latin, sounds
from kzgraph.resolution.spelling import LONG_SURNAME, SAME_END

_VOWELS = str.maketrans("", "", "aeiouy")
_CLASSES = {letter: group[0] for group in ("aeiouy", "kgqhxc", "bp", "vfw", "szj", "dt", "lr") for letter in group}


@lru_cache(maxsize=65536)
def blocks(name: str, country: CountryCode | None = None) -> frozenset[str]:
    """The keys of a name: two names that `matching.compare` calls "same" or "unsure" share at least one.

    `country` as for `compare`. A text without a word in it has no key.
    """
    parts = read(name, country)
    if not parts.words:
        return frozenset()
    if parts.bare:
        return frozenset(_of_bare(parts))
    return frozenset((*_of_full(parts), *_called_by(parts, country), *_any_order(parts), *_misspelt(parts)))


def _skeletons(words: Iterable[str]) -> set[str]:
    """The consonants of each reading of the words; a word of vowels only is its own."""
    readings = {reading for word in words for reading in sounds(word) | {fold(latin(word))}}
    return {reading.translate(_VOWELS) or reading for reading in readings}


def _surname_words(parts: Parts) -> set[str]:
    return {*surname_forms(parts), *parts.surname}


def _eastern_keys(word: str) -> set[str]:
    return {f"{language} {surname}" for language, surname in east_asian.surnames(word)}


def _of_bare(parts: Parts) -> Iterator[str]:
    words = _surname_words(parts)
    keys = _skeletons(words) | _eastern_keys(joined(parts.surname))
    yield from (f"bare {key}" for key in keys)
    for end in _ends(joined(parts.surname)):
        yield f"bare typing {end}"


def _of_full(parts: Parts) -> Iterator[str]:
    surname = _skeletons(_surname_words(parts)) | _eastern_keys(joined(parts.surname))
    yield from (f"bare {key}" for key in surname)
    inner = [word for word in (*parts.given[1:], *parts.forefathers) if not is_initial(word)]
    beside = (word for word in (parts.nickname, parts.title_or_name) if word)
    firsts = _first_sounds((*parts.given, *parts.forefathers, *beside), parts)
    further = _skeletons(inner)
    yield from (f"bare {key}" for key in _skeletons(w for w in inner if not usual_given_name(latin(w))))
    yield from (f"full {key} {first}" for key in surname for first in firsts)
    start = _first_sounds(parts.given[:1], parts)
    yield from (f"full {key} {first}" for key in further for first in start)
    if parts.surname_may_be_first:
        turned = _first_sounds((*parts.given[1:], *parts.surname), parts)
        yield from (f"full {key} {first}" for key in _skeletons(parts.given[:1]) for first in turned)


def _first_sounds(words: Iterable[str], parts: Parts) -> set[str]:
    """The first sounds of given names in all their readings, in classes that romanisations do not cross."""
    found = {given for _, _, given in eastern(parts)}
    for word in words:
        plain = word.removesuffix(".")
        found |= {latin(plain), fold(latin(plain)), *names_of(plain)}
        found |= set() if is_initial(word) else given_sounds(word)
    return {_CLASSES.get(sound[0], sound[0]) for sound in found if sound}


def _called_by(parts: Parts, country: CountryCode | None) -> Iterator[str]:
    """The given name alone, where the bearer may be called so."""
    if called_so(parts, country):
        for skeleton in _given_skeletons(parts.given[0]):
            yield f"bare {skeleton}"
    if parts.forefathers:
        yield from (f"bare {key}" for key in _skeletons(parts.forefathers[:1]))


def _given_skeletons(word: str) -> set[str]:
    return {sound.translate(_VOWELS) or sound for sound in given_sounds(word)}


def _any_order(parts: Parts) -> Iterator[str]:
    if any(is_initial(word) for word in parts.words):
        return
    yield "words " + " ".join(sorted(min(names_of(word)) for word in parts.words))
    if len(parts.words) == 2:
        first, second = (_skeletons([word]) for word in parts.words)
        yield from ("words " + " ".join(sorted(pair)) for pair in product(first, second))


def _ends(word: str) -> tuple[str, ...]:
    """The beginning and the end of a long surname: an error of typing leaves one of them."""
    folded = fold(latin(word))
    return (f"{folded[:SAME_END]}-", f"-{folded[-SAME_END:]}") if len(folded) >= LONG_SURNAME else ()


def _misspelt(parts: Parts) -> Iterator[str]:
    if not is_initial(parts.given[0]):
        given = _given_skeletons(parts.given[0])
        yield from (f"typing {end} {first}" for end in _ends(joined(parts.surname)) for first in given)
