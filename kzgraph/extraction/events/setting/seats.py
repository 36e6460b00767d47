"""The city of a seat of power or a guest house: "talks at the Akorda" were held in Astana."""

from __future__ import annotations

from functools import cache

from kzgraph.extraction.actors.geography import is_same_city
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import lexicon, pattern
from kzgraph.extraction.text.tokens import Phrases


@cache
def _seats() -> Phrases[tuple[str, str]]:
    return Phrases((name, (entry["city"], entry["country"])) for entry in lexicon("seats") for name in entry["names"])


# What stands before a seat tells within so many characters that something took place there.
_LEAD = 90


def seat_city(context: Context, start: int, stop: int) -> str | None:
    """The city of the first seat between two offsets at which something is said to be held, as the text names it."""
    before = pattern("event_setting", "before_seat", cased=True)
    after = pattern("event_setting", "after_seat", cased=True)
    for begin, end, (city, country) in _seats().find(context.flat[start:stop]):
        held = before.search(context.flat, max(0, start + begin - _LEAD), start + begin)
        if held and after.match(context.flat, start + end):
            return as_named(context, city, country)
    return None


def seats_named(context: Context, start: int, stop: int) -> list[tuple[int, str, str]]:
    """The seats and standing gatherings named between two offsets, as (offset, city, country)."""
    after = pattern("event_setting", "after_seat", cased=True)
    found = _seats().find(context.flat[start:stop])
    return [(start + a, city, country) for a, b, (city, country) in found if after.match(context.flat, start + b)]


def seats_gone_to(context: Context, start: int, stop: int) -> list[tuple[int, int, str, str]]:
    """The seats between two offsets to which somebody goes, "to the White House", as (start, end, city, country)."""
    before, after = (pattern("event_setting", key, cased=True) for key in ("to_seat", "after_seat"))
    found = (
        (start + a, start + b, as_named(context, city, country), country)
        for a, b, (city, country) in _seats().find(context.flat[start:stop])
    )
    flat = context.flat
    return [s for s in found if before.search(flat, max(start, s[0] - _TO), s[0]) and after.match(flat, s[1])]


# "To the " stands so near before a seat.
_TO = 12


def as_named(context: Context, city: str, country: str) -> str:
    """A city under the name that the text gives it elsewhere: Nur-Sultan for Astana; else its usual one."""
    named = (p.name for p in context.places if p.country == country and is_same_city(p.name, city, country))
    return next((name.title() if name.isupper() else name for name in named), city)
