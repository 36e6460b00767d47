"""For whom else a name could be taken where fewer documents are known.

Beside all documents a name that two people could bear is given to neither; where one of them is not known, the other
has it. Then the person's id is in the ids of what is the person's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.people.full_names import same_country
from kzgraph.resolution.people.mentions import Unit
from kzgraph.resolution.people.people import Found, People
from kzgraph.resolution.posts.posts import Post

MOST_NAMESAKES = 12
"""People with one surname up to which a name is compared with each of theirs."""


Bearers = Mapping[str, set[str]]
"""The ids of those who have a full name with each surname."""


def bearers_of(of_unit: Mapping[Unit, str]) -> dict[str, set[str]]:
    """The bearers of each surname, given whose each unit is."""
    bearers: dict[str, set[str]] = {}
    for unit, person in of_unit.items():
        if not unit.bare:
            bearers.setdefault(parse(unit.name).surname, set()).add(person)
    return bearers


class TakenFor:
    """Who could be meant by each unit where some of the documents alone are known."""

    def __init__(self, people: People, posts: Mapping[str, Post], bearers: Bearers) -> None:
        self._people, self._posts, self._bearers = people, posts, bearers
        self._others: dict[tuple[str, str, tuple[str, ...]], frozenset[str]] = {}

    def people(self, unit: Unit) -> frozenset[str]:
        """The ids of those for whom the unit could be taken, with whose it is."""
        own = self._people.of_unit[unit]
        bearers = self._bearers.get(parse(unit.name).surname, set())
        if bearers <= {own}:
            return frozenset((own,))
        alike = (unit.name, unit.country, unit.posts)  # all but the day: thousands of mentions have these
        if alike not in self._others:
            known = (self._people.by_id[other] for other in bearers if len(bearers) <= MOST_NAMESAKES)
            self._others[alike] = frozenset(found.id for found in known if self._may_be(unit, found))
        return self._others[alike] | {own}

    def _may_be(self, unit: Unit, found: Found) -> bool:
        if unit.bare and unit.posts and not self._in_common(unit.posts, found.units):
            return False
        known = {other.name for other in found.units if same_country(unit.country, other.country)}
        return any(compare(unit.name, name).verdict != "different" for name in known)

    def _in_common(self, posts: Iterable[str], units: Iterable[Unit]) -> bool:
        """Whether the person has a post of the bare name, or one that is the same told with more or less."""
        pairs = ((self._posts[a], self._posts[b]) for a in posts for unit in units for b in unit.posts)
        return any(a.id == b.id or a.covers(b) or b.covers(a) for a, b in pairs)
