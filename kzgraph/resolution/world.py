"""What all records say, each name resolved to a node: the value from which the graph's parts are made.

Invariant: nothing here depends on the order or the repetition of the records. Records of one text are one; each is
read alone (`Reading`), then names are clustered over all readings at once (`World`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kzgraph.model import CountryCode, Evidence, Party, Person, Record, Role
from kzgraph.resolution import organisations as orgs
from kzgraph.resolution import people as persons
from kzgraph.resolution.bodies import OrganisationSaid, is_organisation, organisations_of, parties_of
from kzgraph.resolution.countries import code_of
from kzgraph.resolution.homes import Placed, at_home, homes
from kzgraph.resolution.ids import digest, slug, told_apart
from kzgraph.resolution.names import lacks_given, parse, words
from kzgraph.resolution.posts import Affiliation, Post, read_title
from kzgraph.resolution.romanisation import latin

EU = "organisation:european-union"


@dataclass(frozen=True, slots=True)
class RoleSaid:
    """A role with the posts that its title means."""

    role: Role
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """A person as one document has them."""

    mention: persons.Mention
    roles: tuple[RoleSaid, ...]
    evidence: tuple[Evidence, ...]
    country_said: CountryCode | None
    """The country that the record gives, where `homes` corrected it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One record with its names made comparable."""

    record: Record
    document: str
    people: Mapping[str, PersonSaid]
    organisations: Mapping[str, OrganisationSaid]


def unique(records: Iterable[Record]) -> list[Record]:
    """One record for each text, sorted by its digest: of several the one with more metadata, then the smaller JSON."""
    chosen: dict[str, tuple[tuple[int, str], Record]] = {}
    for record in records:
        rank = (-len(record.document.model_dump(exclude_none=True)), record.to_json())
        known = chosen.get(record.document.sha256)
        if known is None or rank < known[0]:
            chosen[record.document.sha256] = (rank, record)
    return [chosen[sha][1] for sha in sorted(chosen)]


def document_id(record: Record) -> str:
    """As in `document:000-1a2b3c4d`."""
    return f"document:{slug(record.document.id)}-{record.document.sha256[:8]}"


def read_record(record: Record, known: Mapping[Placed, CountryCode]) -> Reading:
    """A record with its posts read, its organisations keyed and its parties among its people."""
    organisations = organisations_of(record)
    people = {name: _person(found, record, organisations, known) for name, found in _people(record).items()}
    return Reading(record, document_id(record), people, organisations)


def _people(record: Record) -> dict[str, Person]:
    """The record's people by name, with those whom only an event or agreement names, and the posts given there."""
    found: dict[str, Person] = {}
    for person in sorted(record.people, key=lambda p: p.model_dump_json()):
        known = found.get(person.name)
        found[person.name] = _merged(known, person) if known else person
    for party in sorted((p for p in parties_of(record) if p.kind == "person"), key=lambda p: p.model_dump_json()):
        person = found.get(party.name) or Person(name=party.name, country=party.on_behalf, evidence=party.evidence)
        if party.post and not person.roles:
            person = person.model_copy(update={"roles": (Role(title=party.post, evidence=party.evidence),)})
        found[party.name] = person
    return found


def _merged(a: Person, b: Person) -> Person:
    return a.model_copy(
        update={"country": a.country or b.country, "roles": a.roles + b.roles, "evidence": a.evidence + b.evidence}
    )


def _person(
    said: Person,
    record: Record,
    organisations: Mapping[str, OrganisationSaid],
    homes_known: Mapping[Placed, CountryCode],
) -> PersonSaid:
    person = at_home(said, homes_known)
    roles = [RoleSaid(role, posts_of(role, person, organisations)) for role in person.roles]
    known = {post for said in roles for post in said.posts}
    told = tuple(RoleSaid(s.role, tuple(fullest(post, known) for post in s.posts)) for s in roles)
    ids = frozenset(post.id for said in told for post in said.posts)
    mention = persons.Mention(record.document.sha256, person.name, person.country, ids)
    return PersonSaid(mention, told, person.evidence, said.country)


def posts_of(role: Role, person: Person, organisations: Mapping[str, OrganisationSaid]) -> tuple[Post, ...]:
    """The posts of a role; one that neither a country nor an organisation places is the person's own."""
    body = organisations.get(role.organisation) if role.organisation else _named_in(role.title, organisations)
    affiliation = Affiliation(body.mention.key, body.kind) if body else None
    posts = read_title(role.title, role.country or person.country, affiliation, role.accredited_to)
    holder = " ".join(parse(person.name).key)
    return tuple(p if p.country or p.organisation else replace(p, holder=holder) for p in posts)


def _named_in(title: str, organisations: Mapping[str, OrganisationSaid]) -> OrganisationSaid | None:
    """The organisation of the record whose whole name stands in the title, the longest."""
    plain = f" {' '.join(words(title))} "
    inside = [name for name in organisations if len(words(name)) > 1 and f" {' '.join(words(name))} " in plain]
    return organisations[min(inside, key=lambda n: (-len(n), n))] if inside else None


