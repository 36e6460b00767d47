"""Who acts in a clause, before and after the words of an encounter."""

from __future__ import annotations

import re

from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import choice, pattern, words_of


def judgement_end(text: str) -> int | None:
    """Where the words end after which those stand who only judged an encounter: "the meeting was criticised by"."""
    judged = choice("event_clauses", "judged_by").search(text)
    return judged.end() if judged else None


def acting(scene: Scene, clause: Clause, judged: int | None) -> list[Actor]:
    """Those named or meant in a clause who act in it, and are not spoken of, quoted or owners of something.

    `judged` is the end of the words after which those stand who only judged the encounter, if there are any.
    """
    flat, actors = scene.context.flat, scene.cast.within(clause)
    stop = clause.end if judged is None else clause.start + judged
    here = [a for a in _without_absent(flat, clause, actors) if a.start < stop]
    return [a for a in without_speakers(flat, clause, here) if _acts(flat, clause, a)]


def without_speakers(flat: str, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The actors but those who only say what the clause tells: '…, NAME said', "…, NAME and NAME said"."""
    rows = (row for row in joined(flat, actors) if not _are_quoted(flat, clause, row))
    return [a for row in rows for a in row if not _is_quoted(clause, a, *_about(flat, clause, a))]


def _about(flat: str, clause: Clause, actor: Actor) -> tuple[str, str]:
    """What stands in the sentence before somebody and the title, and what follows the name."""
    before = _BEFORE_TITLE.sub("", flat[clause.sentence.start : actor.lead].rstrip())
    return before, flat[actor.end : actor.end + 60]


def joined(flat: str, actors: list[Actor]) -> list[list[Actor]]:
    """The actors in rows of those joined by "and" and commas."""
    joint, rows = pattern("event_clauses", "joined_names", cased=True), list[list[Actor]]()
    for actor in actors:
        if rows and joint.fullmatch(flat, rows[-1][-1].end, actor.lead):
            rows[-1].append(actor)
        else:
            rows.append([actor])
    return rows


def _are_quoted(flat: str, clause: Clause, row: list[Actor]) -> bool:
    """Whether several say together what stands before them: "A treaty will be signed in May, NAME and NAME said"."""
    first, last = row[0], row[-1]
    before = flat[clause.sentence.start : first.lead].rstrip().removesuffix(" the").rstrip()
    return len(row) > 1 and _is_quoted(clause, first, before, flat[last.end : last.end + 60])


def _without_absent(flat: str, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The actors but those who were not there: "and not A and B", "instead of A", "A having cancelled"."""
    absent, present = pattern("event_clauses", "without_person", cased=True), list[Actor]()
    last: Actor | None = None
    for actor in actors:
        before = flat[max(clause.sentence.start, actor.lead - _ABSENCE) : actor.lead].rstrip()
        joined = last is not None and _AND.fullmatch(flat, last.end, actor.lead)
        if joined or absent.search(before):
            last = actor
        elif not pattern("event_clauses", "stayed_away").match(flat, actor.end):
            present.append(actor)
    return present


# So much before a name is looked at for whom it is that somebody serves.
_SERVING = 90
# "Good wishes to the": so much stands before the title of somebody who is greeted.
_GREETING = 40
# So much before a name is looked at for words of absence.
_ABSENCE = 60
_AND = re.compile(r"\s+and\s+(?:the\s+)?")


# Between what is said of somebody and the title: "the lawyer of [the former] President".
_BEFORE_TITLE = re.compile(r"(?:\s+(?:the|former|then|late|acting|interim|outgoing|incoming))+$")


def _acts(flat: str, clause: Clause, actor: Actor) -> bool:
    before, after = _about(flat, clause, actor)
    eponym = pattern("event_clauses", "eponym", cased=True).match(after)
    if eponym or pattern("event_clauses", "issues_text", cased=True).match(after):
        return False
    if pattern("event_clauses", "sends_another", cased=True).match(flat, actor.end, clause.end):
        return False
    if pattern("event_clauses", "attended_before", cased=True).match(flat, clause.start, actor.lead):
        return False
    if after.startswith("'"):
        return pattern("event_clauses", "owned_event").match(after) is not None
    greeted = pattern("event_clauses", "greeted_from_afar").search(before[-_GREETING:])
    if (greeted and not pattern("meetings", "by_wire").search(clause.text(flat))) or pattern(
        "event_clauses", "by_source"
    ).search(before[-30:]):
        return False
    served = flat[max(clause.sentence.start, actor.start - _SERVING) : actor.start].rstrip()
    if pattern("event_clauses", "serves_person", cased=True).search(served):
        return False  # a title such as "adviser to the Chancellor" may lead the name
    words = re.findall(r"[\w'-]+", before[-60:].lower())
    if words and words[-1] == "of" and len(words) > 1 and words[-2] not in words_of("event_clauses", "of_nouns"):
        further = ("initiated_by", "credentials_of_further")
        return _of_encounter(words) or any(pattern("event_clauses", k, cased=True).search(before) for k in further)
    if words[-2:] == ["named", "after"] or (
        words[-1:] == ["to"] and words_of("event_clauses", "servants") & set(words[-2:-1])
    ):
        return False
    journey = pattern("event_clauses", "journey_made_by", cased=True).search(before) is not None
    if words and words[-1] == "by" and words_of("event_clauses", "by_nouns") & set(words[-6:-1]) and not journey:
        there = pattern("event_clauses", "there_at_talks", cased=True).match(flat, actor.end, clause.end)
        return bool(there or words_of("event_clauses", "given_by") & set(words))  # "Credentials were presented by NAME"
    if words and words[-1] in words_of("event_clauses", "spoken_of") and words[-2:-1] != ["with"]:
        return words[-1] == "from" and bool(words_of("event_clauses", "given_by") & set(words))
    return True


def _of_encounter(words: list[str]) -> bool:
    """Whether the words before "of NAME" speak of an encounter or stand for one."""
    near = " ".join(words[-5 if words[-2].isdigit() else -4 : -1])  # "the appointment on March 5 of"
    return words[-2] in words_of("event_clauses", "case_nouns") or bool(
        pattern("event_clauses", "of_encounter", cased=True).search(near)
    )


def _is_quoted(clause: Clause, actor: Actor, before: str, after: str) -> bool:
    """Whether a name follows what the person said: '…", NAME said'; early in a sentence it is the subject."""
    said = pattern("event_clauses", "spoken", cased=True).match(after)
    if pattern("event_clauses", "at_the_meeting").fullmatch(before):
        return False
    return bool(said) and before.endswith((",", '"', ',"')) and actor.start > clause.sentence.start + 40


def without_owners_of_visit(flat: str, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The actors but those in the course of whose visit others of two countries met: "A and B met during C's visit"."""
    owners = [a for a in actors if _owns_visit(flat, clause, a)]
    others = [a for a in actors if a not in owners]
    return others if len({a.person.country for a in others} - {None}) >= _SIDES else actors


def _owns_visit(flat: str, clause: Clause, actor: Actor) -> bool:
    owned = pattern("event_clauses", "visit_owned").match(flat, actor.end) is not None
    if not owned and not flat.endswith((" of ", " by ", " of the ", " by the "), clause.start, actor.lead):
        return False
    course = pattern("event_clauses", "course_of_visit", cased=True).search(flat, clause.start, actor.lead)
    return course is not None and (owned or course["visit"] is not None)


# An encounter has at least so many countries.
_SIDES = 2


def around(telling: Telling) -> tuple[list[Actor], list[Actor]]:
    """Those before the words of the encounter, and those after them up to what it was about."""
    topic = pattern("event_clauses", "topic", cased=True).search(telling.text, telling.hit.end)
    stop = telling.clause.start + (topic.start() if topic else len(telling.text))
    stop = min(stop, _talked_about(telling) or stop)
    own = [a for a in telling.actors if a.start < telling.start]
    glad = pattern("event_clauses", "glad_to_meet").match(telling.words) is not None  # "A said it was good to see B"
    before = [a for a in own if glad or not reports(telling, a)]
    if telling.mentioned:  # who speaks of it took no part, unless it is "Biden's conversation with"
        before = [a for a in before if telling.text.startswith("'", a.end - telling.clause.start)][-1:]
        if pattern("event_clauses", "owned", cased=True).search(telling.before):
            before = _owners(telling, own)  # "A recalled his meeting with B in Lima in May"
    further = pattern("event_clauses", "and_with", cased=True)
    return before, [
        a
        for a in telling.actors
        if telling.start <= a.start
        and (a.start < stop or further.search(telling.text, 0, max(0, a.lead - telling.clause.start)))
    ]


def _talked_about(telling: Telling) -> int | None:
    """Where those who met at what opens the clause begin to talk: "In a call, A and B discussed | the trip of C"."""
    opens = pattern("event_clauses", "opens_at").fullmatch(telling.text, 0, telling.hit.end)
    if telling.hit.kind not in {"meeting", "call"} or opens is None:
        return None
    forms = (pattern("event_clauses", key, cased=True) for key in ("talked_about", "briefed_on"))
    for verb in (match for form in forms for match in form.finditer(telling.text, telling.hit.end)):
        at = telling.clause.start + verb.start()
        if len({a.person.country for a in telling.actors if telling.end <= a.start < at} - {None}) >= _SIDES:
            return at
    return None


def _owners(telling: Telling, own: list[Actor]) -> list[Actor]:
    """Whose meeting "his meeting" is: of the only one who acts, or of the last after "Addressing B, he recalled"."""
    opens = pattern("event_clauses", "opens_with_participle", cased=True).match(telling.text) is not None
    return own[-1:] if len(own) == 1 or opens else []


def reports(telling: Telling, actor: Actor) -> bool:
    """Whether somebody before the words only says them: "NAME said that A and B would meet"."""
    after = telling.text[actor.end - telling.clause.start :]
    if telling.words.startswith("told"):
        return False
    if after.startswith(":"):  # who speaks in an interview
        return True
    says = pattern("event_clauses", "says_of_others", cased=True).match(after)
    if says and actor.end + says.end() <= telling.start:
        return True
    said = pattern("event_clauses", "spoken", cased=True).match(after)
    talks = telling.hit.kind == "call" or (telling.hit.kind == "meeting" and _AT_TALKS.match(telling.words))
    if said and talks and said.group().endswith("told"):  # "told NAME in a phone call", "told NAME at a meeting"
        end = actor.end + said.end() - telling.clause.start
        leads = (a.lead - telling.clause.start for a in telling.actors if a.start < telling.start)
        return not any(end < lead and _TOLD_TO.fullmatch(telling.text, end, lead) for lead in leads)
    return said is not None


# Between "told" and a name: "his Togolese counterpart".
_TOLD_TO = re.compile(r" (?:(?:the|his|her) (?:[\w-]+,? ){0,3})?")
_AT_TALKS = re.compile(r"(?:at|in|during|over) ")


def spoken_to(telling: Telling, actor: Actor) -> bool:
    """Whether what the clause tells was only said to somebody: "the commission is to meet, A told B"."""
    before = telling.text[: max(0, actor.lead - telling.clause.start)]
    return pattern("event_clauses", "spoken_to").search(before) is not None
