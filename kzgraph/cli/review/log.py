"""kzgraph review log: the same as kzgraph resolve log, for there is one file of decisions."""

from __future__ import annotations

from kzgraph.cli.resolve.log import command

__all__ = ["command"]
