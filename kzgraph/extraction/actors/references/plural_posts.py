"""Who holds a post that a plural names: "the two foreign ministers", "the leaders", "both ambassadors"."""

from __future__ import annotations

from kzgraph.extraction.actors.references.counterparts import may_be_for
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.knowledge import lexicon


def holds(person: PersonEntity, group: str) -> bool:
    """Whether a person has a post that a plural such as "the two foreign ministers" names; any where it names none."""
    wanted = posts_named(group)
    if wanted is None or lexicon("event_clauses")["known_offices"].get(person.office) in wanted:
        return True
    held = [role for role in person.roles if role.status == "held" and role.group in wanted]
    return any(may_be_for(role, group) for role in held)


def posts_named(group: str) -> list[str] | None:
    """The groups of posts that a plural in lower case names; None where it names none, as "the two"."""
    posts: dict[str, list[str]] = lexicon("event_clauses")["plural_posts"]
    return next((groups for words, groups in posts.items() if words in group), None)
