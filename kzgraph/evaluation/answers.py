"""What is compared: the statements of one document, from gold or from a record, in one form.

Gold may give plain strings where a record has objects (a party's name, a role's title, a quote).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """A person with the country acted for and the titles of the posts."""

    name: str
    country: str | None
    roles: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationAnswer:
    """An organisation's name, with the quotes that should contain it."""

    name: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """An event; `published` is the document's day, for events that the text does not date."""

    kind: str
    status: str
    date: str | None
    place: str | None
    round: int | None
    participants: tuple[str, ...]
    countries: tuple[str, ...]
    quotes: tuple[str, ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class AgreementAnswer:
    """An agreement with the names of its parties and signatories."""

    title: str
    kind: str
    status: str
    date: str | None
    parties: tuple[str, ...]
    signatories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureAnswer:
    """A figure; `pair` are the two economies, not told apart."""

    indicator: str
    value: float
    unit: str
    period: str | None
    pair: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Answers:
    """All that is scored of one document."""

    people: tuple[PersonAnswer, ...] = ()
    organisations: tuple[OrganisationAnswer, ...] = ()
    countries: tuple[str, ...] = ()
    events: tuple[EventAnswer, ...] = ()
    agreements: tuple[AgreementAnswer, ...] = ()
    figures: tuple[FigureAnswer, ...] = ()


def answers(data: Mapping[str, Any]) -> Answers:
    """Take what is scored from a gold annotation or from a record's JSON form.

    Raises KeyError or TypeError where the data have not this form.
    """
    return Answers(
        people=tuple(map(_person, data.get("people", ()))),
        organisations=tuple(OrganisationAnswer(_text(o), _quotes(o)) for o in data.get("organisations", ())),
        countries=tuple(sorted({c if isinstance(c, str) else c["code"] for c in data.get("countries", ())})),
        events=tuple(_event(e, data.get("published")) for e in data.get("events", ()) if e["kind"] != "other"),
        agreements=tuple(map(_agreement, data.get("agreements", ()))),
        figures=tuple(map(_figure, data.get("figures", ()))),
    )


def _text(item: Any) -> str:
    if isinstance(item, str):
        return item
    return str(item.get("name") or item.get("title") or item.get("code") or "")


def _texts(items: Any) -> tuple[str, ...]:
    return tuple(map(_text, items or ()))


def _quotes(item: Any) -> tuple[str, ...]:
    evidence = [] if isinstance(item, str) else item.get("evidence") or []
    if isinstance(evidence, str):
        return (evidence,)
    return tuple(e if isinstance(e, str) else e["quote"] for e in evidence)


def _person(item: Any) -> PersonAnswer:
    if isinstance(item, str):
        return PersonAnswer(item, None, (), ())
    return PersonAnswer(_text(item), item.get("country") or None, _texts(item.get("roles")), _quotes(item))


def _event(item: Mapping[str, Any], published: str | None) -> EventAnswer:
    return EventAnswer(
        kind=item["kind"],
        status=item["status"],
        date=item.get("date") or None,
        place=item.get("place") or None,
        round=item.get("round"),
        participants=_texts(item.get("participants")),
        countries=tuple(sorted(set(item.get("countries") or ()))),
        quotes=_quotes(item),
        published=published,
    )


def _agreement(item: Mapping[str, Any]) -> AgreementAnswer:
    return AgreementAnswer(
        title=_text(item),
        kind=item["kind"],
        status=item["status"],
        date=item.get("date") or None,
        parties=_texts(item.get("parties")),
        signatories=_texts(item.get("signatories")),
    )


def _figure(item: Mapping[str, Any]) -> FigureAnswer:
    return FigureAnswer(
        indicator=item["indicator"],
        value=float(item["value"]),
        unit=item["unit"],
        period=item.get("period"),
        pair=frozenset((item.get("reporter"), item.get("partner"))),
    )
