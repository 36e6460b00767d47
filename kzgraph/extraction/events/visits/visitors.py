"""Who travels: the visitors whom the words of a visit are about."""

from __future__ import annotations

import re

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.telling.acting import joined, reports
from kzgraph.extraction.events.telling.clauses import AND_WITH, Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.telling.subjects import goes_on, is_without_subject, subject_of
from kzgraph.extraction.events.visits.stops import Stop
from kzgraph.extraction.events.visits.tours import travellers
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import CountryCode

# "Invitation of the Armenian": so much may stand before the title of the one who invites.
_INVITED = 60


def of_this_verb(telling: Telling, before: list[Actor]) -> list[Actor]:
    """Those before a verb of going, without those before "that", where the verb has a subject of its own.

    "With NAME it was agreed that a mission would travel to": the mission travels.
    """
    that = pattern("visits", "own_subject", cased=True).search(telling.before)
    return [a for a in before if a.start > telling.clause.start + that.start()] if that else before


def without_inviters(flat: str, telling: Telling, before: list[Actor]) -> list[Actor]:
    """Those before the words of a visit, without those at whose invitation it is made."""
    inviter = pattern("visits", "inviter_before", cased=True)
    return [a for a in before if not inviter.search(flat[max(telling.clause.start, a.lead - _INVITED) : a.lead])]


def visitors_of(
    scene: Scene, telling: Telling, of_whom: re.Match[str] | None, before: list[Actor], after: list[Actor]
) -> list[PersonEntity]:
    """Whom the noun or verb is about: after "visit of", before the verb, else the subject of the clause before."""
    if not before and pattern("visits", "own_subject", cased=True).search(telling.before):
        return []  # "A, who said that a mission would travel to Rome"
    if made := pattern("visits", "visit_made_by", cased=True).match(telling.onwards):
        end = telling.start + made.end()
        return [a.person for a in telling.actors if a.start >= end][:1]
    if pattern("visits", "visited_by").match(telling.text, telling.hit.start):
        return [a.person for a in after]  # "Peru was visited by A"
    if (
        of_whom
        and after
        and _AND_ANOTHER.search(telling.text, telling.end - telling.clause.start, after[0].lead - telling.clause.start)
    ):
        return []  # "visits by German diplomats, and a meeting between A and B"
    if of_whom:
        later = [a for a in telling.actors if a.start > telling.start]
        return [a.person for a in (later[:1] if of_whom.group().endswith(("that", "which")) else after)]
    if after and pattern("visits", "guest_to_come").match(telling.words):
        return [after[0].person]
    if after and pattern("visits", "delegation_led_by").search(telling.words):
        return [after[0].person]
    if pattern("visits", "delegation_of").match(telling.text):
        members = [a.person for a in scene.cast.within(telling.clause) if a.start < telling.start]
        return list({id(p): p for p in [*travellers(scene), *members]}.values())
    if owner_row := _owners_row(scene, telling, before):
        return owner_row
    verb = pattern("visits", "verb_of_going").match(telling.words) is not None
    if not before and _of_travellers(telling):
        where = scene.context.flat.startswith(_WHERE, telling.clause.end)
        # "The delegation goes on to", "the last stop is"; "The first stop was Madrid, where NAME met".
        return travellers(scene) or (subject_to_come(scene, telling) if where else [])
    if before:
        flat = scene.context.flat
        finite = verb or pattern("visits", "finite_verb").match(telling.text, telling.hit.start)
        if finite and goes_on(telling, before):
            return subject_of(flat, telling, before)
        owners = [a for a in before if flat.startswith("'", a.end)]
        return [a.person for a in (owners[-1:] or _joined(flat, before))]
    if after and (pattern("visits", "during_visit").match(telling.text) or opens_by_participle(telling, after)):
        return [after[0].person]
    if after and not before and is_adjective(telling, after):
        return [after[0].person]
    # "150,000 tourists came to": the clause has a subject of its own, who is nobody's name.
    return list(telling.subjects) if not verb or is_without_subject(telling) else []


_AND_ANOTHER = re.compile(
    r",? and (?:an?|the|another|further) (?:[\w-]+ ){0,2}(?:meetings?|talks|calls?|summit|visits?)\b"
)


def is_adjective(telling: Telling, after: list[Actor]) -> bool:
    """Whether "visiting" stands before a title and its name: "hosted visiting Minister NAME"."""
    between = telling.text[telling.hit.end : after[0].lead - telling.clause.start] if after else ","
    titled = pattern("visits", "nothing_but_title").fullmatch(between) is not None
    return titled and pattern("visits", "visiting_adjective").match(telling.onwards) is not None


