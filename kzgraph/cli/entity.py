"""An entity on the screen: its names, its facts in sections, and below each fact the quotes that state it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzgraph.careers import in_words
from kzgraph.cli.messages import safe
from kzgraph.cli.output import cell, show_json
from kzgraph.cli.tables import console, show_quotes
from kzgraph.handles import NAMED_IN, handle

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding

    from kzgraph.entities import Entity, Fact

SHOWN_QUOTES = 3
"""Of one fact; all of them are in --format json."""
SHOWN_OTHERS = 6
STATED_IN = "Stated in"
HIDDEN = frozenset(("sha256", "derived"))
"""Properties that say nothing to a reader."""


def show_entity(entity: Entity, form: str) -> None:
    """Print an entity on stdout, for people or as JSON."""
    if form == "json":
        show_json(entity.to_dict())
        return
    screen = console()
    screen.print(safe(entity.name), style="bold")
    screen.print(safe(f"{entity.kind}  {entity.id}"), style="dim")
    if entity.aliases:
        screen.print(safe(f"also: {', '.join(entity.aliases)}"))
    for key, value in entity.properties.items():
        if key not in HIDDEN:
            screen.print(safe(f"{key}: {cell(value, ', ')}"))
    documents = {source.id: source.name for source in entity.sources}
    for section in entity.sections:
        screen.print(f"\n{section.heading}", style="bold")
        # What a document states is quoted with the facts already, unless there are none.
        bare = section.heading == STATED_IN and len(entity.sections) > 1
        if not section.facts:
            screen.print("  none that the documents show")
        for fact in section.facts:
            screen.print(_indented(_line(fact)))
            if not bare:
                _show_evidence(screen, fact, documents)


def _indented(text: str) -> Padding:
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(safe(text)), (0, 0, 0, 2), expand=False)


def _show_evidence(screen: Console, fact: Fact, documents: dict[str, str]) -> None:
    quotes = list(dict.fromkeys((quote.text, documents.get(quote.document, quote.document)) for quote in fact.quotes))
    shown = quotes[:SHOWN_QUOTES]
    show_quotes(screen, [text for text, _ in shown], [source for _, source in shown])
    if len(quotes) > len(shown):
        screen.print(f"    and {len(quotes) - len(shown)} more", style="dim")


def _line(fact: Fact) -> str:
    """A fact on one line: the handle by which it can be judged, when, what, and whatever else is known of it."""
    judged_by = "" if fact.relation == NAMED_IN else f"{handle(fact.statement)}  "
    if fact.relation == "HELD":
        return f"{judged_by}{fact.name} ({'; '.join(_held(fact))})"
    details = [f"{key} {cell(value, ', ')}" for key, value in fact.details.items() if key not in HIDDEN]
    if fact.others:
        more = f" and {len(fact.others) - SHOWN_OTHERS} more" if len(fact.others) > SHOWN_OTHERS else ""
        details.append(f"with {', '.join(fact.others[:SHOWN_OTHERS])}{more}")
    when = f"{fact.date}  " if fact.date else ""
    return f"{judged_by}{when}{fact.name}" + (f" ({'; '.join(details)})" if details else "")


def _held(fact: Fact) -> list[str]:
    """A post held: as what, on the day that was asked for or at all, after and before whom, and who confirmed it."""
    details = fact.details
    told = [str(details["via"])] if "via" in details else []
    told.append(str(details.get("knownBecause") or in_words(details)))
    for word, key in (("after", "predecessors"), ("before", "successors"), ("confirmed", "confirmed")):
        told += [f"{word} {cell(details[key], ', ')}"] if key in details else []
    return told
