"""Who received whom."""

from __future__ import annotations

from kzgraph.extraction.events.meetings.partners import unnamed_partners
from kzgraph.extraction.events.telling.clauses import Actor
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import Capacity


def is_hosted(telling: Telling) -> bool:
    """Whether the subject is the guest: "A was received by B"."""
    passive = (
        pattern("appointments", "office_passive").search(telling.text[: telling.hit.end].split(",")[-1]) is not None
    )
    return passive and pattern("meetings", "by_host").match(telling.text, telling.hit.end) is not None


def capacities(*, hosting: bool, hosted: bool, chairing: bool) -> tuple[Capacity, Capacity]:
    """What those before a verb are, and those after it."""
    if chairing:
        return "chair", "chair"
    if hosted:
        return "visitor", "host"
    return ("host", "visitor") if hosting else ("participant", "participant")


def hosts_nobody(telling: Telling, after: list[Actor]) -> bool:
    """Whether not a person but something was welcomed or hosted: "thanked him for hosting the talks"."""
    passive = pattern("appointments", "office_passive").search(telling.before[-30:]) is not None
    if telling.onwards[len(telling.words) :].lstrip().startswith("by "):
        return not passive
    if pattern("meetings", "gerund_of_thanks").search(telling.text[: telling.hit.end]):
        return True
    if not after:
        return not (passive or unnamed_partners(telling))
    between = telling.text[telling.hit.end : after[0].lead - telling.clause.start]
    return telling.words.lower().startswith("welcom") and bool(pattern("meetings", "welcomed_thing").search(between))
