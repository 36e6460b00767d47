"""The city of an encounter whose own sentence gives none."""

from __future__ import annotations

from datetime import timedelta

from kzgraph.extraction.actors.affiliation.publishers import published_by
from kzgraph.extraction.actors.geography import is_neutral, place_country
from kzgraph.extraction.context import Context, PersonEntity, PlaceMention, RoleEntity
from kzgraph.extraction.dates.dateline import dateline_city
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import TALKS, Draft, agree, day_within, shares_side, signed_at
from kzgraph.extraction.events.inherited.occasions import summit_about
from kzgraph.extraction.events.setting.stays import Stay, city_of_stay
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day


def inherited_place(
    context: Context, draft: Draft, drafts: list[Draft], visit: Draft | None, main: Draft | None, stays: list[Stay]
) -> str | None:
    """The city of what the text tells around an encounter, unless its sentence opens in another country."""
    city = _place_around(context, draft, drafts, visit, main, stays)
    abroad = place_country(city) if city else None
    return None if abroad and _opens_in_other(context, draft, abroad) else city


def _opens_in_other(context: Context, draft: Draft, country: str) -> bool:
    """Whether a sentence opens in another country than a city's: "In Hungary, he held talks with" not in Vienna."""
    start, form = draft.sentence.start, pattern("event_setting", "opens_in_country", cased=True)
    inside = (c for c in context.countries if start < c.start < draft.sentence.end and c.form == "name")
    return any(c.code != country and form.fullmatch(context.flat, start, c.start) for c in inside)


def _place_around(
    context: Context, draft: Draft, drafts: list[Draft], visit: Draft | None, main: Draft | None, stays: list[Stay]
) -> str | None:
    """The city of its list, summit, paragraph, day, visit or headline."""
    if draft.listed_in is not None and draft.listed_in.place:
        return draft.listed_in.place
    if (summit := summit_about(context, draft, drafts)) is not None:
        return summit.place
    drafts = [d for d in drafts if not (d.left or _left_for(context, draft, d) or _is_over(context, draft, d))]
    stays = [s for s in stays if not _was_weeks_ago(context, draft, s.offset)]
    if pattern("event_setting", "preceded_by").search(context.flat, draft.sentence.start, draft.sentence.end):
        sessions = [
            d for d in drafts if d.place and d.offset < draft.offset and d.countries.keys() == draft.countries.keys()
        ]
        if sessions and sessions[-1].kind in TALKS:
            return sessions[-1].place
    near = [
        d
        for d in drafts
        if d.place
        and d.offset < draft.offset
        and d.status == "held"
        and d.sentence.block == draft.sentence.block
        and (d.sentence is draft.sentence or not _is_told_back(context, d))
    ]
    last = near[-1] if near else None
    if last and last.kind == "visit" != draft.kind and place_country(last.place or "") not in draft.sides:
        # "travelled to Nairobi and Kampala and met Kenya's A and Uganda's B": the leg of each
        legs = (d for d in reversed(near) if d.kind == "visit" and place_country(d.place or "") in draft.sides)
        last = next(legs, last)
    if (
        last
        and _same_month(draft, last)
        and shares_side(draft, last)
        and not _of_others_elsewhen(context, draft, last)
        and (_fits(last, draft) or (draft.kind != "visit" and _same_day(draft, last)))
    ):
        return last.place  # what took place on another day, with people of another country, did so elsewhere
    city = city_of_day(draft, drafts)
    if city is not None and (draft.kind != "visit" or place_country(city) in draft.countries):
        return city
    there = visit is not None and not (_left_for(context, draft, visit) or _is_over(context, draft, visit))
    there = there and not (visit and _of_others_elsewhen(context, draft, visit))
    city = (visit.place or only_city(visit, drafts)) if visit is not None and there else None
    if visit is not None and city and (_fits(visit, draft, city) or is_neutral(city)):
        return city
    if draft.kind != "visit" and (city := city_of_stay(context, draft, drafts, stays)) is not None:
        return city
    other = main is not None and main is not draft and shares_side(draft, main)
    of_main = main is not None and draft.date in {main.date, day_within(main)}
    if main and other and main.place and of_main:
        return main.place
    if main and main.place and main.offset < draft.offset and of_main and signed_at(draft, main):
        return main.place
    written = _where_written(context, draft, visit) or _of_headline(context, draft, main)
    return written or _at_home(context, draft, drafts)


def _of_others_elsewhen(context: Context, draft: Draft, last: Draft) -> bool:
    """Whether other people met on an earlier day: "A is in Canberra. Last Friday B called on President C"."""
    apart = bool(draft.people and last.people) and not draft.people.keys() & last.people.keys()
    today = context.published.isoformat() if context.published else ""
    return apart and is_day(draft.date) and draft.date != last.date and (draft.date or "") < today


def city_of_day(draft: Draft, drafts: list[Draft]) -> str | None:
    """The city of the nearest encounter of somebody on the same day."""
    same_day = [d for d in drafts if d.place and d.status == "held" and d.date == draft.date and shares_side(draft, d)]
    same_day = [d for d in same_day if _fits(d, draft) or draft.people.keys() < d.people.keys()]
    if not (same_day and is_day(draft.date)):
        return None
    return min(same_day, key=lambda d: abs(d.offset - draft.offset)).place


