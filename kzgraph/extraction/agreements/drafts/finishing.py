"""The finished agreement of a draft, with the day and the sides that its passage tells where its sentences do not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from kzgraph.extraction.actors.geography import country_name
from kzgraph.extraction.agreements.deeds.verbs import STRENGTH
from kzgraph.extraction.agreements.drafts.draft import Draft
from kzgraph.extraction.agreements.parties.default import Untold, default_parties
from kzgraph.extraction.agreements.parties.of_many import is_of_many
from kzgraph.extraction.agreements.party import in_its_words
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.passages.days import day_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import Agreement, AgreementKind, Evidence, IsoDate, is_day

# Of many states, and long in the making.
_BLOC_OF_TRADE = re.compile(r"\b(?:Partnership|Free Trade Area|TPP|CPTPP|RCEP|AfCFTA)\b")
_PERIOD = re.compile(
    r"\b(?:for|period|of)\s+(?:the\s+)?(?:period\s+|years\s+)?(?:of\s+|from\s+)?((?:19|20)\d\d)\s*(?:[-–—/]|to|and|until)\s*((?:19|20)\d\d)\b"
)


def finished(stage: Stage, draft: Draft) -> Agreement:
    """The agreement that a draft has become when the text is read to its end."""
    context, title = stage.context, draft.title
    sentence = context.source.sentences[title.sentence]
    valid_from, valid_to = _validity(title.text)
    if is_of_many(title) and draft.status == "signed" and not (draft.signed_on or draft.parties or draft.signatories):
        draft.status = "mentioned"  # the verb was about something else: nobody signs the Paris Agreement at a meeting
    in_talks = draft.status == "negotiated" and _BLOC_OF_TRADE.search(title.text) is not None
    if is_of_many(title) and draft.status in {"planned", "negotiated"} and not draft.parties and not in_talks:
        draft.status = "mentioned"  # what is to come is about something else: a conference of its parties
    date = draft.signed_on
    if date is None and draft.deed and draft.status == "signed" and not _is_of_others(stage, draft):
        sides = [p.name for p in draft.parties if p.kind == "country"]
        date = day_of(stage, draft.deed, sides) or _time_of_signing(stage, draft.deed)
    if date is None and draft.status in {"in_force", "ratified"}:
        date = draft.in_force_on
    if draft.status in {"planned", "negotiated", "initialled", "mentioned"}:
        to_come = draft.planned_on if draft.status != "initialled" else _initialling(stage, draft)
        date = to_come if draft.status != "mentioned" else date
    return Agreement(
        title=title.text,
        abbreviation=draft.abbreviation,
        kind=cast(AgreementKind, title.kind),
        status=draft.status,
        date=date,
        valid_from=valid_from,
        valid_to=valid_to,
        parties=tuple(
            in_its_words(context, party)
            for party in draft.parties
            or default_parties(Untold(stage, sentence, title, draft.status, draft.signatories, draft.witnesses))
        ),
        signatories=tuple(draft.signatories),
        witnesses=tuple(w for w in draft.witnesses if all(w.name != s.name for s in draft.signatories)),
        evidence=_quotes(context, _spots(draft)),
    )


def _spots(draft: Draft) -> list[int]:
    """Where a document is named; of what is told as done not where somebody denies that."""
    done = [spot for spot in draft.spots if spot not in draft.denials]
    return done if done and STRENGTH[draft.status] >= STRENGTH["initialled"] else draft.spots


def _is_of_others(stage: Stage, draft: Draft) -> bool:
    """Whether a document is told as that of states none of which takes part in what the text reports."""
    sides = {party.name for party in draft.parties if party.kind == "country"}
    if len(sides) < _PAIR or len(sides) < len(draft.parties) or not stage.codes_of_events():
        return False
    ours = {*stage.codes_of_events(), *([stage.context.home] if stage.context.home else [])}
    return not sides & {country_name(code) for code in ours}


_PAIR = 2


def _time_of_signing(stage: Stage, deed: Sentence) -> IsoDate | None:
    """The month or year of the only signing that a sentence tells, if it names it: "in June, at which they signed"."""
    told = stage.only_signing(deed)
    days = {d.value for d in stage.context.dates_between(deed.start, deed.end)}
    return told.date if told is not None and told.date in days and not is_day(told.date) else None


def _initialling(stage: Stage, draft: Draft) -> IsoDate | None:
    """The day on which a document was initialled, unless it is one to come."""
    day, published = draft.initialled_on, stage.context.published
    return None if day is None or (published is not None and day > published.isoformat()) else day


def _validity(title: str) -> tuple[IsoDate | None, IsoDate | None]:
    match = _PERIOD.search(title)
    return (match.group(1), match.group(2)) if match else (None, None)


def _quotes(context: Settled, spots: Iterable[int]) -> tuple[Evidence, ...]:
    found = {(e.start, e.end): e for spot in spots for e in [context.source.evidence_at(spot)]}
    return tuple(found[key] for key in sorted(found))
