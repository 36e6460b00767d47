"""What counts as an encounter of a record: one that has two sides."""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.high_posts import highest_post
from kzgraph.extraction.actors.affiliation.service import is_international
from kzgraph.extraction.actors.geography import names_unlisted, place_country
from kzgraph.extraction.context import Context, OrganisationEntity
from kzgraph.extraction.events.drafts import Draft, has_heads_of_three, with_other_side
from kzgraph.extraction.events.signing_bodies import document_with_body
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.passages.blocs import bloc_told_before
from kzgraph.extraction.passages.together import acts_with_home

# Kinds that two states hold also where the text names only one of them.
_BETWEEN_STATES = frozenset({"consultations", "dialogue", "signing"})
# With more countries than these listed, a meeting is one of many, and not only of those whose people are named.
_FEW_COUNTRIES = 3
# Kinds that are told of people.
_TOLD_OF_PEOPLE = frozenset({"meeting", "call", "visit"})
_PAIR = 2


def complete(context: Context, draft: Draft) -> bool:
    """Fill in the countries of an encounter, and say whether it has two sides."""
    own = draft.homes | draft.represented
    if "EU" in own and draft.session:  # those who came for the Union are named
        draft.bodies = {name: None for name in draft.bodies if name not in words_of("posts", "union_names")}
    if draft.kind == "appointment":
        draft.countries = own
        return True
    if draft.of_many:
        return True
    told = own | draft.countries
    draft.countries = _sides(context, draft, own)
    if draft.kind == "signing":
        draft.countries = _without_lookers_on(draft)
    if len(told) < _PAIR and _signed_elsewhere(draft):
        return False
    if draft.kind == "summit":
        if has_heads_of_three(draft):  # its members are named
            councils = pattern("formats", "council_of_heads", cased=True)
            draft.bodies = {name: None for name in draft.bodies if not councils.search(name)}
        draft.countries = draft.countries or _of_summit(context, draft)
        return bool(draft.countries or draft.bodies) and not _at_home(context, draft)
    if draft.session and draft.bodies and not draft.countries:
        draft.countries = _host(draft)
    if draft.kind == "meeting" and has_heads_of_three(draft):
        draft.kind = "summit"
    states = {lexicon("states")["part_of"].get(code, code) for code in draft.countries}
    if draft.kind == "signing" and names_unlisted(context.flat[draft.sentence.start : draft.sentence.end]):
        return True  # with a country or without one: it is a signing with somebody abroad
    states |= _of_strangers(draft)
    if len(states) >= 2 or draft.kind == "credentials" or _of_equals(draft) or _with_international(context, draft):
        return True
    others = _others_named(draft) or _with_body(context, draft) or len(draft.bodies) >= _PAIR
    return draft.kind == "signing" and bool(states) and others


def _without_lookers_on(draft: Draft) -> dict[str, None]:
    """The states of a signing without those from which somebody only looked on, where two others are left."""
    homes = {"witness": set[str](), "signatory": set[str]()}
    for person, capacity in draft.people.values():
        homes["witness" if capacity == "witness" else "signatory"].add(person.country or "")
    watching = homes["witness"] - homes["signatory"]
    left = {code: None for code in draft.countries if code not in watching}
    return left if len(left) >= _PAIR else draft.countries


def _signed_elsewhere(draft: Draft) -> bool:
    """Whether a document that is only spoken of was signed in a third country: by whom is not told."""
    host = place_country(draft.place) if draft.place else None
    return draft.kind == "signing" and draft.mentioned and host is not None and host not in draft.countries


def _of_strangers(draft: Draft) -> set[str]:
    """A side of its own for officials who act and of whom the text does not say of which country they are.

    Nobody writes of a countryman "Deputy Minister A received the Ambassador of Peru" or "A flew to Lima".
    """
    if draft.kind not in _TOLD_OF_PEOPLE:
        return set()
    offices = words_of("posts", "groups_of_state") | words_of("posts", "groups_sent")
    strangers = (person for person, _ in draft.people.values() if person.country is None)
    return {""} if any(role.group in offices for person in strangers for role in person.roles) else set()


def _sides(context: Context, draft: Draft, own: dict[str, None]) -> dict[str, None]:
    """The participants' countries with those listed; the document's two where a kind of encounter needs two."""
    sides = own | draft.countries
    if len(own) >= 2 and draft.kind in {"meeting", "call", "summit"} and len(draft.countries) <= _FEW_COUNTRIES:
        sides = own
    if draft.kind == "signing" and _others_named(draft):
        return sides
    if draft.kind == "signing" and not own and (partner := document_with_body(context, draft.sentence)):
        return _with_partner(context, draft, *partner)
    if draft.kind == "signing" and not own and (bloc := bloc_told_before(context, draft.sentence)):
        start, end = draft.sentence.start, draft.sentence.end
        draft.bodies[bloc.name] = None
        sides = {c.code: None for c in context.countries if start <= c.start < end and c.code in sides}
    if draft.kind == "signing" and sides and _with_body_of_states(context, draft):
        return sides | ({"EU": None} if draft.bodies.keys() & words_of("posts", "union_names") else {})
    if draft.kind == "signing" and names_unlisted(context.flat[draft.sentence.start : draft.sentence.end]):
        start, end = draft.sentence.start, draft.sentence.end
        return sides | {c.code: None for c in context.countries if start <= c.start < end and c.code in context.pair}
    alone = draft.kind == "signing" and not (sides or context.speaks) and len(context.pair) < _PAIR
    if alone and _with_body(context, draft):
        return sides  # who signs with a bank is of no country that only another sentence names
    if host := _held_abroad(context, draft, own):
        return sides | {host: None}
    of_two = (draft.kind in _BETWEEN_STATES or _of_states(draft)) and not draft.not_of_pair
    if len(sides) < 2 and of_two:
        sides = with_other_side(context, sides, _of_last(draft) or _pair(context, draft))
        if "EU" not in own and _are_named(draft):  # of those who sign for the Union their posts tell it
            sides = {code: None for code in sides if code != "EU"}
    return sides


