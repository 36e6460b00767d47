"""What all records say, each name resolved to a node: the value from which the graph's parts are made.

Invariant: nothing here depends on the order or the repetition of the records. Records of one text are one; each is
read alone (`Reading`), then names are clustered over all readings at once (`World`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import CountryCode, Evidence, Party, Person, Record, Role
from kzgraph.resolution.copies.copies import originals
from kzgraph.resolution.copies.reprints import as_original
from kzgraph.resolution.grouping.ids import slug
from kzgraph.resolution.names.normal_form import surname
from kzgraph.resolution.organisations.forms import international
from kzgraph.resolution.organisations.keys import Mention as OrganisationMention
from kzgraph.resolution.organisations.keys import OrganisationKey, key_of
from kzgraph.resolution.organisations.organisations import cluster
from kzgraph.resolution.organisations.said import OrganisationSaid, organisations_of
from kzgraph.resolution.people.homes import Placed, at_home, homes
from kzgraph.resolution.people.mentions import Mention
from kzgraph.resolution.people.namesakes import Named, named, people_of
from kzgraph.resolution.people.people import People, resolve_people
from kzgraph.resolution.posts.bodies import Affiliation
from kzgraph.resolution.posts.offices import Claim, names_country, settle, with_firms
from kzgraph.resolution.posts.places import with_place
from kzgraph.resolution.posts.posts import Post, read_title
from kzgraph.resolution.values.countries import code_of, owner
from kzgraph.resolution.values.parties import is_organisation
from kzgraph.resolution.values.words import words

EU = "organisation:european-union"


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


def read_record(record: Record, known: Mapping[Placed, CountryCode], source: str) -> Reading:
    """A record with its posts read, its organisations keyed and its parties among its people."""
    organisations = organisations_of(record, source)
    people = {name: _person(found, record, organisations, known, source) for name, found in people_of(record).items()}
    return Reading(record, document_id(record), source, people, organisations)


def _person(
    said: Person,
    record: Record,
    organisations: Mapping[str, OrganisationSaid],
    homes_known: Mapping[Placed, CountryCode],
    source: str,
) -> PersonSaid:
    person = at_home(said, homes_known)
    read = with_firms([(role, posts_of(role, person, organisations)) for role in person.roles])
    roles = [RoleSaid(role, posts) for role, posts in read]
    known = {post for said in roles for post in said.posts}
    told = tuple(RoleSaid(s.role, tuple(fullest(post, known) for post in s.posts)) for s in roles)
    ids = _shared(frozenset(post.id for said in told for post in said.posts))
    head = record.document
    guessed = said.country if said.country != person.country else None
    mention = Mention(head.sha256, person.name, person.country, ids, head.published, source, guessed)
    return PersonSaid(mention, told, person.evidence, said.country)


@lru_cache(maxsize=65536)
def _shared(posts: frozenset[str]) -> frozenset[str]:
    """The very same value for equal ones: most people hold what others hold, or nothing."""
    return posts


def posts_of(role: Role, person: Person, organisations: Mapping[str, OrganisationSaid]) -> tuple[Post, ...]:
    """The posts of a role as its title alone has them."""
    body = organisations.get(role.organisation) if role.organisation else _named_in(role.title, organisations)
    affiliation = Affiliation(body.mention.key, body.kind) if body else None
    country = role.country or person.country
    posts = read_title(with_place(role, person.name, country), country, affiliation, role.accredited_to)
    return posts if role.country or owner(words(role.title)) else tuple(map(_of_body_alone, posts))


def _of_body_alone(post: Post) -> Post:
    """A post in an international organisation is not one of its holder's country."""
    body = international(post.organisation.form) if post.organisation else None
    own = body is not None and body.country in (None, "EU") and post.scope == "body"
    return replace(post, country=None) if own and not (post.field or post.of_state) else post


def _named_in(title: str, organisations: Mapping[str, OrganisationSaid]) -> OrganisationSaid | None:
    """The organisation of the record whose whole name stands in the title, the longest."""
    plain = f" {' '.join(words(title))} "
    inside = [name for name in organisations if len(words(name)) > 1 and f" {' '.join(words(name))} " in plain]
    return organisations[min(inside, key=lambda n: (-len(n), n))] if inside else None


def fullest(post: Post, known: Iterable[Post]) -> Post:
    """The only fuller post that the record gives the person: of "Ambassador" the "Ambassador to Belgium"."""
    fuller = sorted((other for other in known if post.covers(other)), key=repr)
    return fuller[0] if len({other.id for other in fuller}) == 1 else post


