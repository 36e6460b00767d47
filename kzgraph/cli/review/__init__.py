"""kzgraph review: the commands by which people judge statements."""

from __future__ import annotations

from kzgraph.cli import common

command = common.group(
    "review",
    __name__,
    ("list", "reject", "confirm", "undo", "log"),
    about="Judge what documents state.",
    examples=(
        'kzgraph review list "Roman Vassilenko"',
        'kzgraph review reject s:001eb955 --why "the text means his predecessor"',
    ),
)
