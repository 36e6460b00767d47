"""Which post a title means, given all documents: what one title alone, as `posts.py` reads it, cannot tell.

A title that says too little to be one post for several people ("Secretary Doe") is the only fuller one that documents
of the same months give the person, else its holder's own. Of a post that a country has once,
a bare title ("President Doe", the country being guessed from the text around) counts for less than what the documents
of the same months say: where they show somebody else in the post before and after, it is not that post.

Invariant: a pure function of the set of claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode, IsoDate, Role
from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.grouping.ids import MAX_SLUG
from kzgraph.resolution.posts.conflicts import incompatible
from kzgraph.resolution.posts.posts import Post, read_title
from kzgraph.resolution.values.countries import mentions
from kzgraph.resolution.values.dates import to_day
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.values.words import words

AROUND = 183
"""Days before and after within which documents speak for the holder of a post: half a year, less than a short term."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One document's title for a person (by the id of the node). `day` is the day on which it says that it is held, if
    any; `named`, whether its quote names the country; `beside`, the other posts that the document gives the person."""

    person: str
    document: str
    post: Post
    day: IsoDate | None
    named: bool
    beside: frozenset[Post]


Days = Mapping[str, Sequence[int]]
"""For each person the days, sorted, on which documents claim one post for them; who has most of them comes first."""


def settle(claims: Iterable[Claim], names: Mapping[str, str]) -> dict[Claim, Post | None]:
    """The post that each claim means; None where the title is somebody else's. `names` are those of the people."""
    found = set(claims)
    days = days_of(found)
    fuller = _shared(found)
    settled = {}
    for claim in found:
        settled[claim] = settled_post(claim, days.get(claim.post.id, {}), fuller.get(claim.person, {}), names)
    return settled


def settled_post(
    claim: Claim, days: Days, fuller: Mapping[Post, Sequence[int]], names: Mapping[str, str]
) -> Post | None:
    """The post that one claim means, given the days of the post that it claims and those of the posts that are one
    post for several people of the person."""
    if claim.post.shared:
        return _held(claim, days, names)
    return _fuller(claim, fuller) or own(claim.post, claim.person)


def _shared(claims: Iterable[Claim]) -> dict[str, dict[Post, list[int]]]:
    """For each person the posts that are one post for several people, each with its days in order."""
    found: dict[str, dict[Post, list[int]]] = {}
    for claim in claims:
        if claim.post.shared and (day := to_day(claim.day)):
            found.setdefault(claim.person, {}).setdefault(claim.post, []).append(day.toordinal())
    return {person: {post: sorted(days) for post, days in posts.items()} for person, posts in found.items()}


def _fuller(claim: Claim, posts: Mapping[Post, Sequence[int]]) -> Post | None:
    """The only post that other documents of the months around give the person and that the bare title can mean."""
    day = to_day(claim.day)
    if day is None:
        return None
    at = day.toordinal()
    near = [p for p, days in posts.items() if claim.post.covers(p) and _between(days, at - AROUND, at + AROUND)]
    return min(near, key=repr) if len({post.id for post in near}) == 1 else None


def days_of(claims: Iterable[Claim]) -> dict[str, Days]:
    """For each post with one holder at a time that is claimed for several people, by its id, the days of each."""
    posts: dict[str, dict[str, set[tuple[int, str]]]] = {}
    for claim in claims:
        if (day := to_day(claim.day)) and one_at_a_time(claim.post):
            people = posts.setdefault(claim.post.id, {})
            people.setdefault(claim.person, set()).add((day.toordinal(), claim.document))
    return {post: days for post, people in posts.items() if (days := days_by_person(people))}


def one_at_a_time(post: Post) -> bool:
    """Whether the post has one holder at a time."""
    return post.kind in lexicon("post_kinds")["one_at_a_time"]


def days_by_person(people: Mapping[str, Collection[tuple[int, str]]]) -> Days:
    """The days of each person, given on which days which documents claim the post for them; none where it is only one
    person."""
    if len(people) < 2:
        return {}
    ranked = sorted(people.items(), key=lambda p: (-len(p[1]), p[0]))
    return {person: sorted(day for day, _ in told) for person, told in ranked}


