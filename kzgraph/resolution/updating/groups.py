"""Which names are one person's, of all that those touch which come or go.

Only what they touch is looked at: the groups of full names that change (`forms.py`), and whoever may be called by one
of the bare words that are then in question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from kzgraph.resolution.people.bare_names import attached, fit, person_of
from kzgraph.resolution.people.full_names import same_country
from kzgraph.resolution.people.mentions import Unit
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.forms import Forms
from kzgraph.resolution.updating.memory import Affected, Looked
from kzgraph.resolution.updating.names import Cell, Names, words_of

Group = set[Unit]


class Groups:
    """Which units are one person's, of all that those touch which texts name that come or go."""

    def __init__(
        self, names: Names, before: Names, posts: Mapping[str, Post], touched: set[Unit], owners: set[str]
    ) -> None:
        """`before` are the names as they were; `owners` are those of whom units were withdrawn."""
        self._names, self._before, self._posts = names, before, posts
        self._touched, self._owners = touched, owners

    def found(self) -> list[Group]:
        """The groups that are touched. Raises Affected where units of other texts are grouped otherwise."""
        full = Forms(self._names, self._posts, self._touched).regrouped()
        moved = [group for group in full if self._is_moved(group)]
        owners = {owner for group in moved for owner in self._owners_of(group)} | self._owners
        words = {unit.key[0] for unit in self._touched if unit.bare}
        words |= words_of(unit for group in moved for unit in group)
        words |= {word for owner in owners for word in self._names.bearer(owner).words}
        bare = self._in_question(words, moved, owners)
        beside = [group for group in self._beside(bare, full) if group]
        known = {unit: self._names.said(unit) for units in (*full, *beside, *bare.values()) for unit in units}
        found = attached([*full, *beside], dict(sorted(known.items())), self._posts)
        return self._whole(found, known)

    def _in_question(self, words: Iterable[str], moved: list[Group], owners: set[str]) -> dict[str, set[Unit]]:
        """The units of each bare word of which it may be another question whose they are: those that fit somebody who
        has moved as they are or as they were, and with them all of the country that are nobody's else."""
        people = [person_of(group, Looked(self._names.said)) for group in moved]
        for owner in sorted(owners):
            if units := self._before.full_units_of(owner):
                people.append(person_of(units, Looked(self._before.said)))
        found: dict[str, set[Unit]] = {}
        for word in sorted(words):
            home: Cell | None = self._names.words.seen(word)
            if home is None:
                continue
            fits: dict[Unit, bool] = {}
            near: set[Unit] = set()
            for unit in home.told:
                alike = replace(unit, day="")
                if alike not in fits:
                    fits[alike] = any(fit(alike, person, self._posts) is not None for person in people)
                if fits[alike] or unit in self._touched or home.person.get(unit) in owners:
                    near.add(unit)
            countries = {unit.country for unit in near}
            countries |= {unit.country for unit in self._touched if unit.bare and unit.key[0] == word}
            nobodys = (u for u in home.told if u.country in countries and self._is_alone(home.person.get(u)))
            found[word] = near.union(nobodys)
        return found

    def _beside(self, bare: Mapping[str, set[Unit]], full: list[Group]) -> Iterable[Group]:
        """The full names of all others who may be called by the words, as far as their countries allow, and of those
        of whom units were withdrawn."""
        names = self._names
        wanted = set(self._owners)
        for word, units in bare.items():
            countries = {unit.country for unit in units}
            for other in (names.called.seen(word) or ()) if countries else ():
                own = {unit.country for unit in names.bearer(other).found.units if unit.country and not unit.bare}
                if not own or any(same_country(code, of) for code in countries for of in own):
                    wanted.add(other)
        before = {owner for group in full for owner in self._owners_of(group)}
        return [names.full_units_of(other) for other in sorted(wanted - before)]

    def _whole(self, found: list[Group], known: Container[Unit]) -> list[Group]:
        """Those groups that are touched, with the bare names that were in no question. Raises Affected."""
        owners = [self._owners_of(group) for group in found]
        times = Counter(owner for of in owners for owner in of)
        whole = []
        for group, of in zip(found, owners, strict=True):
            is_touched = bool(of & self._owners) or not group.isdisjoint(self._touched)
            if is_touched or len(of) > 1 or any(times[owner] > 1 for owner in of):
                whole.append((group, of, is_touched))
        for group, of, _ in whole:
            if any(not unit.bare for unit in group):
                for owner in of:
                    group |= {unit for unit in self._names.units_of(owner) if unit.bare and unit not in known}
        self._refuse_regrouped([group for group, *_ in whole], [of for _, of, _ in whole])
        return [group for group, _, is_touched in whole if is_touched]

    def _owners_of(self, group: Iterable[Unit]) -> set[str]:
        return {person for unit in group if (person := self._names.person(unit))}

    def _is_moved(self, group: Group) -> bool:
        """Whether a group of full names is not just somebody as they were."""
        owners = self._owners_of(group)
        if len(owners) != 1 or owners & self._owners or not group.isdisjoint(self._touched):
            return True
        return group != self._names.full_units_of(min(owners))

    def _is_alone(self, person: str | None) -> bool:
        """Whether somebody has bare names only."""
        return person is not None and not self._names.bearer(person).words

    def _refuse_regrouped(self, groups: list[Group], owners: list[set[str]]) -> None:
        """Raise Affected with the texts of all but the greatest part of a person, and of all but one person of a
        group."""
        again: set[Unit] = set()
        where: dict[str, list[Group]] = {}
        for group, of in zip(groups, owners, strict=True):
            for person in of:
                where.setdefault(person, []).append({u for u in group if self._names.person(u) == person})
            again.update(*sorted((set(self._names.units_of(person)) for person in of), key=self._told)[:-1])
        for parts in where.values():
            again.update(*sorted(parts, key=self._told)[:-1])
        if again:
            raise Affected(self._names.texts_with(again), "names would be grouped otherwise", again)

    def _told(self, units: Group) -> tuple[int, list[Unit]]:
        """How much is told of units, and which they are."""
        return len(self._names.texts_with(units)), sorted(units)
