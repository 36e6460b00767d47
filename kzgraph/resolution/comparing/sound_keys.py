"""Keys over which a name in another script is found by names in Latin letters: the first consonants of two words.

A bare name has a key of its one word. A pair of names needs a comparison over such a key only if one of them is in
another script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise, product

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.other_scripts.japanese import in_two, of_japanese
from kzgraph.resolution.names.other_scripts.patterns import consonants, consonants_in_script, given_forms
from kzgraph.resolution.names.other_scripts.words import Word, joined_words, words
from kzgraph.resolution.names.parts import Parts, is_initial, usual_given_name
from kzgraph.resolution.values.romanisation import latin

BY_SOUND = "sound "
"""How such a key begins."""


def of_latin(parts: Parts) -> frozenset[str]:
    """The keys of a name in Latin letters (or in an alphabet that is romanised)."""
    if parts.bare:
        return frozenset(
            key for word in parts.words for key in (*_bare(consonants(word)), *_for_bare(consonants(word)))
        )
    given = [frozenset("*") if is_initial(word) else consonants(word) for word in parts.given]
    inner = [forms for word, forms in zip(parts.given, given, strict=True) if not usual_given_name(latin(word))]
    others = [
        *inner,
        *(
            consonants(word)
            for word in (*parts.forefathers, *parts.surname, *with_particles(parts), "".join(parts.surname))
        ),
    ]
    pairs = [(given[0], other) for other in others] + [(other, others[-1]) for other in given[1:2]]
    keys = {key for other in others for key in _bare(other)}
    keys |= {key for first, second in pairs for key in _pairs(first, second)}
    short = len(parts.words) > PAIR and all(len(word) <= LONGEST_OF_MANY for word in parts.words)
    if short:
        given_in_one = consonants("".join(parts.given))
        keys |= {*_whole(consonants("".join(parts.words))), *_pairs(given_in_one, others[-1])}
    return frozenset(keys)


PAIR, LONGEST_OF_MANY = 2, 6
"""Three words or more, all of them short, may be written as one: Min Aung Hlaing."""


def _whole(forms: Iterable[str]) -> Iterator[str]:
    yield from (f"{BY_SOUND}whole {form}" for form in forms)


def of_other_script(name: str) -> frozenset[str]:
    """The keys of a name in another script."""
    found = words(name)
    telling = [word for word in found if not word.family] or list(found)
    telling += [joined_words(a, b) for a, b in pairwise(found) if a.family]
    if len(telling) > PAIR:
        telling += [joined_words(a, b) for a, b in pairwise(telling)]
    forms = [_of_word(word) for word in telling]
    keys = {key for form in forms for key in _for_bare(form)}
    keys |= {key for a, b in combinations(map(_with_halves, telling, forms), 2) for key in _pairs(a, b)}
    keys |= {key for form in forms if len(forms) > 1 for key in _pairs(frozenset("*"), form)}
    if len(telling) == 1:
        keys |= {*_bare(forms[0]), *_whole(forms[0]), *_glued(telling[0])}
    return frozenset(keys)


def with_particles(parts: Parts) -> tuple[str, ...]:
    """The surname as one word with its particle, which may have lost an article between: Von (der) Leyen."""
    surname = "".join(parts.surname)
    if not parts.particle:
        return ()
    return tuple(parts.particle + between + surname for between in ("", *lexicon("scripts")["after_particle"]))


def _bare(forms: Iterable[str]) -> Iterator[str]:
    yield from (f"{BY_SOUND}bare {form}" for form in forms)


def _for_bare(forms: Iterable[str]) -> Iterator[str]:
    yield from (f"{BY_SOUND}for bare {form}" for form in forms)


def _pairs(first: Iterable[str], second: Iterable[str]) -> Iterator[str]:
    yield from (BY_SOUND + " ".join(sorted(pair)) for pair in product(first, second))


def _glued(word: Word) -> Iterator[str]:
    """Of a name written in one word, the words that it may be cut into."""
    for cut in range(1, len(word.units)):
        yield from _pairs(consonants_in_script(word.units[:cut]), consonants_in_script(word.units[cut:]))
    for surname, given in in_two(word.text):
        yield from _pairs(consonants_in_script(surname), consonants_in_script(given))


def _of_word(word: Word) -> frozenset[str]:
    ways = [way for way in (word.units, of_japanese(word.text)) if way]
    found = [consonants_in_script(way).union(*map(consonants, given_forms(way))) for way in ways]
    return frozenset().union(*found) if found else consonants(word.text)


def _with_halves(word: Word, forms: frozenset[str]) -> frozenset[str]:
    """Also the consonants of what may be two words in Latin letters: Mohammad Javad."""
    if len(word.units) < LONG_ENOUGH_FOR_TWO:
        return forms
    cuts = range(FEWEST_UNITS, len(word.units) - FEWEST_UNITS)
    halves = (half for cut in cuts for half in (word.units[:cut], word.units[cut:]))
    return forms.union(*map(consonants_in_script, halves))


LONG_ENOUGH_FOR_TWO = 11
FEWEST_UNITS = 5
"""So many units, letters and what may stand between them, a word has that may be two, and each of these."""
