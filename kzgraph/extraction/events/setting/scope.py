"""Which part of a clause tells of the encounter: from what is told before it up to what it was about."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, DateMention
from kzgraph.extraction.dates.looking_back import looks_back as told_as_before
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.other_verbs import embedded_from
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.knowledge import choice, pattern
from kzgraph.model import is_day


def telling_begins(context: Context, clause: Clause, trigger: tuple[int, int]) -> int:
    """Where the words that tell of an encounter begin: days and cities before them are those of something else.

    "Speaking in Rome on 3 March, A said he had met B", "met B on 3 March, a day after talks with C". Where nothing of
    the kind stands before the encounter, the clause tells of it from its beginning.
    """
    flat, start = context.flat, clause.sentence.start
    # "Told parliament on Monday that he had raised it | when they met in Lima": what is told of goes on.
    opening = start if flat.startswith(("when ", "while ", "as "), clause.start) else clause.start
    spoken = choice("event_setting", "spoken_of_after").finditer(flat, opening, trigger[0] + VERB_REACH)
    told = [min(m.end(), trigger[0]) for m in spoken if m.start() < trigger[0]]
    coming = choice("event_setting", "spoken_of_to_come").finditer(flat, start, clause.end)
    told += [m.end() for m in coming if m.end() <= trigger[0]]
    within = spoken_of_within(flat, clause.start, trigger[0]) or _as_topic(flat, clause.start, trigger[0])
    return max([*told, within or start, _set_apart(flat, start, trigger[0]) or start])


def _as_topic(flat: str, start: int, trigger: int) -> int | None:
    """Where the words begin that make an encounter the topic of another: "spoke today [to discuss] the visit of A"."""
    told = _TALKED.search(flat, start, trigger)
    for key in ("topic", "talked_about") if told else ():
        for topic in pattern("event_clauses", key, cased=True).finditer(flat, told.end() if told else start, trigger):
            if topic.group() not in _RELATIVE and _ONE_THING.fullmatch(flat, topic.end(), trigger):
                return topic.start()
    return None


_RELATIVE = {"that", "whether"}
_TALKED = re.compile(r"\b(?:spoke|talked|conferred|met|meeting|talks|call|conversation|received|hosted|welcomed)\b")
# Between such words and the noun of the encounter.
_ONE_THING = re.compile(r"(?:(?! and )[^,;:]){0,80}")


def coming_begins(context: Context, clause: Clause, trigger: tuple[int, int]) -> int:
    """Where a clause leads on to what was only agreed or told of: "agreed by phone that talks will be held in May"."""
    coming = choice("event_setting", "spoken_of_to_come").finditer(context.flat, clause.start, clause.end)
    return next((m.end() for m in coming if m.start() < trigger[1] < m.end()), clause.end)


def spoken_of_within(flat: str, start: int, trigger: int) -> int | None:
    """Where the words of an encounter begin of which another verb since `start` only speaks; None where none does."""
    if choice("event_setting", "spoken_of_noun").search(flat, start, trigger):
        return trigger
    judged = pattern("event_setting", "noun_judged").search(flat, start, trigger)
    if judged and pattern("event_setting", "was_so").search(flat, trigger, trigger + _JUDGEMENT):
        return trigger
    return embedded_from(flat, start, trigger)


# "Had met" and "after talks" end at most so many characters after the first letter of the words of an encounter.
VERB_REACH = 12


# "Visit to A by B, during which he met C, [had gone well]": so far behind its noun an encounter is judged.
_JUDGEMENT = 160


def is_set_apart(context: Context, draft: Draft) -> bool:
    """Whether an encounter is told as one of another time: what its sentence tells before is not its own.

    As one from which days are counted, or within what another verb tells: "rejected the accord that A signed".
    """
    start, flat = draft.sentence.start, context.flat
    within = draft.date is None and spoken_of_within(flat, start, draft.offset) is not None
    within = within or pattern("event_setting", "done_before").match(flat, start, draft.offset) is not None
    return within or _set_apart(flat, start, draft.offset) is not None


def _set_apart(flat: str, start: int, trigger: int) -> int | None:
    """Where the words begin that count the days between an encounter and what the sentence tells before it."""
    counted = pattern("event_setting", "counted_from").finditer(flat, start, trigger + VERB_REACH)
    return max((m.start() for m in counted if m.start() < trigger), default=None)


def topic_from(clause: Clause, flat: str, trigger: int) -> int:
    """Where the clause leads on from the encounter at `trigger` to what it was about; its end where it does not."""
    text = clause.text(flat)
    topic = pattern("event_clauses", "topic", cased=True).search(text, max(0, trigger - clause.start))
    if topic is None or pattern("event_setting", "told_after_topic").match(text, topic.start()):
        return (
            clause.end
        )  # "The exchange of notes concerning this aid was signed in Lima", "conferred about it in Bern"
    return clause.start + topic.start()


def leads_ahead(clause: Clause, flat: str, trigger: int) -> int:
    """Where the clause leads on from the encounter to what was still ahead: "met ahead of the summit in Kazan"."""
    text = clause.text(flat)
    ahead = pattern("event_setting", "ahead_of").search(text, max(0, trigger - clause.start))
    return clause.start + ahead.start() if ahead else clause.end


def ahead_begins(clause: Clause, flat: str, trigger: int) -> int:
    """Where the clause leads on to an encounter as one ahead: "met B on Monday ahead of his trip to Rome on Friday"."""
    text = clause.text(flat)
    ahead = list(pattern("event_setting", "ahead_of").finditer(text, 0, max(0, trigger - clause.start)))
    return clause.start + ahead[-1].start() if ahead else clause.start


def in_aside(context: Context, clause: Clause, start: int, trigger: int) -> bool:
    """Whether a day or place only tells more of a thing or somebody: "Turkey, which opened a base in 2017, signed"."""
    if start > trigger:  # "Talks on the railway, on which three million tonnes were carried in 2024"
        return pattern("event_setting", "aside_behind").search(context.flat, trigger, start) is not None
    asides = pattern("event_setting", "aside").finditer(context.flat, clause.start, trigger)
    occasion = pattern("event_setting", "on_occasion_of")
    if any(p.start == start for p in context.places) and occasion.match(context.flat, clause.start, start):
        return False  # "On the occasion of the Ministers' Meeting (5-6 March, Brussels), A met B"
    return any(aside.start() < start < aside.end() for aside in asides)


def is_of_aside(context: Context, date: DateMention) -> bool:
    """Whether a day only tells more of somebody: "B, who arrived in Baku yesterday, was received by".

    Or the day of going home: "returned on Friday from Rome, where he met"; or the last one of a stay.
    """
    told_in = context.source.sentence_at(date.start)
    if told_in is None:
        return False
    if pattern("event_setting", "home_on_day").search(context.flat, told_in.start, date.start):
        return True
    last = pattern("event_setting", "last_of_stay").search(context.flat, told_in.start, date.start)
    if last and not _LAST_STOP.match(context.flat, date.end):
        return True
    came = pattern("event_setting", "came_on_day").search(context.flat, told_in.start, date.start)
    if came and pattern("event_setting", "after_visit").match(context.flat, date.end):
        return True
    asides = pattern("event_setting", "aside_on_somebody").finditer(context.flat, told_in.start, told_in.end)
    return any(aside.start() < date.start < aside.end() for aside in asides)


# "Ended a three-day tour on Tuesday in Oslo, where he met B": the day is that of the last stop.
_LAST_STOP = re.compile(r",? in [A-Z]")


def looks_back(context: Context, date: DateMention) -> bool:
    """Whether the text does not go on from a day: what is told of it was before."""
    return is_of_aside(context, date) or told_as_before(context.flat, date.start, date.end)


def in_claim(context: Context, clause: Clause, date: DateMention, trigger: tuple[int, int]) -> bool:
    """Whether a day stands in what somebody claimed after an encounter: "said after talks with B that C in 2027"."""
    said = pattern("event_setting", "said_after").search(context.flat, clause.sentence.start, trigger[1])
    if said is None or said.start() > trigger[0]:
        return False
    if date.start < said.start():  # "Trade will double by 2028, A said after talks with B"
        return context.published is not None and date.value > context.published.isoformat()[: len(date.value)]
    claim = pattern("event_setting", "claim").search(context.flat, trigger[1], clause.end)
    return claim is not None and claim.start() < date.start


def leads_to_next_stop(context: Context, start: int, end: int) -> bool:
    """Whether the text goes on between two offsets to the next stop of a journey, which is of another day."""
    return any(pattern("event_setting", key).search(context.flat, start, end) for key in ("went_onward", "then_at"))


def is_of_topic(context: Context, clause: Clause, date: DateMention, trigger: tuple[int, int]) -> bool:
    """Whether a date is that of what the encounter was about: "met to discuss the fire of 2 March"."""
    topic = topic_from(clause, context.flat, trigger[1])
    if date.start < topic:
        return False
    if _TELLS_MORE.search(context.flat, topic, date.start):
        return True  # "spoke about the deal, which the Senate approved in May"
    of = context.flat.endswith((" of ", " of the "), date.start - 8, date.start)
    # "Spoke about the NATO summit in The Hague in June".
    occasion = pattern("event_setting", "occasion_in").search(context.flat, topic, date.start)
    return of or (occasion is not None and not is_day(date.value))


_TELLS_MORE = re.compile(r" (?:which|that|whose)\b(?! (?:day|week|month|year)\b)[^,;]*\Z")


def was_discussed(context: Context, clause: Clause, date: DateMention, trigger: tuple[int, int]) -> bool:
    """Whether a year or month stands in what was said there: "At the talks with A, trade was said to have grown in"."""
    front = pattern("event_setting", "at_the_talks").match(context.flat, clause.start, clause.end)
    return front is not None and trigger[0] < front.end() <= date.start and not is_day(date.value)
