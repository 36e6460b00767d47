"""Which meeting of its series a meeting follows, where others are added to the series or leave it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kzgraph.resolution.meetings.series import Session, last_before, series_of, two_sided
from kzgraph.resolution.updating.meetings_held import Held, Series, SeriesKey
from kzgraph.resolution.updating.memory import Whole

MOST_SESSIONS = 5000
"""Encounters of the same parties, or of one name, up to which what follows which is looked at anew."""


_NONE: frozenset[int] = frozenset()


def series_key(one: Session) -> SeriesKey:
    """Encounters with other keys do not follow it."""
    return tuple(sorted(one.parties)), () if two_sided(one.parties) else tuple(sorted(one.words))


def series(sessions: Mapping[int, Session]) -> Series:
    """All of one key, and what each follows."""
    before: dict[int, int] = {}
    for group in series_of(sessions):
        told = [(at, sessions[at]) for at in group]
        before |= {at: found for at, one in told if (found := last_before(one, told)) is not None}
    return Series(dict(sessions), before)


def change_series(
    held: Held, left: Iterable[tuple[SeriesKey, int]], added: Iterable[tuple[SeriesKey, int, Session]]
) -> set[int]:
    """Take meetings out of their series, and put others in. Which others follow another one than before."""
    gone: dict[SeriesKey, set[int]] = {}
    more: dict[SeriesKey, dict[int, Session]] = {}
    for key, at in left:
        gone.setdefault(key, set()).add(at)
    for key, at, one in added:
        more.setdefault(key, {})[at] = one
    found: set[int] = set()
    for key in gone.keys() | more.keys():
        found |= _change(held.series.setdefault(key, Series({}, {})), gone.get(key, ()), more.get(key, {}))
    return found


def _change(known: Series, gone: Collection[int], more: Mapping[int, Session]) -> set[int]:
    if len(known.sessions) + len(more) > MOST_SESSIONS:
        raise Whole
    groups = {at: frozenset(group) for group in series_of(known.sessions) for at in group}
    was = dict(known.before)
    for at in gone:
        del known.sessions[at]
        known.before.pop(at, None)
    known.sessions.update(more)
    changed: set[int] = set()
    for group in series_of(known.sessions):
        members = frozenset(group)
        joined = {own: members - own for own in {groups.get(at, _NONE) for at in group}}
        for at in group:
            before, beside = was.get(at), joined[groups.get(at, _NONE)]
            if before is not None and before not in members:
                beside = members
            if not beside:
                continue
            others = beside if before is None else beside | ({before} & members)
            found = last_before(known.sessions[at], ((other, known.sessions[other]) for other in others))
            known.before.pop(at, None)
            if found is not None:
                known.before[at] = found
            if found != before:
                changed.add(at)
    return changed - more.keys()
