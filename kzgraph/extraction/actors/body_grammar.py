"""A grammar of organisations' names: "Ministry of Foreign Affairs of Hungary", "Minsk City Executive Committee".

A name has a capitalised head noun of `organisations.yaml`, what belongs to it on its left, and what its prepositions
lead on to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.actors.portfolios import capital_run, over_courtesy
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page, PhraseTable, particles, phrase_table
from kzgraph.extraction.text.tokens import Token
from kzgraph.model import OrganisationKind

_DASHES = frozenset({"-", "–", "—"})
# A head that is a name alone is one word or two only if organisations.yaml says so.
_LONG_HEAD = 3
# "Committee of the Senate of the Parliament of …": names stand within names so often at most.
_DEEPEST = 4
# What is under no president.
_NOT_UNDER = frozenset({"ministry", "government", "parliament", "embassy", "media"})
# "National People's Congress" has its head at most so many words after its first.
_LONGEST_OWNED = 7
# "on trade, economic, scientific, technical and cultural cooperation": so many words and marks.
_LONGEST_FIELDS = 16


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation's name as tokens `first` up to `last`; `known` is its full name where the list has it."""

    first: int
    last: int
    kind: OrganisationKind
    country: str | None = None
    known: str | None = None
    abbreviation: str | None = None
    text: str | None = None
    """The name, where it is only a part of its last word: "EU" in "EU-Central Asia"."""


def _heads() -> PhraseTable:
    return phrase_table("organisations", "heads")


def names_by_grammar(page: Page, listed: Mapping[int, int]) -> Iterator[Body]:
    """Every name with a head noun, from left to right; names may overlap.

    `listed` gives for the first token of each body that the list knows the one after its last.
    """
    for i in page.openings_of(_heads()):
        token = page.words[i]
        if not (token.capital or token.text == "plc") or page.country[i]:
            continue
        hit = page.phrase_at(i, _heads())
        if hit is None or not _in_capitals(page, i, hit[0]):
            continue
        end, group = hit
        first, last = _left(page, i), _right(page, end, group, listed)
        if _is_name(page, first, last, i, end, group, listed):
            yield Body(first, last, _kind(page, first, last, group), _country(page, first, last))


def _in_capitals(page: Page, first: int, last: int) -> bool:
    return all(page.words[k].capital or page.words[k].text in {"of", "and", "the", "plc"} for k in range(first, last))


def _is_name(
    page: Page, first: int, last: int, head: int, head_end: int, group: str, listed: Mapping[int, int]
) -> bool:
    """Whether tokens `first` to `last` about a head are a name, and not a mere noun, a format or a paper."""
    name = page.text(first, last)
    if name in words_of("organisations", "not_names"):
        return False
    if (
        words_of("organisations", "not_organisations") & {t.text for t in page.words[head_end:last]}
        and page.phrase_at(last - 1, _heads()) is None
        and last not in {listed.get(k) for k in range(head_end, last)}  # Secretariat of the Conference on …
        and group != "university"  # School of Law
    ):
        return False
    alone = first == head and last == head_end
    if alone and head_end - head < _LONG_HEAD and name not in words_of("organisations", "bare_heads_that_name"):
        return False
    if alone and _in_name(page, head, head_end):
        return False
    if page.same_sentence(last - 1, last) and page.words[last].text in words_of("organisations", "formats_after"):
        return False  # "Foreign Office Consultations", "Next Generation Technologies Dialogue"
    post = page.phrase_at(head, phrase_table("posts", "heads"))
    if post is not None and post[0] > last:
        return False  # "US Treasury Secretary"
    if page.words[head].text == "Board" and first == head and _of_titled(page, first):
        return False  # "Chairman of the Board of Baku Steel Company"
    if page.words[head].text in words_of("organisations", "parts_of_bodies") and _only_title(page, first):
        return False  # "Head of Division for Central Asia"
    after = page.words[head_end] if page.same_sentence(head, head_end) else None
    if page.words[head].text == "Community" and after is not None and after.capital and after.word:
        return False  # "White House Community Violence Intervention": no head
    if page.words[head].text == "Mission" and head_end == head + 1 and not _sends(page, head, head_end):
        return False  # "NATO Training Mission", "Trade Mission": no mission of a state to a body
    if page.words[head].text == "Alliance" and _allied(page, first, head):
        return False  # "the U.S.-ROK Alliance", "the NATO Alliance": who is allied
    if page.words[head].text in words_of("organisations", "portfolio_words") and _of_minister(page, first):
        return False  # "Minister for Strategic Industries"
    if (
        name.split()[-1] in words_of("organisations", "plain_heads")
        and head == last - 1
        and _all_plain(page, first, last)
    ):
        return False  # "Digital Technologies", "Creative Industries", "Human Capital"
    if page.words[last - 1].text == "Administration" and _named_after(page, first, last - 1):
        return False  # "the Biden-Harris Administration"
    more = first < head or last > head_end or name in words_of("organisations", "banks_by_country")
    more = more or group not in words_of("organisations", "kinds_that_need_more")
    return more or (page.same_sentence(head_end - 1, head_end) and page.words[head_end].low == "of")


