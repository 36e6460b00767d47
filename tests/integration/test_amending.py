"""A store that is given a change holds what the change makes of its graph: the embedded one and a real server alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import neo4j
import pytest

from kzgraph.errors import StoreError
from kzgraph.model import EVIDENCE, Change, Graph, Node, Property, Relationship
from kzgraph.resolution.graph import resolve
from kzgraph.resolution.updating.changed import changed
from kzgraph.stores import Changes, Growth, Store
from kzgraph.stores import neo4j as module
from kzgraph.stores.load import Load
from tests.neo4j_server.server import Neo4jServer
from tests.stores.changes import change_between, growth_between, records, shuffled
from tests.stores.graphs import ODD_NAMES, graph, node, tie, visit, without

WHOLE = visit()
SOMEONE, MEETING = "person:roman-vassilenko", "meeting:2024-10-18-consultations-be-kz"
HELD = "person:roman-vassilenko|HELD|post:kz-deputy-minister-of-foreign-affairs"


def amended(store: Store, before: Graph, after: Graph, change: Change | None = None, *, names: str = "ab") -> None:
    """Load one graph, change it to the other, and see that it is."""
    store.replace(before, workspace="w", state=names[0])
    change = change or change_between(before, after)
    assert changed(before, change) == after
    growth = growth_between(before, after)
    told = store.amend(change, workspace="w", before=names[0], state=names[1], growth=growth)
    assert told == growth.changes
    _holds(store, after, names[1])
    assert store.replace(after, workspace="w", state=names[1]) == Changes()


def _holds(store: Store, whole: Graph, state: str) -> None:
    assert store.graph() == whole
    assert store.last_load() == Load("w", state=state)
    counts = "l.documents AS documents, l.nodes AS nodes, l.relationships AS relationships"
    documents = sum(n.label == "Document" for n in whole.nodes)
    assert store.run(f"MATCH (l:Load) RETURN {counts}").rows == (
        (documents, len(whole.nodes), len(whole.relationships)),
    )
    assert (store.info().nodes, store.info().relationships) == (len(whole.nodes), len(whole.relationships))


def test_documents_that_come_two_by_two_give_the_graph_of_all_of_them(store: Store) -> None:
    told = list(records())
    Random(7).shuffle(told)
    known = len(told) - 8
    before = resolve(told[:known])
    store.replace(before, workspace="w", state=str(known))
    while known < len(told):
        after, change_seed = resolve(told[: known + 2]), known
        change = shuffled(change_between(before, after), change_seed)
        assert changed(before, change) == after
        growth = growth_between(before, after)
        store.amend(change, workspace="w", before=str(known), state=str(known + 2), growth=growth)
        known, before = known + 2, after
        _holds(store, after, str(known))


PAIRS = [
    ("nothing changes", WHOLE, WHOLE),
    ("everything goes", WHOLE, Graph()),
    ("everything comes", Graph(), WHOLE),
    ("a person goes", WHOLE, without(WHOLE, SOMEONE)),
    ("a meeting goes", WHOLE, without(WHOLE, MEETING)),
    ("a meeting comes", without(WHOLE, MEETING), WHOLE),
    ("a relationship goes", WHOLE, without(WHOLE, HELD)),
    ("a relationship of a meeting goes", WHOLE, without(WHOLE, f"{SOMEONE}|TOOK_PART|{MEETING}|chair")),
    ("a document comes", without(WHOLE, "document:visit-0123abcd"), WHOLE),
    ("a name changes", WHOLE, visit(name="Somebody Else")),
]


@pytest.mark.parametrize(("before", "after"), [c[1:] for c in PAIRS], ids=[c[0] for c in PAIRS])
def test_a_change_makes_the_one_graph_of_the_other(store: Store, before: Graph, after: Graph) -> None:
    amended(store, before, after)


def test_a_ministry_can_become_none_and_an_organisation_one(store: Store) -> None:
    def other(one: Node) -> Node:
        return replace(one, labels=("Organisation",) if len(one.labels) == 2 else (*one.labels, "Ministry"))

    after = replace(WHOLE, nodes=tuple(other(n) if n.label == "Organisation" else n for n in WHOLE.nodes))
    amended(store, WHOLE, after)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_text_of_any_kind_is_a_value_and_nothing_else(store: Store, name: str) -> None:
    odd = graph(
        [*WHOLE.nodes, node("person:x", name=name, aliases=[name, "y"]), node(f"country:{name}", name="Z")],
        [*WHOLE.relationships, tie("person:x", "HELD", f"country:{name}", quote=name, quotes=[name])],
    )
    amended(store, WHOLE, odd)
    amended(store, odd, WHOLE, names="cd")


def test_a_meeting_made_anew_loses_what_is_not_said_of_it_any_more_and_other_programs_keep_theirs(store: Store) -> None:
    store.replace(WHOLE, workspace="w", state="a")
    anew = tuple(n for n in WHOLE.nodes if n.id == MEETING)
    change = Change(nodes=anew, remade=frozenset({MEETING}))
    store.amend(change, workspace="w", before="a", state="b", growth=Growth(relationships=-3))
    after = changed(WHOLE, change)
    assert len(after.relationships) == len(WHOLE.relationships) - 3
    _holds(store, after, "b")


# Names between which the order of UTF-16 and that of Unicode differ, and what lies before and behind all others.
DOCUMENTS = ["0", "a", "b", "ä", "Z", "", "\ue000", "\uffee", "\U0001f600", "\U00010000", "ж", "b b"]


@pytest.mark.parametrize("seed", range(6))
def test_more_evidence_stands_beside_that_of_others_in_order(store: Store, seed: int) -> None:
    random = Random(seed)
    names = random.sample(DOCUMENTS, len(DOCUMENTS))
    known, fresh = names[:5], names[5 : 6 + seed]
    nodes = [node("person:x"), node("post:y"), *(node(f"document:{name}") for name in known)]
    before = graph(nodes, [_told("HELD", known, random, since="2001"), _told("SIGNED", known[:1], random)])
    more = (_told("HELD", fresh, random, until="2009"), _told("SUCCEEDS", fresh, random))
    documents = frozenset(f"document:{name}" for name in fresh)
    change = Change(nodes=tuple(map(node, documents)), more=more, documents=documents)
    after = changed(before, change)
    held = next(r for r in after.relationships if r.type == "HELD")
    assert ("until" in held.properties, "since" in held.properties) == (True, False)
    amended(store, before, after, change)


def test_evidence_of_a_document_that_was_told_before_takes_the_place_of_what_it_said(store: Store) -> None:
    random = Random(1)
    nodes = [node("person:x"), node("post:y"), *(node(f"document:{name}") for name in "abc")]
    before = graph(nodes, [_told("HELD", "abc", random)])
    again = _told("HELD", "b", random)
    change = Change(more=(again,), documents=frozenset({"document:b", "document:c"}))
    amended(store, before, changed(before, change), change)


def _told(type_: str, documents: list[str] | str, random: Random, **more: Property) -> Relationship:
    rows = sorted(
        {
            (f"document:{name}", random.randrange(9), random.randrange(9, 20), f"“{name}” {random.random()}")
            for name in documents
            for _ in range(random.randrange(1, 4))
        }
    )
    lists = dict(zip(("documents", "starts", "ends", "quotes"), map(list, zip(*rows, strict=True)), strict=True))
    properties: dict[str, Property] = {name: lists[name] for name in EVIDENCE}
    return Relationship(f"person:x|{type_}|post:y", type_, "person:x", "post:y", {**properties, **more})


def test_a_store_in_another_state_or_of_another_workspace_is_refused_and_left_as_it_is(store: Store) -> None:
    store.replace(WHOLE, workspace="w", state="a")
    change = change_between(WHOLE, visit(name="Somebody Else"))
    for workspace, before in (("w", "b"), ("v", "a"), ("w", "")):
        with pytest.raises(StoreError, match="does not hold the graph") as caught:
            store.amend(change, workspace=workspace, before=before, state="c", growth=Growth())
        assert "rebuild" in caught.value.cure
    _holds(store, WHOLE, "a")


def test_an_empty_store_cannot_be_changed(store: Store) -> None:
    with pytest.raises(StoreError, match="does not hold the graph"):
        store.amend(Change(), workspace="w", before="", state="c", growth=Growth())


BAD = [
    ("a label", Change(nodes=(Node("person:x", ("Robot",), {}),))),
    ("an id", Change(nodes=(Node("robot:x", ("Person",), {}),))),
    ("a type", Change(ties=(Relationship("person:x|EATS|post:y", "EATS", "person:x", "post:y", {}),))),
    ("an end", Change(ties=(Relationship("person:x|HELD|y", "HELD", "person:x", "y", {}),))),
    ("a property", Change(nodes=(Node("person:x", ("Person",), {"lookup": "|person:y|"}),))),
    ("a node twice", Change(nodes=(node("person:x"), node("person:x")))),
    ("what goes", Change(gone=frozenset({"x"}))),
    ("lists", Change(more=(tie(SOMEONE, "SIGNED", MEETING, starts=[1, 2]),))),
    ("no lists", Change(more=(Relationship("person:x|HELD|post:y", "HELD", "person:x", "post:y", {}),))),
]


@pytest.mark.parametrize("change", [c[1] for c in BAD], ids=[c[0] for c in BAD])
def test_a_change_that_is_in_no_form_is_refused(store: Store, change: Change) -> None:
    store.replace(WHOLE, workspace="w", state="a")
    with pytest.raises(StoreError, match=r"the graph cannot be stored|the change has"):
        store.amend(change, workspace="w", before="a", state="b", growth=Growth())
    _holds(store, WHOLE, "a")


def test_a_change_that_needs_what_is_not_there_leaves_a_server_as_it_was(neo4j_store: Store) -> None:
    neo4j_store.replace(WHOLE, workspace="w", state="a")
    change = Change(nodes=(node("person:x"),), ties=(tie("person:x", "HELD", "post:y"),))
    with pytest.raises(StoreError, match="1 nodes of the graph are missing") as caught:
        neo4j_store.amend(change, workspace="w", before="a", state="b", growth=Growth())
    assert "rebuild" in caught.value.cure
    _holds(neo4j_store, WHOLE, "a")


def test_a_node_of_another_program_is_not_overwritten(neo4j_server: Neo4jServer, neo4j_store: Store) -> None:
    neo4j_store.replace(WHOLE, workspace="w", state="a")
    neo4j_server.execute("CREATE (:Person {id: 'person:x', name: 'Keanu'})")
    change = Change(nodes=(node("person:x", name="Another"), node("person:y")))
    with pytest.raises(StoreError, match="another program keeps a node"):
        neo4j_store.amend(change, workspace="w", before="a", state="b", growth=Growth())
    _holds(neo4j_store, WHOLE, "a")
    found = neo4j_store.run("MATCH (p:Person {id: 'person:x'}) RETURN p.name AS name")
    assert found.rows == (("Keanu",),)


def test_relationships_of_another_program_with_a_meeting_made_anew_stay(
    neo4j_server: Neo4jServer, neo4j_store: Store
) -> None:
    neo4j_store.replace(WHOLE, workspace="w", state="a")
    neo4j_server.execute(
        f"MATCH (m:Meeting {{id: '{MEETING}'}}) CREATE (:Note {{id: 'n'}})-[:ABOUT]->(m)-[:SEEN {{id: 'x'}}]->(:Film)"
    )
    anew = tuple(n for n in WHOLE.nodes if n.id == MEETING)
    change = Change(nodes=anew, remade=frozenset({MEETING}))
    neo4j_store.amend(change, workspace="w", before="a", state="b", growth=Growth(relationships=-3))
    _holds(neo4j_store, changed(WHOLE, change), "b")
    found = neo4j_store.run("MATCH (:Note)-[:ABOUT]->(m:Meeting)-[:SEEN]->(:Film) RETURN count(m) AS number")
    assert found.rows == ((1,),)


def test_a_change_whose_answer_was_lost_is_not_made_twice(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(session: neo4j.Session, work: Callable[..., object]) -> object:
        session.execute_write(work)
        return session.execute_write(work)

    neo4j_store.replace(WHOLE, workspace="w", state="a")
    monkeypatch.setattr(module, "_write", twice)
    after = visit(name="Somebody Else")
    change, growth = change_between(WHOLE, after), growth_between(WHOLE, after)
    neo4j_store.amend(change, workspace="w", before="a", state="b", growth=growth)
    _holds(neo4j_store, after, "b")
    with pytest.raises(StoreError, match="does not hold the graph"):
        neo4j_store.amend(change, workspace="w", before="a", state="b", growth=growth)


def test_a_load_in_batches_that_was_cut_off_cannot_be_changed(
    neo4j_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    neo4j_store.replace(WHOLE, workspace="w", state="a")
    monkeypatch.setattr(module, "ONE_TRANSACTION", 1)
    with pytest.raises(KeyboardInterrupt):
        neo4j_store.replace(Graph(), workspace="w", state="b", progress=_interrupt)
    monkeypatch.undo()
    for before in "ab":
        with pytest.raises(StoreError, match="does not hold the graph"):
            neo4j_store.amend(Change(), workspace="w", before=before, state="c", growth=Growth())
    assert not neo4j_store.info().complete
    neo4j_store.replace(WHOLE, workspace="w", state="a")
    _holds(neo4j_store, WHOLE, "a")


def _interrupt(*_: int) -> None:
    raise KeyboardInterrupt
