"""People: their nodes, and the posts that they held."""

from __future__ import annotations

from kzgraph.resolution.nodes.appointments import attest_appointments
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.holdings import Held, Holding, add_holding, attest, posts_held
from kzgraph.resolution.people.reasons import merge_reasons
from kzgraph.resolution.people.spellings import spellings
from kzgraph.resolution.world.reading import PersonSaid, Reading
from kzgraph.resolution.world.world import World


def add_people(graph: GraphBuilder, world: World) -> None:
    """A node for each person, with the posts they held and when the documents attest it."""
    aliases: dict[str, set[str]] = {}
    held: Held = {}
    for reading in world.readings:
        for said in reading.people.values():
            person = world.person(said)
            aliases.setdefault(person, set()).update({said.mention.name}, _other_spellings(said, reading))
            graph.stated(person, reading.document, said.evidence)
            for role, post in posts_held(said):
                graph.relate(person, "HELD", post.id, reading.document, role.evidence)
                attest(held.setdefault((person, post.id), Holding()), role, post, said, reading)
        attest_appointments(graph, reading, world, held)
    for person, names in aliases.items():
        found = world.people.by_id[person]
        reasons = merge_reasons(found, world.people, world.posts)
        others = list(found.other_ids)
        graph.node(person, ["Person"], name=found.name, aliases=sorted(names), otherIds=others, merged=reasons)
    for (person, post_id), holding in held.items():
        add_holding(graph, person, post_id, holding)


def _other_spellings(said: PersonSaid, reading: Reading) -> frozenset[str]:
    quotes = [e.quote for told in (said.evidence, *(of.role.evidence for of in said.roles)) for e in told]
    return spellings(said.mention.name, said.mention.country, quotes, {name for name, _ in reading.people})
