"""A near-copy read as its original: who reprints a text lends it neither a day nor a country.

In a release of the ministry of one country "the President" and "today" are those of that country and that day, also
where a paper in another one prints it days later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from kzgraph.model import Agreement, Event, Figure, Organisation, Party, Person, Record, Role
from kzgraph.resolution.copies.copies import Passage, words_of
from kzgraph.resolution.copies.publishers import is_official

Act = TypeVar("Act", Event, Agreement)
Named = TypeVar("Named", Person, Organisation, Party)


def as_original(record: Record, original: Record) -> Record:
    """The near-copy with the dates that the original gives what it tells in the same sentences; where the original is
    a public body's, also with its countries: of these, of figures, of people and organisations under the same names.
    """
    voice = is_official(original.document)
    told = {
        "events": tuple(_event(one, original.events, voice) for one in record.events),
        "agreements": tuple(_agreement(one, original.agreements, voice) for one in record.agreements),
    }
    named = {
        "people": tuple(_person(one, original.people) for one in record.people),
        "organisations": tuple(_body(one, original.organisations) for one in record.organisations),
        "figures": tuple(_figure(one, original.figures) for one in record.figures),
    }
    return record.model_copy(update={**told, **(named if voice else {})})


def _namesake(named: Named, others: Iterable[Named]) -> Named | None:
    """The one that is called the same; None where there is none, or several."""
    found = [other for other in others if other.name == named.name]
    return found[0] if len(found) == 1 else None


def _person(person: Person, originals: Iterable[Person]) -> Person:
    same = _namesake(person, originals)
    if not same:
        return person
    roles = tuple(_role(role, same.roles) for role in person.roles)
    return person.model_copy(update={"country": same.country, "roles": roles})


def _role(role: Role, originals: Iterable[Role]) -> Role:
    countries = {other.country for other in originals if other.title == role.title}
    return role.model_copy(update={"country": countries.pop()}) if len(countries) == 1 else role


def _body(body: Organisation, originals: Iterable[Organisation]) -> Organisation:
    same = _namesake(body, originals)
    return body.model_copy(update={"country": same.country, "kind": same.kind}) if same else body


def _figure(figure: Figure, originals: Iterable[Figure]) -> Figure:
    same = [one for one in originals if _amount(one) == _amount(figure)]
    if len(same) != 1:
        return figure
    return figure.model_copy(
        update={"reporter": same[0].reporter, "partner": same[0].partner, "status": same[0].status}
    )


def _amount(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.value, figure.unit, figure.period


def _event(event: Event, originals: Iterable[Event], voice: bool) -> Event:
    same = _told_there(event, originals)
    if not same:
        return event
    dates = {"date": same.date, "end_date": same.end_date}
    parties = {"countries": same.countries, "participants": _parties(event.participants, same.participants)}
    return event.model_copy(update={**dates, **(parties if voice else {})})


def _agreement(pact: Agreement, originals: Iterable[Agreement], voice: bool) -> Agreement:
    same = _told_there(pact, originals)
    if not same:
        return pact
    lists = ("parties", "signatories", "witnesses") if voice else ()
    parties = {name: _parties(getattr(pact, name), getattr(same, name)) for name in lists}
    return pact.model_copy(update={"date": same.date, **parties})


def _told_there(act: Act, originals: Iterable[Act]) -> Act | None:
    """What the original tells of the kind in the same sentences, or else in sentences of nearly the same words; None
    where that is nothing, or more than one thing."""
    of_kind = [one for one in originals if one.kind == act.kind]
    found = [one for one in of_kind if _in_sentences(act, one, _ends_with)]
    found = found or [one for one in of_kind if _in_sentences(act, one, _nearly)]
    return found[0] if len(found) == 1 else None


def _in_sentences(act: Act, original: Act, agree: Callable[[Passage, Passage], bool]) -> bool:
    """Whether they rest on sentences that agree one by one."""
    if len(act.evidence) != len(original.evidence):
        return False
    quotes = zip(act.evidence, original.evidence, strict=True)
    return all(agree(_plain(one.quote), _plain(other.quote)) for one, other in quotes)


EDITED = 0.75
"""Words in common, in their order, from which a sentence of a near-copy is one that an editor changed."""


def _nearly(words: Passage, others: Passage) -> bool:
    return Levenshtein.normalized_similarity(words, others, score_cutoff=EDITED) >= EDITED


def _ends_with(words: Passage, end: Passage) -> bool:
    """Whether the words are the others; before them in a copy there may be an agency's name and city."""
    return words[-len(end) :] == end


@lru_cache(maxsize=4096)
def _plain(quote: str) -> Passage:
    return tuple(word.lower() for word in words_of(quote))


def _parties(parties: Iterable[Party], originals: Iterable[Party]) -> tuple[Party, ...]:
    known = list(originals)
    return tuple(
        party.model_copy(update={"on_behalf": same.on_behalf}) if (same := _namesake(party, known)) else party
        for party in parties
    )
