"""Facts under headings, for people: each with who takes part and the quotes that state it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kzgraph.cli.messages import safe
from kzgraph.cli.output import cell
from kzgraph.cli.tables import INDENT, console, show_first_quotes, show_indented

SHOWN_NAMES = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in one line, the heading under which it stands, further lines, its quotes with their documents, and the id
    by which `kzgraph show` tells more of it."""

    heading: str
    line: str
    more: tuple[str, ...]
    quotes: Sequence[object]
    documents: Sequence[object]
    id: str = ""


def show_told(facts: Iterable[Told], at_most: int | None = None) -> None:
    """Print facts on stdout, those of one heading together; `at_most` so many of each."""
    from rich.text import Text

    screen = console()
    for heading, group in groupby(facts, key=lambda fact: fact.heading):
        below = list(group)
        screen.print(safe(heading), style="bold")
        for fact in below[:at_most]:
            line = Text(safe(cell(fact.line, " ")))
            show_indented(screen, line.append(f"  {safe(fact.id)}" if fact.id else "", style="dim"), 2)
            for more in filter(None, fact.more):
                show_indented(screen, Text(safe(cell(more, " "))), INDENT)
            show_first_quotes(screen, fact.quotes, fact.documents)
        if at_most is not None and len(below) > at_most:
            screen.print(f"  and {len(below) - at_most} more", style="dim")


def listed(names: Sequence[object], between: str = ", ") -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
    return between.join(map(str, names[:SHOWN_NAMES])) + more
