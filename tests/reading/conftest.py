"""Shared by the tests of reading: files made on the spot, and what reading yields and refuses."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kzgraph.errors import InputError
from kzgraph.model import Document, Record
from kzgraph.reading import read

NOBODY = 65534


@dataclass
class Reading:
    """What came out of `read`, and what was refused."""

    documents: list[Document] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    refusals: list[InputError] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [document.id for document in self.documents]

    @property
    def messages(self) -> list[str]:
        return [str(refusal) for refusal in self.refusals]


@pytest.fixture
def reading() -> Callable[..., Reading]:
    def run(*paths: str | Path) -> Reading:
        result = Reading()
        for item in read(*paths, on_refused=result.refusals.append):
            if isinstance(item, Document):
                result.documents.append(item)
            else:
                result.records.append(item)
        return result

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def save(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return save


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter: pytest's own are closed to all but their owner."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def as_nobody() -> Callable[[], AbstractContextManager[None]]:
    """Run a block as a user to whom permissions apply: root may read everything."""

    @contextmanager
    def switch() -> Iterator[None]:
        was = os.geteuid()
        if was == 0:
            os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(was)

    return switch
