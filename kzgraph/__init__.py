"""kzgraph: a graph of diplomatic relations in which every statement leads back to its sentence.

The four arrows: `read` files into Documents, `extract` each into a Record, `resolve` Records into a Graph,
`open_store` to load and query it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kzgraph.extraction import extract
    from kzgraph.reading import read
    from kzgraph.resolution import resolve
    from kzgraph.stores import open_store

__all__ = ["extract", "open_store", "read", "resolve"]
__version__ = "0.1.0"

_HOMES = {
    "read": "kzgraph.reading",
    "extract": "kzgraph.extraction",
    "resolve": "kzgraph.resolution",
    "open_store": "kzgraph.stores",
}


def __getattr__(name: str) -> Any:
    # Imported on first use, so that `kzgraph --help` does not pay for stages that it does not run.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kzgraph' has no attribute {name!r}")
