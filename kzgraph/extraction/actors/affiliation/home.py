"""Whom those serve whose title names no country: "the President", "Foreign Minister Nurtleu".

As a rule the country in whose voice the document speaks. Not so where that country has no such post, or another
holder of it; where "his French counterpart" shows that the person is not French; and where two presidents without a
country stand side by side and the text does not tell which is its own.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from kzgraph.extraction.actors.affiliation.bare_titles import is_bare, is_private_body
from kzgraph.extraction.actors.affiliation.high_posts import highest_post, lacks_post, only_in
from kzgraph.extraction.actors.affiliation.meetings import (
    counterparts_of,
    countries_met,
    met_by_opener,
    words_before,
)
from kzgraph.extraction.actors.affiliation.mentions import Run, give
from kzgraph.extraction.actors.affiliation.publishers import published_by
from kzgraph.extraction.actors.affiliation.signatories import is_signing_pair, signs_document
from kzgraph.extraction.actors.affiliation.unvoiced import is_among_own, may_be_own
from kzgraph.extraction.actors.bodies.listed import listed_country
from kzgraph.extraction.actors.geography import is_neutral
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.triggers import tells_of


def affiliate_by_home(context: Context, lists: list[Run]) -> None:
    """Give those who hold a post of state without a country the document's own, or the one that the text shows.

    Where nothing but counting tells which country is the document's own, only those are given it who stand in the
    company of an official of that country who opens the text.
    """
    if not context.home or not context.people:
        return
    official = published_by(context, "governments") == context.home
    in_order = sorted(context.people, key=lambda p: p.mentions[0].start)
    private = {name for o in context.organisations if is_private_body(o) for name in (o.name, o.abbreviation) if name}
    bare = [person for person in in_order if is_bare(context, person, private, official=official)]
    # Where somebody is appointed or dismissed, one post may have two holders.
    changes = bool(bare) and tells_of("appointment", context.flat)
    taken = set() if changes else _taken(context)
    rivals = {} if changes else _rivals(in_order[0], bare)
    opens = in_order[0]
    met_ones = set() if context.speaks else countries_met(context)
    if len(context.pair) > 1:
        _by_company(context, [person for person in in_order if person.country is None])
    _lawmakers(context, in_order)
    if among_own := is_among_own(context):
        _officials_at_home(context, in_order)
    hosts = _hosts(context, lists, official=official)
    for person in bare:
        if any(person is host for host in hosts) or person.not_of == context.home:
            continue
        post = highest_post(person)
        if (only := only_in(person)) is not None:
            person.country = _named_one(context, only)
        elif post in rivals and person is not rivals[post]:
            person.country = _other(context, person) if rivals[post] else None
        elif _is_foreign(context, person, post, taken):
            code = _other(context, person) if context.speaks else None
            person.country = None if code and lacks_post(code, person) else code  # nobody advises the King of China
        elif not context.speaks and (met := met_by_opener(context, person, opens)):
            # Whoever the text speaks of most may be a mere topic: "… spoke with President B of France about Ukraine".
            person.not_of = met
            code = _partner(context, met)
            person.country = None if code in met_ones else code
        elif not context.speaks and opens.not_of == context.home and context.home in met_ones:
            continue  # who opens the text meets one of its home country: it is not written in the voice of that
        elif _is_told_abroad(context, person):
            continue
        elif context.speaks or (_in_post(person) and may_be_own(context, person, opens, lists, among_own=among_own)):
            person.country, person.assumed = context.home, True


def _is_told_abroad(context: Context, person: PersonEntity) -> bool:
    """Whether somebody is first named in a clause on another country's city: "from Singapore, where he opened a school
    with Minister NAME"."""
    start = person.mentions[0].start
    sentence = context.source.sentence_at(start)
    opening = sentence.start if sentence else start
    where = list(_WHERE.finditer(context.flat, opening, start))
    cities = [p for p in context.places if where and where[-1].start() == p.end]
    return any(p.country not in {None, context.home} for p in cities) and not is_neutral(cities[0].name)


_WHERE = re.compile(r",? where (?:he|she|they)\b(?=[^,;.]*\Z)")


def _in_post(person: PersonEntity) -> bool:
    """Whether somebody holds a post; whose former minister somebody is, the country of the others does not show."""
    return any(role.status != "former" for role in person.roles)


def _by_company(context: Context, people: list[PersonEntity]) -> None:
    """Give the heads of well-known companies the country of theirs, of the two that the text is about."""
    for person in people:
        codes = {listed_country(role.organisation) for role in person.roles if role.organisation} & set(context.pair)
        if len(codes) == 1 and not person.international:
            person.country = codes.pop()


def _hosts(context: Context, lists: list[Run], *, official: bool) -> list[PersonEntity]:
    """Those who receive somebody together with the home country's ambassador: "welcomed by Minister A and B, Ambassador
    of India": none of them but the ambassador is of India; nor those with whom somebody signs."""
    hosts: list[PersonEntity] = []
    for run in lists:
        envoys = [m for m in run if m.person.country == context.home and _is_sent(m.person)]
        if _receives_own_envoy(context, run):
            hosts += [m.person for m in run if m.start == m.person.mentions[0].start]
        if envoys:  # "the Ambassador of Japan, A, and the Deputy Minister, B": B may be the host
            new = [m for m in run if m not in envoys and m.start == m.person.mentions[0].start]
            hosts += [m.person for m in new if not official or _only_ambassador(m.person)]
            guests = [m for m in new if context.speaks and len(context.pair) > 1 and _only_ambassador(m.person)]
            give(guests, _other(context, guests[0].person) if len(guests) == 1 else None)  # the other side's
        if _own_envoy_before(context, run) and pattern("sides", "received_by").search(words_before(context, run)):
            hosts += [m.person for m in run if m.start == m.person.mentions[0].start]
        if is_signing_pair(context, run) and all(m.person.country is None for m in run):
            told = context.speaks and not context.by_dateline
            hosts += [m.person for m in (run[1:] if told else run)]  # one for each side, and none told
        lead = words_before(context, run)
        if pattern("sides", "signs_with").search(lead) or (
            pattern("sides", "he_and", cased=True).fullmatch(lead) and signs_document(context, run)
        ):
            hosts += [m.person for m in run if m.start == m.person.mentions[0].start]
        if len(run) > len(envoys) > 0 and pattern("sides", "received_by").search(words_before(context, run)):
            hosts += [m.person for m in run if m not in envoys]
    return hosts


