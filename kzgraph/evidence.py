"""The evidence of a relationship: four lists side by side, in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kzgraph.model import EVIDENCE, Property, Relationship


def with_more(known: Relationship, more: Relationship, documents: Collection[str]) -> Relationship:
    """A relationship with what further documents state: their evidence is `more`'s, that of the others stays."""
    before = [one for one in _evidence(known.properties) if one[0] not in documents]
    rows = sorted({*before, *_evidence(more.properties)})
    lists: dict[str, Property] = {
        "documents": [row[0] for row in rows],
        "quotes": [row[3] for row in rows],
        "starts": [row[1] for row in rows],
        "ends": [row[2] for row in rows],
    }
    said = {name: value for name, value in more.properties.items() if name not in EVIDENCE}
    return Relationship(more.id, more.type, more.start, more.end, said | lists)


def _evidence(properties: Mapping[str, Property]) -> list[tuple[str, int, int, str]]:
    documents, quotes, starts, ends = (properties[name] for name in EVIDENCE)
    return list(zip(documents, starts, ends, quotes, strict=True))  # type: ignore[arg-type]
