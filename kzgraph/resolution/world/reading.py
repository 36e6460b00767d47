"""One record with its names made comparable: its people with their posts, and its organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from kzgraph.model import CountryCode, Evidence, Party, Person, Record, Role
from kzgraph.resolution.comparing.blocking import may_be_one
from kzgraph.resolution.copies.reprints import as_original
from kzgraph.resolution.grouping.ids import slug
from kzgraph.resolution.organisations.said import OrganisationSaid, organisations_of
from kzgraph.resolution.people.homes import Homes, at_home, at_home_of_some
from kzgraph.resolution.people.mentions import Mention
from kzgraph.resolution.people.namesakes import Named, named, people_of
from kzgraph.resolution.posts.offices import with_firms
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.posts.said import fullest, posts_of


@dataclass(frozen=True, slots=True)
class RoleSaid:
    """A role with the posts that its title means."""

    role: Role
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """A person as one document has them."""

    mention: Mention
    roles: tuple[RoleSaid, ...]
    evidence: tuple[Evidence, ...]
    country_said: CountryCode | None
    """The country that the record gives, where `homes` corrected it."""
    otherwise: tuple[tuple[RoleSaid, ...], ...] = ()
    """The roles as they are read where only some of the documents are known, each way that gives other posts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One record with its names made comparable."""

    record: Record
    document: str
    source: str
    """The digest under which the document counts: its own, or its original's where it is a near-copy."""
    people: Mapping[Named, PersonSaid]
    organisations: Mapping[str, OrganisationSaid]

    @property
    def is_copy(self) -> bool:
        """Whether the document is a near-copy of another."""
        return self.source != self.record.document.sha256

    def together(self) -> Iterator[tuple[Mention, Mention]]:
        """The people of each encounter, two and two, whose names may be taken for one person's."""
        for event in self.record.events:
            found = dict.fromkeys(self.person(party).mention for party in event.participants if party.kind == "person")
            yield from (pair for pair in combinations(found, 2) if may_be_one(*(m.name for m in pair)))

    def person(self, party: Party) -> PersonSaid:
        """The person who is a party of an event or agreement."""
        return self.people[named(party, self.people)]


def unique(records: Iterable[Record]) -> list[Record]:
    """One record for each text, sorted by its digest: of several the one with more metadata, then the smaller JSON."""
    chosen: dict[str, Record] = {}
    for record in records:
        known = chosen.setdefault(record.document.sha256, record)
        if known is not record and _rank(record) < _rank(known):
            chosen[record.document.sha256] = record
    return [chosen[sha] for sha in sorted(chosen)]


def _rank(record: Record) -> tuple[int, str]:
    return -len(record.document.model_dump(exclude_none=True)), record.to_json()


def document_id(record: Record) -> str:
    """As in `document:000-1a2b3c4d`."""
    return f"document:{slug(record.document.id)}-{record.document.sha256[:8]}"


def read_record(record: Record, known: Homes, source: str) -> Reading:
    """A record with its posts read, its organisations keyed and its parties among its people."""
    organisations = organisations_of(record, source)
    people = {name: _person(found, record, organisations, known, source) for name, found in people_of(record).items()}
    return Reading(record, document_id(record), source, people, organisations)


def read_text(texts: Mapping[str, Record], sha256: str, original: str | None, known: Homes) -> Reading:
    """A record as `read_record`; a near-copy as its original has it, of which the digest is given."""
    alone = read_record(texts[sha256], known, sha256)
    if original is None:
        return alone
    return _with_own_reading(read_record(as_original(texts[sha256], texts[original]), known, original), alone)


def _with_own_reading(copy: Reading, alone: Reading) -> Reading:
    """A near-copy, which is read as its original, with its roles as it has them `alone`, the original being unknown."""
    people = {name: _with_own_roles(said, alone.people.get(name)) for name, said in copy.people.items()}
    return replace(copy, people=people)


def _with_own_roles(said: PersonSaid, alone: PersonSaid | None) -> PersonSaid:
    ways = (alone.roles, *alone.otherwise) if alone else ()
    return replace(said, otherwise=tuple(dict.fromkeys((*said.otherwise, *(way for way in ways if way != said.roles)))))


def _person(
    said: Person, record: Record, organisations: Mapping[str, OrganisationSaid], homes: Homes, source: str
) -> PersonSaid:
    person = at_home(said, homes)
    told = _roles(person, organisations)
    ways = (_roles(one, organisations) for one in at_home_of_some(said, homes) if one.country != person.country)
    ids = _shared(frozenset(post.id for said in told for post in said.posts))
    head = record.document
    guessed = said.country if said.country != person.country else None
    mention = Mention(head.sha256, person.name, person.country, ids, head.published, source, guessed)
    otherwise = tuple(dict.fromkeys(way for way in ways if way != told))
    return PersonSaid(mention, told, person.evidence, said.country, otherwise)


def _roles(person: Person, organisations: Mapping[str, OrganisationSaid]) -> tuple[RoleSaid, ...]:
    read = with_firms([(role, posts_of(role, person, organisations)) for role in person.roles])
    known = {post for _, posts in read for post in posts}
    # "Ambassador of Denmark" is not what its holder was before. "Ambassador" alone may be: so former ones are called.
    now = {post for role, posts in read for post in posts if role.status != "former"}

    def meant(role: Role, post: Post) -> Post:
        return fullest(post, now if role.country and role.status == "held" else known)

    return tuple(RoleSaid(role, tuple(meant(role, post) for post in posts)) for role, posts in read)


@lru_cache(maxsize=65536)
def _shared(posts: frozenset[str]) -> frozenset[str]:
    """The very same value for equal ones: most people hold what others hold, or nothing."""
    return posts
