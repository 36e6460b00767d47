"""The guest and the host: who is abroad and who is at home where the text is."""

from __future__ import annotations

from kzgraph.extraction.actors.references.choosing import is_on_visit, only_one_last, partner_of
from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import choice, pattern, words_of


def by_journeys(context: Context) -> list[Reference]:
    """ "The guest", "the visitor": of those named before the one from abroad; "his host": who is at home there.

    Where several may be meant it is the only such one in the last sentence that names any, else nobody.
    """
    found = []
    for match in choice("people", "guests", cased=True).finditer(context.flat):
        if (person := _guest(context, *match.span())) is not None:
            found.append(Reference(match.start(), match.end(), (person,)))
    for match in choice("people", "hosts", cased=True).finditer(context.flat):
        scene = _scene(context, match.start())
        hosts = [p for p in _named_before(context, match.start()) if scene is not None and p.country == scene]
        if (person := only_one_last(context, hosts, match.start())) is not None:
            found.append(Reference(match.start(), match.end(), (person,)))
    return found


def _guest(context: Context, start: int, end: int) -> PersonEntity | None:
    named = _named_before(context, start)
    host = _host(context, start, end)
    if host is not None:
        named = [p for p in named if p is not host and (p.country is None or p.country != host.country)]
    if len(named) <= 1:
        return named[0] if named else None
    known = [p for p in named if is_on_visit(context, p, start)]
    if len(known) > 1 and host is None:
        known = [p for p in known if p.country != context.home] or known
    if len(known) == 1:
        return known[0]
    here = host.country if host is not None else _scene(context, start)
    abroad = [p for p in known or named if here is not None and p.country not in {None, here}]
    # Nobody calls the resident ambassador a visitor, nor the one who came along with another.
    company, sent = pattern("people", "came_along", cased=True), words_of("posts", "groups_sent")
    led = [p for p in abroad if not any(r.group in sent for r in p.roles)] or abroad
    first = ((p, p.mentions[0].start) for p in led)
    led = [p for p, at in first if not company.search(context.flat, max(0, at - _COMPANY), at)] or led
    return led[0] if len(led) == 1 else only_one_last(context, led, start)


# "Accompanied by" and a title stand so near before a name.
_COMPANY = 90


def _host(context: Context, start: int, end: int) -> PersonEntity | None:
    """Whose guest it is, or who meets the guest, as the sentence names somebody."""
    sentence = context.source.sentence_at(start)
    if context.flat[start : start + 1] not in "hH" or sentence is None:  # no "his", "her"
        return partner_of(context, start, end)
    named = [
        (m.start, k) for k, p in enumerate(context.people) for m in p.mentions if sentence.start <= m.start < start
    ]
    return context.people[max(named)[1]] if named else None


def _scene(context: Context, offset: int) -> str | None:
    """The country where the text is at an offset: that of the city named last, else the home of the document."""
    cities = [place for place in context.places if place.start < offset and place.country and not place.described]
    return max(cities, key=lambda place: place.start).country if cities else context.home


def _named_before(context: Context, offset: int) -> list[PersonEntity]:
    return [p for p in context.people if p.mentions[0].start < offset]
