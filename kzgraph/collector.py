"""Memory in the making of much: Python's garbage collector out of the way, and caches emptied that have served."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """No looking for cycles within: millions of new values that all stay are gone through again and again for nothing,
    which takes as long as making them. What refers to itself and is dropped meanwhile is found afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


LARGE = 16_384
"""Entries above which a cache takes so much memory that it is worth while to make anew what is asked for again."""


def empty_caches(*modules: str) -> None:
    """Let go of the large caches of functions in these modules of kzgraph, as far as they are in use at all."""
    for name in modules:
        module = sys.modules.get(f"kzgraph.{name}")
        for value in list(vars(module).values()) if module else ():
            info = getattr(value, "cache_info", None)
            if info and info().currsize > LARGE:
                value.cache_clear()
