"""The short text beside a node in the drawing, broken into lines; the full name is in the panel."""

from __future__ import annotations

import textwrap

from kzgraph.model import Node

WIDTH = 20
"""Characters in a line: names of people mostly fit in one."""
LINES = 3


def caption(node: Node) -> str:
    """What a reader recognises the node by: of a meeting its format and day, of all others the name."""
    name = " ".join(node.name.split())
    if node.label == "Meeting":
        name = _meeting(node) or name
    return "\n".join(textwrap.wrap(name, WIDTH, max_lines=LINES, placeholder=" …")) or node.id


def _meeting(node: Node) -> str:
    told = {key: " ".join(str(node.properties.get(key, "")).split()) for key in ("series", "kind", "round", "startDate")}
    what = told["series"] or told["kind"].capitalize()
    nth = f" {told['round']}" if told["round"] else ""
    day = f", {told['startDate']}" if told["startDate"] else ""
    return f"{what}{nth}{day}" if what else ""
