"""Tables for people: the quotes behind a row stand below it, in the full width, each with its document."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from kzgraph.cli.messages import safe, tell
from kzgraph.cli.output import cell

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

PLAIN_WIDTH = 120
"""Width where no terminal says how wide it is: in a pipe or a file."""
LEAST_COLUMN = 8
"""Columns that are too wide are narrowed, but not below this or their title."""
WHOLE = ("published", "id")
"""Columns that are narrowed last: a day, and what people copy."""
GAP = 2
INDENT = 4
SHOWN_QUOTES = 3
"""Of one fact, where people read; all of them are in --format json."""
QUOTES = ("quotes", "quote")
SOURCES = ("documents", "document")
WHERE_SAID = ("confirmed",)
"""Columns that take room only where something stands in them."""


def show_table(columns: Sequence[str], rows: Sequence[Sequence[object]], between: str = "\n") -> None:
    """Print rows on stdout; a column of quotes, and the one of their documents, go below each row."""
    if not rows:
        tell("no rows")
        return
    quotes = _first(QUOTES, columns)
    sources = _first(SOURCES, columns) if quotes is not None else None
    empty = {i for i, name in enumerate(columns) if name in WHERE_SAID and all(row[i] is None for row in rows)}
    kept = [i for i in range(len(columns)) if i not in (quotes, sources, *empty)]
    header = [columns[i] for i in kept]
    body = [[safe(_cell(row[i], between)) for i in kept] for row in rows]
    numbers = {k for k, i in enumerate(kept) if any(isinstance(row[i], float) for row in rows)}
    screen = console()
    widths = _fit([header, *body], screen.width, numbers)
    screen.print(_line(header, widths, style="bold"))
    rule = "─" if screen.encoding.startswith("utf") else "-"
    screen.print(rule * min(screen.width, sum(widths) + GAP * (len(widths) - 1)), style="dim")
    for row, shown in zip(rows, body, strict=True):
        screen.print(_line(shown, widths))
        if quotes is not None:
            show_quotes(screen, row[quotes], row[sources] if sources is not None else None)


def _cell(value: object, between: str) -> str:
    """A value as `cell` writes it, a large number with marks between its thousands."""
    large = isinstance(value, float) and value.is_integer() and abs(value) >= _LARGE
    return f"{value:,.0f}" if large else cell(value, between)


_LARGE = 10_000


def console() -> Console:
    """A console on stdout, with colours on a terminal only."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            """Leave a reader that went away to the command line, which ends quietly; rich would exit with 1."""
            raise BrokenPipeError

    return Piped(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def show_quotes(screen: Console, quotes: object, sources: object = None) -> None:
    """Print quotes, indented, each with the document that it is from; the same quote once."""
    from rich.text import Text

    for quote, source in dict.fromkeys(zip_longest(_items(quotes), _items(sources))):
        text = Text(f"“{safe(cell(quote, ' '))}”")
        if source:
            text.append(f" [{safe(cell(source, ' '))}]", style="dim")
        show_indented(screen, text, INDENT)


def show_indented(screen: Console, text: Text, indent: int) -> None:
    """Print a text so many columns from the left, wrapped, with no blanks at the ends of its lines."""
    from rich.text import Text

    for line in text.wrap(screen, max(LEAST_COLUMN, screen.width - indent)):
        line.rstrip()
        screen.print(Text(" " * indent) + line)


def show_first_quotes(screen: Console, quotes: Sequence[object], sources: Sequence[object]) -> None:
    """The same for the first few of them, and how many more there are."""
    pairs = list(dict.fromkeys(zip(quotes, sources, strict=True)))
    show_quotes(screen, *([pair[i] for pair in pairs[:SHOWN_QUOTES]] for i in (0, 1)))
    if len(pairs) > SHOWN_QUOTES:
        screen.print(f"{' ' * INDENT}and {len(pairs) - SHOWN_QUOTES} more", style="dim")


def _items(value: object) -> Iterator[object]:
    if isinstance(value, (list, tuple)):
        yield from value
    elif value is not None:
        yield value


def _first(names: Sequence[str], columns: Sequence[str]) -> int | None:
    return next((columns.index(name) for name in names if name in columns), None)


def _fit(rows: Sequence[Sequence[str]], width: int, numbers: Collection[int]) -> list[int]:
    """Widths of columns: what they need, the widest ones narrowed until the table fits; those of `numbers` last."""
    from rich.cells import cell_len

    widths = [max(cell_len(line) for text in column for line in text.split("\n")) for column in zip(*rows, strict=True)]
    room = width - GAP * (len(widths) - 1)
    least = [max(LEAST_COLUMN, cell_len(title)) for title in rows[0]]
    for i, title in enumerate(rows[0]):
        if title in WHOLE or i in numbers:
            spare = room - sum(map(min, widths, least))
            least[i] += max(0, min(widths[i] - least[i], spare))
    while sum(widths) > room and any(width > floor for width, floor in zip(widths, least, strict=True)):
        _, widest = max((width, i) for i, width in enumerate(widths) if width > least[i])
        widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], style: str = "") -> Table:
    from rich.table import Table
    from rich.text import Text

    line = Table.grid(padding=(0, GAP, 0, 0))
    for width in widths:
        line.add_column(width=width, overflow="fold")
    line.add_row(*(Text(text, style=style) for text in cells))
    return line
