"""A reader opens the view in a real Chromium, clicks a line and reads the sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from kzgraph.model import Graph, Node, Relationship
from kzgraph.rendering import render
from tests.browser.conftest import Open
from tests.sample import SENTENCES, sample_graph

pytestmark = pytest.mark.browser

CHAIRED = "person:leo-docherty|TOOK_PART|meeting:2023-10-02-dialogue-gb-kz"
HELD = "person:roman-vassilenko|HELD|post:kz-deputy-minister-of-foreign-affairs"

# A point on the drawn edge, in the page's pixels, where nothing else lies on top.
POINT_ON_EDGE = """id => {
  const { network, data } = window.kzgraph;
  const { start, end } = data.edges[id];
  const at = network.getPositions([start, end]);
  const frame = document.querySelector('#canvas').getBoundingClientRect();
  for (let part = 0.5; part < 0.9; part += 0.02) for (const t of [part, 1 - part]) {
    const here = { x: at[start].x + t * (at[end].x - at[start].x), y: at[start].y + t * (at[end].y - at[start].y) };
    const dom = network.canvasToDOM(here);
    if (network.getEdgeAt(dom) === id && !network.getNodeAt(dom)) return [frame.x + dom.x, frame.y + dom.y];
  }
  return null;
}"""
POINT_ON_NODE = """id => {
  const { network } = window.kzgraph;
  const dom = network.canvasToDOM(network.getPositions([id])[id]);
  const frame = document.querySelector('#canvas').getBoundingClientRect();
  return [frame.x + dom.x, frame.y + dom.y];
}"""
DRAWN = "() => Object.keys(window.kzgraph.network.getPositions())"


def click(page: Page, where: str, thing: str) -> None:
    """A real click of the mouse on the canvas."""
    point = page.evaluate(where, thing)
    assert point, f"{thing} is covered by something else"
    page.mouse.click(*point)


def test_a_click_on_an_edge_shows_the_sentence_that_states_it_and_its_document(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    click(page, POINT_ON_EDGE, CHAIRED)
    panel = page.locator("#panel")
    expect(panel.locator("blockquote")).to_have_text(SENTENCES["dialogue-astana"]["d.held"])
    expect(panel.locator("figcaption")).to_contain_text("Trend News Agency · 2023-10-02")
    expect(panel).to_contain_text("Leo Docherty")
    expect(panel).to_contain_text("took part in")
    expect(panel).to_contain_text("chair")


def test_only_the_chosen_edge_is_labelled_and_a_click_beside_everything_leads_back(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    edges = "Object.values(window.kzgraph.network.body.edges)"
    labels = f"() => {edges}.map(e => (e.options.label || '').trim()).filter(Boolean)"
    for edge, label in ((CHAIRED, "took part in"), (HELD, "held the post")):
        page.evaluate("id => window.kzgraph.choose({ edge: id })", edge)
        assert page.evaluate(labels) == [label]
    page.mouse.click(12, 840)
    expect(page.locator("#panel h2")).to_have_text("Every line is a sentence")
    assert page.evaluate(labels) == []


def test_an_edge_with_several_quotes_shows_them_all_with_links_to_the_web_only(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    page.evaluate("id => window.kzgraph.choose({ edge: id })", HELD)
    expect(page.locator("#panel blockquote")).to_have_count(3)
    expect(page.locator("#panel a")).to_have_count(1)
    expect(page.locator("#panel a")).to_have_attribute("href", "https://example.org/interview?a=1&b=2")


def test_a_click_on_a_node_lists_its_relationships_and_each_leads_to_its_sentence(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    click(page, POINT_ON_NODE, "person:birgit-stevens")
    expect(page.locator("#panel h2")).to_have_text("Birgit Stevens")
    expect(page.locator("#panel .tie")).to_have_count(2)
    page.locator("#panel .tie", has_text="Director-General").click()
    expect(page.locator("#panel blockquote")).to_have_text(SENTENCES["ambassador-brussels"]["a.met"])
    page.get_by_role("button", name="← Back").click()
    expect(page.locator("#panel h2")).to_have_text("Birgit Stevens")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("sikela", "Josef Síkela"),
        ("VASILENKO roman", "Roman Vassilenko"),
        ("fcdo", "Foreign, Commonwealth and Development Office"),
    ],
)
def test_search_finds_a_node_by_any_name_without_accents(open_page: Open, query: str, name: str) -> None:
    page = open_page(render(sample_graph()))
    page.locator("#search").fill(query)
    expect(page.locator("#found button").first).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(name)


def test_search_says_where_nothing_is_found(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    page.locator("#search").fill("zzz")
    expect(page.locator("#found")).to_contain_text("Nothing by this name")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Every line is a sentence")


def test_a_press_on_the_legend_hides_a_label_and_another_shows_it_again(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    people = page.get_by_role("button", name="People")
    before = page.evaluate(DRAWN)
    people.click()
    assert [n for n in before if n not in page.evaluate(DRAWN)] == [n for n in before if n.startswith("person:")]
    expect(people).to_have_attribute("aria-pressed", "false")
    people.click()
    assert sorted(page.evaluate(DRAWN)) == sorted(before)


def test_figures_are_hidden_until_asked_for_and_the_page_says_so(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    expect(page.locator("#panel")).to_contain_text("Figures are hidden at first")
    assert not any(n.startswith("figure:") for n in page.evaluate(DRAWN))
    page.get_by_role("button", name="Figures").click()
    assert any(n.startswith("figure:") for n in page.evaluate(DRAWN))


def test_the_keyboard_alone_leads_from_search_to_a_sentence(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    page.keyboard.press("Tab")
    page.keyboard.type("cooreman")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Jeroen Cooreman")
    for _ in range(2):  # Past "Back" to the first relationship.
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel blockquote")).to_have_text(SENTENCES["consultations-brussels"]["b.held"])


def test_every_node_can_be_reached_from_the_list_in_the_panel(open_page: Open) -> None:
    page = open_page(render(sample_graph()))
    assert page.locator("#panel .plain").count() == page.evaluate("() => Object.keys(window.kzgraph.data.nodes).length")
    page.locator("summary", has_text="Countries").click()
    page.get_by_role("button", name="Country Belgium", exact=True).click()
    expect(page.locator("#panel h2")).to_have_text("Belgium")


def test_a_focus_is_chosen_when_the_page_opens(open_page: Open) -> None:
    page = open_page(render(sample_graph(), focus="Charles Michel"))
    expect(page.locator("#panel h2")).to_have_text("Charles Michel")
    page.get_by_role("button", name="← Overview").click()
    expect(page.locator("#panel")).to_contain_text("further than 2 steps from Charles Michel are left out")


@pytest.mark.parametrize("width", [1300, 800, 380])
def test_nothing_is_cut_off_at_the_side_whatever_the_width(open_page: Open, width: int) -> None:
    page = open_page(render(sample_graph()), width=width)
    page.evaluate("id => window.kzgraph.choose({ edge: id })", HELD)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.locator("#panel blockquote").first.scroll_into_view_if_needed()
    expect(page.locator("#panel blockquote").first).to_be_in_viewport()


HOSTILE = [
    "<img src=x onerror=\"window.hacked='markup'\">",
    "</script><script>window.hacked='script'</script>",
    "<!--<script>",
    "\"'><svg onload=window.hacked='svg'>",
    "{{ 7 * 7 }}${window.hacked='template'}",
    "\u2028\u202e evil \ud800",
]


def hostile_graph() -> Graph:
    """Every text that a document could bring in is an attack."""
    nodes = [
        Node("document:d", ("Document",), {"name": HOSTILE[0], "publisher": HOSTILE[1], "url": "javascript:hacked=1"})
    ]
    relationships = []
    for number, text in enumerate(HOSTILE):
        nodes.append(Node(f"person:{text}", ("Person", text), {"name": text, "aliases": [text], text: text}))
        nodes.append(Node(f"x:{number}", (f"Label {text}",), {"name": text, "status": text}))
        for kind in ("STATED_IN", text):
            end = "document:d" if kind == "STATED_IN" else f"x:{number}"
            evidence = {"documents": ["document:d"], "quotes": [text], "starts": [0], "ends": [len(text)]}
            relationships.append(
                Relationship(f"r{number}|{kind}", kind, f"person:{text}", end, {text: text, **evidence})
            )
    return Graph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(relationships, key=lambda r: r.id)))


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_names_and_quotes_stay_text(open_page: Open, number: int) -> None:
    page = open_page(render(hostile_graph(), title=HOSTILE[number]))
    name = HOSTILE[number]
    page.locator("#search").fill(name[:12])
    page.keyboard.press("Escape")
    for what in ({"node": f"person:{name}"}, {"node": f"x:{number}"}, {"edge": f"r{number}|{name}"}, None):
        page.evaluate("what => window.kzgraph.choose(what)", what)
    page.evaluate("what => window.kzgraph.choose(what)", {"edge": f"r{number}|{name}"})
    shown = " ".join(name.split())
    assert page.locator("#panel blockquote").text_content() == shown
    assert page.locator("h1").text_content() == name.replace("\ud800", "?")
    assert page.locator("img, iframe, #panel a").count() == 0
    assert page.evaluate("() => window.hacked") is None
