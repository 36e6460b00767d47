"""Which names are one person's, of all that those touch which come or go.

Only what they touch is looked at: the forms with the keys of their names, those to which these are linked, directly or
over others, and whoever may be called by one of the bare words that are then in question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kzgraph.resolution.people.bare_names import attached, fit, person_of
from kzgraph.resolution.people.mentions import Said, Unit
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.forms import Forms
from kzgraph.resolution.updating.memory import Affected
from kzgraph.resolution.updating.names import Cell, Names, words_of

Group = set[Unit]


class Groups:
    """Which units are one person's, of all that those touch which texts name that come or go."""

    def __init__(self, names: Names, posts: Mapping[str, Post], touched: set[Unit], owners: set[str]) -> None:
        self._names, self._posts, self._touched, self._owners = names, posts, touched, owners

    def found(self) -> list[Group]:
        """The groups that are touched. Raises Affected where units of other texts are grouped otherwise."""
        full = Forms(self._names, self._posts, self._touched).regrouped()
        said = {unit: self._names.said(unit) for group in full for unit in group}
        return self._with_bare(full, said)

    def _with_bare(self, full: list[Group], said: dict[Unit, Said]) -> list[Group]:
        """The groups with the bare names that can only be theirs, and those of other bare names."""
        names = self._names
        moved = [group for group in full if self._is_moved(group)]
        owners_moved = {owner for group in moved for owner in self._owners_of(group)} | self._owners
        words = {unit.key[0] for unit in self._touched if unit.bare}
        words |= words_of(unit for group in moved for unit in group)
        words |= {word for owner in owners_moved for word in names.bearers[owner].words}
        before = {owner for group in full for owner in self._owners_of(group)}
        called = {other for word in words for other in names.called.get(word, ())}
        beside = [
            {u for u in self._names.units_of(other) if not u.bare} for other in sorted((called | self._owners) - before)
        ]
        groups = full + [units for units in beside if units]
        known = said | {unit: names.said(unit) for units in beside for unit in units}
        for word in sorted(words):
            known |= {unit: names.said(unit) for unit in self._in_question(word, moved, owners_moved, said)}
        found = attached(groups, dict(sorted(known.items())), self._posts)
        for group in found[: len(groups)]:
            for owner in self._owners_of(group):
                group |= {unit for unit in self._names.units_of(owner) if unit.bare and unit not in known}
        owners = [self._owners_of(group) for group in found]
        self._refuse_regrouped(found, owners)
        return [
            group
            for group, of in zip(found, owners, strict=True)
            if of & self._owners or not group.isdisjoint(self._touched)
        ]

    def _owners_of(self, group: Iterable[Unit]) -> set[str]:
        return {person for unit in group if (person := self._names.person(unit))}

    def _is_moved(self, group: Group) -> bool:
        """Whether a group of full names is not just somebody as they were."""
        owners = self._owners_of(group)
        if len(owners) != 1 or owners & self._owners or not group.isdisjoint(self._touched):
            return True
        return group != self._names.full_units_of(min(owners))

    def _in_question(
        self, word: str, moved: list[Group], owners: set[str], said: Mapping[Unit, Said]
    ) -> Iterable[Unit]:
        """The units of a bare word of which it may be another question whose they are. Where names are only added that
        is of those that fit somebody who has moved; with them go all of the country that are nobody's else."""
        home: Cell | None = self._names.words.get(word)
        if home is None:
            return ()
        if self._owners or any(self._has_country_now(group) for group in moved):
            return home.told
        people = [person_of(group, said) for group in moved]
        fits: dict[Unit, bool] = {}
        near: set[Unit] = set()
        for unit in home.told:
            alike = replace(unit, day="")
            if alike not in fits:
                fits[alike] = any(fit(alike, person, self._posts) is not None for person in people)
            if fits[alike] or unit in self._touched or home.person.get(unit) in owners:
                near.add(unit)
        countries = {unit.country for unit in near}
        nobodys = (unit for unit in home.told if unit.country in countries and self._is_alone(home.person.get(unit)))
        return near.union(nobodys)

    def _has_country_now(self, group: Group) -> bool:
        """Whether somebody had no country before: whoever fitted them then may not fit now."""
        was = {
            unit.country for owner in self._owners_of(group) for unit in self._names.units_of(owner) if not unit.bare
        }
        return bool(self._owners_of(group)) and was <= {""} and any(unit.country for unit in group)

    def _is_alone(self, person: str | None) -> bool:
        """Whether somebody has bare names only."""
        return person is not None and not self._names.bearers[person].words

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
