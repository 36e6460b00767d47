"""Whom "he" means before a verb that gives a post: "A appointed B as envoy. He was previously consul" tells of B."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.office_verbs import becomes, made_of
from kzgraph.extraction.text.page import Page
from kzgraph.model import Capacity

PRONOUN = 5
"""So far before its noun a pronoun may stand: "She will assume the post of"."""


def meant_before(page: Page, verb: int, named: list[Named]) -> Named | None:
    """The one whom the nearest sentence before is about that tells of somebody by name.

    Where a pronoun goes before the names of a sentence, it goes on telling of the same one: "She met B. She was". Who
    is given a post there comes before who gives it, and who leaves it is not meant. Over paragraphs it is the only one
    whom the text has told of. None where it may be several.
    """
    sentences = page.source.sentences
    number = page.sentence[verb]
    block = sentences[number].block
    told = _told_by_sentence(page, [n for n in named if page.sentence[n.first] < number])
    for nearest in reversed(told):
        names = told[nearest]
        if sentences[nearest].block != block:
            break
        if not _goes_on(page, verb, names[0]):
            return None if _is_of_somebody(page, verb, names[0]) else _told_of(page, names)
    subjects = [n for k, group in told.items() if sentences[k].block != block for n in _subjects(page, verb, group)]
    return subjects[-1] if len({n.words[-1] for n in subjects}) == 1 else None


def is_of_pronoun(page: Page, before: list[Named], verb: int) -> bool:
    """Whether a verb goes on what a pronoun does about those named: "He met B and was", "A son of B, he was"."""
    start, first = page.sentence_of(verb).start, page.words[before[0].first].start
    opens = pattern("people", "begins_with_pronoun", cased=True).match(page.flat[start:first]) is not None
    goes_on = "verb_of_pronoun" if opens else "pronoun_behind_name"
    return (
        pattern("people", goes_on).match(page.flat, page.words[before[-1].last - 1].end, page.words[verb].end)
        is not None
    )


def _told_by_sentence(page: Page, named: list[Named]) -> dict[int, list[Named]]:
    """Those named in each sentence of running text, by its number."""
    told: dict[int, list[Named]] = {}
    for name in sorted(named, key=lambda n: n.first):
        number = page.sentence[name.first]
        if page.source.sentences[number].kind != "headline":
            told.setdefault(number, []).append(name)
    return told


def _subjects(page: Page, verb: int, names: list[Named]) -> list[Named]:
    """Those of a sentence's names who may be meant later on: none where a pronoun goes before them."""
    return [] if _goes_on(page, verb, names[0]) else names


def _goes_on(page: Page, verb: int, first: Named) -> bool:
    """Whether a sentence tells of the one told of before, behind whom its `first` name stands, or who is its object.

    "She met [B]", "[B] sent her to Rome", where the verb's own pronoun is of that sex.
    """
    sex = _sex(page, verb)
    start, name = _start(page, first), page.words[first.first].start
    goes_on = pattern("people", "pronouns", cased=True).finditer(page.flat, start, name)
    made = pattern("people", "made_him").search(page.flat, start, _end(page, first))
    if made is not None and made.group().endswith(_OBJECTS[sex]):
        return True
    return any(match.group().lower() == sex for match in goes_on)


def _sex(page: Page, verb: int) -> str:
    """The pronoun that stands behind a verb, else last before it in its sentence; "he" where there is none."""
    if (made := _made_him(page, verb)) is not None:
        return made
    start = page.sentence_of(verb).start
    found = [m.group().lower() for m in _PRONOUN.finditer(page.flat, start, page.words[verb].start)]
    return found[-1] if found else "he"


def makes_him(page: Page, verb: int) -> int | None:
    """The verb at a token or before "as" there, by which "him" gets a post: "A [made] him minister"."""
    giving = verb - 2 if page.words[verb].low == "as" else verb
    gives = page.words[giving].low in words_of("people", "gives_actively")
    return giving if gives and _made_him(page, giving) else None


def _made_him(page: Page, verb: int) -> str | None:
    behind = page.words[verb + 1].low if page.same_sentence(verb, verb + 1) else ""
    return next((sex for sex, form in _OBJECTS.items() if form == behind), None)


