"""Named projections: networks of one kind of tie, made from the graph of many.

A ranking over a graph of mixed labels means nothing: a ministry is "central" because posts belong to it. So every
measure is taken on a projection whose nodes and ties have one meaning, said in its description. To add one, write a
function `Index, planned → network` and enter it in `PROJECTIONS`.

Every edge keeps `weight`, the ids of the `meetings` (or `agreements`) behind it, and of the `relationships` that state
it. The network's own attributes are `projection` (its name), `basis` (the ids of the meetings or agreements it was made
from) and `left_out` (what was not used, and how often).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import networkx as nx

from kzgraph.analysis.index import Index, text_of
from kzgraph.errors import UsageError
from kzgraph.model import Graph, Node, Relationship

if TYPE_CHECKING:
    Network = nx.Graph[str]

Members = Mapping[str, list[str]]
"""Who took part in one meeting: the node's id → the ids of the relationships that say so."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A network that can be made from any graph; `subjects` says in the plural what is ranked in it."""

    name: str
    title: str
    description: str
    subjects: str
    build: Callable[[Index, bool], Network]


def project(graph: Graph, name: str, *, planned: bool = False) -> Network:
    """Make the named projection of a graph.

    Parameters
    ----------
    graph : Graph
        As `resolve` makes it.
    name : str
        A key of `PROJECTIONS`.
    planned : bool
        Count what was only planned (a meeting announced, an agreement still negotiated) as if it had happened.

    Returns
    -------
    networkx.Graph
        Directed for `visits`. Nodes are ids of the graph, with `name`, `label` and `bipartite` (0 for those that
        are ranked, 1 for the meetings or agreements between them); edges as told at the head of this module.

    Raises
    ------
    UsageError
        There is no projection of this name.
    """
    if name not in PROJECTIONS:
        raise UsageError(f"no projection is called {name!r}", cure=f"The projections are: {', '.join(PROJECTIONS)}.")
    network = PROJECTIONS[name].build(Index(graph), planned)
    network.graph["projection"] = name
    return network


def subjects(network: Network) -> list[str]:
    """The nodes that are ranked: all, or in a bipartite network those of the first kind."""
    return [node for node, side in network.nodes(data="bipartite", default=0) if not side]


def _meetings(index: Index, planned: bool) -> tuple[dict[str, Node], dict[str, int]]:
    """The meetings to count, and what was left out."""
    everything = index.labelled("Meeting")
    encounters = [m for m in everything if text_of(m, "kind") != "appointment"]
    counted = {m.id: m for m in encounters if planned or text_of(m, "status") != "planned"}
    return counted, {
        "meetings only planned": len(encounters) - len(counted),
        "appointments, at which nobody need have met": len(everything) - len(encounters),
    }


def _attendance(
    index: Index, meetings: Iterable[str], who: Callable[[Index, Relationship], str | None]
) -> dict[str, dict[str, list[str]]]:
    """For each meeting its members, as `who` reads them from a TOOK_PART."""
    found: dict[str, dict[str, list[str]]] = {meeting: {} for meeting in meetings}
    for relationship in index.by_type["TOOK_PART"]:
        member = who(index, relationship) if relationship.end in found else None
        if member:
            found[relationship.end].setdefault(member, []).append(relationship.id)
    return found


def _person(index: Index, took_part: Relationship) -> str | None:
    node = index.nodes.get(took_part.start)
    return node.id if node and node.label == "Person" else None


def _country(index: Index, took_part: Relationship) -> str | None:
    """For whom somebody took part: the country stated there, else the one that the participant belongs to."""
    behalf = text_of(took_part, "behalf")
    return index.country(behalf) if behalf else index.country_of(took_part.start)


def _add_nodes(network: Network, index: Index, ids: Iterable[str], bipartite: int = 0) -> None:
    for node_id in sorted(ids):
        label = index.nodes[node_id].label if node_id in index.nodes else node_id.partition(":")[0].title()
        network.add_node(node_id, name=index.name(node_id), label=label, bipartite=bipartite)


def _tie(network: Network, a: str, b: str, weight: float, source: str, statements: Iterable[str], key: str) -> None:
    """Add to the tie between two nodes what one meeting or agreement gives."""
    edge: dict[str, Any] = network.get_edge_data(a, b) or {"weight": 0.0, key: (), "relationships": ()}
    network.add_edge(
        a,
        b,
        **{
            "weight": edge["weight"] + weight,
            key: tuple(sorted({*edge[key], source})),
            "relationships": tuple(sorted({*edge["relationships"], *statements})),
        },
    )


def _finish(network: Network, basis: Iterable[str], left_out: Mapping[str, int]) -> Network:
    network.graph["basis"] = tuple(sorted(basis))
    network.graph["left_out"] = {reason: number for reason, number in left_out.items() if number}
    return network


def _company(attendance: Mapping[str, Members], index: Index, left_out: dict[str, int], alone: str) -> Network:
    """Newman's projection: in a meeting of k, each pair gains 1/(k-1), so that each member gains 1 in all.

    Everybody who took part is a node, also whoever is named alone.
    """
    network: Network = nx.Graph()
    _add_nodes(network, index, {member for members in attendance.values() for member in members})
    used = [meeting for meeting, members in attendance.items() if len(members) > 1]
    for meeting in sorted(used):
        members = attendance[meeting]
        for a, b in combinations(sorted(members), 2):
            _tie(network, a, b, 1 / (len(members) - 1), meeting, (*members[a], *members[b]), "meetings")
    return _finish(network, used, {**left_out, alone: len(attendance) - len(used)})


