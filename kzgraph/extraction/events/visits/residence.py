"""Where people live and bodies sit: that is no journey."""

from __future__ import annotations

from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.events.visits.acts import is_envoy
from kzgraph.extraction.events.visits.stops import Stop
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.model import CountryCode


def is_posted_there(flat: str, telling: Telling) -> bool:
    """Whether somebody goes to a post and not on a visit: "goes to Lima as ambassador"."""
    if pattern("visits", "posted_there").search(telling.onwards):
        return True
    if pattern("visits", "goes_to_post").match(telling.onwards) is None:
        return False
    return pattern("visits", "fills_posts").search(flat, telling.clause.sentence.start, telling.start) is not None


def is_of_somethings_seat(telling: Telling) -> bool:
    """Whether something of somebody's is in a city, and not the person: "A, whose embassy is in Copenhagen"."""
    return (
        pattern("visits", "is_in").match(telling.words) is not None
        and pattern("visits", "what_is_somebodys", cased=True).search(telling.before) is not None
    )


def lives_there(context: Context, telling: Telling, people: list[PersonEntity], goal: Stop) -> bool:
    """Whether envoys are in a city, and the clause tells neither since when nor what for: "who is in Stockholm"."""
    if not all(is_envoy(person) for person in people) or pattern("visits", "is_in").match(telling.words) is None:
        return False
    behind = telling.text[goal.end - telling.clause.start :]
    purpose = pattern("visits", "what_for").match(behind) is not None
    return not (purpose or telling.clause.among(context.dates))


def resides(context: Context, person: PersonEntity, country: CountryCode | None) -> bool:
    """Whether somebody is the ambassador in a country, and so at home there: a trip to a province is no visit.

    An ambassador of whom the text does not tell where is one in the country of the house that writes.
    """
    groups = words_of("posts", "groups_abroad")
    posts = [r for r in person.roles if r.group in groups and r.status == "held"]
    sent = [r.accredited_to for r in posts]
    seats = {p.country for p in context.places for r in posts if r.start <= p.start < r.end}  # "ambassador in Quito"
    here = person.country != context.home == country and context.speaks
    return country in sent or country in seats or (here and bool(sent) and all(code is None for code in sent))
