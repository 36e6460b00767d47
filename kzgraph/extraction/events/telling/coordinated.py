"""The verbs of a sentence that have one subject: "was received by A, saw B and afterwards conversed with C".

The subject goes on, and each verb of an encounter has the partners between it and the next one. A verb that only tells
what was talked about is none of its own, and the day behind it is that of the encounter: "met A and discussed trade in
Tallinn on 5 March".
"""

from __future__ import annotations

import re
from functools import partial
from operator import attrgetter

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.setting.when import is_when
from kzgraph.extraction.events.telling.clauses import Actor, Cast, Clause
from kzgraph.extraction.events.telling.hits import Hit, find_hits
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.triggers import tells_of, triggers

# Kinds of which one clause may tell several, each with partners of its own.
_WITH_PARTNERS = ("meeting", "call", "consultations", "dialogue")
# "Held a short but very useful working meeting with": no more stands before the noun of an encounter.
_REACH = 80
# Between two clauses of one sentence: a comma and a blank.
_GAP = 3
# "The floods that struck Valencia on 4 March": the day is not that of the encounter.
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|when|as|since|after|before)\b")
_AUXILIARIES = re.compile(r"(?:(?:will|to|would|also|then) )*")
_WORD = re.compile(r"[\w'-]+")
_BEGINS = re.compile(r"[,;] (?:the )?\Z")


def coordinated(context: Context, cast: Cast, clauses: list[Clause]) -> list[Clause]:
    """The clauses of a sentence so that each has one encounter, with all that is told of it."""
    whole: list[Clause] = []
    for clause in _body_apart(context, clauses):
        if whole and _only_talks(context, cast, whole[-1], clause):
            whole[-1] = Clause(clause.sentence, (*whole[-1].parts, *clause.parts), whole[-1].owner)
        else:
            whole.append(clause)
    own, single = partial(_subjects_apart, context, cast), partial(_nouns_apart, context)
    for cut in (own, single, partial(_verbs_apart, context, cast), partial(_with_own_time, context)):
        whole = [part for clause in whole for part in cut(clause) if part.parts]
    return sorted(whole, key=attrgetter("start"))


def _body_apart(context: Context, clauses: list[Clause]) -> list[Clause]:
    """The clauses; two where a body, of which a relative clause tells one session, is told to have held another one.

    "The Commission, which last met in Rome in 2019, is to meet in Oslo in May": its name is of both.
    """
    sentence = clauses[0].sentence if clauses else None
    if sentence is None or context.flat.find(", wh", sentence.start, sentence.end) < 0:
        return clauses
    apart = pattern("formats", "body_with_relative").match(context.flat, sentence.start, sentence.end)
    if apart is None:
        return clauses
    body, relative = (sentence.start, apart.start("relative")), apart.span("relative")
    return [Clause(sentence, (body, relative)), Clause(sentence, (body, (relative[1], sentence.end)))]


def _nouns_apart(context: Context, clause: Clause) -> list[Clause]:
    """The clause as one for each of two encounters of which the first has a day or city of its own behind its noun.

    "The A summit in Rome and the B summit in May", "recalled the talks between A and B in Rome, and the call between
    C and D". What stands before the first of them is of both.
    """
    text = clause.text(context.flat)
    row = pattern("formats", "summits_in_row", cased=True).search(text) if "ummit" in text else None
    row = row or (pattern("event_clauses", "nouns_in_row", cased=True).search(text) if " and " in text else None)
    if row is None or len(clause.parts) > 1:
        return [clause]
    first, join, other = (clause.start + at for at in (row.start(), row.start("join"), row.start("other")))
    rest = _part(clause, (clause.start, first), (other, clause.end))
    return [_part(clause, (clause.start, join)), rest]


def _only_talks(context: Context, cast: Cast, before: Clause, clause: Clause) -> bool:
    """Whether a clause behind an encounter tells only what was talked about there, and when it was."""
    said = pattern("event_clauses", "talks_about", cased=True).match(context.flat, clause.start, clause.end)
    if said is None or clause.start - before.end > _GAP or len(clause.parts) > 1:
        return False
    dated = any(said.end() <= d.start < clause.end and is_when(context, d) for d in context.dates)
    known = {id(actor.person) for actor in cast.within(before)}
    others = any(id(actor.person) not in known for actor in cast.within(clause))
    about = context.flat[said.end() : clause.end]
    if not dated or others or find_hits(about) or _RELATIVE.search(about):
        return False
    own = any(before.holds(d.start) and is_when(context, d) for d in context.dates)
    return not own and _told_with_partner(context, cast, before, before.start, before.end) is not None


