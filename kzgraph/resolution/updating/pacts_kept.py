"""The agreements that are remembered: what is told of each, its id, and by what others are found that it concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kzgraph.resolution.agreements.groups import cluster
from kzgraph.resolution.agreements.ids import given, named, wanted_by
from kzgraph.resolution.agreements.telling import Group, Telling
from kzgraph.resolution.nodes.agreements import Signed, add_agreement, met
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.meetings import MeetingOf
from kzgraph.resolution.updating.memory import Memory, Shelf, Whole
from kzgraph.resolution.updating.pacts_together import Together, item_id

Key = tuple[str, ...]


@dataclass(slots=True)
class Pact:
    """One agreement."""

    told: list[Signed]
    """In the order of its group."""
    wanted: str
    """The id that it would like, without the label."""
    key: Key
    """What tells it apart from others that would like the same."""
    given: set[str]
    """The ids that some of its tellings would have given it."""

    @property
    def group(self) -> Group:
        """Its tellings."""
        return tuple(one.telling for one, _ in self.told)

    @property
    def meetings(self) -> set[str]:
        """Where it was signed."""
        return {meeting for _, meeting in self.told if meeting}


def _pact(group: Group, told: Mapping[Telling, Signed]) -> Pact:
    return Pact([told[telling] for telling in group], *wanted_by(group), given(group))


class Kept:
    """The agreements, by the ids of their nodes."""

    def __init__(self, memory: Memory) -> None:
        self._together = Together(memory)
        self._pacts: Shelf[str, Pact] = memory.shelf("agreements_pacts")
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
        pacts: dict[str, Pact] = {}
        twice: dict[str, bool] = {}
        wanted: dict[str, dict[str, Key]] = {}
        giving: dict[str, set[str]] = {}
        signed_at: dict[str, set[str]] = {}
        parts: dict[str, set[str]] = {}
        for group, node in node_ids.items():
            pact = _pact(group, told)
            if pacts.setdefault(node, pact) is not pact:
                twice[node] = True
            wanted.setdefault(pact.wanted, {})[node] = pact.key
            _enter(giving, pact.given, node)
            _enter(signed_at, pact.meetings, node)
            _enter(parts, [self._part_of(group[0])], node)
        self._pacts.fill(pacts)
        self._twice.fill(twice)
        self._wanted.fill(wanted)
        self._giving.fill(giving)
        self._signed_at.fill(signed_at)
        self._together.nodes.fill(parts)

    def has(self, node: str) -> bool:
        """Whether there is such an agreement."""
        return node in self._pacts

    def giving(self, ids: Iterable[str]) -> set[str]:
        """The agreements of which some tellings would have given one of the ids."""
        return {node for an_id in ids for node in self._giving.get(an_id) or ()}

    def write(self, graph: GraphBuilder, node: str) -> None:
        """Put an agreement into the graph, with all its relationships."""
        pact = self._pact(node)
        add_agreement(graph, node, pact.told, sorted(other for other in pact.given if not self.has(other)))

    def meet(self, meeting_of: MeetingOf, changed: Collection[str], gone: Collection[str]) -> set[str]:
        """Note the meetings that events are now, of those that were one of the changed; the agreements signed there. Of
        texts that go nothing is noted."""
        found = {node for meeting in changed for node in self._signed_at.pop(meeting, ())}
        for node in found:
            pact = self._pact(node)
            for at, (one, meeting) in enumerate(pact.told):
                if meeting in changed and one.telling.document not in gone:
                    now = met(one, meeting_of)
                    if now is None:
                        raise Whole
                    pact.told[at] = (one, now)
            _enter(self._signed_at, pact.meetings, node)
        return found

    def regroup(self, gone: Collection[str], new: Mapping[Telling, Signed]) -> tuple[set[str], set[str], set[str]]:
        """Group what is touched by the texts that go and by the new tellings: the ids of the agreements that are other
        ones now, of those that are there instead, and of those that stay as they are and of which new tellings are."""
        together = self._together
        parts = together.take(gone)
        turned = {item for part in parts for item in together.leave(part, self._left(part, gone))}
        told_in: dict[str, dict[Telling, Signed]] = {part: {} for part in together.add(new)}
        for part in (*parts, *(together.part_of[item] for item in turned if item in together.part_of)):
            if part in together.parts:
                told_in.setdefault(part, {})
        for telling, signed in new.items():
            told_in[self._part_of(telling)][telling] = signed
        out: set[str] = set()
        fresh: list[Pact] = []
        same: set[str] = set()
        for part, told in told_in.items():
            before = {self._pact(node).group: node for node in together.nodes.get(part) or ()}
            for node in before.values():
                told |= {
                    one[0].telling: one
                    for one in self._pacts[node].told
                    if one[0].telling.document not in gone and one[0].telling not in told
                }
            groups = cluster(told, together.signed_on(told)) if told else []
            gone_from = {before[group] for group in before.keys() - set(groups)}
            together.nodes[part] = together.nodes.get(part, set()) - gone_from
            out |= gone_from
            fresh += [_pact(group, told) for group in groups if group not in before]
            for group in groups:
                if group in before and not new.keys().isdisjoint(group):
                    same.add(before[group])
                    self._retell(before[group], [told[telling] for telling in group])
        return *self._exchange(out, fresh), same

    def _left(self, part: str, gone: Collection[str]) -> Iterator[Telling]:
        """The tellings of a part but those of texts that go."""
        told = (one for node in self._together.nodes.get(part, ()) for one, _ in self._pact(node).told)
        return (one.telling for one in told if one.telling.document not in gone)

    def _retell(self, node: str, told: list[Signed]) -> None:
        pact = self._pacts[node]
        for meeting in pact.meetings:
            self._signed_at.setdefault(meeting, set()).discard(node)
        pact.told = told
        _enter(self._signed_at, pact.meetings, node)

    def _exchange(self, out: set[str], fresh: list[Pact]) -> tuple[set[str], set[str]]:
        """Put the fresh agreements in the place of those that are out, all of them with their ids, with which others
        may get new ones."""
        taken = {node: self._take(node) for node in sorted(out)}
        fresh_by = {pact.key: pact for pact in fresh}
        wanted: dict[str, list[Key]] = {pact.wanted: [] for pact in (*taken.values(), *fresh)}
        has: dict[Key, str] = {}
        for an_id, keys in wanted.items():
            others = self._wanted.get(an_id) or {}
            has |= {key: node for node, key in others.items()}
            keys += others.values()
        for pact in fresh:
            wanted[pact.wanted].append(pact.key)
        node_ids = named({an_id: keys for an_id, keys in wanted.items() if keys})
        if len(set(node_ids.values())) < sum(map(len, wanted.values())):
            raise Whole
        moved = {key: node for key, node in has.items() if node_ids[key] != node}
        for node in moved.values():
            self._together.nodes[self._part_of(self._pact(node).told[0][0].telling)].discard(node)
            taken[node] = self._take(node)
        put = {node_ids[key]: taken[node] for key, node in moved.items()}
        put |= {node_ids[key]: pact for key, pact in fresh_by.items()}
        for node, pact in put.items():
            self._put(node, pact)
        self._give(taken, put)
        return set(taken), set(put)

    def _take(self, node: str) -> Pact:
        pact = self._pact(node)
        self._pacts.pop(node)
        del self._wanted[pact.wanted][node]
        for meeting in pact.meetings:
            self._signed_at.setdefault(meeting, set()).discard(node)
        return pact

    def _put(self, node: str, pact: Pact) -> None:
        if self.has(node):
            raise Whole
        self._pacts[node] = pact
        self._wanted.setdefault(pact.wanted, {})[node] = pact.key
        self._together.nodes.setdefault(self._part_of(pact.told[0][0].telling), set()).add(node)
        _enter(self._signed_at, pact.meetings, node)

    def _give(self, taken: Mapping[str, Pact], put: Mapping[str, Pact]) -> None:
        """Note of which agreements tellings would have given an id, of those alone for which that changes."""
        before, after = ({(an_id, node) for node, p in pacts.items() for an_id in p.given} for pacts in (taken, put))
        for an_id, node in before - after:
            self._giving[an_id].discard(node)
        for an_id, node in after - before:
            self._giving.setdefault(an_id, set()).add(node)

    def _pact(self, node: str) -> Pact:
        """Raises Whole where two agreements have the id."""
        if node in self._twice:
            raise Whole
        return self._pacts[node]

    def _part_of(self, telling: Telling) -> str:
        return self._together.part_of[item_id(telling)]


def _enter(index: dict[str, set[str]] | Shelf[str, set[str]], keys: Iterable[str], node: str) -> None:
    for key in keys:
        index.setdefault(key, set()).add(node)
