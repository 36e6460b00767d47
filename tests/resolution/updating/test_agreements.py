"""Agreements with a few documents more are those of all documents: fuzzed on real texts and on re-tellings of them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from kzgraph import extract, read
from kzgraph.decisions import NONE
from kzgraph.model import Agreement, Document, Graph, Node, Record, Relationship
from kzgraph.resolution.agreements import groups
from kzgraph.resolution.agreements.told import Told, told_of
from kzgraph.resolution.meetings import telling as meeting_tellings
from kzgraph.resolution.meetings.ids import encounters, ids
from kzgraph.resolution.nodes.agreements import add_told
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.meetings import MeetingOf
from kzgraph.resolution.updating import pacts_together
from kzgraph.resolution.updating.agreements import remember, update
from kzgraph.resolution.updating.memory import Memory, Whole
from kzgraph.resolution.world.world import World, world

ROOT = Path(__file__).resolve().parents[3]
Parts = dict[str, Node | Relationship]


@dataclass
class Corpus:
    """Documents, all read together beforehand: what is added are the tellings of some, of agreements and of meetings,
    whose parties do not change."""

    world: World
    told: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    met: dict[str, list[meeting_tellings.Telling]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, records: Iterable[Record]) -> Corpus:
        made = cls(world(records))
        for one in told_of(made.world):
            made.told[one.telling.document].append(one)
        for meeting in meeting_tellings.tellings(made.world):
            made.met[meeting.document].append(meeting)
        return made

    @property
    def documents(self) -> list[str]:
        """Those that tell of agreements, and a few of the others."""
        others = sorted(self.met.keys() - self.told.keys())
        return sorted(self.told) + others[:: max(1, len(others) // (len(self.told) // 4 + 1))]

    def pacts(self, documents: Iterable[str]) -> list[Told]:
        return [one for sha in documents for one in self.told.get(sha, ())]


@dataclass
class Meetings:
    """The meetings of some documents."""

    of: MeetingOf
    members: dict[str, frozenset[Any]]

    @classmethod
    def told_in(cls, corpus: Corpus, documents: Iterable[str]) -> Meetings:
        told = [one for sha in documents for one in corpus.met.get(sha, ())]
        surnames = corpus.world.surnames
        nodes = ids(encounters(told, surnames, NONE), surnames)
        of = {(t.document, t.event): node for one, node in nodes.items() for t in one.group}
        return cls(of, {node: frozenset(one.group) for one, node in nodes.items()})

    def made_since(self, before: Meetings, chance: random.Random) -> tuple[MeetingOf, set[str], set[str]]:
        """What the stage of the meetings says of what has changed: of the meetings that did not a few are made anew
        as well."""
        made = {n for n, told in self.members.items() if before.members.get(n) != told or chance.random() < 0.02}
        of = {told: node for told, node in self.of.items() if node in made}
        return of, made, before.members.keys() - self.members.keys()


def parts_of(graph: Graph) -> Parts:
    parts: list[Node | Relationship] = [*graph.nodes, *graph.relationships]
    return {part.id: part for part in parts}


def of_agreements(parts: Parts) -> Parts:
    return {key: part for key, part in parts.items() if "agreement:" in key}


def ends(part: Node | Relationship) -> set[str]:
    return {part.id} if isinstance(part, Node) else {part.start, part.end}


class Fuzz:
    """A memory that documents are added to, and what it should hold."""

    def __init__(self, corpus: Corpus, seed: int, path: str = ":memory:") -> None:
        self.corpus, self.chance, self.memory = corpus, random.Random(seed), Memory.open(path)
        self.documents: list[str] = []
        self.meetings = Meetings({}, {})
        self.held: Parts = {}
        self.adds = self.whole = 0
        self.made: list[int] = []
        self.seconds: list[float] = []

    def run(self, *, first: float = 0.4, at_most: int = 10**6) -> None:
        left = self.corpus.documents
        self.chance.shuffle(left)
        at = int(len(left) * first)
        self.remember(left[:at])
        while at < len(left) and self.adds < at_most:
            count = self.chance.choice((1, 1, 2))
            self.step(left[at : at + count])
            at += count
        self.memory.close()

    def remember(self, documents: Sequence[str]) -> None:
        self.documents = list(documents)
        self.meetings = Meetings.told_in(self.corpus, documents)
        graph, told = GraphBuilder(), self.corpus.pacts(documents)
        node_ids = add_told(graph, told, self.meetings.of)
        with self.memory.transaction("whole", anew=True):
            remember(self.memory, told, node_ids, self.meetings.of)
        self.held = of_agreements(parts_of(graph.graph()))

    def step(self, more: Sequence[str]) -> None:
        documents = [*self.documents, *more]
        meetings = Meetings.told_in(self.corpus, documents)
        graph = GraphBuilder()
        self.adds += 1
        try:
            with self.memory.transaction("more"):
                new, changed = self.corpus.pacts(more), meetings.made_since(self.meetings, self.chance)
                began = perf_counter()
                made = update(self.memory, graph, (), new, *changed)
            self.seconds.append(perf_counter() - began)
        except Whole:
            self.whole += 1
            self.remember(documents)
            return
        self.documents, self.meetings = documents, meetings
        self.made.append(len(made.made))
        assert not made.gone & made.made
        assert made.gone <= self.held.keys()
        added = parts_of(graph.graph())
        cut = made.made | made.gone
        self.held = {key: part for key, part in self.held.items() if ends(part).isdisjoint(cut)}
        assert self.held.keys().isdisjoint(added)
        self.held |= of_agreements(added)
        self.look(documents, more, added)

    def look(self, documents: Sequence[str], more: Sequence[str], added: Parts) -> None:
        """Compare with what all documents say."""
        batch, told = GraphBuilder(), self.corpus.pacts(documents)
        node_ids = add_told(batch, told, self.meetings.of)
        whole = parts_of(batch.graph())
        wanted = of_agreements(whole)
        differ = sorted(key for key in self.held.keys() | wanted.keys() if self.held.get(key) != wanted.get(key))
        assert not differ, differ[:5]
        new = {one.document for one in self.corpus.pacts(more)}
        countries = {key: part for key, part in whole.items() if key not in wanted and ends(part) & new}
        assert {key: part for key, part in added.items() if key not in wanted and ends(part) & new} == countries
        if self.adds % 5:
            return
        with closing(Memory.open(":memory:")) as other:
            with other.transaction("whole", anew=True):
                remember(other, told, node_ids, self.meetings.of)
            mine = kept(self.memory)
            for name, value in kept(other).items():
                assert mine[name] == value, name


def kept(memory: Memory) -> dict[str, dict[str, Any]]:
    """What lies on the shelves that do not depend on the order in which documents came; what is empty is left out."""
    found: dict[str, dict[str, Any]] = {}
    for name in ("first", "blocks", "days", "pacts", "wanted", "giving", "signed_at", "twice"):
        found[name] = {key: told for key, told in memory.shelf(f"agreements_{name}").items() if told}
    return found


def records_of(folder: Path, at_most: int | None = None) -> list[Record]:
    return [extract(text) for text in islice(read(folder), at_most) if isinstance(text, Document)]


@cache
def real(at_most: int | None = 6) -> tuple[Record, ...]:
    return (*records_of(ROOT / "tests/extraction/documents/docs", at_most), *records_of(ROOT / "seeds"))


def retold(records: Sequence[Record], count: int, seed: int) -> Iterator[Record]:
    """Records of texts that tell of the same agreements on other days, by other names or with fewer parties."""
    chance = random.Random(seed)
    telling = [record for record in records if record.agreements]
    titles = sorted({pact.title for record in telling for pact in record.agreements})
    for at in range(count):
        record = chance.choice(telling[:12])
        published = (date(2024, 1, 1) + timedelta(chance.choice((0, 1, 20, 40, 41, 80, 400)))).isoformat()
        sha = random.Random(seed * 100_000 + at).randbytes(32).hex()
        head = record.document.model_copy(update={"sha256": sha, "published": chance.choice((published, None))})
        pacts = tuple(varied(pact, chance, titles) for pact in record.agreements if chance.random() < 0.8)
        yield record.model_copy(update={"document": head, "agreements": pacts})


def varied(pact: Agreement, chance: random.Random, titles: Sequence[str]) -> Agreement:
    update: dict[str, Any] = {}
    if chance.random() < 0.6:
        update["status"] = chance.choice(("mentioned", "planned", "planned", "negotiated", "signed", "in_force"))
    if chance.random() < 0.4:
        update["date"] = chance.choice((None, None, "2024", "2024-02", "2024-01-05", "2024-01-06", "2024-03-02"))
    if chance.random() < 0.3:
        update["title"] = chance.choice((*titles[:8], "Joint Statement", "memorandum", "EPCA", "ABC", "Air Basin Code"))
    if chance.random() < 0.1:
        update["abbreviation"] = chance.choice(("EPCA", "ABC"))
    if chance.random() < 0.3:
        update["parties"] = chance.choice((pact.parties[:1], pact.parties[1:], ()))
    return pact.model_copy(update=update)


def test_real_texts_added_one_by_one() -> None:
    fuzz = Fuzz(Corpus.of(real()), 1)
    fuzz.run(first=0.3)
    assert fuzz.whole == 0


@cache
def told_again() -> Corpus:
    return Corpus.of((*real(), *retold(real(), 30, 1)))


def test_retellings_added_one_by_one() -> None:
    fuzz = Fuzz(told_again(), 1)
    fuzz.run(first=0.6)
    assert fuzz.whole == 0


@pytest.mark.parametrize(("most", "left"), [(1000, False), (6, True)])
def test_crowds_are_grouped_whole_or_left(monkeypatch: pytest.MonkeyPatch, most: int, left: bool) -> None:
    monkeypatch.setattr(groups, "CROWDED", 8)
    monkeypatch.setattr(pacts_together, "CROWDED", 8)
    monkeypatch.setattr(pacts_together, "BESIDE", 4)
    monkeypatch.setattr(pacts_together, "MOST", most)
    fuzz = Fuzz(told_again(), 2)
    fuzz.run(first=0.6)
    assert bool(fuzz.whole) == left
