"""Names after a title: "Foreign Minister NAME", "the Ambassador of Peru, NAME,", "Ministers A, B and C"."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.actors.people.each_of_country import names_of_each
from kzgraph.extraction.actors.people.named import Named, country_behind_comma, named_at, party_of_state
from kzgraph.extraction.actors.people.names import name_end, name_start, skip_honorifics
from kzgraph.extraction.actors.people.own_fields import give_own_fields
from kzgraph.extraction.actors.posts.chains import Chain
from kzgraph.extraction.actors.posts.finding import end_of_servant
from kzgraph.extraction.actors.role_heads import begins_role, head_at
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page, phrase_table

# "(…, with residence in the city of Astana)" has at most so many words after the country.
_LONGEST_REMARK = 10
# "His Excellency Dr. Kudrat bin Ali Khan" has at most so many words.
_LONGEST_ADDRESSED = 8
_DASHES = frozenset({"–", "—", "-"})
_ARTICLES = frozenset({"the", "current", "present", "its", "our", "their", "new", "next"})
_TO_RANK = re.compile(r"\.? \((?:[Rr]td|[Rr]etd|[Rr]et|[Rr]etired)\.?\) ")


def names_after(page: Page, chain: Chain, taken: list[bool]) -> list[Named]:
    """Names after a chain of titles: one, or several after a plural."""
    if each := names_of_each(page, chain, taken):
        return each
    last = chain[-1].last
    if chain[-1].title_end and (end := end_of_servant(page, chain[-1].title_end)) is not None:
        comma = name_end(page, chain[-1].title_end, sure=True) or end  # "Aide to President NAME, [NAME],"
        return [named_at(page, comma + 1, end, chain)]
    if page.same_sentence(last - 1, last + 2) and page.words[last].text == "(":
        opens = page.words[last + 1].low in words_of("people", "opens_remark")
        closing = _to_bracket(page, last) if opens else last
        last = closing + 1 if closing > last else last  # "(with residence in Astana), NAME"
    if page.same_sentence(last - 1, last + 3) and page.words[last].text == "(" and page.words[last + 2].text == ")":
        within = page.words[last + 1].text
        last += (
            3 if within.islower() or (within.isupper() and len(within) > 1) else 0
        )  # "(acting)", "of the Agency (IAEA)"
    if not page.same_sentence(last - 1, last):
        return []
    if here := pattern("people", "sent_here").match(page.flat, page.words[last].start):
        last = page.at(here.end())  # "the Ambassador of Peru to our country NAME"
        if not page.same_sentence(last - 1, last):
            return []
    mark = page.words[last].text
    if mark == ":" and _addressed(page, chain):
        return []
    if (told := _after_copula(page, chain, taken)) is not None:
        return [told]
    comma = mark in {",", "–", "—", ":"}
    remark = _over_clause(page, last) if mark == "," else last
    i = remark + 1 if (comma and page.same_sentence(last, remark + 1)) or mark == '"' else last
    led = page.same_sentence(last, i + 1) and page.words[i].low in {"the", "retired"}
    if led and skip_honorifics(page, i + 1) > i + 1:
        i += 1  # "Senator the Hon NAME", "Head of the Office, retired Colonel NAME"
    honorific_end = skip_honorifics(page, i) if page.same_sentence(last, i) else i
    if honorific_end > i and (retired := _TO_RANK.match(page.flat, page.words[honorific_end - 1].end)):
        honorific_end = page.at(retired.end())  # "Brig. Gen. (rtd) NAME"
    start = _over_quotation_mark(page, honorific_end)
    end = name_end(page, start, sure=True) if page.same_sentence(last, start) and not taken[start] else None
    if end is None or (comma and not _apposition_closed(page, chain, start, end, honorific=start > i)):
        return []
    if comma and mark == "," and _between_names(page, chain, end, taken):
        return []
    if end - start == 1 and _ends_fronted(page, chain[0].first) and _in_full(page, start):
        return []  # "Before her talks with the Georgian leader Hadley laid a wreath"
    names = [named_at(page, start, end, chain)]
    if not chain[-1].plural:
        return names
    rest = _rest_of_list(page, end, chain, taken)
    give_own_fields(page, chain, [*names, *rest])
    return names + rest if rest or _list_goes_on(page, end) else []


def _list_goes_on(page: Page, i: int) -> bool:
    """Whether a name that ends before token i is one of several, so that a plural may be its title: "Ministers A and";
    not "after a call with the Gulf's ministers, Ms A proposed", "the leaders A met"."""
    k = _over_country(page, i)
    return page.same_sentence(i - 1, k) and page.words[k].low in {",", "and", "&", "(", "/"}


def _after_copula(page: Page, chain: Chain, taken: list[bool]) -> Named | None:
    """The full name in "the Ambassador of Latvia to Chile is [NAME]." and "the Ambassador has been [NAME]"."""
    title, k = chain[0], chain[-1].last
    if title.plural or not (_has_article(page, title.first, k) or _of_country(page, title.first)):
        return None
    verb = page.phrase_at(k, phrase_table("people", "copulas"))
    if verb is None or not page.same_sentence(k, verb[0]):
        return None
    start = skip_honorifics(page, verb[0])
    end = name_end(page, start, sure=True) if page.same_sentence(k, start) and not taken[start] else None
    if end is None or end - start < 2 or page.vocabulary(start) or page.country[start]:
        return None
    closed = not page.same_sentence(start, end) or page.words[end].text in {",", ".", ";", ")", "and"}
    to_come = page.words[k].low == "will"
    roles = [replace(role, status="future") for role in chain] if to_come else chain
    return named_at(page, start, end, roles) if closed else None


def _has_article(page: Page, first: int, k: int) -> bool:
    """Whether an article or "new" stands before a title that begins at `first` and goes up to k."""
    return page.same_sentence(first - 1, k) and page.words[first - 1].low in _ARTICLES


def _of_country(page: Page, first: int) -> bool:
    """Whether a title begins with whose it is: "[Norway's] ambassador to Peru"."""
    country = page.country[first]
    return country is not None and page.words[page.at(country.end)].text == "'s"


def _between_names(page: Page, chain: Chain, end: int, taken: list[bool]) -> bool:
    """Whether titles stand in a list of names with their titles behind them: "A, [Head of X], B, Head of Y"."""
    first = chain[0].first
    while page.same_sentence(first - 2, first) and page.words[first - 1].low in words_of(
        "people", "apposition_articles"
    ):
        first -= 1  # "A, the former president of X, B, Head of Y"
    if not page.same_sentence(first - 2, end + 1):
        return False
    marks = page.words[first - 1].text, page.words[end].text
    if set(marks) <= _DASHES:  # "A – [Head of X], B – Head of Y"
        return name_start(page, first - 1, taken) is not None or _addressed_before(page, first - 1)
    if marks != (",", ","):
        return False
    span = page.body[end + 1]  # "A, [Director of X], B, White House Counsel"
    titled = begins_role(page, end + 1) or head_at(page, end + 1) is not None
    titled = titled or (span is not None and _leads_to_role(page, span[1]))
    return titled and (name_start(page, first - 1, taken) is not None or _addressed_before(page, first - 1))


def _addressed_before(page: Page, end: int) -> bool:
    """Whether what ends before token `end` is a name with an honorific: "Mr. Kudrat [Ali], Head of X"."""
    for k in range(max(0, end - _LONGEST_ADDRESSED), end):
        start = skip_honorifics(page, k) if page.same_sentence(k, end) else k
        if start > k and name_end(page, start, sure=True) == end:
            return True
    return False


def _leads_to_role(page: Page, i: int) -> bool:
    """Whether what goes on after a body's name comes to a title before the next comma: "Intergovernmental Director"."""
    for k in range(i, min(i + _LONGEST_REMARK, len(page.words))):
        if not page.same_sentence(i, k) or not page.words[k].capital:
            return False
        if head_at(page, k):
            return True
    return False


