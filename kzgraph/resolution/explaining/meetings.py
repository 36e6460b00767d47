"""Why two meetings are, or are not, one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from kzgraph.decisions import Decisions
from kzgraph.resolution.explaining.groups import Grouped, GroupsExplained, told_by
from kzgraph.resolution.meetings.encounters import name_of
from kzgraph.resolution.meetings.groups import compared
from kzgraph.resolution.meetings.ids import encounters, ids, other_ids, own_ids
from kzgraph.resolution.meetings.same_encounter import link, why_not
from kzgraph.resolution.meetings.telling import Telling, tellings
from kzgraph.resolution.values.countries import country_name
from kzgraph.resolution.values.dates import shown
from kzgraph.resolution.world.world import World


def meetings(world: World, decisions: Decisions) -> GroupsExplained[Telling]:
    """What explains two meetings of the world."""
    told, surnames = tellings(world), world.surnames
    nodes = ids(encounters(told, surnames, decisions), surnames)
    grouped = Grouped(
        groups={node: one.group for one, node in nodes.items()},
        names={node: name_of(one, world.person_names.__getitem__) for one, node in nodes.items()},
        other_ids=other_ids(nodes, surnames),
        own_ids=partial(own_ids, surnames=surnames),
        link=lambda a, b: told_by(link(a, b)),
        why_not=_why_not,
        sources=lambda t: frozenset((t.source,)),
        near=partial(compared, told),
        alike=lambda t: (t.signature, t.publisher),
        order=lambda t: t.sort_key,
        nearly=_nearly,
    )
    return GroupsExplained(grouped, decisions)


def _why_not(a: Telling, b: Telling) -> str:
    """What rules out that two tellings are of one encounter, with what each tells."""
    why = why_not(a, b)
    detail = _DETAILS.get(why)
    return f"{why}: {detail(a)}; {detail(b)}" if detail else why


_DETAILS: Mapping[str, Callable[[Telling], str]] = {
    "other rounds": lambda t: str(t.event.round),
    "other series": lambda t: str(t.event.series),
    "other countries": lambda t: ", ".join(country_name(code) for code in sorted(t.countries)),
    "other days": lambda t: shown(t.event.date) if t.event.date else f"told of on {shown(t.published or '')}",
    "other people on one side": lambda t: ", ".join(sorted(name for _, name in t.called)),
    "in other places": lambda t: str(t.event.place),
}


def _nearly(a: Telling, b: Telling) -> str:
    """Whether only the kind or the place stands between two texts."""
    if a.document == b.document:
        return ""
    alike = replace(b, place="", event=b.event.model_copy(update={"kind": a.event.kind}))
    found = link(replace(a, place=""), alike)
    return f"all but kind and place agrees: {found.why}" if found else ""
