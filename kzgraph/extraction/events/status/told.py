"""Whether a clause tells of an encounter that was held or is to come, or of none."""

from __future__ import annotations

from datetime import timedelta

from kzgraph.extraction.context import Context
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.setting.calendar import is_to_come
from kzgraph.extraction.events.setting.other_verbs import embedded_from
from kzgraph.extraction.events.status.denial import came_to_nothing, is_untrue, status_of_appointment
from kzgraph.extraction.events.status.moved import new_day
from kzgraph.extraction.events.status.on_journey import tells_what_is_to_come
from kzgraph.extraction.events.status.wording import status_of
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.documents import signed_document_behind
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.visits.onward import goes_on, journey_going_on
from kzgraph.extraction.knowledge import choice, pattern
from kzgraph.model import EventStatus, is_day


def status_told(scene: Scene, telling: Telling) -> EventStatus | None:
    """Held or planned, as the clause and what stands about it say; None where they tell of no encounter."""
    sentence = telling.clause.sentence
    if new_day(scene.context, telling) is not None:
        return "planned"
    text, hit = _alone(scene, telling)
    status = status_of(text, hit)
    if status is None or _is_general(telling) or _goes_on_denied(scene, telling.clause):
        return None
    if pattern("event_status", "hoped_that").search(scene.context.flat, sentence.start, telling.start):
        return None
    if pattern("event_status", "prepared_then").search(telling.before) and not _has_day_to_come(scene, telling):
        return None
    trigger = telling.start, telling.end
    if is_untrue(scene.context, sentence, trigger, telling.hit.kind, status) or came_to_nothing(scene, telling):
        return None
    if telling.hit.kind == "visit" and goes_on(telling):
        journey = journey_going_on(scene, telling)
        return journey.status if journey is not None else None
    if telling.hit.kind == "appointment":
        if telling.words.lower().startswith("since "):
            return "held"  # "will make her third trip since taking office in December"
        if status == "held" and tells_what_is_to_come(scene, telling):
            status = "planned"
        return _unless_announced(telling, status_of_appointment(scene.context.flat[telling.end : sentence.end], status))
    status = _unless_announced(telling, status)
    if status == "held" and tells_what_is_to_come(scene, telling):
        return "planned"
    if status == "planned" and signed_document_behind(telling) is not None and not telling.before.endswith("to be "):
        return "held"  # "They will take stock of the protocol signed in 2021"
    if status == "planned" and pattern("event_status", "format_was_held").match(telling.text, telling.hit.end):
        return "held"  # "the one, whose next session will be in Oslo, and the other dialogue, which met in Rome"
    ahead = pattern("event_status", "ahead_of").match(telling.text)
    of_it = ahead is not None and (telling.hit.start < ahead.end() or _is_noun(telling))
    if status == "held" and of_it and "," not in telling.text[: telling.hit.end]:
        return "planned"  # "Ahead of his trip to Beijing for talks with C, A met B", not "Ahead of the trip A met B"
    if (
        status == "held"
        and telling.hit.kind in _FORMATS
        and pattern("event_status", "format_ahead").search(telling.before)
    ):
        return _status_ahead(scene, telling)
    if status == "planned" and pattern("event_status", "beside_upcoming").search(telling.before):
        days = [d.value for d in telling.clause.among(scene.context.dates)]
        if not any(is_to_come(scene.context, day) for day in days):
            return "held" if days else None  # it may be over, or still to come
    if status == "planned" and telling.hit.kind == "visit" and _is_under_way(scene, telling):
        return "held"  # "During the visit, A is also to be received by B"
    if status == "held" and telling.hit.kind == "visit" and _is_still_to_come(scene, telling):
        return "planned"
    if status == "held" and telling.hit.kind == "visit" and _goes_on_bare(scene, telling):
        return "planned"
    if status == "held" and pattern("event_status", "apposed_journey").search(telling.before):
        return "planned"
    if status == "held" and pattern("event_status", "goal_to_come").search(telling.before):
        return "planned"  # it is what a journey to come is for
    if status == "held" and telling.hit.kind != "visit" and _is_left_for(scene.context, telling):
        return "planned"
    if status == "planned" and pattern("visits", "origin").match(telling.words):
        return None  # "will arrive in Rome from Oslo": what for is not told
    if status == "held" and pattern("visits", "programme_of_journey").match(telling.text):
        journey = next((d for d in reversed(scene.drafts) if d.kind == "visit"), None)
        return "planned" if journey is not None and journey.status == "planned" else status
    if status == "held" and telling.hit.kind in {"meeting", "call"}:
        return _beside_another(scene, telling)
    if status == "held" and pattern("event_status", "only_discussed", cased=True).search(telling.before):
        return "held" if telling.clause.among(scene.context.dates) else None  # it may be over, or still to come
    return status


