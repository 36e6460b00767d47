"""kzgraph review undo: the same as kzgraph resolve undo, for there is one file of decisions."""

from __future__ import annotations

from kzgraph.cli.resolve.undo import command

__all__ = ["command"]
