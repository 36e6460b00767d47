"""Meetings that one clause tells and that were held one by one: "met A and B separately"."""

from __future__ import annotations

import re
from itertools import pairwise

from kzgraph.extraction.events.meetings.at_home import are_at_home, each_at_home
from kzgraph.extraction.events.meetings.frame import held_with
from kzgraph.extraction.events.telling.acting import around
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern, words_of

# Of more partners than these it is enough that the office of one is told.
_FEW_PARTNERS = 2
# "A number of bilateral meetings": the noun stands so near after the verb.
_SEVERAL_REACH = 40
# "A, with whom he talked about trade, and B": what was done with A was not done with B.
_WITH_HIM = re.compile(r", (?:to|with) whom\b")
# "…, to whom she": who spoke with A, and nobody further.
_WHOM_SHE = re.compile(r", (?:to|with) whom ")
# "In separate meetings, the ": so much before a partner tells how that one was met.
_LEAD = 60
# The words of an encounter open their clause.
_OPENS = 3
# People of so many countries met on the margins of something are met one by one.
_MANY_PARTNERS = 3


def separate_meetings(scene: Scene, telling: Telling) -> list[list[Actor]]:
    """Who stands in each of the meetings that a clause tells: "meetings with A and B" are two."""
    if telling.hit.kind not in {"meeting", "call"} or pattern("meetings", "chairing").search(telling.words):
        return [telling.actors]  # "chaired by A and by B"
    before, after = around(telling)
    if _each_met(telling, before, after):
        return [[actor, *after] for actor in before]  # "A and B met with C respectively"
    if len(after) < 2 or (not before and _between_them(telling, after)):
        return [telling.actors]
    rows = _rows(telling, after, scene.context.flat)
    if not before and telling.hit.start <= _OPENS and len(after) > _FEW_PARTNERS:
        if len(rows) == 1 and not _are_apart(scene, telling, before, after):
            return [telling.actors]
        before, after = _subject_apart(telling, after)  # "In separate calls, A updated B and C"
        return [[*before, actor] for actor in after]
    apart = [[actor] for row in rows for actor in row] if _said_apart(telling, after) else []
    for row in [] if apart else rows:
        alone = len(row) > 1 and (_follows_plural(telling, row) or _are_apart(scene, telling, before, row))
        apart += [[actor] for actor in row] if alone else [row]
    return [[*before, *row] for row in apart] if len(apart) > 1 else [telling.actors]


def _are_apart(scene: Scene, telling: Telling, before: list[Actor], after: list[Actor]) -> bool:
    """Whether several partners who are told in one row were met one by one."""
    return (
        _said_apart(telling, after)
        or _of_many_offices(scene, telling, before, after)
        or _aside(telling, before, after)
        or _held_with_each(telling, before, after)
        or _by_telephone(telling, after)
        or _received_each(telling, after)
        or each_at_home(scene, telling, after)
    )


def _rows(telling: Telling, after: list[Actor], flat: str) -> list[list[Actor]]:
    """The partners in rows of those met at one time: "with A and with B", "A and, soon after, B and C" are two."""
    again, rows = pattern("meetings", "partner_before"), [[after[0]]]
    for_each = pattern("meetings", "partner_before_for") if telling.words.rstrip().endswith(" for") else None
    together = pattern("meetings", "together_behind").match(telling.text, after[-1].end - telling.clause.start)
    of_relative = False
    for last, actor in pairwise(after):
        if _WHOM_SHE.fullmatch(flat, last.end, actor.lead):
            of_relative = True
            continue
        start, end = last.end - telling.clause.start, actor.lead - telling.clause.start
        gap = telling.text[start:end]
        next_one = (
            of_relative
            or again.search(gap)
            or (for_each and for_each.search(gap))
            or _WITH_HIM.match(flat, last.end, actor.lead)
        )
        if next_one and not (together or pattern("meetings", "partners_together").search(gap)):
            rows.append([actor])
            of_relative = False
        else:
            rows[-1].append(actor)
    return rows


def _follows_plural(telling: Telling, row: list[Actor]) -> bool:
    """Whether a row of partners is told by the plural: "and, in separate meetings, B and C"."""
    lead = telling.text[telling.hit.end : row[0].lead - telling.clause.start]
    return pattern("meetings", "each_of_those").search(lead[-_LEAD:]) is not None


