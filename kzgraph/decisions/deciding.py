"""Making decisions: what is meant is found in the store, written into the file, and applied to the store at once."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kzgraph.decisions.contrary import refuse_contrary
from kzgraph.decisions.file import adding, read_lines
from kzgraph.decisions.line import JOINED, Decision, new_decision
from kzgraph.decisions.rejected import rejection_of
from kzgraph.decisions.rules import Line, says_the_same, standing
from kzgraph.decisions.source import decisions_file
from kzgraph.decisions.statements import find_statement
from kzgraph.errors import KzgraphError, NotFound, UsageError, quoted
from kzgraph.finding import find_entity, rows_of
from kzgraph.load_report import LoadReport
from kzgraph.loading import need_workspace, rebuild, workspace_file
from kzgraph.resolution.grouping.ids import slug
from kzgraph.resolution.judged import OTHER_IDS
from kzgraph.stores import open_store
from kzgraph.stores.statements import LABELS, main_label, prefix

if TYPE_CHECKING:
    from kzgraph.stores.base import Store

Join = Literal["same", "different", "unsure"]
SIGNS = {"same": "=", "different": "≠", "unsure": "?"}
"""What stands between two names in the file."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody decides: on which store, in which file, under which name.

    Without `load` the store is left as it is; with `dry_run` nothing is written at all.
    """

    db: str | None = None
    workspace: Path | str | None = None
    decisions: Path | str | None = None
    who: str | None = None
    load: bool = True
    dry_run: bool = False

    @property
    def file(self) -> Path:
        """The file of decisions."""
        return decisions_file(self.db, self.workspace, self.decisions)

    @property
    def name(self) -> str:
        """Who decides: by default whoever is logged in. UsageError where nobody is."""
        try:
            return self.who or getpass.getuser()
        except (OSError, KeyError):  # a container without a name for its user
            raise UsageError("nobody knows who decides", cure="say who: --who NAME, or KZGRAPH_WHO") from None


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, and what that changed in the store; `report` is None where the store was left alone.

    `already` are decisions that said the same before, so that nothing was written for them; after an undoing `still`
    are those that go on saying what was undone.
    """

    decisions: tuple[Decision, ...]
    file: Path
    report: LoadReport | None
    already: tuple[Decision, ...] = ()
    still: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says of two nodes, each by a name or an id."""

    a: str
    b: str
    join: Join
    why: str | None = None


def decide(desk: Desk, answers: Sequence[Answer]) -> Decided:
    """Say of pairs of nodes whether they are one. All are written, or none.

    Raises what `find_entity` raises, UsageError where two are of different kinds or one and the same, Contradiction
    where not all can hold.
    """
    with open_store(desk.db, read_only=True) as store:
        new = [pair_decision(store, answer, desk.name) for answer in answers]
    return enact(desk, new)


def judge_statement(desk: Desk, kind: Literal["reject", "confirm"], statement: str, why: str | None = None) -> Decided:
    """Reject or confirm a statement. Raises what `find_statement` raises, and Contradiction."""
    try:
        with open_store(desk.db, read_only=True) as store:
            found = find_statement(store, statement)
    except NotFound as error:
        rejection = rejection_of(desk.file, statement)
        raise rejection or error from None
    return enact(desk, [new_decision(kind, who=desk.name, why=why, about=found.words, statement=found.id)])


def undo(desk: Desk, key: str, why: str | None = None) -> Decided:
    """Take a decision back, by its id. NotFound where there is none, UsageError where that was done already."""
    lines = read_lines(desk.file)
    line = next((line for line in lines if line.decision.id == key), None)
    if line is None:
        raise NotFound(f"{desk.file}: no decision {quoted(key)}", cure="kzgraph resolve log lists them")
    if line.decision.decision == "undo":
        raise UsageError(f"{key} itself undoes a decision", cure=f"make the decision {line.decision.undoes} again")
    already = _undone_by(lines, key)
    if already:
        raise UsageError(f"{key} is undone already, by {already.decision.id} ({already.decision.who})")
    still = [one.decision for one in standing(lines, str(desk.file)) if one.decision.id != key]
    done = enact(desk, [new_decision("undo", who=desk.name, why=why, about=line.decision.about, undoes=key)])
    return replace(done, still=tuple(one for one in still if says_the_same(one, line.decision)))


def enact(desk: Desk, new: Sequence[Decision]) -> Decided:
    """Write decisions and apply the whole file, as the desk says. What is written stays where applying it fails.

    What holds already is not written again. Raises Contradiction where not all can hold in what is loaded.
    """
    records = workspace_file(desk.db, desk.workspace)
    if desk.load:
        need_workspace(records)
    lines = read_lines(desk.file)
    new, already = _news(new, lines, str(desk.file))
    if new and records.exists():
        refuse_contrary(desk.db, records, lines, new, str(desk.file))
    with adding(desk.file, new, dry_run=desk.dry_run) as after:
        told = (*new, *already)
        if not desk.load or (told and all(decision.decision == "unsure" for decision in told)):
            return Decided(tuple(new), desk.file, None, already)
        try:
            report = rebuild(desk.db, workspace=desk.workspace, decisions=after, dry_run=desk.dry_run)
        except KzgraphError as error:
            if not desk.dry_run:
                error.args = (f"the decision is kept in {desk.file}, but not applied: {error}",)
                error.cure = f"{error.cure}; then kzgraph rebuild".removeprefix("; then ")
            raise
    return Decided(tuple(new), desk.file, report, already)


def _news(new: Sequence[Decision], lines: Sequence[Line], name: str) -> tuple[list[Decision], tuple[Decision, ...]]:
    """Those of the decisions that say something new, and the decisions that said the others before."""
    holding = [line.decision for line in standing(lines, name)]
    fresh: list[Decision] = []
    already: dict[str, Decision] = {}
    for decision in new:
        first = next((one for one in (*holding, *fresh) if _is_repeated(one, decision)), None)
        if first is None:
            fresh.append(decision)
        elif first not in fresh:
            already[first.id] = first
    return fresh, tuple(already.values())


def _is_repeated(first: Decision, decision: Decision) -> bool:
    """Whether a decision adds nothing to another. Of statements the graph tells who judged them and why."""
    if not says_the_same(first, decision):
        return False
    return not decision.statement or (decision.who == first.who and decision.why in (None, first.why))


def pair_decision(store: Store, answer: Answer, who: str) -> Decision:
    """The line of the file for an answer; the ids are those given, or of the nodes that bear the names."""
    first, second = two_ids(store, answer.a, answer.b)
    about = f"{_name(store, answer.a)} {SIGNS[answer.join]} {_name(store, answer.b)}"
    return new_decision(answer.join, who=who, why=answer.why, about=about, a=first, b=second)


def two_ids(store: Store, a: str, b: str) -> tuple[str, str]:
    """Two ids for two names or ids. UsageError where there are no two, and what `node_ids` raises."""
    first, second = node_ids(store, a, b)
    if first == second:
        known = _known_ids(store, find_entity(store, a))
        cure = f"give two of its ids: {', '.join(known)}" if len(known) > 1 else "no other name led to it"
        raise UsageError(f"{quoted(a)} and {quoted(b)} are one and the same, {known[0]}", cure=cure)
    return first, second


def node_ids(store: Store, a: str, b: str) -> tuple[str, str]:
    """The ids of two nodes. Where both lead to one node, those which each name alone would have given it.

    Raises what `find_entity` raises, and UsageError where the two are of kinds that nobody can decide on.
    """
    nodes = [find_entity(store, text) for text in (a, b)]
    kinds = [node.partition(":")[0] for node in nodes]
    if kinds[0] != kinds[1]:
        raise UsageError(f"{nodes[0]} and {nodes[1]} are of different kinds", cure="give two names of one kind")
    if kinds[0] not in JOINED:
        raise UsageError(
            f"a {kinds[0]} is what its title, code or text makes it: nobody decides whether two are one",
            cure=f"decide on a {' or '.join(JOINED)}",
        )
    ids = [text.strip() if is_id(text) else node for text, node in zip((a, b), nodes, strict=True)]
    if nodes[0] == nodes[1]:
        known = _known_ids(store, nodes[0])
        own = [text.strip() if is_id(text) else f"{kinds[0]}:{slug(text)}" for text in (a, b)]
        ids = own if set(own) <= set(known) else [nodes[0], nodes[0]]
    return ids[0], ids[1]


def _known_ids(store: Store, node: str) -> list[str]:
    """The node's id, and those that a part of its names would have given."""
    rows = rows_of(store, f"MATCH (n:{main_label(node)} {{id: $id}}) RETURN n.{OTHER_IDS} AS others", {"id": node})
    return [node, *(rows[0]["others"] or ())]


def is_id(text: str) -> bool:
    """Whether this is an id of a node and no name."""
    return any(text.strip().startswith(prefix(label)) for label in LABELS)


def _name(store: Store, text: str) -> str:
    """What a reader of the file is told: the name as it was given, or the one that an id is made from."""
    if not is_id(text):
        return " ".join(text.split())
    node = find_entity(store, text)
    statement = f"MATCH (n:{main_label(node)} {{id: $id}}) RETURN n.name AS name, n.aliases AS aliases"
    [row] = rows_of(store, statement, {"id": node})
    return alias_of(text.strip(), row["aliases"] or ()) or str(row["name"] or node)


def alias_of(an_id: str, aliases: Iterable[str]) -> str | None:
    """The name that alone would have given this id."""
    kind = an_id.partition(":")[0]
    return next((alias for alias in aliases if f"{kind}:{slug(alias)}" == an_id), None)


def _undone_by(lines: Sequence[Line], key: str) -> Line | None:
    return next((line for line in lines if line.decision.undoes == key), None)
