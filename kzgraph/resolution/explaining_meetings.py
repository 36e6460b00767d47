"""Why two meetings are, or are not, one."""

from __future__ import annotations

from functools import partial

from kzgraph.decisions import Decisions
from kzgraph.resolution.acts import tellings
from kzgraph.resolution.encounters import name_of
from kzgraph.resolution.explaining_groups import Grouped, GroupsExplained, Told, surely
from kzgraph.resolution.meeting_ids import encounters, ids, other_ids, own_ids
from kzgraph.resolution.meetings import compared
from kzgraph.resolution.same_encounter import link, why_not
from kzgraph.resolution.telling import Telling
from kzgraph.resolution.world import World


def meetings(world: World, decisions: Decisions) -> GroupsExplained[Telling]:
    """What explains two meetings of the world."""
    told, names = tellings(world), world.person_names
    nodes = ids(encounters(told, names, decisions), names)
    grouped = Grouped(
        groups={node: one.group for one, node in nodes.items()},
        names={node: name_of(one, names) for one, node in nodes.items()},
        other_ids=other_ids(nodes, names),
        own_ids=partial(own_ids, names=names),
        link=_link,
        why_not=why_not,
        sources=lambda t: frozenset((t.source,)),
        near=partial(compared, told),
        alike=lambda t: (t.signature, t.publisher),
        order=lambda t: t.sort_key,
    )
    return GroupsExplained(grouped, decisions)


def _link(a: Telling, b: Telling) -> Told | None:
    found = link(a, b)
    return (surely(found.step), found.why) if found else None
