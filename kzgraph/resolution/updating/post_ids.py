"""The further ids of posts, as `kzgraph/resolution/world/post_ids.py` has them: what those of each post depend on."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.people.mentions import Unit
from kzgraph.resolution.people.people import People
from kzgraph.resolution.people.taken_for import TakenFor, bearers_of
from kzgraph.resolution.posts.offices import AROUND, Claim, certain, days_by_person, may_be_own, one_at_a_time, own_ids
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.memory import Looked, Memory
from kzgraph.resolution.updating.naming import UpdatedPeople
from kzgraph.resolution.values.dates import to_day
from kzgraph.resolution.world.post_ids import Meant

T = TypeVar("T", bound=Hashable)

ByPost = MutableMapping[str, dict[str, dict[tuple[int, str], int]]]
"""For each post with one holder at a time, and each person, the days on which documents claim it for them, each with
the document and by how many titles."""

Which = tuple[Claim, Unit]
"""A claim, and the unit of whose names it is."""


@dataclass(slots=True)
class MeantBy:
    """What means one post: how many claims in all; the posts that these have alone; those that may be of a post of the
    person's own, whatever the days (`always`) or as far as these show another holder (`unsure`, with whether they do);
    and all further ids of the post, be they another's or not."""

    told: int = 0
    alone: dict[str, int] = field(default_factory=dict)
    always: dict[tuple[Post, Unit], int] = field(default_factory=dict)
    unsure: dict[Which, int] = field(default_factory=dict)
    owned: dict[Which, bool] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)


@dataclass(slots=True)
class PostIds:
    """For each post what means it; the claims of each text; the days by person as each text alone has them; the posts
    that may be somebody's own who has a surname; those that uncertain claims mean, by the posts that these have alone;
    and those that could be asked for by an id."""

    posts: MutableMapping[str, MeantBy]
    texts: MutableMapping[str, list[Meant]]
    days: ByPost
    surnames: MutableMapping[str, dict[str, int]]
    unsure: MutableMapping[str, dict[str, int]]
    listed: MutableMapping[str, set[str]]

    def put(self, meant: Meant, times: int) -> None:
        """Count a claim, or with -1 no more."""
        claim, unit, node = meant
        entry = self.posts.setdefault(node, MeantBy())
        entry.told += times
        count_day(self.days, claim, times)
        if claim.post.shared:
            count(entry.alone, claim.post.id, times)
            if claim.beside or certain(claim) or not to_day(claim.day) or not one_at_a_time(claim.post):
                return
            count(entry.unsure, (claim, unit), times)
            if (claim, unit) not in entry.unsure:
                entry.owned.pop((claim, unit), None)
            count(self.unsure.setdefault(claim.post.id, {}), node, times)
        else:
            count(entry.always, (claim.post, unit), times)
        count(self.surnames.setdefault(parse(unit.name).surname, {}), node, times)

    def judge(self, moved: Mapping[str, Collection[int]], names: Mapping[str, str]) -> set[str]:
        """Find anew which uncertain claims may be of somebody's own post, given on which days others claim it; gives
        the posts of which it is another."""
        found = set()
        for post, ordinals in moved.items():
            days = days_by_person(self.days.get(post, {}))
            for node in self.unsure.get(post, {}):
                entry = self.posts[node]
                for one in entry.unsure:
                    if one[0].post.id == post and near(one[0], ordinals):
                        owned = may_be_own(one[0], days, names)
                        if entry.owned.get(one) != owned:
                            entry.owned[one] = owned
                            found.add(node)
        return found

    def all_ids(self, node: str, people: People, taken_for: TakenFor) -> set[str]:
        """The ids that some of the documents alone would give a post."""
        entry = self.posts[node]
        claims = [*entry.always, *((claim.post, unit) for (claim, unit), owned in entry.owned.items() if owned)]
        owners = {(post, person) for post, unit in claims for person in taken_for.people(unit)}
        return set(entry.alone).union(*(own_ids(post, people.ids_of(person)) for post, person in owners))

    def list_ids(self, node: str, ids: set[str]) -> None:
        """Keep a post's ids."""
        entry = self.posts[node]
        for one in entry.ids - ids:
            self.listed[one].discard(node)
        for one in ids - entry.ids:
            self.listed.setdefault(one, set()).add(node)
        entry.ids = ids


