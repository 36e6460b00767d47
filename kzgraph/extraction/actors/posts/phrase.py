"""A role phrase: where a title stands, what kind of post it is, and the country and body that it names."""

from __future__ import annotations

from dataclasses import dataclass

from kzgraph.extraction.actors.bodies.body import Part
from kzgraph.extraction.actors.role_heads import singular_title
from kzgraph.extraction.text.page import Page
from kzgraph.model import RoleStatus


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A title as tokens `first` up to `last`, with the head's group in `posts.yaml` and what the title names."""

    first: int
    last: int
    group: str
    plural: bool = False
    status: RoleStatus = "held"
    country: str | None = None
    accredited_to: str | None = None
    organisation: Part | None = None
    title_end: int = 0
    """The token after the title where it ends later, with that of one who is served: "aide to [President] NAME"."""


def title_of(page: Page, role: RolePhrase) -> str:
    """The title as in the text; of a plural the singular: "EU Commissioners" → "EU Commissioner"."""
    title = page.text(role.first, max(role.last, role.title_end))
    return singular_title(title) if role.plural else title
