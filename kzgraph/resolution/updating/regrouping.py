"""Groups that were found step by step, found again where a few of their items, or what links them, have changed.

What `clusters.joined` makes of a group at one step depends on the groups that are linked with it, and on those with
which it could be joined, but on nothing further off. So each item keeps its group after every step, and whether that
was torn between contradicting neighbours; only where these change is the next step taken again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar

from kzgraph.resolution.grouping.clusters import Contradict, consistent
from kzgraph.resolution.people.full_names import STEPS, Step

T = TypeVar("T", bound=Hashable)


class Kept(Protocol[T]):
    """What is kept of an item."""

    links: dict[T, Step]
    """The others with which it may be one, and at which step."""
    groups: dict[Step, frozenset[T]]
    """Its group after each step at which that grew, in their order; before the first it is alone."""
    torn: set[Step]
    """The steps at which the group in which it was could not be joined, its neighbours contradicting each other."""


class Regrouping(Generic[T]):
    """One change of the items."""

    def __init__(self, look: Callable[[T], Kept[T]], change: Callable[[T], Kept[T]], contradict: Contradict[T]) -> None:
        """`look` gives what is kept of an item to be looked at, `change` to be changed."""
        self._look, self._change, self._contradict = look, change, contradict
        self._now: dict[T, frozenset[T]] = {}

    def groups(self, changed: Iterable[T], left: Mapping[Step, Iterable[T]]) -> list[set[T]]:
        """The groups that are not as they were, or in which an item is that is new or changed; what is kept of all
        items is brought up to date. `changed` have no groups yet, `left` are those that were linked to what is changed
        or gone, by the step of the link."""
        changed = set(changed)
        self._now = {item: frozenset((item,)) for item in changed}
        told: list[dict[T, frozenset[T]]] = []
        torn: list[dict[T, bool]] = []
        for step in STEPS:
            found, torn_now = self._taken_again(step, left.get(step, ()))
            self._now = {
                item: group
                for group in found
                if not changed.isdisjoint(group) or any(self._before(item, step, after=True) != group for item in group)
                for item in group
            }
            told.append(self._now)
            torn.append(torn_now)
        last = self._now
        self._keep({item for now in told for item in now}, told)
        for step, flags in zip(STEPS, torn, strict=True):
            for item, is_torn in flags.items():
                if is_torn != (step in self._look(item).torn):
                    kept = self._change(item).torn
                    (kept.add if is_torn else kept.discard)(step)
        return [set(group) for group in sorted(set(last.values()), key=sorted)]

    def _taken_again(self, step: Step, left: Iterable[T]) -> tuple[list[frozenset[T]], dict[T, bool]]:
        """The groups that come of all for which this step may be another, and which of these are torn."""
        changed = set(self._now.values())
        reached = changed | {self._group(item, step) for item in left}
        reached.update(near for group in changed for near in self._near(group, step))
        torn = {group: self._is_torn(group, step) for group in reached}
        was = {group: step in self._look(next(iter(group))).torn for group in reached - changed}
        turned = [group for group, was_torn in was.items() if was_torn != torn[group]]
        found: list[frozenset[T]] = []
        seen: set[frozenset[T]] = set()
        for start in (*reached, *(near for group in turned for near in self._near(group, step))):
            if start in seen:
                continue
            part = self._connected(start, step, torn)
            seen |= part
            merged = frozenset(item for group in part for item in group)
            found += [merged] if len(part) > 1 and consistent(merged, self._contradict) else part
        return found, {item: is_torn for group, is_torn in torn.items() for item in group}

    def _connected(self, start: frozenset[T], step: Step, torn: dict[frozenset[T], bool]) -> set[frozenset[T]]:
        """The groups that are linked at this step, directly or over others, none of them being torn."""

        def is_torn(group: frozenset[T]) -> bool:
            return torn[group] if group in torn else step in self._look(next(iter(group))).torn

        part = {start}
        left = [] if is_torn(start) else [start]
        while left:
            further = {near for near in self._near(left.pop(), step) - part if not is_torn(near)}
            part |= further
            left += further
        return part

    def _is_torn(self, group: frozenset[T], step: Step) -> bool:
        near = self._near(group, step)
        return bool(near) and not consistent(group.union(*near), self._contradict)

    def _near(self, group: frozenset[T], step: Step) -> set[frozenset[T]]:
        """The groups that are linked with one at a step."""
        linked = {other for item in group for other, at in self._look(item).links.items() if at == step} - group
        return {self._group(item, step) for item in linked}

    def _group(self, item: T, step: Step) -> frozenset[T]:
        """The group in which an item is before a step is taken."""
        return self._now.get(item) or self._before(item, step)

    def _before(self, item: T, step: Step, *, after: bool = False) -> frozenset[T]:
        """The group in which an item was before a step was taken, or `after` it."""
        groups = self._look(item).groups
        known = [group for at, group in groups.items() if at < step or (after and at == step)]
        return known[-1] if known else frozenset((item,))

    def _keep(self, items: Iterable[T], told: list[dict[T, frozenset[T]]]) -> None:
        """Keep the groups of the items, which after each step are those told, else as they were."""
        for item in items:
            groups: dict[Step, frozenset[T]] = {}
            last = frozenset((item,))
            for step, now in zip(STEPS, told, strict=True):
                group = now.get(item) or self._before(item, step, after=True)
                if group != last:
                    groups[step] = last = group
            if groups != self._look(item).groups:
                self._change(item).groups = groups
