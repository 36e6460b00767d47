"""Meetings and calls: who met whom, on which side of the verb."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.clauses import Actor
from kzgraph.extraction.events.details import place_of, round_of
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.format import is_worldwide
from kzgraph.extraction.events.frame import is_frame, opens_several, protagonist, told_by_partner
from kzgraph.extraction.events.hits import FORMATS
from kzgraph.extraction.events.scene import Scene, Telling, around, bodies_between, listed, meant_by_plural, represented
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.model import Capacity

# Of more partners than these it is enough that the office of one is told.
_FEW_PARTNERS = 2


# "A number of bilateral meetings": the noun stands so near after the verb.
_SEVERAL_REACH = 40
# The words of an encounter open their clause.
_OPENS = 3
# People of so many countries met on the margins of something are met one by one.
_MANY_PARTNERS = 3


def separate_meetings(telling: Telling) -> list[list[Actor]]:
    """Who stands in each of the meetings that a clause tells: "meetings with A and B" are two."""
    if telling.hit.kind not in {"meeting", "call"}:
        return [telling.actors]
    before, after = around(telling)
    if len(after) < 2:
        return [telling.actors]
    if not (_said_apart(telling, after) or _of_many_offices(telling, before, after) or _aside(telling, before, after)):
        return [telling.actors]
    if not before and telling.hit.start <= _OPENS and len(after) > _FEW_PARTNERS:
        before, after = _subject_apart(telling, after)  # "In separate calls, A updated B and C"
    return [[*before, actor] for actor in after]


def _subject_apart(telling: Telling, after: list[Actor]) -> tuple[list[Actor], list[Actor]]:
    """Who acts in a clause that opens with calls, and the others: "In calls with B and C, A warned"."""
    joint = pattern("events", "joined_names", cased=True)
    if telling.words.rstrip().endswith("with") or telling.text.startswith(" with ", telling.hit.end):
        gaps = [telling.text[a.end - telling.clause.start : b.lead - telling.clause.start] for a, b in pairwise(after)]
        cut = next((k + 1 for k, gap in enumerate(gaps) if not joint.fullmatch(gap)), len(after))
        return after[cut : cut + 1], after[:cut]
    return after[:1], after[1:]


def _said_apart(telling: Telling, after: list[Actor]) -> bool:
    """Whether the words say so: "meetings with", "separately", "with A and with B"."""
    if pattern("events", "separate_meetings").search(telling.text[telling.hit.start : telling.hit.end + 12]):
        return True
    if pattern("events", "several_meetings").search(telling.text[: telling.hit.end + _SEVERAL_REACH]):
        return True
    again = pattern("events", "partner_before")
    repeated = all(again.search(telling.text[: actor.lead - telling.clause.start]) for actor in after[1:])
    return repeated and not _together(telling, after)


def _of_many_offices(telling: Telling, before: list[Actor], after: list[Actor]) -> bool:
    """Whether somebody saw holders of several offices of one country, who do not act together."""
    if _of_bodies(after) and (before or telling.subjects) and not _together(telling, after):
        return True
    countries = {actor.person.country for actor in after} - {None}
    own = {actor.person.country for actor in before} or {person.country for person in telling.subjects}
    somebody = before or telling.subjects or pattern("events", "groups").search(telling.before)
    if not somebody or len(countries) > 1 or countries & own or _together(telling, after):
        return False
    posts = [{role.group for role in actor.person.roles} for actor in after]
    high = [groups & words_of("events", "offices_apart") for groups in posts]
    titled = all(actor.lead < actor.start for actor in after)
    if not titled and len({frozenset(groups) for groups in high if groups}) < len(after):
        return False  # "Ministers A and B" may have come together
    rest = [actor for actor, top in zip(after, high, strict=True) if not top]
    others = all(pattern("events", "offices_beside").search(r.title) for a in rest for r in a.person.roles[:1])
    others = others and all(actor.person.roles for actor in rest)
    return (any(high) and others) or (len(after) > _FEW_PARTNERS and any(high))


def _aside(telling: Telling, before: list[Actor], after: list[Actor]) -> bool:
    """Whether somebody met people of three countries or more on the margins of something: each by itself."""
    countries = {actor.person.country for actor in after}
    apart = len(countries) == len(after) >= _MANY_PARTNERS and bool(before or telling.subjects)
    return (
        apart and pattern("events", "on_the_margins").search(telling.text) is not None and not _together(telling, after)
    )


def _of_bodies(after: list[Actor]) -> bool:
    """Whether each heads or serves another organisation, and no state: "met OSCE's A and the UN's B"."""
    served = [next((r.organisation for r in actor.person.roles if r.organisation), None) for actor in after]
    return all(served) and len(set(served)) == len(after) and all(a.person.country is None for a in after)


def _together(telling: Telling, after: list[Actor]) -> bool:
    stop = after[-1].end - telling.clause.start
    return pattern("events", "partners_together").search(telling.text[telling.hit.start : stop + 20]) is not None


def draft_meeting(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The meeting with those who took part, or None where it has no two sides or is the one told before."""
    before, after = around(telling)
    if _is_weak(telling.words):  # "discussed the visit of A to B": what follows is only the topic
        after = [a for a in after if pattern("events", "straight_with").match(telling.text, telling.hit.end)]
    aside = telling.hit.kind == "call" and telling.words.lower().startswith(("by ", "via ")) and not (before or after)
    if aside or pattern("events", "airport", cased=True).search(telling.text):
        return None
    session = pattern("events", "session_attended").fullmatch(telling.words) is not None
    attended = pattern("events", "attends").search(telling.before) or represented(scene.context, telling.clause)
    if session and not attended:
        return None  # "preparations for the annual session"
    named_after = pattern("events", "meeting_of_names").match(telling.onwards) is not None and len(after) > 1
    if named_after and pattern("events", "chaired_by").search(telling.text, telling.hit.end):
        named_after = False  # "takes part in the joint meeting of the Governments, co-chaired by A and B"
    if named_after:
        telling, before = replace(telling, subjects=()), []
    hosting = draft.kind != "call" and pattern("events", "host_verbs").match(telling.words) is not None
    hosted = hosting and _is_hosted(telling)
    whom = telling.clause.owner is not None and telling.text.startswith("whom")
    if hosting and not whom and _hosts_nobody(telling, after):
        return None
    if after and telling.words.lower().startswith("call") and _is_urged(telling, after):
        return None
    if pattern("events", "owned_meeting").match(telling.words) and not _is_dated(scene, telling):
        return None
    after = [a for a in after if not _of_a_journey(telling, a)]
    group = [] if hosting or named_after or (telling.mentioned and before) else meant_by_plural(scene, telling)
    chairing = pattern("events", "chairing").search(telling.words) is not None
    _cast(telling, draft, before, after, group, *_capacities(hosting=hosting, hosted=hosted, chairing=chairing))
    if len(draft.people) == 1 and (other := _by_pronoun(scene, telling, draft)):
        draft.add(other)
    draft.bodies |= represented(scene.context, telling.clause)
    if after and len(draft.people) == 1 and (speaker := _who_said(scene, telling)):
        draft.add(speaker)
    if draft.people and not after:
        draft.bodies |= dict.fromkeys(_of_organisation(scene, telling))
    if len(draft.people) + len(draft.bodies) == 1 and told_by_partner(telling):
        hero = protagonist(scene, draft)
        if hero is not None:
            draft.add(hero)
    draft.countries |= listed(scene.context, telling.clause, telling.text)
    if scene.last and _retells_call(scene.last, draft, telling):
        _tell_again(scene.last, draft)
        return None
    if draft.kind == "call" and (met := _met_before(scene, telling, draft)):
        _tell_again(met, draft)
        return None
    if _is_weak(telling.words):
        told = next((d for d in _told_lately(scene) if draft.people and draft.people.keys() <= d.people.keys()), None)
        if told:
            _tell_again(told, draft)
            return None
        if len(before) + len(group) < 2:
            return None
    sides = len(draft.people) + len(draft.bodies)
    unnamed = draft.people and _unnamed_partners(telling)
    alone = sides < 2 and bool(draft.people) and not (after or unnamed or draft.countries)
    draft.frame = alone and is_frame(scene, telling)
    of_offices = pattern("events", "meeting_of_offices").match(telling.onwards)
    if of_offices and not after and len(draft.countries) > 1:
        draft.people = {}  # who speaks of it took no part
        if of_offices["heads"] and len(draft.countries) > _FEW_PARTNERS:
            draft.kind = "summit"
    several = len(draft.countries) > _FEW_PARTNERS
    if sides < 2 and not (draft.frame or unnamed or several or _by_office_only(telling, draft)):
        return None
    if draft.kind == "call" and _face_to_face(scene, telling):
        draft.kind = "meeting"
    series = pattern("events", "for_the_round").search(telling.text, telling.hit.end)
    if series is not None:
        draft.round = round_of(telling.text, series.span())
    if scene.last and scene.last.kind in FORMATS and pattern("events", "in_this_format").search(telling.text):
        draft.kind, draft.series = scene.last.kind, scene.last.series
    return draft


