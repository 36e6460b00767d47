"""Bodies of which the text alone tells the name: "between QazIndustry and Team France Export"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.geography import capital_of
from kzgraph.extraction.agreements.party import body_party, country_party, unique
from kzgraph.extraction.agreements.subjects.gaps import BEFORE_VERB, WORDS_OF_KIND, without_kind
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party


def owned_body(context: Settled, start: int, end: int, evidence: Evidence) -> list[Party]:
    """ "With Uzbekistan's Hamkorbank": a body of an unknown name, which its country is told of."""
    owner = next((c for c in context.countries_between(start, end) if c.start - start in {0, 4}), None)
    match = _UNREAD_OWNED.match(context.flat, owner.end, end) if owner is not None else None
    if match is None or _is_somebody(context, *match.span("name")) or context.bodies_between(*match.span("name")):
        return []
    return [Party(name=match["name"], kind="organisation", evidence=(evidence,))]


def body_of_owner(context: Settled, owner_end: int, limit: int) -> tuple[int, Party] | None:
    """Where the name ends of an unknown body behind its country, and the body: "Egypt's Infinity and …"."""
    match = _OWNED_WHOLE.match(context.flat, owner_end, limit)
    if match is None or _is_somebody(context, *match.span("name")) or context.bodies_between(*match.span("name")):
        return None
    if context.offices_between(owner_end, match.end()):
        return None  # "the Norwegian foreign minister Eide"
    evidence = context.source.evidence_at(owner_end)
    return match.end(), Party(name=match["name"].rstrip("."), kind="organisation", evidence=(evidence,))


def body_of_country(context: Settled, sentence: Sentence, verb: int, evidence: Evidence) -> list[Party]:
    """A body of an unknown name with its country behind it, as the subject of a verb: "rival bidder Blue Anchor of
    Denmark had signed" tells nothing of Denmark itself.
    """
    state = next((c for c in reversed(context.countries_between(sentence.start, verb)) if c.end <= verb), None)
    if state is None or not BEFORE_VERB.fullmatch(context.flat, state.end, verb):
        return []
    match = _UNREAD_OF.search(context.flat, sentence.start, state.start)
    if match is None or _is_somebody(context, *match.span("name")) or _NO_BODY.match(match["name"]):
        return []
    spots = [(a, b) for a, b, _ in context.bodies_between(sentence.start, verb)]
    spots += [(c.start, c.end) for c in context.countries_between(sentence.start, verb)]
    start, end = match.span("name")
    if any(a <= start < b or start <= a < end for a, b in spots):
        return []  # "the Chamber of Commerce and [Industry] of Peru"
    return [Party(name=match["name"], kind="organisation", evidence=(evidence,))]


def partner_unread(context: Settled, sentence: Sentence, title: Title, evidence: Evidence) -> list[Party]:
    """The side right behind "with" of which the text alone tells the name, or for which its capital stands."""
    match = _WITH_UNREAD.match(context.flat, title.end, sentence.end)
    if match is None:
        return []
    for place in context.places_between(*match.span("name")):
        if place.country and place.name == capital_of(place.country) == match["name"]:
            return [country_party(place.country, evidence)]
    if _is_somebody(context, *match.span("name")):
        return []
    return [Party(name=match["name"], kind="organisation", evidence=(evidence,))]


def two_names(context: Settled, start: int, end: int, evidence: Evidence) -> list[Party]:
    """Two bodies of which one at least is nowhere known: "between QazIndustry and Team France Export"."""
    match = _TWO_NAMES.match(context.flat, start, end)
    if match is None:
        return []
    found: list[Party] = []
    for side in ("a", "b"):
        left, right = match.span(side)
        longer = next((b for a, b, _ in context.bodies_between(left, left + 1) if a == left and b > right), None)
        right = longer or right
        inside = context.bodies_between(left, right)
        known = next((o for a, b, o in inside if _is_whole(context.flat, a, b, left, right)), None)
        spots = [(c.start, c.end) for c in context.countries_between(left, right)]
        spots += [(p.start, p.end) for p in context.places_between(left, right)]
        whole = any(a <= left and right <= b for a, b in spots)
        someone = (*context.named_between(left, right), *context.offices_between(left, right))
        if not known and (whole or someone or _OFFICE.match(context.flat, left)):
            return []
        name = context.flat[left:right]
        found.append(
            body_party(known, evidence) if known else Party(name=name, kind="organisation", evidence=(evidence,))
        )
    return unique(found)


def one_unread(context: Settled, start: int, end: int, evidence: Evidence) -> list[Party]:
    """A body and another one that is nowhere known: "between the Port of Oslo and the Ghana Ports Authority"."""
    bodies = context.bodies_between(start, end)
    if not bodies:
        return []
    left, right, body = bodies[0]
    known = body_party(body, evidence)
    before = _A_BODY_AND.fullmatch(context.flat, start, left)
    opens = without_kind(context.flat[start:left]) in {"", "the "}
    match = before or (_AND_A_BODY.match(context.flat, right, end) if opens else None)
    if match is None or _is_known(context, *match.span("name")) or _NO_BODY.match(match["name"]):
        return []
    other = Party(name=match["name"], kind="organisation", evidence=(evidence,))
    return [other, known] if before else [known, other]


def _is_known(context: Settled, start: int, end: int) -> bool:
    """Whether a name is a person's or all of it a country's or a city's."""
    spots = [(c.start, c.end) for c in context.countries_between(start, end)]
    spots += [(p.start, p.end) for p in context.places_between(start, end)]
    return bool(context.named_between(start, end)) or any(a <= start and end <= b for a, b in spots)


