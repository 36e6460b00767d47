"""Names that a word other than a title introduces: "Mr NAME", "his wife NAME", "her Kazakh counterpart NAME"."""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.actors.bodies.body import Part
from kzgraph.extraction.actors.people.before_titles import ends_front
from kzgraph.extraction.actors.people.named import Named, named_at
from kzgraph.extraction.actors.people.names import folded_name, name_end, name_start, skip_honorifics
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page


def by_honorific(page: Page, taken: list[bool]) -> list[Named]:
    """ "Mr. Vassilenko", "H.E. Sheikh Mohammed bin Zayed"."""
    found = []
    for i, token in enumerate(page.words):
        if not token.capital or taken[i]:
            continue
        start = skip_honorifics(page, i)
        if start > i and page.same_sentence(i, start) and not taken[start]:
            end = name_end(page, start, sure=True)
            if end and page.text(i, end) not in words_of("people", "nobodies"):
                found.append(named_at(page, start, end))
    return found


def by_line(page: Page, taken: list[bool]) -> list[Named]:
    """The author in a line of his own: "By Jane Fields", "BY JANE FIELDS, Staff Writer"."""
    found = []
    for sentence in page.source.sentences:
        i = page.at(sentence.start)
        if page.words[i].text not in {"By", "BY"} or not page.same_sentence(i, i + 2):
            continue
        name = _name_behind(page, i, i + 1, taken)
        if name is None or name[1] - name[0] < 2 or not page.perhaps_given(name[0]):
            continue
        if not page.same_sentence(i, name[1]) or page.words[name[1]].text in {",", "|", "/", "–", "—", "-", "("}:
            found.append(named_at(page, *name))
    return found


def by_kin(page: Page, taken: list[bool]) -> list[Named]:
    """ "His wife Lordina Mahama": the name after a relative's word."""
    found = []
    for i, token in enumerate(page.words):
        if token.low not in words_of("people", "kin") or not page.same_sentence(i - 1, i + 1):
            continue
        if page.words[i - 1].low not in words_of("people", "owners"):
            continue
        if name := _name_behind(page, i, _over_comma(page, i + 1), taken):
            found.append(replace(named_at(page, *name), kin=True))
    return found


def by_succession(page: Page, taken: list[bool]) -> list[Named]:
    """ "She succeeds Tore Hattrem", "takes over from Nic Hailey": the name after the verb."""
    found = []
    for i, token in enumerate(page.words):
        over = token.low == "from" and i and page.words[i - 1].low == "over"
        if not (over or token.low in words_of("people", "successions")) or not page.same_sentence(i, i + 2):
            continue
        name = _name_behind(page, i, _over_comma(page, i + 1), taken)
        if name and name[1] - name[0] > 1 and not page.country[name[0]]:
            found.append(named_at(page, *name))
    return found


def by_appointment(page: Page, taken: list[bool]) -> list[Named]:
    """ "nominated Mark Dow as envoy", "appointed Mark Dow Ambassador": the name between the verb and the post."""
    found = []
    for i, token in enumerate(page.words):
        if token.low not in words_of("people", "gives_actively") or not page.same_sentence(i, i + 3):
            continue
        name = _name_behind(page, i, i + 1, taken)
        if name is None or name[1] - name[0] < 2 or not page.same_sentence(i, name[1]):
            continue
        post = name[1] + (page.words[name[1]].low in words_of("posts", "determiners"))
        if page.words[name[1]].low == "as":
            shaped = page.perhaps_given(name[0]) and not page.vocabulary(name[1] - 1)
        else:
            shaped = page.same_sentence(i, post) and taken[post] and _unheard(page, *name)
        if shaped:
            found.append(named_at(page, *name))
    return found


def _unheard(page: Page, first: int, last: int) -> bool:
    """Whether two or three words are none of the language, and may be a name that no list has."""
    return last - first in _FEW and not any(page.vocabulary(k) or page.country[k] for k in range(first, last))


_FEW = range(2, 4)


def by_counterpart(page: Page, taken: list[bool]) -> list[Named]:
    """ "her Kazakh counterpart NAME", "Kyrgyz diplomat NAME": the name, and whom the person acts for."""
    found = []
    nationals = words_of("people", "nationals")
    for i, token in enumerate(page.words):
        k = i - 1  # "Serbian political scientist NAME"
        if token.text in nationals and i > 1 and page.words[k].low in words_of("people", "before_nationals"):
            k -= 1
        if token.low not in words_of("people", "counterparts") and not (
            token.text in nationals and i and (of := page.country[k]) and of.form == "adjective"
        ):
            continue
        if not page.same_sentence(k, i + 1):
            continue
        start = i + 2 if page.words[i + 1].low in {"number", "numbers"} and page.same_sentence(i, i + 2) else i + 1
        after = None
        if page.words[start].low == "from" and page.same_sentence(i, start + 2) and (after := page.country[start + 1]):
            start = page.at(after.end)  # "his counterpart from Paraguay, NAME"
        if not page.same_sentence(i, start):
            continue
        if name := _name_behind(page, i, _over_comma(page, start), taken):
            country = after or (page.country[k] if i else None)
            words = folded_name(page, *name)
            found.append(Named(*name, words, country=country.code if country else None, sure=True))
    return found


def before_counterpart(page: Page, taken: list[bool]) -> list[Named]:
    """ "NAME, her Kazakh counterpart", "NAME, his counterpart from Chile": the name, and whom the person acts for."""
    found = []
    for i, token in enumerate(page.words):
        if token.low not in words_of("people", "counterparts"):
            continue
        country = page.country[i - 1] if i else None
        k = page.at(country.start) - 1 if country and country.form == "adjective" else i - 1
        if country is None and page.same_sentence(i, i + 2) and page.words[i + 1].low == "from":
            country = page.country[i + 2]
        if country is None or not page.same_sentence(k - 1, i) or page.words[k - 1].text != ",":
            continue
        if page.words[k].low not in words_of("people", "owners") or ends_front(page, k - 1, i + 1):
            continue
        if (start := name_start(page, k - 1, taken)) is not None:
            words = folded_name(page, start, k - 1)
            found.append(Named(start, k - 1, words, country=country.code, sure=True))
    return found


def _over_comma(page: Page, i: int) -> int:
    return i + 1 if page.words[i].text == "," and page.same_sentence(i, i + 1) else i


def _name_behind(page: Page, i: int, start: int, taken: list[bool]) -> Part | None:
    """The name after the word at i that begins, behind honorifics, at `start`; `taken` words are of titles."""
    start = skip_honorifics(page, start)
    end = name_end(page, start, sure=True) if page.same_sentence(i, start) and not taken[start] else None
    return (start, end) if end else None
