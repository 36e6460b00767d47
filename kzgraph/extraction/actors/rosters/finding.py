"""Lists of those present and of bodies, one a line, under a line that leads to them ("Participants included:").

There the shape of the lines tells what no word in them does: "Elena Hung, Little Lobbyists" is a person and a body,
"Arnold Ventures" under "Philanthropies include:" a body. One line shows nothing; three of one shape do.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kzgraph.extraction.actors.bodies.body import Body, Part
from kzgraph.extraction.actors.people.looks import looks_personal
from kzgraph.extraction.actors.rosters.blocks import blocks_of, country_above, lead_of, list_end, side_above, trimmed
from kzgraph.extraction.actors.rosters.bodies import bodies_after_name, body_in_line
from kzgraph.extraction.actors.rosters.lines import ends_part, has_head, has_title, name_in_line
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page
from kzgraph.model import CountryCode

# So many lines of one shape are a list.
_LEAST_ITEMS = 3
# Of the lines of a list of people so many in a hundred begin with a name that is known for one.
_KNOWN_SHARE = 50
# … and of a list of bodies so many have the shape of one.
_BODIES_SHARE = 80
# … and under a heading without a colon so many have a head noun.
_HEADED_SHARE = 50
# Lines that cannot be a person's name, of those present, where nothing else tells what they are.
_LEAST_GROUPS = 2


@dataclass(slots=True)
class Rosters:
    """What the lists of a document name: people, as tokens, and bodies."""

    names: list[Part] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    sides: list[tuple[Part, CountryCode]] = field(default_factory=list)
    """Lists, as tokens, of which the line above says whose people they are: "The French delegation included:"."""


def find_rosters(page: Page) -> Rosters:
    """The people and bodies of all lists of a document, from left to right."""
    found = Rosters()
    blocks = blocks_of(page)
    k = 0
    while k < len(blocks):
        country = country_above(page, *blocks[k])
        lead = lead_of(page, *blocks[k]) or (page.text(*blocks[k]) if country else "")
        end = list_end(page, blocks, k + 1) if lead else k
        if lead and end > k + 1 and (code := country or side_above(page, *blocks[k])):
            found.sides.append(((blocks[k + 1][0], blocks[end - 1][1]), code))
        if lead and end - k > _LEAST_ITEMS:
            _read(page, lead, [trimmed(page, *block) for block in blocks[k + 1 : end]], found)
            k = end - 1
        k += 1
    return found


def _read(page: Page, lead: str, items: list[Part], found: Rosters) -> None:
    """Add what the lines of one list name."""
    items = [item for item in items if item[0] < item[1]]
    names = [name_in_line(page, *item) for item in items]
    known = sum(name is not None and looks_personal(page, *name) for name in names)
    titled = known + sum(
        name is not None and not looks_personal(page, *name) and _is_titled(page, name, item)
        for item, name in zip(items, names, strict=True)
    )
    told = pattern("rosters", "bodies_lead").search(lead) is not None
    if 100 * titled >= _KNOWN_SHARE * len(items) and known > 1 and not told:
        for item, name in zip(items, names, strict=True):
            if name is not None:
                found.names.append(name)
                found.bodies.extend(bodies_after_name(page, name[1], item[1]))
    elif pattern("rosters", "not_bodies_lead").search(lead) is None:
        bodies = [body for item in items if (body := body_in_line(page, *item, told=told)) is not None]
        headed = sum(has_head(page, body.first, body.last) for body in bodies)
        perhaps = (
            not known and pattern("rosters", "people_lead").search(lead) and (headed or _of_groups(page, lead, bodies))
        )
        if not lead.endswith(":") and 100 * headed < _HEADED_SHARE * len(items):
            perhaps = told = False  # under a mere heading the lines have to show what they are
        if 100 * len(bodies) >= _BODIES_SHARE * len(items) and (told or perhaps):
            # Among bodies what has the shape of a name is one too: "C.H. Robinson".
            found.bodies.extend(body for item in items if (body := body_in_line(page, *item, told=True)) is not None)


def _is_titled(page: Page, name: Part, item: Part) -> bool:
    """Whether a title or a calling follows what may be a name at the head of a line: "Ruby Corano, [Founder], Casa"."""
    start, last = name[1] + 1, item[1]
    if start >= last or not ends_part(page, name[1]) or page.vocabulary(name[1] - 1):
        return False
    stop = next((k for k in range(start, last) if ends_part(page, k)), last)
    called = any(page.words[k].low in words_of("rosters", "occupations") for k in range(start, stop))
    return called or has_title(page, start, stop)


def _of_groups(page: Page, lead: str, bodies: list[Body]) -> bool:
    """Whether lines without head nouns are groups that were there: "Participants included:" over "Ready for Rain"."""
    if pattern("rosters", "present").search(lead) is None:
        return False
    small = words_of("rosters", "small_words")
    named = sum(
        body.abbreviation is not None or any(page.words[k].low in small for k in range(body.first, body.last))
        for body in bodies
    )
    return named >= _LEAST_GROUPS
