"""Which part of a graph is drawn, and what is said of the rest."""

from __future__ import annotations

import pytest

from kzgraph.errors import NotFound, UsageError
from kzgraph.model import Graph, Node, Relationship
from kzgraph.rendering import choose
from tests.sample import sample_graph


def tie(start: str, end: str, kind: str = "MET") -> Relationship:
    return Relationship(f"{start}|{kind}|{end}", kind, start, end, {})


def graph(*ties: Relationship, more: tuple[str, ...] = ()) -> Graph:
    ids = sorted({end for t in ties for end in (t.start, t.end)} | set(more))
    return Graph(tuple(Node(i, ("Person",), {"name": i.upper()}) for i in ids), ties)


CHAIN = graph(tie("a", "b"), tie("b", "c"), tie("c", "d"), tie("d", "e"))


def ids(g: Graph, **options: object) -> list[str]:
    return [node.id for node in choose(g, **options).nodes]  # type: ignore[arg-type]


def test_documents_and_what_is_stated_in_them_are_not_drawn() -> None:
    view = choose(sample_graph())
    assert not [n for n in view.nodes if n.label == "Document"]
    assert not [r for r in view.relationships if r.type == "STATED_IN"]
    assert view.left_out == ("Documents (5) are not drawn: each is named beside the quotes that come from it.",)


def test_a_focus_draws_two_steps_around_in_either_direction() -> None:
    assert ids(CHAIN, focus="c") == ["a", "b", "c", "d", "e"]
    assert ids(CHAIN, focus="a") == ["a", "b", "c"]
    assert "Nodes further than 2 steps from A are left out (2)." in choose(CHAIN, focus="a").left_out


def test_a_limit_keeps_the_nodes_with_most_relationships_and_says_so() -> None:
    star = graph(tie("m", "a"), tie("m", "b"), tie("m", "c"), tie("b", "c"))
    assert ids(star, limit=3) == ["b", "c", "m"]
    assert "Only the 3 nodes with most relationships are drawn (left out: 1)." in choose(star, limit=3).left_out


def test_a_limit_around_a_focus_keeps_the_nearest() -> None:
    assert ids(CHAIN, focus="a", limit=2) == ["a", "b"]
    assert ids(CHAIN, focus="a", limit=1) == ["a"]


@pytest.mark.parametrize(
    "focus", ["person:roman-vassilenko", "Roman Vassilenko", " roman vassilenko", "Roman Vasilenko"]
)
def test_a_focus_is_an_id_a_name_or_an_alias(focus: str) -> None:
    found = choose(sample_graph(), focus=focus).focus
    assert found
    assert found.id == "person:roman-vassilenko"


def test_an_unknown_focus_is_refused_with_names_that_are_close() -> None:
    with pytest.raises(NotFound, match="Romain Vasilenko") as caught:
        choose(sample_graph(), focus="Romain Vasilenko")
    assert "Roman Vassilenko" in caught.value.cure


def test_a_document_is_no_focus() -> None:
    document = next(n for n in sample_graph().nodes if n.label == "Document")
    with pytest.raises(NotFound):
        choose(sample_graph(), focus=document.id)


def test_a_name_of_several_is_refused_with_their_ids() -> None:
    two = Graph(tuple(Node(i, ("Person",), {"name": "Same Name"}) for i in ("person:1", "person:2")))
    with pytest.raises(UsageError, match="2 nodes") as caught:
        choose(two, focus="Same Name")
    assert "person:1, person:2" in caught.value.cure


@pytest.mark.parametrize("limit", [0, -1])
def test_a_view_of_nothing_is_refused(limit: int) -> None:
    with pytest.raises(UsageError):
        choose(CHAIN, limit=limit)
