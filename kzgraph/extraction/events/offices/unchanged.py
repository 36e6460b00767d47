"""Words of a post that changes hands, in clauses where none does."""

from __future__ import annotations

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


def changes_nothing(context: Context, telling: Telling) -> bool:
    """Whether nobody named enters or leaves a post: "speculation that A would resign was dismissed by B".

    Nor does he who stands in for somebody: "was ill and was replaced by B"; nor who is called home for a time.
    """
    words = telling.words
    if pattern("appointments", "may_be_called_home").search(words):
        return not _is_recalled_for_good(context, telling)
    if pattern("appointments", "never_given").search(words) or pattern("appointments", "only_reported").search(
        telling.before
    ):
        return True
    if pattern("appointments", "may_be_of_things").search(words):
        return pattern("appointments", "thing_told_of").search(telling.before) is not None
    if pattern("appointments", "may_stand_in").search(words):
        return (
            pattern("appointments", "stands_in").search(
                context.flat, telling.clause.sentence.start, telling.clause.sentence.end
            )
            is not None
        )
    return False


def _is_recalled_for_good(context: Context, telling: Telling) -> bool:
    """Whether a recall ends a post: "recalled A by decree", not "recalled Ambassador A for consultations"."""
    sentence = telling.clause.sentence
    if pattern("appointments", "called_home").search(context.flat, telling.start, sentence.end):
        return False
    further = pattern("appointments", "decides_further", cased=True).match(context.flat, sentence.start, sentence.end)
    start = context.source.paragraph(sentence.block)[0].start if further else sentence.start
    return pattern("appointments", "recalled_for_good").search(context.flat, start, sentence.end) is not None
