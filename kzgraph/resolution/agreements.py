"""Agreements: which documents between parties, told of in several texts, are one, and what became of them.

Invariant: the clusters are a pure function of the set of tellings; two tellings that contradict each other are never of
one agreement, and one that could be of two is an agreement of its own. A title that tells nothing ("joint statement")
joins only where the parties and the day are told and the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import AgreementKind, AgreementStatus, CountryCode, IsoDate
from kzgraph.resolution.clusters import joined
from kzgraph.resolution.countries import country_name
from kzgraph.resolution.dates import best, shown
from kzgraph.resolution.decided import Outcome, about, outcome
from kzgraph.resolution.encounters import most_told
from kzgraph.resolution.ids import digest, join, slug, told_apart
from kzgraph.resolution.same_agreement import STEPS, Link, Telling, link, names_kind, shorts, title_key, why_not

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

Group = tuple[Telling, ...]


def cluster(tellings: Iterable[Telling]) -> list[Group]:
    """The tellings grouped by agreement."""
    items = _alike(tellings)
    links = _links([item[0] for item in items])

    known: dict[tuple[int, int], bool] = {}

    def contradict(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair not in known:
            known[pair] = pair not in links and bool(why_not(items[a][0], items[b][0]))
        return known[pair]

    groups = [{index} for index in range(len(items))]
    for step in range(STEPS):
        groups = joined(groups, [pair for pair, said in links.items() if said.step == step], contradict)
    found = (_ordered(t for index in group for t in items[index]) for group in groups)
    return sorted(found, key=lambda group: group[0].sort_key)


def _alike(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Tellings that say the same, as one item."""
    alike: dict[tuple[object, ...], list[Telling]] = {}
    for one in sorted(set(tellings), key=lambda t: t.sort_key):
        alike.setdefault(one.signature, []).append(one)
    return [part for same in alike.values() for part in _one_agreement(same)]


def _one_agreement(same: list[Telling]) -> list[list[Telling]]:
    """Tellings that say the same are one agreement, unless that is too little to show it."""
    return [same] if len(same) < 2 or link(same[0], same[1]) else [[one] for one in same]


def _ordered(group: Iterable[Telling]) -> Group:
    return tuple(sorted(group, key=lambda t: t.sort_key))


def _links(items: Sequence[Telling]) -> dict[tuple[int, int], Link]:
    """The pairs that may be one agreement, each with what shows it."""
    return {pair: said for pair in _compared(items) if (said := link(items[pair[0]], items[pair[1]]))}


def compared(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of tellings that have a block key in common; of those that say the same one stands for all."""
    items = [part[0] for part in _alike(tellings)]
    yield from ((items[at], items[to]) for at, to in _compared(items))


def _compared(items: Sequence[Telling]) -> list[tuple[int, int]]:
    blocks: dict[Key, list[int]] = {}
    for index, one in enumerate(items):
        for key in block_keys(one):
            blocks.setdefault(key, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        if key[0]:
            pairs.update(combinations(block, 2))
        else:
            partly = [index for index in block if not parties_key(items[index])]
            pairs.update((min(i, j), max(i, j)) for i in partly for j in block if i != j)
    return sorted(pairs)


Key = tuple[str, ...]


def parties_key(one: Telling) -> str:
    """The two countries; "" where a text names fewer, and may have left some out, or more."""
    return "-".join(sorted(one.countries)) if len(one.countries) == 2 else ""


def block_keys(one: Telling) -> frozenset[Key]:
    """Tellings without a key in common are not compared: both countries with the title's words, its abbreviation or the
    day; and, first "", the same without the countries, by which only those are compared that do not name two."""
    return frozenset((parties, *told) for parties in {parties_key(one), ""} for told in _told(one))


def _told(one: Telling) -> Iterator[Key]:
    yield from (("title", *sorted(title)) for title in one.titles)
    yield from (("short", short.removeprefix("~")) for short in shorts(one.agreement))
    if not one.titles:
        yield ("generic", one.agreement.kind, one.agreement.date or "")


def reasons(group: Group) -> tuple[str, ...]:
    """Why the tellings of a group are of one agreement, in words, the surest reason first; none for a single one."""
    first = {t.signature: t for t in reversed(group)}
    found = {said for a, b in combinations(first.values(), 2) if (said := link(a, b))}
    if len(group) > len(first):
        found |= {said for t in group if (said := link(first[t.signature], t)) and t is not first[t.signature]}
    return tuple(dict.fromkeys(said.why for said in sorted(found, key=lambda s: (s.step, s.why))))


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
    return sorted((_ordered(group) for group in resolved(tellings, decisions).groups), key=lambda g: g[0].sort_key)


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
    titled = {f"agreement:{_wanted(group, t.agreement.title)}" for t in group}
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
