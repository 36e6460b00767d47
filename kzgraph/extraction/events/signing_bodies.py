"""Which bodies sign: ministries, banks, companies, the European Union."""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context, OrganisationEntity, Sentence
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.documents import signed_document_behind
from kzgraph.extraction.events.telling.parties import bodies_between
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.events.telling.subjects import behind_opening
from kzgraph.extraction.knowledge import pattern


def add_other_body(scene: Scene, telling: Telling, draft: Draft) -> None:
    """Add the body of another country with which somebody signed: "signed a memorandum with the Bank of B"."""
    own = {person.country for person, _ in draft.people.values()}
    for match in pattern("signings", "signed_with").finditer(scene.context.flat, telling.end, telling.clause.end):
        for body in scene.context.organisations:
            if body.country and body.country not in own and any(m.start == match.end() for m in body.mentions):
                draft.bodies[body.name] = None
                draft.countries[body.country] = None


def document_with_body(context: Context, sentence: Sentence) -> tuple[OrganisationEntity, str | None] | None:
    """The body with which a document that opens a sentence is, and its country: "A contract with NAME of Peru"."""
    opening = pattern("signings", "document_with").match(context.flat, sentence.start, sentence.end)
    if opening is None:
        return None
    for body in context.organisations:
        for mention in body.mentions:
            if mention.start == opening.end():
                behind = pattern("signings", "of_its_country").match(context.flat, mention.end, sentence.end)
                at = behind.end() if behind else -1
                return body, next((c.code for c in context.countries if c.start == at), body.country)
    return None


def bodies_that_signed(scene: Scene, telling: Telling) -> list[str]:
    """The bodies after "was signed between" or "by", two or more: they signed themselves."""
    after = pattern("signings", "signed_between").match(telling.text, telling.hit.end)
    if after is None:
        return []
    start = telling.clause.start + after.end()
    people = (a.lead for a in telling.actors if a.start >= start)
    names = bodies_between(scene.context, start, min(people, default=telling.clause.end))
    return names if len(names) > 1 else []


def signing_bodies(scene: Scene, telling: Telling) -> list[str]:
    """Bodies that sign themselves: "The Ministry of Energy of A and the Ministry of Energy of B signed …"."""
    if pattern("signings", "signing_without_names").search(telling.text[: telling.hit.end]):
        return []
    document = signed_document_behind(telling)
    if document is not None:
        names = bodies_between(scene.context, telling.clause.start + document, telling.start)
        return names if len(names) > 1 else []  # "the contract between A and B signed in June"
    if pair := _body_with_another(scene.context, telling):
        return pair
    names = bodies_between(scene.context, telling.clause.start, telling.start)
    return names if len(names) > 1 else []


def _body_with_another(context: Context, telling: Telling) -> list[str]:
    """The two bodies of "The Bank of A has signed a loan agreement with the Ministry of Finance of B"."""
    gap = pattern("signings", "body_signs")
    own = next(
        (
            body
            for body in context.organisations
            if any(
                telling.clause.start <= m.start < m.end <= telling.start
                and gap.fullmatch(context.flat, m.end, telling.start)
                for m in body.mentions
            )
        ),
        None,
    )
    if own is None:
        return []
    for match in pattern("signings", "signed_with").finditer(context.flat, telling.end, telling.clause.end):
        for body in context.organisations:
            if body is not own and any(m.start == match.end() for m in body.mentions):
                return [own.name, body.name] if body.country != own.country else []
    return []


def company_signs(context: Context, telling: Telling) -> bool:
    """Whether only a company signs, and no state: "Hyundai Rotem signed a contract on the sidelines of the visit"."""
    gap = pattern("signings", "body_signs")
    companies = (m for b in context.organisations if b.kind == "company" for m in b.mentions)
    before = (m for m in companies if telling.clause.start <= m.start and m.end <= telling.start)
    return any(gap.fullmatch(context.flat, m.end, telling.start) for m in before)


def bodies_beside_states(context: Context, telling: Telling) -> list[str]:
    """The bodies that sign with a state: "the Union and Peru signed", "Peru signed with the Bank", "between both"."""
    clause, flat = telling.clause, context.flat
    between = pattern("signings", "signed_between").match(telling.text, telling.hit.end)
    if between is not None and between.end() < len(telling.text):
        row = _row(context, clause.start + between.end(), clause.end)
        return _bodies_of(row)
    if signed_document_behind(telling) is not None:
        return []
    subject = _row_before(context, behind_opening(telling), telling.start)
    bodies = _bodies_of(subject) if len(subject) > 1 else []
    for match in pattern("signings", "signed_with").finditer(flat, telling.end, clause.end):
        several = len(subject) > 1 and _ABOUT.search(flat, telling.end, match.end())
        row = _row(context, match.end(), clause.end)
        if subject and row and not several:
            return _bodies_of([*subject, *row])
    return bodies


def states_beside_body(context: Context, telling: Telling) -> dict[str, None]:
    """The states that sign in one row with a body: "the Bank and the Fijian government signed"."""
    row = _row_before(context, behind_opening(telling), telling.start)
    starts = {start for start, _, name in row if name is None} if _bodies_of(row) else set()
    return {c.code: None for c in context.countries if c.start in starts}


# One who stands in a row: the offsets, and the name if it is a body.
_Item = tuple[int, int, str | None]


def _items(context: Context, start: int, end: int) -> list[_Item]:
    """The bodies and states named between two offsets, in order; not the state in the name of a body."""
    bodies: list[_Item] = [
        (m.start, m.end, b.name if b.kind == "intergovernmental" else None)
        for b in context.organisations
        for m in b.mentions
        if start <= m.start and m.end <= end
    ]
    states: list[_Item] = [
        (c.start, acts.end() if acts else c.end, None)
        for c in context.countries
        if ((acts := _GOVERNMENT.match(context.flat, c.end)) or c.form in {"name", "abbreviation"})
        and start <= c.start
        and c.end <= end
        and not any(a <= c.start < b for a, b, _ in bodies)
    ]
    return sorted([*bodies, *states])


_GOVERNMENT = re.compile(r" [Gg]overnment\b(?! [a-z]*(?:al|ed)\b)")


def _row(context: Context, start: int, end: int) -> list[_Item]:
    """Those who stand in a row from an offset on: "the European Union, Peru and Chile"."""
    row: list[_Item] = []
    joint = pattern("signings", "joined_parties", cased=True)
    for item in _items(context, start, end):
        last = row[-1][1] if row else start
        if not (joint if row else _ARTICLE).fullmatch(context.flat, last, item[0]):
            break
        row.append(item)
    return row


def _row_before(context: Context, start: int, end: int) -> list[_Item]:
    """Those who stand in a row right before a verb."""
    row: list[_Item] = []
    joint = pattern("signings", "joined_parties", cased=True)
    for item in reversed(_items(context, start, end)):
        gap = (
            joint.fullmatch(context.flat, item[1], row[0][0])
            if row
            else pattern("signings", "body_signs").fullmatch(context.flat, item[1], end)
        )
        if not gap:
            break
        row.insert(0, item)
    return row


def _bodies_of(row: list[_Item]) -> list[str]:
    return [name for _, _, name in row if name] if len(row) > 1 else []


_ARTICLE = re.compile(r"(?:the |both )?(?:(?:G|g)overnments? of (?:the )?)?")
_ABOUT = re.compile(r" (?:on|for|regarding|about|concerning) ")
