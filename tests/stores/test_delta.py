"""The difference of two graphs, and the statements that bridge it, whatever the graphs are."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzgraph.model import Graph, Node, Property, Relationship
from kzgraph.stores import Changes, delta, open_store, statements
from tests.stores.graphs import changed, graph, visit, without

WHOLE = visit()
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.one_of(
    TEXT,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.lists(TEXT, max_size=3),
    st.lists(st.integers(0, 9), max_size=3),
)
PROPERTIES: st.SearchStrategy[dict[str, Property]] = st.dictionaries(
    st.sampled_from(["name", "aliases", "value", "startDate", "кім", "a b", "end", "`"]), VALUES, max_size=4
)
LABELS = [(label, *further) for label, extra in statements.LABELS.items() for further in ((), extra)]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any graph over a few ids, so that two of them often share some."""
    nodes = [
        Node(f"{labels[0].lower()}:{name}", labels, draw(PROPERTIES))
        for labels, name in draw(st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from("xyé'")), max_size=6))
    ]
    nodes = list({n.id: n for n in nodes}.values())
    ties: list[Relationship] = []
    for _ in range(draw(st.integers(0, 5)) if nodes else 0):
        start, end = (draw(st.sampled_from(nodes)).id for _ in range(2))
        type_ = draw(st.sampled_from(["HELD", "STATED_IN"]))
        rest = draw(st.sampled_from(["", "|a", "|b"]))
        ties.append(Relationship(f"{start}|{type_}|{end}{rest}", type_, start, end, draw(PROPERTIES)))
    return graph(nodes, list({r.id: r for r in ties}.values()))


@given(st.lists(graphs(), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_store_held_it_then_holds_the_graph_that_was_loaded(tmp_path: Path, series: list[Graph]) -> None:
    with open_store(str(tmp_path / "kzgraph.kgl")) as store:
        for whole in series:
            store.replace(whole, workspace="w")
            assert store.graph() == whole
            assert store.replace(whole, workspace="w") == Changes()


def difference(old: Graph, new: Graph) -> delta.Delta:
    """As where a store holds the old graph."""
    nodes = [{"id": n.id, "labels": list(n.labels), "props": delta.stored_node(n)} for n in old.nodes]
    ties = [
        {"id": t.id, "kind": t.type, "source": t.start, "target": t.end, "props": delta.stored_relationship(t)}
        for t in old.relationships
    ]
    return delta.difference(nodes, ties, new)


def test_equal_graphs_differ_by_nothing() -> None:
    found = difference(WHOLE, visit())
    assert (found.changes, found.size, list(found.steps())) == (Changes(), 0, [])


def test_only_what_differs_is_written() -> None:
    other = without(changed(WHOLE, "country:KZ", {"name": "Qazaqstan"}), "country:BE")
    found = difference(WHOLE, other)
    assert found.changes == Changes(nodes=1, nodes_removed=1, relationships_removed=1)
    assert found.size == 3


def test_rows_go_in_batches_by_statement() -> None:
    people = graph([Node(f"person:{i:05}", ("Person",), {}) for i in range(2 * delta.BATCH + 1)], [])
    steps = list(difference(Graph(), people).steps())
    assert [len(step.rows) for step in steps] == [delta.BATCH, delta.BATCH, 1]
    assert len({step.statement for step in steps}) == 1


def test_no_value_is_ever_part_of_a_statement() -> None:
    written = "".join(step.statement for step in difference(WHOLE, visit(name="Somebody Else")).steps())
    everything = "".join(step.statement for step in difference(Graph(), WHOLE).steps())
    for node in WHOLE.nodes:
        assert node.id not in written + everything
        assert node.name not in written + everything
