"""The named queries of `cypher/`: what the files say (`header`), which there are (`library`), the values that they take
(`values`), and why one finds nothing (`names`)."""

from __future__ import annotations

from kzgraph.queries.header import Parameter, Query, Value, parse
from kzgraph.queries.library import find, library, run_query
from kzgraph.queries.names import unknown_labels, unknown_names
from kzgraph.queries.values import LIMIT, assignments, bind, default_limit

__all__ = [
    "LIMIT",
    "Parameter",
    "Query",
    "Value",
    "assignments",
    "bind",
    "default_limit",
    "find",
    "library",
    "parse",
    "run_query",
    "unknown_labels",
    "unknown_names",
]
