"""Whether two bare names can be one person's, how surely, and why in words.

Invariant: `compare` knows the two names and nothing else; it is symmetric, and the same for the same names. Who is who,
with countries, posts and documents, `people/` decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from kzgraph.model import CountryCode
from kzgraph.resolution.comparing.after_titles import after_title, number_left_out, of_generations
from kzgraph.resolution.comparing.blocking import blocks, needs_comparison, spelling_keys
from kzgraph.resolution.comparing.by_ear import HEARD, as_heard
from kzgraph.resolution.comparing.full_names import full_names
from kzgraph.resolution.comparing.parts_compared import (
    ALIKE,
    DOUBTFUL,
    NO,
    SHORT,
    WITHOUT_SERVANT,
    Finding,
    best,
    called_so,
    east_asian_surnames,
    joined,
    known_by_given_name,
    names_differ,
    shown,
)
from kzgraph.resolution.comparing.respelling import respellings
from kzgraph.resolution.comparing.spelling import LONG_SURNAME, one_letter_apart, surname_reason
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.compounds import part_words, with_habits
from kzgraph.resolution.names.given_names import given_alike, sex_of, spanish
from kzgraph.resolution.names.other_scripts.words import in_other_script
from kzgraph.resolution.names.parts import Parts, is_initial, read, usual_given_name
from kzgraph.resolution.names.public_names import full_name
from kzgraph.resolution.values.romanisation import alike, latin

Verdict = Literal["same", "different", "unsure"]

SAME = 0.85
"""From here on two names are one person's; a bare surname, an initial and a usual short form score above it."""

DIFFERENT = 0.4
"""Up to here they are two people's: a word of both names differs."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two names say of one another."""

    verdict: Verdict
    score: float
    """0 to 1: how surely two bare names are one person's; >= SAME is "same", <= DIFFERENT is "different"."""
    reasons: tuple[str, ...]
    """In words, for a reader: "same given name after folding", "surname differs by a doubled letter"."""


def compare(a: str, b: str, *, country: CountryCode | None = None) -> Comparison:
    """Whether the names `a` and `b`, in any script and with any titles, can be one person's.

    `country` (ISO 3166-1 alpha-2), where both people are known to be of one, tells the habits of naming: which word is
    the surname. A text without a word in it is different from all but itself.
    """
    if a == b:
        return Comparison("same", 1.0, ("the names are written alike",))
    first, second = sorted((a, b))
    found = _compared(first, second, with_habits(country))
    return found if found.verdict == "same" else _by_public_name(first, second, country, found)


def _by_public_name(a: str, b: str, country: CountryCode | None, found: Comparison) -> Comparison:
    """What is said of the full name of somebody who is called by another in public."""
    for called, other in ((a, b), (b, a)):
        full = full_name(called)
        again = _compared(*sorted((full, other)), with_habits(country)) if full else found
        if full and (again.verdict == "same" or full == other):
            reasons = again.reasons if full != other else ()
            return Comparison("same", SHORT, (f"{called} is what {full} is called in public", *reasons))
    return found


@lru_cache(maxsize=65536)
def _compared(a: str, b: str, country: CountryCode | None) -> Comparison:
    found = _of_letters(a, b, country)
    by_letters = found.verdict == "same" or not (in_other_script(a) or in_other_script(b))
    if by_letters or blocks(a, country).isdisjoint(blocks(b, country)):
        return found
    ways = [_as_read(_of_letters(x, y, country), reason) for x, y, reason in respellings(a, b, country)]
    return max([found, *ways], key=lambda way: way.score)


def _as_read(found: Comparison, reason: str) -> Comparison:
    return replace(found, reasons=(reason, *found.reasons)) if reason else found


