"""Opens the data files of `kzgraph/lexicon`, each once: no knowledge here, and no stage of its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def lexicon(name: str) -> Any:
    """The content of `kzgraph/lexicon/NAME.yaml`."""
    text = files("kzgraph").joinpath("lexicon", f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=_LOADER)


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of `kzgraph/lexicon/NAME.txt`: one a line, `#` begins a comment."""
    text = files("kzgraph").joinpath("lexicon", f"{name}.txt").read_text("utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)
