"""Whom those serve whose title names no country: "the President", "Foreign Minister Nurtleu".

As a rule the country in whose voice the document speaks. Not so where that country has no such post, or another
holder of it; where "his French counterpart" shows that the person is not French; and where two presidents without a
country stand side by side and the text does not tell which is its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from kzgraph.extraction.actors.affiliation import is_international, published_by
from kzgraph.extraction.actors.bodies.listed import listed_country
from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity, RoleEntity
from kzgraph.extraction.events.triggers import tells_of
from kzgraph.extraction.knowledge import lexicon, one_of, pattern, words_of

_PRIVATE = frozenset({"company", "other", "university", "media"})
_OWNED = re.compile(r"\w's? $")
_PERSONAL = re.compile(r"\b(?:his|her) $")
_OWNER_REACH = 4
_COUNTERPART = re.compile(r"\b(?:his|her) ([^\W\d_][\w .-]{2,30}?) (?:counterpart|colleague)\b")
_COUNTERPARTS = re.compile(r"\b(?:his|her|their) (?:counterparts|colleagues) (?:from|of)\b")
_ENCOUNTERS = ("meeting", "call", "consultations", "dialogue")

# Words before a country that make it the scene; and how often it has to be named otherwise.
_SCENE = re.compile(r"\b(?:in|to|from|at|visit|visited|visiting|thank|thanked|thanking) (?:the )?$")
_SCENE_REACH = 16
_LEAST_MENTIONS = 1


@cache
def _one_a_country() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((post, one_of(forms)) for post, forms in lexicon("posts")["one_a_country"].items())


def affiliate_by_home(context: Context) -> None:
    """Give those who hold a post of state without a country the document's own, or the one that the text shows.

    Where nothing but counting tells which of two countries is the document's own, nobody is given it whom somebody of
    that country meets.
    """
    if not context.home or not context.people:
        return
    official = published_by(context, "governments") == context.home
    in_order = sorted(context.people, key=lambda p: p.mentions[0].start)
    private = {name for o in context.organisations if _is_private_body(o) for name in (o.name, o.abbreviation) if name}
    bare = [person for person in in_order if _is_bare(context, person, private, official=official)]
    # Where somebody is appointed or dismissed, one post may have two holders.
    changes = bool(bare) and tells_of("appointment", context.flat)
    taken = set() if changes else _taken(context)
    rivals = {} if changes else _rivals(in_order[0], bare)
    opens = in_order[0]
    met_ones = set() if context.speaks else _countries_met(context)
    if len(context.pair) > 1:
        _by_company(context, [person for person in in_order if person.country is None])
    for person in bare:
        post = highest_post(person)
        if (only := _only_in(person)) is not None:
            person.country = _named_one(context, only)
        elif post in rivals and person is not rivals[post]:
            person.country = _other(context, person) if rivals[post] else None
        elif _is_foreign(context, person, post, taken):
            code = _other(context, person)
            person.country = None if _meets_both(context, code, met_ones) else code
        elif not context.speaks and (met := _met_by_opener(context, person, opens)):
            # Whoever the text speaks of most may be a mere topic: "… spoke with President B of France about Ukraine".
            person.not_of = met
            code = _partner(context, met) or (_other(context, person) if met == context.home else None)
            person.country = None if code in met_ones else code
        elif not context.speaks and opens.not_of == context.home and context.home in met_ones:
            continue  # who opens the text meets one of its home country: it is not written in the voice of that
        elif context.speaks or (_spoken_of(context) and (len(context.pair) < 2 or not _meets_own(context, person))):
            person.country, person.assumed = context.home, True


def _by_company(context: Context, people: list[PersonEntity]) -> None:
    """Give the heads of well-known companies the country of theirs, of the two that the text is about."""
    for person in people:
        codes = {listed_country(role.organisation) for role in person.roles if role.organisation} & set(context.pair)
        if len(codes) == 1 and not person.international:
            person.country = codes.pop()


def _is_bare(context: Context, person: PersonEntity, private: set[str], *, official: bool) -> bool:
    """Whether a person holds a post, and nothing says whose; `official` where the home country publishes the text.

    Who leads one of the `private` bodies, a company or a church, holds no post of a state.
    """
    if any(_is_private(role, private) for role in person.roles) and not any(map(_is_public, person.roles)):
        return False
    if person.country is not None or not person.roles or is_international(person, context):
        return False
    sent = any(role.accredited_to not in (None, context.home) for role in person.roles)  # "Ambassador to Russia"
    before = [context.flat[max(0, role.start - _OWNER_REACH) : role.start] for role in person.roles]
    if any(_OWNED.search(text) for text in before):
        return False  # "the OSCE Chairmanship's Special Representative"
    if not official and any(_PERSONAL.search(text) for text in before):
        return False  # "NAME, his Special Envoy": of him who was named before
    groups = words_of("posts", "groups_of_state") | ({"member_of_parliament"} if context.speaks else set())
    if any(_is_for(context, role, context.home) for role in person.roles):
        return False  # "Special Envoy for Ukraine" is nobody of Ukraine's
    of_state = any(role.group in groups for role in person.roles)
    if context.home == "EU":  # which has secretaries general, as ministries do
        known = words_of("posts", "groups_of_state") - {"state_secretary"} | words_of("posts", "groups_of_union")
        return any(role.group in known for role in person.roles)
    # A spokesman of nobody in particular speaks for the government.
    speaks = any(role.group == "spokesperson" and role.organisation is None for role in person.roles)
    return official or sent or speaks or of_state


def _is_for(context: Context, role: RoleEntity, code: str | None) -> bool:
    """Whether a title names a country as the one that its holder is to deal with."""
    if role.group != "special_representative" or role.country == code:
        return False
    inside = [c.start for c in context.countries if c.code == code and role.start < c.start < role.end]
    return any(
        context.flat[role.start : start].endswith((" for ", " for the ", " to ", " to the ")) for start in inside
    )


def _is_private_body(body: OrganisationEntity) -> bool:
    """Whether a body is none of a state's: a company, a church, an association; not the National Economic Council."""
    return body.kind in _PRIVATE and not words_of("organisations", "words_of_state_bodies") & set(body.name.split())


