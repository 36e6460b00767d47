"""A grammar of organisations' names: "Ministry of Foreign Affairs of Hungary", "Minsk City Executive Committee".

A name has a capitalised head noun of `organisations.yaml`, what belongs to it on its left (`left`), and what its
prepositions lead on to (`right`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kzgraph.extraction.actors.bodies.belonging import country_of, is_sent, kind_of
from kzgraph.extraction.actors.bodies.body import Body, head_nouns
from kzgraph.extraction.actors.bodies.left import leftmost
from kzgraph.extraction.actors.bodies.right import rightmost
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page, phrase_table

# A head that is a name alone is one word or two only if organisations.yaml says so.
_LONG_HEAD = 3


def names_by_grammar(page: Page, listed: Mapping[int, int]) -> Iterator[Body]:
    """Every name with a head noun, from left to right; names may overlap.

    `listed` gives for the first token of each body that the list knows the one after its last.
    """
    for i in page.openings_of(head_nouns()):
        token = page.words[i]
        if not (token.capital or token.text == "plc") or page.country[i]:
            continue
        hit = page.phrase_at(i, head_nouns())
        if hit is None or not _in_capitals(page, i, hit[0]):
            continue
        end, group = hit
        first, last = leftmost(page, i), rightmost(page, end, group, listed)
        if _is_name(page, first, last, i, end, group, listed):
            kind, country = kind_of(page, first, last, group), country_of(page, first, last)
            yield _without_abbreviation(page, Body(first, last, kind, country), i)


def _without_abbreviation(page: Page, body: Body, head: int) -> Body:
    """The body without the abbreviation in brackets before its head: "Public Works (EPW) Committee"."""
    if body.first >= head - 3 or page.words[head - 1].text != ")":
        return body
    name = f"{page.text(body.first, head - 3)} {page.text(head, body.last)}"
    return replace(body, text=name, abbreviation=page.words[head - 2].text)


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
        words_of("organisations", "not_organisations") & _words_after(page, head_end, last, group)
        and page.phrase_at(last - 1, head_nouns()) is None
        and last not in {listed.get(k) for k in range(head_end, last)}  # Secretariat of the Conference on …
        and not _is_for(page, head, head_end)
        and group != "university"  # School of Law
    ):
        return False
    alone = first == head and last == head_end
    named = name in words_of("organisations", "bare_heads_that_name") or _led_parliament(page, head, group)
    if alone and head_end - head < _LONG_HEAD and not named:
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
    if page.words[head].text in words_of("organisations", "instruments") and _granted_under(page, first):
        return False  # "under its Good Governance Fund": money, and nobody
    after = page.words[head_end] if page.same_sentence(head, head_end) else None
    if page.words[head].text == "Community" and after is not None and after.capital and after.word:
        return False  # "White House Community Violence Intervention": no head
    charged = page.words[head - 1].text in words_of("organisations", "missions_of_bodies") and first in listed
    if page.words[head].text == "Mission" and head_end == head + 1 and not (charged or is_sent(page, head, head_end)):
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


def _is_for(page: Page, head: int, head_end: int) -> bool:
    """Whether a body is there for what its name goes on to: "Steering Group for Peru's Tidal Power Programme"."""
    leads_on = page.same_sentence(head, head_end) and page.words[head_end].low == "for"
    return leads_on and page.words[head_end - 1].text in words_of("organisations", "joint_heads")


def _words_after(page: Page, i: int, last: int, group: str) -> set[str]:
    """The words of a name after its head that may make it a paper or a format.

    Not the verb of an aim, "to [Address] Online Harassment", nor what a body deals with: "Commission on Energy
    [Partnership]", "Centre for Strategic [Dialogue]", which ends the name; nor a field of a ministry: "Ministry of
    [Law] of Kenya", "of Statistics and [Programme] Implementation", "Agency of [Partnership] for Development".
    """
    words = {page.words[k].text for k in range(i, last) if page.words[k - 1].low != "to"}
    if group in {"ministry", "agency"}:
        words -= {page.words[k].text for k in range(i, last) if page.words[k - 1].low in {"of", "for", "and", ",", "&"}}
    topic = next((k for k in range(i, last) if page.words[k].low in {"on", "for"}), None)
    plain = topic is not None and all(page.vocabulary(k) or not page.words[k].word for k in range(topic, last))
    ends = plain and page.words[last - 1].text in words_of("organisations", "topics")
    return words - {page.words[last - 1].text} if ends else words


def _all_plain(page: Page, first: int, last: int) -> bool:
    """Whether a name is made of words of the language only, and names no place."""
    table = head_nouns()
    words = [k for k in range(first, last) if page.words[k].word]
    plain = all(page.vocabulary(k) and not page.country[k] and not page.place[k] for k in words)
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


def _led_parliament(page: Page, head: int, group: str) -> bool:
    """Whether a parliament is named by its noun alone as what a title's holder leads: "Speaker of Parliament"."""
    if group != "parliament" or not _of_titled(page, head):
        return False
    article = page.words[head - 1].low == "the"
    post = page.words[head - 3 if article else head - 2].low
    return post not in phrase_table("posts", "heads_of_parliaments")


def _granted_under(page: Page, first: int) -> bool:
    """Whether what begins here is that under which something is given: "under the", "under its"."""
    if not page.same_sentence(first - 2, first):
        return False
    article, before = page.words[first - 1].low, page.words[first - 2].low
    return before == "under" and article in words_of("posts", "determiners")


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
