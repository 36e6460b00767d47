"""The agreements that are remembered: what is told of each, its id, and by what others are found that it concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kzgraph.resolution.adding.memory import Memory, Shelf, Whole
from kzgraph.resolution.adding.pacts_together import Together, item_id
from kzgraph.resolution.agreements.groups import cluster
from kzgraph.resolution.agreements.ids import given, named, wanted_by
from kzgraph.resolution.agreements.telling import Group, Telling
from kzgraph.resolution.nodes.agreements import Signed, add_agreement, met
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.meetings import MeetingOf

Key = tuple[str, ...]


class Kept:
    """The agreements, by the ids of their nodes."""

    def __init__(self, memory: Memory) -> None:
        self._together = Together(memory)
        self._told: Shelf[str, list[Signed]] = memory.shelf("agreements_told")
        """What is told of each, in the order of its group."""
        self._wanted: Shelf[str, dict[str, Key]] = memory.shelf("agreements_wanted")
        """By the id that they would like those who have it or one made from it, with the key that tells them apart."""
        self._giving: Shelf[str, set[str]] = memory.shelf("agreements_giving")
        """By an id those of which some tellings would have given it."""
        self._signed_at: Shelf[str, set[str]] = memory.shelf("agreements_signed_at")
        """By a meeting those that were signed there."""
        self._twice: Shelf[str, bool] = memory.shelf("agreements_twice")
        """The ids that two agreements have, whose nodes are one."""

    def remember(self, told: Mapping[Telling, Signed], node_ids: Mapping[Group, str]) -> None:
        """Fill the shelves with all agreements that there are."""
        self._together.remember(told)
        of_node: dict[str, list[Signed]] = {}
        twice: dict[str, bool] = {}
        wanted: dict[str, dict[str, Key]] = {}
        giving: dict[str, set[str]] = {}
        signed_at: dict[str, set[str]] = {}
        parts: dict[str, set[str]] = {}
        for group, node in node_ids.items():
            if node in of_node:
                twice[node] = True
            signed = [told[telling] for telling in group]
            of_node.setdefault(node, []).extend(signed)
            an_id, key = wanted_by(group)
            wanted.setdefault(an_id, {})[node] = key
            _enter(giving, given(group), node)
            _enter(signed_at, _meetings(signed), node)
            parts.setdefault(self._part_of(group[0]), set()).add(node)
        self._told.fill(of_node)
        self._twice.fill(twice)
        self._wanted.fill(wanted)
        self._giving.fill(giving)
        self._signed_at.fill(signed_at)
        self._together.nodes.fill(parts)

    def has(self, node: str) -> bool:
        """Whether there is such an agreement."""
        return node in self._told

    def giving(self, ids: Iterable[str]) -> set[str]:
        """The agreements of which some tellings would have given one of the ids."""
        return {node for an_id in ids for node in self._giving.get(an_id) or ()}

    def write(self, graph: GraphBuilder, node: str) -> None:
        """Put an agreement into the graph, with all its relationships."""
        if node in self._twice:
            raise Whole
        told = self._told[node]
        add_agreement(graph, node, told, sorted(other for other in given(_group(told)) if not self.has(other)))

    def meet(self, meeting_of: MeetingOf, changed: Collection[str]) -> set[str]:
        """Note the meetings that events are now, of those that were one of the changed; the agreements signed there."""
        found = {node for meeting in changed for node in self._signed_at.pop(meeting) or ()}
        for node in found:
            told = self._told[node]
            for at, (one, meeting) in enumerate(told):
                if meeting in changed:
                    now = met(one, meeting_of)
                    if now is None:
                        raise Whole
                    told[at] = (one, now)
            _enter(self._signed_at, _meetings(told), node)
        return found

    def regroup(self, new: Mapping[Telling, Signed]) -> tuple[set[str], set[str]]:
        """Group what the new tellings touch: the ids of the agreements that are other ones now, and of those that are
        there instead."""
        told_in: dict[str, dict[Telling, Signed]] = {part: {} for part in self._together.add(new)}
        for telling, signed in new.items():
            told_in[self._part_of(telling)][telling] = signed
        out: set[str] = set()
        fresh: list[list[Signed]] = []
        for part, told in told_in.items():
            before = {_group(self._told[node]): node for node in self._together.nodes.get(part) or ()}
            told |= {signed[0].telling: signed for node in before.values() for signed in self._told[node]}
            groups = cluster(told, self._together.signed_on(told))
            out |= {before[group] for group in before.keys() - set(groups)}
            fresh += [[told[telling] for telling in group] for group in groups if group not in before]
        return self._exchange(out, fresh)

    def _exchange(self, out: set[str], fresh: list[list[Signed]]) -> tuple[set[str], set[str]]:
        """Put the fresh agreements in the place of those that are out, all of them with their ids, with which others
        may get new ones."""
        wanting: dict[str, dict[Key, str | list[Signed]]] = {}
        for an_id in {wanted_by(_group(self._told[node]))[0] for node in out}:
            wanting[an_id] = {}
        for told in fresh:
            an_id, key = wanted_by(_group(told))
            _only(wanting.setdefault(an_id, {}), key, told)
        for an_id, known in wanting.items():
            for node, key in (self._wanted.get(an_id) or {}).items():
                if node not in out:
                    _only(known, key, node)
        node_ids = named({an_id: list(keys) for an_id, keys in wanting.items() if keys})
        who = {node_ids[key]: one for keys in wanting.values() for key, one in keys.items()}
        if len(who) < sum(map(len, wanting.values())):
            raise Whole
        moved = {node: one for node, one in who.items() if node != one}
        taken = {one: self._take(one) for one in (*out, *(one for one in moved.values() if isinstance(one, str)))}
        for node, one in moved.items():
            self._put(node, taken[one] if isinstance(one, str) else one)
        self._give(taken, moved.keys())
        return set(taken), set(moved)

    def _take(self, node: str) -> list[Signed]:
        told = self._told.pop(node) or []
        group = _group(told)
        if node in self._twice:
            raise Whole
        del self._wanted[wanted_by(group)[0]][node]
        self._together.nodes[self._part_of(group[0])].discard(node)
        for meeting in _meetings(told):
            self._signed_at[meeting].discard(node)
        return told

    def _put(self, node: str, told: list[Signed]) -> None:
        if self.has(node):
            raise Whole
        group = _group(told)
        an_id, key = wanted_by(group)
        self._told[node] = told
        self._wanted.setdefault(an_id, {})[node] = key
        self._together.nodes.setdefault(self._part_of(group[0]), set()).add(node)
        _enter(self._signed_at, _meetings(told), node)

    def _give(self, taken: Mapping[str, list[Signed]], put: Iterable[str]) -> None:
        """Note of which agreements tellings would have given an id, of those alone for which that changes."""
        before = {(an_id, node) for node, told in taken.items() for an_id in given(_group(told))}
        after = {(an_id, node) for node in put for an_id in given(_group(self._told[node]))}
        for an_id, node in before - after:
            self._giving[an_id].discard(node)
        for an_id, node in after - before:
            self._giving.setdefault(an_id, set()).add(node)

    def _part_of(self, telling: Telling) -> str:
        return self._together.part_of[item_id(telling)]


def _group(told: Iterable[Signed]) -> Group:
    return tuple(one.telling for one, _ in told)


def _meetings(told: Iterable[Signed]) -> set[str]:
    return {meeting for _, meeting in told if meeting}


def _enter(index: dict[str, set[str]] | Shelf[str, set[str]], keys: Iterable[str], node: str) -> None:
    for key in keys:
        index.setdefault(key, set()).add(node)


def _only(known: dict[Key, str | list[Signed]], key: Key, one: str | list[Signed]) -> None:
    """Note who has a key; raises Whole where another has the same one."""
    if key in known:
        raise Whole
    known[key] = one
