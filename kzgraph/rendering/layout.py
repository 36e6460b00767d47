"""Where each node stands: computed here once, so that the page draws at once and the same every time.

A force-directed layout gives the shape; then boxes around nodes and their captions are pushed apart until none overlap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Spot = tuple[float, float]

SEED = 7
ASPECT = 0.95
"""Width to height of the drawing before boxes part: they part sideways more, which fits it to a screen."""
SCREEN = 1.25
"""Width to height of the page's canvas: separate parts are put side by side up to this, then beneath."""
GAP = 10.0
"""Pixels between two boxes."""
FILL = 0.62
"""Share of the drawing's area that boxes take: more is crowded, less leaves captions too small to read."""
DETAILED = 400
"""Nodes up to which boxes are pushed apart: beyond, captions are read only from near."""
EFFORT = 30_000
"""Nodes times iterations of the force-directed layout: a second up to some hundred nodes, ten for three thousand."""
ROUNDS = 300
FEW_ROUNDS = 30
PUSH = 0.3
"""Part of an overlap by which either box moves in one round; near a half, rows of boxes swing to and fro."""
RING = 40.0
RINGS = 60
"""Nodes that are shown later are tried on rings around their neighbour, so many pixels apart."""
TIGHTER = 0.94
SQUEEZES = 24
"""Rounds of drawing the boxes together and pushing them apart again: they close gaps and keep the shape."""


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a node with its caption, in pixels: `above` and `below` the node's centre."""

    width: float
    above: float
    below: float


def positions(
    boxes: Mapping[str, Box], edges: Iterable[tuple[str, str]], later: Collection[str] = ()
) -> dict[str, tuple[int, int]]:
    """Centre of each node in pixels; the same for the same input.

    `edges` are pairs of keys of `boxes`. Nodes that are shown only `later` find a place around the others, which do
    not make room for them.
    """
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(boxes))
    network.add_edges_from(sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]}))
    spots = _first(network.subgraph(set(boxes) - set(later)), boxes)
    spots |= _added(network, boxes, spots)
    return {node: (round(x), round(y)) for node, (x, y) in spots.items()}


def _first(network: nx.Graph[str], boxes: Mapping[str, Box]) -> dict[str, Spot]:
    """The largest connected part, and the others where there is room, in the free corners first."""
    parts = sorted((sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part))
    spots: dict[str, Spot] = {}
    for part in parts:
        found = _part(network.subgraph(part), boxes)
        left, top, right, bottom = _bounds(found, boxes)
        x, y = _room(right - left, bottom - top, spots, boxes) if spots else (left, top)
        spots |= {node: (sx - left + x, sy - top + y) for node, (sx, sy) in found.items()}
    return spots


def _part(network: nx.Graph[str], boxes: Mapping[str, Box]) -> dict[str, Spot]:
    """One connected part, around the origin."""
    order = sorted(network)
    sizes = [boxes[node] for node in order]
    points = _scaled(_shape(network, order), sizes)
    if len(order) <= DETAILED:
        points = _squeezed(points, sizes)
    return {node: (x, y) for node, (x, y) in zip(order, points.tolist(), strict=True)}


def _squeezed(points: Points, boxes: Sequence[Box]) -> Points:
    """Without overlaps, and no wider or higher than the boxes need at `FILL`."""
    height = _height(boxes)
    points = _apart(points, boxes)
    for _ in range(SQUEEZES):
        span = np.ptp(points, axis=0)
        factor = np.where(span > np.array([height * ASPECT, height]), TIGHTER, 1.0)
        if factor.min() == 1.0:
            break
        points = _apart(points * factor, boxes, FEW_ROUNDS)
    return _apart(points, boxes)


def _height(boxes: Sequence[Box]) -> float:
    area = sum((box.width + GAP) * (box.above + box.below + GAP) for box in boxes) / FILL
    return float((area / ASPECT) ** 0.5)


