"""The name before a title: "NAME, TITLE", "NAME (TITLE)", "NAME as TITLE", and a title on the line below."""

from __future__ import annotations

from kzgraph.extraction.actors.people.named import CLOSING, party_of_state
from kzgraph.extraction.actors.people.names import honours
from kzgraph.extraction.actors.posts.chains import Chain, over_master
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page, phrase_table

# A release names its author in its first lines.
_HEAD_OF_RELEASE = 4
# A signature is among its last lines, before a field in brackets and the date.
_SIGNATURE = 4
# "Until" or "since", and the words of a date behind it: "until [the end of last year]".
_TERM = frozenset({"until", "till", "since"})
_LONGEST_DATE = 5
# An age has so many digits.
_AGE = 2


def end_before(page: Page, chain: Chain) -> int | None:
    """The token after the name in "NAME, TITLE": before the chain, over a comma, a bracket, "as" or "who is"."""
    first, last = chain[0].first, chain[-1].last
    if page.same_sentence(first, last) and page.words[last].text in {"'s", "'"}:
        return None  # "NAME, the Minister's sister"
    if chain[0].last == first + 1 and page.words[first].text in words_of("posts", "postnominals"):
        opening = page.words[page.at(page.sentence_of(first).start)]
        return None if opening.text == "From" else first  # "the Hon NAME MP"; not the sender's "From: … NAME MP"
    if (above := _line_above(page, chain)) is not None:
        return above
    if _joined_on(page, first, plural=chain[0].plural):
        return None  # "A, B, and representatives of C", "met A, and the Minister of C said"
    between = words_of("people", "between_name_and_title") | words_of("posts", "former")
    k = first - 1
    while page.same_sentence(k, first) and (page.words[k].low in between or _newly(page, k)):
        k -= 1
    k = _over_description(page, _over_term(page, k, first), first)
    if not page.same_sentence(k, first):
        return None
    if page.words[k].text == "'s" and page.phrase_at(k - 1, phrase_table("posts", "heads")):
        k -= 2  # "NAME, the minister's special envoy"
        k -= page.same_sentence(k, first) and page.words[k].low in words_of("posts", "determiners")
    elif page.words[k].text == "'s" and (owner := page.country[k - 1]):
        k = _over_term(page, page.at(owner.start) - 1, first)  # "NAME, since 2021 Oman's ambassador"
        if not page.same_sentence(k, first):
            return None
    elif page.words[k].text == "'s" and page.words[min(last, len(page.words) - 1)].text in CLOSING:
        k = over_master(page, k)
    if page.words[k].text == "," and (
        _fronted(page, k, chain[-1].last)
        or _reports(page, chain)
        or _in_career(page, k, chain)
        or _acts_too(page, k, chain)
    ):
        return None
    if page.words[k].text in {",", "(", "–", "—", "-"}:
        return _over_remark(page, k)
    said = {page.words[x].low for x in range(k + 1, first)}
    return k + 1 if said & words_of("people", "as_title") else None


def _joined_on(page: Page, first: int, *, plural: bool) -> bool:
    """Whether "and the", or "and" before a plural, stands before a token: a title that is another's."""
    owner = page.country[first]
    owned = owner is not None and page.words[page.at(owner.end)].text == "'s"  # "and Samoa's chief executive"
    k = first - 1
    while page.same_sentence(k, first) and page.words[k].low in words_of("posts", "determiners"):
        k -= 1
    return page.same_sentence(k, first) and page.words[k].low == "and" and (plural or owned or k < first - 1)


def _over_term(page: Page, k: int, first: int) -> int:
    """The token before "until Friday", "since 2022" that ends at k; else k: "NAME, [until Friday] minister"."""
    start = k
    while page.same_sentence(start, first) and k - start < _LONGEST_DATE:
        token = page.words[start]
        if token.low in _TERM:
            return start - 1
        if not (page.calendar(start) or token.text.isdigit() or token.low in words_of("people", "in_end_of_term")):
            break
        start -= 1
    return k


def _over_description(page: Page, k: int, first: int) -> int:
    """The comma before "a career diplomat" that ends at k and is joined to a title; else k.

    "NAME, [a career diplomat] and formerly Ambassador to Georgia".
    """
    joined = page.same_sentence(k, first) and page.words[k + 1].low == "and"
    if not joined or page.words[k].low not in words_of("people", "nationals"):
        return k
    for start in range(k - 1, max(k - _LONGEST_DESCRIPTION, 0), -1):
        token = page.words[start]
        if token.low in {"a", "an"} and page.same_sentence(start - 1, k) and page.words[start - 1].text == ",":
            return start - 1
        if not (token.word and (token.text == token.low or page.country[start])):
            break
    return k


_LONGEST_DESCRIPTION = 6


