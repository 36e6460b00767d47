"""What a graph of diplomacy measures: named projections, centrality, reports.

`project(graph, "people")` makes a network of one kind of actor, `CENTRALITIES` measure it, and
`make_report("centrality", graph)` writes it up with the sentences behind it.
"""

from __future__ import annotations

from kzgraph.analysis.centrality import CENTRALITIES, Ranked, betweenness, degree, pagerank, rank, strength
from kzgraph.analysis.projections import PROJECTIONS, Projection, project
from kzgraph.analysis.report import Cell, Citation, Report, Section, Table
from kzgraph.analysis.reports import REPORTS, make_report

__all__ = [
    "CENTRALITIES",
    "PROJECTIONS",
    "REPORTS",
    "Cell",
    "Citation",
    "Projection",
    "Ranked",
    "Report",
    "Section",
    "Table",
    "betweenness",
    "degree",
    "make_report",
    "pagerank",
    "project",
    "rank",
    "strength",
]
