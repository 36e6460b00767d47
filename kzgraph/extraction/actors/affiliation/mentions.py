"""Where people are named, with the titles about their names, and the lists that the names stand in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kzgraph.extraction.actors.affiliation.high_posts import lacks_post
from kzgraph.extraction.actors.people.named import country_after
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.text.page import Page, phrase_table

# Between a title and its name: honorifics, a comma or a dash …
_BEFORE_NAME = re.compile(r"[ \n,–—:\"(]*(?:(?:[^\W\d_a-z][\w.'-]*|\([^)]{1,12}\))[ ,]*){0,5}")
_LONGEST_GAP = 50
# … and between two titles, and between a name and a title after it.
_BETWEEN_TITLES = re.compile(r"[ \n,–—/&-]*(?:and )?(?:the )?")
_AFTER_NAME = re.compile(r"[ \n]?[,(–—-][ \n]?(?:the |a |our |its |then |also )?")
_NEXT_TITLE = re.compile(r",? and ")
_LONGEST_JOINT = 40
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_a-z][\w.]*)[ \n]$")
_LONGEST_HONORIFIC = 24

LOOK_BACK = 24
"""Words that tell of a list of people stand so near before it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named: the name's `start` and `end`, and `lead` and `tail` with titles about it."""

    person: PersonEntity
    start: int
    end: int
    lead: int
    tail: int
    sentence: tuple[int, int]
    """Start and end of the sentence."""


Run = list[Mention]
"""Mentions that stand in one list."""


def mentions(context: Context, page: Page, roles: list[RolePhrase]) -> list[Mention]:
    """Every place where a person is named, in order."""
    spans = [(page.words[r.first].start, page.words[r.last - 1].end) for r in roles]
    before = {end: start for start, end in spans}
    ends = sorted(before)
    after = dict(spans)
    starts = sorted(after)
    places = sorted((m.start, m.end, k) for k, person in enumerate(context.people) for m in person.mentions)
    ends_of_names = sorted(end for _, end, _ in places)
    starts_of_names = {end: start for start, end, _ in places}
    found: list[Mention] = []
    for start, end, k in reversed(places):
        sentence = context.source.sentence_at(start)
        if sentence is None:
            continue
        previous = ends_of_names[bisect_right(ends_of_names, start) - 1] if ends_of_names[0] <= start else 0
        first = starts_of_names.get(previous, 0)
        bound = max(sentence.start, _after_title_of(context.flat, previous, starts, after, first, ends))
        lead = _over_honorifics(context.flat, _lead(context.flat, start, ends, before, bound))
        # "the Minister of State for Europe, the Rt Hon NAME": the title goes on before the honorific.
        lead = _lead(context.flat, lead, ends, before, bound, _BETWEEN_TITLES) if lead < start else lead
        lead = _over_owner(page, lead) if lead == start else lead
        # The title before the next name is none of this one's.
        bound = min(sentence.end, found[-1].lead) if found else sentence.end
        tail = _tail(context.flat, _over_country(page, end), starts, after, bound)
        found.append(Mention(context.people[k], start, end, lead, tail, (sentence.start, sentence.end)))
    return found[::-1]


def _after_title_of(flat: str, name: int, starts: list[int], after: dict[int, int], first: int, ends: list[int]) -> int:
    """The end of the title behind an untitled name that ends at an offset: "Mr A, [EU Envoy], and Minister B"; else 0.

    What stands behind it before the next name is that one's.
    """
    k = bisect_left(starts, name)
    if not name or k >= len(starts) or _AFTER_NAME.fullmatch(flat, name, starts[k]) is None:
        return 0
    end, before = after[starts[k]], bisect_right(ends, first) - 1
    titled = before >= 0 and first - ends[before] <= 1
    return end + 1 if not titled and _NEXT_TITLE.match(flat, end) else 0


def _over_honorifics(flat: str, lead: int) -> int:
    """Where "H.E. Mr" begins that stands before a name or title, else `lead`."""
    titles = phrase_table("posts", "honorifics")
    while (match := _WORD_BEFORE.search(flat, max(0, lead - _LONGEST_HONORIFIC), lead)) and match[1].lower().rstrip(
        "."
    ) in titles:
        lead = match.start(1)
    return lead


def _lead(
    flat: str, start: int, ends: list[int], before: dict[int, int], bound: int, joint: re.Pattern[str] = _BEFORE_NAME
) -> int:
    """Where the titles before a name begin; `joint` matches what may stand between the last of them and the name."""
    while (k := bisect_right(ends, start) - 1) >= 0:
        end = ends[k]
        if end < bound or start - end > _LONGEST_GAP or not joint.fullmatch(flat, end, start):
            break
        start, joint = before[end], _BETWEEN_TITLES
    return max(start, bound)


def _over_owner(page: Page, lead: int) -> int:
    """Where a country begins whose somebody without a title is: "[Canada's] NAME"; else `lead`."""
    k = page.at(lead)
    if not page.same_sentence(k - 2, k) or page.words[k - 1].text != "'s":
        return lead
    owner = page.country[k - 2]
    return owner.start if owner else lead


def _over_country(page: Page, end: int) -> int:
    """Where a country ends that stands behind a name, with more of a list to come: "President NAME [of Kenya], Minister
    NAME and NAME"; else `end`."""
    k = page.at(end)
    if not page.same_sentence(k - 1, k + 1) or page.words[k].low != "of" or country_after(page, k) is None:
        return end
    area = page.country[page.over_article(k + 1)]
    return area.end if area and page.flat.startswith((",", " and "), area.end) else end


def _tail(flat: str, end: int, starts: list[int], after: dict[int, int], bound: int) -> int:
    """Where the titles after a name end."""
    joint = _AFTER_NAME
    while (k := bisect_left(starts, end)) < len(starts):
        start = starts[k]
        if start >= bound or start - end > _LONGEST_GAP or not joint.fullmatch(flat, end, start):
            break
        end, joint = after[start], _BETWEEN_TITLES
    return end


def runs(context: Context, named: list[Mention]) -> list[Run]:
    """The mentions in their lists: "A, B and C" is one of three."""
    joined = pattern("sides", "joined", cased=True)
    found: list[Run] = []
    for mention in named:
        last = found[-1][-1] if found else None
        gap = mention.lead - last.tail if last else -1
        near = last is not None and last.sentence == mention.sentence and 0 <= gap <= _LONGEST_JOINT
        listed = near and joined.fullmatch(context.flat, last.tail, mention.lead) if last else None
        if last and listed and not _is_next_subject(context, found[-1], mention):
            found[-1].append(mention)
        else:
            found.append([mention])
    return found


def _is_next_subject(context: Context, run: Run, mention: Mention) -> bool:
    """Whether a name behind a comma begins a clause of its own: "After talks with A, B flew to Rome"."""
    flat = context.flat
    if flat[run[-1].tail : mention.lead].strip() != "," or pattern("sides", "acts").match(flat, mention.tail) is None:
        return False
    opens = pattern("sides", "opens_sentence_with_another", cased=True)
    return opens.match(flat, mention.sentence[0], run[0].lead) is not None


def give(run: Run, code: str | None, *, posts: bool = False) -> None:
    """Give the country to those of a list who have none; `posts` leaves out those without any title."""
    for mention in run:
        person = mention.person
        if code and person.country is None and not person.international and (person.roles or not posts):
            person.country = None if lacks_post(code, person) else code
