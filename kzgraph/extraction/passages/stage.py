"""A text with the encounters that were read in it, and which of them a sentence tells or leans on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.settled import Settled
from kzgraph.model import Event, is_day

# Encounters at which documents are signed or spoken of.
PLACES_OF_DEEDS = frozenset({"meeting", "consultations", "dialogue", "summit", "visit", "signing"})
# Those who act for many states at once.
LEADERS_OF_MANY = re.compile(
    r"\b(?:heads of (?:state|government|delegation)s?|leaders|member states|participants|parties)\b", re.IGNORECASE
)
# How a sentence begins that tells what came of a meeting: "Following the meeting, …", "The ministers signed …".
_OF_MEETING = re.compile(
    r"(?:(?:Following|After|At the end of|At the conclusion of|At the close of|As a result of|On the results of"
    r"|During|At|Upon"
    r" (?:completion|conclusion) of) (?:the|their|this) (?:\w+ )?(?:meeting|session|talks|conference|forum|event"
    r"|consultations)"
    r"\b(?! (?:of|between|with)\b)"
    r"|The (?:foreign )?(?:ministers|participants|leaders|parties|sides|presidents) (?:also |then )?"
    r"(?:signed|adopted|issued|approved|concluded)\b)",
    re.IGNORECASE,
)
_PAIR = 2
# What a text reports is at most this many days old; the rest is history.
NEWS = 30
# How many paragraphs before it an encounter may be told that a document still belongs to.
REACH = 2


class _Told(NamedTuple):
    """An encounter with the start of the sentence that tells it, and that of the quote."""

    event: Event
    start: int
    quote: int


@dataclass(slots=True)
class Stage:
    """A document's context with the encounters that were read in it; `known_sides` caches what a sentence is about."""

    context: Settled
    events: Sequence[Event] = ()
    known_sides: dict[int, list[str]] = field(default_factory=dict)
    _blocks: dict[int, list[_Told]] | None = None
    _codes: frozenset[str] | None = None

    def codes_of_events(self) -> frozenset[str]:
        """The countries that take part in any encounter of the text."""
        if self._codes is None:
            self._codes = frozenset(c for event in self.events for c in event.countries)
        return self._codes

    def before(self, sentence: Sentence) -> list[Sentence]:
        """The sentences before one in its paragraph, with the heading of the section."""
        sentences = self.context.source.sentences
        index = self.context.source.number_of(sentence)
        found: list[Sentence] = []
        for k in range(index - 1, -1, -1):
            if sentences[k].block != sentence.block and sentences[k].kind != "headline":
                break
            found.append(sentences[k])
            if sentences[k].kind == "headline":
                break
        return found[::-1]

    def encounter(self, sentence: Sentence) -> Event | None:
        """The encounter that a sentence tells, else the one told last before it in the paragraph or the one above."""
        return self.told(sentence)[0]

    def only_signing(self, sentence: Sentence) -> Event | None:
        """The signing that was held of which a sentence tells, if it tells of one only, to come or not."""
        told = [
            e
            for e in self.events
            if e.kind == "signing" and any(sentence.start <= q.start < sentence.end for q in e.evidence)
        ]
        return told[0] if len(told) == 1 and told[0].status == "held" else None

    def told(self, sentence: Sentence, *, dated: bool = False) -> tuple[Event | None, int]:
        """The encounter of a sentence, if `dated` only one whose day is known, and the paragraph that tells it."""
        for block in range(sentence.block, sentence.block - REACH - 1, -1):
            told = self._of_block(block)
            for k in range(bisect_right(told, sentence.start, key=lambda one: one.start) - 1, -1, -1):
                event, start = told[k].event, told[k].start
                if dated and not is_of_one_day(event):
                    continue
                if event.kind == "signing" and start != sentence.start:
                    continue  # what another document's signing tells is of that document
                return event, block
        return None, -1

    def _of_block(self, block: int) -> list[_Told]:
        """The encounters that a paragraph tells; the one that a document rather belongs to comes later."""
        if self._blocks is None:
            self._blocks = {}
            for event in self.events:
                if event.status != "held" or event.kind not in PLACES_OF_DEEDS or self.is_past(event):
                    continue
                for evidence in event.evidence:
                    if told := self.context.source.sentence_at(evidence.start):
                        self._blocks.setdefault(told.block, []).append(_Told(event, told.start, evidence.start))
            for those in self._blocks.values():
                those.reverse()  # of two that are told alike the first counts
                those.sort(key=lambda one: (one.start, _depth(one.event), one.quote))
        return self._blocks.get(block, [])

    def is_past(self, event: Event) -> bool:
        """Whether an encounter is told as one of long ago, so that nothing new was done at it."""
        published = self.context.published
        if published is None or event.date is None:
            return False
        oldest = (published - timedelta(days=NEWS)).isoformat()
        return event.date < oldest[: len(event.date)]

    def summit(self, sentence: Sentence) -> Event | None:
        """The summit that was told before, where its leaders act in a sentence."""
        flat = self.context.flat
        earlier = self.last_sentences(sentence)[:1] if self._goes_on(sentence) else []
        if not any(LEADERS_OF_MANY.search(flat, s.start, s.end) for s in (sentence, *earlier)):
            return None
        held = [e for e in self.events if e.kind == "summit" and e.status == "held" and len(e.countries) > 2]
        told = [e for e in held if e.evidence[0].start < sentence.end and not self.is_past(e)]
        return told[-1] if told else None

    def meeting_of_many(self, sentence: Sentence) -> Event | None:
        """The meeting of several states told last before, where a sentence speaks of what came of it."""
        if not _OF_MEETING.match(self.context.flat, sentence.start, sentence.end):
            return None
        if self.context.named_between(sentence.start, sentence.end):
            return None
        kinds = PLACES_OF_DEEDS - {"signing"}
        held = (e for e in self.events if e.kind in kinds and e.status == "held" and not self.is_past(e))
        last = told_last((e for e in held if len(e.countries) > 1), sentence.end)
        return last if last is not None and len(last.countries) > _PAIR else None

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence names nobody of its own, so that it is of those who act in the one before."""
        if self.context.flat.startswith(("They ", "In their "), sentence.start):
            return True
        before = self.last_sentences(sentence)[:1]
        named = (self.context.countries_between, self.context.named_between, self.context.bodies_between)
        alone = not any(find(sentence.start, sentence.end) for find in named)
        return alone and bool(before) and before[0].block == sentence.block

    def last_sentences(self, sentence: Sentence) -> list[Sentence]:
        """The three sentences before one, the nearest first, whatever their paragraph."""
        sentences = self.context.source.sentences
        index = self.context.source.number_of(sentence)
        return list(sentences[max(0, index - 3) : index][::-1])


def is_of_one_day(event: Event) -> bool:
    """Whether an encounter is known to the day; within a visit a document may be signed on any."""
    return event.kind != "visit" and is_day(event.date)


def _depth(event: Event) -> int:
    """Talks stand within a visit: where one sentence tells both, a document belongs to the talks."""
    return {"visit": 0, "signing": 2}.get(event.kind, 1)


def told_last(events: Iterable[Event], before: int) -> Event | None:
    """Of some events the one that a quote beginning before an offset tells last; None where none is told by then."""
    told = [(quote.start, event) for event in events for quote in event.evidence if quote.start < before]
    return max(told, key=lambda pair: pair[0])[1] if told else None
