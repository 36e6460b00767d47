"""Why a query finds nothing: names that nobody in the graph bears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kzgraph.errors import NotFound, UsageError
from kzgraph.finding import find_entity
from kzgraph.queries.header import Query, Value
from kzgraph.queries.values import bind

if TYPE_CHECKING:
    from kzgraph.stores.base import Store

_WHOLE_NAME = "any known name"
"""How the meaning of a parameter reads that takes a whole name."""


def unknown_names(store: Store, query: Query, values: Mapping[str, Value]) -> Iterator[NotFound]:
    """For each whole name given that is nobody's: what says so, with near names as its cure."""
    bound = bind(query, values)
    for parameter in query.parameters:
        if _WHOLE_NAME not in parameter.meaning or bound[parameter.name] == parameter.default:
            continue
        try:
            find_entity(store, str(bound[parameter.name]))
        except NotFound as unknown:
            yield unknown
        except UsageError:  # several are called so
            continue
