"""Countries, organisations and people as parties of an agreement."""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.extraction.context import OrganisationEntity, PersonEntity
from kzgraph.extraction.geography import country_name
from kzgraph.model import Capacity, Evidence, Party

UNION = frozenset({"European Union", "EU"})


def country_party(code: str, evidence: Evidence) -> Party:
    """A state as a party, or the European Union, which is an organisation."""
    kind = "organisation" if code == "EU" else "country"
    return Party(name=country_name(code), kind=kind, evidence=(evidence,))


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
