"""Countries and cities named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from kzgraph.extraction.context import CountryMention, PlaceMention
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.tokens import Phrases

# "US dollars" speaks of money, not of the country.
_CURRENCY = re.compile(r"\s?(?:\$|(?:dollar|pound|yen|yuan|rupee|rupiah|tenge|rouble|ruble|franc|krone|krona|peso|real|rial|riyal|dinar|dirham|lira|won|ringgit|baht|shilling|rand|som|manat|hryvnia|zloty|forint)s?\b)", re.I)

_FORMS = (
    ("name", "name"),
    ("names", "name"),
    ("adjectives", "adjective"),
    ("demonyms", "demonym"),
    ("abbreviations", "abbreviation"),
)


@cache
def countries() -> dict[str, dict[str, Any]]:
    """The entries of `lexicon/countries.yaml` by code."""
    return {entry["code"]: entry for entry in lexicon("countries")}


def country_name(code: str) -> str:
    """The short English name of a country; "European Union" for EU."""
    return "European Union" if code == "EU" else str(countries()[code]["name"])


def _values(entry: dict[str, Any], key: str) -> list[str]:
    value = entry.get(key) or []
    return [value] if isinstance(value, str) else list(value)


@cache
def _country_phrases() -> Phrases[tuple[str, str]]:
    return Phrases(
        (phrase, (code, form)) for code, entry in countries().items() for key, form in _FORMS for phrase in _values(entry, key)
    )


@cache
def _place_phrases() -> Phrases[tuple[str, str]]:
    capitals = (
        (phrase, (str(entry["capital"]), code))
        for code, entry in countries().items()
        if entry.get("capital")
        for phrase in [entry["capital"], *_values(entry, "capital_names")]
    )
    cities = (
        (phrase, (str(city["name"]), str(city["country"])))
        for city in lexicon("cities")
        for phrase in [city["name"], *_values(city, "names")]
    )
    return Phrases([*capitals, *cities])


@cache
def place_country(name: str) -> str | None:
    """The country of a city, by any of its names, or None."""
    hit = next(iter(_place_phrases().find(name)), None)
    return hit[2][1] if hit and (hit[0], hit[1]) == (0, len(name)) else None


def find_countries(flat: str) -> list[CountryMention]:
    """Every country named by name, adjective, demonym or abbreviation, in order."""
    return [
        CountryMention(start, end, code, form)  # type: ignore[arg-type]
        for start, end, (code, form) in _country_phrases().find(flat)
        if not _CURRENCY.match(flat, end)
    ]


def find_places(flat: str) -> list[PlaceMention]:
    """Every city named, in order, under the name that the text gives it."""
    return [PlaceMention(start, end, flat[start:end], country) for start, end, (_, country) in _place_phrases().find(flat)]


def without(mentions: list[CountryMention], spans: Iterator[tuple[int, int]]) -> list[CountryMention]:
    """The mentions outside the given spans: "Jordan" in a person's name is no country."""
    taken = list(spans)
    return [m for m in mentions if not any(start <= m.start < end for start, end in taken)]


__all__ = ["countries", "country_name", "find_countries", "find_places", "place_country", "replace", "without"]
