"""What an Agreement node says: its values where documents differ, its name, and what became of it."""

from __future__ import annotations

from kzgraph.model import AgreementKind, AgreementStatus, CountryCode, IsoDate
from kzgraph.resolution.agreements.telling import Group
from kzgraph.resolution.agreements.titles import names_kind, title_key
from kzgraph.resolution.grouping.most_told import most_told
from kzgraph.resolution.values.countries import country_name
from kzgraph.resolution.values.dates import best, shown

STATUS_ORDER: tuple[AgreementStatus, ...] = (
    "mentioned",
    "planned",
    "negotiated",
    "initialled",
    "signed",
    "ratified",
    "in_force",
)
"""How far an agreement has come: a node has the furthest that any document tells."""

SIGNED: frozenset[AgreementStatus] = frozenset({"signed", "ratified"})
"""Statuses of which the signing is told beside them."""


def status_of(group: Group) -> AgreementStatus:
    """The furthest status."""
    return max((t.agreement.status for t in group), key=STATUS_ORDER.index)


def kind_of(group: Group) -> AgreementKind:
    """The kind that most sources tell, of those whose title says it if there are any."""
    said = [t for t in group if names_kind(t.agreement)]
    return most_told((t.source, t.agreement.kind) for t in said or group) or "other"


def signed_on(group: Group) -> IsoDate | None:
    """The day of signature, by the declared rule."""
    signed = {(t.source, date) for t in group for status, date in t.stations if status == "signed"}
    return best(date for _, date in sorted(signed, key=repr))


def title_of(group: Group) -> str:
    """The title as most sources give it; an abbreviation only where none spells it out."""
    spelt = [t for t in group if not t.agreement.title.isupper()]
    return most_told((t.source, t.agreement.title) for t in spelt or group) or ""


def aliases_of(group: Group) -> list[str]:
    """The titles and abbreviations under which documents have it, without its name, sorted."""
    titles = {t.agreement.title for t in group} | {t.agreement.abbreviation or "" for t in group}
    return sorted({title[:1].upper() + title[1:] for title in titles if title} - {name_of(group)})


def countries_of(group: Group) -> list[CountryCode]:
    """The parties' countries, sorted."""
    return sorted({code for t in group for code in t.countries})


def name_of(group: Group) -> str:
    """The title; one that tells nothing with the parties and the date."""
    title = title_of(group)
    title = title[:1].upper() + title[1:]
    if title_key(title):
        return title
    parties = "–".join(country_name(code) for code in countries_of(group))
    date = date_of(group)
    return ", ".join(part for part in (title, parties, shown(date) if date else "") if part)


def date_of(group: Group) -> IsoDate | None:
    """The day of signature, else the date that is told."""
    return signed_on(group) or best(t.agreement.date for t in group)


def statements(group: Group) -> dict[str, list[tuple[AgreementStatus, IsoDate | None]]]:
    """What each document says of status and date, from planned to in force: the last is the furthest."""
    said: dict[str, list[tuple[AgreementStatus, IsoDate | None]]] = {}
    stations = {(t.document, STATUS_ORDER.index(status), date or "") for t in group for status, date in t.stations}
    for document, status, date in sorted(stations):
        said.setdefault(document, []).append((STATUS_ORDER[status], date or None))
    return said
