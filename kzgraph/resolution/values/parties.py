"""The parties of all that a record tells, and which of them are organisations."""

from __future__ import annotations

from kzgraph.model import Party, Record
from kzgraph.resolution.values.countries import code_of


def parties_of(record: Record) -> list[Party]:
    """Everybody who takes part, is bound, signs or witnesses."""
    of_events = [party for event in record.events for party in event.participants]
    return of_events + [p for a in record.agreements for p in (*a.parties, *a.signatories, *a.witnesses)]


def is_organisation(party: Party) -> bool:
    """Whether the party is one: also what is given as a country but is none ("Central Asia")."""
    no_country = party.kind == "country" and not party.on_behalf and not code_of(party.name)
    return party.kind == "organisation" or no_country
