"""The report `summary`: what the graph holds, from which sources, and what happened last."""

from __future__ import annotations

from collections import Counter

from kzgraph.analysis.citing import best_quote, cite, number_of, number_of_documents
from kzgraph.analysis.index import Index, quotes_of, text_of
from kzgraph.analysis.report import Cell, Citation, Report, Section, Table
from kzgraph.errors import UsageError
from kzgraph.model import Graph, Node

RECENT = 12
"""Meetings that are quoted."""
SHOWN_SOURCES = 50
LABELS = ("Person", "Post", "Organisation", "Ministry", "Country", "Meeting", "Agreement", "Figure", "Document")

NOTES = (
    "This describes the documents that were loaded, not the world.",
    "A meeting whose day no document tells is not among the most recent ones.",
)


def summary(graph: Graph, arguments: tuple[str, ...]) -> Report:
    """Counts, sources, the most recent meetings; it takes no arguments."""
    if arguments:
        raise UsageError("the report 'summary' takes no arguments", cure="Leave them out: kzgraph report summary")
    index = Index(graph)
    return Report(
        name="summary",
        title="What the graph holds",
        summary=(_size(index, graph), *_periods(index)),
        sections=(_counts(index, graph), _sources(index), _recent(index)),
        notes=NOTES,
    )


def _size(index: Index, graph: Graph) -> str:
    documents = number_of_documents(index)
    nodes, relationships = number_of(len(graph.nodes), "node"), number_of(len(graph.relationships), "relationship")
    quotes = {q for r in graph.relationships for q in quotes_of(r)}
    return f"{nodes} and {relationships} from {documents}, resting on {number_of(len(quotes), 'quote')}."


def _periods(index: Index) -> list[str]:
    held = [m for m in index.labelled("Meeting") if text_of(m, "status") != "planned"]
    meetings = [day for m in held for day in (text_of(m, "startDate"), text_of(m, "endDate")) if day]
    published = [day for d in index.labelled("Document") if (day := text_of(d, "published"))]
    lines = []
    if meetings:
        lines.append(f"The dated meetings that were held took place from {min(meetings)} to {max(meetings)}.")
    if published:
        lines.append(f"The dated documents were published from {min(published)} to {max(published)}.")
    return lines


def _counts(index: Index, graph: Graph) -> Section:
    labels = Counter(label for node in graph.nodes for label in node.labels)
    order = [*(label for label in LABELS if labels[label]), *sorted(set(labels) - set(LABELS))]
    rows: list[tuple[Cell, ...]] = [("node", label, labels[label]) for label in order]
    rows += [("relationship", kind, len(found)) for kind, found in sorted(index.by_type.items())]
    text = ("A ministry is counted as an organisation too.",) if labels["Ministry"] else ()
    return Section("Contents", text=text, table=Table(("Part", "Name", "Number"), tuple(rows), subject=1))


def _sources(index: Index) -> Section:
    """The documents, the latest first, with the number of nodes that each states."""
    stated = Counter(r.end for r in index.by_type["STATED_IN"])
    documents = sorted(index.labelled("Document"), key=lambda d: d.id)
    documents.sort(key=lambda d: text_of(d, "published"), reverse=True)
    rows: list[tuple[Cell, ...]] = [
        (text_of(d, "published") or "undated", text_of(d, "publisher") or None, _titled(d), stated[d.id])
        for d in documents[:SHOWN_SOURCES]
    ]
    text = _note_on_sources(documents)
    return Section(
        "Sources", text=text, table=Table(("Published", "Publisher", "Document", "Nodes stated"), tuple(rows))
    )


def _titled(document: Node) -> str:
    return f"{document.name} (a copy)" if text_of(document, "copyOf") else document.name


def _note_on_sources(documents: list[Node]) -> tuple[str, ...]:
    if len(documents) <= SHOWN_SOURCES:
        return ()
    return (f"The latest {SHOWN_SOURCES} of {len(documents):,} documents are shown.",)


def _recent(index: Index) -> Section:
    dated = [m for m in index.labelled("Meeting") if text_of(m, "startDate") and text_of(m, "status") != "planned"]
    dated.sort(key=lambda m: m.id)
    dated.sort(key=lambda m: text_of(m, "startDate"), reverse=True)
    citations = tuple(filter(None, (_meeting(index, meeting) for meeting in dated[:RECENT])))
    total = len(index.labelled("Meeting"))
    text = (f"{len(citations)} of {number_of(total, 'meeting')}; planned and undated ones are left out.",)
    return Section("The most recent meetings", text=text, citations=citations)


def _meeting(index: Index, meeting: Node) -> Citation | None:
    quote = best_quote(index, (r.id for r in index.outgoing(meeting.id, "STATED_IN")))
    return cite(index, f"{text_of(meeting, 'startDate')}: {meeting.name}", quote) if quote else None
