"""What a body's name tells of it: of what kind it is, and of which country."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.actors.bodies.body import Body, head_nouns
from kzgraph.extraction.actors.bodies.listed import is_union, parent_of_branch
from kzgraph.extraction.actors.geography import capital_of
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page
from kzgraph.model import OrganisationKind


def kind_of(page: Page, first: int, last: int, group: str) -> OrganisationKind:
    """The head's kind; a council is intergovernmental where its name tells of several countries."""
    codes = _codes_within(page, first, last)
    kind: OrganisationKind = group  # type: ignore[assignment]
    if len(codes) > 1 and kind in words_of("organisations", "kinds_of_many"):
        return "intergovernmental"
    if kind != "intergovernmental" or len(codes) > 1:
        return kind
    names_many = words_of("organisations", "international_words") & set(page.text(first, last).lower().split())
    return kind if names_many and not codes else "other"


def _codes_within(page: Page, first: int, last: int) -> set[str]:
    """The countries in a name; not what a body is about, or whom it is sent to: "EU Advisory Group to [Armenia]"."""
    start, end = page.words[first].start, page.words[last - 1].end
    return {
        m.code
        for m in page.countries
        if start <= m.start < end and not page.flat.endswith((" to ", " on "), start, m.start)
    }


@cache
def _kinds_by_name() -> list[tuple[OrganisationKind, re.Pattern[str]]]:
    told = lexicon("organisations")["kinds_by_name"].items()
    return [(kind, re.compile("|".join(f"(?:{form})" for form in forms))) for kind, forms in told]


def kind_told(name: str, kind: OrganisationKind) -> OrganisationKind:
    """The kind that a whole name tells where its noun alone would mislead, else the `kind` given: a central bank is no
    company."""
    return next((told for told, form in _kinds_by_name() if form.search(name)), kind)


def country_of(page: Page, first: int, last: int) -> str | None:
    """The country whose body it is: named in the name, or as its owner about it, or that of a city in the name."""
    codes = _codes_within(page, first, last)
    name = page.text(first, last)
    if pattern("organisations", "american_form", cased=True).search(name):
        return None  # "Malta Inc."
    if any(pattern("organisations", key, cased=True).match(name) for key in ("union_missions", "missions_of_many")):
        return None
    if (mission := sending_state(page, first, last)) is not None:
        return mission or _owner(page, first, last)
    if (parent := parent_of_branch(page.text(first, last))) is not None:
        return parent.country  # the JICA Bangladesh Office is of Japan, that of the World Bank of no country
    if codes:
        joint = any("-" in word and any(map(is_union, word.split("-"))) for word in name.split())
        return min(codes) if len(codes) == 1 and not joint else None  # "Peru-EU Council"
    if owner := _owner(page, first, last):
        return owner
    whole = page.text(first, last)
    if f"{whole} for " in page.flat and (longer := known_country(f"{whole} for")):
        return longer  # "State Department" beside "State Department for Diaspora Affairs" is Kenya's
    if known := known_country(whole):
        alone = whole in words_of("organisations", "known_beside_state")
        named = any(c.code == known for c in page.countries) or (capital_of(known) or "\n") in page.flat
        return known if named or not alone else None
    cities = {place.country for place in page.place[first:last] if place and place.country}
    return cities.pop() if len(cities) == 1 else None


def names_no_country(page: Page, body: Body) -> bool:
    """Whether a country in a body's name is none that the text names: an organisation of states, "Malta Inc."."""
    if body.known and body.kind == "intergovernmental":
        return True
    return pattern("organisations", "american_form", cased=True).search(page.text(body.first, body.last)) is not None


@cache
def _known_by_name() -> list[tuple[str, re.Pattern[str]]]:
    """The names that tell a country, as an expression for each; a name that goes on is another state's body.

    A seat of power stands before the names of its own bodies: "White House Gender Policy Council".
    """
    data = lexicon("organisations")
    after = "|".join(map(re.escape, data["not_known_before"]))
    return [
        (str(code), re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?! (?:{after})\b)"))
        for code, names in [*data["known_by_name"].items(), *data["seats"].items()]
    ]


def known_country(name: str) -> str | None:
    """The country whose body has such a name, where only one has: the Sejm is Poland's."""
    return next((code for code, names in _known_by_name() if names.search(name)), None)


def sending_state(page: Page, first: int, last: int) -> str | None:
    """The state whose mission abroad tokens are: "Embassy of [France] in Kazakhstan"; "" where the name tells only
    where it is, None for what is no mission."""
    table = head_nouns()
    heads = (k for k in range(first, last) if (hit := page.phrase_at(k, table, last)) and hit[1] == "embassy")
    heads = (k for k in heads if page.words[k].text != "Mission" or is_sent(page, k, k + 1))
    head = next(heads, None)
    if head is None:
        return None
    for k in range(first, last):
        country = page.country[k]
        if country is None:
            continue
        article = page.words[k - 1].low == "the"
        linker = page.words[k - 2 if article else k - 1].low if k > first else ""
        if k < head or linker == "of":
            return country.code
    return ""


def is_sent(page: Page, head: int, i: int) -> bool:
    """Whether "Mission" before token i is one of a state to a body: "of Peru to the UN", "the Canadian Mission to"."""
    if not page.same_sentence(i - 1, i + 1):
        return False
    if page.words[i].low == "to":
        return page.country[head - 1] is not None
    k = page.over_article(i + 1)
    state = page.country[k] if page.words[i].low == "of" else None
    return state is not None and page.same_sentence(i, after := page.at(state.end)) and page.words[after].low == "to"


def _owner(page: Page, first: int, last: int) -> str | None:
    """The country in "Qatar's Ministry of Trade" and in "Committee … of the Republic of Korea"."""
    if (
        page.same_sentence(first - 2, first)
        and page.words[first - 1].text == "'s"
        and (before := page.country[first - 2])
    ):
        return before.code
    if not page.same_sentence(first, last + 1) or page.words[last].low != "of":
        return None
    after = page.country[page.over_article(last + 1)]
    return after.code if after else None
