"""Measures by hand: the arithmetic is beside each value."""

from __future__ import annotations

import doctest

import networkx as nx
import pytest

from kzgraph.analysis import CENTRALITIES, betweenness, centrality, degree, pagerank, rank, strength


def test_betweenness_of_the_middle_of_a_star_is_1() -> None:
    # All (4-1)(4-2)/2 = 3 pairs of leaves go through the middle.
    assert betweenness(nx.star_graph(["m", "a", "b", "c"])) == {"m": 1.0, "a": 0.0, "b": 0.0, "c": 0.0}


def test_betweenness_shares_a_path_that_has_an_equal() -> None:
    # In a ring of four, of the three pairs of others only the two neighbours are not tied; of their two paths one
    # goes through the node: 1/2 of a pair in 3 is 1/6.
    assert betweenness(nx.cycle_graph(["a", "b", "c", "d"])) == dict.fromkeys("abcd", round(1 / 6, 9))


def test_betweenness_does_not_depend_on_weights() -> None:
    ring = nx.cycle_graph(["a", "b", "c", "d"])
    nx.set_edge_attributes(ring, 1 / 3, "weight")
    ring["a"]["b"]["weight"] = 7.0
    assert set(betweenness(ring).values()) == {round(1 / 6, 9)}


def test_all_nodes_as_pivots_give_the_exact_betweenness() -> None:
    network = nx.krackhardt_kite_graph()
    assert betweenness(network, pivots=10) == pytest.approx(betweenness(network))


def test_pagerank_of_a_star_follows_from_its_two_equations() -> None:
    # c = 0.05 + 0.85 * 2l and l = 0.05 + 0.85 * c / 2, so c = 0.135 / 0.2775 = 18/37 and l = (1 - c) / 2 = 19/74.
    assert pagerank(nx.star_graph(["c", "l", "r"])) == pytest.approx({"c": 18 / 37, "l": 19 / 74, "r": 19 / 74})


def test_pagerank_follows_arrows_and_starts_anew_where_none_leads_on() -> None:
    # b has no arrow, so half of its 0.85 goes to each: a = 0.075 + 0.425 b with a + b = 1, so a = 0.5 / 1.425 = 20/57.
    assert pagerank(nx.DiGraph([("a", "b")])) == pytest.approx({"a": 20 / 57, "b": 37 / 57})


def test_pagerank_prefers_the_stronger_tie() -> None:
    # From m the walker goes to a in 3 of 4 steps: a = 0.05 + 0.85 * 0.75 m, b = 0.05 + 0.85 * 0.25 m,
    # m = 0.05 + 0.85 (a + b) = 18/37 as in any star of three.
    network = nx.Graph()
    network.add_edge("m", "a", weight=3.0)
    network.add_edge("m", "b", weight=1.0)
    m = 18 / 37
    assert pagerank(network) == pytest.approx({"m": m, "a": 0.05 + 0.6375 * m, "b": 0.05 + 0.2125 * m})


def test_degree_counts_neighbours_and_strength_adds_weights() -> None:
    network = nx.Graph()
    network.add_edge("a", "b", weight=0.5)
    network.add_edge("a", "c", weight=1.5)
    network.add_node("d")
    assert degree(network) == {"a": 2.0, "b": 1.0, "c": 1.0, "d": 0.0}
    assert strength(network) == {"a": 2.0, "b": 0.5, "c": 1.5, "d": 0.0}


def test_thirds_that_add_up_are_told_as_a_tie() -> None:
    places = rank({"b": 0.1 + 0.2, "a": 0.3, "c": 1.0})
    assert [(p.place, p.node) for p in places] == [("1", "c"), ("2=", "a"), ("2=", "b")]


def test_the_rank_after_a_tie_counts_those_before_it() -> None:
    assert [p.place for p in rank({"a": 2.0, "b": 2.0, "c": 1.0})] == ["1=", "1=", "3"]


def test_a_ranking_can_be_among_some_nodes_only() -> None:
    assert [(p.rank, p.node) for p in rank({"a": 1.0, "m": 5.0, "b": 3.0}, among={"a", "b"})] == [(1, "b"), (2, "a")]


@pytest.mark.parametrize("name", CENTRALITIES)
@pytest.mark.parametrize("size", [0, 1, 2])
def test_every_measure_is_defined_on_the_smallest_networks(name: str, size: int) -> None:
    assert sorted(CENTRALITIES[name](nx.empty_graph(size))) == list(range(size))


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(centrality).failed == 0
    assert doctest.testmod(centrality).attempted > 8
