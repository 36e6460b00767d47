"""Agreements: which documents between parties, told of in several texts, are one.

Invariant: the clusters are a pure function of the set of tellings; a title that tells nothing ("joint statement") joins
only where the parties and the day are told and the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from kzgraph.data_files import lexicon
from kzgraph.model import Agreement, AgreementStatus, CountryCode, IsoDate
from kzgraph.resolution.clusters import components
from kzgraph.resolution.countries import country_name, mentions
from kzgraph.resolution.dates import agree, best, days_apart, is_day, shown
from kzgraph.resolution.encounters import most_told
from kzgraph.resolution.ids import digest, join, slug, told_apart
from kzgraph.resolution.names import words

STATUS_ORDER: tuple[AgreementStatus, ...] = (
    "mentioned",
    "planned",
    "negotiated",
    "initialled",
    "signed",
    "ratified",
    "in_force",
)
"""How far an agreement has come: a node has the furthest that any document tells."""

SIGNED: frozenset[AgreementStatus] = frozenset({"signed", "ratified"})
"""Statuses whose date is the day of signature."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One agreement as one document tells of it; `parties` are node ids, `countries` theirs."""

    document: str
    published: IsoDate | None
    agreement: Agreement
    parties: frozenset[str]
    countries: frozenset[CountryCode]
    source: str
    """What the document counts as: itself, or the original of which it is a near-copy."""

    @property
    def title(self) -> frozenset[str]:
        """The telling words of the title; none where it is generic."""
        return title_key(self.agreement.title)

    @property
    def sort_key(self) -> tuple[str, str]:
        """An order that depends on what is told alone."""
        return self.document, self.agreement.model_dump_json()


_PARTIES = re.compile(
    r"\bbetween\b.*?(?=\s(?:on|for|regarding|concerning|in the field|in the area|to)\s|$)", re.I | re.S
)


@lru_cache(maxsize=65536)
def title_key(title: str) -> frozenset[str]:
    """What a title tells beside kind and parties: "Agreement between A and B on Readmission" is {readmission}."""
    plain = words(_PARTIES.sub(" ", re.sub(r"\([^)]*\)", " ", title)))
    named = {at for first, last, _ in mentions(plain) for at in range(first, last)}
    generic = lexicon("generic_words")["agreements"]
    return frozenset(w.removesuffix("s") for at, w in enumerate(plain) if at not in named and w not in generic)


def cluster(tellings: Iterable[Telling]) -> list[tuple[Telling, ...]]:
    """The tellings grouped by agreement."""
    items = sorted(set(tellings), key=lambda t: t.sort_key)
    blocks: dict[tuple[str, ...], list[int]] = {}
    for index, one in enumerate(items):
        for key in _block_keys(one):
            blocks.setdefault(key, []).append(index)
    pairs = [p for block in blocks.values() for p in combinations(block, 2) if one_agreement(items[p[0]], items[p[1]])]
    groups = components(range(len(items)), pairs)
    whole = [part for group in groups for part in _consistent_parts(group, items)]
    return sorted((tuple(items[i] for i in sorted(part)) for part in whole), key=lambda g: g[0].sort_key)


def _block_keys(one: Telling) -> list[tuple[str, ...]]:
    title = tuple(sorted(one.title)) or tuple(sorted(one.parties))
    short = _abbreviation(one.agreement)
    return [(one.agreement.kind, *title), *([("abbreviation", short)] if short else [])]


def _abbreviation(agreement: Agreement) -> str:
    """The abbreviation, given beside the title, in brackets behind it, or as the title itself."""
    inside = re.search(r"\(([A-Z][A-Za-z+]{1,9})\)", agreement.title)
    alone = re.fullmatch(r"[A-Z][A-Z+]{2,9}", agreement.title)
    return agreement.abbreviation or (inside.group(1) if inside else alone.group(0) if alone else "")


def one_agreement(a: Telling, b: Telling) -> bool:
    """Whether two tellings are of one agreement: same title (or abbreviation), parties and, where told, date."""
    short = _abbreviation(a.agreement)
    if not _parties_agree(a, b) or not _dates_agree(a, b):
        return False
    if short and short == _abbreviation(b.agreement):
        return True
    if a.agreement.kind != b.agreement.kind or a.title != b.title:
        return False
    return bool(a.title) or _same_day_and_parties(a, b)


