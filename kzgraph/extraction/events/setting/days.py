"""The day that a clause gives its encounter."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.dates.calendar_words import number_of
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.calendar import day_after, is_to_come
from kzgraph.extraction.events.setting.departure import of_goal
from kzgraph.extraction.events.setting.discussed import is_of_figure, is_of_thing_discussed
from kzgraph.extraction.events.setting.other_verbs import (
    is_in_what_was_said,
    is_of_participle,
    is_of_saying,
    said_after,
)
from kzgraph.extraction.events.setting.scope import (
    VERB_REACH,
    ahead_begins,
    coming_begins,
    in_aside,
    in_claim,
    is_of_aside,
    is_of_topic,
    leads_ahead,
    leads_to_next_stop,
    looks_back,
    spoken_of_within,
    telling_begins,
    was_discussed,
)
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.knowledge import lexicon, one_of, pattern
from kzgraph.model import is_day

# How far before a clause a date is still that of its encounter, in characters.
_DATE_REACH = 500
# A date that stands so close after the words of an encounter is theirs: "signed in (Oslo in) October 2019".
_AT_ONCE = re.compile(r"(?: in [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,?(?= (?:in|on) ))?.{0,6}")


def date_of(
    context: Context, clause: Clause, trigger: tuple[int, int], previous: Draft | None
) -> tuple[str | None, str | None]:
    """(first day, last day) that the clause gives its encounter, also as "a day later" than the one before.

    `trigger` are the offsets of the encounter's words.
    """
    agreed_then = pattern("event_setting", "agreed_then").match(context.flat, clause.start, trigger[1])
    if not agreed_then and (just := _just_before(context, clause, trigger[0])) is not None:
        return just.value, None
    told_at = telling_begins(context, clause, trigger)
    led_ahead = ahead_begins(clause, context.flat, trigger[0])
    to_come = coming_begins(context, clause, trigger)
    near = [d for d in clause.near(context.dates) if clause.holds(d.start) or d.start < clause.start < d.end]
    inside = [  # also "The day before he had received"
        d
        for d in near
        if _names_encounter(context.flat, d, trigger)
        or (max(told_at, led_ahead) < d.end and d.start < to_come and _tells(context, clause, d, trigger))
    ]
    inside = _without_deeds_behind(context.flat, inside, trigger[1])
    # What is told of these days is of the day of the saying, where no other is told.
    inside = [d for d in inside if not is_of_saying(context.flat, clause, d.start, trigger[0])] or inside
    if agreed_then and not inside:
        return None, None
    if not inside and told_at == clause.sentence.start:
        inside = _of_sentence(context, clause, trigger)
    if not inside:
        start, end = said_after(context.flat, clause)
        inside = [d for d in context.dates if start <= d.start < end and is_when(context, d)]
    ahead = leads_ahead(clause, context.flat, trigger[1])
    if inside and inside[-1].start > ahead:  # "met on 2 May ahead of the summit in June"
        near = [d for d in inside if d.start < ahead]
        inside = near or [d for d in inside if is_day(d.value) and not is_to_come(context, d.value)]
    if inside:
        return _nearest(context.flat, of_goal(context.flat, clause.start, trigger, inside), trigger)
    if told_at > clause.sentence.start:
        return _counted_from(context, clause, told_at, trigger[0]), None
    told = _last_told(context, clause)
    before = previous.date if previous and not is_to_come(context, previous.date) else None
    if before and (told is None or (is_news(before, context.published) and not is_news(told, context.published))):
        told = before  # "on the same day" is not of the day of something that was only spoken of
    if (
        told
        and not is_news(told, context.published)
        and pattern("event_setting", "of_the_day").search(clause.text(context.flat))
    ):
        told = context.published.isoformat() if context.published else None
    return (_shifted(clause.text(context.flat), told) if told else None), None


def _tells(context: Context, clause: Clause, date: DateMention, trigger: tuple[int, int]) -> bool:
    """Whether a date of a clause tells when its encounter was, and not when something else was that it speaks of."""
    flat, start = context.flat, date.start
    return (
        (is_when(context, date) or _is_own(flat, date, trigger))
        and not is_of_topic(context, clause, date, trigger)
        and not in_aside(context, clause, start, trigger[0])
        and not in_claim(context, clause, date, trigger)
        and not pattern("event_setting", "end_of_term").search(flat, trigger[1], start)
        and not was_discussed(context, clause, date, trigger)
        and not is_of_thing_discussed(context, clause, start, trigger[0])
        and not is_of_participle(flat, clause, start, trigger[0])
        and not is_in_what_was_said(flat, clause, start, trigger[0])
        and not is_of_figure(flat, trigger[1] if start > trigger[1] else clause.start, start)
    )


def _counted_from(context: Context, clause: Clause, told_at: int, trigger: int) -> str | None:
    """The day that "a day after talks with C" means, where the day of what followed is told before it."""
    counted = pattern("event_setting", "counted_from").match(context.flat, told_at, trigger + VERB_REACH)
    step = number_of(counted["c"]) if counted and counted["c"] and counted["unit"].lower() == "day" else None
    days = [d for d in context.dates if clause.sentence.start <= d.start < told_at and is_when(context, d)]
    if counted is None or step is None or not days or days[-1].last:
        return None
    return day_after(days[-1].value, step if counted["way"].lower() in _BEFORE else -step)


# "Two days before" one thing: that one is later.
_BEFORE = frozenset({"before", "ahead of", "prior to"})


def _is_own(flat: str, date: DateMention, trigger: tuple[int, int]) -> bool:
    """Whether a date stands before the very noun of the encounter: "his June visit", "the 5 March meeting"."""
    if date.last and len(date.value) == len("2025"):
        return False  # "a programme for 2025–2026 was signed"
    between = flat[date.end : trigger[0]]
    return date.end <= trigger[0] and len(between) <= _OWN_REACH and _OWN_BEFORE.fullmatch(between) is not None


def _names_encounter(flat: str, date: DateMention, trigger: tuple[int, int]) -> bool:
    """Whether such a date tells which encounter is meant: "the outcome of the [August 8] talks"."""
    if trigger[0] <= date.start and date.end <= trigger[1]:
        return True
    owned = flat.startswith("'s ", date.end) or _OWNED.search(flat, max(0, date.start - _OWN_REACH), date.start)
    between = flat[date.end : trigger[0]]
    return bool(owned) and _is_own(flat, date, trigger) and _PREPOSITION.search(between) is None


_OWNED = re.compile(r"(?:\b(?:the|his|her|their|its|our|this)|'s) \Z", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:on|in|at|of|about|with|to|for|after|before|the|an?|his|her|their|its)\b")
# Words that may stand between such a date and its noun: "the May working visit".
_OWN_BEFORE = re.compile(r"(?:'s)? (?:[\w-]+ ){0,2}")
_OWN_REACH = 25


def _just_before(context: Context, clause: Clause, trigger: int) -> DateMention | None:
    """The date just before a clause with "when": "in office since May 2021, when he succeeded".

    Not that of what is only spoken of or agreed there: "on Monday, when he gave an account of the talks with B".
    """
    flat = context.flat
    if not flat.startswith("when ", clause.start) or spoken_of_within(flat, clause.start, trigger):
        return None
    near = (d for d in context.dates if 0 < clause.start - d.end <= _JUST_BEFORE)
    day = next(near, None)
    if day is None or day.last is None or is_day(day.value):
        return day  # "held in Rome on 3-4 March, when A and B met": of the first day
    return replace(day, value=day.last, last=None)  # "in office until May, when"


def _of_sentence(context: Context, clause: Clause, trigger: tuple[int, int]) -> list[DateMention]:
    """The date told last before a clause in its sentence: of a clause that goes on about the same scene."""
    before = [d for d in context.dates if clause.sentence.start <= d.start < clause.start and is_when(context, d)]
    leads_on = pattern("event_setting", "leads_on", cased=True).match(context.flat, clause.start)
    apart = pattern("event_setting", "leads_away", cased=True).match(context.flat, clause.start)
    fronted = _FRONTED.match(context.flat, clause.start)
    if fronted and fronted.end() <= trigger[0]:  # "On Wednesday, before returning to Accra, he was received"
        apart = None
    if pattern("event_setting", "goes_back", cased=True).match(
        context.flat, clause.start
    ):  # "announced on Friday after talks"
        apart = apart or pattern("event_clauses", "encounter_told").search(
            context.flat, clause.sentence.start, clause.start
        )
    goes_on = _AND_MET.match(context.flat, clause.start)
    before = [d for d in before if not _of_what_was_due(context, clause, d)]
    before = [d for d in before if not (is_of_aside(context, d) or leads_to_next_stop(context, d.end, trigger[1]))]
    return [] if apart else [d for d in before[-1:] if leads_on or goes_on or is_day(d.value)]


def _of_what_was_due(context: Context, clause: Clause, day: DateMention) -> bool:
    """Whether a day is that of what did not come about: "was due to meet A on Friday, but flew to Oslo, where he"."""
    instead = _BUT.search(context.flat, day.end, clause.start) is not None
    due = pattern("event_status", "had_been_due")
    return instead and due.search(context.flat, clause.sentence.start, day.start) is not None


_BUT = re.compile(r",? but\b|\binstead\b")

# What was done before or after stands in front of the main clause, and the day before both.
_FRONTED = re.compile(
    r"\W*(?:before|prior to|ahead of|after) (?:\w+ing|(?:his|her|their) (?:departure|return|arrival))\b[^,;]{0,80},"
)
# "Visited Washington in February and met B": within the same time.
_AND_MET = re.compile(r"\W*and (?:met|held|had|was received|was welcomed|signed|attended) ")
# ", " between a date and the clause that tells more of it: "for the first time since 2019, when".
_JUST_BEFORE = 2


def _without_deeds_behind(flat: str, dates: list[DateMention], end: int) -> list[DateMention]:
    """The dates without those of what was done then: "paid a visit in May, signing a declaration on 18 May"."""
    own = next((d for d in dates if d.start >= end and "," not in flat[end : d.start]), None)
    deed = pattern("event_setting", "deed_behind")
    return [d for d in dates if own is None or d.start <= own.end or not deed.search(flat, own.end, d.start)]


def _nearest(flat: str, dates: list[DateMention], trigger: tuple[int, int]) -> tuple[str, str | None]:
    """The date just after the trigger, else the nearest, one that is known to the day first; and its range's end."""
    dates = _without_rough(flat, dates)
    days = any(is_day(d.value) for d in dates)
    years = {d.value[: len("2025")] for d in dates if len(d.value) > len("2025")}
    best = min(
        [d for d in dates if d.value not in years],  # "the first session this year took place on 3 March"
        key=lambda d: (
            not (d.start >= trigger[1] and _AT_ONCE.fullmatch(flat, trigger[1], d.start)),
            days and len(d.value) < 10,
            abs(d.start - trigger[0]),
        ),
    )
    if best.last and len(best.value) == 7 and " and " not in flat[best.start : best.end]:
        return best.value[:4], None  # "in the fourth quarter": of no month, other than "in April and July"
    return best.value, best.last if is_day(best.last) else None


