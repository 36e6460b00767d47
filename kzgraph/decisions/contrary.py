"""Decisions that contradict each other by what their ids mean: two ids may be of the same names.

`rules.py` sees what contradicts by the ids alone; this needs what was loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kzgraph.decisions import Decisions, IdPair
from kzgraph.decisions.line import Decision
from kzgraph.decisions.rules import Line, contradiction, decisions_of, pair_of, standing
from kzgraph.finding import rows_of
from kzgraph.resolution.grouping.clusters import components
from kzgraph.resolution.judged import OTHER_IDS
from kzgraph.stores import open_store
from kzgraph.stores.statements import main_label
from kzgraph.workspace import Workspace


def refuse_contrary(db: str | None, workspace: Path, lines: Sequence[Line], new: Sequence[Decision], name: str) -> None:
    """Raise Contradiction where, with the new decisions, one of the file `name` or of them would have no effect on the
    workspace's records because another says the contrary of the same names. What was so before is not refused."""
    added = [Line(0, decision) for decision in new if decision.decision in ("same", "different")]
    if not added:
        return
    after = decisions_of((*lines, *added), name)
    if not _could(db, after, {main_label(pair_of(line)[0]) for line in added}):
        return
    fresh = _contrary(workspace, after)
    if fresh and (fresh := fresh - _contrary(workspace, decisions_of(lines, name))):
        same, different = min(fresh)
        raise _error(standing((*lines, *added), name), added, same, different, name)


def _could(db: str | None, after: Decisions, labels: set[str]) -> bool:
    """Whether any `different` is about nodes that may be one: a look at the store, since resolving takes its time."""
    told = [pair for pair in (*after.same, *after.different) if main_label(pair[0]) in labels]
    wanted = {an_id for pair in told for an_id in pair}
    edges = {pair for pair in after.same if set(pair) <= wanted}
    with open_store(db, read_only=True) as store:
        for label in sorted(labels):
            for row in rows_of(store, f"MATCH (n:{label}) RETURN n.id AS id, n.{OTHER_IDS} AS others", {}):
                edges |= {(an_id, str(row["id"])) for an_id in wanted.intersection(row["others"] or ())}
    found = components(sorted(wanted.union(*edges)), sorted(edges))
    return any(set(pair) <= set(part) for pair in after.different for part in found)


def _contrary(workspace: Path, decisions: Decisions) -> frozenset[tuple[IdPair, IdPair]]:
    from kzgraph.resolution.graph import resolve_judged

    with Workspace.open(workspace) as kept:
        return resolve_judged(kept.records(), decisions).contrary


def _error(holding: Sequence[Line], added: Sequence[Line], same: IdPair, different: IdPair, name: str) -> Exception:
    def line_of(kind: str, pair: IdPair) -> Line:
        return next(line for line in holding if line.decision.decision == kind and pair_of(line) == pair)

    apart, joined = line_of("different", different), [line_of("same", same)]
    if not any(line in added for line in (apart, *joined)):
        joined += [line for line in added if line.decision.decision == "same"]
    chain = "; ".join(f"{line}: {' is '.join(pair_of(line))}" for line in joined)
    words = (
        f"{apart} says that {' is not '.join(different)}, but {chain}; in what is loaded these ids mean the same names"
    )
    return contradiction(apart, joined, words, name)
