"""The constraints and indexes that every load makes sure of."""

from __future__ import annotations

from kzgraph.stores import statements
from kzgraph.stores.schema import constraints, schema

BY_NAME = {definition.name: definition.statement for definition in schema()}


def test_every_definition_has_a_name_of_its_own_and_can_run_twice() -> None:
    assert len(BY_NAME) == len(schema())
    assert all(" IF NOT EXISTS " in statement for statement in BY_NAME.values())


def test_every_label_and_type_has_its_ids_unique() -> None:
    nodes = {f"{label.lower()}_id": f"(n:{label})" for label in (*statements.LABELS, "Load")}
    between = {f"{type_.lower()}_id": f"()-[r:{type_}]-()" for type_ in statements.TYPES}
    found = {definition.name: definition for definition in constraints()}
    assert found.keys() == nodes.keys() | between.keys()
    assert all(pattern in found[name].statement for name, pattern in (nodes | between).items())
    assert {name for name, definition in found.items() if definition.of_relationships} == between.keys()


def test_every_label_is_found_by_name_and_by_the_words_of_a_name() -> None:
    for label in statements.LABELS:
        assert f"(n:{label}) ON (n.lookup)" in BY_NAME[f"{label.lower()}_lookup"]
        assert f"(n:{label}) ON EACH [" in BY_NAME[f"{label.lower()}_search"]
