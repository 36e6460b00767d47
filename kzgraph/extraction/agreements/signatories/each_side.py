"""Those of whom it is told side by side for whom they signed: "X signed for Norway and Y for Ghana", "Signing were"."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.agreements.signatories.behind import pen
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.people import each_once, people_at
from kzgraph.extraction.settled import Settled

_SIDES = 2
# Right behind a name.
_FOR = re.compile(r",? (?:signed (?:it |the [a-z]+ )?)?(?:for|on behalf of)\b")


@cache
def _signed_for() -> re.Pattern[str]:
    return re.compile(lexicon("agreements")["signed_for"])


def each_for_a_side(context: Settled, start: int, end: int) -> list[PersonEntity]:
    """The two people between two offsets who signed each for a side of their own; empty where that is not told."""
    if _signed_for().search(context.flat[start:end]) is None:
        return []
    presence = pen("presence").search(context.flat, start, end)
    stop = presence.start() if presence and presence.start() > start else end
    people = people_at(context, start, stop)
    meant = context.meant_between(start, stop)
    signers = each_once(p for _, b, p in meant if _FOR.match(context.flat, b)) if len(people) > _SIDES else people
    sides = {c.code for c in context.countries_between(start, end)}
    told = len(signers) == _SIDES and (signers[0].country != signers[1].country or len(sides) == _SIDES)
    return signers if told else []
