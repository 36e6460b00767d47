"""The index of the named queries, docs/queries.md, from the files of cypher/.

    python scripts/query_index.py > docs/queries.md

A test fails where the page is not what this makes.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kzgraph.queries import Query, library

QUESTIONS = {
    "people": "Who met whom, with whom, how often?",
    "posts": "Who held which post, when?",
    "meetings": "What took place, when and where, and what is to come?",
    "timeline": "What happened, day by day?",
    "series": "How does a standing format go on?",
    "agreements": "What was agreed, by whom, and does it bind?",
    "figures": "What trade and investment is reported, by whom?",
    "sources": "What rests on which document?",
    "quality": "What in the graph should a person look at again?",
    "graphs": "What does it look like?",
}
"""The folders of cypher/ in the order of the page, each with the question that its queries answer."""

HEAD = """# The named queries

Made from the files of [cypher](../cypher) by `python scripts/query_index.py > docs/queries.md`. How to run them:
[commands.md](commands.md); `kzgraph query NAME --list` tells more of each. A parameter in brackets has a default.
"""
GRAPHS = """
These return nodes, relationships or paths, to be looked at in Neo4j Browser. They run on Neo4j only; without it
`kzgraph render --focus NAME` draws.
"""


def page() -> str:
    """The whole page as Markdown."""
    queries = sorted(library().values(), key=lambda q: (list(QUESTIONS).index(q.folder), q.name))
    return HEAD + "".join(_section(folder, group) for folder, group in groupby(queries, key=lambda q: q.folder))


def _section(folder: str, queries: Iterable[Query]) -> str:
    note = GRAPHS if folder == "graphs" else ""
    rows = "".join(f"| {' | '.join(_row(query))} |\n" for query in queries)
    table = f"| query | what it shows | parameters | what it walks |\n| --- | --- | --- | --- |\n{rows}"
    return f"\n## {folder}\n\n{QUESTIONS[folder]}\n{note}\n{table}"


def _row(query: Query) -> tuple[str, str, str, str]:
    link = f"[{query.name}](../cypher/{query.folder}/{query.name}.cypher)"
    parameters = " ".join(f"`{p.name}`" if p.default is None else f"[`{p.name}`]" for p in query.parameters)
    return link, query.title, parameters, query.cost


if __name__ == "__main__":
    print(page(), end="")
