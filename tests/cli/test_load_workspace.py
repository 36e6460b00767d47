"""A load that is refused keeps nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzgraph.errors import StoreError
from kzgraph.loading import load
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


def test_the_store_and_what_lies_beside_it_are_no_documents_of_their_folder(tmp_path: Path) -> None:
    (tmp_path / "suva.txt").write_text(TEXT, "utf-8")
    store = str(tmp_path / "kzgraph.kgl")
    load([tmp_path], store)
    assert load([tmp_path], store).refused == ()
