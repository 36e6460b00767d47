"""Where a document stands in a text: to which encounter it belongs, whose sides it is of, who "the ministers" are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from kzgraph.extraction.context import CountryMention, PersonEntity, Sentence
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.model import Event, IsoDate

E = TypeVar("E")

# Encounters at which documents are signed or spoken of.
_PLACES_OF_DEEDS = frozenset({"meeting", "consultations", "dialogue", "summit", "visit", "signing"})
# A post that two people share tells who "the two ministers" are: the last word of the phrase, and its group.
_SHARED_POSTS = {
    "ministers": "minister",
    "presidents": "president",
    "ambassadors": "ambassador",
    "secretaries": "secretary",
}
_SAME_POSTS = {
    "minister": {"minister", "deputy_head", "state_secretary"},
    "president": {"head_of_state"},
    "premier": {"head_of_government"},
    "secretary": {"minister", "state_secretary"},
    "leader": {"head_of_state", "head_of_government", "minister"},
}
_SIDE = re.compile(
    r"(?:'s)? (?:side|delegation|counterpart|colleague|(?:Foreign |Prime )?Minister|Ambassador|President|envoy)\b"
)
_MANY = re.compile(
    r"\b(?:heads of (?:state|government|delegation)s?|leaders|member states|participants|parties)\b", re.IGNORECASE
)
_MANY_STATES = 3
_OF_SUMMIT = re.compile(
    r"\b(?:of|at|following|after) (?:the|this) [^,;.]{0,60}?\bsummit\b|\bsummit participants\b", re.IGNORECASE
)
_BEFORE_HEADS = re.compile(
    r"\b(?:in (?:the )?presence of|witnessed by) (?:the |both |their )?(?:two )?(?:presidents|leaders|heads)\b",
    re.IGNORECASE,
)
# More states than this are about: "the leaders" are not those of two.
_FEW = 4
_VISIT = re.compile(r"\bvisit(?:ed|s|ing)?\b")
_DURING_VISIT = re.compile(r"\bduring (?:the|this|that|his|her|their) (?:\w+ ){0,2}visit\b", re.IGNORECASE)
_AT_ENCOUNTER = re.compile(
    r"\b(?:during|in the course of|as part of) (?:the|this|that|his|her|their) (?:\w+ ){0,2}"
    r"(?:visit|meeting|session|summit)\b"
    r"|\b(?:following|after|at the end of) (?:the|their) (?:\w+ )?(?:talks|meeting|session|consultations)\b"
    r"|\bon (?:the|this) occasion\b(?! of)",
    re.IGNORECASE,
)
# What a text reports is at most this many days old; the rest is history.
_NEWS = 30
# The paragraphs that tell what a text is about: its headline and its first ones.
_OPENING = 3
# How many paragraphs before it an encounter may be told that a document still belongs to.
_REACH = 2


@dataclass(slots=True)
class Stage:
    """A document's context with the encounters that were read in it; `sides` caches what a sentence is about."""

    context: Settled
    events: Sequence[Event] = ()
    _sides: dict[int, list[str]] = field(default_factory=dict)
    _blocks: dict[int, list[tuple[Event, int, int]]] | None = None
    _codes_of_events: frozenset[str] | None = None

    def others(self, sentence: Sentence) -> list[str]:
        """The two states with which the home country, which mediates, has had to do; empty where it does not."""
        home = self.context.home
        told = [e for e in self.events if e.evidence[0].start < sentence.end and home in e.countries]
        found = list(dict.fromkeys(c for event in told for c in event.countries if c != home))
        return found if len(found) == 2 else []

    def is_about(self, sentence: Sentence, code: str) -> bool:
        """Whether a country stands in the paragraph, or takes part in an encounter of the text, or opens it."""
        if self._codes_of_events is None:
            self._codes_of_events = frozenset(c for event in self.events for c in event.countries)
        if code in self._codes_of_events:
            return True
        context = self.context
        return any(
            any(c.code == code for c in context.countries_between(start, end))
            or any(p.country == code for _, _, p in context.named_between(start, end))
            for start, end in (self._opening(), self._paragraph(sentence))
        )

    def _opening(self) -> tuple[int, int]:
        """The span of the first paragraphs."""
        sentences = self.context.source.sentences
        last = bisect_left(sentences, _OPENING, key=lambda s: s.block)
        return (sentences[0].start, sentences[last - 1].end) if last else (0, 0)

    def _paragraph(self, sentence: Sentence) -> tuple[int, int]:
        """The span of the paragraph of a sentence."""
        sentences = self.context.source.sentences
        first = bisect_left(sentences, sentence.block, key=lambda s: s.block)
        last = bisect_left(sentences, sentence.block + 1, key=lambda s: s.block)
        return sentences[first].start, sentences[last - 1].end

    def encounter(self, sentence: Sentence) -> Event | None:
        """The encounter that a sentence tells, else the one told last before it in the paragraph or the one above."""
        return self._told(sentence)[0]

    def day_of(self, sentence: Sentence) -> IsoDate | None:
        """The day of the encounter of the same paragraph, or of the lead of a list; else the only day of the text."""
        dated = any(len(d.value) == 10 for d in self.context.dates_between(sentence.start, sentence.end))
        summit = self._summit(sentence)
        if summit is not None or dated:
            return summit.date if summit is not None and not dated else None
        event, block = self._told(sentence, dated=True)
        lead = self.context.flat[sentence.start : sentence.end].rstrip().endswith(":")
        if event is not None and (block == sentence.block or lead):
            return event.date
        held = [e for e in self.events if e.status == "held" and e.kind in _PLACES_OF_DEEDS and not self._is_past(e)]
        days = {e.date for e in held if e.kind == "visit" or _is_of_one_day(e)}
        if len(days) == 1 and any(_is_of_one_day(e) for e in held):
            return days.pop()
        return self._day_before(sentence) if not days else None

    def _day_before(self, sentence: Sentence) -> IsoDate | None:
        """The one recent day of the sentences before in the paragraph: "On 12 June X received Y. They signed …"."""
        told = [s for s in self.before(sentence) if s.block == sentence.block]
        days = {d.value for s in told for d in self.context.dates_between(s.start, s.end) if len(d.value) == 10}
        published = self.context.published
        if len(days) != 1 or published is None:
            return None
        day = days.pop()
        return day if (published - timedelta(days=_NEWS)).isoformat() <= day <= published.isoformat() else None

    def day_of_visit(self, sentence: Sentence) -> IsoDate | None:
        """When a visit took place during which something was done: "adopted during the visit", told of just before."""
        flat = self.context.flat
        if not _DURING_VISIT.search(flat, sentence.start, sentence.end):
            return None
        for earlier in [sentence, *self._last_sentences(sentence)]:
            visit = _VISIT.search(flat, earlier.start, earlier.end)
            dates = self.context.dates_between(earlier.start, earlier.end)
            if visit and dates:
                day = min(dates, key=lambda d: abs(d.start - visit.start()))
                return day.value[:7] if day.last else day.value
        return None

    def _told(self, sentence: Sentence, *, dated: bool = False) -> tuple[Event | None, int]:
        """The encounter of a sentence, if `dated` only one whose day is known, and the paragraph that tells it."""
        best: tuple[tuple[int, int, int], Event] | None = None
        near = (told for block in range(sentence.block - _REACH, sentence.block + 1) for told in self._of_block(block))
        for event, start, quote in near:
            if start > sentence.start or (dated and not _is_of_one_day(event)):
                continue
            if event.kind == "signing" and start != sentence.start:
                continue  # what another document's signing tells is of that document
            rank = (start, _depth(event), quote)
            if best is None or rank > best[0]:
                best = rank, event
        if best is None:
            return None, -1
        told = self.context.source.sentence_at(best[0][0])
        return best[1], told.block if told else -1

    def is_to_come(self, sentence: Sentence) -> bool:
        """Whether the encounter told last, in the paragraph or the two above, is a planned one."""
        last: tuple[int, Event] | None = None
        for event in self.events:
            for evidence in event.evidence if event.kind != "signing" else ():
                told = self.context.source.sentence_at(evidence.start)
                near = told is not None and 0 <= sentence.block - told.block <= _REACH
                if near and evidence.start < sentence.end and (last is None or evidence.start > last[0]):
                    last = evidence.start, event
        return last is not None and last[1].status == "planned"

    def day_to_come(self, sentence: Sentence) -> IsoDate | None:
        """The day of the planned encounter just told, at which something is to be signed: "during the visit"."""
        if not _AT_ENCOUNTER.search(self.context.flat, sentence.start, sentence.end):
            return None
        dates: dict[int, IsoDate | None] = {}
        for event in self.events:
            for evidence in event.evidence if event.kind != "signing" and event.status == "planned" else ():
                told = self.context.source.sentence_at(evidence.start)
                if told is not None and 0 <= sentence.block - told.block <= _REACH and evidence.start < sentence.end:
                    long = event.end_date not in (None, event.date)
                    dates[evidence.start] = None if long or event.date is None or len(event.date) < 10 else event.date
        return dates[max(dates)] if dates else None

    def _of_block(self, block: int) -> list[tuple[Event, int, int]]:
        """The encounters that a paragraph tells, with the sentence's start and the quote's."""
        if self._blocks is None:
            self._blocks = {}
            for event in self.events:
                if event.status != "held" or event.kind not in _PLACES_OF_DEEDS or self._is_past(event):
                    continue
                for evidence in event.evidence:
                    if told := self.context.source.sentence_at(evidence.start):
                        self._blocks.setdefault(told.block, []).append((event, told.start, evidence.start))
        return self._blocks.get(block, [])

    def _is_past(self, event: Event) -> bool:
        """Whether an encounter is told as one of long ago, so that nothing new was done at it."""
        published = self.context.published
        if published is None or event.date is None:
            return False
        oldest = (published - timedelta(days=_NEWS)).isoformat()
        return event.date < oldest[: len(event.date)]

    def sides(self, sentence: Sentence) -> list[str]:
        """The countries between which a document is that a sentence names without its parties; empty if open."""
        known = self._sides.get(sentence.start)
        if known is None:
            known = self._sides[sentence.start] = self._find_sides(sentence)
        return known

    def _find_sides(self, sentence: Sentence) -> list[str]:
        home, pair = self.context.home, self.context.pair
        summit = self._summit(sentence)
        if summit is None and self._at_summit_of_others(sentence):
            return []
        foreign = self._foreign(sentence.start, sentence.end) if summit is None else []
        if home and len(foreign) == 1:
            return [home, foreign[0]]
        event, block = self._told(sentence)
        if event is not None and event.kind == "summit" and len(event.countries) < _MANY_STATES:
            # A summit of which only some are named is between more.
            if summit is None and _OF_SUMMIT.search(self.context.flat, sentence.start, sentence.end):
                return []
            event = None
        near = (
            event
            if summit is None and event is not None and block == sentence.block and len(event.countries) >= 2
            else None
        )
        if near is not None:
            return list(near.countries)
        if summit is not None or self._of_many(sentence):
            states = list(summit.countries) if summit is not None else []
            return states if not states or home in states or home is None else [home, *states]
        for earlier in reversed(self.before(sentence)) if home else ():
            foreign = self._foreign(earlier.start, earlier.end)
            if len(foreign) == 1:
                return [str(home), foreign[0]]
            if foreign:
                break
        if event is not None and len(event.countries) >= 2 and (home is None or home in event.countries):
            return list(event.countries)
        return list(pair) if len(pair) == 2 else self._of_all_events()

    def _of_all_events(self) -> list[str]:
        """The two sides of every encounter that is told to have been held; empty where they differ."""
        sides = {tuple(sorted(e.countries)): list(e.countries) for e in self.events if e.status == "held"}
        only = next(iter(sides.values())) if len(sides) == 1 else []
        return only if len(only) == 2 else []

    def _at_summit_of_others(self, sentence: Sentence) -> bool:
        """Whether a sentence tells a summit of which it is not known that the home country took part."""
        told = [e for e in self.events if e.kind == "summit" and any(q.start == sentence.start for q in e.evidence)]
        return any(len(e.countries) < _MANY_STATES and self.context.home not in e.countries for e in told)

    def _of_many(self, sentence: Sentence) -> bool:
        """Whether the leaders of many states act in a sentence: whose document it is no pair of states tells."""
        flat = self.context.flat
        if not _MANY.search(flat, sentence.start, sentence.end):
            return False
        named = {p.country for p in self.context.people if p.country and p.mentions[0].start < sentence.end}
        return len(named) > _FEW

    def _summit(self, sentence: Sentence) -> Event | None:
        """The summit that was told before, where its leaders act in a sentence."""
        flat = self.context.flat
        earlier = self._last_sentences(sentence)[:1] if flat.startswith(("They ", "In their "), sentence.start) else []
        if not any(_MANY.search(flat, s.start, s.end) for s in (sentence, *earlier)):
            return None
        held = [e for e in self.events if e.kind == "summit" and e.status == "held" and len(e.countries) > 2]
        told = [e for e in held if e.evidence[0].start < sentence.end and not self._is_past(e)]
        return told[-1] if told else None

    def _foreign(self, start: int, end: int) -> list[str]:
        """The other countries whose people are named or meant between two offsets, or named by their post."""
        codes = [p.country for p in people_at(self.context, start, end) if p.country]
        codes += [c.code for c in self.context.countries_between(start, end) if _in_post(self.context.flat, c)]
        codes = codes or self._of_place(start, end)
        return list(dict.fromkeys(c for c in codes if c != self.context.home))

    def _of_place(self, start: int, end: int) -> list[str]:
        """Where those met of whom no country is told: in a city of their host, which no conference city tells."""
        if all(p.country and not p.assumed for p in people_at(self.context, start, end)):
            return []
        neutral = lexicon("agreements")["neutral_places"]
        places = [p for p in self.context.places_between(start, end) if p.name not in neutral]
        return list(dict.fromkeys(p.country for p in places if p.country))

    def before(self, sentence: Sentence) -> list[Sentence]:
        """The sentences before one in its paragraph, with the heading of the section."""
        sentences = self.context.source.sentences
        index = bisect_left(sentences, sentence.start, key=lambda s: s.start)
        found: list[Sentence] = []
        for k in range(index - 1, -1, -1):
            if sentences[k].block != sentence.block and sentences[k].kind != "headline":
                break
            found.append(sentences[k])
            if sentences[k].kind == "headline":
                break
        return found[::-1]

    def those(self, sentence: Sentence, offset: int, words: str) -> list[PersonEntity]:
        """Whom "the two ministers" at an offset means: the two just named, else those of the encounter."""
        context = self.context
        *_, rank, noun = ("", *words.lower().split())
        post = "premier" if rank == "prime" else _SHARED_POSTS.get(noun)
        if post == "minister" and _BEFORE_HEADS.search(context.flat, sentence.start, sentence.end):
            return []  # the heads of state, of whom the text tells no posts, look on
        if two := _two_sides(people_at(context, sentence.start, offset), post):
            return two
        event = self.encounter(sentence)
        if summit := self._summit(sentence):
            names = [p.name for p in summit.participants if p.kind == "person" and p.capacity != "witness"]
            return [p for p in context.people if p.name in names and _leads(p)]
        if event is not None:
            names = [p.name for p in event.participants if p.kind == "person" and p.capacity != "witness"]
            told = [p for p in context.people if p.name in names]
            if two := _two_sides(told, post):
                return two
        for earlier in [*self._last_sentences(sentence), *self.before(sentence)[:1]]:
            people = people_at(context, earlier.start, sentence.start)
            if two := _two_sides(people, post):
                return two
            if post and (two := self._with_own(people, post)):
                return two
            if len(people) > 2 and not post:
                break
        return self._chairs() if "chair" in noun else []

    def _chairs(self) -> list[PersonEntity]:
        """The two who chaired the one encounter of the text that two did, of two countries."""
        held = [e for e in self.events if e.status == "held" and not self._is_past(e)]
        chairs = [{p.name for p in e.participants if p.capacity == "chair"} for e in held]
        pairs = {frozenset(names) for names in chairs if len(names) > 1}
        return _two_sides([p for p in self.context.people if p.name in min(pairs)], None) if len(pairs) == 1 else []

    def _with_own(self, people: Sequence[PersonEntity], post: str) -> list[PersonEntity]:
        """The one foreign holder of a post who was just named, and the only one at home."""
        home = self.context.home
        holders = [p for p in people if _holds(p, post)]
        guests = [p for p in holders if p.country and p.country != home]
        own = [p for p in self.context.people if p.country == home and _holds(p, post)]
        return [own[0], guests[0]] if home and len(guests) == 1 and len(own) == 1 else []

    def _last_sentences(self, sentence: Sentence) -> list[Sentence]:
        sentences = self.context.source.sentences
        index = bisect_left(sentences, sentence.start, key=lambda s: s.start)
        return list(sentences[max(0, index - 3) : index][::-1])


