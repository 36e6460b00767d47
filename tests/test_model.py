"""Records and documents hold only dates and countries that there are."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kzgraph.model import Agreement, Country, Document, Event, Evidence, Figure, Person, Record

QUOTE = (Evidence(quote="they met", start=0, end=8),)


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29", "1920-06-04", None])
def test_a_date_may_be_as_precise_as_the_text_allows(date: str | None) -> None:
    assert Event(kind="meeting", status="held", date=date, evidence=QUOTE).date == date


@pytest.mark.parametrize("date", ["2024-02-31", "2023-02-29", "2023-13-45", "2023-00", "2023-04-00", "0000-01-01", ""])
@pytest.mark.parametrize("key", ["date", "end_date"])
def test_a_day_that_there_is_not_is_refused_by_name(key: str, date: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Event.model_validate({"kind": "meeting", "status": "held", key: date, "evidence": QUOTE})
    assert [error["loc"] for error in refused.value.errors()] == [(key,)]


def test_a_document_is_held_to_it_too() -> None:
    with pytest.raises(ValidationError, match="2024-02-31 is no date"):
        Document(id="a", text="They met.", published="2024-02-31")


def test_an_agreement_is_held_to_it_too() -> None:
    with pytest.raises(ValidationError, match="2024-04-31 is no date"):
        Agreement(title="Plan", kind="plan", status="signed", valid_to="2024-04-31", evidence=QUOTE)


@pytest.mark.parametrize("code", ["KZ", "XK", "EU"])
def test_a_country_is_one_of_iso_3166_or_kosovo_or_the_union(code: str) -> None:
    assert Country(code=code, evidence=QUOTE).code == code


@pytest.mark.parametrize("code", ["ZZ", "SU", "UK", "kz", "KAZ"])
def test_the_code_of_no_country_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        Country(code=code, evidence=QUOTE)
    with pytest.raises(ValidationError):
        Person(name="A", country=code, evidence=QUOTE)
    with pytest.raises(ValidationError):
        Event(kind="meeting", status="held", countries=("KZ", code), evidence=QUOTE)


def test_the_message_names_the_code_and_where_it_stands() -> None:
    line = (
        '{"schema": 1, "document": {"id": "a", "sha256": "b"}, "countries": [{"code": "ZZ", "evidence":'
        ' [{"quote": "a", "start": 0, "end": 1}]}]}'
    )
    with pytest.raises(ValidationError, match="ZZ is the code of no country") as refused:
        Record.from_json(line)
    assert refused.value.errors()[0]["loc"] == ("countries", 0, "code")


def test_a_figure_without_a_status_is_reported_and_no_other_status_is_known() -> None:
    told = '"indicator": "export", "value": 5, "unit": "USD", "evidence": [{"quote": "5", "start": 0, "end": 1}]'
    assert Figure.model_validate_json(f"{{{told}}}").status == "reported"
    read = Figure.model_validate_json(f'{{{told}, "status": "intended"}}')
    assert read.status == "intended"
    assert Figure.model_validate_json(read.model_dump_json()) == read
    with pytest.raises(ValidationError):
        Figure.model_validate_json(f'{{{told}, "status": "hoped"}}')
