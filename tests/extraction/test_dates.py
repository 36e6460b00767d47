"""What dates in press texts mean. Tables: text, then what is found as value, last and period."""

from __future__ import annotations

from datetime import date

import pytest

from kzgraph.extraction.dates.finding import find_dates, resolve_year, year_hint

PUBLISHED = date(2024, 11, 5)  # a Tuesday


def values(text: str, published: date | None = PUBLISHED, hint: int | None = None) -> list[tuple[str, str | None]]:
    return [(m.value, m.last) for m in find_dates(text, published, year_hint=hint)]


def periods(text: str, published: date | None = PUBLISHED, hint: int | None = None) -> list[str]:
    return [m.period for m in find_dates(text, published, year_hint=hint)]


DAYS = [
    ("The ministers met on 18 October 2024 in Lagos.", "2024-10-18", None),
    ("Talks were held in Ankara on Oct. 18.", "2024-10-18", None),
    ("NEW DELHI, October 18, 2024", "2024-10-18", None),
    ("Seoul, Sept. 3 -- The two vice ministers met.", "2024-09-03", None),
    ("The envoy arrived on the 18th of October.", "2024-10-18", None),
    ("signed on 18-Oct-2024 at Colombo", "2024-10-18", None),
    ("Islamabad: 12 MARCH 2024", "2024-03-12", None),
    ("On Friday, 1 November 2024, the Council met.", "2024-11-01", None),
    ("It was signed in Maputo on 14 February last year.", "2023-02-14", None),
    ("consultations held in Nairobi on 30 January this year", "2024-01-30", None),
    ("Published 2023-10-02 by the press service", "2023-10-02", None),
    ("am 13.05.2024 in Bishkek", "2024-05-13", None),
    ("dated 25/12/2023", "2023-12-25", None),
    ("The summit took place on 3–4 July 2024.", "2024-07-03", "2024-07-04"),
    ("The delegation was there for two days, March 2 and 3.", "2024-03-02", "2024-03-03"),
    ("He toured the region from 30 May to 2 June 2024.", "2024-05-30", "2024-06-02"),
    ("The retreat ran from October 30 – November 2, 2024.", "2024-10-30", "2024-11-02"),
    ("30 December 2023 – 2 January 2024", "2023-12-30", "2024-01-02"),
    ("She was in Accra on October 21-23.", "2024-10-21", "2024-10-23"),
    ("The session met between 18 and 20 March 2024.", "2024-03-18", "2024-03-20"),
    ("Hanoi (11 June 2024) – The ministers", "2024-06-11", None),
]


# Of a date with its year the sentence goes on to one without; PUBLISHED is in November 2024.
GOES_ON = [
    ("He paid a visit in May 2022, signing a declaration on May 18.", ["2022-05", "2022-05-18"]),
    ("The first was held on January 14, 2022; the second followed in June.", ["2022-01-14", "2022-06"]),
    ("She came to Oslo on 14 May 2023 and to Riga on 16 May.", ["2023-05-14", "2023-05-16"]),
    ("The treaty, signed in Rome on 3 March 2023, entered into force on 1 May.", ["2023-03-03", "2024-05-01"]),
    ("The treaty signed on 3 March 2023 entered into force on 1 May.", ["2023-03-03", "2024-05-01"]),
    ("The minister, who took office in June 2023, came to Riga on 16 August.", ["2023-06", "2024-08-16"]),
    ("They last met in September 2023, and she will come in December.", ["2023-09", "2024-12"]),
    ("Since the talks of May 2022 they have met four times, the last time in June.", ["2022-05", "2024-06"]),
    ("The embassy opened on 29 March 2023, and she visited it on 2 February.", ["2023-03-29", "2024-02-02"]),
    ("The embassy opened on 29 March 2023. The consulate opened on 2 May.", ["2023-03-29", "2024-05-02"]),
    ("She was there from 5 to 8 October. On the 6th she met the King.", ["2024-10-05", "2024-10-06"]),
    ("She was there from 30 September to 2 October. On the 1st she met the King.", ["2024-09-30", "2024-10-01"]),
    ("She arrived on 5 October. On the 2nd he had left.", ["2024-10-05", "2024-11-02"]),
    ("He came in December 2023; on the 16th of that month he met the King.", ["2023-12", "2023-12-16"]),
]


@pytest.mark.parametrize(("text", "days"), GOES_ON)
def test_a_day_behind_one_with_its_year_is_of_that_year(text: str, days: list[str]) -> None:
    assert [value for value, _ in values(text)] == days


