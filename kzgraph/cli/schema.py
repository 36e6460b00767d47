"""kzgraph schema."""

from __future__ import annotations

from importlib.resources import files

import click

from kzgraph.cli import common


@common.command("schema", examples=("kzgraph schema graph", "kzgraph schema record > record.schema.json"))
@click.argument("what", type=click.Choice(("graph", "record")), default="graph")
def command(what: str) -> int:
    """Print the form of the graph or of a record.

    graph: the constraints, as Cypher; record: JSON Schema.
    """
    from kzgraph.stores.schema import cypher_folder

    source = cypher_folder() / "schema.cypher" if what == "graph" else files("kzgraph") / "record.schema.json"
    click.echo(source.read_text("utf-8"), nl=False)
    return 0
