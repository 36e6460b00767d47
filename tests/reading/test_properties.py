"""What holds for every input, however odd."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzgraph.errors import InputError
from kzgraph.model import Document
from kzgraph.reading import READERS, read
from kzgraph.reading.datelines import find_published

PIECES = [b"---\n", b"title: ", b"published: ", b": ", b"\n", b"\r\n", b"{", b"}", b'"text": ', b'"a"', b"<p>", b"</p>"]
BYTES = st.one_of(
    st.binary(max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)), max_size=25).map(b"".join),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
)
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"])


def outcome(name: str, data: bytes) -> tuple[list[Document], list[InputError]]:
    refusals: list[InputError] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        found = list(read(path, on_refused=refusals.append))
    return [item for item in found if isinstance(item, Document)], refusals


@pytest.mark.parametrize("extension", READERS)
@settings(max_examples=60, deadline=None)
@given(data=BYTES)
def test_any_bytes_give_documents_or_refusals_and_nothing_else(extension, data):
    documents, refusals = outcome(f"a{extension}", gzip.compress(data) if extension.endswith("gz") else data)
    assert documents or refusals or not data.strip() or extension.startswith(".jsonl")
    for document in documents:
        assert document.text.strip()
        assert "\r" not in document.text
        assert "\0" not in document.text
        assert len(document.sha256) == 64
    for refusal in refusals:
        assert refusal.cure
        assert "\n" not in str(refusal)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_in_place_of_a_compressed_file_are_refused_and_never_crash(data):
    outcome("a.jsonl.gz", data)


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.one_of(CHARACTERS, st.sampled_from("\n\r\t")), min_size=1, max_size=200))
def test_a_text_in_utf_8_is_read_as_it_is_with_newlines_as_lf(text):
    expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    documents, _ = outcome("a.txt", text.encode())
    if expected.strip() and not expected.startswith("---"):
        assert [document.text for document in documents] == [expected]


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet=CHARACTERS, min_size=1, max_size=200))
def test_a_text_is_the_same_document_as_a_file_and_as_a_line(text):
    in_file, _ = outcome("a.txt", b"\xef\xbb\xbf" + text.encode())
    in_line, _ = outcome("a.jsonl", json.dumps({"id": "a", "text": "\ufeff" + text}).encode())
    if not text.startswith("---"):
        assert [d.sha256 for d in in_file] == [d.sha256 for d in in_line]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="ASTana, MarchMay 0123456789./-|\n(–", max_size=120))
def test_looking_for_a_date_ends_for_every_text(text):
    find_published(text)