@dataclass(frozen=True)
class World:
    """All readings, and the node of every name in them."""

    readings: tuple[Reading, ...]
    people: People
    organisation_ids: Mapping[tuple[OrganisationKey, CountryCode | None], str]
    posts: Mapping[str, Post]
    """The posts by which people were told apart, by their ids: as each document alone has them."""

    def person(self, said: PersonSaid) -> str:
        """The node id of a person of a reading."""
        return self.people.id_of(said.mention)

    @cached_property
    def person_names(self) -> Mapping[str, str]:
        """The name to show of each person's node."""
        return {node: found.name for node, found in self.people.by_id.items()}

    @cached_property
    def surnames(self) -> Mapping[str, tuple[str, ...]]:
        """The slugs of each person's surname as any document spells it, first that of the name to show."""
        return {
            node: tuple(dict.fromkeys(slug(surname(name), 30) for name in (found.name, *found.names)))
            for node, found in self.people.by_id.items()
        }

    def organisation(self, said: OrganisationSaid) -> str:
        """The node id of an organisation of a reading."""
        return self.organisation_ids[said.mention.key, said.mention.country]

    def organisation_of_key(self, key: OrganisationKey, country: CountryCode | None = None) -> str:
        """The node id for a key that a title implies."""
        return self.organisation_ids.get((key, country)) or self.organisation_ids[key, None]

    def party(self, party: Party, reading: Reading) -> tuple[str, CountryCode | None]:
        """The node id of a party and the country for which it acts."""
        if party.kind == "person":
            said = reading.person(party)
            corrected = party.on_behalf == said.country_said
            return self.person(said), said.mention.country if corrected or not party.on_behalf else party.on_behalf
        if is_organisation(party):
            org = reading.organisations[party.name]
            home = org.mention.country or org.mention.key.country
            node = self.organisation(org)
            return node, party.on_behalf or home or ("EU" if node == EU else None)
        code = code_of(party.name) or party.on_behalf or ""
        return country_id(code), code


def country_id(code: CountryCode) -> str:
    """As in `country:KZ`; the European Union is an organisation."""
    return EU if code == "EU" else f"country:{code}"


def world(records: Iterable[Record], decisions: Decisions = NONE) -> World:
    """All records read, and their names resolved to nodes, as people have decided where they have."""
    kept = unique(records)
    known = homes(kept)
    original, text = originals(kept), {r.document.sha256: r for r in kept}
    readings = tuple(
        read_record(as_original(text[sha], text[original[sha]]), known, original[sha])
        if sha in original
        else read_record(text[sha], known, sha)
        for sha in text
    )
    posts = _posts_by_id(readings)
    people = resolve_people(
        (said.mention for reading in readings for said in reading.people.values()), posts, decisions
    )
    readings = _with_posts_settled(readings, people)
    return World(readings, people, cluster(organisations_named(readings), decisions), posts)


def organisations_named(readings: Iterable[Reading]) -> Iterator[OrganisationMention]:
    """The organisations that the readings name, and those that their titles imply."""
    for reading in readings:
        yield from (said.mention for said in reading.organisations.values())
        for post in (post for said in reading.people.values() for told in said.roles for post in told.posts):
            abroad = post.accredited_to if len(post.accredited_to or "") > 2 else None
            sent = key_of(abroad, "intergovernmental", None) if abroad else None
            yield from (OrganisationMention(key, key.form) for key in (post.organisation, post.ministry, sent) if key)


def _posts_by_id(readings: Iterable[Reading]) -> dict[str, Post]:
    """Every post by its id; of several that differ in the wording alone the same one whatever the order."""
    found: dict[str, Post] = {}
    for reading in readings:
        for post in (post for said in reading.people.values() for told in said.roles for post in told.posts):
            known = found.get(post.id)
            if known is None or (known is not post and repr(post) < repr(known)):
                found[post.id] = post
    return found


def _with_posts_settled(readings: Sequence[Reading], people: People) -> tuple[Reading, ...]:
    """The readings with each title's post as all documents together tell it."""
    claims = {
        (reading.document, name): [_claims(reading, said, told, people) for told in said.roles]
        for reading in readings
        for name, said in reading.people.items()
    }
    names = {node: found.name for node, found in people.by_id.items()}
    settled = settle((claim for of_roles in claims.values() for told in of_roles for claim in told), names)

    def with_posts(reading: Reading, name: Named, said: PersonSaid) -> PersonSaid:
        meant = zip(said.roles, claims[reading.document, name], strict=True)
        roles = (RoleSaid(told.role, tuple(p for c in found if (p := settled[c]))) for told, found in meant)
        return replace(said, roles=tuple(roles))

    return tuple(
        replace(reading, people={name: with_posts(reading, name, said) for name, said in reading.people.items()})
        for reading in readings
    )


def _claims(reading: Reading, said: PersonSaid, told: RoleSaid, people: People) -> list[Claim]:
    day = None if reading.is_copy or told.role.status != "held" else reading.record.document.published
    person = people.id_of(said.mention)
    known = frozenset(other for role in said.roles for other in role.posts)
    return [
        Claim(person, reading.source, post, day, names_country(told.role, post.country), known - {post})
        for post in told.posts
    ]
