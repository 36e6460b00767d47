"""Every person whom a text names, with titles and mentions.

A name is known by what stands about it (a title, an honorific, a verb of speech: titled, introduced, predicates) and
by its own words (given names, initials, no words of the language: names). Names that may mean one person are put
together (same_person).
"""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.bodies.body import Part
from kzgraph.extraction.actors.bodies.headless import stands_alone
from kzgraph.extraction.actors.people.changes import note_changes
from kzgraph.extraction.actors.people.entity import entity
from kzgraph.extraction.actors.people.fronted import attach_fronted
from kzgraph.extraction.actors.people.in_order import give_in_order, give_in_turn, heads_of_lists, names_in_order
from kzgraph.extraction.actors.people.introduced import (
    before_counterpart,
    by_appointment,
    by_counterpart,
    by_honorific,
    by_kin,
    by_line,
    by_succession,
)
from kzgraph.extraction.actors.people.looks import looks_personal
from kzgraph.extraction.actors.people.named import Named, named_at
from kzgraph.extraction.actors.people.names import name_end
from kzgraph.extraction.actors.people.predicates import attach_predicates
from kzgraph.extraction.actors.people.same_person import bare_surnames, groups_of, known_by_surname
from kzgraph.extraction.actors.people.titled import attach_appositions, by_title
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page

# "John Dow [Voting Rights Advancement Act]": what is called after somebody has so many words at most.
_LONGEST_CALLED = 6
_IN_NAMES = frozenset({"in", "of", "for", "and", "against", "on", "to"})


def find_people(page: Page, roles: list[RolePhrase], listed: list[Part]) -> list[PersonEntity]:
    """Every person of the document, with titles, in order of first mention; `listed` are the names in its lists."""
    called, roles = _called_after_titled(page, roles)
    taken, heads = _words_of_others(page, roles), heads_of_lists(page, roles)
    for first, last in called:
        taken[first:last] = [True] * (last - first)
    named, waiting = by_title(page, roles, taken)
    named += by_honorific(page, taken)
    named += names_in_order(page, heads, taken)
    named += by_counterpart(page, taken) + before_counterpart(page, taken)
    named += by_kin(page, taken)
    named += by_succession(page, taken)
    named += by_appointment(page, taken)
    named += by_line(page, taken)
    named += [named_at(page, *name) for name in listed if not any(taken[slice(*name)])]
    named += _by_shape(page, taken)
    named = _without_overlap(named)
    give_in_order(page, heads, roles, named)
    give_in_turn(page, roles, named)
    groups = groups_of(page, named)
    named += bare_surnames(page, groups, taken, named)
    known = known_by_surname(page, taken, named)
    groups += known.values()
    named = sorted([*named, *(n for group in known.values() for n in group)], key=lambda n: n.first)
    waiting = attach_fronted(page, attach_appositions(page, waiting, named), named)
    attach_predicates(page, waiting, named)
    note_changes(page, named)
    people = [entity(page, group) for group in groups]
    return sorted(people, key=lambda p: p.mentions[0].start)


def _words_of_others(page: Page, roles: list[RolePhrase]) -> list[bool]:
    """Which tokens belong to titles and ships, and so to nobody's name."""
    taken = [False] * len(page.words)
    for role in roles:
        taken[role.first : role.last] = [True] * (role.last - role.first)
    for first, last in _ships(page):
        taken[first:last] = [True] * (last - first)
    return taken


def _called_after_titled(page: Page, roles: list[RolePhrase]) -> tuple[list[Part], list[RolePhrase]]:
    """What is called after the holder of a title, and titles but those: "[King Abdulaziz International Airport]"."""
    found = pattern("people", "called_after_titled", cased=True).finditer(page.flat)
    parts = [(page.at(match.start()), page.at(match.end())) for match in found]
    left = [role for role in roles if not any(first <= role.first < last for first, last in parts)]
    return parts, left


def _ships(page: Page) -> Iterator[Part]:
    """The names of ships, which may be those of people: "HMS [Queen Elizabeth]"."""
    prefixes = words_of("people", "ships")
    for i in (k for k, token in enumerate(page.words) if token.text in prefixes):
        last = i + 1
        while page.same_sentence(i, last) and page.words[last].capital:
            last += 1
        yield i, last


def _by_shape(page: Page, taken: list[bool]) -> list[Named]:
    """Names without a title: two words and more that look like one."""
    found: list[Named] = []
    i = 0
    while i < len(page.words):
        end = name_end(page, i, sure=False) if not taken[i] and page.words[i].capital else None
        if end is None or any(taken[i:end]):
            i += 1
            continue
        elsewhere = _called_after(page, end) or _is_place(page, i, end) or _after_country(page, i)
        if looks_personal(page, i, end) and not elsewhere:
            found.append(named_at(page, i, end, sure=False))
        i = end
    return found


def _called_after(page: Page, i: int) -> bool:
    """Whether a name that ends before token i goes on to what is called after its bearer: "Jane Dow [Peace Prize]"."""
    if page.same_sentence(i - 1, i) and page.words[i].text in words_of("people", "places_called_after"):
        return True
    for k in range(i, min(i + _LONGEST_CALLED, len(page.words))):
        token = page.words[k]
        inside = k > i and token.low in _IN_NAMES  # "John Dow Justice [in] Policing Act"
        if not page.same_sentence(i - 1, k) or not token.word or not (token.capital or inside):
            return False
        if token.low in words_of("people", "called_after_people"):
            return page.sentence_of(k).kind != "headline"
        if not (inside or page.vocabulary(k)):
            return False
    return False


def _after_country(page: Page, i: int) -> bool:
    """Whether a country's name right before makes a company's of words: "and Uzbekistan [Temir Yo'llari] signed"."""
    area = page.country[i - 1] if page.same_sentence(i - 1, i) else None
    return area is not None and stands_alone(page, page.at(area.start))


def _is_place(page: Page, first: int, last: int) -> bool:
    """Whether an article before a name and its last word tell that a place is called so: "the [Farhod Dam]"."""
    article = page.same_sentence(first - 1, first) and page.words[first - 1].low == "the"
    return article and page.words[last - 1].text in words_of("people", "places_called_after")


def _without_overlap(named: list[Named]) -> list[Named]:
    """Keep of overlapping places the one with titles, then the longer one."""
    chosen: list[Named] = []
    for item in sorted(named, key=lambda n: (not n.roles, n.first - n.last, n.first)):
        clash = next((c for c in chosen if item.first < c.last and c.first < item.last), None)
        if clash is None:
            chosen.append(item)
        elif (item.first, item.last) == (clash.first, clash.last) and not any(role.country for role in clash.roles):
            clash.country = clash.country or item.country
    return sorted(chosen, key=lambda n: n.first)
