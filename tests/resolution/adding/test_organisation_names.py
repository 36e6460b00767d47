"""Which names are one where a few are added: as of all names at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import cast

from kzgraph.model import OrganisationKind
from kzgraph.resolution.adding import organisations
from kzgraph.resolution.adding.memory import Memory, Whole
from kzgraph.resolution.organisations.keys import Mention, key_of
from kzgraph.resolution.organisations.organisations import cluster, other_ids

NAMES = [
    *((name, "agency") for name in ("Forest Service", "U.S. Forest Service", "FS", "Council on Quality")),
    *((name, "company") for name in ("Steppe Mining", "Steppe Mining LLC", "Kazakh Steppe Mining JSC", "SM")),
    *((name, "ministry") for name in ("Ministry of Finance", "MoF", "Ministry of Finance of Kazakhstan")),
    *((name, "other") for name in ("Council on Quality", "U.S. Council on Quality", "CQ", "Foo Bar Council")),
    *((name, "intergovernmental") for name in ("European Union", "EU", "Organisation for Foo")),
]
"""Names that can be one, and others that look like it."""


def _mentions(random: Random) -> Iterator[Mention]:
    for _ in range(random.choice((6, 12, 30))):
        name, kind = random.choice(NAMES)
        country, short = random.choice((None, "KZ", "US")), random.choice((None, None, "FS", "SM", "MoF", "CQ"))
        key = key_of(name, cast("OrganisationKind", kind), country, random.choice(("", "aaaaaaaa1", "bbbbbbbb2")))
        yield Mention(key, name, country, short)


def test_names_added_have_the_nodes_and_other_ids_of_all_names(tmp_path: Path) -> None:
    added = whole = 0
    with Memory.open(tmp_path / "memory") as memory:
        for seed in range(25):
            mentions = list(_mentions(Random(seed)))
            first = len(mentions) // 3
            _remember_names(memory, mentions[:first])
            for at in range(first + 1, len(mentions) + 1):
                added += 1
                try:
                    with memory.transaction("more"):
                        _add_name(memory, mentions[: at - 1], mentions[at - 1])
                except Whole:
                    whole += 1
                    _remember_names(memory, mentions[:at])
    assert whole < added * 0.6


def _remember_names(memory: Memory, mentions: Sequence[Mention]) -> None:
    with memory.transaction("whole", anew=True):
        organisations.remember(memory, mentions, cluster(mentions))


def _add_name(memory: Memory, before: Sequence[Mention], more: Mention) -> None:
    found = organisations.add(memory, [more])
    ids, was = cluster([*before, more]), other_ids(cluster(before))
    others = other_ids(ids)
    assert {name: found.ids[name] for name in ids} == ids
    touched = {node for node in others if others[node] != was.get(node, [])} | {ids[more.key, more.country]}
    assert found.other_ids == {node: others[node] for node in touched}
    assert found.fresh == others.keys() - was.keys()
