"""Any two graphs as a `Change` from one to the other, and what that comes to in numbers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from kzgraph.extracting import extract_all
from kzgraph.model import EVIDENCE, Change, Graph, Record, Relationship
from kzgraph.stores import Changes, Growth
from kzgraph.stores.delta import stored_node, stored_relationship

TEXTS = sorted((Path(__file__).parents[1] / "extraction" / "documents" / "docs").iterdir())[:42]
REMADE = ("Meeting", "Agreement", "Figure")


@cache
def records() -> tuple[Record, ...]:
    """Of the documents that the repository itself holds."""
    found = extract_all(TEXTS, on_refused=lambda error: pytest.fail(str(error)))
    return tuple(record for record, _, _ in found if isinstance(record, Record))


def change_between(before: Graph, after: Graph, remade_labels: Collection[str] = REMADE) -> Change:
    """What makes `after` of `before`: every way in which a change can say it is used where it can be.

    Nodes with one of the labels that differ, or whose relationships do, are made anew. A relationship that only has
    more evidence, of documents that were not there, is told by that alone; so is one that is new.
    """
    old_nodes, new_nodes = ({n.id: n for n in g.nodes} for g in (before, after))
    old_ties, new_ties = ({r.id: r for r in g.relationships} for g in (before, after))
    documents = frozenset(i for i, n in new_nodes.items() if n.label == "Document" and i not in old_nodes)
    gone = frozenset(old_nodes.keys() - new_nodes.keys())
    touched = {i for i, node in new_nodes.items() if old_nodes.get(i) != node}
    for tie_id in {*old_ties, *new_ties}:
        if old_ties.get(tie_id) != new_ties.get(tie_id):
            tie = new_ties.get(tie_id) or old_ties[tie_id]
            touched |= {tie.start, tie.end}
    remade = frozenset(i for i in touched - gone if i in new_nodes and new_nodes[i].label in remade_labels)
    ties: list[Relationship] = []
    more: list[Relationship] = []
    for tie_id, tie in new_ties.items():
        if remade & {tie.start, tie.end}:
            ties.append(tie)
        elif tie != old_ties.get(tie_id):
            some = _of_documents(tie, old_ties.get(tie_id), documents)
            (more if some else ties).append(some or tie)
    gone_ties = frozenset(
        i for i, r in old_ties.items() if i not in new_ties and not {r.start, r.end} & (gone | remade)
    )
    nodes = tuple(node for i, node in new_nodes.items() if node != old_nodes.get(i))
    return Change(nodes, remade, gone, gone_ties, tuple(ties), tuple(more), documents)


def growth_between(before: Graph, after: Graph) -> Growth:
    """The numbers of a change, by looking at both graphs."""
    sizes = [[len(g.nodes), len(g.relationships), sum(n.label == "Document" for n in g.nodes)] for g in (before, after)]
    nodes, ties, documents = (new - old for old, new in zip(*sizes, strict=True))
    kept = {n.id: (n.labels, stored_node(n)) for n in before.nodes}
    told = {r.id: stored_relationship(r) for r in before.relationships}
    changes = Changes(
        sum(kept.get(n.id) != (n.labels, stored_node(n)) for n in after.nodes),
        sum(told.get(r.id) != stored_relationship(r) for r in after.relationships),
        len(kept.keys() - {n.id for n in after.nodes}),
        len(told.keys() - {r.id for r in after.relationships}),
    )
    return Growth(changes, documents, nodes, ties)


def _of_documents(tie: Relationship, known: Relationship | None, documents: Collection[str]) -> Relationship | None:
    """The relationship with the evidence of these documents alone, if the rest is what was known."""
    lists = [tie.properties.get(name) for name in EVIDENCE]
    if not all(isinstance(each, list) and each for each in lists):
        return None
    rows = list(zip(*lists, strict=True))
    old: list[tuple[object, ...]] = []
    if known:
        old = list(zip(*(known.properties.get(name, []) for name in EVIDENCE), strict=True))
    if [row for row in rows if row[0] not in documents] != old:
        return None
    some = [row for row in rows if row[0] in documents]
    if not some:
        return None
    said = {**tie.properties, **{name: [row[i] for row in some] for i, name in enumerate(EVIDENCE)}}
    return Relationship(tie.id, tie.type, tie.start, tie.end, said)


def shuffled(change: Change, seed: int) -> Change:
    """The same change, its parts in another order."""
    random = Random(seed)
    return replace(
        change,
        nodes=tuple(random.sample(change.nodes, len(change.nodes))),
        ties=tuple(random.sample(change.ties, len(change.ties))),
        more=tuple(random.sample(change.more, len(change.more))),
    )
