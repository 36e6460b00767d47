"""For whom people act, whose voice the document is, and which two economies it is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity
from kzgraph.extraction.geography import place_country
from kzgraph.extraction.knowledge import lexicon, one_of, pattern, words_of
from kzgraph.extraction.references import author
from kzgraph.extraction.triggers import triggers

# A dateline or a publisher tells more of whose voice a text is than one mention of a country.
_DATELINE_VOTES = 3
_PUBLISHER_VOTES = 100
_DATELINE = re.compile(
    r"\s*(?:date \S+ )?(?:\([^)]{0,60}\) ?)?([^\W\d_][^\n,—–.(]{2,30}?)(?:,[^—–\n]{0,40})?\s*(?:[—–]|-{1,2} |\.\s)"
)


def place_document(context: Context) -> None:
    """Fill in `context.home` and `context.pair` from the publisher, the dateline and what the text speaks of most."""
    votes = Counter[str]()
    for mention in context.countries:
        votes[mention.code] += 1
    union = sum(
        len(o.mentions)
        for o in context.organisations
        if o.name in words_of("posts", "union_names") or o.abbreviation == "EU"
    )
    voices = Counter(votes)
    voices.update(_dateline(context))
    voices.update(_publisher(context))
    writer = author(context)
    if writer is not None and writer.country:
        voices[writer.country] += _PUBLISHER_VOTES
    home = _most(voices)
    if union:
        votes["EU"] += union
    others = Counter({code: n for code, n in votes.items() if code != home})
    other = _most(others)
    context.home = home
    context.pair = tuple(code for code in (home, other) if code)


def _most(votes: Counter[str]) -> str | None:
    """The one with most votes; of equals the one that was counted first."""
    return max(votes, key=lambda code: votes[code]) if votes else None


def _publisher(context: Context) -> Counter[str]:
    for kind, weight in (("governments", _PUBLISHER_VOTES), ("press", _DATELINE_VOTES)):
        code = _published_by(context, kind)
        if code:
            return Counter({code: weight})
    return Counter()


def _published_by(context: Context, kind: str) -> str | None:
    """The country for which the publisher speaks, of the publishers of a kind."""
    head = context.source.document
    known = f"{head.publisher or ''} {head.url or ''}".lower()
    table = lexicon("publishers")[kind]
    return next((code for code, names in table.items() if any(name.lower() in known for name in names)), None)


def _dateline(context: Context) -> Counter[str]:
    """The country of the city in whose name the text opens, or under which it is signed at the end."""
    votes = Counter[str]()
    opening = [s for s in context.source.sentences if s.kind != "headline"][:1] + list(context.source.sentences[:2])
    for sentence in opening[:2]:
        match = _DATELINE.match(context.flat, sentence.start, sentence.end + 1)
        code = place_country(match.group(1).strip().title()) or place_country(match.group(1).strip()) if match else None
        if code:
            votes[code] = _DATELINE_VOTES
            return votes
    for sentence in context.source.sentences[-2:]:
        code = place_country(context.flat[sentence.start : sentence.end].strip())
        if code:
            votes[code] = _DATELINE_VOTES
    return votes


def affiliate(context: Context) -> None:
    """Give each person a country: stated by a title, implied by the body served, else the voice of the document.

    A title that says nothing of a country ("the President", "Foreign Minister Nurtleu") is one of the document's own
    country; a person without any title keeps none, unless a later step learns it from an encounter.
    """
    bodies = {o.name: o for o in context.organisations}
    for person in context.people:
        person.country = person.country or _stated(person) or _from_bodies(person, bodies)
        if person.country is None and any(
            pattern("posts", "union_posts", cased=True).search(role.title) for role in person.roles
        ):
            person.country = "EU"


def _stated(person: PersonEntity) -> str | None:
    for status in ("held", "future", "former"):
        for role in person.roles:
            if role.status == status and role.country:
                return role.country
    return None


def _from_bodies(person: PersonEntity, bodies: dict[str, OrganisationEntity]) -> str | None:
    for role in person.roles:
        body = bodies.get(role.organisation or "")
        if body is not None and body.country:
            return body.country
    return None


def is_international(person: PersonEntity, context: Context) -> bool:
    """Whether a person's post is one of an international organisation: the UN Secretary-General acts for no country."""
    kinds = {o.name: o.kind for o in context.organisations} | {
        o.abbreviation: o.kind for o in context.organisations if o.abbreviation
    }
    return any(kinds.get(role.organisation or "") == "intergovernmental" for role in person.roles)


def affiliate_by_home(context: Context) -> None:
    """Give those who hold a post without a country the document's own, unless they serve an international body.

    A post that the country has not ("Prime Minister" in an American release), or that it has only one of, is another
    country's: that of the other of the two that the document is about, where there is one.
    """
    other = next((code for code in context.pair if code != context.home and code != "EU"), None)
    official = _published_by(context, "governments") == context.home
    changes = bool(triggers()["appointment"].search(context.flat))  # then one post may have two holders
    seen = (
        {post for p in context.people if p.country == context.home and (post := _highest(p))}
        if not changes
        else set[str]()
    )
    for person in sorted(context.people, key=lambda p: p.mentions[0].start):
        if person.country is not None or not context.home or is_international(person, context):
            continue
        if not any(role.group in words_of("posts", "groups_of_state") for role in person.roles) and not (
            person.roles and official
        ):
            continue
        post = _highest(person)
        foreign = (post is not None and _not_of(context.home, post, seen)) or _has_none(context.home, person)
        person.country = other if foreign else context.home
        person.assumed = not foreign
        if post and person.country == context.home:
            seen.add(post)


@cache
def _one_a_country() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((post, one_of(forms)) for post, forms in lexicon("posts")["one_a_country"].items())


def _highest(person: PersonEntity) -> str | None:
    """The post of which a country has one, where the person holds it: president, prime minister, foreign minister."""
    titles = [role.title for role in person.roles if role.status == "held"]
    return next((post for post, form in _one_a_country() if any(form.match(title) for title in titles)), None)


def _has_none(home: str, person: PersonEntity) -> bool:
    """Whether the country has no such posts at all: a Deputy Foreign Minister in an American text is no American."""
    titles = [role.title.lower() for role in person.roles]
    minister = any("minister" in title for title in titles)
    foreign = any("foreign minister" in title or "of foreign affairs" in title for title in titles)
    without = lexicon("states")
    return (minister and home in without["without_minister"]) or (
        foreign and home in without["without_foreign_minister"]
    )


def _not_of(home: str, post: str, seen: set[str]) -> bool:
    without = lexicon("states").get("without_" + post.replace(" ", "_"), ())
    return home in without or post in seen
