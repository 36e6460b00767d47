"""Who was at a summit that is only the occasion or topic of a clause: heads named by their states, speakers there."""

from __future__ import annotations

import re
from itertools import pairwise

from kzgraph.extraction.context import Context, CountryMention, PersonEntity
from kzgraph.extraction.events.drafts import FORMAT_KINDS, Draft, leads_country
from kzgraph.extraction.events.telling.acting import joined
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.plurals import meant_by_plural
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

_PAIR = 2
THREE = 3


def gathered_for(scene: Scene, telling: Telling) -> Draft | None:
    """The gathering of heads told before a summit that it is: "welcomed A, B and C to Rome for the fifth summit".

    Three who met at a summit are not all who were there: "A, B and C met at the NATO Summit".
    """
    last = next(reversed(scene.drafts), None)
    if last is None or last.mentioned or last.sentence is not telling.clause.sentence:
        return None
    if not telling.clause.start <= last.offset < telling.start:
        return None
    if last.kind in {"call", "meeting", "summit"} and pattern("formats", "spoke_in_summit").search(
        telling.text, 0, telling.hit.end
    ):
        last.kind = "summit"
        return last
    came = pattern("formats", "gathered_for_summit").search(telling.before)
    return last if came and last.kind == "summit" else None


def who_came(telling: Telling) -> list[Actor]:
    """Who is told behind a summit to have come to it: "the summit in Rome, hosted by A and attended by B and C"."""
    came = pattern("formats", "who_came").search(telling.text, telling.hit.end)
    return [a for a in telling.actors if came and a.start >= telling.clause.start + came.end()]


def who_chaired(scene: Scene, telling: Telling) -> list[Actor]:
    """Who is told behind a summit to have chaired it: "concluded a two-day summit in Rome, chaired by A"."""
    said = pattern("formats", "chaired_by").search(telling.text, telling.hit.end)
    behind = [a for a in telling.actors if said and a.start >= telling.clause.start + said.end()]
    return next(iter(joined(scene.context.flat, behind)), [])


