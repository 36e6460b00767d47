"""A collection in one file is refused by name, with the cure."""

from __future__ import annotations

from pathlib import Path

from kzgraph.errors import InputError
from kzgraph.reading import read
from kzgraph.reading.building import MAX_CHARACTERS

SENTENCE = "The ministers met in Suva. "


def test_a_text_of_many_articles_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "archive.txt").write_text(SENTENCE * (MAX_CHARACTERS // len(SENTENCE) + 1), "utf-8")
    (tmp_path / "one.txt").write_text(SENTENCE, "utf-8")
    refused: list[InputError] = []
    assert [document.id for document in read(tmp_path, on_refused=refused.append)] == ["one"]
    assert "archive.txt: has more than the 500,000 characters" in str(refused[0])
    assert "split it" in refused[0].cure


def test_the_longest_text_that_is_allowed_is_read(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text((SENTENCE * (MAX_CHARACTERS // len(SENTENCE) + 1))[:MAX_CHARACTERS], "utf-8")
    assert len(list(read(file))) == 1