def _sends(page: Page, head: int, i: int) -> bool:
    """Whether "Mission" before token i is one of a state to a body: "of Peru to the UN", "the Canadian Mission to"."""
    if not page.same_sentence(i - 1, i + 1):
        return False
    if page.words[i].low == "to":
        return page.country[head - 1] is not None
    k = i + 2 if page.words[i + 1].low == "the" and page.same_sentence(i, i + 2) else i + 1
    state = page.country[k] if page.words[i].low == "of" else None
    return state is not None and page.same_sentence(i, after := page.at(state.end)) and page.words[after].low == "to"


def _all_plain(page: Page, first: int, last: int) -> bool:
    """Whether a name is made of words of the language only, and names no place."""
    table = _heads()
    plain = all(page.vocabulary(k) and not page.country[k] and not page.place[k] for k in range(first, last))
    return plain and not any(page.phrase_at(k, table, last - 1) for k in range(first, last - 1))


def _named_after(page: Page, first: int, last: int) -> bool:
    """Whether words are nothing but a person's name: "Biden-Harris", "Obama"."""
    words = [k for k in range(first, last) if page.words[k].word]
    return bool(words) and not any(page.vocabulary(k) or page.country[k] or page.place[k] for k in words)


def _only_title(page: Page, first: int) -> bool:
    """Whether a part of a body stands without an article behind "Head of": it only says what somebody is head of."""
    if not page.same_sentence(first - 2, first) or page.words[first - 1].low != "of":
        return False
    return page.phrase_at(first - 2, phrase_table("posts", "heads")) is not None


def _of_titled(page: Page, first: int) -> bool:
    """Whether a title leads to what begins here: "[Chairman of the] Board"."""
    article = page.same_sentence(first - 1, first) and page.words[first - 1].low == "the"
    return _only_title(page, first - 1 if article else first)


def _allied(page: Page, first: int, head: int) -> bool:
    """Whether only countries and abbreviations stand before "Alliance"."""
    return all(page.country[k] or "-" in page.words[k].text or page.words[k].text.isupper() for k in range(first, head))


def _of_minister(page: Page, first: int) -> bool:
    """Whether what begins here is what somebody is minister of."""
    if not page.same_sentence(first - 2, first) or page.words[first - 1].low not in {"of", "for"}:
        return False
    return page.words[first - 2].low in {"minister", "ministers", "secretary"}


def _in_name(page: Page, first: int, last: int) -> bool:
    """Whether a head alone stands between a title and a name, and so is a given name: "President Duma Boko"."""
    titled = page.same_sentence(first - 1, first) and page.phrase_at(first - 1, phrase_table("posts", "heads"))
    return bool(titled) and page.same_sentence(first, last) and page.namelike(last)


# --- to the left of the head


def _left(page: Page, head: int) -> int:
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
    if (founder := _before_particles(page, first, head)) is not None:
        return founder
    if token.text == "'s" and (owner := _owner_within(page, first, head)) is not None:
        return owner
    if (
        token.text in _DASHES
        and page.same_sentence(first - 2, head)
        and page.country[first - 2]
        and page.country[first]
    ):
        return first - 2
    if token.low in words_of("organisations", "joiners"):
        if page.given(first) and (couple := _couple(page, first)) is not None:
            return couple
        if first < head + 1 and _joined(page, first - 2, first):
            return _over_commas(page, first - 2)
        if page.words[first - 2].text == "," and _joined(page, first - 3, first):
            return _over_commas(page, first - 3)
    return first


