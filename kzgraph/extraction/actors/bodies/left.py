"""What belongs to a body's name to the left of its head noun: "Foreign, Commonwealth and Development [Office]"."""

from __future__ import annotations

from functools import cache

from kzgraph.extraction.actors.bodies.body import SHORTEST_ABBREVIATION, head_nouns
from kzgraph.extraction.actors.bodies.listed import is_union
from kzgraph.extraction.knowledge import lexicon, words_of
from kzgraph.extraction.text.page import Page, particles, phrase_table
from kzgraph.extraction.text.tokens import Token

_DASHES = frozenset({"-", "–", "—"})


def leftmost(page: Page, head: int) -> int:
    """The first token of the name whose head begins at `head`."""
    first = head
    while page.same_sentence(first - 1, head):
        before = _one_left(page, first, head)
        if before == first:
            break
        first = before
    return first


def _one_left(page: Page, first: int, head: int) -> int:
    """Where a name goes on to the left of `first`, over one word, a dash or a list; `first` where it does not."""
    token = page.words[first - 1]
    legal = first == head and page.words[head].text in words_of("organisations", "legal_forms")
    if token.text == "," and legal and page.same_sentence(first - 2, head) and page.words[first - 2].capital:
        return first - 2  # "DESA, Inc."
    if token.capital and token.word and not _stops_left(page, first - 1):
        return first - 1
    if first == head and (bracket := _over_abbreviation(page, first)) is not None:
        return bracket
    if token.initial and (letters := _joined_letters(page, first)) is not None:
        return letters
    if (founder := _before_particles(page, first, head)) is not None:
        return founder
    if token.text == "'" and _owned_by_many(page, first - 1):
        return first - 2
    if token.text == "'s" and (owner := _owner_within(page, first, head)) is not None:
        return owner
    if (
        token.text in _DASHES
        and page.same_sentence(first - 2, head)
        and page.country[first - 2]
        and (page.country[first] or is_union(page.words[first].text))
    ):
        return first - 2
    if token.low in words_of("organisations", "joiners") and not _begins_own_name(page, first, head):
        if page.given(first) and (couple := _couple(page, first)) is not None:
            return couple
        if first < head + 1 and _joined(page, first - 2, first):
            return _over_commas(page, first - 2)
        if page.words[first - 2].text == "," and _joined(page, first - 3, first):
            return _over_commas(page, first - 3)
    return first


def _over_abbreviation(page: Page, first: int) -> int | None:
    """The word before an abbreviation in brackets just before a head: "Public [Works] (EPW) Committee"."""
    k = first - 4
    if not page.same_sentence(k, first) or page.words[first - 1].text != ")" or page.words[first - 3].text != "(":
        return None
    short, before = page.words[first - 2].text, page.words[k]
    fits = short.isupper() and len(short) >= SHORTEST_ABBREVIATION and before.word and before.capital
    return k if fits and before.text[0] in short else None


def _joined_letters(page: Page, first: int) -> int | None:
    """Where two letters begin that stand for two words: "[A&M] University"."""
    k = first - 3
    if not page.same_sentence(k, first) or page.words[k + 1].text != "&" or len(page.words[first - 1].text) > 1:
        return None
    return k if len(page.words[k].text) == 1 and page.words[k].end == page.words[k + 1].start else None


def _begins_own_name(page: Page, first: int, head: int) -> bool:
    """Whether what stands before "and" is another name: "Council on Trade, and [Office] of the Vice President"."""
    hit = page.phrase_at(head, head_nouns()) if first == head else None
    if hit is not None and page.text(head, hit[0]) in words_of("organisations", "bare_heads_that_name"):
        return True  # "NATO Allies and [Congress]"
    return hit is not None and any(
        page.same_sentence(head, k) and page.words[k].low == "of" for k in range(head + 1, hit[0] + 1)
    )


def _before_particles(page: Page, first: int, head: int) -> int | None:
    """The given name of a founder before particles: "[Alfonso de la] Rosa Foundation"; None for no such name."""
    k = first - 1
    if first == head or page.words[k].capital or page.words[k].low not in particles() or page.vocabulary(first):
        return None
    while page.same_sentence(k - 1, head) and page.words[k].low in particles() and not page.words[k].capital:
        k -= 1
    hit = page.phrase_at(head, head_nouns())
    called_so = hit is not None and hit[1] in words_of("organisations", "kinds_with_founders")
    return k if called_so and page.given(k) and page.same_sentence(k, head) and not _ends_post(page, k) else None


def _couple(page: Page, first: int) -> int | None:
    """Where the first of two founders begins: "[Bill and] Melinda Gates Foundation", "[John D. and] Ann Hall Trust"."""
    k = first - 2
    while page.same_sentence(k, first) and page.words[k].initial:
        k -= 1
    return k if page.same_sentence(k, first) and page.given(k) and not _ends_post(page, k) else None


