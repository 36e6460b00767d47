"""Document → Record: who met whom, as what, when and where, what was signed, which figures were given.

`extract` is a pure function. A document in another language than English gives a record with its head only: the grammar
here is of English, and a wrong statement is worse than none.

    reader      the order of the steps; record writes what they found as statements with quotes
    context     what is understood so far; knowledge opens the lexicon, triggers its words that tell of encounters,
                office_verbs the verbs by which posts change hands
    text        sentences and words with their offsets; layout puts them on a page with the countries and cities
    actors      people, posts, organisations, countries; for whom people act; who "the Minister" is
    dates       days and periods, relative ones too; the dateline
    events      encounters, clause by clause, and what the text around adds to them
    passages    what a document or a figure is set in: its encounter, its day, its sides, its people
    agreements  documents between parties
    figures     amounts of money
"""

from __future__ import annotations

from kzgraph.extraction.reader import extract, understand

__all__ = ["extract", "understand"]
