"""Whom "the two ministers" means: people of the encounters told so far."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.references.plural_posts import holds, posts_named
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.acting import joined
from kzgraph.extraction.events.telling.circles import circles, guest_told_last, met_there, who_came
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.telling.several import (
    heads_of,
    number_of_several,
    of_post,
    pair_apart,
    pair_before,
    several_told,
    spoken_to,
    we_two,
)
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.passages.people import leads


def meant_by_plural(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Those meant by "the two ministers".

    Who took part in the encounter told last and holds such a post; else the only two such people, or the only two at
    all, who were named so far and are of two countries.
    """
    # "Talks between the two ministers": those who took part stand after the words.
    by_them = telling.text.startswith(" by ", telling.hit.end)  # "signed by the two ministers"
    reach = _AFTER_BETWEEN if by_them or telling.words.rstrip().endswith(" between") else 0
    if (act := pattern("event_clauses", "act_by").match(telling.onwards)) is not None:
        reach = act.end() - (telling.hit.end - telling.hit.start) + _AFTER_BETWEEN
    if telling.before.rstrip().endswith("their") or telling.words.lower().startswith("their "):
        reach = _AFTER_THEIR  # "their meeting with NAME", "their meeting in Rome"
    said = pattern("event_clauses", "groups").search(telling.text[: telling.hit.end + reach])
    if said and pattern("event_clauses", "named_after_group", cased=True).match(telling.text, said.end()):
        return []  # "the 55th ASEAN Foreign Ministers' Meeting"
    said = said or _goes_on(scene, telling)
    if said is None or pattern("event_clauses", "others_of_group").match(telling.text, said.end()):
        return []
    if _is_of_another(telling, telling.clause.start + said.end()):
        return []
    group = said.group().lower()
    if telling.hit.kind == "signing" and "leaders" in group and _is_history(scene, telling):
        led = [people for people in circles(scene) if any(leads(person) for person in people)]
        if not led:
            return []  # the ministers who met today are no leaders of 2022
    if group == "they" and (they_are_states(scene, telling) or _unnamed_act(scene, telling, said.start())):
        return []
    opens = group == "they" and telling.clause.start + said.start() == telling.clause.sentence.start
    before = _holders_before(scene, telling) if opens else ""
    here = _of_sentence(scene, telling)
    two = group == "they" or pattern("event_clauses", "the_two").match(group) is not None
    if group == "they" and len(here) > _TWO and (pair := spoken_to(scene, telling, said.start())):
        return pair
    if two and len(here) == _TWO and here[0].country != here[1].country:
        # "President A called B after the two foreign ministers had met": others.
        return here if group == "they" or not any(_holds_another(person, group) for person in here) else []
    if two and group in _BARE and (pair := pair_before(scene, telling, said.start())):
        return pair
    apart = pair_apart(scene, telling, said.start(), next(circles(scene), [])) if two and not before else []
    if apart and not any(_holds_another(person, group) for person in apart):
        return apart
    number = number_of_several(group)
    if group.startswith(_OURS) and posts_named(group) is None:
        return we_two(scene, telling, next(circles(scene), []))
    if group == "they" and (came := _travellers_before(scene, telling)):
        return came
    travellers = who_came(scene, telling)
    if travellers and number in {None, len(travellers)} and _all_hold(scene.context, travellers, group):
        return travellers
    there = [] if by_them else [p for p in met_there(scene, telling) if _all_hold(scene.context, p, group)]
    if there:
        return there[0]
    guest = guest_told_last(scene, telling) if number is None else None
    if guest is not None and (pair := _with_host(scene, telling, guest, group)):
        return pair
    met = [] if guest is not None else [people for people in circles(scene) if number is None or len(people) == number]
    if telling.mentioned and group.startswith("their"):  # "A recalled their meeting": one of them speaks of it
        speaking = [a.person for a in telling.actors if a.start < telling.start]
        met = [people for people in met if all(person in people for person in speaking)]
    met = [people for people in met if not (before and all(_holds_another(person, before) for person in people))]
    fitting = [people for people in met if _all_hold(scene.context, people, group)]
    if (group.startswith("their") or two) and len(here) == 1:
        # "The Prime Minister recalled their meeting in Rome", "A had come to Rome in May, when the two signed".
        fitting.sort(key=lambda people: here[0] not in people)
    if number and not fitting and (several := several_told(scene, telling.start, number, group)):
        return several
    strict = any(words in group for words in words_of("event_clauses", "strict_plurals"))
    strict = strict or pattern("event_clauses", "ministers_of_one_field").fullmatch(group) is not None
    named = [p for p in scene.context.people if p.mentions[0].start < telling.clause.start]
    holders = [p for p in named if holds(p, group)]
    # "The two leaders", "both ambassadors" are not the two ministers told before, nor one of those whom both met.
    told_post = "leaders" in group or (two and posts_named(group) is not None)
    if not fitting and told_post and len(holders) == _TWO and holders[0].country != holders[1].country:
        return holders
    others = [people for people in met if not all(_holds_another(person, group) for person in people)]
    people = next(iter(fitting or ([] if strict else others)), [])
    if len(people) > _TWO and posts_named(group) is not None:
        people = of_post(people, group) or people
    if len(people) > _TWO and pattern("event_clauses", "the_two").match(group):
        people = heads_of(scene, people, group)
    if group.endswith(("delegation", "delegations")):  # the heads of them, who are named first
        people = list({person.country: person for person in reversed(people)}.values())[::-1]
    if len(people) > 1:
        # "The ministers" after a meeting of three: the text does not tell which, unless all of them are ministers.
        if group.startswith("the two ") and len(people) > _TWO:
            return []
        told = len(people) in {_TWO, number} or telling.hit.kind == "signing"
        told = told or (posts_named(group) is not None and all(p.roles and holds(p, group) for p in people))
        told = told or pattern("event_clauses", "all_of_them").search(group) is not None
        return people if told else []
    with_others = holders + [p for p in named if len(holders) == 1 and _is_counterpart(scene.context, p)]
    for pair in (holders, with_others) if strict else (holders, with_others, named):
        if group == "they" and (before or not _met_by_them(scene, telling, pair)):
            continue
        if len(pair) == _TWO and pair[0].country != pair[1].country:
            return pair
    return _of_two_countries(scene, telling, group, said.end()) or (
        _row_before(scene, telling) if group == "they" else []
    )


