"""Whom "the latter" and "the former" mean: the last two whom the sentence, or the one before it, names."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern


def of_latter(context: Context) -> Iterator[Reference]:
    """ "Met A and B, and signed a treaty with [the latter]"; not "the latter treaty", "the former minister"."""
    for match in pattern("people", "the_latter").finditer(context.flat):
        sentence = context.source.sentence_at(match.start())
        before = context.source.before(sentence) if sentence else None
        for told in filter(None, (sentence, before)):
            named = sorted(
                (m.start, k)
                for k, person in enumerate(context.people)
                for m in person.mentions
                if told.start <= m.start < min(told.end, match.start())
            )
            if len(named) > 1:
                person = context.people[named[-1 if match["last"] else -2][1]]
                yield Reference(match.start("who"), match.end("who"), (person,))
                break
            if named:
                break  # "A met her. The latter": it may be anybody
