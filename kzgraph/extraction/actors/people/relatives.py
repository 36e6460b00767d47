"""Whom a verb behind a relative clause is about: the one named before the clause, or the one whom it is about."""

from __future__ import annotations

from kzgraph.extraction.actors.people.holding import AUXILIARIES
from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.text.page import Page


def behind_relative(page: Page, name_end: int, verb: int) -> bool:
    """Whether a verb goes on the main clause, behind a relative clause on the last one named that a comma closes."""
    between = [page.words[k].low for k in range(name_end, verb + 1)]
    if between[:2] != [",", "who"] or between[2:].count(",") != 1:
        return False
    joint = between.index(",", 2)
    return between[joint + 1 : joint + 2] == ["and"] and len(between) - joint <= AUXILIARIES + 1


def head_of_relative(page: Page, before: list[Named], verb: int) -> Named | None:
    """Of whom a verb is told behind a relative clause that names another: "[A], whom B succeeded in May, was named"."""
    for name in before[:-1]:
        if page.words[name.last].text != "," or page.words[name.last + 1].low not in _RELATIVES:
            continue
        commas = [k for k in range(name.last + 1, verb) if page.words[k].text == ","]
        behind = [page.words[k].low for k in range(commas[0], verb)] if len(commas) == 1 else []
        inside = all(other.last <= commas[0] for other in before) if commas else False
        if inside and len(behind) <= AUXILIARIES + 1 and not _GO_ON & set(behind):
            return name
    return None


def in_open_relative(page: Page, before: list[Named], verb: int) -> Named | None:
    """Of whom a verb is told in a relative clause that no comma closes: "A follows [B], who was made minister"."""
    for name in reversed(before):
        if page.text(name.last, name.last + 2) == ", who":
            return None if any(page.words[k].text == "," for k in range(name.last + 1, verb)) else name
    return None


_RELATIVES = frozenset({"who", "whom", "whose"})
_GO_ON = frozenset({"and", "he", "she", "who", "but"})
