"""What stands to the right of a title's head beside prepositions: "(CEO)", "a.i.", ", Ministry of External Affairs"."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.extraction.actors.bodies.body import Part
from kzgraph.extraction.actors.people.names import skip_honorifics
from kzgraph.extraction.actors.portfolios import capital_run
from kzgraph.extraction.actors.posts.areas import LONGEST_UNIT
from kzgraph.extraction.actors.posts.institutions import body_country
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page

# "(San Francisco, CA)" has at most so many words and marks.
_BRACKETED = 7
_PAIRS_AFTER = frozenset({("ad", "interim"), ("without", "portfolio")})


@dataclass(slots=True)
class Right:
    """What follows a head, up to token `last`."""

    last: int
    country: str | None = None
    accredited_to: str | None = None
    body: Part | None = None


def over_abbreviation(page: Page, i: int) -> int:
    """Over "(CEO)", "a.i.", "Emeritus" and "without Portfolio" after a head."""
    if page.same_sentence(i - 1, i) and page.words[i].low in words_of("posts", "after_heads"):
        i += 1
    elif page.same_sentence(i - 1, i + 1) and (page.words[i].low, page.words[i + 1].low) in _PAIRS_AFTER:
        i += 2
    if not page.same_sentence(i - 1, i + 2) or page.words[i].text != "(":
        return i
    for k in range(i + 1, min(i + LONGEST_UNIT, len(page.words))):  # "Secretary (West)", "Director (Bilateral Affairs)"
        token = page.words[k]
        if not page.same_sentence(i, k) or (token.text == ")" and k == i + 1):
            return i
        if token.text == ")":
            return k + 1
        if not token.word or not token.capital or token.text.endswith(".") or (k > i + 1 and not page.vocabulary(k)):
            return i
    return i


def over_charge(page: Page, i: int) -> int:
    """Over what brackets say of a rank before its field: "Minister of State [(Independent Charge)] for Power"."""
    after = over_abbreviation(page, i)
    if after == i or not page.same_sentence(i - 1, after) or page.words[i + 1].low != "independent":
        return i
    return after


def over_group(page: Page, i: int) -> int:
    """Over what makes a group in parliament of a party's name: "chairman of the ABC[/DEF parliamentary group]"."""
    group = pattern("posts", "group_of_party", cased=True).match(page.flat, page.words[i - 1].start)
    return page.at(group.end()) if group and group.end() > page.words[i - 1].end else i


def over_field(page: Page, i: int) -> int:
    """The token after a ministry's field that follows "Secretary" at once, as in Pakistan: "Secretary [Interior]"."""
    fields = words_of("posts", "fields") | words_of("posts", "modifiers")
    if page.words[i - 1].text != "Secretary" or not page.same_sentence(i - 1, i + 1):
        return i
    end = i
    while page.same_sentence(i, end + 1) and page.words[end].capital and page.words[end].low in fields:
        end += 1
    after = page.words[end]
    named = end > i and (after.text == "," or (page.namelike(end) and not page.vocabulary(end)))
    return end if named and not begins_role(page, i) else i


def at_once(page: Page, i: int) -> Part | None:
    """The body that follows a bare head at token i without a preposition, before the name: "Chairman [NAB] NAME"."""
    span = page.body[i] if page.same_sentence(i - 1, i + 1) else None
    if span is None or span[0] != i or span[1] - i > 1 or not page.words[i].text.isupper():
        return None
    k = skip_honorifics(page, span[1])
    named = page.same_sentence(i, k) and (k > span[1] or (page.namelike(k) and not page.vocabulary(k)))
    return span if named and not page.words[i - 1].text.isupper() else None


def over_comma(page: Page, right: Right) -> None:
    """Over a comma to the body that a bare title belongs to: "Secretary (West), Ministry of External Affairs".

    A line of a list may go without it: "NAME, President Harbour Workers Union".
    """
    at = right.last
    if right.body or right.country or not page.same_sentence(at - 1, at + 1):
        return
    if page.words[at].text != ",":
        rest = page.body[at] if _in_list(page, at) else None
        if rest and rest[0] == at and not page.same_sentence(at, rest[1]):
            right.last, right.body, right.country = rest[1], rest, body_country(page, rest)
        return
    span = _body_after_comma(page, at)
    if span is None:
        right.last = _over_field(page, at)
        return
    end = _over_brackets_at_end(page, span[1])
    if not page.same_sentence(at, end) or page.words[end].text in words_of("posts", "after_body"):
        right.last, right.body, right.country = span[1], span, body_country(page, span)
    # In a list of those present a line goes on to what that is a part of: "Director, Asia Programme, Chatham House".
    while _in_list(page, at) and right.body and (span := _body_after_comma(page, right.last)):
        right.last, right.country = span[1], right.country or body_country(page, span)


def _body_after_comma(page: Page, at: int) -> Part | None:
    """The body that begins behind a comma at token `at`."""
    if not page.same_sentence(at - 1, at + 1) or page.words[at].text != ",":
        return None
    k = page.over_article(at + 1)
    span = page.body[k]
    return span if span and span[0] == k else None


def _in_list(page: Page, i: int) -> bool:
    return page.sentence_of(i).kind in {"item", "headline"}


def _over_field(page: Page, at: int) -> int:
    """The token after the field that a comma at `at` parts from a title: "Minister of State[, Foreign Affairs]"."""
    titles = words_of("posts", "titles_before_fields")
    long = max(len(title.split()) for title in titles)
    if not any(page.text(max(0, at - n), at) in titles for n in range(2, long + 1)) or begins_role(page, at + 1):
        return at
    end = capital_run(page, at + 1)
    named = end is not None and page.same_sentence(at, end) and (page.words[end].text == "," or page.namelike(end))
    return end if end is not None and named else at


def _over_brackets_at_end(page: Page, i: int) -> int:
    """The token after an abbreviation or a place in brackets at i: "(NCLR)", "(San Francisco, CA)"; else i."""
    if not page.same_sentence(i - 1, i + 2) or page.words[i].text != "(":
        return i
    return next(
        (k + 1 for k in range(i + 2, i + _BRACKETED) if page.same_sentence(i, k) and page.words[k].text == ")"), i
    )
