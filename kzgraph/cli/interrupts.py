"""Waiting at a terminal without missing Ctrl-C."""

from __future__ import annotations

import os
import select
import signal
import sys


def wait_for_input() -> None:
    """Wait until something is typed. Raises KeyboardInterrupt for a Ctrl-C at any moment, which reading would miss
    between Python's last look for signals and the system call that sleeps: there it would wait for a line first.
    """
    if sys.platform == "win32":  # select waits for sockets only
        return
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    before = signal.set_wakeup_fd(waker)  # a signal is written into the pipe, where select finds it whenever it came
    try:
        select.select([sys.stdin, woken], [], [])
    finally:
        signal.set_wakeup_fd(before)
        os.close(woken)
        os.close(waker)
