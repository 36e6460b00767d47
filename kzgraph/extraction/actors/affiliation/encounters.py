"""Whose minister it is whom somebody meets: "In Doha he will be received by the Foreign Minister".

Who is met is no countryman of the one who meets, and who receives in a capital is of that country, as every reader
takes it. Where the text leaves it open nobody is given a country here.
"""

from __future__ import annotations

from itertools import pairwise

from kzgraph.extraction.actors.affiliation.antecedents import bare_title, guest_before, owner_before, subject_before
from kzgraph.extraction.actors.affiliation.delegations import delegation_leader
from kzgraph.extraction.actors.affiliation.meetings import is_met, words_before
from kzgraph.extraction.actors.affiliation.mentions import LOOK_BACK, Run, give
from kzgraph.extraction.actors.affiliation.service import is_international
from kzgraph.extraction.actors.affiliation.whereabouts import Whereabouts, whereabouts
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.references.speaker import author
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page

_GUEST_REACH = 60
# In a text on two countries the second is named at least so many times as often as any third one, and all the others
# together at most so many times as often as it.
_TWO_SIDED = 2


def affiliate_by_encounters(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run]) -> None:
    """Give those who are met or who receive, and whose posts name no country, the one that the text shows."""
    if all(person.country or person.international for person in context.people):
        return
    _by_envoy(context, lists)
    _inviters(context, lists)
    where = whereabouts(context)
    _callers(context, lists, where)
    further = _met_further(context, lists)
    for run in lists:
        segment = words_before(context, run)
        counterpart = pattern("sides", "met_counterpart").search(segment)
        fits = [
            m for m in run if _of_state(m.person) or _is_envoy_here(context, m.person) or (m is run[0] and counterpart)
        ]
        open_ones = [m for m in fits if _is_open(m.person)]
        open_ones = [m for m in open_ones if not is_international(m.person, context)]
        if len(run) > 1:  # "met A and B, Mr C said": of a list only those who are named for the first time
            open_ones = [m for m in open_ones if m is run[0] or m.start == _first_in_prose(context, m.person)]
        if open_ones:
            met = is_met(segment) or counterpart is not None or run[0].lead in further
            signs = not met and pattern("sides", "signed_with").search(segment) is not None
            own = _meeting(context, page, roles, lists, run) if met or signs else None
            here = where.named(run[0].sentence[0], run[0].lead) if signs else where.of(run[0].lead, run[-1].tail)
            give(open_ones, _of_met(context, run, own, here, where) if met else _of_scene(context, run, own, here))
            envoys = [m.person for m in open_ones if _is_envoy_here(context, m.person)]
            give([m for m in open_ones if m.person not in envoys], _of_host(context, run, where))
            for person in envoys:
                person.not_of = own or person.not_of
        elif run[0].lead in further and (own := _meeting(context, page, roles, lists, run)):
            _leave_open(run, own, where)


def _leave_open(run: Run, own: str, where: Whereabouts) -> None:
    """Of others than officials met abroad: those need be no countrymen of who came there."""
    if where.of(run[0].lead, run[-1].tail) != own:
        for mention in run:
            mention.person.not_of = mention.person.not_of or own


def _inviters(context: Context, lists: list[Run]) -> None:
    """Those at whose invitation another travels are of the only country but his that the sentence names."""
    for run in lists:
        host, (start, end) = run[0].person, run[0].sentence
        if not (_is_open(host) and _of_state(host)):
            continue
        if not pattern("sides", "invited_by", cased=True).search(context.flat, start, run[0].lead):
            continue
        others = {m.person.country for r in lists for m in r if start <= m.start < end and m.person is not host}
        guests = others - {None} or ({context.home} if context.speaks else set())
        named = {c.code for c in context.countries if start <= c.start < end and c.form in {"name", "abbreviation"}}
        named |= {place.country for place in context.places if start <= place.start < end and place.country}
        goals = named - guests
        if len(goals) == len(guests) == 1:
            give(run[:1], goals.pop())
        elif len(guests) == 1:
            host.not_of = guests.pop()


def _callers(context: Context, lists: list[Run], where: Whereabouts) -> None:
    """In "Ambassador A called on Minister B" at home, or on one of the house's own, the ambassador is the guest."""
    for before, run in pairwise(lists):
        caller, host = before[0].person, run[0].person
        together = len(before) == 1 and before[0].sentence == run[0].sentence and caller is not host
        if not (context.speaks and together and _is_open(caller) and _is_envoy_here(context, caller)):
            continue
        if not is_met(context.flat[before[0].tail : run[0].lead]) or host.country not in (None, context.home):
            continue
        if host.country or (_of_state(host) and where.at(run[0].lead) == context.home):
            caller.not_of = context.home
            give(before, other_country(context))
            give(run[:1], context.home)
        elif _of_state(host):
            host.not_of = context.home


