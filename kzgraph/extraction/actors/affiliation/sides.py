"""On whose side of talks people stand: "On the Rwandan side it was attended by NAME", "NAME led our delegation".

Each is said of the person and not in the title; nothing is guessed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kzgraph.extraction.actors.affiliation.mentions import LOOK_BACK, Mention, Run, give
from kzgraph.extraction.actors.affiliation.represented import affiliate_representatives
from kzgraph.extraction.actors.rosters.finding import Rosters
from kzgraph.extraction.context import Context, CountryMention
from kzgraph.extraction.knowledge import choice, pattern, words_of
from kzgraph.extraction.text.page import Page

# So far from "on the Rwandan side" its people may stand.
_SIDE_REACH = 80
# "Informed the Slovenian side about the reforms initiated by President NAME".
_TELLS_ABOUT = re.compile(r" (?:about|that|for|regarding|of|with)\b")
_CELL = re.compile(r"\|([^|\n]*)")


@dataclass(frozen=True, slots=True)
class _Side:
    """A place that names a side: "the Rwandan side", "our delegation"."""

    start: int
    end: int
    code: str
    located: bool
    """Whether people are said to stand on it: "on the Rwandan side"."""


def affiliate_by_sides(context: Context, page: Page, lists: list[Run], rosters: Rosters) -> None:
    """Give those without a country the one on whose side the text says that they stand."""
    for part, code in rosters.sides:
        span = page.span(*part)
        for run in lists:
            inside = [m for m in run if span.start <= m.start < span.end]
            give([m for m in inside if not _of_others(context, m, code)], code)
    sides = list(_sides(context))
    for side in sides:
        _by_side(context, side, sides, lists)
    _by_columns(context, lists)
    for run in lists:
        _ours(context, run)
        affiliate_representatives(context, run)
        _also_there(context, sides, run)


def _of_others(context: Context, mention: Mention, code: str | None) -> bool:
    """Whether a line of a delegation's list names another state's body after a name: "Mr A, Embassy of Chile"."""
    return any(
        body.country not in (None, code) and any(mention.end <= m.start < mention.sentence[1] for m in body.mentions)
        for body in context.organisations
    )


def _sides(context: Context) -> Iterator[_Side]:
    flat = context.flat
    form, located, side_of, asked = (pattern("sides", key) for key in ("side", "on_side", "side_of", "at_wish_of"))
    for before, mention in zip([None, *context.countries], context.countries, strict=False):
        match = form.match(flat, mention.end)
        if match and _shares(flat, before, mention, match["noun"]):
            continue
        if match and asked.search(flat, max(0, mention.start - LOOK_BACK), mention.start):
            continue  # "At the request of the French side, NAME"
        if match:
            on = match["noun"].lower() == "side" and located.search(flat, max(0, mention.start - 16), mention.start)
            yield _Side(mention.start, match.end(), mention.code, bool(on))
        elif flat.startswith("'s, ", mention.end) and located.search(flat, max(0, mention.start - 16), mention.start):
            yield _Side(mention.start, mention.end + 2, mention.code, located=True)  # "from Peru's, Vice Minister NAME"
        elif of := side_of.search(flat, max(0, mention.start - _SIDE_REACH), mention.start):
            yield _Side(of.start(), mention.end, mention.code, located=False)
    if context.speaks and context.home:
        for match in choice("sides", "own_side").finditer(flat):
            on = match.group().endswith("side") and located.search(flat, max(0, match.start() - 16), match.start())
            yield _Side(match.start(), match.end(), context.home, bool(on))


def _shares(flat: str, before: CountryMention | None, mention: CountryMention, noun: str) -> bool:
    """Whether a noun in the plural is that of several countries: "his Latvian and [Danish counterparts]"."""
    joints = words_of("sides", "between_countries")
    return before is not None and noun.endswith("s") and flat[before.end : mention.start].strip() in joints


def _by_side(context: Context, side: _Side, sides: list[_Side], lists: list[Run]) -> None:
    sentence = context.source.sentence_at(side.start)
    if sentence is None:
        return
    others = [s for s in sides if s is not side and sentence.start <= s.start < sentence.end]
    stop = min((s.start for s in others if s.start > side.start), default=sentence.end)
    begin = max((s.end for s in others if s.start < side.start), default=sentence.start)
    after = next((run for run in lists if side.end <= run[0].lead < min(stop, side.end + _SIDE_REACH)), None)
    before = next((run for run in reversed(lists) if begin <= run[0].lead and run[-1].end <= side.start), None)
    met = pattern("sides", "encountered")
    if after is not None and pattern("sides", "on_next_side").fullmatch(
        context.flat, after[-1].tail, max(stop, after[-1].tail)
    ):
        after = None  # "A on the Rwandan side and B on that of Chad"
    to_side = pattern("sides", "to_side").search(context.flat, max(0, side.start - LOOK_BACK), side.start)
    if after is not None and to_side and context.flat[side.end : after[0].lead].lstrip().startswith("by "):
        # "was handed over to the Indian side by Foreign Minister NAME": he is of the other one
        others_of_pair = [code for code in context.pair if code != side.code]
        give(after, others_of_pair[0] if len(context.pair) > 1 and len(others_of_pair) == 1 else None)
        after = None
    if after is not None:
        gap = context.flat[side.end : after[0].lead]
        follows = pattern("sides", "members_follow").search(gap) and not met.search(gap)
        follows = follows and not (_TELLS_ABOUT.match(gap) or _is_of_represented(context, side, after[0].lead))
        if pattern("sides", "leads").search(context.flat[after[-1].tail : stop]):
            after = after[:-1]  # "the Rwandan delegation by A, and B led that of Chad": B is of Chad
            follows = follows if after else None
        if follows or (after and side.located and not pattern("sides", "met_side").search(gap)):
            for run in _whole_list(context, after, lists):
                give(run, side.code)
            if before is not None and pattern("sides", "as_did").search(context.flat, before[-1].tail, side.start):
                for mention in before:  # "Ambassador A attended, as did, on the Armenian side, Ambassador B"
                    mention.person.not_of = mention.person.not_of or side.code
            return
    if before is not None:
        gap = context.flat[before[-1].tail : side.start]
        elided = pattern("sides", "elided_lead").fullmatch(gap) and pattern("sides", "led").search(
            context.flat, sentence.start, before[0].lead
        )
        if elided:
            give(before[-1:], side.code)  # "A headed the Finnish delegation and B the Rwandan one"
        elif (side.located and not met.search(gap)) or (
            pattern("sides", "leads").search(gap) and not pattern("sides", "other_leads").search(gap)
        ):
            give(before, side.code)


def _is_of_represented(context: Context, side: _Side, lead: int) -> bool:
    """Whether a name stands for another state: "A led our side, while Denmark was represented by NAME"."""
    represented = pattern("sides", "represented_by")
    states = (c for c in context.countries if side.end <= c.start < lead and c.code != side.code)
    return any(represented.match(context.flat, state.end, lead) for state in states)


def _also_there(context: Context, sides: list[_Side], run: Run) -> None:
    """Give those who "also took part" the side with which the sentence before opens: "The Turkish side was led"."""
    start = run[0].sentence[0]
    if run[0].lead != start or not pattern("sides", "also_there").match(context.flat, run[-1].tail):
        return
    own = context.source.sentence_at(start)
    last = context.source.before(own) if own else None
    if last is not None:
        opens = (s for s in sides if last.start <= s.start and context.flat[last.start : s.start] in _OPENS)
        give(run, next((s.code for s in opens if s.end <= last.end), None), posts=True)


# Before the side with which a sentence opens.
_OPENS = frozenset({"", "The ", "On the ", "From the ", "For the "})


def _whole_list(context: Context, run: Run, lists: list[Run]) -> list[Run]:
    """The lists that follow one another as one: "Minister A['s first deputy] B, C and D"."""
    found = [run]
    for other in lists:
        last = found[-1][-1]
        if other[0].lead >= last.end and pattern("sides", "list_goes_on", cased=True).fullmatch(
            context.flat, last.end, max(other[0].lead, last.end)
        ):
            found.append(other)
    return found


def _by_columns(context: Context, lists: list[Run]) -> None:
    """A table with a column for each side: "| from the Indian side | from the Bangladesh side |"."""
    text = context.source.document.text
    if "|" not in text or " side" not in text:
        return
    columns: dict[int, str] = {}
    offset = 0
    for line in text.split("\n"):
        cells = list(_CELL.finditer(line))
        headed = {k: code for k, cell in enumerate(cells) if (code := _side_in(context, offset, cell))}
        if len(set(headed.values())) > 1:
            columns = headed
        elif not cells:
            columns = {}
        for k, cell in enumerate(cells if columns and not headed else ()):
            start, end = offset + cell.start(1), offset + cell.end(1)
            for run in lists:
                give([m for m in run if start <= m.start < end], columns.get(k))
        offset += len(line) + 1


def _side_in(context: Context, offset: int, cell: re.Match[str]) -> str | None:
    start, end = offset + cell.start(1), offset + cell.end(1)
    form = pattern("sides", "side")
    return next((c.code for c in context.countries if start <= c.start < end and form.match(context.flat, c.end)), None)


def _ours(context: Context, run: Run) -> None:
    """ "Our Ambassador NAME", "NAME, our Ambassador"."""
    if not (context.speaks and context.home):
        return
    ours = pattern("sides", "our")
    for mention in run:
        flat = context.flat
        around = flat[mention.end : mention.tail]
        if ours.search(flat, max(0, mention.lead - 12), mention.lead) or " our " in around:
            give([mention], context.home)
