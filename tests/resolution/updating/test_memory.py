"""Dictionaries in a file: kept together or not at all, and harmless whoever made the file."""

from __future__ import annotations

import pickle
import sqlite3
from pathlib import Path

import pytest

from kzgraph.resolution.people.mentions import Unit
from kzgraph.resolution.posts.posts import read_title
from kzgraph.resolution.updating.memory import FORM, Memory

UNIT = Unit(("doe", "jane"), "KZ", ("post:kz-president",), "", "Jane Doe")
POST = read_title("Deputy Minister of Foreign Affairs of Kazakhstan")[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory"


def test_values_are_found_again_whatever_the_key(path: Path) -> None:
    things = {"a": {UNIT: {POST}}, ("a", 1): [UNIT], 7: frozenset(("x",)), ("b", ("c", "")): {"n": 1.5}}
    with Memory.open(path) as memory, memory.transaction("one"):
        memory.shelf("things").fill(things)
    with Memory.open(path) as memory, memory.transaction("two"):
        shelf = memory.shelf("things")
        assert {key: shelf[key] for key in things} == things
        assert set(shelf) == set(things)
        assert len(shelf) == len(things)
        assert "b" not in shelf
        with pytest.raises(KeyError):
            shelf["b"]
        with pytest.raises(KeyError):
            del shelf["b"]


def test_what_is_changed_in_place_is_kept(path: Path) -> None:
    with Memory.open(path) as memory, memory.transaction("one"):
        memory.shelf("sets").fill({"a": {1}, "b": {2}, "c": {3}})
    with Memory.open(path) as memory:
        with memory.transaction("two"):
            sets = memory.shelf("sets")
            sets["a"].add(9)
            sets.setdefault("d", set()).add(4)
            del sets["b"]
            assert sorted(sets) == ["a", "c", "d"]
        with memory.transaction("three"):
            assert dict(memory.shelf("sets")) == {"a": {1, 9}, "c": {3}, "d": {4}}


def test_what_is_cut_off_or_dropped_is_as_before(path: Path) -> None:
    with Memory.open(path) as memory:
        with memory.transaction("one"):
            memory.shelf("sets").fill({"a": {1}})
        with pytest.raises(LookupError):
            _cut_off(memory)
        assert memory.state == "one"
        with memory.transaction("three"):
            memory.shelf("sets")["a"].add(3)
            memory.drop()
            assert memory.shelf("sets")["a"] == {1}
        assert memory.state == "three"


def _cut_off(memory: Memory) -> None:
    with memory.transaction("two"):
        memory.shelf("sets")["a"].add(2)
        raise LookupError


def test_one_that_begins_anew_holds_nothing_of_before(path: Path) -> None:
    with Memory.open(path) as memory:
        with memory.transaction("one"):
            memory.shelf("sets").fill({"a": {1}})
        with memory.transaction("two", anew=True):
            assert list(memory.shelf("sets")) == []


def test_a_file_of_another_form_is_emptied(path: Path) -> None:
    with Memory.open(path) as memory, memory.transaction("one"):
        memory.shelf("sets").fill({"a": {1}})
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {FORM + 1}")
    with Memory.open(path) as memory:
        assert memory.state == ""
        with memory.transaction("two"):
            assert "a" not in memory.shelf("sets")


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return print, ("harm",)


EVIL = {
    "a function of Python's": pickle.dumps(Evil()),
    "a function of kzgraph's": b"\x80\x04ckzgraph.doctor\ncheckup\n.",
    "a module": b"\x80\x04cos\nsystem\n.",
    "a function of a value's module": b"\x80\x04ckzgraph.resolution.updating.memory\n_pickled\n.",
    "a type that a value's module imports": b"\x80\x04\x8c\x22kzgraph.resolution.updating.memory\x8c\x04Path\x93.",
    "a type of a module that it imports": b"\x80\x04\x8c\x22kzgraph.resolution.updating.memory\x8c\x09io.FileIO\x93.",
}


@pytest.mark.parametrize("value", EVIL.values(), ids=EVIL)
def test_a_file_from_elsewhere_runs_nothing(path: Path, value: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    with Memory.open(path) as memory:
        with memory.transaction("one"):
            memory.shelf("sets").fill({"a": {1}})
        with sqlite3.connect(path) as connection:  # with the checksum that anybody can make
            connection.execute("UPDATE shelf_sets SET value = ?", (memory.shelf("sets").sealed("'a'", value),))
        with pytest.raises(pickle.UnpicklingError, match="no value of kzgraph"), memory.transaction("two"):
            memory.shelf("sets")["a"]
    assert capsys.readouterr().out == ""


def test_a_value_that_is_damaged_or_anothers_is_not_taken(path: Path) -> None:
    with Memory.open(path) as memory:
        with memory.transaction("one"):
            memory.shelf("sets").fill({"a": {"some"}, "b": {"others"}})
        with sqlite3.connect(path) as connection:
            told: dict[str, bytes] = dict(connection.execute("SELECT key, value FROM shelf_sets").fetchall())
        whole, other = told["'a'"], told["'b'"]
        flipped = [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(len(whole))]
        for value in (*flipped, other, whole[:3], b""):
            with sqlite3.connect(path) as connection:
                connection.execute("UPDATE shelf_sets SET value = ? WHERE key = ?", (value, "'a'"))
            with pytest.raises(pickle.UnpicklingError, match="damaged"), memory.transaction("two"):
                memory.shelf("sets")["a"]