def _is_whole(flat: str, start: int, end: int, left: int, right: int) -> bool:
    """Whether a body at `start` is all of a name between `left` and `right`, or stands there in quotation marks."""
    quoted = flat[start - 1 : start] == '"' and flat[end : end + 1] == '"'
    return (start, end) == (left, right) or (quoted and left <= start and end <= right)


def with_unread(context: Settled, sentence: Sentence, verb: int, row: list[Party], evidence: Evidence) -> list[Party]:
    """A body in the subject of a verb and the other one, of an unknown name: "the EBRD and Energocom signed"."""
    bodies = [b for b in context.bodies_between(sentence.start, verb) if b[1] <= verb]
    if not row and not bodies:
        return _state_and_unread(context, sentence, verb, evidence)
    if not bodies or len(row) > 1 or (row and row[0].name != bodies[-1][2].name):
        return row
    start, end, body = bodies[-1]
    pattern, left, right = (_UNREAD_BEFORE, sentence.start, start) if row else (_UNREAD_AFTER, end, verb)
    match = pattern.search(without_kind(context.flat[left:right]) if row else context.flat[left:right])
    if match is None or body.kind == "government":
        return row
    if _is_somebody(context, left + match.start("name"), left + match.end("name")):
        return row
    other = Party(name=" ".join(match["name"].split()), kind="organisation", evidence=(evidence,))
    return [other, *row] if row else [body_party(body, evidence), other]


def _state_and_unread(context: Settled, sentence: Sentence, verb: int, evidence: Evidence) -> list[Party]:
    """A government and a body of an unknown name: "the Colombian government and the FARC signed"; else nothing."""
    match = _GOVERNMENT_AND.search(context.flat, sentence.start, verb)
    if match is None or _is_somebody(context, *match.span("name")):
        return []
    states = [c for c in context.countries_between(sentence.start, match.start()) if c.end == match.start()]
    other = Party(name=match["name"], kind="organisation", evidence=(evidence,))
    return [country_party(states[0].code, evidence), other] if states else []


def two_unread(context: Settled, sentence: Sentence, verb: int, evidence: Evidence) -> list[Party]:
    """Two companies that nobody knows, as the whole subject of a contract's verb: "Geoplin and Plinacro signed"."""
    match = _TWO_UNREAD.fullmatch(context.flat, sentence.start, verb)
    if match is None or any(_is_somebody(context, *match.span(side)) for side in "ab"):
        return []
    return [Party(name=match[side], kind="organisation", evidence=(evidence,)) for side in "ab"]


def _is_somebody(context: Settled, start: int, end: int) -> bool:
    """Whether a name is a person's, a country's or a city's, or a word for an office."""
    known = (
        *context.named_between(start, end),
        *context.offices_between(start, end),
        *context.countries_between(start, end),
        *context.places_between(start, end),
    )
    return bool(known) or _OFFICE.match(context.flat, start) is not None


