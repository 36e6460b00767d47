"""Organisations and countries that stand in a clause as parties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kzgraph.extraction.context import Context, CountryMention, Span
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.passages.appositions import asides_on_bodies

# "Trinidadian-" before "American": so long is the adjective of the forebears' country.
_DESCENT = 16
# … and "-American entrepreneurs" after it.
_DESCENT_REACH = 48
# "His personal leadership of the " stands so far before an organisation.
_OCCASION = 50

# Fewer countries are told as a pair.
_IN_ROW = 3


def represented(context: Context, clause: Clause) -> dict[str, None]:
    """Organisations that take part through people who are not named: "EU leaders", "representatives of NATO".

    One that only stands in somebody's post takes no part itself.
    """
    posts = [(role.start, role.end) for person in context.people for role in person.roles]
    found: dict[str, None] = {}
    last = -1  # where the one before ends that takes part so
    inside = [(m, body.name) for body in context.organisations for m in body.mentions if clause.holds(m.start)]
    for mention, name in sorted(inside, key=lambda pair: pair[0].start):
        if any(start <= mention.start < end for start, end in posts):
            continue
        joined = last >= 0 and _AND_OF.fullmatch(context.flat, last, mention.start) is not None
        if joined or _through_people(context.flat, mention.start, mention.end):
            found[name] = None
            last = mention.end
    return found


# "Representatives of the Ministry and of the Agency": between two of a row.
_AND_OF = re.compile(r"(?:, (?:of|from)|,? and (?:of|from)) (?:the )?")


def _through_people(flat: str, start: int, end: int) -> bool:
    if pattern("event_clauses", "occasion_before").search(flat[max(0, start - _OCCASION) : start]):
        return False  # "on the sidelines of the SCO foreign ministers' meeting"
    if pattern("event_clauses", "who_tells_behind").match(flat, end) or pattern("event_clauses", "who_tells").search(
        flat, max(0, start - _TELLING), start
    ):
        return False  # "two EU officials told reporters", "according to NATO officials"
    return bool(
        pattern("event_clauses", "represented", cased=True).match(flat[end : end + 30])
        or pattern("event_clauses", "representing").search(flat[max(0, start - 70) : start])
    )


# "According to two ": so much before a body whose people only tell of an encounter.
_TELLING = 40


def bodies_between(context: Context, start: int, end: int) -> list[str]:
    """The organisations named between two offsets, without the agency of a dateline and the owners of others."""
    flat = context.flat
    inside = [(b.name, m) for b in context.organisations for m in b.mentions if start <= m.start < end]
    asides = asides_on_bodies(flat, [m.end for _, m in inside], end)
    found = [
        name
        for name, m in inside
        if not (_ends_dateline(flat, m.start, m.end) or any(first <= m.start < last for first, last in asides))
    ]
    return list(dict.fromkeys(found))


def _ends_dateline(flat: str, start: int, end: int) -> bool:
    """Whether a body is the agency of a dateline: "ALGIERS, Jan 23 (Reuters) - ", "Accra, Feb. 28, GNA - "."""
    opens = start - flat.rfind("\n", 0, start) < _LONGEST_DATELINE
    return _DATELINE.match(flat, end) is not None or (opens and _DASH.match(flat, end) is not None)


_DATELINE = re.compile(r"\) ?(?:-|–|—)")
_DASH = re.compile(r" (?:-|--|–|—) ")
_LONGEST_DATELINE = 40


def listed(context: Context, clause: Clause, text: str) -> dict[str, None]:
    """Countries that stand as parties in a clause: between A and B, Kazakh-Hungarian, the Presidents of A, B and C."""
    topic = pattern("event_clauses", "topic_of_talks", cased=True).search(text)
    end = clause.start + (topic.start() if topic else len(text))
    here = [m for m in clause.among(context.countries) if m.start < end]
    here = [m for m in here if not _lies_there(context, m)]
    rows = [row for row in _rows(context, here, clause) if not _are_places(context.flat, row)]
    found = {m.code: None for row in rows if _are_parties(context.flat, row, clause.start) for m in row.countries}
    union = pattern("event_clauses", "union", cased=True).search(text)
    about = pattern("event_clauses", "union_topic", cased=True)
    if union and pattern("event_clauses", "union_party", cased=True).search(text) and not about.search(text):
        found["EU"] = None
    return found


def _lies_there(context: Context, country: CountryMention) -> bool:
    """Whether a country is only named behind a city of it: "in Munich, Germany"."""
    near = (p for p in context.places if country.start - _BEHIND_CITY <= p.end < country.start)
    return any(p.country == country.code and context.flat[p.end : country.start] in _CITY_IN for p in near)


# Between a city and its country.
_CITY_IN = {", ", ", the ", " (", " in "}
_BEHIND_CITY = max(map(len, _CITY_IN))


@dataclass(slots=True)
class _Row:
    """Countries joined by commas and "and", also with an organisation of states among them; or one alone."""

    start: int
    end: int
    countries: list[CountryMention] = field(default_factory=list)
    bodies: list[Span] = field(default_factory=list)


def _rows(context: Context, countries: list[CountryMention], clause: Clause) -> list[_Row]:
    bodies = [
        mention
        for body in context.organisations
        if body.kind == "intergovernmental"
        for mention in body.mentions
        if clause.start <= mention.start < clause.end
    ]
    rows: list[_Row] = []
    named: list[CountryMention | Span] = [*countries, *bodies]
    for mention in sorted(named, key=lambda m: m.start):
        if not rows or not _JOINT.fullmatch(context.flat, rows[-1].end, mention.start):
            rows.append(_Row(mention.start, mention.end))
        row = rows[-1]
        row.end = mention.end
        if isinstance(mention, CountryMention):
            row.countries.append(mention)
        else:
            row.bodies.append(mention)
    return rows


# Between two of a row, also where one has its abbreviation in brackets.
_JOINT = re.compile(r"\)?(?: [Ss]tates| members)?(?:,| and|, and|,? as well as|,? with) (?:the )?|[-–—/]| \(")


def _are_places(flat: str, row: _Row) -> bool:
    """Whether countries in a row only tell where something was: "met soldiers in A, B and C", but "leaders in"."""
    before = flat[max(0, row.start - _PLACES) : row.start]
    return (
        len(row.countries) >= _IN_ROW
        and pattern("event_clauses", "row_of_places", cased=True).search(before) is not None
    )


# "Between the Ministry of Foreign Affairs and International Trade of the" stands before a party.
_TITLE = 80

# "Business leaders in the": so much stands before a row of countries.
_PLACES = 30


def _are_parties(flat: str, row: _Row, opening: int) -> bool:
    """Whether the words around a row of countries, or around one of it, say that they are parties."""
    named: list[CountryMention | Span] = [*row.countries, *row.bodies]
    if any(_is_party(flat, mention, opening) for mention in named):
        return True
    return len(named) > 1 and pattern("event_clauses", "row_acts", cased=True).match(flat, row.end) is not None


def _is_party(flat: str, party: CountryMention | Span, opening: int) -> bool:
    before, after = flat[max(0, party.start - _TITLE) : party.start], flat[party.end : party.end + _TITLE]
    if of_descent(flat, party.start, party.end) or pattern("signings", "of_others").search(before):
        return False
    return bool(
        pattern("event_clauses", "side_after").match(after)
        or pattern("event_clauses", "party_before", cased=True).search(before)
        or (party.start == opening and pattern("event_clauses", "country_acts", cased=True).match(flat, party.end))
    )


def of_descent(flat: str, start: int, end: int) -> bool:
    """Whether a country only says where the forebears of citizens came from: "Cuban American leaders"."""
    told = pattern("event_clauses", "of_descent", cased=True).search(
        flat, max(0, start - _DESCENT), end + _DESCENT_REACH
    )
    return told is not None and told.start() <= start < told.end()


def is_worldwide(context: Context, name: str) -> bool:
    """Whether an organisation is one of many states, and no commission that two of them have set up."""
    body = next((body for body in context.organisations if body.name == name), None)
    if body is None or body.kind != "intergovernmental" or pattern("formats", "standing_body").search(name):
        return False
    spans = [(m.start, m.end) for m in body.mentions]
    return not any(start <= c.start < end for c in context.countries for start, end in spans)
