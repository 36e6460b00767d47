"""The short text beside a node in the drawing, broken into lines; the full name is in the panel."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from kzgraph.model import Node

WIDTH = 20
"""Characters in a line: names of people mostly fit in one."""
LINES = 3


def caption(node: Node) -> str:
    """What a reader recognises the node by: of a meeting its format and day, of a figure its amount."""
    name = " ".join((_SHORT.get(node.label, _nothing)(node) or node.name).split())
    return "\n".join(textwrap.wrap(name, WIDTH, max_lines=LINES, placeholder=" …")) or node.id


def _meeting(node: Node) -> str:
    told = {
        key: " ".join(str(node.properties.get(key, "")).split()) for key in ("series", "kind", "round", "startDate")
    }
    what = told["series"] or told["kind"]
    nth = f" {told['round']}" if told["round"] else ""
    day = f", {told['startDate']}" if told["startDate"] else ""
    return f"{what[:1].upper()}{what[1:]}{nth}{day}" if told["series"] or day else ""


def _figure(node: Node) -> str:
    value = node.properties.get("value")
    if not isinstance(value, int | float):
        return ""
    size, letter = next(((size, letter) for size, letter in _SIZES if abs(value) >= size), (1.0, ""))
    told = (str(node.properties.get(key, "")).replace("_", " ") for key in ("unit", "indicator", "period"))
    intended = ["intended"] if node.properties.get("status") == "intended" else []
    return " ".join([f"{value / size:,.4g}{letter}", *told, *intended])


def _nothing(node: Node) -> str:
    return ""


_SIZES = ((1e12, " tn"), (1e9, " bn"), (1e6, " m"))
_SHORT: dict[str, Callable[[Node], str]] = {"Meeting": _meeting, "Figure": _figure}
