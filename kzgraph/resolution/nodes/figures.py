"""Figures: one node for one amount of one indicator, period, reporter and partner; another amount is another node.

So is the same amount where it is only intended: a target of 2030 is not what 2030 will bring.
"""

from __future__ import annotations

from kzgraph.model import CountryCode, Evidence, Figure
from kzgraph.resolution.grouping.ids import join, slug
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.countries import add_country
from kzgraph.resolution.values.countries import country_name
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import World

_LABELS = {
    "trade_turnover": "Trade turnover",
    "export": "Exports",
    "import": "Imports",
    "fdi": "Direct investment",
    "other": "Amount",
}


def figure_id(figure: Figure) -> str:
    """As in `figure:kz-be-trade-turnover-2023-523700000-usd`."""
    parties = join(*((code or "").lower() for code in (figure.reporter, figure.partner)))
    period = slug(figure.period) if figure.period else "undated"
    intended = "intended" if figure.status == "intended" else ""
    amount = join(slug(plain(figure.value)), slug(figure.unit), intended)
    return "figure:" + join(parties, slug(figure.indicator), period, amount)


def plain(value: float) -> str:
    """The number without an exponent or a needless fraction."""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def shown_value(value: float) -> str:
    """For a reader: 523.7 million."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{round(value / size, 6):.10g} {word}"
    return plain(value)


def figure_name(figure: Figure) -> str:
    """As in "Trade turnover Kazakhstan–Belgium, 2023: 523.7 million USD"; behind what is only intended, that it is."""
    parties = "–".join(country_name(code) for code in (figure.reporter, figure.partner) if code)
    what = " ".join(part for part in (_LABELS[figure.indicator], parties) if part)
    period = f", {figure.period}" if figure.period else ""
    intended = ", intended" if figure.status == "intended" else ""
    return f"{what}{period}: {shown_value(figure.value)} {figure.unit}{intended}"


def add_figures(graph: GraphBuilder, world: World) -> None:
    """A node for each amount, with the country that reported it and the partner."""
    for reading in world.readings:
        for figure in reading.record.figures:
            node = figure_id(figure)
            graph.node(
                node,
                ["Figure"],
                name=figure_name(figure),
                indicator=figure.indicator,
                value=figure.value,
                unit=figure.unit,
                period=figure.period,
                status=figure.status,
            )
            graph.stated(node, reading.document, figure.evidence)
            _figure_parties(graph, node, figure.reporter, figure.partner, reading, figure.evidence)


def _figure_parties(
    graph: GraphBuilder,
    node: str,
    reporter: CountryCode | None,
    partner: CountryCode | None,
    reading: Reading,
    evidence: tuple[Evidence, ...],
) -> None:
    if reporter:
        country = add_country(graph, reporter, reading.document, evidence)
        graph.relate(country, "REPORTED", node, reading.document, evidence)
    if partner:
        country = add_country(graph, partner, reading.document, evidence)
        graph.relate(node, "WITH_PARTNER", country, reading.document, evidence)
