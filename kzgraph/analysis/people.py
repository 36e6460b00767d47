"""What a report says of a person beside the name: posts, with the days on which they are attested, and country."""

from __future__ import annotations

from collections import Counter

from kzgraph.analysis.index import Index, text_of
from kzgraph.model import Relationship

SHOWN_POSTS = 2


def posts(index: Index, person: str) -> str:
    """The person's posts, the latest attested first, each with its days."""
    held = sorted(index.outgoing(person, "HELD"), key=lambda r: r.id)
    held.sort(key=lambda r: text_of(r, "lastAttested") or text_of(r, "since"), reverse=True)
    lines = [_post(index, relationship) for relationship in held[:SHOWN_POSTS]]
    more = [f"{len(held) - SHOWN_POSTS} more"] if len(held) > SHOWN_POSTS else []
    return "; ".join(lines + more)


def _post(index: Index, held: Relationship) -> str:
    since, until = text_of(held, "since"), text_of(held, "until")
    told = [f"since {since}"] if since else []
    told += [f"until {until}"] if until else []
    days = sorted({text_of(held, "firstAttested"), text_of(held, "lastAttested")} - {""})
    period = ", ".join(told) or (f"attested {' to '.join(days)}" if days else "")
    return f"{index.name(held.end)} ({period})" if period else index.name(held.end)


def country(index: Index, person: str) -> str:
    """The name of the country (or the European Union) that a person mostly acts for, else that of a post held."""
    codes = Counter(filter(None, (text_of(r, "behalf") for r in index.outgoing(person, "TOOK_PART"))))
    if codes:
        most = min(codes, key=lambda code: (-codes[code], code))
        return index.name(index.country(most))
    found = sorted(filter(None, (index.country_of(r.end) for r in index.outgoing(person, "HELD"))))
    return index.name(found[0]) if found else ""
