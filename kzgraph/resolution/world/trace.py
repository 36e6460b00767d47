"""What was found on the way to a graph, for whoever wants to add documents to it later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kzgraph.resolution.copies.copies import Signed
from kzgraph.resolution.people.full_names import Linked
from kzgraph.resolution.people.homes import Told
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.settled import Claimed


@dataclass(slots=True)
class Trace:
    """Filled while the graph is made: what is told of each surname, by what each text is found, the original of each
    near-copy, how full names are linked, the readings before posts were settled, and what their titles claim."""

    surnames: dict[str, Told] = field(default_factory=dict)
    signed: dict[str, Signed] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    linked: Linked = field(default_factory=Linked)
    readings: Sequence[Reading] = ()
    claimed: Claimed = field(default_factory=Claimed)