def _held(claim: Claim, days: Days, names: Mapping[str, str]) -> Post | None:
    """The claimed post; where the country of its title is a guess and the documents around show another holder, the
    person's own, or none if the person has another title."""
    if certain(claim) or not _is_anothers(claim, days, names):
        return claim.post
    return None if claim.beside else own(claim.post, claim.person)


def certain(claim: Claim) -> bool:
    """Whether the title itself tells of which country the post is, and nothing beside it speaks against that."""
    return claim.named and not any(incompatible(claim.post, other) for other in claim.beside)


def may_be_own(claim: Claim, days: Days, names: Mapping[str, str]) -> bool:
    """Whether some of the documents alone can make the claimed post the person's own: one of theirs, and two, the least
    that are more, of another's."""
    if not claim.post.shared:
        return True
    return not claim.beside and not certain(claim) and _is_anothers(claim, days, names, least=2)


def own(post: Post, person: str) -> Post:
    """The post as the person's own; of the country only if none but a state gives it. A president is not said to be one
    of a state."""
    if post.scope == "country":
        post = replace(post, kind="head of body", scope="body")
    return replace(post, holder=person.removeprefix("person:"), country=post.country if post.public else None)


def own_ids(post: Post, people: Iterable[str]) -> set[str]:
    """The ids of `own` for each of several people."""
    short = own(post, "").id
    is_whole = own(post, "x").id == f"{short}-x"
    ends = (person.removeprefix("person:") for person in people)
    return {
        f"{short}-{end}" if is_whole and len(short) + len(end) < MAX_SLUG else own(post, end).id for end in ends
    }  # an id is cut where it grows too long, else made of its parts


def _is_anothers(claim: Claim, days: Days, names: Mapping[str, str], least: int = 0) -> bool:
    """Whether more documents, or so many as are given, show one other person in the post, both before and after."""
    day = to_day(claim.day)
    if day is None or claim.person not in days:
        return False
    at = day.toordinal()
    enough = least or _between(days[claim.person], at - AROUND, at + AROUND) + 1
    # Not all the many who have it once or twice.
    more = takewhile(lambda theirs: len(theirs[1]) >= enough, days.items())
    return any(
        _between(theirs, at - AROUND, at + AROUND) >= enough
        and _between(theirs, at - AROUND, at)
        and _between(theirs, at, at + AROUND)
        and not _one_name(names[claim.person], names[other])
        for other, theirs in more
        if other != claim.person
    )


def _between(days: Sequence[int], first: int, last: int) -> int:
    return bisect_right(days, last) - bisect_left(days, first)


def _one_name(a: str, b: str) -> bool:
    """Whether the names may be one person's: who is left apart for want of proof is no other holder."""
    return compare(a, b).verdict != "different"


def names_country(role: Role, country: CountryCode | None) -> bool:
    """Whether the title names the post's country, and so does what is quoted for it."""
    titled = country in (role.country, *(post.country for post in read_title(role.title)))
    return titled and any(country in _countries_in(said.quote) for said in role.evidence)


@lru_cache(maxsize=4096)
def _countries_in(quote: str) -> frozenset[CountryCode]:
    return frozenset(code for *_, code in mentions(words.__wrapped__(quote)))


RoleRead = tuple[Role, tuple[Post, ...]]


def with_firms(roles: Sequence[RoleRead]) -> list[RoleRead]:
    """The posts of a person in one document, where "President and CEO" of a firm is no head of state: the bare title
    goes to the body that the title beside it names."""
    firms = [(role, post) for role, posts in roles for post in posts if post.head in _of_firms()]
    return [(role, tuple(_of_firm(post, role, firms) for post in posts)) for role, posts in roles]


def _of_firms() -> list[str]:
    heads: list[str] = lexicon("post_kinds")["of_firms"]
    return heads


def _of_firm(post: Post, role: Role, firms: Sequence[tuple[Role, Post]]) -> Post:
    if post.scope != "country" or role.country:
        return post
    beside = [firm for other, firm in firms if overlap(role.evidence, other.evidence)]
    if not beside:
        return post
    firm = min(beside, key=lambda f: (f.organisation is None, not f.field, repr(f)))
    return replace(firm, kind="head of body", head=post.head)
