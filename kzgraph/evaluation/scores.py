"""The result of an evaluation: counts per task, the state of the quotes, and the mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from kzgraph.evaluation.similarity import f1


@dataclass(frozen=True, slots=True)
class Score:
    """One task over the whole corpus (micro average): pairs found, statements wanted, statements found."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that was found; 0 where nothing is wanted."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.hits, self.gold, self.found)

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.gold + other.gold, self.found + other.found)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A statement that was missed, or one that gold does not have."""

    document: str
    task: str
    kind: Literal["missed", "invented"]
    statement: str

    def __str__(self) -> str:
        return f"{'-' if self.kind == 'missed' else '+'} {self.document} {self.task}: {self.statement}"


ByDocument = dict[str, dict[str, dict[str, list[str]]]]
"""Document → task → missed or invented → statements."""


def by_document(mistakes: Iterable[Mistake]) -> ByDocument:
    """Mistakes in the order in which somebody with the text before them looks at them.

    What is listed under a task is not repeated under its strict form.
    """
    grouped: ByDocument = {}
    for mistake in mistakes:
        tasks = grouped.setdefault(mistake.document, {})
        lenient = tasks.get(mistake.task.removesuffix("_strict"), {}).get(mistake.kind, [])
        if not mistake.task.endswith("_strict") or mistake.statement not in lenient:
            tasks.setdefault(mistake.task, {}).setdefault(mistake.kind, []).append(mistake.statement)
    return grouped


@dataclass(frozen=True, slots=True)
class Quotes:
    """How many quotes are exactly text[start:end], and how many names stand in one of their own quotes."""

    exact: int = 0
    quotes: int = 0
    named: int = 0
    names: int = 0

    def __add__(self, other: Quotes) -> Quotes:
        return Quotes(
            self.exact + other.exact,
            self.quotes + other.quotes,
            self.named + other.named,
            self.names + other.names,
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """`documents` in gold, of which `predicted` have a record; `quotes` only where the texts were given.

    `without_record` are the others. `without_text` are the records' documents whose text was not among them: their
    quotes are not counted.
    """

    documents: int
    predicted: int
    tasks: dict[str, Score]
    quotes: Quotes | None
    mistakes: tuple[Mistake, ...]
    without_text: tuple[str, ...] = ()
    without_record: tuple[str, ...] = ()

    def below(self, minimum: dict[str, float]) -> list[str]:
        """The tasks of `minimum` whose F1 is lower than asked, and inexact quotes, one line each."""
        low = [
            f"{task}: F1 {self.tasks[task].f1:.3f} is below {least:.2f}"
            for task, least in minimum.items()
            if self.tasks[task].f1 < least
        ]
        if self.quotes and self.quotes.exact < self.quotes.quotes:
            low.append(f"quotes: {self.quotes.quotes - self.quotes.exact} are not exactly text[start:end]")
        return low

    def to_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`, rounded to four digits."""
        plain: dict[str, Any] = {"documents": self.documents, "predicted": self.predicted}
        for task, score in self.tasks.items():
            plain[task] = {
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "gold": score.gold,
                "predicted": score.found,
            }
        if self.quotes:
            quotes = self.quotes
            plain["evidence"] = {
                "exact": quotes.exact,
                "quotes": quotes.quotes,
                "named": quotes.named,
                "names": quotes.names,
            }
        return plain
