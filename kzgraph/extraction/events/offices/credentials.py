"""Credentials: who handed them to whom, and ceremonies at which several ambassadors hand them over.

The text names them only further on: "The President received the credentials of four ambassadors. … The Ambassador of
Ghana, NAME, spoke of …".
"""

from __future__ import annotations

from kzgraph.extraction.context import Context, CountryMention, PersonEntity
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def draft_credentials(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The handing over of credentials, or None where nobody is named."""
    owner = telling.clause.owner or telling.subject
    if owner is not None and not any(a.start < telling.start for a in telling.actors):
        draft.add(owner)
    for actor in telling.actors:
        before = telling.text[: max(0, actor.lead - telling.clause.start)]
        if pattern("appointments", "recalled_before").search(before) is None:
            draft.add(actor.person)
    if telling.words.endswith("originals"):  # those of the credentials of which copies were handed over before
        copied = any(d.kind == "credentials" for d in scene.drafts)
        return draft if copied and len(draft.people) > 1 else None
    return draft if draft.people else None


def settle_ceremonies(scene: Scene) -> None:
    """Add to each ceremony of several ambassadors those who are named after it, each at the head of a sentence."""
    told = [d for d in scene.drafts if d.kind == "credentials" and d.status == "held" and not d.mentioned]
    if len(told) != 1:
        return  # the text does not tell who was at which
    ceremony = told[0]
    flat = scene.context.flat
    several = any(pattern("appointments", "several_envoys").search(flat[s.start : s.end]) for s in ceremony.sentences)
    if not several or any(_is_envoy(person) for person, _ in ceremony.people.values()):
        return
    hosts = {person.country for person, _ in ceremony.people.values()} - {None}
    for actor in scene.cast.actors:
        if actor.start < ceremony.offset or actor.person.country in {None, *hosts}:
            continue
        if _is_envoy(actor.person) and _opens_sentence(scene.context, actor):
            ceremony.add(actor.person)
            _add_sentence(scene.context, ceremony, actor)
    ceremony.countries |= dict.fromkeys(c.code for c in scene.context.countries if _sends_envoy(scene, ceremony, c))


def _is_envoy(person: PersonEntity) -> bool:
    """Whether somebody is an ambassador now."""
    return any(role.group == "ambassador" and role.status == "held" for role in person.roles)


def _opens_sentence(context: Context, actor: Actor) -> bool:
    """Whether a person is named at the head of a sentence, a heading or an item of a list."""
    sentence = context.source.sentence_at(actor.start)
    if sentence is None:
        return False
    return pattern("appointments", "before_envoy").fullmatch(context.flat, sentence.start, actor.lead) is not None


def _add_sentence(context: Context, ceremony: Draft, actor: Actor) -> None:
    sentence = context.source.sentence_at(actor.start)
    if sentence is not None and sentence not in ceremony.sentences:
        ceremony.sentences.append(sentence)


def _sends_envoy(scene: Scene, ceremony: Draft, country: CountryMention) -> bool:
    """Whether a country stands in a row after "ambassadors of" in a sentence on the ceremony or the one after it."""
    last = max(sentence.block for sentence in ceremony.sentences if sentence.start <= ceremony.offset + 1)
    sentence = scene.context.source.sentence_at(country.start)
    if sentence is None or not 0 <= sentence.block - last <= 1 or country.start < ceremony.sentence.start:
        return False
    before = scene.context.flat[sentence.start : country.start]
    return pattern("appointments", "envoys_of", cased=True).search(before) is not None
