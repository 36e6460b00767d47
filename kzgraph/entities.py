"""One entity with all that the graph says of it, every fact with its quotes: what `kzgraph show` prints.

An entity is a node and its relationships, sorted into sections by the tables of `sections.py`. Only short statements of
Cypher with parameters are asked, so that it works on every store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kzgraph.careers import HELD_ON, nearest_first, on, when, with_succession
from kzgraph.errors import UsageError
from kzgraph.finding import find_entity, rows_of
from kzgraph.queries.values import need_date
from kzgraph.sections import PROPERTIES, RELATIONSHIP_PROPERTIES, SECTIONS

if TYPE_CHECKING:
    from kzgraph.stores.base import Store

_LABELS = {label.lower(): label for label in PROPERTIES}
_RETURN = (
    "RETURN DISTINCT type(r) AS type, x.id AS id, x.name AS name, VIA AS via, "
    "coalesce(x.startDate, x.signedOn, x.published, x.period) AS day, x.status AS stands, "
    + ", ".join(f"r.{name} AS {name}" for name in RELATIONSHIP_PROPERTIES)
    + ", r.documents AS documents, r.quotes AS quotes, r.starts AS starts, r.ends AS ends, r.id AS key "
    "ORDER BY key, via"
)
# What a section is filled from: the pattern, and through whose name x is related. LABEL is put in from PROPERTIES,
# never from outside.
_PATTERNS = {
    "out": ("(n:LABEL {id: $id})-[r]->(x)", "null"),
    "in": ("(n:LABEL {id: $id})<-[r]-(x)", "null"),
    "official": ("(n:LABEL {id: $id})<-[:BELONGS_TO*1..4]-(v:Post)<-[r:HELD]-(x:Person)", "v.name"),
    "agreement": (
        "(n:LABEL {id: $id})<-[:BELONGS_TO*1..3]-(v:Organisation)-[r:SIGNED|PARTY_TO|WITNESSED]->(x:Agreement)",
        "v.name",
    ),
}
_WITH_WHOM = (
    "MATCH (x:Meeting|Agreement)<-[:TOOK_PART|SIGNED|PARTY_TO]-(w) WHERE x.id IN $ids "
    "RETURN DISTINCT x.id AS id, w.name AS name, w.id AS other ORDER BY id, other"
)
_TO_COME = frozenset({"planned", "intended"})
"""How an encounter, a document or an amount may stand that is no fact yet: each is shown with it."""
_SOURCES = (
    "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.name AS name, d.publisher AS publisher, "
    "d.published AS published, d.url AS url ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a document: `document` is the id of its node, offsets point into its text."""

    text: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is quoted."""

    id: str
    name: str
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A relationship to the node `id`, called `name`. `others` are who else took part in it or is bound by it.

    `details` are the relationship's own properties, and `via`, the post or body through which it is one of the entity.
    `statement` is the relationship's id, by which people judge it.
    """

    relation: str
    id: str
    name: str
    date: str | None
    details: dict[str, object]
    others: tuple[str, ...]
    quotes: tuple[Quote, ...]
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one sort in order of time, those without a date last."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A node, its names, its own properties, and its facts in sections. Sections without facts are left out."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    properties: dict[str, object]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...] = field(default=())

    def section(self, heading: str) -> tuple[Fact, ...]:
        """The facts under a heading, none where there is no such section."""
        return next((s.facts for s in self.sections if s.heading == heading), ())

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionaries and lists, ready for JSON."""
        return asdict(self)

    def to_json(self) -> str:
        """The same as indented JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)


def show(store: Store, text: str, at: str | None = None) -> Entity:
    """All that the store says of the entity with this id or name; with a date, only who held which post then, and how
    that is known. Raises what `find_entity` raises, and UsageError for a date or an entity of which none can be told.
    """
    if at is not None:
        need_date(at)
    node_id = find_entity(store, text)
    label = _LABELS[node_id.partition(":")[0]]
    node = _node(store, node_id, label)
    sections = _with_others(store, _sections(store, node_id, label), str(node["name"]))
    sections = tuple(_with_careers(store, section, label, node_id) for section in sections)
    if at is not None:
        sections = _held_on(sections, at, label, node_id)
    sources = _sources(store, sections, node_id)
    if at is not None:
        sections = nearest_first(sections, sources, at)
    return Entity(
        id=node_id,
        kind=label,
        name=str(node["name"] or node_id),
        aliases=tuple(a for a in node["aliases"] or () if a != node["name"]),
        properties={name: node[name] for name in PROPERTIES[label] if node[name] is not None},
        sections=sections,
        sources=sources,
    )


