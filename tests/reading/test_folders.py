"""Paths: folders, ids, links, what cannot be opened, and stdin."""

from __future__ import annotations

import io
import os
import sys

import pytest

TEXT = "The Minister met the Ambassador in Astana and thanked him for his work."


def test_a_folder_is_read_with_all_below_it_sorted_and_without_hidden_files(write, reading, tmp_path):
    for name in ["b.txt", "a/z.md", "a/b/c.txt", "a.B.txt", ".hidden.txt", ".git/x.txt", "c.TXT"]:
        write(name, TEXT)
    result = reading(tmp_path)
    assert result.ids == ["a/b/c", "a/z", "a.B", "b", "c"]
    assert result.messages == []


def test_an_id_is_the_path_below_the_folder_or_the_stem_of_a_file(write, reading, tmp_path):
    path = write("2024/may/visit.txt", TEXT)
    assert reading(tmp_path).ids == ["2024/may/visit"]
    assert reading(tmp_path / "2024").ids == ["may/visit"]
    assert reading(path).ids == ["visit"]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["a.md", "a.txt"], ["a", "a.txt"]),
        (["a.htm", "a.md", "a.txt"], ["a.md", "a.txt"]),  # the page holds no article
        (["a.md", "a.md.txt", "a.txt"], ["a", "a.md", "a.txt"]),
        (["a.md", "a.txt", "a.txt.md"], ["a", "a.txt", "a.txt.md"]),
        (["x/a.md", "y/a.md"], ["x/a", "y/a"]),
        (["a.v1.md", "a.v2.md"], ["a.v1", "a.v2"]),
    ],
)
def test_no_two_documents_of_a_folder_have_the_same_id(write, reading, tmp_path, names, ids):
    for name in names:
        write(name, "" if name.endswith(".htm") else f"{name}: {TEXT}")
    found = reading(tmp_path).ids
    assert len(set(found)) == len(found)
    assert sorted(found) == sorted(ids)


def test_an_unknown_extension_is_refused_alone_or_in_a_folder(write, reading, tmp_path):
    path, nameless = write("x/notes.docx", TEXT), write("x/README", TEXT)
    write("x/a.txt", TEXT)
    assert reading(path).messages == [f"{path}: unknown extension .docx"]
    result = reading(tmp_path)
    assert result.ids == ["x/a"]
    assert result.messages == [f"{nameless}: unknown extension (none)", f"{path}: unknown extension .docx"]
    assert ".jsonl.gz" in result.refusals[0].cure


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere", "a\0b.txt", "x" * 5000 + ".txt"])
def test_a_path_that_is_not_there_is_refused_by_name(reading, tmp_path, name):
    (refusal,) = reading(f"{tmp_path}/{name}").refusals
    assert str(refusal).startswith(str(tmp_path))
    assert refusal.cure


def test_a_folder_without_documents_is_refused(reading, tmp_path):
    assert reading(tmp_path).messages == [f"{tmp_path}: no document in this folder"]


def test_a_link_back_to_its_own_folder_is_refused_and_the_files_are_read_once(write, reading, tmp_path):
    write("a/b.txt", TEXT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    result = reading(tmp_path)
    assert result.ids == ["a/b"]
    assert result.messages == [f"{tmp_path}/a/loop: is a link to a folder that it lies in"]


def test_a_folder_that_a_link_leads_to_again_is_read_once_under_its_real_name(write, reading, tmp_path):
    write("b/c.txt", TEXT)
    (tmp_path / "a").symlink_to(tmp_path / "b")
    result = reading(tmp_path)
    assert (result.ids, result.messages) == (["b/c"], [])


def test_links_that_lead_nowhere_or_to_themselves_are_refused(write, reading, tmp_path):
    write("b.txt", TEXT)
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    result = reading(tmp_path)
    assert result.ids == ["b"]
    assert result.messages[0] == f"{tmp_path}/a.txt: is a link that leads nowhere"
    assert result.messages[1].startswith(f"{tmp_path}/c.txt: cannot be read: ")


def test_a_pipe_is_refused_rather_than_waited_for(reading, tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert reading(tmp_path).messages == [f"{tmp_path}/a.txt: is not a regular file"]


@pytest.mark.parametrize("closed", ["a.txt", "a"])
def test_an_unreadable_file_or_folder_is_refused_and_the_rest_is_read(reading, open_folder, as_nobody, closed):
    (open_folder / "b.txt").write_text(TEXT)
    (open_folder / "a").mkdir()
    for name in ["a.txt", "a/c.txt"]:
        (open_folder / name).write_text(TEXT)
    (open_folder / closed).chmod(0)
    with as_nobody():
        result = reading(open_folder)
    (open_folder / closed).chmod(0o755)
    assert result.ids == (["a/c", "b"] if closed == "a.txt" else ["a", "b"])
    assert result.messages == [f"{open_folder}/{closed}: cannot be read: permission denied"]


def test_a_name_that_is_no_text_or_holds_control_characters_is_escaped(reading, tmp_path):
    for raw in [b"caf\xe9.txt", b"two\nlines.txt"]:
        with open(os.fsencode(tmp_path) + b"/" + raw, "w") as file:
            file.write(TEXT)
    assert reading(tmp_path).ids == ["caf\\xe9", "two\\nlines"]


class Stdin(io.TextIOWrapper):
    """A stdin that is not a terminal: bytes behind a text layer, as Python's own."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BufferedReader(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "ids", "text"),
    [
        (TEXT.encode(), ["stdin"], TEXT),
        (b"\xef\xbb\xbf---\ntitle: A\n---\n" + TEXT.encode(), ["stdin"], TEXT),
        (b'{"text": "The Minister came."}\n{"id": "x", "text": "He left."}', ["stdin-1", "x"], "The Minister came."),
        (b'\xef\xbb\xbf\n {"text": "The Minister came."}', ["stdin-2"], "The Minister came."),
        (b"<!DOCTYPE html><html><body><p>The Minister came to the city.</p></body></html>", ["stdin"], None),
    ],
)
def test_stdin_is_text_or_lines_of_json_or_a_page(reading, monkeypatch, data, ids, text):
    monkeypatch.setattr(sys, "stdin", Stdin(data))
    result = reading("-")
    assert result.ids == ids
    assert result.documents[0].text == (text or "The Minister came to the city.")
    assert result.documents[0].source.split(":")[0] == "stdin"


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00\x01"])
def test_a_bad_stdin_is_refused_by_name(reading, monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", Stdin(data))
    (message,) = reading("-").messages
    assert message.startswith("stdin: ")


def test_stdin_stays_open_and_a_closed_one_is_refused(reading, monkeypatch):
    stdin = Stdin(TEXT.encode())
    monkeypatch.setattr(sys, "stdin", stdin)
    assert reading("-").ids == ["stdin"]
    assert not stdin.buffer.closed
    monkeypatch.setattr(sys, "stdin", None)
    assert reading("-").messages == ["stdin: is closed"]


def test_paths_are_read_in_the_order_given(write, reading):
    b, a = write("b.txt", TEXT), write("a.txt", TEXT + " Again.")
    assert reading(b, a).ids == ["b", "a"]
