"""What a clause says of an encounter besides who took part: status, date, place, round, series."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta
from functools import cache

from kzgraph.extraction.actors.geography import capital_of
from kzgraph.extraction.context import Context, DateMention, PlaceMention, Sentence
from kzgraph.extraction.dates.calendar_words import number_of
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.clauses import Clause
from kzgraph.extraction.events.drafts import Draft, day_after
from kzgraph.extraction.knowledge import choice, lexicon, one_of, pattern, words_of
from kzgraph.model import EventStatus

# How far before an encounter a word of a proposal, a date and a round are still about it, in characters.
_PROPOSAL_REACH = 75
_DENIAL_REACH = 60
_INVITATION_REACH = 240
_DATE_REACH = 500
_ROUND_REACH = 110
# A date that stands so close after the words of an encounter is theirs: "signed in October 2019".
_ADJACENT = 6


def patterns(key: str) -> re.Pattern[str]:
    """The regular expressions of a list in `events.yaml` as one, without regard to case."""
    return pattern("events", key)


# --- status


def status_of(text: str, trigger: tuple[int, int]) -> EventStatus | None:
    """Held or planned as the words about the trigger say; None where the clause tells of no event at all."""
    start = max(0, trigger[0] - _DENIAL_REACH)
    if choice("events", "denied").search(text[start : trigger[1] + 40]) or patterns("denied_verb").search(
        text[start : trigger[1]]
    ):
        return None
    if patterns("invited_to").search(text[max(0, trigger[0] - _INVITATION_REACH) : trigger[1]]):
        return None
    if choice("events", "denied_after").match(text[trigger[1] :]) or patterns("not_told").match(text):
        return None
    before = text[max(0, trigger[0] - 70) : trigger[1]]
    after = text[trigger[1] :]
    noun = text[trigger[0] : trigger[1]].split(" ")[0].lower() in words_of("events", "encounter_nouns")
    if noun and patterns("no_question_of").match(after):
        return None
    to_come = noun and patterns("to_come_before").search(text[: trigger[0]])
    if to_come and pattern("events", "held_after", cased=True).match(after):
        return "held"
    if to_come or patterns("planned").search(before) or pattern("events", "planned_after", cased=True).match(after):
        return None if pattern("events", "wished", cased=True).search(before) else "planned"
    if _proposed(before):
        return None
    goes = pattern("events", "goes", cased=True).search(before)
    soon = pattern("events", "goes_soon", cased=True).match(text, trigger[0])
    return "planned" if goes or soon else "held"


def was_held(context: Context, date: str | None) -> bool:
    """Whether a day lies before the day of publication."""
    published = context.published
    return bool(date and published and len(date) == 10 and date < published.isoformat())


def is_to_come(context: Context, date: str | None) -> bool:
    """Whether a date lies wholly after the day of publication."""
    published = context.published
    return bool(date and published and date > published.isoformat()[: len(date)])


def looked_ahead(context: Context, clause: Clause, date: str, end_date: str | None) -> tuple[str | None, str | None]:
    """The days of something to come that were read as past ones, moved to the next such month or day of the week."""
    published = context.published
    if published is None or date >= published.isoformat()[: len(date)] or end_date:
        return date, end_date
    told = next((d for d in context.dates if clause.holds(d.start) and d.value == date), None)
    if told is None or re.search(r"\d{4}|last|past|ago|yesterday", context.flat[told.start : told.end]):
        return date, end_date
    if _WEEKDAY.search(context.flat, told.start, told.end):
        return weekday_ahead(context, clause, date, end_date)
    return f"{int(date[:4]) + 1}{date[4:]}", None


_WEEKDAY = re.compile(r"[a-z]day\b")


def weekday_ahead(context: Context, clause: Clause, date: str, end_date: str | None) -> tuple[str | None, str | None]:
    """A bare day of the week that was read as the last one, moved to the next."""
    published = context.published
    told = next((d for d in context.dates if clause.holds(d.start) and d.value == date), None)
    if published is None or told is None or end_date or len(date) < len("2023-01-01"):
        return date, end_date
    bare = _WEEKDAY.search(context.flat, told.start, told.end) and not _BACK.search(context.flat, told.start, told.end)
    moved = Day.fromisoformat(date) + timedelta(days=7)
    return (moved.isoformat(), None) if bare and date < published.isoformat() < moved.isoformat() else (date, end_date)


_BACK = re.compile(r"\d|last|past|ago|yesterday|today")


def is_near(date: str | None, published: Day | None) -> bool:
    """Whether a day or month lies less than half a year away from the day of publication."""
    if date is None or published is None or len(date) < len("2023-01"):
        return False
    return abs((int(date[:4]) - published.year) * 12 + int(date[5:7]) - published.month) < _HALF_A_YEAR


_HALF_A_YEAR = 6


def _proposed(before: str) -> bool:
    """Whether the words just before only wish for it: "invited him to visit", "readiness to hold consultations"."""
    hits = list(patterns("proposed").finditer(before))
    if not hits or len(before) - hits[-1].end() > _PROPOSAL_REACH:
        return False
    return not pattern("events", "took_place_after_all", cased=True).search(before[hits[-1].end() :])


# --- date


def date_of(
    context: Context, clause: Clause, trigger: tuple[int, int], previous: Draft | None
) -> tuple[str | None, str | None]:
    """(first day, last day) that the clause gives its encounter, also as "a day later" than the one before.

    `trigger` are the offsets of the encounter's words.
    """
    if (just := _just_before(context, clause)) is not None:
        return just.value, None
    told_at = _told_at(context, clause, trigger)
    inside = [
        d
        for d in context.dates
        if clause.holds(d.start)
        and d.start >= told_at
        and (is_when(context, d) or _is_own(context.flat, d, trigger))
        and not _is_of_topic(context, clause, d, trigger)
    ]
    if not inside and told_at == clause.sentence.start:
        inside = _of_sentence(context, clause)
    if inside:
        return _nearest(inside, trigger)
    if told_at > clause.sentence.start:
        return _counted_from(context, clause, told_at, trigger[0]), None
    told = _last_told(context, clause.start)
    before = previous.date if previous else None
    if before and (told is None or (is_news(before, context.published) and not is_news(told, context.published))):
        told = before  # "on the same day" is not of the day of something that was only spoken of
    if told and not is_news(told, context.published) and patterns("of_the_day").search(clause.text(context.flat)):
        told = context.published.isoformat() if context.published else None
    return (_shifted(clause.text(context.flat), told) if told else None), None


def _told_at(context: Context, clause: Clause, trigger: tuple[int, int]) -> int:
    """Where the words that tell of an encounter begin: days and cities before them are those of something else.

    "Speaking in Rome on 3 March, A said he had met B", "met B on 3 March, a day after talks with C". Where nothing of
    the kind stands before the encounter, the clause tells of it from its beginning.
    """
    flat, start = context.flat, clause.sentence.start
    spoken = patterns("spoken_of_after").finditer(flat, clause.start, trigger[0] + _VERB)
    told = [min(m.end(), trigger[0]) for m in spoken if m.start() < trigger[0]]
    return max([*told, _set_apart(flat, start, trigger[0]) or start])


# "Had met" and "after talks" end at most so many characters after the first letter of the words of an encounter.
_VERB = 12


def _counted_from(context: Context, clause: Clause, told_at: int, trigger: int) -> str | None:
    """The day that "a day after talks with C" means, where the day of what followed is told before it."""
    counted = patterns("counted_from").match(context.flat, told_at, trigger + _VERB)
    step = number_of(counted["c"]) if counted and counted["c"] and counted["unit"].lower() == "day" else None
    days = [d for d in context.dates if clause.sentence.start <= d.start < told_at and is_when(context, d)]
    if counted is None or step is None or not days or days[-1].last:
        return None
    return day_after(days[-1].value, step if counted["way"].lower() in _BEFORE else -step)


# "Two days before" one thing: that one is later.
_BEFORE = frozenset({"before", "ahead of", "prior to"})


def is_set_apart(context: Context, draft: Draft) -> bool:
    """Whether an encounter is told as one of another time: what its sentence tells before is not its own."""
    sentence = draft.sentence
    return _set_apart(context.flat, sentence.start, draft.offset) is not None


def _set_apart(flat: str, start: int, trigger: int) -> int | None:
    """Where the words begin that count the days between an encounter and what the sentence tells before it."""
    counted = patterns("counted_from").finditer(flat, start, trigger + _VERB)
    return max((m.start() for m in counted if m.start() < trigger), default=None)


def _is_of_topic(context: Context, clause: Clause, date: DateMention, trigger: tuple[int, int]) -> bool:
    """Whether a date is that of what the encounter was about: "met to discuss the fire of 2 March"."""
    of = context.flat.endswith((" of ", " of the "), date.start - 8, date.start)
    return of and _topic(clause, context.flat, trigger[1]) <= date.start


def _is_own(flat: str, date: DateMention, trigger: tuple[int, int]) -> bool:
    """Whether a date stands before the very noun of the encounter: "his June visit", "the 5 March meeting"."""
    if date.last and len(date.value) == len("2025"):
        return False  # "a programme for 2025–2026 was signed"
    between = flat[date.end : trigger[0]]
    return date.end <= trigger[0] and len(between) <= _OWN_REACH and _OWN_BEFORE.fullmatch(between) is not None


# Words that may stand between such a date and its noun: "the May working visit".
_OWN_BEFORE = re.compile(r" (?:[\w-]+ ){0,2}")
_OWN_REACH = 25


def _just_before(context: Context, clause: Clause) -> DateMention | None:
    """The date just before a clause with "when": "in office since May 2021, when he succeeded"."""
    if not context.flat.startswith("when ", clause.start):
        return None
    near = (d for d in context.dates if 0 < clause.start - d.end <= _JUST_BEFORE)
    return next(near, None)


def _of_sentence(context: Context, clause: Clause) -> list[DateMention]:
    """The date told last before a clause in its sentence: of a clause that goes on about the same scene."""
    before = [d for d in context.dates if clause.sentence.start <= d.start < clause.start and is_when(context, d)]
    leads_on = pattern("events", "leads_on", cased=True).match(context.flat, clause.start)
    apart = pattern("events", "leads_away", cased=True).match(context.flat, clause.start)
    if pattern("events", "goes_back", cased=True).match(
        context.flat, clause.start
    ):  # "announced on Friday after talks"
        apart = apart or pattern("events", "encounter_told").search(context.flat, clause.sentence.start, clause.start)
    return [] if apart else [d for d in before[-1:] if leads_on or len(d.value) == 10]


# ", " between a date and the clause that tells more of it: "for the first time since 2019, when".
_JUST_BEFORE = 2


def _nearest(dates: list[DateMention], trigger: tuple[int, int]) -> tuple[str, str | None]:
    """The date just after the trigger, else the nearest, one that is known to the day first; and its range's end."""
    days = any(len(d.value) == 10 for d in dates)
    best = min(
        dates,
        key=lambda d: (
            not 0 <= d.start - trigger[1] <= _ADJACENT,
            days and len(d.value) < 10,
            abs(d.start - trigger[0]),
        ),
    )
    if best.last and len(best.value) == 7:  # "in the fourth quarter": of no month
        return best.value[:4], None
    return best.value, best.last if best.last and len(best.last) == 10 else None


