"""For whom people act, whose voice the document is, and which two economies it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from kzgraph.extraction.actors.geography import find_countries, place_country
from kzgraph.extraction.actors.references.speaker import author
from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.tokens import fold

# A dateline or a publisher tells more of whose voice a text is than one mention of a country.
_DATELINE_VOTES = 3
_PUBLISHER_VOTES = 100
_FIRST_OFFICIAL_VOTES = 2
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
    voices.update(_first_official(context))
    voices.update(_web_address(context))
    writer = author(context)
    if writer is not None and writer.country:
        voices[writer.country] += _PUBLISHER_VOTES
    home = _most(voices)
    if union:
        votes["EU"] += union
    others = Counter({code: n for code, n in votes.items() if code != home})
    other = _most(others)
    context.home = home
    context.speaks = home is not None and voices[home] >= votes[home] + _DATELINE_VOTES
    context.pair = tuple(code for code in (home, other) if code)


def _most(votes: Counter[str]) -> str | None:
    """The one with most votes; of equals the one that was counted first."""
    return max(votes, key=lambda code: votes[code]) if votes else None


def _first_official(context: Context) -> Counter[str]:
    """The country of the first person named, where a title says it: a ministry names its own official first."""
    first = min(context.people, key=lambda p: p.mentions[0].start, default=None)
    return Counter({first.country: _FIRST_OFFICIAL_VOTES}) if first and first.country else Counter()


def _web_address(context: Context) -> Counter[str]:
    """The country of a government's web site that the text gives as its source or its photographer."""
    text = context.source.document.text.lower()
    code = next((code for name, code in _addresses() if name in text), None)
    return Counter({code: _DATELINE_VOTES}) if code else Counter()


@cache
def _addresses() -> list[tuple[str, str]]:
    """The web sites of governments in lower case, each with its country."""
    governments = lexicon("publishers")["governments"]
    return [(name.lower(), code) for code, names in governments.items() for name in names if "." in name]


def _publisher(context: Context) -> Counter[str]:
    code = published_by(context, "governments")
    if code:
        return Counter({code: _PUBLISHER_VOTES})
    code = published_by(context, "press")
    # A paper abroad with its president writes from there; but it may also write on what is no concern of its country.
    own = code is not None and any(mention.code == code for mention in context.countries)
    return Counter({code: _PUBLISHER_VOTES if own else _DATELINE_VOTES}) if code else Counter()


def published_by(context: Context, kind: str) -> str | None:
    """The country for which the publisher speaks, of the publishers of a kind: `governments` or `press`."""
    head = context.source.document
    listed = _listed(kind, f"{head.publisher or ''} {head.url or ''}")
    if listed is None and kind == "governments":
        whole = (head.publisher or "").strip().lower()
        listed = next((code for code, names in lexicon("publishers")["whole_names"].items() if whole in names), None)
    return listed or (_body_of_state(head.publisher or "") if kind == "governments" else None)


@lru_cache(maxsize=1024)
def _listed(kind: str, known: str) -> str | None:
    """The country of the first publisher of a kind that is named in a publisher's name and address."""
    return next((code for code, names in _publishers(kind) if names.search(known)), None)


@cache
def _publishers(kind: str) -> list[tuple[str, re.Pattern[str]]]:
    """The publishers of each country as one expression: names as whole words, abbreviations in their own case."""
    return [
        (code, re.compile("|".join(map(_as_pattern, names)))) for code, names in lexicon("publishers")[kind].items()
    ]


def _as_pattern(name: str) -> str:
    if "." in name and " " not in name:
        return rf"(?<![^\W_])(?i:{re.escape(name)})"
    return rf"\b{re.escape(name)}\b" if name.isupper() else rf"(?i:\b{re.escape(name)}(?!\w))"