def _newly(page: Page, k: int) -> bool:
    """Whether a participle only says that a post is new: "NAME, the newly [appointed] Minister"."""
    return page.words[k].low in words_of("people", "given_newly") and page.words[k - 1].low in {"newly", "recently"}


def _reports(page: Page, chain: Chain) -> bool:
    """Whether a title behind a comma is that of who tells the whole: "… with NAME, a TASS correspondent reports"."""
    after = chain[-1].last
    if not page.same_sentence(chain[0].first, after) or page.words[after].low not in words_of("people", "reports"):
        return False
    return any(token.low in words_of("people", "correspondents") for token in page.words[chain[0].first : after])


def _acts_too(page: Page, comma: int, chain: Chain) -> bool:
    """Whether a comma of a headline stands for "and": "Minister NAME, Kenyan [envoy] hold talks"."""
    after = chain[-1].last
    both = page.same_sentence(comma, after) and page.words[after].low in words_of("people", "acts_in_plural")
    return both and page.sentence_of(comma).kind == "headline"


def _in_career(page: Page, comma: int, chain: Chain) -> bool:
    """Whether a title goes on a row of somebody's posts of which one is told by the name of whom he served there: "was
    adviser to President NAME, consul general in Lyon and"."""
    served = pattern("posts", "in_service_of", cased=True)
    if not served.search(page.flat[page.sentence_of(comma).start : page.words[comma - 1].end]):
        return False
    return pattern("posts", "row_goes_on").match(page.flat, page.words[chain[-1].last - 1].end) is not None


def _fronted(page: Page, comma: int, after: int) -> bool:
    """Whether a comma ends what stands before the subject: "During his talks with NAME, the Prime Minister said"."""
    follows = page.words[comma + 1].low == "the" or (page.country[comma + 1] and page.words[comma + 2].text == "'s")
    return bool(follows) and ends_front(page, comma, after)


def ends_front(page: Page, comma: int, after: int) -> bool:
    """Whether a comma ends what opens a sentence, and the subject behind it, before token `after`, has a verb."""
    if not page.same_sentence(comma, after) or page.words[after].text in CLOSING:
        return False
    first = page.at(page.sentence_of(comma).start)
    opens = page.words[first].low in words_of("people", "fronting_words") or page.words[first].low.endswith("ing")
    return opens and not any(page.words[k].text == "," for k in range(first, comma))


def _over_remark(page: Page, k: int) -> int:
    """The end of a name before a comma at k, over an age or "(Retd.)": "Khar, 34, a former minister"."""
    if not page.same_sentence(k - 3, k) or page.words[k].text != ",":
        return k
    if page.words[k - 2].text == "," and page.words[k - 1].text.isdigit() and len(page.words[k - 1].text) == _AGE:
        return k - 2
    if page.words[k - 2].text == "," and page.words[k - 1].text in honours():
        return k - 2  # "Musa Bello, GCON, Vice President"
    for first in range(k - 3, k - 7, -1):  # "(MN)", "(D-CA)": a state or a party
        if page.words[first].text == "(" and party_of_state(page, first) == k:
            return first  # "(R-Fla.)"
        marks = (page.words[first].text, page.words[k - 1].text) if page.same_sentence(first, k) else None
        if marks == ("(", ")") and all(not t.word or t.text.isupper() for t in page.words[first:k]):
            return first
    for first in (k - 3, k - 4):  # with or without a full stop of its own
        if page.same_sentence(first, k) and page.words[first].text == "(" and page.words[k - 1].text == ")":
            remark = page.words[first + 1].low
            return first if remark in words_of("people", "after_names") else k
    return k


def _line_above(page: Page, chain: Chain) -> int | None:
    """The end of the line above where titles stand under a name, at the head of a release or as its signature."""
    first, number = chain[0].first, page.sentence[chain[0].first]
    sentences = page.source.sentences
    if number == 0 or sentences[number].kind != "headline" or page.same_sentence(first - 1, first):
        return None
    if page.same_sentence(first, chain[-1].last):
        return None
    if sentences[number].block > _HEAD_OF_RELEASE and sentences[number].block <= sentences[-1].block - _SIGNATURE:
        return None
    above = sentences[number - 1]
    if above.kind != "headline" or above.block == sentences[number].block:
        return None
    start = page.at(above.start)
    if number > 1 and begins_role(page, start) and sentences[number - 2].kind == "headline":
        if sentences[number - 2].block == above.block or begins_role(page, page.at(sentences[number - 2].start)):
            return None
        first = start  # the second of two titles under a name
    if page.words[first - 1].text in words_of("posts", "postnominals") | honours() and first - 3 >= page.at(
        page.sentence_of(first - 1).start
    ):
        first -= 1  # "The Hon NAME MP"
    while not page.words[first - 1].word and page.words[first - 1].text == "*":
        first -= 1  # "**NAME**"
    return first