def _shifted(text: str, told: str) -> str | None:
    """The date that "a day later" or "that same month" means after the date told before."""
    for later, days in _days_later():
        if later.search(text):
            return day_after(told, days)
    if patterns("same_month").search(text):
        return told[:7]
    return told[:4] if patterns("same_year").search(text) else None


@cache
def _days_later() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((one_of(forms), days) for days, forms in lexicon("events")["days_later"].items())


def _last_told(context: Context, offset: int) -> str | None:
    """The date told last before an offset, in this paragraph or the one before."""
    near = (d for d in reversed(context.dates) if offset - _DATE_REACH < d.start < offset)
    return next((d.value for d in near if is_when(context, d) and not is_to_come(context, d.value)), None)


def is_when(context: Context, date: DateMention) -> bool:
    """Whether a date tells when something happened: no span of years, no "since"."""
    if date.last and len(date.value) == 4:
        return False
    if _RELEASE_DATE.match(context.flat, date.end) or _in_dateline(context, date) or _is_attribute(context.flat, date):
        return False
    if date.last and len(date.value) == 10:
        return True  # "from 3 to 5 March"
    before = context.flat[max(0, date.start - 40) : date.start]
    if len(date.value) == 10 and before.lower().endswith("from "):
        return True  # "a visit from tomorrow"
    if len(date.value) == len("2023") and patterns("no_year").search(before):
        return False
    return not patterns("no_date").search(before)


