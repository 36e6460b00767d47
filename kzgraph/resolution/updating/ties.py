"""Which documents state what, of documents that come or go, and what that makes of the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kzgraph.model import EVIDENCE, Change, Relationship
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.updating.memory import Memory
from kzgraph.resolution.updating.post_ids import count
from kzgraph.resolution.updating.rebuilt import Rebuilt

STATED_IN = "STATED_IN"


def remember(memory: Memory, ties: Iterable[Relationship], text_of: Mapping[str, str]) -> None:
    """Keep which documents state what of a graph that was made whole; `text_of` gives the digest of each document's
    text."""
    of_text: dict[str, list[str]] = {text: [] for text in text_of.values()}
    shared: dict[str, int] = {}
    stated: dict[str, int] = {}
    for tie in ties:
        if not _is_own(tie.id):
            continue
        documents = list(dict.fromkeys(tie.properties["documents"]))  # type: ignore[arg-type]
        for document in documents:
            of_text[text_of[str(document)]].append(tie.id)
        if tie.type == STATED_IN:
            stated[tie.start] = stated.get(tie.start, 0) + len(documents)
        else:
            shared[tie.id] = len(documents)
    memory.shelf("nodes_ties").fill(of_text)
    memory.shelf("nodes_shared").fill(shared)
    memory.shelf("nodes_stated").fill(stated)


_MADE = ("meeting:", "agreement:")


def _is_own(tie: str) -> bool:
    """Whether a relationship grows document by document; those of meetings and agreements, and the successions of
    bodies, are made as a whole."""
    start, kind, end = tie.split("|")
    return kind != "SUCCEEDS" and not start.startswith(_MADE) and not end.startswith(_MADE)


def change(
    memory: Memory,
    graph: GraphBuilder,
    read: Mapping[str, str],
    gone: Mapping[str, str],
    made: Rebuilt,
) -> Change:
    """What the builder makes of the graph. `read` has the node of each text that is read, by its digest, `gone` that of
    each that goes, or is read anew."""
    ties = _Ties(memory)
    text_of = {node: text for text, node in read.items()}
    old = [tie for text in gone for tie in ties.take(text)]
    more: dict[str, Relationship] = {}
    new: dict[str, list[str]] = {text: [] for text in read}
    for tie in graph.ties(text_of):
        if _is_own(tie.id):
            more[tie.id] = tie
            for document in dict.fromkeys(tie.properties["documents"]):  # type: ignore[arg-type]
                new[text_of[str(document)]].append(tie.id)
    for text, own in new.items():
        ties.put(text, own)
    now = {tie for own in new.values() for tie in own}
    more |= {tie: _bare(tie) for tie in old if tie not in more}
    lost = {tie for tie in old if not ties.there(tie, now)}
    touched = {_start(tie) for tie in (*old, *now) if _is_statement(tie)}
    gone_nodes = {node for node in touched if node not in ties.stated} | (set(gone.values()) - set(read.values()))
    return Change(
        nodes=tuple(node for node in graph.nodes() if node.id not in gone_nodes),
        remade=made.made,
        gone=made.gone | gone_nodes,
        gone_ties=made.gone_ties | lost,
        ties=tuple(tie for tie in graph.ties() if not _is_own(tie.id) and tie.properties["documents"]),
        more=tuple(tie for key, tie in sorted(more.items()) if ties.there(key, now)),
        documents=frozenset((*read.values(), *gone.values())),
    )


class _Ties:
    """The shelves of what documents state: the relationships of each text, how many documents state each relationship
    that several can state, and each node."""

    def __init__(self, memory: Memory) -> None:
        self.texts = memory.shelf("nodes_ties")
        self.shared = memory.shelf("nodes_shared")
        self.stated = memory.shelf("nodes_stated")

    def take(self, text: str) -> list[str]:
        """Withdraw what a text states; gives which relationships that is."""
        told: list[str] = self.texts.pop(text)
        for tie in told:
            self._count(tie, -1)
        return told

    def put(self, text: str, told: list[str]) -> None:
        """Add what a text states."""
        self.texts[text] = told
        for tie in told:
            self._count(tie, 1)

    def there(self, tie: str, now: Collection[str]) -> bool:
        """Whether a relationship is in the graph; `now` are those of the texts that are read."""
        return tie in now or (not _is_statement(tie) and tie in self.shared)

    def _count(self, tie: str, times: int) -> None:
        if _is_statement(tie):
            count(self.stated, _start(tie), times)
        else:
            count(self.shared, tie, times)


def _start(tie: str) -> str:
    return tie.split("|")[0]


def _is_statement(tie: str) -> bool:
    return tie.split("|")[1] == STATED_IN


def _bare(tie: str) -> Relationship:
    """A relationship without properties of which no document that is read states anything."""
    start, kind, end = tie.split("|")
    return Relationship(tie, kind, start, end, {name: [] for name in EVIDENCE})
