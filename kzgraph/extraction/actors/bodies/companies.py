"""Companies that only the words about them show: "CEO of Harlow", "companies, including Eni and Carlsberg"."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.bodies.body import Body
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import choice, lexicon, words_of
from kzgraph.extraction.text.page import Page

# A longer run of capitals after "CEO of" may end with the leader's name.
_LONGEST_LED = 2


def led_companies(page: Page) -> Iterator[Body]:
    """Companies after the title of who leads them: "CEO of Harlow", "CEOs of Harlow and Brightwell"."""
    for match in choice("organisations", "led_by", cased=True).finditer(page.flat):
        i, many = page.at(match.end()), match["many"]
        while page.same_sentence(i, i) and page.words[i].capital and page.words[i].word and not begins_role(page, i):
            last = i
            while page.same_sentence(i, last) and page.words[last].capital and page.words[last].word:
                last += 1
            named = any(page.country[k] or page.place[k] or page.given(k) for k in range(i, last))
            if last - i > _LONGEST_LED or named or all(page.vocabulary(k) for k in range(i, last)):
                break
            yield Body(i, last, "company")
            if not many or not page.same_sentence(i, last + 1) or page.words[last].low not in {",", "and"}:
                break
            i = last + 1


def named_companies(page: Page) -> Iterator[Body]:
    """Names in a list that says they are companies: "companies, including Eni, Siemens and Carlsberg"."""
    one = tuple(lexicon("organisations")["one_company"])
    for match in choice("organisations", "companies_follow").finditer(page.flat):
        yield from _name_list(page, page.at(match.end()), single=match.group().lower().endswith(one))


def _name_list(page: Page, i: int, *, single: bool) -> Iterator[Body]:
    commas = words_of("organisations", "joiners") | {","}
    never = words_of("organisations", "never_first")
    while i < len(page.words) and page.words[i].word and page.words[i].capital and not page.country[i]:
        if page.words[i].text in never or begins_role(page, i):
            return
        last = i
        while page.same_sentence(i, last) and page.words[last].word and page.words[last].capital:
            if last > i and begins_role(page, last):
                break
            last += 1
        below = page.opens_sentence(i)  # in a list under "companies:" there are lines like "Police: 102"
        if not (below and all(page.vocabulary(k) for k in range(i, last))):
            yield Body(i, last, "company")
        if single or not page.same_sentence(i, last):
            return
        i = last
        while page.same_sentence(last, i) and page.words[i].low in commas:
            i += 1