def _before_particles(page: Page, first: int, head: int) -> int | None:
    """The given name of a founder before particles: "[Alfonso de la] Rosa Foundation"; None for no such name."""
    k = first - 1
    if first == head or page.words[k].capital or page.words[k].low not in particles() or page.vocabulary(first):
        return None
    while page.same_sentence(k - 1, head) and page.words[k].low in particles() and not page.words[k].capital:
        k -= 1
    hit = page.phrase_at(head, _heads())
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
    if first == head and page.words[head].text in words_of("organisations", "offices"):
        table = phrase_table("posts", "heads")
        for start in range(max(0, k - 2), k + 1):
            hit = page.phrase_at(start, table)
            if hit and hit[0] == k + 1 and page.same_sentence(start, head) and page.words[start].capital:
                return start
    return None


def _over_commas(page: Page, first: int) -> int:
    """Over the earlier words of a list: "Foreign, Commonwealth and Development Office"."""
    while page.words[first - 1].text == "," and _joined(page, first - 2, first):
        first -= 2
    return first


def _stops_left(page: Page, i: int) -> bool:
    """Whether a capitalised word does not belong to a name: "The", "January", "Minister"."""
    token = page.words[i]
    if _never_first(token) or page.calendar(i):
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
    never = words_of("organisations", "never_first")
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
    if _never_first(token) or page.phrase_at(i, _heads()):
        return False
    if page.phrase_at(i, phrase_table("posts", "heads")):
        return False
    before = page.words[i - 1].low if page.same_sentence(i - 1, i) else "the"
    return before in {"the", ",", ":"} or bool(page.country[i - 1]) or page.words[i - 1].capital


# --- to the right of the head


def _right(page: Page, last: int, group: str, listed: Mapping[int, int], depth: int = 0) -> int:
    """The token after the name whose head ends before `last`."""
    if (place := _at_once(page, last, group)) is not None:
        return place
    while page.same_sentence(last - 1, last) and page.same_sentence(last, last + 1):
        linker = page.words[last].low
        if (tail := _lower_fields(page, last)) is not None and _is_joint(page, last):
            last = tail
            continue
        if linker == "under" and (under := _under(page, last, group)):
            return under
        if linker in {"on", "to"} and group == "government":
            break  # "Special Envoy of the Chinese Government on Eurasian Affairs"
        inner = last + 2 if page.words[last + 1].low == "the" and page.same_sentence(last, last + 2) else last + 1
        inner = over_courtesy(page, inner)
        if linker not in words_of("organisations", "linkers") or (group == "company" and not page.country[inner]):
            break
        end = _complement(page, inner, linker, group, listed, depth)
        if end is None:
            break
        last = end
        goes_on = group == "intergovernmental" or _sent_to_body(page, last, group, listed) or _seated(page, last, group)
        if page.country[last - 1] and not goes_on:
            break
    return last


def _is_joint(page: Page, end: int) -> bool:
    """Whether the head that ends before `end` is that of a body of two states."""
    word, before = page.words[end - 1].text, page.words[end - 2]
    states = bool(page.country[end - 2]) or end - 2 in page.mixed
    joint = before.low in words_of("organisations", "joint_words") or states
    return word in words_of("organisations", "joint_heads") and (joint or before.text == "Working")


def _lower_fields(page: Page, i: int) -> int | None:
    """The token after fields in lower case that a joint body has: "[on trade, economic and technical cooperation]"."""
    if page.words[i].low not in {"on", "for"}:
        return None
    known = words_of("posts", "modifiers") | words_of("posts", "fields") | words_of("organisations", "lower_fields")
    closing = words_of("organisations", "closes_fields")
    end = None
    for k in range(i + 1, min(i + _LONGEST_FIELDS, len(page.words))):
        token = page.words[k]
        if not page.same_sentence(i, k) or token.capital:
            break
        if token.low in closing:
            end = k + 1
        elif token.low not in known and token.text not in {",", "and", "-", "&"} and not _compound_of(token.low, known):
            break
    return end


def _compound_of(word: str, known: frozenset[str]) -> bool:
    return "-" in word and all(part in known for part in word.split("-"))


