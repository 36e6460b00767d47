"""Who is central in a projection: degree, strength, betweenness and PageRank, and a ranking that tells ties.

All take a network as `project` makes it (or any networkx graph) and return a dict from node to value. Measures on a
bipartite projection are computed over both kinds of node; `rank` then compares nodes of one kind only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from kzgraph.analysis.projections import Network

DIGITS = 9
"""Values that agree to so many decimals are a tie: beyond, power iteration and sums of thirds give only noise."""
EXACT_UP_TO = 2_000
"""Nodes up to which betweenness is computed exactly: some ten seconds in pure Python; above, from pivots."""
PIVOTS = 256
"""Brandes and Pich (2007) find the order of the upper ranks stable from some hundreds of pivots on."""


def degree(network: Network) -> dict[str, float]:
    r"""The number of different neighbours of each node.

    .. math:: k_i = |\{j : (i, j) \in E\}|

    In a directed network arrows in both directions count. In `people-meetings` it is a person's number of meetings.

    Parameters
    ----------
    network : networkx.Graph

    Returns
    -------
    dict
        From 0 to n - 1 (to 2n - 2 if directed).

    References
    ----------
    L. C. Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1 (1979), 215-239.

    Examples
    --------
    >>> import networkx as nx
    >>> degree(nx.star_graph(["a", "b", "c"]))
    {'a': 2.0, 'b': 1.0, 'c': 1.0}
    """
    return {node: float(number) for node, number in network.degree()}


def strength(network: Network) -> dict[str, float]:
    r"""The sum of the weights of each node's ties.

    .. math:: s_i = \sum_j w_{ij}

    With Newman's weights it is the number of meetings at which the node was in company, whatever their size.

    Parameters
    ----------
    network : networkx.Graph
        With `weight` on its edges; 1 where it is missing.

    Returns
    -------
    dict
        From 0, without an upper bound.

    References
    ----------
    M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64 (2001), 016132.

    Examples
    --------
    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_edge("a", "b", weight=0.5)
    >>> network.add_edge("a", "c", weight=1.5)
    >>> strength(network)
    {'a': 2.0, 'b': 0.5, 'c': 1.5}
    """
    return {node: round(float(value), DIGITS) for node, value in network.degree(weight="weight")}


def betweenness(network: Network, *, pivots: int | None = None, seed: int = 0) -> dict[str, float]:
    r"""How often a node lies on the shortest paths between two others.

    .. math:: b_i = \frac{1}{(n-1)(n-2)} \sum_{s \neq i \neq t} \frac{\sigma(s, t | i)}{\sigma(s, t)}

    where :math:`\sigma(s, t)` is the number of shortest paths from s to t and :math:`\sigma(s, t | i)` of those
    through i, over ordered pairs. Every tie is one step long: lengths made from weights would compare sums of
    thirds, and rounding would decide which of two equal paths counts.

    Parameters
    ----------
    network : networkx.Graph
    pivots : int, optional
        Estimate from the paths that start at so many nodes, drawn at random with `seed`. By default exact up to
        `EXACT_UP_TO` nodes, else from `PIVOTS`.

    Returns
    -------
    dict
        From 0 (on no path between others) to 1 (on all).

    References
    ----------
    U. Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2001), 163-177.
    U. Brandes, C. Pich, "Centrality estimation in large networks", Int. J. of Bifurcation and Chaos 17 (2007), 2303.

    Examples
    --------
    >>> import networkx as nx
    >>> betweenness(nx.path_graph(["a", "b", "c"]))
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    size = network.number_of_nodes()
    if pivots is None and size > EXACT_UP_TO:
        pivots = PIVOTS
    values = nx.betweenness_centrality(network, k=min(pivots, size) if pivots else None, seed=seed)
    return {node: round(float(value), DIGITS) for node, value in values.items()}


def pagerank(network: Network, *, damping: float = 0.85) -> dict[str, float]:
    r"""The share of its time that a random walker along the ties spends at each node.

    .. math:: p_i = \frac{1-d}{n} + d \sum_j p_j \frac{w_{ji}}{s_j}

    At each step the walker follows a tie, the stronger the likelier, with probability `damping`, else starts anew
    at any node; from a node without ties it starts anew. So a tie to a central node counts for more.

    Parameters
    ----------
    network : networkx.Graph
        With `weight` on its edges; 1 where it is missing.
    damping : float
        From 0 to below 1.

    Returns
    -------
    dict
        Positive, with sum 1 over all nodes (0 nodes: empty).

    References
    ----------
    S. Brin, L. Page, "The anatomy of a large-scale hypertextual Web search engine", Computer Networks 30 (1998).

    Examples
    --------
    >>> import networkx as nx
    >>> pagerank(nx.complete_graph(["a", "b"]))
    {'a': 0.5, 'b': 0.5}
    """
    # The tolerance is far below what `DIGITS` shows, so that symmetric nodes come out equal.
    values = nx.pagerank(network, alpha=damping, max_iter=1_000, tol=1e-13)
    return {node: round(float(value), DIGITS) for node, value in values.items()}


CENTRALITIES: dict[str, Callable[[Network], dict[str, float]]] = {
    "degree": degree,
    "strength": strength,
    "betweenness": betweenness,
    "pagerank": pagerank,
}
"""Every measure by its name. To add one, write a function network → values and enter it here."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A node at its place: `tied` where another node has the same value and so the same rank."""

    rank: int
    node: str
    value: float
    tied: bool

    @property
    def place(self) -> str:
        """The rank as it is shown, "3" or, shared, "3="."""
        return f"{self.rank}=" if self.tied else str(self.rank)


def rank(values: Mapping[str, float], among: Collection[str] | None = None) -> list[Ranked]:
    """Put nodes in order of value, the highest first, equal ones at one rank ("1, 2=, 2=, 4").

    Parameters
    ----------
    values : mapping
        Node to value.
    among : collection, optional
        Compare only these nodes.

    Returns
    -------
    list of Ranked
        Equal values in the order of their ids, so that the list is the same on every run.

    Examples
    --------
    >>> [(r.place, r.node) for r in rank({"a": 1.0, "b": 3.0, "c": 1.0})]
    [('1', 'b'), ('2=', 'a'), ('2=', 'c')]
    """
    rounded = {node: round(value, DIGITS) for node, value in values.items() if among is None or node in among}
    ordered = sorted(rounded, key=lambda node: (-rounded[node], node))
    first: dict[float, int] = {}
    for position, node in enumerate(ordered, 1):
        first.setdefault(rounded[node], position)
    number = Counter(rounded.values())
    return [Ranked(first[rounded[n]], n, rounded[n], number[rounded[n]] > 1) for n in ordered]