def _same_day_and_parties(a: Telling, b: Telling) -> bool:
    first, second = a.agreement.date, b.agreement.date
    return len(a.countries) > 1 and a.countries == b.countries and is_day(first) and first == second


def _parties_agree(a: Telling, b: Telling) -> bool:
    if not a.parties or not b.parties or a.parties <= b.parties or b.parties <= a.parties:
        return True
    return a.countries == b.countries and (_of_states(a) or _of_states(b))


def _of_states(one: Telling) -> bool:
    """Whether the parties are countries, governments or the like: another text may name the one for the other."""
    return all(p.startswith("country:") or p.endswith("-government") or "union" in p for p in one.parties)


def _dates_agree(a: Telling, b: Telling) -> bool:
    first, second = a.agreement.date, b.agreement.date
    if not first or not second or {a.agreement.status, b.agreement.status} - SIGNED:
        return True
    apart = days_apart(first, second)
    return agree(first, second) or (apart is not None and abs(apart) <= 1)


def _consistent_parts(group: set[int], items: Sequence[Telling]) -> list[set[int]]:
    """The group; where two of it contradict each other through a third, its tellings by parties and date."""
    members = sorted(group)
    fits = all(
        _parties_agree(items[i], items[j]) and _dates_agree(items[i], items[j]) for i, j in combinations(members, 2)
    )
    if fits:
        return [group]
    parts: dict[tuple[object, ...], set[int]] = {}
    for i in members:
        parts.setdefault((items[i].parties, items[i].agreement.date), set()).add(i)
    return list(parts.values())


Group = tuple[Telling, ...]


def status_of(group: Group) -> AgreementStatus:
    """The furthest status."""
    return max((t.agreement.status for t in group), key=STATUS_ORDER.index)


def signed_on(group: Group) -> IsoDate | None:
    """The day of signature, by the declared rule."""
    return best(date for _, date in {(t.source, t.agreement.date) for t in group if t.agreement.status in SIGNED})


def title_of(group: Group) -> str:
    """The title as most sources give it."""
    return most_told((t.source, t.agreement.title) for t in group) or ""


def countries_of(group: Group) -> list[CountryCode]:
    """The parties' countries, sorted."""
    return sorted({code for t in group for code in t.countries})


def name_of(group: Group) -> str:
    """The title; one that tells nothing with the parties and the date."""
    title = title_of(group)
    title = title[:1].upper() + title[1:]
    if title_key(title):
        return title
    parties = "–".join(country_name(code) for code in countries_of(group))
    date = _date(group)
    return ", ".join(part for part in (title, parties, shown(date) if date else "") if part)


def _date(group: Group) -> IsoDate | None:
    return signed_on(group) or best(t.agreement.date for t in group)


def ids(groups: Iterable[Group]) -> dict[Group, str]:
    """An id for each: `agreement:gb-kz-agreement-on-strategic-partnership-and-cooperation`; one whose title tells
    nothing has its date, or when it was told of, in it."""
    wanted: dict[str, list[tuple[str, ...]]] = {}
    keys: dict[tuple[str, ...], Group] = {}
    for group in groups:
        parties = join(*sorted(slug(p.split(":", 1)[1], 24) for t in group for p in t.parties if p[0] == "o")[:2])
        key = (digest(*(part for t in group for part in t.sort_key)), _date(group) or "", parties)
        keys[key] = group
        wanted.setdefault(_wanted(group), []).append(key)
    return {keys[key]: f"agreement:{told}" for key, told in told_apart(wanted).items()}


def _wanted(group: Group) -> str:
    codes = [code.lower() for code in countries_of(group)[:4]]
    title = title_of(group)
    told = min((t.published for t in group if t.published), default=None)
    when = "" if title_key(title) else _date(group) or (f"told-{told}" if told else "undated")
    return join(*codes, slug(title), when)


def statements(group: Group) -> Mapping[str, Agreement]:
    """What each document says: of several tellings in one document the furthest."""
    said: dict[str, Agreement] = {}
    for t in sorted(group, key=lambda t: (STATUS_ORDER.index(t.agreement.status), t.sort_key)):
        said[t.document] = t.agreement
    return said
