"""Encounters told by the hour or the order of a day: "in the evening", "was later received", "on the second day".

They are of the day of the encounter told before them, and those of a visit's second day of the day after its first.
"""

from __future__ import annotations

from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft, shares_side
from kzgraph.extraction.events.setting.calendar import day_after
from kzgraph.extraction.knowledge import lexicon, pattern
from kzgraph.model import is_day

# The hour or the order stands so near after the words of an encounter: "called on the President in the afternoon".
_AFTER = 110
# "had" stands so near the words of an encounter.
_HAD = 12
# The encounter of that day is told at most so many paragraphs before.
_NEAR_BLOCKS = 15


def day_of_hour(context: Context, draft: Draft, ordered: list[Draft], visit: Draft | None) -> str | None:
    """The day that an hour or an order means: that of the last encounter told before; None where neither is told."""
    telling = " ".join(_told(context, draft, sentence) for sentence in draft.sentences)
    nth = pattern("event_setting", "nth_day").search(telling)
    if nth is not None:
        first = visit.date if visit is not None and is_day(visit.date) else None
        return day_after(first, int(lexicon("dates")["ordinals"].get(nth["n"].lower(), 1)) - 1) if first else None
    if pattern("event_setting", "hour_told").search(telling) is None:
        return None
    told = draft.sentences[-1]
    before = [d for d in ordered if d is not draft and d.offset < told.start and shares_side(draft, d)]
    near = [d for d in before if d.status == draft.status and _is_of_one_day(context, d)]
    near = [d for d in near if told.block - d.sentence.block <= _NEAR_BLOCKS]
    near = [d for d in near if not (_is_earlier_stop(context, d, draft) or _is_later_leg(d, told))]
    if draft.kind == "call":  # "he next spoke with C": after the call with B, and not after a meeting of other days
        near = [d for d in near if d.kind == "call"]
    if not near:
        return None
    last = near[-1]
    later = [d for d in near if d.kind != "visit" and d.date and last.date and d.date > last.date]
    if last.kind == "visit" and draft.kind != "visit" and later:
        last = later[-1]  # "On Monday, A met B. B had come on Saturday. In the afternoon, C met B"
    night = pattern("event_setting", "in_evening").search(context.flat, last.sentence.start, last.sentence.end)
    next_morning = night and pattern("event_setting", "in_morning").search(telling)
    return day_after(last.date, 1) if next_morning else last.date


def _is_earlier_stop(context: Context, before: Draft, draft: Draft) -> bool:
    """Whether what was told before is of another city, or told as past by then: "had spent Sunday in Atyrau"."""
    elsewhere = bool(before.place and draft.place and before.place != draft.place)
    elsewhere = elsewhere and draft.status == "held" and not _goes_on(context, draft)
    words = context.flat[max(before.sentence.start, before.offset - _HAD) : before.offset + _HAD]
    return elsewhere or pattern("event_setting", "told_as_past").search(words) is not None


def _is_later_leg(before: Draft, told: Sentence) -> bool:
    """Whether a stop that a list names first gets its day only behind: "to A and B … On to B on 12 June"."""
    return before.kind == "visit" and before.sentences[-1].start >= told.start


def _told(context: Context, draft: Draft, sentence: Sentence) -> str:
    """What a sentence says about the words of an encounter; before them only where it is a visit."""
    if sentence is not draft.sentence:
        return context.flat[sentence.start : min(sentence.end, sentence.start + _AFTER)]
    if draft.kind == "visit" and pattern("event_setting", "done_there").search(
        context.flat, draft.offset, sentence.end
    ):
        return context.flat[sentence.start : draft.offset]
    return context.flat[sentence.start : min(sentence.end, draft.offset + _AFTER)]


def _goes_on(context: Context, draft: Draft) -> bool:
    """Whether a visit is told as the next one of a journey: "In the evening she continued to Oslo"."""
    onward = pattern("event_setting", "travels_onward"), pattern("event_setting", "went_onward")
    return draft.kind == "visit" and any(
        words.search(context.flat, draft.sentence.start, draft.sentence.end) for words in onward
    )


def _is_of_one_day(context: Context, draft: Draft) -> bool:
    """Whether an encounter that was told is of a day of the news, and of no other."""
    if draft.mentioned or draft.end_date or draft.kind == "appointment" or not is_day(draft.date):
        return False
    return draft.status == "planned" or is_news(draft.date, context.published)
