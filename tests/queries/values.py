"""Values for the parameters of the named queries, chosen from a graph: what is linked most, in several spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from kzgraph.model import Graph, Node
from kzgraph.queries import Query, Value

ALL = 100_000
"""A limit that no answer reaches."""
MANY = 200
NOBODY = "Nobody At All"
_LABELS = {
    "person": "Person",
    "from": "Person",
    "to": "Person",
    "country": "Country",
    "first": "Country",
    "second": "Country",
    "with": "Country",
    "partner": "Country",
    "ministry": "Organisation",
    "post": "Post",
    "document": "Document",
    "meeting": "Meeting",
    "agreement": "Agreement",
}
_PROPERTIES = {"place": "place", "series": "series", "publisher": "publisher"}
_DATES = ["2022-02", "2024", "2022-06-15"]


def parameter_sets(query: Query, graph: Graph) -> Iterator[dict[str, Value]]:
    """What to ask a query: the examples, a few rows only, and each parameter in turn with all values for it."""
    choices = {p.name: _choices(query, p.name, graph) for p in query.parameters if p.name != "limit"}
    # The second of two people or countries is not the first.
    later = {"second", "to", "with", "partner"}
    needed: dict[str, Value] = {
        p.name: choices[p.name][p.name in later]
        for p in query.parameters
        if p.name != "limit" and (p.default is None or p.name == "today")
    }
    yield {p.name: p.example for p in query.parameters}
    yield {**needed, "limit": 3}
    yield {**needed, "limit": ALL}
    for name, values in choices.items():
        for value in values:
            yield {**needed, name: value, "limit": MANY}


def _choices(query: Query, name: str, graph: Graph) -> list[str]:
    parameter = next(p for p in query.parameters if p.name == name)
    if parameter.kind == "date":
        return _DATES
    if parameter.choices:
        return [*parameter.choices[:3]]
    if name in _PROPERTIES:
        return [*_most_frequent(graph, _PROPERTIES[name]), NOBODY]
    if name == "who":
        anybody = [_most_linked(graph, label) for label in ("Person", "Organisation", "Country")]
        return [*chain.from_iterable(anybody), NOBODY]
    label = "Country" if query.name == "envoys" else _LABELS[name]
    others = _most_linked(graph, "Organisation")[:1] if label == "Country" else []
    return [*_most_linked(graph, label), *others, NOBODY]


def _most_linked(graph: Graph, label: str) -> list[str]:
    """Two nodes of a label: the first by its name and its id, the second by its name in capital letters."""
    degree = Counter(end for r in graph.relationships if r.type != "STATED_IN" for end in (r.start, r.end))
    if label == "Document":
        degree = Counter(r.end for r in graph.relationships if r.type == "STATED_IN")
    nodes = sorted((n for n in graph.nodes if n.label == label), key=lambda n: (-degree[n.id], n.id))[:2]
    first, second = nodes[:1], nodes[1:]
    return [*map(_name, first), *(_name(node).upper() for node in second), *(node.id for node in first)] or [NOBODY]


def _name(node: Node) -> str:
    return str(node.properties["name"])


def _most_frequent(graph: Graph, key: str) -> list[str]:
    counted = Counter(str(n.properties[key]) for n in graph.nodes if key in n.properties)
    return [value for value, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:2]] or [NOBODY]
