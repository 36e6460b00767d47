"""Document → Record: who met whom, as what, when and where, what was signed, which figures were given.

`extract` is a pure function. A document in another language than English gives a record with its head only: the grammar
here is of English, and a wrong statement is worse than none.
"""

from __future__ import annotations

from kzgraph.extraction.reader import extract, understand

__all__ = ["extract", "understand"]
