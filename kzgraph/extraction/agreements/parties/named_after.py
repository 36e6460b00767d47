"""Documents that bear a proper name: the Minsk Protocol, the Prespa Agreement, the Northern Ireland Protocol."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.geography import find_regions
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.knowledge import folded_words
from kzgraph.extraction.passages.others import names_seat
from kzgraph.extraction.passages.sides import mediated_by_home
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled

# A word that begins with one capital letter: no abbreviation.
_NAME = re.compile(r"[A-Z][a-z]+(?=[ /])")


def is_named_after_another(context: Settled, sentence: Sentence, title: Title) -> bool:
    """Whether a document bears the name of a region, of a place in a third state, or of one that is nowhere known.

    The last only where the sentence names no state, and its title no state and no body: those may be its parties.
    """
    cities = context.places_between(title.start, title.start + 1)
    of_region = any(region.start == 0 for region in find_regions(title.text))
    if of_region or any(place.country not in context.pair for place in cities):
        return True
    named = context.countries_between(sentence.start, sentence.end) or context.bodies_between(title.start, title.end)
    if cities or named or names_seat(context, sentence):
        return False
    return _is_unknown_name(title.text)


def _is_unknown_name(words: str) -> bool:
    first = _NAME.match(words)
    lists = (folded_words(name) for name in ("words", "english_words"))
    return first is not None and not any(first.group().lower() in listed for listed in lists)


def ends_a_war(stage: Stage, sentence: Sentence, title: Title) -> bool:
    """Whether a document is between enemies, as which the text tells of no two: "under the 2016 Peace Accord"."""
    to_come = title.article in {"a", "an"}  # "closer than ever to an agreement on peace"
    return _PEACE.search(title.text) is not None and not to_come and not mediated_by_home(stage, sentence)


_PEACE = re.compile(r"\b(?:peace|cease-?fire|truce|armistice|cessation of hostilities)\b", re.IGNORECASE)
