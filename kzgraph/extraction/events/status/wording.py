"""Held, planned or not told of at all, as the words about an encounter say."""

from __future__ import annotations

import re

from kzgraph.extraction.knowledge import choice, pattern, words_of
from kzgraph.model import EventStatus

# How far before an encounter words of a proposal, a denial and an invitation are still about it, in characters.
_PROPOSAL_REACH = 75
_DENIAL_REACH = 60
_DENIAL_AFTER = 40
_INVITATION_REACH = 240
# A noun of an encounter that opens its clause stands no further on.
_OPENING = 60
_GAP = re.compile(r" {2,}")
_SPEECH = re.compile(r'"[A-Z][^"]{12,}"')
_SPEECH_ENDS = re.compile(r'^[^"]*[,.?!]"(?= )')  # where a clause begins within what is said
_RELATIVE = re.compile(r" (?:that|which)$")
_ASIDE = re.compile(r", (?:which|whose|who) ")
_SET_IN = re.compile(r"(?:in|at|during|over|on|by|within) ", re.IGNORECASE)
# What "would like to have the treaty | signed" ends with.
_DONE_WITH_IT = frozenset({"signed", "inked"})


def status_of(text: str, trigger: tuple[int, int]) -> EventStatus | None:
    """Held or planned as the words about the trigger say; None where the clause tells of no event at all."""
    text, trigger = _closed_up(text, trigger)
    if _accepted(text, trigger):
        return "planned"
    start = text.rfind(" ", 0, max(0, trigger[0] - _DENIAL_REACH)) + 1  # whole words: "Nor|way" is no "nor"
    stop = text.find(" ", trigger[1] + _DENIAL_AFTER)
    if (aside := _ASIDE.search(text, trigger[1], max(stop, trigger[1]))) is not None:
        stop = aside.start()  # "opened the session of the Commission, which had not met since 2020"
    if choice("event_status", "denied").search(text[start : stop if stop >= 0 else len(text)]):
        return None
    if choice("event_status", "denied_verb").search(text[start : trigger[1]]):
        return None
    told = pattern("event_status", "told_as_past").match(text, trigger[0])
    if _unreal(text, trigger, told=bool(told)):
        return None
    if pattern("event_status", "invited_to").search(text[max(0, trigger[0] - _INVITATION_REACH) : trigger[1]]):
        return None
    if any(
        pattern("event_status", key).search(text[: trigger[1]]) for key in ("denied_goal", "claimed", "asked_whether")
    ):
        return None
    if choice("event_status", "denied_after").match(text[trigger[1] :]) or pattern("event_status", "not_told").match(
        text
    ):
        return None
    if pattern("encounter_words", "managed_to").search(text, 0, trigger[0]):
        return "held"
    if text[trigger[0] : trigger[1]].lower() in _DONE_WITH_IT:
        if pattern("event_status", "wished_done").search(text[: trigger[0]]):
            return None
        if pattern("event_status", "arranged_done").search(text[: trigger[0]]):
            return "planned"
    begin = max(0, trigger[0] - 70)
    if (said := pattern("event_status", "said_after").search(text, begin, trigger[0])) is not None:
        begin = said.start()  # "The embassy will reopen, the minister said after talks with": what is said is another
    before = text[begin : trigger[1]]
    after = text[trigger[1] :]
    if pattern("event_status", "after_it").search(text, 0, trigger[0]) and not pattern(
        "event_status", "planned"
    ).search(text, 0, trigger[0]):
        return "held"  # "after the signing ceremony, NAME said that it was expected"
    words = text[trigger[0] : trigger[1]].lower().split(" ")
    noun = words[0] in words_of("event_status", "encounter_nouns") or words[-1] in words_of("event_status", "formats")
    if noun and pattern("event_status", "no_question_of").match(after):
        return None
    if noun and trigger[0] < _OPENING and pattern("event_status", "opens_to_come").match(after):
        return "planned"
    if pattern("event_status", "held_next").search(text[: trigger[1]]):
        return "held"
    if _RELATIVE.search(text, *trigger) and pattern("event_status", "still_to_hold").match(after):
        return "planned"
    to_come = noun and pattern("event_status", "to_come_before").search(text[: trigger[0]])
    if to_come and pattern("event_status", "held_after", cased=True).match(after):
        return "held"
    if (
        to_come
        or _goes_on_to_come(text, trigger[0])
        or agreed_to_hold(text[: trigger[0]])
        or pattern("event_status", "planned").search(before)
        or (not told and pattern("event_status", "planned_after", cased=True).match(after))
    ):
        if pattern("event_status", "conditional_after").match(after):
            return None
        arranged = pattern("event_status", "to_be_held").match(after) is not None
        return None if pattern("event_status", "wished", cased=True).search(before) and not arranged else "planned"
    if pattern("event_status", "holding_of").search(text, 0, trigger[0]):
        return "planned" if pattern("event_status", "when_or_where", cased=True).match(after) else None
    if _proposed(before):
        return None
    goes = pattern("event_status", "goes", cased=True).search(before)
    soon = pattern("event_status", "goes_soon", cased=True).match(text, trigger[0])
    return "planned" if goes or soon else "held"