def _of_letters(a: str, b: str, country: CountryCode | None) -> Comparison:
    parts_a, parts_b = read(a, country), read(b, country)
    common = spelling_keys(a, country) & spelling_keys(b, country)
    # Nearly all pairs are of two surnames or given names and need no closer look: that is what the keys are for.
    if parts_a.words and parts_b.words and not common:
        finding = names_differ(parts_a, parts_b)
    elif parts_a.given and parts_b.given and not needs_comparison(common, a, b, country):
        finding = _apart(parts_a, parts_b)
    else:
        finding = _by_ear(parts_a, parts_b, _judge(parts_a, parts_b, country), country)
    score = round(finding.score, 3)
    verdict: Verdict = "same" if score >= SAME else "different" if score <= DIFFERENT else "unsure"
    return Comparison(verdict, score, finding.reasons)


def _by_ear(a: Parts, b: Parts, found: Finding, country: CountryCode | None) -> Finding:
    """What the names say where words of one are written as those of the other that sound alike."""
    heard = as_heard(a, b) if found.score < SAME else None
    if not heard:
        return found
    again = _judge(a, heard, country)
    if again.score < SAME:
        return found
    return Finding(min(again.score, HEARD), (*again.reasons, f"as heard: {shown(a.words)}, {shown(b.words)}"))


def _apart(a: Parts, b: Parts) -> Finding:
    if not best(a, b)[0]:
        return names_differ(a, b)
    return Finding(NO, (f"given names differ: {shown(a.given[:1])}, {shown(b.given[:1])}",))


def _judge(a: Parts, b: Parts, country: CountryCode | None) -> Finding:
    if not a.words or not b.words:
        return Finding(0.0, ("one of them is no name",))
    if a.generation and b.generation and a.generation != b.generation:
        return Finding(NO, (f"{a.generation.upper()} and {b.generation.upper()} are two people",))
    if {_sex(a), _sex(b)} == {"m", "f"} and not _called_by_a_later_name(a, b):
        return Finding(NO, ("a man and a woman",))
    a, b = _particle_alone(a, b), _particle_alone(b, a)
    found = [_with_titles(x, y, country) for x in _as_given(a) for y in _as_given(b)]
    return max(found, key=lambda f: f.score)


def _as_given(name: Parts) -> tuple[Parts, ...]:
    """A bare name; also with the title before it as a given name, where it may be one: Earl Warren, Sri Mulyani."""
    if not name.bare or name.title_or_name not in part_words("honorifics_or_names"):
        return (name,)
    return (name, replace(name, given=(name.title_or_name,), title_or_name=""))


def _with_titles(a: Parts, b: Parts, country: CountryCode | None) -> Finding:
    found = _words(a, b, country)
    weak = a.bare != b.bare and any(
        x.bare and not y.bare and x.title_or_name in part_words("honorifics_or_names") and not after_title(x, y)
        for x, y in ((a, b), (b, a))
    )
    if weak and found.score >= SAME:
        return Finding(DOUBTFUL, (*found.reasons, "its title may be a given name"))
    return found


def _words(a: Parts, b: Parts, country: CountryCode | None) -> Finding:
    if a.bare and b.bare:
        return _two_bare(a, b)
    if a.bare or b.bare:
        bare, full = (a, b) if a.bare else (b, a)
        return _bare_and_full(bare, full, country)
    if a.father and b.father and not _fathers_alike(a.father, b.father):
        return Finding(NO, (f"patronymics differ: of {a.father}, of {b.father}",))
    return of_generations(a, b, full_names(a, b))


def _particle_alone(name: Parts, other: Parts) -> Parts:
    """ "Le Drian" as a bare surname where the other has the same particle; else Le is a given name."""
    if len(name.given) == 1 and latin(name.given[0]) == other.particle and not name.particle:
        return replace(name, given=(), particle=other.particle)
    return name


@lru_cache(maxsize=65536)
def _sex(name: Parts) -> str:
    """m or f, by a title or a given name that is no East Asian surname as well (Lin)."""
    if name.sex or not name.given or is_initial(name.given[0]) or east_asian.surnames(name.given[0]):
        return name.sex
    return sex_of(name.given[0])


def _called_by_a_later_name(a: Parts, b: Parts) -> bool:
    """Whether the first given name of one is a later one of the other: Kim Darroch, Nigel Kim Darroch."""
    if a.sex and b.sex:
        return False
    return bool(set(a.given[:1]) & set(b.given[1:]) or set(b.given[:1]) & set(a.given[1:]))


