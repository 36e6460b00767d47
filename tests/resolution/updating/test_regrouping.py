"""Whatever is linked and contradicts, and whatever changes of it: the groups are those that are found from nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.resolution.grouping.clusters import joined
from kzgraph.resolution.people.full_names import STEPS, Step
from kzgraph.resolution.updating.regrouping import Regrouping

SOME_STEPS = [STEPS[0], STEPS[4], STEPS[-1]]
NUMBERS = range(9)


@dataclass
class Item:
    """As much as `Regrouping` wants of one; `says` is what contradictions depend on."""

    says: int
    links: dict[int, Step] = field(default_factory=dict)
    groups: dict[Step, frozenset[int]] = field(default_factory=dict)
    torn: set[Step] = field(default_factory=set)


@dataclass(frozen=True)
class World:
    """What items say by their numbers, how they are linked, and which two sayings contradict each other."""

    says: dict[int, int]
    links: dict[tuple[int, int], Step]
    contradictions: frozenset[frozenset[int]]

    def contradict(self, a: int, b: int) -> bool:
        """Whether two items do."""
        return frozenset((self.says[a], self.says[b])) in self.contradictions

    def link(self, a: int, b: int) -> Step | None:
        """How two that are there are linked. That it depends on what they say is as in earnest."""
        return self.links.get((min(a, b) + 10 * self.says[min(a, b)], max(a, b) + 10 * self.says[max(a, b)]))


SAYINGS = range(3)
CONTRADICTIONS = st.frozensets(
    st.sampled_from([frozenset(pair) for pair in combinations(range(3), 2)]), min_size=1, max_size=2
)
PLACES = [number + 10 * says for number in NUMBERS for says in SAYINGS]


@st.composite
def worlds(draw: st.DrawFn) -> list[World]:
    """A world and what becomes of it."""
    pairs = [(a, b) for a in PLACES for b in PLACES if a % 10 < b % 10]
    links = draw(st.dictionaries(st.sampled_from(pairs), st.sampled_from(SOME_STEPS), min_size=20, max_size=100))
    contradictions = draw(CONTRADICTIONS)
    states = st.dictionaries(st.sampled_from(list(NUMBERS)), st.sampled_from(list(SAYINGS)), min_size=4)
    first = draw(states)
    found = [first]
    for _ in range(3):
        some = draw(st.dictionaries(st.sampled_from(list(NUMBERS)), st.sampled_from([None, *SAYINGS]), max_size=2))
        found.append({k: v for k, v in (found[-1] | some).items() if v is not None})
    return [World(says, links, contradictions) for says in found]


@given(worlds())
@settings(max_examples=400, deadline=None)
def test_groups_found_again_are_those_found_from_nothing(series: list[World]) -> None:
    items: dict[int, Item] = {}
    held: dict[int, frozenset[int]] = {}
    for before, world in pairwise([World({}, {}, frozenset()), *series]):
        changed = {at for at, says in world.says.items() if before.says.get(at) != says}
        left = _change(items, world, changed)
        found = Regrouping(items.__getitem__, items.__getitem__, world.contradict).groups(changed, left)
        held = {at: group for at, group in held.items() if at in items}
        held |= {at: frozenset(group) for group in found for at in group}
        anew = _from_nothing(world)
        assert {at: (item.groups, item.torn) for at, item in items.items()} == {
            at: (item.groups, item.torn) for at, item in anew.items()
        }
        assert held == {at: next(reversed(item.groups.values()), frozenset((at,))) for at, item in anew.items()}


def _change(items: dict[int, Item], world: World, changed: set[int]) -> dict[Step, list[int]]:
    """Put the items in the place of those that are changed or gone; gives those to which these were linked."""
    left: dict[Step, list[int]] = {}
    for at in {*changed, *(items.keys() - world.says.keys())} & items.keys():
        for other, step in items.pop(at).links.items():
            if other in items:
                del items[other].links[at]
                left.setdefault(step, []).append(other)
    items |= {at: Item(world.says[at]) for at in changed}
    for at in changed:
        for other in items.keys() - {at}:
            if step := world.link(at, other):
                items[at].links[other] = items[other].links[at] = step
    return {step: [other for other in others if other in items] for step, others in left.items()}


def _from_nothing(world: World) -> dict[int, Item]:
    """All items with the groups of `joined`."""
    items = {at: Item(says) for at, says in world.says.items()}
    groups = [{at} for at in items]
    for step in STEPS:
        torn: set[int] = set()
        pairs = [(a, b) for a, b in combinations(sorted(items), 2) if world.link(a, b) == step]
        groups = joined(groups, pairs, world.contradict, torn=torn)
        for group in groups:
            for at in group:
                last = next(reversed(items[at].groups.values()), frozenset((at,)))
                if group != last:
                    items[at].groups[step] = frozenset(group)
        for at in torn:
            items[at].torn.add(step)
    return items
