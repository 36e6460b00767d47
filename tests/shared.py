"""Texts of others that are no part of a checkout: the annotated set and the corpus of readouts."""

from __future__ import annotations

import os
from pathlib import Path

from tests import groups

_ROOT = Path(__file__).resolve().parents[1]


def shared(name: str) -> Path:
    """A file or folder below `../shared`, or below KZGRAPH_SHARED; without it the test is skipped and named."""
    folder = Path(os.environ.get("KZGRAPH_SHARED") or _ROOT.parent / "shared")
    if not (folder / name).exists():
        groups.absent("shared", f"no {name} in {folder}", "KZGRAPH_SHARED names the folder that holds it")
    return folder / name
