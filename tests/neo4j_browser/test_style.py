"""The style file: what Browser's reader makes of it, which knows no comments."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kzgraph.neo4j_browser import grass
from kzgraph.neo4j_browser.style import ink_on
from kzgraph.rendering.drawing import INK, PAPER
from kzgraph.rendering.palette import palette

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "browser.md"
RULES = {
    selector: dict(line.split(": ", 1) for line in body.strip().rstrip(";").split(";\n  "))
    for selector, body in re.findall(r"(\S+) \{\n  (.*?)\}", grass(), re.DOTALL)
}


def test_every_label_of_the_palette_has_a_rule_with_its_colour() -> None:
    assert {label: RULES[f"node.{label}"]["color"] for label in palette()} == {
        label: look["colour"] for label, look in palette().items()
    }


def test_the_guide_says_which_colour_each_label_has() -> None:
    rows = re.findall(r"^\| ([A-Z][\w, ]+) \| [a-z ]+, `(#\w+)` \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    told = {label: colour for labels, colour in rows for label in labels.split(", ")}
    assert told == {
        selector.removeprefix("node."): rule["color"] for selector, rule in RULES.items() if "." in selector
    }


def test_a_ministry_looks_like_the_organisation_that_it_is() -> None:
    assert RULES["node.Ministry"] == RULES["node.Organisation"]


def test_there_is_nothing_that_browser_would_take_for_a_part_of_a_name_or_a_value() -> None:
    assert set(RULES) == {"node", "relationship", "node.Ministry", *(f"node.{label}" for label in palette())}
    assert "/*" not in grass()
    assert [value for rule in RULES.values() for value in rule.values() if ":" in value] == []


@pytest.mark.parametrize(
    ("colour", "ink"), [("#FFFF00", INK), ("#FFFFFF", INK), ("#000080", PAPER), ("#800000", PAPER)]
)
def test_words_in_a_circle_are_dark_on_a_light_colour_and_light_on_a_dark_one(colour: str, ink: str) -> None:
    assert ink_on(colour) == ink