def _is_attribute(flat: str, date: DateMention) -> bool:
    """Whether a date belongs to the name of something else: "the September 20 elections"."""
    if " of " in flat[date.start : date.end]:  # "at the end of October"
        return False
    before = patterns("attributive_before").search(flat, max(0, date.start - 4), date.start)
    return before is not None and patterns("attributive_after").match(flat, date.end) is not None


_RELEASE_DATE = re.compile(r",? (?:[Pp]ress [Rr]elease|[Nn]ews [Rr]elease|[Pp]ress [Ss]tatement)\b")
_DATELINE_REACH = 60
# A release is put out at most so many days after the day of its dateline.
_LONGEST_DELAY = 4


def dateline_day(context: Context) -> Day | None:
    """The day that the dateline gives, where the text was published some days later: "Rome, 1 March 2023 – … today"."""
    published = context.published
    for date in context.dates[:3]:
        if published and len(date.value) == 10 and not date.relative and _in_dateline(context, date):
            day = Day.fromisoformat(date.value)
            return day if 0 < (published - day).days <= _LONGEST_DELAY else None
    return None


def dateline_date(context: Context, sentence: Sentence) -> str | None:
    """The day in the dateline of a sentence: what the lead of a report tells without a day was on that day."""
    inside = (
        d for d in context.dates[:3] if sentence.start <= d.start < sentence.end and len(d.value) == len("2023-01-01")
    )
    return next((d.value for d in inside if not d.relative and _in_dateline(context, d)), None)


