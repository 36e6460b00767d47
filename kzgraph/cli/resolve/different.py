"""kzgraph resolve different."""

from __future__ import annotations

from kzgraph.cli.deciding import pair_command

command = pair_command(
    "different",
    """Say that two nodes are not one.

    A and B are names or ids, as for `same`; of one node that is to be two, give a name or id of each. The decision is
    written into the file of decisions, and applied to the store.
    """,
    examples=('kzgraph resolve different "European Council" "European Union" --why "one is a body of the other"',),
)