def _status_ahead(scene: Scene, telling: Telling) -> EventStatus | None:
    """The status of a session before which something was done: to come on the day of the news, else as it tells."""
    context, days = scene.context, telling.clause.among(scene.context.dates)
    own = [d for d in days if d.start >= telling.end]
    if context.published is None or own:
        return "planned" if own and is_to_come(context, own[0].value) else "held"
    return "planned" if all(is_news(d.value, context.published) for d in days) else None


_FORMATS = frozenset({"session", "consultations", "dialogue"})


def _goes_on_bare(scene: Scene, telling: Telling) -> bool:
    """Whether a clause opens with the bare verb of a journey, and goes on with what is to come: "and then go on to"."""
    bare = pattern("event_status", "bare_journey").match(telling.text)
    start, sentence = telling.clause.start, telling.clause.sentence
    if bare is None or bare.end() <= telling.hit.start or start == sentence.start:
        return False
    return pattern("event_status", "planned_to_do").search(scene.context.flat, sentence.start, start) is not None


def _alone(scene: Scene, telling: Telling) -> tuple[str, tuple[int, int]]:
    """The clause and the hit in it; only the relative clause that tells who signed a document.

    "They intend to prolong the treaty | which they signed in 2022": what is done with it says nothing of the signing.
    """
    start = telling.clause.start
    begin = embedded_from(scene.context.flat, start, telling.start) if telling.words == "signed" else None
    cut = begin - start if begin is not None else 0
    return telling.text[cut:], (telling.hit.start - cut, telling.hit.end - cut)


def _has_day_to_come(scene: Scene, telling: Telling) -> bool:
    published = scene.context.published.isoformat() if scene.context.published else ""
    return any(day.value > published[: len(day.value)] for day in telling.clause.among(scene.context.dates))


def _is_left_for(context: Context, telling: Telling) -> bool:
    """Whether it is what somebody has just set out for: "left for Washington on Tuesday for talks with"."""
    if pattern("event_status", "goal_of_departure").search(telling.before) is None:
        return False
    days = [d.value for d in telling.clause.among(context.dates)]
    since = (context.published - _UNDER_WAY).isoformat() if context.published else ""
    return all(is_day(day) and day >= since for day in days)


# Who left longer ago has arrived.
_UNDER_WAY = timedelta(days=1)


def _is_noun(telling: Telling) -> bool:
    return pattern("event_clauses", "told_by_noun").match(telling.words) is not None


def _unless_announced(telling: Telling, status: EventStatus | None) -> EventStatus | None:
    """The same; planned where a headline says that somebody is to do something: "President A to visit B"."""
    announced = status == "held" and telling.clause.sentence.kind == "headline"
    return (
        "planned"
        if announced and pattern("event_status", "headline_to_come", cased=True).match(telling.text)
        else status
    )


def _is_under_way(scene: Scene, telling: Telling) -> bool:
    """Whether a visit only gives the course of something to come, and encounters of it were held."""
    opens = pattern("visits", "during_known_visit").match(telling.text)
    return (
        opens is not None and telling.hit.end <= opens.end() and scene.last is not None and scene.last.status == "held"
    )


