"""A graph with everything that a property, a name or an id can be, for what has to keep all of it."""

from __future__ import annotations

from kzgraph.model import Graph, Property, Relationship
from tests.sample import sample_graph
from tests.stores.graphs import ODD_NAMES, graph, node, tie

ODD_TEXTS = [
    *ODD_NAMES,
    '"',
    '""',
    "\\",
    ",",
    ";",
    "  blanks  ",
    "a\x1fb",
    "\r",
    "\u2028\u0085\ufeff",
    "=1+1",
    "[]",
    "null",
]
LISTS: list[Property] = [[], [""], ["", ""], ODD_TEXTS, [0, -(2**63), 2**63 - 1], [0.5, -0.0, 1e300], [7]]
NUMBERS: list[Property] = [0, -(2**63), 2**63 - 1, 0.1, 5e-324, 1e300, float("inf"), -1.0, True, False]


def all_kinds() -> Graph:
    """The sample graph, and odd people, figures and ministries with odd relationships between them."""
    people = [node(f"person:{text}", name=text, aliases=[text, text[::-1]]) for text in ODD_TEXTS]
    figures = [node(f"figure:{i}", value=value) for i, value in enumerate(NUMBERS)]
    ministries = [node(f"organisation:{i}", "Ministry", aliases=value) for i, value in enumerate(LISTS)]
    figures.append(node("figure:without"))
    ties = [tie(person.id, "SIGNED", figures[0].id, *ODD_TEXTS[:2], post=person.name) for person in people]
    ties += [tie(ministry.id, "STATED_IN", ministry.id, derived=True) for ministry in ministries]
    nothing: dict[str, Property] = {"documents": [], "quotes": [], "starts": [], "ends": []}
    # More than the importer reads at once, in many rows and in one.
    quotes: list[list[str]] = [[f"{text}\n{i}, {text * i}"] for i in range(180) for text in ODD_TEXTS]
    quotes.append(['"\U0001f642\n' * 1_000] * 1_000)
    ties += [tie(people[0].id, "WITNESSED", "figure:0", str(i), quotes=quote) for i, quote in enumerate(quotes)]
    ties.append(Relationship("person:|HELD|person:", "HELD", "person:", "person:", nothing))
    sample = sample_graph()
    return graph([*sample.nodes, *people, *figures, *ministries], [*sample.relationships, *ties])
