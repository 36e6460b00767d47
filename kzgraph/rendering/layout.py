"""Where each node stands: computed here once, so that the page draws at once and the same every time.

A force-directed layout gives the shape; then boxes around nodes and their captions are pushed apart until none overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

SEED = 7
ASPECT = 1.25
"""Width to height of the drawing, like the part of a screen beside the panel."""
GAP = 14.0
"""Pixels between two boxes."""
FILL = 0.28
"""Share of the drawing's area that boxes take: more is crowded, less leaves captions too small to read."""
DETAILED = 400
"""Nodes up to which the layout may take all its iterations and boxes are pushed apart."""
ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a node with its caption, in pixels: `above` and `below` the node's centre."""

    width: float
    above: float
    below: float


def positions(boxes: Mapping[str, Box], edges: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Centre of each node in pixels; the same for the same input. `edges` are pairs of keys of `boxes`."""
    if not boxes:
        return {}
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(boxes))
    network.add_edges_from(sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]}))
    order = list(network)
    points = _scaled(_shape(network), [boxes[node] for node in order])
    if len(order) <= DETAILED:
        points = _apart(points, [boxes[node] for node in order])
    return {node: (round(x), round(y)) for node, (x, y) in zip(order, points.tolist(), strict=True)}


def _shape(network: nx.Graph[str]) -> Points:
    """Unit-free coordinates, one row per node."""
    size = network.number_of_nodes()
    iterations = 300 if size <= DETAILED else max(8, 30_000 // size)
    spot = nx.spring_layout(network, seed=SEED, iterations=iterations, k=1.6 / size**0.5, method="force")
    return np.array([spot[node] for node in network], dtype=np.float64)


def _scaled(points: Points, boxes: Sequence[Box]) -> Points:
    """Stretch to a rectangle with room for all boxes, whatever outliers there are: ranks and places, half and half."""
    area = sum((box.width + GAP) * (box.above + box.below + GAP) for box in boxes) / FILL
    height = (area / ASPECT) ** 0.5
    spread = np.column_stack([_even(points[:, 0]), _even(points[:, 1])])
    return np.asarray(spread * np.array([height * ASPECT, height]), dtype=np.float64)


def _even(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Between -0.5 and 0.5, half by place and half by rank, so that crowded parts get more room than empty ones."""
    span = float(np.ptp(values)) or 1.0
    place = (values - values.min()) / span
    rank = np.argsort(np.argsort(values, kind="stable"), kind="stable") / max(1, len(values) - 1)
    return np.asarray((place + rank) / 2 - 0.5, dtype=np.float64)


def _apart(points: Points, boxes: Sequence[Box]) -> Points:
    """Push overlapping boxes apart along the shorter way, each pair by half, until none overlap."""
    widths = np.array([box.width + GAP for box in boxes])
    heights = np.array([box.above + box.below + GAP for box in boxes])
    shift = np.array([(box.below - box.above) / 2 for box in boxes])
    centres = points + np.column_stack([np.zeros(len(boxes)), shift])
    for _ in range(ROUNDS):
        move = _push(centres, widths, heights)
        if not move.any():
            break
        centres = centres + move
    return np.asarray(centres - np.column_stack([np.zeros(len(boxes)), shift]), dtype=np.float64)


def _push(centres: Points, widths: NDArray[np.float64], heights: NDArray[np.float64]) -> Points:
    dx = centres[:, None, 0] - centres[None, :, 0]
    dy = centres[:, None, 1] - centres[None, :, 1]
    over_x = (widths[:, None] + widths[None, :]) / 2 - np.abs(dx)
    over_y = (heights[:, None] + heights[None, :]) / 2 - np.abs(dy)
    overlap = (over_x > 0.5) & (over_y > 0.5)
    np.fill_diagonal(overlap, False)
    sideways = overlap & (over_x < over_y)
    upright = overlap & ~sideways
    # Two boxes at one spot part in the order of their ids.
    before = np.arange(len(centres))[:, None] - np.arange(len(centres))[None, :]
    sign_x = np.where(dx == 0, np.sign(before), np.sign(dx))
    sign_y = np.where(dy == 0, np.sign(before), np.sign(dy))
    move_x = (sideways * sign_x * over_x).sum(axis=1) * 0.3
    move_y = (upright * sign_y * over_y).sum(axis=1) * 0.3
    return np.column_stack([move_x, move_y])
