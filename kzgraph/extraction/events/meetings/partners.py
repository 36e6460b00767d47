"""Who else met: meant by a pronoun, speaking of the meeting, told by an office or an organisation only."""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.service import is_international
from kzgraph.extraction.actors.references.counterparts import are_counterparts, hold_one_office
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.meetings.frame import protagonist, told_beside_partner, told_by_partner
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.parties import bodies_between, is_worldwide, listed, represented
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def add_others(scene: Scene, telling: Telling, draft: Draft, *, partners: bool) -> None:
    """Add to a meeting who else met, and for which bodies and countries; `partners` tells whether any are named."""
    if 1 in {len(draft.homes), len(draft.people)} and (
        other := _by_pronoun(scene, telling, draft) or _by_counterpart(scene, telling, draft)
    ):
        draft.add(other)
    draft.bodies |= represented(scene.context, telling.clause)
    if partners and len(draft.people) == 1 and (speaker := _who_said(scene, telling)):
        draft.add(speaker)
    if draft.people and not partners:
        draft.bodies |= dict.fromkeys(_of_organisation(scene, telling))
    alone = len(draft.homes if len(draft.homes) == 1 else draft.people) + len(draft.bodies) == 1
    if alone and (told_by_partner(telling) or (partners and told_beside_partner(telling))):
        hero = protagonist(scene, draft)
        if hero is not None:
            draft.add(hero)
    topic = pattern("event_clauses", "topic", cased=True).search(telling.text, telling.hit.end)
    draft.countries |= listed(scene.context, telling.clause, telling.text[: topic.start()] if topic else telling.text)


def _joins(telling: Telling, last: Actor, lead: int, file: str, key: str) -> bool:
    """Whether what stands between somebody and the next one, who begins at `lead`, joins them to one list."""
    return pattern(file, key, cased=True).fullmatch(telling.text, last.end - telling.clause.start, lead) is not None


def discussed_with(telling: Telling, before: list[Actor]) -> list[Actor]:
    """With whom somebody "discussed migration": of another country, and no part of the topic, as in "a call with"."""
    own = {actor.person.country for actor in before} or {person.country for person in telling.subjects}
    somebody = own or told_beside_partner(telling)  # "Trade was discussed with B"
    found, listed = list[Actor](), list[Actor]()
    for actor in telling.actors:
        lead = actor.lead - telling.clause.start
        last = [*found, *listed][-1:]
        with_them = pattern("meetings", "discussed_with").fullmatch(
            telling.text, telling.hit.end, max(telling.hit.end, lead)
        )
        joined = with_them or any(_joins(telling, a, lead, "event_clauses", "joined_names") for a in last)
        if actor.start <= telling.start or not somebody or actor.person.country in own:
            continue
        if joined:
            found, listed = [*found, *listed, actor], []
        elif any(_joins(telling, a, lead, "meetings", "of_country_listed") for a in last):
            listed.append(actor)  # if a last one follows: "with A of Peru, B of Chile and C"
    return found


def _who_said(scene: Scene, telling: Telling) -> PersonEntity | None:
    """Who said something at the meeting: "…, A said at a meeting with B"; no spokesperson."""
    host = pattern("meetings", "host_gerunds").match(telling.words) is not None
    if not host and pattern("meetings", "meeting_where_said").match(telling.words) is None:
        return None
    start = telling.clause.sentence.start
    before = scene.context.flat[start : telling.start].replace("\n", " ")
    inverted = None if host else pattern("meetings", "said_name_at", cased=True).search(before + telling.words)
    if inverted is not None:  # "…, said A, Peru's minister, on her way into a meeting with B"
        behind = scene.cast.between(start + inverted.start(), telling.start)
        return next((a.person for a in behind if a.lead == start + inverted.start("name") and not _is_voice(a)), None)
    said = pattern("meetings", "said_as_host" if host else "said_at").search(before)
    if said is None:
        return None
    near = scene.cast.last_before(start + said.start() + 1, start)
    apart = start + said.start() - near.end if near else _SPEAKER_REACH
    return near.person if near and apart < _SPEAKER_REACH and not _is_voice(near) else None


def _is_voice(actor: Actor) -> bool:
    """Whether somebody only speaks for others."""
    return any(role.group == "spokesperson" for role in actor.person.roles)


# Between a speaker and the verb stand no more than an apposition's words.
_SPEAKER_REACH = 60


def _of_organisation(scene: Scene, telling: Telling) -> list[str]:
    """The organisation of many states whose meeting somebody attended: "the Ministerial Meeting of the SCO"."""
    if pattern("meetings", "attends").search(telling.before + telling.words) is None:
        return []
    after = pattern("meetings", "organisation_after").match(scene.context.flat, telling.end)
    stop = after.end() if after else telling.end
    names = bodies_between(scene.context, telling.start - _ORGANISATION_BEFORE, stop + 1)
    return [name for name in names if is_worldwide(scene.context, name)][:1]


