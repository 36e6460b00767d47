"""The countries and bodies that are named side by side between two offsets."""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.parties.unread import body_of_owner
from kzgraph.extraction.agreements.party import body_party, country_party, unique
from kzgraph.extraction.agreements.subjects.gaps import WORDS_OF_KIND, owns, without_kind
from kzgraph.extraction.context import CountryMention, OrganisationEntity, Sentence
from kzgraph.extraction.passages.others import seats_between
from kzgraph.extraction.passages.sides import sides_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

_PAIR_WORDS = re.compile(
    r"\b(?:the )?(?:two|both) "
    r"(?:countries|states|nations|governments|sides|parties|peoples|ministries|foreign ministries)\b",
    re.I,
)
# What may stand between the members of a row of parties.
ROW_GAP = re.compile(
    r"(?:'s| (?:[Mm]ember )?(?:[Ss]tates|[Cc]ountries))?[\s,)'\"]*(?:\([^)]*\))?[\s,]*"
    r"(?:and|as well as|&|/|[-–])?[\s,]*"
    r"(?:the |its |their |'s )*[\s(]*(?:[A-Z][\w-]*(?:'s?)?[ ]){0,5}"
)
# Words that the finder of organisations did not take into the name before: "… and the Arts of Mexico, and".
_NEXT_BODY = re.compile(
    r"(?:(?!\b(?:on|in|regarding|concerning|signed)\b)[^;:.]){0,80}\b(?:and|as well as)\s+(?:the |its |their )?"
)
# Behind a state, what makes a body's name of it: "the Albanian Post", but not "the Albanian Side".
_NAME_AFTER = re.compile(r" (?!(?:Governments?|Republic|Federation|Kingdom|Sides?|Part(?:y|ies))\b)[A-Z][a-z]+")
_ABOUT = re.compile(r"\b(?:on|in|regarding|concerning|for|signed)\b")


def members_of_row(stage: Stage, sentence: Sentence, start: int, end: int, evidence: Evidence) -> list[Party]:
    """Bodies and countries named side by side; what follows the last of them ("… on tourism in Asia") is not read."""
    context = stage.context
    spans: list[tuple[int, int, Party]] = [
        (a, b, _owned(context, a, body, evidence)) for a, b, body in context.bodies_between(start, end) if b <= end
    ]
    spans += [
        (c.start, *(body_of_owner(context, c.end, end) or (c.end, country_party(c.code, evidence))))
        for c in context.countries_between(start, end)
        if c.end <= end
        and c.form != "capital"
        and not _opens_name(context, c)
        and not any(a <= c.start < b or owns(context.flat[c.end : a]) or _is_of(context, c, a) for a, b, _ in spans)
    ]
    spans += [(a, b, country_party(code, evidence)) for a, b, code in seats_between(context, start, end)]
    spans.sort(key=lambda s: (s[0], -s[1]))
    found: list[Party] = []
    at = start
    for left, right, party in spans:
        gap = without_kind(context.flat[at:left])
        if gap.rstrip().endswith("(") and found:
            continue
        if found and not (ROW_GAP.fullmatch(gap) or (party.kind == "organisation" and _NEXT_BODY.fullmatch(gap))):
            if party.kind == "organisation" or _ABOUT.search(gap):
                break
            continue
        if found and not gap.strip():
            at = right
            continue
        if found and not gap.strip(" \"“”'"):
            found[-1] = party  # JSC "National Company "Kazakh Invest"
            at = right
            continue
        found.append(party)
        at = right
    if len(found) < 2 and _PAIR_WORDS.search(context.flat, start, end):
        return [country_party(code, evidence) for code in sides_of(stage, sentence)]
    return unique(found)


def _is_of(context: Settled, country: CountryMention, body: int) -> bool:
    """Whether a state only tells whose a body is that begins at an offset: "Norwegian state company Equinor"."""
    return country.form == "adjective" and _KIND.fullmatch(context.flat, country.end, body) is not None


_KIND = re.compile(rf" {WORDS_OF_KIND}")


def _opens_name(context: Settled, country: CountryMention) -> bool:
    """Whether a state is only the first word of a name that nobody knows: "the Albanian Post", "Qatar Charity"."""
    at = country.end + 1
    somebody = context.named_between(at, at + 1) or any(
        a <= country.start < b for a, b in context.offices_between(at - _LONGEST_OWNER, at)
    )
    return not somebody and _NAME_AFTER.match(context.flat, country.end) is not None


def _owned(context: Settled, start: int, body: OrganisationEntity, evidence: Evidence) -> Party:
    """A body as a party; a ministry, of which every state has one, with the state that owns it: "Peru's Ministry"."""
    party = body_party(body, evidence)
    if not body.name.startswith("Ministry "):
        return party
    near = context.countries_between(max(0, start - _LONGEST_OWNER), start)
    owner = next((c for c in near if owns(context.flat[c.end : start]) and c.end < start), None)
    if owner is None or context.flat[owner.end : start].strip() not in {"'s", "'"}:
        return party
    return party.model_copy(update={"name": f"{context.flat[owner.start : start]}{party.name}"})


# "The Democratic Republic of the Congo's " is no longer.
_LONGEST_OWNER = 60


def codes_between(context: Settled, start: int, end: int) -> list[str]:
    """Countries named in a title, each once, in order; the European Union by its abbreviation too."""
    spots = [
        (c.start, c.code)
        for c in context.countries_between(start, end)
        if c.form in {"name", "adjective", "abbreviation"}
    ]
    spots += [(start + m.start(), "EU") for m in re.finditer(r"\b(?:EU|European Union)\b", context.flat[start:end])]
    return list(dict.fromkeys(code for _, code in sorted(spots)))
