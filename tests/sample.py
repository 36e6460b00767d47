"""A small graph by hand, for tests: the facts of five press articles, told in sentences of the project's own.

`sample_graph()` is what the stages should make of `sample_documents()`. Whatever is in the graph leads back to a
sentence in `sample_facts.py`, at offsets that point into the document's text. The release on Belarus has no date, so
that nothing which it alone tells is attested by the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kzgraph.model import Document, Graph, Node, Property, Relationship
from tests.sample_facts import (
    AGREEMENTS,
    COUNTRIES,
    DOCUMENT_OF,
    FIGURES,
    FOLLOWS,
    HELD,
    MEETINGS,
    ORGANISATIONS,
    PEOPLE,
    PLOVER,
    POSTS,
    PUBLICATIONS,
    SENTENCES,
)


@cache
def sample_documents() -> tuple[Document, ...]:
    """The five texts, sorted by id."""
    return tuple(
        Document(id=name, text="\n\n".join(SENTENCES[name].values()), language="en", **PUBLICATIONS[name])
        for name in sorted(SENTENCES)
    )


@cache
def sample_graph() -> Graph:
    """The graph of `sample_documents()`: 13 people, 13 organisations, 4 countries, 11 meetings, 5 agreements."""
    nodes = [
        *(*_documents(), *_countries(), *_organisations(), *_people()),
        *(*_posts(), *_meetings(), *_agreements(), *_figures()),
    ]
    relationships = [
        *(*_memberships(), *_held(), *_took_part(), *_follows()),
        *(*_agreement_relationships(), *_figure_relationships()),
    ]
    stated = [
        _stated_in(node, document, keys)
        for node, said in nodes
        if said
        for document, keys in _by_document(said).items()
    ]
    return Graph(
        nodes=tuple(sorted((node for node, _ in nodes), key=lambda n: n.id)),
        relationships=tuple(sorted([*relationships, *stated], key=lambda r: r.id)),
    )


Said = str
"""Keys of sentences, blank-separated."""


def document_node_id(name: str) -> str:
    """The id of a document's node, from the id of the document."""
    document = next(d for d in sample_documents() if d.id == name)
    return f"document:{name}-{document.sha256[:8]}"


def evidence(said: Said) -> dict[str, Property]:
    """The four parallel lists of a relationship that these sentences state."""
    rows = sorted(_located(key) for key in said.split())
    return {
        "documents": [row[0] for row in rows],
        "quotes": [row[3] for row in rows],
        "starts": [row[1] for row in rows],
        "ends": [row[2] for row in rows],
    }


def relationship(
    start: str, kind: str, end: str, said: Said, properties: dict[str, Property] | None = None
) -> Relationship:
    """A relationship with its evidence: what the sentences `said` state."""
    return Relationship(f"{start}|{kind}|{end}", kind, start, end, {**(properties or {}), **evidence(said)})


def _located(key: str) -> tuple[str, int, int, str]:
    name = DOCUMENT_OF[key]
    quote = SENTENCES[name][key]
    text = next(d.text for d in sample_documents() if d.id == name)
    start = text.index(quote)
    return document_node_id(name), start, start + len(quote), quote


def _by_document(said: Said) -> dict[str, Said]:
    keys = said.split()
    return {
        name: " ".join(k for k in keys if DOCUMENT_OF[k] == name) for name in sorted({DOCUMENT_OF[k] for k in keys})
    }


def _stated_in(node: Node, document: str, said: Said) -> Relationship:
    tells: dict[str, Property] = {}
    if node.label in ("Meeting", "Agreement"):
        known = {"date": node.properties.get("startDate") or node.properties.get("signedOn")}
        known |= {key: node.properties.get(key) for key in ("place", "status")}
        tells = {key: value for key, value in known.items() if value is not None}
    return relationship(node.id, "STATED_IN", document_node_id(document), said, tells)


def _node(node_id: str, labels: str, name: str, said: Said, properties: dict[str, Property]) -> tuple[Node, Said]:
    return Node(node_id, tuple(labels.split()), {"name": name, **properties}), said


def _documents() -> Iterable[tuple[Node, Said]]:
    for d in sample_documents():
        known = d.head.model_dump(include={"publisher", "url", "published", "language", "sha256"}, exclude_none=True)
        yield _node(document_node_id(d.id), "Document", d.id, "", known)


def _countries() -> Iterable[tuple[Node, Said]]:
    for code, name, others, said in COUNTRIES:
        yield _node(f"country:{code}", "Country", name, said, {"code": code, "aliases": sorted([name, *others])})


