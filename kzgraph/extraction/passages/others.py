"""States that a sentence itself names as those whose document it is: two that act, or a third beside the text's.

"The free trade agreement that New Delhi and Brussels hope to conclude", "India cannot suspend the Treaty": what is said
so is of those, and not of the two states that the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kzgraph.extraction.actors.geography import government_seats
from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.dates.calendar_words import alternatives
from kzgraph.extraction.settled import Settled

# Two states that do something together: "Both Baku and Yerevan say", "which Chile and Peru are negotiating".
_AND = re.compile(r",? and (?:the )?")
_LEADS = re.compile(
    r"(?:\A|[,;:\"(]|\b(?:both|that|which|as|while|when|where|whereas|because|since|if|once|by|and|but|said))"
    r" ?(?:the )?\Z",
    re.IGNORECASE,
)
# To whom something is said about what they do: "called on A and B to sign", "congratulated A and B on".
_SPOKEN_TO = re.compile(
    r"\b(?:between|urg\w+|invit\w+|congratulat\w+|call(?:s|ed|ing)? (?:up)?on|encourag\w+|commend\w+"
    r"|thank\w*|ask\w*|help\w*) (?:both )?(?:the )?\Z",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r",? (?!(?:on|in|at|for|and|or|as|from|with|by|of|under|over|into|about|during|after|before|since|until)\b)[a-z]"
)
_ANY_WORDS = re.compile(
    r" (?:on|about|over|towards?|for|to|in|at|not|now)\b|[,.;]"
)  # not "the Luanda and Nairobi processes"


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(sorted(government_seats()))})\b")


def two_that_act(context: Settled, sentence: Sentence, title: tuple[int, int]) -> list[str]:
    """The two states that act together in a sentence, by their names or the seats of their governments; else none.

    In a row of more they are all of it: "Chad, Mali and Niger".
    `title` are the offsets of the document's title, in which states are what it is about.
    """
    spots = sorted(set(_states(context, sentence, title)))
    for k, ((start, end, one), (left, right, other)) in enumerate(pairwise(spots)):
        if one == other or not _AND.fullmatch(context.flat, end, left):
            continue
        ahead = context.flat[sentence.start : start]
        acts = _LEADS.search(ahead) is not None and _ACTS.match(context.flat, right) is not None
        row = _row_before(context, sentence, spots[: k + 1])
        meet = row and _MEET.search(context.flat, sentence.start, spots[k - len(row)][0])
        if acts or meet or (_SPOKEN_TO.search(ahead) and _ANY_WORDS.match(context.flat, right)):
            return list(dict.fromkeys([*row, one, other]))
    return []


# Those of a row who meet: "adopted at the conference of the ministers of Chad, Mali and Niger".
_MEET = re.compile(r"\b(?:meeting|conference|summit|session|talks)\b[^,.;]{0,60} (?:of|between) (?:the )?\Z")


def _row_before(context: Settled, sentence: Sentence, spots: Sequence[tuple[int, int, str]]) -> list[str]:
    """The states that stand in one row before the last of some, behind commas."""
    row: list[str] = []
    for (start, end, code), (left, _, _) in reversed(list(pairwise(spots))):
        place = _PLACE.search(context.flat, sentence.start, start)
        if place or not _COMMA.fullmatch(context.flat, end, left):
            break
        row.insert(0, code)
    return row


_COMMA = re.compile(r", (?:the )?")
_PLACE = re.compile(r"\b(?:in|at|from|to|near|with|after|before) (?:the )?\Z", re.IGNORECASE)


def _states(context: Settled, sentence: Sentence, title: tuple[int, int]) -> list[tuple[int, int, str]]:
    """The states named in a sentence outside a title, by name or by the seat of their government."""
    named = [
        (c.start, c.end, str(c.code))
        for c in context.countries_between(sentence.start, sentence.end)
        if c.form in {"name", "abbreviation"} and c.inside is None
    ]
    seats = government_seats()
    named += [
        (m.start(), m.end(), seats[m.group()]) for m in _seat().finditer(context.flat, sentence.start, sentence.end)
    ]
    return [spot for spot in named if not title[0] <= spot[0] < title[1]]


def names_seat(context: Settled, sentence: Sentence) -> bool:
    """Whether a sentence names the seat of a government: "London's Bill"."""
    return _seat().search(context.flat, sentence.start, sentence.end) is not None


def seat_that_acts(context: Settled, start: int, verb: int) -> str | None:
    """The state whose capital is the subject of a verb: "Last week | Oslo | signed a treaty with Peru"."""
    for m in _seat().finditer(context.flat, start, verb):
        if _TO_VERB.match(context.flat, m.end(), verb) and not _TO_PLACE.search(context.flat, start, m.start()):
            return government_seats()[m.group()]
    return None


def seat_that_owns(context: Settled, start: int, noun: int) -> str | None:
    """The state whose capital a noun belongs to: "| Oslo |'s gas deal with Warsaw"."""
    owners = (m for m in _seat().finditer(context.flat, start, noun) if _OWNS.fullmatch(context.flat, m.end(), noun))
    return next((government_seats()[m.group()] for m in owners), None)


def state_that_owns(context: Settled, start: int, noun: int) -> str | None:
    """The state to which a noun belongs, by its name or its capital: "Britain's trade pact with Ghana"."""
    named = (c for c in context.countries_between(start, noun) if c.form in {"name", "abbreviation"})
    owner = next((str(c.code) for c in named if _OWNS.fullmatch(context.flat, c.end, noun)), None)
    return owner or seat_that_owns(context, start, noun)


_OWNS = re.compile(r"'s? (?:[\w-]+ ){0,2}")
_TO_VERB = re.compile(r"(?: (?:has|had|have|also|already|recently|then|today|just))* ?\Z")
_TO_PLACE = re.compile(r"\b(?:in|at|from|to|of|near|outside|visiting|and)\s\Z")


def state_meant_by_it(context: Context, sentence: Sentence, pronoun: int) -> str | None:
    """The state that "it" at an offset means: the subject of the sentence before, in the same paragraph.

    "Delhi has been busy elsewhere. In March | it | signed a pact with Peru".
    """
    before = context.source.before(sentence)
    if before is None or before.kind == "headline":
        return None
    if _OTHER_SUBJECT.search(context.flat, sentence.start, pronoun):
        return None
    first = before.start + (4 if context.flat.startswith("The ", before.start) else 0)
    named = [c for c in context.countries if c.start == first and c.form == "name" and c.inside is None]
    seat = _seat().match(context.flat, first, before.end)
    end = named[0].end if named else seat.end() if seat else None
    if end is None or _ACTS_ALONE.match(context.flat, end) is None:
        return None
    return str(named[0].code) if named else government_seats()[seat.group()] if seat else None


# Before "it": nothing but when or where.
_OTHER_SUBJECT = re.compile(r"[^\s,]+,? [^,]*,|[:;]|\b(?:that|which|said|when|while|where|as|because|but|and)\b")
_ACTS_ALONE = re.compile(
    r" (?:(?:has|had|also|already|still|then|itself|alone) )*(?!(?:and|or|in|on|at|of|for|with|as|from|to|by)\b)[a-z]"
)


def seats_between(context: Settled, start: int, end: int) -> list[tuple[int, int, str]]:
    """The capitals that stand for governments in a row of sides, "between Damascus and the SDF"; not of cities."""
    found = [(m.start(), m.end(), government_seats()[m.group()]) for m in _seat().finditer(context.flat, start, end)]
    cities = any(all(p.start != s[0] for s in found) for p in context.places_between(start, end))
    alone = all(_ENDS_SIDE.match(context.flat, s[1]) and _OPENS_SIDE.search(context.flat[start : s[0]]) for s in found)
    stop = context.flat.find(". ", end, end + _NEAR)
    about = _OF_CITIES.search(context.flat, max(0, start - _NEAR), end + _NEAR if stop < 0 else stop)
    return found if alone and not cities and about is None else []


# What cities have with one another, or what goes from one to the other.
_OF_CITIES = re.compile(
    r"\b(?:twin\w*|sister|mayors?|cities|flights?|air|rail\w*|trains?|roads?|municipal\w*)\b", re.IGNORECASE
)
_NEAR = 60


_OPENS_SIDE = re.compile(r"(?:\A|\b(?:and|or|,)) (?:the )?\Z|\A\Z")
_ENDS_SIDE = re.compile(
    r",? and\b|[,.;)]| (?:on|over|about|to|for|was|were|is|be|has|had|will|would|of|in|signed|reached)\b|\s*\Z"
)


def names_a_third(context: Settled, sentence: Sentence, title: tuple[int, int], sides: Sequence[str]) -> bool:
    """Whether a sentence names another state than those of `sides`, outside a title and the posts of people."""
    seats = government_seats()
    codes = [
        str(c.code)
        for c in context.countries_between(sentence.start, sentence.end)
        if c.inside is None and not title[0] <= c.start < title[1]
    ]
    codes += [
        seats[m.group()]
        for m in _seat().finditer(context.flat, sentence.start, sentence.end)
        if _ACTS.match(context.flat, m.end()) and not context.flat.endswith("in ", 0, m.start())
    ]
    return any(code not in sides for code in codes)
