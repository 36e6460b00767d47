"""What belongs to a title to the left of its head: "[Deputy Hungarian Finance] Minister"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.bodies.body import Part
from kzgraph.extraction.actors.geography import government_seats
from kzgraph.extraction.actors.posts.institutions import body_country
from kzgraph.extraction.actors.posts.tasks import field_words
from kzgraph.extraction.actors.role_heads import head_at
from kzgraph.extraction.knowledge import folded_words, words_of
from kzgraph.extraction.text.page import Page, phrase_table

# "UN human rights chief": so many words of a field at most.
_MOST_FIELDS = 2
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})


def first_of_title(page: Page, head: int, bound: int) -> int:
    """The first token of the title whose head begins at `head`."""
    first = head
    while first - 1 >= bound and page.same_sentence(first - 1, head):
        before = _one_left(page, first, head, bound)
        if before == first:
            break
        first = before
    return first


def _one_left(page: Page, first: int, head: int, bound: int) -> int:
    """Where a title goes on to the left of `first`: over a body, a country, a modifier, "X and"; else `first`."""
    k = first - 1
    token = page.words[k]
    if token.low in words_of("posts", "former"):
        return first
    if body := page.body[_before_brackets(page, k)]:
        return body[0] if body[0] >= bound else first
    if country := page.country[_before_brackets(page, k)]:
        if _of_person(page, page.at(country.start)):
            return first
        return page.at(country.start)  # also "Republic of Korea (ROK) [Vice Minister]"
    place = page.place[k]
    if place and page.words[head].capital and page.words[first].low in words_of("posts", "after_places"):
        return page.at(place.start)
    if (region := page.region[k]) and page.words[head].capital:
        return page.at(region.start)
    if token.text in words_of("organisations", "state_codes") and page.words[first].capital and _apart(page, k):
        return k
    owned = token.text == "'s" and k - 1 >= bound and (page.country[k - 1] or page.body[k - 1])
    numbered = page.words[k - 1].text == "'s" and _ORDINAL.fullmatch(token.low) is not None  # "Canada's [24th] Premier"
    if owned or numbered or _modifier(page, k, head) or _capital_modifier(page, k, head):
        return k
    if _field_of_state(page, k, head):
        return k
    if (start := _capital_fields(page, first, head, bound)) is not None:
        return start
    if token.text.isdigit() and k - 2 >= bound and page.words[k - 1].text == "-" and page.words[k - 2].text.isupper():
        return k - 2  # "White House [COVID-19] Response Coordinator"
    half = token.low in {"and", "&"} and first < head and k - 1 >= bound and page.same_sentence(k - 1, head)
    for fields in (_first_fields, _owned_fields) if half else ():
        if (start := fields(page, k - 1, head, bound)) is not None:
            return start
    if half and (start := _part_of_world(page, k - 1, first, bound)) is not None:
        return start
    state = page.country[k - 1] if half else None  # "A of the United Kingdom and [US Secretary] B"
    half = half and (state is None or state.form != "name")
    return k - 1 if half and _capital_modifier(page, k - 1, head) and _modified(page, k - 1) else first


_RANKS = frozenset({"first", "second", "third"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def _capital_fields(page: Page, end: int, head: int, bound: int) -> int | None:
    """Where fields with capitals begin before a title without: "its [Regional Integration] minister"."""
    first = end
    while first - 1 >= bound and page.same_sentence(first - 1, head) and page.words[first - 1].low in field_words():
        first -= 1
    written = first < end == head and all(page.words[k].text.istitle() for k in range(first, end))
    if not written or page.words[head].capital or not page.same_sentence(first - 1, head):
        return None
    before = page.words[first - 1]
    return first if before.text == "'s" or before.text in _ARTICLES or page.country[first - 1] else None


def _part_of_world(page: Page, k: int, after: int, bound: int) -> int | None:
    """Where the first of two parts of the world begins: "[Middle East] and North Africa Coordinator"; `k` is its last
    token, and the second begins at token `after`."""
    if not _names_part_of_world(page, after):
        return None
    first = k + 1
    while first - 1 >= bound and page.same_sentence(first - 1, k) and _names_part_of_world(page, first - 1):
        first -= 1
    return first if first <= k else None


def _names_part_of_world(page: Page, k: int) -> bool:
    token = page.words[k]
    return token.capital and (token.text in words_of("posts", "compass") or token.low in folded_words("regions"))


def _of_person(page: Page, k: int) -> bool:
    """Whether a country that begins at token k is that of the one named before: "named NAME of [Peru] Secretary"."""
    if not page.same_sentence(k - 2, k) or page.words[k - 1].low != "of":
        return False
    return page.namelike(k - 2) and not page.vocabulary(k - 2)


def _apart(page: Page, k: int) -> bool:
    """Whether a comma, a bracket or nothing stands before token k: "NAME, [PA] House Leader"; not "in Media, PA"."""
    return not page.same_sentence(k - 1, k) or page.words[k - 1].text in {",", "(", "–", "—", "-", "*"}


def _first_fields(page: Page, k: int, head: int, bound: int) -> int | None:
    """Where a ministry's fields before "and" begin, with nothing of a name before them: "[International Trade] and
    Industry", "[Foreign Affairs, Trade] and Culture"; `k` is the last token of them."""
    if not _is_field(page, k, head):
        return None
    first = k
    while first - 1 >= bound and page.same_sentence(first - 1, head):
        if _is_field(page, first - 1, head):
            first -= 1
        elif page.words[first - 1].text == "," and first - 2 >= bound and _is_field(page, first - 2, head):
            first -= 2
        else:
            break
    before = page.words[first - 1] if page.same_sentence(first - 1, first) else None
    if not page.words[head].capital:  # "the oil and energy minister", "Peru's trade and tourism minister"
        return first if before and (before.text == "'s" or before.low in _ARTICLES or page.country[first - 1]) else None
    free = before is None or not (before.capital or before.text == "'s" or before.low in {"of", "for", "on"})
    return first if free or page.country[first - 1] or page.calendar(first - 1) else None