def _organisations() -> Iterable[tuple[Node, Said]]:
    for slug, name, others, kind, said in ORGANISATIONS:
        labels = "Organisation Ministry" if kind == "ministry" else "Organisation"
        yield _node(f"organisation:{slug}", labels, name, said, {"kind": kind, "aliases": sorted([name, *others])})


def _people() -> Iterable[tuple[Node, Said]]:
    for slug, name, others, said in PEOPLE:
        yield _node(f"person:{slug}", "Person", name, said, {"aliases": sorted([name, *others])})


def _posts() -> Iterable[tuple[Node, Said]]:
    for slug, name, kind, _, said in POSTS:
        yield _node(f"post:{slug}", "Post", name, said, {"kind": kind})


def _meetings() -> Iterable[tuple[Node, Said]]:
    for slug, name, said, properties, _ in MEETINGS:
        plover = PLOVER.get(str(properties["status"])) or PLOVER.get(str(properties["kind"]), "CONSULT")
        yield _node(f"meeting:{slug}", "Meeting", name, said, {"plover": plover, **properties})


def _agreements() -> Iterable[tuple[Node, Said]]:
    for slug, name, said, properties, _, _ in AGREEMENTS:
        yield _node(f"agreement:{slug}", "Agreement", name, said, properties)


def _figure_id(indicator: str, value: float, period: str, partner: str, unit: str) -> str:
    text = f"{indicator}-kz-{partner.split(':')[1]}-{period}-{unit}-{value:.0f}"
    return "figure:" + re.sub(r"[^a-z0-9-]+", "-", text.lower())


def _figures() -> Iterable[tuple[Node, Said]]:
    for indicator, value, period, partner, said, unit in FIGURES:
        name = f"{indicator} {value / 1e6:g} million {unit}, {period}"
        known: dict[str, Property] = {"indicator": indicator, "value": float(value), "unit": unit, "period": period}
        yield _node(_figure_id(indicator, value, period, partner, unit), "Figure", name, said, known)


def _memberships() -> Iterable[Relationship]:
    for slug, _, _, body, said in POSTS:
        yield relationship(f"post:{slug}", "BELONGS_TO", body, said)
    yield relationship("post:kz-ambassador-to-be", "ACCREDITED_TO", "country:BE", "a.met")
    for slug, _, _, _, said in ORGANISATIONS:
        country = slug[:2].upper()
        if slug[2] == "-" and any(country == code for code, *_ in COUNTRIES):
            yield relationship(f"organisation:{slug}", "BELONGS_TO", f"country:{country}", said)


def _held() -> Iterable[Relationship]:
    for person, post, said, told in HELD:
        days = told.get("attested", [])
        properties = told | (
            {"firstAttested": days[0], "lastAttested": days[-1]} if isinstance(days, list) and days else {}
        )
        yield relationship(f"person:{person}", "HELD", f"post:{post}", said, properties)


def _took_part() -> Iterable[Relationship]:
    for slug, _, said, _, parties in MEETINGS:
        for who, capacity, post, behalf in parties:
            known: dict[str, Property] = {"capacity": capacity, "behalf": behalf}
            yield relationship(who, "TOOK_PART", f"meeting:{slug}", said, known | ({"post": post} if post else {}))


def _follows() -> Iterable[Relationship]:
    for later, earlier, said, derived in FOLLOWS:
        yield relationship(f"meeting:{later}", "FOLLOWS", f"meeting:{earlier}", said, {"derived": derived})


def _agreement_relationships() -> Iterable[Relationship]:
    for slug, _, said, properties, parties, signatories in AGREEMENTS:
        agreement = f"agreement:{slug}"
        day = {"signedOn": properties["signedOn"]} if "signedOn" in properties else {}
        yield from (relationship(party, "PARTY_TO", agreement, said) for party in parties)
        yield from (relationship(party, "SIGNED", agreement, said, day) for party in signatories)
        if said.startswith("t."):
            yield from (
                relationship(f"person:{person}", "WITNESSED", agreement, f"t.signing {said}")
                for person in ("olzhas-bektenov", "alexander-turchin")
            )
            yield relationship(agreement, "SIGNED_AT", "meeting:signing-by-kz", f"t.signing {said}")


def _figure_relationships() -> Iterable[Relationship]:
    for indicator, value, period, partner, said, unit in FIGURES:
        figure = _figure_id(indicator, value, period, partner, unit)
        yield relationship("country:KZ", "REPORTED", figure, said)
        yield relationship(figure, "WITH_PARTNER", partner, said)
