"""What belongs to a body's name to the right of its head noun: "[Committee] on Trade of the Senate of Peru"."""

from __future__ import annotations

from collections.abc import Mapping

from kzgraph.extraction.actors.bodies.body import LONGEST_HEAD, head_nouns
from kzgraph.extraction.actors.bodies.ends import between_states, over_region, site_after
from kzgraph.extraction.actors.bodies.left import leftmost
from kzgraph.extraction.actors.portfolios import capital_run, over_courtesy, over_unknown_place
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page, phrase_table

# "Committee of the Senate of the Parliament of …": names stand within names so often at most.
_DEEPEST = 4
# What is under no president.
_NOT_UNDER = frozenset({"ministry", "government", "parliament", "embassy", "media"})
# "National People's Congress" has its head at most so many words after its first.
_LONGEST_OWNED = 7
# "on trade, economic, scientific, technical and cultural cooperation": so many words and marks.
_LONGEST_FIELDS = 16
# What has no field behind "on": what follows there is what something else is about, as in "between A and B on ports".
_WITHOUT_FIELDS = frozenset({"government", "local_government", "company"})
_DASHES = frozenset({"-", "–", "—"})


def rightmost(page: Page, last: int, group: str, listed: Mapping[int, int], depth: int = 0) -> int:
    """The token after the name whose head ends before `last`."""
    head_end = last
    joint = page.words[last - 1].text in words_of("organisations", "joint_heads")
    if (place := _at_once(page, last, group)) is not None:
        return place
    if group == "university" and (campus := _campus(page, last)) is not None:
        return campus
    if page.words[last - 1].text == "Commerce" and group == "other":
        last = capital_run(page, last - 1) or last  # "Chamber of Commerce[, Industry and Agriculture]"
    while page.same_sentence(last - 1, last) and page.same_sentence(last, last + 1):
        linker = page.words[last].low
        if (tail := lower_fields(page, last)) is not None and _is_joint(page, last):
            last = tail
            continue
        shared = linker == "between" or (linker == "of" and last == head_end and _of_two(page, last))
        if shared and joint and (states := between_states(page, last + 1)) is not None:
            return states
        if linker == "under" and (under := _under(page, last, group)):
            return under
        if linker in {"on", "to"} and (group in _WITHOUT_FIELDS or _has_forces(page, head_end - 1, group)):
            break  # "Special Envoy of the Chinese Government on Eurasian Affairs"
        inner = page.over_article(last + 1)
        inner = over_courtesy(page, inner)
        if linker not in words_of("organisations", "linkers") or (group == "company" and not page.country[inner]):
            break
        end = _complement(page, inner, linker, group, listed, depth)
        if end is None:
            break
        last = end
        if group == "university" and (campus := _campus(page, last)) is not None:
            return campus
        goes_on = group == "intergovernmental" or _sent_to_body(page, last, group, listed) or _seated(page, last, group)
        if page.country[last - 1] and not goes_on:
            break
    return last


def _has_forces(page: Page, head: int, group: str) -> bool:
    """Whether a body is an armed one: "the Ghana Navy on Staff Talks" is about talks."""
    forces = page.words[head].text in words_of("organisations", "words_of_state_bodies")
    return group == "other" and forces and page.words[head - 1].text != "Task"


def _of_two(page: Page, end: int) -> bool:
    """Whether the head that ends before `end` is that of a body that states share: "Business Council of A and B"."""
    joint = words_of("organisations", "joint_words")
    shared = page.same_sentence(end - 3, end - 1) and page.words[end - 3].low in joint  # "Joint Steering Group"
    return shared or page.words[end - 2].low in joint | {"business", "working"}


def _is_joint(page: Page, end: int) -> bool:
    """Whether the head that ends before `end` is that of a body of two states."""
    word, before = page.words[end - 1].text, page.words[end - 2]
    states = bool(page.country[end - 2]) or end - 2 in page.mixed
    joint = before.low in words_of("organisations", "joint_words") or states
    return word in words_of("organisations", "joint_heads") and (joint or before.text == "Working")


def lower_fields(page: Page, i: int) -> int | None:
    """The token after fields in lower case that a joint body has: "[on trade, economic and technical cooperation]"."""
    if page.words[i].low not in {"on", "for"}:
        return None
    known = words_of("posts", "modifiers") | words_of("posts", "fields") | words_of("organisations", "lower_fields")
    closing = words_of("organisations", "closes_fields")
    end = None
    for k in range(i + 1, min(i + _LONGEST_FIELDS, len(page.words))):
        token = page.words[k]
        if not page.same_sentence(i, k) or token.capital:
            break
        if token.low in closing:
            end = k + 1
        elif token.low not in known and token.text not in {",", "and", "-", "&"} and not _compound_of(token.low, known):
            break
    return end


def _compound_of(word: str, known: frozenset[str]) -> bool:
    return "-" in word and all(part in known for part in word.split("-"))


