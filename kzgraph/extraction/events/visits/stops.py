"""The countries and cities that a clause names as where somebody goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kzgraph.extraction.actors.geography import capital_of, find_regions
from kzgraph.extraction.context import Context, CountryMention
from kzgraph.extraction.events.setting.seats import as_named, seats_gone_to
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.knowledge import folded_words, lexicon, pattern

# How far after its words a visit's destination or a journey's first stop stands, and a stop's day after the stop.
REACH = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """A country, or a city with its country, that a clause names as where somebody goes."""

    start: int
    end: int
    country: str
    city: str | None = None


def leads_to_region(text: str, start: int, end: int) -> bool:
    """Whether the words of a journey, at these offsets, name a part of the world: "an Asian tour", "of the region"."""
    behind = pattern("visits", "words_of_region", cased=True).match(text, end, end + _REGION_REACH)
    before = text[:start].rpartition(" ")[0].rpartition(" ")[2] if text[:start].endswith(" ") else ""
    named = {*(behind.group().lower().split() if behind else []), before.lower()}
    several = pattern("visits", "several_goals")
    return bool(
        folded_words("regions") & named
        or several.search(text, max(0, start - _REGION_REACH), start)
        or several.search(text, start, end + _REGION_REACH)
    )


# "A tour of West Africa": the part of the world stands so near after the words.
_REGION_REACH = 40


def stops(context: Context, clause: Clause) -> list[Stop]:
    """The cities, countries, their regions ("Scotland") and capitals of a clause; "Tokyo, Japan" is one."""
    flat = context.flat
    found = [Stop(p.start, p.end, p.country, p.name) for p in context.places if p.country and clause.holds(p.start)]
    named = [c for c in clause.among(context.countries) if _is_named(flat, c)]
    found += [Stop(c.start, c.end, c.code, _as_city(context, c)) for c in named]
    found += [Stop(s, e, code, city) for s, e, city, code in seats_gone_to(context, clause.start, clause.end)]
    found += [r for r in _regions(flat, clause) if not any(s.start < r.end and r.start < s.end for s in found)]
    return list(_with_countries(flat, sorted(found, key=lambda s: (s.start, s.city is None))))


def _regions(flat: str, clause: Clause) -> Iterator[Stop]:
    """The states and provinces of a clause; not those in a title, "the Premier of Bavaria", nor of an owner.

    "To the province of Ontario" is no title.
    """
    for region in find_regions(flat[clause.start : clause.end]):
        start, end = clause.start + region.start, clause.start + region.end
        in_title = flat.endswith(" of ", 0, start) and not names_unit(flat, start)
        if clause.holds(start) and not in_title and not flat.startswith("'", end):
            yield Stop(start, end, region.country)


def names_unit(flat: str, start: int) -> bool:
    """Whether what stands at an offset is the name of a part of a state: "the province of [Ontario]"."""
    return pattern("visits", "unit_of_state").search(flat, max(0, start - _UNIT_REACH), start) is not None


# "To the autonomous province of" is no longer than this.
_UNIT_REACH = 50


def _with_countries(flat: str, found: list[Stop]) -> Iterator[Stop]:
    """The same, a country after one of its cities taken into the city's stop."""
    of_city = pattern("visits", "country_of_city", cased=True)
    k = 0
    while k < len(found):
        stop, following = found[k], found[k + 1 : k + 2]
        k += 1
        if following and following[0].start < stop.end:  # "the Latvian capital" is a city, and "Latvian" within it
            found[k], following = stop, found[k + 1 : k + 2]
            continue
        its_own = stop.city and following and following[0].city is None and following[0].country == stop.country
        if its_own and of_city.fullmatch(flat[stop.end : following[0].start]):
            stop = replace(stop, end=following[0].end)
            k += 1
        yield stop


def _as_city(context: Context, country: CountryMention) -> str | None:
    """The name of a state that is a city, and the capital of "the Latvian capital"."""
    flat = context.flat
    if country.form == "adjective" and flat.startswith(" capital", country.end):
        capital = capital_of(country.code)
        return as_named(context, capital, country.code) if capital else None
    is_city = country.form == "name" and country.code in lexicon("states")["city_states"]
    return flat[country.start : country.end] if is_city else None


def _is_named(flat: str, country: CountryMention) -> bool:
    """Whether a mention means the country itself or its capital, and not somebody or something of it."""
    if flat[max(0, country.start - 1) : country.start] in {"-", "–"}:
        return False  # "the U.S.-Kazakhstan Strategic Dialogue"
    if country.form == "adjective":
        if pattern("visits", "adjective_of_capital", cased=True).match(flat, country.end):
            return True  # "in the US capital"
        bare = flat[country.start : country.end].isupper() and flat.endswith("the ", 0, country.start)
        alone = pattern("visits", "country_alone", cased=True)
        return bare and alone.match(flat, country.end) is not None  # "in the US since Monday"
    return country.form in {"name", "abbreviation"}
