"""The meetings of which documents tell that come or go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kzgraph.resolution.meetings.encounters import Encounter, encounter
from kzgraph.resolution.meetings.groups import ordered
from kzgraph.resolution.meetings.ids import Surnames, given_ids, told_apart_by, wanted_id
from kzgraph.resolution.meetings.series import Session, gap, session
from kzgraph.resolution.meetings.telling import Telling
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.meetings import Found, MeetingOf, add_follows, add_meeting
from kzgraph.resolution.nodes.told import Told
from kzgraph.resolution.updating import meetings_ids as names_of
from kzgraph.resolution.updating.meetings_held import Held, Meeting, SeriesKey
from kzgraph.resolution.updating.meetings_series import change_series, series, series_key
from kzgraph.resolution.updating.meetings_told import NOWHERE, encounters_around, remember_items, take_in, told_of
from kzgraph.resolution.updating.memory import Memory
from kzgraph.resolution.updating.rebuilt import Rebuilt


@dataclass(frozen=True)
class RebuiltMeetings(Rebuilt):
    """With the meeting that each event of those made is."""

    meeting_of: MeetingOf = field(default_factory=dict)


def remember(memory: Memory, found: Found, tell: Callable[[Telling], Told], surnames: Surnames) -> None:
    """Keep what `update` needs of the meetings of a whole graph; `tell` is their world's `teller`."""
    held, how = Held(memory), found.clustered
    number_of = {id(one.group[0]): at for at, one in enumerate(found.encounters)}
    groups = [ordered(t for i in group for t in how.items[i].tellings) for group in how.encounters]
    meeting_of = {i: number_of[id(group[0])] for group, own in zip(groups, how.encounters, strict=True) for i in own}
    told = {at: tuple(tell(t) for t in item.tellings) for at, item in enumerate(how.items)}
    remember_items(held, how, told, meeting_of)
    items: dict[int, set[int]] = {}
    for item, at in meeting_of.items():
        items.setdefault(at, set()).add(item)
    meetings: dict[int, Meeting] = {}
    sessions: dict[SeriesKey, dict[int, Session]] = {}
    for at, one in enumerate(found.encounters):
        node = found.node_ids[one]
        posts = frozenset(part.post for t in one.group for part in tell(t).parts if part.post)
        meetings[at], placed = _meeting(frozenset(items[at]), one, posts, surnames, found.given[node])
        meetings[at].node = node
        if placed:
            sessions.setdefault(series_key(placed), {})[at] = placed
    names_of.remember_ids(held, meetings)
    held.found.fill(meetings)
    held.series.fill({key: series(of_key) for key, of_key in sessions.items()})
    held.begin({"item": len(how.items), "meeting": len(meetings)})


def update(
    memory: Memory,
    graph: GraphBuilder,
    gone: Collection[str],
    new: Sequence[Told],
    surnames: Surnames,
    respelt: Collection[str],
    renamed: Iterable[str],
    names: Mapping[str, str],
) -> RebuiltMeetings:
    """Put the meetings into the graph that the new tellings make or change, or those that go with their texts, and what
    follows which of them.

    `surnames` has those of every person as all documents spell them, `respelt` are people whose entry is another than
    before, `renamed` posts that have another name, `names` the shown names of people's and posts' nodes. Raises Whole.
    """
    held = Held(memory)
    regrouped = _regroup(held, gone, new)
    made, old_ids = _settle(held, regrouped, respelt, surnames)
    made |= told_of(held, new).union(*(held.posts.get(post, ()) for post in renamed))
    documents = frozenset(told.document for told in new)
    for at in sorted(made):
        _put(held, graph, at, documents, names)
    meetings = [held.found[at] for at in made]
    return RebuiltMeetings(
        made=frozenset(one.node for one in meetings),
        gone=frozenset(an_id for an_id in old_ids if not names_of.taken(held, an_id)),
        meeting_of={(t.telling.document, t.telling.event): one.node for one in meetings for t in held.told(one.items)},
    )


