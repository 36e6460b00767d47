"""What is known of somebody in a post: in words, on a given day, and who came before and after.

A press release proves a post on a day, not a term: so what a document attests, what a sentence says of the beginning or
the end, and what only lies between two of these are never told alike. Dates are as precise as the source, "2024-10" is
some day of that month.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kzgraph.finding import rows_of
from kzgraph.resolution.values.dates import days_apart, shown

if TYPE_CHECKING:
    from kzgraph.entities import Fact, Quote, Section, Source
    from kzgraph.stores.base import Store

_STATUS = {"former": "only named as a former holder", "future": "only named as a future holder"}
Details = Mapping[str, Any]
"""The properties of a relationship HELD: attested, firstAttested, lastAttested, since, until."""

HELD_ON = {"Person": "Posts", "Post": "Holders", "Organisation": "Officials", "Country": "Officials"}
"""By label, the section whose facts are posts held."""
_NEIGHBOURS = (
    "MATCH (o:Post)<-[h:HELD]-(p:Person) WHERE o.id IN $ids "
    "AND (h.since IS NOT NULL OR h.until IS NOT NULL OR h.predecessors IS NOT NULL) "
    "RETURN o.id AS post, p.id AS id, p.name AS name, h.since AS since, h.until AS until, "
    "h.predecessors AS predecessors ORDER BY post, id"
)
_NAMES = "MATCH (p:Person) WHERE p.id IN $ids RETURN p.id AS id, p.name AS name ORDER BY id"


def in_words(details: Details) -> str:
    """As in "attested on 14 days, 3 February 2021 to 9 November 2022; since January 2021"; never a term."""
    stated = [f"{word} {shown(details[word])}" for word in ("since", "until") if details.get(word)]
    status = [_STATUS[details["status"]]] if details.get("status") in _STATUS else []
    return "; ".join([*status, *_attested(details), *stated]) or "no day is told"


def _attested(details: Details) -> list[str]:
    first, last = details.get("firstAttested"), details.get("lastAttested")
    if not first or not last:
        return []
    if first == last:
        return [f"attested {when(first)}"]
    dates = details.get("attested") or ()
    days = "days" if all(len(date) == 10 for date in dates) else "dates"
    number = f"on {len(dates)} {days}, " if dates else ""
    return [f"attested {number}{shown(first)} to {shown(last)}"]


def when(date: str) -> str:
    """As it follows "held": "on 18 October 2024", "in October 2024"."""
    return f"on {shown(date)}" if len(date) == 10 else f"in {shown(date)}"


def known_on(details: Details, date: str) -> tuple[str, str] | None:
    """What is known of a post held for a day, a month or a year: one word and the same with its reasons; None where
    nothing makes it likely.

    "attested": a document shows it held then. "stated": between the beginning and the end that sentences give.
    "presumed": between two of these, or in a month of which no day is told. "since", "until": after a stated beginning
    or before a stated end, with nothing known on the other side.
    """
    attested = details.get("attested") or [d for d in (details.get("firstAttested"), details.get("lastAttested")) if d]
    then = sorted(day for day in set(attested) if day.startswith(date))
    if then:
        return "attested", f"attested {' and '.join(map(when, then)) if len(then) < 3 else f'on {len(then)} days'}"
    since, until = details.get("since"), details.get("until")
    begins = [(day, f"attested {when(day)}") for day in attested] + (
        [(since, f"since {shown(since)}")] if since else []
    )
    ends = [(day, f"attested {when(day)}") for day in attested] + ([(until, f"until {shown(until)}")] if until else [])
    if (since and _later(since, date)) or (until and _later(date, until)):
        return None
    before = max((point for point in begins if not _later(point[0], date)), default=None)
    after = min((point for point in ends if not _later(date, point[0])), default=None)
    if since and until:
        return "stated", f"since {shown(since)} until {shown(until)}"
    if before and after:
        told = f", {before[1]}" if before == after else f" between “{before[1]}” and “{after[1]}”"
        return "presumed", f"presumed{told}"
    if since and before:
        last = f"; last attested {when(before[0])}" if before[0] != since else ""
        return "since", f"since {shown(since)}, with no word of an end{last}"
    if until and after:
        return "until", f"until {shown(until)}, with no word of the beginning"
    return None


def _later(a: str, b: str) -> bool:
    """Whether `a` is certainly later: where one is less precise and contains the other, it is not."""
    size = min(len(a), len(b))
    return a[:size] > b[:size]


def on(facts: Iterable[Fact], date: str, label: str) -> tuple[Fact, ...]:
    """The posts held on a date: what is known comes first among the details, the surest facts come first.

    A stated end alone is told of a person or a post; for a country it would name everybody who ever left.
    """
    order = ("attested", "stated", "presumed", "since", "until")[: 5 if label in ("Person", "Post") else 4]
    found = []
    for fact in facts:
        known = known_on(fact.details, date)
        if known and known[0] in order:
            found.append(replace(fact, details={"known": known[0], "knownBecause": known[1], **fact.details}))
    return tuple(sorted(found, key=lambda f: order.index(str(f.details["known"]))))


def nearest_first(sections: Iterable[Section], sources: Iterable[Source], date: str) -> tuple[Section, ...]:
    """The sections with the quotes of each fact in the order in which their documents are near to the date."""
    published = {source.id: source.published for source in sources}
    first_day = (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]

    def apart(quote: Quote) -> float:
        days = days_apart(first_day, published.get(quote.document))
        return abs(days) if days is not None else float("inf")

    def ordered(fact: Fact) -> Fact:
        return replace(fact, quotes=tuple(sorted(fact.quotes, key=apart)))

    return tuple(replace(section, facts=tuple(map(ordered, section.facts))) for section in sections)


def with_succession(store: Store, facts: Sequence[Fact], label: str, node_id: str) -> tuple[Fact, ...]:
    """The posts held, each with the names of predecessors and successors: whom a text says that somebody replaced, and
    whose stated end is the other's stated beginning."""
    posts = [fact.id if label == "Person" else node_id for fact in facts]
    if label not in ("Person", "Post"):  # who follows whom is told with the post
        return tuple(replace(fact, details=_without_ids(fact.details)) for fact in facts)
    rows = rows_of(store, _NEIGHBOURS, {"ids": sorted(set(posts))})
    replaced = sorted({person for row in rows for person in row["predecessors"] or ()})
    names = {row["id"]: row["name"] for row in (*rows, *rows_of(store, _NAMES, {"ids": replaced}))}
    told = []
    for fact, post in zip(facts, posts, strict=True):
        person = node_id if label == "Person" else fact.id
        pairs = _pairs([row for row in rows if row["post"] == post])
        before = [names[a] for a, b in pairs if b == person]
        after = [names[b] for a, b in pairs if a == person]
        told.append(replace(fact, details=_without_ids(fact.details) | _if_any(predecessors=before, successors=after)))
    return tuple(told)


def _without_ids(details: Details) -> dict[str, object]:
    return {name: value for name, value in details.items() if name != "predecessors"}


def _if_any(**lists: list[str]) -> dict[str, object]:
    return {name: found for name, found in lists.items() if found}


def _pairs(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Predecessor and successor, by id, in one post."""
    stated = {(before, row["id"]) for row in rows for before in row["predecessors"] or ()}
    dated = {
        (before["id"], row["id"])
        for row in rows
        for before in rows
        if before["id"] != row["id"] and _gives_way(before["until"], row["since"])
    }
    return sorted(stated | dated)


def _gives_way(until: str | None, since: str | None) -> bool:
    """Whether the one's stated end is the other's stated beginning, or the day before it."""
    return bool(until and since) and (until == since or days_apart(until, since) == 1)
