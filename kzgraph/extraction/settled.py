"""A context to which nothing is added any more, with what stands between two offsets found by bisection.

The readers of agreements and figures ask for each sentence what is named in it: in a long text a walk over all its
mentions for each of them would grow with the square of its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Protocol, TypeVar

from kzgraph.extraction.context import (
    Context,
    CountryMention,
    DateMention,
    OrganisationEntity,
    PersonEntity,
    PlaceMention,
)
from kzgraph.extraction.passages.appositions import asides_on_bodies

# Nobody writes a longer sentence: that is a table or a text run together, which the grammar does not read.
LONGEST_SENTENCE = 20_000

BodyAt = tuple[int, int, OrganisationEntity]
PersonAt = tuple[int, int, PersonEntity]


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)
T = TypeVar("T", bound=tuple[int, ...] | BodyAt | PersonAt)


@dataclass(slots=True)
class Settled(Context):
    """A context with all mentions in order; every `…_between` gives those that begin in `[start, end)`."""

    _bodies: list[BodyAt] = field(default_factory=list)
    _named: list[PersonAt] = field(default_factory=list)
    _meant: list[PersonAt] = field(default_factory=list)
    _offices: list[tuple[int, int]] = field(default_factory=list)

    def countries_between(self, start: int, end: int) -> Sequence[CountryMention]:
        """Countries by any form of their name."""
        return _placed(self.countries, start, end)

    def dates_between(self, start: int, end: int) -> Sequence[DateMention]:
        """Dates of any precision."""
        return _placed(self.dates, start, end)

    def places_between(self, start: int, end: int) -> Sequence[PlaceMention]:
        """Cities."""
        return _placed(self.places, start, end)

    def bodies_between(self, start: int, end: int) -> Sequence[BodyAt]:
        """Organisations, each with the span of the mention, without those of which another is said to be a part."""
        return _tuples(self._bodies, start, end)

    def named_between(self, start: int, end: int) -> Sequence[PersonAt]:
        """People by name, each with the span of the mention."""
        return _tuples(self._named, start, end)

    def meant_between(self, start: int, end: int) -> Sequence[PersonAt]:
        """People by name, title or pronoun, each with the span."""
        return _tuples(self._meant, start, end)

    def offices_between(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The spans of titles of office."""
        return _tuples(self._offices, start, end)


def settled(context: Context) -> Settled:
    """The same context, ready to be asked."""
    if isinstance(context, Settled):
        return context
    told = {f.name: getattr(context, f.name) for f in fields(Context)}
    for kind in ("countries", "dates", "places"):
        told[kind] = sorted(told[kind], key=lambda m: m.start)
    people = context.people
    bodies = _in_order((m.start, m.end, o) for o in context.organisations for m in o.mentions)
    asides = asides_on_bodies(context.flat, (end for _, end, _ in bodies), len(context.flat))
    return Settled(
        **told,
        _bodies=[body for body in bodies if not any(first <= body[0] < last for first, last in asides)],
        _named=_in_order((m.start, m.end, p) for p in people for m in p.mentions),
        _meant=_in_order((m.start, m.end, p) for p in people for m in (*p.mentions, *p.references)),
        _offices=_in_order((r.start, r.end) for p in people for r in p.roles),
    )


def _in_order(spans: Iterable[T]) -> list[T]:
    return sorted(spans, key=lambda span: span[0])


def _placed(mentions: Sequence[P], start: int, end: int) -> Sequence[P]:
    left = bisect_left(mentions, start, key=lambda m: m.start)
    return mentions[left : bisect_left(mentions, end, left, key=lambda m: m.start)]


def _tuples(spans: Sequence[T], start: int, end: int) -> Sequence[T]:
    left = bisect_left(spans, start, key=lambda s: s[0])
    return spans[left : bisect_left(spans, end, left, key=lambda s: s[0])]
