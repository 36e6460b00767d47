"""The post of who writes in the first person: "As Ambassador of Slovenia to Peru, I", "The author is …"."""

from __future__ import annotations

from kzgraph.extraction.actors.people.entity import add_role, role_entity
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.references.speaker import author
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.text.page import Page

# "The author of these lines is the ": so much before a title is looked at.
_BEFORE = 60


def claim_own_posts(context: Context, page: Page, roles: list[RolePhrase]) -> None:
    """Give the author of a text the posts that it tells in the first person; nobody is called "I"."""
    context.people = [person for person in context.people if person.name != "I"]
    given = {role.start for person in context.people for role in person.roles}
    own = [r for r in roles if not r.plural and page.words[r.first].start not in given and _is_own(context, page, r)]
    writer = author(context) if own else None
    if writer is not None:
        for role in own:
            add_role(writer, role_entity(page, role, None))


def _is_own(context: Context, page: Page, role: RolePhrase) -> bool:
    """Whether a title is told of who writes."""
    start, end = page.words[role.first].start, page.words[role.last - 1].end
    before = context.flat[max(0, start - _BEFORE) : start]
    if pattern("people", "own_post", cased=True).search(before):
        return True
    as_such = pattern("people", "as_such", cased=True).search(before)
    return as_such is not None and pattern("people", "goes_on_with_i", cased=True).match(context.flat, end) is not None