def _owner_within(page: Page, first: int, head: int) -> int | None:
    """Where an owner begins that belongs to a name: "[Women's] Health Organization", "[Foreign Minister's] Bureau"."""
    k = first - 2
    if not page.same_sentence(k, head) or not page.words[k].capital:
        return None
    if page.words[k].low in words_of("organisations", "owners_within"):
        return k
    if first == head and _of_holder(page, head):
        table = phrase_table("posts", "heads")
        for start in range(max(0, k - 2), k + 1):
            hit = page.phrase_at(start, table)
            if hit and hit[0] == k + 1 and page.same_sentence(start, head) and page.words[start].capital:
                return start
    return None


def _owned_by_many(page: Page, i: int) -> bool:
    """Whether the apostrophe at i makes owners of a word in the plural: "[Lawyers'] Committee", "[Mayors'] Union"."""
    owner = page.words[i - 1]
    one_word = page.same_sentence(i - 1, i) and owner.end == page.words[i].start
    return one_word and owner.capital and owner.low.endswith("s") and page.vocabulary(i - 1) and not page.country[i - 1]


def _of_holder(page: Page, head: int) -> bool:
    """Whether a body of the holder of a post has this head: "Foreign Minister's Bureau", "President's Council on"."""
    if page.words[head].text in words_of("organisations", "offices"):
        return True
    advises = page.words[head].text in words_of("organisations", "councils_of_holders")
    return advises and page.same_sentence(head, head + 1) and page.words[head + 1].low in {"of", "on", "for"}


def _over_commas(page: Page, first: int) -> int:
    """Over the earlier words of a list: "Foreign, Commonwealth and Development Office"."""
    while page.words[first - 1].text == "," and _joined(page, first - 2, first):
        first -= 2
    return first


def _stops_left(page: Page, i: int) -> bool:
    """Whether a capitalised word does not belong to a name: "The", "January", "Minister"."""
    token = page.words[i]
    if (_never_first(token) and not _opens_place(page, i)) or page.calendar(i):
        return True
    if token.initial and not page.country[i]:
        return not _of_founder(page, i)
    if token.low.endswith(_attributes()):
        return True
    if _after_titled_name(page, i):
        return True
    if page.phrase_at(i, phrase_table("posts", "heads")) is None:
        return False
    return not token.low.startswith("deput") and token.text not in words_of("posts", "not_in_bodies")


def _opens_place(page: Page, i: int) -> bool:
    """Whether a place of two words begins here: "[New] Jersey"."""
    area = page.region[i] or page.place[i] or page.country[i]
    return area is not None and area.start == page.words[i].start and area.end > page.words[i].end


@cache
def _attributes() -> tuple[str, ...]:
    return tuple(lexicon("organisations")["attributes"])


def _of_founder(page: Page, i: int) -> bool:
    """Whether an initial is one of a name after which a body is called: "[L. N.] Gumilyov University"."""
    k = i + 1
    while page.same_sentence(i, k) and page.words[k].initial:
        k += 1
    named = page.same_sentence(i, k) and page.words[k].capital and not page.vocabulary(k)
    titled = page.same_sentence(i - 1, i) and page.phrase_at(i - 1, phrase_table("posts", "honorifics"))
    return named and not titled and not _ends_post(page, i)


def _ends_post(page: Page, i: int) -> bool:
    """Whether a title stands just before token i, or before the given name there."""
    heads = phrase_table("posts", "heads")
    before = range(max(0, i - 3), i)
    return any(page.same_sentence(k, i) and page.phrase_at(k, heads) is not None for k in before)


def _never_first(token: Token) -> bool:
    """Whether a word ends a name on the left: "The", and "THE" in a line in capitals."""
    never = words_of("organisations", "never_first") | words_of("posts", "headline_verbs")
    return token.text in never or (token.text.isupper() and len(token.text) > 1 and token.text.title() in never)


def _after_titled_name(page: Page, i: int) -> bool:
    """Whether a surname stands here that a missing comma joins to a name: "Minister Pete Hill National Council"."""
    if not page.same_sentence(i - 2, i) or not page.given(i - 1) or page.vocabulary(i):
        return False
    return page.phrase_at(i - 2, phrase_table("posts", "heads")) is not None


def _joined(page: Page, i: int, following: int) -> bool:
    """Whether the word at i is the left half of "Foreign and Commonwealth Office": a plain capitalised word."""
    if not page.same_sentence(i, following):
        return False
    token = page.words[i]
    if not (token.word and token.capital and page.vocabulary(i)) or page.country[i] or page.calendar(i):
        return False
    if _never_first(token) or page.phrase_at(i, head_nouns()):
        return False
    if page.phrase_at(i, phrase_table("posts", "heads")):
        return False
    before = page.words[i - 1].low if page.same_sentence(i - 1, i) else "the"
    return before in {"the", ",", ":", "'s"} or bool(page.country[i - 1]) or page.words[i - 1].capital
