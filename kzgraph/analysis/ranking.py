"""The report `centrality`: who is central in which projection, by which measure, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kzgraph.analysis import people as persons
from kzgraph.analysis.centrality import CENTRALITIES, EXACT_UP_TO, PIVOTS, rank
from kzgraph.analysis.citing import best_quote, cite, number_of, number_of_documents
from kzgraph.analysis.index import Index
from kzgraph.analysis.projections import PROJECTIONS, project, subjects
from kzgraph.analysis.report import Cell, Citation, Report, Section, Table
from kzgraph.model import Graph

if TYPE_CHECKING:
    from kzgraph.analysis.projections import Network

DEFAULT = ("people-meetings", "people", "countries")
SHOWN = 25
"""Rows of a table: what a reader compares; the whole ranking is a query's business."""
TIED = 8
"""Nodes whose strongest ties are quoted, and at most `TIES` of each."""
TIES = 3

HEADINGS: dict[str, tuple[str, str, str]] = {
    "people-meetings": ("Person", "Meetings", ""),
    "people": ("Person", "People met", "Meetings in company"),
    "countries": ("Country", "Countries met", "Meetings in company"),
    "visits": ("Country", "Countries visited or hosted", "Visits"),
    "country-agreements": ("Country", "Agreements", ""),
}
"""For each projection what a row is, what its degree counts, and its strength (empty where that is the degree)."""

NOTES = (
    "This describes the documents that were loaded, not the world: whoever is written about more often, or named where "
    "others are not, ranks higher.",
    "Being at the same meeting is no proof of a conversation: members of one delegation count as having met.",
    "With few meetings a single document decides the order; differences in the last decimals mean nothing.",
    "Documents that report one meeting count once where they were recognised as the same meeting; where they were not, "
    "the meeting counts twice.",
)


def centrality(graph: Graph, projections: tuple[str, ...]) -> Report:
    """Rank people and countries; `projections` are names of `PROJECTIONS`, by default `DEFAULT`."""
    index = Index(graph)
    networks = {name: project(graph, name) for name in projections or DEFAULT}
    sections = [section for name, network in networks.items() for section in _sections(index, name, network)]
    return Report(
        name="centrality",
        title="Who is central",
        summary=tuple(_summary(index, networks)),
        sections=tuple(sections),
        notes=NOTES,
    )


def _summary(index: Index, networks: dict[str, Network]) -> Iterable[str]:
    meetings = {m for network in networks.values() for m in network.graph["basis"] if m.startswith("meeting:")}
    documents = number_of_documents(index)
    yield f"Based on {number_of(len(meetings), 'meeting')} held, as told by {documents}."
    for name, network in networks.items():
        first = [r for r in rank(CENTRALITIES["pagerank"](network), subjects(network)) if r.rank == 1]
        if 0 < len(first) < 4 and network.number_of_edges():
            verb = "ranks" if len(first) == 1 else "rank"
            who = " and ".join(index.name(r.node) for r in first)
            yield f"{PROJECTIONS[name].title}: {who} {verb} first by PageRank."


def _sections(index: Index, name: str, network: Network) -> Iterable[Section]:
    title = PROJECTIONS[name].title
    yield Section(title, text=(*_method(name, network),), table=_table(index, name, network))
    citations = tuple(_ties(index, network))
    if citations:
        yield Section(f"{title}: the strongest ties", citations=citations)


def _method(name: str, network: Network) -> Iterable[str]:
    """What was ranked, how, on what basis, and what was left out."""
    ranked = subjects(network)
    yield PROJECTIONS[name].description
    measures = "Betweenness counts each tie as one step; PageRank (damping 0.85) follows stronger ties more often."
    shown = f" The first {SHOWN} of {len(ranked):,} are shown." if len(ranked) > SHOWN else ""
    yield f"In order of PageRank; equal values share a rank (=). {measures}{shown}"
    if network.number_of_nodes() > EXACT_UP_TO:
        yield f"The network is large: betweenness is estimated from {PIVOTS} of its nodes."
    yield _basis(name, network, len(ranked))


def _basis(name: str, network: Network, ranked: int) -> str:
    noun = "agreement" if name == "country-agreements" else "meeting"
    based = f"Ranked: {ranked:,} {PROJECTIONS[name].subjects}, on {number_of(len(network.graph['basis']), noun)}."
    left_out = "; ".join(f"{reason}: {number:,}" for reason, number in network.graph["left_out"].items())
    return f"{based} Left out: {left_out}." if left_out else f"{based} Nothing was left out."


def _table(index: Index, name: str, network: Network) -> Table:
    """One row for each of the first nodes, with every measure."""
    values = {measure: function(network) for measure, function in CENTRALITIES.items()}
    subject, degree, strength = HEADINGS[name]
    about = ("Posts", "Country") if subject == "Person" else ()
    columns = ("Rank", subject, *about, degree, *([strength] if strength else []), "Betweenness", "PageRank")
    rows: list[tuple[Cell, ...]] = []
    for place in rank(values["pagerank"], subjects(network))[:SHOWN]:
        node = place.node
        told = (persons.posts(index, node), persons.country(index, node)) if about else ()
        strong = (values["strength"][node],) if strength else ()
        measured = (int(values["degree"][node]), *strong, values["betweenness"][node], place.value)
        rows.append((place.place, index.name(node), *told, *measured))
    return Table(columns, tuple(rows), subject=1)


def _ties(index: Index, network: Network) -> Iterable[Citation]:
    """The strongest ties of the first nodes, each pair once, with the sentence behind it."""
    if any(side for _, side in network.nodes(data="bipartite", default=0)):
        return
    order = [place.node for place in rank(CENTRALITIES["pagerank"](network))]
    place = {node: position for position, node in enumerate(order)}
    done: set[tuple[str, str]] = set()
    for node in order[:TIED]:
        for other in _strongest(network, node):
            first, second = (node, other) if network.is_directed() else sorted((node, other), key=place.__getitem__)
            if (first, second) not in done:
                done.add((first, second))
                yield from _tie(index, network, first, second)


def _strongest(network: Network, node: str) -> list[str]:
    return sorted(network[node], key=lambda other: (-network[node][other]["weight"], other))[:TIES]


def _tie(index: Index, network: Network, node: str, other: str) -> Iterable[Citation]:
    edge = network[node][other]
    quote = best_quote(index, edge["relationships"])
    joined = "→" if network.is_directed() else "and"
    weight = f"{edge['weight']:.2f}".rstrip("0").rstrip(".")
    meetings = number_of(len(edge["meetings"]), "meeting")
    if quote:
        yield cite(index, f"{index.name(node)} {joined} {index.name(other)}: {meetings}, weight {weight}", quote)