def _shape(network: nx.Graph[str], order: Sequence[str]) -> Points:
    """Unit-free coordinates, one row per node. Ties of hubs pull less, so that groups around them come apart."""
    size = len(order)
    weighted: nx.Graph[str] = nx.Graph()
    weighted.add_nodes_from(order)
    for a, b in sorted((min(pair), max(pair)) for pair in network.edges):
        weighted.add_edge(a, b, weight=1 / max(network.degree(a), network.degree(b)) ** 0.5)
    iterations = max(8, min(300, EFFORT // size))
    spot = nx.spring_layout(weighted, seed=SEED, iterations=iterations, method="force")
    return np.array([spot[node] for node in order], dtype=np.float64)


def _scaled(points: Points, boxes: Sequence[Box]) -> Points:
    """Stretch to a rectangle with room for all boxes."""
    height = _height(boxes)
    spread = np.column_stack([_even(points[:, 0]), _even(points[:, 1])])
    return np.asarray(spread * np.array([height * ASPECT, height]), dtype=np.float64)


def _even(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Between -0.5 and 0.5, half by place and half by rank, so that crowded parts get more room than empty ones."""
    span = float(np.ptp(values)) or 1.0
    place = (values - values.min()) / span
    rank = np.argsort(np.argsort(values, kind="stable"), kind="stable") / max(1, len(values) - 1)
    return np.asarray((place + rank) / 2 - 0.5, dtype=np.float64)


def _room(width: float, height: float, spots: Mapping[str, Spot], boxes: Mapping[str, Box]) -> Spot:
    """Left and top of a free rectangle: from the bottom up within the bounds of what is placed, else beside or beneath.

    Whichever keeps the whole nearer to the shape of a screen: many parts of one size stand in rows.
    """
    left, top, right, bottom = _bounds(spots, boxes)
    taken = _rectangles(spots, boxes)
    for y in np.arange(bottom - height, top - 1, -max(height / 2, GAP)):
        for x in np.arange(left, right - width + 1, max(width / 2, GAP)):
            if _clear((x, y, x + width, y + height), taken):
                return float(x), float(y)
    if right - left < (bottom - top) * SCREEN:
        return right + 2 * GAP, top
    return left, bottom + 2 * GAP


def _added(network: nx.Graph[str], boxes: Mapping[str, Box], first: Mapping[str, Spot]) -> dict[str, Spot]:
    """Places for the nodes without one: as near as there is room to the neighbour with the fewest ties."""
    spots = dict(first)
    middle = np.mean(sorted(first.values()), axis=0) if first else np.zeros(2)
    for node in sorted(set(network) - set(first)):
        near = sorted((other for other in network[node] if other in first), key=lambda n: (network.degree(n), n))
        anchor = np.array(first[near[0]]) if near else middle
        spots[node] = _nearest(boxes[node], anchor, middle, _rectangles(spots, boxes))
    return {node: spot for node, spot in spots.items() if node not in first}


def _nearest(box: Box, anchor: Points, middle: Points, taken: Points) -> Spot:
    """The free place nearest to the anchor, on the side that looks away from the middle where there is a choice."""
    out = np.arctan2(*(anchor - middle)[::-1])
    for ring in range(1, RINGS):
        for turn in sorted(range(-8, 8), key=abs):
            angle = out + turn * np.pi / 8
            x, y = anchor + ring * RING * np.array([np.cos(angle) * ASPECT, np.sin(angle)])
            if _clear((x - box.width / 2, y - box.above, x + box.width / 2, y + box.below), taken):
                return float(x), float(y)
    return float(anchor[0]), float(anchor[1])


def _rectangles(spots: Mapping[str, Spot], boxes: Mapping[str, Box]) -> Points:
    """Left, top, right and bottom of each box, one row per node."""
    rows = [
        (x - boxes[node].width / 2, y - boxes[node].above, x + boxes[node].width / 2, y + boxes[node].below)
        for node, (x, y) in spots.items()
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _bounds(spots: Mapping[str, Spot], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all boxes together."""
    rows = _rectangles(spots, boxes)
    return float(rows[:, 0].min()), float(rows[:, 1].min()), float(rows[:, 2].max()), float(rows[:, 3].max())


def _clear(wanted: tuple[float, float, float, float], taken: Points) -> bool:
    """Whether a rectangle keeps half a gap from all others."""
    left, top, right, bottom = wanted
    near = GAP / 2
    aside = (taken[:, 0] > right + near) | (taken[:, 2] < left - near)
    return bool((aside | (taken[:, 1] > bottom + near) | (taken[:, 3] < top - near)).all())


def _apart(points: Points, boxes: Sequence[Box], rounds: int = ROUNDS) -> Points:
    """Push overlapping boxes apart along the shorter way until none overlap, or for so many rounds."""
    widths = np.array([box.width + GAP for box in boxes])
    heights = np.array([box.above + box.below + GAP for box in boxes])
    shift = np.column_stack([np.zeros(len(boxes)), [(box.below - box.above) / 2 for box in boxes]])
    centres = points + shift
    for _ in range(rounds):
        move = _push(centres, widths, heights)
        if not move.any():
            break
        centres = centres + move
    return np.asarray(centres - shift, dtype=np.float64)


def _push(centres: Points, widths: NDArray[np.float64], heights: NDArray[np.float64]) -> Points:
    """How far each box moves in one round; zero where nothing overlaps."""
    reach = np.array([widths.max(), heights.max()])
    # Only boxes whose centres are within one box's reach can overlap.
    pairs = cKDTree(centres / reach).query_pairs(1.0, p=np.inf, output_type="ndarray")
    a, b = pairs[:, 0], pairs[:, 1]
    apart = centres[a] - centres[b]
    room = np.column_stack([widths[a] + widths[b], heights[a] + heights[b]]) / 2
    over = room - np.abs(apart)
    overlap = (over > 0.5).all(axis=1)
    # Compared in parts of the boxes, which are wider than high: else everything would pile up in columns.
    sideways = over[:, 0] * room[:, 1] < over[:, 1] * room[:, 0]
    along = np.column_stack([overlap & sideways, overlap & ~sideways])
    # Two boxes at one spot part in the order of their ids: a is before b.
    step = along * np.where(apart == 0, -1.0, np.sign(apart)) * over * PUSH
    move = np.zeros_like(centres)
    np.add.at(move, a, step)
    np.add.at(move, b, -step)
    return move
