"""Organisations of a few documents more: names, nodes, relationships and successions as all documents give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from kzgraph.extraction import extract
from kzgraph.model import Change, Country, Document, Graph, Record
from kzgraph.reading import read
from kzgraph.resolution.adding import bodies, organisations
from kzgraph.resolution.adding.changed import changed
from kzgraph.resolution.adding.memory import Memory, Whole
from kzgraph.resolution.nodes.bodies import BodyTold, Counted
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_named_countries
from kzgraph.resolution.nodes.organisations import add_organisations, add_other_ids
from kzgraph.resolution.nodes.people import add_people
from kzgraph.resolution.nodes.posts import add_posts
from kzgraph.resolution.nodes.successions import add_successions
from kzgraph.resolution.organisations.organisations import cluster, other_ids
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import EU, World, organisations_named, world
from tests.resolution.conftest import evidence, organisation, person, record

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Tried:
    """How often documents were added, and how often everything had to be made anew, with why."""

    added: int = 0
    whole: list[str] = field(default_factory=list)


def _of(known: World, readings: Sequence[Reading]) -> World:
    """The world as far as these readings tell its organisations."""
    ordered = tuple(sorted(readings, key=lambda r: r.record.document.sha256))
    return replace(known, readings=ordered, organisation_ids=cluster(organisations_named(ordered)))


def _whole(known: World, memory: Memory | None = None) -> Graph:
    told: dict[str, BodyTold] = {}
    counted: dict[str, Counted] = {}
    graph = GraphBuilder()
    add_named_countries(graph, known)
    add_organisations(graph, known, told, counted if memory else None)
    add_people(graph, known)
    add_posts(graph, known)
    add_other_ids(graph, other_ids(known.organisation_ids))
    add_successions(graph, known)
    if memory:
        with memory.transaction("whole", anew=True):
            organisations.remember(memory, organisations_named(known.readings), known.organisation_ids)
            bodies.remember(memory, known, told, counted)
    return _organisations(graph.graph())


def _organisations(graph: Graph) -> Graph:
    """The part that is about organisations."""
    nodes = tuple(node for node in graph.nodes if node.label == "Organisation")
    ties = (r for r in graph.relationships if r.start.startswith("organisation:"))
    return Graph(nodes, tuple(r for r in ties if r.type in ("STATED_IN", "BELONGS_TO", "SUCCEEDS")))


def _change(memory: Memory, known: World, readings: Sequence[Reading]) -> Change:
    """What these readings make of the organisations in the memory, which holds all before."""
    found = organisations.add(memory, organisations_named(readings))
    new = replace(known, readings=tuple(readings), organisation_ids=found.ids)
    graph = GraphBuilder()
    add_named_countries(graph, new)
    bodies.add_bodies(graph, memory, new, found)
    add_people(graph, new)
    add_posts(graph, new)
    bodies.add_other_ids(graph, memory, new, found)
    ties = bodies.add_successions(graph, memory, new, found)
    bodies.add_union(graph, memory)
    made = _organisations(graph.graph())
    return Change(
        nodes=made.nodes,
        ties=tuple(r for r in made.relationships if r.id in ties),
        more=tuple(r for r in made.relationships if r.id not in ties),
        documents=frozenset(reading.document for reading in readings),
    )


def _check_ids(memory: Memory, known: World) -> None:
    """All that is remembered of names is what all documents together give."""
    ids = organisations.KnownIds(memory.shelf("organisations_nodes"), ())
    assert {name: ids[name] for name in known.organisation_ids} == known.organisation_ids
    called = memory.shelf("organisations_called")
    others = other_ids(known.organisation_ids)
    assert {node: called[node].others for node in others} == others
    assert sum(1 for _ in called.values()) == len(others)


def try_adding(known: World, path: Path, seed: int, steps: int, check: int = 1) -> Tried:
    """Remember a first part of the documents, and add one or two of the last ones each time, now and then with one
    that is there; compared with the whole after every `check` of them."""
    random = Random(seed)
    readings = list(known.readings)
    random.shuffle(readings)
    at = max(len(readings) - steps, len(readings) // 3)
    tried = Tried()
    with Memory.open(path) as memory:
        graph = _whole(_of(known, readings[:at]), memory)
        while at < len(readings):
            size = random.choice((1, 2))
            again = random.sample(readings[:at], random.choice((0, 0, 1)))
            more, at = [*again, *readings[at : at + size]], min(at + size, len(readings))
            tried.added += 1
            try:
                with memory.transaction("more"):
                    change = _change(memory, known, more)
            except Whole as why:
                tried.whole.append(str(why))
                graph = _whole(_of(known, readings[:at]), memory)
            else:
                graph = changed(graph, change)
                if tried.added % check == 0 or at == len(readings):
                    so_far = _of(known, readings[:at])
                    assert graph == _whole(so_far)
                    with memory.transaction("more"):
                        _check_ids(memory, so_far)
    return tried


def _records() -> Iterator[Record]:
    """Some documents of this repository: a few countries and their ministries, the European Union among them."""
    told = [*(ROOT / "seeds").glob("*.md"), *(ROOT / "tests" / "extraction" / "documents").glob("**/w1*.md")]
    yield from (extract(text) for text in read(*sorted(told)) if isinstance(text, Document))


@pytest.fixture(scope="module")
def known() -> World:
    return world(_records())


@pytest.mark.parametrize("seed", range(3))
def test_organisations_added_are_those_of_all_documents(known: World, tmp_path: Path, seed: int) -> None:
    tried = try_adding(known, tmp_path / "memory", seed, steps=9)
    assert len(tried.whole) < tried.added


OLD, NEW = "Ministry of Industry and Infrastructure Development", "Ministry of Industry and Construction"


def _added(path: Path, before: Sequence[Record], more: Record) -> Graph:
    """The organisations of these, one of which is added."""
    known = world([*before, more])
    new = [reading for reading in known.readings if reading.record.document.id == more.document.id]
    old = [reading for reading in known.readings if reading not in new]
    with Memory.open(path) as memory:
        graph = _whole(_of(known, old), memory)
        with memory.transaction("more"):
            graph = changed(graph, _change(memory, known, new))
    assert graph == _whole(known)
    return graph


def test_a_body_that_is_added_succeeds_one_that_is_there(tmp_path: Path) -> None:
    before = [record("a", "2021-03-01", organisation(OLD, "ministry", "KZ"))]
    graph = _added(tmp_path / "memory", before, record("b", "2024-03-01", organisation(NEW, "ministry", "KZ")))
    assert [tie.properties["quotes"] for tie in graph.relationships if tie.type == "SUCCEEDS"] == [[OLD, NEW]]


def test_an_earlier_document_gives_the_first_quote_of_a_succession(tmp_path: Path) -> None:
    before = [
        record("b", "2021-03-01", organisation(OLD, "ministry", "KZ")),
        record("c", "2024-03-01", organisation(NEW, "ministry", "KZ")),
    ]
    graph = _added(tmp_path / "memory", before, record("a", "2020-01-01", organisation(OLD, "ministry", "KZ")))
    (succeeds,) = (tie for tie in graph.relationships if tie.type == "SUCCEEDS")
    first, second = cast("list[str]", succeeds.properties["documents"])
    assert first.startswith("document:a-")
    assert second.startswith("document:c-")


def test_the_union_keeps_what_documents_say_of_it_where_it_only_acts(tmp_path: Path) -> None:
    named = record("a", "2021-03-01", organisation("European Union", "intergovernmental", None, "EU"))
    acts = record("b", "2021-04-01", Country(code="EU", evidence=evidence("Brussels")))
    node = _added(tmp_path / "memory", [named], acts).node(EU)
    assert node
    assert node.properties["aliases"] == ["EU", "European Union"]


@pytest.mark.parametrize(
    ("before", "more"),
    [
        (
            person("Kanat Sharlapayev", "KZ", "Minister of Finance"),
            organisation("Ministry of Finance", "ministry", "KZ"),
        ),
        (Country(code="EU", evidence=evidence("EU")), Country(code="EU", evidence=evidence("EU"))),
        (organisation("Steppe Mining LLC", "company"), organisation("Steppe Mining", "company")),
    ],
    ids=["implied, then named", "a union that no document names", "another id"],
)
def test_what_changes_organisations_that_are_there_needs_all_documents(tmp_path: Path, before: Any, more: Any) -> None:
    with pytest.raises(Whole):
        _added(tmp_path / "memory", [record("a", "2021-03-01", before)], record("b", "2021-04-01", more))
