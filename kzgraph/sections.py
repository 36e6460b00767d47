"""What is told of an entity, by its label: its own properties and the sections of its facts. Tables only."""

from __future__ import annotations

PROPERTIES = {
    "Person": ("merged",),
    "Post": ("kind", "confirmed"),
    "Organisation": ("kind", "derived", "merged"),
    "Country": ("code",),
    "Agreement": ("kind", "status", "signedOn", "validFrom", "validTo", "confirmed"),
    "Meeting": ("kind", "status", "startDate", "endDate", "place", "series", "round", "plover", "confirmed"),
    "Figure": ("indicator", "value", "unit", "period", "status", "confirmed"),
    "Document": ("publisher", "published", "language", "url", "sha256", "copyOf"),
}
"""What is told of a node itself, by its label."""

RELATIONSHIP_PROPERTIES = (
    "attested", "firstAttested", "lastAttested", "since", "until", "predecessors", "capacity", "post", "behalf",
    "signedOn", "date", "place", "status", "kind", "series", "round", "statuses", "dates", "derived", "source", "gap",
    "confirmed",
)  # fmt: skip

_BODY = (
    ("Belongs to", "out", "BELONGS_TO", ""),
    ("Officials", "official", "HELD", ""),
    ("Bodies", "in", "BELONGS_TO", "organisation"),
    ("Posts", "in", "BELONGS_TO", "post"),
    ("Posts accredited to it", "in", "ACCREDITED_TO", ""),
    ("Meetings", "out", "TOOK_PART", ""),
    ("Agreements", "out", "SIGNED PARTY_TO WITNESSED", ""),
    ("Agreements of its bodies", "agreement", "SIGNED PARTY_TO WITNESSED", ""),
    ("Its own figures", "out", "REPORTED", ""),
    ("Figures of others with it", "in", "WITH_PARTNER", ""),
)
_STATED_IN = ("Stated in", "out", "STATED_IN", "")
SECTIONS = {
    "Person": (
        ("Posts", "out", "HELD", ""),
        ("Meetings", "out", "TOOK_PART", ""),
        ("Agreements", "out", "SIGNED PARTY_TO WITNESSED", ""),
        _STATED_IN,
    ),
    "Post": (
        ("Holders", "in", "HELD", ""),
        ("Belongs to", "out", "BELONGS_TO", ""),
        ("Accredited to", "out", "ACCREDITED_TO", ""),
        _STATED_IN,
    ),
    "Organisation": (
        *_BODY,
        ("Successor of", "out", "SUCCEEDS", ""),
        ("Succeeded by", "in", "SUCCEEDS", ""),
        _STATED_IN,
    ),
    "Country": (*_BODY, _STATED_IN),
    "Meeting": (
        ("Participants", "in", "TOOK_PART", ""),
        ("Follows", "out", "FOLLOWS", ""),
        ("Followed by", "in", "FOLLOWS", ""),
        ("Signed there", "in", "SIGNED_AT", ""),
        _STATED_IN,
    ),
    "Agreement": (
        ("Parties", "in", "PARTY_TO", ""),
        ("Signatories", "in", "SIGNED", ""),
        ("Witnesses", "in", "WITNESSED", ""),
        ("Signed at", "out", "SIGNED_AT", ""),
        _STATED_IN,
    ),
    "Figure": (("Whose it is", "in", "REPORTED", ""), ("Partner", "out", "WITH_PARTNER", ""), _STATED_IN),
    "Document": (
        ("Meetings", "in", "STATED_IN", "meeting"),
        ("Agreements", "in", "STATED_IN", "agreement"),
        ("Figures", "in", "STATED_IN", "figure"),
        ("People", "in", "STATED_IN", "person"),
        ("Posts", "in", "STATED_IN", "post"),
        ("Organisations", "in", "STATED_IN", "organisation"),
        ("Countries", "in", "STATED_IN", "country"),
    ),
}
"""By label: heading, from which statement, relationship types, prefix of the other node's id (empty for any)."""