def _closed_up(text: str, trigger: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """The clause without the gap of what does not belong to it, and the trigger there: "is expected to     meet B".

    What somebody is quoted with before it tells nothing of it: "\"We do not want a war,\" A said at a meeting with B".
    Nor does it when somebody will say it: "we will recall that A met B".
    """
    before = _GAP.sub(" ", _SPEECH.sub(" ", _SPEECH_ENDS.sub("", text[: trigger[0]])))
    before = pattern("event_status", "to_be_said").sub("", before)
    shift = trigger[0] - len(before)
    return before + text[trigger[0] :], (trigger[0] - shift, trigger[1] - shift)


def agreed_to_hold(before: str) -> bool:
    """Whether words before an encounter tell that it was agreed or promised: "the commitment to hold a dialogue"."""
    return pattern("event_status", "agreed_to_hold").search(before) is not None


def _accepted(text: str, trigger: tuple[int, int]) -> bool:
    """Whether an invitation was accepted for a time that is told: "accepted an invitation to visit Rome in May"."""
    accepted = pattern("event_status", "accepted_invitation").search(text[: trigger[1]])
    if accepted is None or pattern("event_status", "at_gathering").match(text, trigger[1]):
        return False
    return pattern("event_status", "time_to_come").match(text, trigger[1]) is not None


def _goes_on_to_come(text: str, start: int) -> bool:
    """Whether a bare verb after "and" goes on with what is to come: "will open a school in Lima and meet B"."""
    before = text[:start]
    holding = pattern("event_status", "and_bare_holding").search(before)
    if holding is not None:
        before = before[: holding.start()]
    elif not before.endswith("and ") or pattern("event_status", "and_bare_verb").match(text, start) is None:
        return False
    return pattern("event_status", "planned_to_do").search(before) is not None


def _unreal(text: str, trigger: tuple[int, int], *, told: bool) -> bool:
    """Whether the words right before only speak of it: "tried to", "warned against", but not "rejects a pact | signed".

    They may be among those of the encounter too, before the last: "yet to hold talks".
    """
    unreal = choice("event_status", "unreal")
    if (told and not text.endswith("having ", 0, trigger[0])) or _SET_IN.match(text, trigger[0]):
        return False  # "called for calm | at talks with"
    return bool(unreal.search(text, 0, trigger[0]) or unreal.search(text, 0, text.rfind(" ", 0, trigger[1] - 1) + 1))


def _proposed(before: str) -> bool:
    """Whether the words just before only wish for it: "invited him to visit", "readiness to hold consultations"."""
    if pattern("event_status", "host_to_come").search(before):
        return False
    hits = list(pattern("event_status", "proposed").finditer(before))
    if not hits or len(before) - hits[-1].end() > _PROPOSAL_REACH:
        return False
    return not pattern("event_status", "took_place_after_all", cased=True).search(before[hits[-1].end() :])
