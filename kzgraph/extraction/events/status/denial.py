"""Whether a sentence tells of an encounter only to say that it is untrue, invented or not confirmed."""

from __future__ import annotations

from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.events.setting.calendar import bare_weekday, is_over, lay_ahead
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import choice, lexicon, pattern
from kzgraph.model import EventStatus


def is_untrue(context: Context, sentence: Sentence, trigger: tuple[int, int], kind: str, status: EventStatus) -> bool:
    """Whether the sentence around the words of an encounter (their offsets: `trigger`) or the one after it denies it.

    A denial of something else said at an encounter is none: "dismissed claims of a breach during his meeting with".
    """
    before, after = context.flat[sentence.start : trigger[0]], context.flat[trigger[1] : sentence.end]
    if choice("event_status", "untrue_before").search(before):
        return True
    if pattern("event_status", "claimed_before").search(before) and pattern("event_status", "untrue_after").match(
        after
    ):
        return True
    hearsay = choice("event_status", "hearsay_before").search(before) is not None
    if hearsay and pattern("event_status", "contradicted_after").match(after):
        return True
    following = _following(context, sentence)
    if pattern("event_status", "none_such_next").match(following):
        return True
    until = context.flat[sentence.start : trigger[1]]
    due = pattern("event_status", "had_been_due")
    arranged = due.search(before) or due.search(until) or pattern("event_status", "was_arranged").match(after)
    if arranged and pattern("event_status", "but_was_not").match(after):
        return True
    off = pattern("event_status", "called_off_next")
    if arranged and (off.match(following) or off.match(after.partition(";")[2])):
        return True
    if status == "planned" and (called_off := off.match(following)) is not None:
        noun = called_off["noun"] or called_off["dropped"] or ""
        kinds = lexicon("event_status")["takes_place_kinds"].get(noun.lower(), ())
        return kind in kinds or bool(called_off["dropped"] and "visit" in kinds)  # so is what it was for
    if status == "held" and pattern("event_status", "asked_to_confirm").match(following):
        return True
    return hearsay and pattern("event_status", "denied_next").match(following) is not None


def came_to_nothing(scene: Scene, telling: Telling) -> bool:
    """Whether what had been arranged did not come about: it was called off before, or its day went by.

    "A has called off a trip to Rome. He had been due to meet B"; "was due to visit Rome on 3 March", read on the 11th.
    """
    context, sentence = scene.context, telling.clause.sentence
    due = pattern("event_status", "had_been_due")
    told = (telling.before, telling.text[: telling.hit.end])
    if not any(due.search(text) for text in told):
        return False
    if any(pattern("event_status", "had_been").search(text) for text in told):
        return True  # who "had been due to meet B on Friday" is not any more
    days = [d.value for d in telling.clause.among(context.dates) if not bare_weekday(context, d)]
    if days and all(is_over(context, day) and not lay_ahead(context, telling.clause, day) for day in days):
        return True
    before = context.source.sentence_at(sentence.start - 2)
    if before is None or before is sentence or sentence.block - before.block > 1:
        return False
    there = {id(a.person) for a in scene.cast.between(before.start, before.end)}
    same = any(id(a.person) in there for a in telling.actors) or any(id(p) in there for p in telling.subjects)
    return (
        same and pattern("event_status", "called_off_before").search(context.flat, before.start, before.end) is not None
    )


def status_of_appointment(after: str, status: EventStatus) -> EventStatus | None:
    """The status of an appointment by the rest of its sentence: planned where others must consent, None if declined."""
    if pattern("event_status", "came_to_nothing").match(after):
        return None
    return "planned" if pattern("event_status", "subject_to_consent").match(after) else status


def _following(context: Context, sentence: Sentence) -> str:
    """The next sentence of the same paragraph; empty where there is none."""
    following = context.source.after(sentence)
    return context.flat[following.start : following.end] if following is not None else ""
