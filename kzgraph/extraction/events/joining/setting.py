"""When and where an encounter was, told in a sentence after it: "The ceremony took place in Helsinki on 18 May"."""

from __future__ import annotations

from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.setting.days import date_of
from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import lexicon, pattern

# It is told at most so many paragraphs after the encounter.
_NEAR_BLOCKS = 1


def add_setting(scene: Scene, clause: Clause, text: str) -> None:
    """Give the encounter that a clause names the day and the city in which the clause says that it took place."""
    said = pattern("event_retelling", "took_place").match(text)
    draft = _named(scene, clause, said.group("noun").lower()) if said else None
    if said is None or draft is None:
        return
    at = clause.start + said.start("noun")
    day, last = date_of(scene.context, clause, (at, clause.start + said.end()), draft)
    city = place_of(scene.context, clause, at, draft)
    if draft.date is None and day is not None:
        draft.date, draft.end_date = day, last
    if draft.place is None and draft.kind != "call":
        draft.place = city
    if clause.sentence not in draft.sentences and (day or city):
        draft.sentences.append(clause.sentence)


def _named(scene: Scene, clause: Clause, noun: str) -> Draft | None:
    """The encounter held that a noun means: of its kinds, the one told last."""
    kinds = lexicon("event_retelling")["took_place_kinds"]
    wanted = next((names for word, names in kinds.items() if noun.startswith(word)), ())
    fitting = (d for d in reversed(scene.drafts) if d.kind in wanted and d.status == "held" and not d.mentioned)
    last = next(fitting, None)
    near = last is not None and clause.sentence.block - last.sentences[-1].block <= _NEAR_BLOCKS
    return last if near else None
