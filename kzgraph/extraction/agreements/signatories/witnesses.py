"""Who looked on when a document was signed: "in the presence of", "witnessed by"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.agreements.party import person_party, unique
from kzgraph.extraction.agreements.signatories.rows import first_row
from kzgraph.extraction.agreements.subjects.gaps import presence_phrase
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.settled import Settled
from kzgraph.model import Party


def find_witnesses(context: Settled, sentences: Sequence[Sentence], title: Title) -> list[Party]:
    """People of whom it is said that they were present when it was signed."""
    found: list[Party] = []
    for sentence in sentences:
        match = presence_phrase().search(context.flat, sentence.start, sentence.end)
        if match is None:
            continue
        begin = match.end()
        stop = re.search(r"\b(?:signed|were|was|inked|exchanged)\b|;", context.flat[begin : sentence.end])
        end = begin + stop.start() if stop else sentence.end
        if begin <= title.start < end:
            end = title.start
        evidence = context.source.evidence_at(sentence.start)
        found += [person_party(p, evidence, "witness") for p in first_row(context, begin, end)]
    return unique(found)