def _over_clause(page: Page, comma: int) -> int:
    """The comma behind what says more of a title: "the Ambassador of Peru[, with residence in Rome], NAME"; else
    the same one."""
    if not page.same_sentence(comma, comma + 1) or page.words[comma + 1].low not in words_of("people", "opens_remark"):
        return comma
    for k in range(comma + 1, min(comma + _LONGEST_REMARK + 2, len(page.words))):
        if not page.same_sentence(comma, k) or page.given(k):
            break
        if page.words[k].text == ",":
            return k
    return comma


def _addressed(page: Page, chain: Chain) -> bool:
    """Whether titles before a colon are those of the readers: "Notes to editors: Lord Cameron visited"."""
    first = chain[0].first
    return page.same_sentence(first - 1, first) and page.words[first - 1].low in {"to", "for"}


def _over_quotation_mark(page: Page, i: int) -> int:
    if i < len(page.words) and page.words[i].text == '"':
        return i + 1
    # An apostrophe that begins a name: "'Akilisi".
    own = page.same_sentence(i, i + 1) and page.words[i].text == "'" and page.words[i].end == page.words[i + 1].start
    return i + 1 if own and page.words[i + 1].capital else i


def _apposition_closed(page: Page, chain: Chain, start: int, end: int, *, honorific: bool) -> bool:
    """Whether "TITLE, NAME" is an apposition: the title has an article or a country and the name is a full one."""
    if _is_anothers(page, chain[0].first):
        return False
    if honorific:
        return True
    title = chain[0]
    if end - start < 2 and not (title.country and page.given(start)):
        return False  # but "the Ambassador of Indonesia, Suprapto;"
    before = page.words[title.first - 1].low if page.same_sentence(title.first - 1, title.first) else ""
    article = before in words_of("people", "apposition_articles")
    article = article or (before == "as" and page.words[title.first - 2].low == "successor")
    owned = any(role.country is not None or role.organisation is not None for role in chain)
    owned = owned or before == "'s"  # "Yoon's deputy national security adviser, NAME, told"
    # "Minister of Trade, NAME, and Cabinet Secretary for Water, NAME"
    listed = before == "and" and title.last - title.first > 1 and page.words[title.first - 2].text == ","
    sentence = page.sentence_of(title.first)
    front = pattern("people", "time_in_front", cased=True).fullmatch(
        page.flat, sentence.start, page.words[title.first].start
    )
    dateline = page.same_sentence(title.first - 1, title.first) and before in _DATELINE_MARKS
    if not (article or owned or listed or front or dateline or page.opens_sentence(title.first)):
        return False
    closed = _over_country(page, end)  # "the head of the WTO, NAME of Nigeria,"
    if not page.same_sentence(start, closed) or page.words[closed].text in words_of("people", "apposition_closers"):
        return True
    if _ends_fronted(page, title.first):
        return False
    # "Today, the Minister of Foreign Affairs of Togo, Robert Dussey met": the second comma is often left out.
    opens = page.opens_sentence(title.first) or dateline
    return (article or opens) and owned and page.words[end].low in words_of("people", "verbs_of_acting")


