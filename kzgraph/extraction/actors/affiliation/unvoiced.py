"""Whom those serve whose titles name no country in a text that no house, dateline or author gives a voice.

How often a country is named tells nothing of it: "Deputy Minister A urged Norway", "B attended the reception of the
Embassy of Japan". Only a text that opens with one of its own officials, and names that one's country, speaks of them.
"""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.meetings import is_met, meets_country, meets_own, words_before
from kzgraph.extraction.actors.affiliation.mentions import Run
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern, words_of

_PAIR = 2


def may_be_own(context: Context, person: PersonEntity, opens: PersonEntity, lists: list[Run]) -> bool:
    """Whether a text without a voice shows that an official is of `context.home`, as the one who `opens` it is."""
    own = opens is not person and opens.country == context.home and not opens.assumed
    if not (own and not _is_guest(context, opens, lists)) and not _acts_first(context, opens):
        return False
    run = _first_run(person, lists)
    if run is None or is_met(words_before(context, run)) or _is_paired(context, run):
        return False
    return not meets_own(context, person) and not meets_country(context, person)


def _acts_first(context: Context, opens: PersonEntity) -> bool:
    """Whether the text opens with an act of its country's government: "Kenya's parliament has questioned"."""
    first = next((s for s in context.source.sentences if s.kind != "headline"), None)
    if first is None:
        return False
    own = next((c for c in context.countries if first.start <= c.start < first.end), None)
    if own is None or own.code != context.home or own.start > opens.mentions[0].start:
        return False
    before = context.flat[first.start : own.start].strip().lower()
    return before in {"", "the"} and pattern("sides", "of_government").match(context.flat, own.end) is not None


def _is_paired(context: Context, run: Run) -> bool:
    """Whether two are named as the two sides may be: "signed by A and B", "A and B discussed"."""
    if len(run) != _PAIR or pattern("sides", "listed_company").search(words_before(context, run)):
        return False
    return any(m.person.country == context.home for m in run)


def _is_guest(context: Context, person: PersonEntity, lists: list[Run]) -> bool:
    """Whether who opens a text may be another's guest in it: an ambassador, or one whom somebody meets."""
    if any(role.group in words_of("posts", "groups_abroad") for role in person.roles):
        return True
    run = _first_run(person, lists)
    return run is None or is_met(words_before(context, run))


def _first_run(person: PersonEntity, lists: list[Run]) -> Run | None:
    """The list in which a person is named first."""
    at = person.mentions[0].start
    return next((run for run in lists if any(m.start == at for m in run)), None)
