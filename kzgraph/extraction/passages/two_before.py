"""The two states of the sentence before that "both governments" means, of which no encounter need have been told."""

from __future__ import annotations

import re
from itertools import pairwise

from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.knowledge import pattern


def two_told_before(context: Context, sentence: Sentence) -> list[str]:
    """The states that a sentence means by "both governments signed", "the Declaration that the two countries signed".

    Those that are the subject of the sentence before: "Togo and Benin held talks". Where they are only spoken of there,
    "the truce between Togo and Benin", a relative clause means them, and no sentence of what was done then.
    """
    flat = context.flat
    both = pattern("agreements", "both_sign").search(flat, sentence.start, sentence.end)
    before = context.source.before(sentence) if both else None
    if both is None or before is None:
        return []
    named = [c for c in context.countries if c.form == "name" and before.start <= c.start < sentence.end]
    if any(c.start >= sentence.start and (c.inside is None or c.start < both.start()) for c in named):
        return []
    rows = [(a, b) for a, b in pairwise(named) if _AND.fullmatch(flat, a.end, b.start) and a.code != b.code]
    if len(rows) != 1 or len({c.code for c in named}) != _PAIR:
        return []
    one, other = rows[0]
    acts = _OPENS.fullmatch(flat, before.start, one.start) and _ACTS.match(flat, other.end)
    spoken_of = both["that"] and both["states"] and _OF_TWO.search(flat, before.start, one.start)
    return [str(one.code), str(other.code)] if acts or spoken_of else []


_PAIR = 2
_AND = re.compile(r" and (?:the )?")
# Before two states that act: nothing but a day or a place, up to a comma.
_OPENS = re.compile(r"(?:[^,;:]{2,60}, )?(?:[Bb]oth )?(?:[Tt]he )?")
_ACTS = re.compile(
    r" (?:(?:have|had|also|then|jointly|later|recently|last \w+) )*(?!(?:in|on|at|of|for|and|as|from)\b)[a-z]"
)
_OF_TWO = re.compile(r"\b(?:between|of|by|both|to|on|over|in|with) (?:the )?\Z")
