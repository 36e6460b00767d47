"""Why two agreements are, or are not, one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kzgraph.decisions import Decisions
from kzgraph.resolution.agreements.agreements import name_of
from kzgraph.resolution.agreements.groups import compared
from kzgraph.resolution.agreements.ids import groups_of, ids, other_ids, own_ids
from kzgraph.resolution.agreements.same_agreement import link, why_not
from kzgraph.resolution.agreements.telling import Telling, tellings
from kzgraph.resolution.explaining.groups import Grouped, GroupsExplained, told_by
from kzgraph.resolution.values.dates import shown
from kzgraph.resolution.world.world import World


def agreements(world: World, decisions: Decisions) -> GroupsExplained[Telling]:
    """What explains two agreements of the world."""
    told = tellings(world)
    nodes = ids(groups_of(told, decisions))
    grouped = Grouped(
        groups={node: group for group, node in nodes.items()},
        names={node: name_of(group) for group, node in nodes.items()},
        other_ids=other_ids(nodes),
        own_ids=own_ids,
        link=lambda a, b: told_by(link(a, b)),
        why_not=_why_not,
        sources=lambda t: frozenset((t.source,)),
        near=partial(compared, told),
        alike=lambda t: t.signature,
        order=lambda t: t.sort_key,
        nearly=_nearly,
    )
    return GroupsExplained(grouped, decisions)


def _why_not(a: Telling, b: Telling) -> str:
    """What rules out that two tellings are of one agreement, with what each tells."""
    why = why_not(a, b)
    if why == "other parties":
        return f"{why}: {'; '.join(', '.join(sorted(p.name for p in t.agreement.parties)) for t in (a, b))}"
    if why == "signed on other days":
        return f"{why}: {'; '.join(shown(t.agreement.date or '') for t in (a, b))}"
    return why


def _nearly(a: Telling, b: Telling) -> str:
    """Whether only the dates stand between two texts."""
    undated = (replace(t, published=None, agreement=t.agreement.model_copy(update={"date": None})) for t in (a, b))
    found = link(*undated)
    return f"all but the dates agrees: {found.why}" if found else ""