def with_each(scene: Scene, telling: Telling, draft: Draft) -> list[Draft]:
    """One meeting for each country where somebody met "her Lithuanian, Kuwaiti and Chilean counterparts"."""
    partners = pattern("events", "counterparts_apart").match(telling.text, telling.hit.end)
    together = pattern("events", "met_together").search(telling.text)
    if draft.kind != "meeting" or len(draft.people) != 1 or draft.bodies or partners is None or together:
        return [draft]
    own = {person.country for person, _ in draft.people.values()}
    start, end = telling.end, telling.clause.start + partners.end()
    others = dict.fromkeys(c.code for c in scene.context.countries if start <= c.start < end and c.code not in own)
    if pattern("events", "each_apart").search(telling.words) is None:
        return [draft]
    return [
        replace(draft, countries={code: None}, people=dict(draft.people), sentences=list(draft.sentences))
        for code in others
    ] or [draft]


def _who_said(scene: Scene, telling: Telling) -> PersonEntity | None:
    """Who said something at the meeting: "…, A said at a meeting with B"; no spokesperson."""
    if pattern("events", "meeting_where_said").match(telling.words) is None:
        return None
    start = telling.clause.sentence.start
    before = scene.context.flat[start : telling.start].replace("\n", " ")
    said = pattern("events", "said_at").search(before)
    if said is None:
        return None
    near = scene.cast.last_before(start + said.start() + 1, start)
    apart = start + said.start() - near.end if near else _SPEAKER_REACH
    speaks_for = near and any(role.group == "spokesperson" for role in near.person.roles)
    return near.person if near and apart < _SPEAKER_REACH and not speaks_for else None


