"""The day and the place of encounters whose own sentence gives none: those that the text around them gives.

In this order: the day told last in the same paragraph, the visit in whose course it took place, and the encounter
that the text is about. What is told as background ("the two last met …") inherits nothing, and what is still to come
no more than the month and the city of the visit to which it belongs.
"""

from __future__ import annotations

from datetime import date as Day

from kzgraph.extraction.actors.affiliation.publishers import published_by
from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.context import Context, DateMention, PlaceMention, Sentence
from kzgraph.extraction.dates.news import is_about, is_news
from kzgraph.extraction.events.details import dateline_city, dateline_day, is_set_apart, is_when
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.knowledge import pattern

_TALKS = frozenset({"meeting", "consultations", "dialogue", "summit", "signing", "credentials"})
_PLACELESS = frozenset({"call", "appointment"})


def settle(context: Context, drafts: list[Draft], frames: list[Draft]) -> None:
    """Give dates and places to encounters that have none; `frames` tell them for several at once."""
    ordered = sorted([*drafts, *frames], key=lambda d: d.offset)
    _announce(context, ordered)
    own = {id(d): d.date for d in ordered}
    main = _main(context, ordered)
    for draft in ordered:
        main = main or _main(context, ordered)  # one whose day its paragraph gave
        if draft.status == "planned" and draft.kind in _TALKS and not draft.mentioned:
            _plan(context, draft, ordered, own)
        if draft.status != "held" or draft.mentioned or _is_background(context, draft):
            continue
        visit = _visit_about(context, draft, ordered)
        if draft.date is None:
            _date(context, draft, ordered, own, visit, main)
        if draft.place is None and draft.kind not in _PLACELESS:
            draft.place = _place(context, draft, ordered, visit, main)
    for visit in (d for d in ordered if d.kind == "visit" and d.status == "held" and d.place is None):
        visit.place = _only_city(visit, ordered)


def _announce(context: Context, ordered: list[Draft]) -> None:
    """Give what a text announces the city of its headline, and the headline's journey the day that follows."""
    planned = [d for d in ordered if d.status == "planned" and not d.mentioned]
    first = next((d for d in planned if d.date and len(d.date) == len("2023-01-01")), None)
    if first is None:
        return
    news = [d for d in ordered if d.status == "held" and d.sentence.kind != "headline" and _shares(d, first)]
    if any(d.date is None or is_news(d.date, context.published) for d in news):
        return
    for draft in ordered:
        headline = draft.sentence.kind == "headline" and draft.status == "held" and draft.date is None
        if headline and draft.people.keys() & first.people.keys():
            draft.status, draft.date = "planned", first.date
    cities = [p for p in _cities_of_headline(context) if p.country in first.countries]
    first.place = first.place or (cities[0].name if cities else None)


def _main(context: Context, drafts: list[Draft]) -> Draft | None:
    """The encounter that the text is about: the first of these days that it dates."""
    held = (d for d in drafts if d.status == "held" and d.date and not _is_background(context, d))
    return next((d for d in held if d.kind != "visit" and is_news(d.date, context.published)), None)


# The words of an encounter are at most so long.
_REACH = 30


def _is_background(context: Context, draft: Draft) -> bool:
    """Whether it is told as something earlier: "the two last met", "had visited"."""
    start = draft.sentence.start
    text = context.flat[start : draft.sentence.end]
    if is_set_apart(context, draft) or pattern("events", "background").search(text[: draft.offset - start + 40]):
        return True
    back = list(pattern("events", "goes_back", cased=True).finditer(text, 1, draft.offset - start + _REACH))[-1:]
    told = pattern("events", "encounter_told")
    return any(m.end() >= draft.offset - start and told.search(text, 0, m.start()) is not None for m in back)


# --- the day


def _plan(context: Context, draft: Draft, ordered: list[Draft], own: dict[int, str | None]) -> None:
    """An encounter to come on a visit that is told just before: it is of the visit's month, and in its city."""
    opening = context.flat[draft.sentence.start : draft.offset]
    within = pattern("events", "in_visit_course").match(opening) is not None
    visits = [v for v in ordered if v.kind == "visit" and v.offset < draft.offset and _shares(draft, v)]
    there = [v for v in visits if draft.countries and draft.countries.keys() <= v.countries.keys()]
    visit = next(reversed(there or visits), None) or _announced(draft, ordered)
    day = own.get(id(visit)) if visit else None
    if visit is None or not day or not is_about(day, context.published):
        return
    near = draft.sentence.block - visit.sentences[-1].block
    announced = visit is _announced(draft, ordered)
    if not (within or announced) and near > (1 if visit.status == "planned" else 0):
        return
    if draft.date is None:
        # A journey of which only one day is told is of that day: "will be in Athens on Tuesday".
        draft.date = day if visit.one_day or (visit.status == "planned" and visit.end_date is None) else day[:7]
    elif announced:
        return  # it has a day of its own, and so perhaps another place
    if draft.place is None and draft.date[:7] == day[:7]:
        draft.place = visit.place