def _without_rough(flat: str, dates: list[DateMention]) -> list[DateMention]:
    """The dates without those that a day right behind them makes precise: "a month ago, on May 28"."""
    precise = [d for d in dates if is_day(d.value)]
    rough = [d for d in dates if not is_day(d.value)]
    rough = [d for d in rough if not any(_PRECISELY.fullmatch(flat, d.end, day.start) for day in precise)]
    return [d for d in dates if d in precise or d in rough]


_PRECISELY = re.compile(r",? (?:namely )?on (?:the )?")


def _shifted(text: str, told: str) -> str | None:
    """The date that "a day later" or "that same month" means after the date told before."""
    for later, days in _days_later():
        if later.search(text):
            return day_after(told, days)
    if pattern("event_setting", "same_time").search(text):
        return told
    if pattern("event_setting", "same_month").search(text):
        return told[:7]
    return told[:4] if pattern("event_setting", "same_year").search(text) else None


@cache
def _days_later() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((one_of(forms), days) for days, forms in lexicon("event_setting")["days_later"].items())


def _last_told(context: Context, clause: Clause) -> str | None:
    """The date told last before a clause, in this paragraph or the one before; there only where it looks not back."""
    block, start = clause.sentence.block, clause.start
    first = context.source.paragraph(block)[0].start
    near = [d for d in reversed(context.dates) if start - _DATE_REACH < d.start < start]
    near = [d for d in near if is_when(context, d) and not is_to_come(context, d.value)]
    return next((d.value for d in near if d.start >= first or not looks_back(context, d)), None)


def without_saying(
    context: Context, clause: Clause, trigger: int, told: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    """The days of something to come, where those told are only of the saying: "will visit A in May, B said Monday"."""
    said = pattern("event_setting", "said_on_day")
    dates = clause.among(context.dates)
    saying = [
        d
        for d in dates
        if said.search(context.flat, clause.start, d.start)
        or is_of_saying(context.flat, clause, d.start, trigger)
        or _is_of_agreeing(context.flat, clause, d)
    ]
    if not any(d.value == told[0] for d in saying):
        return told
    others = [d for d in dates if d not in saying and is_when(context, d)]
    return (others[0].value, others[0].last if is_day(others[0].last) else None) if others else (None, None)


def _is_of_agreeing(flat: str, clause: Clause, day: DateMention) -> bool:
    """Whether something was agreed on a day, and is to come later: "agreed on Monday to hold talks"."""
    agreed = pattern("event_setting", "agreed_on_day").search(flat, clause.start, day.start)
    return agreed is not None and pattern("event_setting", "agreed_to_do", cased=True).match(flat, day.end) is not None
