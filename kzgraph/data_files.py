"""Opens the data files of `kzgraph/lexicon`, each once: no knowledge here, and no stage of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """YAML with the tag `!any`: an expression that matches any of a list, written as the list."""


def _any(loader: Any, node: Any) -> str:
    parts = loader.construct_mapping(node, deep=True)
    return f"{parts.get('before', '')}(?:{'|'.join(parts['of'])}){parts.get('after', '')}"


_Loader.add_constructor("!any", _any)


@cache
def lexicon(name: str) -> Any:
    """The content of `kzgraph/lexicon/NAME.yaml`."""
    text = files("kzgraph").joinpath("lexicon", f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=_Loader)


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of `kzgraph/lexicon/NAME.txt`: one a line, `#` begins a comment."""
    text = files("kzgraph").joinpath("lexicon", f"{name}.txt").read_text("utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)
