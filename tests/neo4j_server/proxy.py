"""A connection between kzgraph and a server that a test can cut, as a network does."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from types import TracebackType
from typing import Self


class Proxy:
    """Passes bytes on to `uri` from an address of its own, `self.uri`; `cut` ends all connections and refuses more."""

    def __init__(self, uri: str) -> None:
        scheme, _, target = uri.partition("://")
        host, _, port = target.rpartition(":")
        self._target = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.uri = f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"
        self._open: set[socket.socket] = set()
        self._whole = True
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, seconds: float) -> None:
        """End every connection, and let nobody through for so long."""
        self._whole = False
        for end in list(self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        threading.Timer(seconds, self._mend).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut(0)
        self._listener.close()

    def _mend(self) -> None:
        self._whole = True

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # the listener is closed
            while True:
                near, _ = self._listener.accept()
                if self._whole:
                    threading.Thread(target=self._pass_on, args=(near,), daemon=True).start()
                else:
                    near.close()

    def _pass_on(self, near: socket.socket) -> None:
        with near, socket.create_connection(self._target) as far, selectors.DefaultSelector() as ready:
            self._open |= {near, far}
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            with contextlib.suppress(OSError):
                while all(self._one(key.fileobj, key.data) for key, _ in ready.select()):
                    pass
            self._open -= {near, far}

    @staticmethod
    def _one(source: socket.socket, target: socket.socket) -> bool:
        data = source.recv(65_536)
        if data:
            target.sendall(data)
        return bool(data)