def people(index: Index, planned: bool) -> Network:
    """People who were at the same meetings."""
    meetings, left_out = _meetings(index, planned)
    attendance = _attendance(index, meetings, _person)
    network = _company(attendance, index, left_out, "meetings with fewer than two people named")
    network.graph["left_out"].update(_absent(index, network))
    return network


def _absent(index: Index, network: Network) -> dict[str, int]:
    absent = sum(person.id not in network for person in index.labelled("Person"))
    return {"people at no meeting that counts": absent} if absent else {}


def countries(index: Index, planned: bool) -> Network:
    """Countries whose representatives were at the same meetings."""
    meetings, left_out = _meetings(index, planned)
    attendance = _attendance(index, meetings, _country)
    return _company(attendance, index, left_out, "meetings with fewer than two countries told")


def people_meetings(index: Index, planned: bool) -> Network:
    """The bipartite network of people and the meetings that they took part in."""
    meetings, left_out = _meetings(index, planned)
    attendance = _attendance(index, meetings, _person)
    used = {meeting: members for meeting, members in attendance.items() if members}
    network: Network = nx.Graph()
    _add_nodes(network, index, {person for members in used.values() for person in members})
    _add_nodes(network, index, used, bipartite=1)
    for meeting, members in sorted(used.items()):
        for person, statements in sorted(members.items()):
            _tie(network, person, meeting, 1.0, meeting, statements, "meetings")
    left_out = {**left_out, "meetings with nobody named": len(meetings) - len(used), **_absent(index, network)}
    return _finish(network, used, left_out)


def visits(index: Index, planned: bool) -> Network:
    """Who travels to whom: an arrow from each visiting country to each host, one per meeting.

    Of a visit that names no host, the host is the country that took part and sent no visitor.
    """
    meetings, left_out = _meetings(index, planned)
    guests = _attendance(index, meetings, _in_capacity("visitor"))
    hosts = _attendance(index, meetings, _in_capacity("host"))
    parties = _attendance(index, meetings, _country)
    for meeting in meetings:
        if guests[meeting] and not hosts[meeting]:
            hosts[meeting] = {c: said for c, said in parties[meeting].items() if c not in guests[meeting]}
    network: Network = nx.DiGraph()
    used = []
    for meeting in sorted(meetings):
        pairs = [(guest, host) for guest in sorted(guests[meeting]) for host in sorted(hosts[meeting]) if guest != host]
        _add_nodes(network, index, {country for pair in pairs for country in pair})
        for guest, host in pairs:
            statements = (*guests[meeting][guest], *hosts[meeting][host])
            _tie(network, guest, host, 1.0, meeting, statements, "meetings")
        used += [meeting] if pairs else []
    return _finish(network, used, {**left_out, "meetings without a visitor and a host": len(meetings) - len(used)})


def _in_capacity(capacity: str) -> Callable[[Index, Relationship], str | None]:
    def who(index: Index, took_part: Relationship) -> str | None:
        return _country(index, took_part) if text_of(took_part, "capacity") == capacity else None

    return who


NOT_YET = ("planned", "negotiated")
"""The statuses of an agreement that does not exist yet."""


def country_agreements(index: Index, planned: bool) -> Network:
    """The bipartite network of countries and the agreements that they, or organisations of theirs, are party to."""
    everything = index.labelled("Agreement")
    counted = {a.id for a in everything if planned or text_of(a, "status") not in NOT_YET}
    parties: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for relationship in (*index.by_type["PARTY_TO"], *index.by_type["SIGNED"]):
        country = index.country_of(relationship.start) if relationship.end in counted else None
        if country:
            parties[relationship.end].setdefault(country, []).append(relationship.id)
    network: Network = nx.Graph()
    _add_nodes(network, index, {country for members in parties.values() for country in members})
    _add_nodes(network, index, parties, bipartite=1)
    for agreement, members in sorted(parties.items()):
        for country, statements in sorted(members.items()):
            _tie(network, country, agreement, 1.0, agreement, statements, "agreements")
    left_out = {
        "agreements only planned or negotiated": len(everything) - len(counted),
        "agreements whose parties are not told": len(counted) - len(parties),
    }
    return _finish(network, parties, left_out)


PROJECTIONS: dict[str, Projection] = {
    projection.name: projection
    for projection in (
        Projection(
            "people-meetings",
            "People and their meetings",
            "A person is tied to each meeting that he or she took part in; people are tied to nobody directly.",
            "people",
            people_meetings,
        ),
        Projection(
            "people",
            "People who met",
            "Two people are tied where they were at the same meeting, also as members of one delegation. A meeting of "
            "k people adds 1/(k-1) to each pair (Newman 2001), so a talk of two weighs more than a conference.",
            "people",
            people,
        ),
        Projection(
            "countries",
            "Countries that met",
            "Two countries are tied where somebody took part in the same meeting for each. A meeting of k countries "
            "adds 1/(k-1) to each pair (Newman 2001).",
            "countries",
            countries,
        ),
        Projection(
            "visits",
            "Visits",
            "An arrow leads from the country of a visitor to the country of the host, one for each meeting.",
            "countries",
            visits,
        ),
        Projection(
            "country-agreements",
            "Countries and their agreements",
            "A country is tied to each agreement that it, or an organisation of it, is party to or signed.",
            "countries",
            country_agreements,
        ),
    )
}
"""Every projection by its name, in the order in which they are shown."""
