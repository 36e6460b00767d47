"""Whom a text means with "the two ministers", "the leaders" or "the co-chairs"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise

from kzgraph.extraction.actors.references.plural_posts import holds, posts_named
from kzgraph.extraction.context import PersonEntity, Sentence
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.passages.people import leads, people_at, people_between
from kzgraph.extraction.passages.stage import PLACES_OF_DEEDS, Stage
from kzgraph.model import Event

_BEFORE_HEADS = re.compile(
    r"\b(?:in (?:the )?presence of|witnessed by) (?:the |both |their )?(?:two )?(?:presidents|leaders|heads)\b",
    re.IGNORECASE,
)


def those_meant(stage: Stage, sentence: Sentence, offset: int, words: str) -> list[PersonEntity]:
    """Whom "the two ministers" at an offset means: those of the signing told there, the two just named, else those of
    the encounter.
    """
    context, group = stage.context, words.lower()
    if group == "they" and _are_states(stage, sentence, offset):
        return []
    post = posts_named(group)
    signed = who_signed(stage, sentence)
    if "two" in group and len(signed) > _TWO:  # "the treaty was signed by the two leaders, the other papers by X and Y"
        here = people_between(context, sentence.start, sentence.end)
        others = [p for p in signed if p not in here]
        signed = others if len(others) == _TWO else []
    if signed and (post is None or all(holds(p, group) or not p.roles for p in signed)):
        return signed
    if post and "minister" in post and _BEFORE_HEADS.search(context.flat, sentence.start, sentence.end):
        return []  # the heads of state, of whom the text tells no posts, look on
    if two := _two_sides(people_at(context, sentence.start, offset), group):
        return two
    if _is_long_ago(stage, sentence):
        return []  # "in 2015 they signed": their predecessors may have
    event = stage.encounter(sentence)
    if summit := stage.summit(sentence):
        names = [p.name for p in summit.participants if p.kind == "person" and p.capacity != "witness"]
        return [p for p in context.people if p.name in names and leads(p)]
    if event is not None:
        names = [p.name for p in event.participants if p.kind == "person" and p.capacity != "witness"]
        told = [p for p in context.people if p.name in names]
        if two := _two_sides(told, group):
            return two
    here = people_between(context, sentence.start, offset)
    for earlier in [*stage.last_sentences(sentence), *stage.before(sentence)[:1]]:
        people = people_at(context, earlier.start, sentence.start)
        if two := _two_sides(people, group):
            # "Standing beside Minister X, he spoke of what the two of them signed": not two others
            return two if group != "the two of them" or all(p in two for p in here) else []
        if post and (two := _with_own(stage, people, group)):
            return two
        if len(people) > 2 and not post:
            break
    if "chair" in group:
        return _chairs(stage)
    # "The leaders" may be a president and a prime minister: only where nobody else met.
    of_any_rank = post is not None and words_of("posts", "groups_of_countries") <= set(post)
    return _two_sides(_who_met(stage), "" if of_any_rank else group)


def _are_states(stage: Stage, sentence: Sentence, pronoun: int) -> bool:
    """Whether "they" are the states of the sentence: "Ghana and Togo will extend the pact | they signed"."""
    context = stage.context
    named = [c for c in context.countries_between(sentence.start, pronoun) if c.form == "name" and c.inside is None]
    if people_between(context, sentence.start, pronoun):
        return False
    return any(
        _AND.fullmatch(context.flat, a.end, b.start)
        and _HAVE.match(context.flat, b.end)
        and not _OF.search(context.flat, max(0, a.start - _ARTICLE), a.start)
        for a, b in pairwise(named)
    )


_AND, _OF, _HAVE = re.compile(r",? and (?:the )?"), re.compile(r"\b(?:of|from) (?:the )?\Z"), re.compile(r",? [a-z]")
_ARTICLE = len("from the ")


def _who_met(stage: Stage) -> list[PersonEntity]:
    """Everybody who took part in an encounter that the text tells as news."""
    held = [e for e in stage.events if e.status == "held" and e.kind in PLACES_OF_DEEDS and not stage.is_past(e)]
    names = {p.name for e in held for p in e.participants if p.capacity != "witness"}
    return [p for p in stage.context.people if p.name in names]


def those_of_states(stage: Stage, sentence: Sentence, start: int, end: int, noun: str) -> list[PersonEntity]:
    """Whom "the Presidents of A and B" means: the one holder of the post for each state between two offsets.

    What was done long ago may have been done by those before them.
    """
    context = stage.context
    if context.published is None or _is_long_ago(stage, sentence):
        return []
    codes = list(dict.fromkeys(c.code for c in context.countries_between(start, end)))
    held = [p for p in context.people if holds(p, noun.lower())]
    found = [[p for p in held if p.country == code] for code in codes]
    return [holders[0] for holders in found] if len(found) > 1 and all(len(h) == 1 for h in found) else []


def _is_long_ago(stage: Stage, sentence: Sentence) -> bool:
    """Whether a sentence names a day of more than a year ago."""
    published, dates = stage.context.published, stage.context.dates_between(sentence.start, sentence.end)
    return published is not None and any(d.value[:7] < (published - _ONE_YEAR).isoformat()[:7] for d in dates)


_ONE_YEAR = timedelta(days=365)


def _chairs(stage: Stage) -> list[PersonEntity]:
    """The two who chaired the one encounter of the text that two did, of two countries."""
    held = [e for e in stage.events if e.status == "held" and not stage.is_past(e)]
    chairs = [{p.name for p in e.participants if p.capacity == "chair"} for e in held]
    pairs = {frozenset(names) for names in chairs if len(names) > 1}
    return _two_sides([p for p in stage.context.people if p.name in min(pairs)], "") if len(pairs) == 1 else []


def _with_own(stage: Stage, people: Sequence[PersonEntity], group: str) -> list[PersonEntity]:
    """The one foreign holder of a post who was just named, and the only one at home."""
    home = stage.context.home
    holders = [p for p in people if holds(p, group)]
    guests = [p for p in holders if p.country and p.country != home]
    own = [p for p in stage.context.people if p.country == home and holds(p, group)]
    return [own[0], guests[0]] if home and len(guests) == 1 and len(own) == 1 else []


def _two_sides(people: Iterable[PersonEntity], group: str) -> list[PersonEntity]:
    """The only two people, of two countries, who hold the post that a plural names, if it names one."""
    told = [p for p in people if holds(p, group) or not p.roles]
    return told if len(told) == _TWO and told[0].country != told[1].country else []


_TWO = 2


def who_signed(stage: Stage, sentence: Sentence) -> list[PersonEntity]:
    """Those who took part in a signing that a sentence tells, of two countries or two of unknown ones.

    There its plural is understood. Not those who signed another document of the ceremony, whom other sentences name.
    """
    for event in stage.events:
        here = any(sentence.start <= quote.start < sentence.end for quote in event.evidence)
        if event.kind != "signing" or event.status != "held" or not here:
            continue
        names = [p.name for p in event.participants if p.kind == "person" and p.capacity != "witness"]
        others = _named_elsewhere(stage, event, sentence) if len(names) > _TWO else set()
        told = [p for p in stage.context.people if p.name in names and p.name not in others]
        if len({p.country for p in told}) > 1 or (len(told) == _TWO and told[0].country is None):
            return told
    return []


def _named_elsewhere(stage: Stage, event: Event, sentence: Sentence) -> set[str]:
    """Whom other sentences name that tell of an event, and this one does not."""
    context = stage.context
    spots = {s.start: s for e in event.evidence if (s := context.source.sentence_at(e.start)) is not None}
    told = {p.name for s in spots.values() if s != sentence for p in people_between(context, s.start, s.end)}
    return told - {p.name for p in people_between(context, sentence.start, sentence.end)}
