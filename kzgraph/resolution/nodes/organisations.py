"""Organisations: their nodes, and the country or union to which each belongs."""

from __future__ import annotations

from collections import Counter

from kzgraph.model import OrganisationKind, Role
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.organisations.forms import kind_of
from kzgraph.resolution.organisations.keys import OrganisationKey
from kzgraph.resolution.organisations.names import display_name
from kzgraph.resolution.organisations.organisations import other_ids
from kzgraph.resolution.organisations.reasons import merge_reasons as why_one_body
from kzgraph.resolution.organisations.said import OrganisationSaid
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World, country_id


def add_organisations(graph: GraphBuilder, world: World) -> None:
    """A node for each organisation that a text names, and the country or union to which it belongs."""
    said_of: dict[str, list[tuple[Reading, OrganisationSaid]]] = {}
    for reading in world.readings:
        for said in dict.fromkeys(reading.organisations.values()):
            if said.evidence:
                said_of.setdefault(world.organisation(said), []).append((reading, said))
    for node, all_said in said_of.items():
        _add_organisation(graph, node, all_said)


def _add_organisation(graph: GraphBuilder, node: str, all_said: list[tuple[Reading, OrganisationSaid]]) -> None:
    names = Counter(name for _, name in {(r.source, s.mention.name) for r, s in all_said})
    kinds: Counter[OrganisationKind] = Counter(kind for _, kind in {(r.source, s.kind) for r, s in all_said})
    key = max((said.mention.key for _, said in all_said), key=lambda k: (k.id == node, k.public, k))
    ministry = key.public and key.form.startswith("ministry of ")
    kind = "ministry" if ministry else min(kinds, key=lambda k: (k == "other", -kinds[k], k))
    short = {said.mention.abbreviation for _, said in all_said if said.mention.abbreviation}
    graph.node(
        node,
        ["Organisation", "Ministry"] if kind == "ministry" else ["Organisation"],
        name=display_name(names, key, kind),
        aliases=sorted({*names, *short}),
        kind=kind,
        merged=why_one_body((said.mention for _, said in all_said), min(names, key=lambda n: (-names[n], n))),
    )
    for reading, said in all_said:
        graph.stated(node, reading.document, said.evidence)
        home = said.mention.country or said.mention.key.country
        if home and node != country_id(home) and (home == "EU" or kind != "intergovernmental"):
            country = add_country(graph, home, reading.document, said.evidence)
            graph.relate(node, "BELONGS_TO", country, reading.document, said.evidence)


def imply(graph: GraphBuilder, body: str, key: OrganisationKey, reading: Reading, role: Role) -> None:
    """The organisation of a title, where no document names it: marked as derived, stated where the title is."""
    if graph.has(body) and not graph.get(body, "derived"):
        return
    ministry = key.form.startswith(("ministry", "department"))
    kind: OrganisationKind = "ministry" if ministry else kind_of(key.form)
    labels = ["Organisation", "Ministry"] if kind == "ministry" else ["Organisation"]
    graph.node(body, labels, name=display_name({}, key, kind), kind=kind, derived=True)
    graph.stated(body, reading.document, role.evidence)
    if key.country:
        country = add_country(graph, key.country, reading.document, role.evidence)
        graph.relate(body, "BELONGS_TO", country, reading.document, role.evidence)


def add_other_ids(graph: GraphBuilder, world: World) -> None:
    """The further ids that lead to an organisation; to be called when all organisations have their nodes."""
    for node, others in other_ids(world.organisation_ids).items():
        if graph.has(node):
            graph.node(node, (), otherIds=others)
