"""Surnames of Western Europe, which no romanisation changes: what looks like another spelling is another family."""

from __future__ import annotations

from kzgraph.data_files import lexicon
from kzgraph.resolution.comparing.parts_compared import joined
from kzgraph.resolution.comparing.spelling import slip_of_the_pen
from kzgraph.resolution.names.given_names import western
from kzgraph.resolution.names.parts import Parts
from kzgraph.resolution.values.romanisation import latin

LONG_FROM_AFAR = 9
"""The same, where only the habits of a far language make them one (Altmaier, Altmeier)."""

LONG_IN_OWN_LETTERS = 7
"""Of two European surnames that are shorter, another spelling makes two families (Davis, Davies; Meyer, Maier)."""


def in_own_letters(a: Parts, b: Parts, how: str) -> bool:
    """Whether both names are of Western Europe, where no romanisation changes a short surname."""
    far = how.removeprefix("as written from ") in lexicon("romanisation")["far"]
    long = LONG_FROM_AFAR if far else LONG_IN_OWN_LETTERS
    if min(len(joined(a.surname)), len(joined(b.surname))) >= long:
        return False
    if slip_of_the_pen(joined(a.surname), joined(b.surname)):
        return False
    return all(name.given and western(name.given[0]) for name in (a, b))


LONG_BUT_FOR_THE_END = 8
"""In shorter surnames of Western Europe the last letter tells families apart (Edward, Edwards; Ferrari, Ferraro)."""


def two_families_of_europe(a: Parts, b: Parts) -> bool:
    x, y = joined(a.surname), joined(b.surname)
    short = min(len(x), len(y)) < LONG_BUT_FOR_THE_END and latin(x)[-1] != latin(y)[-1]
    return short and sorted(x) != sorted(y) and all(western(name.given[0]) for name in (a, b))
