"""The other side of a meeting where nobody of it is named: "met the King of Norway", "received Italian senators"."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.context import CountryMention
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.parties import of_descent
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import lexicon, one_of, pattern
from kzgraph.model import CountryCode


def add_unnamed_side(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Give a meeting of the people of one country the countries of those who stand unnamed behind its words.

    Says whether there are any. A later telling may name them: then this one is no other meeting.
    """
    homes = {person.country for person, _ in draft.people.values()}
    if len(homes) != 1 or draft.bodies:
        return False
    others = [code for code in unnamed_side(scene, telling) if code not in homes]
    if others and not draft.countries.keys() >= set(others):
        draft.host_unnamed = True
        draft.countries |= dict.fromkeys([*filter(None, homes), *others])
    return bool(others)


def unnamed_side(scene: Scene, telling: Telling) -> list[CountryCode]:
    """The countries of those whom the words of a meeting lead to, by office, calling or as a body."""
    context, flat = scene.context, scene.context.flat
    topic = pattern("event_clauses", "topic", cased=True).search(telling.text, telling.hit.end)
    stop = telling.clause.start + topic.start() if topic else telling.clause.end
    stop = min([stop, *(actor.lead for actor in telling.actors if actor.start > telling.start)])
    lead = pattern("meetings", "leads_to_partner").match(flat, telling.end, stop)
    if lead is None or pattern("meetings", "urged_government").match(telling.onwards):
        return []
    mayor = next((p for p in context.places if lead.end() <= p.start < stop and p.country), None)
    if mayor and mayor.country and _of_country().fullmatch(flat, lead.end(), mayor.start):
        return [mayor.country]
    mentions = [m for m in context.countries if lead.end() <= m.start < stop]
    if not mentions or of_descent(flat, mentions[0].start, mentions[0].end):
        return []
    first = mentions[0]
    if first.form in _BEFORE_NOUN or flat.startswith(("'s ", "’s "), first.end):
        noun = _headed().match(flat, first.end, stop)
        if noun is None or _QUALIFIERS.fullmatch(flat, lead.end(), first.start) is None:
            return []
        return [m.code for m in mentions if m.end <= noun.end()]
    return [m.code for m in _row(flat, mentions)] if _of_country().fullmatch(flat, lead.end(), first.start) else []


# Forms of a country that stand before a noun: "Turkish officials", "US senators".
_BEFORE_NOUN = frozenset({"adjective", "demonym", "abbreviation"})
# Words between "with" and a country: "a group of leading", "members of the".
_QUALIFIERS = re.compile(
    r"(?:(?:(?:a|the|some|other) )?(?:[a-z][\w-]* )?"
    r"(?:groups?|delegations?|number|members|representatives|heads|leaders|officials|row|team|range|ministers) (?:of|from) )?"
    r"(?:(?!(?:to|on|in|at|of|from|for|about|and|that|his|her) )[a-z][\w-]* |\d+ ){0,4}"
)


@cache
def _heads() -> str:
    return one_of(list(lexicon("meetings")["unnamed_heads"])).pattern


@cache
def _headed() -> re.Pattern[str]:
    """From a country to the noun for its people: " [parliament's] deputies", " and Indian diplomats"."""
    words = r"(?:['’]s)?(?: (?!(?:to|on|in|at|for|about|with|that|who) )[\w'’-]+,?){0,4}? "
    return re.compile(rf"{words}(?:{_heads()})\b(?!['’])", re.IGNORECASE)


@cache
def _of_country() -> re.Pattern[str]:
    """From "with" to a country, with the noun for its people: "the ministers of trade and energy of"."""
    qualifiers, head = r"(?:[\w-]+ ){0,4}?", rf"(?:{_heads()})"
    return re.compile(rf"{qualifiers}{head} (?:(?:of|for) [\w -]{{3,40}}? )?(?:of|from) (?:the )?", re.IGNORECASE)


def _row(flat: str, mentions: list[CountryMention]) -> list[CountryMention]:
    """The first of some countries with those joined to it by commas and "and"."""
    row = mentions[:1]
    for mention in mentions[1:]:
        if _JOINT.fullmatch(flat, row[-1].end, mention.start) is None:
            break
        row.append(mention)
    return row


_JOINT = re.compile(r",? (?:and )?(?:the )?")
