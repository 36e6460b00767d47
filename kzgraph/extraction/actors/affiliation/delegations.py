"""Who leads the delegation that meets somebody: "A led a delegation to Hanoi. They met B"."""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.mentions import Run
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern


def delegation_leader(context: Context, lists: list[Run], start: int) -> PersonEntity | None:
    """Who leads the delegation that is the subject of the sentence at an offset; None where it has another subject.

    The sentences between it and the one that tells of the leader have the same subject.
    """
    acts = pattern("sides", "delegation_acts", cased=True)
    sentence = context.source.sentence_at(start)
    if sentence is None or acts.match(context.flat, sentence.start, sentence.end) is None:
        return None
    before = [s for s in context.source.paragraph(sentence.block) if s.start < sentence.start]
    for earlier in reversed(before):
        led = pattern("sides", "delegation_led").search(context.flat, earlier.start, earlier.end)
        if led is not None:
            named = [m for run in lists for m in run if earlier.start <= m.start < earlier.end]
            leaders = [m for m in named if m.start >= led.end()] if led["by"] else named
            return leaders[0].person if leaders else None
        if acts.match(context.flat, earlier.start, earlier.end) is None:
            return None
    return None