@pytest.mark.parametrize(("text", "value", "last"), DAYS)
def test_a_day_or_span_of_days_is_read_as_written(text: str, value: str, last: str | None) -> None:
    assert values(text) == [(value, last)]


RELATIVE = [
    ("The President received the envoy today.", "2024-11-05"),
    ("The ministers spoke by telephone yesterday.", "2024-11-04"),
    ("He leaves for Riyadh tomorrow.", "2024-11-06"),
    ("This morning I met the Prime Minister.", "2024-11-05"),
    ("She landed in Suva last night.", "2024-11-04"),
    ("The two sides met on Monday.", "2024-11-04"),
    ("The two sides met on Friday.", "2024-11-01"),
    ("The two sides will meet on Friday.", "2024-11-08"),
    ("The talks resume next Monday.", "2024-11-11"),
    ("Last Tuesday the parliament ratified it.", "2024-10-29"),
    ("The delegation left three days ago.", "2024-11-02"),
    ("The delegation left two weeks ago.", "2024-10"),
    ("Embassies were opened three years ago.", "2021"),
    ("This week the Secretary will travel to Doha.", "2024-11"),
    ("During the week of October 14, she led a delegation to Doha.", "2024-10"),
    ("The talks are to be held in the week beginning Monday, 2 December.", "2024-12"),
    ("In the week of 30 September the envoys met thrice.", "2024-09"),
    ("They met in the second week, on 14 October.", "2024-10-14"),
    ("Next month Tashkent hosts the forum.", "2024-12"),
    ("Last month Baku hosted the forum.", "2024-10"),
    ("The visit took place last November.", "2023-11"),
    ("The visit took place last June.", "2024-06"),
    ("The council is to meet next March.", "2025-03"),
    ("The treaty was signed in December last year.", "2023-12"),
    ("The next round will be held in 2025.", "2025"),
    ("The next round is due next year.", "2025"),
    ("A summit is planned for later this year.", "2024"),
    ("The ministers met last summer.", "2024"),
]


@pytest.mark.parametrize(("text", "value"), RELATIVE)
def test_a_relative_date_is_resolved_by_the_day_of_publication(text: str, value: str) -> None:
    assert [v for v, _ in values(text)] == [value]


@pytest.mark.parametrize("text", [t for t, _ in RELATIVE if "2025" not in t])
def test_without_a_day_of_publication_relative_dates_are_left_out(text: str) -> None:
    assert values(text, published=None) == []


MONTHS_AND_YEARS = [
    ("A ministerial convened in October 2022.", "2022-10"),
    ("He was appointed in early July 2025.", "2025-07"),
    ("The mission visited Harare in mid-May.", "2024-05"),
    ("The contract was signed in late 2023.", "2023"),
    ("at the end of 2022", "2022"),
    ("The ministry will host the forum in March.", "2025-03"),
    ("The ministers agreed to meet again in December.", "2024-12"),
    ("The President visited Kigali in March.", "2024-03"),
    ("in force since October 2016", "2016-10"),
    ("the spring of 2023", "2023"),
    ("They will meet in the winter.", "2024"),
    ("the 1992 treaty of friendship", "1992"),
]


@pytest.mark.parametrize(("text", "value"), MONTHS_AND_YEARS)
def test_months_and_years_keep_the_precision_of_the_text(text: str, value: str) -> None:
    assert [v for v, _ in values(text)] == [value]


