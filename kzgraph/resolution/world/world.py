"""What all records say, each name resolved to a node: the value from which the graph's parts are made.

Invariant: nothing here depends on the order or the repetition of the records. Records of one text are one; each is
read alone (`Reading`), then names are clustered over all readings at once (`World`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kzgraph.decisions import NONE, Decisions
from kzgraph.model import CountryCode, Party, Record
from kzgraph.resolution.copies.copies import originals
from kzgraph.resolution.organisations.keys import Mention as OrganisationMention
from kzgraph.resolution.organisations.keys import OrganisationKey, key_of
from kzgraph.resolution.organisations.organisations import cluster
from kzgraph.resolution.organisations.said import OrganisationSaid
from kzgraph.resolution.people.homes import Told, homes, tell
from kzgraph.resolution.people.people import People, resolve_people, surnames_of
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values.countries import code_of
from kzgraph.resolution.values.parties import is_organisation
from kzgraph.resolution.world.reading import PersonSaid, Reading, read_text, unique
from kzgraph.resolution.world.settled import with_posts_settled
from kzgraph.resolution.world.trace import Trace

EU = "organisation:european-union"


@dataclass(frozen=True)
class World:
    """All readings, and the node of every name in them."""

    readings: tuple[Reading, ...]
    people: People
    organisation_ids: Mapping[tuple[OrganisationKey, CountryCode | None], str]
    posts: Mapping[str, Post]
    """The posts by which people were told apart, by their ids: as each document alone has them."""
    other_post_ids: Mapping[str, list[str]]
    """For each post's node the further ids that lead to it."""

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
        return {node: surnames_of(found) for node, found in self.people.by_id.items()}

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


def world(records: Iterable[Record], decisions: Decisions = NONE, trace: Trace | None = None) -> World:
    """All records read, and their names resolved to nodes, as people have decided where they have. Into `trace` goes
    what was found on the way."""
    kept = unique(records)
    told: dict[str, Told] = {}
    for record in kept:
        tell(told, record)
    known = homes(told.values())
    original, text = originals(kept, trace.signed if trace else None), {r.document.sha256: r for r in kept}
    readings = tuple(read_text(text, sha, original.get(sha), known) for sha in text)
    if trace:
        trace.surnames, trace.originals, trace.readings = told, original, readings
    posts = posts_by_id(readings)
    people = resolve_people(
        (said.mention for reading in readings for said in reading.people.values()),
        posts,
        decisions,
        (pair for reading in readings for pair in reading.together()),
        trace.linked if trace else None,
    )
    readings, post_ids = with_posts_settled(readings, people, posts, trace.claimed if trace else None)
    return World(readings, people, cluster(organisations_named(readings), decisions), posts, post_ids)


def organisations_named(readings: Iterable[Reading]) -> Iterator[OrganisationMention]:
    """The organisations that the readings name, and those that their titles imply."""
    for reading in readings:
        yield from (said.mention for said in reading.organisations.values())
        for post in (post for said in reading.people.values() for told in said.roles for post in told.posts):
            abroad = post.accredited_to if len(post.accredited_to or "") > 2 else None
            sent = key_of(abroad, "intergovernmental", None) if abroad else None
            yield from (OrganisationMention(key, key.form) for key in (post.organisation, post.ministry, sent) if key)


def posts_by_id(readings: Iterable[Reading]) -> dict[str, Post]:
    """Every post by its id; of several that differ in the wording alone the same one whatever the order."""
    found: dict[str, Post] = {}
    for reading in readings:
        for post in (post for said in reading.people.values() for told in said.roles for post in told.posts):
            known = found.get(post.id)
            if known is None or (known is not post and repr(post) < repr(known)):
                found[post.id] = post
    return found
