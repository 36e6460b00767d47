"""Whether two tellings are of one agreement: what shows it, and what contradicts it, in words."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.model import is_day
from kzgraph.resolution.agreements.telling import BEFORE_SIGNATURE, Telling
from kzgraph.resolution.agreements.titles import names_kind, shorts
from kzgraph.resolution.values.dates import agree, days_apart

STALE = 30
"""Days after a signature, or what follows it, by which a text may still tell of the agreement as planned; later it is
another one."""


@dataclass(frozen=True, slots=True)
class Link:
    """That two tellings are of one agreement; the surer evidence has the lower `step`."""

    step: int
    why: str


STEPS = 3


def link(a: Telling, b: Telling) -> Link | None:
    """What shows that two tellings are of one agreement; None where nothing does or something contradicts it.

    Steps: 0 title and parties, 1 abbreviation and parties, 2 where one text names no parties, or not all.
    """
    if why_not(a, b):
        return None
    parties = (len(a.countries) > 1 and a.countries == b.countries) or bool(a.parties and a.parties == b.parties)
    told = ", same parties" if parties else ""
    if a.titles & b.titles and _kinds_agree(a, b):
        if parties or len(max(a.titles & b.titles, key=len)) > 1 or bool(a.parties) == bool(b.parties):
            return Link(0 if parties else 2, f"same title{told}")
        return None
    if short := _short_for(a, b):
        return Link(1 if parties else 2, f"{short}{told}")
    generic = not a.titles and not b.titles and a.agreement.kind == b.agreement.kind
    return Link(0, "same kind, same parties, same day") if generic and parties and _same_day(a, b) else None


def _kinds_agree(a: Telling, b: Telling) -> bool:
    return a.agreement.kind == b.agreement.kind or not (names_kind(a.agreement) and names_kind(b.agreement))


def _short_for(a: Telling, b: Telling) -> str:
    """In words that one is short for the other, or that both have one abbreviation, else ""."""
    first, second = shorts(a.agreement), shorts(b.agreement)
    told = {s for s in first & second if not s.startswith("~")}
    if told:
        alone = {min(told)} & {a.agreement.title, b.agreement.title}
        return f"{min(told)} is short for the title" if alone else f"same abbreviation: {min(told)}"
    for title, others in ((a.agreement.title, second), (b.agreement.title, first)):
        if f"~{title}" in others:
            return f"{title} is short for the title"
    return ""


def why_not(a: Telling, b: Telling) -> str:
    """What contradicts that two tellings are of one agreement, in words; "" where nothing does."""
    if not _parties_agree(a, b):
        return "other parties"
    first, second = a.agreement.date, b.agreement.date
    if first and second and a.agreement.status == "signed" == b.agreement.status:
        apart = days_apart(first, second)
        if not agree(first, second) and (apart is None or abs(apart) > 1):
            return "signed on other days"
    return "one was signed long before the other was planned" if _stale(a, b) or _stale(b, a) else ""


def _stale(planned: Telling, signed: Telling) -> bool:
    if planned.agreement.status not in BEFORE_SIGNATURE:
        return False
    after = days_apart(signed.done_on, planned.published)
    return after is not None and after > STALE


def _same_day(a: Telling, b: Telling) -> bool:
    return is_day(a.agreement.date) and a.agreement.date == b.agreement.date


def _parties_agree(a: Telling, b: Telling) -> bool:
    if not a.parties or not b.parties or a.parties <= b.parties or b.parties <= a.parties:
        return True
    return a.countries == b.countries and (_of_states(a) or _of_states(b))


def _of_states(one: Telling) -> bool:
    """Whether the parties are countries, governments or the like: another text may name the one for the other."""
    return all(p.startswith("country:") or p.endswith("-government") or "union" in p for p in one.parties)
