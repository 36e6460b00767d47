"""Credentials: who handed them to whom, and ceremonies at which several ambassadors hand them over.

The text names them only further on: "The President received the credentials of four ambassadors. … The Ambassador of
Ghana, NAME, spoke of …".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from kzgraph.extraction.context import Context, CountryMention, PersonEntity, Sentence
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern

# A list stands below the sentence on a ceremony, or below the one after it.
_LEADS = 2


def draft_credentials(scene: Scene, telling: Telling, draft: Draft) -> Draft | None:
    """The handing over of credentials, or None where nobody is named."""
    if _gives_his_own(telling):
        return None
    owner, actors = telling.clause.owner or telling.subject, telling.actors
    if (envoy := _whose(scene, telling)) is not None:
        owner, actors = None, [envoy, *(a for a in actors if a.start >= telling.end)]
    if owner is not None and not any(a.start < telling.start for a in actors):
        draft.add(owner)
    for actor in actors:
        before = telling.text[: max(0, actor.lead - telling.clause.start)]
        if pattern("appointments", "recalled_before").search(before) is None:
            draft.add(actor.person)
    draft.countries |= dict.fromkeys(_receivers(scene.context, telling))
    if telling.words.endswith("originals"):  # those of the credentials of which copies were handed over before
        copied = any(d.kind == "credentials" for d in scene.drafts)
        return draft if copied and len(draft.people) > 1 else None
    return draft if draft.people or _opens_list(scene.context, draft.sentence) else None


def _gives_his_own(telling: Telling) -> bool:
    """Whether a head of state sends out ambassadors: "The President received the new ambassadors and handed them …"."""
    handed = pattern("appointments", "hands_over").match(telling.words)
    if handed is None or pattern("appointments", "handed_to_whom").search(telling.before):
        return False
    if telling.clause.owner or any(telling.start <= a.start < telling.end for a in telling.actors):
        return False
    before = [a.person for a in telling.actors if a.end <= telling.start] or list(telling.subjects)
    return bool(before) and all(_heads_state(person) for person in before)


def _heads_state(person: PersonEntity) -> bool:
    return any(role.group == "head_of_state" and role.status == "held" for role in person.roles)


def _whose(scene: Scene, telling: Telling) -> Actor | None:
    """Whose credentials a noun tells of: of the last ambassador before it: "A met B after the presentation of his"."""
    if pattern("appointments", "noun_of_his").match(telling.words) is None:
        return None
    before = scene.cast.between(telling.clause.sentence.start, telling.start)
    return next((a for a in reversed(before) if _is_envoy(a.person)), None)


def _receivers(context: Context, telling: Telling) -> Iterator[str]:
    """The countries whose head or minister a clause tells by the office alone to receive them: "to the King of"."""
    flat, start = context.flat, telling.clause.start
    for country in telling.clause.among(context.countries):
        before, end = flat[start : country.start], country.end
        if country.form == "adjective":
            office = pattern("appointments", "receiver_behind").match(flat, end)
            end, form = office.end() if office else end, "its_receiver" if office else None
        else:
            form = "receiver_of"
        told = pattern("appointments", form).search(before) if form else None
        if told and (told["to"] or pattern("appointments", "receiver_acts").match(flat, end)):
            yield country.code


def _opens_list(context: Context, sentence: Sentence) -> bool:
    """Whether those who handed over credentials are told one a line below a sentence, or below the one after it."""
    following = islice(context.source.sentences, context.source.number_of(sentence), None)
    return any(_leads(context, one) for one in islice(following, _LEADS))


def _leads(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence leads to a list of ambassadors: "The new ambassadors are:"."""
    said = context.flat[sentence.start : sentence.end]
    return said.endswith(":") and pattern("appointments", "several_envoys").search(said) is not None


def _listed(context: Context) -> set[int]:
    """Where the lines of lists of ambassadors begin."""
    found: set[int] = set()
    sentences = context.source.sentences
    for k, sentence in enumerate(sentences):
        if _leads(context, sentence):
            found |= {s.start for s in takewhile(lambda s: s.kind in {"item", "headline"}, sentences[k + 1 :])}
    return found


def settle_ceremonies(scene: Scene) -> None:
    """Add to each ceremony of several ambassadors those who are named after it, each at the head of a sentence."""
    told = [d for d in scene.drafts if d.kind == "credentials" and d.status == "held" and not d.mentioned]
    told = [d for k, d in enumerate(told) if not (k and _lists_envoys(scene, told[0], d))]
    scene.drafts[:] = [d for d in scene.drafts if d.kind != "credentials" or d.people or [d] == told]
    if len(told) != 1:
        return  # the text does not tell who was at which
    ceremony = told[0]
    flat = scene.context.flat
    several = any(pattern("appointments", "several_envoys").search(flat[s.start : s.end]) for s in ceremony.sentences)
    if not several or any(_is_envoy(person) for person, _ in ceremony.people.values()):
        return
    listed = _listed(scene.context)
    hosts = {person.country for person, _ in ceremony.people.values()} - {None}
    for actor in scene.cast.actors:
        if actor.start < ceremony.offset or actor.person.country in {None, *hosts}:
            continue
        sentence = scene.context.source.sentence_at(actor.start)
        in_line = sentence is not None and sentence.start in listed
        if in_line or (_is_envoy(actor.person) and _opens_sentence(scene.context, actor)):
            ceremony.add(actor.person)
            _add_sentence(scene.context, ceremony, actor)
    if not ceremony.people:
        scene.drafts.remove(ceremony)
    ceremony.countries |= dict.fromkeys(c.code for c in scene.context.countries if _sends_envoy(scene, ceremony, c))


def _lists_envoys(scene: Scene, ceremony: Draft, other: Draft) -> bool:
    """Put the envoys of a ceremony who are told apart with it: "The following ambassadors presented theirs: A, B"."""
    flat, hosts = scene.context.flat, {person.country for person, _ in ceremony.people.values()} - {None}
    several = pattern("appointments", "several_envoys").search(flat[ceremony.sentence.start : ceremony.sentence.end])
    guests = [person for person, _ in other.people.values()]
    apart = other.date is not None and other.date != ceremony.date
    near = other.sentence.block - ceremony.sentences[-1].block <= 1
    if several is None or not hosts or apart or not (guests and near):
        return False
    if any(person.country in hosts for person in guests):
        return False
    ceremony.absorb(other)
    scene.drafts.remove(other)
    return True


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
