"""Rows of amounts, dates or economies that a text joins by commas and "and"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Span(Protocol):
    """What stands between two offsets of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Span)


def run(items: Sequence[S], item: S, link: re.Pattern[str], flat: str) -> list[S]:
    """The items joined to one in a row, itself included."""
    if item not in items:
        return [item]
    first = last = items.index(item)
    while first and link.fullmatch(flat, items[first - 1].end, items[first].start):
        first -= 1
    while last + 1 < len(items) and link.fullmatch(flat, items[last].end, items[last + 1].start):
        last += 1
    return list(items[first : last + 1])