def _is_told_back(context: Context, draft: Draft) -> bool:
    """Whether the sentence of an encounter goes back: what is told after it took place where the text was before."""
    had = pattern("event_setting", "told_as_past")
    return had.search(context.flat, draft.sentence.start, min(draft.sentence.end, draft.offset + _HAD)) is not None


# "Had" stands before the words of an encounter, which are at most so long.
_HAD = 20


def _same_month(draft: Draft, other: Draft) -> bool:
    return draft.date is not None and other.date is not None and draft.date[:7] == other.date[:7]


def _same_day(draft: Draft, other: Draft) -> bool:
    """Whether two encounters of one month may be of one day."""
    return not (is_day(draft.date) and is_day(other.date)) or draft.date == other.date


def _left_for(context: Context, draft: Draft, visit: Draft) -> bool:
    """Whether a journey went on to a city only after the encounter: "From the capital A flew to B"."""
    if visit.kind != "visit" or visit.place is None:
        return False
    onward, flat = pattern("event_setting", "went_onward"), context.flat
    return any(
        s.start > draft.offset and flat.find(visit.place, s.start, s.end) > 0 and onward.search(flat, s.start, s.end)
        for s in visit.sentences
    )


def _is_over(context: Context, draft: Draft, visit: Draft) -> bool:
    """Whether a visit was over when the encounter of the news came about."""
    return visit is not draft and visit.kind == "visit" and _was_weeks_ago(context, draft, visit.offset)


def _was_weeks_ago(context: Context, draft: Draft, offset: int) -> bool:
    """Whether what is told at an offset was before the week of an encounter: "A, who visited Oslo last week, met B"."""
    now = context.published
    if now is None or draft.date is None or not (is_day(draft.date) and is_news(draft.date, now)):
        return False
    if draft.date < (now - timedelta(days=now.weekday())).isoformat():
        return False  # a weekly tells of last week
    return pattern("event_setting", "weeks_ago").match(context.flat, offset, offset + _OF_VISIT) is not None


# The day of a visit stands so close behind its words.
_OF_VISIT = 70


def cities_of_headline(context: Context) -> list[PlaceMention]:
    """The cities that a headline gives as the place: "… in Rome", "… (Rome, 12 July)", "… – Rome, May 7"."""
    where = pattern("event_setting", "headline_place")
    tells = pattern("event_setting", "headline_tells")
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
    return next((place.name for place in cities_of_headline(context)), None)


def _fits(donor: Draft, draft: Draft, city: str | None = None) -> bool:
    """Whether the city of one encounter may be that of another: of one of its countries, or of a third one for both."""
    city = city or donor.place
    country = place_country(city) if city else None
    return country is None or not draft.countries or country in draft.countries or country not in donor.countries


def _where_written(context: Context, draft: Draft, visit: Draft | None) -> str | None:
    """The city of the dateline, where those who write are away from home or report on a visitor there."""
    city = dateline_city(context)
    if city is None or not is_news(draft.date, context.published):
        return None
    home = published_by(context, "governments") or published_by(context, "press")
    away = home is not None and home != city.country
    visit = draft if draft.kind == "visit" else visit
    homes = {person.country for person, _ in visit.people.values()} if visit is not None else set()
    visited = visit is not None and city.country in visit.countries and city.country not in homes
    third = is_neutral(city.name) and city.country not in draft.sides  # "GENEVA, 5 May (Agency) – A met B"
    return city.name if away or visited or third else None


def _at_home(context: Context, draft: Draft, drafts: list[Draft]) -> str | None:
    """The city of the dateline, where somebody of its country was the host there, and nothing is told of elsewhere."""
    city = dateline_city(context)
    if city is None or city.country is None or not is_news(draft.date, context.published):
        return None
    if not _hosted_in(draft, city.country):
        return None
    news = [d for d in drafts if d.status == "held" and agree(d.date, draft.date)]
    left = any(d.kind == "visit" and city.country in d.homes for d in news)
    return None if left or any(d.place and d.place != city.name for d in news) else city.name


def _hosted_in(draft: Draft, country: str) -> bool:
    """Whether people of a country received others at home: as the hosts, or an ambassador who is accredited to it."""
    hosts = [(person, capacity) for person, capacity in draft.people.values() if person.country == country]
    if draft.kind == "visit" or not hosts or any(_posted(person) for person, _ in hosts):
        return False
    guests = [person for person, _ in draft.people.values() if person.country not in {country, None}]
    accredited = any(role.accredited_to in {None, country} for person in guests for role in _posted(person))
    return accredited or any(capacity == "host" for _, capacity in hosts)


def _posted(person: PersonEntity) -> list[RoleEntity]:
    """The posts that somebody holds at an embassy."""
    return [role for role in person.roles if role.group == "ambassador" and role.status == "held"]


def only_city(visit: Draft, drafts: list[Draft]) -> str | None:
    """The city in the visited country where all encounters of the visitors took place."""
    homes = {person.country for person, _ in visit.people.values()}
    cities = {
        d.place
        for d in drafts
        if d.kind != "visit"
        and d.status == visit.status
        and d.place
        and d.people.keys() & visit.people.keys()
        and d.date
        and visit.date
        and d.date[:7] == visit.date[:7]
        and place_country(d.place) in visit.countries.keys() - homes
    }
    return cities.pop() if len(cities) == 1 else None
