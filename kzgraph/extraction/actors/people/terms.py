"""Since when and until when a post is held by the text itself: "minister since May 2022", "envoy from 2017 to 2019"."""

from __future__ import annotations

from datetime import date as Day

from kzgraph.extraction.context import Context, DateMention, PersonEntity, RoleEntity, Span
from kzgraph.extraction.knowledge import pattern

SHORTEST = 60
"""Days of a term: "the minister from 3 to 5 May" is on a visit."""


def note_terms_told(context: Context) -> None:
    """Date the posts behind whose title a date stands as their beginning, their end or both."""
    for person in context.people:
        for role in person.roles:
            date = _behind(context, role)
            if date is not None:
                _note(context, role, date)
            role.since = role.since or _joined(context, role)
            if role.since is None and role.until is None:
                _note_in_front(context, role)
            if role.status == "held" and pattern("posts", "until_now").match(context.flat, role.end):
                role.status = "former"  # "First Deputy Minister until recently"
            if role.status == "held" and _was_then(context, person, role):
                role.status = "former"
            if role.status == "former" and _is_held_since(context, role):
                role.status = "held"


def _note_in_front(context: Context, role: RoleEntity) -> None:
    """Note the term with which a sentence opens: "[From 1995 to 1999] he was consul", "[Since 2016] she has been"."""
    flat, start = context.flat, context.source.evidence_at(role.start).start
    dates = (d for d in reversed(context.dates) if d.last is None and start < d.start and d.end <= role.start)
    before = next(dates, None)
    since = before is not None and pattern("posts", "since_up_to").search(flat[start : before.start])
    if before is not None and since and pattern("posts", "after_since").fullmatch(flat, before.end, role.start):
        role.since = before.value  # "NAME, since 2021 its ambassador"
        return
    opening = pattern("posts", "term_in_front", cased=True).match(flat, start)
    date = next((d for d in context.dates if opening and d.start == opening.end()), None)
    if date is None or pattern("posts", "after_term", cased=True).fullmatch(flat, date.end, role.start) is None:
        return
    if (date.last is None) == flat[start : date.start].strip().endswith("Since") and not _is_short(date):
        role.since, role.until = date.value, date.last
        _end(context, role)


def _was_then(context: Context, person: PersonEntity, role: RoleEntity) -> bool:
    """Whether a post beside another is told of a year that is over: "President A visited Rome in 2013, as premier"."""
    if context.published is None or all(other is role or other.status != "held" for other in person.roles):
        return False
    flat, start = context.flat, context.source.evidence_at(role.start).start
    then = next((d for d in context.dates if start < d.start and flat[d.end : role.start] in {", as ", " as "}), None)
    over = then is not None and int(then.value[: len("2013")]) < context.published.year
    return over and then is not None and pattern("posts", "did_then").search(flat, start, then.start) is not None


def _joined(context: Context, role: RoleEntity) -> str | None:
    """When somebody joined the body for which the post is: "entered the government in May 2022 as minister"."""
    flat, start = context.flat, context.source.evidence_at(role.start).start
    joins, joint = (pattern("posts", key, cased=True) for key in ("joins_body", "joins_as"))
    near = (d for d in context.dates if start < d.start and joint.fullmatch(flat, d.end, role.start))
    return next((d.value for d in near if joins.search(flat, start, d.start)), None)


def _is_held_since(context: Context, role: RoleEntity) -> bool:
    """Whether a post is held up to now: "has served as ambassador since May", "since May she has served as"."""
    start = context.source.evidence_at(role.start).start
    lead = pattern("posts", "has_served").search(context.flat, start, role.start)
    dated = role.since is not None and role.until is None
    return lead is not None and (dated or pattern("posts", "opens_since").match(lead.string, start) is not None)


def note_ends_told(context: Context) -> None:
    """Note as former the only post of whom a text says that the time in office is over: "A's term expired in May"."""
    ends = pattern("posts", "time_in_post_ends", cased=True)
    for person in context.people:
        held = [role for role in person.roles if role.status == "held"]
        told = (ends.match(context.flat, m.end) for m in person.mentions if held and m.end > held[0].end)
        if len(held) == 1 and (end := next(filter(None, told), None)):
            held[0].status = "former"
            date = next((d for d in context.dates if d.start == end.end()), None)
            held[0].until = held[0].until or (date.value if date else None)


