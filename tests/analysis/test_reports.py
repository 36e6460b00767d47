"""Reports say what was ranked, on what basis, what was left out, and show the sentences."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kzgraph.analysis import PROJECTIONS, REPORTS, Citation, Report, Section, Table, make_report
from kzgraph.errors import UsageError
from kzgraph.model import Graph
from tests.analysis.small import graph, meeting
from tests.sample import SENTENCES, sample_graph

EVIL = "a|b <script> [x](javascript:1) *y* `z`\n# h"


def section(report: Report, title: str) -> Section:
    return next(s for s in report.sections if s.title == title)


def column(table: Table | None, name: str) -> list[object]:
    assert table
    return [row[table.columns.index(name)] for row in table.rows]


def test_the_centrality_report_ranks_people_with_their_posts_and_tells_ties() -> None:
    people = section(make_report("centrality", sample_graph()), "People who met")
    assert column(people.table, "Person")[0] == "Roman Vassilenko"
    assert column(people.table, "Posts")[0] == (
        "Ambassador of Kazakhstan to Belgium (attested 2025-09-11); "
        "Deputy Minister of Foreign Affairs of Kazakhstan (attested 2023-10-02 to 2025-04-16)"
    )
    # Met Docherty, Cooreman and Stevens, one at a time.
    assert (column(people.table, "People met")[0], column(people.table, "Meetings in company")[0]) == (3, 3.0)
    assert column(people.table, "Rank")[-3:] == ["9=", "9=", "9="]


def test_a_former_minister_now_ambassador_acts_for_the_country_most_often_named() -> None:
    table = section(make_report("centrality", sample_graph()), "People who met").table
    countries = dict(zip(column(table, "Person"), column(table, "Country"), strict=True))
    assert countries["Roman Vassilenko"] == "Kazakhstan"
    assert countries["Charles Michel"] == "European Union"


def test_the_centrality_report_says_what_it_rests_on_and_what_it_leaves_out() -> None:
    report = make_report("centrality", sample_graph())
    # Eleven meetings, of which one is only planned.
    assert report.summary[0] == "Based on 10 meetings held, as told by 5 documents."
    text = " ".join(section(report, "People who met").text)
    assert "Ranked: 11 people, on 8 meetings." in text
    assert "meetings only planned: 1" in text
    assert any("not the world" in note for note in report.notes)


def test_the_strongest_ties_are_shown_once_each_with_the_sentence_that_states_both_ends() -> None:
    ties = section(make_report("centrality", sample_graph()), "People who met: the strongest ties").citations
    assert len({t.claim for t in ties}) == len(ties)
    docherty = next(t for t in ties if "Docherty" in t.claim)
    assert docherty == Citation(
        "Roman Vassilenko and Leo Docherty: 1 meeting, weight 1",
        SENTENCES["dialogue-astana"]["d.held"],
        "Trend News Agency, 2023-10-02, dialogue-astana",
    )


def test_the_projections_of_a_centrality_report_can_be_chosen() -> None:
    report = make_report("centrality", sample_graph(), "visits")
    assert [s.title for s in report.sections] == ["Visits", "Visits: the strongest ties"]


def test_the_summary_tells_counts_sources_and_the_latest_meetings_first() -> None:
    report = make_report("summary", sample_graph())
    contents = section(report, "Contents").table
    numbers = dict(zip(column(contents, "Name"), column(contents, "Number"), strict=True))
    assert (numbers["Person"], numbers["Ministry"], numbers["Meeting"], numbers["HELD"]) == (13, 5, 11, 13)
    assert column(section(report, "Sources").table, "Published")[0] == "2025-09-11"
    recent = [c.claim[:10] for c in section(report, "The most recent meetings").citations]
    assert recent == ["2025-09-11", "2024-10-18", "2023-10-02", "2022-12: S", "2022-10: M"]
    assert "from 2022-10 to 2025-09-11" in report.summary[1]


def test_quotes_are_shown_with_their_blanks_folded() -> None:
    report = make_report("centrality", graph(meeting("m", "person:a", "person:b")))
    quotes = [c.quote for s in report.sections for c in s.citations]
    assert quotes == ["person:a TOOK_PART meeting:m."]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://example.org/ b", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, kept: bool) -> None:
    g = graph(meeting("m", "person:a", "person:b"), {"document:d": {"url": url}})
    citation = make_report("centrality", g, "people").sections[1].citations[0]
    assert citation.url == (url if kept else None)


@pytest.mark.parametrize("name", REPORTS)
def test_an_empty_graph_has_a_report_in_every_form(name: str) -> None:
    report = make_report(name, Graph())
    assert report.title in report.to_markdown()
    assert report.title in report.to_html()
    assert json.loads(report.to_json())["name"] == name
    assert report.to_csv().startswith("section,row,subject,measure,value\n")


def evil_report() -> Report:
    table = Table(("Rank", EVIL), (("1", EVIL), ("2", "=1+1")), subject=1)
    return Report("x", EVIL, (EVIL,), (Section(EVIL, (EVIL,), table, (Citation(EVIL, EVIL, EVIL),)),), (EVIL,))


def test_markdown_escapes_what_would_be_markup() -> None:
    markdown = evil_report().to_markdown()
    escaped = r"a\|b \<script\> \[x\](javascript:1) \*y\* \`z\` \# h"
    assert f"| 1 | {escaped} |" in markdown
    assert "<script>" not in markdown
    assert "\n# h" not in markdown


def test_html_escapes_what_would_be_markup() -> None:
    html = evil_report().to_html()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_csv_is_one_line_for_each_cell_and_never_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(evil_report().to_csv())))
    assert rows[1] == [EVIL, "1", EVIL, "Rank", "1"]
    assert rows[4] == [EVIL, "2", "'=1+1", EVIL, "'=1+1"]


def test_json_gives_each_row_as_an_object() -> None:
    told = json.loads(make_report("centrality", sample_graph(), "countries").to_json())
    assert told["sections"][0]["table"][0]["Country"] == "Kazakhstan"
    assert told["sections"][0]["table"][0]["Countries met"] == 4


def test_an_unknown_report_or_argument_is_refused_with_the_names_that_exist() -> None:
    with pytest.raises(UsageError, match="gossip") as caught:
        make_report("gossip", Graph())
    assert "centrality" in caught.value.cure
    with pytest.raises(UsageError, match="no projection"):
        make_report("centrality", Graph(), "gossip")
    with pytest.raises(UsageError, match="takes no arguments"):
        make_report("summary", Graph(), "gossip")


def test_a_report_has_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from tests.sample import sample_graph; from kzgraph.analysis import make_report\n"
        f"g = sample_graph(); names = {list(PROJECTIONS)!r}\n"
        "reports = [make_report('centrality', g, *names), make_report('summary', g)]\n"
        "text = ''.join(r.to_markdown() + r.to_html() + r.to_csv() + r.to_json() for r in reports)\n"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            cwd=root, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1
