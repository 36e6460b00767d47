"""Lines of JSON: documents and records, and lines that are neither."""

from __future__ import annotations

import gzip
import json

import pytest

from kzgraph.model import Document, Evidence, Person, Record
from kzgraph.reading import inputs

TEXT = "The Minister met the Ambassador in Astana and thanked him for his work."


def line(**values: object) -> str:
    return json.dumps({"text": TEXT, **values}) + "\n"


def record() -> Record:
    evidence = (Evidence(quote="The Minister", start=0, end=12),)
    return Record(document=Document(id="r", text=TEXT).head, people=(Person(name="A B", evidence=evidence),))


def test_every_line_is_a_document_with_what_it_tells(write, reading):
    given = {"title": "T", "publisher": "P", "url": "https://example.org", "published": "2024-10-18", "language": "en"}
    path = write("a.jsonl", line(id="x", label={"kind": "call"}, **given))
    (document,) = reading(path).documents
    assert document == Document(id="x", text=TEXT, source=f"{path}:1", **given)


def test_a_document_without_an_id_is_named_by_file_and_line(write, reading):
    path = write("news.jsonl", line() + "\n" + line(id="x") + line(id="") + line(id=7) + line(id=None))
    assert reading(path).ids == ["news-1", "x", "news-4", "7", "news-6"]


def test_a_line_with_a_schema_is_a_record(write, reading):
    result = reading(write("a.jsonl", line(id="x") + record().to_json() + "\n"))
    assert result.ids == ["x"]
    assert result.records == [record()]


def test_compressed_and_plain_lines_are_the_same(write, reading):
    content = (line(id="x") + record().to_json()).encode()
    plain, packed = reading(write("a.jsonl", content)), reading(write("b.jsonl.gz", gzip.compress(content)))
    assert [d.text for d in plain.documents] == [d.text for d in packed.documents] == [TEXT]
    assert plain.records == packed.records == [record()]


def test_newlines_in_a_text_become_lf_and_all_else_stays(write, reading):
    path = write("a.jsonl", json.dumps({"text": "\ufeff One.\r\n\r\nTwo.\rThree. \n"}))
    assert reading(path).documents[0].text == " One.\n\nTwo.\nThree. \n"


BAD_LINES = [
    ('{"text": "a', "broken JSON"),
    ("[" * 100_000, "broken JSON"),
    ('{"text": "a", "n": ' + "9" * 5000 + "}", "broken JSON"),
    ('["text"]', "not a JSON object"),
    ('"text"', "not a JSON object"),
    ('{"id": "a"}', "no text in this line"),
    ('{"text": null}', "no text in this line"),
    ('{"text": 5}', "no text in this line"),
    ('{"text": " \\n"}', "is empty"),
    ('{"text": "a\\u0000b"}', "is binary"),
    ('{"text": "half a pair: \\ud83d"}', "surrogate"),
    ('{"text": "a", "title": "\\ud83d"}', "surrogate"),
    ('{"text": "a", "id": "\\ud83d"}', "surrogate"),
    ('{"text": "a", "id": ["x"]}', "id is not a line of text"),
    ('{"text": "a", "title": {"x": 1}}', "title is not a line of text"),
    ('{"text": "a", "published": "03/04/2025"}', "published is not a date"),
    ('{"text": "a", "published": "2024-02-30"}', "published is not a date"),
    ('{"text": "a", "language": "the English one"}', "language is not a code"),
    ('{"schema": 1}', "not a record of schema 1: document"),
    (
        '{"schema": 1, "document": {"id": "a", "sha256": "b", "published": "2024-02-31"}}',
        "not a record of schema 1: document.published: 2024-02-31 is no date",
    ),
    ('{"schema": 2, "document": {"id": "a", "sha256": "b"}}', "not a record of schema 1: schema"),
    ('{"schema": 1, "document": {"id": "a", "sha256": "b"}, "people": [{"name": "A"}]}', "people.0.evidence"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD_LINES)
def test_a_bad_line_is_refused_by_its_number_and_the_rest_goes_on(write, reading, bad, reason):
    path = write("a.jsonl", line(id="x") + bad + "\n" + line(id="y"))
    result = reading(path)
    assert result.ids == ["x", "y"]
    (refusal,) = result.refusals
    assert str(refusal).startswith(f"{path}:2: ")
    assert reason in str(refusal)
    assert refusal.cure


def test_a_line_that_is_not_utf_8_is_refused_alone(write, reading):
    path = write("a.jsonl", b'{"text": "caf\xe9"}\n' + line(id="y").encode())
    result = reading(path)
    assert result.ids == ["y"]
    assert result.messages == [f"{path}:1: is not UTF-8 (byte 14)"]


def test_a_byte_order_mark_before_the_first_line_is_no_fault(write, reading):
    assert reading(write("a.jsonl", b"\xef\xbb\xbf" + line(id="x").encode())).ids == ["x"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.jsonl", b"", "is empty"),
        ("a.jsonl.gz", b"", "is empty"),
        ("a.jsonl.gz", gzip.compress(b"", mtime=0), "is empty"),
        ("a.jsonl.gz", line().encode(), "damaged"),
        ("a.jsonl", line().encode("utf-16"), "is UTF-16"),
    ],
)
def test_a_file_that_holds_no_lines_is_refused_once(write, reading, name, content, reason):
    path = write(name, content)
    result = reading(path)
    assert result.documents == []
    assert len(result.messages) == 1
    assert result.messages[0].startswith(str(path))
    assert reason in result.messages[0]


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_the_lines_before_the_damage_of_a_compressed_file_are_kept(write, reading, damage):
    # Stored without packing, so that the place of the damage is known.
    packed = gzip.compress("".join(line(id=f"d{n}") for n in range(1, 5)).encode(), compresslevel=0)
    data = packed[:-60] if damage == "cut" else packed[:-1] + bytes([packed[-1] ^ 255])
    path = write("a.jsonl.gz", data)
    result = reading(path, write("good.txt", TEXT))
    assert result.ids == (["d1", "d2", "d3"] if damage == "cut" else ["d1", "d2", "d3", "d4"]) + ["good"]
    (message,) = result.messages
    assert message.startswith(f"{path}:{4 if damage == 'cut' else 5}: the compressed file is damaged from here on")


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(write, reading, monkeypatch):
    monkeypatch.setattr("kzgraph.reading.jsonl.MAX_BYTES", 200)
    path = write("a.jsonl", line(id="x") + line(id="long", pad="a" * 1000) + line(id="y"))
    result = reading(path)
    assert result.ids == ["x", "y"]
    assert [m.split(": ")[0] for m in result.messages] == [f"{path}:2"]
    assert inputs.MAX_BYTES == 10_000_000


def test_a_file_that_is_no_lines_of_json_is_left_after_a_few(write, reading):
    pretty = "[\n" + ",\n".join('  {\n    "text": "The Minister met the Ambassador."\n  }' for _ in range(50)) + "\n]"
    path = write("a.jsonl", pretty)
    messages = reading(path).messages
    assert len(messages) == 6
    assert messages[-1] == f"{path}: is not .jsonl: none of its first 5 lines can be read, the rest is left"
    mixed = reading(write("b.jsonl", '{"text": "The Minister met."}\n' + "x\n" * 9 + '{"text": "He left."}\n'))
    assert (len(mixed.documents), len(mixed.refusals)) == (2, 9)