_UNREAD_NAME = r"(?P<name>[A-Z][\w&'.-]*(?:(?: d[aeiou]| dos| del| van| von)? [A-Z][\w&'.-]*){0,4})"
_UNREAD_OF = re.compile(
    r"(?:\A|(?<=[.;,\"] )|(?<=\n)|\b(?:[Tt]he|[Ii]ts|[Aa]|and|that|while|but|[a-z]{4,}(?:er|or|up|ny|rm|nt|al)) )"
    rf"{_UNREAD_NAME} of (?:the )?\Z"
)
_WITH_UNREAD = re.compile(rf" with (?:the )?{_UNREAD_NAME}(?=[.,;]|\Z| (?:on|in|for|to|last|this|at|under|earlier)\b)")
_UNREAD_OWNED = re.compile(rf"'s? {_UNREAD_NAME}")
_OWNED_WHOLE = re.compile(
    rf"(?:'s? |(?:'s)? {WORDS_OF_KIND}){_UNREAD_NAME}(?=[.,;]|\s*\Z| (?:and|on|in|for|to|at|regarding|concerning|was"
    r"|were|is|are|have|has|will|signed|inked|concluded|agreed)\b)"
)
_UNREAD_AFTER = re.compile(rf"\A[ ]and (?:the )?{_UNREAD_NAME} (?:(?:have|has|had|also|then|jointly|today) )*\Z")
_GOVERNMENT_AND = re.compile(
    rf" [Gg]overnment and (?:the )?{_UNREAD_NAME} (?:(?:have|has|had|also|then|jointly|today) )*\Z"
)
_UNREAD_BEFORE = re.compile(rf"(?:\A|, |\b(?:the|which|where|that|when|while) ){_UNREAD_NAME} and (?:the )?\Z")
# A name in quotation marks with what the body is before or behind it: JSC "Grain Terminals", "Energo" LLP.
_QUOTED_NAME = (
    r"(?:(?:[A-Z][\w&-]*|company|agency|concern|corporation|bank|university|enterprise|association|fund|firm|group) )"
    r"{0,4}\"[^\"]{2,80}\"(?: (?:JSC|OJSC|CJSC|PJSC|LLP|LLC|Ltd|Inc|GmbH|AG|SA|NC)\b\.?)?"
)
# A name of several words, with "of" within: "Port of Oslo", "Ministry of Law of Singapore".
_LONG_NAME = r"(?P<name>[A-Z][\w&'.-]*(?:(?: of| for| de| do| du| of the)? [A-Z][\w&'.-]*){0,7})"
_A_NAME = rf"(?P<name>{_QUOTED_NAME}|{_LONG_NAME.replace('?P<name>', '?:')})"
_TWO_NAMES = re.compile(
    rf"(?:the )?{_A_NAME.replace('?P<name>', '?P<a>')} and (?:the )?{_A_NAME.replace('?P<name>', '?P<b>')}"
    r"(?=\"|[.,;]|\Z| (?:on|in|for|to|regarding|concerning|under|was|were|is|which)\b)"
)
_END_OF_NAME = r"(?=\"|[.,;]|\Z| (?:on|in|for|to|regarding|concerning|under|was|were|is|which|signed)\b)"
_A_BODY_AND = re.compile(rf"(?:the )?{_LONG_NAME}(?: \([^()]*\))?,? and (?:the )?")
_AND_A_BODY = re.compile(rf"(?: \([^()]*\))?,? and (?:the )?{_LONG_NAME}{_END_OF_NAME}")
_NO_BODY = re.compile(r"(?:Governments?|Republics?|Presidents?|Prime|Foreign|The|They|Both|He|She|Kingdom|State)\b")
_TWO_UNREAD = re.compile(
    rf"(?:In addition, |Also, )?{_UNREAD_NAME.replace('?P<name>', '?P<a>')} and (?:the )?"
    rf"{_UNREAD_NAME.replace('?P<name>', '?P<b>')}(?: (?:have|has|had|also|then|jointly|today))* ?"
)
_OFFICE = re.compile(
    r"(?:Governments?|Minist(?:ers?|ry|ries)|Parliaments?|Republics?|Presidents?|Prime|Foreign|Secretary|The|They"
    r"|Both|He|She)\b"
)
