"""What a change of a graph comes to in numbers, where nobody has both: from what a memory holds of the one before.

Of each node the memory holds labels and a digest; of each relationship a digest, in the place where it is looked for:
with the meetings and agreements that it touches, else with the document that states it, else with its start.
So nothing that is read here grows with the number of documents.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from kzgraph.model import Change, Graph, Node
from kzgraph.resolution.updating.memory import Memory, Shelf, Whole
from kzgraph.stores.base import Changes, Growth

REMADE = ("meeting:", "agreement:")
"""How the ids of the nodes begin that a change makes as a whole: of all others each relationship that goes is named."""
UNKNOWN = 0
"""The digest of what was told only in part."""

Known = tuple[int, str]
"""Of a relationship: its digest, and the node at its other end if that is kept too, else an empty text."""
Nodes = Shelf[str, tuple[tuple[str, ...], int]]
Ties = Shelf[str, dict[int, Known]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a change comes to: for the store, and how many nodes more (or less) have each label."""

    growth: Growth
    labels: Counter[str]


def note(memory: Memory, graph: Graph) -> None:
    """Note a graph in an empty memory."""
    nodes: Nodes = memory.shelf("counted_nodes")
    nodes.fill({node.id: _of_node(node) for node in graph.nodes})
    places: dict[str, dict[int, Known]] = {}
    for tie in graph.relationships:
        for place, other in _places(tie.type, tie.start, tie.end):
            digest = _digest(tie.properties) if place.startswith(REMADE) else UNKNOWN
            places.setdefault(place, {})[_key(tie.id)] = (digest, other)
    ties: Ties = memory.shelf("counted_ties")
    ties.fill(places)


def count(memory: Memory, change: Change) -> Counted:
    """Count a change, and note the graph that comes of it. Raises Whole where that cannot be counted."""
    ties_written, ties_more, ties_removed = _count_ties(memory.shelf("counted_ties"), change)
    nodes: Nodes = memory.shelf("counted_nodes")
    labels: Counter[str] = Counter()
    written = more = removed = 0
    for node in change.nodes:
        before, now = nodes.get(node.id), _of_node(node)
        written += before != now
        more += before is None
        labels.update(now[0])
        labels.subtract(before[0] if before else ())
        nodes[node.id] = now
    for node_id in change.gone - {node.id for node in change.nodes}:
        before = nodes.pop(node_id, None)
        if before:
            removed += 1
            labels.subtract(before[0])
    documents = labels["Document"]
    changes = Changes(written, ties_written, removed, ties_removed)
    return Counted(Growth(changes, documents, more - removed, ties_more - ties_removed), labels)


def _count_ties(ties: Ties, change: Change) -> tuple[int, int, int]:
    """How many are written, of these how many are new, and how many are removed."""
    cut = change.gone | change.remade
    before: dict[int, int] = {}
    for node_id in cut:
        for key, (digest, other) in ties.pop(node_id, {}).items():
            before[key] = digest
            if other and other not in cut:
                ties.setdefault(other, {}).pop(key, None)
    for tie_id in change.gone_ties:
        start, type_, end = _parsed(tie_id)
        for place, _ in _places(type_, start, end):
            known = ties.setdefault(place, {}).pop(_key(tie_id), None)
            if known is not None:
                before[_key(tie_id)] = known[0]
            elif _key(tie_id) not in before:
                raise Whole("a relationship goes that is not known")
    written = more = 0
    for tie, is_whole in ((tie, whole) for part, whole in ((change.ties, 1), (change.more, 0)) for tie in part):
        key, digest = _key(tie.id), _digest(tie.properties) if is_whole else UNKNOWN
        known_digest = before.pop(key, None)
        for place, other in _places(tie.type, tie.start, tie.end):
            known = ties.setdefault(place, {}).get(key)
            if known is not None and known_digest is None:
                known_digest = known[0]
            ties[place][key] = (digest if place.startswith(REMADE) else UNKNOWN, other)
        more += known_digest is None
        written += known_digest != digest or digest == UNKNOWN
    return written, more, len(before)


def _places(type_: str, start: str, end: str) -> Iterator[tuple[str, str]]:
    """Where a relationship is looked for, and where else."""
    ends = [one for one in dict.fromkeys((start, end)) if one.startswith(REMADE)]
    if not ends:
        yield (end if type_ == "STATED_IN" else start), ""
    for one in ends:
        yield one, next((other for other in ends if other != one), "")


def _parsed(tie_id: str) -> tuple[str, str, str]:
    parts = tie_id.split("|")
    if len(parts) != 3:
        raise Whole("an id of a relationship has further parts")
    return parts[0], parts[1], parts[2]


def _of_node(node: Node) -> tuple[tuple[str, ...], int]:
    return node.labels, _digest(node.properties)


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _digest(properties: object) -> int:
    return _key(json.dumps(properties, sort_keys=True)) or 1
