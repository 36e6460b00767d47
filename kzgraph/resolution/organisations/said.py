"""The organisations of one record, by every name under which it knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kzgraph.model import CountryCode, Evidence, Organisation, OrganisationKind, Record
from kzgraph.resolution.organisations.forms import is_public, kind_of
from kzgraph.resolution.organisations.keys import Mention, key_of
from kzgraph.resolution.values.parties import is_organisation, parties_of


@dataclass(frozen=True, slots=True)
class OrganisationSaid:
    """An organisation as one document has it; `evidence` is empty where only a title names it."""

    mention: Mention
    kind: OrganisationKind
    evidence: tuple[Evidence, ...] = ()


def organisations_of(record: Record, source: str) -> dict[str, OrganisationSaid]:
    """The record's organisations, then those that only its parties and titles name. `source` is the digest of the text,
    or of the original of which it is a near-copy."""
    staff = _countries_of_staff(record)
    found: dict[str, OrganisationSaid] = {}
    for org in _in_order(record.organisations):
        said = _listed(org, org.country or staff.get(org.name), source)
        found.setdefault(org.name, said)
        if org.abbreviation:
            found.setdefault(org.abbreviation, said)
    for name, country, evidence in sorted(_unlisted_names(record), key=repr):
        kind = kind_of(name)
        mention = Mention(key_of(name, kind, country, source), name, country)
        known = found.get(name)
        if known is None or (evidence and not known.evidence):
            found[name] = OrganisationSaid(mention, kind, evidence)
    return found


def _in_order(listed: Sequence[Organisation]) -> Sequence[Organisation]:
    """The organisations in an order that does not depend on the record's, where one name is of two of them."""
    names = [name for org in listed for name in (org.name, org.abbreviation) if name]
    return listed if len(set(names)) == len(names) else sorted(listed, key=lambda o: o.model_dump_json())


def _listed(org: Organisation, country: CountryCode | None, source: str) -> OrganisationSaid:
    mention = Mention(key_of(org.name, org.kind, country, source), org.name, country, org.abbreviation)
    return OrganisationSaid(mention, org.kind, org.evidence)


def _unlisted_names(record: Record) -> set[tuple[str, CountryCode | None, tuple[Evidence, ...]]]:
    of_parties = {(p.name, p.on_behalf, p.evidence) for p in parties_of(record) if is_organisation(p)}
    of_titles = {
        (role.organisation, role.country or person.country, ())
        for person in record.people
        for role in person.roles
        if role.organisation
    }
    return of_parties | of_titles


def _countries_of_staff(record: Record) -> dict[str, CountryCode]:
    """For each public body whose country the record does not tell, the one for which all act who hold its posts."""
    bodies = {o.name for o in record.organisations if o.country is None and is_public(o.kind)}
    found: dict[str, set[CountryCode]] = {}
    for person in record.people:
        for role in person.roles:
            country = role.country or person.country
            for name in bodies if country else ():
                if country and (name == role.organisation or name in role.title):
                    found.setdefault(name, set()).add(country)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
