"""The second stage: whose the names of new documents are.

Only what they touch is looked at: the forms with the keys of their names, those to which these are linked, directly or
over others, and whoever may be called by one of the bare words that are then in question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzgraph.resolution.adding.memory import Memory, Whole
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
    words_of,
)
from kzgraph.resolution.comparing.blocking import TYPING
from kzgraph.resolution.comparing.initials import beginnings, may_agree
from kzgraph.resolution.grouping.ids import slug, told_apart
from kzgraph.resolution.names.normal_form import parse, surname
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
from kzgraph.resolution.people.mentions import Said, Unit, gathered, spellings_of
from kzgraph.resolution.people.people import Found, People, best_name, told_apart_by
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.world.reading import Reading

Group = set[Unit]


@dataclass(frozen=True)
class AddedPeople(People):
    """All people, found one by one in the memory. `changed` are the ids of those of whom new documents say something,
    or whose further ids are others now, `new` of those who were not there, `respelt` of those who were, and have a
    further surname now."""

    names_kept: Names
    changed: frozenset[str]
    new: frozenset[str]
    respelt: frozenset[str]

    def ids_of(self, person: str) -> frozenset[str]:
        """As of all people."""
        kept: Bearer = self.names_kept.bearers[person]
        ids = {person}
        for name, own in kept.own.items():
            several = name in kept.guessed or sum(self.names_kept.units[name].values()) > 1
            ids |= own if several else {f"person:{name}"}
        return frozenset(ids)


def add(memory: Memory, readings: Sequence[Reading], posts: Mapping[str, Post]) -> AddedPeople:
    """Put the names of new readings to the people whose they are. `posts` are those of which the mentions have ids.

    Raises Whole where a name that is there would be another's, or somebody's id or name to show another.
    """
    mentions = [said.mention for reading in readings for said in reading.people.values()]
    new = gathered(mentions, (pair for reading in readings for pair in reading.together()))
    names = Names(memory)
    for unit, told in new.items():
        names.put(unit, told)
    groups = _Groups(names, posts, new).found()
    return _named(names, groups, new)


class _Groups:
    """Which units are one person's, of all that new ones touch."""

    def __init__(self, names: Names, posts: Mapping[str, Post], new: Collection[Unit]) -> None:
        self._names, self._posts, self._new = names, posts, new
        self._fresh: dict[PartId, Form] = {}
        self._forms: dict[PartId, Form] = {}

    def found(self) -> list[Group]:
        """The groups that have a new unit. Raises Whole where units that are there are grouped otherwise."""
        touched = self._read_anew()
        parts = self._closure(touched | self._linked_anew())
        full, said = self._grouped(parts)
        return self._with_bare(full, said)

    def _read_anew(self) -> set[CellId]:
        """The forms of all names with the keys of the new ones; gives the cells to which they were linked."""
        keys = sorted({unit.key for unit in self._new if not unit.bare})
        cells: list[CellId] = sorted((key, country) for key in keys for country in self._names.countries[key])
        said = {unit: told for cell in cells for unit, told in self._names.cells[cell].said.items()}
        by_cell: dict[CellId, list[Form]] = {}
        for form in forms_of(said, self._posts):
            by_cell.setdefault((form.units[0].key, form.country), []).append(form)
        linked = set(cells)
        for cell in cells:
            linked |= {other for part in self._names.cells[cell].parts for (other, _) in part.links}
            self._replace(cell, by_cell[cell])
        return linked

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
        said = {
            unit: told for cell in {cell for cell, _ in parts} for unit, told in self._names.cells[cell].said.items()
        }
        return grouped_forms([self._form(part) for part in parts], by_step, said, self._posts), said

    def _with_bare(self, full: list[Group], said: dict[Unit, Said]) -> list[Group]:
        """The groups with the bare names that can only be theirs, and those of other bare names."""
        before = {person for group in full for unit in group if (person := self._names.person(unit))}
        words = {unit.key[0] for unit in self._new if unit.bare}
        words |= words_of(unit for group in full for unit in group)
        words |= {word for person in before for word in self._names.bearers[person].words}
        others = sorted({other for word in words for other in self._names.called.get(word, ())} - before)
        beside = [self._names.bearers[other].found.units for other in others]
        groups = full + [{unit for unit in units if not unit.bare} for units in beside]
        known = said | {unit: self._names.cell(unit).said[unit] for units in beside for unit in units if not unit.bare}
        for word in words:
            known |= self._names.words[word].said if word in self._names.words else {}
        found = attached(groups, dict(sorted(known.items())), self._posts)
        for at, units in enumerate(beside, start=len(full)):
            found[at] |= {unit for unit in units if unit.bare and unit.key[0] not in words}
        self._refuse_regrouped(found)
        return [group for group in found if not group.isdisjoint(self._new)]

    def _refuse_regrouped(self, groups: Iterable[Group]) -> None:
        seen: set[str] = set()
        for group in groups:
            owners = {person for unit in group if (person := self._names.person(unit))}
            if len(owners) > 1 or owners & seen:
                raise Whole(f"{' and '.join(sorted(owners))} would be grouped otherwise")
            seen |= owners