# Between a speaker and the verb stand no more than an apposition's words.
_SPEAKER_REACH = 60


def _of_organisation(scene: Scene, telling: Telling) -> list[str]:
    """The organisation of many states whose meeting somebody attended: "the Ministerial Meeting of the SCO"."""
    if pattern("events", "attends").search(telling.before) is None:
        return []
    after = pattern("events", "organisation_after").match(scene.context.flat, telling.end)
    stop = after.end() if after else telling.end
    names = bodies_between(scene.context, telling.start - _ORGANISATION_BEFORE, stop + 1)
    return [name for name in names if is_worldwide(scene.context, name)][:1]


# "The OIC extraordinary ministerial meeting": the organisation stands at most so far before the noun.
_ORGANISATION_BEFORE = 40


def _is_hosted(telling: Telling) -> bool:
    """Whether the subject is the guest: "A was received by B"."""
    passive = pattern("events", "office_passive").search(telling.text[: telling.hit.end].split(",")[-1]) is not None
    return passive and pattern("events", "by_host").match(telling.text, telling.hit.end) is not None


def _capacities(*, hosting: bool, hosted: bool, chairing: bool) -> tuple[Capacity, Capacity]:
    """What those before a verb are, and those after it."""
    if chairing:
        return "chair", "chair"
    if hosted:
        return "visitor", "host"
    return ("host", "visitor") if hosting else ("participant", "participant")


def _of_a_journey(telling: Telling, actor: Actor) -> bool:
    """Whether somebody is only named with another event: "the call with A and the visit of B"."""
    opening = telling.text[telling.hit.end : max(telling.hit.end, actor.lead - telling.clause.start)]
    return pattern("events", "and_visit_of").search(opening) is not None


def _is_urged(telling: Telling, after: list[Actor]) -> bool:
    """Whether those "called on" were only asked to do something."""
    end = after[-1].end - telling.clause.start
    return telling.words.lower().endswith(" on") and bool(
        pattern("events", "urged", cased=True).match(telling.text, end)
    )


def _hosts_nobody(telling: Telling, after: list[Actor]) -> bool:
    """Whether not a person but something was welcomed or hosted: "thanked him for hosting the talks"."""
    passive = pattern("events", "office_passive").search(telling.before[-30:]) is not None
    if telling.onwards[len(telling.words) :].lstrip().startswith("by "):
        return not passive
    if pattern("events", "gerund_of_thanks").search(telling.text[: telling.hit.end]):
        return True
    if not after:
        return not (passive or _unnamed_partners(telling))
    between = telling.text[telling.hit.end : after[0].lead - telling.clause.start]
    return telling.words.lower().startswith("welcom") and bool(pattern("events", "welcomed_thing").search(between))


