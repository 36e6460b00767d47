"""kzgraph resolve review."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzgraph.cli import common
from kzgraph.cli.deciding import desk, show_decided
from kzgraph.cli.messages import tell
from kzgraph.cli.output import show_json
from kzgraph.errors import InputError

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Desk
    from kzgraph.decisions.reviewing import Pair

LISTED = 20
"""Pairs that are shown: those with the least consequences can wait."""


@common.command(
    "review",
    examples=(
        "kzgraph resolve review",
        "kzgraph resolve review --format json --limit 100 > doubtful.json",
        "kzgraph resolve review --from answers.jsonl --who anna",
    ),
)
@click.option("--from", "answers", type=click.Path(allow_dash=True), metavar="FILE", help="Take answers from a file.")
@click.option("--all", "everything", is_flag=True, help="Show those too that somebody was unsure of.")
@click.option("--limit", type=click.IntRange(min=1), default=LISTED, show_default=True, help="How many pairs at most.")
@desk
@common.form("table", "json")
def command(desk: Desk, answers: str | None, everything: bool, limit: int, form: str) -> int:
    """Show doubtful pairs, and ask about each.

    Most consequential first, with the quotes of both sides and the reasons for and against. Each answer is written at
    once, and the store is brought up to date at the end. Where there is no terminal, and for JSON, pairs are only
    listed. A file of answers has lines of JSON with a, b, decision and why, or of A, B, same and a reason between tabs.
    """
    if answers is not None:
        _take(desk, answers, form)
    elif form == "json" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _list(desk, everything, limit, form)
    else:
        _ask(desk, everything, limit)
    return 0


def _take(desk: Desk, path: str, form: str) -> None:
    from kzgraph.decisions.answers import read_answers
    from kzgraph.decisions.deciding import decide

    name = "stdin" if path == "-" else path
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not a text in UTF-8: {error}", cure="save it as UTF-8") from None
    found = read_answers(text, name)
    show_decided(decide(desk, found), form, dry_run=desk.dry_run)


def _list(desk: Desk, everything: bool, limit: int, form: str) -> None:
    from kzgraph.cli.dialogue import show_pair

    total, pairs = _pairs(desk, everything, limit)
    if form == "json":
        show_json([pair.to_dict() for pair in pairs])
        return
    for pair in pairs:
        show_pair(pair)
        click.echo()
    tell(f"{total} doubtful pairs" if total else "nothing is doubtful")


def _ask(desk: Desk, everything: bool, limit: int) -> None:
    from kzgraph.cli.dialogue import ask_all
    from kzgraph.decisions.deciding import Answer, decide, enact

    total, pairs = _pairs(desk, everything, limit)
    if not total:
        tell("nothing is doubtful")
        return
    writing = replace(desk, load=False)
    answers: list[Answer] = []

    def keep(answer: Answer) -> None:
        decide(writing, [*answers, answer] if desk.dry_run else [answer])
        answers.append(answer)

    try:
        ask_all(pairs, keep, min(total, limit))
    except (click.Abort, KeyboardInterrupt):
        if answers and not desk.dry_run:
            tell(f"\n{len(answers)} decisions are kept in {desk.file}; kzgraph rebuild applies them")
        raise
    if desk.dry_run:
        show_decided(decide(desk, answers), "table", dry_run=True)
    elif answers and desk.load:
        show_decided(enact(desk, []), "table", dry_run=False)


def _pairs(desk: Desk, everything: bool, limit: int) -> tuple[int, Iterator[Pair]]:
    """How many pairs there are, and the first of them, each looked up when it is wanted."""
    from kzgraph.decisions.reviewing import doubtful, pair
    from kzgraph.stores import open_store

    found = doubtful(desk, everything=everything)

    def looked_up() -> Iterator[Pair]:
        with open_store(desk.db, read_only=True) as store:
            for doubt in islice(found, limit):
                yield pair(store, doubt)

    return len(found), looked_up()
