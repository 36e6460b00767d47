"""The day on which something was done: that of its encounter, where the sentence tells none."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import timedelta

from kzgraph.extraction.actors.geography import country_name
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.people import leads
from kzgraph.extraction.passages.stage import NEWS, PLACES_OF_DEEDS, Stage, is_of_one_day, told_last
from kzgraph.model import Event, IsoDate, is_day

_VISIT = re.compile(r"\bvisit(?:ed|s|ing)?\b")
_DURING_VISIT = re.compile(
    r"\b(?:during|(?:with)?in the framework of|within the frame of|as part of|in the course of|on the occasion of) "
    r"(?:the|this|that|his|her|their) (?:\w+ ){0,2}visit\b",
    re.IGNORECASE,
)


def day_of(stage: Stage, sentence: Sentence, sides: Collection[str] = ()) -> IsoDate | None:
    """The day of the signing that the sentence tells, else of the encounter of the same paragraph, or of the lead.

    Else the only day of the text, unless only other states than `sides`, which are named, signed something then.
    """
    if (signed := _day_of_signing(stage, sentence)) is not None:
        return signed
    if _AT_ANOTHER.search(stage.context.flat, sentence.start, sentence.end):
        return None
    dated = any(is_day(d.value) for d in stage.context.dates_between(sentence.start, sentence.end))
    summit = stage.summit(sentence) or (stage.meeting_of_many(sentence) if not dated else None)
    if summit is not None or dated:
        return _day_within(stage, summit, sentence) if summit is not None and not dated else None
    event, block = stage.told(sentence, dated=True)
    lead = stage.context.flat[sentence.start : sentence.end].rstrip().endswith(":")
    if event is not None and (block == sentence.block or lead):
        return _day_within(stage, event, sentence)
    if (talks := _last_talks(stage, sentence)) is not None:
        return _day_within(stage, talks, sentence)
    if told_after_talks(stage, sentence) and (day := _day_of_talks(stage, sentence) or _day_of_only_talks(stage)):
        return day
    held = [
        e
        for e in stage.events
        if e.status == "held"
        and e.kind in PLACES_OF_DEEDS
        and not stage.is_past(e)
        and any(q.start < sentence.end for q in e.evidence)
        and (e.kind != "signing" or not sides or any(country_name(c) in sides for c in e.countries))
    ]
    days = {e.date for e in held if e.kind == "visit" or is_of_one_day(e)}
    if len(days) == 1 and any(is_of_one_day(e) for e in held):
        return days.pop()
    if not any(is_of_one_day(e) for e in held):
        return _day_before(stage, sentence) or _month_of_signing(stage, sentence) or _month_of_visit(stage, sentence)
    return _month_of_signing(stage, sentence)


def _day_of_signing(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """The day of the one new signing that a sentence tells; of a dated sentence only where it is a day of its own.

    Where a dated sentence tells no signing the day of its talks: "held talks on 10 March, after which they adopted …".
    """
    told = [
        e
        for e in stage.events
        if e.kind in PLACES_OF_DEEDS - {"visit"}
        and e.status == "held"
        and any(sentence.start <= q.start < sentence.end for q in e.evidence)
    ]
    signings = [e for e in told if e.kind == "signing"]
    if not signings and any(is_day(d.value) for d in stage.context.dates_between(sentence.start, sentence.end)):
        signings = told
    days = {e.date for e in signings}
    flat = stage.context.flat
    here = [d for d in stage.context.dates_between(sentence.start, sentence.end) if is_day(d.value)]
    own = {d.value for d in here if not _OF_THE_NEWS.search(flat, sentence.start, d.start)}
    own |= {""} if len(here) and not own else set()
    when = {d.value for d in here if not flat.endswith(_OF_A_DOCUMENT, sentence.start, d.start)}
    if len(days) != 1 or (any(stage.is_past(e) for e in signings) and not days <= own & when):
        return None
    day = days.pop()
    return day if is_day(day) and (not own or day in own) else None


# "A protocol to the agreement of | 3 May".
_OF_A_DOCUMENT = (" of ", " dated ", " from ")
# "The Strategy adopted at the Samarkand Summit": at an encounter that has a name of its own, and not at that told here.
_AT_ANOTHER = re.compile(
    r"\b(?:signed|adopted|approved|concluded|agreed|endorsed|reached|issued) (?:at|during) the (?:[A-Z][\w'-]+ )+"
    r"(?:Summit|Conference|Congress|Forum)\b"
)
# "…, the Ministry announced on 7 May": the day of the news.
_OF_THE_NEWS = re.compile(
    r", [^,]*\b(?:said|announced|reported|reports|informed|confirmed|wrote|stated|told|tweeted)\b[^,]*\Z"
)


def _last_talks(stage: Stage, sentence: Sentence) -> Event | None:
    """The encounter told last before a sentence that goes on from it, if its day is known.

    "Following the talks, …", "The two ministers signed …", "In their presence …": those of the encounter act.
    """
    flat = stage.context.flat
    goes_on = _THOSE_ACT.match(flat, sentence.start, sentence.end) and not _BEFORE_NOW.search(
        flat, sentence.start, sentence.end
    )
    if not goes_on and not told_after_talks(stage, sentence):
        return None
    kinds = PLACES_OF_DEEDS - {"visit", "signing"}
    held = [e for e in stage.events if e.kind in kinds and e.status == "held" and not stage.is_past(e)]
    if _HEADS_ACT.search(flat, _with_before(stage, sentence).start, sentence.end):
        ours = [e for e in held if set(stage.context.pair) <= set(e.countries)] or held
        held = [e for e in ours if _is_of_heads(stage, e)] or ours
    last = told_last(held, sentence.start)
    return last if last is not None and is_of_one_day(last) else None


def _day_of_talks(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """The one recent day of the sentence just before that tells talks, where no encounter was read in it."""
    flat, context = stage.context.flat, stage.context
    for earlier in stage.last_sentences(sentence):
        days = {d.value for d in context.dates_between(earlier.start, earlier.end) if is_day(d.value) and not d.last}
        if _TALKS.search(flat, earlier.start, earlier.end) and days:
            return days.pop() if len(days) == 1 and _is_news(stage, min(days)) else None
    return None


def _day_of_only_talks(stage: Stage) -> IsoDate | None:
    """The day of the one encounter of the text, which it may tell later: "Following the talks, … signed"."""
    kinds = PLACES_OF_DEEDS - {"visit", "signing"}
    held = [e for e in stage.events if e.kind in kinds and e.status == "held" and not stage.is_past(e)]
    return held[0].date if len(held) == 1 and is_of_one_day(held[0]) else None


_TALKS = re.compile(r"\b(?:talks|negotiations|meeting|met|session|consultations)\b")


def _is_news(stage: Stage, day: IsoDate) -> bool:
    """Whether a day is one of the last weeks before the text."""
    published = stage.context.published
    return published is not None and (published - timedelta(days=NEWS)).isoformat() <= day <= published.isoformat()


# Heads of state or government act: theirs are the talks, not those that their ministers had since.
_HEADS_ACT = re.compile(r"\b(?:leaders|presidents|heads of (?:state|government)|prime ministers)\b", re.IGNORECASE)


def _with_before(stage: Stage, sentence: Sentence) -> Sentence:
    """The sentence that tells who acts: the one before where "in their presence" points to it."""
    pointing = re.search(r"\b(?:their|they|them)\b", stage.context.flat[sentence.start : sentence.end], re.IGNORECASE)
    before = [s for s in stage.before(sentence) if s.block == sentence.block]
    return before[-1] if pointing and before else sentence


def _is_of_heads(stage: Stage, event: Event) -> bool:
    """Whether at least two heads of state or government took part in an encounter."""
    names = {p.name for p in event.participants}
    return sum(leads(p) for p in stage.context.people if p.name in names) > 1


def told_after_talks(stage: Stage, sentence: Sentence) -> bool:
    """Whether a sentence begins or ends with the talks of which something came: "Following the talks, …"."""
    flat = stage.context.flat
    if AFTER_TALKS.match(flat, sentence.start, sentence.end):
        return True
    end = _AT_ITS_END.search(flat, sentence.start, sentence.end)
    return end is not None and not any(
        len(d.value) == _MONTH for d in stage.context.dates_between(end.start(), end.end())
    )


_AT_ITS_END = re.compile(
    r"\b(?:signed|adopted|issued|concluded|released|exchanged)\b[^.;:]{0,60}? (?:following|after|at the (?:end"
    r"|conclusion|close) of)"
    r" (?:the|their|these) (?:\w+ ){0,1}?(?:talks|negotiations|meetings?|session|consultations|discussions"
    r"|dialogue)(?=[.,;])"
)
# How a sentence begins that tells what came of an encounter.
AFTER_TALKS = re.compile(
    r"(?:(?:[Ff]ollowing|[Aa]fter|(?:[Aa]t|[Bb]y) the (?:end|conclusion|close|outcome)s? of|[Aa]s a result of"
    r"|(?:[Bb]ased )?[Oo]n the results of"
    r"|[Uu]pon (?:the )?(?:completion|conclusion) of|[Aa]t the outcome of) (?:the |their |these |today's )?(?:\w+"
    r" ){0,2}?"
    r"(?:talks|negotiations|meetings?|summit|session|ceremony|consultations|discussions|deliberations|conversation)\b)"
)


_THOSE_ACT = re.compile(
    r"(?:The (?:two |both )?(?:sides|parties|delegations|leaders|presidents|heads of (?:state|government"
    r"|delegation)|co-?chairs"
    r"|(?:foreign |prime |defen[cs]e )?ministers|secretaries|officials) (?:(?:also|then|jointly|later|subsequently) )?"
    r"(?:signed|adopted|issued|concluded|inked|exchanged|witnessed|attended|oversaw|released|agreed and signed)\b"
    r"|They (?:(?:also|then|jointly|later) )?(?:signed|adopted|issued|concluded|inked|exchanged|witnessed|attended)\b"
    r"|In the(?:ir)? presence(?: of| of the (?:two )?(?:leaders|presidents|ministers|heads of state))?\b"
    r"|In addition,? |(?:The )?following )",
    re.IGNORECASE,
)
_BEFORE_NOW = re.compile(
    r"\b(?:had|ago|anniversary|earlier|previous\w*|recently|during (?:the|this|his|her|their) (?:\w+ ){0,2}visit)\b"
    r"|\b(?:last|that) (?:year|month|week)\b"
)


def _day_within(stage: Stage, event: Event, sentence: Sentence) -> IsoDate | None:
    """The day of an encounter, of one of several days the last where something came of it; else only its month."""
    if event.date is None or event.end_date in {None, event.date}:
        return event.date[:_MONTH] if event.date and _beside_another(stage, event, sentence) else event.date
    if told_after_talks(stage, sentence):
        return event.end_date
    return event.date[:7] if (event.end_date or "").startswith(event.date[:7]) else None


def _beside_another(stage: Stage, event: Event, sentence: Sentence) -> bool:
    """Whether the sentence before tells an encounter of another day as well, so that nobody knows on which it was."""
    told = stage.context.source.sentence_at(max(q.start for q in event.evidence if q.start < sentence.end))
    if told is None or told.start == sentence.start or told_after_talks(stage, sentence):
        return False
    days = {
        e.date
        for e in stage.events
        if e.status == "held"
        and e.kind not in {"visit", "signing"}
        and not stage.is_past(e)
        and is_of_one_day(e)
        and any(told.start <= q.start < told.end for q in e.evidence)
    }
    return len(days) > 1


def _month_of_signing(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """The month of the signing that a sentence tells, where its day is open."""
    for event in stage.events:
        told = any(sentence.start <= quote.start < sentence.end for quote in event.evidence)
        new = event.kind == "signing" and event.status == "held" and not stage.is_past(event)
        if told and new and event.date and len(event.date) >= _MONTH:
            return event.date[:_MONTH]
    return None


def _month_of_visit(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """The month of the one visit that the text tells, before a sentence, in whose course something was done."""
    held = [e for e in stage.events if e.kind == "visit" and e.status == "held" and not stage.is_past(e)]
    visit = told_last(held, sentence.end) if len(held) == 1 else None
    if visit is None or visit.date is None or len(visit.date) < _MONTH:
        return None
    month = visit.date[:_MONTH]
    return month if (visit.end_date or month).startswith(month) else None


_MONTH = len("2026-05")


def _day_before(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """The one recent day of the sentences before in the paragraph: "On 12 June X received Y. They signed …"."""
    told = [s for s in stage.before(sentence) if s.block == sentence.block]
    dates = [d for s in told for d in stage.context.dates_between(s.start, s.end) if is_day(d.value)]
    if any(_FOR_DAYS.search(stage.context.flat, s.start, s.end) for s in told) or any(d.last for d in dates):
        return None
    days = {d.value for d in dates}
    return days.pop() if len(days) == 1 and _is_news(stage, min(days)) else None


# What lasts longer than the day that is told: "arrived on 8 March", "a three-day visit".
_FOR_DAYS = re.compile(
    r"\b(?:arriv\w+|landed|flew|left|began|begins|started|opened|kicked off|days?|-day|ongoing|since|from \d|until)\b"
)


def day_of_visit(stage: Stage, sentence: Sentence) -> IsoDate | None:
    """When a visit took place during which something was done: "adopted during the visit", told of just before."""
    flat = stage.context.flat
    if not _DURING_VISIT.search(flat, sentence.start, sentence.end):
        return None
    for earlier in [sentence, *stage.last_sentences(sentence)]:
        visit = _VISIT.search(flat, earlier.start, earlier.end)
        found = stage.context.dates_between(earlier.start, earlier.end)
        dates = [d for d in found if not (d.last and len(d.value) < _MONTH)]  # a plan for 2026–2030
        if visit and dates:
            day = min(dates, key=lambda d: abs(d.start - visit.start()))
            several = day.last or _SEVERAL_DAYS.search(flat, earlier.start, earlier.end)
            return day.value[:7] if several else day.value
    return None


# "Arrived on Tuesday for a two-day visit": nobody knows on which of them something was done.
_SEVERAL_DAYS = re.compile(r"(?<!\bone)(?<!\b1)-day\b|\bdays\b")