def _named(names: Names, groups: list[Group], new: Mapping[Unit, Said]) -> AddedPeople:
    """The people of the groups with their ids."""
    said = SaidOf(names)
    wanted: dict[str, list[tuple[Group, str | None, str]]] = {}
    for group in groups:
        old = next((person for unit in sorted(group) if (person := names.person(unit))), None)
        name = best_name(spellings_of(group, said))
        if old and names.bearers[old].found.name != name:
            raise Whole(f"{old} would be shown as {name}")
        wanted.setdefault(slug(name), []).append((group, old, name))
    came: list[str] = []
    changed: set[str] = set()
    respelt: set[str] = set()
    for called, found in sorted(wanted.items()):
        for (group, old, name), node in zip(
            found, _ids(names, called, [(g, o) for g, o, _ in found], said), strict=True
        ):
            was = _surnames(names.bearers[old].found) if old else ()
            kept = _kept(names, node, old, group, name, new, said)
            respelt |= {node} if old and _surnames(kept.found) != was else set()
            came += [] if old else [node]
            changed.add(node)
    changed |= _taken(names, came)
    for node in sorted(changed):
        kept = names.bearers[node]
        others = {one for own in kept.own.values() for one in own if one not in names.bearers}
        kept.found = Found(node, kept.found.name, kept.found.names, tuple(sorted(others)), kept.found.units)
    of_unit, found_of = OfUnit(names), FoundOf(names)
    return AddedPeople(found_of, of_unit, said, names, frozenset(changed), frozenset(came), frozenset(respelt))


def _surnames(found: Found) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slug(surname(name), 30) for name in (found.name, *found.names)))


def _ids(names: Names, called: str, found: Sequence[tuple[Group, str | None]], said: Mapping[Unit, Said]) -> list[str]:
    """The ids of people whose names to show have one slug; Whole where somebody's who is there would be another."""
    ours = {old for _, old in found if old}
    others = sorted(set(names.slugs.get(called, ())) - ours)
    if len(found) + len(others) == 1:
        told = [f"person:{called}"]
    else:
        groups: list[Collection[Unit]] = [
            *(group for group, _ in found),
            *(names.bearers[o].found.units for o in others),
        ]
        keys = [told_apart_by(group, said) for group in groups]
        nodes = told_apart({called: keys})
        told = [f"person:{nodes[key]}" for key in keys]
    for node, old in zip(told, [*(old for _, old in found), *others], strict=True):
        if old and old != node:
            raise Whole(f"{old} would be {node}")
        if not old and node in names.bearers:
            raise Whole(f"{node} would be two")
    return told[: len(found)]


def _kept(
    names: Names,
    node: str,
    old: str | None,
    group: Group,
    name: str,
    new: Mapping[Unit, Said],
    said: Mapping[Unit, Said],
) -> Bearer:
    """The person, with the new units of the group."""
    units = tuple(sorted(group))
    found = Found(node, name, tuple(sorted({unit.name for unit in units})), (), units)
    if old:
        kept: Bearer = names.bearers[old]
        kept.found = found
        kept.words |= words_of(group & new.keys())
        add_own(kept, group & new.keys(), said)
    else:
        kept = names.bearers[node] = bearer(found, said)
        names.slugs.setdefault(slug(name), set()).add(node)
    for word in kept.words:
        names.called.setdefault(word, set()).add(node)
    for unit in group & new.keys():
        cell = names.cell(unit)
        if unit not in cell.person:
            cell.person[unit] = node
            of_slug = names.units.setdefault(slug(unit.name), {})
            of_slug[node] = of_slug.get(node, 0) + 1
        if not unit.bare:
            names.surnames.setdefault(parse(unit.name).surname, set()).add(node)
    return kept


def _taken(names: Names, came: Iterable[str]) -> set[str]:
    """The people who could be asked for by an id that is now somebody's own."""
    found: set[str] = set()
    for node in came:
        words = node.removeprefix("person:").split("-")
        for called in ("-".join(words[:count]) for count in range(1, len(words) + 1)):
            for person in names.units.get(called, {}):
                if person != node and node in names.bearers[person].own.get(called, ()):
                    found.add(person)
    return found
