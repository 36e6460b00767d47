"""Whether a clause gives an encounter a time or a place of its own."""

from __future__ import annotations

import re

from kzgraph.extraction.events.setting.places import place_of
from kzgraph.extraction.events.telling.scene import Scene, Telling


def is_set(scene: Scene, telling: Telling) -> bool:
    """Whether the clause tells a day, a month or a city: "India and Nepal hold talks" are contacts in general.

    Not what a relative clause behind says of something else: "held talks on the treaty, which was signed in May".
    """
    aside = _ASIDE.search(telling.text, telling.hit.end)
    stop = telling.clause.start + aside.start() if aside else telling.clause.end
    days = (d for d in telling.clause.among(scene.context.dates) if d.start < stop and len(d.value) > _YEAR)
    if any(days):
        return True
    city = place_of(scene.context, telling.clause, telling.start, None)
    return city is not None and any(p.name == city and p.start < stop for p in scene.context.places)


_ASIDE = re.compile(r", (?:which|who|whose|that) ")
_YEAR = len("2025")
