"""What somebody is charged with, in plain words: "responsible for export development", "minister of finance"."""

from __future__ import annotations

from functools import cache

from kzgraph.extraction.actors.portfolios import capital_run
from kzgraph.extraction.actors.role_heads import after_title
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page, phrase_table

# "for counterterrorism and mediation of conflict resolution": a task has so many words at most.
_LONGEST_TASK = 9
# "head of internal audit"; what is longer goes on to something else.
_LONGEST_FIELD = 3
_JOINTS = frozenset({"and", "'s", "'"})


def in_charge(page: Page, i: int) -> int | None:
    """The token after "responsible for [export development]", "in charge of [Consular Affairs]" that begins at i."""
    hit = page.phrase_at(i, phrase_table("posts", "in_charge"))
    if hit is None or not page.same_sentence(i, hit[0]):
        return None
    k = page.over_article(hit[0])
    if page.words[k].capital:
        return capital_run(page, k)
    if page.words[hit[0] - 1].low == "of":
        return None  # "in charge of economic diplomacy" is no part of the title
    return plain_words(page, k)


def plain_words(page: Page, i: int) -> int | None:
    """The token after a task in lower case that a mark or a name closes: "for [counterterrorism and mediation],"."""
    for end in range(i, min(i + _LONGEST_TASK, len(page.words))):
        token = page.words[end]
        if not page.same_sentence(i, end) or token.text in {",", ".", ";", ")"}:
            return end if end > i else None
        if end > i and token.capital and page.namelike(end) and not page.vocabulary(end):
            return end  # "for migration agreements NAME"
        named = token.capital and _of_part_of_world(page, end)
        if not token.word or (token.capital and not named):
            return None
        if not (named or page.ordinary(end) or token.low in words_of("posts", "small_words")):
            return None
    return None


def _of_part_of_world(page: Page, i: int) -> bool:
    """Whether a word in capitals is one of a country or a part of the world: "for [Korean Peninsula] peace"."""
    if page.country[i] or page.region[i] or page.place[i] or page.ordinary(i):
        return True
    return any(token.text in words_of("organisations", "parts_of_world") for token in page.words[i : i + 2])


def short_field(page: Page, i: int, *, known: bool) -> int | None:
    """The token after a field of any words in lower case with which a title ends: "director of [protocol]"; `known`
    asks that the last word is one of fields: "for [strategic affairs]", not "for years".
    """
    end = i
    while page.same_sentence(i, end) and end - i <= _LONGEST_FIELD:
        token = page.words[end]
        if not token.word or token.capital or token.low in after_title():
            return end if end > i and (not known or page.words[end - 1].low in field_words()) else None
        if not page.ordinary(end) or token.low in words_of("posts", "no_fields_behind"):
            return None
        end += 1
    return end if i < end <= i + _LONGEST_FIELD and not known else None


@cache
def field_words() -> frozenset[str]:
    """The words of portfolios that posts.yaml knows, in lower case."""
    return words_of("posts", "modifiers") | words_of("posts", "fields") | words_of("posts", "words_of_fields")


def field_behind(page: Page, i: int) -> int | None:
    """The token after a field in lower case behind where it is, if nothing of it is left: "for European [affairs]"."""
    in_lower_case = page.same_sentence(i - 1, i) and not page.words[i].capital  # not "of Operations General NAME"
    end = lower_portfolio(page, i) if in_lower_case else None
    if end is None or not page.same_sentence(i, end):
        return end
    after = page.words[end]
    whole = not after.word or after.capital or after.low in after_title()  # not "for Middle East [peace] process"
    return end if whole else None


def lower_portfolio(page: Page, i: int) -> int | None:
    """ "minister of foreign affairs" in lower case: the words of portfolios that posts.yaml knows, over "and"."""
    end = i
    known = field_words()
    while page.same_sentence(i, end) and (
        page.words[end].low in known
        or (
            end > i
            and page.words[end].text in _JOINTS  # "women['s] affairs"
            and page.same_sentence(i, end + 1)
            and page.words[end + 1].low in known
        )
    ):
        end += 1
    return end if end > i else None
