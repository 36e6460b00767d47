"""Held, planned or not told of at all, as the words about an encounter say."""

from __future__ import annotations

from kzgraph.extraction.knowledge import choice, pattern, words_of
from kzgraph.model import EventStatus

# How far before an encounter words of a proposal, a denial and an invitation are still about it, in characters.
_PROPOSAL_REACH = 75
_DENIAL_REACH = 60
_INVITATION_REACH = 240


def status_of(text: str, trigger: tuple[int, int]) -> EventStatus | None:
    """Held or planned as the words about the trigger say; None where the clause tells of no event at all."""
    start = max(0, trigger[0] - _DENIAL_REACH)
    if choice("events", "denied").search(text[start : trigger[1] + 40]) or pattern("events", "denied_verb").search(
        text[start : trigger[1]]
    ):
        return None
    if pattern("events", "invited_to").search(text[max(0, trigger[0] - _INVITATION_REACH) : trigger[1]]):
        return None
    if choice("events", "denied_after").match(text[trigger[1] :]) or pattern("events", "not_told").match(text):
        return None
    before = text[max(0, trigger[0] - 70) : trigger[1]]
    after = text[trigger[1] :]
    noun = text[trigger[0] : trigger[1]].split(" ")[0].lower() in words_of("events", "encounter_nouns")
    if noun and pattern("events", "no_question_of").match(after):
        return None
    to_come = noun and pattern("events", "to_come_before").search(text[: trigger[0]])
    if to_come and pattern("events", "held_after", cased=True).match(after):
        return "held"
    if (
        to_come
        or pattern("events", "planned").search(before)
        or pattern("events", "planned_after", cased=True).match(after)
    ):
        return None if pattern("events", "wished", cased=True).search(before) else "planned"
    if _proposed(before):
        return None
    goes = pattern("events", "goes", cased=True).search(before)
    soon = pattern("events", "goes_soon", cased=True).match(text, trigger[0])
    return "planned" if goes or soon else "held"


def _proposed(before: str) -> bool:
    """Whether the words just before only wish for it: "invited him to visit", "readiness to hold consultations"."""
    hits = list(pattern("events", "proposed").finditer(before))
    if not hits or len(before) - hits[-1].end() > _PROPOSAL_REACH:
        return False
    return not pattern("events", "took_place_after_all", cased=True).search(before[hits[-1].end() :])
