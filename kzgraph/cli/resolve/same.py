"""kzgraph resolve same."""

from __future__ import annotations

from kzgraph.cli.deciding import pair_command

command = pair_command(
    "same",
    """Say that two nodes are one.

    A and B are names or ids of two people, organisations, meetings or agreements. The decision is written into the file
    of decisions, and applied to the store.
    """,
    examples=('kzgraph resolve same "European Council" "European Union" --dry-run',),
)
