"""Where a graph is kept: an embedded file (kglite) or a Neo4j server, behind one small protocol.

`base.py` says what every store can do; `kglite.py` and `neo4j.py` do it with the Cypher of `statements.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from kzgraph.stores.address import SERVER_SCHEMES, FileAddress, ServerAddress, parse_address
from kzgraph.stores.base import Changes, Growth, Progress, Store, StoreInfo

__all__ = ["OPENERS", "Changes", "Growth", "Progress", "Store", "StoreInfo", "open_store"]


def _open_file(address: FileAddress, *, read_only: bool) -> Store:
    from kzgraph.stores.kglite import open_kglite

    return open_kglite(address, read_only=read_only)


def _open_server(address: ServerAddress, *, read_only: bool) -> Store:
    from kzgraph.stores.neo4j import open_neo4j

    return open_neo4j(address, read_only=read_only)


OPENERS: dict[str, Callable[..., Store]] = {"file": _open_file, **dict.fromkeys(SERVER_SCHEMES, _open_server)}
"""Scheme of an address -> what opens it. A further store is one more line here and one more scheme in `address.py`."""


def open_store(address: str | None = None, *, read_only: bool = False) -> Store:
    """Open the store at an address: a path, `neo4j://`, `bolt://`; None means KZGRAPH_DB, else `./kzgraph.kgl`.

    `read_only` refuses `replace` and needs a store that is there. Raises UsageError for an address of no known form,
    StoreError where what is there cannot be used, StoreUnreachable where a server does not let us in.
    """
    where = parse_address(address)
    return OPENERS[where.scheme](where, read_only=read_only)
