"""The name of an organisation as it stands on the page, and the nouns that make one."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.extraction.text.page import PhraseTable, phrase_table
from kzgraph.model import OrganisationKind

Part = tuple[int, int]
"""Tokens `first` up to `last`."""

# "Chambers of Commerce and Industry": a head has so many words at most.
LONGEST_HEAD = 3
SHORTEST_ABBREVIATION = 2


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation's name as tokens `first` up to `last`; `known` is its full name where the list has it."""

    first: int
    last: int
    kind: OrganisationKind
    country: str | None = None
    known: str | None = None
    abbreviation: str | None = None
    text: str | None = None
    """The name, where it is only a part of its last word: "EU" in "EU-Central Asia"."""


def head_nouns() -> PhraseTable:
    """Ministry, chamber of commerce, council: the nouns of names, each with the kind of body that it makes."""
    return phrase_table("organisations", "heads")
