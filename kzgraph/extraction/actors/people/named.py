"""One place where a person is named, with the titles given there and the country about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kzgraph.extraction.actors.bodies.belonging import known_country
from kzgraph.extraction.actors.people.names import folded_name, honours, skip_honorifics, without_letters
from kzgraph.extraction.actors.posts.chains import Chain
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.context import CountryMention
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page

# What may follow a country that stands after a name as an apposition.
CLOSING = frozenset({".", ",", ";", ":", "(", ")", "-", "–", "—", "and"})
_DASHES = frozenset({"-", "–", "—"})
# Before a member of a list, and of a list's line its mark.
_BEFORE_MEMBERS = frozenset({",", ";", ":", "and", "-", "–", "—", "*", "•", "·", ".", ")", "the"})
# "His Excellency Mr" has fewer words, and so has a country's name.
_HONOURED = 8
# "Informed" stands so near before the one who is told of something.
_TELLING_REACH = 10
# A name of two words at least.
_FULL_NAME = 2


@dataclass(slots=True)
class Named:
    """One place where a person is named, as tokens `first` up to `last`, with the titles given there."""

    first: int
    last: int
    words: tuple[str, ...]
    """The name, folded; see `folded_name`."""
    roles: list[RolePhrase] = field(default_factory=list)
    country: str | None = None
    sure: bool = False
    """Whether a title or honorific stands by it, so that a single word may be a name."""
    kin: bool = False
    """Whether it is said to be somebody's brother or wife: such a name is not short for that person's."""


def named_at(page: Page, first: int, last: int, roles: Chain | None = None, *, sure: bool = True) -> Named:
    """The name at the given tokens, with the country that follows it."""
    posted = any(r.country and r.group in words_of("posts", "groups_sent") for r in roles or ())
    within = posted and page.same_sentence(last - 1, last) and page.words[last].text == "("
    country = None if within else country_after(page, last)  # "Norway's ambassadors NAME (Kuwait) and NAME (Qatar)"
    country = country or _owner(page, first) or _explained(page, first, last)
    country = country or _headed(page, first, last)
    if country is None and roles and not any(role.country for role in roles):
        behind = country_behind_comma(page, last)
        country = behind.code if behind is not None else None
    roles = _with_body(page, last, list(roles or ()))
    near = {page.words[k].low for k in range(max(0, first - 2), first) if page.same_sentence(k, first)}
    kin = bool(near & words_of("people", "kin"))
    return Named(first, last, folded_name(page, first, without_letters(page, first, last)), roles, country, sure, kin)


def _with_body(page: Page, end: int, roles: Chain) -> Chain:
    """The titles with the organisation that follows the name: "Secretary General Jens Stoltenberg of NATO"."""
    if not roles or not page.same_sentence(end - 1, end + 1) or page.words[end].low != "of":
        return roles
    k = page.over_article(end + 1)
    last = roles[-1]
    if page.body[k] is None or last.organisation or last.country:
        return roles
    return [*roles[:-1], replace(last, organisation=page.body[k])]


def _owner(page: Page, first: int) -> str | None:
    """The country in "Togo's Robert Dussey", "the EU's Kaja Kallas" and "her colleagues from Togo (Robert Dussey)"."""
    if not page.same_sentence(first - 2, first) or page.words[first - 1].text not in {"'s", "("}:
        return None
    country = page.country[first - 2]
    body = page.body[first - 2]
    if body is not None and page.words[first - 1].text == "'s" and page.text(*body) in words_of("posts", "union_names"):
        return "EU"
    if country is None or (page.words[first - 1].text == "(" and country.form != "name"):
        return None
    return country.code


def _explained(page: Page, first: int, last: int) -> str | None:
    """The country whose minister or leader a name in brackets tells: "colleagues from Togo (Robert Dussey)"."""
    if not page.same_sentence(first - 2, last) or last - first < _FULL_NAME:
        return None
    country = page.country[first - 2] if first > 1 else None
    alone = page.words[first - 1].text == "(" and page.words[last].text == ")"
    return country.code if alone and country and country.form in {"name", "abbreviation"} else None


def _headed(page: Page, first: int, last: int) -> str | None:
    """The country at the head of a line or of a member of a list: "Ecuador – Carlos Mendez (resident in Rome)"."""
    dash = next((k for k in range(first - 1, max(first - _HONOURED, 0), -1) if page.words[k].text in _DASHES), None)
    if dash is None or not page.same_sentence(dash - 1, last - 1) or skip_honorifics(page, dash + 1) != first:
        return None
    if page.same_sentence(first, last) and page.words[last].text not in CLOSING:
        return None  # "Kenya – NAME will be there"
    country = next((c for k in range(dash - 1, max(dash - _HONOURED, -1), -1) if (c := page.country[k])), None)
    if country is None or country.form != "name" or page.at(country.end) != dash:
        return None
    before = page.at(country.start) - 1
    opens = not page.same_sentence(before, dash) or page.words[before].text in _BEFORE_MEMBERS
    return country.code if opens else None


def country_after(page: Page, end: int) -> str | None:
    """The country in "President Ashraf Ghani of Afghanistan" and in "Jaap Ora (Estonia)"."""
    if page.same_sentence(end - 1, end + 2) and page.words[end].text == "(":
        if party_of_state(page, end) is not None:
            return "US"
        if within := page.country[end + 1]:
            return within.code
        body = page.body[end + 1]
        union = body is not None and page.text(*body) in words_of("posts", "union_names")
        return "EU" if union else None
    if alone := _apposition(page, end):
        return alone
    if page.same_sentence(end - 1, end + 1) and page.words[end].text.replace(".", "").upper() in honours():
        end += 1  # "Niall Byrne T.D. of Ireland"
    if not page.same_sentence(end - 1, end + 1) or page.words[end].low != "of":
        return None
    k = page.over_article(end + 1)
    if _told_of(page, end, k):
        return None
    if (body := page.body[k]) is not None:
        return known_country(page.text(*body))  # "Deputy Marshal NAME of the Sejm"
    country = page.country[k]
    people = k > end + 1 and country is not None and country.form == "demonym"  # "King Philippe of the Belgians"
    if country is None and (state := page.region[k]) is not None:
        return state.country  # "Governor NAME of Bavaria"
    return country.code if country and (people or country.form in {"name", "abbreviation"}) else None


def party_of_state(page: Page, i: int) -> int | None:
    """The token after a lawmaker's party and state in brackets at token i: "Senator NAME [(D-NH)]"; None for others."""
    match = pattern("people", "party_of_state", cased=True).match(page.flat, page.words[i].start)
    return page.at(match.end()) if match else None


