"""Who heads something of a country: "the head of the Kazakh delegation", "the head of Armenian diplomacy"."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, CountryMention, PersonEntity
from kzgraph.extraction.knowledge import pattern, words_of

# "The head of the Ministry of Foreign Affairs of the Republic of" has so many characters.
_REACH = 70
# So much before and after a name is looked at for words that say that the person led a delegation.
_LEADING = 160


def by_headship(context: Context) -> list[Reference]:
    """The only one of the country named before who has such a post, or who led its delegation."""
    found = []
    for country in context.countries:
        headed = _headed(context, country)
        if headed is None:
            continue
        start, end, what, deputy = headed
        known = [p for p in context.people if p.country == country.code and p.mentions[0].start < start]
        if deputy:
            known = [p for p in known if any(pattern("people", "deputies").search(r.title) for r in p.roles)]
        elif what != "delegation":
            known = [p for p in known if _has_post(p, what)]
        else:
            known = _leaders(context, known, start)
        if len(known) == 1:
            found.append(Reference(start, end, (known[0],)))
    return [*found, *_heads_alone(context, found)]


def _heads_alone(context: Context, told: list[Reference]) -> Iterator[Reference]:
    """ "The head of the Foreign Ministry": the only such minister named before, else the only one at home."""
    for match in pattern("people", "headed_alone", cased=True).finditer(context.flat):
        if any(known.start < match.end() and match.start() < known.end for known in told):
            continue
        named = [p for p in context.people if p.mentions[0].start < match.start()]
        heads = [p for p in named if _has_post(p, str(match.lastgroup))]
        ours = heads if len(heads) == 1 else [p for p in heads if p.country == context.home]
        if len(ours) == 1:
            yield Reference(match.start(), match.end(), (ours[0],))


def _headed(context: Context, country: CountryMention) -> tuple[int, int, str, bool] | None:
    """Where words about a country mean the head of something, of what, and whether it is the deputy."""
    flat = context.flat
    before = flat[max(0, country.start - _REACH) : country.start]
    if (headed := pattern("people", "head_of_its").search(before)) is not None:
        start, deputy = country.start - len(before) + headed.start(), headed["deputy"] is not None
        if of := pattern("people", "of_headed").search(before):  # "the head of the delegation of Peru"
            return start, country.end, str(of.lastgroup), deputy
        if owned := pattern("people", "headed").match(flat, country.end):  # "of the Kazakh delegation", "of Peru's"
            return start, owned.end(), str(owned.lastgroup), deputy
    return None


def _has_post(person: PersonEntity, what: str) -> bool:
    """Whether somebody heads a mission, the foreign ministry or the government."""
    held = [role for role in person.roles if role.status == "held"]
    if what == "mission":
        return any(role.group in words_of("people", "envoy_groups") for role in held)
    if what == "government":
        return any(role.group == "head_of_government" for role in held)
    return any(pattern("posts", "foreign_ministers").search(role.title) for role in held)


def _leaders(context: Context, known: list[PersonEntity], before: int) -> list[PersonEntity]:
    """Of those of a country the ones of whom it is told that they led its delegation; all where it is told of none."""
    ahead, after = pattern("people", "led_by"), pattern("people", "led_it")
    leading = [
        p
        for p in known
        if any(
            ahead.search(context.flat[max(0, m.start - _LEADING) : m.start]) or after.match(context.flat, m.end)
            for m in p.mentions
            if m.start < before
        )
    ]
    return leading or known