def _under(page: Page, i: int, group: str) -> int | None:
    """The token after "under the President of Peru" that follows a body's name at i, or None."""
    if not page.same_sentence(i, i + 2) or page.words[i + 1].low != "the" or group in _NOT_UNDER:
        return None
    hit = page.phrase_at(i + 2, phrase_table("organisations", "under_whom"))
    if hit is None or not page.words[i + 2].capital:
        return None
    end = hit[0]
    k = end + 2 if page.same_sentence(i, end + 2) and page.words[end + 1].low == "the" else end + 1
    country = page.country[k] if page.same_sentence(i, k) and page.words[end].low == "of" else None
    return page.at(country.end) if country and country.form in {"name", "abbreviation"} else end


def _sent_to_body(page: Page, i: int, group: str, listed: Mapping[int, int]) -> bool:
    """Whether a mission's name goes on to the body that it is sent to: "Permanent Mission of Peru [to the UN]"."""
    if group != "embassy" or not page.same_sentence(i - 1, i + 1) or page.words[i].low != "to":
        return False
    return (i + 2 if page.words[i + 1].low == "the" else i + 1) in listed


def _seated(page: Page, i: int, group: str) -> bool:
    """Whether a mission's name goes on to where it is: "Embassy of Peru [in Austria]"."""
    if group != "embassy" or not page.same_sentence(i - 1, i + 1) or page.words[i].low != "in":
        return False
    k = page.over_article(i + 1)
    return bool(page.place[k] or page.country[k])


def _at_once(page: Page, last: int, group: str) -> int | None:
    """The token after a place that follows a head at once: "British Embassy Tbilisi", "Imperial College London"."""
    if group not in words_of("organisations", "kinds_with_places") or not page.same_sentence(last - 1, last):
        return None
    place = page.place[last]
    return page.at(place.end) if place else None


def _programme_of(page: Page, i: int) -> int | None:
    """The token after a state's programme for which a body is: "Group for [Peru's Tidal Power Programme]"."""
    area = page.country[i]
    k = page.at(area.end) if area else i
    owned = page.same_sentence(i, k + 1) and page.words[k].text == "'s" and page.words[k + 1].capital
    if not owned:
        return None
    end = k + 1
    while page.same_sentence(i, end) and page.words[end].word and page.words[end].capital:
        end += 1
    named = page.words[end - 1].text in words_of("organisations", "not_organisations")
    return end if named else capital_run(page, k + 1)


def _campus(page: Page, i: int) -> int | None:
    """The token after the seat that tells universities of one name apart: "University of California[, Davis]"."""
    k = i
    if not page.same_sentence(i - 1, i + 1):
        return None
    of_state = page.region[i - 1] is not None
    if page.words[i].text == "," or page.words[i].low in {"at", "in"} or page.words[i].text in _DASHES:
        k += 1
    elif not of_state:
        return None
    if page.words[i].text in _DASHES and page.words[i].start != page.words[i - 1].end:
        return None
    hit = page.phrase_at(k, phrase_table("organisations", "campuses"))
    named = hit is not None and page.words[k].capital and (of_state or page.words[i].low in {"at", "in"})
    return hit[0] if hit is not None and named else None


def _complement(page: Page, i: int, linker: str, group: str, listed: Mapping[int, int], depth: int) -> int | None:
    """The token after what a preposition leads on to, or None where it leads out of the name."""
    if not page.same_sentence(i - 1, i):
        return None
    if linker == "of" and page.words[i].text in words_of("organisations", "forms_before"):
        return _over_company(page, i, listed)
    country = page.country[i]
    sent = group == "embassy" or page.words[i - 2].text in words_of("organisations", "heads_abroad")
    if country and country.form in {"name", "abbreviation"} and i not in listed:
        if linker in {"for", "on"} and (programme := _programme_of(page, i)) is not None:
            return programme
        leads_on = linker == "of" or (linker in {"in", "to"} and sent) or (linker == "for" and group == "company")
        return page.at(country.end) if leads_on else None
    if linker == "against" and group in words_of("organisations", "kinds_of_fighters"):
        return None  # "Iraqi Security Forces against ISIL": whom they fight
    if i in listed and (linker in {"of", "for", "against"} or (linker == "to" and group == "embassy")):
        return listed[i] + (page.same_sentence(i, listed[i]) and page.words[listed[i]].text == "Affairs")
    if linker == "for" and (region := over_region(page, i)) is not None:
        return region
    unit = _is_unit(page, i) and page.same_sentence(i, i + 2) and page.words[i + 1].low == "of"
    if unit and page.words[i + 2].capital:
        return i + 3
    seated = group == "embassy" or page.words[i - 2].text in words_of("organisations", "heads_seated")
    if linker == "in" and seated and (seat := page.place[i]):
        return page.at(seat.end)
    leads_in = page.words[i - 2].text in words_of("organisations", "before_in")
    if linker == "in" and leads_in and page.words[i].capital and page.vocabulary(i):
        return capital_run(page, i)  # "Centre of Excellence in Information Technology"
    if linker == "to" and page.words[i].text in words_of("organisations", "aims"):
        end = capital_run(page, i)
        return listed.get(end, end) if end else None  # "Coalition to Defeat ISIS"
    if linker in {"in", "at", "to"}:
        return None
    if linker == "of" and (owned := _owned_name(page, i, group, listed, depth)) is not None:
        return owned
    if linker == "of" and (owned := _of_people(page, i)) is not None:
        return owned
    portfolio = page.words[i].text in words_of("organisations", "portfolio_words")
    heads = linker == "of" and page.words[i].capital and not portfolio and depth < _DEEPEST
    if heads and (inner := page.phrase_at(i, head_nouns())):
        return rightmost(page, inner[0], inner[1], listed, depth + 1)
    if linker == "of" and (place := page.place[i] or (page.region[i] if group == "university" else None)):
        after = page.at(place.end)
        if group == "university" and (school := _school_after(page, after)):
            return school
        if (site := site_after(page, after)) is not None:
            return site
        return after + 1 if page.same_sentence(i, after) and _is_unit(page, after) else after
    if linker != "of":
        return capital_run(page, i)
    return (
        _of_many(page, i)
        or capital_run(page, i)
        or over_unknown_place(page, i)
        or (_names_after(page, i) if group == "university" else None)
    )


