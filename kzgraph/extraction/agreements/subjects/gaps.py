"""What may stand between the names of a row, and between a row and its verb."""

from __future__ import annotations

import re


def without_relatives(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses between commas that interrupt a subject: "Frederiksen, who came for two days, signed"."""
    return [m.span() for m in _RELATIVE.finditer(flat, start, end)]


_RELATIVE = re.compile(r",\s(?:who|whom|whose|which|where)\b[^,;:.]*(?=,)")