def _owned_fields(page: Page, k: int, head: int, bound: int) -> int | None:
    """The same of other words of the language behind an article or a country: "Ireland's [Agriculture, Food] and
    Marine Minister", "the [Civil Protection] and Crisis Management Commissioner"."""
    first = k + 1
    while first - 1 >= bound and page.same_sentence(first - 1, head):
        if _is_plain_field(page, first - 1, head):
            first -= 1
        elif page.words[first - 1].text == "," and first - 2 >= bound and _is_plain_field(page, first - 2, head):
            first -= 2
        else:
            break
    if first > k or not page.same_sentence(first - 1, head):
        return None
    of_country = page.words[first - 1].text == "'s" and page.country[first - 2] is not None
    alone = first == k  # "the Army and Interior Minister" are two
    if alone and (not of_country or page.phrase_at(k, phrase_table("organisations", "heads"))):
        return None
    known = any(_is_field(page, j, head) for j in range(first, k + 1))  # not "the Red Cross and Health Minister"
    return first if of_country or (known and page.words[first - 1].low in words_of("posts", "articles")) else None


def _is_plain_field(page: Page, k: int, head: int) -> bool:
    return not (page.body[k] or page.country[k] or page.region[k]) and _capital_modifier(page, k, head)


def _is_field(page: Page, k: int, head: int) -> bool:
    """Whether a word is one of a ministry's field; in lower case only of one minister's: "the [railways] minister"."""
    token, title = page.words[k], page.words[head]
    if token.capital != title.capital or not (title.capital or title.low in words_of("posts", "heads_of_fields")):
        return False
    return token.low in field_words() and not page.country[k] and not head_at(page, k)


def after_ordinal(page: Page, first: int, head: int) -> int:
    """Where a title begins behind what only says when it was given: "Kenya's first-ever [Security Advisor]"."""
    for k in range(first, head):
        low = page.words[k].low if page.opens_sentence(k) else page.words[k].text
        rank = page.words[k + 1].low.partition("-")[0] in words_of("posts", "after_first")
        named = page.country[k] or page.region[k] or page.place[k]  # "New Jersey Attorney General", "New Orleans Mayor"
        when = low in words_of("posts", "no_part_of_titles") and named is None
        if when and not (low in _RANKS and rank):
            first = k + 1
    return first


def _before_brackets(page: Page, k: int) -> int:
    """The token before an abbreviation in brackets that ends at k: "[Council] (NEC)"; else k itself."""
    bracketed = page.words[k].text == ")" and page.same_sentence(k - 3, k) and page.words[k - 2].text == "("
    return k - 3 if bracketed else k


def _field_of_state(page: Page, k: int, head: int) -> bool:
    """Whether a plain word says what somebody does for a state or body before it: "EU [sanctions] envoy"."""
    if page.words[head].capital or not page.same_sentence(k - 1, head) or head - k > _MOST_FIELDS:
        return False
    token, before = page.words[k], page.words[k - 1]
    if not token.word or token.capital or not page.ordinary(k) or token.low in words_of("posts", "no_fields"):
        return False
    area = page.country[k - 1]
    owner = (area and area.form in {"adjective", "abbreviation"}) or (page.body[k - 1] and before.text.isupper())
    return bool(owner) or _field_of_state(page, k - 1, head)