def _announced(draft: Draft, ordered: list[Draft]) -> Draft | None:
    """The journey or meeting of one day that a text announces before all, of which another of the day is a part."""
    first = next((d for d in ordered if d.status == "planned" and not d.mentioned and d.date), None)
    if first is None or first is draft or not (draft.people and first.people) or draft.session:
        return None
    news = all(d.offset > first.offset or d.status == "planned" for d in ordered)
    one_day = first.date is not None and len(first.date) == len("2023-01-01") and first.end_date is None
    return first if news and one_day and _shares(draft, first) else None


def _date(
    context: Context,
    draft: Draft,
    ordered: list[Draft],
    own: dict[int, str | None],
    visit: Draft | None,
    main: Draft | None,
) -> None:
    if draft.kind == "appointment":
        draft.date = _day_of_announcement(context, draft)
        return
    if draft.listed_in is not None:
        draft.date = draft.listed_in.date
        return
    summit = _on_its_margins(context, draft, ordered)
    if summit is not None and summit.date:
        draft.date = summit.date if summit.end_date is None else summit.date[:7]
        return
    told = _day_of_paragraph(context, draft) if draft.kind in _TALKS else None
    arrival = told is not None and _is_arrival(context, draft, visit, told.value)
    if told is not None and not arrival and _shares(draft, visit or main):
        draft.date = told.value
    elif (sequel := _before_it(context, draft, ordered)) is not None:
        draft.date = sequel
    elif main is not None and _is_of_today(context, draft, main):
        draft.date = main.date
    elif visit is not None and (day := own.get(id(visit))):
        one_day = len(day) == 10 and visit.end_date is None and (visit.one_day or day == _today(context))
        draft.date = day if one_day else day[:7]
    elif main is not None and main.date and main is not draft and _shares(draft, main):
        draft.date = main.date if _is_part(context, draft, main) else main.date[:7]


def _is_of_today(context: Context, draft: Draft, main: Draft) -> bool:
    """Whether an encounter belongs to the one that the report of the day tells, and not to a visit in general."""
    opening = context.flat[draft.sentence.start : draft.offset + 60]
    of_visit = pattern("events", "in_visit_course").match(opening) is not None
    if main.date != _today(context) or main.offset >= draft.offset or not _shares(draft, main):
        return False
    return pattern("events", "part_of_main").search(opening) is not None or (draft.kind == "signing" and not of_visit)


def _today(context: Context) -> str:
    """The day on which the text was written."""
    return (dateline_day(context) or context.published or Day.min).isoformat()


def _is_arrival(context: Context, draft: Draft, visit: Draft | None, day: str) -> bool:
    """Whether a day is only that on which a visit of some days began."""
    today = dateline_day(context) or context.published
    return (
        visit is not None
        and visit.sentence is not draft.sentence
        and day == visit.date
        and day != (today.isoformat() if today else None)
    )


def _day_of_announcement(context: Context, draft: Draft) -> str | None:
    """The day of the text, where it announces an appointment itself (the devset's convention)."""
    sentence = context.flat[draft.sentence.start : draft.sentence.end]
    day = dateline_day(context) or context.published
    return day.isoformat() if day and pattern("events", "announced_now").search(sentence) else None


def _before_it(context: Context, draft: Draft, ordered: list[Draft]) -> str | None:
    """The day of the encounter told just before of the same people, of which this is the end: "after the talks"."""
    opening = context.flat[draft.sentence.start : draft.offset + 60]
    if not (draft.people and pattern("events", "part_of_main").search(opening)):
        return None
    near = [
        d.date
        for d in ordered
        if d.offset < draft.offset
        and d.kind in _TALKS
        and d.date
        and len(d.date) == 10
        and draft.people.keys() <= d.people.keys()
        and draft.sentence.block - d.sentence.block <= _NEAR_BLOCKS
    ]
    return near[-1] if near else None


