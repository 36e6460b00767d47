"""A sentence with its amounts, and what is told until one of them is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.found import Found, leading
from kzgraph.extraction.figures.kinds.cues import Cue, Kind, find_cues
from kzgraph.extraction.figures.leaning import continues, whole_meant
from kzgraph.extraction.figures.pairs.economies import Economy, economies_in
from kzgraph.extraction.figures.pairs.shares import tells_shares
from kzgraph.extraction.figures.periods.dates import usable_dates
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled


@dataclass(slots=True)
class Scene:
    """What a sentence holds, and what was told before it; `kinds` and `in_turn` grow amount by amount.

    `previous` is the figure on which the sentence may go on, `last` the one told last until now, `told` the last one
    told for itself. `whole` is that of which the sentence tells parts. `in_turn` has the figure of each amount.
    """

    stage: Stage
    sentence: Sentence
    amounts: Sequence[Amount]
    before: Sequence[Found]
    later: Sequence[Amount]
    cues: Sequence[Cue]
    economies: Sequence[Economy]
    dates: Sequence[DateMention]
    previous: Found | None
    last: Found | None
    told: Found | None
    whole: Found | None
    shares: bool
    kinds: list[Kind | None] = field(default_factory=list)
    in_turn: list[Found | None] = field(default_factory=list)

    @property
    def context(self) -> Settled:
        """The document."""
        return self.stage.context

    @property
    def flat(self) -> str:
        """Its text."""
        return self.stage.context.flat

    @property
    def mine(self) -> list[Found]:
        """The figures of the sentence until now."""
        return [f for f in self.in_turn if f is not None]

    def left(self, i: int) -> int:
        """Where the amount before the `i`-th ends, or the sentence begins."""
        return self.amounts[i - 1].end if i else self.sentence.start

    def right(self, i: int) -> int:
        """Where the amount behind the `i`-th begins, or the sentence ends."""
        return self.amounts[i + 1].start if i + 1 < len(self.amounts) else self.sentence.end

    def former(self, i: int) -> Found | None:
        """The figure of the amount before the `i`-th in the sentence."""
        return self.in_turn[i - 1] if i else None

    def tell(self, found: Found) -> Found:
        """Note the figure of the amount that is read."""
        self.in_turn[-1] = self.last = found
        if not found.wished and not found.compared:
            self.told = found
        return found


def scene_of(
    stage: Stage, sentence: Sentence, amounts: Sequence[Amount], before: Sequence[Found], later: Sequence[Amount]
) -> Scene:
    """The scene of a sentence before its first amount is read; `later` are its amounts and those of the next ones."""
    flat = stage.context.flat
    cues = find_cues(flat, sentence)
    previous = leading(before)
    previous = previous if previous and continues(previous.sentence, sentence) else None
    latest = takewhile(lambda f: sentence.block - f.sentence.block <= 1, reversed(before))
    told = next((f for f in latest if not f.wished and not f.compared and continues(f.sentence, sentence)), None)
    return Scene(
        stage,
        sentence,
        amounts,
        before,
        later,
        cues,
        economies=economies_in(stage.context, sentence, amounts),
        dates=usable_dates(stage.context, sentence),
        previous=previous,
        last=previous,
        told=told,
        whole=whole_meant(sentence, flat, told, before),
        shares=tells_shares(previous, sentence, cues, flat),
    )