def _is_still_to_come(scene: Scene, telling: Telling) -> bool:
    """Whether a journey belongs to something to come: "will see B before leaving for", "first stop is A, where he"."""
    sentence, flat = telling.clause.sentence, scene.context.flat
    if pattern("visits", "participle_clause").match(telling.text):
        if pattern("event_status", "states_before_leaving").search(flat[sentence.start : telling.start]):
            return True
        there = pattern("event_status", "to_come_there", cased=True).match(flat, telling.clause.end, sentence.end)
        return bool(there or pattern("event_status", "planned").search(flat, sentence.start, telling.clause.start))
    if telling.words.rstrip().endswith("from"):
        return (
            pattern("event_status", "to_come_there", cased=True).match(flat, telling.clause.end, sentence.end)
            is not None
        )
    if telling.text.lstrip(" ,").startswith("followed by "):
        return pattern("event_status", "planned").search(flat, sentence.start, telling.clause.start) is not None
    if pattern("visits", "stop_ahead").search(telling.words):
        return True
    if pattern("visits", "stop_of_journey").search(telling.words):
        return (
            pattern("event_status", "planned").search(
                flat, telling.clause.end, min(sentence.end, telling.clause.end + 60)
            )
            is not None
        )
    return False


def _beside_another(scene: Scene, telling: Telling) -> EventStatus | None:
    """The status of what is told "before" or "after" another encounter; None where the text leaves it open."""
    beside = pattern("event_status", "beside_another").match(telling.text)
    if beside is None or telling.clause.start == telling.clause.sentence.start:
        return "held"
    sentence, flat, clause = telling.clause.sentence, scene.context.flat, telling.clause
    past = pattern("event_status", "some_time_ago").search(telling.text) is not None
    dated = past or bool(clause.among(scene.context.dates))
    if pattern("event_status", "encounter_to_come").search(flat, sentence.start, clause.start):
        if beside["ahead"]:
            return "planned"
        return "held" if dated else None  # "will meet A after meeting B" in Rome: perhaps to come as well
    return None if beside["ahead"] and not (dated or beside["gerund"]) else "held"


def _goes_on_denied(scene: Scene, clause: Clause) -> bool:
    """Whether a clause goes on about what did not take place: "postponed his trip to Oslo, where he was to meet", "was
    to have been received by B, and then to leave for Rome"."""
    flat, start = scene.context.flat, clause.sentence.start
    if pattern("event_status", "to_do_then").match(flat, clause.start):
        return pattern("event_status", "was_to_have").search(flat, start, clause.start) is not None
    if pattern("event_setting", "leads_on", cased=True).match(scene.context.flat, clause.start) is None:
        return False
    return choice("event_status", "denied").search(flat[start : clause.start]) is not None


def _is_general(telling: Telling) -> bool:
    """Whether the words about a hit speak of contacts in general: "high-level visits"."""
    if telling.hit.kind == "consultations" or (
        telling.hit.kind == "appointment"
        and pattern("appointments", "dated_entry").match(telling.text, telling.hit.end)
    ):
        return False
    if telling.hit.kind == "dialogue" and (
        pattern("event_status", "session_of_dialogue").match(telling.words)
        or pattern("event_status", "dialogue_held").match(telling.text, telling.hit.end)
    ):
        return False
    certain = pattern("event_status", "certain_summit", cased=True)
    if telling.hit.kind == "summit" and certain.match(telling.text, telling.hit.end):
        return False  # "congratulated him on hosting the summit in Rome last May"
    if telling.hit.kind == "session" and pattern("event_status", "to_be_held").match(telling.text, telling.hit.end):
        return False  # "underlined the importance of the session, which is to be held in Oslo"
    found = choice("event_status", "general").finditer(telling.text)
    return any(m.start() < telling.hit.end and telling.hit.start < m.end() for m in found)
