"""Every `$ kzgraph …` line of the README and docs runs, in order, in a folder with a copy of the seeds.

Not run, by these rules: lines of other programs that are no part of a pipe (make, docker, git, pip …), and lines that
name a server (neo4j://, bolt://). Output that a block shows has to come, line by line, but for lines with an ellipsis.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from scripts.query_index import page

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
RUN_WITHOUT_KZGRAPH = ("mkdir", "echo", "cat")
SERVER = re.compile(r"\b(neo4j|bolt)(\+s(sc)?)?://|NEO4J_")


@dataclass(frozen=True)
class Example:
    command: str
    output: tuple[str, ...]

    @property
    def runs(self) -> bool:
        ours = re.search(r"(^|\| )kzgraph\b", self.command) or self.command.split()[0] in RUN_WITHOUT_KZGRAPH
        return bool(ours) and not SERVER.search(self.command)


def examples(page: Path) -> list[Example]:
    found = []
    for block in BLOCK.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *output = part.splitlines()
            found.append(Example(command, tuple(filter(None, map(str.strip, output)))))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_examples_of_a_page_run_and_print_what_it_shows(
    page: Path, tmp_path: Path, warm_kzgraph: list[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = _environment(tmp_path, warm_kzgraph)
    for example in filter(lambda e: e.runs, examples(page)):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", example.command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{page.name}: $ {example.command}\n{done.stdout}{done.stderr}"
        printed = " ".join((done.stdout + done.stderr).split())
        missing = [line for line in example.output if "…" not in line and " ".join(line.split()) not in printed]
        assert missing == [], f"{page.name}: $ {example.command} printed\n{done.stdout}{done.stderr}"


def test_the_pages_have_examples_to_run() -> None:
    assert sum(example.runs for page in PAGES for example in examples(page)) > 20


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def _environment(folder: Path, kzgraph: list[str]) -> dict[str, str]:
    """The machine's, with this kzgraph first in the path and without settings for it."""
    programs = folder / ".bin"
    programs.mkdir()
    program = programs / "kzgraph"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(kzgraph)} "$@"\n')
    program.chmod(0o755)
    # A program that runs tests side by side sets COLUMNS.
    own = ("KZGRAPH_", "NEO4J_", "COLUMNS")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(own)}
    return {**kept, "PATH": f"{programs}:{kept['PATH']}", "PYTHONPATH": str(ROOT)}


def test_the_index_of_the_queries_is_what_their_files_say() -> None:
    assert (ROOT / "docs" / "queries.md").read_text("utf-8") == page()


def test_every_dependency_is_explained() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    names = [re.split(r"[><=\[; ]", requirement)[0].lower() for requirement in wanted]
    assert [name for name in names if name not in text and not name.startswith("types-")] == []


def test_the_python_of_the_readme_runs_as_it_stands(tmp_path: Path, warm_kzgraph: list[str]) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = _environment(tmp_path, warm_kzgraph)
    subprocess.run(["bash", "-c", "kzgraph load seeds"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    [code] = re.findall(r"^```python\n(.*?)^```$", PAGES[0].read_text("utf-8"), re.DOTALL | re.MULTILINE)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Roman Vassilenko" in done.stdout
