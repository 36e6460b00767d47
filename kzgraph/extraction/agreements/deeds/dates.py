"""When a deed was done: by a date beside its verb, or by the year that the title bears."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kzgraph.extraction.agreements.deeds.reading import Reading, reading_of
from kzgraph.extraction.agreements.deeds.verbs import Trigger
from kzgraph.extraction.agreements.subjects.gaps import without_relatives
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import DateMention, Sentence
from kzgraph.extraction.settled import Settled
from kzgraph.model import IsoDate

# A date this far behind the verb, and behind a comma, is another clause's.
_FAR = 110
# "The 2006 Air Services Agreement": a year that is part of a name.
_YEAR_OF_NAME = re.compile(r" [A-Z]\w")
_IN_YEAR = re.compile(r"\b[Ii]n \Z")
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|this|that) \Z")
_YEAR_BEFORE = re.compile(r"(?<![\w-])((?:19|20)\d\d) \Z")
# "The Convention on Double Taxation (1995)", "(signed in 2004)".
_YEAR_IN_BRACKET = re.compile(r"\"? \((?:(?:signed|concluded|of|dated) (?:in )?)?(?P<year>(?:19|20)\d\d)\)")
_NOT_WHEN = re.compile(
    r"\b(?:through|until|till|by|over|for|since|from|before)\s+(?:the )?(?:end of )?\Z", re.IGNORECASE
)


def date_of(context: Settled, sentence: Sentence, reading: Reading, title: Title) -> IsoDate | None:
    """The day of the deed that the trigger of a reading tells: the date nearest to it or to the title."""
    if reading.trigger is None or reading.status not in {"signed", "in_force", "initialled"}:
        return None
    aside = without_relatives(context.flat, sentence.start, min(reading.trigger.start, title.start))
    inside = [
        d
        for d in context.dates_between(sentence.start, sentence.end)
        if not title.start <= d.start < title.end
        and not any(a <= d.start < b for a, b in aside)
        and not (d.last and len(d.value) == len("2026"))  # a programme for 2026–2030
        and not (len(d.value) == 4 and _is_year_of_name(context.flat, d))
        and not (_ON_ANOTHER.search(title.text) and _OF_DAY.fullmatch(context.flat, title.end, d.start))
    ]
    # "On Monday (6 May 2024)": the bracket says which Monday.
    exact = {d.start for d in inside if not d.relative}
    inside = [d for d in inside if not (d.relative and d.end + 2 in exact and context.flat.startswith(" (", d.end))]
    return _nearest(context.flat, inside, reading.trigger, title)


def _is_year_of_name(flat: str, year: DateMention) -> bool:
    """Whether a year only tells which document is meant: "the 2006 Air Services Agreement", "the 2022 agreement on"."""
    named = _YEAR_OF_NAME.match(flat, year.end) and not _IN_YEAR.search(flat, max(0, year.start - 6), year.start)
    return bool(named or _ARTICLE.search(flat, max(0, year.start - 6), year.start))


# Not "entered into force in July", which is over though its year may be read wrongly; nor "expires in 2026".
_ENTRY = re.compile(
    r"(?!.*\b(?:entered|came|took|taken|went|gone|been|was|were)\b)(?:.*\b(?:force|effect)$|effective\b)"
)


def in_force_by(context: Settled, sentence: Sentence, title: Title, reading: Reading) -> Reading:
    """A reading in which no document is in force by a day that is to come when the text is published."""
    if reading.status != "in_force" or context.published is None:
        return reading
    now = context.published.isoformat()
    deeds = [
        replace(deed, status="signed", text="")
        if _ENTRY.match(deed.text) and (date_of(context, sentence, Reading("in_force", deed), title) or "") > now
        else deed
        for deed in reading.deeds
    ]
    return reading_of(*deeds)


_UNTIL = re.compile(r"\b(?:until|till|through|by|over|for)\s+(?:the )?(?:end of )?\Z", re.IGNORECASE)
# "He came in May 2022, when the Treaty was signed": the day of the clause before is that of the deed.
_WHEN = re.compile(r",? (?:when|at which time|during which)\b(?! (?:he|she|they) (?:was|were|met)\b)")

# "Signed within the framework of the visit of President X in May": the visit's date is the signature's.
_ON_VISIT = re.compile(
    r"\s*(?:during|within the framework of|in the framework of|as part of|on the occasion of)\b[^,;]*\bvisit\b[^,;]*"
)

# What was done on the day before a signature.
_OTHER_DEED = re.compile(r"\b(?:initial(?:l)?ed|approved|drafted|negotiated|agreed|announced)\b")

# What is done with a document before or after it is signed.
_DEED_APART = re.compile(r"\b(?:in(?:to)? (?:force|effect)|took effect|effective|ratif\w+|expir\w+|initial(?:l)?ed)\b")

# Behind a title, up to the verb of its relative clause.
_RELATIVE = re.compile(r"(?: \([^()]*\))?,? (?:which|that) ")

# Behind a title, a deed told without a verb of its own.
_PARTICIPLE = re.compile(r",? (?:\w+ly )?(?:signed|concluded|inked)")

# Those by whom it was signed, before the place and the day: "signed by Ministers X, Y and Z in Lima on".
_BY_ROW = re.compile(
    r" by (?:(?!\b(?:was|were|is|has|had|will|which|who|that|while|when|after|before|until|said|met)\b)[^;:]){1,300}"
    r" (?:(?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)? )?(?:on|in) "
)

# Between a title and its own day: "(ACSA) in Manila on".
_BESIDE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:(?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? )?(?:in|on)?\s*")
# Behind a comma, of who tells the news.
_SAID = re.compile(r",[^,]*\b(?:said|announced|reported|reports|informed|confirmed|wrote|stated|told|tweeted)\b[^,]*\Z")
# Of who tells of a deed before it, not within commas: "on Friday, the Ministry said, A and B signed".
_SAID_AHEAD = re.compile(
    r"\b(?:said|says|told [^,;]{3,60}?|announced|confirmed|stated|noted|added)(?= (?!on\b|in\b|at\b)[^,]*\Z)"
)
# Between the words of an entry into force and its own day.
_SINCE = re.compile(r",? (?:(?:on|in|from|since|as of) )?(?:the )?")


def _nearest(flat: str, dates: Iterable[DateMention], trigger: Trigger, title: Title) -> IsoDate | None:
    """The date that stands nearest to the verb or the title without another clause between."""
    scored = []
    for d in dates:
        left, right = min(trigger.start, title.start), max(trigger.end, title.end)
        gap = flat[d.end : left] if d.end <= left else flat[right : d.start] if d.start >= right else ""
        crossed = len(re.findall(r"\b(?:which|who|that|while|when|where|whereas|but|visit(?:ed)?|will)\b|;", gap))
        if _NOT_WHEN.search(flat, max(0, d.start - 16), d.start) and trigger.status == "signed":
            continue
        if _UNTIL.search(flat, max(0, d.start - 24), d.start) and trigger.status == "in_force":
            continue
        if title.end <= d.start < d.end <= trigger.start and _OTHER_DEED.search(flat, title.end, d.start):
            continue  # "initialled in Dayton on 21 November and signed in Paris on 14 December"
        behind = d.start >= right or trigger.start >= title.end
        if trigger.status == "signed" and behind and _DEED_APART.search(gap):
            continue  # "signed the Treaty, which entered into force on 3 May", "on Monday ratified the Treaty signed"
        if d.end <= title.start and _PARTICIPLE.fullmatch(flat, title.end, trigger.end):
            continue  # "denounced on 3 May the treaty signed with Peru": the day of the main clause
        if d.end <= title.start and _RELATIVE.match(flat, title.end, max(title.end, trigger.start)):
            continue  # "on Monday approved the Treaty, which A and B signed": the day of the main clause
        if d.start >= right and len(gap) > _FAR and "," in gap and not _BY_ROW.fullmatch(gap):
            continue
        if (
            crossed
            and not _ON_VISIT.fullmatch(gap)
            and not (crossed == 1 and d.end <= left and _WHEN.match(gap))
            and not re.fullmatch(r",? which (?:was|were|has been|entered|came) .{0,30}", gap.strip())
        ):
            continue
        if d.start >= right and _SAID.search(gap):
            continue  # "signed a treaty, the Ministry announced on Friday": the day of the news
        if d.end <= left and _SAID_AHEAD.search(gap):
            continue  # "speaking in Accra on Friday, the Minister said Ghana had signed a treaty"
        own = any(
            d.start >= at >= title.end and _BESIDE.fullmatch(flat, at, d.start) for at in (title.end, trigger.end)
        )
        if trigger.status == "in_force":
            own = d.start >= trigger.end and _SINCE.fullmatch(flat, trigger.end, d.start) is not None
        scored.append((-1 if own else len(gap) + (d.start < trigger.end), d.start, d))
    return min(scored)[2].value if scored else None


# A document on another one, whose year it bears: "protocol amending the agreement of 2009".
_ON_ANOTHER = re.compile(
    r"\b(?:amend\w*|extend\w*|supplement\w*|annex|to|on)\b.*\b(?:agreements?|treaty|convention|protocol|memorandum)\b"
    r"|\A(?:\w+ )?(?:upgrade|update|version|extension|prolongation|renewal|revision|moderni[sz]ation) of\b",
    re.IGNORECASE,
)
# How far before or behind a title the year that it bears may stand.
_ABOUT = 40


_OF_DAY = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,? ?(?:which )?(?:dates|dating) (?:from|back to)|of|from|dated)\s+")


def named_year(context: Settled, title: Title) -> IsoDate | None:
    """ "the Treaty of Friendship of 1999", "the 2015 Agreement": the year that a title bears."""
    if year := _YEAR_BEFORE.search(context.flat, max(0, title.start - 6), title.start):
        ahead = context.published is not None and int(year.group(1)) > context.published.year
        return None if ahead else year.group(1)  # "the 2030 Roadmap" is for that year
    if year := _YEAR_IN_BRACKET.match(context.flat, title.end, title.end + _ABOUT):
        return year.group("year")
    if _ON_ANOTHER.search(title.text):
        return None
    after = _OF_DAY.match(context.flat[title.end : title.end + _ABOUT])
    for d in context.dates_between(title.start - _ABOUT, title.end + _ABOUT):
        if title.first == title.head and title.start < d.start < title.end and context.flat.endswith("of ", 0, d.start):
            return d.value
        if after and d.start == title.end + after.end():
            return d.value
    return None


# "An agreement (AA) | with Kenya since 2004" is not longer.
_NEAR = 80
_STANDS = re.compile(r"\s*(?:\([^)]*\)\s*)?(?: ?(?:with|between) [A-Z][\w' -]{2,50}?)?,?\s*since\s+")


def since(context: Settled, title: Title) -> IsoDate | None:
    """ "a ratified Agreement since 2015": the day from which it is told to stand."""
    match = _STANDS.match(context.flat[title.end : title.end + _NEAR])
    if match is None:
        return None
    at = title.end + match.end()
    return next((d.value for d in context.dates_between(title.end, at + 1) if at < d.end), None)
