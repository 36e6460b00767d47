"""The named queries: files of Cypher whose first comment lines say what they answer and what they want to know.

    // Title
    // What it answers, on any number of lines.
    // param NAME (string|integer[, default VALUE]): meaning, e.g. EXAMPLE

A query's name is its file's stem. To add one, put a file into a folder of `cypher/`. Files and texts of others run as
well: a parameter that they use without declaring it is a number where it looks like one, else a string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kzgraph.errors import InputError, UsageError
from kzgraph.stores.schema import cypher_folder

if TYPE_CHECKING:
    from kzgraph.model import Result
    from kzgraph.stores.base import Store

Value = str | int
ParameterKind = Literal["string", "integer", "either"]

_PARAMETER = re.compile(r"param (\w+) \((string|integer)(?:, default ([^)]*))?\): (.*), e\.g\. (.+)")
_BROWSER_HINT = re.compile(r":param\b")
# Strings, quoted names and comments: what looks like a parameter in them is none.
_OPAQUE = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_USED = re.compile(r"\$(\w+)")
_CLAUSE = re.compile(
    r"\s*(?://|/\*|(?:optional\s+match|match|return|call|unwind|with|show|explain|profile)\b)", re.IGNORECASE
)
_LIST_THEM = "kzgraph query --list"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query wants to know. `default` is None where a value must be given; `example` is one to try."""

    name: str
    kind: ParameterKind
    meaning: str = ""
    example: str = ""
    default: Value | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """One statement of Cypher with its name, what it answers and its parameters in the order of the file."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def example(self) -> str:
        """A command that runs it: every parameter that must be given, with its example."""
        given = [f' -p {p.name}="{p.example or "VALUE"}"' for p in self.parameters if p.default is None]
        return f"kzgraph query {self.name}{''.join(given)}"


@cache
def library() -> dict[str, Query]:
    """The queries that come with kzgraph, by name, sorted. `schema.cypher` is none of them."""
    files = sorted((p for p in cypher_folder().glob("*/*.cypher")), key=lambda p: p.stem)
    return {path.stem: parse(path.stem, path.read_text("utf-8")) for path in files}


def parse(name: str, text: str) -> Query:
    """Read a query's comments. Without any, the name is its title and the parameters are those that it uses."""
    header = _header(text)
    declared = tuple(_parameter(match) for line in header if (match := _PARAMETER.fullmatch(line)))
    prose = [line for line in header[1:] if not _PARAMETER.fullmatch(line) and not _BROWSER_HINT.search(line)]
    return Query(
        name=name,
        title=header[0] if header else name,
        description=" ".join(prose),
        parameters=declared + _undeclared(text, {p.name for p in declared}),
        text=text.strip().rstrip(";").rstrip(),
    )


def find(name: str) -> Query:
    """A query by its name in the library, by the path of a file, or given as Cypher.

    Raises UsageError for what is none of them, InputError for a file that cannot be read.
    """
    known = library().get(name) or library().get("-".join(name.lower().split()))
    if known:
        return known
    if _CLAUSE.match(name):
        return parse("text", name)
    path = Path(name)
    if path.suffix == ".cypher" or _is_file(path):
        return parse(path.stem, _read(path))
    raise UsageError(f"there is no query {name!r}{_nearest(name)}", cure=f"see them all: {_LIST_THEM}")


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

    Raises UsageError for a parameter that is missing or that the query does not know, and for a number that is none.
    """
    known = {p.name for p in query.parameters}
    unknown = sorted(set(values) - known)
    if unknown:
        takes = ", ".join(p.name for p in query.parameters) or "none"
        message = f"query {query.name!r} has no parameter {_quoted(unknown)}; it has {takes}"
        raise UsageError(message, cure=f"for example: {query.example}")
    missing = [p.name for p in query.parameters if p.default is None and p.name not in values]
    if missing:
        message = f"query {query.name!r} needs a value for {_quoted(missing)}"
        raise UsageError(message, cure=f"for example: {query.example}")
    return {p.name: _typed(query, p, values.get(p.name, p.default)) for p in query.parameters}


def run_query(store: Store, query: Query, parameters: Mapping[str, Value] | None = None) -> Result:
    """Bind the parameters and run the query. Raises what `bind` and `Store.run` raise."""
    return store.run(query.text, bind(query, parameters or {}))


def _header(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.strip().splitlines():
        if not line.startswith("//"):
            break
        lines.append(line.removeprefix("//").strip())
    return lines


def _parameter(match: re.Match[str]) -> Parameter:
    name, kind, default, meaning, example = match.groups()
    if kind == "integer":
        return Parameter(name, "integer", meaning, example, None if default is None else int(default))
    return Parameter(name, "string", meaning, example, default)


def _undeclared(text: str, declared: set[str]) -> tuple[Parameter, ...]:
    used = dict.fromkeys(_USED.findall(_OPAQUE.sub(" ", text)))
    return tuple(Parameter(name, "either") for name in used if name not in declared)


def _typed(query: Query, parameter: Parameter, value: Value | None) -> Value:
    if parameter.kind == "string" or (parameter.kind == "either" and not re.fullmatch(r"-?\d+", str(value))):
        return str(value)
    try:
        return int(str(value))
    except ValueError:
        message = f"parameter {parameter.name!r} of query {query.name!r} is a whole number, not {value!r}"
        raise UsageError(message, cure=f"for example: -p {parameter.name}={parameter.example or 10}") from None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a text too long for a name
        return False


def _read(path: Path) -> str:
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", cure=f"queries by name: {_LIST_THEM}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}", cure="save it as UTF-8 text") from None
    if not text.strip():
        raise InputError(f"{path}: is empty", cure="write one statement of Cypher into it")
    return text


def _nearest(name: str) -> str:
    from rapidfuzz import process

    near = process.extract(name.lower(), list(library()), limit=3, score_cutoff=55)
    return f"; did you mean {_quoted([n for n, *_ in near], 'or')}?" if near else ""


def _quoted(names: list[str], word: str = "and") -> str:
    quoted = [repr(name) for name in names]
    return f" {word} ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]
