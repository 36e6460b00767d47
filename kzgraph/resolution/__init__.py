"""Records → Graph: names, people, organisations, meetings, agreements, posts over time."""

from __future__ import annotations

from kzgraph.resolution.graph import resolve

__all__ = ["resolve"]
