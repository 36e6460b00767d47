"""kzgraph evaluate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.messages import complain, safe, tell
from kzgraph.cli.output import show_json, show_rows
from kzgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from kzgraph.evaluation import Scores
    from kzgraph.evaluation.scores import ByDocument
    from kzgraph.model import Record

BELOW_MINIMUM = 3


@common.command(
    "evaluate",
    examples=(
        "kzgraph evaluate gold/ records.jsonl --texts docs/ --errors",
        "kzgraph evaluate gold/ records.jsonl --minimum people=0.9 --minimum events=0.65",
    ),
)
@click.argument("gold", type=click.Path(exists=True, file_okay=False))
@click.argument("records", metavar="RECORDS.jsonl")
@click.option("--texts", type=click.Path(exists=True), help="The documents, to check each quote against its offsets.")
@click.option("--errors", is_flag=True, help="List what was missed and what was invented, by document.")
@click.option("--minimum", multiple=True, metavar="TASK=F1", help="Exit with 3 where the task's F1 is lower.")
@common.form("table", "json")
def command(gold: str, records: str, texts: str | None, errors: bool, minimum: tuple[str, ...], form: str) -> int:
    """Compare records with annotations made by hand.

    Tells precision, recall and F1. GOLD is a folder with one ID.json per document: people, events and so on
    as in a record, or flatter, with strings for objects; docs/commands.md describes it.
    """
    from kzgraph.evaluation import evaluate

    least = dict(map(_minimum, minimum))
    refused: list[InputError] = []
    found = _read_records(records)
    scores = evaluate(gold, found, _read_texts(texts, refused) if texts else None)
    show_scores(scores, form, errors=errors)
    for error in refused:
        complain(error)
    if scores.without_record:
        complain(_recordless(records, scores.without_record))
    if scores.without_text:
        complain(_textless(texts, scores.without_text))
    below = scores.below(least) if least else []
    for line in below:
        tell(line)
    if below:
        return BELOW_MINIMUM
    return int(scores.predicted < scores.documents or bool(refused) or bool(scores.without_text))


def show_scores(scores: Scores, form: str, *, errors: bool = False) -> None:
    """Scores on stdout, with `errors` also the mistakes by document."""
    from kzgraph.evaluation import by_document

    mistakes = by_document(scores.mistakes) if errors else {}
    if form == "json":
        show_json(scores.to_json() | ({"mistakes": mistakes} if errors else {}))
        return
    rows = [
        [task, f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}", s.gold, s.found]
        for task, s in scores.tasks.items()
    ]
    show_rows(("task", "P", "R", "F1", "gold", "found"), rows, "table")
    click.echo(f"documents: {scores.predicted} of {scores.documents} have a record")
    if scores.quotes:
        q = scores.quotes
        click.echo(f"names: {q.named} of {q.names} people and organisations are named in their own quotes")
        click.echo(f"quotes: {q.exact} of {q.quotes} are exactly text[start:end]")
    _show_mistakes(mistakes)


def _show_mistakes(mistakes: ByDocument) -> None:
    """A document, below it each task, below that what was missed and what was invented."""
    for document, tasks in mistakes.items():
        click.echo(safe(f"\n{document}"))
        for task, kinds in tasks.items():
            click.echo(f"  {task}")
            for kind, statements in kinds.items():
                for statement in statements:
                    click.echo(safe(f"    {kind:<8}  {' '.join(statement.split())}"))


def _read_records(path: str) -> list[Record]:
    from kzgraph.model import Record
    from kzgraph.reading import read

    items = list(read(path))
    documents = [item for item in items if not isinstance(item, Record)]
    if documents:
        raise InputError(f"{path}: holds a document, not a record", cure=f"kzgraph extract {path} -o records.jsonl")
    return [item for item in items if isinstance(item, Record)]


def _read_texts(folder: str, refused: list[InputError]) -> dict[str, str]:
    from kzgraph.model import Document
    from kzgraph.reading import read

    return {d.id: d.text for d in read(folder, on_refused=refused.append) if isinstance(d, Document)}


def _recordless(records: str, documents: tuple[str, ...]) -> InputError:
    message = f"{records}: no record was found for {_some(documents, 'document')}; they count as saying nothing"
    return InputError(message, cure="extract them too, or leave their gold out; a record's id is its gold's name")


def _some(documents: tuple[str, ...], what: str) -> str:
    number = f"1 {what}" if len(documents) == 1 else f"{len(documents)} {what}s"
    return f"{number} ({', '.join(documents[:3])}{' …' if len(documents) > 3 else ''})"


def _textless(folder: str | None, documents: tuple[str, ...]) -> InputError:
    message = f"{folder}: no text was found for {_some(documents, 'record')}; their quotes are not checked"
    return InputError(message, cure="--texts with what the records were extracted from, named as then")


def _minimum(text: str) -> tuple[str, float]:
    from kzgraph.evaluation.evaluate import TASKS

    task, _, value = text.partition("=")
    if task not in TASKS:
        raise UsageError(f"--minimum {text}: no such task", cure=f"one of: {', '.join(TASKS)}")
    try:
        least = float(value)
    except ValueError:
        raise UsageError(f"--minimum {text}: not of the form TASK=F1", cure="--minimum people=0.9") from None
    if not 0 <= least <= 1:
        raise UsageError(f"--minimum {text}: F1 is from 0 to 1", cure="--minimum people=0.9")
    return task, least
