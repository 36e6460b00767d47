"""The states of a group that a summit is called after: "the Nordic Summit", "the summit of the Visegrad Group"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import lexicon, pattern

# The name of a summit reaches so far before and after its noun.
_BEFORE = 60
_AFTER = 90


@cache
def _groups() -> tuple[tuple[str, dict[str, None]], ...]:
    """The names of groups, longest first, with the codes of their members."""
    groups: dict[str, list[str]] = lexicon("formats")["groups_of_states"]
    return tuple((name, dict.fromkeys(groups[name])) for name in sorted(groups, key=len, reverse=True))


def members(name: str) -> dict[str, None]:
    """The members of the groups that a name names."""
    return {code: None for group, codes in _groups() if group in name for code in codes}


def group_at(text: str, start: int) -> tuple[int, dict[str, None]] | None:
    """Where the name of a group at an offset ends, and its members: "the five Central Asian states", "the five"."""
    named = _name().match(text, start)
    if named is not None:
        return named.end(), members(named["group"])
    counted = pattern("formats", "counted_group", cased=True).match(text, start)
    group = group_counted(text[:start], counted["number"]) if counted else {}
    return (counted.end(), group) if counted and group else None


def group_counted(told: str, number: str) -> dict[str, None]:
    """The members of the one group of so many states that a text has named before; empty where there is none."""
    groups = [states for name, states in _groups() if len(states) == _NUMBERS.get(number) and name in told]
    return groups[0] if len(groups) == 1 else {}


_NUMBERS = {"three": 3, "five": 5, "eight": 8}


def group_between(text: str, start: int, end: int) -> tuple[int, int, dict[str, None]] | None:
    """Where the first name of a group between two offsets begins and ends, and its members."""
    named = _name().search(text, start, end)
    if named is not None:
        return (*named.span(), members(named["group"]))
    counted = pattern("formats", "counted_group", cased=True).search(text, start, end)
    group = group_counted(text[:start], counted["number"]) if counted else {}
    return (*counted.span(), group) if counted and group else None


@cache
def _name() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name, _ in _groups())
    return re.compile(lexicon("formats")["name_of_group"][0].replace("GROUP", f"(?P<group>{names})"))


def of_group(context: Context, telling: Telling) -> dict[str, None]:
    """The members of the group whose summit it is, with the other side named beside it; empty where there is none.

    "The EU–Central Asia Summit", "the summit of the Nordic leaders", and not "the Baltic Security Summit".
    """
    flat = context.flat
    for form in _forms():
        for match in form.finditer(flat, max(telling.clause.start, telling.start - _BEFORE), telling.end + _AFTER):
            if match.start() > telling.end or match.end() < telling.end:
                continue
            others = {c.code: None for c in context.countries if match.start() <= c.start < match.end()}
            if pattern("event_clauses", "union", cased=True).search(match.group()):
                others["EU"] = None
            return others | members(match.group())
    return {}


def of_its_name(context: Context, telling: Telling) -> dict[str, None]:
    """The two sides of "the U.S.-Russia Summit" and of "the EU–Japan summit"."""
    form = pattern("formats", "summit_of_names", cased=True)
    named = form.search(context.flat, max(telling.clause.start, telling.start - _BEFORE), telling.end)
    if named is None:
        return {}
    sides = {c.code: None for c in context.countries if named.start() <= c.start < named.end()}
    if pattern("event_clauses", "union", cased=True).search(named.group()):
        sides["EU"] = None
    return sides if len(sides) > 1 else {}


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """How summits of groups are named; GROUP stands for the name of any."""
    names = "|".join(re.escape(name) for name, _ in _groups())
    return tuple(re.compile(form.replace("GROUP", f"(?:{names})")) for form in lexicon("formats")["summit_of_group"])


def behind_preparations(context: Context, telling: Telling) -> Telling:
    """The telling of a summit; without what stands before it, where that is told of its preparations: "reviewed in Lomé
    on 3 May preparations for the summit"."""
    if pattern("formats", "preparations_for").search(telling.before) is None:
        return telling
    clause = Clause(telling.clause.sentence, ((telling.start, telling.clause.end),), telling.clause.owner)
    hit = replace(telling.hit, start=0, end=telling.hit.end - telling.hit.start)
    return replace(telling, clause=clause, text=clause.text(context.flat), hit=hit)