def note_deaths(context: Context) -> None:
    """Note as former the posts of those who are told to be dead: "the funeral of A", "A, who died in May".

    Those who stand in a row with one are so too: "the death of President A and Minister B".
    """
    before = pattern("posts", "death_before", cased=True)
    last = -1
    for span, person in sorted(((m, p) for p in context.people for m in p.mentions), key=lambda pair: pair[0].start):
        start = max(last, context.source.evidence_at(span.start).start)
        lead = context.flat[start : span.start]
        in_row = start == last and pattern("posts", "dead_too", cased=True).fullmatch(lead) is not None
        dead = (in_row or before.search(lead) is not None) and not context.flat.startswith("'s", span.end)
        last = span.end if dead else last
        if dead or _dies(context, span, person):
            _leave(person)


def _dies(context: Context, span: Span, person: PersonEntity) -> bool:
    """Whether behind a name its bearer is told to have died; of "A, minister under B, died" it is A, and B is gone."""
    sentence = context.source.sentence_at(span.start)
    start, end = (sentence.start, sentence.end) if sentence else (span.start, span.end)
    inside = [m for p in context.people for m in p.mentions if start <= m.start < end]
    first = min(inside, key=lambda m: m.start, default=span)
    subject = pattern("posts", "death_of_subject", cased=True)
    if subject.match(context.flat, first.end, end):
        under = pattern("posts", "served_under", cased=True).search(context.flat, first.end, span.start)
        return first in person.mentions or under is not None
    return pattern("posts", "death_behind", cased=True).match(context.flat, span.end) is not None


def note_masters(context: Context) -> None:
    """Note as former the post that those held one after the other whom somebody served: "aide to Presidents A, B"."""
    mentions = sorted(((m, p) for p in context.people for m in p.mentions), key=lambda pair: pair[0].start)
    served, joint = (pattern("posts", key, cased=True) for key in ("served_several", "next_master"))
    for title in pattern("posts", "several_masters", cased=True).finditer(context.flat):
        start, at = context.source.evidence_at(title.start()).start, title.end()
        if served.search(context.flat, start, title.start()) is None:
            continue
        for mention, person in mentions:
            if mention.start == at or (at > title.end() and joint.fullmatch(context.flat, at, mention.start)):
                _leave(person)
                at = mention.end


def _leave(person: PersonEntity) -> None:
    """Note as former the posts that somebody is told to hold."""
    for role in person.roles:
        role.status = "former" if role.status == "held" else role.status


def _behind(context: Context, role: RoleEntity) -> DateMention | None:
    sentence = context.source.sentence_at(role.start)
    end = sentence.end if sentence else role.end
    return next((date for date in context.dates if role.end <= date.start < end), None)


def _note(context: Context, role: RoleEntity, date: DateMention) -> None:
    between = context.flat[role.end : date.start]
    if date.last is not None:
        if _is_term(context, between, date):
            role.since, role.until = role.since or date.value, role.until or date.last
    elif pattern("posts", "term_begins").fullmatch(between):
        role.since = role.since or date.value
    elif pattern("posts", "term_ends").fullmatch(between):
        role.until = role.until or date.value
    _end(context, role)


def _end(context: Context, role: RoleEntity) -> None:
    """Note a post as former whose term ended before the text was published."""
    published = context.source.document.published
    if role.until and published and role.status == "held" and role.until < published[: len(role.until)]:
        role.status = "former"


def _is_term(context: Context, between: str, date: DateMention) -> bool:
    words = between + context.flat[date.start : date.end]
    return pattern("posts", "term").match(words) is not None and not _is_short(date)


def _is_short(date: DateMention) -> bool:
    if date.last is None or len(date.value) < 10 or len(date.last) < 10:
        return False
    return (Day.fromisoformat(date.last) - Day.fromisoformat(date.value)).days < SHORTEST