def _is_of_another(telling: Telling, end: int) -> bool:
    """Whether the encounter is somebody's of whom those before `end` only speak: "the sides praised NAME's talks"."""
    owners = (a for a in telling.actors if end <= a.start and a.end < telling.start)
    return any(_OWNS.fullmatch(telling.text, a.end - telling.clause.start, telling.hit.start) for a in owners)


# Between a name and the words of an encounter that is that person's.
_OWNS = re.compile(r"['’]s? (?:[\w-]+ ){0,3}")


def _is_history(scene: Scene, telling: Telling) -> bool:
    """Whether the clause tells what was done long ago: "the two leaders signed a treaty in 2022"."""
    days = telling.clause.among(scene.context.dates)
    return bool(days) and not any(is_news(day.value, scene.context.published) for day in days)


def _met_by_them(scene: Scene, telling: Telling, pair: list[PersonEntity]) -> bool:
    """Whether the paragraph of "they" names both: "In Rome, he met A. They discussed trade" may mean a third one."""
    opening = scene.context.source.paragraph(telling.clause.sentence.block)[0].start
    near = {id(actor.person) for actor in scene.cast.between(opening, telling.start)}
    return not near or all(id(person) in near for person in pair)


def _unnamed_act(scene: Scene, telling: Telling, they: int) -> bool:
    """Whether "they" means people whom the text does not name: "Ten companies came along; they met their partners"."""
    start, flat = telling.clause.start + they, scene.context.flat
    sentence = telling.clause.sentence
    acts = pattern("event_clauses", "unnamed_act")
    if acts.search(flat[sentence.start : start]):
        return True
    before = None if scene.cast.between(sentence.start, start) else scene.context.source.before(sentence)
    return before is not None and acts.match(flat[before.start : before.end]) is not None


