"""Meetings: which tellings, over all documents, are of one encounter.

Invariant: the clusters are a pure function of the set of tellings. Two tellings that contradict each other (another
round, another day, other people on one side, or two tellings of one document) are never of one encounter; a telling
that agrees with two encounters which contradict each other stays an encounter of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode, Event, IsoDate
from kzgraph.resolution.clusters import components
from kzgraph.resolution.countries import mentions
from kzgraph.resolution.dates import agree, around, days_apart, is_day
from kzgraph.resolution.names import words
from kzgraph.resolution.places import place_key

Side = tuple[CountryCode, str]
"""A person's node id with the country for which they took part ("" where not known)."""

TOLD_WITHIN = 3
"""Days within which the press tells of an encounter: two undated tellings further apart are not taken for one."""

SAME_ROUND_WITHIN = 7
"""Days by which documents may differ on the date of one round of one series."""

TALKS = frozenset({"meeting", "consultations", "dialogue"})
"""A session of consultations or of a dialogue is also told as a meeting, but the first two are not each other."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one document, its participants resolved."""

    document: str
    published: IsoDate | None
    event: Event
    people: frozenset[Side]
    organisations: frozenset[str]
    countries: frozenset[CountryCode]
    series: frozenset[str] = field(default_factory=frozenset)
    place: str = ""
    aside: frozenset[str] = field(default_factory=frozenset)
    """Of the people those whose part is not to be named after: who appointed, preceded or witnessed."""
    source: str = ""
    """What the document counts as: itself, or the original of which it is a near-copy."""

    @property
    def content(self) -> tuple[object, ...]:
        """All that is told but the evidence: what is equal here is one telling, made twice."""
        e = self.event
        told = (e.kind, e.status, e.date, e.end_date, e.round, self.place, self.series)
        return (self.document, *told, self.people, self.organisations, self.countries)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """An order that depends on what is told alone."""
        evidence = tuple((e.start, e.end) for e in self.event.evidence)
        return (self.document, evidence, self.event.kind, self.event.date or "", self.event.model_dump_json())


@lru_cache(maxsize=65536)
def series_key(series: str | None) -> frozenset[str]:
    """The telling words of a format's name: "Bilateral Political Consultations" is {political, consultation}."""
    plain = words(series or "")
    named = {at for first, last, _ in mentions(plain) for at in range(first, last)}
    generic = lexicon("generic_words")["series"]
    return frozenset(
        word.removesuffix("s") if len(word) > 4 else word
        for at, word in enumerate(plain)
        if at not in named and word not in generic and not word[0].isdigit()
    )


