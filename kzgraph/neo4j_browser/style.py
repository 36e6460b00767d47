"""The style of the graph in Neo4j Browser: its GraSS, which looks like CSS but has no comments and no colon in a value.

The colours are those of the HTML views (`rendering/palette.json`). How large a circle is, which has to hold its
caption, and which properties the caption shows is in `nodes.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict

from kzgraph.rendering.drawing import INK, PAPER
from kzgraph.rendering.palette import look, palette

ALSO = {"Ministry": "Organisation"}
"""A second label → the label whose look it has. Without a rule of its own Browser invents a colour for it."""
UNKNOWN = "Node"
LINE = "#8A94A3"
"""Relationships: between the paper and the ink, so that the nodes stand out."""
DARKER = 0.75
"""Of a node's colour, for its border."""


class _Size(TypedDict):
    diameter: int
    caption: str


def grass() -> str:
    """The whole style, a rule for each label in the order of the legend."""
    plain = look(UNKNOWN)["colour"]
    rules = [_rule("node", _node(plain, {"diameter": 50, "caption": "{name}"}))]
    rules += [_rule(f"node.{label}", _node(palette()[label]["colour"], size)) for label, size in _sizes().items()]
    rules += [_rule(f"node.{label}", _node(palette()[of]["colour"], _sizes()[of])) for label, of in ALSO.items()]
    rules.append(_rule("relationship", _RELATIONSHIP))
    return "\n".join(rules)


def ink_on(colour: str) -> str:
    """INK or PAPER, whichever is read more easily on this colour, by the contrast of WCAG 2."""
    return max((INK, PAPER), key=lambda ink: _contrast(ink, colour))


@cache
def _sizes() -> dict[str, _Size]:
    sizes: dict[str, _Size] = json.loads((files("kzgraph.neo4j_browser") / "nodes.json").read_text("utf-8"))
    return sizes


def _node(colour: str, size: _Size) -> dict[str, str]:
    return {
        "color": colour,
        "border-color": _darker(colour),
        "border-width": "2px",
        "text-color-internal": ink_on(colour),
        "font-size": "10px",
        "diameter": f"{size['diameter']}px",
        "caption": f'"{size["caption"]}"',
    }


_RELATIONSHIP = {
    "color": LINE,
    "shaft-width": "1px",
    "font-size": "8px",
    "padding": "3px",
    "text-color-external": INK,
    "text-color-internal": PAPER,
    "caption": '"<type>"',
}


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _darker(colour: str) -> str:
    return "#" + "".join(f"{round(channel * DARKER):02X}" for channel in _channels(colour))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    # https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    parts = [c / 255 for c in _channels(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
