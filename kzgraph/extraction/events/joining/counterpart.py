"""A meeting with a counterpart whom only another sentence names: "talks with his Irish counterpart. A met NAME"."""

from __future__ import annotations

from kzgraph.extraction.actors.references.counterparts import are_counterparts
from kzgraph.extraction.events.drafts import Draft, agree
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import pattern

_PAIR = 2


def with_counterpart_unnamed(scene: Scene, draft: Draft) -> Draft | None:
    """The encounter told before with a counterpart of whom only this one gives the name; None where there is none."""
    if draft.family != "meet" or len(draft.people) != _PAIR or len(draft.homes) != _PAIR:
        return None
    for known in reversed(scene.drafts):
        if known.kind != draft.kind or known.status != draft.status or len(known.people) != 1:
            continue
        same_sides = known.people.keys() <= draft.people.keys() and known.sides.keys() == draft.homes.keys()
        same_setting = agree(known.date, draft.date) and (known.place or draft.place) == (draft.place or known.place)
        one, other = (person for person, _ in draft.people.values())
        if same_sides and same_setting and are_counterparts(one, other) and _has_unnamed(scene, known):
            return known
    return None


def _has_unnamed(scene: Scene, known: Draft) -> bool:
    """Whether the words of an encounter lead to a counterpart without a name."""
    form = pattern("event_retelling", "with_unnamed_counterpart")
    return form.search(scene.context.flat, known.offset, known.sentence.end) is not None