def _is_private(role: RoleEntity, private: set[str]) -> bool:
    alone = role.group == "clergy" or pattern("posts", "private_posts").search(role.title) is not None
    return role.country is None and (alone or role.organisation in private)


def _is_public(role: RoleEntity) -> bool:
    """Whether a title can be a state's only: not "President" beside "CEO of Microsoft"."""
    return role.organisation is None and role.group not in {"head_of_state", "deputy_head", "head", "clergy", "officer"}


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


def highest_post(person: PersonEntity) -> str | None:
    """The post of which a country has one, where the person holds it: president, prime minister, foreign minister."""
    return next(iter(_posts(role for role in person.roles if role.status == "held")), None)


def _meets_own(context: Context, person: PersonEntity) -> bool:
    """Whether the sentence that first names a person tells of a meeting with somebody of the document's own country."""
    at = person.mentions[0].start
    sentence = context.source.sentence_at(at)
    own = [m.end for p in context.people if p.country == context.home and not p.assumed for m in p.mentions]
    before = [end for end in own if sentence and sentence.start < end < at]
    if not before:
        return False
    return any(tells_of(kind, context.flat[max(before) : at]) for kind in ("meeting", "call"))


def _spoken_of(context: Context) -> bool:
    """Whether a text speaks of its country otherwise than as the scene: not only "in Geneva, Switzerland".

    Where nothing but counting shows whose text it is, a guest with a bare title is of the country no more than it is.
    """
    scenes = {place.end for place in context.places}
    named = [c.start for c in context.countries if c.code == context.home]
    elsewhere = [
        k for k in named if not _SCENE.search(context.flat, max(0, k - _SCENE_REACH), k) and k - 2 not in scenes
    ]
    return len(elsewhere) >= _LEAST_MENTIONS


def _met_by_opener(context: Context, person: PersonEntity, opens: PersonEntity) -> str | None:
    """The country of whom a person meets that opens the text: "Vice President A spoke with President B of [France]".

    A is not French, also where the text then speaks of France alone.
    """
    if person is not opens:
        return None
    at = person.mentions[0].end
    sentence = context.source.sentence_at(at - 1)
    others = ((m.start, p.country) for p in context.people if p.country and not p.assumed for m in p.mentions)
    after = [(start, code) for start, code in others if sentence and at < start < sentence.end]
    start, code = min(after, default=(at, None))
    return code if any(tells_of(kind, context.flat[at:start]) for kind in _ENCOUNTERS) else None


