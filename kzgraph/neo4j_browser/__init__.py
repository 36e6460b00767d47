"""What makes Neo4j Browser and the Query tool of the newer consoles know this graph: colours and the named queries.

Browser takes a style and saved queries as files that are dragged onto its window; the Query tool takes saved queries as
CSV, by the menu of its drawer "Saved Cypher". `docs/browser.md` walks through it.
"""

from __future__ import annotations

from kzgraph.neo4j_browser.saved import saved_as_csv, saved_as_zip
from kzgraph.neo4j_browser.style import grass

__all__ = ["browser_files", "grass", "saved_as_csv", "saved_as_zip"]


def browser_files() -> dict[str, bytes]:
    """The files by name: the style, the queries for Neo4j Browser, the queries for the Query tool."""
    return {
        "kzgraph.grass": grass().encode(),
        "kzgraph-queries.zip": saved_as_zip(),
        "kzgraph-queries.csv": saved_as_csv().encode(),
    }
