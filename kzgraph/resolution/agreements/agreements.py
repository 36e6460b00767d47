"""Agreements: the documents between parties that texts tell of, what is told of each, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import AgreementKind, AgreementStatus, CountryCode, IsoDate
from kzgraph.resolution.agreements.groups import Group, cluster, ordered
from kzgraph.resolution.agreements.same_agreement import STEPS, link
from kzgraph.resolution.agreements.telling import Telling
from kzgraph.resolution.agreements.titles import names_kind, title_key
from kzgraph.resolution.grouping.decided import Outcome, about, outcome
from kzgraph.resolution.grouping.ids import digest, join, slug, told_apart
from kzgraph.resolution.grouping.most_told import most_told
from kzgraph.resolution.values.countries import country_name
from kzgraph.resolution.values.dates import best, shown

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
"""Statuses of which the signing is told beside them."""


def resolved(tellings: Iterable[Telling], decisions: Decisions = NONE) -> Outcome[Telling]:
    """The tellings grouped by agreement: automatically, then as decided."""
    found = {frozenset(group): group for group in cluster(tellings)}
    node_ids = {frozenset(group): node for group, node in ids(found.values()).items()}
    return outcome(list(found), own_ids, node_ids, about(decisions, "agreement"), _strength)


def _strength(a: Telling, b: Telling) -> float:
    found = link(a, b)
    return STEPS - found.step if found else 0


def groups_of(tellings: Iterable[Telling], decisions: Decisions = NONE) -> list[Group]:
    """The agreements of which the tellings are, in an order of their own."""
    return sorted((ordered(group) for group in resolved(tellings, decisions).groups), key=lambda g: g[0].sort_key)


def status_of(group: Group) -> AgreementStatus:
    """The furthest status."""
    return max((t.agreement.status for t in group), key=STATUS_ORDER.index)


def kind_of(group: Group) -> AgreementKind:
    """The kind that most sources tell, of those whose title says it if there are any."""
    said = [t for t in group if names_kind(t.agreement)]
    return most_told((t.source, t.agreement.kind) for t in said or group) or "other"


def signed_on(group: Group) -> IsoDate | None:
    """The day of signature, by the declared rule."""
    return best(date for _, date in {(t.source, t.agreement.date) for t in group if t.agreement.status == "signed"})


def title_of(group: Group) -> str:
    """The title as most sources give it; an abbreviation only where none spells it out."""
    spelt = [t for t in group if not t.agreement.title.isupper()]
    return most_told((t.source, t.agreement.title) for t in spelt or group) or ""


def aliases_of(group: Group) -> list[str]:
    """The titles and abbreviations under which documents have it, without its name, sorted."""
    titles = {t.agreement.title for t in group} | {t.agreement.abbreviation or "" for t in group}
    return sorted({title[:1].upper() + title[1:] for title in titles if title} - {name_of(group)})


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
        key = _told_apart_by(group)
        keys[key] = group
        wanted.setdefault(_wanted(group, title_of(group)), []).append(key)
    return {keys[key]: f"agreement:{told}" for key, told in told_apart(wanted).items()}


def _told_apart_by(group: Group) -> tuple[str, ...]:
    parties = join(*sorted(slug(p.split(":", 1)[1], 24) for t in group for p in t.parties if p[0] == "o")[:2])
    return digest(*(part for t in group for part in t.sort_key)), _date(group) or "", parties


def _wanted(group: Group, title: str) -> str:
    codes = [code.lower() for code in countries_of(group)[:4]]
    told = min((t.published for t in group if t.published), default=None)
    when = "" if title_key(title) else _date(group) or (f"told-{told}" if told else "undated")
    return join(*codes, slug(title), when)


def own_ids(one: Telling) -> frozenset[str]:
    """The ids that the telling alone would have given, beside others or not."""
    wanted = _wanted((one,), title_of((one,)))
    told_by, *parts = _told_apart_by((one,))
    told = {join(wanted, *parts[:count]) for count in range(len(parts) + 1)} | {join(wanted, *parts, digest(told_by))}
    return frozenset(f"agreement:{part}" for part in told)


def other_ids(node_ids: Mapping[Group, str]) -> dict[str, list[str]]:
    """For each node the ids that some of its tellings would have given without the others, sorted; no node's own."""
    taken = frozenset(node_ids.values())
    return {node: sorted(_given(group) - taken) for group, node in node_ids.items()}


def _given(group: Group) -> set[str]:
    """Of each telling alone, and of each title with all the parties."""
    titled = {f"agreement:{_wanted(group, title)}" for title in {t.agreement.title for t in group}}
    return titled.union(*(own_ids(t) for t in group))


@dataclass(frozen=True, slots=True)
class Step:
    """A station of an agreement: what a document tells of its status, on the day told or else that of the document."""

    date: IsoDate | None
    status: AgreementStatus
    document: str
    told: Literal["date", "published"]


def history(group: Group) -> list[Step]:
    """All that is told of the status, in order of time, then from planned to in force; mentions tell none."""
    steps = {_step(t) for t in group if t.agreement.status != "mentioned"}
    return sorted(steps, key=lambda s: (s.date or "9999", STATUS_ORDER.index(s.status), s.document, s.told))


def _step(t: Telling) -> Step:
    date = t.agreement.date
    return Step(date or t.published, t.agreement.status, t.document, "date" if date else "published")


def statements(group: Group) -> dict[str, list[tuple[AgreementStatus, IsoDate | None]]]:
    """What each document says of status and date, from planned to in force: the last is the furthest."""
    said: dict[str, list[tuple[AgreementStatus, IsoDate | None]]] = {}
    for t in sorted(group, key=lambda t: (STATUS_ORDER.index(t.agreement.status), t.agreement.date or "", t.sort_key)):
        told = (t.agreement.status, t.agreement.date)
        if told not in said.setdefault(t.document, []):
            said[t.document].append(told)
    return said
