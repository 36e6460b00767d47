"""Where a document stands in the text: which encounter it belongs to, whose sides it is about, who "the ministers" are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.model import Event

# Encounters at which documents are signed or spoken of.
_PLACES_OF_DEEDS = frozenset({"meeting", "consultations", "dialogue", "summit", "visit", "signing"})
# A post that two people share tells who "the two ministers" are: the last word of the phrase, as `posts.yaml` groups it.
_SHARED_POSTS = {
    "ministers": "minister",
    "presidents": "president",
    "ambassadors": "ambassador",
    "secretaries": "secretary",
}
# How many paragraphs before it an encounter may be told that a document still belongs to.
_REACH = 2


@dataclass(slots=True)
class Stage:
    """A document's context with the encounters that were read in it; `sides` caches what a sentence is about."""

    context: Context
    events: Sequence[Event] = ()
    _sides: dict[int, list[str]] = field(default_factory=dict)

    def encounter(self, sentence: Sentence) -> Event | None:
        """The encounter that a sentence tells, else the one told last before it in the paragraph or the one above."""
        best: tuple[tuple[int, int, int], Event] | None = None
        for event in self.events:
            if event.status != "held" or event.kind not in _PLACES_OF_DEEDS:
                continue
            for evidence in event.evidence:
                told = self.context.source.sentence_at(evidence.start)
                if told is None or told.start > sentence.start or sentence.block - told.block > _REACH:
                    continue
                rank = (told.start, _depth(event), evidence.start)
                if best is None or rank > best[0]:
                    best = rank, event
        return best[1] if best else None

    def sides(self, sentence: Sentence) -> list[str]:
        """The countries between which a document is that a sentence names without its parties; empty if open."""
        known = self._sides.get(sentence.start)
        if known is None:
            known = self._sides[sentence.start] = self._find_sides(sentence)
        return known

    def _find_sides(self, sentence: Sentence) -> list[str]:
        home, pair = self.context.home, self.context.pair
        foreign = self._foreign(sentence.start, sentence.end)
        if home and len(foreign) == 1:
            return [home, foreign[0]]
        event = self.encounter(sentence)
        if event is not None and len(event.countries) >= 2:
            return list(event.countries)
        if home:
            for earlier in reversed(self.before(sentence)):
                foreign = self._foreign(earlier.start, earlier.end)
                if len(foreign) == 1:
                    return [home, foreign[0]]
                if foreign:
                    break
        return list(pair) if len(pair) == 2 else []

    def _foreign(self, start: int, end: int) -> list[str]:
        """The other countries whose people are named or meant between two offsets."""
        people = people_at(self.context, start, end)
        return list(dict.fromkeys(p.country for p in people if p.country and p.country != self.context.home))

    def before(self, sentence: Sentence) -> list[Sentence]:
        """The sentences before one in its paragraph, with the heading of the section."""
        sentences = self.context.source.sentences
        index = sentences.index(sentence)
        found: list[Sentence] = []
        for k in range(index - 1, -1, -1):
            if sentences[k].block != sentence.block and sentences[k].kind != "headline":
                break
            found.append(sentences[k])
            if sentences[k].kind == "headline":
                break
        return found[::-1]

    def those(self, sentence: Sentence, words: str) -> list[PersonEntity]:
        """Whom "the two ministers", "they" or "both Presidents" means: the two of an encounter, else those just named."""
        context = self.context
        post = _SHARED_POSTS.get(words.lower().split()[-1])
        event = self.encounter(sentence)
        if event is not None:
            names = [p.name for p in event.participants if p.kind == "person" and p.capacity != "witness"]
            told = [p for p in context.people if p.name in names]
            if two := _two_sides(told, post):
                return two
        at = sentence.start
        for earlier in [*self._last_sentences(sentence)]:
            people = people_at(context, earlier.start, at)
            if two := _two_sides(people, post):
                return two
            if len(people) > 2:
                break
        return []

    def _last_sentences(self, sentence: Sentence) -> list[Sentence]:
        sentences = self.context.source.sentences
        index = sentences.index(sentence)
        return list(sentences[max(0, index - 3) : index][::-1])


def _depth(event: Event) -> int:
    """Talks stand within a visit: where one sentence tells both, a document belongs to the talks."""
    return {"visit": 0, "signing": 2}.get(event.kind, 1)


def _two_sides(people: Iterable[PersonEntity], post: str | None) -> list[PersonEntity]:
    """The only two people, of two countries, who hold the post, if one is told."""
    told = list(people)
    if len(told) > 2 or post is not None:
        told = [p for p in told if post and any(r.group == post and r.status == "held" for r in p.roles)] or told
    distinct = len(told) == 2 and told[0].country != told[1].country
    return told if distinct else []


def people_at(context: Context, start: int, end: int) -> list[PersonEntity]:
    """The people named or meant by a title or pronoun between two offsets, in order, each once."""
    spots = sorted(
        (m.start, k)
        for k, p in enumerate(context.people)
        for m in (*p.mentions, *p.references)
        if start <= m.start < end
    )
    return [context.people[k] for k in dict.fromkeys(k for _, k in spots)]


def without_relatives(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses between commas that interrupt a subject: "Frederiksen, who came for two days, signed"."""
    return [m.span() for m in _RELATIVE.finditer(flat, start, end)]


_RELATIVE = re.compile(r",\s(?:who|whom|whose|which|where)\b[^,;:.]*(?=,)")