_SHELVES = ("posts", "texts", "days", "surnames", "unsure", "listed")


def remember_ids(
    memory: Memory, meant: Mapping[str, Sequence[Meant]], people: People, posts: Mapping[str, Post]
) -> None:
    """Keep what the posts of a graph are meant by that was made whole, by texts."""
    ids = PostIds({}, {}, {}, {}, {}, {})
    moved: dict[str, set[int]] = {}
    for text, told in meant.items():
        ids.texts[text] = list(told)
        for one in told:
            ids.put(one, 1)
            _move(one[0], moved)
    ids.judge(moved, names_of(people))
    taken_for = TakenFor(people, posts, bearers_of(people.of_unit))
    for node in ids.posts:
        ids.list_ids(node, ids.all_ids(node, people, taken_for))
    for name in _SHELVES:
        memory.shelf(f"ids_{name}").fill(getattr(ids, name))


def update_ids(
    memory: Memory,
    gone: Iterable[str],
    meant: Mapping[str, Sequence[Meant]],
    people: UpdatedPeople,
    posts: Mapping[str, Post],
) -> set[str]:
    """Withdraw what texts mean that go, and add what new ones mean; gives the posts whose further ids may be others
    now."""
    ids = PostIds(*(memory.shelf(f"ids_{name}") for name in _SHELVES))
    moved: dict[str, set[int]] = {}
    was: dict[str, bool] = {}
    same: dict[str, set[Meant]] = {}
    for text in gone:
        before = ids.texts.pop(text)
        same[text] = {one for one in meant.get(text, ()) if one[0].person not in people.changed}.intersection(before)
        for one in before:
            if one not in same[text]:
                was.setdefault(one[2], True)
                ids.put(one, -1)
                _move(one[0], moved)
    for text, told in meant.items():
        ids.texts[text] = list(told)
        for one in told:
            if one not in same.get(text, ()):
                was.setdefault(one[2], one[2] in ids.posts)
                ids.put(one, 1)
                _move(one[0], moved)
    touched = was.keys() | ids.judge(moved, names_of(people))
    touched |= {node for surname in people.surnames for node in ids.surnames.get(surname, ())}
    taken_for = TakenFor(people, posts, memory.shelf("people_surnames"))
    for node in sorted(touched):
        ids.list_ids(node, ids.all_ids(node, people, taken_for) if ids.posts[node].told else set())
        if not ids.posts[node].told:
            del ids.posts[node]
    turned = {node for node, there in was.items() if there != (node in ids.posts)}
    touched |= {other for node in turned for other in ids.listed.get(node, ())}
    return {node for node in touched if node in ids.posts}


def other_ids(memory: Memory) -> Mapping[str, list[str]]:
    """The further ids of each post."""
    posts: Mapping[str, MeantBy] = memory.shelf("ids_posts")
    return Looked(lambda node: sorted(one for one in posts[node].ids if one not in posts))


def count_day(days: ByPost, claim: Claim, times: int) -> None:
    """Count the day of a claim so many times more, if it tells one of a post with one holder at a time."""
    if (day := to_day(claim.day)) and one_at_a_time(claim.post):
        by_person = days.setdefault(claim.post.id, {})
        count(by_person.setdefault(claim.person, {}), (day.toordinal(), claim.document), times)
        if not by_person[claim.person]:
            del by_person[claim.person]


def count(counts: MutableMapping[T, int], thing: T, times: int = 1) -> None:
    """Count a thing so many times more; what is not there any more is gone."""
    counts[thing] = counts.get(thing, 0) + times
    if not counts[thing]:
        del counts[thing]


def near(claim: Claim, days: Iterable[int]) -> bool:
    """Whether one of the days counts for what a claim means."""
    day = to_day(claim.day)
    return day is not None and any(abs(day.toordinal() - other) <= AROUND for other in days)


def _move(claim: Claim, moved: dict[str, set[int]]) -> None:
    if day := to_day(claim.day):
        moved.setdefault(claim.post.id, set()).add(day.toordinal())


def names_of(people: People) -> Mapping[str, str]:
    """The name to show of each person."""
    return Looked(lambda node: people.by_id[node].name)
