"""`path` and `timeline`: the named queries behind them are tested in tests/queries."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from kzgraph.model import Graph
from kzgraph.stores import open_store
from tests.cli.conftest import Run
from tests.queries.test_timeline import timeline_graph

FORMATS = ["table", "json", "jsonl", "csv"]
HOSTILE = ["x' OR 1=1 //\"`}) MATCH (n) DETACH DELETE n", "||", "\x1b[31m", "-", "a" * 5000]


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """The graph of tests/queries/test_timeline.py, as the default store."""
    path = tmp_path / "kzgraph.kgl"
    with open_store(str(path)) as opened:
        opened.replace(timeline_graph(), workspace="invented")
    return path


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_path_is_told_step_by_step_with_the_quotes_of_both_ends(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    outcome = run("path", "jeroen cooreman", "person:leo-docherty")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert [line for line in lines if not line.startswith(" ")] == [
        "1. Jeroen Cooreman – Roman Vassilenko",
        "2. Roman Vassilenko – Leo Docherty",
    ]
    told = " ".join(outcome.out.split())
    assert "2024-10-18 consultations: Political consultations of Belgium and Kazakhstan, round 5" in told
    assert "Roman Vassilenko: Deputy Minister of Foreign Affairs of Kazakhstan, chair Leo Docherty:" in told
    assert "“On 2 October 2023 Deputy Minister" in told
    assert "[document:dialogue-astana-" in told


def test_a_post_links_two_people_with_the_days_that_show_each_in_it(run: Run, store: Path) -> None:
    told = run("path", "Birgit Stevens", "Jeroen Cooreman").out
    assert "1. Birgit Stevens – Jeroen Cooreman\n  post: Director-General" in told
    assert "    Birgit Stevens: attested 2025-09-11\n    Jeroen Cooreman: attested 2024-10-18\n" in told


def test_each_format_of_a_path_holds_the_rows_of_the_query(run: Run, store: Path) -> None:
    ends = ("Jeroen Cooreman", "Leo Docherty")
    rows = json.loads(run("path", *ends, "--format", "json").out)
    asked = run("query", "shortest-path", "-p", f"from={ends[0]}", "-p", f"to={ends[1]}", "--format", "json")
    assert rows == json.loads(asked.out)
    assert rows == [json.loads(line) for line in run("path", *ends, "--format", "jsonl").out.splitlines()]
    table = csv.DictReader(io.StringIO(run("path", *ends, "--format", "csv").out))
    assert [row["there"] for row in table] == ["Roman Vassilenko", "Leo Docherty"]


@pytest.mark.parametrize("form", FORMATS)
def test_that_there_is_no_path_is_said_and_is_no_failure(run: Run, store: Path, form: str) -> None:
    outcome = run("path", "Birgit Stevens", "Olzhas Bektenov", "--format", form)
    assert outcome.code == 0
    assert outcome.out.count("\n") == {"table": 0, "json": 1, "jsonl": 0, "csv": 1}[form]
    assert "no path from Birgit Stevens to Olzhas Bektenov is in the graph with at most two people" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("path", "Roman Vasilenco", "Leo Docherty"), 1, "did you mean person:roman-vassilenko (Roman Vassilenko)"),
        (("path", "Leo Docherty", "Nobody At All"), 1, "nothing in the graph is called 'Nobody At All'"),
        (("path", "Roman Vassilenko", "Roman Vasilenko"), 2, "both names are those of person:roman-vassilenko"),
        (
            ("path", "Kazakhstan", "EU"),
            2,
            "country:KZ and organisation:european-union are no person, and a path is between two people\n"
            "  try: kzgraph query meetings-between -p first=country:KZ -p second=organisation:european-union",
        ),
        (("path", "KZ", "KZ"), 2, "country:KZ is no person"),
        (
            ("path", "Leo Docherty", "Belgium"),
            2,
            "kzgraph timeline person:leo-docherty\n"
            "  of two countries or organisations: kzgraph query meetings-between -p first=country:BE",
        ),
        (("path", "Leo Docherty", "President of Belarus"), 2, "kzgraph show post:by-president"),
        (("path", "Leo Docherty"), 2, "Missing argument 'B'"),
        (("timeline", "Roman Vasilenco"), 1, "did you mean person:roman-vassilenko"),
        (("timeline", ""), 1, "nothing in the graph is called ''"),
        (("timeline", "EPCA"), 2, "is an agreement, and a timeline is of a person, an organisation or a country"),
        (("timeline", "--from", "yesterday"), 2, "'yesterday' is no date"),
        (("timeline", "--to", "2024-02-30"), 2, "'2024-02-30' is no date"),
        (
            ("timeline", "--from", "2025", "--to", "2024-10"),
            2,
            "2025 is after 2024-10\n  try: --from 2024-10 --to 2025",
        ),
        (("timeline", "--limit", "0"), 2, "--limit"),
    ],
)
def test_what_cannot_be_told_is_said_with_its_cure(
    run: Run, store: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_from_outside_are_names_and_steer_nothing(run: Run, store: Path, hostile: str) -> None:
    for arguments in (("path", hostile, "Leo Docherty"), ("timeline", hostile)):
        outcome = run(*arguments)
        assert (outcome.code, outcome.out) == (1, "")
        assert "\x1b" not in outcome.err
        assert len(outcome.err) < 500
    assert run("timeline").out.count("\n") > 10


def test_a_graph_with_nothing_in_it_has_nothing_to_tell(run: Run) -> None:
    with open_store("kzgraph.kgl") as opened:
        opened.replace(Graph((), ()), workspace="empty")
    outcome = run("timeline")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "nothing that has a date\n")
    assert json.loads(run("timeline", "--format", "json").out) == []
    assert run("path", "A", "B").code == 1


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_timeline_goes_day_by_day_and_tells_the_planned_from_the_held(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    outcome = run("timeline")
    lines = outcome.out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    days = ["2015-12", "2022-10", "2022-12", "2023-10-02", "2024", "2024-10-18", "2025-03", "2025-09-11"]
    assert [line for line in lines if not line.startswith(" ")] == [*days, "no date is told"]
    assert not any(line.endswith(" ") for line in lines)
    told = " ".join(outcome.out.split())
    assert "2015-12 agreement, signed: Enhanced Partnership" in told
    assert "2024 dialogue, planned: Strategic Dialogue" in told
    assert "2024-10-18 consultations, held: Political consultations" in told
    assert "2025-03 post, held since: Prime Minister of Belarus Alexander Turchin “" in told
    undated = told[told.index("no date is told") :]
    assert [undated.count(f" {kind}:") for kind in ("meeting", "agreement")] == [5, 4]
    assert outcome.err == ""
    assert run("timeline", "--to", "2024").err == (
        "note: without a date, and not shown: 5 encounters and 4 agreements\n  try: kzgraph query undated\n"
    )


def test_each_row_of_a_timeline_has_the_id_that_show_takes(run: Run, store: Path) -> None:
    ids = re.findall(r" ((?:meeting|agreement):\S+)$", run("timeline", "Kazakhstan", "--to", "2023").out, re.MULTILINE)
    assert len(ids) == 4
    assert all(run("show", each).code == 0 for each in ids)


def test_a_timeline_of_somebody_has_that_alone(run: Run, store: Path) -> None:
    outcome = run("timeline", "Alexander Turchin", "--format", "jsonl", "--db", str(store))
    [row] = map(json.loads, outcome.out.splitlines())
    assert (row["date"], row["status"], row["name"]) == ("2025-03", "held since", "Prime Minister of Belarus")
    assert len(row["quotes"]) == len(row["documents"]) > 0
    assert f"try: kzgraph query undated -p who=person:alexander-turchin --db {store}\n" in outcome.err
    assert "3 encounters and 3 agreements" in outcome.err
    assert run("timeline", "Kaja Kallas", "--from", "2020").err.startswith("nothing that has a date\n")


def test_each_format_of_a_timeline_holds_the_same_rows(run: Run, store: Path) -> None:
    ask = ("timeline", "Kazakhstan", "--from", "2022-12", "--to", "2024", "--format")
    rows = json.loads(run(*ask, "json").out)
    assert [row["date"] for row in rows] == ["2022-12", "2023-10-02", "2024", "2024-10-18"]
    assert rows == [json.loads(line) for line in run(*ask, "jsonl").out.splitlines()]
    table = list(csv.DictReader(io.StringIO(run(*ask, "csv").out)))
    assert [row["name"] for row in rows] == [row["name"] for row in table]


@pytest.mark.parametrize("form", FORMATS)
def test_that_there_are_more_is_told(run: Run, store: Path, form: str) -> None:
    cut, whole = run("timeline", "--limit", "3", "--format", form), run("timeline", "--limit", "8", "--format", form)
    assert "note: these are the first 3 rows, and there are more\n  try: --limit 1000000 for all" in cut.err
    assert "there are more" not in whole.err
    assert ("2022-12" in cut.out, "2023-10-02" in cut.out) == (True, False)


def test_one_day_has_its_encounters_before_its_agreements_and_both_tell_where_and_until_when(
    run: Run, invented: Path
) -> None:
    told = run("timeline", "--from", "2024", "--to", "2024").out
    assert [re.sub(r"  \w+:\S+$", "", line) for line in told.splitlines() if not line.startswith("    ")] == [
        "2024-03-02",
        "  agreement, signed: No more planned (Nairobi)",
        "2024-05-01",
        "  appointment, held: Appointment",
        "2024-05-02",
        "  call, held: Call",
        "2024-05-03",
        "  encounter, planned, until 2024-05-05: Talks (Lagos)",
    ]
    assert "    Ann Old (predecessor); Bob New (Minister of Kenya, appointee)\n    “Told so.” [document:gazette" in told


def test_a_path_over_what_is_planned_says_so(run: Run, tmp_path: Path) -> None:
    from dataclasses import replace

    graph = timeline_graph()
    nodes = (
        replace(node, properties={**node.properties, "status": "planned"}) if node.id == "meeting:appointment" else node
        for node in graph.nodes
    )
    with open_store("kzgraph.kgl") as opened:
        opened.replace(replace(graph, nodes=tuple(nodes)), workspace="planned")
    told = run("path", "Ann Old", "Bob New").out
    assert "  2024-05-01 planned appointment: Appointment\n" in told
    assert "    Ann Old: since 2021, until 2024-05-01\n    Bob New: since 2024-05-01\n" in told