def _subjects_apart(context: Context, cast: Cast, clause: Clause) -> list[Clause]:
    """The clause cut where others act in the next one: "A met B on Sunday, | and C signed a treaty with D on Monday".

    What stands before has a subject of its own, and told of an encounter behind it: not "After talks with A, B and C".
    """
    text, left = clause.text(context.flat), clause.start
    pieces = list[tuple[int, int]]()
    for join in pattern("event_clauses", "and_others", cased=True).finditer(text):
        start, cut = clause.start + join.start(), clause.start + join.start("when")
        acts = _others_act(context.flat, cast, clause.start + join.end(), clause.end)
        if acts and _has_told(context, cast, clause, left, start):
            pieces.append((left, start))
            left = cut
    return [_part(clause, piece) for piece in [*pieces, (left, clause.end)]] if pieces else [clause]


def _others_act(flat: str, cast: Cast, start: int, end: int) -> bool:
    """Whether somebody is named at an offset, or some in a row are, and behind them stands what they do."""
    row = pattern("event_clauses", "joined_names", cased=True)
    last: Actor | None = None
    for actor in cast.between(start, end):
        if not (row.fullmatch(flat, last.end, actor.lead) if last else actor.lead <= start):
            break
        last = actor
    act = pattern("event_clauses", "others_act", cased=True)
    return last is not None and act.match(flat, last.end, end) is not None


def _has_told(context: Context, cast: Cast, clause: Clause, start: int, end: int) -> bool:
    """Whether between two offsets somebody acts, and what is told of him is an encounter.

    Who stands last there and begins another clause acts with the next: "When A came to Rome, he | and B signed".
    """
    actors = [actor for actor in cast.between(start, end) if clause.holds(actor.start)]
    if not actors or (actors[-1].end == end and _BEGINS.search(context.flat, start, actors[-1].lead)):
        return False
    text = _between(context, clause, start, end)
    first = actors[0].lead - start
    return any(hit.start > first for hit in find_hits(text)) and not find_hits(text[:first])


def _verbs_apart(context: Context, cast: Cast, clause: Clause) -> list[Clause]:
    """The clause as one for each verb of an encounter that has a partner of its own behind it.

    What stands before the first of them, its subject, auxiliary, day and city, is of all.
    """
    if not (cast.within(clause) or _bodies(context, clause.start, clause.end)):
        return [clause]  # nobody met there
    text, pieces, left = clause.text(context.flat), [], clause.start
    shared: int | None = None
    for join in pattern("event_clauses", "next_verb", cased=True).finditer(text):
        start, cut = clause.start + join.start(), clause.start + join.end()
        if start <= left or not _is_next_verb(text, join) or not _has_partner(context, cast, clause, cut):
            continue
        told = _told_with_partner(context, cast, clause, left, start)
        if told is not None:
            shared = told if shared is None else shared
            pieces.append((left, start))
            left = start + (join.end("and") - join.start() if join["and"] else 1)
    if shared is None:
        return [clause]
    first, *others = [*pieces, (left, clause.end)]
    return [_part(clause, first), *(_part(clause, (clause.start, shared), other) for other in others)]


def _with_own_time(context: Context, clause: Clause) -> list[Clause]:
    """The clause cut before each verb that goes on at a time or place of its own: "… | and by night was in Rome"."""
    text, pieces, left = clause.text(context.flat), list[tuple[int, int]](), clause.start
    for join in pattern("event_clauses", "verb_with_time", cased=True).finditer(text):
        pieces.append((left, clause.start + join.start()))
        left = clause.start + join.end()
    return [_part(clause, piece) for piece in [*pieces, (left, clause.end)]] if pieces else [clause]


