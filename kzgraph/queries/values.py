"""The values with which a query runs: from `KEY=VALUE` strings to typed parameters, defaults filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kzgraph.errors import UsageError
from kzgraph.model import real_date
from kzgraph.queries.header import Parameter, Query, Value

_NUMBER = re.compile(r"-?\d+")
LIMIT = "limit"
"""The parameter that says how many rows there are at most."""
LARGEST = 2**63 - 1
"""Integers of Cypher have 64 bits."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def assignments(pairs: Iterable[str]) -> dict[str, str]:
    """`KEY=VALUE` strings as a mapping; the value may contain `=`. UsageError where there is none."""
    values: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError(
                f"a parameter is given as KEY=VALUE, not {pair!r}", cure='for example -p person="Roman Vassilenko"'
            )
        values[key.strip()] = value
    return values


def bind(query: Query, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with which a query runs: typed, defaults filled in.

    Raises UsageError for a parameter that is missing, empty, or that the query does not know, and for a number, a date
    or one of several words that is none.
    """
    known = {p.name for p in query.parameters}
    unknown = sorted(set(values) - known)
    if unknown:
        takes = ", ".join(p.name for p in query.parameters) or "none"
        message = f"query {query.name!r} has no parameter {quoted(unknown)}; it has {takes}"
        raise UsageError(message, cure=f"for example: {query.example}")
    missing = [p.name for p in query.parameters if p.default is None and p.name not in values]
    if missing:
        message = f"query {query.name!r} needs a value for {quoted(missing)}"
        given = " ".join(f"-p {name}=VALUE" for name in missing)
        raise UsageError(message, cure=f"for example: {query.example if query.folder else f'add {given}'}")
    return {p.name: _typed(query, p, values.get(p.name, p.default)) for p in query.parameters}


def _typed(query: Query, parameter: Parameter, value: Value | None) -> Value:
    text = str(value)
    if parameter.kind == "date":
        return _date(query, parameter, text)
    if parameter.choices and text not in {*parameter.choices, str(parameter.default)}:
        return _refuse(query, parameter, f"is one of {', '.join(parameter.choices)}, not {text!r}")
    if parameter.kind == "string":
        # A part of a name that is empty is a part of every name: somebody's variable was not set.
        return text if text.strip() else _refuse(query, parameter, "is empty")
    if parameter.kind == "either" and not _NUMBER.fullmatch(text):
        return text
    try:
        number = int(text)
    except ValueError:
        return _refuse(query, parameter, f"is a whole number, not {value!r}")
    if not -LARGEST <= number <= LARGEST:
        return _refuse(query, parameter, f"is at most {LARGEST}, not {number}")
    if parameter.name == LIMIT and number < 0:
        return _refuse(query, parameter, f"is 0 or more, not {number}")
    return number


def default_limit(query: Query, values: Mapping[str, Value]) -> int | None:
    """How many rows a query returns at most because nobody said how many; None where somebody did, or where its rows
    are not limited so."""
    limit = next((p.default for p in query.parameters if p.name == LIMIT), None)
    ends_so = query.shows == "rows" and query.text.endswith(f"LIMIT ${LIMIT}")
    return limit if ends_so and isinstance(limit, int) and LIMIT not in values else None


def is_date(text: str) -> bool:
    """Whether the text is a day that there is, a month or a year: 2024-10-18, 2024-10, 2024."""
    try:
        return _DATE.fullmatch(text) is not None and bool(real_date(text))
    except ValueError:
        return False


def need_date(text: str) -> str:
    """The same text; UsageError where it is no date."""
    if not is_date(text):
        raise UsageError(f"{text!r} is no date", cure="give a day, a month or a year: 2024-10-18, 2024-10, 2024")
    return text


def _date(query: Query, parameter: Parameter, text: str) -> str:
    if text != parameter.default and not is_date(text):
        return str(_refuse(query, parameter, f"is a day, a month or a year (2024-10-18, 2024-10, 2024), not {text!r}"))
    return text


def _refuse(query: Query, parameter: Parameter, why: str) -> Value:
    raise UsageError(
        f"parameter {parameter.name!r} of query {query.name!r} {why}",
        cure=f'for example: -p {parameter.name}="{parameter.example or 10}"',
    )


def quoted(names: list[str], word: str = "and") -> str:
    """`'a', 'b' and 'c'`: names in a sentence."""
    each = [repr(name) for name in names]
    return f" {word} ".join([", ".join(each[:-1]), each[-1]]) if len(each) > 1 else each[0]