def _under(page: Page, i: int, group: str) -> int | None:
    """The token after "under the President of Peru" that follows a body's name at i, or None."""
    if not page.same_sentence(i, i + 2) or page.words[i + 1].low != "the" or group in _NOT_UNDER:
        return None
    hit = page.phrase_at(i + 2, phrase_table("organisations", "under_whom"))
    if hit is None or not page.words[i + 2].capital:
        return None
    end = hit[0]
    k = end + 2 if page.same_sentence(i, end + 2) and page.words[end + 1].low == "the" else end + 1
    country = page.country[k] if page.same_sentence(i, k) and page.words[end].low == "of" else None
    return page.at(country.end) if country and country.form in {"name", "abbreviation"} else end


def _sent_to_body(page: Page, i: int, group: str, listed: Mapping[int, int]) -> bool:
    """Whether a mission's name goes on to the body that it is sent to: "Permanent Mission of Peru [to the UN]"."""
    if group != "embassy" or not page.same_sentence(i - 1, i + 1) or page.words[i].low != "to":
        return False
    return (i + 2 if page.words[i + 1].low == "the" else i + 1) in listed


def _seated(page: Page, i: int, group: str) -> bool:
    """Whether a mission's name goes on to where it is: "Embassy of Peru [in Austria]"."""
    if group != "embassy" or not page.same_sentence(i - 1, i + 1) or page.words[i].low != "in":
        return False
    k = i + 2 if page.words[i + 1].low == "the" and page.same_sentence(i, i + 2) else i + 1
    return bool(page.place[k] or page.country[k])


def _at_once(page: Page, last: int, group: str) -> int | None:
    """The token after a place that follows a head at once: "British Embassy Tbilisi", "Imperial College London"."""
    if group not in words_of("organisations", "kinds_with_places") or not page.same_sentence(last - 1, last):
        return None
    place = page.place[last]
    return page.at(place.end) if place else None


def _complement(page: Page, i: int, linker: str, group: str, listed: Mapping[int, int], depth: int) -> int | None:
    """The token after what a preposition leads on to, or None where it leads out of the name."""
    if not page.same_sentence(i - 1, i):
        return None
    country = page.country[i]
    sent = group == "embassy" or page.words[i - 2].text in words_of("organisations", "heads_abroad")
    if country and country.form in {"name", "abbreviation"} and i not in listed:
        leads_on = linker == "of" or (linker in {"in", "to"} and sent) or (linker == "for" and group == "company")
        return page.at(country.end) if leads_on else None
    if linker == "against" and group in words_of("organisations", "kinds_of_fighters"):
        return None  # "Iraqi Security Forces against ISIL": whom they fight
    if i in listed and (linker in {"of", "for", "against"} or (linker == "to" and group == "embassy")):
        return listed[i]
    unit = _is_unit(page, i) and page.same_sentence(i, i + 2) and page.words[i + 1].low == "of"
    if unit and page.words[i + 2].capital:
        return i + 3
    if linker == "in" and sent and (seat := page.place[i]):
        return page.at(seat.end)
    if linker == "to" and page.words[i].text in words_of("organisations", "aims"):
        end = capital_run(page, i)
        return listed.get(end, end) if end else None  # "Coalition to Defeat ISIS"
    if linker in {"in", "at", "to"}:
        return None
    if linker == "of" and (owned := _owned_name(page, i, group, listed, depth)) is not None:
        return owned
    portfolio = page.words[i].text in words_of("organisations", "portfolio_words")
    heads = linker == "of" and page.words[i].capital and not portfolio and depth < _DEEPEST
    if heads and (inner := page.phrase_at(i, _heads())):
        return _right(page, inner[0], inner[1], listed, depth + 1)
    if linker == "of" and (place := page.place[i] or (page.region[i] if group == "university" else None)):
        after = page.at(place.end)
        if group == "university" and (school := _school_after(page, after)):
            return school
        return after + 1 if page.same_sentence(i, after) and _is_unit(page, after) else after
    return capital_run(page, i)


def _owned_name(page: Page, i: int, group: str, listed: Mapping[int, int], depth: int) -> int | None:
    """The token after a name at i with an owner within it: "Committee of the [National People's Congress]"."""
    for k in range(i + 2, min(i + _LONGEST_OWNED, len(page.words))):
        if not page.same_sentence(i, k) or depth >= _DEEPEST:
            return None
        if page.words[k - 1].text != "'s":
            continue
        for head in range(k, min(k + _LONG_HEAD, len(page.words))):
            hit = page.phrase_at(head, _heads()) if page.same_sentence(i, head) else None
            if hit and page.words[head].capital and _left(page, head) <= i:
                return _right(page, hit[0], group, listed, depth + 1)
    return None


