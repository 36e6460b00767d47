"""A document as a text names it: the words of its title, its noun and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """A document named at tokens `first` up to `last`; `head` is where its noun begins.

    `article` is the determiner before it, `bare` says that nothing but the noun is there: "the Agreement", `item` that
    it is an entry in a list of documents.
    """

    first: int
    head: int
    after_head: int
    last: int
    start: int
    end: int
    text: str
    kind: str
    sentence: int
    noun: str = ""
    """The head noun in lower case, without accents."""
    article: str = ""
    abbreviation: str | None = None
    capital: bool = False
    plural: bool = False
    item: bool = False
    named: bool = False
    """Whether its noun names a document only where something is done with it: "signed the Windsor Framework"."""

    whole: bool = False
    """Whether its noun alone is a name: New START."""

    @property
    def bare(self) -> bool:
        """Whether it is only the noun: "the Agreement"."""
        return self.first == self.head and self.last == self.after_head and not self.whole

    @property
    def complement(self) -> bool:
        """Whether something follows the noun: "on …", "between …"."""
        return self.last > self.after_head


def without_titles(flat: str, start: int, end: int, titles: Sequence[Title]) -> str:
    """The text between two offsets, titles taken out: their own words are no clause."""
    kept: list[str] = []
    at = start
    for title in titles:
        if at < title.end and title.start < end:
            kept.append(flat[at : title.start])
            at = title.end
    kept.append(flat[at:end])
    return " ".join(" ".join(kept).split()) + " "
