"""Which words look like a personal name, by their own form or by the words about them."""

from __future__ import annotations

from kzgraph.extraction.actors.people.names import own_honorific, skip_honorifics
from kzgraph.extraction.actors.people.shapes import of_country, owned_by_country
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page, particles

# A family name of a language that puts it first, and the names after it, have at most so many letters.
_SHORT_NAME = 9
# "Spoke by phone this morning with": so many words before a name show that somebody is met.
_ENCOUNTER_REACH = 7


def looks_personal(page: Page, first: int, last: int) -> bool:
    """Whether capitalised words without a title are a person's name, by their own form or by the words about them."""
    names = [k for k in range(first, last) if page.words[k].word and page.words[k].low not in particles()]
    full = [k for k in names if not page.words[k].initial]
    if page.words[first].low in words_of("people", "never_people_before"):
        return False
    if page.words[last - 1].low in words_of("people", "never_people_after"):
        return False
    if page.words[last - 1].low in words_of("people", "places_or_surnames") and _is_where(page, first):
        return False
    if page.words[first].text == "A" and last - first > 1 and not page.words[first + 1].initial:
        return False  # "A Houthi delegation"; "A P J Abdul Kalam" is somebody
    if page.text(first, last) in words_of("people", "nobodies"):
        return False
    if _called_after(page, first, last) or skip_honorifics(page, first) >= last:
        return False  # "Brig. Gen."
    if len(names) < 2 or not full or all(page.place[k] or page.country[k] for k in full):
        return False
    of_state = of_country(page, last) or owned_by_country(page, first)
    if page.perhaps_given(full[0]) and of_state and not page.vocabulary(full[-1]):
        return True
    if page.given(full[0]) or _family_name_first(page, first, full) or own_honorific(page, first):
        return True
    if page.words[first].initial and len(full) == 1:
        text = page.words[full[0]].text
        return text.title() == text or text.isupper()
    endings = tuple(lexicon("people")["endings"])
    if len(full) == 2 and page.given(full[1]) and page.words[full[0]].low.endswith(endings):
        return page.words[full[0]].capital and not page.vocabulary(full[0])  # "Temirgaliyeva Arailym"
    return len(full) in {2, 3} and (page.words[full[-1]].low.endswith(endings) or _acts(page, first, last))


def _is_where(page: Page, first: int) -> bool:
    """Whether a preposition of place stands before token `first`: "farewelled at [Albert Park]"."""
    before = page.words[first - 1].low if page.same_sentence(first - 1, first) else ""
    return before in words_of("people", "before_such_places")


def _called_after(page: Page, first: int, last: int) -> bool:
    """Whether a chair or a fellowship has the name: "the Henry Jackson Professor of Economics"."""
    if not page.same_sentence(first - 1, first) or page.words[first - 1].low != "the":
        return False
    return pattern("people", "chair_after", cased=True).match(page.flat, page.words[last - 1].end) is not None


def _family_name_first(page: Page, first: int, full: list[int]) -> bool:
    if not page.surname_first(first):
        return False
    short = len(full) >= 2 and all(len(page.words[k].text) <= _SHORT_NAME for k in full)
    return short or any(page.given(k) for k in full)


def _acts(page: Page, first: int, last: int) -> bool:
    """Whether the words about the name are those about a person: a verb of speech, "interview by"."""
    after = page.words[last].low if page.same_sentence(first, last) else ""
    before = [page.words[k].low for k in range(max(0, first - 2), first) if page.same_sentence(k, first)]
    takes_post = pattern("people", "takes_post", cased=True).match(page.flat, page.words[last - 1].end)
    if after in words_of("people", "person_verbs") or after == "(" or takes_post:
        return True
    if before in (["interview", "by"], ["by"], ["swore", "in"]) or (not before and after == ":"):
        return True
    if before[-1:] and before[-1] in words_of("people", "verbs_of_receiving") and of_country(page, last):
        return True  # "received NAME of Peru"
    return _met_or_kin(page, first) and (
        after in words_of("people", "after_the_met") or not after or of_country(page, last)
    )


def _met_or_kin(page: Page, first: int) -> bool:
    """Whether words that lead to a person stand before a name: "spoke today with", "the wife of"."""
    near = [page.words[k].low for k in range(max(0, first - _ENCOUNTER_REACH), first) if page.same_sentence(k, first)]
    if near[-1:] == ["of"]:
        return len(near) > 1 and near[-2] in words_of("people", "kin")
    return near[-1:] == ["with"] and bool(words_of("people", "verbs_of_meeting") & set(near))
