"""A delegation that is announced, with its members in lines of their own.

"The President announced the designation of a Presidential Delegation to attend the inauguration of NAME on 7 January in
Accra." Below stand who leads it and who its members are, each at the head of a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context, PersonEntity, PlaceMention, Sentence
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import CountryCode


@dataclass(frozen=True, slots=True)
class Announced:
    """Where a delegation is told of, who sends it and where to, and who belongs to it."""

    sentence: Sentence
    offset: int
    home: CountryCode
    host: CountryCode
    place: PlaceMention | None
    members: tuple[PersonEntity, ...]


def announced_delegation(context: Context) -> Announced | None:
    """The delegation that a text announces; None where it names no members, or not whose it is or where it goes."""
    form, source = pattern("visits", "announced_delegation"), context.source
    told = ((s, m) for s in source.sentences if s.kind == "prose" and (m := form.search(context.flat, s.start, s.end)))
    sentence, match = next(told, (None, None))
    if sentence is None or match is None:
        return None
    members = tuple(_members(context, sentence))
    behind = [p for p in context.places if match.end() <= p.start < sentence.end]
    place = behind[-1] if behind else None
    named = [c.code for c in context.countries if match.start() <= c.start < sentence.end]
    host = place_country(place.name) if place else next(iter(named), None)
    homes = Counter(p.country for p in members if p.country and not p.assumed and p.country != host)
    home = homes.most_common(1)[0][0] if homes else context.home
    if not members or host is None or home is None or home == host:
        return None
    return Announced(sentence, match.start(), home, host, place, members)


def _members(context: Context, told: Sentence) -> Iterator[PersonEntity]:
    """Those at the heads of the lines below a sentence, up to one that begins with nobody and leads to no list.

    Or those of a sentence that tells them all: "The delegation will be led by A and includes B".
    """
    opening = pattern("visits", "opens_with_member", cased=True)
    for sentence in context.source.sentences:
        if sentence.start <= told.start:
            continue
        if pattern("visits", "composed_of").match(context.flat, sentence.start, sentence.end):
            inside = [(m.start, k) for k, p in enumerate(context.people) for m in p.mentions]
            yield from (context.people[k] for at, k in sorted(inside) if sentence.start <= at < sentence.end)
            return
        if sentence.block <= told.block:
            continue
        named = ((m.start, m.end, k) for k, p in enumerate(context.people) for m in p.mentions)
        first = min((span for span in named if sentence.start <= span[0] < sentence.end), default=None)
        row = first is not None and opening.fullmatch(context.flat, sentence.start, first[0])
        if first is not None and row and context.flat.startswith(",", first[1]):
            yield context.people[first[2]]
        elif first or not context.flat[sentence.start : sentence.end].rstrip().endswith(":"):
            return
