"""Cached readers of the data files in `kzgraph/lexicon`: no knowledge here, only how it is opened."""

from __future__ import annotations

import re
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


@cache
def folded_words(name: str) -> frozenset[str]:
    """The entries of a word list in lower case."""
    return frozenset(word.lower() for word in word_list(name))


def one_of(patterns: list[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One regular expression that matches any of the patterns."""
    # A capital letter asked for is one, also where the rest is matched without regard to case.
    return re.compile("|".join(f"(?:{p})" for p in patterns).replace("[A-Z]", "(?-i:[A-Z])"), flags)


@cache
def words_of(file: str, key: str) -> frozenset[str]:
    """The words of a list in `kzgraph/lexicon/FILE.yaml`, to look words up in."""
    return frozenset(lexicon(file)[key])


@cache
def pattern(file: str, key: str, *, cased: bool = False) -> re.Pattern[str]:
    """The regular expressions of a list in `kzgraph/lexicon/FILE.yaml` as one; `cased` where case counts."""
    return one_of(list(lexicon(file)[key]), 0 if cased else re.IGNORECASE)
