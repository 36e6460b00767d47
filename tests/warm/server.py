"""`python -m tests.warm.server SOCKET`: runs command lines that clients send, until its stdin is closed."""

from __future__ import annotations

import json
import os
import socket
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from select import select

import kzgraph
from kzgraph.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
LATER = ("kglite", "rich.table", "kzgraph.analysis", "kzgraph.rendering", "kzgraph.exporting", "kzgraph.folders")


def serve(address: str) -> None:
    """Answer at this socket; says READY once all is warm."""
    _warm()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        print("READY", flush=True)
        while sys.stdin not in select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            with connection:
                if not os.fork():
                    listener.close()
                    _run(connection)
            with suppress(ChildProcessError):  # there is none any more
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _warm() -> None:
    """Import and compile. No store is opened: what it might start besides does not come through a fork."""
    for name in (*(f"kzgraph.cli.{command}" for command in COMMANDS), *LATER):
        import_module(name)
    documents = (part for part in kzgraph.read(ROOT / "seeds") if not isinstance(part, Exception))
    kzgraph.resolve([kzgraph.extract(document) for document in documents])


def _run(connection: socket.socket) -> None:
    """In a process of its own: take the client's place, run its command, and tell the exit code."""
    code = 1
    try:
        arguments = _take_place(connection)
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.flush()
        connection.sendall(bytes([code]))
        os._exit(code)


def _take_place(connection: socket.socket) -> list[str]:
    """Take the client's streams, folder and environment; gives the arguments."""
    head, streams, _, _ = socket.recv_fds(connection, 8, 3)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    with connection.makefile("rb") as file:
        arguments, folder, environment = json.loads(file.read(int.from_bytes(head, "big")))
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    paths = environment.get("PYTHONPATH", "").split(os.pathsep)
    sys.path[:0] = [path for path in paths if path and path not in sys.path]
    sys.argv = ["kzgraph", *arguments]
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, buffering=1, errors="backslashreplace")
    return [*arguments]


if __name__ == "__main__":
    serve(sys.argv[1])
