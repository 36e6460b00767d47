"""Who looked on when a document was signed: those of whom its signing says so."""

from __future__ import annotations

from collections.abc import Sequence

from kzgraph.extraction.agreements.party import person_party, unique
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.people import people_at
from kzgraph.extraction.passages.stage import Stage
from kzgraph.model import Party


def find_witnesses(stage: Stage, sentences: Sequence[Sentence]) -> list[Party]:
    """The witnesses of the signing that one of the sentences tells, as far as the sentence speaks of them."""
    found: list[Party] = []
    for sentence in sentences:
        told = {
            p.name
            for event in stage.events
            if event.kind == "signing" and any(sentence.start <= q.start < sentence.end for q in event.evidence)
            for p in event.participants
            if p.capacity == "witness"
        }
        evidence = stage.context.source.evidence_at(sentence.start)
        people = people_at(stage.context, sentence.start, sentence.end) if told else []
        found += [person_party(p, evidence, "witness") for p in people if p.name in told]
    return unique(found)