def _each_met(telling: Telling, before: list[Actor], after: list[Actor]) -> bool:
    """Whether each of several who act met alone: "respectively", "with their counterparts", "A and B called on him"."""
    if len(before) < 2 or len(after) > 1:
        return False
    text, end = telling.text, after[0].end - telling.clause.start if after else telling.hit.end
    if pattern("meetings", "together_before").search(telling.text, before[0].lead - telling.clause.start, end):
        return False
    one_by_one = pattern("meetings", "each_alone")
    if after and (one_by_one.search(text, before[-1].end - telling.clause.start, end) or one_by_one.match(text, end)):
        return True
    if len({actor.person.country for actor in before} - {None}) > 1:
        return False
    own = pattern("meetings", "own_counterparts").match(text, telling.hit.end) is not None and not after
    calls = pattern("meetings", "called_on").fullmatch(telling.words) is not None
    posts = {frozenset(role.title for role in actor.person.roles) for actor in before}
    return own or (calls and all(a.lead < a.start for a in before) and len(posts) == len(before))


def _between_them(telling: Telling, after: list[Actor]) -> bool:
    """Whether one meeting is told by both who met: "a meeting of A, Minister of C, with B took place"."""
    lead = telling.text[telling.hit.start : after[0].lead - telling.clause.start]
    return pattern("meetings", "meeting_of").fullmatch(lead) is not None


def _subject_apart(telling: Telling, after: list[Actor]) -> tuple[list[Actor], list[Actor]]:
    """Who acts in a clause that opens with calls, and the others: "In calls with B and C, A warned"."""
    joint = pattern("event_clauses", "joined_names", cased=True)
    if telling.words.rstrip().endswith("with") or telling.text.startswith(" with ", telling.hit.end):
        gaps = [telling.text[a.end - telling.clause.start : b.lead - telling.clause.start] for a, b in pairwise(after)]
        cut = next((k + 1 for k, gap in enumerate(gaps) if not joint.fullmatch(gap)), len(after))
        return after[cut : cut + 1], after[:cut]
    return after[:1], after[1:]


def _said_apart(telling: Telling, after: list[Actor]) -> bool:
    """Whether the words say so: "meetings with", "separately"."""
    opening = max(telling.hit.end + 12, after[0].lead - telling.clause.start)
    if pattern("meetings", "separate_meetings").search(telling.text[telling.hit.start : opening]):
        return True
    if pattern("meetings", "several_meetings").search(telling.text[: telling.hit.end + _SEVERAL_REACH]):
        return True
    return pattern("meetings", "apart_after").match(telling.text, after[-1].end - telling.clause.start) is not None


def _by_telephone(telling: Telling, after: list[Actor]) -> bool:
    """Whether somebody spoke with several people by telephone, and not with all of them in one call."""
    if telling.hit.kind != "call" or _together(telling, after) or any(a.person.country is None for a in after):
        return False
    spoke = pattern("meetings", "speaks_by_telephone").search(telling.text[telling.hit.start :])
    return spoke is not None and pattern("meetings", "in_one_call").search(telling.text) is None


def _received_each(telling: Telling, after: list[Actor]) -> bool:
    """Whether a host received guests of several states, each of another: "received President A, President B and C"."""
    homes = [actor.person.country for actor in after]
    each = None not in homes and len(set(homes)) == len(homes) > _FEW_PARTNERS
    if not each or telling.words.lower().split()[-1] not in {"received", "receives"}:
        return False
    first = after[0].start - telling.clause.start
    plural = pattern("meetings", "title_of_several").search(telling.text, telling.hit.end, first)
    return plural is None and not _together(telling, after)


def _of_many_offices(scene: Scene, telling: Telling, before: list[Actor], after: list[Actor]) -> bool:
    """Whether somebody saw holders of several offices of one country at home, where they do not act together."""
    if _of_bodies(after) and (before or telling.subjects) and not _together(telling, after):
        return True
    if _in_company(telling, after):
        return False
    if pattern("meetings", "for_their_summit", cased=True).search(telling.text, telling.hit.end):
        return False  # "hosted the Union's two presidents for the 8th summit"
    countries = {actor.person.country for actor in after} - {None}
    own = {actor.person.country for actor in before} or {person.country for person in telling.subjects}
    somebody = before or telling.subjects or pattern("event_clauses", "groups").search(telling.before)
    if not somebody or len(countries) > 1 or countries & own or _together(telling, after):
        return False
    if not are_at_home(scene, telling, after):
        return False
    if pattern("meetings", "with_his_team").search(telling.before):
        return False  # "Minister A and his team met with President B, Minister C and Minister D"
    posts = [{role.group for role in actor.person.roles} for actor in after]
    high = [groups & words_of("meetings", "offices_apart") for groups in posts]
    titled = all(actor.lead < actor.start for actor in after)
    if all(map(_leads_party, after)) and titled:
        return True
    if not titled and len({frozenset(groups) for groups in high if groups}) < len(after):
        return False  # "Ministers A and B" may have come together
    rest = [actor for actor, top in zip(after, high, strict=True) if not top]
    others = all(_is_beside(actor) for actor in rest)
    return (any(high) and others) or (len(after) > _FEW_PARTNERS and any(high))