def _body_of_state(publisher: str) -> str | None:
    """The country in "Ministry of Foreign Affairs of Japan", "Embassy of Peru in Hungary"."""
    if not any(word in publisher.lower() for word in lexicon("publishers")["official_words"]):
        return None
    named = find_countries(publisher)
    if named:
        return named[0].code
    places = (place_country(part.strip()) for part in re.split(r"[,/()|–-]| in ", publisher))
    return next((code for code in places if code), None)  # "Prime Minister's Office, Islamabad"


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
    country; a person without any title keeps none, unless a later step learns it from an encounter. Who serves an
    international organisation acts no more for the country of a former post.
    """
    bodies = _bodies(context)
    for person in context.people:
        if any(pattern("posts", "un_posts", cased=True).search(role.title) for role in person.roles):
            person.international = True
            continue
        serves = any(_of_organisation(role, bodies) for role in person.roles)
        stated = _stated(person, ("held", "future") if serves else ("held", "future", "former"))
        unions = stated is None and any(_of_union(role) for role in person.roles)
        if unions:  # also who is of a country: "Slovak diplomat NAME was appointed EU Special Representative"
            person.country = "EU"
        person.country = person.country or stated or _from_bodies(person, bodies) or _only_there(person)
        if unions:
            continue
        if person.country is None and serves and _stated(person, ("former",)):
            person.international = True


def _of_organisation(role: RoleEntity, bodies: dict[str, OrganisationEntity]) -> bool:
    """Whether a post is held in an international organisation, and not for a state that sent the holder there."""
    body = bodies.get(role.organisation or "")
    sent = role.group in words_of("posts", "groups_sent") or role.country is not None
    return role.status == "held" and not sent and body is not None and body.kind == "intergovernmental"


def _of_union(role: RoleEntity) -> bool:
    """Whether a post is one of the European Union's own; an ambassador's is not if it is only sent to the Union."""
    title = role.title.split(" to ")[0] if role.group in words_of("posts", "groups_abroad") else role.title
    return pattern("posts", "union_posts", cased=True).search(title) is not None


def _only_there(person: PersonEntity) -> str | None:
    """The only country that has such a post (Taoiseach), or whose ruling family has such a name (Al Thani)."""
    for code, titles in _titles_of_one().items():
        if any(titles.search(role.title) for role in person.roles):
            return code
    name = f"{fold(person.name).replace('-', ' ')} "
    return next((code for family, code in lexicon("people")["ruling_families"].items() if f" {family} " in name), None)


@cache
def _titles_of_one() -> dict[str, re.Pattern[str]]:
    """The titles that only one country has, as an expression for each."""
    return {
        code: re.compile("|".join(rf"\b{re.escape(title)}(?!\w)" for title in titles))
        for code, titles in lexicon("posts")["titles_of_one_country"].items()
    }


def _bodies(context: Context) -> dict[str, OrganisationEntity]:
    """The organisations by name, by each form that the text gives it, and by abbreviation."""
    forms = {context.flat[m.start : m.end]: o for o in context.organisations for m in o.mentions}
    short = {o.abbreviation: o for o in context.organisations if o.abbreviation}
    return forms | short | {o.name: o for o in context.organisations}


def _stated(person: PersonEntity, statuses: Iterable[str]) -> str | None:
    for status in statuses:
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


def without_letterheads(context: Context) -> list[OrganisationEntity]:
    """The organisations that running text names, without those that stand in lines above it only."""
    heads = [
        (s.start, s.end)
        for s in context.source.sentences
        if pattern("organisations", "letterheads").fullmatch(context.flat, s.start, s.end)
    ]
    return [
        body
        for body in context.organisations
        if not heads or any(not any(a <= m.start < b for a, b in heads) for m in body.mentions)
    ]


def claim_bodies(context: Context) -> None:
    """Ministries and other bodies of state that no country stands by are those of the country that speaks."""
    if not context.speaks or context.home == "EU":
        return
    for body in context.organisations:
        if body.country is None and (
            body.kind in words_of("organisations", "kinds_of_state")
            or (body.kind == "agency" and body.name.split()[0] in words_of("organisations", "words_of_state"))
        ):
            body.country = context.home
    bodies = _bodies(context)
    for person in context.people:
        if person.country is None and (code := _from_bodies(person, bodies)):
            person.country, person.assumed = code, True


def is_international(person: PersonEntity, context: Context) -> bool:
    """Whether a person's post is one of an international organisation: the UN Secretary-General acts for no country."""
    if person.international or not any(role.organisation for role in person.roles):
        return person.international
    kinds = {o.name: o.kind for o in context.organisations} | {
        o.abbreviation: o.kind for o in context.organisations if o.abbreviation
    }
    return any(kinds.get(role.organisation or "") == "intergovernmental" for role in person.roles)