def _is_of_one_day(event: Event) -> bool:
    """Whether an encounter is known to the day; within a visit a document may be signed on any."""
    return event.kind != "visit" and event.date is not None and len(event.date) == 10


def _depth(event: Event) -> int:
    """Talks stand within a visit: where one sentence tells both, a document belongs to the talks."""
    return {"visit": 0, "signing": 2}.get(event.kind, 1)


def _two_sides(people: Iterable[PersonEntity], post: str | None) -> list[PersonEntity]:
    """The only two people, of two countries, who hold the post, if one is told."""
    told = list(people)
    if post is not None:
        told = [p for p in told if _holds(p, post) or not p.roles]
    distinct = len(told) == 2 and told[0].country != told[1].country
    return told if distinct else []


def _leads(person: PersonEntity) -> bool:
    """Whether somebody is a head of state or government."""
    return any(r.group in {"head_of_state", "head_of_government"} for r in person.roles)


def _holds(person: PersonEntity, post: str) -> bool:
    return any(r.group in _SAME_POSTS.get(post, {post}) and r.status == "held" for r in person.roles)


def _in_post(flat: str, mention: CountryMention) -> bool:
    """Whether a country stands in the title of somebody: "the Portuguese Ambassador", "the Nepali side"."""
    return mention.inside == "post" or _SIDE.match(flat, mention.end) is not None


def people_at(context: Settled, start: int, end: int) -> list[PersonEntity]:
    """The people named or meant by a title or pronoun between two offsets, in order, each once."""
    return each_once(person for _, _, person in context.meant_between(start, end))


def each_once(entities: Iterable[E]) -> list[E]:
    """The entities in order, the same one only once."""
    return list({id(entity): entity for entity in entities}.values())


def without_relatives(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses between commas that interrupt a subject: "Frederiksen, who came for two days, signed"."""
    return [m.span() for m in _RELATIVE.finditer(flat, start, end)]


_RELATIVE = re.compile(r",\s(?:who|whom|whose|which|where)\b[^,;:.]*(?=,)")
