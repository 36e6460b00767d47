"""What a graph is made from, for whoever wants to watch it being made."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.resolution.agreements.telling import Group
from kzgraph.resolution.agreements.told import Told
from kzgraph.resolution.nodes.meetings import Found, MeetingOf
from kzgraph.resolution.nodes.people import PeopleTold
from kzgraph.resolution.world.trace import Trace
from kzgraph.resolution.world.world import World


@dataclass(slots=True)
class Making:
    """What a graph is made from. Where it is watched, `trace` and what follows it are filled: what each document says
    of people, and how the meetings were found."""

    trace: Trace | None = None
    people: dict[str, PeopleTold] | None = None
    meetings: Found | None = None
    world: World | None = None
    meeting_of: MeetingOf | None = None
    agreements: tuple[list[Told], dict[Group, str]] | None = None
