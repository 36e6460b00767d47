"""The second stage: whose the names of documents are that come or go.

Only what they touch is looked at: the forms with the keys of their names, those to which these are linked, directly or
over others, and whoever may be called by one of the bare words that are then in question.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.resolution.adding.memory import Affected, Memory
from kzgraph.resolution.adding.names import (
    Bearer,
    Cell,
    CellId,
    FoundOf,
    Names,
    OfUnit,
    Part,
    PartId,
    SaidOf,
    add_own,
    bearer,
    units_of,
    words_of,
)
from kzgraph.resolution.comparing.blocking import TYPING
from kzgraph.resolution.comparing.initials import beginnings, may_agree
from kzgraph.resolution.grouping.ids import slug, told_apart
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.people.bare_names import attached
from kzgraph.resolution.people.full_names import (
    OVER_SHORT,
    Form,
    Step,
    allies,
    forms_of,
    grouped_forms,
    how_sure,
    keys_of,
)
from kzgraph.resolution.people.mentions import Said, Unit, spellings_of
from kzgraph.resolution.people.people import Found, People, best_name, surnames_of, told_apart_by
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.world.reading import Reading

Group = set[Unit]


@dataclass(frozen=True)
class UpdatedPeople(People):
    """All people, found one by one in the memory. `changed` are the ids of those of whom a document says something
    that came or went, or whose further ids are others now, `new` of those who were not there, `gone` of those who are
    no more, `respelt` of those who stay, and have other surnames now. `surnames` are those of all names with which it
    may be another question now who is meant, and by which ids."""

    names_kept: Names
    changed: frozenset[str]
    new: frozenset[str]
    gone: frozenset[str]
    respelt: frozenset[str]
    surnames: frozenset[str]

    def ids_of(self, person: str) -> frozenset[str]:
        """As of all people."""
        kept: Bearer = self.names_kept.bearers[person]
        ids = {person}
        for name, own in kept.own.items():
            several = name in kept.guessed or sum(self.names_kept.units[name].values()) > 1
            ids |= own if several else {f"person:{name}"}
        return frozenset(ids)


def update(
    memory: Memory,
    gone: Iterable[str],
    readings: Sequence[Reading],
    posts: Mapping[str, Post],
    again: Container[object] = frozenset(),
) -> UpdatedPeople:
    """Withdraw the names of the texts that go, and put those of new readings to the people whose they are. `posts` are
    those of which the mentions have ids; `again` units of which it has to be found anew whose they are, though nothing
    else is said of them.

    Raises Affected with the texts in which a name would be another's, or somebody had another id or name to show.
    """
    names = Names(memory)
    owners: dict[Unit, str] = {}
    new = {reading.record.document.sha256: units_of(reading) for reading in readings}
    for text in gone:
        told = names.told(text)
        same = {unit for unit, said in new.get(text, {}).items() if told.get(unit) == said and unit not in again}
        owners |= names.take(text, told.keys() - same)
        names.texts.pop(text)
        if text in new:
            names.texts[text] = list(new[text])
            new[text] = {unit: said for unit, said in new[text].items() if unit not in same}
    touched = set(owners)
    for text, told in new.items():
        names.texts.setdefault(text, list(told))
        names.put(text, told)
        touched |= told.keys()
    groups = _Groups(names, posts, touched, set(owners.values())).found()
    return _Naming(names, touched, owners.keys()).people(groups, set(owners.values()))


class _Groups:
    """Which units are one person's, of all that those touch which texts name that come or go."""

    def __init__(self, names: Names, posts: Mapping[str, Post], touched: set[Unit], owners: set[str]) -> None:
        self._names, self._posts, self._touched, self._owners = names, posts, touched, owners
        self._fresh: dict[PartId, Form] = {}
        self._forms: dict[PartId, Form] = {}

    def found(self) -> list[Group]:
        """The groups that are touched. Raises Affected where units of other texts are grouped otherwise."""
        cells = self._read_anew()
        parts = self._closure(cells | self._linked_anew())
        full, said = self._grouped(parts)
        return self._with_bare(full, said)

    def _read_anew(self) -> set[CellId]:
        """The forms of all names with the keys of those touched; gives their cells, and those to which they were
        linked."""
        keys = sorted({unit.key for unit in self._touched if not unit.bare})
        cells: list[CellId] = sorted((key, country) for key in keys for country in self._names.countries[key])
        homes: dict[CellId, Cell] = {cell: self._names.cells[cell] for cell in cells}
        said = {unit: home.said(unit) for home in homes.values() for unit in home.told}
        by_cell: dict[CellId, list[Form]] = {}
        for form in forms_of(said, self._posts):
            by_cell.setdefault((form.units[0].key, form.country), []).append(form)
        linked = set(cells)
        for cell, home in homes.items():
            linked |= {other for part in home.parts for (other, _) in part.links}
            self._replace(cell, by_cell.get(cell, []))
        empty = {cell for cell, home in homes.items() if not home.told}
        for key, country in empty:
            del self._names.cells[key, country]
            self._names.countries[key].remove(country)
        return linked - empty

    def _replace(self, cell: CellId, forms: list[Form]) -> None:
        """Put the forms of a cell in the place of those that were there, which are linked to nothing any more."""
        home: Cell = self._names.cells[cell]
        parts = [Part(form.name, form.units, tuple(sorted(keys_of(form)[0]))) for form in forms]
        for at, old in enumerate(home.parts):
            for other, number in old.links:
                self._names.cells[other].parts[number].links.pop((cell, at), None)
            for key in set(old.keys) - set(parts[at].keys if at < len(parts) else ()):
                self._names.blocks[key][cell[1]].remove((cell, at))
        for at, part in enumerate(parts):
            for key in set(part.keys) - set(home.parts[at].keys if at < len(home.parts) else ()):
                self._names.blocks.setdefault(key, {}).setdefault(cell[1], []).append((cell, at))
        home.parts = parts
        self._fresh |= {(cell, at): form for at, form in enumerate(forms)}

    def _linked_anew(self) -> set[CellId]:
        """Compare the forms with all that share a key; gives the cells to which they are linked now."""
        linked = set()
        pairs = {(min(one, other), max(one, other)) for one in self._fresh for other in self._candidates(one)}
        for one, other in sorted(pairs):
            if step := how_sure(self._form(one), self._form(other)):
                for (cell, at), to in ((one, other), (other, one)):
                    self._names.cells[cell].parts[at].links[to] = step
                    linked.add(cell)
        return linked

    def _candidates(self, one: PartId) -> Iterable[PartId]:
        form = self._fresh[one]
        begins = beginnings(form.name, form.country or None)
        for key in keys_of(form)[1]:
            block: dict[str, list[PartId]] = self._names.blocks.get(key, {})
            near = [block.get(country, []) for country in allies(form.country)] if form.country else block.values()
            for other in (other for parts in near for other in parts if other != one):
                beside = self._form(other)
                if key.startswith(TYPING) and form.posts.keys().isdisjoint(beside.posts):
                    continue
                if key.startswith(OVER_SHORT) and not may_agree(
                    begins, beginnings(beside.name, beside.country or None)
                ):
                    continue
                yield other

    def _form(self, one: PartId) -> Form:
        if one in self._fresh:
            return self._fresh[one]
        if one not in self._forms:
            self._forms[one] = self._names.cells[one[0]].form(one[1])
        return self._forms[one]

    def _closure(self, cells: set[CellId]) -> list[PartId]:
        """All forms that are linked with those of the cells, directly or over others."""
        reached, left = set(cells), list(cells)
        while left:
            home: Cell = self._names.cells[left.pop()]
            further = {other for part in home.parts for (other, _) in part.links} - reached
            reached |= further
            left += further
        return [(cell, at) for cell in sorted(reached) for at in range(len(self._names.cells[cell].parts))]

    def _grouped(self, parts: list[PartId]) -> tuple[list[Group], dict[Unit, Said]]:
        """The units of the forms grouped by person, and what is said of them."""
        place = {part: at for at, part in enumerate(parts)}
        by_step: dict[Step, list[tuple[int, int]]] = {}
        for (cell, number), at in place.items():
            for other, step in self._names.cells[cell].parts[number].links.items():
                if place[other] > at:
                    by_step.setdefault(step, []).append((at, place[other]))
        homes: list[Cell] = [self._names.cells[cell] for cell in sorted({cell for cell, _ in parts})]
        said = {unit: home.said(unit) for home in homes for unit in home.told}
        return grouped_forms([self._form(part) for part in parts], by_step, said, self._posts), said

    def _with_bare(self, full: list[Group], said: dict[Unit, Said]) -> list[Group]:
        """The groups with the bare names that can only be theirs, and those of other bare names."""
        names = self._names
        before = {person for group in full for unit in group if (person := names.person(unit))}
        words = {unit.key[0] for unit in self._touched if unit.bare}
        words |= words_of(unit for group in full for unit in group)
        words |= {word for person in before | self._owners for word in names.bearers[person].words}
        called = {other for word in words for other in names.called.get(word, ())}
        beside = [self._units(other) for other in sorted((called | self._owners) - before)]
        beside = [units for units in beside if not all(unit.bare for unit in units)]
        groups = full + [{unit for unit in units if not unit.bare} for units in beside]
        known = said | {unit: names.said(unit) for units in beside for unit in units if not unit.bare}
        for home in (names.words[word] for word in sorted(words) if word in names.words):
            known |= {unit: home.said(unit) for unit in home.told}
        found = attached(groups, dict(sorted(known.items())), self._posts)
        for at, units in enumerate(beside, start=len(full)):
            found[at] |= {unit for unit in units if unit.bare and unit.key[0] not in words}
        owners = [{person for unit in group if (person := names.person(unit))} for group in found]
        self._refuse_regrouped(found, owners)
        return [
            group
            for group, of in zip(found, owners, strict=True)
            if of & self._owners or not group.isdisjoint(self._touched)
        ]

    def _units(self, person: str) -> list[Unit]:
        """The units of somebody that still are."""
        units: tuple[Unit, ...] = self._names.bearers[person].found.units
        return [unit for unit in units if self._names.person(unit) == person]

    def _refuse_regrouped(self, groups: list[Group], owners: list[set[str]]) -> None:
        """Raise Affected with the texts of all but the greatest part of a person, and of all but one person of a
        group."""
        again: set[Unit] = set()
        where: dict[str, list[Group]] = {}
        for group, of in zip(groups, owners, strict=True):
            for person in of:
                where.setdefault(person, []).append({u for u in group if self._names.person(u) == person})
            again.update(*sorted((set(self._units(person)) for person in of), key=self._told)[:-1])
        for parts in where.values():
            again.update(*sorted(parts, key=self._told)[:-1])
        if again:
            raise Affected(self._names.texts_with(again), "names would be grouped otherwise", again)

    def _told(self, units: Group) -> tuple[int, list[Unit]]:
        """How much is told of units, and which they are."""
        return len(self._names.texts_with(units)), sorted(units)


