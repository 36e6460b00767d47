"""The ids of meetings, and those that lead to them, where meetings come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kzgraph.resolution.grouping.ids import told_apart
from kzgraph.resolution.updating.meetings_held import Held, Meeting
from kzgraph.resolution.updating.memory import Whole

MOST_NAMED = 300
"""Meetings of one person, or that one id would lead to, up to which they are looked at anew."""


def remember_ids(held: Held, meetings: Mapping[int, Meeting]) -> None:
    """Fill the shelves of ids and people; the meetings' further ids are set."""
    wanted: dict[str, set[int]] = {}
    nodes: dict[str, set[int]] = {}
    given: dict[str, set[int]] = {}
    people: dict[str, set[int]] = {}
    posts: dict[str, set[int]] = {}
    for at, one in meetings.items():
        wanted.setdefault(one.wanted, set()).add(at)
        nodes.setdefault(one.node, set()).add(at)
        for an_id in one.given:
            given.setdefault(an_id, set()).add(at)
        for person in one.people:
            people.setdefault(person, set()).add(at)
        for post in one.posts:
            posts.setdefault(post, set()).add(at)
    for one in meetings.values():
        one.others = tuple(sorted(one.given - nodes.keys()))
    held.wanted.fill(wanted)
    held.nodes.fill(nodes)
    held.given.fill(given)
    held.posts.fill(posts)
    held.people.fill({who: found if len(found) <= MOST_NAMED else len(found) for who, found in people.items()})


def enter(held: Held, at: int, one: Meeting) -> None:
    """Put a meeting among those that want its id, that would be led to, and of its people."""
    held.wanted.setdefault(one.wanted, set()).add(at)
    for an_id in one.given:
        held.given.setdefault(an_id, set()).add(at)
    for post in one.posts:
        held.posts.setdefault(post, set()).add(at)
    for person in one.people:
        known = held.people.setdefault(person, set())
        if isinstance(known, int):
            held.people[person] = known + 1
        else:
            known.add(at)
            if len(known) > MOST_NAMED:
                held.people[person] = len(known)


def leave(held: Held, at: int, one: Meeting) -> None:
    """Take it out again."""
    held.wanted[one.wanted].discard(at)
    for an_id in one.given:
        held.given[an_id].discard(at)
    for post in one.posts:
        held.posts[post].discard(at)
    for person in one.people:
        known = held.people[person]
        if isinstance(known, int):
            held.people[person] = known - 1
        else:
            known.discard(at)


def of_people(held: Held, people: Iterable[str]) -> set[int]:
    """The meetings of the people. Raises Whole where there are very many."""
    found: set[int] = set()
    for person in people:
        known = held.people.get(person) or set()
        if isinstance(known, int):
            raise Whole
        found |= known
    return found


def name_anew(
    held: Held, dropped: Collection[Meeting], changed: Collection[int]
) -> tuple[set[str], set[str], set[int]]:
    """Give the changed meetings, and all that want an id of theirs or of one that is no more, the ids of their nodes.
    The ids that were let go, those that were given, and the meetings that have another one than before."""
    wanted = {held.found[at].wanted for at in changed} | {one.wanted for one in dropped}
    nodes = {at: node for an_id in wanted for at, node in _named(held, an_id).items() if held.found[at].node != node}
    old = [(at, node) for at in nodes if (node := held.found[at].node)]
    for node in [*(node for _, node in old), *(one.node for one in dropped)]:
        check_alone(held, node)
        held.nodes[node].clear()
    for at, node in nodes.items():
        held.found[at].node = node
        held.nodes.setdefault(node, set()).add(at)
        check_alone(held, node)
    return {node for _, node in old} | {one.node for one in dropped}, set(nodes.values()), set(nodes)


def _named(held: Held, wanted: str) -> dict[int, str]:
    keys = {held.found[at].told_apart_by: at for at in held.wanted.get(wanted) or ()}
    found = told_apart({wanted: list(keys)}) if keys else {}
    return {keys[key]: f"meeting:{told}" for key, told in found.items()}


def check_alone(held: Held, node: str) -> None:
    """Raises Whole where two meetings have one id, which chance alone brings about."""
    if len(held.nodes[node]) > 1:
        raise Whole


def taken(held: Held, an_id: str) -> bool:
    """Whether a node has the id."""
    return bool(held.nodes.get(an_id))


def lead_anew(held: Held, meetings: Iterable[int]) -> set[int]:
    """Find the further ids of the meetings. Which have others than before."""
    changed: set[int] = set()
    for at in meetings:
        one = held.found[at]
        others = tuple(sorted(an_id for an_id in one.given if not taken(held, an_id)))
        if others != one.others:
            one.others = others
            changed.add(at)
    return changed


def led_to(held: Held, ids: Iterable[str]) -> set[int]:
    """The meetings that list one of the ids, or would if no node had it. Raises Whole where there are very many."""
    found: set[int] = set()
    for an_id in ids:
        known = held.given.get(an_id) or set()
        if len(known) > MOST_NAMED:
            raise Whole
        found |= known
    return found
