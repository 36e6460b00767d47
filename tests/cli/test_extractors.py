"""`--extractor`: the example of the docs, installed and run, and extractors that do not keep what a record keeps."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

Program = Callable[..., subprocess.CompletedProcess[str]]

FAULTY = """
import os, sys
from kzgraph.model import Country, Document, Event, Evidence, Person, Record

def met(document, date, end_date):
    evidence = (Evidence(quote=document.text[:4], start=0, end=4),)
    event = Event(kind="meeting", status="held", evidence=evidence)
    event = event.model_copy(update={"date": date, "end_date": end_date})
    return Record(document=document.head, events=(event,))

def good(document, text=None, code="PE"):
    quote = Evidence(quote=text or document.text[:4], start=0, end=4)
    country = Country(code="PE", evidence=(quote,)).model_copy(update={"code": code})
    return Record(document=document.head).model_copy(update={"countries": (country,)})

def only_for_b(fault):
    return lambda document: fault(document) if document.id == "b" else good(document)

def fail(document):
    raise ValueError("no such model")

inexact = only_for_b(lambda document: good(document, text="peru"))
beyond = only_for_b(lambda document: good(document, text="Peru and all that"))
other = only_for_b(lambda document: good(document.model_copy(update={"id": "c"})))
formless = only_for_b(lambda document: good(document, code="Peru"))
nowhere = only_for_b(lambda document: good(document, code="ZZ"))
never = only_for_b(lambda document: met(document, "2024-02-31", "2024-03-01"))
without_end = only_for_b(lambda document: met(document, "2024-02-28", "2023-13-45"))
nothing = only_for_b(lambda document: None)
raises = only_for_b(fail)
leaves = only_for_b(lambda document: sys.exit(4))
dies = only_for_b(lambda document: os._exit(9))
no_function = "good"
"""
NAMES = (
    "inexact", "beyond", "other", "formless", "nowhere", "never", "without_end", "nothing", "raises", "leaves", "dies",
    "no_function", "missing",
)  # fmt: skip


def install(site: Path, project: str, module: str, code: str) -> None:
    """What pip makes of a distribution of one module: the module, and beside it its dist-info."""
    described = tomllib.loads(project)["project"]
    info = site / f"{described['name'].replace('-', '_')}-{described['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {described['name']}\nVersion: {described['version']}\n"
    )
    groups = described["entry-points"].items()
    lines = [f"[{group}]\n" + "\n".join(f"{k} = {v}" for k, v in points.items()) for group, points in groups]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")
    (site / f"{module}.py").write_text(code)


@pytest.fixture
def program(tmp_path: Path, warm_kzgraph: list[str]) -> Program:
    def run(*command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": f"{tmp_path / 'site'}{os.pathsep}{ROOT}"}
        whole = [*warm_kzgraph, *command]
        return subprocess.run(whole, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def test_the_example_of_the_docs_runs_as_it_stands(program: Program, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "extractors.md").read_text("utf-8")
    project, code, commands = (
        re.findall(rf"^```{kind}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)[0] for kind in ("toml", "python", "sh")
    )
    install(tmp_path / "site", project, "kzgraph_people_list", code)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for command in commands.splitlines():
        done = program(*command.split()[1:])
        assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in (tmp_path / "people.jsonl").read_text().splitlines()]
    named = {person["name"] for record in records for person in record["people"]}
    assert named == {"Birgit Stevens", "Roman Vassilenko"}
    assert {key for r in records for key, found in r.items() if found} == {"schema", "document", "people"}
    alone = program("extract", "seeds", "--extractor", "people-list")
    many = program("extract", "seeds", "--extractor", "people-list", "--workers", "2")
    assert (many.stdout, many.stderr, many.returncode) == (alone.stdout, alone.stderr, 0)


@pytest.fixture
def faulty(tmp_path: Path) -> None:
    """Three documents, and a distribution of extractors each of which fails on the second."""
    points = "\n".join(f'{name} = "faulty:{name}"' for name in NAMES)
    project = f'[project]\nname = "faulty"\nversion = "1"\n[project.entry-points."kzgraph.extractors"]\n{points}\n'
    install(tmp_path / "site", f'{project}grammar = "faulty:raises"\n', "faulty", FAULTY)
    (tmp_path / "docs").mkdir()
    for name in "abc":
        (tmp_path / "docs" / f"{name}.txt").write_text(f"Peru and Latvia met in Riga, and all went well. ({name})")


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("inexact", "a quote is not text[0:4]: 'peru'"),
        ("beyond", "a quote is not text[0:4]: 'Peru and all that'"),
        ("other", "its record is of another document"),
        ("formless", "not a record of schema 1: countries.0.code"),
        ("nowhere", "not a record of schema 1: countries.0.code: ZZ is the code of no country"),
        ("never", "not a record of schema 1: events.0.date: 2024-02-31 is no date"),
        ("without_end", "not a record of schema 1: events.0.end_date: 2023-13-45 is no date"),
        ("nothing", "it gave a NoneType, not a Record"),
        ("raises", "ValueError: no such model"),
        ("leaves", "SystemExit: 4"),
    ],
)
def test_a_record_that_does_not_hold_is_refused_by_name_and_the_rest_goes_on(
    program: Program, name: str, said: str, workers: str
) -> None:
    done = program("extract", "docs", "--extractor", name, "--workers", workers)
    assert done.returncode == 1
    assert [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert done.stderr.startswith(f"error: docs/b.txt: the extractor {name} failed on it: {said}")
    assert done.stderr.count("error:") == 1


@pytest.mark.usefixtures("faulty")
def test_a_document_that_a_worker_dies_of_is_named_and_the_rest_is_loaded(program: Program) -> None:
    done = program("load", "docs", "--extractor", "dies", "--workers", "2")
    assert done.returncode == 1
    assert "error: docs/b.txt: the extractor dies failed on it: the worker's process ended (exit code 9)" in done.stderr
    assert done.stdout.startswith("documents: 2 new")


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("command", ["extract", "load"])
@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("gramar", 2, "extractor gramar: no such extractor"),
        ("missing", 1, "extractor missing: faulty:missing cannot be loaded"),
        ("no_function", 1, "extractor no_function: faulty:no_function is no function"),
    ],
)
def test_an_extractor_that_is_not_there_is_told_before_anything_is_read(
    program: Program, tmp_path: Path, command: str, name: str, code: int, said: str
) -> None:
    done = program(command, "docs", "missing.txt", "--extractor", name)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "missing.txt" not in done.stderr
    assert not (tmp_path / "kzgraph.kgl").exists()


@pytest.mark.usefixtures("faulty")
def test_nobody_takes_the_place_of_the_grammar_under_its_name(program: Program) -> None:
    done = program("extract", "docs")
    assert done.returncode == 0
    assert [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()] == ["a", "b", "c"]


def test_the_names_that_there_are_are_told(run: Run) -> None:
    assert "one of: grammar" in run("extract", "docs", "--extractor", "other").err
