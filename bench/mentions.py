"""Records without end for the bench of resolution, with the truth about them: see bench/README.md.

Real records lend the form (what is in one document, its quotes, who acts with whom), a drawn population the people and
organisations. The same seed gives the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path
from random import Random

from bench import spelling
from bench.forms import Form, Slot
from bench.population import FIRST_YEAR, LAST_YEAR, Body, Person, Population, Post, names
from kzgraph.data_files import lexicon
from kzgraph.extraction import extract
from kzgraph.model import Document, Record
from kzgraph.reading import read

ROOT = Path(__file__).resolve().parents[1]
READOUTS = Path(os.environ.get("KZGRAPH_SHARED", ROOT.parent / "shared")) / "corpus" / "readouts-2021-2022.jsonl.gz"
MENTIONS_OF_AN_OFFICIAL = 12
"""So many mentions for each official of the population: the more documents there are, the more people are in them."""
TOLD_AGAIN = 0.15
"""So many documents tell of the encounter of the document before, with the people under other forms of their names."""


@dataclass(frozen=True, slots=True)
class Made:
    """A record as a line of JSON; whose each name in it is (of a person also whether there is more than a surname), and
    which encounter it tells of, if it is only one."""

    line: str
    sha256: str
    people: tuple[tuple[str, int, bool], ...]
    bodies: tuple[tuple[str, int], ...]
    encounter: int | None
    mentions: int

    def truth(self) -> str:
        """All but the record, as a line of JSON."""
        return json.dumps([self.sha256, self.people, self.bodies, self.encounter], ensure_ascii=False)


def bases() -> list[Record]:
    """The records that lend their form: of the readouts beside this repository, else of the project's own seeds."""
    if not READOUTS.exists():
        return [extract(text) for text in read(ROOT / "seeds") if isinstance(text, Document)]
    with gzip.open(READOUTS, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    kept = ("id", "text", "published")
    return [extract(Document(**{key: one[key] for key in kept}, publisher="The White House")) for one in told]


def made(mentions: int, seed: int = 1, records: Sequence[Record] | None = None) -> Iterator[Made]:
    """Records with so many mentions: people and organisations of a record, and participants of its events."""
    random = Random(seed)
    codes = [code for rank in zip_longest(*names()["countries"].values()) for code in rank if code]
    name_of = {e["code"]: (e["name"], (e.get("adjectives") or [e["name"]])[0]) for e in lexicon("countries")}
    population = Population(random, mentions // MENTIONS_OF_AN_OFFICIAL, codes, name_of)
    forms = [form for record in (records or bases()) if (form := Form.of(record)).people]
    number = count = 0
    while count < mentions:
        form = random.choice(forms)
        cast = Cast.drawn(random, population, form)
        for _ in range(2 if random.random() < TOLD_AGAIN else 1):
            one = filled(form, random, population, cast, number)
            yield one
            number, count = number + 1, count + one.mentions


@dataclass(slots=True)
class Cast:
    """Who is in a document, or in two that tell of one encounter."""

    number: int
    day: date
    people: list[tuple[Person, Post | None]]
    bodies: list[Body]
    countries: list[str]

    @classmethod
    def drawn(cls, random: Random, population: Population, form: Form) -> Cast:
        """Different people, organisations and countries for all places of a form."""
        day = date(random.randint(FIRST_YEAR + 1, LAST_YEAR - 1), 1, 1) + timedelta(days=random.randrange(365))
        countries: list[str] = []
        while len(countries) < len(form.countries):
            code = population.countries.draw(random)
            if code not in countries or len(countries) >= len(population.countries.things) // 2:
                countries.append(code)
        of = dict(zip(form.countries, countries, strict=True))
        people: dict[int, tuple[Person, Post | None]] = {}
        for slot in form.people:
            home = of[slot.country] if slot.country else population.countries.draw(random)
            person, post = population.draw(random, home, day.year)
            while person.number in people:
                person, post = population.draw(random, home, day.year)
            people[person.number] = (person, post)
        bodies: dict[int, Body] = {}
        for home in form.bodies:
            body = population.body(random, of[home] if home else population.countries.draw(random))
            while body.number in bodies:
                body = population.body(random, of[home] if home else population.countries.draw(random))
            bodies[body.number] = body
        return cls(random.getrandbits(60), day, list(people.values()), list(bodies.values()), countries)


def filled(form: Form, random: Random, population: Population, cast: Cast, number: int) -> Made:
    """A form with one way to write each name of the cast."""
    sha = hashlib.sha256(f"{number}".encode()).hexdigest()
    values = {"sha": sha, "id": f"made-{number:07}"}
    people: dict[str, tuple[int, bool]] = {}
    for at, (slot, (person, post)) in enumerate(zip(form.people, cast.people, strict=True)):
        name = spelling.bare(random, person) if slot.bare else spelling.full(random, person)
        title = spelling.title(random, post, population.name_of) if post else ""
        if name in people:  # two of one surname: a text would tell them apart
            name = f"{person.given[0]} {person.surname[0]}"
        people[name] = (person.number, not slot.bare)
        values |= {f"n{at}": _inside(name), f"s{at}": _inside(name.split(" ")[-1])}
        values |= {f"t{at}": json.dumps(title or None), f"r{at}": _roles(slot, title, name)}
    bodies = {}
    for at, body in enumerate(cast.bodies):
        name = body.names[0] if random.random() < 0.5 else random.choice(body.names)
        bodies[name] = body.number
        code = None if form.bodies[at] is None or not body.country else body.country
        values |= {f"o{at}": _inside(name), f"k{at}": body.kind, f"h{at}": json.dumps(code)}
    for base, code in zip(form.countries, cast.countries, strict=True):
        values |= {f"c{base}": code, f"m{base}": _inside(population.name_of[code][0])}
    pieces = [_date(form, p, cast.day) if p[:1] == "d" else values[p] for p in form.pieces[1::2]]
    text = "".join(piece for pair in zip(form.pieces[::2], [*pieces, ""], strict=True) for piece in pair)
    encounter = cast.number if form.encounters == 1 else None
    return Made(text, sha, tuple((n, *of) for n, of in people.items()), tuple(bodies.items()), encounter, form.mentions)


def _date(form: Form, piece: str, day: date) -> str:
    """A date of the record as far from the day of publication as it was."""
    value = piece[1:]
    shifted = day + (date.fromisoformat(f"{value}-01-01"[:10]) - form.published)
    return shifted.isoformat()[: len(value)]


def _inside(text: str) -> str:
    """A text as it stands within a string of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _roles(slot: Slot, title: str, name: str) -> str:
    if not slot.titled or not title:
        return "[]"
    quote = {**slot.quote, "quote": f"{title} {name} took part."}
    return json.dumps([{"title": title, "status": "held", "evidence": [quote]}], ensure_ascii=False)