_DATELINE_MARKS = frozenset({"–", "—", "-", "--"})


def _is_anothers(page: Page, title: int) -> bool:
    """Whether the title is that of somebody to whom the named one is related: "the wife of the President, NAME",
    "instead of the Minister, NAME"."""
    k = title - 1
    while page.same_sentence(k, title) and page.words[k].low in words_of("people", "apposition_articles"):
        k -= 1
    if not page.same_sentence(k - 1, title) or page.words[k].low != "of":
        return False
    return page.words[k - 1].low in words_of("people", "kin") | words_of("people", "in_the_place")


def _ends_fronted(page: Page, title: int) -> bool:
    """Whether the comma behind a title ends what stands before the subject: "Greeting the Minister, NAME noted"."""
    first = page.at(page.sentence_of(title).start)
    opens = page.words[first].low in words_of("people", "fronting_words") or page.words[first].low.endswith("ing")
    return opens and first < title and all(page.words[k].text != "," for k in range(first, title))


def _in_full(page: Page, k: int) -> bool:
    """Whether a text has a surname with a given name before it, too."""
    name = page.words[k].text
    others = (j for j, token in enumerate(page.words) if token.text == name and j != k and page.same_sentence(j - 1, j))
    return any(page.perhaps_given(j - 1) and page.words[j - 1].capital for j in others)


def _rest_of_list(page: Page, i: int, chain: Chain, taken: list[bool]) -> list[Named]:
    """The names after the first one of a title in the plural."""
    names: list[Named] = []
    while page.same_sentence(i - 1, i):
        k = _over_country(page, i)
        while page.same_sentence(i - 1, k) and page.words[k].low in {",", "and", "&"}:
            k += 1
        if k == i or not page.same_sentence(i - 1, k):
            break
        start = skip_honorifics(page, k)
        end = name_end(page, start, sure=True) if not taken[start] else None
        if end is None:
            break
        names.append(named_at(page, start, end, chain))
        i = end
    return names


def _over_country(page: Page, i: int) -> int:
    """The token after "of Kyrgyzstan" or "(Brazil)" that follows a name in a list; i where there is none."""
    if not page.same_sentence(i - 1, i + 1):
        return i
    if (country := country_behind_comma(page, i)) is not None:
        return page.at(country.end)
    if page.words[i].low == "of":
        k = page.over_article(i + 1)
        country = page.country[k]
        return page.at(country.end) if country and country.form in {"name", "abbreviation"} else i
    if page.words[i].text == "(":
        if (party := party_of_state(page, i)) is not None:
            return party
        area = page.country[i + 1]
        span = page.body[i + 1]
        place = page.place[i + 1]  # "ambassadors NAME (Hanoi) and NAME"
        k = page.at(area.end) if area else span[1] if span else page.at(place.end) if place else i
        if k > i and page.same_sentence(i, k) and page.words[k].text == ",":
            k = _to_bracket(page, k)  # "(Kingdom of Sweden, residence in Stockholm)"
        return k + 1 if k > i and page.same_sentence(i, k) and page.words[k].text == ")" else i
    return i


def _to_bracket(page: Page, k: int) -> int:
    """The token of the closing bracket soon after k; k where there is none."""
    for j in range(k, min(k + _LONGEST_REMARK, len(page.words))):
        if not page.same_sentence(k, j):
            break
        if page.words[j].text == ")":
            return j
    return k