class _Naming:
    """Gives groups of units their ids."""

    def __init__(self, names: Names, touched: set[Unit], less_told: Collection[Unit]) -> None:
        self._names, self._touched, self._less_told = names, touched, less_told
        self._said = SaidOf(names)
        self._surnames: set[str] = set()
        self._again: set[Unit] = set()
        self._spelt: dict[str, tuple[str, ...]] = {}

    def people(self, groups: list[Group], owners: set[str]) -> UpdatedPeople:
        """The people of the groups; `owners` are those of whom units were withdrawn."""
        names = self._names
        old_of = [self._owner(group) for group in groups]
        gone = owners - {old for old in old_of if old}
        wanted: dict[str, list[tuple[Group, str | None, str]]] = {slug(names.bearers[p].found.name): [] for p in gone}
        for group, old in zip(groups, old_of, strict=True):
            name = best_name(spellings_of(group, self._said))
            if old and names.bearers[old].found.name != name:
                self._again |= self._units_of(old)
            wanted.setdefault(slug(name), []).append((group, old, name))
        for person in gone:
            self._spelt[person] = surnames_of(names.bearers[person].found)
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
                    self._spelt[old] = surnames_of(names.bearers[old].found)
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
            if sum(names.units.get(called, {}).values()) < 3:  # whether an id needs more than the name may be another
                self._move(unit for person in names.units.get(called, {}) for unit in names.bearers[person].found.units)
        parts = (changed, came - gone, gone - came, respelt, self._surnames)
        return UpdatedPeople(FoundOf(names), OfUnit(names), self._said, names, *map(frozenset, parts))

    def _units_of(self, person: str) -> set[Unit]:
        return {unit for unit in self._names.bearers[person].found.units if self._names.person(unit) == person}

    def _owner(self, group: Group) -> str | None:
        return next((person for unit in sorted(group) if (person := self._names.person(unit))), None)

    def _ids(self, called: str, found: Sequence[tuple[Group, str | None]]) -> list[str]:
        """The ids of people whose names to show have one slug. The texts of those who were there and would have another
        are affected."""
        names = self._names
        others = sorted(set(names.slugs.get(called, ())) - {old for _, old in found if old})
        if len(found) + len(others) < 2:
            told = [f"person:{called}" for _ in (*found, *others)]
        else:
            beside: list[Collection[Unit]] = [names.bearers[other].found.units for other in others]
            keys = [told_apart_by(group, self._said) for group in (*(group for group, _ in found), *beside)]
            nodes = told_apart({called: keys})
            told = [f"person:{nodes[key]}" for key in keys]
        for node, old in zip(told, [*(old for _, old in found), *others], strict=True):
            if old and old != node:
                self._again |= self._units_of(old)
            if not old and node in names.bearers:
                self._again |= self._units_of(node)
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
                for person in names.units.get(called, {}):
                    if person != node and node in names.bearers[person].own.get(called, ()):
                        found.add(person)
        return found
