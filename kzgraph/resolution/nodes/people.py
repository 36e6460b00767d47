"""People: their nodes, and the posts that they held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kzgraph.resolution.nodes.appointments import attest_appointments
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.holdings import Held, Holding, add_holding, attest, posts_held
from kzgraph.resolution.people.reasons import merge_reasons
from kzgraph.resolution.people.spellings import spellings
from kzgraph.resolution.world.reading import PersonSaid, Reading
from kzgraph.resolution.world.world import World


@dataclass(frozen=True, slots=True)
class PeopleTold:
    """What one document says of people: under which names it has each, and what of each in each post."""

    aliases: dict[str, set[str]] = field(default_factory=dict)
    held: Held = field(default_factory=dict)


def add_people(graph: GraphBuilder, world: World, told: dict[str, PeopleTold] | None = None) -> None:
    """A node for each person, with the posts they held and when the documents attest it. Into `told` goes what each
    document says, by its digest."""
    aliases: dict[str, set[str]] = {}
    held: Held = {}
    for reading in world.readings:
        said = tell_people(graph, world, reading)
        if told is not None:
            told[reading.record.document.sha256] = said
        for person, names in said.aliases.items():
            aliases.setdefault(person, set()).update(names)
        for key, holding in said.held.items():
            held.setdefault(key, Holding()).include(holding)
    for person, names in aliases.items():
        add_person(graph, world, person, names)
    for (person, post_id), holding in held.items():
        add_holding(graph, person, post_id, holding)


def tell_people(graph: GraphBuilder, world: World, reading: Reading) -> PeopleTold:
    """Add where one document states people and their posts, and give what it says of them."""
    told = PeopleTold()
    for said in reading.people.values():
        person = world.person(said)
        told.aliases.setdefault(person, set()).update({said.mention.name}, _other_spellings(said, reading))
        graph.stated(person, reading.document, said.evidence)
        for role, post in posts_held(said):
            graph.relate(person, "HELD", post.id, reading.document, role.evidence)
            attest(told.held.setdefault((person, post.id), Holding()), role, post, said, reading)
    attest_appointments(graph, reading, world, told.held)
    return told


def add_person(graph: GraphBuilder, world: World, person: str, names: Iterable[str]) -> None:
    """The node of a person of whom all names are given that documents have."""
    found = world.people.by_id[person]
    reasons = merge_reasons(found, world.people, world.posts)
    others = list(found.other_ids)
    graph.node(person, ["Person"], name=found.name, aliases=sorted(names), otherIds=others, merged=reasons)


def _other_spellings(said: PersonSaid, reading: Reading) -> frozenset[str]:
    quotes = [e.quote for told in (said.evidence, *(of.role.evidence for of in said.roles)) for e in told]
    return spellings(said.mention.name, said.mention.country, quotes, {name for name, _ in reading.people})