def _in_dateline(context: Context, date: DateMention) -> bool:
    """Whether a date stands between the city and the dash that open a report: it is the report's own."""
    sentence = context.source.sentence_at(date.start)
    if sentence is None or date.start - sentence.start > _DATELINE_REACH:
        return False
    opening = _DATELINE_OPENING.fullmatch(context.flat, sentence.start, date.start)
    bracketed = context.flat.startswith("(", sentence.start) and _BRACKET_END.match(context.flat, date.end)
    return opening is not None and (bracketed or _DATELINE_END.match(context.flat, date.end)) is not None


_DATELINE_OPENING = re.compile(r"\W{0,4}[^\W\d_a-z][\w.'/-]*(?:,? [^\W\d_a-z][\w.'/-]*){0,5}(?: \([^)]{1,30}\))?,? ?")
_BRACKET_END = re.compile(r" ?\)[ :–—-]")
_DATELINE_END = re.compile(r"\W{0,2}?(?: \d{4})?\s*(?:\([^)]{1,40}\)\s*)?(?:--|—|–|/|-)\s|\.?\s*\([^)]{1,40}\)\s*-?\s")


# --- place


def place_of(context: Context, clause: Clause, trigger: int, previous: Draft | None) -> str | None:
    """The city of the encounter: "in Brussels", "Budapest has played host", "there" for the place told before."""
    stop, told_at = _topic(clause, context.flat, trigger), _told_at(context, clause, (trigger, trigger + 1))
    inside = [p for p in context.places if clause.holds(p.start) and told_at <= p.start < stop]
    inside = [p for p in inside if _is_where(context, p)]
    if inside:
        return min(inside, key=lambda p: abs(p.start - trigger)).name
    if (capital := _capital(context, clause)) or (capital := _here(context, clause)):
        return capital
    if previous is not None and pattern("events", "there", cased=True).search(clause.text(context.flat)):
        return previous.place
    return _said_in(context, clause)


def _said_in(context: Context, clause: Clause) -> str | None:
    """The city where somebody said something after the encounter: "announced in Budapest after talks with"."""
    if pattern("events", "after_talks", cased=True).match(context.flat, clause.start) is None:
        return None
    places = context.places
    before = [p for p in places if clause.sentence.start <= p.start < clause.start and _is_where(context, p)]
    said = pattern("events", "said_in").search(context.flat, clause.sentence.start, clause.start)
    return before[-1].name if before and said and said.start() < before[-1].start else None


def _topic(clause: Clause, flat: str, trigger: int) -> int:
    """Where the clause leads on from the encounter at `trigger` to what it was about; its end where it does not."""
    text = clause.text(flat)
    topic = pattern("events", "topic", cased=True).search(text, max(0, trigger - clause.start))
    return clause.start + topic.start() if topic else clause.end


