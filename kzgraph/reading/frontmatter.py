"""Front matter: a block of YAML between two lines of three dashes, before the text."""

from __future__ import annotations

import re

import yaml

from kzgraph.errors import InputError
from kzgraph.reading.metadata import BadValue, Metadata, metadata_from

MAX_CHARACTERS = 65_536
"""Of a front matter. Real ones have some hundred; a limit keeps a hostile one from keeping YAML busy."""

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"\s*[\w-]+[ \t]*:(?:\s|\Z)")
_LINE = re.compile(r"(?P<key>[\w-]+):[ \t]+(?P<value>[^\s\[{\"'&*!|>%@`#].*)")
_EMPTY = {"", "~", "null", "none"}
_CURE = "mend it, or remove the block between the two lines of dashes; put a value with a colon in quotes"


def split_front_matter(text: str, name: str) -> tuple[Metadata, str]:
    """The metadata before a text, and the text after it, unchanged; empty metadata where there is no front matter.

    `name` is the file's, for messages. Raises InputError, with the line, where the front matter is broken.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return Metadata(), text
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_CHARACTERS)
    if closing is None:
        if not _KEY.match(text, opening.end()):
            return Metadata(), text  # three dashes as a rule above the text
        raise InputError(f"{name}:1: front matter without an end", cure="close it with a line of three dashes: ---")
    return _metadata(text[opening.end() : closing.start()], name), text[closing.end() :]


def _metadata(block: str, name: str) -> Metadata:
    values = _values(block, name)
    try:
        return metadata_from({k.lower(): None if str(v).lower() in _EMPTY else v for k, v in values.items()})
    except BadValue as error:
        raise InputError(f"{name}:{_line_of(error.key, block)}: front matter: {error}", cure=_CURE) from error


def _values(block: str, name: str) -> dict[str, object]:
    try:
        # The base loader makes strings, lists and dictionaries and nothing else: safe, and 2024-10 stays what it is.
        values = yaml.load(block, yaml.BaseLoader)
    except RecursionError as error:
        raise InputError(f"{name}:2: broken front matter: nested too deeply", cure=_CURE) from error
    except yaml.YAMLError as error:
        where, why = _where(error, block)
        if "mapping values" in why and (lines := _lines(block)) is not None:
            return lines
        raise InputError(f"{name}:{where}: broken front matter: {why}", cure=_CURE) from error
    if values is None or values == "":
        return {}
    if not isinstance(values, dict):
        raise InputError(f"{name}:2: broken front matter: no list of keys and values", cure=_CURE)
    return {key: value for key, value in values.items() if isinstance(key, str)}


def _lines(block: str) -> dict[str, object] | None:
    """A block of lines "key: value" with a colon in a value, which YAML refuses; None where it holds anything else.

    "title: Visit: day two" can only mean one thing.
    """
    found = [_LINE.fullmatch(line.rstrip()) for line in block.splitlines() if line.strip()]
    return None if None in found else {m["key"]: m["value"] for m in found if m}


def _where(error: yaml.YAMLError, block: str) -> tuple[int, str]:
    """The line in the file (its first line is the dashes) and the reason."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        why = ", ".join(filter(None, (error.context, error.problem)))
        return (mark.line + 2 if mark else 2), why or "cannot be read"
    position = getattr(error, "position", 0)
    return block.count("\n", 0, position) + 2, getattr(error, "reason", "cannot be read")


def _line_of(key: str, block: str) -> int:
    lines = block.split("\n")
    return next((i + 2 for i, line in enumerate(lines) if line.lstrip().lower().startswith(key)), 2)