def country_behind_comma(page: Page, end: int) -> CountryMention | None:
    """The country in "Ministers NAME, of Chile, and NAME, of Peru": behind a comma, and closed by another mark."""
    if not page.same_sentence(end - 1, end + 2) or page.words[end].text != "," or page.words[end + 1].low != "of":
        return None
    country = page.country[page.over_article(end + 2)]
    if country is None or country.form not in {"name", "abbreviation"}:
        return None
    after = page.at(country.end)
    return country if not page.same_sentence(end, after) or page.words[after].text in CLOSING else None


def _told_of(page: Page, end: int, k: int) -> bool:
    """Whether "of" after a name leads to what somebody is told of: "informed President NAME of Kenya's readiness"."""
    area = page.country[k]
    after = page.at(area.end) if area else k + 1
    if not page.same_sentence(end, after) or page.words[after].text not in {"'s", "'"}:
        return False
    near = range(max(0, end - _TELLING_REACH), end)
    return any(page.words[j].low in words_of("people", "verbs_of_telling") and page.same_sentence(j, end) for j in near)


def _apposition(page: Page, end: int) -> str | None:
    """The country in "NAME, Kingdom of Norway" and "NAME – Kenya (resident in Rome)", which ends there."""
    if not page.same_sentence(end - 1, end + 1) or page.words[end].text not in {",", "–", "—", "-"}:
        return None
    if page.sentence_of(end).kind != "item":
        return None  # in running prose a list of those present may go on with countries
    country = page.country[end + 1]
    if country is None or country.form != "name":
        return None
    after = page.at(country.end)
    closed = not page.same_sentence(end, after) or page.words[after].text in CLOSING
    return country.code if closed else None
