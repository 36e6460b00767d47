"""In which country's voice a document speaks, and which two countries it is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from kzgraph.extraction.actors.affiliation.publishers import host_of, published_by
from kzgraph.extraction.actors.geography import place_country
from kzgraph.extraction.actors.references.speaker import author, is_quoted
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import lexicon, pattern, words_of

# A dateline or a publisher tells more of whose voice a text is than one mention of a country.
_DATELINE_VOTES = 3
_PUBLISHER_VOTES = 100
_FIRST_OFFICIAL_VOTES = 2
_DATELINE = re.compile(
    r"\s*(?:date \S+ )?(?:\([^)]{0,60}\) ?)?([^\W\d_][^\n,—–.(]{2,30}?)(?: \([^)\n]{2,30}\))?(?:,[^—–\n]{0,40})?"
    r"\s*(?:[—–]|-{1,2} |\.\s|(?<=[A-Z]): )"  # "Hanoi (AGENCY) –", "ISLAMABAD: "
)


def place_document(context: Context) -> None:
    """Fill in `context.home` and `context.pair` from the publisher, the dateline and what the text speaks of most."""
    votes = Counter[str]()
    for mention in context.countries:
        votes[mention.code] += 1
    union = _mentions_of_union(context)
    voices = Counter(votes)
    dateline = _dateline(context)
    if not _is_only_place(context, dateline, votes):
        voices.update(dateline)
    voices.update(_publisher(context))
    voices.update(_first_official(context))
    voices.update(_web_address(context))
    writer = author(context)
    speaks_for = writer.country if writer is not None else _interviewed_for(context)
    if speaks_for:
        voices[speaks_for] += _PUBLISHER_VOTES
    home = _most(voices)
    if union:
        votes["EU"] += union
    if host := host_of(context):
        votes[host] += 1
    others = Counter({code: n for code, n in votes.items() if code != home})
    other = _most(others)
    context.home = home
    context.speaks = home is not None and voices[home] >= votes[home] + _DATELINE_VOTES
    without = voices[home] - dateline[home] if home is not None else 0
    context.by_dateline = context.speaks and without < votes[home or ""] + _DATELINE_VOTES
    context.pair = tuple(code for code in (home, other) if code)


def _interviewed_for(context: Context) -> str | None:
    """For whom somebody without a name speaks: "Interview with the Ambassador of Lithuania to Japan" as a headline."""
    head = next((s for s in context.source.sentences[:1]), None)
    if head is None or not pattern("people", "interviews").search(context.flat, head.start, head.end):
        return None
    office = pattern("people", "interviewed_for", cased=True)
    owners = (c for c in context.countries if head.start <= c.start < head.end)
    return next((c.code for c in owners if office.search(context.flat, head.start, c.start)), None)


def _is_only_place(context: Context, dateline: Counter[str], votes: Counter[str]) -> bool:
    """Whether a dateline only tells where two others met: "Vienna. … the Vietnam-Korea Dialogue", and no Austria."""
    if not dateline or set(dateline) & set(votes):
        return False
    pairs = pairwise(context.countries)
    return any(a.code != b.code and context.flat[a.end : b.start].strip() in _BETWEEN_TWO for a, b in pairs)


_BETWEEN_TWO = frozenset({"-", "–", "and", "and the"})


def _mentions_of_union(context: Context) -> int:
    """How often a text names the European Union."""
    names = words_of("posts", "union_names")
    return sum(len(o.mentions) for o in context.organisations if o.name in names or o.abbreviation == "EU")


# The state in whose capital the Union has its seat.
_SEAT_OF_UNION = "BE"


def _speaks_of_union(context: Context) -> bool:
    """Whether a text names the European Union, and its seat's own state nowhere."""
    named = any(mention.code == _SEAT_OF_UNION for mention in context.countries)
    return not named and _mentions_of_union(context) > 0


def _most(votes: Counter[str]) -> str | None:
    """The one with most votes; of equals the one that was counted first."""
    return max(votes, key=lambda code: votes[code]) if votes else None


def _first_official(context: Context) -> Counter[str]:
    """The country of the first person named, where a title says it: a ministry names its own official first.

    Who is only named in what another says is not the one of whom the text tells.
    """
    in_order = sorted(context.people, key=lambda p: p.mentions[0].start)
    first = next((p for p in in_order if not is_quoted(context, p.mentions[0].start)), None)
    return Counter({first.country: _FIRST_OFFICIAL_VOTES}) if first and first.country else Counter()


def _web_address(context: Context) -> Counter[str]:
    """The country of a government's web site that the text gives as its source or its photographer; or whose name for
    itself it uses."""
    text = context.source.document.text.lower()
    code = next((code for name, code in _addresses() if name in text), None)
    return Counter({code: _DATELINE_VOTES}) if code else Counter()


@cache
def _addresses() -> list[tuple[str, str]]:
    """The web sites of governments and what they call themselves, in lower case, each with its country."""
    data = lexicon("publishers")
    sites = [(code, name) for code, names in data["governments"].items() for name in names if "." in name]
    own = [(code, name) for code, names in data["own_names"].items() for name in names]
    return [(name.lower(), code) for code, name in sites + own]


def _publisher(context: Context) -> Counter[str]:
    code = published_by(context, "governments")
    if code:
        return Counter({code: _PUBLISHER_VOTES})
    code = published_by(context, "press")
    # A paper abroad with its president writes from there; but it may also write on what is no concern of its country.
    own = code is not None and any(mention.code == code for mention in context.countries)
    return Counter({code: _PUBLISHER_VOTES if own else _DATELINE_VOTES}) if code else Counter()


def _dateline(context: Context) -> Counter[str]:
    """The country of the city in whose name the text opens, or under which it is signed at the end."""
    votes = Counter[str]()
    opening = [s for s in context.source.sentences if s.kind != "headline"][:1] + list(context.source.sentences[:2])
    for sentence in opening[:2]:
        match = _DATELINE.match(context.flat, sentence.start, sentence.end + 1)
        code = place_country(match.group(1).strip().title()) or place_country(match.group(1).strip()) if match else None
        if code == _SEAT_OF_UNION and _speaks_of_union(context):
            code = "EU"  # "BRUSSELS - The EU and Indonesia"
        if code:
            votes[code] = _DATELINE_VOTES
            return votes
    for sentence in context.source.sentences[-2:]:
        code = place_country(context.flat[sentence.start : sentence.end].strip())
        if code:
            votes[code] = _DATELINE_VOTES
    return votes
