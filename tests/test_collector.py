"""Memory in the making of much: what is put out of the way comes back, and only large caches go."""

from __future__ import annotations

import gc
from contextlib import suppress

from kzgraph.collector import LARGE, empty_caches, paused_collector
from kzgraph.resolution.values import dates, words


def test_the_collector_is_on_again_also_after_an_error() -> None:
    with suppress(ValueError), paused_collector():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_who_had_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_only_large_caches_are_emptied() -> None:
    words.words.cache_clear()
    for number in range(LARGE + 1):
        words.words(f"word {number}")
    dates.to_day("2024-10-18")
    kept = dates.to_day.cache_info().currsize
    empty_caches(words, dates)
    assert words.words.cache_info().currsize == 0
    assert dates.to_day.cache_info().currsize == kept > 0
