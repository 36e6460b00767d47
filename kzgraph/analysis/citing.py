"""Which sentence to show for a tie or a node, and how its document is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from kzgraph.analysis.index import Index, Quote, fold, quotes_of, text_of
from kzgraph.analysis.report import Citation


def source_line(index: Index, document: str) -> str:
    """A document as publisher, date and name, as far as they are known."""
    node = index.nodes.get(document)
    if node is None:
        return document
    known = (text_of(node, "publisher"), text_of(node, "published"), node.name)
    return ", ".join(fold(part) for part in known if part)


def safe_url(index: Index, document: str) -> str | None:
    """The document's address if it is one that a reader can be sent to (http or https), else None."""
    node = index.nodes.get(document)
    url = text_of(node, "url") if node else ""
    if any(c.isspace() or c in "<>\"'" for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def cite(index: Index, claim: str, quote: Quote) -> Citation:
    """The quote with its claim and source."""
    return Citation(claim, fold(quote.text), source_line(index, quote.document), safe_url(index, quote.document))


def best_quote(index: Index, relationships: Iterable[str]) -> Quote | None:
    """The sentence that states most of these relationships; of equal ones no near-copy, the latest published,
    then the first told."""
    votes: Counter[Quote] = Counter()
    for relationship in relationships:
        votes.update(set(quotes_of(index.relationships[relationship])))
    if not votes:
        return None
    top = max(votes.values())
    best = sorted((q for q, number in votes.items() if number == top), key=lambda q: (q.document, q.start, q.end))
    return max(best, key=lambda quote: _standing(index, quote.document))


def _standing(index: Index, document: str) -> tuple[bool, str]:
    node = index.nodes.get(document)
    return (not text_of(node, "copyOf"), text_of(node, "published")) if node else (True, "")


def number_of_documents(index: Index) -> str:
    """How many documents there are as sources: "5 documents", "5 documents (and 2 near-copies of them)"."""
    documents = index.labelled("Document")
    copies = sum(1 for document in documents if text_of(document, "copyOf"))
    aside = f" (and {number_of(copies, 'near-copy', 'near-copies')} of them)" if copies else ""
    return number_of(len(documents) - copies, "document") + aside


def number_of(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "1 meeting", "2 meetings"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
