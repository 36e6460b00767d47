"""Many people of few names, told with more or less: whose each name is depends on all the others."""

from __future__ import annotations

from random import Random

import pytest

from kzgraph.model import Event, Person, Record
from kzgraph.resolution import resolve
from kzgraph.resolution.updating.memory import Memory
from tests.resolution.conftest import event, party, person, record
from tests.resolution.updating.test_update import Growing

GIVEN = ("", "Patricia", "Paul", "P.", "Pat", "Eduardo", "Anna Maria", "A. M.")
SURNAMES = ("Ramirez", "Ramírez Torres", "Torres", "Kim", "Abdrakhmanov", "Abdrahmanov")
RARE = ("Vega", "Lind", "Ito", "Okafor", "Silva", "Marin", "Novak", "Haddad", "Berger", "Costa")
COUNTRIES = ("ES", "ES", "CL", "KZ", None)
TITLES = (
    "Minister of Foreign Affairs",
    "Foreign Minister",
    "Adviser to the President",
    "Ambassador of Chile to Spain",
    "Secretary",
    "President",
)


def documents(random: Random, count: int) -> list[Record]:
    """Documents of some years, each with a few people who met."""
    found = []
    for number in range(count):
        people = {told.name: told for told in (somebody(random) for _ in range(random.randint(1, 4)))}
        met: list[Event] = []
        if len(people) > 1 and random.random() < 0.5:
            met = [event("meeting", "ES CL", [party(name) for name in people], date=None)]
        day = f"{random.randint(2004, 2024)}-0{random.randint(1, 9)}-1{random.randint(0, 9)}"
        found.append(record(f"text {number}", day if random.random() < 0.9 else None, *people.values(), *met))
    return found


def somebody(random: Random) -> Person:
    rare = random.random() < 0.4
    name = f"{random.choice(GIVEN[:3] if rare else GIVEN)} {random.choice(RARE if rare else SURNAMES)}".strip()
    country = random.choice(COUNTRIES)
    titles = random.sample(TITLES, random.choice((0, 1, 1, 2)))
    return person(name, country, *titles)


@pytest.mark.parametrize("seed", range(8))
def test_the_names_of_namesakes_are_those_of_all_records(seed: int) -> None:
    random = Random(seed)
    some = documents(random, 60)
    with Memory.open(":memory:") as memory:
        growing = Growing(some[:20], memory)
        left = some[20:]
        for step in range(30):
            new = [left.pop() for _ in range(random.choice((1, 1, 2)) if left[1:] else 0)]
            gone: dict[str, Record] = {}
            if step % 3 == 2:
                sha = random.choice(sorted(growing.known))
                gone[sha] = growing.known[sha]
                left.insert(0, gone[sha])
            growing.change(gone, new)
            assert growing.graph == resolve(growing.known.values())
    assert growing.wholes <= 3
