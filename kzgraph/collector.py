"""Memory in the making of much: Python's garbage collector out of the way, and caches emptied that have served."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


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
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # What stays is old at once: else it is gone through for each generation.
            gc.enable()


LARGE = 16_384
"""Entries above which a cache takes so much memory that it is worth while to make anew what is asked for again."""


def empty_caches(*modules: ModuleType) -> None:
    """Let go of the large caches of functions in these modules."""
    for module in modules:
        for value in list(vars(module).values()):
            info = getattr(value, "cache_info", None)
            if info and info().currsize > LARGE:
                value.cache_clear()