def _school_after(page: Page, i: int) -> int | None:
    """The token after a school that a university's place leads on to: "University of Michigan [Law School]"."""
    for k in range(i, min(i + _LONG_HEAD, len(page.words))):
        if not page.same_sentence(i - 1, k) or not page.words[k].capital or not page.vocabulary(k):
            return None
        if (hit := page.phrase_at(k, _heads())) and hit[1] == "university":
            return hit[0]
    return None


def _is_unit(page: Page, i: int) -> bool:
    return page.words[i].low in words_of("organisations", "units")


# --- what the name tells


def _kind(page: Page, first: int, last: int, group: str) -> OrganisationKind:
    """The head's kind; a council is intergovernmental where its name tells of several countries."""
    codes = {m.code for m in page.country[first:last] if m} | _codes_within(page, first, last)
    kind: OrganisationKind = group  # type: ignore[assignment]
    if len(codes) > 1 and kind in words_of("organisations", "kinds_of_many"):
        return "intergovernmental"
    if kind != "intergovernmental" or len(codes) > 1:
        return kind
    names_many = words_of("organisations", "international_words") & set(page.text(first, last).lower().split())
    return kind if names_many and not codes else "other"


def _codes_within(page: Page, first: int, last: int) -> set[str]:
    start, end = page.words[first].start, page.words[last - 1].end
    return {m.code for m in page.countries if start <= m.start < end}


def _country(page: Page, first: int, last: int) -> str | None:
    """The country whose body it is: named in the name, or as its owner about it, or that of a city in the name."""
    codes = _codes_within(page, first, last)
    if pattern("organisations", "union_missions", cased=True).match(page.text(first, last)):
        return None
    if (mission := sending_state(page, first, last)) is not None:
        return mission or _owner(page, first, last)
    if codes:
        return min(codes) if len(codes) == 1 else None
    if owner := _owner(page, first, last):
        return owner
    if known := known_country(page.text(first, last)):
        return known
    cities = {place.country for place in page.place[first:last] if place and place.country}
    return cities.pop() if len(cities) == 1 else None


@cache
def _known_by_name() -> list[tuple[str, re.Pattern[str]]]:
    """The names that tell a country, as an expression for each; a name that goes on is another state's body."""
    data = lexicon("organisations")
    after = "|".join(map(re.escape, data["not_known_before"]))
    return [
        (str(code), re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?! (?:{after})\b)"))
        for code, names in data["known_by_name"].items()
    ]


def known_country(name: str) -> str | None:
    """The country whose body has such a name, where only one has: the Sejm is Poland's."""
    return next((code for code, names in _known_by_name() if names.search(name)), None)


def sending_state(page: Page, first: int, last: int) -> str | None:
    """The state whose mission abroad tokens are: "Embassy of [France] in Kazakhstan"; "" where the name tells only
    where it is, None for what is no mission."""
    table = _heads()
    heads = (k for k in range(first, last) if (hit := page.phrase_at(k, table, last)) and hit[1] == "embassy")
    heads = (k for k in heads if page.words[k].text != "Mission" or _sends(page, k, k + 1))
    head = next(heads, None)
    if head is None:
        return None
    for k in range(first, last):
        country = page.country[k]
        if country is None:
            continue
        article = page.words[k - 1].low == "the"
        linker = page.words[k - 2 if article else k - 1].low if k > first else ""
        if k < head or linker == "of":
            return country.code
    return ""


def _owner(page: Page, first: int, last: int) -> str | None:
    """The country in "Qatar's Ministry of Trade" and in "Committee … of the Republic of Korea"."""
    if (
        page.same_sentence(first - 2, first)
        and page.words[first - 1].text == "'s"
        and (before := page.country[first - 2])
    ):
        return before.code
    if not page.same_sentence(first, last + 1) or page.words[last].low != "of":
        return None
    article = page.words[last + 1].low == "the" and page.same_sentence(first, last + 2)
    after = page.country[last + 2 if article else last + 1]
    return after.code if after else None