def _of_many(page: Page, i: int) -> int | None:
    """The token after people of whom a body is, by a name and a plural: "Council of [Negro Women]"."""
    if (
        not page.same_sentence(i, i + 1)
        or page.vocabulary(i)
        or not (page.words[i].text.istitle() and page.words[i].word)
    ):
        return None
    known = page.country[i] or page.place[i] or page.body[i] or page.perhaps_given(i) or page.surname_first(i)
    people = page.words[i + 1]
    many = people.capital and people.low.endswith(("s", "men", "people", "youth")) and page.vocabulary(i + 1)
    return i + 2 if many and not known and not begins_role(page, i + 1) else None


def _names_after(page: Page, i: int) -> int | None:
    """The token after the names of whom or what a university bears the name: "University of [San Marcos] Rector"."""
    end = i
    role = next((k for k in range(i + 1, i + _LONGEST_OWNED) if page.same_sentence(i, k) and begins_role(page, k)), 0)
    while page.same_sentence(i, end) and page.words[end].capital and not page.country[end] and end != role:
        end += 1
    return end if i < end <= i + _LONGEST_OWNED else None


def _over_company(page: Page, i: int, listed: Mapping[int, int]) -> int | None:
    """The token after a company with its legal forms before it: "[JSC NC Kazakhstan Temir Zholy]"."""
    k = i
    while page.words[k].text in words_of("organisations", "forms_before") and page.same_sentence(i, k + 1):
        k += 1
    if k in listed:
        return listed[k]
    return k + 1 if page.words[k].capital and page.words[k].word and not page.given(k) else None


def _owned_name(page: Page, i: int, group: str, listed: Mapping[int, int], depth: int) -> int | None:
    """The token after a name at i with an owner within it: "Committee of the [National People's Congress]"."""
    for k in range(i + 2, min(i + _LONGEST_OWNED, len(page.words))):
        if not page.same_sentence(i, k) or depth >= _DEEPEST:
            return None
        if page.words[k - 1].text != "'s":
            continue
        for head in range(k, min(k + LONGEST_HEAD, len(page.words))):
            hit = page.phrase_at(head, head_nouns()) if page.same_sentence(i, head) else None
            if hit and page.words[head].capital and leftmost(page, head) <= i:
                return rightmost(page, hit[0], group, listed, depth + 1)
    return None


def _of_people(page: Page, i: int) -> int | None:
    """The token after what belongs to the people: "Assembly of [People's Power]", "Council of [Workers' Deputies]"."""
    if not page.same_sentence(i, i + 2) or page.words[i].text not in words_of("organisations", "owners_in_names"):
        return None
    k = i + 2 if page.words[i + 1].text in {"'s", "'"} else i
    return capital_run(page, k) if k > i and page.words[k].capital else None


def _school_after(page: Page, i: int) -> int | None:
    """The token after a school that a university's place leads on to: "University of Michigan [Law School]"."""
    for k in range(i, min(i + LONGEST_HEAD, len(page.words))):
        if not page.same_sentence(i - 1, k) or not page.words[k].capital or not page.vocabulary(k):
            return None
        if (hit := page.phrase_at(k, head_nouns())) and hit[1] == "university":
            return hit[0]
    return None


def _is_unit(page: Page, i: int) -> bool:
    return page.words[i].low in words_of("organisations", "units")
