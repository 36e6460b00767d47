"""Documents of those who made the one before: "They also adopted …", "The Leaders then issued …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH
from kzgraph.extraction.agreements.drafts.draft import Draft
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.settled import Settled
from kzgraph.model import Party

_THEY = re.compile(r"(?:In addition, |Moreover, )?[Tt]hey ")
_ALL = re.compile(
    r"(?:In addition, |Moreover, )?[Tt]he (?:\w+ )?(?:[Ll]eaders|[Hh]eads of [Ss]tate|[Hh]eads of [Gg]overnment"
    r"|[Pp]residents|[Mm]inisters|[Pp]articipants|[Mm]ember [Ss]tates|[Mm]embers|[Pp]arties)\b"
)
_BETWEEN = re.compile(r"\b(?:between|with)\b")


def parties_of_former(
    context: Settled, sentence: Sentence, title: Title, reading: Reading, drafts: Sequence[Draft]
) -> list[Party]:
    """The parties of the document of the sentence before, where those who made it go on to act; else none.

    "The leaders" are only those of a document of one organisation or of many states: two are known by their encounter.
    """
    if reading.trigger is None or STRENGTH[reading.status] < STRENGTH["signed"] or reading.trigger.end > title.start:
        return []
    they = _THEY.match(context.flat, sentence.start)
    if not they and not _ALL.match(context.flat, sentence.start):
        return []
    former = [d for d in drafts if d.sentence == title.sentence - 1 and d.parties]
    if not former or STRENGTH[former[-1].status] < STRENGTH["signed"] or _BETWEEN.search(former[-1].title.text):
        return []
    parties = former[-1].parties
    return list(parties) if they or len(parties) != 2 else []
