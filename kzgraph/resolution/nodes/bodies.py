"""What all documents say of one organisation, gathered document by document, and what its node says by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from kzgraph.model import OrganisationKind
from kzgraph.resolution.organisations.forms import kind_of
from kzgraph.resolution.organisations.keys import Mention, OrganisationKey
from kzgraph.resolution.organisations.names import display_name
from kzgraph.resolution.organisations.reasons import merge_reasons as why_one_body


@dataclass(slots=True)
class BodyTold:
    """What documents say of one organisation: each name and each kind with the number of sources that have it, and
    every distinct mention."""

    names: dict[str, int] = field(default_factory=dict)
    kinds: dict[OrganisationKind, int] = field(default_factory=dict)
    mentions: set[Mention] = field(default_factory=set)


BodySaid = tuple[str, Mention, OrganisationKind]
"""The source of a document, how it names an organisation, and the kind that it gives."""


def body_told(said: Collection[BodySaid]) -> BodyTold:
    """What documents say of an organisation, given each of their mentions."""
    names = {(source, mention.name) for source, mention, _ in said}
    kinds = {(source, kind) for source, _, kind in said}
    return BodyTold(
        Counter(name for _, name in names),
        Counter(kind for _, kind in kinds),
        {mention for _, mention, _ in said},
    )


def shown(node: str, body: BodyTold) -> tuple[str, OrganisationKind]:
    """The name to show, and the kind."""
    key = max((mention.key for mention in body.mentions), key=lambda k: (k.id == node, k.public, k))
    ministry = key.public and key.form.startswith("ministry of ")
    kind = "ministry" if ministry else min(body.kinds, key=lambda k: (k == "other", -body.kinds[k], k))
    return display_name(body.names, key, kind), kind


def labels(kind: OrganisationKind) -> list[str]:
    """The labels of an organisation of this kind."""
    return ["Organisation", "Ministry"] if kind == "ministry" else ["Organisation"]


def aliases(body: BodyTold) -> list[str]:
    """Every name and abbreviation that documents have."""
    return sorted({*body.names, *(mention.abbreviation for mention in body.mentions if mention.abbreviation)})


def merge_reasons(body: BodyTold) -> list[str]:
    """Why its names are one organisation's."""
    return why_one_body(body.mentions, min(body.names, key=lambda n: (-body.names[n], n)))


def derived(key: OrganisationKey) -> tuple[str, OrganisationKind]:
    """The name to show, and the kind, of an organisation that only titles imply."""
    ministry = key.form.startswith(("ministry", "department"))
    kind: OrganisationKind = "ministry" if ministry else kind_of(key.form)
    return display_name({}, key, kind), kind
