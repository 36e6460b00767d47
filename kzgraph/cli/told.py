"""Facts under headings, for people: each with who takes part and the quotes that state it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kzgraph.cli.messages import safe
from kzgraph.cli.output import cell
from kzgraph.cli.tables import console, show_first_quotes

SHOWN_NAMES = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in one line, the heading under which it stands, further lines, and its quotes with their documents."""

    heading: str
    line: str
    more: tuple[str, ...]
    quotes: Sequence[object]
    documents: Sequence[object]


def show_told(facts: Iterable[Told], at_most: int | None = None) -> None:
    """Print facts on stdout, those of one heading together; `at_most` so many of each."""
    from rich.padding import Padding

    screen = console()
    for heading, group in groupby(facts, key=lambda fact: fact.heading):
        below = list(group)
        screen.print(safe(heading), style="bold")
        for fact in below[:at_most]:
            screen.print(Padding(safe(cell(fact.line, " ")), (0, 0, 0, 2), expand=False))
            for line in filter(None, fact.more):
                screen.print(Padding(safe(cell(line, " ")), (0, 0, 0, 4), expand=False))
            show_first_quotes(screen, fact.quotes, fact.documents)
        if at_most is not None and len(below) > at_most:
            screen.print(f"  and {len(below) - at_most} more", style="dim")


def listed(names: Sequence[object], between: str = ", ") -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
    return between.join(map(str, names[:SHOWN_NAMES])) + more
