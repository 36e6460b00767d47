"""The ids of people of whom names came or went."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.resolution.grouping.ids import slug, told_apart
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.people.mentions import Unit, spellings_of
from kzgraph.resolution.people.people import Found, People, best_name, surnames_of, told_apart_by
from kzgraph.resolution.updating.memory import Affected, Looked
from kzgraph.resolution.updating.names import (
    Bearer,
    Names,
    add_own,
    bearer,
    words_of,
)

Group = set[Unit]


@dataclass(frozen=True)
class UpdatedPeople(People):
    """All people, found one by one in the memory. `changed` are the ids of those of whom a document says something
    that came or went, or whose further ids are others now, `respelt` of those who have other surnames now. `surnames`
    are those of all names with which it may be another question now who is meant, and by which ids."""

    names_kept: Names
    changed: frozenset[str]
    respelt: frozenset[str]
    surnames: frozenset[str]

    def ids_of(self, person: str) -> frozenset[str]:
        """As of all people."""
        kept = self.names_kept.bearer(person)
        ids = {person}
        for name, own in kept.own.items():
            several = name in kept.guessed or sum((self.names_kept.units.seen(name) or {}).values()) > 1
            ids |= own if several else {f"person:{name}"}
        return frozenset(ids)


class Naming:
    """Gives groups of units their ids."""

    def __init__(self, names: Names, touched: set[Unit], less_told: Collection[Unit]) -> None:
        self._names, self._touched, self._less_told = names, touched, less_told
        self._said = Looked(names.said)
        self._surnames: set[str] = set()
        self._again: set[Unit] = set()
        self._renamed: set[str] = set()
        self._spelt: dict[str, tuple[str, ...]] = {}

    def people(self, groups: list[Group], owners: set[str]) -> UpdatedPeople:
        """The people of the groups; `owners` are those of whom units were withdrawn."""
        names = self._names
        old_of = [self._owner(group) for group in groups]
        gone = owners - {old for old in old_of if old}
        wanted: dict[str, list[tuple[Group, str | None, str]]] = {slug(names.bearer(p).found.name): [] for p in gone}
        for group, old in zip(groups, old_of, strict=True):
            name = best_name(spellings_of(group, self._said))
            if old and names.bearer(old).found.name != name:
                self._again.update(names.units_of(old))
                self._renamed.add(old)
            wanted.setdefault(slug(name), []).append((group, old, name))
        for person in gone:
            self._spelt[person] = surnames_of(names.bearer(person).found)
            self._forget(person)
        ids_of = {
            called: self._ids(called, [(group, old) for group, old, _ in found])
            for called, found in sorted(wanted.items())
        }
        if self._again:
            why = "somebody would have another id or name to show"
            raise Affected(names.texts_with(self._again), why, self._again)
        came: set[str] = set()
        stayed: set[str] = set()
        respelt: set[str] = set()
        for called, ids in ids_of.items():
            for (group, old, name), node in zip(wanted[called], ids, strict=True):
                if old:
                    self._spelt[old] = surnames_of(names.bearer(old).found)
                kept = self._keep(node, old, group, name)
                (stayed if old else came).add(node)
                if self._spelt.get(node, surnames_of(kept.found)) != surnames_of(kept.found):
                    respelt.add(node)
        changed = came | stayed | self._asked_for(came ^ gone)
        for node in sorted(changed):
            kept = names.bearers[node]
            others = {one for own in kept.own.values() for one in own if one not in names.bearers}
            kept.found = Found(node, kept.found.name, kept.found.names, tuple(sorted(others)), kept.found.units)
        for called in {slug(unit.name) for unit in self._touched}:
            bearers: dict[str, int] = names.units.seen(called) or {}
            if sum(bearers.values()) < 3:  # whether an id needs more than the name may be another
                self._move(unit for person in bearers for unit in names.bearer(person).found.units)
        found_of: Mapping[str, Found] = Looked(lambda node: names.bearer(node).found)
        of_unit: Mapping[Unit, str] = Looked(names.owner)
        parts = (changed, respelt, self._surnames)
        return UpdatedPeople(found_of, of_unit, self._said, names, *map(frozenset, parts))

    def _owner(self, group: Group) -> str | None:
        return next((person for unit in sorted(group) if (person := self._names.person(unit))), None)

    def _ids(self, called: str, found: Sequence[tuple[Group, str | None]]) -> list[str]:
        """The ids of people whose names to show have one slug. The texts of those who were there and would have another
        are affected."""
        names = self._names
        others = sorted(set(names.slugs.seen(called) or ()) - {old for _, old in found if old} - self._renamed)
        if len(found) + len(others) < 2:
            told = [f"person:{called}" for _ in (*found, *others)]
        else:
            beside: list[Collection[Unit]] = [names.bearer(other).found.units for other in others]
            keys = [told_apart_by(group, self._said) for group in (*(group for group, _ in found), *beside)]
            nodes = told_apart({called: keys})
            told = [f"person:{nodes[key]}" for key in keys]
        for node, old in zip(told, [*(old for _, old in found), *others], strict=True):
            if old and old != node:
                self._again.update(names.units_of(old))
            if not old and node in names.bearers:
                self._again.update(names.units_of(node))
        return told[: len(found)]

    def _keep(self, node: str, old: str | None, group: Group, name: str) -> Bearer:
        """Keep a person with the units of the group."""
        names, units = self._names, tuple(sorted(group))
        found = Found(node, name, tuple(sorted({unit.name for unit in units})), (), units)
        if old and group.isdisjoint(self._less_told) and not set(names.bearers[old].found.units) - group:
            kept: Bearer = names.bearers[old]
            own = sum(map(len, kept.own.values()))
            alike = {(unit.name, unit.country, unit.posts) for unit in kept.found.units}
            kept.found = found
            kept.words |= words_of(group & self._touched)
            add_own(kept, group & self._touched, self._said)
            if own < sum(map(len, kept.own.values())) or any((u.name, u.country, u.posts) not in alike for u in group):
                self._move(units)
        else:
            self._move(units)
            if old:
                self._forget(old)
            kept = names.bearers[node] = bearer(found, self._said)
            for unit in units:
                names.cell(unit).person.pop(unit, None)
        names.slugs.setdefault(slug(name), set()).add(node)
        for word in kept.words:
            names.called.setdefault(word, set()).add(node)
        for unit in units:
            cell = names.cell(unit)
            if unit not in cell.person:
                cell.person[unit] = node
                of_slug = names.units.setdefault(slug(unit.name), {})
                of_slug[node] = of_slug.get(node, 0) + 1
                if not unit.bare:
                    names.surnames.setdefault(parse(unit.name).surname, set()).add(node)
        return kept

    def _forget(self, person: str) -> None:
        """Take a person out of all shelves; the units stay."""
        names = self._names
        kept: Bearer = names.bearers.pop(person)
        self._move(kept.found.units)
        names.slugs[slug(kept.found.name)].discard(person)
        for word in kept.words:
            names.called[word].discard(person)
        for unit in kept.found.units:
            names.units[slug(unit.name)].pop(person, None)
            if not unit.bare:
                names.surnames[parse(unit.name).surname].discard(person)

    def _move(self, units: Iterable[Unit]) -> None:
        self._surnames |= {parse(name).surname for name in {unit.name for unit in units}}

    def _asked_for(self, ids: Iterable[str]) -> set[str]:
        """The people who could be asked for by one of the ids, were it not somebody's own."""
        names = self._names
        found: set[str] = set()
        for node in ids:
            words = node.removeprefix("person:").split("-")
            for called in ("-".join(words[:count]) for count in range(1, len(words) + 1)):
                for person in names.units.seen(called) or ():
                    if person != node and node in names.bearer(person).own.get(called, ()):
                        found.add(person)
        return found
