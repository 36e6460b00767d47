"""kzgraph export."""

from __future__ import annotations

from pathlib import Path

import click

from kzgraph.cli import common
from kzgraph.cli.messages import tell
from kzgraph.cli.opened import opened
from kzgraph.cli.output import open_output
from kzgraph.errors import UsageError
from kzgraph.whole_files import need_folder


@common.command(
    "export",
    examples=(
        "kzgraph export graphml -o graph.graphml",
        "kzgraph export jsonl -o - | head",
        "kzgraph export neo4j-admin bulk/",
        "kzgraph export browser browser/",
    ),
)
@click.argument("form", metavar="FORMAT")
@click.argument("target", required=False, metavar="[FILE or DIR]")
@click.option("-o", "--output", metavar="FILE or DIR", help='The same as an option; "-" is stdout.')
@common.db
@common.dry_run
def command(form: str, target: str | None, output: str | None, db: str | None, dry_run: bool) -> int:
    """Write the whole graph for another program.

    FORMAT is a file: jsonl (a node or relationship a line), graphml (yEd, Gephi, R) or gexf (Gephi); or a folder:
    browser (colours and saved queries for Neo4j Browser; no store is needed) or neo4j-admin (CSV and a script that
    makes a Neo4j database of it).
    """
    from kzgraph.exporting import EXPORTERS
    from kzgraph.folders import FOLDERS

    if form not in {*EXPORTERS, *FOLDERS}:
        raise UsageError(f"no format is called {form!r}", cure=f"one of: {', '.join([*EXPORTERS, *FOLDERS])}")
    where = output or target
    if not where or (output and target):
        raise UsageError("give one file or folder to write", cure=f"kzgraph export {form} -o NAME")
    return (_folder if form in FOLDERS else _file)(form, where, db, dry_run)


def _file(form: str, where: str, db: str | None, dry_run: bool) -> int:
    from kzgraph.exporting import EXPORTERS

    if Path(where).is_dir():
        raise UsageError(f"{where} is a folder, and {form} is a file", cure="Name a file.")
    if where != "-":
        need_folder(Path(where))
    with opened(db) as store:
        graph = store.graph()
    with open_output(where, dry_run=dry_run) as file:
        EXPORTERS[form](graph, file)
    return 0


def _folder(form: str, where: str, db: str | None, dry_run: bool) -> int:
    from kzgraph.folders import FOLDERS, check_folder, write_folder

    if where == "-":
        raise UsageError(f"{form} is a folder, and stdout takes one file", cure=f"kzgraph export {form} -o DIR")
    check_folder(Path(where))
    files = FOLDERS[form](db)
    if dry_run:
        tell(f"dry run: would write {len(files)} files into {where}: {', '.join(files)}")
    else:
        write_folder(files, Path(where))
    return 0
