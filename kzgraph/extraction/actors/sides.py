"""On whose side people stand, where the text says it about them and not in their titles.

"On the Rwandan side it was attended by NAME", "NAME led our delegation", "President X was accompanied by NAME",
"Ministers A and B of Chad", "his wife NAME". Each of these is said of the person; nothing is guessed here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kzgraph.extraction.actors.bare_titles import highest_post
from kzgraph.extraction.actors.mentions import LOOK_BACK, Mention, Run, give
from kzgraph.extraction.actors.people.named import country_after
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.rosters.finding import Rosters
from kzgraph.extraction.context import Context, CountryMention, PersonEntity
from kzgraph.extraction.knowledge import choice, pattern, words_of
from kzgraph.extraction.text.page import Page

# So far from "on the Rwandan side" its people may stand.
_SIDE_REACH = 80
# So far from "accompanied by" the company.
_COMPANY_REACH = 16
# "A, in whose company" stands so near before the verb.
_VERB_REACH = 80
# A list as long as this is of one country where its first member's is given.
_LIST = 3
_PAIR = 2
# "Ukraine was represented by A; Denmark, by B".
_ELLIPSES = frozenset({", by ", " by ", ", by the "})
# "A signed for Ukraine, B for Denmark".
_FOR = frozenset({" for ", " for the ", " on behalf of ", " on behalf of the "})
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
        _represented(context, run)


def affiliate_by_company(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run]) -> None:
    """Give those without a country the one of those in whose company, list or family the text names them."""
    _relatives(context, lists)
    for run in lists:
        _shared(context, page, run)
    _by_company(context, page, roles, lists)
    _signatories(context, lists)


def affiliate_predecessors(context: Context, lists: list[Run]) -> None:
    """Give those without a country the one of their successors: "NAME, who replaces NAME"."""
    named = [m for run in lists for m in run]
    sentences = context.source.sentences
    numbers = {(s.start, s.end): k for k, s in enumerate(sentences)}
    for after, mention in pairwise(named):
        if mention.person.country is not None or mention.person is after.person:
            continue
        lead = context.flat[max(mention.sentence[0], mention.lead - LOOK_BACK) : mention.lead]
        told, earlier = numbers.get(mention.sentence, 0), numbers.get(after.sentence, 0)
        near = told - earlier <= 1 or sentences[told].block == sentences[earlier].block
        if near and pattern("sides", "succeeded").search(lead):
            give([mention], after.person.country)
        elif near and pattern("sides", "of_successor").search(lead):
            before = [m for m in named if m.sentence == after.sentence]
            leaving = [m for m in before if any(role.status == "former" for role in m.person.roles)]
            give([mention], (leaving or before)[0].person.country)


# --- sides of talks


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
    if after is not None:
        gap = context.flat[side.end : after[0].lead]
        follows = pattern("sides", "members_follow").search(gap) and not met.search(gap)
        if pattern("sides", "leads").search(context.flat[after[-1].tail : stop]):
            after = after[:-1]  # "the Rwandan delegation by A, and B led that of Chad": B is of Chad
            follows = follows if after else None
        if follows or (after and side.located and not pattern("sides", "met_side").search(gap)):
            give(after, side.code)
            return
    if before is not None:
        gap = context.flat[before[-1].tail : side.start]
        elided = pattern("sides", "elided_lead").fullmatch(gap) and pattern("sides", "led").search(
            context.flat, sentence.start, before[0].lead
        )
        if elided:
            give(before[-1:], side.code)  # "A headed the Finnish delegation and B the Rwandan one"
        elif (side.located and not met.search(gap)) or pattern("sides", "leads").search(gap):
            give(before, side.code)


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


def _represented(context: Context, run: Run) -> None:
    """ "NAME represented Jordan", "Jordan was represented by NAME"."""
    if all(m.person.country for m in run):
        return
    flat, (start, end) = context.flat, run[0].sentence
    first = bisect_left(context.countries, start, key=lambda c: c.start)
    for country in context.countries[first : bisect_left(context.countries, end, first, key=lambda c: c.start)]:
        after = flat[run[-1].tail : country.start] if run[-1].tail <= country.start else ""
        before = flat[country.end : run[0].lead] if country.end <= run[0].lead else ""
        if 0 < len(after) < _SIDE_REACH:
            elliptic = after in _FOR and pattern("sides", "signs_for").search(flat, start, run[0].lead) is not None
            said = elliptic or pattern("sides", "representing").search(after) is not None
        elif 0 < len(before) < _SIDE_REACH:
            form = pattern("sides", "represented_by")
            elliptic = before in _ELLIPSES and form.search(flat, start, country.start) is not None
            said = elliptic or _ends(form, before)
        else:
            said = False
        if said:
            give(run, country.code)


def _ends(form: re.Pattern[str], text: str) -> bool:
    match = form.match(text)
    return match is not None and not text[match.end() :].strip(" the")


# --- lists of one country


def _shared(context: Context, page: Page, run: Run) -> None:
    """ "Ministers A and B of Chad", and a long list whose first member's country is given.

    Who was named before is no new member of a list: "met A and B, Mr C said".
    """
    run = [m for k, m in enumerate(run) if k == 0 or m.start == min(x.start for x in m.person.mentions)]
    if len(run) == 1 or all(m.person.country for m in run):
        return
    flat, end = context.flat, run[0].sentence[1]
    met = is_met(words_before(context, run))
    closing = country_after(page, page.at(run[-1].end))
    if closing and (met or pattern("sides", "were_met").search(flat, run[-1].end, end)):
        give([m for m in run if not _heads(m.person)], closing, posts=True)
    stated = {m.person.country for m in run if m.person.country}
    first = run[0].person
    comma = flat.startswith(",", run[0].tail) and " and " not in flat[run[0].tail : run[1].lead]
    listed = len(run) >= _LIST or comma or pattern("sides", "meet_together").match(flat[run[-1].tail : end]) is not None
    if len(stated) == 1 and first.country and first.roles and (met or listed):
        posts = {highest_post(m.person) for m in run if m.person.country} - {None}
        others = [m for m in run if highest_post(m.person) not in posts and not _heads(m.person)]
        give(others, first.country, posts=True)


# Words about a meeting stand so near before those met.
_SEGMENT = 120


def words_before(context: Context, run: Run) -> str:
    """The words of a sentence that stand close before a list of people."""
    start, lead = run[0].sentence[0], run[0].lead
    return context.flat[max(start, lead - _SEGMENT) : lead]


def is_met(segment: str) -> bool:
    """Whether words that end before a name tell that the one named is met."""
    return pattern("sides", "met").search(segment) is not None


def _heads(person: PersonEntity) -> bool:
    """Whether a person heads a state or a government: such a one is in nobody's list."""
    return highest_post(person) in {"president", "prime minister"}