def _fathers_alike(a: str, b: str) -> bool:
    return given_alike(a, b)[0] > 0 or one_letter_apart(a, b, shortest=5)


def _two_bare(a: Parts, b: Parts) -> Finding:
    score, how = best(a, b)
    if a.generation and a.generation == b.generation and not score:
        score, how = given_alike(joined(a.surname), joined(b.surname))
    if score >= ALIKE:
        if bool(a.generation) != bool(b.generation) and not number_left_out(a, b):
            return Finding(DOUBTFUL, ("one of them has a number",))
        return Finding(0.9, (surname_reason(joined(a.surname), joined(b.surname), how, "name"),))
    if score or one_letter_apart(joined(a.surname), joined(b.surname), shortest=LONG_SURNAME):
        return Finding(DOUBTFUL, ("bare names that differ by a letter",))
    if east_asian_surnames(a) & east_asian_surnames(b):
        return Finding(DOUBTFUL, ("one East Asian surname in two romanisations",))
    return names_differ(a, b)


def _bare_and_full(bare: Parts, full: Parts, country: CountryCode | None) -> Finding:
    """A bare surname is the normal short form; a bare given name only where people are called so."""
    if titled := after_title(bare, full):
        return titled
    if bare.lineage_first and full.forefathers and alike(joined(bare.surname), full.forefathers[0])[0]:
        return Finding(SHORT, ("the name after bin alone",))
    if bare.by_marriage and _sex(full) != "f":
        return Finding(DOUBTFUL, ("a wife may be called so",)) if best(bare, full)[0] else names_differ(bare, full)
    if bare.generation and full.chain and best(bare, full)[0]:
        return Finding(DOUBTFUL, ("the number may be the father's",))
    numbered = bare.generation and bare.generation == full.generation
    if numbered and given_alike(joined(bare.surname), full.given[0])[0]:
        return Finding(SHORT, ("one name and one number",))
    score, how = best(bare, full)
    if not score and east_asian_surnames(bare) & east_asian_surnames(full):
        score, how = ALIKE, "in another romanisation"
    if how == WITHOUT_SERVANT:
        return Finding(DOUBTFUL, (f"same name {how}",))
    if score:
        x, y = joined(bare.surname), joined(full.surname)
        return Finding(min(SHORT, score), (surname_reason(x, y, how), "a bare surname is the normal short form"))
    word = joined(bare.surname)
    if any(alike(word, part)[0] for part in full.surname if len(full.surname) > 1):
        return Finding(DOUBTFUL, ("one part of a double surname",))
    if known_by_given_name(full) and given_alike(word, full.given[0])[0]:
        return Finding(SHORT, ("the given name alone, as people are called in Ethiopia",))
    if bare.surname[0] == word and full.given and called_so(full, country) and given_alike(word, full.given[0])[0]:
        return Finding(DOUBTFUL, ("a given name alone, as some people are called",))
    paternal = len(full.given) > 1 and alike(word, full.given[-1])[0] >= ALIKE and not usual_given_name(latin(word))
    if paternal and any(map(spanish, full.given[:-1])):
        return Finding(SHORT, ("the first of two surnames, by which people are called in Spanish",))
    if _further_surname(word, full) or (len(bare.surname) > 1 and _ends(bare, full)):
        return Finding(SHORT if len(bare.surname) > 1 else DOUBTFUL, ("one of two surnames",))
    return names_differ(bare, full)


def _ends(bare: Parts, full: Parts) -> bool:
    tail = full.words[len(full.words) - len(bare.surname) :]
    return len(tail) == len(bare.surname) and all(alike(x, y)[0] for x, y in zip(bare.surname, tail, strict=True))


def _further_surname(word: str, full: Parts) -> bool:
    return any(
        alike(word, w)[0] >= ALIKE for w in full.given[1:] if not is_initial(w) and not usual_given_name(latin(w))
    )