@dataclass(frozen=True, slots=True)
class _Regrouped:
    """The encounters that are new as the sets of their items, and the meetings that are no more."""

    formed: list[frozenset[int]]
    dropped: dict[int, Meeting]


def _regroup(held: Held, gone: Collection[str], new: Sequence[Told]) -> _Regrouped:
    seeds, shaken = take_in(held, gone, new)
    groups = encounters_around(held, seeds)
    touched = {held.items[item].meeting for group in groups for item in group} | shaken
    before = {at: held.found[at] for at in touched if at != NOWHERE}
    stay = {one.items for one in before.values()}.intersection(groups)
    dropped = {at: one for at, one in before.items() if one.items not in stay}
    return _Regrouped([group for group in groups if group not in stay], dropped)


def _settle(
    held: Held, regrouped: _Regrouped, respelt: Collection[str], surnames: Surnames
) -> tuple[set[int], set[str]]:
    """Keep what has changed. The meetings that have to be made anew, and the ids that some of them had."""
    for at, one in regrouped.dropped.items():
        names_of.leave(held, at, one)
        held.found.pop(at)
    formed: dict[int, Session | None] = {}
    for items in regrouped.formed:
        at = held.number("meeting")
        held.found[at], formed[at] = _meeting(items, _encounter(held, items), _posts(held, items), surnames)
        names_of.enter(held, at, held.found[at])
        for item in items:
            held.items[item].meeting = at
    spelt = {at for at in names_of.of_people(held, respelt) - formed.keys() if _respell(held, at, surnames)}
    old_ids, new_ids, renamed = names_of.name_anew(held, regrouped.dropped.values(), formed.keys() | spelt)
    led = names_of.lead_anew(held, formed.keys() | spelt | names_of.led_to(held, old_ids ^ new_ids))
    follow = change_series(
        held,
        ((one.series, at) for at, one in regrouped.dropped.items() if one.series is not None),
        ((series_key(one), at, one) for at, one in formed.items() if one),
    )
    return formed.keys() | renamed | led | follow, old_ids


def _respell(held: Held, at: int, surnames: Surnames) -> bool:
    """Whether a meeting has other ids, own or further, by the surnames as they are spelt now."""
    one = held.found[at]
    new, _ = _meeting(one.items, _encounter(held, one.items), one.posts, surnames)
    new.node, new.others = one.node, one.others
    if new == one:
        return False
    names_of.leave(held, at, one)
    names_of.enter(held, at, new)
    held.found[at] = new
    return True


def _put(held: Held, graph: GraphBuilder, at: int, new: Collection[str], names: Mapping[str, str]) -> None:
    """Put a meeting into the graph with all its relationships."""
    one, told = held.found[at], held.told(held.found[at].items)
    names_of.check_alone(held, one.node)
    add_meeting(graph, one.node, encounter(tuple(t.telling for t in told)), told, names.__getitem__, new)
    graph.node(one.node, (), otherIds=list(one.others))
    if one.series is None:
        return
    known = held.series[one.series]
    for later, earlier in known.before.items():
        if at in (later, earlier):
            missing = gap(known.sessions[later], known.sessions[earlier])
            add_follows(graph, _node(held, later), _node(held, earlier), missing)


def _node(held: Held, at: int) -> tuple[str, list[Told]]:
    return held.found[at].node, held.told(held.found[at].items)


def _encounter(held: Held, items: frozenset[int]) -> Encounter:
    return encounter(tuple(told.telling for told in held.told(items)))


def _posts(held: Held, items: frozenset[int]) -> frozenset[str]:
    return frozenset(part.post for told in held.told(items) for part in told.parts if part.post)


def _meeting(
    items: frozenset[int],
    one: Encounter,
    posts: frozenset[str],
    surnames: Surnames,
    given: frozenset[str] | None = None,
) -> tuple[Meeting, Session | None]:
    placed = session(one)
    key = series_key(placed) if placed else None
    found = frozenset(given_ids(one, surnames)) if given is None else given
    return Meeting(
        items, wanted_id(one), told_apart_by(one, surnames), found, frozenset(one.people), posts, key
    ), placed