def add_who_came(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> bool:
    """Add who came to the summit or session told just before; False where a clause does not go on about one.

    "…, and attended by B and C", "It was co-chaired by A and B".
    """
    said = pattern("formats", "goes_on_who_came").match(text) if actors else None
    known = scene.drafts[-1] if said and scene.drafts else None
    if said is None or known is None or not (known.kind in FORMAT_KINDS or known.session):
        return False
    apart = clause.sentence.block != known.sentence.block or clause.sentence.start > known.sentences[-1].end + _NEXT
    if apart or known.status == "planned":
        return False
    chairs = pattern("formats", "chairs", cased=True).search(said.group()) is not None
    for actor in actors:
        known.add(actor.person, "chair" if chairs else "participant")
    if clause.sentence not in known.sentences:
        known.sentences.append(clause.sentence)
    return True


# Between two sentences of a paragraph.
_NEXT = 3


def summit_of_clause(scene: Scene, telling: Telling) -> Draft | None:
    """The summit at which those took part who sign something in a relative clause: "…, at which he and B signed"."""
    if telling.hit.kind != "signing" or pattern("formats", "at_which").match(telling.text) is None:
        return None
    last = next(reversed(scene.drafts), None)
    of_sentence = last is not None and last.kind == "summit" and last.sentence is telling.clause.sentence
    return last if of_sentence else None


def who_acted(telling: Telling) -> list[Actor]:
    """Those of three countries or more who did something at the summit: "the pledges that A, B and C made at the"."""
    did = pattern("formats", "done_at_summit").search(telling.before)
    before = [a for a in telling.actors if did and a.end <= telling.clause.start + did.start()]
    together = before[-THREE:] if len({a.person.country for a in before[-THREE:]} - {None}) == THREE else []
    joint = pattern("formats", "joined_with_countries", cased=True)
    gaps = [telling.text[a.end - telling.clause.start : b.lead - telling.clause.start] for a, b in pairwise(together)]
    return before if together and all(joint.fullmatch(gap) for gap in gaps) else []


def who_spoke(scene: Scene, telling: Telling) -> list[Actor]:
    """Who announced something there: "At the summit in Rome, A announced", "A announced it at the summit in Rome"."""
    said, start = pattern("formats", "announced", cased=True), telling.clause.start
    by = pattern("formats", "announced_by").search(telling.before)
    named = [a for a in telling.actors if by and by.start() <= a.start - start < telling.hit.start]
    if named and not telling.text[by.end() if by else 0 : named[0].lead - start].strip():
        return joined(scene.context.flat, named)[0]
    before = [a for a in telling.actors if said.match(telling.text, a.end - start, telling.hit.start)]
    if before:
        return _no_spokesmen(before[:1])
    if pattern("formats", "opens_at_summit").fullmatch(telling.before) is None:
        return []
    after = scene.cast.between(telling.end, telling.clause.end)[:1]  # "…, A announced" looks like a quotation's end
    lead = telling.text[telling.hit.end : after[0].lead - telling.clause.start] if after else ""
    spoke = after and lead.count(",") == 1 and said.match(telling.text, after[0].end - telling.clause.start)
    return _no_spokesmen(after) if spoke else []


def _no_spokesmen(actors: list[Actor]) -> list[Actor]:
    return [a for a in actors if not any(role.group == "spokesperson" for role in a.person.roles)]


def row_of_heads(context: Context, telling: Telling) -> list[CountryMention]:
    """The states of "the meeting of the Presidents of A, B and C" and of "the summit of A, B and C"."""
    behind = pattern("formats", "summit_of_row").match(telling.text, telling.hit.end)
    if behind is None and pattern("formats", "meeting_of_heads").match(telling.words) is None:
        return []
    begin = telling.clause.start + behind.end() if behind else telling.end
    flat, joint = context.flat, pattern("visits", "joined_destinations", cased=True)
    row: list[CountryMention] = []
    for c in (c for c in context.countries if begin - 1 <= c.start < telling.clause.end):
        if c.form not in {"name", "abbreviation"} or not (
            joint.fullmatch(flat, row[-1].end, c.start) if row else c.start <= begin
        ):
            break
        row.append(c)
    return row if len(row) >= _PAIR else []


def of_those(scene: Scene, telling: Telling) -> list[Actor]:
    """Those of "the summit between President A and President B", which is theirs and no organisation's."""
    between = _BETWEEN.match(telling.text, telling.hit.end)
    after = [a for a in telling.actors if between and a.start >= telling.clause.start + between.end()]
    if between is None or not after or after[0].lead - telling.clause.start - between.end() > _PLURAL:
        return []
    row = joined(scene.context.flat, after)[0]
    return row if len({a.person.country for a in row}) > 1 else []


def whose_own(scene: Scene, telling: Telling) -> list[Actor]:
    """Those of "A and B agreed at their summit", "A told B at their summit": of two countries."""
    if pattern("formats", "at_their_own").search(f"{telling.before}{telling.words}") is None:
        return []
    before = [a for a in telling.actors if a.end <= telling.start]
    near = before or [a for a in telling.actors if a.start > telling.end]
    rows = [near] if len(near) == _PAIR else joined(scene.context.flat, near)
    row = next(iter(rows[::-1] if before else rows), [])
    return row if len({a.person.country for a in row} - {None}) > 1 else []


def with_whom(telling: Telling) -> list[Actor]:
    """The one guest of "the May summit with President A", of which the text's own country is the other side."""
    after = [a for a in telling.actors if a.start > telling.end][:1]
    lead = telling.text[telling.hit.end : after[0].lead - telling.clause.start] if after else ""
    return after if _WITH.fullmatch(lead) else []


def add_host(draft: Draft, telling: Telling, home: str | None) -> bool:
    """Add the other side of a summit with a guest, if one is known: the head who acts in the sentence, or its country.

    "A met B ahead of a summit with C": of A and C; in a text of Peru "ahead of the summit with C" is of Peru and C.
    """
    before = [a.person for a in telling.actors if a.end <= telling.start]
    host = next(iter([*before, *telling.subjects]), None)
    country = host.country if host else home
    if country is None:
        return False
    draft.countries[country] = None
    if host and leads_country(host):
        draft.add(host)
    return True


def who_will_meet(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Those who are to see each other there: "They looked forward to further talks at the", "to seeing him at the"."""
    said = pattern("formats", "to_meet_at").search(telling.before)
    if said is None:
        return []
    start = telling.clause.start + said.start()
    before = [a for a in telling.actors if a.end <= start]
    if not before:
        return meant_by_plural(scene, telling)
    row = joined(scene.context.flat, before)[-1]
    met = [a for a in telling.actors if start < a.start < telling.start]
    if not met and pattern("formats", "him").search(said.group()):
        met = [a for a in before if a.person not in [r.person for r in row]][-1:]
    people = list({id(a.person): a.person for a in [*row, *met]}.values())
    return people if len({person.country for person in people}) > 1 else []


_WITH = re.compile(r" (?:meeting |talks )?with (?:the )?")
_BETWEEN = re.compile(r" (?:meeting )?(?:between|of) (?:the )?")
# "Presidents " before two names.
_PLURAL = 20


def named_heads(telling: Telling, row: list[CountryMention]) -> list[Actor]:
    """The two whose names follow their countries: "the Presidents of A and B, NAME and NAME,"."""
    joint = pattern("event_clauses", "joined_names", cased=True)
    after = [a for a in telling.actors if a.start >= row[-1].end][:_PAIR]
    if len(after) < _PAIR:
        return []
    gaps = [
        telling.text[a - telling.clause.start : b.lead - telling.clause.start]
        for a, b in ((row[-1].end, after[0]), (after[0].end, after[1]))
    ]
    return after if _COMMA.fullmatch(gaps[0]) and joint.fullmatch(gaps[1]) else []


_COMMA = re.compile(r",? ")