def same_series(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names can be of one format: the words of one are all in the other."""
    return bool(a and b) and (a <= b or b <= a)


def telling(
    document: str,
    published: IsoDate | None,
    event: Event,
    people: Iterable[Side],
    organisations: Iterable[str],
    aside: Iterable[str] = (),
    source: str = "",
) -> Telling:
    """A telling with what is compared made ready."""
    return Telling(
        document,
        published,
        event,
        frozenset(people),
        frozenset(organisations),
        frozenset(event.countries),
        series_key(event.series),
        place_key(event.place),
        frozenset(aside),
        source or document,
    )


def cluster(tellings: Iterable[Telling]) -> list[tuple[Telling, ...]]:
    """The tellings grouped by encounter, each group in an order of its own.

    The surest evidence counts first: each step joins only what no earlier one has joined and nothing contradicts.
    """
    all_tellings = sorted(set(tellings), key=lambda t: t.sort_key)
    pairs = _pairs(all_tellings)
    groups = components(range(len(all_tellings)), [pair for pair, step in pairs.items() if step == 0])
    for step in range(1, _STEPS):
        found = [pair for pair, of in pairs.items() if of == step]
        groups = _joined(groups, found, all_tellings) if found else groups
    return sorted((tuple(all_tellings[i] for i in sorted(g)) for g in groups), key=lambda g: g[0].sort_key)


Indexes = set[int]
IndexPair = tuple[int, int]


def _pairs(tellings: Sequence[Telling]) -> dict[IndexPair, int]:
    """The pairs that may be one encounter, each with the step at which that counts."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, one in enumerate(tellings):
        for key in _block_keys(one):
            blocks.setdefault(key, []).append(index)
    pairs: dict[IndexPair, int] = {}
    for block in blocks.values():
        for i, j in combinations(block, 2):
            if (i, j) not in pairs and (step := agreement(tellings[i], tellings[j])) is not None:
                pairs[i, j] = step
    return pairs


def _block_keys(one: Telling) -> set[tuple[str, ...]]:
    """Tellings without a key in common are not compared: family, two countries, and the year with its edges."""
    family = "talks" if one.event.kind in TALKS else one.event.kind
    told = one.event.date or one.published
    years = {day[:4] for day in (*around(told, TOLD_WITHIN), told)} if told else {""}
    if one.event.round is not None:
        years.add(f"round {one.event.round}")
    codes = sorted(one.countries) or [""]
    sides: list[tuple[str, ...]] = [*combinations(codes, 2)] or [(codes[0],)]
    return {(family, year, *side) for year in years for side in sides}


_STEPS = 4


def agreement(a: Telling, b: Telling) -> int | None:
    """At which step two tellings count as one encounter: 0 the same twice, 1 by the day or the round, 2 by a day
    beside it, 3 by a month or by the days of publication; None where nothing shows it or something contradicts it."""
    if a.content == b.content:
        return 0
    if contradict(a, b):
        return None
    shared = len({p for _, p in a.people} & {p for _, p in b.people})
    both_sides = len(_shared_sides(a, b)) > 1 or (shared > 0 and a.event.kind == "visit" == b.event.kind)
    place = bool(a.place and a.place == b.place)
    if _same_round(a, b):
        return 1
    if not a.event.date or not b.event.date:
        return 3 if both_sides and _told_together(a, b) and a.event.kind == b.event.kind else None
    if _same_day(a, b):
        return 1 if shared or place or a.event.kind not in ("meeting", "call", "visit") else None
    if _beside(a, b):
        return 2 if both_sides else None
    if min(len(a.event.date), len(b.event.date)) == 7:
        told_alike = place and same_series(a.series, b.series)
        return 3 if both_sides or told_alike or (shared and place) else None
    return 3 if both_sides and place else None


def contradict(a: Telling, b: Telling) -> bool:
    """Whether two tellings cannot be of one encounter."""
    if a.document == b.document:
        return a.content != b.content
    return (
        not _kinds_agree(a, b)
        or not _countries_agree(a, b)
        or (a.event.round is not None and b.event.round is not None and a.event.round != b.event.round)
        or (bool(a.series and b.series) and not same_series(a.series, b.series))
        or _other_people(a, b)
        or not _dates_agree(a, b)
    )


def _kinds_agree(a: Telling, b: Telling) -> bool:
    kinds = {a.event.kind, b.event.kind}
    return len(kinds) == 1 or (kinds <= TALKS and "meeting" in kinds)


def _countries_agree(a: Telling, b: Telling) -> bool:
    common = len(a.countries & b.countries)
    return a.countries == b.countries or (common > 1 and (a.countries <= b.countries or b.countries <= a.countries))


def _by_side(one: Telling) -> dict[CountryCode, set[str]]:
    sides: dict[CountryCode, set[str]] = {}
    for country, person in one.people:
        sides.setdefault(country, set()).add(person)
    return sides


def _shared_sides(a: Telling, b: Telling) -> set[CountryCode]:
    first, second = _by_side(a), _by_side(b)
    return {side for side in first.keys() & second.keys() if first[side] & second[side]}


def _other_people(a: Telling, b: Telling) -> bool:
    """Whether both name people of one side, and none in common."""
    first, second = _by_side(a), _by_side(b)
    return any(not first[side] & second[side] for side in first.keys() & second.keys() if side)


def _dates_agree(a: Telling, b: Telling) -> bool:
    if not a.event.date or not b.event.date or agree(a.event.date, b.event.date):
        return True
    near = SAME_ROUND_WITHIN if _same_round(a, b) else 1
    apart = days_apart(a.event.date, b.event.date)
    return (apart is not None and abs(apart) <= near) or _within(a, b) or _within(b, a)


def _same_round(a: Telling, b: Telling) -> bool:
    return (
        a.event.round is not None
        and a.event.round == b.event.round
        and (same_series(a.series, b.series) or (a.event.kind == b.event.kind and not (a.series and b.series)))
        and a.event.kind not in ("visit", "call")
    )


def _same_day(a: Telling, b: Telling) -> bool:
    same = a.event.date == b.event.date and is_day(a.event.date)
    return same or _within(a, b) or _within(b, a)


def _within(a: Telling, b: Telling) -> bool:
    """Whether the day of `a` lies in the span of days of `b`."""
    day, first, last = a.event.date, b.event.date, b.event.end_date
    return bool(is_day(day) and is_day(first) and is_day(last) and day and first and last and first <= day <= last)


def _beside(a: Telling, b: Telling) -> bool:
    apart = days_apart(a.event.date, b.event.date)
    return apart is not None and abs(apart) <= 1


def _told_together(a: Telling, b: Telling) -> bool:
    """Whether both were held, and told within the same few days."""
    apart = days_apart(_told_on(a), _told_on(b))
    return a.event.status == b.event.status == "held" and apart is not None and abs(apart) <= TOLD_WITHIN


def _told_on(one: Telling) -> IsoDate | None:
    return one.event.date or one.published


def _joined(groups: list[Indexes], pairs: Iterable[IndexPair], tellings: Sequence[Telling]) -> list[Indexes]:
    """The groups, joined where pairs connect them and no two tellings of the result contradict each other."""
    group_of = {index: at for at, group in enumerate(groups) for index in group}
    edges = {(min(e), max(e)) for i, j in pairs if len(e := {group_of[i], group_of[j]}) == 2}
    found = components(range(len(groups)), edges)
    clear = {at for part in found if _consistent(_members(part, groups), tellings) for at in part}
    kept = {e for e in edges if clear.issuperset(e)} | _unambiguous(
        {e for e in edges if not clear & set(e)}, groups, tellings
    )
    return _only_consistent(components(range(len(groups)), kept), groups, tellings)


def _members(part: Iterable[int], groups: list[Indexes]) -> Indexes:
    return {i for at in part for i in groups[at]}


def _unambiguous(edges: set[IndexPair], groups: list[Indexes], tellings: Sequence[Telling]) -> set[IndexPair]:
    """The edges without those of a group whose neighbours contradict each other."""
    neighbours: dict[int, set[int]] = {}
    for a, b in edges:
        neighbours.setdefault(a, set()).add(b)
        neighbours.setdefault(b, set()).add(a)
    torn = {at for at, near in neighbours.items() if not _consistent(_members((at, *near), groups), tellings)}
    return {(a, b) for a, b in edges if not {a, b} & torn}


def _only_consistent(found: list[set[int]], groups: list[Indexes], tellings: Sequence[Telling]) -> list[Indexes]:
    result: list[Indexes] = []
    for part in found:
        merged = _members(part, groups)
        result += [merged] if _consistent(merged, tellings) else [groups[at] for at in sorted(part)]
    return result


def _consistent(group: Indexes, tellings: Sequence[Telling]) -> bool:
    return not any(contradict(tellings[i], tellings[j]) for i, j in combinations(sorted(group), 2))