# The end of an encounter is told at most so many paragraphs after it.
_NEAR_BLOCKS = 3


def _is_part(context: Context, draft: Draft, main: Draft) -> bool:
    """Whether an encounter belongs to the day of the main one: documents signed after the talks, "on the margins"."""
    sentence = context.flat[draft.sentence.start : draft.offset]
    if draft.kind == "visit" or pattern("events", "during_visit").match(sentence):
        return False
    if main.date == _today(context):
        return True  # what a report of the day tells beside the day's encounter is of the day too
    if draft.kind == "signing" or (draft.family == main.family and draft.people.keys() == main.people.keys()):
        return True
    if draft.kind == main.kind == "call" and pattern("events", "another_call").search(sentence):
        return True
    opening = context.flat[draft.sentence.start : draft.offset + 60]
    return pattern("events", "part_of_main").search(opening) is not None


def _shares(draft: Draft, other: Draft | None) -> bool:
    """Whether somebody takes part in both, or the same countries do where nobody is named."""
    if other is None:
        return False
    if draft.people and other.people:
        return bool(draft.people.keys() & other.people.keys())
    return not draft.countries or not other.countries or bool(draft.countries.keys() & other.countries.keys())


def _day_of_paragraph(context: Context, draft: Draft) -> DateMention | None:
    """The day told last before it in its paragraph, where it is one of the days of the news."""
    sentence = draft.sentence
    first = context.source.paragraph(sentence.block)[0].start
    near = [d for d in context.dates if first <= d.start < draft.offset and len(d.value) == 10 and is_when(context, d)]
    near = near or _day_of_lead(context, sentence)
    if not near or not is_news(near[-1].value, context.published):
        return None
    told_in = context.source.sentence_at(near[-1].start)
    if told_in is None or pattern("events", "background").search(context.flat[told_in.start : told_in.end]):
        return None
    return near[-1]


def _day_of_lead(context: Context, sentence: Sentence) -> list[DateMention]:
    """The one day that the first paragraph of a report gives, for the paragraph after it."""
    blocks = sorted({s.block for s in context.source.sentences if s.kind == "prose"})
    if len(blocks) < 2 or sentence.block != blocks[1]:
        return []
    lead = context.source.paragraph(blocks[0])
    days = [d for d in context.dates if lead[0].start <= d.start < lead[-1].end and is_when(context, d)]
    return days if len(days) == 1 and len(days[0].value) == len("2023-01-01") else []


# --- the visit and the place


