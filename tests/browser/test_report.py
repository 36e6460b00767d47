"""The report's page opens without asking anything of anybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from kzgraph.analysis import REPORTS, Citation, Report, Section, Table, make_report
from tests.browser.conftest import Open
from tests.sample import sample_graph

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [1300, 380])
def test_every_report_opens_and_nothing_is_cut_off(open_page: Open, name: str, width: int) -> None:
    report = make_report(name, sample_graph())
    page = open_page(report.to_html(), width=width)
    expect(page.locator("h1")).to_have_text(report.title)
    assert page.locator("section").count() == len(report.sections) + 1
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_hostile_text_in_a_report_stays_text(open_page: Open) -> None:
    evil = "<img src=x onerror=alert(1)></style></title><script>alert(2)</script>"
    section = Section(evil, (evil,), Table((evil,), ((evil,),)), (Citation(evil, evil, evil),))
    page = open_page(Report(evil, evil, (evil,), (section,), (evil,)).to_html())
    assert page.locator("img, script").count() == 0
    expect(page.locator("td")).to_have_text(evil)
    expect(page.locator("blockquote")).to_have_text(evil)


def test_a_word_in_a_narrow_column_is_not_broken(open_page: Open) -> None:
    quote = "a long quote that takes all the width there is, and then some more of it, " * 3
    columns = ("Person", "Country", "Post", "Betweenness", "Said")
    table = Table(columns, (("Kassym-Jomart Tokayev", "Kazakhstan", "President of Kazakhstan", "0.01", quote),) * 2)
    page = open_page(Report("Title", "Lead", (), (Section("Rows", (), table, ()),), ()).to_html(), width=900)
    lines = """() => { const range = document.createRange();
        range.selectNodeContents(document.querySelectorAll("td")[1]); return range.getClientRects().length; }"""
    assert page.evaluate(lines) == 1
