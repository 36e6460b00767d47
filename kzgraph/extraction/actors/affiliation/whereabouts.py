"""Where the text is: the country in which happens what it tells at a place, by the cities and journeys it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from kzgraph.extraction.actors.geography import is_neutral
from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.knowledge import pattern

_LOOK_BACK = 48
# Headline and opening tell where the whole is.
_OPENING_BLOCKS = 3

# Between names and where those are.
_THERE = re.compile(r" in (?:the )?")
# After a place: "left Kingston, Jamaica, where he met".
_WHERE = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)*)?, where\b")


_FROM = re.compile(r"\bfrom (?:the )?\Z")


@dataclass(slots=True)
class Whereabouts:
    """The places of a document that say where something happens, in order, and its sentences' headings."""

    context: Context
    settings: list[tuple[int, str]] = field(default_factory=list)
    to_come: frozenset[int] = frozenset()
    """Of the settings those where somebody will be only later, or has come from: they say nothing of the sentences that
    follow."""

    def at(self, offset: int) -> str | None:
        """The country in which happens what is told at an offset: by its sentence, paragraph, heading or opening."""
        sentence = self.context.source.sentence_at(offset)
        if sentence is None:
            return None
        before = self._between(sentence.start, offset)
        if before:
            return before[-1]
        relative = pattern("sides", "told_of_him").search(self.context.flat, offset, sentence.end)
        later = self._between(offset, relative.start()) if relative else self._between(offset, sentence.end)
        later += self._between(relative.end(), sentence.end) if relative else []
        if later:
            return later[0]
        return self._in_block(sentence) or self._under_heading(sentence) or self._opening()

    def of(self, start: int, end: int) -> str | None:
        """The country in which those are who are named between two offsets: "met [A] in Tonga and [B] in Samoa"."""
        first = bisect_left(self.settings, (end, ""))
        behind = next((at for at, _ in self.settings[first : first + 1]), end)
        there = _THERE.fullmatch(self.context.flat, end, behind)
        return self.settings[first][1] if there else self.at(start)

    def named(self, start: int, end: int) -> str | None:
        """The country of the last setting that is told between two offsets."""
        return next(reversed(self._between(start, end)), None)

    def _between(self, start: int, end: int, *, now: bool = False) -> list[str]:
        """The countries of the settings between two offsets; `now` leaves out those to come."""
        first = bisect_left(self.settings, (start, ""))
        found = self.settings[first : bisect_left(self.settings, (end, ""), first)]
        return [code for at, code in found if not (now and at in self.to_come)]

    def _in_block(self, sentence: Sentence) -> str | None:
        paragraph = self.context.source.paragraph(sentence.block)
        before = self._between(paragraph[0].start, sentence.start, now=True)
        if not before and pattern("sides", "to_come", cased=True).search(
            self.context.flat, sentence.start, sentence.end
        ):
            before = self._between(paragraph[0].start, sentence.start)
        return before[-1] if before else None

    def _under_heading(self, sentence: Sentence) -> str | None:
        """The one country that the heading over a paragraph names."""
        earlier = [s for s in self.context.source.sentences if s.block < sentence.block]
        heading = next((s for s in reversed(earlier) if s.kind == "headline"), None)
        if heading is None or heading.block < _OPENING_BLOCKS or sentence.block - heading.block > _OPENING_BLOCKS:
            return None
        named = {c.code for c in self.context.countries if heading.start <= c.start < heading.end}
        named |= set(self._between(heading.start, heading.end))
        return named.pop() if len(named) == 1 else None

    def _opening(self) -> str | None:
        """The one foreign country in which headline and opening say that it all happens."""
        end = max((s.end for s in self.context.source.sentences if s.block < _OPENING_BLOCKS), default=0)
        codes = set(self._between(0, end, now=True)) - {self.context.home}
        return codes.pop() if len(codes) == 1 else None


def whereabouts(context: Context) -> Whereabouts:
    """The settings of a document."""
    flat = context.flat
    settings: list[tuple[int, str]] = []
    city, country = pattern("sides", "in_city", cased=True), pattern("sides", "in_country", cased=True)
    spoken_of = {mention.code for mention in context.countries}
    for place in context.places:
        if not place.country or (is_neutral(place.name) and place.country not in spoken_of):
            continue
        sentence = context.source.sentence_at(place.start)
        if pattern("sides", "spoken_of_there").search(flat, max(0, place.start - _LOOK_BACK), place.start):
            continue
        opens = sentence is not None and not flat[sentence.start : place.start].strip(" *_#(")
        if opens or _WHERE.match(flat, place.end) or city.search(flat, max(0, place.start - _LOOK_BACK), place.start):
            settings.append((place.start, place.country))
    for mention in context.countries:
        capital = mention.form == "adjective" and pattern("sides", "capital_follows").match(flat, mention.end + 1)
        named = mention.form in {"name", "abbreviation"}
        if pattern("sides", "spoken_of_there").search(flat, max(0, mention.start - _LOOK_BACK), mention.start):
            continue
        if capital or (named and country.search(flat, max(0, mention.start - _LOOK_BACK), mention.start)):
            settings.append((mention.start, mention.code))
    return Whereabouts(context, sorted(settings), frozenset(at for at, _ in settings if _is_to_come(context, at)))


def _is_to_come(context: Context, offset: int) -> bool:
    """Whether somebody will be in a place only later, or has come from there: "On Friday he will travel to Paris",
    "came from Oslo, where he had met"."""
    sentence = context.source.sentence_at(offset)
    start = sentence.start if sentence else offset
    if _FROM.search(context.flat, start, offset):
        return True
    return pattern("sides", "will_travel", cased=True).search(context.flat, start, offset) is not None
