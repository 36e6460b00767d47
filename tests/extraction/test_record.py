"""What holds of every record, whatever the text: exact quotes, the published form, the same record each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kzgraph.extraction import extract
from kzgraph.extraction.text.source import prepare
from kzgraph.model import Document, Record
from tests.extraction.tables import cases

TABLES = ("people", "organisations", "countries", "events", "references")
SENTENCES = [case["text"] for table in TABLES for case in cases(table)]
PIECES = sorted({piece for text in SENTENCES for piece in text.replace(",", " ,").split(" ") if piece})
SEPARATORS = [
    " ",
    "\n",
    "\n\n",
    ", ",
    " and ",
    "\t",
    "\u00a0",
    " - ",
    "\r\n",
    "\u2028",
    " (",
    ") ",
    "\n- ",
    ": ",
    "“",
    "”",
]

# pieces of the genre in any order, with any characters between them
words = st.one_of(st.sampled_from(PIECES), st.sampled_from(SEPARATORS), st.text(max_size=4))
muddles = st.lists(words, max_size=60).map(" ".join)
jumbles = st.lists(st.one_of(st.sampled_from(SENTENCES), st.sampled_from(SEPARATORS)), max_size=4).map("".join)
cut_sentences = st.tuples(st.sampled_from(SENTENCES), st.integers(0, 60), st.integers(1, 200)).map(
    lambda piece: piece[0][piece[1] : piece[1] + piece[2]]
)
texts = st.one_of(st.text(max_size=200), muddles, jumbles, cut_sentences)
days = st.one_of(st.none(), st.sampled_from(["2025", "2025-03", "2025-03-11", "2024-02-29"]))


@cache
def _form() -> Draft202012Validator:
    schema: dict[str, Any] = json.loads(files("kzgraph").joinpath("record.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema)


def test_the_form_knows_the_status_of_a_figure_and_takes_older_records_without_one() -> None:
    text = "The leaders of Kenya and France set a target of $5 billion in trade by 2030."
    written = json.loads(extract(Document(id="t", text=text, published="2025-03-11")).to_json())
    (figure,) = written["figures"]
    assert figure["status"] == "intended"
    _form().validate(written)
    del figure["status"]
    _form().validate(written)
    assert Record.from_json(json.dumps(written)).figures[0].status == "reported"
    figure["status"] = "hoped"
    assert not _form().is_valid(written)


def _evidence(value: object) -> Iterator[dict[str, Any]]:
    """Every quote in a record's JSON, however deep."""
    if isinstance(value, dict):
        if value.keys() == {"quote", "start", "end"}:
            yield value
        else:
            for part in value.values():
                yield from _evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from _evidence(part)


def _hold(text: str, published: str | None) -> None:
    document = Document(id="t", text=text, published=published)
    record = extract(document)
    written = json.loads(record.to_json())
    _form().validate(written)
    quotes = list(_evidence(written))
    assert all(text[quote["start"] : quote["end"]] == quote["quote"] for quote in quotes)
    assert all(quote["quote"] == quote["quote"].strip() for quote in quotes)
    assert len(prepare(document).flat) == len(text)
    assert extract(document) == record
    assert Record.from_json(record.to_json()) == record


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, published=days)
@example(text=", and Minister of Trade of Ghana S opened", published=None)  # nothing stands before "and"
@example(text=", and in Ankara will meet President Ana Ruiz.", published=None)  # nor before its place
def test_any_text_gives_a_well_formed_record_with_exact_quotes(text: str, published: str | None) -> None:
    _hold(text, published)


@pytest.mark.parametrize("table", TABLES)
def test_the_texts_of_the_tables_read_as_one_give_exact_quotes(table: str) -> None:
    _hold("\n\n".join(case["text"] for case in cases(table)), "2025-03-11")


_READ_STDIN = """
import sys
from kzgraph.extraction import extract
from kzgraph.model import Document
sys.stdout.write(extract(Document(id="t", text=sys.stdin.read(), published="2025-03-11")).to_json())
"""


def test_the_record_does_not_change_with_the_seed_of_hashes() -> None:
    text = "\n\n".join(SENTENCES[::8])  # all of them as one text take minutes, for each seed anew
    written = {
        subprocess.run(
            [sys.executable, "-c", _READ_STDIN],
            input=text.encode(),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(written) == 1


def test_those_who_took_part_are_named_in_the_record() -> None:
    text = "\n\n".join(case["text"] for case in cases("events"))
    record = extract(Document(id="t", text=text, published="2025-03-11"))
    named = {p.name for p in record.people} | {o.name for o in record.organisations}
    took_part = {party.name for event in record.events for party in event.participants}
    assert took_part
    assert took_part <= named


def test_a_document_in_another_language_gives_its_head_only() -> None:
    document = Document(id="t", text="Le ministre a rencontré son homologue à Dakar.", language="fr", title="Dakar")
    assert extract(document) == Record(document=document.head)


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n"])
def test_an_empty_document_gives_its_head_only(text: str) -> None:
    document = Document(id="t", text=text)
    assert extract(document) == Record(document=document.head)


@pytest.mark.parametrize(
    "piece",
    [
        "The President met ",
        "Ali ",
        "Minister of ",
        "Ministry of ",
        "and ",
        "(",
        "\n- ",
        "Ali bin ",
    ],
)
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert extract(Document(id="t", text=text)).document.id == "t"