def _receives_own_envoy(context: Context, run: Run) -> bool:
    """Whether those of a list receive the home country's ambassador: "Senator A welcomed the Ambassador of Japan"."""
    start, end = run[-1].tail, run[0].sentence[1]
    inside = [c.start for c in context.countries if c.code == context.home and start < c.start < end]
    form = pattern("sides", "receives_envoy_of")
    return any(form.fullmatch(context.flat, start, at) is not None for at in inside)


def _own_envoy_before(context: Context, run: Run) -> bool:
    """Whether the home country's ambassador stands earlier in the sentence: "our Ambassador, A, was received by B"."""
    start, lead = run[0].sentence[0], run[0].lead
    return any(
        p.country == context.home and _is_sent(p) and any(start <= m.start < lead for m in p.mentions)
        for p in context.people
    )


def _only_ambassador(person: PersonEntity) -> bool:
    """Whether somebody is told to be an ambassador and no more, beside one of the home country: the other side's."""
    return bool(person.roles) and all(role.title == "Ambassador" for role in person.roles)


def _is_sent(person: PersonEntity) -> bool:
    return any(role.group in words_of("posts", "groups_sent") for role in person.roles)


def _officials_at_home(context: Context, people: list[PersonEntity]) -> None:
    """Give members of parliament, governors and mayors of a text that is about no other country its own."""
    for person in people:
        groups = {role.group for role in person.roles}
        open_one = person.country is None and not any(role.organisation for role in person.roles)
        if open_one and groups and groups <= words_of("posts", "groups_at_home"):
            person.country, person.assumed = context.home, True


def _lawmakers(context: Context, people: list[PersonEntity]) -> None:
    """Give "Congressman NAME", who has no other post, the United States, where the text names them and no other
    country that has such members of parliament."""
    named = {mention.code for mention in context.countries} & words_of("states", "with_representatives")
    if named != {"US"}:
        return
    for person in people:
        titles = {role.title for role in person.roles}
        if titles and titles <= words_of("posts", "lawmakers_abroad") and person.country is None:
            person.country = "US"


def _taken(context: Context) -> set[str]:
    """The posts of which a country has one that somebody of the document's own country is said to hold."""
    return {post for p in context.people if p.country == context.home and (post := highest_post(p))}


def _rivals(opens: PersonEntity, bare: list[PersonEntity]) -> dict[str, PersonEntity | None]:
    """Posts with several holders without a country, each with the one who is the document's own, if the text tells.

    That is `opens`, who opens it: "President Biden spoke with President Ghani". Of two ministers it is the first.
    """
    holders: dict[str, list[PersonEntity]] = {}
    for person in bare:
        if post := highest_post(person):
            holders.setdefault(post, []).append(person)
    return {
        post: people[0] if people[0] is opens or post != "president" else None
        for post, people in holders.items()
        if len(people) > 1
    }


def _partner(context: Context, code: str) -> str | None:
    """The country that a text most often names together with another: "the U.S.-ROK alliance", "between A and B"."""
    votes = Counter[str]()
    for left, right in pairwise(context.countries):
        if left.code != right.code and code in (left.code, right.code):
            joined = context.flat[left.end : right.start].strip().lower()
            votes[right.code if left.code == code else left.code] += joined in {"-", "–", "and", "and the"}
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] else None


def _is_foreign(context: Context, person: PersonEntity, post: str | None, taken: set[str]) -> bool:
    home = context.home or ""
    if home == "EU":
        return not any(role.group in words_of("posts", "groups_of_union") for role in person.roles)
    if post is not None and post in taken:
        return True
    return lacks_post(home, person) or home in counterparts_of(context, person)


def _named_one(context: Context, codes: list[str]) -> str | None:
    """The only one of these countries that the text is about; None where it names none of them, or several."""
    named = {m.code for m in context.countries}
    candidates = [code for code in codes if code in context.pair] or [code for code in codes if code in named]
    return candidates[0] if len(candidates) == 1 else None


def _other(context: Context, person: PersonEntity) -> str | None:
    """The other of the two countries of the document, else the one in whose city the person is said to be."""
    other = next((code for code in context.pair if code not in (context.home, "EU")), None)
    sentence = context.source.sentence_at(person.mentions[0].start)
    if sentence is not None and other is not None:
        named = {c.code for c in context.countries if sentence.start <= c.start < sentence.end} - {context.home}
        if named and other not in named:
            return named.pop() if len(named) == 1 else None  # of a third one, of which the sentence tells
    if sentence is None or other is not None:
        return other
    inside = [p.country for p in context.places if sentence.start <= p.start < sentence.end and not is_neutral(p.name)]
    elsewhere = [code for code in inside if code and code != context.home]
    return elsewhere[0] if elsewhere else None
