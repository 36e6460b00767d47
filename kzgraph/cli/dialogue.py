"""The dialogue in which somebody is shown doubtful pairs, one by one, and says whether they are one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from kzgraph.cli.interrupts import wait_for_input
from kzgraph.cli.messages import complain, safe, tell
from kzgraph.cli.tables import console, show_quotes
from kzgraph.errors import KzgraphError

if TYPE_CHECKING:
    from rich.console import Console

    from kzgraph.decisions.deciding import Answer, Join
    from kzgraph.decisions.reviewing import Pair, Side

CHOICES: dict[str, Join | None] = {"s": "same", "d": "different", "u": "unsure", "k": None, "": None}
QUESTION = "[s]ame, [d]ifferent, [u]nsure, s[k]ip or [q]uit? A reason may follow"
SHOWN_ALIASES = 6


def ask_all(pairs: Iterable[Pair], keep: Callable[[Answer], object], total: int) -> int:
    """Show each pair and hand every answer to `keep` at once; returns how many were kept, until somebody quits.

    Where `keep` refuses an answer, it is said why, and asked again.
    """
    kept = 0
    for number, pair in enumerate(pairs, 1):
        click.echo(f"\n{number} of {total}")
        show_pair(pair)
        while True:
            answer, ends = _ask(pair)
            if ends:
                return kept
            if answer is None:
                break
            try:
                keep(answer)
            except KzgraphError as error:
                complain(error)
                continue
            kept += 1
            break
    return kept


def show_pair(pair: Pair) -> None:
    """Both sides with their quotes, then the reasons for and against."""
    screen = console()
    for side in (pair.a, pair.b):
        _show_side(screen, side)
    screen.print(f"{pair.verdict} ({pair.score:.2f}); {_documents(pair.documents)} would go from one to the other")
    for heading, reasons in (("for", pair.reasons_for), ("against", pair.reasons_against)):
        for reason in reasons:
            screen.print(safe(f"  {heading}: {reason}"))


def _show_side(screen: Console, side: Side) -> None:
    screen.print(safe(side.name), style="bold")
    screen.print(safe("  " + "; ".join(_known(side))))
    show_quotes(screen, [quote for quote, _ in side.quotes], [document for _, document in side.quotes])


def _known(side: Side) -> Iterator[str]:
    yield side.id
    if side.aliases:
        yield f"also {', '.join(side.aliases[:SHOWN_ALIASES])}"
    yield from side.posts
    if side.countries:
        yield ", ".join(side.countries)
    yield _documents(side.documents)


def _documents(number: int) -> str:
    return f"{number} document{'' if number == 1 else 's'}"


def _ask(pair: Pair) -> tuple[Answer | None, bool]:
    """The answer, None to go on without one; and whether somebody has had enough."""
    from kzgraph.decisions.deciding import Answer

    while True:
        text = _line()
        if text is None:
            continue
        word, _, why = text.strip().partition(" ")
        letter = word.lower() if word.lower() in CHOICES else _letter(word.lower())
        if letter == "q":
            return None, True
        if letter in CHOICES:
            join = CHOICES[letter]
            return (Answer(pair.a.id, pair.b.id, join, why.strip() or None) if join else None), False
        tell(f"{word!r} is no answer")


def _line() -> str | None:
    """What is typed after the question; None, having said why, where it is no text. Raises click.Abort at its end."""
    click.echo(f"{QUESTION}: ", nl=False, err=True)
    try:
        wait_for_input()
        text = sys.stdin.readline()
    except KeyboardInterrupt:
        raise click.Abort from None
    if not text:
        raise click.Abort
    try:
        text.encode()
    except UnicodeEncodeError:
        typed = text.rstrip().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        tell(f"'{typed}' is no text in UTF-8")
        return None
    return text


def _letter(word: str) -> str:
    """The letter that stands for a word written out."""
    return {"same": "s", "different": "d", "unsure": "u", "skip": "k", "quit": "q", "q": "q"}.get(word, "?")