# --- two who sign for two sides


def _signatories(context: Context, lists: list[Run]) -> None:
    """ "Signed by A and B": one for each side, in the order of the parties or of the document's other papers."""
    pairs = [run for run in lists if len(run) == _PAIR and _signed(context, run)]
    if not pairs:
        return
    orders = [(run[0].person.country, run[1].person.country) for run in pairs]
    known = {(a, b) for a, b in orders if a and b and a != b}
    for run, (first, second) in zip(pairs, orders, strict=True):
        order = _parties(context, run) or (next(iter(known)) if len(known) == 1 else None)
        if order and first in (None, order[0]) and second in (None, order[1]):
            give(run[:1], order[0])
            give(run[1:], order[1])


def _signed(context: Context, run: Run) -> bool:
    flat, (start, end) = context.flat, run[0].sentence
    before = pattern("sides", "signed_by").search(flat, max(start, run[0].lead - LOOK_BACK), run[0].lead)
    return before is not None or pattern("sides", "signed").match(flat[run[-1].tail : end]) is not None


def _parties(context: Context, run: Run) -> tuple[str, str] | None:
    """The countries of the two parties "between A and B", of which one may be the document's own."""
    flat, (start, _) = context.flat, run[0].sentence
    match = pattern("sides", "parties").search(flat, start, run[0].lead)
    if match is None:
        return None
    sides = [_codes(context, *match.span(k)) for k in (1, 2)]
    if any(len(codes) > 1 for codes in sides) or not (sides[0] or sides[1]):
        return None
    first, second = (codes.pop() if codes else context.home for codes in sides)
    return (first, second) if first and second and first != second else None


def _codes(context: Context, start: int, end: int) -> set[str]:
    codes = {c.code for c in context.countries if start <= c.start < end}
    bodies = {o.country for o in context.organisations if o.country and any(start <= m.start < end for m in o.mentions)}
    return codes | bodies


# --- company


def _by_company(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run]) -> None:
    flat = context.flat
    for match in choice("sides", "company_follows").finditer(flat):
        run = _next(lists, match.end(), _COMPANY_REACH)
        if run and run[0].sentence[0] <= match.start():
            _give_company(run, _owner(context, page, roles, lists, run[0].sentence[0], match.start()))
    for match in choice("sides", "with_owner").finditer(flat):
        verb = pattern("sides", "company_verb").search(flat, match.end(), match.end() + _VERB_REACH)
        run = _next(lists, verb.end(), _COMPANY_REACH) if verb else None
        if run and verb and run[0].sentence[0] <= match.start():
            _give_company(run, owner_before(context, page, roles, lists, verb.start()))
    for run in lists:
        match_after = pattern("sides", "in_company").match(flat[run[-1].tail : run[0].sentence[1]])
        if match_after:
            at = run[-1].tail + match_after.end()
            company = _next(lists, at, _COMPANY_REACH)
            if company and company[0].sentence != run[0].sentence:
                company = None  # "NAME accompanied him. President B received"
            pronoun = pattern("sides", "persons").search(flat, at - 1, at + _COMPANY_REACH) or "his" in match_after[0]
            owner = company[0].person if company else None
            if owner is None and pronoun:
                owner_code = owner_before(context, page, roles, lists, run[0].lead)
                _give_company(run, owner_code)
            elif owner is not None:
                _give_company(run, (owner.country, highest_post(owner)))


