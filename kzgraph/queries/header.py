"""What a file of Cypher says of itself in its first comment lines.

    // Title
    // What it answers, on any number of lines.
    // cost: what it walks
    // shows: graph
    // table: COLUMN, COLUMN
    // param NAME (TYPE[, default VALUE]): meaning, e.g. EXAMPLE

A type is `string`, `integer`, `date`, or the values of which it is one: `held|planned`.

`table` names the columns that a table for people has room for, where not all of them.
`shows: graph` marks a query that returns nodes, relationships or paths, for Neo4j Browser; all others return rows.
Files and texts of others run as well: a parameter that they use without declaring it is a number where it looks like
one, else a string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Value = str | int
ParameterKind = Literal["string", "integer", "date", "either"]
Shown = Literal["rows", "graph"]

_PARAMETER = re.compile(r"param (\w+) \((string|integer|date|\w+(?:\|\w+)+)(?:, default ([^)]*))?\): (.*), e\.g\. (.+)")
_COST, _SHOWS, _TABLE = "cost: ", "shows: ", "table: "
_BROWSER_HINT = re.compile(r":param\b")
# Strings, quoted names and comments: what looks like a parameter in them is none.
_OPAQUE = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_USED = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query wants to know. `default` is None where a value must be given; `example` is one to try.

    A date is a day, a month or a year (`2024-10-18`, `2024-10`, `2024`). With `choices` it is one of them, or the
    default.
    """

    name: str
    kind: ParameterKind
    meaning: str = ""
    example: str = ""
    default: Value | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """One statement of Cypher with its name, what it answers and its parameters in the order of the file.

    `cost` says in words what it walks, `shows` whether it returns rows, for every store, or a graph to look at, for
    Neo4j Browser. `folder` is the question that it belongs to, `table` the columns that a table for people shows (none:
    all); the last four are empty for a text of one's own.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str
    cost: str = ""
    shows: Shown = "rows"
    folder: str = ""
    table: tuple[str, ...] = ()

    @property
    def example(self) -> str:
        """A command that runs it: every parameter that must be given, with its example."""
        given = [f' -p {p.name}="{p.example or "VALUE"}"' for p in self.parameters if p.default is None]
        return f"kzgraph query {self.name}{''.join(given)}"


def parse(name: str, text: str, folder: str = "") -> Query:
    """Read a query's comments. Without any, the name is its title and the parameters are those that it uses."""
    header = _header(text)
    declared = tuple(_parameter(match) for line in header if (match := _PARAMETER.fullmatch(line)))
    return Query(
        name=name,
        title=header[0] if header else name,
        description=" ".join(line for line in header[1:] if _is_prose(line)),
        parameters=declared + _undeclared(text, {p.name for p in declared}),
        text=text.strip().rstrip(";").rstrip(),
        cost=_value(header, _COST),
        shows="graph" if _value(header, _SHOWS) == "graph" else "rows",
        folder=folder,
        table=tuple(filter(None, _value(header, _TABLE).split(", "))),
    )


def _header(text: str) -> list[str]:
    """The first lines of comment, up to the one for Neo4j Browser: what comes after that explains the Cypher."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if not line.startswith("//") or _BROWSER_HINT.search(line):
            break
        lines.append(line.removeprefix("//").strip())
    return lines


def _is_prose(line: str) -> bool:
    return not (_PARAMETER.fullmatch(line) or line.startswith((_COST, _SHOWS, _TABLE)))


def _value(header: list[str], key: str) -> str:
    return next((line.removeprefix(key) for line in header if line.startswith(key)), "")


def _parameter(match: re.Match[str]) -> Parameter:
    name, kind, default, meaning, example = match.groups()
    if kind == "integer":
        return Parameter(name, "integer", meaning, example, None if default is None else int(default))
    if kind == "date":
        return Parameter(name, "date", meaning, example, default)
    return Parameter(name, "string", meaning, example, default, tuple(kind.split("|")) if "|" in kind else ())


def _undeclared(text: str, declared: set[str]) -> tuple[Parameter, ...]:
    used = dict.fromkeys(_USED.findall(_OPAQUE.sub(" ", text)))
    return tuple(Parameter(name, "either") for name in used if name not in declared)
