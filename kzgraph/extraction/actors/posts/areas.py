"""Countries and regions after a title's preposition: "for Russia and Central Asia", "of Russia's Leningrad Oblast"."""

from __future__ import annotations

from kzgraph.extraction.actors.portfolios import capital_run
from kzgraph.extraction.actors.posts.tasks import field_behind, short_field
from kzgraph.extraction.actors.role_heads import begins_role, head_at
from kzgraph.extraction.context import CountryMention
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page

# "South Kazakhstan Region": the word that makes a region stands among so many.
LONGEST_UNIT = 5


def over_unit(page: Page, i: int) -> int | None:
    """The token after a region that its last word makes one: "Issyk-Kul Region", "Ural Federal District"."""
    units = words_of("organisations", "units")
    if page.words[i].low in units and page.same_sentence(i, i + 2) and page.words[i + 1].low == "of":
        place = page.place[i + 2] or page.region[i + 2]
        return page.at(place.end) if place else None  # "the city of Almaty"
    for k in range(i + 1, min(i + LONGEST_UNIT, len(page.words))):
        if not page.same_sentence(i, k) or not page.words[i].capital or page.given(k - 1):
            return None
        if page.words[k].low in units:
            return k + 1
        if not page.words[k].capital or not page.words[k].word or page.body[k]:
            return None
    return None


def over_bare_unit(page: Page, i: int) -> int | None:
    """The token after a common noun for the place or body served, with a name behind it: "Governor of the [region]"."""
    nouns = words_of("posts", "bare_units")
    if page.words[i - 1].low != "the" or not page.same_sentence(i, i + 2):
        return None
    adjective = page.words[i].low in words_of("posts", "before_bare_units") and page.words[i + 1].low in nouns
    k = i + 1 if adjective else i
    named = page.same_sentence(i, k + 2) and page.namelike(k + 1) and page.namelike(k + 2)
    own = named and not (page.vocabulary(k + 1) or page.place[k + 1] or page.country[k + 1] or page.body[k + 1])
    return k + 1 if own and page.words[k].low in nouns else None


def over_country(page: Page, i: int, linker: str, group: str) -> int | None:
    """The token after a country, with the words that belong to it: "of [European Affairs]"."""
    country = page.country[i]
    if country and linker in {"at", "in"} and owns(page, country):
        k = page.at(country.end) + 1  # "Undersecretary at [Poland's Ministry of Foreign Affairs]"
        span = page.body[k] if page.same_sentence(i, k) else None
        return span[1] if span else None
    if country is None or (linker not in {"of", "to", "for"} and not (linker == "in" and _sent(page, country, group))):
        return None
    end = page.at(country.end)
    if page.same_sentence(i, end + 1) and owns(page, country) and (owned := _owned(page, end + 1)):
        return owned  # "of Russia's Leningrad Oblast"
    goes_on = page.same_sentence(i, end) and page.words[end].capital
    if country.form == "adjective" and not goes_on and (field := field_behind(page, end)) is not None:
        return field  # "state secretary for German affairs"
    if country.form == "adjective" and not goes_on and linker == "to":
        return short_field(page, end, known=False)  # "legal adviser to the Egyptian [foreign ministry]"
    if country.form == "adjective" and goes_on:
        if region := page.region[end]:
            return page.at(region.end)  # "of the Iraqi Kurdistan Region"
        run = capital_run(page, i)
        return run if run and run > end else end
    if linker == "for" and goes_on and not head_at(page, end):
        return capital_run(page, end) or end
    return with_second(page, end, linker)


def _sent(page: Page, country: CountryMention, group: str) -> bool:
    """Whether a title's "in" leads to the country where its holder is: "UNICEF Representative in [Nepal] NAME"."""
    if group in words_of("posts", "groups_sent") or group == "special_representative":
        return True
    end = page.at(country.end)
    named = page.same_sentence(end - 1, end) and page.namelike(end) and not page.vocabulary(end)
    return group in words_of("posts", "groups_posted") and named


def owns(page: Page, country: CountryMention) -> bool:
    """Whether more of a title belongs to a country: "Russia's Leningrad Oblast"."""
    end = page.at(country.end)
    return page.same_sentence(end - 1, end) and page.words[end].text == "'s"


def _owned(page: Page, i: int) -> int | None:
    """The token after a body, region or run of capitals that begins at i and belongs to a country."""
    if span := page.body[i]:
        return span[1]
    area = page.region[i] or page.place[i]
    if area is None:
        return capital_run(page, i) if page.words[i].capital and not begins_role(page, i) else None
    end = page.at(area.end)
    unit = page.same_sentence(i, end) and page.words[end].low in words_of("organisations", "units")
    return end + 1 if unit else end


def with_second(page: Page, end: int, linker: str) -> int:
    """Add the second of two countries or regions: "for Russia and Central Asia", "to Belgium and Luxembourg"."""
    k = end + 1
    if linker not in {"to", "for"} or not page.same_sentence(end - 1, k):
        return end
    others = pattern("posts", "other_organisations", cased=True).match(page.flat, page.words[end].start)
    if linker == "to" and others:  # "to the UN Office and other international organisations in Geneva"
        return page.at(others.end())
    also = pattern("posts", "sent_also_to", cased=True).match(page.flat, page.words[end - 1].end)
    if also and (other := page.country[page.at(also.end())]) and linker == "to":
        # "to Norway and concurrently to Iceland", "to Norway (and also to Iceland)"
        closed = with_second(page, page.at(other.end), linker)
        return closed + bool(also["open"] and page.words[closed].text == ")")
    if page.words[end].text == "," and (listed := _over_list(page, end)) is not None:
        return listed
    if page.words[end].low not in {"and", "&"}:
        return end
    if page.words[k].low == "the" and page.same_sentence(end, k + 1) and (page.country[k + 1] or page.body[k + 1]):
        k += 1
    if linker == "to" and (span := page.body[k]) and span[0] == k:
        return span[1]  # "to UNEP and UN-Habitat"
    second = page.country[k]
    if second and second.form in {"name", "abbreviation"} and not owns(page, second):
        return page.at(second.end)
    if linker == "for" and page.words[k].capital and page.vocabulary(k) and not begins_role(page, k):
        return capital_run(page, k) or end
    return end


def _over_list(page: Page, end: int) -> int | None:
    """The token after ", B and C" that goes on a list of countries: "to Belgium, Luxembourg and the EU"; else None."""
    k, closed = end, False
    while page.same_sentence(end - 1, k + 1) and not closed:
        if page.words[k].text == ",":
            k += 1
        if page.same_sentence(end, k) and page.words[k].low in {"and", "&"}:
            closed, k = True, k + 1
        if page.same_sentence(end, k) and page.words[k].low == "the":
            k += 1
        if not page.same_sentence(end, k):
            return None
        area, span = page.country[k] or page.region[k], page.body[k]
        owner = page.country[k]
        if (area is None and (span is None or not closed)) or (owner and owns(page, owner)):
            return None  # not "to the US, and Chile's ambassador"
        k = page.at(area.end) if area else span[1] if span else k
    return k if closed else None
