"""Two names of the same words or letters in another order, or parted otherwise."""

from __future__ import annotations

from functools import lru_cache

from kzgraph.resolution.comparing.parts_compared import ALIKE, DOUBTFUL, SHORT, Finding, joined
from kzgraph.resolution.comparing.spelling import LONG_SURNAME
from kzgraph.resolution.names import east_asian
from kzgraph.resolution.names.given_names import arabic, names_of, slavic_or_western, western
from kzgraph.resolution.names.parts import Parts, is_initial, usual_given_name
from kzgraph.resolution.values.romanisation import alike, fold, latin


def parted(a: Parts, b: Parts) -> Finding | None:
    """The same letters in other words: Deve Gowda, Devegowda."""
    if a.bare or b.bare or len(a.words) == len(b.words) or a.forefathers or b.forefathers:
        return None
    x, y = _letters(a.words), _letters(b.words)
    return Finding(0.9, ("the same letters parted otherwise",)) if x == y and len(x) >= LONG_SURNAME else None


@lru_cache(maxsize=65536)
def _letters(words: tuple[str, ...]) -> str:
    return fold(latin("".join(word.removesuffix(".") for word in words)))


def beginning(short: Parts, long: Parts) -> Finding | None:
    """Several words of a name as it begins: Mobutu Sese Seko (Kuku Ngbendu wa Za Banga)."""
    words, size = long.words, len(short.words)
    if size < ENOUGH_OF_A_NAME or len(words) <= size or short.chain or long.chain or any(map(is_initial, words[:size])):
        return None
    same = all(alike(x, y)[0] >= ALIKE for x, y in zip(short.words, words, strict=False))
    return Finding(SHORT, ("the shorter is the beginning of the longer",)) if same else None


def initial_before_own(short: Parts, long: Parts) -> Finding | None:
    """R. Sivarasa, Sivarasa Rasiah: in South India and Mongolia the father's initial stands before one's own name.

    Also before one of two words: P. Waytha Moorthy, Waytha Moorthy Ponnusamy.
    """
    initials = tuple(filter(is_initial, short.given))
    if not initials or not long.given:
        return None
    own = (*short.given[len(initials) :], *short.surname)
    if any(map(is_initial, own)) or not may_have_it_after(long):
        return None
    fathers = long.words[len(own) :]
    agree = len(initials) <= len(fathers) and all(
        latin(word).startswith(latin(initial.removesuffix(".")))
        for initial, word in zip(initials, fathers, strict=False)
    )
    if not agree or any(alike(x, y)[0] < ALIKE for x, y in zip(own, long.words, strict=False)):
        return None
    return Finding(SHORT, ("the father's initial before one's own name, and his name after it",))


def own_name_first(name: Parts) -> tuple[str, tuple[str, ...]]:
    """One's own name at the head as one word, with what a hyphen joins to it (Oyun-Erdene); the words after it."""
    group = name.syllables[0] if name.syllables else ()
    size = len(group) if name.given[: len(group)] == group and len(group) > 1 else 1
    return joined(name.given[:size]), (*name.given[size:], *name.surname)


def may_have_it_after(name: Parts) -> bool:
    """Whether the first of two or three words may be one's own name before a father's: no name of Europe or Arabia."""
    first = name.given[0]
    known = is_initial(first) or slavic_or_western(first) or arabic(first) or bool(east_asian.surnames(first))
    return not known and not name.chain and len(name.words) <= ENOUGH_OF_A_NAME


ENOUGH_OF_A_NAME = 3
"""So many words at its beginning tell a long name; with fewer the next may be the surname."""

PAIR = 2
"""Two given names in two orders may be two people's (Thomas James, James Thomas); more words are one name's."""


def in_other_order(a: Parts, b: Parts) -> Finding | None:
    """The same words in another order; where all of them are usual given names they may be two people's."""
    if a.bare or b.bare or a.chain or b.chain or a.words == b.words or len(a.words) != len(b.words):
        return None
    of_a, of_b = _in_one_form(a.words), _in_one_form(b.words)
    if of_a == of_b or (sorted(of_a) != sorted(of_b) and not _crosswise(a.words, b.words)):
        return None
    if any(name.words != tuple(word for group in name.syllables for word in group) for name in (a, b)):
        return None  # The order is turned already.
    if a.genitive != b.genitive:
        return Finding(0.9, ("a Mongolian name in both orders",))
    vietnamese = all(map(east_asian.is_vietnamese, (a.words, b.words)))
    if len(a.words) > PAIR and of_a[-1] == of_b[-1] and not any(map(western, a.given)) and not vietnamese:
        return Finding(DOUBTFUL, ("the same given names in another order before one surname",))
    if (arabic(a.words[0]) and arabic(b.words[0])) or (len(a.words) > PAIR and sum(map(arabic, a.words)) > 1):
        return Finding(DOUBTFUL, ("the same names of father and son in another order",))
    if len(a.words) == PAIR and all(usual_given_name(latin(word)) for word in a.words):
        return Finding(DOUBTFUL, ("the same given names in another order",))
    return Finding(0.9, ("the same words in another order",))


def _crosswise(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) != 2 or any(map(is_initial, (*a, *b))):
        return False
    return alike(a[0], b[1])[0] >= ALIKE and alike(a[1], b[0])[0] >= ALIKE


@lru_cache(maxsize=65536)
def _in_one_form(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word if is_initial(word) else min(names_of(word)) for word in words)
