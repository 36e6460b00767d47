"""What holds of the lines of a decisions file: what is undone, and what contradicts what.

Invariant: the order of the lines, their repetition and their times do not show in the result. A decision holds unless
a line undoes it by its id; nothing undoes an undoing. So the files of two people can be put together in any order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzgraph.decisions import Decisions, IdPair, id_pair
from kzgraph.errors import Contradiction, InputError

if TYPE_CHECKING:
    from kzgraph.decisions.line import Decision


@dataclass(frozen=True, slots=True)
class Line:
    """A decision and the number of its line; 0 for one that is not written yet."""

    number: int
    decision: Decision

    def __str__(self) -> str:
        where = f"line {self.number}" if self.number else "this decision"
        return f"{where} ({self.decision.id}, {self.decision.who})"


def decisions_of(lines: Sequence[Line], name: str) -> Decisions:
    """What holds after all lines. `name` is the file's, for messages.

    Raises InputError where an id stands for two decisions or an undoing is undone, Contradiction where not all that
    holds can hold.
    """
    holding = standing(lines, name)
    for found in (_contrary_pair(holding), _contrary_judgement(holding)):
        if found:
            raise contradiction(*found, name)
    return Decisions(
        same=_pairs(holding, "same"),
        different=_pairs(holding, "different"),
        rejected=_judged(holding, "reject"),
        confirmed=_judged(holding, "confirm"),
        unsure=_pairs(holding, "unsure"),
        astray=_astray(lines),
    )


def _astray(lines: Iterable[Line]) -> frozenset[str]:
    decided = [line.decision for line in lines]
    return frozenset(one.undoes for one in decided if one.undoes) - {one.id for one in decided}


def standing(lines: Sequence[Line], name: str) -> list[Line]:
    """The decisions that nobody has undone, each once, in the order of the lines."""
    by_id = _by_id(lines, name)
    undone = {line.decision.undoes for line in by_id.values() if line.decision.decision == "undo"}
    for line in by_id.values():
        if line.decision.decision == "undo" and line.decision.id in undone:
            raise InputError(
                f"{name}:{line.number or 'new'}: {line.decision.id} undoes a decision, and cannot itself be undone",
                cure="take away the line that undoes it, and make the decision again",
            )
    return [line for key, line in by_id.items() if line.decision.decision != "undo" and key not in undone]


def _by_id(lines: Iterable[Line], name: str) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for line in lines:
        first = found.setdefault(line.decision.id, line)
        if first.decision != line.decision:
            raise InputError(
                f"{name}:{line.number}: {line.decision.id} is also the id of another decision, in line {first.number}",
                cure="give one of the two another id, and look who undoes it",
            )
    return found


def _pairs(lines: Iterable[Line], kind: str) -> frozenset[IdPair]:
    return frozenset(pair_of(line) for line in lines if line.decision.decision == kind)


def pair_of(line: Line) -> IdPair:
    """The two ids of a line about a pair."""
    return id_pair(line.decision.a or "", line.decision.b or "")


def says_the_same(a: Decision, b: Decision) -> bool:
    """Whether two decisions are of one kind and about the same pair or statement."""
    return a.decision == b.decision and {a.a, a.b} == {b.a, b.b} and a.statement == b.statement


def _judged(lines: Iterable[Line], kind: str) -> dict[str, str]:
    """Statement -> who says so and why, all who do."""
    said: dict[str, set[str]] = {}
    for line in lines:
        if line.decision.decision == kind:
            said.setdefault(line.decision.statement or "", set()).add(line.decision.reason)
    return {statement: "; ".join(sorted(said[statement])) for statement in sorted(said)}


def _contrary_pair(lines: Sequence[Line]) -> tuple[Line, list[Line], str] | None:
    """The first "different" whose ids a chain of "same" connects: it, the shortest chain, and the chain in words."""
    links: dict[str, list[tuple[str, Line]]] = {}
    for line in lines:
        if line.decision.decision == "same":
            a, b = pair_of(line)
            links.setdefault(a, []).append((b, line))
            links.setdefault(b, []).append((a, line))
    for line in lines:
        if line.decision.decision == "different":
            chain = _chain(*pair_of(line), links)
            if chain:
                words = "; ".join(f"{link}: {a} is {b}" for a, b, link in chain)
                a, b = pair_of(line)
                return line, [link for *_, link in chain], f"{line} says that {a} is not {b}, but {words}"
    return None


def _chain(start: str, end: str, links: dict[str, list[tuple[str, Line]]]) -> list[tuple[str, str, Line]]:
    """The shortest way from one id to the other, step by step; empty where there is none."""
    came: dict[str, tuple[str, Line]] = {}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for there, line in links.get(here, ()):
            if there != start and there not in came:
                came[there] = (here, line)
                waiting.append(there)
    steps: list[tuple[str, str, Line]] = []
    while end in came:
        before, line = came[end]
        steps.insert(0, (before, end, line))
        end = before
    return steps


def _contrary_judgement(lines: Sequence[Line]) -> tuple[Line, list[Line], str] | None:
    rejected = {line.decision.statement: line for line in lines if line.decision.decision == "reject"}
    for line in lines:
        other = rejected.get(line.decision.statement) if line.decision.decision == "confirm" else None
        if other:
            return line, [other], f"{line} confirms {line.decision.statement}, but {other} rejects it"
    return None


def contradiction(line: Line, others: Sequence[Line], words: str, name: str) -> Contradiction:
    """The error for a line that cannot hold beside others of the file `name`, which `words` explain."""
    where = f"{name}:{line.number}" if line.number else name
    written = [one for one in (*others, line) if one.number]
    keys = list(_once(one.decision.id for one in written))
    cure = f"kzgraph resolve undo {keys[0]}{_or(keys[1:])}" if keys else "leave out one of these answers"
    return Contradiction(f"{where}: {words}", cure=cure)


def _or(keys: Sequence[str]) -> str:
    return f", or instead of it {' or '.join(keys)}" if keys else ""


def _once(items: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(items)
