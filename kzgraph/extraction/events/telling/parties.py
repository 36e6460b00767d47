"""Organisations and countries that stand in a clause as parties."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, CountryMention
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.knowledge import pattern

# "Trinidadian-" before "American": so long is the adjective of the forebears' country.
_DESCENT = 16
# … and "-American entrepreneurs" after it.
_DESCENT_REACH = 48
# "His personal leadership of the " stands so far before an organisation.
_OCCASION = 50

# Fewer countries are told as a pair.
_IN_ROW = 3


def represented(context: Context, clause: Clause) -> dict[str, None]:
    """Organisations that take part through people who are not named: "EU leaders", "representatives of NATO"."""
    return dict.fromkeys(
        body.name
        for body in context.organisations
        for mention in body.mentions
        if clause.holds(mention.start) and _through_people(context.flat, mention.start, mention.end)
    )


def _through_people(flat: str, start: int, end: int) -> bool:
    if pattern("event_clauses", "occasion_before").search(flat[max(0, start - _OCCASION) : start]):
        return False  # "on the sidelines of the SCO foreign ministers' meeting"
    return bool(
        pattern("event_clauses", "represented", cased=True).match(flat[end : end + 30])
        or pattern("event_clauses", "representing").search(flat[max(0, start - 70) : start])
    )


def bodies_between(context: Context, start: int, end: int) -> list[str]:
    """The organisations named between two offsets, without the agency of a dateline."""
    flat = context.flat
    return [
        b.name
        for b in context.organisations
        if any(start <= m.start < end and not _DATELINE.match(flat, m.end) for m in b.mentions)
    ]


# "ALGIERS, Jan 23 (Reuters) - ".
_DATELINE = re.compile(r"\) ?(?:-|–|—)")


def listed(context: Context, clause: Clause, text: str) -> dict[str, None]:
    """Countries that stand as parties in a clause: between A and B, Kazakh-Hungarian, the Presidents of A, B and C."""
    topic = pattern("event_clauses", "topic_of_talks", cased=True).search(text)
    here = [m for m in clause.among(context.countries) if topic is None or m.start < clause.start + topic.start()]
    rows = [row for row in _rows(context.flat, here) if not _are_places(context.flat, row)]
    places = [m for row in _rows(context.flat, here) if row not in rows for m in row]
    parties = [m for m in here if m not in places and _is_party(context.flat, m.start, m.end, clause.start)]
    rows = [row for row in rows if any(m in parties for m in row)]
    found = dict.fromkeys(m.code for m in here if m in parties or any(m in row for row in rows))
    union = pattern("event_clauses", "union", cased=True).search(text)
    about = pattern("event_clauses", "union_topic", cased=True)
    if union and pattern("event_clauses", "union_party", cased=True).search(text) and not about.search(text):
        found["EU"] = None
    return found


def _rows(flat: str, mentions: list[CountryMention]) -> list[list[CountryMention]]:
    """Names of three countries or more in a row that ends with "and": one of them is a party if another is."""
    rows: list[list[CountryMention]] = []
    row: list[CountryMention] = []
    for mention in sorted((m for m in mentions if m.form == "name"), key=lambda m: m.start):
        between = flat[row[-1].end : mention.start] if row else ""
        if between.removesuffix("the ") in {", ", " and ", ", and "}:
            row.append(mention)
        else:
            row = [mention]
        if "and " in between and len(row) >= _IN_ROW:
            rows.append(row)
            row = [mention]
    return rows


def _are_places(flat: str, row: list[CountryMention]) -> bool:
    """Whether countries in a row only tell where something was: "met soldiers in A, B and C", but "leaders in"."""
    before = flat[max(0, row[0].start - _PLACES) : row[0].start]
    return pattern("event_clauses", "row_of_places", cased=True).search(before) is not None


# "Business leaders in the": so much stands before a row of countries.
_PLACES = 30


def _is_party(flat: str, start: int, end: int, opening: int) -> bool:
    before, after = flat[max(0, start - 40) : start], flat[end : end + 40]
    if of_descent(flat, start, end) or pattern("signings", "of_others").search(before):
        return False
    return bool(
        pattern("event_clauses", "side_after").match(after)
        or pattern("event_clauses", "party_before", cased=True).search(before)
        or (start == opening and pattern("event_clauses", "country_acts", cased=True).match(flat, end))
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
