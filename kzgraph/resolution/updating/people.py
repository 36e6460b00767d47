"""The second stage: whose the names of documents are that come or go."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from kzgraph.resolution.grouping.ids import slug
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.people.full_names import Linked
from kzgraph.resolution.people.mentions import Unit
from kzgraph.resolution.people.people import People
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.groups import Groups
from kzgraph.resolution.updating.memory import Memory
from kzgraph.resolution.updating.names import (
    Cell,
    CellId,
    Names,
    Part,
    PartId,
    bearer,
    units_of,
)
from kzgraph.resolution.updating.naming import Naming, UpdatedPeople
from kzgraph.resolution.world.reading import Reading


def remember(memory: Memory, readings: Iterable[Reading], people: People, linked: Linked) -> None:
    """Keep all people of a graph that was made whole, of which the readings are."""
    names = Names(memory)
    texts: dict[str, list[Unit]] = {}
    cells: dict[CellId, Cell] = {}
    words: dict[str, Cell] = {}
    countries: dict[tuple[str, ...], list[str]] = {}
    units: dict[str, dict[str, int]] = {}
    surnames: dict[str, set[str]] = {}
    for reading in readings:
        text = reading.record.document.sha256
        told = units_of(reading)
        texts[text] = list(told)
        for unit, said in told.items():
            home = words.setdefault(unit.key[0], Cell()) if unit.bare else cells.setdefault(_cell_id(unit), Cell())
            home.put(unit, text, said)
    for unit, person in people.of_unit.items():
        home = words[unit.key[0]] if unit.bare else cells[_cell_id(unit)]
        home.person[unit] = person
        of_slug = units.setdefault(slug(unit.name), {})
        of_slug[person] = of_slug.get(person, 0) + 1
        if not unit.bare:
            surnames.setdefault(parse(unit.name).surname, set()).add(person)
    for key, country in cells:
        countries.setdefault(key, []).append(country)
    ids = _add_parts(cells, linked)
    blocks = {
        key: {country: [ids[at] for at in places] for country, places in block.items()}
        for key, block in linked.blocks.items()
    }
    bearers = {node: bearer(found, people.said) for node, found in people.by_id.items()}
    called: dict[str, set[str]] = {}
    slugs: dict[str, set[str]] = {}
    for node, kept in bearers.items():
        slugs.setdefault(slug(kept.found.name), set()).add(node)
        for word in kept.words:
            called.setdefault(word, set()).add(node)
    names.texts.fill(texts)
    names.cells.fill(cells)
    names.words.fill(words)
    names.countries.fill(countries)
    names.blocks.fill(blocks)
    names.bearers.fill(bearers)
    names.called.fill(called)
    names.slugs.fill(slugs)
    names.units.fill(units)
    names.surnames.fill(surnames)


def _cell_id(unit: Unit) -> CellId:
    return unit.key, unit.country


def _add_parts(cells: Mapping[CellId, Cell], linked: Linked) -> list[PartId]:
    """Put the forms into their cells; gives the id of each."""
    ids: list[PartId] = []
    for form in linked.forms:
        home = _cell_id(form.units[0])
        ids.append((home, len(cells[home].parts)))
        cells[home].parts.append(Part(form.name, form.units))
    keys: list[list[str]] = [[] for _ in ids]
    for key, block in linked.blocks.items():
        for at in (at for places in block.values() for at in places):
            keys[at].append(key)
    for (home, number), own in zip(ids, keys, strict=True):
        cells[home].parts[number].keys = tuple(sorted(own))
    for step, pairs in linked.links.items():
        for pair in pairs:
            for (home, number), other in zip((ids[pair[0]], ids[pair[1]]), (ids[pair[1]], ids[pair[0]]), strict=True):
                cells[home].parts[number].links[other] = step
    parts = [cells[home].parts[number] for home, number in ids]
    for step in sorted(linked.groups):
        for group in linked.groups[step]:
            together = frozenset(ids[at] for at in group)
            for at in group:
                if together != next(reversed(parts[at].groups.values()), None):
                    parts[at].groups[step] = together
        for at in linked.torn[step]:
            parts[at].torn.add(step)
    return ids


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
    before = Names(memory, before=True)
    groups = Groups(names, before, posts, touched, set(owners.values())).found()
    return Naming(names, touched, owners.keys()).people(groups, set(owners.values()))
