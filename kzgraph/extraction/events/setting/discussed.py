"""Days and cities of what an encounter was about: "A and B discussed the agreement signed in Rome on 3 March".

They are those of the thing discussed, of its signing or of its holding to come, and tell nothing of the encounter.
"""

from __future__ import annotations

import re

from kzgraph.extraction.context import Context
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.knowledge import pattern


def is_of_thing_discussed(context: Context, clause: Clause, start: int, trigger: int) -> bool:
    """Whether a day or city at `start` belongs to something that those who met at `trigger` only discussed."""
    flat = context.flat
    if start > trigger:
        if _behind_partner(flat, trigger, start, clause.end):
            return True
        topic = topic_starts(flat, trigger, start)
        return topic is not None and (is_behind_deed(flat, topic, start) or _of_occasion(flat, topic, start))
    # "The agreement signed in Rome on 3 March was discussed by A and B in Ankara".
    thing = pattern("event_setting", "thing_done").search(flat, clause.start, start)
    return thing is not None and pattern("event_setting", "is_discussed").search(flat, start, clause.end) is not None


def is_of_figure(flat: str, start: int, date: int) -> bool:
    """Whether a date is that of a figure told since `start`: "trade, which exceeded one billion euros in 2024"."""
    return pattern("event_setting", "figure_before_date").search(flat, start, date) is not None


def _behind_partner(flat: str, trigger: int, start: int, end: int) -> bool:
    """Whether a day or city stands in what somebody discussed with the one he met: "B, with whom he reviewed …"."""
    behind = pattern("event_setting", "with_partner").search(flat, trigger, start)
    if behind is None or _CLOSED.match(flat, flat.rfind(",", behind.end(), start)):
        return False
    told = [pattern("event_setting", key) for key in ("discussed_verb", "is_discussed", "told_as_past")]
    return any(words.search(flat, behind.end() - 1, end) for words in told)


# "B, with whom he discussed trade, in Accra on 5 March".
_CLOSED = re.compile(r", (?:in|on|at) ")


def topic_starts(flat: str, trigger: int, stop: int) -> int | None:
    """Where those who met at `trigger` begin to tell what they discussed, up to `stop`; None where they do not."""
    word = flat.rfind(" ", 0, trigger) + 1  # an offset may be that of the last letter of "to discuss"
    discussed = pattern("event_setting", "discussed_verb").search(flat, word, stop)
    return discussed.end() if discussed else None


def _of_occasion(flat: str, topic: int, start: int) -> bool:
    """Whether the day or city at `start` is that of an occasion discussed, and not one in whose course they met."""
    occasion = pattern("event_setting", "occasion_discussed").search(flat, topic, start)
    within = pattern("event_setting", "at_encounter").search(flat, topic, occasion.end()) if occasion else None
    return occasion is not None and (within is None or within.end() <= occasion.start())


def is_behind_deed(flat: str, topic: int, start: int) -> bool:
    """Whether what was discussed is said to have been done, or to be done, before `start`, and at no encounter."""
    deed = pattern("event_setting", "deed_discussed").search(flat, topic, start)
    return deed is not None and not pattern("event_setting", "at_encounter").search(flat, topic, deed.start())
