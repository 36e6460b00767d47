"""What the commands that write a store say while they work and at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from kzgraph.cli.messages import complain, tell
from kzgraph.cli.output import show_json
from kzgraph.cli.progress import meter

if TYPE_CHECKING:
    from kzgraph.load_report import Listener, LoadReport


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener that names refusals and notices on stderr, and shows progress there.

    What an interruption leaves behind is noted on it.
    """
    from kzgraph.load_report import Listener

    kept = 0

    def keep(documents: int) -> None:
        nonlocal kept
        kept = documents

    try:
        with meter() as shown:
            yield Listener(
                refused=complain,
                notice=tell,
                document=shown.step,
                kept=keep,
                making=shown.making,
                written=shown.of,
            )
    except KeyboardInterrupt as stop:
        if kept:
            documents = "document is" if kept == 1 else "documents are"
            stop.add_note(f"{kept} {documents} kept, and the same load goes on from there")
        raise


def show_report(report: LoadReport, form: str, *, dry_run: bool) -> None:
    """The report of a load, a rebuild or a withdrawal on stdout."""
    if form == "json":
        show_json({**plain_report(report), "dryRun": dry_run})
        return
    from kzgraph.extracting import undated_note

    documents = _documents(report)
    if documents:
        click.echo(f"documents: {documents}")
    held = "as before; kzgraph rebuild brings in what is kept" if report.later else _counts(report.labels) or "nothing"
    click.echo(f"{'would hold' if dry_run else 'graph'}: {held}")
    if report.changes:
        change = report.changes
        written, removed = ("would write", "remove") if dry_run else ("written", "removed")
        click.echo(
            f"{written}: {change.nodes} nodes, {change.relationships} relationships; "
            f"{removed}: {change.nodes_removed} nodes, {change.relationships_removed} relationships"
        )
    if note := undated_note(report.undated):
        tell(note)
    for words in report.idle:
        tell(f"decision kept, but without effect: {words}")
    if dry_run:
        click.echo("dry run: nothing was written")


def _documents(report: LoadReport) -> str:
    counts = {
        "new": len(report.new),
        "known": len(report.known),
        "replaced": len(report.replaced),
        "in another language": len(report.other_language),
        "without a fact": len(report.without_facts),
        "refused": len(report.refused),
    }
    return ", ".join(f"{number} {what}" for what, number in counts.items() if number)


def _counts(labels: dict[str, int]) -> str:
    """The nodes by label; those with a further label, which are counted with the main one too, in brackets."""
    from kzgraph.stores.statements import LABELS

    said = []
    for label, further in LABELS.items():
        more = ", ".join(f"{labels[own]} {own}" for own in further if labels.get(own))
        if labels.get(label):
            said.append(f"{labels[label]} {label}" + (f" ({more})" if more else ""))
    return ", ".join(sorted(said, key=lambda told: told.partition(" ")[2]))


def plain_report(report: LoadReport) -> dict[str, Any]:
    """The report as plain values for JSON."""
    return {
        "new": list(report.new),
        "known": list(report.known),
        "replaced": list(report.replaced),
        "otherLanguage": list(report.other_language),
        "withoutFacts": list(report.without_facts),
        "undated": list(report.undated),
        "refused": [str(error) for error in report.refused],
        "labels": report.labels,
        "idleDecisions": list(report.idle),
        "later": report.later,
        "changes": asdict(report.changes) if report.changes else None,
    }
