"""The third stage: which posts the titles mean of documents that come or go, given all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from kzgraph.resolution.people.people import People
from kzgraph.resolution.posts.offices import (
    Claim,
    Days,
    certain,
    days_by_person,
    one_at_a_time,
    settled_post,
)
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.memory import Affected, Memory
from kzgraph.resolution.updating.naming import UpdatedPeople
from kzgraph.resolution.updating.post_ids import ByPost, count, count_day, names_of, near, remember_ids, update_ids
from kzgraph.resolution.values.dates import to_day
from kzgraph.resolution.world.post_ids import Meant
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.settled import Claimed, Claims, all_of, claims_of, meant_by, settled_reading


@dataclass(slots=True)
class Holder:
    """Of one person the days on which documents claim each post that is one post for several people, and the claims of
    their own posts."""

    shared: dict[Post, dict[int, int]] = field(default_factory=dict)
    own: dict[Claim, Post | None] = field(default_factory=dict)


@dataclass(slots=True)
class Offices:
    """All claims: for each post with one holder at a time the days by person, and the claims of which it is not certain
    that they mean it, with what they mean; for each person their own; and the claims of each text."""

    days: ByPost
    unsure: MutableMapping[str, dict[Claim, Post | None]]
    holders: MutableMapping[str, Holder]
    texts: MutableMapping[str, list[Claim]]
    _days: dict[str, Days] = field(default_factory=dict, init=False)
    _fuller: dict[str, dict[Post, list[int]]] = field(default_factory=dict, init=False)

    @classmethod
    def of(cls, memory: Memory) -> Self:
        """Those in the memory."""
        return cls(*(memory.shelf(f"claims_{name}") for name in ("days", "unsure", "holders", "texts")))

    def put(self, claim: Claim, times: int) -> None:
        """Count a claim among the days, or with -1 no more."""
        count_day(self.days, claim, times)
        day = to_day(claim.day)
        if day and claim.post.shared:
            holder: Holder = self.holders.setdefault(claim.person, Holder())
            count(holder.shared.setdefault(claim.post, {}), day.toordinal(), times)
            if not holder.shared[claim.post]:
                del holder.shared[claim.post]

    def settle(self, claim: Claim, names: Mapping[str, str]) -> Post | None:
        """The post that a claim means; to be asked when all claims are counted."""
        post, person = claim.post.id, claim.person
        if claim.post.shared and post not in self._days:
            self._days[post] = days_by_person(self.days.get(post, {}))
        if not claim.post.shared and person not in self._fuller:
            shared = self.holders[person].shared if person in self.holders else {}
            self._fuller[person] = {post: sorted(days) for post, days in shared.items()}
        return settled_post(claim, self._days.get(post, {}), self._fuller.get(person, {}), names)

    def keep(self, claim: Claim, meant: Post | None) -> None:
        """Keep what a claim means, where others can change it."""
        if not claim.post.shared:
            self.holders.setdefault(claim.person, Holder()).own[claim] = meant
        elif not certain(claim) and one_at_a_time(claim.post):
            self.unsure.setdefault(claim.post.id, {})[claim] = meant

    def forget(self, claim: Claim) -> None:
        """No longer keep it."""
        if not claim.post.shared:
            self.holders.setdefault(claim.person, Holder()).own.pop(claim, None)
        elif claim.post.id in self.unsure:
            self.unsure[claim.post.id].pop(claim, None)


def remember(
    memory: Memory, readings: Sequence[Reading], claimed: Claimed, people: People, posts: Mapping[str, Post]
) -> None:
    """Keep the claims of a graph that was made whole; `readings` are those before their posts were settled."""
    offices = Offices({}, {}, {}, {})
    meant: dict[str, list[Meant]] = {}
    for reading, claims in zip(readings, claimed.claims, strict=True):
        text = reading.record.document.sha256
        offices.texts[text] = _distinct(claims)
        for claim in offices.texts[text]:
            offices.put(claim, 1)
            offices.keep(claim, claimed.settled[claim])
        meant[text] = list(dict.fromkeys(meant_by(reading, claims, claimed.settled, people)))
    for name in ("days", "unsure", "holders", "texts"):
        memory.shelf(f"claims_{name}").fill(getattr(offices, name))
    remember_ids(memory, meant, people, posts)


@dataclass(frozen=True, slots=True)
class Settled:
    """The new readings with their posts, and the posts whose further ids may be others now."""

    readings: tuple[Reading, ...]
    touched: set[str]


def update(
    memory: Memory,
    gone: Iterable[str],
    readings: Sequence[Reading],
    people: UpdatedPeople,
    posts: Mapping[str, Post],
) -> Settled:
    """Withdraw the claims of the texts that go, and settle those of new readings. `posts` are those by which people
    were told apart.

    Raises Affected with the texts of which a title would mean another post.
    """
    offices = Offices.of(memory)
    names = names_of(people)
    moved: dict[str, set[int]] = {}
    moved_of: dict[str, set[int]] = {}
    for text in gone:
        for claim in offices.texts.pop(text):
            offices.put(claim, -1)
            offices.forget(claim)
            _move(claim, moved, moved_of)
    claims = [claims_of(reading, people) for reading in readings]
    distinct = [_distinct(one) for one in claims]
    for reading, own in zip(readings, distinct, strict=True):
        offices.texts[reading.record.document.sha256] = own
        for claim in own:
            offices.put(claim, 1)
            _move(claim, moved, moved_of)
    _refuse_resettled(offices, names, moved, moved_of)
    settled = {claim: offices.settle(claim, names) for own in distinct for claim in own}
    for claim, post in settled.items():
        offices.keep(claim, post)
    meant = {
        reading.record.document.sha256: list(dict.fromkeys(meant_by(reading, one, settled, people)))
        for reading, one in zip(readings, claims, strict=True)
    }
    touched = update_ids(memory, gone, meant, people, posts)
    return Settled(tuple(settled_reading(*one, settled) for one in zip(readings, claims, strict=True)), touched)


def _distinct(claims: Claims) -> list[Claim]:
    return list(dict.fromkeys(all_of(claims)))


def _move(claim: Claim, posts: dict[str, set[int]], people: dict[str, set[int]]) -> None:
    if day := to_day(claim.day):
        posts.setdefault(claim.post.id, set()).add(day.toordinal())
        people.setdefault(claim.person, set()).add(day.toordinal())


def _refuse_resettled(
    offices: Offices, names: Mapping[str, str], posts: Mapping[str, set[int]], people: Mapping[str, set[int]]
) -> None:
    """Raise Affected where a claim of a text that stays means another post now."""
    touched = [
        (claim, meant, days) for post, days in posts.items() for claim, meant in offices.unsure.get(post, {}).items()
    ]
    touched += [
        (claim, meant, days)
        for person, days in people.items()
        for claim, meant in offices.holders.get(person, Holder()).own.items()
    ]
    affected = {
        claim.document for claim, meant, days in touched if near(claim, days) and offices.settle(claim, names) != meant
    }
    if affected:
        raise Affected(affected, "titles would mean other posts")