_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_OBJECTS = {"he": "him", "she": "her"}


def _is_of_somebody(page: Page, verb: int, first: Named) -> bool:
    """Whether the first name of a sentence is told as somebody's, or does something to him: "Her boss was A"."""
    owners = _OWNERS[_sex(page, verb)]
    start, end = (f(page, first) for f in (_start, _end))
    return owners[0].search(page.flat, start, page.words[first.first].start) is not None or (
        owners[1].search(page.flat, page.words[first.last - 1].end, end) is not None
    )


# Before a name, and behind it as an object: "called him home", "called her to Lima".
_OWNERS = {
    "he": (re.compile(r"\b(?:[Hh]is|him)\b"), re.compile(r"\bhim\b")),
    "she": (
        re.compile(r"\b[Hh]er\b"),
        re.compile(r"\bher(?= (?:as|to|home|back|in|into|from|at|by|for|with|on|and|a|the)\b|[.,;])"),
    ),
}


def _told_of(page: Page, told: list[Named]) -> Named | None:
    """Whom a sentence tells of among those whom it names; None where it may be one whose name is not known."""
    told = [n for n in told if not _in_front(page, n)] or told
    staying = [n for n in told if not _is_followed(page, n)]
    appointees = [n for n in staying[1:] if _made_of(page, n) == "appointee"]
    if appointees:
        several = any(n.first > appointees[0].first and page.words[n.last].low == "as" for n in staying)
        return appointees[0] if len(appointees) == 1 and not several else None
    if not staying or staying[0] is not told[0] or _gives_way(page, told[0]) or _gives(page, told[0]):
        return None  # "he" may be one whose name is not known, or either of two
    return told[0] if len({n.words[-1] for n in staying}) == 1 else None


def _in_front(page: Page, name: Named) -> bool:
    """Whether a name stands in front of the subject of its sentence: "By a decree of President A, B was appointed"."""
    start = page.words[name.first].start
    front = pattern("people", "in_front_of_subject", cased=True)
    return front.fullmatch(page.flat, _start(page, name), start) is not None


def _start(page: Page, name: Named) -> int:
    return page.sentence_of(name.first).start


def _end(page: Page, name: Named) -> int:
    return page.sentence_of(name.first).end


def _is_followed(page: Page, name: Named) -> bool:
    """Whether somebody comes after the one named: "will succeed NAME"."""
    before = page.flat[_start(page, name) : page.words[name.first].start]
    return pattern("people", "succeeds_before", cased=True).search(before) is not None


def _made_of(page: Page, name: Named) -> Capacity | None:
    """What the sentence makes of somebody as an object: "A appointed NAME", "A announced the appointment of NAME"."""
    sentence = page.sentence_of(name.first)
    return made_of(page.flat, sentence, page.words[name.first].start)


def _gives(page: Page, name: Named) -> bool:
    """Whether the one named gives a post to somebody whose name was not read."""
    at, end = page.words[name.last - 1].end, page.sentence_of(name.first).end
    return becomes(page.flat, at, end) == "appointer"


def _gives_way(page: Page, name: Named) -> bool:
    at, end = page.words[name.last - 1].end, page.sentence_of(name.first).end
    return pattern("people", "gives_way_behind").match(page.flat, at, end) is not None


def meant_by_pronoun(page: Page, role: RolePhrase, verb: int, named: list[Named]) -> Named | None:
    """Whom "he" just before the verb means; of a post with its country the last one of that country, if any is named.

    "A met B of Sweden. He is the first Swedish minister to visit Peru".
    """
    low = {page.words[k].low for k in range(max(0, verb - PRONOUN), verb) if page.same_sentence(k, verb)}
    pronouns = {"his", "her"} if page.words[verb].low in {"posts", "positions"} else {"he", "she"}
    meant = meant_before(page, verb, named) if low & pronouns else None
    if meant is None or role.country is None or _is_of(meant, role.country):
        return meant
    block = page.sentence_of(verb).block
    near = [n for n in named if n.last <= verb and page.sentence_of(n.first).block == block]
    return next((n for n in reversed(near) if role.country and _is_of(n, role.country)), meant)


def _is_of(name: Named, country: str) -> bool:
    return country in {name.country, *(role.country for role in name.roles)}