def _is_dated(scene: Scene, telling: Telling) -> bool:
    inside = (telling.start <= d.start and d.end <= telling.end + _DATED_WITHIN for d in scene.context.dates)
    return any(inside)


# The date of "their meeting" stands in these words or at most so many characters after them.
_DATED_WITHIN = 30


def _by_pronoun(scene: Scene, telling: Telling, draft: Draft) -> PersonEntity | None:
    """Who is meant by "received him": the last one told of before, of another country."""
    if not pattern("events", "object_pronoun").match(telling.text, telling.hit.end):
        return None
    near = [a.person for a in scene.cast.between(telling.clause.sentence.start, telling.start)]
    last = scene.last or next(iter(scene.drafts[-1:]), None)
    told = [person for person, _ in last.people.values()] if last else []
    own = {person.country for person, _ in draft.people.values()}
    others = [p for p in (*reversed(near), *telling.subjects, *told) if p.country and p.country not in own]
    return next(iter(others), None)


def _cast(
    telling: Telling,
    draft: Draft,
    before: list[Actor],
    after: list[Actor],
    group: list[PersonEntity],
    first: Capacity,
    second: Capacity,
) -> None:
    """Give the draft its people; the subject of the clause before where the clause has none."""
    owner = telling.clause.owner
    if owner and (not before or telling.text.startswith("whom")):
        draft.add(owner)
    for actor in before:
        draft.add(actor.person, first)
    for person in group:
        draft.add(person)
    if not draft.people and (after or opens_several(telling)):
        for person in telling.subjects:
            draft.add(person, first)
    for actor in after:
        draft.add(actor.person, second)


def _face_to_face(scene: Scene, telling: Telling) -> bool:
    """Whether those who "spoke" did so in one place: "spoke on the margins of the summit", "spoke in Rome"."""
    if pattern("events", "by_wire").search(telling.text):
        return False
    there = pattern("events", "face_to_face").search(telling.text)
    return bool(there) or place_of(scene.context, telling.clause, telling.start, None) is not None


def _retells_call(last: Draft, draft: Draft, telling: Telling) -> bool:
    """Whether "the two leaders had a detailed discussion" is the call told before."""
    same = draft.people and draft.people.keys() == last.people.keys()
    return (
        last.kind == "call"
        and draft.kind == "meeting"
        and bool(same)
        and not pattern("events", "previous").search(telling.text)
        and not pattern("events", "in_person").search(telling.words)
    )


def _met_before(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The meeting in which those were who "also talked about" something."""
    if len(draft.people) < 2 or pattern("events", "by_wire").search(telling.text) or scene.last is None:
        return None
    last = scene.last
    again = last.kind == "meeting" and draft.people.keys() <= last.people.keys() and last.status == "held"
    return last if again and " also " in f" {telling.before}" else None


def _is_weak(words: str) -> bool:
    """Whether the verb tells of a meeting only where two sides stand by it."""
    return "phone" not in words.lower() and pattern("events", "weak_meeting").fullmatch(words) is not None


def _told_lately(scene: Scene) -> list[Draft]:
    """The encounters of these days that were told before, the last one first."""
    published = scene.context.published
    talks = [d for d in reversed(scene.drafts) if d.kind not in {"visit", "signing", "appointment"} and not d.earlier]
    news = [d for d in talks if d.status == "held" and (d.date is None or is_news(d.date, published))]
    return [scene.last, *news] if scene.last else news


def _tell_again(last: Draft, draft: Draft) -> None:
    if draft.sentence not in last.sentences:
        last.sentences.append(draft.sentence)


def _by_office_only(telling: Telling, draft: Draft) -> bool:
    """ "The Foreign Ministers of Togo and Benin met": nobody is named, and two countries are."""
    unnamed = pattern("events", "unnamed_parties").search(telling.before) is not None
    unnamed = unnamed or pattern("events", "talks_of_delegations").match(telling.onwards) is not None
    return not draft.people and len(draft.countries) > 1 and unnamed


def _unnamed_partners(telling: Telling) -> bool:
    near = telling.text[telling.hit.end : telling.hit.end + 60]
    return pattern("events", "unnamed_partners").search(near) is not None
