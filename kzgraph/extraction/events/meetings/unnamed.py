"""The other side of a meeting where nobody of it is named: "met the King of Norway", "received Italian senators"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.context import Context, CountryMention
from kzgraph.extraction.dates.calendar_words import alternatives
from kzgraph.extraction.events.drafts import Draft, agree, leads_side
from kzgraph.extraction.events.formats.groups import group_between
from kzgraph.extraction.events.telling.parties import of_descent
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.model import CountryCode


@dataclass(frozen=True, slots=True)
class UnnamedSide:
    """The countries of those who are not named, and the office by which one of them is told."""

    countries: list[CountryCode]
    office: str | None = None
    heads: bool = False
    """Whether they are heads of state or government of several."""
    body: str | None = None
    """The international organisation whose office it is: "the Secretary General of the OSCE"."""

    def __bool__(self) -> bool:
        return bool(self.countries or self.body)


NOBODY = UnnamedSide([])


def add_unnamed_side(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Give a meeting of the people of one country the countries of those who stand unnamed behind its words.

    Says whether there are any. A later telling may name the holder of an office: then this one is no other meeting.
    """
    homes = {person.country for person, _ in draft.people.values()}
    if len(homes) != 1 or draft.bodies:
        return False
    side = unnamed_side(scene, telling)
    if side.body is not None:
        draft.bodies[side.body] = None
        return True
    others = [code for code in side.countries if code not in homes]
    if others:
        draft.host_unnamed, draft.office = side.office is not None, side.office or ""
        draft.countries |= dict.fromkeys([*filter(None, homes), *others])
        if side.heads and all(leads_side(person) for person, _ in draft.people.values()):
            draft.kind = "summit"
    return bool(others)


def told_one_by_one(context: Context, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether meetings with people who are not named are told one by one behind: "came for meetings with senior
    officials. … A met Minister B", "A, B and C held meetings of working groups. … That on Trade met on"."""
    if not draft.several_unnamed or draft.host_unnamed or len(draft.countries) < _TWO:
        return False
    if any(o.name in draft.bodies and o.kind == "intergovernmental" for o in context.organisations):
        return False
    behind = (d for d in drafts if d.offset > draft.offset and d.kind == draft.kind and d.status == draft.status)
    return any(
        (draft.people.keys() < d.people.keys() or (d.session and not draft.people))
        and draft.countries.keys() <= d.sides.keys()
        and agree(draft.date, d.date)
        for d in behind
    )


_TWO = 2


def unnamed_side(scene: Scene, telling: Telling) -> UnnamedSide:
    """Those whom the words of a meeting lead to by office, calling or as a body."""
    context, flat = scene.context, scene.context.flat
    topic = pattern("event_clauses", "topic", cased=True).search(telling.text, telling.hit.end)
    stop = telling.clause.start + topic.start() if topic else telling.clause.end
    stop = min([stop, *(actor.lead for actor in telling.actors if actor.start > telling.start)])
    lead = pattern("meetings", "leads_to_partner").match(flat, telling.end, stop)
    if lead is None or pattern("meetings", "urged_government").match(telling.onwards):
        return NOBODY
    if (group := _of_group(flat, lead.end(), stop)) is not None:
        return group
    if (body := _whose_office(context, lead.end(), stop)) is not None:
        return UnnamedSide([], body=body)
    mayor = next((p for p in context.places if lead.end() <= p.start < stop and p.country), None)
    if mayor and mayor.country and (noun := _of_country().fullmatch(flat, lead.end(), mayor.start)):
        return UnnamedSide([mayor.country], _office(noun))
    mentions = [m for m in context.countries if lead.end() <= m.start < stop]
    if not mentions or of_descent(flat, mentions[0].start, mentions[0].end):
        return NOBODY
    first = mentions[0]
    noun = _of_country().fullmatch(flat, lead.end(), first.start)
    if first.form in _BEFORE_NOUN and noun and noun["office"] and _of_body(context, first):
        return UnnamedSide([first.code], noun.group())
    if first.form in _BEFORE_NOUN or flat.startswith(("'s ", "’s "), first.end):
        headed = _headed().match(flat, first.end, stop)
        if headed and _QUALIFIERS.fullmatch(flat, lead.end(), first.start):
            return UnnamedSide([m.code for m in mentions if m.end <= headed.end()], _office(headed))
        if first.form != "abbreviation":  # "her counterpart from the UK"
            return NOBODY
    return UnnamedSide([m.code for m in _row(flat, mentions)], _office(noun)) if noun else NOBODY


def _whose_office(context: Context, start: int, stop: int) -> str | None:
    """The international organisation of whose head or envoy words are: "the UN Secretary-General", "the head of UNEP".

    None where the text names who holds a post there.
    """
    for body in context.organisations:
        mention = next((m for m in body.mentions if start <= m.start < stop), None)
        if mention is None or body.kind != "intergovernmental":
            continue
        ahead = _OF_BODY.fullmatch(context.flat, start, mention.start)
        behind = _THE.fullmatch(context.flat, start, mention.start) and _office_behind().match(
            context.flat, mention.end
        )
        ahead = None if _GOES_ON.match(context.flat, mention.end) else ahead
        if behind or (ahead and _office_ahead().fullmatch(context.flat, start, ahead.end("office"))):
            held = (role for person in context.people for role in person.roles)
            return None if any(role.organisation == body.name for role in held) else body.name
    return None


_THE = re.compile(r"(?:the )?")
# "The Head of the EU [Delegation]", "the Director General of the IAEA[, NAME]".
_GOES_ON = re.compile(r"(?: \([A-Z][\w-]*\))?(?:['’]s|,? [A-Z])")
# "The Executive Secretary and the staff [of the]" G5 Sahel.
_OF_BODY = re.compile(
    r"(?:the |a )?(?P<office>[\w -]{4,60}?)(?: and (?:the )?(?:staff|secretariat|experts|team))?"
    r" (?:of|to|for) (?:the )?"
)


@cache
def _office_ahead() -> re.Pattern[str]:
    return re.compile(rf"(?:the |a )?(?:[\w-]+ ){{0,4}}?{_noun()}(?:[ -]general)?", re.IGNORECASE)


@cache
def _office_behind() -> re.Pattern[str]:
    """From an organisation to the office of one of its people, who is not named behind it."""
    offices = alternatives(words_of("meetings", "unnamed_offices"))
    return re.compile(
        rf"(?: \([A-Z][\w-]*\))?(?:['’]s)?(?: (?!(?:in|on|at|and|to|for|with|about|by)\b)[\w-]+){{0,3}}? "
        rf"(?:{offices})(?:[ -]general)?(?![\w'’-])(?!,? (?-i:[A-Z])| and )",
        re.IGNORECASE,
    )


def _of_group(flat: str, start: int, stop: int) -> UnnamedSide | None:
    """The members of the group of states whose people follow: "the three Baltic ministers", "Nordic leaders"."""
    named = group_between(flat, start, stop)
    if named is None:
        return None
    noun = _of_country().fullmatch(flat, start, named[0])
    own = _OWN.match(flat, start, named[0])
    if noun is None and _QUALIFIERS.fullmatch(flat, own.end() if own else start, named[0]):
        noun = _headed().match(flat, named[1], stop)
    if noun is None or pattern("meetings", "officials").search(noun.group()) is None:
        return None
    heads = pattern("meetings", "heads_or_counterparts").search(noun.group()) is not None
    return UnnamedSide([*named[2]], heads=heads)


# "Her Baltic [counterparts]".
_OWN = re.compile(r"(?:his|her|their) ")


def _of_body(context: Context, country: CountryMention) -> bool:
    """Whether a country's adjective is of one of its bodies: "[the Speaker of the] Maltese [parliament]"."""
    inside = any(m.start <= country.start < m.end for body in context.organisations for m in body.mentions)
    return inside or _body().match(context.flat, country.end) is not None


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf" (?:{alternatives(words_of('meetings', 'unnamed_bodies'))})\b", re.IGNORECASE)