def _is_next_verb(text: str, join: re.Match[str]) -> bool:
    """Whether a verb of an encounter stands behind "and", or behind a comma and is no participle: "he was received"."""
    verb = pattern("event_clauses", "verb_of_encounter", cased=True).match(text, join.end())
    finite = join["and"] is not None or join["he"] is not None
    return verb is not None and (finite or not text.startswith(" by ", verb.end()))


def _told_with_partner(context: Context, cast: Cast, clause: Clause, start: int, end: int) -> int | None:
    """Where the verb of an encounter stands between two offsets that has a partner: behind it, or as its subjects."""
    text = _between(context, clause, start, end)
    hits = find_hits(text)
    hit = next((hit for hit in hits if hit.kind in _WITH_PARTNERS), None)
    if hit is None:
        attends = _attends(text, hits)
        return start + attends.start() if attends and cast.between(start, start + attends.start()) else None
    begins = start + hit.start
    before, after = cast.between(start, begins), cast.between(begins, end)
    several = len({actor.person.country for actor in before}) > 1
    if not (several or any(clause.holds(a.start) for a in after) or _bodies(context, begins, end)):
        return None
    auxiliaries = _AUXILIARIES.match(text, hit.start)
    return begins + (len(auxiliaries.group()) if auxiliaries else 0)


def _attends(text: str, hits: list[Hit]) -> re.Match[str] | None:
    """The words of going to a summit or session among the encounters of a text: "attended the summit"."""
    gathering = next((hit for hit in hits if hit.kind in _GATHERINGS), None)
    return pattern("event_clauses", "attends_it").search(text, 0, gathering.start) if gathering else None


_GATHERINGS = ("summit", "session")


def _has_partner(context: Context, cast: Cast, clause: Clause, start: int) -> bool:
    """Whether the verb at an offset leads to somebody with whom the encounter was, and not to what it was about.

    Or to a gathering or a country that somebody goes to.
    """
    flat, stop = context.flat, clause.end
    text = flat[start:stop]
    attends = _attends(text, find_hits(text)) if any(tells_of(kind, text) for kind in _GATHERINGS) else None
    if attends is not None and attends.start() == 0:
        return True
    visit = triggers()["visit"].search(flat, start, min(stop, start + _REACH))
    if visit and _opens(flat[start : visit.start()]) and flat.startswith(("pay", "paid"), start):
        return any(0 <= c.start - visit.end() <= len(" the ") for c in context.countries)
    kinds = (*_WITH_PARTNERS, "visit", "credentials")  # "paid a visit to B", "accepted the credentials of B"
    found = (triggers()[kind].search(flat, start, min(stop, start + _REACH)) for kind in kinds)
    ends = [match.end() for match in found if match and _opens(flat[start : match.start()])]
    if not ends:
        return False
    end = min(ends)
    leads = [actor.lead for actor in cast.between(end, stop) if clause.holds(actor.start)][:1]
    leads += _bodies(context, end, stop)[:1]
    return any(_leads_to_partner(flat[end:lead]) for lead in leads)


def _opens(words: str) -> bool:
    """Whether nothing stands before the words of an encounter but a verb of holding it: "had a long", "paid a"."""
    return not words or pattern("event_clauses", "holds_encounter").fullmatch(words) is not None


def _leads_to_partner(words: str) -> bool:
    """Whether the last of the words that tell with whom or about what is one of the former."""
    for word in reversed([word.lower() for word in _WORD.findall(words)]):
        if word in words_of("event_clauses", "leads_to_partner"):
            return True
        if word in words_of("event_clauses", "leads_to_topic"):
            return False
    return True


def _bodies(context: Context, start: int, end: int) -> list[int]:
    """Where organisations are named between two offsets."""
    return sorted(m.start for body in context.organisations for m in body.mentions if start <= m.start < end)


def _between(context: Context, clause: Clause, start: int, end: int) -> str:
    """What a clause says between two offsets, what does not belong to it blanked."""
    return clause.text(context.flat)[start - clause.start : end - clause.start]


def _part(clause: Clause, *spans: tuple[int, int]) -> Clause:
    """What stands of a clause in some spans."""
    parts = tuple((max(a, c), min(b, d)) for c, d in spans for a, b in clause.parts if max(a, c) < min(b, d))
    return Clause(clause.sentence, parts, clause.owner)