def fullest(post: Post, known: Iterable[Post]) -> Post:
    """The only fuller post that the record gives the person: of "Ambassador" the "Ambassador to Belgium"."""
    fuller = sorted((other for other in known if post.covers(other)), key=repr)
    return fuller[0] if len({other.id for other in fuller}) == 1 else post


@dataclass(frozen=True, slots=True)
class World:
    """All readings, and the node of every name in them."""

    readings: tuple[Reading, ...]
    person_ids: Mapping[persons.Form, str]
    person_names: Mapping[str, str]
    organisation_ids: Mapping[tuple[orgs.OrganisationKey, CountryCode | None], str]

    def person(self, said: PersonSaid) -> str:
        """The node id of a person of a reading."""
        return self.person_ids[said.mention.form]

    def organisation(self, said: OrganisationSaid) -> str:
        """The node id of an organisation of a reading."""
        return self.organisation_ids[said.mention.key, said.mention.country]

    def organisation_of_key(self, key: orgs.OrganisationKey, country: CountryCode | None = None) -> str:
        """The node id for a key that a title implies."""
        return (
            self.organisation_ids.get((key, country))
            or self.organisation_ids.get((key, None))
            or next(iter(orgs.cluster([orgs.Mention(key, key.form)]).values()))
        )

    def party(self, party: Party, reading: Reading) -> tuple[str, CountryCode | None]:
        """The node id of a party and the country for which it acts."""
        if party.kind == "person":
            said = reading.people[party.name]
            corrected = party.on_behalf == said.country_said
            return self.person(said), said.mention.country if corrected or not party.on_behalf else party.on_behalf
        if is_organisation(party):
            org = reading.organisations[party.name]
            scope = org.mention.key.scope if len(org.mention.key.scope) == 2 else None
            node = self.organisation(org)
            return node, party.on_behalf or org.mention.country or scope or ("EU" if node == EU else None)
        code = code_of(party.name) or party.on_behalf or ""
        return country_id(code), code


def country_id(code: CountryCode) -> str:
    """As in `country:KZ`; the European Union is an organisation."""
    return EU if code == "EU" else f"country:{code}"


def world(records: Iterable[Record]) -> World:
    """All records read, and their names clustered."""
    kept = unique(records)
    known = homes(kept)
    readings = tuple(read_record(record, known) for record in kept)
    person_ids, names = _person_ids(readings)
    mentions = (said.mention for reading in readings for said in reading.organisations.values())
    return World(readings, person_ids, names, orgs.cluster(mentions))


def _person_ids(readings: Sequence[Reading]) -> tuple[dict[persons.Form, str], dict[str, str]]:
    mentions = [said.mention for reading in readings for said in reading.people.values()]
    by_form: dict[persons.Form, list[persons.Mention]] = {}
    for mention in mentions:
        by_form.setdefault(mention.form, []).append(mention)
    clusters = {frozenset(group): [m for form in group for m in by_form[form]] for group in persons.cluster(mentions)}
    wanted: dict[str, list[tuple[str, ...]]] = {}
    keys: dict[tuple[str, ...], frozenset[persons.Form]] = {}
    for group, found in clusters.items():
        key = _told_apart_by(group, found)
        keys[key] = group
        wanted.setdefault(slug(best_name(found)), []).append(key)
    ids = {keys[key]: f"person:{told}" for key, told in told_apart(wanted).items()}
    names = {ids[group]: best_name(found) for group, found in clusters.items()}
    return {form: ids[group] for group in clusters for form in group}, names


def _told_apart_by(group: Iterable[persons.Form], found: Iterable[persons.Mention]) -> tuple[str, ...]:
    country = min((m.country for m in found if m.country), default="").lower()
    post = min((post for m in found for post in m.posts), default="").removeprefix("post:")
    return digest(*(repr(form) for form in sorted(group))), country, post


def best_name(mentions: Iterable[persons.Mention]) -> str:
    """The name to show: of the full forms in Latin letters without initials the one in most documents, then the
    longest, then the first in alphabetical order."""
    counts: dict[str, set[str]] = {}
    for mention in mentions:
        counts.setdefault(mention.name, set()).add(mention.document)
    cut = {a for a in counts for b in counts if len(counts[a]) <= len(counts[b]) and lacks_given(parse(a), parse(b))}
    return min(counts, key=lambda name: (name in cut, _plainness(name), -len(counts[name]), -len(name), name))


def _plainness(name: str) -> tuple[bool, bool, bool, bool]:
    parsed = parse(name)
    initial = bool(parsed.given) and len(parsed.given[0]) == 1
    foreign = any("\u0400" <= c <= "\u052f" or not latin(c).isascii() for c in name if c.isalpha())
    return not parsed.full, initial, foreign, name.isupper()
