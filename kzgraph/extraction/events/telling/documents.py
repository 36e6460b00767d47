"""Whether a signing is told only as an attribute of a document: "they praised the treaty signed in Oslo in 2019"."""

from __future__ import annotations

from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


def signed_document_behind(telling: Telling, start: int = 0) -> int | None:
    """Where the document stands, behind an offset, of which "signed" is an attribute, without object or subject."""
    if telling.hit.kind != "signing" or pattern("signings", "signed_then").match(telling.onwards) is None:
        return None
    document = pattern("signings", "document_signed").search(telling.before, start)
    return document.start() if document else None


def group_only_speaks(telling: Telling) -> bool:
    """Whether "the two ministers" stand before a signing of which they only speak, and at which they were not."""
    said = pattern("event_clauses", "groups").search(telling.before)
    if said is None:
        return False
    if signed_document_behind(telling, said.end()) is not None:
        return True
    noun = pattern("signings", "the_signing").match(telling.words) is not None
    return noun and pattern("signings", "part_in_signing").search(telling.before, said.end()) is None


def signing_is_topic(telling: Telling) -> bool:
    """Whether somebody only cares for a signing: "NAME drew attention to the forthcoming signing of"."""
    noun = pattern("signings", "the_signing").match(telling.words) is not None
    return noun and pattern("signings", "cares_for").search(telling.before) is not None
