"""What every store does, on the embedded one and on a real Neo4j server alike."""

from __future__ import annotations

import pytest

from kzgraph.errors import StoreError, UsageError
from kzgraph.model import Graph, Node, Relationship, Result
from kzgraph.queries import parse, unknown_labels
from kzgraph.stores import Changes, Store
from tests.stores.graphs import ODD_NAMES, changed, graph, node, tie, visit, without

WHOLE = visit()
SOMEONE, MINISTRY = "person:roman-vassilenko", "organisation:kz-ministry-of-foreign-affairs"
HELD = "person:roman-vassilenko|HELD|post:kz-deputy-minister-of-foreign-affairs"
MINISTER = changed(WHOLE, SOMEONE, {"name": "Roman Vassilenko", "since": "2023"})

CHANGES = [
    ("nothing changes", WHOLE, Changes()),
    ("a property goes and another comes", MINISTER, Changes(nodes=1)),
    ("a ministry is none any more", changed(WHOLE, MINISTRY, {"name": "MFA"}), Changes(nodes=1)),
    ("an organisation turns out to be a ministry", changed(WHOLE, "organisation:eu", {}, "Ministry"), Changes(nodes=1)),
    ("the evidence of a relationship changes", changed(WHOLE, HELD, {"quotes": ["x"]}), Changes(relationships=1)),
    ("a relationship loses every property", changed(WHOLE, HELD, {}), Changes(relationships=1)),
    ("a relationship goes", without(WHOLE, HELD), Changes(relationships_removed=1)),
    ("a node goes with its relationships", without(WHOLE, SOMEONE), Changes(nodes_removed=1, relationships_removed=4)),
    ("everything goes", Graph(), Changes(nodes_removed=10, relationships_removed=9)),
]


def test_the_graph_that_was_loaded_comes_back_as_it_was(store: Store) -> None:
    assert store.replace(WHOLE, workspace="w") == Changes(nodes=10, relationships=9)
    assert store.graph() == WHOLE
    assert (store.info().nodes, store.info().relationships, store.info().workspace) == (10, 9, "w")


def test_a_store_is_empty_before_the_first_load(store: Store) -> None:
    assert store.graph() == Graph()
    assert (store.info().nodes, store.info().workspace, store.info().complete) == (0, None, True)


def test_an_empty_graph_can_be_loaded(store: Store) -> None:
    assert store.replace(Graph(), workspace="w") == Changes()
    assert store.graph() == Graph()
    assert store.info().workspace == "w"


