"""Whose country a mission tells: "at the head of a Belgian mission", "at the Embassy of Hungary, Ambassador A"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.affiliation.mentions import Run, give
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern, words_of


def affiliate_by_missions(context: Context, lists: list[Run]) -> None:
    """Give those without a country the one of the delegation that they lead.

    A king's relative is named with nothing but a rank, and only the mission tells of which country.
    """
    for run in lists:
        if len(run) > 1 or run[0].person.country or run[0].person.international:
            continue
        end = run[0].sentence[1]
        led = pattern("sides", "leads_mission", cased=True).match(context.flat, run[0].tail, end)
        led = led or _before(context, run)
        if led is None or any(run[0].tail <= other[0].start < led.end() for other in lists):
            continue
        give(run, _sender(context, *led.span("who")))


def affiliate_heads_of_bodies(context: Context, lists: list[Run]) -> None:
    """Give those without a country the one of the ministry or embassy that they head: "NAME, who heads Peru's"."""
    kinds = words_of("organisations", "kinds_of_state") | {"embassy", "agency"}
    bodies = [(m.start, o.country) for o in context.organisations if o.country and o.kind in kinds for m in o.mentions]
    form = pattern("sides", "heads_body")
    for mention in (run[0] for run in lists if bodies and len(run) == 1):
        if mention.person.country is None and not mention.person.international:
            near = (b for b in bodies if mention.tail < b[0] < mention.sentence[1])
            give([mention], next((code for at, code in near if form.fullmatch(context.flat, mention.tail, at)), None))


def affiliate_by_embassies(context: Context, lists: list[Run]) -> None:
    """Give ambassadors without a country the one whose embassy their sentence or the one before it names."""
    embassies = [
        (m.start, o.country) for o in context.organisations if o.kind == "embassy" and o.country for m in o.mentions
    ]
    if not embassies:
        return
    for mention in (m for run in lists for m in run):
        posts = [role for role in mention.person.roles if role.group == "ambassador"]
        if not posts or any(role.accredited_to or role.country for role in posts):
            continue
        own = context.source.sentence_at(mention.start)
        if own is None:
            continue
        near = [s for s in context.source.paragraph(own.block) if s.start <= own.start][-2:]
        codes = {code for at, code in embassies if near[0].start <= at < own.end}
        give([mention], codes.pop() if len(codes) == 1 else None)


def _sender(context: Context, start: int, stop: int) -> str | None:
    """The only country in the words before "delegation" or "mission"; "the IMF Ukraine mission" is of nobody's."""
    served = any(start <= m.start < stop for body in context.organisations for m in body.mentions)
    inside = [c for c in context.countries if start <= c.start < stop]
    goal = any(c.form == "name" and c.end + 1 >= stop for c in inside) and context.flat.startswith("mission", stop)
    codes = {c.code for c in inside} - {"EU"}
    return codes.pop() if len(codes) == 1 and not served and not goal else None


def _before(context: Context, run: Run) -> re.Match[str] | None:
    """The words of a mission just before the name of its leader."""
    start, lead = run[0].sentence[0], run[0].lead
    if not any(word in context.flat[start:lead] for word in ("delegation", "mission")):
        return None  # few sentences have one, and the search is slow
    return pattern("sides", "mission_led_by", cased=True).search(context.flat, start, lead)
