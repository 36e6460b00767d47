"""`--workers`: the same bytes whatever their number, and nothing left of them when the command ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

SENTENCE = "Foreign Minister of Peru Rosa Quispe met Foreign Minister of Latvia Janis Ozols in Riga on {day} May 2024."
RUSSIAN = "Министр иностранных дел Казахстана провёл переговоры с министром иностранных дел Латвии в Риге."
PATIENCE = 30.0
"""Seconds until a process that should end is taken for one that does not."""

Program = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Forty documents in three forms, two of another language, and some that cannot be read."""
    folder = tmp_path / "press"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(SENTENCE.format(day=number + 1) * (1 + number % 4 * 4))
    lines = [json.dumps({"id": f"line {n}", "text": SENTENCE.format(day=n + 1)}) for n in range(18)]
    (folder / "lines.jsonl").write_text("\n".join([*lines[:9], "{broken", *lines[9:]]))
    for name in ("05-russian.txt", "zz-russian.txt"):
        (folder / name).write_text(RUSSIAN)
    (folder / "00-empty.txt").write_text("")
    (folder / "11-picture.png").write_bytes(b"\x89PNG\r\n")
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Program:
    def run(*arguments: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "kzgraph.cli", *arguments]
        return subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=False)

    return run


def test_extract_writes_the_same_bytes_whatever_the_workers_and_the_seed_of_hashes(
    program: Program, press: Path
) -> None:
    alone = program("extract", "press", "missing.txt", "press/03.txt")
    ids = [json.loads(line)["document"]["id"] for line in alone.stdout.splitlines()]
    assert ids[:3] == ["00", "01", "02"]
    assert ids[-1] == "03"
    assert len(ids) == 41
    assert alone.stderr.count(b"error:") == 4
    # Of five there is work for three: no more are started than batches wait.
    for workers, seed in (("2", "1"), ("5", "2")):
        many = program("extract", "press", "missing.txt", "press/03.txt", "--workers", workers, seed=seed)
        assert (many.returncode, many.stdout, many.stderr) == (1, alone.stdout, alone.stderr)


def test_records_that_are_read_keep_their_place_among_the_documents(run: Run, press: Path) -> None:
    run("extract", "press/01.txt", "-o", "press/05.jsonl")
    alone = run("extract", "press")
    assert run("extract", "press", "--workers", "2") == alone


def test_load_makes_the_same_graph_and_tells_the_same_with_several_workers(run: Run, press: Path) -> None:
    told = [run("load", "press", "--workers", str(n), "--db", f"{n}.kgl") for n in (1, 2)]
    assert told[0].code == told[1].code == 1
    assert told[0].out.replace("1.kgl", "2.kgl") == told[1].out
    assert told[0].err == told[1].err
    written = [run("export", "jsonl", "-o", "-", "--db", f"{n}.kgl").out for n in (1, 2)]
    assert written[0] == written[1]
    again = run("load", "press", "--workers", "2", "--db", "1.kgl")
    assert "40 known" in again.out


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_number_of_workers_that_is_none_is_a_wrong_usage(run: Run, press: Path, number: str) -> None:
    assert run("extract", "press", "--workers", number).code == 2


@pytest.mark.parametrize("command", ["extract", "load"])
def test_more_workers_than_a_machine_can_have_are_refused_before_anything_is_read(
    run: Run, press: Path, command: str
) -> None:
    outcome = run(command, "press", "missing.txt", "--workers", "100000")
    assert (outcome.code, outcome.out) == (2, "")
    assert "100000 workers: not from 1 to" in outcome.err
    assert "missing.txt" not in outcome.err


@pytest.fixture
def mark() -> Iterator[str]:
    """In the environment of a command and of all that it starts, to find them by."""
    made = f"KZGRAPH_MARK={uuid.uuid4()}"
    yield made
    for process in _marked(made):
        os.kill(process, signal.SIGKILL)


def _marked(mark: str) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue
        if mark.encode() in environment:
            found.append(int(folder.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_no_worker_outlives_a_command_that_is_ended(tmp_path: Path, mark: str, how: signal.Signals, code: int) -> None:
    name, _, value = mark.partition("=")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), name: value}
    # More than fits into a pipe that nobody reads: the command is still at work when it is ended.
    lines = [json.dumps({"id": str(n), "text": SENTENCE.format(day=1)}) for n in range(200)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "kzgraph.cli", "extract", "many.jsonl", "--workers", "2"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=tmp_path,
        start_new_session=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline()
        assert len(_marked(mark)) == 3
        os.killpg(process.pid, how)  # as a terminal does on Ctrl-C
        _, err = process.communicate()
    assert process.returncode == code
    assert err.split() == ([b"interrupted"] if how is signal.SIGINT else [])
    until = time.monotonic() + PATIENCE
    while _marked(mark) and time.monotonic() < until:
        time.sleep(0.05)
    assert _marked(mark) == []
