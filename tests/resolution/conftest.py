"""Records from tables: what a diplomat would jot down of a text, with the offsets filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import pytest

from kzgraph.model import (
    Agreement,
    Country,
    DocumentHead,
    Event,
    Evidence,
    Figure,
    Graph,
    Organisation,
    Party,
    Person,
    Record,
    Relationship,
    Role,
)
from kzgraph.resolution import resolve
from kzgraph.resolution.values.countries import code_of


def evidence(quote: str, start: int = 0) -> tuple[Evidence, ...]:
    """A quote at some place of a text that nobody needs to see."""
    return (Evidence(quote=quote, start=start, end=start + len(quote)),)


def person(name: str, country: str | None = None, *roles: str | dict[str, Any], at: int = 0) -> Person:
    """A person; a role is a title or the fields of a Role."""
    told = [Role(**({"title": r} if isinstance(r, str) else r), evidence=evidence(str(r), at)) for r in roles]
    return Person(name=name, country=country, roles=tuple(told), evidence=evidence(name, at))


def organisation(name: str, kind: str, country: str | None = None, abbreviation: str | None = None) -> Organisation:
    return Organisation.model_validate(
        {"name": name, "kind": kind, "country": country, "abbreviation": abbreviation, "evidence": evidence(name)}
    )


def party(name: str, **fields: Any) -> Party:
    """A person, unless the name is a country's or `kind` says otherwise."""
    fields.setdefault("kind", "country" if code_of(name) else "person")
    return Party.model_validate({"name": name, "evidence": evidence(name), **fields})


def event(kind: str, countries: str, people: Sequence[str | Party] = (), *, at: int = 0, **fields: Any) -> Event:
    """`countries` as in "KZ BE"."""
    told = {"kind": kind, "status": "held", "countries": countries.split(), **fields}
    parties = [p if isinstance(p, Party) else party(p) for p in people]
    return Event.model_validate({**told, "participants": parties, "evidence": evidence(f"{kind} {fields}", at)})


def agreement(title: str, kind: str, status: str, parties: Sequence[str | Party] = (), **fields: Any) -> Agreement:
    bound = [p if isinstance(p, Party) else party(p) for p in parties]
    told = {"title": title, "kind": kind, "status": status, "parties": bound, "evidence": evidence(title), **fields}
    return Agreement.model_validate(told)


def figure(indicator: str, value: float, **fields: Any) -> Figure:
    told = {"indicator": indicator, "value": value, "unit": "USD", "evidence": evidence(f"{value} {fields}"), **fields}
    return Figure.model_validate(told)


def record(name: str, published: str | None = None, *said: Any, **head: Any) -> Record:
    """A record of a document so called; what it says in any order."""
    sha = hashlib.sha256(name.encode()).hexdigest()
    lists: dict[str, list[Any]] = {}
    homes = {
        Person: "people",
        Organisation: "organisations",
        Country: "countries",
        Event: "events",
        Agreement: "agreements",
        Figure: "figures",
    }
    for item in said:
        lists.setdefault(homes[type(item)], []).append(item)
    document = DocumentHead(id=name, sha256=head.pop("sha256", sha), published=published, **head)
    return Record.model_validate({"document": document, **lists})


class Look:
    """A graph with the questions that tests ask of it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def ids(self, label: str) -> list[str]:
        return [n.id for n in self.graph.nodes if label in n.labels]

    def names(self, label: str) -> list[str]:
        return sorted(n.name for n in self.graph.nodes if label in n.labels)

    def of(self, node_id: str) -> dict[str, Any]:
        node = self.graph.node(node_id)
        assert node is not None, f"no {node_id} in {[n.id for n in self.graph.nodes]}"
        return dict(node.properties)

    def related(self, start: str, kind: str) -> list[str]:
        return sorted(r.end for r in self.graph.relationships if (r.start, r.type) == (start, kind))

    def relationship(self, start: str, kind: str, end: str) -> Relationship:
        wanted = f"{start}|{kind}|{end}"
        found = [r for r in self.graph.relationships if r.id == wanted]
        assert found, f"no {wanted} in {[r.id for r in self.graph.relationships if r.type == kind]}"
        return found[0]


@pytest.fixture
def look() -> Any:
    """Resolve records and look at the graph."""

    def resolved(*records: Record) -> Look:
        return Look(resolve(records))

    return resolved
