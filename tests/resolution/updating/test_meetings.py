"""Meetings with a few documents more are those of all documents: fuzzed on made-up texts and on real ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kzgraph import extract, read
from kzgraph.model import Change, Document, Event, Graph, Record
from kzgraph.resolution.meetings import keys
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.meetings import MeetingOf, add_meetings, find_meetings
from kzgraph.resolution.nodes.people import add_people
from kzgraph.resolution.nodes.posts import add_posts
from kzgraph.resolution.nodes.told import Told, teller, told_by
from kzgraph.resolution.updating import meetings_ids, meetings_told
from kzgraph.resolution.updating.changed import changed
from kzgraph.resolution.updating.meetings import remember, update
from kzgraph.resolution.updating.memory import Memory, Whole
from kzgraph.resolution.world.world import World, world
from tests.resolution.conftest import event, organisation, party, person, record

ROOT = Path(__file__).resolve().parents[3]

PEOPLE = [
    ("Roman Vassilenko", "KZ"),
    ("Roman Vasilenko", "KZ"),
    ("Vassilenko", "KZ"),
    ("Kassym-Jomart Tokayev", "KZ"),
    ("Tokaev", "KZ"),
    ("Jan Peeters", "BE"),
    ("Marie Peeters", "BE"),
    ("Olga Ivanova", "RU"),
]
TITLES = ["Foreign Minister", "President", "Ambassador"]
KINDS = ["meeting", "meeting", "consultations", "consultations", "dialogue", "visit", "call", "summit"]
DATES = [None, "2024", "2024-10", "2024-10-17", "2024-10-18", "2024-10-19", "2023-05-02", "2022-03"]
SERIES = [None, "political consultations", "Strategic Dialogue", "High-Level Strategic Dialogue", "Silk Road summit"]
COUNTRIES = ["KZ BE", "KZ BE", "KZ BE", "KZ RU", "KZ", "KZ BE RU"]


@dataclass
class Batch:
    """All documents so far and what batch makes of them."""

    world: World
    told: dict[str, list[Told]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    meeting_of: MeetingOf = field(default_factory=dict)
    meetings: Graph = field(default_factory=lambda: Graph((), ()))

    @classmethod
    def of(cls, records: Sequence[Record]) -> Batch:
        made = cls(world(records))
        graph = GraphBuilder()
        add_people(graph, made.world)
        add_posts(graph, made.world)
        made.meeting_of = add_meetings(graph, made.world)
        found = graph.graph()
        made.told = {reading.document: told_by(reading, made.world) for reading in made.world.readings}
        made.names = {node.id: node.name for node in found.nodes}
        made.meetings = of_meetings(found)
        return made

    def leaves(self, before: Batch) -> bool:
        """Whether what was told before, and who it was told of, is as before."""
        names = {node: name for node, name in before.names.items() if not node.startswith("meeting:")}
        told = all(self.told.get(document) == told for document, told in before.told.items())
        return told and all(self.names.get(node) == name for node, name in names.items())


def of_meetings(graph: Graph) -> Graph:
    nodes = (node for node in graph.nodes if node.id.startswith("meeting:"))
    ties = (r for r in graph.relationships if any(end.startswith("meeting:") for end in (r.start, r.end)))
    return Graph(tuple(nodes), tuple(ties))


@dataclass
class Fuzz:
    """Documents added to a memory, and each time compared with batch."""

    memory: Memory
    adds: int = 0
    whole: int = 0
    changed: int = 0
    gone: int = 0

    def run(self, records: Sequence[Record], first: int, chance: random.Random) -> None:
        shown = list(records[:first])
        before = self.remember(shown)
        held, meeting_of = before.meetings, before.meeting_of
        while first < len(records):
            more = records[first : first + chance.choice((1, 1, 2))]
            first, shown = first + len(more), shown + list(more)
            now = Batch.of(shown)
            try:
                if not now.leaves(before):
                    self.changed += 1
                    raise Whole
                self.adds += 1
                held, meeting_of = self.add(now, before, held, meeting_of)
            except Whole:
                self.remember(shown)
                held, meeting_of = now.meetings, now.meeting_of
            assert held == now.meetings
            assert meeting_of == now.meeting_of
            before = now

    def remember(self, records: Sequence[Record]) -> Batch:
        made = Batch.of(records)
        with self.memory.transaction("", anew=True):
            remember(self.memory, find_meetings(made.world), teller(made.world), made.world.surnames)
        return made

    def add(self, now: Batch, before: Batch, held: Graph, meeting_of: MeetingOf) -> tuple[Graph, MeetingOf]:
        new = [told for document in now.told.keys() - before.told.keys() for told in now.told[document]]
        was, surnames = before.world.surnames, now.world.surnames
        respelt = {one for one in was if was[one] != surnames[one]}
        graph = GraphBuilder()
        try:
            with self.memory.transaction(""):
                done = update(self.memory, graph, (), new, surnames, respelt, (), now.names)
        except Whole:
            self.whole += 1
            raise
        self.gone += len(done.gone)
        made = graph.graph()
        of_all = of_meetings(made)
        assert {node.id for node in of_all.nodes} == done.made
        others = [r for r in made.relationships if r not in of_all.relationships]
        assert {r.type for r in others} <= {"STATED_IN"}
        assert {r.end for r in others} <= {told.document for told in new}
        change = Change(of_all.nodes, done.made, done.gone, done.gone_ties, of_all.relationships)
        stay = {told: node for told, node in meeting_of.items() if node not in done.made | done.gone}
        return changed(held, change), stay | done.meeting_of


def made_up(chance: random.Random, count: int) -> list[Record]:
    return [_text(chance, f"text {chance.random()}") for _ in range(count)]


def _text(chance: random.Random, name: str) -> Record:
    named = chance.sample(PEOPLE, chance.randint(0, 3))
    people = [person(who, country, *chance.sample(TITLES, chance.randint(0, 1))) for who, country in named]
    told = [_event(chance, named, at) for at in range(chance.choice((1, 1, 1, 2, 3)))]
    body = [organisation("Silk Road Council", "intergovernmental")] if chance.random() < 0.2 else []
    published = chance.choice([None, "2024-10-18", "2024-10-19", "2023-05-03"])
    return record(name, published, *people, *body, *told, publisher=chance.choice([None, "A", "B", "C"]))


def _event(chance: random.Random, named: Sequence[tuple[str, str]], at: int) -> Event:
    there = [party(who, **{"for": country}) for who, country in named if chance.random() < 0.8]
    there += [party(code) for code in ("Kazakhstan", "Belgium") if chance.random() < 0.3]
    fields = {
        "round": chance.choice([None, None, 4, 5, 6]),
        "series": chance.choice(SERIES),
        "date": chance.choice(DATES),
    }
    fields |= {"place": chance.choice([None, None, "Brussels", "Astana"]), "at": at}
    status = chance.choice(["held", "held", "held", "planned"])
    return event(chance.choice(KINDS), chance.choice(COUNTRIES), there, status=status, **fields)


def few(made: Callable[[random.Random], list[Record]], seed: int, first: int) -> Fuzz:
    chance = random.Random(seed)
    with closing(Memory.open(":memory:")) as memory:
        fuzz = Fuzz(memory)
        fuzz.run(made(chance), first, chance)
    return fuzz


def test_made_up_texts_that_contradict_and_repeat_each_other() -> None:
    found = [few(lambda chance: made_up(chance, 30), seed, 6) for seed in range(5)]
    assert sum(fuzz.adds for fuzz in found) > 50
    assert sum(fuzz.gone for fuzz in found) > 5
    assert not any(fuzz.whole for fuzz in found)


def test_real_texts_told_again() -> None:
    def texts(chance: random.Random) -> list[Record]:
        paths = sorted((ROOT / "tests/extraction/documents/docs").iterdir())[::5]
        found = [extract(one) for path in paths for one in read(path) if isinstance(one, Document)]
        again = [retold(one, at) for at, one in enumerate(found) if one.events]
        return chance.sample(found + again, len(found + again))

    fuzz = few(texts, 1, 8)
    assert fuzz.adds > 3
    assert fuzz.whole == 0


def retold(one: Record, at: int) -> Record:
    """The record as another text's."""
    events = tuple(
        e.model_copy(update={"place": None, "date": e.date[:7] if e.date and at % 2 else e.date}) for e in one.events
    )
    head = one.document.model_copy(update={"id": f"again-{at}", "sha256": f"{at:064x}", "publisher": "Again"})
    return one.model_copy(update={"document": head, "events": events})


def test_what_is_crowded_is_left_to_batch_or_cut_as_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (keys, meetings_told):
        monkeypatch.setattr(module, "CROWDED", 4)
    found = [few(lambda chance: made_up(chance, 25), seed, 10) for seed in range(3)]
    assert sum(fuzz.whole for fuzz in found) > 0
    assert sum(fuzz.adds - fuzz.whole for fuzz in found) > 3


def test_whom_very_many_met_is_left_to_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings_ids, "MOST_NAMED", 1)
    found = [few(lambda chance: made_up(chance, 25), seed, 15) for seed in range(2)]
    assert sum(fuzz.whole for fuzz in found) > 0
