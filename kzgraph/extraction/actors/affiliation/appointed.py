"""Whose post it is that a state gives: "Norway has appointed NAME ambassador to Chile", "NAME, its ambassador"."""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.mentions import Mention, Run, give
from kzgraph.extraction.context import Context, CountryMention, RoleEntity
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.office_verbs import verbs_of
from kzgraph.extraction.passages.people import leads


def affiliate_appointed(context: Context, lists: list[Run]) -> None:
    """Give those whom a state, its government or its head appoints the country of that state."""
    for mention in (m for run in lists for m in run):
        person = mention.person
        if person.country is None and not person.international and _post_told(mention) is not None:
            country = _owner(context, mention) or _giver(context, mention)
            give([mention], country.code if country else _of_head(context, lists, mention))


def _post_told(mention: Mention) -> RoleEntity | None:
    """A post of a state that stands in the sentence of a name."""
    groups = words_of("posts", "groups_of_state") | words_of("posts", "groups_sent")
    start, end = mention.sentence
    inside = (r for r in mention.person.roles if start <= r.start < end and r.organisation is None)
    return next((r for r in inside if r.group in groups), None)


def _owner(context: Context, mention: Mention) -> CountryMention | None:
    """The state with which a sentence opens where "its" stands before the post: "Norway recalled NAME, its envoy"."""
    role = _post_told(mention)
    its = role is not None and pattern("sides", "its").search(context.flat, mention.sentence[0], role.start) is not None
    return _opening(context, mention) if its else None


def _giver(context: Context, mention: Mention) -> CountryMention | None:
    """The state that gives somebody a post: as the subject, or by the decree of its head."""
    start, end = mention.sentence
    text, name = context.flat[start:end], mention.start - start
    for verb in verbs_of(text):
        capacity = verb.frame.at("object" if verb.end <= name else "subject", passive=verb.passive)
        if capacity != "appointee":
            continue
        if (
            verb.end <= name
            and not verb.passive
            and pattern("sides", "up_to_appointee").fullmatch(text, verb.end, name)
        ):
            return _opening(context, mention, start + verb.start)
        if verb.passive and name < verb.start:
            inside = (c for c in context.countries if start <= c.start < end)
            return next((c for c in inside if _is_of_giver(context.flat, start, c)), None)
    return None


def _of_head(context: Context, lists: list[Run], mention: Mention) -> str | None:
    """The country of the head of state or government who opens a sentence, and gives or takes a post in it."""
    start, end = mention.sentence
    head = next((m for run in lists for m in run if start <= m.start < mention.lead), None)
    if head is None or context.flat[start : head.lead].strip() or not leads(head.person):
        return None
    if not any(role.group in words_of("posts", "groups_of_state") for role in mention.person.roles):
        return None
    for verb in verbs_of(context.flat[start:end]):
        done = not verb.passive and verb.frame.at("object", passive=False) in {"appointee", "predecessor"}
        if done and head.tail <= start + verb.start and context.flat[start + verb.end : mention.lead].strip() in _NEW:
            return head.person.country
    return None


# Between the verb and the title of whom it is told.
_NEW = frozenset({"", "the", "his", "her", "then", "former", "as"})


def _is_of_giver(flat: str, start: int, country: CountryMention) -> bool:
    """Whether the head of a state did what is told before: "by the King of Spain", "by Peru's King"."""
    before = flat[start : country.start]
    if pattern("sides", "by_head_of_state").search(before):
        return True
    return (
        before.endswith((" by ", " by the ")) and pattern("sides", "head_behind").match(flat, country.end) is not None
    )


def _opening(context: Context, mention: Mention, verb: int | None = None) -> CountryMention | None:
    """The state that is the subject of a sentence: "Norway", "the Government of Kenya", "the Kenyan president"."""
    start = mention.sentence[0]
    country = next((c for c in context.countries if start <= c.start < mention.lead), None)
    if country is None or not pattern("sides", "opens_with_state", cased=True).fullmatch(
        context.flat, start, country.start
    ):
        return None
    if verb is None:
        return country if country.form == "name" and context.flat.startswith(" ", country.end) else None
    form = "its_head" if country.form == "adjective" else "state_acts"
    return country if pattern("sides", form).fullmatch(context.flat, country.end, verb) else None
