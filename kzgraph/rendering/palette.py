"""How each label is drawn and each type is worded: `palette.json` and `wording.json`, and nothing else decides it.

The colours are those of Okabe and Ito (2008), told apart with every kind of colour vision; the shapes tell the labels
apart without colour. The order is that of the legend.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TypedDict


class Look(TypedDict):
    """Colour as #RRGGBB, a shape of vis-network, the least size, the label's plural, whether it is drawn at once."""

    colour: str
    shape: str
    size: int
    plural: str
    shown: bool


@cache
def palette() -> dict[str, Look]:
    """Label → look."""
    looks: dict[str, Look] = json.loads((files("kzgraph.rendering") / "palette.json").read_text("utf-8"))
    return looks


def look(label: str) -> Look:
    """The look of a label; one that the palette does not know is drawn as a grey dot."""
    unknown: Look = {"colour": "#5A6575", "shape": "dot", "size": 8, "plural": label, "shown": True}
    return palette().get(label, unknown)


@cache
def wording() -> dict[str, str]:
    """Type of a relationship → the words between its ends."""
    words: dict[str, str] = json.loads((files("kzgraph.rendering") / "wording.json").read_text("utf-8"))
    return words


def words(kind: str) -> str:
    """The words for a type; of one that the table does not know, the type itself in small letters."""
    return wording().get(kind, kind.replace("_", " ").lower())
