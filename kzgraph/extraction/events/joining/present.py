"""Those who took part, one a line, under a line that leads to them: "Joining the call were the following leaders:"."""

from __future__ import annotations

from collections.abc import Collection

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import choice, words_of
from kzgraph.model import EventKind

_KINDS: frozenset[EventKind] = frozenset({"meeting", "call"})
# … and where those of one side are listed: "The Kazakh delegation included:".
_OF_DELEGATIONS: frozenset[EventKind] = _KINDS | {"consultations", "dialogue"}


def add_present(scene: Scene, clause: Clause) -> bool:
    """Add the one named first in a line of such a list to the encounter; False where the clause is no such line."""
    sentence, first = clause.sentence, scene.cast.between(clause.start, clause.end)[:1]
    bare = scene.of_delegation and sentence.kind == "headline" and any(a.lead <= clause.start for a in first)
    if sentence.kind != "item" and not bare:
        said = scene.context.flat[sentence.start : sentence.end]
        scene.of_delegation = choice("event_retelling", "list_of_delegation", cased=True).search(said) is not None
        leads = scene.of_delegation or choice("event_retelling", "list_of_present").search(said)
        scene.present = meeting_of_text(scene, _OF_DELEGATIONS if scene.of_delegation else _KINDS) if leads else None
        scene.waiting = []
        return False
    if scene.present is None and scene.of_delegation:
        scene.present = meeting_of_text(scene, _OF_DELEGATIONS)  # which the sentence that leads to the list told
    if scene.present is None:
        return False
    for actor in first:
        if not (_acts_for_somebody(actor.person) or (scene.of_delegation and actor.person.country)):
            continue
        scene.waiting.append(actor.person)
        if sentence not in scene.present.sentences:
            scene.present.sentences.append(sentence)
    sides = set(scene.present.sides)
    if len(sides) > 1 or any(person.country not in {*sides, None} for person in scene.waiting):
        for person in scene.waiting:
            scene.present.add(person, "participant")
        scene.waiting = []
    return True


def _acts_for_somebody(person: PersonEntity) -> bool:
    """Whether somebody came for a state or an organisation of states, and not for a firm or a union at home."""
    posts = words_of("posts", "groups_of_state") | words_of("posts", "groups_sent")
    if person.country:
        return any(role.group in posts for role in person.roles)
    return any(role.group == "state_secretary" and role.organisation for role in person.roles)  # of CARICOM


def meeting_of_text(scene: Scene, kinds: Collection[EventKind] = _KINDS) -> Draft | None:
    """The meeting or call, or other encounter of these kinds, of which the text is: the only one told as news."""
    published = scene.context.published
    news = [
        d
        for d in scene.drafts
        if d.kind in kinds
        and d.status == "held"
        and not (d.earlier or d.mentioned)
        and (d.date is None or is_news(d.date, published))
    ]
    return news[0] if len(news) == 1 else None
