"""Companies that only the words about them show: "CEO of Harlow", "companies, including Eni and Carlsberg"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kzgraph.extraction.actors.bodies.body import Body
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import choice, lexicon, words_of
from kzgraph.extraction.text.page import Page, phrase_table

# A longer run of capitals after "CEO of" may end with the leader's name.
_LONGEST_LED = 2
# "National Grid President": a company's name before a title has so many words at most.
_LONGEST_BEFORE = 3


def led_companies(page: Page) -> Iterator[Body]:
    """Companies after the title of who leads them: "CEO of Harlow", "CEOs of Harlow and Brightwell"."""
    for match in choice("organisations", "led_by", cased=True).finditer(page.flat):
        i, many = page.at(match.end()), match["many"]
        while page.same_sentence(i, i) and page.words[i].capital and page.words[i].word and not begins_role(page, i):
            last = i
            while page.same_sentence(i, last) and page.words[last].capital and page.words[last].word:
                last += 1
            named = any(page.country[k] or page.place[k] or page.given(k) for k in range(i, last))
            if last - i > _LONGEST_LED or named or all(page.of_the_genre(k) for k in range(i, last)):
                break
            yield Body(i, last, "company")
            if not many or not page.same_sentence(i, last + 1) or page.words[last].low not in {",", "and"}:
                break
            i = last + 1


def companies_before_leaders(page: Page) -> Iterator[Body]:
    """Companies between whose name and a person's the title of a leader stands: "Harlow Foods CEO Ann Dee"."""
    for match in choice("organisations", "leads", cased=True).finditer(page.flat):
        last, name = page.at(match.start()), page.at(match.end())
        first = last
        while page.same_sentence(first - 1, last) and last - first < _LONGEST_BEFORE and _of_company(page, first - 1):
            first -= 1
        listed = page.same_sentence(first - 1, last) and page.words[first - 1].capital and page.words[first - 1].word
        if first == last or listed or not page.same_sentence(first, name) or not page.namelike(name):
            continue
        telling = any(not page.of_the_genre(k) for k in range(first, last))
        prose = page.sentence_of(first).kind != "headline"
        if prose and (telling or (last - first > 1 and not page.opens_sentence(first))):
            yield Body(first, last, "company")


def _of_company(page: Page, i: int) -> bool:
    """Whether a word may belong to a company's name before a title: no title, place or given name, nothing small."""
    token = page.words[i]
    if not (token.word and token.capital) or token.initial or page.words[i - 1].text == "&":
        return False
    if token.text in words_of("organisations", "never_first") | words_of("organisations", "not_organisations"):
        return False
    if page.given(i) or page.country[i] or page.calendar(i):
        return False
    if token.low in words_of("organisations", "in_company_names"):
        return True
    return token.low not in words_of("posts", "modifiers") and not begins_role(page, i)


def named_companies(page: Page, known: Mapping[int, int]) -> Iterator[Body]:
    """Names in a list that says they are companies: "companies, including Eni, Siemens and Carlsberg".

    `known` are the ends of listed bodies by where they begin: a leader's name may follow one at once.
    """
    one = tuple(lexicon("organisations")["one_company"])
    for match in choice("organisations", "companies_follow").finditer(page.flat):
        yield from _name_list(page, page.at(match.end()), known, single=match.group().lower().endswith(one))


def _led(page: Page, i: int) -> bool:
    """Whether "TITLE of the company" stands before token i: the name is the leader's."""
    title = page.phrase_at(i - 4, phrase_table("posts", "heads")) if page.same_sentence(i - 4, i) else None
    return title is not None and title[0] == i - 3 and page.words[i - 3].low == "of"


def _name_list(page: Page, i: int, known: Mapping[int, int], *, single: bool) -> Iterator[Body]:
    commas = words_of("organisations", "joiners") | {","}
    never = words_of("organisations", "never_first")
    while i < len(page.words) and page.words[i].word and page.words[i].capital and not page.country[i]:
        if page.words[i].text in never or begins_role(page, i):
            return
        last = i
        while page.same_sentence(i, last) and page.words[last].word and page.words[last].capital:
            if last > i and (begins_role(page, last) or (known.get(i) == last and page.perhaps_given(last))):
                break
            last += 1
        if single and page.given(i) and _led(page, i):
            return  # "chairman of the company Oleg NAME"
        below = page.opens_sentence(i)  # in a list under "companies:" there are lines like "Police: 102"
        if not (below and all(page.of_the_genre(k) for k in range(i, last))):
            yield Body(i, last, "company")
        if single or not page.same_sentence(i, last):
            return
        i = last
        while page.same_sentence(last, i) and page.words[i].low in commas:
            i += 1