@pytest.mark.parametrize(("after", "changes"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_load_corrects_what_the_store_holds(store: Store, after: Graph, changes: Changes) -> None:
    store.replace(WHOLE, workspace="w")
    assert store.replace(after, workspace="w") == changes
    assert store.graph() == after
    assert store.replace(WHOLE, workspace="w") == Changes(
        *(changes.nodes + changes.nodes_removed, changes.relationships + changes.relationships_removed)
    )
    assert store.graph() == WHOLE


@pytest.mark.parametrize("name", ODD_NAMES)
def test_text_of_any_kind_is_a_value_and_nothing_else(store: Store, name: str) -> None:
    odd = graph(
        [node("person:x", name=name, aliases=[name, "y"]), node(f"country:{name}", name="Z")],
        [tie("person:x", "HELD", f"country:{name}", name, quote=name)],
    )
    store.replace(odd, workspace="w")
    assert store.graph() == odd
    found = store.run("MATCH (p:Person {name: $name}) RETURN p.name AS name, p.aliases AS aliases", {"name": name})
    assert found == Result(("name", "aliases"), ((name, [name, "y"]),))


@pytest.mark.parametrize(
    "value",
    [0, -1, 2**53 + 1, 5.0, -0.25, 1e300, True, False, [], [1, 2], [1.0, 2.5], [True], ["a"], ["", "b"], "12", "[1]"],
    ids=repr,
)
def test_a_value_keeps_its_kind(store: Store, value: str | int | float | bool | list[str]) -> None:
    others = [node("figure:other", value="text"), node("figure:third", value=1)]
    store.replace(graph([node("figure:x", value=value), *others], []), workspace="w")
    held = store.graph().node("figure:x")
    assert held is not None
    assert (held.properties["value"], type(held.properties["value"])) == (value, type(value))


@pytest.mark.parametrize(("after", "changes"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_preview_tells_what_a_load_would_do_and_writes_nothing(store: Store, after: Graph, changes: Changes) -> None:
    store.replace(WHOLE, workspace="w")
    assert store.preview(after, workspace="w") == changes
    with pytest.raises(StoreError, match="loaded from workspace w"):
        store.preview(after, workspace="another")
    assert store.preview(after, workspace="another", take_over=True) == changes
    assert store.graph() == WHOLE


def test_a_preview_of_a_first_load_counts_everything(store: Store) -> None:
    assert store.preview(WHOLE, workspace="w") == Changes(nodes=10, relationships=9)
    assert store.info().nodes == 0


def test_a_store_loaded_from_another_workspace_is_refused_with_the_cure(store: Store) -> None:
    store.replace(WHOLE, workspace="first")
    with pytest.raises(StoreError, match="loaded from workspace first") as caught:
        store.replace(Graph(), workspace="second")
    assert "--take-over" in caught.value.cure
    assert store.graph() == WHOLE


def test_a_store_can_be_taken_over(store: Store) -> None:
    store.replace(WHOLE, workspace="first")
    store.replace(MINISTER, workspace="second", take_over=True)
    assert store.graph() == MINISTER
    assert store.info().workspace == "second"
    with pytest.raises(StoreError):
        store.replace(WHOLE, workspace="first")


def test_a_store_is_taken_over_even_with_the_same_graph(store: Store) -> None:
    store.replace(WHOLE, workspace="first")
    assert store.replace(WHOLE, workspace="second", take_over=True) == Changes()
    assert store.info().workspace == "second"


def test_progress_ends_with_all_rows(store: Store) -> None:
    told: list[tuple[int, int]] = []
    store.replace(WHOLE, workspace="w", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (19, 19)
    assert told == sorted(told)


NOT_STORABLE = [
    ("a label that no store knows", Graph((Node("planet:mars", ("Planet",), {}),))),
    ("a label with Cypher in it", Graph((Node("person:x", ("Person", "X) DETACH DELETE n //"), {}),))),
    ("an id of another label", Graph((Node("country:x", ("Person",), {}),))),
    ("a property that kglite keeps for itself", Graph((node("person:x", title="Minister"),))),
    (
        "a property of a relationship likewise",
        graph([node("person:x")], [tie("person:x", "HELD", "person:x", type="x")]),
    ),
    ("no label", Graph((Node("person:x", (), {}),))),
    ("two nodes with one id", Graph((node("person:x"), node("person:x")))),
    ("a type with Cypher in it", graph([node("person:x")], [tie("person:x", "HELD]->() DELETE r //", "person:x")])),
    ("an end that is no node", graph([node("person:x")], [tie("person:x", "HELD", "post:y")])),
    (
        "an id that does not tell its start",
        graph([node("person:x")], [Relationship("1", "HELD", "person:x", "person:x", {})]),
    ),
]


@pytest.mark.parametrize("bad", [c[1] for c in NOT_STORABLE], ids=[c[0] for c in NOT_STORABLE])
def test_a_graph_of_another_form_is_refused_before_anything_is_written(store: Store, bad: Graph) -> None:
    store.replace(WHOLE, workspace="w")
    with pytest.raises(StoreError):
        store.replace(bad, workspace="w")
    assert store.graph() == WHOLE


WRITES = [
    "CREATE (:Person {id: 'person:evil'})",
    "MERGE (n:Person {id: 'person:evil'}) RETURN n.id",
    "MATCH (n:Person) DETACH DELETE n",
    "MATCH ()-[r:HELD]->() DELETE r",
    "MATCH (n:Person) SET n.name = 'Evil'",
    "MATCH (n:Person) SET n:Ministry",
    "MATCH (n:Person) REMOVE n.name",
    "MATCH (n:Organisation) REMOVE n:Ministry",
    "FOREACH (x IN [1] | CREATE (:Person {id: 'person:evil'}))",
    "MATCH (n:Person) CALL { CREATE (m:Person {id: 'person:evil'}) RETURN m } RETURN m.id",
    "/* a comment */ match (n) // another\n detach delete n",
    "DROP CONSTRAINT person_id IF EXISTS",
    "CREATE INDEX evil IF NOT EXISTS FOR (n:Person) ON (n.name)",
    "CREATE CONSTRAINT evil IF NOT EXISTS FOR (n:Person) REQUIRE n.name IS UNIQUE",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD /* */ CSV FROM 'file:///etc/passwd' AS line CREATE (:Person {id: line[0]})",
    "CALL db.createLabel('Evil')",
]


@pytest.mark.parametrize("cypher", WRITES)
def test_a_query_cannot_write(store: Store, cypher: str) -> None:
    store.replace(WHOLE, workspace="w")
    with pytest.raises(UsageError) as caught:
        store.run(cypher)
    assert "\n" not in str(caught.value)
    assert store.graph() == WHOLE
    assert "evil" not in store.run("SHOW CONSTRAINTS").rows.__repr__()


QUERIES: list[tuple[str, dict[str, object], tuple[tuple[object, ...], ...]]] = [
    ("RETURN 1 AS a, 'x' AS b, null AS c, [1.5, true] AS d", {}, ((1, "x", None, [1.5, True]),)),
    ("MATCH (p:Person) RETURN p.name AS name;", {}, (("Roman Vassilenko",),)),
    ("// Title\n// what it answers\nMATCH (m:Ministry) RETURN m.name AS name", {}, (("Ministry of Foreign Affairs",),)),
    ("MATCH (p:Person)-[r:HELD]->() RETURN r.quotes[0] AS q", {}, ((f'{SOMEONE} "HELD"\n{HELD.split("|")[2]}',),)),
    ("MATCH (n:Country) WHERE n.code IN $codes RETURN n.code AS c", {"codes": ["KZ", "XX"]}, (("KZ",),)),
    ("MATCH (n:Planet) RETURN n.name AS name", {}, ()),
    ("RETURN 'CREATE (n); LOAD CSV $nothing' AS text", {}, (("CREATE (n); LOAD CSV $nothing",),)),
    ("MATCH (p:Person) RETURN p.`set` AS s, {create: 1} AS m", {}, ((None, {"create": 1}),)),
    ("RETURN date('2024-10-18') AS d", {}, (("2024-10-18",),)),
    ("RETURN datetime('2024-10-18T09:30:00Z') AS d", {}, (("2024-10-18T09:30:00+00:00",),)),
    ("RETURN duration('P1M2D') AS d", {}, (("P1M2D",),)),
    ("MATCH (c:Country {code: 'KZ'}) RETURN c", {}, (({"code": "KZ", "id": "country:KZ", "name": "Kazakhstan"},),)),
    (
        "MATCH p = (:Country {code: 'BE'})-[:REPORTED]->(f) RETURN [n IN nodes(p) | n.id] AS ids",
        {},
        ((["country:BE", "figure:trade-be-kz-2023"],),),
    ),
]


def test_a_label_or_type_that_nothing_has_is_told(store: Store) -> None:
    store.replace(WHOLE, workspace="w")
    query = parse("text", "MATCH (p:Persn)-[:HOLDS]->(:Post) RETURN p.name AS name")
    assert [(str(found), found.cure) for found in unknown_labels(store, query)] == [
        ("the graph has no node with the label Persn", "did you mean Person?"),
        ("the graph has no relationship of the type HOLDS", "did you mean HELD?"),
    ]


@pytest.mark.parametrize(("cypher", "parameters", "rows"), QUERIES)
def test_a_query_answers_in_plain_values(
    store: Store, cypher: str, parameters: dict[str, object], rows: tuple[tuple[object, ...], ...]
) -> None:
    store.replace(WHOLE, workspace="w")
    assert store.run(cypher, parameters).rows == rows


def test_a_path_is_its_nodes_and_relationships(store: Store) -> None:
    store.replace(WHOLE, workspace="w")
    ((path,),) = store.run("MATCH p = (:Country {code: 'BE'})-[:REPORTED]->() RETURN p").rows
    assert isinstance(path, dict)
    assert [n["id"] for n in path["nodes"]] == ["country:BE", "figure:trade-be-kz-2023"]
    assert [r["id"] for r in path["relationships"]] == ["country:BE|REPORTED|figure:trade-be-kz-2023"]


def test_an_answer_without_rows_still_names_its_columns(store: Store) -> None:
    assert store.run("MATCH (n:Person) RETURN n.id AS id, n.name AS name") == Result(("id", "name"), ())


WRONG = [
    ("a misspelt clause", "MATHC (n) RETURN n.id", "cannot be run"),
    ("a missing bracket", "MATCH (n RETURN n.id", "cannot be run"),
    ("a variable that is not there", "MATCH (n) RETURN m.id", "cannot be run"),
    ("a function that is not there", "RETURN nosuch(1) AS x", "cannot be run"),
    ("a procedure that is not there", "CALL no.such.thing()", "cannot be run"),
    ("a parameter without a value", "MATCH (n) WHERE n.id = $person RETURN n.id", r"needs a value for \$person"),
    ("nothing", " ; ", "is empty"),
    ("only a comment", "// Title", "is empty"),
    ("two statements", "RETURN 1 AS a; RETURN 2 AS b", "more than one statement"),
    ("a write behind a read", "RETURN 1 AS a; MATCH (n) DETACH DELETE n", "more than one statement"),
]


@pytest.mark.parametrize(("cypher", "message"), [c[1:] for c in WRONG], ids=[c[0] for c in WRONG])
def test_a_wrong_query_is_told_in_one_line(store: Store, cypher: str, message: str) -> None:
    store.replace(WHOLE, workspace="w")
    with pytest.raises(UsageError, match=message) as caught:
        store.run(cypher)
    assert "\n" not in str(caught.value)


def test_bookkeeping_is_not_part_of_the_graph(store: Store) -> None:
    store.replace(WHOLE, workspace="w")
    assert store.run("MATCH (l:Load) RETURN l.workspace AS w, l.nodes AS n, l.relationships AS r").rows == (
        ("w", 10, 9),
    )
    assert not [n for n in store.graph().nodes if "Load" in n.labels]


def test_a_store_in_an_older_form_is_refused_until_it_is_loaded_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("kzgraph.stores.load.FORM", 1)
        store.replace(WHOLE, workspace="w")
    assert not store.info().current
    for ask in (store.graph, lambda: store.run("RETURN 1 AS x")):
        with pytest.raises(StoreError, match="another version of kzgraph") as caught:
            ask()
        assert "kzgraph rebuild" in caught.value.cure
    assert store.replace(WHOLE, workspace="w") == Changes()
    assert store.info().current
    assert store.graph() == WHOLE