def opens_by_participle(telling: Telling, after: list[Actor]) -> bool:
    """Whether a clause opens with what its subject did on the way: "Landing in Rome on Monday, NAME told reporters"."""
    if not after or pattern("visits", "participle_of_going").match(telling.text, telling.hit.start) is None:
        return False
    lead = telling.text[telling.hit.end : after[0].lead - telling.clause.start]
    opens = pattern("visits", "opens_with_participle", cased=True).fullmatch(telling.before)
    return opens is not None and pattern("visits", "subject_after_comma", cased=True).search(lead) is not None


def _owners_row(scene: Scene, telling: Telling, before: list[Actor]) -> list[PersonEntity]:
    """Whom a relative clause is about; "who are on a visit" is about all who stand in a row before it."""
    owner = telling.clause.owner
    if owner is None or (before and not goes_on(telling, before)):
        return []
    rows = joined(scene.context.flat, scene.cast.between(telling.clause.sentence.start, telling.clause.start))
    several = pattern("event_clauses", "relative_of_many").match(telling.text.lstrip(" ,")) is not None
    if len(rows) > 1 and AND_WITH.fullmatch(scene.context.flat, rows[-2][-1].end, rows[-1][0].lead):
        rows[-1] = [*rows[-2], *rows[-1]]
    last = [a.person for a in rows[-1]] if rows else []
    return last if several and owner in last else [owner]


