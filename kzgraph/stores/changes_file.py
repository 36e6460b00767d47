"""The file beside an embedded store that holds what was changed since the store itself was written.

`kzgraph.kgl` has `kzgraph.kgl.changes`. A large store takes ten seconds to open and to save; a change of a few
documents is put at the end of this file instead, and whoever reads the store carries it out in memory.

The file is text, and there is no code in it: a frame for the store that it belongs to, then one for each change. A
frame is a line of JSON that says how many bytes follow, these bytes (lines of JSON), and a line with the digest of
both. A frame that is cut off or damaged ends the file: it, and all behind it, is as if it were not there.

Invariant: a store has a token of its own each time that it is written, and only changes that go with this token, from
the state that is there to another one, are carried out. So it does no harm if one of the two files is of another time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kzgraph.model import Change
from kzgraph.stores.changes_rows import change_from_lines, lines_of
from kzgraph.stores.load import TOKEN

MOST_BYTES = 20_000_000
"""From here on the next change goes into the store itself. Whoever opens the store carries out all changes, some 4 ms
of processor time for one of a document (16 kB): this many take five seconds, half of what a store that large takes."""
SHARE = 10
"""So does it where the changes are more than one in so many of the store's own bytes, ..."""
LEAST_BYTES = 100_000
"""... unless they are less than this."""
MOST_BLOCKS = 2_000
"""The most changes, however small they are."""
NOT_OURS = 1_000_000_000
"""Bytes of a file that kzgraph did not write."""
_FORM = 1
_END = len(b'{"sha256": ""}\n') + 64


@dataclass(frozen=True, slots=True)
class Block:
    """A change: the state before it, and what the `:Load` node says after it. The rows are not looked into before
    `change` is asked for."""

    before: str
    load: Mapping[str, Any]
    rows: bytes

    @property
    def after(self) -> str:
        """The state that it leads to."""
        return str(self.load.get("state"))

    def change(self) -> Change:
        """The change itself; Unreadable where it is in no form that stores take."""
        return change_from_lines(self.rows.splitlines())


@dataclass(frozen=True, slots=True)
class ChangesFile:
    """What the file says: to which store it belongs, that store's `:Load` node, its changes, and where these end."""

    size: int
    moment: int
    load: Mapping[str, Any]
    blocks: tuple[Block, ...]
    end: int

    @property
    def last(self) -> Mapping[str, Any]:
        """What the `:Load` node says after all changes."""
        return self.blocks[-1].load if self.blocks else self.load

    @property
    def is_full(self) -> bool:
        """Whether the next change should go into the store itself."""
        most = min(MOST_BYTES, max(LEAST_BYTES, self.size // SHARE))
        return self.end > most or len(self.blocks) >= MOST_BLOCKS

    def is_of(self, store: Path) -> bool:
        """Whether the store's file is the very one that this was begun for."""
        try:
            found = os.stat(store)
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (self.size, self.moment)


def changes_path(store: Path) -> Path:
    """Where the changes of a store are."""
    return Path(f"{store}.changes")


def begin(store: Path, load: Mapping[str, Any]) -> None:
    """Put a file without changes there, for a store that was just written with this `:Load` node. Where that cannot be
    done there is none, which only costs time."""
    file = changes_path(store)
    fresh = file.with_name(f"{file.name}-{os.getpid()}")
    try:
        found = os.stat(store)
        head = {"kzgraph": _FORM, "size": found.st_size, "moment": found.st_mtime_ns, "load": dict(load)}
        fresh.write_bytes(_frame(head, b""))
        os.replace(fresh, file)
    except OSError:
        for one in (fresh, file):
            with suppress(OSError):
                one.unlink()


def append(store: Path, known: ChangesFile, change: Change, before: str, load: Mapping[str, Any]) -> None:
    """Put a change at the end, so that it is there after a power cut too. Raises OSError, and leaves no part of it."""
    frame = _frame({"before": before, "load": dict(load)}, b"".join(lines_of(change)))
    with changes_path(store).open("r+b", buffering=0) as file:
        try:
            file.truncate(known.end)  # what was cut off there before
            file.seek(known.end)
            rest = memoryview(frame)
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                file.truncate(known.end)
            raise


def read(store: Path) -> ChangesFile | None:
    """What the file of a store says, whole changes only; None where there is no such file."""
    file = changes_path(store)
    try:
        if os.stat(file).st_size > NOT_OURS:
            return None
        frames = _frames(file.read_bytes())
    except OSError:
        return None
    head, _, end = next(frames, ({}, b"", 0))
    load = head.get("load")
    if head.get("kzgraph") != _FORM or not isinstance(load, dict):
        return None
    if not isinstance(head.get("size"), int) or not isinstance(head.get("moment"), int):
        return None
    blocks: list[Block] = []
    for said, rows, stop in frames:
        after = _following(said.get("load"), said.get("before"), blocks[-1].load if blocks else load)
        if after is None:
            break
        blocks.append(Block(str(said["before"]), after, rows))
        end = stop
    return ChangesFile(head["size"], head["moment"], load, tuple(blocks), end)


def waiting(known: ChangesFile | None, load: Mapping[str, Any]) -> Iterator[Block]:
    """The changes that are to be carried out on a store whose `:Load` node says this."""
    if known is None or TOKEN not in load or known.load.get(TOKEN) != load[TOKEN]:
        return
    state = load.get("state")
    for block in known.blocks:
        if block.before == state:
            yield block
            state = block.after


def _following(after: object, before: object, held: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What the `:Load` node says after a change, if that is of the same store and begins where the one before ended."""
    if not isinstance(after, dict) or not isinstance(after.get("state"), str) or before != held.get("state"):
        return None
    same = all(after.get(name) == held.get(name) for name in ("id", "workspace", TOKEN, "form"))
    return after if same and all(isinstance(value, str | int) for value in after.values()) else None


def _frame(head: Mapping[str, Any], rows: bytes) -> bytes:
    content = json.dumps({**head, "bytes": len(rows)}, sort_keys=True).encode() + b"\n" + rows
    return content + json.dumps({"sha256": sha256(content).hexdigest()}).encode() + b"\n"


def _frames(content: bytes) -> Iterator[tuple[dict[str, Any], bytes, int]]:
    """What each whole frame says, its rows, and where it ends."""
    start = 0
    while (line := content.find(b"\n", start)) >= 0:
        try:
            head = json.loads(content[start:line])
        except (ValueError, RecursionError):
            return
        number = head.get("bytes") if isinstance(head, dict) else None
        if not isinstance(number, int) or number < 0:
            return
        last = line + 1 + number
        digest = sha256(memoryview(content)[start:last]).hexdigest()
        if content[last : last + _END] != json.dumps({"sha256": digest}).encode() + b"\n":
            return
        start, rows = last + _END, content[line + 1 : last]
        yield head, rows, start