def _countries_met(context: Context) -> set[str]:
    """The countries of those of whom a text says that somebody named before them in the sentence meets them."""
    found: set[str] = set()
    mentions = sorted(((m.start, m.end, p) for p in context.people for m in p.mentions), key=lambda m: m[0])
    for sentence in context.source.sentences:
        inside = [m for m in mentions if sentence.start <= m[0] < sentence.end]
        if not inside:
            continue
        begin = inside[0][1]
        flat = context.flat
        found |= {
            p.country
            for start, _, p in inside[1:]
            if p.country and not p.assumed and any(tells_of(kind, flat[begin:start]) for kind in _ENCOUNTERS)
        }
        if met := _COUNTERPARTS.search(flat, begin, sentence.end):
            found |= {c.code for c in context.countries if met.start() <= c.start < sentence.end}
    return found


def _meets_both(context: Context, code: str | None, met: set[str]) -> bool:
    """Whether a text of unknown voice tells of meetings with both its countries: who meets them is of neither."""
    return not context.speaks and code in met and context.home in met


def _partner(context: Context, code: str) -> str | None:
    """The country that a text most often names together with another: "the U.S.-ROK alliance", "between A and B"."""
    votes = Counter[str]()
    for left, right in pairwise(context.countries):
        if left.code != right.code and code in (left.code, right.code):
            joined = context.flat[left.end : right.start].strip().lower()
            votes[right.code if left.code == code else left.code] += joined in {"-", "–", "and", "and the"}
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] else None


def _posts_ever(person: PersonEntity) -> list[str]:
    """The posts of which a country has one that the person holds, held or will hold."""
    return _posts(person.roles)


def _posts(roles: Iterable[RoleEntity]) -> list[str]:
    titles = [role.title for role in roles if role.country or " of " not in role.title or role.group == "minister"]
    return [post for post, form in _one_a_country() if any(form.match(title) for title in titles)]


def _is_foreign(context: Context, person: PersonEntity, post: str | None, taken: set[str]) -> bool:
    home = context.home or ""
    without = lexicon("states")
    if home == "EU":
        return not any(role.group in words_of("posts", "groups_of_union") for role in person.roles)
    if post is not None and post in taken:
        return True
    if any(home in without.get("without_" + other.replace(" ", "_"), ()) for other in _posts_ever(person)):
        return True
    return _has_none(home, person) or home in _counterparts(context, person)


def _only_in(person: PersonEntity) -> list[str] | None:
    """The countries that give such a title, where they are few: an Emperor is Japan's."""
    table = lexicon("states")["only_in"]
    return next((table[title] for role in person.roles if (title := role.title.lower()) in table), None)


def _named_one(context: Context, codes: list[str]) -> str | None:
    """The only one of these countries that the text is about; None where it names none of them, or several."""
    named = {m.code for m in context.countries}
    candidates = [code for code in codes if code in context.pair] or [code for code in codes if code in named]
    return candidates[0] if len(candidates) == 1 else None


def _has_none(home: str, person: PersonEntity) -> bool:
    """Whether the country has no such posts at all: a Deputy Foreign Minister in an American text is no American."""
    titles = [role.title.lower() for role in person.roles]
    minister = any("minister" in title for title in titles)
    foreign = any("foreign minister" in title or "of foreign affairs" in title for title in titles)
    without = lexicon("states")
    return (minister and home in without["without_minister"]) or (
        foreign and home in without["without_foreign_minister"]
    )


def _counterparts(context: Context, person: PersonEntity) -> set[str]:
    """The countries of "his French counterpart" after the person's name: none of them is the person's own."""
    sentence = context.source.sentence_at(person.mentions[0].start)
    if sentence is None:
        return set()
    spans = [m.span(1) for m in _COUNTERPART.finditer(context.flat, person.mentions[0].end, sentence.end)]
    return {c.code for c in context.countries if any(start <= c.start < end for start, end in spans)}


def _other(context: Context, person: PersonEntity) -> str | None:
    """The other of the two countries of the document, else the one in whose city the person is said to be."""
    other = next((code for code in context.pair if code not in (context.home, "EU")), None)
    if other is not None:
        return other
    sentence = context.source.sentence_at(person.mentions[0].start)
    if sentence is None:
        return None
    inside = [p.country for p in context.places if sentence.start <= p.start < sentence.end and p.country]
    elsewhere = [code for code in inside if code != context.home]
    return elsewhere[0] if elsewhere else None
