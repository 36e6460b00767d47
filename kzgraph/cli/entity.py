"""An entity on the screen: its names, its facts in sections, and below each fact the quotes that state it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzgraph.careers import in_words
from kzgraph.cli.messages import safe
from kzgraph.cli.output import cell, show_json
from kzgraph.cli.tables import console, show_first_quotes, show_indented
from kzgraph.cli.told import listed
from kzgraph.handles import NAMED_IN, handle

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from kzgraph.entities import Entity, Fact

STATED_IN = "Stated in"
SHOWN_ALIASES = 6
HIDDEN = frozenset(("sha256", "derived", "merged"))
"""Properties that say nothing to a reader, or that are shown at another place."""


def show_entity(entity: Entity, form: str) -> None:
    """Print an entity on stdout, for people or as JSON."""
    if form == "json":
        show_json(entity.to_dict())
        return
    screen = console()
    screen.print(safe(entity.name), style="bold")
    screen.print(safe(f"{entity.kind}  {entity.id}"), style="dim")
    for line in _also(entity):
        screen.print(safe(line))
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
            show_indented(screen, _with_handle(fact), 2)
            if not bare:
                _show_evidence(screen, fact, documents)


def _also(entity: Entity) -> list[str]:
    """The other names: one line for all, or where it is known why each is a name of the entity, a line for each."""
    reasons = entity.properties.get("merged")
    lines = [str(reason) for reason in reasons] if isinstance(reasons, list) else [", ".join(entity.aliases)]
    more = [f"and {len(lines) - SHOWN_ALIASES} more names"] if len(lines) > SHOWN_ALIASES else []
    return [f"also: {line}" for line in lines[:SHOWN_ALIASES] if line] + more


def _with_handle(fact: Fact) -> Text:
    """The fact's line, and after it the handle by which it can be judged."""
    from rich.text import Text

    text = Text(safe(_line(fact)))
    if fact.relation != NAMED_IN:
        text.append(f"  {handle(fact.statement)}", style="dim")
    return text


def _show_evidence(screen: Console, fact: Fact, documents: dict[str, str]) -> None:
    sources = [documents.get(quote.document, quote.document) for quote in fact.quotes]
    show_first_quotes(screen, [quote.text for quote in fact.quotes], sources)


def _line(fact: Fact) -> str:
    """A fact on one line: when, what, and whatever else is known of it."""
    if fact.relation == "HELD":
        return f"{fact.name} ({'; '.join(_held(fact))})"
    details = [f"{key} {cell(value, ', ')}" for key, value in fact.details.items() if key not in HIDDEN]
    if fact.others:
        details.append(f"with {listed(fact.others)}")
    when = f"{fact.date}  " if fact.date else ""
    return f"{when}{fact.name}" + (f" ({'; '.join(details)})" if details else "")


def _held(fact: Fact) -> list[str]:
    """A post held: as what, on the day that was asked for or at all, after and before whom, and who confirmed it."""
    details = fact.details
    told = [str(details["via"])] if "via" in details else []
    told.append(str(details.get("knownBecause") or in_words(details)))
    for word, key in (("after", "predecessors"), ("before", "successors"), ("confirmed", "confirmed")):
        told += [f"{word} {cell(details[key], ', ')}"] if key in details else []
    return told
