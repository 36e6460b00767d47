"""Countries, organisations, people and posts: their nodes and what connects them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kzgraph.model import CountryCode, Evidence, IsoDate, OrganisationKind, Role
from kzgraph.resolution import organisations as orgs
from kzgraph.resolution.bodies import OrganisationSaid
from kzgraph.resolution.builder import GraphBuilder
from kzgraph.resolution.countries import country_name, country_names
from kzgraph.resolution.dates import agree, best, is_day
from kzgraph.resolution.posts import Post, name_of, read_title
from kzgraph.resolution.world import EU, PersonSaid, Reading, World, country_id

Told = tuple[str, IsoDate]
"""A document and the date that it tells."""


def add_documents(graph: GraphBuilder, world: World) -> None:
    """A node for each text."""
    for reading in world.readings:
        head = reading.record.document
        graph.node(
            reading.document,
            ["Document"],
            name=head.title or head.id,
            publisher=head.publisher,
            url=head.url,
            published=head.published,
            language=head.language,
            sha256=head.sha256,
        )


def add_country(graph: GraphBuilder, code: CountryCode, document: str, evidence: Iterable[Evidence]) -> str:
    """The node of a country or of the European Union, stated in the document; where the text itself names the country
    that is the evidence, else what implies it."""
    node = country_id(code)
    if node == EU:
        graph.node(node, ["Organisation"], name="European Union", kind="intergovernmental", derived=None)
    else:
        aliases = [country_name(code), *country_names(code)]
        graph.node(node, ["Country"], name=country_name(code), code=code, aliases=sorted(set(aliases)))
    if not graph.is_stated(node, document):
        graph.stated(node, document, evidence)
    return node


def add_named_countries(graph: GraphBuilder, world: World) -> None:
    """The countries that the texts name; to be called before anything implies a country."""
    for reading in world.readings:
        for country in reading.record.countries:
            node = country_id(country.code)
            add_country(graph, country.code, reading.document, country.evidence)
            graph.stated(node, reading.document, country.evidence)


def add_organisations(graph: GraphBuilder, world: World) -> None:
    """A node for each organisation that a text names, and the country or union to which it belongs."""
    said_of: dict[str, list[tuple[Reading, OrganisationSaid]]] = {}
    for reading in world.readings:
        for said in dict.fromkeys(reading.organisations.values()):
            if said.evidence:
                said_of.setdefault(world.organisation(said), []).append((reading, said))
    for node, all_said in said_of.items():
        _add_organisation(graph, node, all_said)


def _add_organisation(graph: GraphBuilder, node: str, all_said: list[tuple[Reading, OrganisationSaid]]) -> None:
    names = Counter(name for _, name in {(r.document, s.mention.name) for r, s in all_said})
    kinds: Counter[OrganisationKind] = Counter(said.kind for _, said in all_said)
    key = max((said.mention.key for _, said in all_said), key=lambda k: (k.public, k))
    ministry = key.public and key.form.startswith("ministry of ")
    kind = "ministry" if ministry else min(kinds, key=lambda k: (k == "other", -kinds[k], k))
    short = {said.mention.abbreviation for _, said in all_said if said.mention.abbreviation}
    graph.node(
        node,
        ["Organisation", "Ministry"] if kind == "ministry" else ["Organisation"],
        name=orgs.display_name(names, key, kind),
        aliases=sorted({*names, *short}),
        kind=kind,
    )
    for reading, said in all_said:
        graph.stated(node, reading.document, said.evidence)
        scope = said.mention.key.scope
        home = said.mention.country or (scope if len(scope) == 2 else None)
        if home and node != country_id(home) and (home == "EU" or kind != "intergovernmental"):
            country = add_country(graph, home, reading.document, said.evidence)
            graph.relate(node, "BELONGS_TO", country, reading.document, said.evidence)


@dataclass(slots=True)
class Holding:
    """All that the documents say of one person in one post."""

    attested: set[IsoDate] = field(default_factory=set)
    since: set[Told] = field(default_factory=set)
    until: set[Told] = field(default_factory=set)


def add_people(graph: GraphBuilder, world: World) -> None:
    """A node for each person, with the posts they held and when the documents attest it."""
    aliases: dict[str, set[str]] = {}
    held: dict[tuple[str, str], Holding] = {}
    for reading in world.readings:
        for said in reading.people.values():
            person = world.person(said)
            aliases.setdefault(person, set()).add(said.mention.name)
            graph.stated(person, reading.document, said.evidence)
            for role, post in _posts(said):
                graph.relate(person, "HELD", post.id, reading.document, role.evidence)
                _attest(held.setdefault((person, post.id), Holding()), role, post, said, reading)
    for person, names in aliases.items():
        graph.node(person, ["Person"], name=world.person_names[person], aliases=sorted(names))
    for (person, post_id), holding in held.items():
        _add_holding(graph, person, post_id, holding)


def _posts(said: PersonSaid) -> Iterator[tuple[Role, Post]]:
    return ((told.role, post) for told in said.roles for post in told.posts)


def _attest(holding: Holding, role: Role, post: Post, said: PersonSaid, reading: Reading) -> None:
    document = reading.record.document
    if role.since:
        holding.since.add((document.sha256, role.since))
    if role.until:
        holding.until.add((document.sha256, role.until))
    if role.status == "held":
        holding.attested |= _days(role, post, said, reading)


def _days(role: Role, post: Post, said: PersonSaid, reading: Reading) -> set[IsoDate]:
    """The days that a document attests: of the encounters that it tells of the person in this post, else of its
    publication. Of an encounter in the past of which only the month or the year is told, it attests that."""
    published = reading.record.document.published
    told = set(_encounter_dates(role, post, said, reading))
    days = {date for date in told if is_day(date)}
    past = {date for date in told if published is None or not agree(date, published)}
    return days or past or ({published} if published else set())


def _encounter_dates(role: Role, post: Post, said: PersonSaid, reading: Reading) -> Iterator[IsoDate]:
    """The dates of the encounters of which the document tells that the person took part in this post: by the party's
    own post, or, where none is given, because the title stands in the evidence of the encounter."""
    for event in reading.record.events:
        if event.status != "held" or not event.date or event.kind == "appointment":
            continue
        for party in event.participants:
            if party.kind == "person" and party.name == said.mention.name:
                by_title = party.post is not None and _means(party.post, post, said)
                beside = party.post is None and overlap(role.evidence, (*event.evidence, *party.evidence))
                if by_title or beside:
                    yield event.date


def _means(title: str, post: Post, said: PersonSaid) -> bool:
    """Whether a title given to a party is this post: the words of one of its roles, or read alone."""
    roles = [told for told in said.roles if told.role.title == title]
    if roles:
        return any(other.id == post.id for told in roles for other in told.posts)
    read = read_title(title, said.mention.country)
    return any(other.id == post.id or other.covers(post) for other in read)


def overlap(a: Iterable[Evidence], b: Iterable[Evidence]) -> bool:
    """Whether two pieces of evidence of one document share a place in its text."""
    others = list(b)
    return any(one.start < other.end and other.start < one.end for one in a for other in others)


def _add_holding(graph: GraphBuilder, person: str, post: str, holding: Holding) -> None:
    graph.relate(
        person,
        "HELD",
        post,
        "",
        (),
        firstAttested=min(holding.attested, default=None),
        lastAttested=max(holding.attested, default=None),
        since=best(date for _, date in sorted(holding.since)),
        until=best(date for _, date in sorted(holding.until)),
    )


def add_posts(graph: GraphBuilder, world: World) -> None:
    """A node for each post, the organisation or country it belongs to, and where its holder is sent. A ministry that
    only a title implies gets a node that says so."""
    told: dict[str, list[tuple[Reading, Role, Post]]] = {}
    for reading in world.readings:
        for said in reading.people.values():
            for role, post in _posts(said):
                told.setdefault(post.id, []).append((reading, role, post))
    for post_id, mentions in told.items():
        _add_post(graph, world, post_id, mentions)


def _add_post(graph: GraphBuilder, world: World, post_id: str, told: list[tuple[Reading, Role, Post]]) -> None:
    post = min((post for *_, post in told), key=repr)
    fields = Counter(field for _, field in {(r.document, p.own_field) for r, _, p in told})
    own_field = min(fields, key=lambda f: (-fields[f], len(f), f))
    key = post.organisation or post.ministry
    body = world.organisation_of_key(key, post.country) if key else None
    for reading, role, _ in told:
        graph.stated(post_id, reading.document, role.evidence)
        _belongs(graph, post, body, key, reading, role)
        if post.accredited_to:
            target = _accredited(graph, post.accredited_to, reading, role)
            graph.relate(post_id, "ACCREDITED_TO", target, reading.document, role.evidence)
    name = name_of(post, own_field, graph.name(body) if body else "")
    graph.node(post_id, ["Post"], name=name, kind=post.kind)


def _belongs(
    graph: GraphBuilder, post: Post, body: str | None, key: orgs.OrganisationKey | None, reading: Reading, role: Role
) -> None:
    document = reading.document
    if body and key:
        _imply(graph, body, key, reading, role)
        graph.relate(post.id, "BELONGS_TO", body, document, role.evidence)
    elif post.country:
        country = add_country(graph, post.country, document, role.evidence)
        graph.relate(post.id, "BELONGS_TO", country, document, role.evidence)


def _imply(graph: GraphBuilder, body: str, key: orgs.OrganisationKey, reading: Reading, role: Role) -> None:
    """The organisation of a title, where no document names it: marked as derived, stated where the title is."""
    if graph.has(body) and not graph.get(body, "derived"):
        return
    ministry = key.form.startswith(("ministry", "department"))
    kind: OrganisationKind = "ministry" if ministry else orgs.kind_of(key.form)
    labels = ["Organisation", "Ministry"] if kind == "ministry" else ["Organisation"]
    graph.node(body, labels, name=orgs.display_name({}, key, kind), kind=kind, derived=True)
    graph.stated(body, reading.document, role.evidence)
    if len(key.scope) == 2:
        country = add_country(graph, key.scope, reading.document, role.evidence)
        graph.relate(body, "BELONGS_TO", country, reading.document, role.evidence)


def _accredited(graph: GraphBuilder, where: str, reading: Reading, role: Role) -> str:
    """The country, or the international organisation, to which an ambassador is sent."""
    if len(where) == 2:
        return add_country(graph, where, reading.document, role.evidence)
    key = orgs.key_of(where, "intergovernmental", None)
    node = "organisation:" + key.slug
    _imply(graph, node, key, reading, role)
    return node