def _visit_about(context: Context, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The visit in whose course it took place: of one of its people, the last one told before it, else the first."""
    if draft.kind in {"visit", "appointment"}:
        return None
    visits = [
        v
        for v in drafts
        if v.kind == "visit"
        and v.status == "held"
        and v.people.keys() & draft.people.keys()
        and _may_hold(v, draft)
        and _is_near(context, v, draft)
    ]
    before = [v for v in visits if v.offset <= draft.offset]
    return (before or visits)[-1 if before else 0] if visits else None


def _is_near(context: Context, visit: Draft, draft: Draft) -> bool:
    """Whether a visit is the news, or told just before an encounter: an earlier one is only looked back at."""
    if visit.date is None or is_news(visit.date, context.published):
        return True
    return visit.sentence.block == draft.sentence.block and 0 <= draft.offset - visit.offset < _NEAR


def _may_hold(visit: Draft, draft: Draft) -> bool:
    """Whether an encounter may belong to a visit: their days and countries agree."""
    if draft.date and visit.date:
        shorter = min(len(draft.date), len(visit.date), 7)
        if draft.date[:shorter] != visit.date[:shorter]:
            return False
        if len(draft.date) == len(visit.date) == 10 and not _within(visit, draft.date):
            return False
    return not draft.countries or len(draft.countries.keys() & visit.countries.keys()) > 1 or not visit.countries


def _within(visit: Draft, day: str) -> bool:
    if visit.date is None:
        return True
    last = visit.end_date if visit.end_date and len(visit.end_date) == 10 else None
    if last:
        return visit.date <= day <= last
    return 0 <= (Day.fromisoformat(day) - Day.fromisoformat(visit.date)).days <= _LONGEST_VISIT


# An encounter told at most so many characters after an earlier visit belongs to it.
_NEAR = 250
# A visit whose end is not told is over after so many days.
_LONGEST_VISIT = 4


def _place(context: Context, draft: Draft, drafts: list[Draft], visit: Draft | None, main: Draft | None) -> str | None:
    if draft.listed_in is not None and draft.listed_in.place:
        return draft.listed_in.place
    if (summit := _on_its_margins(context, draft, drafts)) is not None:
        return summit.place
    near = [
        d
        for d in drafts
        if d.place and d.offset < draft.offset and d.status == "held" and d.sentence.block == draft.sentence.block
    ]
    if near and draft.date and near[-1].date and draft.date[:7] == near[-1].date[:7] and _shares(draft, near[-1]):
        return near[-1].place
    same_day = [d for d in drafts if d.place and d.status == "held" and d.date == draft.date and _shares(draft, d)]
    same_day = [d for d in same_day if _fits(d, draft)]
    if same_day and draft.date and len(draft.date) == 10:
        return min(same_day, key=lambda d: abs(d.offset - draft.offset)).place
    if visit is not None and visit.place and _fits(visit, draft):
        return visit.place
    other = main is not None and main is not draft and _shares(draft, main)
    if main and other and main.place and (draft.date == main.date or _same_stay(draft, main)):
        return main.place
    return _where_written(context, draft, visit) or _of_headline(context, draft, main)


def _on_its_margins(context: Context, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The summit told before on whose margins it was, where the sentence opens with that."""
    opening = context.flat[draft.sentence.start : draft.offset]
    if pattern("events", "on_its_margins").match(opening) is None:
        return None
    summits = [d for d in drafts if d.kind == "summit" and d.status == "held" and d.place and d.offset < draft.offset]
    return summits[-1] if summits else None


def _same_stay(draft: Draft, main: Draft) -> bool:
    """Whether it was on the journey of the main encounter: of the month, and with people of the same two countries."""
    month = draft.date is not None and main.date is not None and draft.date[:7] == main.date[:7]
    two = {person.country for person, _ in main.people.values()}
    same = {person.country for person, _ in draft.people.values()} == two and len(two) > 1
    return month and same and main.place is not None and place_country(main.place) in two


def _cities_of_headline(context: Context) -> list[PlaceMention]:
    """The cities that a headline gives as the place: "… in Rome", "… (Rome, 12 July)", "… – Rome, May 7"."""
    where = pattern("events", "headline_place")
    tells = pattern("events", "headline_tells")
    found = []
    for line in context.source.sentences[:_HEAD]:
        if line.kind != "headline" or not tells.search(context.flat, line.start, line.end):
            continue
        inside = [p for p in context.places if line.start <= p.start < line.end]
        found += [p for p in inside if where.search(context.flat[line.start : p.start])]
    return [p for p in found if not context.flat.startswith("'", p.end)]


# Letterhead and headline are no longer than so many lines.
_HEAD = 6


def _of_headline(context: Context, draft: Draft, main: Draft | None) -> str | None:
    """The city that the headline gives for what the text is about."""
    if main is None or (draft is not main and draft.date != main.date) or not draft.countries:
        return None
    return next((place.name for place in _cities_of_headline(context)), None)


def _fits(donor: Draft, draft: Draft) -> bool:
    """Whether the city of one encounter may be that of another: of one of its countries, or of a third one for both."""
    country = place_country(donor.place) if donor.place else None
    return country is None or not draft.countries or country in draft.countries or country not in donor.countries


def _where_written(context: Context, draft: Draft, visit: Draft | None) -> str | None:
    """The city of the dateline, where those who write are away from home or report on a visitor there."""
    city = dateline_city(context)
    if city is None or not is_news(draft.date, context.published):
        return None
    home = published_by(context, "governments") or published_by(context, "press")
    away = home is not None and home != city.country
    return city.name if away or (visit is not None and city.country in visit.countries) else None


def _only_city(visit: Draft, drafts: list[Draft]) -> str | None:
    """The city in the visited country where all encounters of the visitors took place."""
    homes = {person.country for person, _ in visit.people.values()}
    cities = {
        d.place
        for d in drafts
        if d.kind != "visit"
        and d.status == "held"
        and d.place
        and d.people.keys() & visit.people.keys()
        and d.date
        and visit.date
        and d.date[:7] == visit.date[:7]
        and place_country(d.place) in visit.countries.keys() - homes
    }
    return cities.pop() if len(cities) == 1 else None
