"""Bodies after a title's preposition: "at the Embassy's consular section", "of the public agency SPIRIT"."""

from __future__ import annotations

from kzgraph.extraction.actors.bodies.belonging import sending_state
from kzgraph.extraction.actors.bodies.body import Part, head_nouns
from kzgraph.extraction.actors.bodies.listed import listed_as, parent_of_branch
from kzgraph.extraction.actors.posts.areas import LONGEST_UNIT
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page

# "The ministry's political and economic department" has so many words at most.
_LONGEST_DEPARTMENT = 8


def over_seat(page: Page, span: Part) -> int | None:
    """The token after the city of a university: "Westminster International University [in Tashkent]"."""
    end = span[1]
    if not page.same_sentence(end - 1, end + 1) or page.words[end].low != "in" or not (seat := page.place[end + 1]):
        return None
    school = any((hit := page.phrase_at(k, head_nouns(), end)) and hit[1] == "university" for k in range(*span))
    return page.at(seat.end) if school else None


def over_description(page: Page, i: int) -> int | None:
    """The token after a body behind what it is, "[public agency] SPIRIT", or after a regional government."""
    for k in range(i, min(i + LONGEST_UNIT, len(page.words))):
        if not page.same_sentence(i, k):
            return None
        span = page.body[k]
        if span and k > i:
            return span[1] if page.words[k - 1].low in words_of("posts", "before_bodies") else None
        if page.words[k].capital or not page.words[k].word:
            return None
        if k > i and page.words[k].low in words_of("posts", "local_bodies"):
            local = page.words[k - 1].low in words_of("posts", "local_words")
            return k + 1 if local else None
    return None


def over_national(page: Page, i: int) -> int | None:
    """The token after a body behind whose and what it is: "[Russia's state corporation] Rosatom"."""
    country = page.country[i]
    if country is None:
        return None
    end = i + 1 if country.form == "adjective" else page.at(country.end)
    if country.form != "adjective" and not (page.same_sentence(i, end) and page.words[end].text == "'s"):
        return None
    return over_description(page, end if country.form == "adjective" else end + 1)


def over_board(page: Page, i: int) -> int | None:
    """The token after a board in lower case, with the body whose it is: "deputy chairman of the [board of Rosatom]"."""
    words, k = words_of("posts", "board_words"), i
    while page.same_sentence(i, k) and page.words[k].low in words and not page.words[k].capital:
        k += 1
    if "board" not in {token.low for token in page.words[i:k]} or not page.same_sentence(i, k):
        return None
    if page.words[k - 1].low == "of":
        k = page.over_article(k)
        while page.words[k].text in words_of("organisations", "forms_before") and page.same_sentence(i, k + 1):
            k += 1
        if span := page.body[k]:
            return span[1]
    return None


def over_department(page: Page, i: int) -> int | None:
    """The token after a part of a body in lower case with the words that tell it from others, whose first is at i.

    "[the ministry's Asian department] at", "[Chinese mission] to"; the delegation alone says no more than its head.
    """
    span = page.body[i]
    start = end = span[1] if span and span[0] == i else i
    while page.same_sentence(i, end) and end - start < _LONGEST_DEPARTMENT:
        token = page.words[end]
        if end > i and not token.capital and token.low in words_of("posts", "parts"):
            goes_on = page.same_sentence(i, end + 1) and page.words[end + 1].low in words_of("posts", "parts")
            return end + 1 + goes_on
        if not _tells_departments_apart(page, end):
            return None
        end += 1
    return None


def _tells_departments_apart(page: Page, k: int) -> bool:
    """Whether a word may stand before a department: whose it is, or what it is for."""
    token = page.words[k]
    if page.country[k] or page.body[k] or token.text == "'s":
        return True
    if token.capital:
        return page.vocabulary(k) and not page.given(k)
    return token.low == "and" or (token.word and page.ordinary(k) and token.low not in words_of("posts", "no_fields"))


def state_of_department(page: Page, i: int, end: int) -> str | None:
    """The country before a part of a body whose that is: "Chinese mission"; not what it deals with: "Russian desk"."""
    country = page.country[i]
    if country is None or words_of("posts", "parts_with_fields") & {token.low for token in page.words[i:end]}:
        return None
    owned = country.form == "adjective" or page.words[page.at(country.end)].text == "'s"
    return country.code if owned else None


def over_part(page: Page, i: int) -> int:
    """The token after a body that belongs to the one before it: "HHS['s Office of Community Services]"."""
    if not page.same_sentence(i - 1, i + 1) or page.words[i].text != "'s":
        return i
    owned = page.body[i + 1]
    return owned[1] if owned and owned[0] == i + 1 else i


def over_brackets(page: Page, i: int) -> int:
    """Step over an abbreviation in brackets where the title goes on after it: "Office (FCDO) of the UK"."""
    if page.same_sentence(i - 1, i + 3) and page.words[i].text == "(" and page.words[i + 2].text == ")":
        return i + 3 if page.words[i + 3].low in words_of("posts", "prepositions") else i
    return i


def body_country(page: Page, span: Part) -> str | None:
    """The country for which those act who serve a body, as its name tells; of a mission that of the sending state."""
    if pattern("organisations", "union_missions", cased=True).match(page.text(*span)):
        return "EU"
    if pattern("organisations", "missions_of_many", cased=True).match(page.text(*span)):
        return None
    if (mission := sending_state(page, *span)) is not None:
        return mission or None
    codes = {c.code for k in range(*span) if (c := page.country[k])}
    listed = listed_as(page.text(*span))
    if len(codes) != 1 or (listed is not None and listed.kind == "intergovernmental"):
        return None  # the Organization of American States is of no state
    if listed is not None and listed.country is not None:
        return listed.country  # the Workers' Party of Korea is of North Korea
    if (parent := parent_of_branch(page.text(*span))) is not None:
        return parent.country
    return codes.pop()
