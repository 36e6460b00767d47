"""Which full names are one person's, of all that those touch which come or go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kzgraph.resolution.comparing.blocking import TYPING
from kzgraph.resolution.comparing.initials import beginnings, may_agree
from kzgraph.resolution.people.full_names import (
    OVER_SHORT,
    Form,
    Step,
    allies,
    are_two,
    forms_of,
    how_sure,
    keys_of,
)
from kzgraph.resolution.people.mentions import Unit
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.memory import Looked
from kzgraph.resolution.updating.names import Cell, CellId, Names, Part, PartId
from kzgraph.resolution.updating.regrouping import Regrouping


class Forms:
    """The forms of full names. Those with the keys of names that are touched are found anew, and compared with all that
    share a key of a comparison."""

    def __init__(self, names: Names, posts: Mapping[str, Post], touched: set[Unit]) -> None:
        self._names, self._posts, self._touched = names, posts, touched
        self._fresh: dict[PartId, Form] = {}
        self._left: dict[Step, set[PartId]] = {}
        self._form = cache(self._form_of)

    def regrouped(self) -> list[set[Unit]]:
        """The units of the groups that are not as they were, or of which something else is said."""
        self._read_anew()
        self._link_anew()
        said = Looked(self._names.said)

        def contradict(one: PartId, other: PartId) -> bool:
            return are_two(self._form(one), self._form(other), said, self._posts)

        left = {step: [one for one in parts if self._is_there(one)] for step, parts in self._left.items()}
        found = Regrouping(self._part_seen, self._part, cache(contradict)).groups(self._fresh, left)
        return [{unit for part in group for unit in self._part_seen(part).units} for group in found]

    def _part(self, one: PartId) -> Part:
        """A form that is there."""
        part: Part = self._names.cells[one[0]].parts[one[1]]
        return part

    def _part_seen(self, one: PartId) -> Part:
        """A form that is there, only to be looked at."""
        return self._cell_seen(one).parts[one[1]]

    def _cell_seen(self, one: PartId) -> Cell:
        cell: Cell | None = self._names.cells.seen(one[0])
        assert cell
        return cell

    def _is_there(self, one: PartId) -> bool:
        cell: Cell | None = self._names.cells.seen(one[0])
        return cell is not None and one[1] < len(cell.parts)

    def _read_anew(self) -> None:
        """Find the forms of all names with the keys of those touched."""
        keys = sorted({unit.key for unit in self._touched if not unit.bare})
        cells: list[CellId] = sorted((key, country) for key in keys for country in self._names.countries[key])
        homes: dict[CellId, Cell] = {cell: self._names.cells[cell] for cell in cells}
        said = {unit: home.said(unit) for home in homes.values() for unit in home.told}
        by_cell: dict[CellId, list[Form]] = {}
        for form in forms_of(said, self._posts):
            by_cell.setdefault((form.units[0].key, form.country), []).append(form)
        for cell in cells:
            self._replace(cell, by_cell.get(cell, []))
        for key, country in (cell for cell, home in homes.items() if not home.told):
            del self._names.cells[key, country]
            self._names.countries[key].remove(country)

    def _replace(self, cell: CellId, forms: list[Form]) -> None:
        """Put the forms of a cell in the place of those that were there. One of which nothing else is said stays; the
        others are linked to nothing any more."""
        home: Cell = self._names.cells[cell]
        parts = list(home.parts[: len(forms)])
        for at, form in enumerate(forms):
            if at == len(parts) or not self._is_as_it_was(parts[at], form):
                self._fresh[cell, at] = form
                parts[at : at + 1] = [Part(form.name, form.units, tuple(sorted(keys_of(form)[0])))]
        for at, old in enumerate(home.parts):
            if at < len(parts) and parts[at] is old:
                continue
            for other, step in old.links.items():
                self._part(other).links.pop((cell, at), None)
                self._left.setdefault(step, set()).add(other)
            for key in set(old.keys) - set(parts[at].keys if at < len(parts) else ()):
                self._names.blocks[key][cell[1]].remove((cell, at))
        for at, part in enumerate(parts):
            for key in set(part.keys) - set(home.parts[at].keys if at < len(home.parts) else ()):
                self._names.blocks.setdefault(key, {}).setdefault(cell[1], []).append((cell, at))
        home.parts = parts

    def _is_as_it_was(self, old: Part, form: Form) -> bool:
        return (old.name, old.units) == (form.name, form.units) and self._touched.isdisjoint(old.units)

    def _link_anew(self) -> None:
        """Compare what is new or changed with all that share a key."""
        pairs = {(min(one, other), max(one, other)) for one in self._fresh for other in self._candidates(one)}
        for one, other in sorted(pairs):
            if step := how_sure(self._form(one), self._form(other)):
                self._part(one).links[other] = step
                self._part(other).links[one] = step

    def _candidates(self, one: PartId) -> Iterable[PartId]:
        form = self._fresh[one]
        begins = beginnings(form.name, form.country or None)
        for key in keys_of(form)[1]:
            block: dict[str, list[PartId]] = self._names.blocks.seen(key) or {}
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

    def _form_of(self, one: PartId) -> Form:
        return self._fresh[one] if one in self._fresh else self._cell_seen(one).form(one[1])
