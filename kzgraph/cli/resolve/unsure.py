"""kzgraph resolve unsure."""

from __future__ import annotations

from kzgraph.cli.deciding import pair_command

command = pair_command(
    "unsure",
    """Say that it is open whether two nodes are one.

    A and B are names or ids, as for `same`. It changes nothing in the store: the pair is no longer shown by `review`,
    unless with --all.
    """,
    examples=('kzgraph resolve unsure "Kaja Kallas" "Josef Síkela" --why "no document tells"',),
)
