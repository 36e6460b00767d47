"""Tables of cases in YAML, in which every scalar is a string, so that NO is Norway."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

# The loader in C, where it is there, takes a tenth of the time, which every worker spends before its first test.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def read_cases(file: Path) -> list[dict[str, Any]]:
    """The cases of a file, read once for all tests; nobody changes them."""
    cases: list[dict[str, Any]] = yaml.load(file.read_text(encoding="utf-8"), _LOADER)
    return cases