# "The OIC extraordinary ministerial meeting": the organisation stands at most so far before the noun.
_ORGANISATION_BEFORE = 40


def means_by_pronoun(telling: Telling) -> bool:
    """Whether the other side stands behind the words as "him" or "her"."""
    return pattern("meetings", "object_pronoun").match(telling.text, telling.hit.end) is not None


def _by_pronoun(scene: Scene, telling: Telling, draft: Draft) -> PersonEntity | None:
    """Who is meant by "received him": the last one told of before, of another country."""
    if not means_by_pronoun(telling):
        return None
    if len(draft.people) > 1 and None in {person.country for person, _ in draft.people.values()}:
        return None
    own = {person.country for person, _ in draft.people.values()}
    start = telling.clause.sentence.start
    near = [a.person for a in scene.cast.between(start, telling.start)]
    if pattern("meetings", "already_meant").search(scene.context.flat, start, telling.start):
        own, near = own | {p.country for p in near}, []  # "A will receive him, and B will call on him": he is not A
    if pattern("meetings", "unnamed_met").search(scene.context.flat, start, telling.start):
        return next((p for p in reversed(near) if p.country and p.country not in own), None)
    told_last = sorted([d for d in (scene.last, *scene.drafts[-1:]) if d], key=lambda d: -d.sentences[-1].start)
    told = [person for known in told_last for person, _ in known.people.values()]
    before = _subject_before(scene, telling)
    came = list[PersonEntity]()
    if telling.text.lstrip().startswith("where "):  # "A, who was met by B, flew to Oslo, where C received him"
        journeys = [d for d in scene.drafts if d.kind == "visit" and telling.clause.sentence in d.sentences]
        came = [person for d in journeys[-1:] for person, _ in d.people.values()]
    others = (p for p in (*came, *telling.subjects, *reversed(near), *before, *told) if p.country not in own)
    return next((p for p in others if p.country or is_international(p, scene.context)), None)


def _subject_before(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Who is named at the head of the sentence before in the same paragraph, or behind a comma there."""
    sentence, flat = telling.clause.sentence, scene.context.flat
    earlier = [s for s in scene.context.source.paragraph(sentence.block) if s.start < sentence.start]
    first = [a for s in earlier[-1:] for a in scene.cast.between(s.start, s.end)[:1]]
    return [a.person for a in first if not (lead := flat[earlier[-1].start : a.lead].rstrip()) or lead.endswith(",")]


def _by_counterpart(scene: Scene, telling: Telling, draft: Draft) -> PersonEntity | None:
    """Who is meant by "met with his (Saudi) counterpart": the only one of another country named just before who may be
    it, or the only one whose post is the same."""
    said = pattern("meetings", "object_counterpart").match(telling.text, telling.hit.end)
    if said is None:
        return None
    told = {c.code for c in scene.context.countries if telling.end <= c.start < telling.clause.start + said.end()}
    first = max(0, telling.clause.sentence.block - _NEAR_BLOCKS)
    start = next(s.start for s in scene.context.source.sentences if s.block >= first)
    near = {id(a.person): a.person for a in scene.cast.between(start, telling.start)}
    own = [person for person, _ in draft.people.values()]
    homes = {person.country for person in own}
    fitting = [p for p in near.values() if p.country and p.country not in homes]
    fitting = [p for p in fitting if not told or p.country in told]
    fitting = [p for p in fitting if p.roles and any(are_counterparts(person, p) for person in own)]
    if len(fitting) > 1:
        fitting = [p for p in fitting if any(hold_one_office(person, p) for person in own)]
    return fitting[0] if len(fitting) == 1 else None


# A counterpart who is not named again was named at most so many paragraphs before.
_NEAR_BLOCKS = 2


def by_office_only(telling: Telling, draft: Draft) -> bool:
    """ "The Foreign Ministers of Togo and Benin met": nobody is named, and two countries are."""
    unnamed = pattern("meetings", "unnamed_parties").search(telling.before) is not None
    unnamed = unnamed or pattern("meetings", "talks_of_delegations").match(telling.onwards) is not None
    return not draft.people and len(draft.countries) > 1 and unnamed


def by_title_only(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """ "The President spoke with NAME": of the country in whose voice the text is, which is added as a side.

    The text never names him; a title that means somebody named is in the draft.
    """
    home = scene.context.home
    if not scene.context.speaks or home is None or len(draft.people) != 1:
        return False
    if pattern("meetings", "title_acts", cased=True).fullmatch(telling.before) is None:
        return False
    partner = next(person for person, _ in draft.people.values())
    if partner.country in (None, home):
        return False
    draft.countries[home] = None
    return True


def unnamed_partners(telling: Telling) -> bool:
    """Whether the words lead on to people without names, or are about them: "met with business leaders"."""
    near = telling.text[telling.hit.start : telling.hit.end + _PARTNERS_REACH]
    return pattern("meetings", "unnamed_partners").search(near) is not None


# "Met for an hour and a half with his": so much stands after the verb before the partner.
_PARTNERS_REACH = 60
