"""Words of a post that changes hands, in clauses where none does."""

from __future__ import annotations

from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


def changes_nothing(flat: str, telling: Telling) -> bool:
    """Whether nobody named enters or leaves a post: "speculation that A would resign was dismissed by B".

    Nor does he who stands in for somebody: "was ill and was replaced by B".
    """
    words = telling.words
    if pattern("appointments", "never_given").search(words) or pattern("appointments", "only_reported").search(
        telling.before
    ):
        return True
    if pattern("appointments", "may_be_of_things").search(words):
        return pattern("appointments", "thing_told_of").search(telling.before) is not None
    if pattern("appointments", "may_stand_in").search(words):
        return (
            pattern("appointments", "stands_in").search(
                flat, telling.clause.sentence.start, telling.clause.sentence.end
            )
            is not None
        )
    return False
