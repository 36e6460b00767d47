"""Whom those serve whose titles name no country in a text that no house, dateline or author gives a voice.

How often a country is named tells nothing of it: "Deputy Minister A urged Norway", "B attended the reception of the
Embassy of Japan". Only a text that opens with one of its own officials, and names that one's country, speaks of them.
"""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.high_posts import highest_post, lacks_post
from kzgraph.extraction.actors.affiliation.meetings import is_met, meets_country, meets_own, words_before
from kzgraph.extraction.actors.affiliation.mentions import Run
from kzgraph.extraction.context import Context, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import pattern, words_of

_PAIR = 2


def may_be_own(
    context: Context, person: PersonEntity, opens: PersonEntity, lists: list[Run], *, among_own: bool
) -> bool:
    """Whether a text without a voice shows that an official is of `context.home`, as the one who `opens` it is.

    `among_own` is what `is_among_own` says of the text.
    """
    own = opens is not person and opens.country == context.home and not opens.assumed
    if among_own and highest_post(person) is None:
        return not any(role.group in words_of("posts", "groups_abroad") for role in person.roles)
    own = (own and not _is_guest(context, opens, lists)) or _serves_president(context, person)
    if not own and not _acts_first(context, opens):
        return False
    run = _first_run(person, lists)
    if run is None or is_met(words_before(context, run)) or _is_paired(context, run):
        return False
    return not meets_own(context, person) and not meets_country(context, person)


def is_among_own(context: Context) -> bool:
    """Whether a text that opens with a president, prime minister or deputy of `context.home`, or names the house of
    one, names no other country, no city and nobody of one: whoever holds an office in it is of home."""
    named = {mention.code for mention in context.countries} | {place.country for place in context.places}
    named |= {person.country for person in context.people} | {body.country for body in context.organisations}
    if named - {None} != {context.home} or any(
        p.international or lacks_post(context.home or "", p) for p in context.people
    ):
        return False
    opens = min(context.people, key=lambda p: p.mentions[0].start)
    heads = [p for p in context.people if not p.assumed and any(map(_is_of_head, p.roles)) and p.country]
    house = any(body.country and body.kind == "head_of_state_office" for body in context.organisations)
    return bool(heads) and (house or opens in heads)


def _is_of_head(role: RoleEntity) -> bool:
    return role.group in words_of("posts", "groups_of_heads") and not role.organisation and role.status == "held"


def _serves_president(context: Context, person: PersonEntity) -> bool:
    """Whether "an Assistant to the President" can only be one to the president of `context.home`: the text names no
    other."""
    serves = pattern("sides", "serves_president")
    presidents = [p for p in context.people if highest_post(p) == "president"]
    return (
        bool(presidents)
        and all(p.country == context.home and not p.assumed for p in presidents)
        and any(serves.search(role.title) for role in person.roles)
    )


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
