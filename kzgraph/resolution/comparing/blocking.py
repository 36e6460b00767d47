"""Which names need not be compared: two names that may be one person's share a key.

A key is made of the consonants of a surname, in each reading, and the first consonants of a given name: few names share
one. Over some keys a pair needs a comparison only if one of the two names is of a kind: over those that begin with
SHORT if it lacks a full given name ("Tokayev", "K. Tokayev"), over those with BY_SOUND if it is in another script.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, product

from kzgraph.model import CountryCode
from kzgraph.resolution.comparing import by_ear, local_speech, mongolian, thai
from kzgraph.resolution.comparing.before_surnames import of_a_house
from kzgraph.resolution.comparing.beside_english import keys_of
from kzgraph.resolution.comparing.initials import CLASSES, VOWELS, first_letters
from kzgraph.resolution.comparing.juniors import nicknames_of_a_junior
from kzgraph.resolution.comparing.other_orders import may_have_it_after, own_name_first
from kzgraph.resolution.comparing.parts_compared import (
    called_so,
    eastern,
    joined,
    known_by_given_name,
    surname_forms,
    without_servant,
)
from kzgraph.resolution.comparing.sound_keys import BY_SOUND, of_latin, of_other_script
from kzgraph.resolution.comparing.spelling import LONG_GIVEN, LONG_SURNAME, SAME_END, without_russian_ending
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.characters import read_otherwise
from kzgraph.resolution.names.compounds import part_words, with_habits
from kzgraph.resolution.names.given_names import arabic, given_sounds, names_of, slavic_or_western
from kzgraph.resolution.names.other_scripts.spoken import in_plain_letters
from kzgraph.resolution.names.other_scripts.words import in_other_script
from kzgraph.resolution.names.parts import Parts, is_initial, read, usual_given_name
from kzgraph.resolution.names.public_names import full_name
from kzgraph.resolution.values.romanisation import LONG_ENOUGH, fold, latin, sounds

SHORT = "short "
TYPING = "typing "
"""How a key begins that two names share which an error of typing may have made of one."""

_FIRST = 2
"""Of so many consonants of a given name a key is made."""


def blocks(name: str, country: CountryCode | None = None) -> frozenset[str]:
    """The keys of a name: two names that `matching.compare` calls "same" or "unsure" share at least one.

    `country` as for `compare`. A text without a word in it has no key.
    """
    habits, full = with_habits(country), full_name(name)
    return _blocks(name, habits) | _blocks(full, habits) if full else _blocks(name, habits)


@lru_cache(maxsize=65536)
def _blocks(name: str, country: CountryCode | None) -> frozenset[str]:
    parts = read(name, country)
    if not parts.words:
        return frozenset()
    if in_other_script(name):
        ways = (name, in_plain_letters(name), *read_otherwise(name))
        keys = of_other_script(name).union(local_speech.keys_of_characters(name), thai.keys_of_thai(name))
        return keys.union(*(spelling_keys(way, country) for way in ways))
    return spelling_keys(name, country) | of_latin(parts)


@lru_cache(maxsize=65536)
def spelling_keys(name: str, country: CountryCode | None = None) -> frozenset[str]:
    """The keys over which two names in one script may meet."""
    parts = read(name, country)
    if not parts.words:
        return frozenset()
    if parts.bare:
        return frozenset(_of_bare(parts))
    keys = (_of_short_forms(parts, country), _of_surname(parts), _of_further_surnames(parts), _beside_english(parts))
    any_order = (
        _of_any_order(parts),
        _of_typing(parts),
        by_ear.keys(parts),
        mongolian.keys(parts),
        local_speech.keys(parts),
        thai.keys(parts),
    )
    return frozenset(chain(*keys, *any_order))


def lacks_full_given(name: str, country: CountryCode | None = None) -> bool:
    """Whether a name is bare, or its first given name an initial or a word that may be a particle ("Le Drian")."""
    given = read(name, with_habits(country)).given
    return not given or is_initial(given[0]) or latin(given[0]) in part_words("particles")


def by_sound(name: str, country: CountryCode | None = None) -> bool:
    """Whether a name is in a script that is read by sound."""
    return in_other_script(name)


ONLY_WITH = {SHORT: lacks_full_given, BY_SOUND: by_sound}
"""By the beginning of a key: of which kind one of two names must be that need a comparison over it."""


def may_be_one(a: str, b: str, country: CountryCode | None = None) -> bool:
    """Whether two names share a key of spelling over which they need a comparison."""
    return needs_comparison(spelling_keys(a, country) & spelling_keys(b, country), a, b, country)


def needs_comparison(common: Collection[str], a: str, b: str, country: CountryCode | None = None) -> bool:
    """Whether two names need a comparison over the keys of spelling that they have in common."""
    if not common or any(not key.startswith(SHORT) for key in common):
        return bool(common)
    return lacks_full_given(a, country) or lacks_full_given(b, country)


def _skeleton(reading: str) -> str:
    """The consonants of a long reading; in a short one vowels tell names apart."""
    return reading.translate(VOWELS) or reading if len(reading) >= LONG_ENOUGH else reading


@lru_cache(maxsize=65536)
def _skeletons_of(word: str) -> frozenset[str]:
    return frozenset(_skeleton(reading) for reading in sounds(word) | {fold(latin(word))})


def _skeletons(words: Iterable[str]) -> set[str]:
    return {key for word in words for key in _skeletons_of(word)}


def _surname(parts: Parts) -> set[str]:
    eastern_forms = {f"{language} {name}" for language, name in east_asian.surnames(joined(parts.surname))}
    whole = joined(parts.surname)
    stem = without_russian_ending(whole)
    stems = {_skeleton(stem)} if stem and parts.given and not slavic_or_western(parts.given[0]) else set()
    names = {_skeleton(name) for name in names_of(whole)} if arabic(whole) else set()
    return _skeletons({*surname_forms(parts), *parts.surname}) | eastern_forms | names | stems


def _of_bare(parts: Parts) -> Iterator[str]:
    yield from (SHORT + key for key in _surname(parts))
    if parts.generation:
        yield from (f"{SHORT}{name} {parts.generation}" for name in names_of(joined(parts.surname)))
    yield from (f"{SHORT}{TYPING}{end}" for end in _ends(joined(parts.surname)))


def _of_short_forms(parts: Parts, country: CountryCode | None) -> Iterator[str]:
    """The surname alone, or another word by which the bearer is called; the surname with an initial."""
    surname = _surname(parts)
    alone = [word for word in _inner(parts) if not usual_given_name(latin(word))]
    alone += parts.given[:1] if _may_be_called(parts, country) else ()
    called = {_skeleton(sound) for word in alone for sound in given_sounds(word)}
    yield from (SHORT + key for key in (*surname, *called, *_skeletons(parts.forefathers[:1])))
    letters = first_letters((*parts.given, *parts.forefathers, *_beside(parts)))
    yield from (f"{SHORT}{key} {letter}." for key in surname for letter in letters)
    if parts.surname_may_be_first or may_have_it_after(parts):
        own, others = own_name_first(parts)
        turned = first_letters((*parts.given[1:], *others))
        yield from (f"{SHORT}{key} {letter}." for key in _skeletons({parts.given[0], own}) for letter in turned)


def _may_be_called(parts: Parts, country: CountryCode | None) -> bool:
    """Whether the given name alone may be a short form."""
    titled = parts.title_or_name or parts.rank or parts.chain or of_a_house(parts)
    return bool(titled) or called_so(parts, country) or known_by_given_name(parts)


def _of_surname(parts: Parts) -> Iterator[str]:
    given = _first_consonants((*parts.given, *parts.forefathers, parts.father, *_beside(parts)), parts)
    yield from (f"{key} {first}" for key in _surname(parts) for first in given)
    if parts.surname_may_be_first:
        turned = _first_consonants((*parts.given[1:], *parts.surname), parts)
        yield from (f"{key} {first}" for key in _skeletons(parts.given[:1]) for first in turned)


def _of_further_surnames(parts: Parts) -> Iterator[str]:
    """Each word between given name and surname, which may be the surname of a shorter form."""
    given = _first_consonants(parts.given[:2], parts)
    fathers = {_skeleton(name) for word in parts.forefathers for name in names_of(word)}
    yield from (f"{key} {first}" for key in _skeletons(_inner(parts)) | fathers for first in given)


def _beside_english(parts: Parts) -> Iterator[str]:
    """The surname before an English given name or an East Asian one, where a name has both."""
    yield from (key for part in keys_of(parts) for key in _of_surname(part))


def _inner(parts: Parts) -> list[str]:
    return [word for word in (*parts.given[1:], *parts.forefathers) if not is_initial(word)]


def _beside(parts: Parts) -> list[str]:
    """Other words that may be the given name: a nickname, a title, two words written as one."""
    pair = [] if any(map(is_initial, parts.given[:2])) else [joined(parts.given[:2])]
    called = (parts.nickname, parts.title_or_name, *nicknames_of_a_junior(parts))
    return [word for word in (*called, *pair) if word]


def _first_consonants(words: Iterable[str], parts: Parts) -> set[str]:
    found = {given for _, _, given in eastern(parts)}
    for word in words:
        if not is_initial(word):
            found |= given_sounds(word) | given_sounds(without_servant(word) or word)
            found |= _of_given_typing(fold(latin(word)))
    return {sound.translate(CLASSES).translate(VOWELS)[:_FIRST] or sound[:1] for sound in found if sound}


def _of_given_typing(folded: str) -> set[str]:
    """Beside the first consonants the last letters of a long given name, which an error of typing leaves."""
    return {folded[0] + folded[-2:]} if len(folded) >= LONG_GIVEN else set()


def _of_any_order(parts: Parts) -> Iterator[str]:
    yield "parted " + _skeleton(fold(latin("".join(word.removesuffix(".") for word in parts.words))))
    if any(map(is_initial, parts.words)):
        return
    yield "words " + " ".join(sorted(min(names_of(word)) for word in parts.words))
    if len(parts.words) == 2:
        first, second = (_skeletons([word]) for word in parts.words)
        yield from ("words " + " ".join(sorted(pair)) for pair in product(first, second))


def _ends(word: str) -> tuple[str, ...]:
    """The beginning and the end of a long surname: an error of typing leaves one of them."""
    folded = fold(latin(word))
    return (f"{folded[:SAME_END]}-", f"-{folded[-SAME_END:]}") if len(folded) >= LONG_SURNAME else ()


def _of_typing(parts: Parts) -> Iterator[str]:
    if not is_initial(parts.given[0]):
        given = {_skeleton(sound) for sound in given_sounds(parts.given[0])}
        yield from (f"{TYPING}{end} {first}" for end in _ends(joined(parts.surname)) for first in given)
