"""Countries, organisations and people as parties of an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kzgraph.extraction.actors.geography import country_name
from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity
from kzgraph.extraction.knowledge import lexicon
from kzgraph.model import Capacity, Evidence, Party, PartyKind

_UNION_NAMED = re.compile("european union", re.IGNORECASE)
UNION = frozenset({"European Union", "EU"})


def country_party(code: str, evidence: Evidence) -> Party:
    """A state as a party, or the European Union, which is an organisation."""
    kind: PartyKind = "organisation" if code == "EU" else "country"
    return Party(name=country_name(code), kind=kind, evidence=(evidence,))


def in_its_words(context: Context, party: Party) -> Party:
    """A state by the name that texts of its time give it ("Turkey"), where the text never uses the one of today."""
    if party.name == "European Union" and not _UNION_NAMED.search(context.flat) and "EU" in context.flat:
        return party.model_copy(update={"name": "EU"})
    other = lexicon("agreements")["names_of_their_time"].get(party.name) if party.kind == "country" else None
    if other is None or party.name in context.flat or other not in context.flat:
        return party
    return party.model_copy(update={"name": other})


def body_party(body: OrganisationEntity, evidence: Evidence, capacity: Capacity | None = None) -> Party:
    """An organisation as a party or signatory."""
    if body.name in UNION:
        return Party(name="European Union", kind="organisation", capacity=capacity, evidence=(evidence,))
    return Party.model_validate(
        {"name": body.name, "kind": "organisation", "for": body.country, "capacity": capacity, "evidence": (evidence,)}
    )


def person_party(person: PersonEntity, evidence: Evidence, capacity: Capacity) -> Party:
    """A person who signed or was present, in the post that the text gives."""
    held = [r for r in person.roles if r.status == "held"] or person.roles
    post = max((r.title for r in held), key=len, default=None)
    told = {"name": person.name, "kind": "person", "post": post, "for": person.country}
    return Party.model_validate({**told, "capacity": capacity, "evidence": (evidence,)})


def unique(parties: Iterable[Party]) -> list[Party]:
    """The parties, each name once, in order."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.name, party)
    return list(found.values())
