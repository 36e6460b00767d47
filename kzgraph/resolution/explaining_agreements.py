"""Why two agreements are, or are not, one."""

from __future__ import annotations

from functools import partial

from kzgraph.decisions import Decisions
from kzgraph.resolution.acts import pacts_of
from kzgraph.resolution.agreements import compared, groups_of, ids, name_of, other_ids, own_ids
from kzgraph.resolution.explaining_groups import Grouped, GroupsExplained, Told, surely
from kzgraph.resolution.same_agreement import Telling, link, why_not
from kzgraph.resolution.world import World


def agreements(world: World, decisions: Decisions) -> GroupsExplained[Telling]:
    """What explains two agreements of the world."""
    told = pacts_of(world)
    nodes = ids(groups_of(told, decisions))
    grouped = Grouped(
        groups={node: group for group, node in nodes.items()},
        names={node: name_of(group) for group, node in nodes.items()},
        other_ids=other_ids(nodes),
        own_ids=own_ids,
        link=_link,
        why_not=why_not,
        sources=lambda t: frozenset((t.source,)),
        near=partial(compared, told),
        alike=lambda t: t.signature,
        order=lambda t: t.sort_key,
    )
    return GroupsExplained(grouped, decisions)


def _link(a: Telling, b: Telling) -> Told | None:
    found = link(a, b)
    return (surely(found.step), found.why) if found else None
