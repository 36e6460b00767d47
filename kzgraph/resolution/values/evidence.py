"""Passages of a text that overlap."""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.model import Evidence


def overlap(a: Iterable[Evidence], b: Iterable[Evidence]) -> bool:
    """Whether two pieces of evidence of one document share a place in its text."""
    others = list(b)
    return any(one.start < other.end and other.start < one.end for one in a for other in others)
