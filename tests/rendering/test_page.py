"""The page: complete, offline, the same every time, and harmless whatever the data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kzgraph.model import Graph, Node, Relationship
from kzgraph.rendering import render
from kzgraph.rendering.captions import caption
from kzgraph.rendering.palette import palette, wording
from tests.sample import sample_graph

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def data_of(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DATA.findall(page)[0])
    return found


def small(name: str = "A", url: str = "", **properties: str) -> Graph:
    evidence: dict[str, Any] = {"documents": ["document:d"], "quotes": ["He\n met\tA."], "starts": [3], "ends": [13]}
    return Graph(
        (
            Node("document:d", ("Document",), {"name": "d", "url": url, "published": "2024-01-01"}),
            Node("person:a", ("Person",), {"name": name, **properties}),
            Node("person:b", ("Person",), {"name": "B"}),
        ),
        (
            Relationship("person:a|MET|person:b|1", "MET", "person:a", "person:b", {"derived": True, **evidence}),
            Relationship("person:a|MET|person:b|2", "MET", "person:a", "person:b", evidence),
            Relationship("person:b|MET|person:a", "MET", "person:b", "person:a", evidence),
        ),
    )


def test_every_drawn_relationship_has_its_quotes_documents_and_offsets() -> None:
    data = data_of(render(sample_graph()))
    stated = {r.id: r for r in sample_graph().relationships if r.type != "STATED_IN"}
    assert set(data["edges"]) == set(stated) == {e["id"] for e in data["drawing"]["edges"]}
    for name, edge in data["edges"].items():
        documents, _, starts, ends = zip(*edge["evidence"], strict=True)
        properties = stated[name].properties
        assert [list(documents), list(starts), list(ends)] == [properties[k] for k in ("documents", "starts", "ends")]
        assert set(documents) <= set(data["documents"])


def test_quotes_are_shown_with_their_blanks_folded() -> None:
    assert data_of(render(small()))["edges"]["person:b|MET|person:a"]["evidence"] == [
        ["document:d", "He met A.", 3, 13]
    ]


def test_parallel_relationships_are_all_drawn_each_on_its_own_line() -> None:
    edges = data_of(render(small()))["drawing"]["edges"]
    assert [(e["from"], e["to"]) for e in edges] == [("person:a", "person:b")] * 2 + [("person:b", "person:a")]
    bends = [e["smooth"]["roundness"] if e["smooth"] else 0 for e in edges]
    # The third runs the other way, so that its bend is counted from the other side.
    assert len({bends[0], bends[1], -bends[2]}) == 3


def test_a_relationship_that_was_concluded_is_dashed() -> None:
    assert [e["dashes"] for e in data_of(render(small()))["drawing"]["edges"]] == [True, False, False]


@pytest.mark.parametrize(("status", "hollow"), [("planned", True), ("negotiated", True), ("held", False), ("", False)])
def test_what_is_only_planned_is_hollow(status: str, hollow: bool) -> None:
    node = data_of(render(small(status=status)))["drawing"]["nodes"][0]
    assert (node["color"]["background"] == "#ffffff") is hollow


def test_the_policy_lets_run_the_scripts_of_the_page_and_no_others() -> None:
    page = render(sample_graph())
    hashes = {f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in SCRIPT.findall(page)}
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0].replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert set(re.findall(r"script-src ([^;]+)", policy)[0].split()) == hashes
    assert len(hashes) == 2


def test_the_page_refers_to_no_other_file() -> None:
    page = DATA.sub("", render(sample_graph()))
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []
    assert "sourceMappingURL" not in page
    assert "@import" not in page


def test_data_cannot_end_its_element_and_stays_the_same_data() -> None:
    name = "</script><script>alert(1)</script><!-- & \u2028"
    page = render(small(name))
    assert data_of(page)["nodes"]["person:a"]["name"] == name
    assert "<script>alert" not in page
    assert page.count("</script>") == 3


def test_a_title_is_escaped() -> None:
    assert "<title>&lt;b&gt;&#34;</title>" in render(small(), title='<b>"')


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://[", False),
    ],
)
def test_only_addresses_of_the_web_are_kept(url: str, kept: bool) -> None:
    assert data_of(render(small(url=url)))["documents"]["document:d"]["url"] == (url if kept else "")


def test_a_badly_decoded_name_can_still_be_written_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "view.html").write_text(render(small("A\udcff"), title="T\udcff"), "utf-8")
    assert data_of((tmp_path / "view.html").read_text("utf-8"))["nodes"]["person:a"]["name"] == "A\udcff"


@pytest.mark.parametrize("graph", [Graph(), Graph((Node("person:a", ("Person",), {}),))], ids=["empty", "nameless"])
def test_a_graph_with_next_to_nothing_has_a_page(graph: Graph) -> None:
    assert len(data_of(render(graph))["nodes"]) == len(graph.nodes)


def test_a_label_and_type_that_the_tables_do_not_know_are_drawn_too() -> None:
    known = small()
    strange = Graph((Node("x:1", ("Treaty Body",), {"name": "X"}), *known.nodes), known.relationships)
    data = data_of(render(strange))
    assert data["labels"]["Treaty Body"]["shown"] is True
    assert data["edges"]["person:b|MET|person:a"]["words"] == "met"


def test_the_tables_know_every_label_and_type_of_the_graph() -> None:
    assert {n.label for n in sample_graph().nodes} <= set(palette())
    assert {r.type for r in sample_graph().relationships} <= set(wording())


def test_no_two_labels_share_a_colour_and_drawn_ones_no_shape() -> None:
    looks = list(palette().values())
    assert len({look["colour"] for look in looks}) == len(looks)
    drawn = [look["shape"] for look in looks if look["plural"] != "Documents"]
    assert len(set(drawn)) == len(drawn)
    assert all(re.fullmatch("#[0-9A-F]{6}", look["colour"]) for look in looks)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Node("person:a", ("Person",), {"name": "Kassym-Jomart  Tokayev"}), "Kassym-Jomart\nTokayev"),
        (
            Node("m", ("Meeting",), {"name": "N", "kind": "dialogue", "series": "strategic Dialogue", "round": 7,
                                     "startDate": "2023-10-02"}),
            "Strategic Dialogue\n7, 2023-10-02",
        ),
        (Node("m", ("Meeting",), {"name": "Talks", "kind": "call", "startDate": "2024-05"}), "Call, 2024-05"),
        (Node("m", ("Meeting",), {"name": "Visit of X to Y", "kind": "visit"}), "Visit of X to Y"),
        (
            Node("f", ("Figure",), {"name": "N", "indicator": "trade_turnover", "value": 523700000.0, "unit": "USD",
                                    "period": "2023"}),
            "523.7 m USD trade\nturnover 2023",
        ),
        (Node("f", ("Figure",), {"name": "N", "value": 50e9, "unit": "EUR"}), "50 bn EUR"),
        (Node("f", ("Figure",), {"name": "N", "value": 5e9, "unit": "EUR", "status": "intended"}), "5 bn EUR intended"),
        (
            Node("p", ("Post",), {"name": "one two " * 20}),
            "one two one two one\ntwo one two one two\none two one two …",
        ),
        (Node("person:x", ("Person",), {"name": " "}), "person:x"),
    ],
)  # fmt: skip
def test_a_caption_is_short_and_tells_the_node(node: Node, expected: str) -> None:
    assert caption(node) == expected


def test_a_page_has_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib; from tests.sample import sample_graph; from kzgraph.rendering import render\n"
        "pages = render(sample_graph()) + render(sample_graph(), focus='country:BE', limit=30)\n"
        "print(hashlib.sha256(pages.encode()).hexdigest())"
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
