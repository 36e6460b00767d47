"""A load that is refused keeps nothing."""

from __future__ import annotations

from pathlib import Path

import kglite
import pytest

from kzgraph.errors import StoreError
from kzgraph.loading import load, rebuild
from kzgraph.stores import open_store
from kzgraph.stores.base import Changes
from kzgraph.workspace import Workspace

TEXT = "Prime Minister of Fiji Sitiveni Rabuka met Prime Minister of Tonga Hu'akavameiliku in Suva on 3 March 2025.\n"


def test_a_load_into_a_store_of_another_workspace_keeps_no_document(tmp_path: Path) -> None:
    document = tmp_path / "suva.txt"
    document.write_text(TEXT, "utf-8")
    store = str(tmp_path / "kzgraph.kgl")
    load([document], store)
    other = tmp_path / "other.records"
    with pytest.raises(StoreError, match="was loaded from workspace"):
        load([document], store, workspace=other)
    with Workspace.open(other) as kept:
        assert len(kept) == 0


def test_a_load_of_what_is_loaded_already_tells_what_the_graph_holds(tmp_path: Path) -> None:
    document = tmp_path / "suva.txt"
    document.write_text(TEXT, "utf-8")
    store = str(tmp_path / "kzgraph.kgl")
    first = load([document], store)
    with open_store(store) as held:
        whole = held.graph()
    again = load([document], store)
    assert (again.labels, again.changes, again.known) == (first.labels, Changes(), first.new)
    with open_store(store) as held:
        assert held.graph() == whole


def test_a_store_that_is_gone_or_taken_over_is_made_again(tmp_path: Path) -> None:
    document = tmp_path / "suva.txt"
    document.write_text(TEXT, "utf-8")
    store, other = str(tmp_path / "kzgraph.kgl"), tmp_path / "other.records"
    first = load([document], store)
    load([], store, workspace=other, take_over=True)
    (tmp_path / "tonga.txt").write_text(TEXT.replace("Suva", "Nuku'alofa"), "utf-8")
    load([tmp_path / "tonga.txt"], store, workspace=other, take_over=True)
    assert load([document], store, take_over=True).changes != Changes()
    (tmp_path / "kzgraph.kgl").unlink()
    assert load([document], store).changes == first.changes


def test_rebuild_compares_with_what_the_store_holds_even_where_nothing_has_changed(tmp_path: Path) -> None:
    document = tmp_path / "suva.txt"
    document.write_text(TEXT, "utf-8")
    store = str(tmp_path / "kzgraph.kgl")
    load([document], store)
    with kglite.open(store) as database:
        database.cypher("MATCH (p:Person) SET p.name = 'Somebody'")
    assert load([document], store).changes == Changes()
    assert rebuild(store).changes.nodes == 2


def test_the_store_and_what_lies_beside_it_are_no_documents_of_their_folder(tmp_path: Path) -> None:
    (tmp_path / "suva.txt").write_text(TEXT, "utf-8")
    store = str(tmp_path / "kzgraph.kgl")
    load([tmp_path], store)
    assert load([tmp_path], store).refused == ()