def _office(noun: re.Match[str]) -> str | None:
    """The office told by words about an unnamed side with all that stands there: "Minister of Energy of"."""
    return noun.group() if noun["office"] is not None else None


# Forms of a country that stand before a noun: "Turkish officials", "US senators".
_BEFORE_NOUN = frozenset({"adjective", "demonym", "abbreviation"})
# Words between "with" and a country: "a group of leading", "members of the".
_QUALIFIERS = re.compile(
    r"(?:(?:(?:a|the|some|other) )?(?:[a-z][\w-]* )?"
    r"(?:groups?|delegations?|number|members|representatives|heads|leaders|officials|team|ministers) (?:of|from) )?"
    r"(?:(?!(?:to|on|in|at|of|from|for|about|and|that|his|her) )[a-z][\w-]* |\d+ ){0,4}"
)


@cache
def _headed() -> re.Pattern[str]:
    """From a country to the noun for its people: " [parliament's] deputies", " and Indian diplomats"."""
    words = r"(?:['’]s)?(?: (?!(?:to|on|in|at|for|about|with|that|who) )[\w'’-]+,?){0,4}? "
    return re.compile(
        rf"{words}{_noun()}\b(?!['’])(?: (?:of|for) (?-i:(?:[A-Z][\w-]*,? (?:and )?){{1,6}}))?", re.IGNORECASE
    )


@cache
def _of_country() -> re.Pattern[str]:
    """From "with" to a country, with the noun for its people: "the ministers of trade and energy of"."""
    return re.compile(
        rf"(?:[\w-]+ ){{0,4}}?{_noun()} (?:(?:of|for) [\w -]{{3,40}}? )?(?:of|from) (?:the )?", re.IGNORECASE
    )


def _noun() -> str:
    """A noun for people; its group "office" where it is that of one of them."""
    words = lexicon("meetings")
    return f"(?:{alternatives(words['unnamed_groups'])}|(?P<office>{alternatives(words['unnamed_offices'])}))"


def _row(flat: str, mentions: list[CountryMention]) -> list[CountryMention]:
    """The first of some countries with those joined to it by commas and "and"."""
    row = mentions[:1]
    for mention in mentions[1:]:
        if _JOINT.fullmatch(flat, row[-1].end, mention.start) is None:
            break
        row.append(mention)
    return row


_JOINT = re.compile(r",? (?:and )?(?:the )?")


def leave_to_theirs(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Give a meeting of others than those who speak of it only the states: "A and B agreed that their deputies would".

    Also "Peru and Chile said that their ministers will meet". False where it is none of two states or more.
    """
    if pattern("meetings", "theirs_meet").search(telling.before) is None:
        return False
    named = {c.code: None for c in telling.clause.among(scene.context.countries) if c.start < telling.start}
    draft.countries |= draft.homes or (named if len(named) == _TWO else {})
    draft.people = {}
    return len(draft.countries) >= _TWO
