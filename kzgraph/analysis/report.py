"""A report: a plain value of sections with text, tables and quotes, and its four written forms."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and rows of equal length; None is an empty cell. Column `subject` says what a row is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    subject: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """What is claimed, the sentence that states it (blanks folded) and its source. `url` is http(s) or None."""

    claim: str
    quote: str
    source: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, a table and the quotes behind it, each of which may be missing."""

    title: str
    text: tuple[str, ...] = ()
    table: Table | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """`summary` says in a few sentences what was found and on what basis; `notes` what limits it."""

    name: str
    title: str
    summary: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()

    def to_markdown(self) -> str:
        """CommonMark with GitHub's tables; names and quotes are escaped."""
        from kzgraph.analysis.writers import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """One page that asks for nothing from anywhere, to be read on a screen or printed."""
        from kzgraph.analysis.writers import to_html

        return to_html(self)

    def to_csv(self) -> str:
        """All tables in long form: one line for each cell (section, row, subject, measure, value)."""
        from kzgraph.analysis.writers import to_csv

        return to_csv(self)

    def to_json(self) -> str:
        """The whole value, with a list of objects for each table."""
        from kzgraph.analysis.writers import to_json

        return to_json(self)