def _node(store: Store, node_id: str, label: str) -> dict[str, Any]:
    returned = ", ".join(f"n.{name} AS {name}" for name in ("name", "aliases", *PROPERTIES[label]))
    return rows_of(store, f"MATCH (n:{label} {{id: $id}}) RETURN {returned}", {"id": node_id})[0]


def _sections(store: Store, node_id: str, label: str) -> tuple[Section, ...]:
    asked = {origin for _, origin, _, _ in SECTIONS[label]}
    rows = {origin: rows_of(store, _statement(origin, label), {"id": node_id}) for origin in sorted(asked)}
    sections = (
        Section(
            heading,
            _in_order(
                _fact(row)
                for row in rows[origin]
                if row["type"] in types.split() and row["id"].startswith(prefix and f"{prefix}:")
            ),
        )
        for heading, origin, types, prefix in SECTIONS[label]
    )
    return tuple(section for section in sections if section.facts)


def _with_careers(store: Store, section: Section, label: str, node_id: str) -> Section:
    if section.heading != HELD_ON.get(label):
        return section
    return replace(section, facts=with_succession(store, section.facts, label, node_id))


def _held_on(sections: Iterable[Section], date: str, label: str, node_id: str) -> tuple[Section, ...]:
    if label not in HELD_ON:
        cure = "ask for a person, a post, an organisation or a country"
        raise UsageError(f"{node_id} is a {label.lower()}: nobody holds it on a day", cure=cure)
    heading = HELD_ON[label]
    facts = on((fact for section in sections if section.heading == heading for fact in section.facts), date, label)
    return (Section(f"{heading} {when(date)}", facts),)


def _statement(origin: str, label: str) -> str:
    pattern, via = _PATTERNS[origin]
    return f"MATCH {pattern.replace('LABEL', label)} {_RETURN.replace('VIA', via, 1)}"


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda f: (f.date or "9999", f.id, f.relation, str(f.details))))


def _fact(row: Mapping[str, Any]) -> Fact:
    details = {name: row[name] for name in ("via", *RELATIONSHIP_PROPERTIES) if row[name] is not None}
    if row["stands"] in _TO_COME:
        details.setdefault("status", row["stands"])
    parts = zip(row["quotes"] or (), row["documents"] or (), row["starts"] or (), row["ends"] or (), strict=True)
    # A post is dated by when it was held, everything else by its own date, else by what the document says.
    held = (row["since"], row["firstAttested"], row["until"], row["day"], row["signedOn"], row["date"])
    date = next((str(day) for day in held if day), None)
    return Fact(
        row["type"], row["id"], row["name"] or row["id"], date, details, (), tuple(Quote(*p) for p in parts), row["key"]
    )


def _with_others(store: Store, sections: tuple[Section, ...], name: str) -> tuple[Section, ...]:
    prefixes = ("meeting:", "agreement:")
    ids = sorted({fact.id for section in sections for fact in section.facts if fact.id.startswith(prefixes)})
    if not ids:
        return sections
    others: dict[str, list[str]] = {}
    for row in rows_of(store, _WITH_WHOM, {"ids": ids}):
        others.setdefault(row["id"], []).append(row["name"])
    return tuple(
        Section(
            section.heading,
            tuple(
                replace(fact, others=tuple(o for o in others.get(fact.id, ()) if o != name)) for fact in section.facts
            ),
        )
        for section in sections
    )


def _sources(store: Store, sections: tuple[Section, ...], node_id: str) -> tuple[Source, ...]:
    quoted = {quote.document for section in sections for fact in section.facts for quote in fact.quotes}
    rows = rows_of(store, _SOURCES, {"ids": sorted(quoted | {node_id})})
    return tuple(
        Source(row["id"], row["name"] or row["id"], row["publisher"], row["published"], row["url"]) for row in rows
    )
