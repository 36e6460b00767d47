"""Why a query finds nothing: names that nobody in the graph bears, labels and types that nothing in it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kzgraph.errors import NotFound, UsageError
from kzgraph.finding import find_entity
from kzgraph.queries.header import Query, Value
from kzgraph.queries.values import bind
from kzgraph.stores.guard import without_quoted
from kzgraph.stores.statements import LABELS, TYPES

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


_NAME = r"[A-Za-z_]\w*"
_AFTER = r"\s*(?:[])}{*]|\bWHERE\b)"
_OF_NODES = re.compile(rf"\(\s*\w*\s*:\s*({_NAME}(?:\s*[:&|]\s*{_NAME})*){_AFTER}", re.IGNORECASE)
_OF_RELATIONSHIPS = re.compile(rf"\[\s*\w*\s*:\s*({_NAME}(?:\s*\|\s*:?\s*{_NAME})*){_AFTER}", re.IGNORECASE)
_KINDS = (
    (
        "node with the label",
        _OF_NODES,
        {*LABELS, *(more for others in LABELS.values() for more in others), "Load"},
        "MATCH (n:{}) RETURN count(n) AS number",
    ),
    ("relationship of the type", _OF_RELATIONSHIPS, TYPES, "MATCH ()-[r:{}]->() RETURN count(r) AS number"),
)
"""What a pattern names, where it stands in one, those of kzgraph, and how others (of other programs) are counted."""

NEAR = 60
"""Likeness in 100 from which a label is offered for another: Persn and Person have 91, Embassy and Agreement 25."""


def unknown_labels(store: Store, query: Query) -> Iterator[NotFound]:
    """For each label and type in the patterns of a query that nothing in the store has: what says so, with a near one
    as its cure. Names in back-ticks, and those outside of patterns, are not looked at."""
    from rapidfuzz import process, utils

    bare = without_quoted(query.text)
    for what, form, known, count in _KINDS:
        named = dict.fromkeys(name for found in form.finditer(bare) for name in re.findall(_NAME, found[1]))
        for name in (name for name in named if name not in known):
            if store.run(count.format(name)).rows[0][0]:
                continue
            near = process.extractOne(name, sorted(known), processor=utils.default_process, score_cutoff=NEAR)
            cure = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
            yield NotFound(f"the graph has no {what} {name}", cure=cure)
