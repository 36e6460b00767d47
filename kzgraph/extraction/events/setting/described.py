"""Cities that are meant and not named: "the Portuguese capital", "the capital of Ecuador", "the Black Sea city"."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.geography import capital_of, is_same_city
from kzgraph.extraction.context import Context, CountryMention, PlaceMention
from kzgraph.extraction.events.setting.places import is_where
from kzgraph.extraction.events.setting.seats import as_named
from kzgraph.extraction.knowledge import pattern

# "The capital city of the Kingdom of": what stands before a country whose capital is meant.
_LEAD = 40
# A city that a text calls "the city" later is named at most so many paragraphs before.
_NEAR_BLOCKS = 2
# ", " or " " between "the Ecuadorian capital" and its name.
_COMMA = 2


def with_described(context: Context) -> list[PlaceMention]:
    """The cities of a text, with those that it describes: each under the name that it gives them elsewhere."""
    capitals = [p for c in context.countries if (p := _capital(context, c)) and not _is_named(context, p)]
    return sorted([*context.places, *capitals, *_meant_again(context, capitals)], key=lambda p: (p.start, p.end))


def _capital(context: Context, country: CountryMention) -> PlaceMention | None:
    """The capital that the words about a country mean: "the Latvian capital", "Latvia's capital", "the capital of"."""
    city = capital_of(country.code)
    if city is None:
        return None
    start, end = country.start, country.end
    before = pattern("event_setting", "capital_of", cased=True).search(context.flat, max(0, start - _LEAD), start)
    after = pattern("event_setting", "capital_after", cased=True).match(context.flat, end)
    if before is not None and country.form == "name":
        start = before.start()
    elif after is not None and country.form != "demonym":
        start, end = start - len("the ") * context.flat.startswith("the ", max(0, start - 4)), after.end()
    else:
        return None
    return PlaceMention(start, end, as_named(context, city, country.code), country.code, described=True)


def _is_named(context: Context, described: PlaceMention) -> bool:
    """Whether the name of a city follows what describes it: "the Ecuadorian capital, Quito"."""
    code = described.country
    return code is not None and any(
        0 < p.start - described.end <= _COMMA and p.country == code and is_same_city(p.name, described.name, code)
        for p in context.places
    )


def _meant_again(context: Context, capitals: list[PlaceMention]) -> Iterator[PlaceMention]:
    """What "in the city" and "left the capital" mean: the city told last as the place of something."""
    told = sorted([*(p for p in context.places if is_where(context, p)), *capitals], key=lambda p: p.start)
    taken = {p.end for p in capitals}
    for again in pattern("event_setting", "city_again", cased=True).finditer(context.flat):
        if again.end("city") in taken or _with_its_name(context, again.end("city")):
            continue
        countries = {c.code for c in context.countries if again.start() <= c.start < again.end("city")}
        city = _told_last(context, told, again.start())
        if city is None or not countries <= {city.country}:
            continue
        if again["noun"] == "capital" and city.country and not _is_capital(city):
            continue
        yield PlaceMention(again.start("city"), again.end("city"), city.name, city.country, described=True)


def _told_last(context: Context, told: list[PlaceMention], offset: int) -> PlaceMention | None:
    """The last of some cities before an offset, in its paragraph or one just before."""
    sentence = context.source.sentence_at(offset)
    last = next((p for p in reversed(told) if p.end <= offset), None)
    said = context.source.sentence_at(last.start) if last else None
    if sentence is None or said is None or sentence.block - said.block > _NEAR_BLOCKS:
        return None
    return last


def _is_capital(city: PlaceMention) -> bool:
    capital = capital_of(city.country or "")
    return capital is not None and is_same_city(city.name, capital, city.country or "")


def _with_its_name(context: Context, end: int) -> bool:
    """Whether a city is named just after "the port city"."""
    return any(0 < p.start - end <= _COMMA for p in context.places)
