"""Statements that people judged: what is rejected leaves the graph, what is confirmed says by whom and why.

A statement is a relationship, or a node that states something itself: a meeting, an agreement, a figure, a post. With a
node go its relationships. Nodes that are only named (people, organisations, countries) stay, because the documents that
name them do; an organisation which only a rejected post's title implied goes with the post.

Invariant: a pure function of the graph and the decisions. A statement that is rejected and confirmed under two of its
ids is rejected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from kzgraph.decisions import Decisions, IdPair
from kzgraph.model import Graph, Node, Relationship

OTHER_IDS = "otherIds"
"""The property of a node that holds the ids which a part of its names would have given."""
CONFIRMED = "confirmed"
"""The property that says who confirmed a statement, and why."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The graph after judgement, and the decisions that had no effect on it, in words; `contrary` has each `same` among
    them with a `different` that keeps its nodes apart, for their ids mean the same names."""

    graph: Graph
    idle: tuple[str, ...] = ()
    contrary: frozenset[tuple[IdPair, IdPair]] = frozenset()


def judge(graph: Graph, decisions: Decisions) -> Judged:
    """Take rejected statements out of a resolved graph and mark confirmed ones."""
    if decisions == Decisions():
        return Judged(graph)
    ids = _Ids(graph, decisions)
    rejected = _found(decisions.rejected, ids)
    confirmed = {key: why for key, why in _found(decisions.confirmed, ids).items() if key not in rejected}
    left = _without(graph, rejected.keys()) if rejected else graph
    gone = set(confirmed.keys() - _ids_of(left)) if rejected else set()
    contrary = {pair: found for pair in decisions.same if (found := _contrary(pair, ids, decisions))}
    idle = tuple(_idle(decisions, ids, contrary, _gone(decisions, ids, rejected, gone)))
    return Judged(_marked(left, confirmed) if confirmed else left, idle, frozenset(contrary.items()))


def _ids_of(graph: Graph) -> set[str]:
    return {node.id for node in graph.nodes} | {r.id for r in graph.relationships}


def _gone(decisions: Decisions, ids: _Ids, rejected: Collection[str], gone: Collection[str]) -> dict[str, str]:
    """Confirmed ids whose statements went with what is rejected, and why."""
    found = {}
    for wanted in decisions.confirmed:
        key = ids.statement(wanted)
        if key in rejected:
            found[wanted] = "it is rejected too"
        elif key in gone:
            ends = [part for part in (key or "").split("|") if part in rejected]
            found[wanted] = f"it went with {' and '.join(ends) or 'what implied it'}, which is rejected"
    return found


class _Ids:
    """What the ids of the decisions lead to, of today or of before. Only these are kept: a graph may be large."""

    def __init__(self, graph: Graph, decisions: Decisions) -> None:
        statements = {*decisions.rejected, *decisions.confirmed}
        ends = {part for one in statements for part in one.split("|")}
        wanted = ends.union(*decisions.same, *decisions.different)
        self._nodes = {node.id for node in graph.nodes if node.id in wanted}
        self._others: dict[str, set[str]] = {}
        for node in graph.nodes:
            others = node.properties.get(OTHER_IDS)
            for other in wanted.intersection(others) if isinstance(others, list) else ():
                self._others.setdefault(str(other), set()).add(node.id)
        now = statements | {self._now(one) for one in statements if "|" in one}
        self._relationships = {r.id for r in graph.relationships if r.id in now} if statements else set()

    def nodes(self, wanted: str) -> set[str]:
        """The nodes to which the id leads: one as a rule, several where it could mean any of them."""
        return {wanted} if wanted in self._nodes else self._others.get(wanted, set())

    def node(self, wanted: str) -> str | None:
        """The one node to which the id leads, or None."""
        found = self.nodes(wanted)
        return next(iter(found)) if len(found) == 1 else None

    def statement(self, wanted: str) -> str | None:
        """The id in the graph of a relationship or a node, or None."""
        if "|" not in wanted:
            return self.node(wanted)
        return next((one for one in (wanted, self._now(wanted)) if one in self._relationships), None)

    def _now(self, relationship: str) -> str:
        """The relationship's id with the ids that its ends have now."""
        return "|".join(self.node(part) or part for part in relationship.split("|"))


