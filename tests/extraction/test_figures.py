"""Figures from sentences of press texts: amount, indicator, period and the pair of economies."""

from __future__ import annotations

import pytest

from kzgraph.extraction.context import Context
from kzgraph.extraction.dates import find_dates, year_hint
from kzgraph.extraction.figures import find_figures
from kzgraph.extraction.geography import find_countries
from kzgraph.extraction.source import prepare
from kzgraph.model import Document, Figure
from tests.extraction.figure_cases import INVESTMENT_AND_AID, NONE, TOTALS, Case


def context_of(text: str, pair: str = "", published: str | None = None) -> Context:
    context = Context(prepare(Document(id="t", text=text, published=published)))
    context.countries = find_countries(context.flat)
    context.dates = find_dates(context.flat, context.published, year_hint=year_hint(context.flat))
    context.pair = tuple(pair.split())
    context.home = context.pair[0] if context.pair else None
    return context


def row(figure: Figure) -> tuple[str, float, str, str | None, frozenset[str]]:
    pair = frozenset(code for code in (figure.reporter, figure.partner) if code)
    return figure.indicator, figure.value / 1e6, figure.unit, figure.period, pair


@pytest.mark.parametrize("case", TOTALS + INVESTMENT_AND_AID + NONE, ids=lambda case: case[2][:60])
def test_a_careful_reader_would_take_these_figures(case: Case) -> None:
    pair, published, text, expected = case
    found = [row(f) for f in find_figures(context_of(text, pair, published))]
    assert found == [(*e[:4], frozenset(e[4].replace("-", "").split())) for e in expected]
