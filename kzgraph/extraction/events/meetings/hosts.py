"""Whether two tellings are of meetings with holders of different offices, of whom one is told by the office alone."""

from __future__ import annotations

from kzgraph.extraction.actors.references.counterparts import may_be_one_office, may_hold
from kzgraph.extraction.events.drafts import Draft


def of_other_offices(a: Draft, b: Draft) -> bool:
    """Whether one was with "the King of Norway" and the other with a minister of that country, named or not."""
    if a.office and b.office:
        return not may_be_one_office(a.office, b.office)
    return _is_with_another(a, b) or _is_with_another(b, a)


def _is_with_another(talks: Draft, other: Draft) -> bool:
    """Whether those named in another telling of the country of an office that nobody is named of do not hold it."""
    named = [person for key, (person, _) in other.people.items() if key not in talks.people]
    theirs = [person for person in named if person.country in talks.countries and person.country not in talks.homes]
    return bool(talks.office and theirs) and not any(may_hold(person, talks.office) for person in theirs)
