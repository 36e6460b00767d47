"""Where an ambassador is sent whose title does not tell: "Ambassador NAME of Chile is accredited to Kenya"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import pattern, words_of


def note_accreditations(context: Context, references: Iterable[Reference]) -> None:
    """Give the only ambassador of a sentence the state, or the first of several, to which it says that he is sent."""
    if "accredited" not in context.flat:
        return
    named = [(m.start, m.end, p) for p in context.people for m in p.mentions]
    named += [(r.start, r.end, r.people[0]) for r in references if len(r.people) == 1]
    for match in pattern("people", "accredited_to").finditer(context.flat):
        sentence = context.source.sentence_at(match.start())
        told = [p for start, end, p in named if sentence and sentence.start <= start and end <= match.start()]
        envoys = {id(p): role for p in told if (role := _post(p)) is not None}
        k = bisect_left(context.countries, match.end(), key=lambda c: c.start)
        country = next(iter(context.countries[k : k + 1]), None)
        if len(envoys) != 1 or country is None or country.start != match.end():
            continue
        (role,) = envoys.values()
        bare = role.accredited_to is None and pattern("people", "names_seat").search(role.title) is None
        if bare and _status(match.group(), role) == role.status:
            role.accredited_to = country.code


def _post(person: PersonEntity) -> RoleEntity | None:
    """The post of an ambassador that somebody has or is to have; the last that the text tells."""
    return next((r for r in reversed(person.roles) if r.group == "ambassador" and r.status != "former"), None)


def _status(words: str, role: RoleEntity) -> str | None:
    """Whether somebody was, is or will be accredited; None where it is to a further state than that of the post."""
    said = set(words.lower().split())
    if said & words_of("people", "accredited_too"):
        return None
    ended, to_come = (not words_of("people", key).isdisjoint(said) for key in ("was_accredited", "to_be"))
    return "former" if ended else "future" if to_come else "held" if "is" in said else role.status
