"""Words that look like those of a meeting or call and tell of none."""

from __future__ import annotations

from kzgraph.extraction.events.meetings.partners import means_by_pronoun, unnamed_partners
from kzgraph.extraction.events.meetings.unnamed import unnamed_side
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.parties import represented
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern, words_of


def tells_of_none(scene: Scene, telling: Telling, before: list[Actor], after: list[Actor], *, hosting: bool) -> bool:
    """Whether words, with those before and after them, tell of no meeting; `hosting`: the verb says who was a guest."""
    aside = telling.hit.kind == "call" and telling.words.lower().startswith(("by ", "via ")) and not (before or after)
    if aside or _will_be_chaired(scene, telling) or _is_at_airport(scene, telling) or _agreed_by_wire(scene, telling):
        return True
    if pattern("meetings", "chairing").match(telling.words) and pattern("meetings", "body_chaired").search(
        telling.before
    ):
        return True
    if pattern("meetings", "session_attended").fullmatch(telling.words) and not _is_attended(scene, telling):
        return True  # "preparations for the annual session"
    if telling.words.lower().startswith("br") and pattern("meetings", "conference_brings").search(telling.before):
        return True
    if hosting and pattern("meetings", "welcoming_somebody").match(telling.text):
        return True  # told before
    whom = telling.clause.owner is not None and telling.text.startswith("whom")
    if hosting and not whom and _hosts_nobody(scene, telling, after):
        return True
    if after and telling.words.lower().startswith("call") and _is_urged(telling, after):
        return True
    if telling.words.lower().strip() == "called" and not whom and _names_something(scene, telling, after):
        return True
    if _speaks_in_public(scene, telling, before):
        return True
    if telling.words.endswith(" in ") and not any(p.start == telling.end for p in scene.context.places):
        return True  # "A and B spoke in English"
    return pattern("meetings", "owned_meeting").match(telling.words) is not None and not _is_dated(scene, telling)


def _speaks_in_public(scene: Scene, telling: Telling, before: list[Actor]) -> bool:
    """Whether those who only "spoke on Monday" did so before others, and not with one another.

    So do ambassadors, who are at one place, and who speaks where the paragraph has told of a debate or a forum.
    """
    if pattern("meetings", "bare_speech").fullmatch(telling.words) is None:
        return False
    start = scene.context.source.paragraph(telling.clause.sentence.block)[0].start
    if pattern("meetings", "speakers_place").search(scene.context.flat, start, telling.start):
        return True
    sent = words_of("posts", "groups_sent")
    return bool(before) and all(any(r.group in sent for r in a.person.roles) for a in before)


def _will_be_chaired(scene: Scene, telling: Telling) -> bool:
    """Whether a clause tells who is to chair what is still to come: "to be held in Rome and co-chaired by A and B"."""
    if pattern("meetings", "and_chaired_by").match(telling.text) is None:
        return False
    before = scene.context.flat[telling.clause.sentence.start : telling.clause.start]
    return pattern("meetings", "still_to_be_held").search(before) is not None


def _agreed_by_wire(scene: Scene, telling: Telling) -> bool:
    """Whether those who agreed on something may have done so by telephone, of which the text tells."""
    if pattern("meetings", "agreed_there").fullmatch(telling.words) is None:
        return False
    return pattern("meetings", "by_wire").search(scene.context.flat) is not None


def _is_at_airport(scene: Scene, telling: Telling) -> bool:
    """Whether a guest is only met on arrival: "landed at the airport, where he was greeted by"."""
    goes_on = pattern("meetings", "there_greeted", cased=True).match(telling.text)
    start = telling.clause.sentence.start if goes_on else telling.clause.start
    before = scene.context.flat[start : telling.clause.start]
    return pattern("meetings", "airport", cased=True).search(before + telling.text) is not None


def _is_attended(scene: Scene, telling: Telling) -> bool:
    attends = pattern("meetings", "attends").search(telling.before) is not None
    return attends or bool(represented(scene.context, telling.clause))


def _hosts_nobody(scene: Scene, telling: Telling, after: list[Actor]) -> bool:
    """Whether not a person but something was welcomed or hosted: "thanked him for hosting the talks"."""
    clause, passive = telling.clause, pattern("appointments", "office_passive").search(telling.before[-30:]) is not None
    if telling.onwards[len(telling.words) :].lstrip().startswith("by "):
        return not passive
    if pattern("meetings", "gerund_of_thanks").search(telling.text[: telling.hit.end]):
        return True
    if not after:
        welcomed = telling.words.lower().startswith("welcom")  # "welcomed Italy's leadership of the G20"
        there = pattern("meetings", "welcomed_to", cased=True).match(telling.text, telling.hit.end) is not None
        guests = (
            means_by_pronoun(telling) or unnamed_partners(telling) or (there and represented(scene.context, clause))
        )
        guests = guests or ((there or not welcomed) and bool(unnamed_side(scene, telling)))
        return not (passive or guests)  # "received her for talks"
    if passive:
        return False  # "was welcomed with a ceremony by NAME"
    between = telling.text[telling.hit.end : after[0].lead - telling.clause.start]
    if pattern("meetings", "welcomed_person", cased=True).match(between):
        return False
    return telling.words.lower().startswith("welcom") and bool(pattern("meetings", "thing_of_somebody").search(between))


def _names_something(scene: Scene, telling: Telling, after: list[Actor]) -> bool:
    """Whether "called" gives a name, and nobody is rung up: "regions called DNR", "called the talks with A useful"."""
    if not after:
        partner = means_by_pronoun(telling) or unnamed_partners(telling) or unnamed_side(scene, telling)
        return not partner or telling.before.lower().endswith(("so-", "so "))
    between = telling.text[telling.hit.end : after[0].lead - telling.clause.start]
    return pattern("meetings", "thing_of_somebody").search(between) is not None


def _is_urged(telling: Telling, after: list[Actor]) -> bool:
    """Whether those "called on" were only asked to do something."""
    end = after[-1].end - telling.clause.start
    return telling.words.lower().endswith(" on") and bool(
        pattern("meetings", "urged", cased=True).match(telling.text, end)
    )


def _is_dated(scene: Scene, telling: Telling) -> bool:
    inside = (telling.start <= d.start and d.end <= telling.end + _DATED_WITHIN for d in scene.context.dates)
    return any(inside)


# The date of "their meeting" stands in these words or at most so many characters after them.
_DATED_WITHIN = 50
