"""The digest of what makes a graph: it changes with each file of it, in whichever folder, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzgraph.state import makers_in

FILES = ("model.py", "decisions/line.py", "lexicon/words.txt", "resolution/graph.py", "resolution/people/people.py")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name in FILES:
        write(tmp_path, name, "as it was")
    return tmp_path


def write(package: Path, name: str, content: str) -> None:
    (package / name).parent.mkdir(parents=True, exist_ok=True)
    (package / name).write_text(content)


@pytest.mark.parametrize("name", FILES)
def test_another_content_of_a_file_gives_another_digest(package: Path, name: str) -> None:
    before = makers_in(package)
    write(package, name, "otherwise")
    assert makers_in(package) != before


def test_a_file_more_in_a_sub_folder_gives_another_digest(package: Path) -> None:
    before = makers_in(package)
    write(package, "resolution/posts/posts.py", "")
    assert makers_in(package) != before


def test_a_file_in_another_folder_gives_another_digest(package: Path) -> None:
    before = makers_in(package)
    (package / "resolution/people/people.py").rename(package / "resolution/people.py")
    assert makers_in(package) != before


def test_what_python_compiles_and_other_stages_do_not_count(package: Path) -> None:
    before = makers_in(package)
    write(package, "resolution/people/__pycache__/people.cpython-312.pyc", "compiled")
    write(package, "analysis/report.py", "another stage")
    assert makers_in(package) == before