PERIODS = [
    ("in the first quarter of 2024", "2024-01/2024-03"),
    ("in Q3 2023", "2023-07/2023-09"),
    ("in 2024 Q2", "2024-04/2024-06"),
    ("the first half of 2023", "2023-01/2023-06"),
    ("H1 2024", "2024-01/2024-06"),
    ("the last quarter of 2023", "2023-10/2023-12"),
    ("the first three quarters of 2024", "2024-01/2024-09"),
    ("In the first eight months of 2024", "2024-01/2024-08"),
    ("in the first nine months of this year", "2024-01/2024-09"),
    ("in the first ten months of the year", "2024-01/2024-10"),
    ("for 9 months of 2023", "2023-01/2023-09"),
    ("January-July 2025", "2025-01/2025-07"),
    ("Jan.-Sept. 2024", "2024-01/2024-09"),
    ("from January to November 2022", "2022-01/2022-11"),
    ("between January and August 2024", "2024-01/2024-08"),
    ("January – September of this year", "2024-01/2024-09"),
    ("from January through August", "2024-01/2024-08"),
    ("January-December 2023", "2023"),
    ("April 2023 – March 2024", "2023-04/2024-03"),
    ("April-December 2023-24", "2023-04/2023-12"),
    ("From 2005 to 2024", "2005/2024"),
    ("between 1994 and 2012", "1994/2012"),
    ("in 2019–2023", "2019/2023"),
    ("since 2005", "2005/2024"),
    ("since May 2024", "2024-05/2024-11"),
    ("in FY 2023-24", "2023/2024"),
    ("in the financial year 2022/23", "2022/2023"),
    ("in fiscal year 2022", "2022"),
    ("a roadmap for 2026-2028", "2026/2028"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_period_is_given_as_a_figure_would_give_it(text: str, period: str) -> None:
    assert periods(text) == [period]


LEANING = [
    ("In 2023 trade was high, against little a year earlier.", ["2023", "2022"]),
    ("In January-August 2024 it rose, from the same period of 2023.", ["2024-01/2024-08", "2023-01/2023-08"]),
    ("In January-August 2024 it rose on the same period last year.", ["2024-01/2024-08", "2023-01/2023-08"]),
    ("They met on 20 May 2024. A day later he flew to Oslo.", ["2024-05-20", "2024-05-21"]),
    ("They met on 20 May 2024 and the same day signed it.", ["2024-05-20", "2024-05-20"]),
    ("He came in May 2023, she in the same month.", ["2023-05", "2023-05"]),
    ("He came in May 2023 and left later that year.", ["2023-05", "2023"]),
    ("in 2022, 2023 and 2024", ["2022", "2023", "2024"]),
]


@pytest.mark.parametrize(("text", "expected"), LEANING)
def test_a_date_may_lean_on_the_one_before(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You may come, and they march on.",
        "Vision 2030 and the 2030 Agenda",
        "more than 2000 people took part",
        "a grant of $2024",
        "Resolution 1990/45 of the Commission",
        "the Good Friday Agreement",
        "in today's world",
        "03/04/2024",
        "the first two months of progress",
        "room 2010, tel. 2011-55",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


def test_offsets_point_at_the_date_itself() -> None:
    text = "ASTANA. In the first eight months of 2024, and on Oct. 18 in Brussels."
    found = [text[m.start : m.end] for m in find_dates(text, PUBLISHED)]
    assert found == ["the first eight months of 2024", "Oct. 18"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("In 2023 trade grew. In the first months of 2024 it fell.", 2024),
        ("A roadmap for 2026-2028 was signed; trade in May 2025 rose.", 2025),
        ("They met on 3 March. The treaty was signed in 1995; trade came to $10 million in 2022.", None),
        ("They agreed to triple trade by 2030.", None),
        ("The next round will be held in 2027; the last was on 2 May 2024.", 2024),
        ("The 2030 Agenda", None),
        ("A fee of $2024", None),
    ],
)
def test_the_hint_is_the_latest_year_that_is_no_plan(text: str, hint: int | None) -> None:
    assert year_hint(text) == hint


def test_the_hint_gives_the_year_of_days_and_months_without_one() -> None:
    assert values("on Oct. 18 and in March", published=None, hint=2024) == [("2024-10-18", None), ("2024-03", None)]


@pytest.mark.parametrize(
    ("month", "day", "published", "way", "year"),
    [
        (12, 20, date(2024, 1, 15), "past", 2023),
        (12, 20, date(2024, 1, 15), None, 2023),
        (1, 15, date(2024, 12, 20), "future", 2025),
        (1, 15, date(2024, 12, 20), None, 2025),
        (3, None, date(2024, 11, 5), "past", 2024),
        (3, None, date(2024, 11, 5), "future", 2025),
        (11, None, date(2024, 11, 5), "past", 2024),
        (2, 29, date(2024, 3, 1), "past", 2024),
        (12, 31, date(2024, 12, 31), None, 2024),
    ],
)
def test_a_year_left_out_is_the_nearest_in_the_direction_of_the_sentence(
    month: int, day: int | None, published: date, way: str | None, year: int
) -> None:
    assert resolve_year(month, day, published, way) == year  # type: ignore[arg-type]


@pytest.mark.parametrize("piece", ["1 ", "January ", "from January to ", "2023-", "12.", "the first ", "last ", " "])
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(m.end <= len(text) for m in find_dates(text, PUBLISHED))
