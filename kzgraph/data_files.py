"""Opens the data files of `kzgraph/lexicon`, each once: no knowledge here, and no stage of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kzgraph.errors import LexiconError

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """YAML with three tags.

    `!any` is an expression that matches any of a list, `!each` the expressions themselves, as entries of the list
    about it, each looked for by its own words; `!words FILE.KEY` is a list of another file.
    """


def _any(loader: Any, node: Any) -> str:
    parts = loader.construct_mapping(node, deep=True)
    return f"{_row(parts.get('before', ''))}{_alternatives(parts['of'])}{_row(parts.get('after', ''))}"


class _Each(list[str]):
    """Entries of the list about it."""


def _each(loader: Any, node: Any) -> _Each:
    parts = loader.construct_mapping(node, deep=True)
    before, after = _row(parts.get("before", "")), _row(parts.get("after", ""))
    return _Each(f"{before}(?:{form}){after}" for form in _flat(parts["of"]))


def _spread(part: Any) -> Any:
    """A part of a file with the entries of each `!each` in the list about it."""
    if isinstance(part, dict):
        return {key: _spread(value) for key, value in part.items()}
    if not isinstance(part, list):
        return part
    return [entry for value in part for entry in (value if isinstance(value, _Each) else [_spread(value)])]


def _row(part: Any) -> str:
    """What stands about the list: one expression, or several one after the other, of which lists are any of theirs."""
    return part if isinstance(part, str) else "".join(p if isinstance(p, str) else _alternatives(p) for p in part)


def _alternatives(parts: list[Any]) -> str:
    return f"(?:{'|'.join(_flat(parts))})"


def _flat(parts: list[Any]) -> Iterator[str]:
    for part in parts:
        yield from [part] if isinstance(part, str) else _flat(part)


def _words(loader: Any, node: Any) -> Any:
    name, _, key = loader.construct_scalar(node).partition(".")
    return lexicon(name)[key]


_Loader.add_constructor("!any", _any)
_Loader.add_constructor("!each", _each)
_Loader.add_constructor("!words", _words)


@cache
def lexicon(name: str) -> Any:
    """The content of `kzgraph/lexicon/NAME.yaml`. Raises LexiconError where it is no YAML."""
    text = files("kzgraph").joinpath("lexicon", f"{name}.yaml").read_text("utf-8")
    try:
        return _spread(yaml.load(text, Loader=_Loader))
    except yaml.YAMLError as error:
        raise LexiconError(f"lexicon/{name}.yaml: broken YAML: {' '.join(str(error).split())}") from error


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of `kzgraph/lexicon/NAME.txt`: one a line, `#` begins a comment."""
    text = files("kzgraph").joinpath("lexicon", f"{name}.txt").read_text("utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def lexicon_names(ending: str) -> tuple[str, ...]:
    """The names of the files of `kzgraph/lexicon` with this ending (yaml, txt), without it."""
    found = (file.name for file in files("kzgraph").joinpath("lexicon").iterdir())
    return tuple(sorted(name.removesuffix(f".{ending}") for name in found if name.endswith(f".{ending}")))


def broken_expression(error: re.error, expressions: Iterable[str] = ()) -> LexiconError:
    """What to say of an expression that does not compile: the file and key that it, or a part of it, comes from.

    `expressions` are those it was made of, where that is known.
    """
    whole = str(error.pattern)
    given = {expression for expression in expressions if not compiles(expression)}
    for name in lexicon_names("yaml"):
        for key, text in strings(lexicon(name)):
            if (text in given) if given else (text in whole and not compiles(text)):
                return LexiconError(
                    f"lexicon/{name}.yaml: {key}: not a regular expression: {error.msg}: {text}",
                    cure="mend it; pytest tests/lexicon tells of others",
                )
    return LexiconError(f"lexicon: not a regular expression: {error}: {whole[:200]}", cure="pytest tests/lexicon")


def compiles(expression: str) -> bool:
    """Whether it is a regular expression."""
    try:
        re.compile(expression)
    except re.error:
        return False
    return True


def strings(part: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, text) for every text in a file of the lexicon, the key as in `triggers.visit`."""
    if isinstance(part, str):
        yield key, part
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from strings(value, f"{key}.{name}" if key else str(name))
    elif isinstance(part, list):
        for value in part:
            yield from strings(value, key)
