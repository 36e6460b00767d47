"""Bodies of a state in lower case, with the state: "Slovak foreign ministry", "parliament of Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.bodies.body import Body
from kzgraph.extraction.actors.posts.tasks import lower_portfolio
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page, phrase_table

# "Polish science and higher education ministry": so many words of fields at most.
_MOST_FIELDS = 5


def in_lower_case(page: Page) -> Iterator[Body]:
    """Bodies of a state in lower case, with the state: "Slovak foreign ministry", "parliament of Peru"."""
    heads = phrase_table("organisations", "lower_heads")
    for i in page.openings_of(heads):
        hit = None if page.words[i].capital else page.phrase_at(i, heads)
        if hit is None:
            continue
        first, country = _state_before(page, i, ministry=hit[1] == "ministry")
        last, code = _state_after(page, hit[0], hit[1])
        if hit[1] == "embassy" and country is None and page.words[last - 1].low == "in":
            continue
        seat_alone = country is None and page.words[last - 1].low != "of" and page.place[last - 1] is not None
        if hit[1] == "ministry" and seat_alone and (first == i or page.sentence_of(i).kind == "headline"):
            continue  # "New faces for the ministry in Vilnius": no name
        if country or code:
            yield Body(first, last, hit[1], country or code)  # type: ignore[arg-type]


def _state_before(page: Page, head: int, *, ministry: bool) -> tuple[int, str | None]:
    """Where a name in lower case begins, and whose it is; over the fields of a ministry: "Polish defence ministry"."""
    fields = words_of("posts", "modifiers") | words_of("posts", "fields") | {"and"}
    k = head - 1
    while ministry and head - k <= _MOST_FIELDS and page.same_sentence(k, head) and page.words[k].low in fields:
        if page.words[k].capital:
            break
        k -= 1
    owned = page.same_sentence(k - 1, head) and page.words[k].text == "'s"
    country = page.country[k - owned] if page.same_sentence(k - owned, head) else None
    if country is None or not (owned or country.form in {"adjective", "abbreviation"}):
        return (head if not ministry else _first_field(page, k + 1, head)), None
    if owned and ministry:
        return _first_field(page, k + 1, head), country.code
    return page.at(country.start), country.code


def _first_field(page: Page, k: int, head: int) -> int:
    """The first word of a ministry's fields from token k on: no "and" and no "new"."""
    while k < head and page.words[k].low not in words_of("organisations", "ministries_in_lower_case"):
        k += 1
    return k


def _state_after(page: Page, last: int, kind: str) -> tuple[int, str | None]:
    """The token after a name in lower case, and the state that it names: "of Peru", "in Berlin" of a ministry."""
    if not page.same_sentence(last - 1, last + 1) or page.words[last].low not in {"of", "in", "for"}:
        return last, None
    if kind == "ministry" and page.words[last].low != "in" and (end := lower_portfolio(page, last + 1)) is not None:
        after, code = _state_after(page, end, kind)  # "ministry of energy [of Peru]"
        return (after, code) if code else (end, None)
    if page.words[last].low == "for":
        return last, None
    k = page.over_article(last + 1)
    country, place = page.country[k], page.place[k]
    named = country is not None and country.form in {"name", "abbreviation"}
    if page.words[last].low == "of" and kind == "local_government" and place:
        return page.at(place.end), place.country
    if page.words[last].low == "of":
        return (page.at(country.end), country.code) if country and named else (last, None)
    if place and kind != "parliament":
        return page.at(place.end), (place.country if kind == "ministry" else None)
    return (page.at(country.end), None) if country and named and kind == "embassy" else (last, None)
