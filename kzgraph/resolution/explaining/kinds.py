"""Why two nodes are, or are not, one; and the pairs of which somebody should decide.

The reasons are those by which names and tellings were resolved, computed again from the records: nothing here decides
anything. A kind of node has a file of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kzgraph.decisions import Decisions
from kzgraph.errors import UsageError
from kzgraph.model import Record
from kzgraph.resolution.explaining.agreements import agreements
from kzgraph.resolution.explaining.explanation import Doubt, Explains, Explanation
from kzgraph.resolution.explaining.meetings import meetings
from kzgraph.resolution.explaining.organisations import organisations
from kzgraph.resolution.explaining.people import PeopleExplained
from kzgraph.resolution.explaining.posts import CountriesExplained, PostsExplained
from kzgraph.resolution.world.world import World, world

KINDS: Mapping[str, Callable[[World, Decisions], Explains]] = {
    "person": PeopleExplained,
    "organisation": organisations,
    "meeting": meetings,
    "agreement": agreements,
    "post": lambda known, _: PostsExplained(known),
    "country": lambda known, _: CountriesExplained(),
}
"""What explains two nodes, by what their ids begin with."""


def explain(records: Iterable[Record], decisions: Decisions, a: str, b: str) -> Explanation:
    """Why the nodes to which two ids lead are, or are not, one.

    Raises NotFound for an id that leads to none, UsageError for ids of two kinds or of a kind that is one by its text
    alone (documents, figures).
    """
    return KINDS[kind_of(a, b)](world(records, decisions), decisions).explain(a, b)


def kind_of(a: str, b: str) -> str:
    """The kind of two ids. Raises UsageError where they are of two, or of one of which there is nothing to explain."""
    first, second = (an_id.partition(":")[0] for an_id in (a, b))
    if first != second:
        raise UsageError(f"{a} and {b} are of different kinds", cure="give two names of one kind")
    if first not in KINDS:
        raise UsageError(
            f"two nodes like {a} are one only where their texts are the same", cure=f"ask about a {' or '.join(KINDS)}"
        )
    return first


def doubts(records: Iterable[Record], decisions: Decisions) -> list[Doubt]:
    """The doubtful pairs of all kinds, most consequential first; what is decided is left out."""
    known = world(records, decisions)
    found = [doubt for explained in KINDS.values() for doubt in explained(known, decisions).doubts()]
    return sorted(found, key=lambda d: (-d.documents, -d.explanation.score, d.a, d.b))
