"""Names with Cypher and HTML in them go through every stage as names, and do nothing on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kzgraph.cli import cli
from kzgraph.queries import Parameter, library
from tests.neo4j_server.server import Neo4jServer

NAME = "Robert Abdrakhmanov-Vassilev"
TEXT = f"""On 18 October 2024 in Astana, Deputy Minister of Foreign Affairs of Kazakhstan {NAME} met with the
Ambassador of Belgium, Anna De Smet. The sides signed a memorandum of understanding on air services. Trade between
the two countries reached 523 million US dollars in 2023.

On 1 March 2025 {NAME} was appointed Ambassador of Kazakhstan to Norway.
"""
HOSTILE = [
    "Robert'}) DETACH DELETE n //",
    '"}) DETACH DELETE n RETURN("',
    "`) DETACH DELETE (n) RETURN`",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1);//",
    "\\u0027}) DETACH DELETE n //'",
    "$limit $person ${jndi:ldap:}",
    "]->() DELETE r //\u202e[x:HELD]--",
]


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty store of each kind; in the server another program keeps a node that has to stay."""
    if request.param == "kglite":
        yield str(tmp_path / "kzgraph.kgl")
        return
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    server.clear()
    server.execute("CREATE (:Movie {name: 'Speed'})")
    yield server.uri
    assert server.execute("MATCH (m:Movie) RETURN m.name AS name") == [{"name": "Speed"}]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_a_name_in_every_stage(
    name: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(name) == len(NAME), "so that every position in the record stays right"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KZGRAPH_DB", address)
    monkeypatch.setenv("KZGRAPH_WORKSPACE", str(tmp_path / "records"))
    (tmp_path / "x'}) DETACH DELETE n.txt").write_text(TEXT, "utf-8")
    records = run("extract", "x'}) DETACH DELETE n.txt")
    assert NAME in records
    (tmp_path / "hostile.jsonl").write_text(records.replace(NAME, json.dumps(name, ensure_ascii=False)[1:-1]), "utf-8")
    run("load", "hostile.jsonl")
    before = run("export", "jsonl", "-o", "-")
    people = [node for node in map(json.loads, before.splitlines()) if "Person" in node.get("labels", ())]
    assert name in {person["properties"]["name"] for person in people}
    for query in library().values():
        if query.shows == "rows" or "://" in address:  # graphs are drawn by a server only
            run("query", query.name, *(f"-p{p.name}={_value(p, name)}" for p in query.parameters if p.default is None))
    held = json.loads(run("query", "posts-over-time", f"-pperson={name}", "--format", "json"))
    assert {row["person"] for row in held} == {name}
    person = next(person for person in people if person["properties"]["name"] == name)
    assert name.replace("\u202e", r"\u202e") in run("show", person["id"])  # which would turn the line around
    for form in ("graphml", "gexf"):
        run("export", form, "-o", f"graph.{form}")
    run("render", "-o", "view.html")
    run("report", "centrality", "-o", "report.html")
    for page in ("view.html", "report.html"):
        text = (tmp_path / page).read_text("utf-8")
        assert "<img src=x" not in text
        assert "<script>alert" not in text
    assert run("export", "jsonl", "-o", "-") == before
    run("load", "hostile.jsonl")
    assert run("export", "jsonl", "-o", "-") == before


def _value(parameter: Parameter, name: str) -> str:
    """The name wherever a text may stand."""
    return name if parameter.kind == "string" else parameter.example


def run(*arguments: str) -> str:
    """Run a command, which has to go well, and give what it printed."""
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False, standalone_mode=False)
    assert done.return_value in (0, None), (arguments, done.stderr)
    return done.stdout