def _in_company(telling: Telling, after: list[Actor]) -> bool:
    """Whether one verb tells of a whole company: "met with President A, Minister B and Minister C", "met with
    President A and other officials"; not "called on" or "was received by", which tell of one host each."""
    if pattern("meetings", "plain_meeting").fullmatch(telling.words.strip()) is None:
        return False
    others = pattern("meetings", "and_others").match(telling.text, after[-1].end - telling.clause.start)
    return len(after) > _FEW_PARTNERS or others is not None


def _aside(telling: Telling, before: list[Actor], after: list[Actor]) -> bool:
    """Whether somebody met people of three countries or more on the margins of something: each by itself.

    Heads of states whom one met in one breath hold a summit; whom one "also met" was met beside others, each alone.
    """
    countries = {actor.person.country for actor in after}
    if len(countries) < len(after) or not (before or telling.subjects) or _together(telling, after):
        return False
    heads = words_of("posts", "groups_of_countries")
    if all(any(role.group in heads for role in actor.person.roles) for actor in after):
        opening = telling.text[: after[0].lead - telling.clause.start]
        hosted = pattern("meetings", "host_verbs").match(telling.words) is not None
        return not hosted and pattern("meetings", "one_of_many").search(opening) is not None
    return len(after) >= _MANY_PARTNERS and pattern("meetings", "on_the_margins").search(telling.text) is not None


def _held_with_each(telling: Telling, before: list[Actor], after: list[Actor]) -> bool:
    """Whether "talks were held with A and B" tells only the partners, who are of different countries or bodies."""
    joint, at = pattern("event_clauses", "joined_names", cased=True), telling.clause.start
    listed = all(joint.fullmatch(telling.text[a.end - at : b.lead - at]) for a, b in pairwise(after))
    countries = {actor.person.country for actor in after}
    return (
        not before and listed and len(countries) == len(after) and held_with(telling) and not _together(telling, after)
    )


def _of_bodies(after: list[Actor]) -> bool:
    """Whether each heads or serves another organisation, and no state: "met OSCE's A and the UN's B"."""
    served = [next((r.organisation for r in actor.person.roles if r.organisation), None) for actor in after]
    sides = [a.person.country or body or _leads_body(a) for a, body in zip(after, served, strict=True)]
    union = any(actor.person.country in {None, "EU"} for actor in after)
    if union and all(sides) and any(_leads_body(actor) for actor in after):
        return len(set(sides)) == len(after)  # "met the Commissioner A and the NATO Secretary General B"
    return all(served) and len(set(served)) == len(after) and all(a.person.country is None for a in after)


def _leads_body(actor: Actor) -> bool:
    """Whether somebody leads an organisation of states."""
    return actor.person.country is None and any(
        pattern("posts", "heads_of_organisations").search(role.title) for role in actor.person.roles
    )


def _is_beside(actor: Actor) -> bool:
    """Whether somebody has an office that is seen alone beside one of the government's."""
    roles = actor.person.roles
    return bool(roles) and (
        pattern("meetings", "offices_beside").search(roles[0].title) is not None or _leads_party(actor)
    )


def _leads_party(actor: Actor) -> bool:
    """Whether somebody leads a party or the opposition: each such leader of a country is seen alone."""
    party, leads = (pattern("meetings", key, cased=True) for key in ("of_party", "leads_party"))
    return any(party.search(r.title) and leads.match(r.title) for r in actor.person.roles if r.status == "held")


def _together(telling: Telling, after: list[Actor]) -> bool:
    stop = after[-1].end - telling.clause.start
    return pattern("meetings", "partners_together").search(telling.text[telling.hit.start : stop + 20]) is not None