def _capital(context: Context, clause: Clause) -> str | None:
    """The city meant by "in the capital of Slovenia" and "in the Slovenian capital"."""
    for country in context.countries:
        if not clause.holds(country.start):
            continue
        before = context.flat[max(0, country.start - 30) : country.start]
        of = re.search(pattern("events", "in_capital_of", cased=True).pattern + "$", before)
        adjective = pattern("events", "capital_before", cased=True).match(context.flat[country.end : country.end + 9])
        if of or (adjective and pattern("events", "in_capital_of_adjective", cased=True).search(before)):
            return capital_of(country.code)
    return None


def _here(context: Context, clause: Clause) -> str | None:
    """The city of the dateline, where the report says "here"."""
    if not pattern("events", "here", cased=True).search(clause.text(context.flat)):
        return None
    city = dateline_city(context)
    return city.name if city else None


def dateline_city(context: Context) -> PlaceMention | None:
    """The city with which the running text opens: "PANAMA CITY, Dec. 3 (Agency) -- …"."""
    for sentence in [s for s in context.source.sentences if s.kind != "headline"][:3]:
        for place in context.places:
            if sentence.start <= place.start <= sentence.start + 4:
                end = _DATELINE_CITY.match(context.flat, place.end)
                return place if end else None
    return None


_DATELINE_CITY = re.compile(r"[^;\n]{0,60}?(?:--|—|–|/| - |\([A-Z][\w .-]{1,30}\))")


def _is_where(context: Context, place: PlaceMention) -> bool:
    """Whether a city is said to be the place of something, and is no part of an organisation's name."""
    if any(m.start <= place.start < m.end for body in context.organisations for m in body.mentions):
        return False
    before = context.flat[max(0, place.start - 24) : place.start]
    after = context.flat[place.end : place.end + 24]
    if pattern("events", "place_hosts", cased=True).match(after):
        return True
    if after.startswith("'s") or re.match(r"-|–\w", after):
        return False
    lead = context.flat[max(0, place.start - 70) : place.start]
    if pattern("events", "seat_of_body").search(lead) and not pattern("events", "held_in_body").search(lead):
        return False
    return patterns("place_before").search(before) is not None


# --- round and series


@cache
def ordinals() -> dict[str, int]:
    """Ordinals as words with their numbers."""
    return {word: number for number, words in lexicon("events")["ordinals"].items() for word in words}


@cache
def _with_ordinals(key: str) -> re.Pattern[str]:
    return one_of([form.replace("ORDINAL", "|".join(ordinals())) for form in lexicon("events")[key]])


def round_of(text: str, trigger: tuple[int, int]) -> int | None:
    """The round that stands nearest before the trigger's end: "the fifth round of political consultations"."""
    counted = _with_ordinals("round_in_series").search(text, trigger[0])
    if counted and counted.start() - trigger[1] < 30:
        return _number(counted.group("o"))
    hits = [m for m in _with_ordinals("round").finditer(text) if m.start() < trigger[1] + 5]
    if not hits:
        return None
    between = text[hits[-1].end() : trigger[0]]
    apart = len(between) >= _ROUND_REACH or pattern("events", "round_breaks", cased=True).search(between)
    return None if apart else _number(hits[-1].group("o"))


def _number(word: str) -> int | None:
    low = word.lower()
    if low in ordinals():
        return ordinals()[low]
    digits = re.match(r"\d+", low)
    return int(digits.group()) if digits else _roman(word)


def _roman(word: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10}
    if len(word) < 2 or any(c not in values for c in word):
        return None
    digits = [values[c] for c in word]
    return sum(-d if k + 1 < len(digits) and d < digits[k + 1] else d for k, d in enumerate(digits))


@cache
def _series_patterns() -> tuple[re.Pattern[str], ...]:
    """The forms of a series' name, most telling first."""
    return tuple(re.compile(p) for p in lexicon("events")["series"])


def series_of(text: str, trigger: tuple[int, int]) -> str | None:
    """The name of the standing format at the trigger, without its ordinal."""
    for form in _series_patterns():
        for match in form.finditer(text):
            if match.start() < trigger[1] and match.end() > trigger[0]:
                return _without_ordinal(match.group().split())
    return None


def _without_ordinal(words: list[str]) -> str | None:
    articles = words_of("events", "series_articles")
    while words and (words[0].lower() in ordinals() or words[0] in articles):
        words = words[1:]
    return " ".join(words) or None