def _found(judged: Mapping[str, str], ids: _Ids) -> dict[str, str]:
    """Id in the graph -> what is said of it, by all who judged it under any of its ids."""
    said: dict[str, set[str]] = {}
    for wanted, why in judged.items():
        key = ids.statement(wanted)
        if key is not None:
            said.setdefault(key, set()).add(why)
    return {key: "; ".join(sorted(whys)) for key, whys in said.items()}


def _without(graph: Graph, rejected: Collection[str]) -> Graph:
    gone = {node.id for node in graph.nodes if node.id in rejected}
    while True:
        left = [r for r in graph.relationships if r.id not in rejected and not {r.start, r.end} & gone]
        hollow = _hollow(graph, left, gone)
        if not hollow:
            return Graph(tuple(node for node in graph.nodes if node.id not in gone), tuple(left))
        gone |= hollow


def _hollow(graph: Graph, left: Iterable[Relationship], gone: Collection[str]) -> set[str]:
    """Derived nodes all of whose members are gone: nothing implies them any more."""
    members = {r.end for r in graph.relationships if r.type == "BELONGS_TO" and r.start in gone}
    implied = {r.end for r in left if r.type == "BELONGS_TO"}
    derived = {node.id for node in graph.nodes if node.properties.get("derived")}
    return (members & derived) - implied - set(gone)


def _marked(graph: Graph, confirmed: Mapping[str, str]) -> Graph:
    nodes = tuple(_mark_node(node, confirmed) for node in graph.nodes)
    return Graph(nodes, tuple(_mark_relationship(r, confirmed) for r in graph.relationships))


def _mark_node(node: Node, confirmed: Mapping[str, str]) -> Node:
    why = confirmed.get(node.id)
    return replace(node, properties={**node.properties, CONFIRMED: why}) if why else node


def _mark_relationship(relationship: Relationship, confirmed: Mapping[str, str]) -> Relationship:
    why = confirmed.get(relationship.id)
    return replace(relationship, properties={**relationship.properties, CONFIRMED: why}) if why else relationship


def _idle(decisions: Decisions, ids: _Ids, contrary: Mapping[IdPair, IdPair], gone: Mapping[str, str]) -> Iterable[str]:
    """What decisions had no effect, in words: whatever is decided, the graph shows whether it is so."""
    for word, pairs in (("same", decisions.same), ("different", decisions.different)):
        for pair in sorted(pairs):
            problem = _missing(pair, ids) or (_apart(pair, ids, contrary) if word == "same" else _one(pair, ids))
            if problem:
                yield f"{word} {' '.join(pair)}: {problem}"
    for word, judged in (("reject", decisions.rejected), ("confirm", decisions.confirmed)):
        for wanted in sorted(judged):
            if ids.statement(wanted) is None:
                yield f"{word} {wanted}: no such statement in the graph"
            elif word == "confirm" and wanted in gone:
                yield f"{word} {wanted}: {gone[wanted]}"
    for key in sorted(decisions.astray):
        yield f"undo {key}: no decision has this id"


def _missing(pair: IdPair, ids: _Ids) -> str:
    missing = [one for one in pair if not ids.nodes(one)]
    return f"no {' and no '.join(missing)} in the graph" if missing else ""


def _apart(pair: IdPair, ids: _Ids, contrary: Mapping[IdPair, IdPair]) -> str:
    first, second = map(ids.nodes, pair)
    if first & second:
        return ""
    why = f", for it contradicts: different {' '.join(contrary[pair])}" if pair in contrary else ""
    return f"they are still two nodes, {min(first)} and {min(second)}{why}"


def _contrary(pair: IdPair, ids: _Ids, decisions: Decisions) -> IdPair | None:
    """The first `different` that keeps the nodes of a `same` apart."""
    first, second = map(ids.nodes, pair)
    if first & second:
        return None
    sides = ((other, ids.nodes(other[0]), ids.nodes(other[1])) for other in sorted(decisions.different))
    return next((other for other, a, b in sides if (a & first and b & second) or (a & second and b & first)), None)


def _one(pair: IdPair, ids: _Ids) -> str:
    first, second = map(ids.nodes, pair)
    return f"they are still one node, {min(first)}" if first == second and len(first) == 1 else ""