def _met_further(context: Context, lists: list[Run]) -> set[int]:
    """Where those begin who are met in another place: "met President A in Tonga and [President B] in Samoa"."""
    found: set[int] = set()
    for before, run in pairwise(lists):
        joint = pattern("sides", "met_elsewhere", cased=True).fullmatch(context.flat, before[-1].tail, run[0].lead)
        if joint and (before[0].lead in found or is_met(words_before(context, before))):
            found.add(run[0].lead)
    return found


def _first_in_prose(context: Context, person: PersonEntity) -> int:
    """Where running text names a person first."""
    for mention in person.mentions:
        sentence = context.source.sentence_at(mention.start)
        if sentence is not None and sentence.kind != "headline":
            return mention.start
    return -1


def _by_envoy(context: Context, lists: list[Run]) -> None:
    """Those of whom an ambassador who is interviewed says "your Minister", or "I was with": of the host country.

    In a question "your Minister" is of the ambassador's own.
    """
    envoy = author(context)
    sent = (
        [r for r in envoy.roles if r.group in words_of("posts", "groups_abroad") and r.accredited_to] if envoy else []
    )
    if envoy is None or not sent:
        return
    for run in lists:
        (start, end), lead = run[0].sentence, run[0].lead
        before = context.flat[start:lead]
        question = context.flat[start:end].rstrip().endswith("?")
        if pattern("sides", "your").search(before):
            give(run, envoy.country if question else sent[0].accredited_to)
        elif not question and pattern("sides", "i_was_with", cased=True).search(before):
            give(run, sent[0].accredited_to, posts=True)


def _is_open(person: PersonEntity) -> bool:
    return person.country is None and not person.international


def _of_state(person: PersonEntity) -> bool:
    """Whether a person's post is one of a state that its country need not be said with: no sent ambassador's."""
    sent = any(role.accredited_to for role in person.roles)
    # "Special Envoy for Moldova" is nobody of Moldova's.
    own = [r for r in person.roles if r.group != "special_representative" or " for " not in r.title]
    return not sent and any(role.group in words_of("posts", "groups_that_receive") for role in own)


def _is_envoy_here(context: Context, person: PersonEntity) -> bool:
    """Whether a person is an ambassador who is not told to be sent elsewhere: one whom somebody receives at home."""
    posts = [role for role in person.roles if role.group in words_of("posts", "groups_sent")]
    return bool(posts) and all(role.accredited_to in (None, context.home) for role in posts)


def _meeting(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run], run: Run) -> str | None:
    """The country of the one who meets those of a list: named before in the sentence, or meant by a title or "he".

    Of somebody whom the sentence only speaks of before, the house's own country is not taken.
    """
    flat, (start, _) = context.flat, run[0].sentence
    before = [m for r in lists for m in r if start <= m.start and m.tail <= run[0].lead]
    own = context.home if context.speaks else None
    if before and not is_met(flat[start : before[0].lead]):
        spoken_of = pattern("sides", "spoken_of_before").search(flat, start, before[0].lead) is not None
        spoken_of = spoken_of or before[0].person.international
        return before[0].person.country or (None if spoken_of else own)
    lead = before[0].lead if before else run[0].lead
    segment = flat[start:lead]
    if not before and (subject := _subject_behind(context, lists, run)) is not None:
        return subject.country
    if any(_is_country(context, start + m.start("who")) for m in pattern("sides", "of_country").finditer(segment)):
        return owner_before(context, page, roles, lists, lead)[0]
    if (leader := delegation_leader(context, lists, start)) is not None:
        return leader.country or own
    if pattern("people", "guests").search(segment):
        return guest_before(context, lists, lead)
    if pattern("people", "pronouns", cased=True).search(segment):
        subject = subject_before(context, page, roles, lists, start)
        return (subject.country or (None if subject.international else own)) if subject else None
    if owner := _titled_subject(page, roles, start, lead):
        return owner
    bare = bare_title(page, roles, [m for r in lists for m in r if m.tail <= lead], start, lead)
    return (bare.country or own) if bare else own


