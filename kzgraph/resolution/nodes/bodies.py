"""What all documents say of one organisation, gathered document by document, and what its node says by that."""

from __future__ import annotations

from collections.abc import Collection, MutableMapping
from dataclasses import dataclass, field

from kzgraph.model import OrganisationKind
from kzgraph.resolution.organisations.forms import kind_of
from kzgraph.resolution.organisations.keys import Mention, OrganisationKey
from kzgraph.resolution.organisations.names import display_name
from kzgraph.resolution.organisations.reasons import merge_reasons as why_one_body
from kzgraph.resolution.organisations.said import OrganisationSaid


@dataclass(slots=True)
class BodyTold:
    """What documents say of one organisation: each name and each kind with the number of sources that have it, and
    every distinct mention."""

    names: dict[str, int] = field(default_factory=dict)
    kinds: dict[OrganisationKind, int] = field(default_factory=dict)
    mentions: set[Mention] = field(default_factory=set)


Counted = set[tuple[str, str, str]]
"""What one source was counted for: an organisation's node with a name, or with a kind after an empty name."""


def tell(
    body: BodyTold,
    node: str,
    all_said: Collection[tuple[str, OrganisationSaid]],
    counted: MutableMapping[str, Counted] | None = None,
) -> None:
    """Add to `body` what documents say of it, each given with its source. `counted` is what each source was counted
    for before, and holds it afterwards; None where nothing more will be added."""
    body.mentions.update(said.mention for _, said in all_said)
    names = {(source, said.mention.name) for source, said in all_said}
    kinds = {(source, said.kind) for source, said in all_said}
    for source, name in names:
        if counted is None or _is_new(counted, source, (node, name, "")):
            body.names[name] = body.names.get(name, 0) + 1
    for source, kind in kinds:
        if counted is None or _is_new(counted, source, (node, "", kind)):
            body.kinds[kind] = body.kinds.get(kind, 0) + 1


def _is_new(counted: MutableMapping[str, Counted], source: str, row: tuple[str, str, str]) -> bool:
    rows = counted.setdefault(source, set())
    if row in rows:
        return False
    rows.add(row)
    return True


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