def visitor_behind(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Whose visit it is, named behind its goal and its day: "the visit to Colombo in May of the then Minister A"."""
    for actor in scene.cast.within(telling.clause):
        if actor.start > telling.end:
            named = telling.text[telling.hit.end : actor.lead - telling.clause.start]
            told = pattern("visits", "visit_there_of", cased=True).fullmatch(named)
            return [actor.person] if told else []
    return []


def visitors_by_words(scene: Scene, telling: Telling, after: list[Actor], goal: Stop | None) -> list[PersonEntity]:
    """Those whom the words of a visit tell otherwise than as subject or owner; none where they do not.

    "The tour takes A to Rome", "among the guests in Rome was A", "the last to come to Rome was A", "A announced on a
    joint visit to Rome".
    """
    if pattern("visits", "takes_along").match(telling.words):
        named_along = [a.person for a in telling.actors if telling.start <= a.start < telling.end]
        if named_along or not _TAKES_THEM.search(telling.words):
            return named_along
        named = scene.cast.between(telling.clause.sentence.start, telling.start)
        return [named[-1].person] if named else travellers(scene)
    noun = pattern("visits", "noun_of_visit").fullmatch(telling.words.split(" ")[0]) is not None
    if noun and goal is not None and (named_behind := visitor_behind(scene, telling)):
        return named_behind
    behind = telling.text[telling.hit.end : after[0].lead - telling.clause.start] if after else ""
    last = pattern("visits", "last_to_come").search(telling.before)
    if (last or pattern("visits", "among_guests").match(telling.words)) and pattern("visits", "was_name").fullmatch(
        " " + behind
    ):
        return [after[0].person]
    if goal is not None and pattern("visits", "on_own_visit").search(telling.before):
        named = [a for a in scene.cast.within(telling.clause) if a.start < telling.start]
        abroad = [a for a in named if a.person.country not in {None, goal.country}]
        theirs = [a for a in abroad if not reports(telling, a)] or abroad  # "A said B would meet C during a visit to"
        own = [a for a in theirs if not a.person.assumed or theirs != abroad]
        return [a.person for row in joined(scene.context.flat, own)[:1] for a in row]
    return []


_WHERE = (", where ", " where ")
# "The trip will take him to Lima".
_TAKES_THEM = re.compile(r"\b(?:him|her|them) ")


def one_of_those_who_met(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """In "A met B in Rome, in the first visit by a Peruvian minister": which of them came."""
    office = pattern("visits", "by_office").match(telling.onwards)
    if office is None or pattern("visits", "first_before").search(telling.text[: telling.hit.end] + " ") is None:
        return []
    start, end = (telling.start + offset for offset in office.span("who"))
    homes = {c.code for c in scene.context.countries if start <= c.start < end}
    return [a.person for a in telling.actors if a.start < telling.start and a.person.country in homes][:1]


def without_receivers(telling: Telling, before: list[Actor]) -> list[Actor]:
    """Those who do not receive anybody: in "A received the King on the first day of his visit" A travels nowhere."""
    receives, text = pattern("visits", "receives_guest"), telling.text
    return [a for a in before if not receives.match(text, a.end - telling.clause.start, telling.hit.start)]


def subject_to_come(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """In "Since his visit to Rome in May, NAME has met": the first who is named in the sentence after the clause."""
    later = scene.cast.between(telling.end, telling.clause.sentence.end)
    return [later[0].person] if later else []


def company_of(telling: Telling, visitors: list[PersonEntity], goal: CountryCode | None) -> list[PersonEntity]:
    """Those who travel along: of the visitors' country, and "together with" them those of others but the host's."""
    homes = {person.country for person in visitors} - {None}
    found: list[PersonEntity] = []
    for told in pattern("visits", "in_company").finditer(telling.text, telling.hit.end):
        stop = pattern("visits", "company_ends").search(telling.text, told.end())
        start = telling.clause.start + told.end()
        end = telling.clause.start + (stop.start() if stop else len(telling.text))
        named = [a.person for a in telling.actors if start <= a.start < end]
        together = goal is not None and pattern("visits", "together").match(told.group()) is not None
        found += [p for p in named if p.country in homes | {None} or (together and p.country != goal)]
    if included := pattern("visits", "delegation_included").search(telling.before):
        behind = [a.person for a in telling.actors if telling.clause.start + included.end() <= a.start < telling.start]
        found += [person for person in behind if person.country in homes]
    within = [a.person for a in telling.actors if telling.start <= a.start < telling.end]
    if goal is not None and pattern("visits", "goes_with").match(telling.words):
        found += [p for p in within if p.country not in {goal, None} and p not in visitors]
    joint = pattern("visits", "travels_together").search(telling.before) is not None
    with_them = pattern("visits", "with_somebody", cased=True).search(telling.text, telling.hit.end)
    after = [a for a in telling.actors if with_them and a.lead == telling.clause.start + with_them.end()]
    along = [a.person for a in after if a.person.country in homes or (joint and a.person.country != goal)]
    return found + [person for person in along if person not in found]


def _of_travellers(telling: Telling) -> bool:
    """Whether the delegation, "we" or a stop stands for those on the journey told last."""
    told = pattern("visits", "of_travellers").search(telling.before)
    return told is not None or pattern("visits", "stop_of_journey").search(telling.words) is not None


def owner_of_visit(scene: Scene, telling: Telling, goal: Stop | None) -> list[PersonEntity]:
    """Whose "his visit" is: the one named last in the sentence who does not come from where it leads.

    Of a visit before or after the encounter it is that of who acts and is not at home there: "A met B in Kampala,
    following her visit to Juba".
    """
    if goal is None:
        return []
    start = telling.clause.sentence.start
    own = [a.person for a in telling.actors if a.start < telling.start]
    own = own or [telling.clause.owner] if telling.clause.owner else own
    named = own or [a.person for a in scene.cast.between(start, telling.start)]
    abroad = [p for p in named if p.country and not p.assumed and p.country != goal.country]
    if pattern("visits", "tells_of_own").search(telling.before):
        return abroad[:1]  # "A informed B about his visit"
    if pattern("visits", "visit_aside_of_talks").search(telling.before) is None:
        return abroad[-1:]
    there = {p.country for p in scene.context.places if start <= p.start < telling.start}
    return [p for p in abroad if p.country not in there][:1]


def with_companion(telling: Telling, owners: list[PersonEntity]) -> list[PersonEntity]:
    """Those whose visit it is, and who "accompanied President A on his visit"."""
    if not owners or pattern("visits", "accompanies").search(telling.before) is None:
        return owners
    first = next((a.person for a in telling.actors if a.start < telling.start), None)
    who = telling.clause.owner or (first if first not in owners else None)
    return [*owners, who] if who is not None and who not in owners and who.country == owners[0].country else owners


def _joined(flat: str, before: list[Actor]) -> list[Actor]:
    """The last of those before a verb, with those joined to it by "and" and commas."""
    joint, along = pattern("event_clauses", "joined_names", cased=True), pattern("visits", "joined_in_company")
    chosen = [before[-1]]
    for actor in reversed(before[:-1]):
        gap = flat[actor.end : chosen[0].lead]
        if not (joint.fullmatch(gap) or along.fullmatch(gap)):
            break
        chosen.insert(0, actor)
    return chosen