def _subject_behind(context: Context, lists: list[Run], run: Run) -> PersonEntity | None:
    """Who acts behind the comma that closes what stands ahead: "In a call with [those of the list], NAME thanked"."""
    start, end = run[0].sentence
    if not pattern("sides", "fronted", cased=True).match(context.flat, start) or not context.flat.startswith(
        ", ", run[-1].tail
    ):
        return None
    return next((r[0].person for r in lists if run[-1].tail + 2 == r[0].lead < end), None)


def _is_country(context: Context, offset: int) -> bool:
    return any(country.start == offset for country in context.countries)


def _titled_subject(page: Page, roles: list[RolePhrase], start: int, lead: int) -> str | None:
    """The country of a title without a name that acts between two offsets: "the [Kazakh] Deputy Minister met with"."""
    for role in roles:
        begin, end = page.words[role.first].start, page.words[role.last - 1].end
        if start <= begin and end <= lead and role.country and not role.plural:
            return None if is_met(page.flat[start:begin]) else role.country
    return None


def _of_met(context: Context, run: Run, own: str | None, scene: str | None, where: Whereabouts) -> str | None:
    """The country of those whom somebody of country `own` meets, who is in the country `scene`.

    Who is met at home need be of no country to which the text only tells that somebody travels.
    """
    if own is None or context.home is None:
        return _of_scene(context, run, own, scene)
    other = other_country(context) if own == context.home else context.home
    goals = {at for at, code in where.settings if code == other}
    if scene == own and all(c.start in goals for c in context.countries if c.code == other):
        return None  # "A met Minister B in Astana before his visit to Poland"
    return _of_scene(context, run, own, scene) or other


def _of_scene(context: Context, run: Run, own: str | None, scene: str | None) -> str | None:
    """The country in which somebody of country `own` meets others or signs with them, where it is another."""
    foreign = own is not None and scene != own
    return scene if foreign and scene and (scene in context.pair or not _at_gathering(context, run)) else None


def _at_gathering(context: Context, run: Run) -> bool:
    """Whether people of all countries meet where a sentence tells of a meeting: at a forum, in Davos."""
    start, end = run[0].sentence
    houses = [m for body in context.organisations if body.kind == "parliament" for m in body.mentions]
    found = pattern("sides", "gatherings", cased=True).finditer(context.flat, start, end)
    return any(not any(m.start <= word.start() < m.end for m in houses) for word in found)


def _of_host(context: Context, run: Run, where: Whereabouts) -> str | None:
    """The country of those who receive somebody: the one where it happens."""
    flat, end = context.flat, run[0].sentence[1]
    match = pattern("sides", "receives").match(flat[run[-1].tail : end])
    if match is None:
        return None
    at = run[-1].tail + match.end()
    guests = pattern("sides", "guests").search(flat, at, min(end, at + _GUEST_REACH))
    code = where.of(run[0].lead, run[-1].tail) if guests else None
    # "A received the Ambassador of India to discuss the visit to New Delhi"
    own = code and any(c.code == code and at <= c.start < at + _GUEST_REACH for c in context.countries)
    return None if own else code


def _is_topic(context: Context, offset: int) -> bool:
    """Whether a country is only what somebody speaks about: "spoke with Secretary A about Syria"."""
    return pattern("sides", "topic_before").search(context.flat, max(0, offset - LOOK_BACK), offset) is not None


def other_country(context: Context) -> str | None:
    """The other country of a text on two."""
    votes: dict[str, int] = {}
    for mention in context.countries:
        votes[mention.code] = votes.get(mention.code, 0) + 1
    votes.pop(context.home or "", None)
    ranked = sorted(votes.values(), reverse=True)
    other = next((code for code in context.pair if code not in (context.home, "EU")), None)
    if not ranked:
        return _of_others_named(context)
    if other is None or votes.get(other) != ranked[0]:
        return None
    if all(_is_topic(context, mention.start) for mention in context.countries if mention.code == other):
        return None
    met = {p.country for p in context.people if p.country and not p.assumed} - {context.home}
    if met and other not in met:
        return None  # in a text on a meeting with an Irishman Ukraine is only the topic
    often = ranked[0] >= _TWO_SIDED * (ranked[1] if len(ranked) > 1 else 0)
    return other if often and _TWO_SIDED * ranked[0] >= sum(ranked) else None


def _of_others_named(context: Context) -> str | None:
    """The only country but the home one that those act for whom a text names that names no other country."""
    codes = {p.country for p in context.people if p.country and not p.assumed} - {context.home}
    return codes.pop() if len(codes) == 1 else None
