"""How the tests call kzgraph: in this process where only what it prints matters, else as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzgraph.cli import main
from kzgraph.stores import open_store
from tests.sample import sample_graph

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test works in a folder of its own and knows no settings of the machine."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("KZGRAPH_", "NEO4J_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def call(*arguments: str) -> Outcome:
        code = main(arguments)
        captured = capfd.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command line as a program of its own."""

    def call(*arguments: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
        command = [sys.executable, "-m", "kzgraph.cli", *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, env=environment, check=False)

    return call


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The default store of the test's folder, with the sample graph in it."""
    path = tmp_path / "kzgraph.kgl"
    with open_store(str(path)) as opened:
        opened.replace(sample_graph(), workspace="sample")
    return path