def _owner(
    context: Context, page: Page, roles: list[RolePhrase], lists: list[Run], start: int, offset: int
) -> tuple[str | None, str | None]:
    """Country and highest post of the one in whose company others are: "he" is who acted in the sentence before."""
    if pattern("people", "pronouns", cased=True).match(context.flat, start):
        subject = subject_before(context, page, roles, lists, start)
        return (subject.country, highest_post(subject)) if subject else (None, None)
    return owner_before(context, page, roles, lists, offset)


def _give_company(run: Run, owner: tuple[str | None, str | None]) -> None:
    code, post = owner
    stated = {m.person.country for m in run if m.person.country}
    if len(stated) == 1:  # "accompanied by the Georgian Ambassador A and Deputy Foreign Minister B"
        code = stated.pop()
    give([m for m in run if post is None or highest_post(m.person) != post], code)


def _next(lists: list[Run], offset: int, reach: int) -> Run | None:
    """The list that begins soon after an offset."""
    return next((run for run in lists if offset <= run[0].lead <= offset + reach), None)


def owner_before(
    context: Context, page: Page, roles: list[RolePhrase], lists: list[Run], offset: int
) -> tuple[str | None, str | None]:
    """Country and highest post of the one meant just before an offset: named, by a title alone, or "the X leader"."""
    sentence = context.source.sentence_at(offset)
    if sentence is None:
        return None, None
    start = context.source.paragraph(sentence.block)[0].start
    earlier = [m for run in lists for m in run if m.tail <= offset]
    bare = bare_title(page, roles, earlier, sentence.start, offset)
    named = [m for m in earlier if start <= m.start]
    if bare is not None:
        return bare.country, highest_post(bare)
    anchors: list[tuple[int, str | None, str | None]] = [
        (m.start, m.person.country, highest_post(m.person)) for m in named
    ]
    form = pattern("sides", "persons_of_country")
    anchors += [
        (c.start, c.code, None)
        for c in context.countries
        if start <= c.start < offset and c.form == "adjective" and form.match(context.flat, c.end)
    ]
    if not anchors:
        return None, None
    _, code, post = max(anchors, key=lambda a: a[0])
    return code, post


def subject_before(
    context: Context, page: Page, roles: list[RolePhrase], lists: list[Run], offset: int
) -> PersonEntity | None:
    """Whom "he" means in a sentence that begins at an offset: who acts in the last sentence with a name."""
    earlier = [m for run in lists for m in run if m.end <= offset]
    if not earlier:
        return None
    first = next(m for m in earlier if m.sentence == earlier[-1].sentence)
    start = first.sentence[0]
    return bare_title(page, roles, [m for m in earlier if m.end <= start], start, first.lead) or (
        None if is_met(context.flat[start : first.lead]) else first.person
    )


def bare_title(
    page: Page, roles: list[RolePhrase], named: list[Mention], start: int, offset: int
) -> PersonEntity | None:
    """Whom a title without a name means that stands between two offsets: the last one named with such a title."""
    for role in reversed(roles):
        begin, end = page.words[role.first].start, page.words[role.last - 1].end
        if not (start <= begin and end <= offset) or any(m.lead <= begin < m.tail for m in named):
            continue
        if any(begin < m.start < offset for m in named):
            return None
        words = set(page.text(role.first, role.last).lower().split())
        ranks = words & words_of("people", "ranks")
        titled = [(m.person, r.title) for m in named if m.start < begin for r in m.person.roles if _has(r.title, words)]
        # "The Minister" is a minister sooner than a deputy prime minister who was named after him.
        equal = [who for who, title in titled if set(title.lower().split()) & words_of("people", "ranks") == ranks]
        holders = equal or [who for who, _ in titled]
        return holders[-1] if holders else None
    return None


def _has(title: str, words: set[str]) -> bool:
    return words <= set(title.lower().split())


def _relatives(context: Context, lists: list[Run]) -> None:
    """ "His wife NAME": of the country of the one named before."""
    named = [m for run in lists for m in run]
    for k, mention in enumerate(named):
        if k == 0 or mention.person.country is not None:
            continue
        before = named[k - 1]
        gap = context.flat[before.tail : mention.start]
        if before.sentence == mention.sentence and pattern("sides", "relative").search(gap):
            give([mention], before.person.country)