def _held_abroad(context: Context, draft: Draft, own: dict[str, None]) -> str | None:
    """The country in whose city the only one named signs or talks, where it is neither of the text's two."""
    of_pair = draft.kind in _BETWEEN_STATES and (draft.kind == "signing" or len(context.pair) == _PAIR)
    host = place_country(draft.place) if of_pair and draft.place and len(own) == 1 else None
    alone = len(draft.people) == 1 and not draft.bodies and draft.countries.keys() <= own.keys()
    neutral = draft.place in lexicon("agreements")["neutral_places"]
    return host if alone and not neutral and host not in {*own, *context.pair} else None


def _are_named(draft: Draft) -> bool:
    """Whether two or more who signed are named."""
    hands = [person for person, capacity in draft.people.values() if capacity == "signatory"]
    return draft.kind == "signing" and len(hands) >= _PAIR


def _with_partner(context: Context, draft: Draft, body: OrganisationEntity, country: str | None) -> dict[str, None]:
    """The states of a document with a body: that of the body and those its sentence names, else the text's own."""
    start, end = draft.sentence.start, draft.sentence.end
    named = {c.code: None for c in context.countries if start <= c.start < end and c.code in draft.countries}
    if body.kind == "intergovernmental":
        draft.bodies[body.name] = None
    ours = [context.home] if context.home and not named.keys() - {country} else []
    return dict.fromkeys([*named, *ours, *([country] if country else [])])


def _others_named(draft: Draft) -> bool:
    """Whether two signed and the text does not tell whose one of them is: the text's other country need not be it."""
    homes = [person.country for person, _ in draft.people.values()]
    return len(homes) >= _PAIR and None in homes and len(draft.homes) == 1


def _of_last(draft: Draft) -> dict[str, None]:
    """The two sides of the encounter told just before one that names none: "political consultations, last held in"."""
    last = draft.beside
    if last is None:
        return {}
    of_many = draft.kind == "signing" and draft.status == last.status == "planned" and len(last.sides) > _PAIR
    return last.sides if len(last.sides) == _PAIR or of_many else {}


def _of_states(draft: Draft) -> bool:
    """Whether it is a session of a body that two states have set up; those of many states are not the text's two."""
    return draft.session and pattern("formats", "standing_body").search(draft.series or "") is not None


def _of_summit(context: Context, draft: Draft) -> dict[str, None]:
    """The host of a summit, where the text gives its city; else the document's two, unless it is an organisation's."""
    if host := _host(draft):
        return host
    neutral = draft.place in words_of("formats", "seats_of_unions")
    if draft.of_ministers:
        return {}
    if neutral and draft.mentioned:
        return dict.fromkeys(context.pair[:1])
    if draft.bodies:
        return {}
    return _pair(context, draft) if not draft.mentioned else dict.fromkeys(context.pair[:1])


def _at_home(context: Context, draft: Draft) -> bool:
    """Whether a summit is one of the speaker's own people: "The White House hosted an Eviction Prevention Summit".

    No other country and no city is told, and its name does not say that it is one of states.
    """
    if draft.people or draft.bodies or draft.place or not context.speaks or list(draft.countries) != [context.home]:
        return False
    alone = {c.code for c in context.countries} <= draft.countries.keys()
    return alone and pattern("formats", "summit_of_many").search(draft.series or "of leaders") is None


def _host(draft: Draft) -> dict[str, None]:
    """The country of the city where an organisation met, but where it has its seat."""
    neutral = draft.place in words_of("formats", "seats_of_unions")
    host = place_country(draft.place) if draft.place and not neutral else None
    return {host: None} if host else {}


def _pair(context: Context, draft: Draft) -> dict[str, None]:
    """The document's two countries, unless the other one is only spoken of: nobody from there and no city is named."""
    here = {person.country for person in context.people} | {place.country for place in context.places}
    spoken_of = len({person.country for person in context.people} - {None}) >= _PAIR
    if draft.kind == "signing" and not all(acts_with_home(context, code) for code in context.pair[1:]):
        return {}
    return {} if spoken_of and not here.issuperset(context.pair) else dict.fromkeys(context.pair)


def _of_equals(draft: Draft) -> bool:
    """Whether two presidents meet of whom the text does not say of what: they are of two countries all the same."""
    posts = [post for person, _ in draft.people.values() if (post := highest_post(person))]
    return len(posts) > len(set(posts))


def _with_body(context: Context, draft: Draft) -> bool:
    """Whether the sentence of a signing names an international organisation, as a party to the document."""
    start, end = draft.sentence.start, draft.sentence.end
    return any(
        body.kind == "intergovernmental" and any(start <= m.start < end for m in body.mentions)
        for body in context.organisations
    )


def _with_body_of_states(context: Context, draft: Draft) -> bool:
    """Whether an organisation of states is one side, so that no state is missing."""
    return any(b.name in draft.bodies and b.kind == "intergovernmental" for b in context.organisations)


def _with_international(context: Context, draft: Draft) -> bool:
    """Whether an international organisation or its servant takes part."""
    names = {body.name: body.kind for body in reversed(context.organisations)}
    if any(names.get(name) == "intergovernmental" for name in draft.bodies):
        return True
    return any(is_international(person, context) for person, _ in draft.people.values())
