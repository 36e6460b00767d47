"""Figures from sentences of press texts: amount, indicator, period and the pair of economies."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.extraction.actors.geography import find_countries
from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.calendar_words import pattern
from kzgraph.extraction.dates.finding import find_dates, year_hint
from kzgraph.extraction.figures.amounts import find_amounts
from kzgraph.extraction.figures.finding import find_figures
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.reader import extract
from kzgraph.extraction.text.source import prepare
from kzgraph.model import Document, Figure
from tests.extraction.figure_cases import INVESTMENT_AND_AID, NONE, TOTALS, Case
from tests.extraction.tables import columns, document, parameters


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


@pytest.mark.parametrize("case", parameters("figures"))
def test_a_careful_reader_would_take_these_figures_of_these_two(case: dict[str, Any]) -> None:
    found = [
        (f.indicator, f"{f.value / 1e6:.12g} {f.unit}", f.period, f"{f.reporter or '-'} {f.partner or '-'}")
        for f in extract(document(case)).figures
    ]
    assert sorted(found, key=str) == sorted((tuple(columns(line, 4)) for line in case["figures"]), key=str)


@pytest.mark.parametrize("case", parameters("figure_status"))
def test_what_is_only_intended_is_told_from_what_is_reported(case: dict[str, Any]) -> None:
    read = extract(document({**case, "publisher": "Ministry of Foreign Affairs of Kenya"})).figures
    assert "; ".join(f"{figure.value / 1e6:g} {figure.status}" for figure in read) == case["figures"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Kenya and Italy to raise trade to $5 billion\n\nThis $5 billion in trade is the target for 2030.",
            "intended",
        ),
        ("Italy gives Kenya a loan of $5 million\n\nItaly has given Kenya a loan of $5 million.", "reported"),
    ],
)
def test_a_figure_told_twice_has_one_status(text: str, status: str) -> None:
    (figure,) = find_figures(context_of(text, "KE IT", "2025-03-11"))
    assert figure.status == status


SPEAKERS = [
    ("AU TL", "Statement by the Prime Minister of Australia\n\nWe give $8 million to Timor-Leste in aid.", "AUD"),
    ("FJ AU", "The Minister of Fiji thanked Australia.\n\nAustralia has lent $20 million to Fiji.", "USD"),
    ("AU FJ", "Australia will provide $20 million in aid to Fiji.", "AUD"),
    ("CA KE", "Ottawa, Ontario – The Minister announced $20 million in aid to Kenya.", "CAD"),
    ("CA KZ", "An interview with the Ambassador of Kazakhstan to Canada\n\nTrade with Canada was $3 billion.", "USD"),
    ("NZ WS", "New Zealand will contribute US$2 million in aid to Samoa.", "USD"),
    ("PK CN", "China will provide Rs 500 crore in aid to Pakistan.", "PKR"),
    ("IN NP", "India will provide Rs 500 crore in aid to Nepal.", "INR"),
]


@pytest.mark.parametrize(("pair", "text", "unit"), SPEAKERS)
def test_a_shared_name_of_money_means_that_of_the_government_that_speaks(pair: str, text: str, unit: str) -> None:
    assert [f.unit for f in find_figures(context_of(text, pair, "2024-05-05"))] == [unit]


AMOUNTS = [
    ("$523.7 million", 523.7, "USD"),
    ("US$ 14.82 billion", 14820, "USD"),
    ("US $5 billion", 5000, "USD"),
    ("USD 356,4 million", 356.4, "USD"),
    ("1,206.5 million dollars", 1206.5, "USD"),
    ("1.206 billion US dollars", 1206, "USD"),
    ("1,206 million US dollars", 1206, "USD"),
    ("USD 3 500 000", 3.5, "USD"),
    ("$1,234,567", 1.234567, "USD"),
    ("USD 500.000", 0.5, "USD"),
    ("€12bn", 12000, "EUR"),
    ("83 mn EUR", 83, "EUR"),
    ("£40m", 40, "GBP"),
    ("¥300 billion", 300000, "JPY"),
    ("RMB 20 billion", 20000, "CNY"),
    ("Rs. 1,250 crore", 12500, "INR"),
    ("₹1.2 lakh crore", 1200000, "INR"),
    ("500 billion tenge", 500000, "KZT"),
    ("10 mln roubles", 10, "RUB"),
    ("30 million Swiss francs", 30, "CHF"),
    ("40 million Rwandan francs", 40, "RWF"),
    ("60 million kroner", 60, "NOK"),
    ("10 million pounds", 10, "GBP"),
    ("5 billion FCFA", 5000, "XOF"),
    ("MVR 100 million", 100, "MVR"),
    ("A$5 million", 5, "AUD"),
    ("a $500-million loan", 500, "USD"),
    ("a 500-million-dollar credit line", 500, "USD"),
    ("half a billion dollars", 500, "USD"),
    ("two million euros", 2, "EUR"),
]


@pytest.mark.parametrize(("text", "millions", "unit"), AMOUNTS)
def test_an_amount_is_read_in_whole_units(text: str, millions: float, unit: str) -> None:
    assert [(float(a.value) / 1e6, a.unit) for a in find_amounts(text)] == [(millions, unit)]


def test_a_number_beside_an_amount_shares_its_scale_or_currency() -> None:
    found = find_amounts("of $220.7 and $303 million; $9 million (exports 6 million, imports 3 million)")
    assert [float(a.value) / 1e6 for a in found] == [220.7, 303, 9, 6, 3]


@pytest.mark.parametrize(
    "text", ["$2-3 billion", "between $2 and $3 billion", "$35", "3 million tonnes", "2024 dollars"]
)
def test_ranges_prices_and_counts_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


def test_values_carry_no_noise_of_floating_point() -> None:
    (figure,) = find_figures(context_of("In 2023 trade with Belgium was $523.7 million.", "KZ BE", "2024-05-05"))
    assert figure.value == 523_700_000


def test_a_figure_told_twice_is_one_with_both_quotes() -> None:
    text = (
        "Trade with Belgium hits $5 million\n\nIn 2023 trade with Belgium reached $5 million.\n\nSo it was $5 million."
    )
    (figure,) = find_figures(context_of(text, "KZ BE", "2024-05-05"))
    assert figure.period == "2023"
    assert len(figure.evidence) >= 2
    assert all(text[e.start : e.end] == e.quote for e in figure.evidence)


def test_one_amount_in_two_periods_is_two_figures() -> None:
    text = "Trade with France was $4.2 billion in 2023 and in January-September 2024 it reached $4.2 billion again."
    assert [f.period for f in find_figures(context_of(text, "KZ FR"))] == ["2023", "2024-01/2024-09"]


FIRST = [
    ("Latvia's exports to Kazakhstan were worth EUR 83 million in 2023.", "KZ LV", "LV KZ"),
    ("Gross inflow of direct investment from Latvia to Kazakhstan was EUR 5 million.", "KZ LV", "KZ LV"),
    ("Latvia's exports to Kazakhstan and imports from Kazakhstan came to $2 billion and $1 billion.", "KZ LV", "LV KZ"),
    ("Latvia is the largest investor in the economy of Peru: it has invested $3 million.", "LV PE", "PE LV"),
    ("Debt of Belarus to Russia reached $8 million.", "RU BY", "BY RU"),
    ("China wrote off $27 million of Mali's debt.", "CN ML", "ML CN"),
    ("China gave Mali $27 million for schools; it has no debts.", "CN ML", "ML CN"),
]


@pytest.mark.parametrize(("text", "pair", "first"), FIRST)
def test_the_economy_that_exports_or_receives_or_owes_is_the_reporter(text: str, pair: str, first: str) -> None:
    assert {f"{f.reporter} {f.partner}" for f in find_figures(context_of(text, pair, "2024-11-18"))} == {first}


@pytest.mark.parametrize(
    "piece", ["$1 ", "$1 million and ", "exports 1 million, ", "between $", "(", "trade to ", "1,111"]
)
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert isinstance(find_figures(context_of(text, "KZ BE")), list)


def test_the_lexicon_of_figures_and_currencies_is_well_formed() -> None:
    figures, money = lexicon("figures"), lexicon("currencies")
    for name, value in figures.items():
        forms = [value] if isinstance(value, str) else []
        forms += value if name in ("planned", "intended") else []
        forms += [form for kind in value.values() for form in kind] if name == "cues" else []
        for form in forms:
            assert pattern(form), name
    units = {*money["signs"].values(), *money["names"].values(), *money["codes"]}
    shared = set(money["by_country"])
    assert all(unit in shared or (len(unit) == 3 and unit.isupper()) for unit in units)
    assert all("default" in by for by in money["by_country"].values())


def test_money_that_somebody_announces_is_given_by_his_state() -> None:
    text = (
        "Foreign Minister Hayashi of Japan met the Foreign Ministers of Ghana and Togo in New York. The Foreign "
        "Minister also announced $4 million in assistance for farmers in Ghana, and $20 million to strengthen the "
        "Togolese navy."
    )
    document = Document(id="t", text=text, published="2022-09-22", publisher="Ministry of Foreign Affairs of Japan")
    assert [row(f) for f in extract(document).figures] == [
        ("other", 4, "USD", None, frozenset({"JP", "GH"})),
        ("other", 20, "USD", None, frozenset({"JP", "TG"})),
    ]
