"""Countries, organisations, people and posts: their nodes and what connects them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kzgraph.model import CountryCode, Evidence, OrganisationKind, Role
from kzgraph.resolution.nodes.appointments import attest_appointments
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.nodes.holdings import Held, Holding, add_holding, attest, posts_held
from kzgraph.resolution.organisations.forms import kind_of
from kzgraph.resolution.organisations.keys import OrganisationKey, key_of
from kzgraph.resolution.organisations.names import display_name
from kzgraph.resolution.organisations.organisations import other_ids
from kzgraph.resolution.organisations.reasons import merge_reasons as why_one_body
from kzgraph.resolution.organisations.said import OrganisationSaid
from kzgraph.resolution.people.reasons import merge_reasons
from kzgraph.resolution.people.spellings import spellings
from kzgraph.resolution.posts.names import name_of
from kzgraph.resolution.posts.posts import Post, read_title
from kzgraph.resolution.values.countries import country_name, country_names
from kzgraph.resolution.world.world import EU, PersonSaid, Reading, World, country_id


def add_documents(graph: GraphBuilder, world: World) -> None:
    """A node for each text; a near-copy names its original."""
    node_of = {reading.record.document.sha256: reading.document for reading in world.readings}
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
            copyOf=node_of[reading.source] if reading.is_copy else None,
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
    names = Counter(name for _, name in {(r.source, s.mention.name) for r, s in all_said})
    kinds: Counter[OrganisationKind] = Counter(kind for _, kind in {(r.source, s.kind) for r, s in all_said})
    key = max((said.mention.key for _, said in all_said), key=lambda k: (k.id == node, k.public, k))
    ministry = key.public and key.form.startswith("ministry of ")
    kind = "ministry" if ministry else min(kinds, key=lambda k: (k == "other", -kinds[k], k))
    short = {said.mention.abbreviation for _, said in all_said if said.mention.abbreviation}
    graph.node(
        node,
        ["Organisation", "Ministry"] if kind == "ministry" else ["Organisation"],
        name=display_name(names, key, kind),
        aliases=sorted({*names, *short}),
        kind=kind,
        merged=why_one_body((said.mention for _, said in all_said), min(names, key=lambda n: (-names[n], n))),
    )
    for reading, said in all_said:
        graph.stated(node, reading.document, said.evidence)
        home = said.mention.country or said.mention.key.country
        if home and node != country_id(home) and (home == "EU" or kind != "intergovernmental"):
            country = add_country(graph, home, reading.document, said.evidence)
            graph.relate(node, "BELONGS_TO", country, reading.document, said.evidence)


def add_people(graph: GraphBuilder, world: World) -> None:
    """A node for each person, with the posts they held and when the documents attest it."""
    aliases: dict[str, set[str]] = {}
    held: Held = {}
    for reading in world.readings:
        for said in reading.people.values():
            person = world.person(said)
            aliases.setdefault(person, set()).update({said.mention.name}, _other_spellings(said, reading))
            graph.stated(person, reading.document, said.evidence)
            for role, post in posts_held(said):
                graph.relate(person, "HELD", post.id, reading.document, role.evidence)
                attest(held.setdefault((person, post.id), Holding()), role, post, said, reading)
        attest_appointments(graph, reading, world, held)
    for person, names in aliases.items():
        found = world.people.by_id[person]
        reasons = merge_reasons(found, world.people, world.posts)
        others = list(found.other_ids)
        graph.node(person, ["Person"], name=found.name, aliases=sorted(names), otherIds=others, merged=reasons)
    for (person, post_id), holding in held.items():
        add_holding(graph, person, post_id, holding)


def _other_spellings(said: PersonSaid, reading: Reading) -> frozenset[str]:
    quotes = [e.quote for told in (said.evidence, *(of.role.evidence for of in said.roles)) for e in told]
    return spellings(said.mention.name, said.mention.country, quotes, {name for name, _ in reading.people})


def add_posts(graph: GraphBuilder, world: World) -> None:
    """A node for each post, the organisation or country it belongs to, and where its holder is sent. A ministry that
    only a title implies gets a node that says so."""
    told: dict[str, list[tuple[Reading, Role, Post]]] = {}
    for reading in world.readings:
        for said in reading.people.values():
            for role, post in posts_held(said):
                told.setdefault(post.id, []).append((reading, role, post))
    for post_id, mentions in told.items():
        _add_post(graph, world, post_id, mentions)


def _add_post(graph: GraphBuilder, world: World, post_id: str, told: list[tuple[Reading, Role, Post]]) -> None:
    post = min((post for *_, post in told), key=repr)
    fields = Counter(field for _, field in {(r.source, p.own_field) for r, _, p in told})
    own_field = min(fields, key=lambda f: (-fields[f], len(f), f))
    key = post.organisation or post.ministry
    body = world.organisation_of_key(key, post.country) if key else None
    for reading, role, _ in told:
        graph.stated(post_id, reading.document, role.evidence)
        _belongs(graph, post, body, key, reading, role)
        if post.accredited_to:
            target = _accredited(graph, world, post.accredited_to, reading, role)
            graph.relate(post_id, "ACCREDITED_TO", target, reading.document, role.evidence)
    worded = {(r.source, role.title) for r, role, _ in told if len(read_title(role.title)) == 1}
    titles = Counter(title for _, title in worded)
    name = name_of(post, own_field, graph.name(body) if body else "")
    if post.holder:
        name = f"{min(titles, key=lambda t: (-titles[t], t), default=name)} ({graph.name(f'person:{post.holder}')})"
    aliases = sorted(set(titles) - {name})
    graph.node(post_id, ["Post"], name=name, aliases=aliases, kind=post.kind)


def _belongs(
    graph: GraphBuilder, post: Post, body: str | None, key: OrganisationKey | None, reading: Reading, role: Role
) -> None:
    document = reading.document
    if body and key:
        _imply(graph, body, key, reading, role)
        graph.relate(post.id, "BELONGS_TO", body, document, role.evidence)
    elif post.country:
        country = add_country(graph, post.country, document, role.evidence)
        graph.relate(post.id, "BELONGS_TO", country, document, role.evidence)


def _imply(graph: GraphBuilder, body: str, key: OrganisationKey, reading: Reading, role: Role) -> None:
    """The organisation of a title, where no document names it: marked as derived, stated where the title is."""
    if graph.has(body) and not graph.get(body, "derived"):
        return
    ministry = key.form.startswith(("ministry", "department"))
    kind: OrganisationKind = "ministry" if ministry else kind_of(key.form)
    labels = ["Organisation", "Ministry"] if kind == "ministry" else ["Organisation"]
    graph.node(body, labels, name=display_name({}, key, kind), kind=kind, derived=True)
    graph.stated(body, reading.document, role.evidence)
    if key.country:
        country = add_country(graph, key.country, reading.document, role.evidence)
        graph.relate(body, "BELONGS_TO", country, reading.document, role.evidence)


def _accredited(graph: GraphBuilder, world: World, where: str, reading: Reading, role: Role) -> str:
    """The country, or the international organisation, to which an ambassador is sent."""
    if len(where) == 2:
        return add_country(graph, where, reading.document, role.evidence)
    key = key_of(where, "intergovernmental", None)
    node = world.organisation_of_key(key)
    _imply(graph, node, key, reading, role)
    return node


def add_other_ids(graph: GraphBuilder, world: World) -> None:
    """The further ids that lead to an organisation; to be called when all organisations have their nodes."""
    for node, others in other_ids(world.organisation_ids).items():
        if graph.has(node):
            graph.node(node, (), otherIds=others)
