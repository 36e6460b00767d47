"""What somebody does in a city of another country: who opens an embassy or lays a wreath there has gone there."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.affiliation.publishers import published_by
from kzgraph.extraction.actors.geography import is_neutral
from kzgraph.extraction.context import Context, PersonEntity, PlaceMention
from kzgraph.extraction.dates.news import is_about
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.setting.places import is_where
from kzgraph.extraction.events.setting.scope import topic_from
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.status.wording import status_of
from kzgraph.extraction.events.telling.acting import joined
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import choice, pattern, words_of
from kzgraph.model import IsoDate, is_day


def act_told(scene: Scene, clause: Clause, text: str, subjects: tuple[PersonEntity, ...]) -> Draft | None:
    """The visit that is told by what those did who act in a clause, or in the one before: in what city, on what day."""
    named = [p for p in clause.among(scene.context.places) if p.country and not is_neutral(p.name)]
    if not named or clause.sentence.kind not in {"prose", "headline"}:
        return None
    found = choice("visits", "acts_there").search(text)
    if found is None or any(pattern("event_setting", key).search(text) for key in ("told_as_past", "from_afar")):
        return None
    start, end = clause.start + found.start(), clause.start + found.end()
    place = _place(scene, clause, named, (start, end))
    guests = _guests(scene, clause, text, subjects, (start, end), place.country) if place else ()
    if place is None or place.country is None or not guests:
        return None
    status = status_of(text, found.span())
    date, last = _days(scene.context, clause, (start, end))
    if status is None or date is None or not is_about(date, scene.context.published):
        return None
    visit = Draft("visit", status, clause.sentence, start, sentences=[clause.sentence], date=date, end_date=last)
    for guest in guests:
        visit.add(guest, "visitor")
    visit.countries, visit.place = visit.homes | {place.country: None}, place.name
    return visit


def _place(scene: Scene, clause: Clause, named: list[PlaceMention], words: tuple[int, int]) -> PlaceMention | None:
    """The city where it was done: the first behind the words up to their topic, else the one that opens the clause."""
    (start, end), flat = words, scene.context.flat
    stop = topic_from(clause, flat, end)
    behind = [p for p in named if end <= p.start < stop]
    there = [p for p in behind if is_where(scene.context, p) or _THERE.search(flat, clause.start, p.start)]
    if behind:
        return there[0] if there and not _ABOUT.search(flat, end, there[0].start) else None
    opening = pattern("visits", "opens_in_city", cased=True)
    passive = _PASSIVE.search(flat, clause.start, start) is not None
    return next(
        (
            p
            for p in named
            if opening.fullmatch(flat, clause.start, p.start)
            or (passive and _THERE.search(flat, clause.start, p.start))
        ),
        None,
    )


# "Opened the embassy in Rome", "toured the port of Rotterdam"; but "addressed students on the situation in Gaza".
_THERE = re.compile(r"\b(?:in|(?:[Pp]ort|[Uu]niversity|city|town|streets) of) (?:the )?$")
_ABOUT = re.compile(
    r"\b(?:situation|war|conflict|fighting|crisis|unrest|attacks?|elections?|protests?|violence|events|developments"
    r"|talks|negotiations|summit|meeting|on|about|for|of the (?:attack|victims)) (?:[\w-]+ )?in (?:the )?$"
)


def _days(context: Context, clause: Clause, words: tuple[int, int]) -> tuple[IsoDate | None, IsoDate | None]:
    """(first day, last day) that the clause gives; else the only day of its sentence."""
    told = date_of(context, clause, words, None)
    sentence = clause.sentence
    days = [d for d in context.dates if sentence.start <= d.start < sentence.end and is_when(context, d)]
    return (days[0].value, None) if told[0] is None and len(days) == 1 and is_day(days[0].value) else told


def _guests(
    scene: Scene,
    clause: Clause,
    text: str,
    subjects: tuple[PersonEntity, ...],
    words: tuple[int, int],
    host: str | None,
) -> tuple[PersonEntity, ...]:
    """Who does it: those before the words, those behind a passive or participle, else of whom the clause is told.

    Without those of the country `host`, who are at home there.
    """
    flat, cast = scene.context.flat, scene.cast.within(clause)
    before = text[: words[0] - clause.start]
    ahead = joined(flat, [a for a in cast if a.start < words[0]])
    behind = joined(flat, [a for a in cast if a.start >= words[1]])
    by_whom = _PASSIVE.search(before) and behind and _BY.search(flat, words[1], behind[0][0].lead)
    participle = _PARTICIPLE.match(flat, *words) and _OPENS.fullmatch(before)
    people: list[PersonEntity] = []
    if behind and (by_whom or participle):
        people = [a.person for a in behind[0]]
    elif ahead and not _PASSIVE.search(before):
        people = [a.person for a in ahead[-1]] if _is_subject(flat, ahead[-1][-1].end, words[0]) else []
    elif pattern("visits", "bare_opening").fullmatch(before):
        people = [clause.owner] if clause.owner else list(subjects)
    own = published_by(scene.context, "governments")  # of the house's own officials nobody need be told
    sure = all(p.country and (not p.assumed or p.country == own) and not is_envoy(p) for p in people)
    guests = tuple(p for p in people if p.country != host)
    return guests if sure and len({p.country for p in guests}) == 1 else ()


def _is_subject(flat: str, end: int, verb: int) -> bool:
    """Whether a name stands before a verb as its subject: "NAME of Peru on Friday opened"."""
    aside = _ASIDE.match(flat, end, verb)
    return pattern("visits", "bare_opening").fullmatch(flat, aside.end() if aside else end, verb) is not None


# Behind the name: the country and the post.
_ASIDE = re.compile(r"(?: of (?:the )?(?:[A-Z][\w-]+ ?){1,4})?(?:, [^,;.]{3,90},)?")
# "The embassy was opened by NAME", "Opening the embassy in Rome, NAME said".
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is) (?:\w+ )?$")
_BY = re.compile(r"\bby (?:the )?$")
_PARTICIPLE = re.compile(r"\w+ing\b")
_OPENS = re.compile(r"\W*(?:(?:[Oo]n|[Aa]fter|[Ww]hile|[Ww]hen)\W+)?")


def is_envoy(person: PersonEntity) -> bool:
    """Whether somebody lives abroad as an envoy."""
    groups = words_of("posts", "groups_abroad")
    return any(role.group in groups and role.status == "held" for role in person.roles)
