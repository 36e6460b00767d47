"""A graph as one HTML file that needs nothing else: click a relationship, read the sentence that states it."""

from __future__ import annotations

from kzgraph.rendering.page import render
from kzgraph.rendering.view import DEFAULT_LIMIT, View, choose

__all__ = ["DEFAULT_LIMIT", "View", "choose", "render"]
