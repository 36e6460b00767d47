"""What most sources tell, where documents differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def most_told(values: Iterable[tuple[str, T | None]]) -> T | None:
    """The value that most sources give, of those the longest, then the first; None where none gives one."""
    counts = Counter(value for _, value in set(values) if value is not None)
    return min(counts, key=lambda v: (-counts[v], -len(str(v)), str(v)), default=None)
