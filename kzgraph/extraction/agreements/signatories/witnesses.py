"""Who looked on when a document was signed: those of whom its signing says so."""

from __future__ import annotations

from collections.abc import Sequence

from kzgraph.extraction.agreements.party import person_party, unique
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.people import people_at
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import Party


def find_witnesses(stage: Stage, sentences: Sequence[Sentence]) -> list[Party]:
    """The witnesses of the signing that one of the sentences tells."""
    found: list[Party] = []
    for sentence in sentences:
        for event in stage.events:
            if event.kind != "signing" or not any(sentence.start <= q.start < sentence.end for q in event.evidence):
                continue
            told = {p.name for p in event.participants if p.capacity == "witness"}
            for quote in event.evidence if told else ():
                people = people_at(stage.context, quote.start, quote.end)
                found += [person_party(p, quote, "witness") for p in people if p.name in told]
    return unique(found)
