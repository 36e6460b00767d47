"""The fixture `warm_kzgraph`: the beginning of a command line that runs kzgraph without its start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def warm_kzgraph() -> Iterator[list[str]]:
    """To be followed by the arguments of kzgraph; the machine's settings for kzgraph are those of each call."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Not in pytest's own folder: the name of a socket may not be long.
    with TemporaryDirectory(prefix="kzgraph-") as folder:
        address = str(Path(folder) / "socket")
        command = [sys.executable, "-m", "tests.warm.server", address]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes) as server:
            assert server.stdout
            assert server.stdout.readline() == "READY\n"
            yield [sys.executable, "-IS", str(Path(__file__).with_name("client.py")), address]
            assert server.stdin
            server.stdin.close()
