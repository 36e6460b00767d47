"""kzgraph demo."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import which

import click

from kzgraph.cli import common
from kzgraph.cli.loaded import listening
from kzgraph.cli.messages import safe


@common.command("demo", examples=("kzgraph demo", "kzgraph demo -o somewhere/else"))
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    default="demo",
    show_default=True,
    help="The folder to write.",
)
@common.dry_run
def command(output: str, dry_run: bool) -> int:
    """Run everything on five documents that come with it.

    Writes a folder with the graph, a report and a picture, and tells what was found.
    """
    from kzgraph.demo import run_demo

    if dry_run:
        click.echo(f"would write {output}/: kzgraph.kgl, centrality.html, centrality.md, network.html")
        return 0
    with listening() as listener:
        found = run_demo(output, listener=listener)
    click.echo(safe(found.to_text(_program())))
    return 1 if found.report.refused else 0


def _program() -> str:
    """How this kzgraph can be called from here: by its name where the path leads to it, else as it was called."""
    called, found = Path(sys.argv[0]), which("kzgraph")
    if called.name != "kzgraph" or (found and Path(found).resolve() == called.resolve()):
        return "kzgraph"
    return str(called)
