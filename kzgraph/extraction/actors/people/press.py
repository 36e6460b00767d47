"""Who asks and writes for the press: they act for no country, and an interview is no encounter of theirs."""

from __future__ import annotations

from kzgraph.extraction.context import Context, Span
from kzgraph.extraction.knowledge import pattern

# So far before a name stands what tells that its bearer asks, and so far behind it for which paper.
_BEFORE = 90


def note_press(context: Context) -> None:
    """Note who is only told of as a journalist: "our correspondent NAME", "told NAME of the Daily Star".

    Nor do those who lead a medium act for a country that no title tells.
    """
    houses = {o.name for o in context.organisations if o.kind == "media"}
    media = {m.start: m.end for o in context.organisations if o.kind == "media" for m in o.mentions}
    for person in context.people:
        if all(_is_of_press(role.title) for role in person.roles) and (
            person.roles or any(_is_told_so(context, mention, media) for mention in person.mentions)
        ):
            person.press = person.international = True
        elif any(role.organisation in houses and role.status == "held" for role in person.roles):
            person.international = True


def _is_of_press(title: str) -> bool:
    """Whether a title is a journalist's: "Reuters correspondent", "editor-in-chief of El Comercio"."""
    return pattern("people", "post_of_press").search(title) is not None


def _is_told_so(context: Context, name: Span, media: dict[int, int]) -> bool:
    """Whether the words about a name tell that its bearer is a journalist."""
    flat, sentence = context.flat, context.source.evidence_at(name.start)
    start = max(sentence.start, name.start - _BEFORE)
    if pattern("people", "journalist_before", cased=True).search(flat, start, name.start):
        return True
    if pattern("people", "journalist_behind", cased=True).match(flat, name.end, sentence.end):
        return True
    if pattern("people", "speaks_to", cased=True).search(flat, start, name.start) is None:
        return False
    of = pattern("people", "of_medium", cased=True).match(flat, name.end, sentence.end)
    if of and (of["paper"] or of.end() in media):
        return True
    own = pattern("people", "medium_s", cased=True).search(flat, start, name.start)
    if own is None or own["paper"]:
        return own is not None
    return any(own.start() - _BRANCH <= end <= own.start() for end in media.values())


# "BBC Africa's NAME": so much more than a known medium may its name hold.
_BRANCH = 12