def _row_before(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Whom "they" means of whom no encounter was told: the several with whom the sentence before begins."""
    before = scene.context.source.before(telling.clause.sentence)
    rows = joined(scene.context.flat, scene.cast.between(before.start, before.end)) if before else []
    return [actor.person for actor in rows[0]] if rows and len(rows[0]) > 1 else []


def _travellers_before(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Whom "they" means behind a sentence that begins with those who travel: "A and B visited Mali. There they …"."""
    before = scene.context.source.before(telling.clause.sentence)
    visits = [d for d in scene.drafts if d.kind == "visit" and d.sentence is before]
    row = {id(person) for person in _row_before(scene, telling)} if visits else set()
    return next(([person for person, _ in d.people.values()] for d in visits if row and d.people.keys() == row), [])


def _of_two_countries(scene: Scene, telling: Telling, group: str, end: int) -> list[PersonEntity]:
    """Whom "the Presidents of the two countries" means who are named only later: the one holder of the post in each.

    So do "our two presidents".
    """
    ours = group.startswith("our ")
    if not ours and pattern("event_clauses", "of_two_countries").match(telling.text, end) is None:
        return []
    holders = [p for p in scene.context.people if any(r.status == "held" for r in p.roles) and holds(p, group)]
    two = len(holders) == _TWO and None not in {p.country for p in holders}
    return holders if two and holders[0].country != holders[1].country else []


# How a plural begins that is of who speaks.
_BARE = ("the two", "both")
_OURS = ("we ", "our ", "you and i")


def _goes_on(scene: Scene, telling: Telling) -> re.Match[str] | None:
    """The plural that is the subject of a clause without one: "The leaders adopted a statement and attended …"."""
    if pattern("event_clauses", "in_their_presence").search(telling.text):
        return _plural_before(scene, telling)
    told = telling.text[: telling.hit.end]
    goes_on = pattern("event_clauses", "goes_on_with_verb", cased=True).match(told)
    goes_on = goes_on or pattern("event_clauses", "goes_on", cased=True).fullmatch(telling.before)
    if goes_on is None or any(actor.start < telling.start for actor in telling.actors):
        return None
    start, end = telling.clause.sentence.start, telling.clause.start
    before = pattern("event_clauses", "groups").finditer(scene.context.flat, start, end)
    return next(iter(list(before)[-1:]), None)


def _plural_before(scene: Scene, telling: Telling) -> re.Match[str] | None:
    """The plural of the sentence before in the paragraph: "The leaders adopted A. In their presence …"."""
    block = [s for s in scene.context.source.paragraph(telling.clause.sentence.block) if s.start < telling.clause.start]
    found = [m for s in block for m in pattern("event_clauses", "groups").finditer(scene.context.flat, s.start, s.end)]
    return found[-1] if found else None


def _holders_before(scene: Scene, telling: Telling) -> str:
    """The holders of a post with whom the sentence before begins: "The two premiers praised it. They held talks"."""
    before = scene.context.source.before(telling.clause.sentence)
    opens = before and pattern("event_clauses", "groups").match(scene.context.flat, before.start, before.end)
    return opens.group().lower() if opens and posts_named(opens.group().lower()) is not None else ""


def _with_host(scene: Scene, telling: Telling, visit: Draft, group: str) -> list[PersonEntity]:
    """The guest and the only one of the country visited who took part in something before and holds such a post."""
    guest = next(person for person, _ in visit.people.values())
    told = {k: p for d in scene.drafts if d.sentence.start < telling.start for k, (p, _) in d.people.items()}
    hosts = [p for p in told.values() if p.country in visit.countries and p.country != guest.country]
    hosts = [p for p in hosts if holds(p, group) and p.roles]
    return [hosts[0], guest] if len(hosts) == 1 and holds(guest, group) else []


def they_are_states(scene: Scene, telling: Telling) -> bool:
    """Whether "they" before an encounter are states: "the two countries set up a fund, and in 2015 they signed"."""
    form = pattern("event_clauses", "they_are_states")
    return form.search(scene.context.flat, telling.clause.sentence.start, telling.start) is not None


_TWO = 2
_AFTER_BETWEEN = 45
_AFTER_THEIR = 6
# "Good wishes to the": so much stands before the title of somebody who is greeted.
_GREETING = 40


def _of_sentence(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Those named in the sentence before the words of an encounter."""
    flat, sentence = scene.context.flat, telling.clause.sentence
    greeted = pattern("event_clauses", "greeted_from_afar")
    named = [
        a
        for a in scene.cast.between(sentence.start, telling.start)
        if not greeted.search(flat[max(sentence.start, a.lead - _GREETING) : a.lead].rstrip())
    ]
    return list({id(a.person): a.person for a in named}.values())


def _all_hold(context: Context, people: list[PersonEntity], group: str) -> bool:
    """Whether all have the post that a plural names; who is only called a counterpart has that of the others."""
    holders = [person for person in people if holds(person, group)]
    others = [person for person in people if person not in holders]
    if not holders:  # "Macron and Trump met … the two presidents"
        return len(people) == _TWO and not any(role.status == "held" for person in people for role in person.roles)
    return all(_is_counterpart(context, person) for person in others)


def _is_counterpart(context: Context, person: PersonEntity) -> bool:
    """Whether the text gives somebody no post, and calls the person a counterpart: "his Maldivian counterpart NAME"."""
    if any(role.status == "held" for role in person.roles):
        return False
    called = pattern("event_clauses", "called_counterpart")
    return any(called.search(context.flat[max(0, m.start - _CALLED) : m.start]) for m in person.mentions)


# "His New Zealand counterpart, " is no longer than this.
_CALLED = 60


def _holds_another(person: PersonEntity, group: str) -> bool:
    """Whether the text gives a person posts, and none that a plural names: a president is none of "the ministers"."""
    return not holds(person, group) and any(role.status == "held" for role in person.roles)