def _modifier(page: Page, k: int, head: int) -> bool:
    """Whether a word is one of those that belong to a title: "Deputy", and in lower case before any head."""
    token = page.words[k]
    if page.words[head].capital and token.text in words_of("posts", "where_to"):
        return False
    cased = page.words[head].capital or not token.capital or page.opens_sentence(k)  # "National security adviser NAME"
    return cased and (token.low in words_of("posts", "modifiers") or (not token.capital and _is_field(page, k, head)))


def _modified(page: Page, k: int) -> bool:
    """Whether "X and" belongs to a title ("Foreign and Defence Minister"): X follows an article or a country."""
    if not page.same_sentence(k - 1, k) or page.country[k - 1]:
        return True
    return page.words[k - 1].low in words_of("posts", "articles")


def _capital_modifier(page: Page, k: int, head: int) -> bool:
    """Whether a word of the language with a capital belongs to a title: "Energy Minister"."""
    token = page.words[k]
    if k < 0 or not page.words[head].capital or not token.word or not token.capital or page.calendar(k):
        return False
    if page.words[head].low in words_of("posts", "abbreviated") or page.words[head].text in words_of(
        "posts", "written_so"
    ):
        return False  # "Status PM" are the heads of two columns
    if token.text.isupper() and len(token.text) > 1 and page.words[head].text.isupper() and page.vocabulary(k):
        return False  # in a headline in capitals every word has them
    if token.low in words_of("posts", "signed_by_heads") and _heads_country(page, head):
        return False  # "the Emergency Declaration President NAME approved"
    if page.opens_sentence(k) or page.words[k - 1].text == '"':
        return False  # "Because President …": at the beginning of a sentence every word has a capital
    if token.low in words_of("posts", "second_fields") or token.low in words_of("posts", "fields_like_names"):
        return page.words[k - 1].low in {"agriculture", "agricultural"} or "-" in token.low
    if not page.vocabulary(k) or page.given(k) or page.place[k] or head_at(page, k) or _names_building(page, k):
        return False
    function_word = token.text in words_of("organisations", "never_first") | words_of("posts", "headline_verbs")
    return not function_word and page.phrase_at(k, phrase_table("posts", "honorifics")) is None


def _heads_country(page: Page, head: int) -> bool:
    hit = page.phrase_at(head, phrase_table("posts", "heads"))
    return hit is not None and hit[1] in words_of("posts", "groups_of_countries")


def _names_building(page: Page, k: int) -> bool:
    """Whether a building is called after a word: "received at the Palace of [Nation] Secretary General NAME"."""
    if not page.same_sentence(k - 2, k) or page.words[k - 1].low != "of":
        return False
    return page.words[k - 2].capital and page.words[k - 2].low in words_of("posts", "buildings")


def _owner_of_former(page: Page, first: int) -> str | None:
    """The country whose former or coming post a title is: "Oman's former [ambassador]", "the Omani ex-[minister]"."""
    k = first - 1
    when = words_of("posts", "former") | words_of("posts", "no_part_of_titles")
    while page.same_sentence(k, first) and page.words[k].low in when:
        k -= 1
    if k == first - 1 or not page.same_sentence(k, first):
        return None
    if page.words[k].text == "'s" and page.same_sentence(k - 1, first):
        k -= 1
    elif (country := page.country[k]) is None or country.form != "adjective":
        return None
    owner = page.country[k]
    return owner.code if owner else None


def _owner_in_capital(page: Page, first: int) -> str | None:
    """The state for whose government a capital stands before a title: "[Tokyo]'s chief negotiator"."""
    if not page.same_sentence(first - 2, first) or page.words[first - 1].text != "'s":
        return None
    seat = page.place[first - 2]
    return government_seats().get(seat.name) if seat else None


def _is_name(page: Page, k: int) -> bool:
    country = page.country[k]
    return country is not None and country.form == "name"


def named_left(page: Page, first: int, head: int) -> tuple[str | None, Part | None]:
    """The country and the body that stand before the head: "Hungarian Finance Minister", "NATO Secretary General".

    A country behind a body is where its envoy works: "the UN's Libya envoy".
    """
    body = next((span for k in range(first, head) if (span := page.body[k])), None)
    end = body[0] if body and any(_is_name(page, k) for k in range(body[1], head)) else head
    country = next((c.code for k in range(first, end) if (c := page.country[k]) and not page.body[k]), None)
    country = country or next((r.country for k in range(first, end) if (r := page.region[k] or page.place[k])), None)
    country = country or _owner_of_former(page, first) or _owner_in_capital(page, first)
    if country is None and body:
        country = body_country(page, body)
    return country, body
