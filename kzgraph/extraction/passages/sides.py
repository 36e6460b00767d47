"""Between which countries a document or a figure is of which a sentence names no sides."""

from __future__ import annotations

import re
from bisect import bisect_left

from kzgraph.extraction.context import CountryMention, Sentence
from kzgraph.extraction.knowledge import lexicon, pattern
from kzgraph.extraction.passages.people import people_at
from kzgraph.extraction.passages.stage import LEADERS_OF_MANY, Stage, told_last
from kzgraph.extraction.passages.together import acts_with_home
from kzgraph.extraction.passages.two_before import two_told_before
from kzgraph.model import Event, is_day

_SIDE = re.compile(
    r"(?:'s)? (?:side|delegation|counterpart|colleague|(?:Foreign |Prime )?Minister|Ambassador|President|envoy)\b"
)
_MANY_STATES = 3
_OF_SUMMIT = re.compile(
    r"\b(?:of|at|following|after) (?:the|this) [^,;.]{0,60}?\bsummit\b|\bsummit participants\b"
    r"|\b(?:the|this) (?:\w+ ){0,2}summit (?:also |then |unanimously )?(?:adopted|approved|issued|endorsed|agreed)\b",
    re.IGNORECASE,
)
# Those of a part of the world, or of all members of something: more than two, whom the sentence does not name.
_OF_REGION = re.compile(
    r"\b(?:heads of (?:state|government)|leaders|presidents|ministers(?: of foreign affairs)?) of (?:the )?"
    r"(?:(?:five|six|seven|Turkic|Caspian|Baltic|Nordic|Gulf|Visegrad|Balkan|Arab|Islamic)\b|Central Asian?\b(?!"
    r" and\b)|region\b"
    r"|(?:[A-Z]{2,6} )?(?:member|participating) (?:states|countries))",
    re.IGNORECASE,
)
# More states than this are about: "the leaders" are not those of two.
_FEW = 4
# The paragraphs that tell what a text is about: its headline and its first ones.
_OPENING = 3


def sides_of(stage: Stage, sentence: Sentence) -> list[str]:
    """The countries between which a document is that a sentence names without its parties; empty if open."""
    known = stage.known_sides.get(sentence.start)
    if known is None:
        known = stage.known_sides[sentence.start] = _find_sides(stage, sentence)
    return known


def _find_sides(stage: Stage, sentence: Sentence) -> list[str]:
    if signed_by_all(stage, sentence):
        return []
    home, pair = stage.context.home, stage.context.pair
    if two := two_told_before(stage.context, sentence):
        return two
    if many := stage.meeting_of_many(sentence):
        return list(many.countries)
    summit = stage.summit(sentence)
    if summit is None and _OF_REGION.search(stage.context.flat, sentence.start, sentence.end):
        return []
    if summit is None and _at_summit_of_others(stage, sentence):
        return []
    foreign = _foreign(stage, sentence.start, sentence.end) if summit is None else []
    if home and len(foreign) == 1:
        return _with_another(stage, sentence, foreign[0]) or [home, foreign[0]]
    event, block = stage.told(sentence)
    if event is not None and _is_over(stage, event, sentence):
        event = None
    if event is not None and event.kind == "summit" and len(event.countries) < _MANY_STATES:
        # A summit of which only some are named is between more.
        if summit is None and _OF_SUMMIT.search(stage.context.flat, sentence.start, sentence.end):
            return []
        event = None
    near = (
        event
        if summit is None and event is not None and block == sentence.block and len(event.countries) >= 2
        else None
    )
    if near is not None:
        return _without_mediators(stage, near)
    if summit is not None or _of_many(stage, sentence):
        states = list(summit.countries) if summit is not None else []
        return states if not states or home in states or home is None else [home, *states]
    for earlier in reversed(stage.before(sentence)) if home else ():
        foreign = _foreign(stage, earlier.start, earlier.end)
        if len(foreign) == 1 and goes_on_to(stage, earlier):
            continue
        if len(foreign) == 1:
            return [str(home), foreign[0]]
        if foreign:
            break
    if event is not None and len(event.countries) >= 2 and (home is None or home in event.countries):
        return _without_mediators(stage, event)
    return list(pair) if len(pair) == _PAIR and _takes_part(stage, pair[1]) else _of_all_events(stage, sentence)


def signed_by_all(stage: Stage, sentence: Sentence) -> bool:
    """Whether the leaders of an organisation's summit sign, of whom nobody is named: "The leaders signed"."""
    signed = (e for e in stage.events if e.kind == "signing" and any(q.start == sentence.start for q in e.evidence))
    return any(not e.countries and e.participants for e in signed)


def goes_on_to(stage: Stage, sentence: Sentence) -> bool:
    """Whether a sentence only tells where somebody goes next from what was held: "From here he flies to Kyiv"."""
    told = [e for e in stage.events if any(sentence.start <= q.start < sentence.end for q in e.evidence)]
    if not told or any(e.status == "held" for e in told):
        return False
    last = told_last((e for e in stage.events if e.status == "held" and not stage.is_past(e)), sentence.start)
    return last is not None and len(last.countries) == _PAIR and stage.context.home in last.countries


def _with_another(stage: Stage, sentence: Sentence, code: str) -> list[str]:
    """The two sides of the encounter of a state told last, in a text of which nothing but counting shows the home.

    Empty where that country took part in it.
    """
    context = stage.context
    last = told_last((e for e in stage.events if code in e.countries), sentence.start)
    others = last is not None and len(last.countries) == _PAIR and context.home not in last.countries
    return list(last.countries) if last is not None and others and not context.speaks else []


