"""What is kept of people's names: full ones by their key and country, bare ones by their word, and who bears them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kzgraph.model import IsoDate
from kzgraph.resolution.grouping.ids import slug
from kzgraph.resolution.names.normal_form import bare_forms, parse
from kzgraph.resolution.people.full_names import Form, Step, form_of
from kzgraph.resolution.people.mentions import Said, Unit
from kzgraph.resolution.people.people import Found, own_ids
from kzgraph.resolution.updating.memory import Memory
from kzgraph.resolution.world.reading import Reading

CellId = tuple[tuple[str, ...], str]
"""A full name's key and country; a bare word with ""."""
PartId = tuple[CellId, int]


@dataclass(slots=True)
class Part:
    """One form of a cell: its name and units, the keys under which it stands, and to which others it is linked; its
    groups and where it was torn: see `regrouping.py`."""

    name: str
    units: tuple[Unit, ...]
    keys: tuple[str, ...] = ()
    links: dict[PartId, Step] = field(default_factory=dict)
    groups: dict[Step, frozenset[PartId]] = field(default_factory=dict)
    torn: set[Step] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What one text says of a unit: see `Said`."""

    source: str
    day: IsoDate
    guessed: frozenset[str]
    beside: frozenset[Unit]


class Cell:
    """The units of one key and country, or of one bare word: what texts say of each, and whose it is; the forms."""

    __slots__ = ("_said", "parts", "person", "told")

    def __init__(self) -> None:
        self.told: dict[Unit, dict[str, Mentioned]] = {}
        self.person: dict[Unit, str] = {}
        self.parts: list[Part] = []
        self._said: dict[Unit, Said] = {}

    def __getstate__(self) -> tuple[object, ...]:
        return self.told, self.person, self.parts

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.told, self.person, self.parts = state
        self._said = {}

    def put(self, unit: Unit, text: str, said: Mentioned) -> None:
        """Add what a text says of a unit."""
        self.told.setdefault(unit, {})[text] = said
        self._said.pop(unit, None)

    def take(self, unit: Unit, text: str) -> None:
        """Withdraw what a text said of a unit."""
        del self.told[unit][text]
        self._said.pop(unit, None)
        if not self.told[unit]:
            del self.told[unit]
            self.person.pop(unit, None)

    def said(self, unit: Unit) -> Said:
        """What all texts say of a unit."""
        if unit not in self._said:
            told = self.told[unit].values()
            days = [one.day for one in told if one.day]
            self._said[unit] = Said(
                frozenset(self.told[unit]),
                frozenset(one.source for one in told),
                min(days, default=""),
                max(days, default=""),
                frozenset().union(*(one.guessed for one in told)),
                frozenset().union(*(one.beside for one in told)),
            )
        return self._said[unit]

    def form(self, at: int) -> Form:
        """One of the forms."""
        part = self.parts[at]
        return form_of(part.name, part.units, {unit: self.said(unit) for unit in part.units})


def units_of(reading: Reading) -> dict[Unit, Mentioned]:
    """What a text says of each unit that it names."""
    beside: dict[Unit, set[Unit]] = {}
    for a, b in reading.together():
        if a.unit != b.unit:
            beside.setdefault(a.unit, set()).add(b.unit)
            beside.setdefault(b.unit, set()).add(a.unit)
    guessed: dict[Unit, set[str]] = {}
    for mention in (said.mention for said in reading.people.values()):
        guessed.setdefault(mention.unit, set()).update([mention.guessed] if mention.guessed else ())
    day = reading.record.document.published or ""
    return {
        unit: Mentioned(reading.source, day, frozenset(codes), frozenset(beside.get(unit, ())))
        for unit, codes in guessed.items()
    }


@dataclass(slots=True)
class Bearer:
    """A person, the bare words by which they may be called, and by the slugs of their names all ids that these alone
    would have given; `guessed` are those of names whose country others corrected."""

    found: Found
    words: set[str]
    own: dict[str, set[str]]
    guessed: set[str]


class Names:
    """The shelves of people's names."""

    def __init__(self, memory: Memory, *, before: bool = False) -> None:
        """With `before` as they were before the transaction, only to be looked at."""
        shelf = memory.shelf_before if before else memory.shelf
        self.cells = shelf("people_cells")
        self.words = shelf("people_words")
        self.countries = shelf("people_countries")
        """The countries with which each key of a full name stands."""
        self.blocks = shelf("people_blocks")
        """For each key of a comparison the parts by country."""
        self.bearers = shelf("people_bearers")
        self.called = shelf("people_called")
        """For each bare word the ids of those who may be called so, if they have a full name."""
        self.slugs = shelf("people_slugs")
        """For each slug of a name to show the ids of those who have it."""
        self.units = shelf("people_units")
        """For each slug of any name how many units with it each person has."""
        self.surnames = shelf("people_surnames")
        """For each surname the ids of those who have a full name with it."""
        self.texts = shelf("people_texts")
        """The units that each text names."""

    def cell(self, unit: Unit) -> Cell:
        """Where a unit is."""
        found: Cell = self.words[unit.key[0]] if unit.bare else self.cells[unit.key, unit.country]
        return found

    def seen(self, unit: Unit) -> Cell | None:
        """Where a unit is or would be, only to be looked at."""
        found: Cell | None = self.words.seen(unit.key[0]) if unit.bare else self.cells.seen((unit.key, unit.country))
        return found

    def said(self, unit: Unit) -> Said:
        """What all texts say of a unit."""
        if cell := self.seen(unit):
            return cell.said(unit)
        raise KeyError(unit)

    def told(self, text: str) -> dict[Unit, Mentioned]:
        """What a text says."""
        return {unit: self.cell(unit).told[unit][text] for unit in self.texts[text]}

    def put(self, text: str, units: Mapping[Unit, Mentioned]) -> None:
        """Add what a text says of some units."""
        for unit, said in units.items():
            if unit.bare:
                cell = self.words.setdefault(unit.key[0], Cell())
            else:
                cell = self.cells.setdefault((unit.key, unit.country), Cell())
                countries = self.countries.setdefault(unit.key, [])
                if unit.country not in countries:
                    countries.append(unit.country)
            cell.put(unit, text, said)

    def take(self, text: str, units: Iterable[Unit]) -> dict[Unit, str]:
        """Withdraw what a text says of some units; gives whose each of them was."""
        owners = {unit: self.cell(unit).person[unit] for unit in units}
        for unit in owners:
            self.cell(unit).take(unit, text)
        return owners

    def person(self, unit: Unit) -> str | None:
        """Whose a unit was before; None of one that is new, or no more."""
        cell = self.seen(unit)
        return cell.person.get(unit) if cell else None

    def owner(self, unit: Unit) -> str:
        """Whose a unit is that is there."""
        if (person := self.person(unit)) is None:
            raise KeyError(unit)
        return person

    def bearer(self, person: str) -> Bearer:
        """Somebody who is there, only to be looked at."""
        found: Bearer | None = self.bearers.seen(person)
        if found is None:
            raise KeyError(person)
        return found

    def units_of(self, person: str) -> list[Unit]:
        """The units of somebody that still are, and are theirs."""
        return [unit for unit in self.bearer(person).found.units if self.person(unit) == person]

    def full_units_of(self, person: str) -> set[Unit]:
        """Of these those with a full name."""
        units = self.bearer(person).found.units
        return {unit for unit in units if not unit.bare and self.person(unit) == person}

    def texts_with(self, units: Iterable[Unit]) -> set[str]:
        """The texts that name one of the units."""
        return {text for unit in units if (cell := self.seen(unit)) for text in cell.told[unit]}


def words_of(units: Iterable[Unit]) -> set[str]:
    """The bare words by which the bearer of full names may be called."""
    named = {(unit.name, unit.country) for unit in units if not unit.bare}
    return {word for name, country in named for word in bare_forms(parse(name), country or None)}


def bearer(found: Found, said: Mapping[Unit, Said]) -> Bearer:
    """A person as they are kept."""
    kept = Bearer(found, words_of(found.units), {}, set())
    add_own(kept, found.units, said)
    return kept


def add_own(kept: Bearer, units: Iterable[Unit], said: Mapping[Unit, Said]) -> None:
    """Add the ids that some units alone would have given."""
    for unit in units:
        name = slug(unit.name)
        kept.own.setdefault(name, set()).update(own_ids(unit, said[unit]))
        if said[unit].guessed:
            kept.guessed.add(name)
