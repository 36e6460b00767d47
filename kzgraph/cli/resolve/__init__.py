"""kzgraph resolve: the commands by which people decide which nodes are one."""

from __future__ import annotations

from kzgraph.cli import common

command = common.group(
    "resolve",
    __name__,
    ("review", "same", "different", "unsure", "undo", "log", "explain"),
    about="Decide which nodes are one.",
    examples=(
        "kzgraph resolve review",
        'kzgraph resolve same "European Council" "European Union" --dry-run',
    ),
)