_PAIR = 2


def _without_mediators(stage: Stage, event: Event) -> list[str]:
    """The states of an encounter without the one that brought the two others together."""
    context = stage.context
    sides = list(event.countries)
    for quote in event.evidence if len(sides) > _PAIR else ():
        for match in pattern("signings", "brought_together").finditer(context.flat, quote.start, quote.end):
            stop = context.flat.find(",", match.end(), quote.end)
            end = stop if stop > 0 else quote.end
            helpers = {c.code for c in context.countries_between(match.end(), end)}
            helpers |= {p.country for p in people_at(context, match.end(), end) if p.country}
            helped = [code for code in sides if code not in helpers]
            sides = helped if len(helped) == _PAIR else sides
    return sides


def _of_all_events(stage: Stage, sentence: Sentence) -> list[str]:
    """The two sides of every encounter that is told to have been held; empty where they differ."""
    held = [e for e in stage.events if e.status == "held" and not _is_over(stage, e, sentence)]
    sides = {tuple(sorted(e.countries)): list(e.countries) for e in held}
    only = next(iter(sides.values())) if len(sides) == 1 else []
    return only if len(only) == 2 else []


def _at_summit_of_others(stage: Stage, sentence: Sentence) -> bool:
    """Whether a sentence tells a summit of which it is not known that the home country took part."""
    told = [e for e in stage.events if e.kind == "summit" and any(q.start == sentence.start for q in e.evidence)]
    return any(len(e.countries) < _MANY_STATES and stage.context.home not in e.countries for e in told)


def _of_many(stage: Stage, sentence: Sentence) -> bool:
    """Whether the leaders of many states act in a sentence: whose document it is no pair of states tells."""
    flat = stage.context.flat
    if not LEADERS_OF_MANY.search(flat, sentence.start, sentence.end):
        return False
    named = {p.country for p in stage.context.people if p.country and p.mentions[0].start < sentence.end}
    return len(named) > _FEW


def _foreign(stage: Stage, start: int, end: int) -> list[str]:
    """The other countries whose people are named or meant between two offsets, or named by their post."""
    codes = [p.country for p in people_at(stage.context, start, end) if p.country]
    codes += [c.code for c in stage.context.countries_between(start, end) if _in_post(stage.context.flat, c)]
    codes = codes or _of_place(stage, start, end)
    return list(dict.fromkeys(c for c in codes if c != stage.context.home))


def _of_place(stage: Stage, start: int, end: int) -> list[str]:
    """Where those met of whom no country is told: in a city of their host, which no conference city tells."""
    if all(p.country and not p.assumed for p in people_at(stage.context, start, end)):
        return []
    neutral = lexicon("agreements")["neutral_places"]
    places = [p for p in stage.context.places_between(start, end) if p.name not in neutral]
    return list(dict.fromkeys(p.country for p in places if p.country))


def mediated_by_home(stage: Stage, sentence: Sentence) -> list[str]:
    """The two states with which the home country, which mediates, has had to do; empty where it does not."""
    home = stage.context.home
    told = [e for e in stage.events if e.evidence[0].start < sentence.end and home in e.countries]
    found = list(dict.fromkeys(c for event in told for c in event.countries if c != home))
    return found if len(found) == _PAIR and stage.context.speaks else []


def _is_over(stage: Stage, visit: Event, sentence: Sentence) -> bool:
    """Whether the day of a sentence is after a visit: "A, who was in Lima on Friday, signed a treaty on Monday"."""
    last = (visit.end_date or visit.date) if visit.kind == "visit" else None
    days = [d.value for d in stage.context.dates_between(sentence.start, sentence.end) if is_day(d.value)]
    return last is not None and is_day(last) and bool(days) and max(days) > last


def _takes_part(stage: Stage, code: str) -> bool:
    """Whether a country acts in the text, or is named in one breath with its own; else it may only deny the deed."""
    return code in stage.codes_of_events() or acts_with_home(stage.context, code)


def is_about(stage: Stage, sentence: Sentence, code: str) -> bool:
    """Whether a country stands in the paragraph, or takes part in an encounter of the text, or opens it."""
    if code in stage.codes_of_events():
        return True
    context = stage.context
    return any(
        any(c.code == code for c in context.countries_between(start, end))
        or any(p.country == code for _, _, p in context.named_between(start, end))
        for start, end in (opening(stage), _paragraph(stage, sentence))
    )


def opening(stage: Stage) -> tuple[int, int]:
    """The span of the first paragraphs."""
    sentences = stage.context.source.sentences
    last = bisect_left(sentences, _OPENING, key=lambda s: s.block)
    return (sentences[0].start, sentences[last - 1].end) if last else (0, 0)


def _paragraph(stage: Stage, sentence: Sentence) -> tuple[int, int]:
    """The span of the paragraph of a sentence."""
    sentences = stage.context.source.sentences
    first = bisect_left(sentences, sentence.block, key=lambda s: s.block)
    last = bisect_left(sentences, sentence.block + 1, key=lambda s: s.block)
    return sentences[first].start, sentences[last - 1].end


def _in_post(flat: str, mention: CountryMention) -> bool:
    """Whether a country stands in the title of somebody: "the Portuguese Ambassador", "the Nepali side"."""
    return mention.inside == "post" or _SIDE.match(flat, mention.end) is not None
