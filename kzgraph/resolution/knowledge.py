"""Opens the data files of `kzgraph/lexicon` that the resolution uses; no knowledge here."""

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
def lexicon_if_there(name: str) -> Any:
    """The same, or None where the package has no such file."""
    return lexicon(name) if files("kzgraph").joinpath("lexicon", f"{name}.yaml").is_file() else None
