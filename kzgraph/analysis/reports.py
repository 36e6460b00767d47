"""The reports that can be made, by name. To add one, write a function `Graph, arguments → Report` and enter it here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kzgraph.analysis.overview import summary
from kzgraph.analysis.projections import PROJECTIONS
from kzgraph.analysis.ranking import centrality
from kzgraph.analysis.report import Report
from kzgraph.errors import UsageError
from kzgraph.model import Graph


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report that can be made; `arguments` says what it takes, in words."""

    name: str
    description: str
    arguments: str
    make: Callable[[Graph, tuple[str, ...]], Report]


REPORTS: dict[str, ReportKind] = {
    kind.name: kind
    for kind in (
        ReportKind(
            "centrality",
            "People and countries by degree, betweenness and PageRank, with the quotes behind their strongest ties.",
            f"names of projections ({', '.join(PROJECTIONS)})",
            centrality,
        ),
        ReportKind("summary", "What the graph holds, from which sources, and the most recent meetings.", "", summary),
    )
}


def make_report(name: str, graph: Graph, *arguments: str) -> Report:
    """Make the named report of a graph.

    Raises UsageError where there is no such report, or it does not take these arguments.
    """
    if name not in REPORTS:
        raise UsageError(f"no report is called {name!r}", cure=f"The reports are: {', '.join(REPORTS)}.")
    return REPORTS[name].make(graph, arguments)
