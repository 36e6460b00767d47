"""Ids of meetings, those by which they may be asked for, and the meetings as people have decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import CountryCode
from kzgraph.resolution.grouping.decided import Outcome, about, outcome
from kzgraph.resolution.grouping.ids import digest, join, slug, told_apart
from kzgraph.resolution.meetings.encounters import Encounter, encounter
from kzgraph.resolution.meetings.groups import cluster, ordered
from kzgraph.resolution.meetings.same_encounter import STEPS, link
from kzgraph.resolution.meetings.telling import Telling

_SHOWN_COUNTRIES = 4
_SHOWN_SURNAMES = 4

MOST_COMBINATIONS = 60
"""Combinations of date, kind and parties of one meeting up to which each has an id that leads to it."""

MOST_SPELLINGS = 16
"""Ways to spell the surnames of one telling up to which each has an id that leads to it, as they are shown first."""

Surnames = Mapping[str, Sequence[str]]
"""By people's node ids the slugs of their surnames as any document spells them, the one that is shown first."""


def resolved(tellings: Iterable[Telling], surnames: Surnames, decisions: Decisions = NONE) -> Outcome[Telling]:
    """The tellings grouped by encounter: automatically, then as decided."""
    groups = cluster(tellings)
    found = {frozenset(group): group for group in groups}
    decided = about(decisions, "meeting")
    if not decided.same and not decided.different:
        return Outcome(list(found), {})
    node_ids = ids([encounter(group) for group in groups], surnames)
    by_group = {frozenset(one.group): node for one, node in node_ids.items()}
    return outcome(list(found), lambda t: own_ids(t, surnames), by_group, decided, _strength)


def encounters(tellings: Iterable[Telling], surnames: Surnames, decisions: Decisions = NONE) -> list[Encounter]:
    """The encounters of which the tellings are, in an order of their own."""
    groups = (ordered(group) for group in resolved(tellings, surnames, decisions).groups)
    return [encounter(group) for group in sorted(groups, key=lambda group: group[0].sort_key)]


def _strength(a: Telling, b: Telling) -> float:
    found = link(a, b)
    return STEPS - found.step if found else 0


def ids(encounters: Sequence[Encounter], surnames: Surnames) -> dict[Encounter, str]:
    """An id for each, as in `meeting:2024-10-18-consultations-be-kz`; those that share one are told apart by the
    participants' surnames, the place, the round, and at last a digest of where they are told."""
    wanted: dict[str, list[tuple[str, ...]]] = {}
    keys: dict[tuple[str, ...], Encounter] = {}
    for one in encounters:
        key = told_apart_by(one, surnames)
        keys[key] = one
        wanted.setdefault(wanted_id(one), []).append(key)
    return {keys[key]: f"meeting:{told}" for key, told in told_apart(wanted).items()}


def own_ids(one: Telling, surnames: Surnames) -> frozenset[str]:
    """The ids that the telling alone would have given, beside others or not."""
    return _ids_of(encounter((one,)), surnames)


def _ids_of(alone: Encounter, surnames: Surnames) -> frozenset[str]:
    wanted = wanted_id(alone)
    told_by, further = _digest(alone), _further(alone)
    found: set[str] = set()
    for spelt in _spellings(alone, surnames):
        parts = (spelt, *further)
        found |= {join(wanted, *parts[:count]) for count in range(len(parts) + 1)}
        found.add(join(wanted, *parts, digest(told_by)))
    return frozenset(f"meeting:{told}" for told in found)


def other_ids(node_ids: Mapping[Encounter, str], surnames: Surnames) -> dict[str, list[str]]:
    """For each node the ids that some of its tellings would have given without the others, sorted; no node's own."""
    taken = frozenset(node_ids.values())
    return {node: sorted(given_ids(one, surnames) - taken) for one, node in node_ids.items()}


def given_ids(one: Encounter, surnames: Surnames) -> set[str]:
    """The ids that some of its tellings would have given without the others."""
    alone = [encounter((t,)) for t in one.group] if len(one.group) > 1 else [one]
    found = {an_id for e in alone for an_id in _ids_of(e, surnames)}
    whens = {_when(e) for e in (*alone, one)}
    parties = {tuple(sorted(set(e.countries))) for e in (*alone, one)}
    kinds = {e.kind for e in (*alone, one)}
    if len(whens) * len(parties) * len(kinds) <= MOST_COMBINATIONS:
        found |= {f"meeting:{_wanted(*told)}" for told in product(whens, kinds, parties)}
    return found


def wanted_id(one: Encounter) -> str:
    """What its id is where no other has it, without the prefix."""
    return _wanted(_when(one), one.kind, one.countries)


def told_apart_by(one: Encounter, surnames: Surnames) -> tuple[str, ...]:
    """What tells it apart from others that share its id: a key for `told_apart`."""
    return _digest(one), _joined(surnames[person][0] for person in one.people), *_further(one)


def _further(one: Encounter) -> tuple[str, str]:
    return slug(one.place) if one.place else "", f"round-{one.round}" if one.round is not None else ""


def _digest(one: Encounter) -> str:
    return digest(*(repr(t.sort_key) for t in one.group))


def _when(one: Encounter) -> str:
    return one.start or (f"told-{one.told_on}" if one.told_on else "undated")


def _wanted(when: str, kind: str, countries: Iterable[CountryCode]) -> str:
    codes = sorted(code.lower() for code in countries)
    more = [f"and-{len(codes) - 3}-more"] if len(codes) > _SHOWN_COUNTRIES else []
    return join(when, kind, *(codes[:3] if more else codes), *more)


def _joined(spelt: Iterable[str]) -> str:
    return join(*sorted(set(spelt))[:_SHOWN_SURNAMES])


def _spellings(one: Encounter, surnames: Surnames) -> list[str]:
    """The surnames in an id, as fewer documents might have shown them: of those alone who can be among the first."""
    known = [surnames[person] for person in one.people]
    last = sorted(max(spelt) for spelt in known)[:_SHOWN_SURNAMES]
    named = [spelt for spelt in known if min(spelt) <= last[-1]]
    rest = [spelt[0] for spelt in known if spelt not in named]
    return [_joined((*spelt, *rest)) for spelt in islice(product(*named), MOST_SPELLINGS)]
