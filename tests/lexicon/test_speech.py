"""The data files on how the genre speaks keep their form: what a reader may edit, a test checks.

The message of a test that fails says the file, the key and the entry.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import kzgraph
from kzgraph.data_files import compiles, lexicon, strings
from kzgraph.extraction.events.drafting import DRAFTERS
from kzgraph.model import AgreementKind, AgreementStatus, Indicator
from kzgraph.resolution.posts.posts import read_title

FILES = (
    "posts", "people", "sides", "agreements", "figures", "prose", "rosters", "headlines",
    "encounter_words", "event_triggers", "event_clauses", "event_status", "event_setting", "event_retelling",
    "meetings", "visits", "formats", "signings", "appointments", "office_verbs",
)  # fmt: skip
PACKAGE = Path(kzgraph.__file__).parent

MARKS = {("posts", "after_body"), ("people", "apposition_closers")}
"""Lists of words and punctuation: no expressions."""
NO_INDICATOR = "none"
"""The cues of `figures.yaml` that say that an amount is no figure."""

GROUPED = [
    ("posts", "heads"), ("event_triggers", "triggers"), ("agreements", "heads"), ("agreements", "plural_heads"),
    ("agreements", "named_heads"), ("agreements", "item_heads"), ("figures", "cues"),
]  # fmt: skip
"""Tables of groups in which an entry belongs to one group only."""
KINDS = [
    ("event_triggers", "triggers", set(DRAFTERS)),
    ("agreements", "heads", set(get_args(AgreementKind))),
    ("agreements", "plural_heads", set(get_args(AgreementKind))),
    ("agreements", "named_heads", set(get_args(AgreementKind))),
    ("agreements", "item_heads", set(get_args(AgreementKind))),
    ("agreements", "before", set(get_args(AgreementStatus))),
    ("agreements", "after", set(get_args(AgreementStatus))),
    ("figures", "cues", {*get_args(Indicator), NO_INDICATOR}),
]
"""Tables whose keys are kinds that the code or the model knows."""


@cache
def _code() -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(PACKAGE.rglob("*.py")))


@cache
def _taken_up() -> frozenset[str]:
    """The lists that other files of the lexicon take up, as FILE.KEY."""
    texts = (file.read_text("utf-8") for file in (PACKAGE / "lexicon").glob("*.yaml"))
    return frozenset(name for text in texts for name in re.findall(r"!words (\w+\.\w+)", text))


def _is_read(key: str) -> bool:
    """Whether the key, or its end after a part that is filled in, stands in the code as a string."""
    endings = re.findall(r"f\"\{\w+\}(_\w+)\"", _code())
    return f'"{key}"' in _code() or f"'{key}'" in _code() or any(key.endswith(ending) for ending in endings)


def _twice(node: yaml.Node, path: str = "") -> list[str]:
    """Keys that stand twice in one mapping: YAML would keep the last and drop the first in silence."""
    if isinstance(node, yaml.SequenceNode):
        return [found for part in node.value for found in _twice(part, path)]
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [key.value for key, _ in node.value]
    found = [f"{path}{key}" for key in dict.fromkeys(keys) if keys.count(key) > 1]
    return found + [deep for key, value in node.value for deep in _twice(value, f"{path}{key.value}.")]


@pytest.mark.parametrize("file", FILES)
def test_a_key_stands_once(file: str) -> None:
    root = yaml.compose((PACKAGE / "lexicon" / f"{file}.yaml").read_text("utf-8"), Loader=yaml.SafeLoader)
    assert root is not None
    assert [f"{file}.yaml: {key}" for key in _twice(root)] == []


@pytest.mark.parametrize("file", FILES)
def test_every_key_is_read_by_the_code(file: str) -> None:
    unread = [key for key in lexicon(file) if f"{file}.{key}" not in _taken_up() and not _is_read(key)]
    assert [f"{file}.yaml: {key}" for key in unread] == []


@pytest.mark.parametrize("file", FILES)
def test_every_expression_compiles(file: str) -> None:
    found = [(key, text) for key, text in strings(lexicon(file)) if (file, key) not in MARKS]
    assert [f"{file}.yaml: {key}: {text}" for key, text in found if not compiles(text)] == []


@pytest.mark.parametrize("file", FILES)
def test_no_word_is_read_as_a_truth_value(file: str) -> None:
    """YAML reads a bare on, off, yes and no so, and an entry that is left out as nothing."""
    found = [(key, entry) for key, entries in _lists(lexicon(file)) for entry in entries]
    assert [f"{file}.yaml: {key}: {entry}" for key, entry in found if isinstance(entry, bool | None)] == []


def _lists(part: Any, key: str = "") -> list[tuple[str, list[Any]]]:
    if isinstance(part, dict):
        return [found for name, value in part.items() for found in _lists(value, f"{key}.{name}" if key else str(name))]
    return [(key, part)] if isinstance(part, list) else []


@pytest.mark.parametrize(("file", "key"), GROUPED)
def test_no_entry_is_in_two_groups(file: str, key: str) -> None:
    owner: dict[str, str] = {}
    wrong = []
    for group, entries in lexicon(file)[key].items():
        for entry in entries:
            other = owner.setdefault(entry, group)
            if other != group:
                wrong.append(f"{file}.yaml: {key}: {entry} is in {other} and in {group}")
    assert wrong == []


@pytest.mark.parametrize(("file", "key", "known"), KINDS)
def test_every_kind_is_known(file: str, key: str, known: set[str]) -> None:
    assert [f"{file}.yaml: {key}: {kind}" for kind in lexicon(file)[key] if kind not in known] == []


def test_groups_of_posts_are_those_of_the_heads() -> None:
    heads, posts = lexicon("posts")["heads"], lexicon("posts")
    offices_apart, plural_posts = lexicon("meetings")["offices_apart"], lexicon("event_clauses")["plural_posts"]
    named = [("posts", key, group) for key in posts if key.startswith("groups_") for group in posts[key]]
    named += [("meetings", "offices_apart", group) for group in offices_apart]
    named += [("event_clauses", f"plural_posts.{k}", group) for k, groups in plural_posts.items() for group in groups]
    assert [f"{file}.yaml: {key}: {group}" for file, key, group in named if group not in heads] == []


def test_countries_of_titles_and_families_are_countries() -> None:
    codes = {entry["code"] for entry in lexicon("countries")}
    named = {*lexicon("posts")["titles_of_one_country"], *lexicon("people")["ruling_families"].values()}
    named |= set(lexicon("agreements")["union_members"])
    assert named - codes == set()


def test_a_first_lady_has_her_kind_in_the_graph_too() -> None:
    for title in lexicon("posts")["heads"]["first_lady"]:
        assert {post.kind for post in read_title(f"{title} of Kazakhstan", "KZ")} == {"spouse of head of state"}, title
