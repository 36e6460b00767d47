"""What tellings of agreements must have in common to be compared, and which of them say the same to the comparison."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kzgraph.model import is_day
from kzgraph.resolution.agreements.same_agreement import STALE
from kzgraph.resolution.agreements.telling import AFTER_SIGNATURE, BEFORE_SIGNATURE, Telling
from kzgraph.resolution.agreements.titles import names_kind, shorts
from kzgraph.resolution.values.dates import to_day

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """Tellings that may be of one agreement have one of `same` in common, or the one is found by what the other seeks:
    all that `link` connects are so connected."""

    same: frozenset[Key]
    """The parties and what is told: by these most is shown."""
    sought: frozenset[Key]
    found_by: frozenset[Key]
    """Texts that do not name two countries with all that may be theirs."""


def keys_of(one: Telling) -> Keys:
    """What is told with the parties and, where one text may have left some out, with some of them or none."""
    told = list(block_keys(one))
    some = _some(one)
    partly = len(one.countries) != 2
    sought = {("any", who) for who in (some | {"nobody"} if one.parties else {"all"})}
    if not partly:
        sought = {("partly", who) for who in some | {"nobody"}}
    found = {("any", who) for who in some | {"all"}} | ({("partly", who) for who in some} if partly else set())
    return Keys(*(frozenset((*who, *key) for who in whose for key in told) for whose in (_same(one), sought, found)))


def _same(one: Telling) -> set[Key]:
    countries = {("countries", " ".join(sorted(one.countries)))} if len(one.countries) > 1 else set()
    return countries | ({("parties", " ".join(sorted(one.parties)))} if one.parties else set())


def _some(one: Telling) -> set[str]:
    return {*one.parties, " ".join(sorted(one.countries))} if one.parties else {"nobody"}


def block_keys(one: Telling) -> Iterator[Key]:
    """A title's words, an abbreviation, a day: tellings without one of them in common have nothing to do with each
    other, whoever the parties are."""
    yield from (("title", *sorted(title)) for title in one.titles)
    yield from (("short", short.removeprefix("~")) for short in shorts(one.agreement))
    if not one.titles and is_day(one.agreement.date):
        yield ("generic", one.agreement.kind, one.agreement.date or "")


SignedOn = Mapping[Key, Sequence[date]]


def days_of_signature(tellings: Iterable[Telling]) -> SignedOn:
    """The days by which what is told was signed, sorted."""
    days: dict[Key, set[date]] = {}
    for one in tellings:
        if day := to_day(one.done_on):
            for key in block_keys(one):
                days.setdefault(key, set()).add(day)
    return {key: sorted(found) for key, found in days.items()}


def what_counts(one: Telling, signed_on: SignedOn) -> tuple[object, ...]:
    """All that decides of which others a telling may be: a date only where it tells something, the day on which it was
    told only by the signatures that it is too late for."""
    a = one.agreement
    when = (a.date if a.status == "signed" or not one.titles else None, one.done_on)
    stage = "before" if a.status in BEFORE_SIGNATURE else a.status if a.status in AFTER_SIGNATURE else ""
    title = a.title if a.title.isupper() else ""
    said = (one.titles, names_kind(a), a.kind, title, shorts(a), one.parties, one.countries)
    return (*said, stage, when, _too_late(one, signed_on) if stage == "before" else ())


def _too_late(one: Telling, signed_on: SignedOn) -> tuple[int, ...]:
    told = to_day(one.published)
    if told is None or told.toordinal() <= STALE:
        return ()
    since = told - timedelta(days=STALE)
    return tuple(bisect_left(signed_on.get(key, ()), since) for key in sorted(block_keys(one)))
