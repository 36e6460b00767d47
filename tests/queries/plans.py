"""What is wrong with the plan that a server makes of a named query, by its own EXPLAIN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import neo4j

from kzgraph.queries import Query, Value

NEVER = ("AllNodesScan", "CartesianProduct")
LABEL_SCANS = ("NodeByLabelScan", "UnionNodeByLabelsScan")
NAMES_SOMETHING = re.compile(r"by (the )?(id|code)\b|any part of|as you remember")
"""How the meaning of a parameter reads that looks something up."""

NARROWS: dict[str, set[str]] = {
    "agreements-in-preparation": {"country"},
    "calls": {"country"},
    "countries-by-meetings": {"with"},
    "documents-by-month": {"publisher"},
    "envoys": {"from"},
    "figures-of-a-country": {"partner"},
    "last-and-next-round": {"series", "country"},
    "meetings-at-a-place": {"place"},
    "missing-rounds": {"series", "country"},
    "people-by-misspelt-name": {"name"},
    "rounds-of-a-series": {"series", "country"},
    "series-as-a-chain": {"series"},
    "sources": {"publisher"},
    "visits": {"country"},
}
"""Parameters that only narrow what another index finds (a kind, a status, a period, all series, full text), or what is
read whole, as the files say: all documents."""
READ_WHOLE = {"sources", "documents-by-month"}


def problems(driver: neo4j.Driver, query: Query) -> list[str]:
    """What is wrong, empty where nothing is."""
    operators = list(_operators(_explain(driver, query)))
    found = [kind for kind, _ in operators if kind.startswith(NEVER)]
    looked_up = {p.name for p in query.parameters if NAMES_SOMETHING.search(p.meaning)} | _second(query)
    by_index = {name for name in looked_up for kind, told in operators if "Index" in kind and f"${name}" in told}
    if looked_up - by_index != NARROWS.get(query.name, set()):
        found.append(f"no index behind {sorted(looked_up - by_index)}")
    if looked_up and query.name not in READ_WHOLE:
        found += [kind for kind, _ in operators if kind.startswith(LABEL_SCANS)]
    return found


def _second(query: Query) -> set[str]:
    """ "The other one of two is looked up as the first is."""
    return {p.name for p in query.parameters if p.meaning.startswith("the other")}


def _explain(driver: neo4j.Driver, query: Query) -> Any:
    values: dict[str, Value] = {p.name: 5 if p.kind == "integer" else p.example for p in query.parameters}
    with driver.session() as session:
        return session.run(f"EXPLAIN {query.text}", values).consume().plan  # type: ignore[arg-type]


def _operators(plan: Any) -> Iterator[tuple[str, str]]:
    """(kind, details) of each step of a plan; the kind bears the database's name after an @."""
    yield plan["operatorType"].partition("@")[0], str(plan["args"].get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)
