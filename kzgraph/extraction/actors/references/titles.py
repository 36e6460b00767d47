"""Titles with "the" that mean somebody named: "the Deputy Minister", "the two ministers of Chad and Togo"."""

from __future__ import annotations

import re
from functools import lru_cache

from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.references.choosing import named_later, of_another_side, only_traveller, told_last
from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.actors.role_heads import singular
from kzgraph.extraction.context import Context, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page

_HEADS = {"head_of_state": {"head", "state"}, "head_of_government": {"head", "government"}}


def by_titles(context: Context, page: Page, roles: list[RolePhrase]) -> tuple[list[Reference], list[int]]:
    """Titles with "the" that mean somebody named, and the offsets of those that mean nobody whom the text names."""
    given = {role.start for person in context.people for role in person.roles}
    names_begin = {m.start for p in context.people for m in p.mentions}
    found: list[Reference] = []
    unknown: list[int] = []
    for role in roles:
        start, end = page.words[role.first].start, page.words[role.last - 1].end
        if start in given or any(end + blanks in names_begin for blanks in range(4)):
            continue
        before = page.words[role.first - 1].low if page.same_sentence(role.first - 1, role.first) else ""
        if before in words_of("people", "visiting_words") and role.first > 1:  # "the visiting minister"
            before = page.words[role.first - 2].low
        if (headed := _of_headline(context, page, role, start)) is not None:
            found.append(Reference(start, end, (headed,)))
            continue
        owned = page.country[role.first] is not None  # "Greece's Foreign Minister"
        bare = not (role.plural or owned) and before not in words_of("people", "definite_words")
        if bare and not _without_article(page, role):
            continue
        if owned and before in words_of("people", "indefinite_words"):
            continue  # "the last time a Kazakh president came"
        people = _meant(context, page, role, start)
        if people:
            found.append(Reference(start, end, people))
        elif not role.plural:
            unknown.append(start)
    return found, unknown


def _without_article(page: Page, role: RolePhrase) -> bool:
    """Whether an office opens its sentence as if it were a name: "President was received by the Speaker"."""
    k = role.last
    bare = role.last - role.first <= _BARE and not (role.country or role.organisation)
    opens = page.opens_sentence(role.first) and bare and page.words[role.first].capital
    return opens and page.same_sentence(role.first, k) and page.words[k].low in words_of("people", "after_bare_title")


# "President", "Prime Minister".
_BARE = 2


def _of_headline(context: Context, page: Page, role: RolePhrase, start: int) -> PersonEntity | None:
    """Whom a headline means that opens with an office and tells of a visit, where the name stands only below it."""
    sentence = next((s for s in context.source.sentences if s.start <= start < s.end), None)
    opens = sentence is not None and sentence.kind == "headline" and not role.plural
    if sentence is None or not opens:
        return None
    if not pattern("people", "headline_opening").fullmatch(context.flat, sentence.start, start):
        return None
    if not pattern("people", "headline_visits").match(context.flat, page.words[role.last - 1].end, sentence.end):
        return None
    words = {w.lower() for w in re.findall(r"\w+", page.text(role.first, role.last))}
    named = [k for k in range(role.first, role.last) if page.country[k]]
    codes = {country.code for k in named if (country := page.country[k])}
    plain = words - words_of("people", "empty_title_words")
    plain -= {w for k in named for w in re.findall(r"\w+", page.words[k].low)}
    if len(codes) != 1 or not plain:
        return None
    holders = [p for p in context.people if p.country in codes and any(_is_title(plain, r) for r in p.roles)]
    return holders[0] if len(holders) == 1 and holders[0].mentions[0].start > start else None


def _is_title(words: set[str], role: RoleEntity) -> bool:
    """Whether words are those of an office that somebody holds, and of no higher or lower rank."""
    return role.status == "held" and _is_named(words, role)


def _is_named(words: set[str], role: RoleEntity) -> bool:
    """Whether words are those of an office that somebody holds or held."""
    return (words <= _title_words(role.title) and _same_rank(words, role.title)) or _same_office(words, role)


def _meant(context: Context, page: Page, role: RolePhrase, start: int) -> tuple[PersonEntity, ...]:
    """The person, or for a plural the people, with such a title; nobody where the text does not tell."""
    words = set(_title_words(page.text(role.first, role.last)) - words_of("people", "empty_title_words"))
    named = [k for k in range(role.first, role.last) if page.country[k]]
    countries = {country.code for k in named if (country := page.country[k])}
    if role.plural:
        countries |= _listed_countries(page, role.last)
    plain = words - {w for k in named for w in re.findall(r"\w+", page.words[k].low)}
    theirs = [p for p in context.people if not countries or p.country in countries]
    holders = [p for p in theirs if any(_is_named(plain, r) for r in p.roles)]
    if not holders:  # "Kassym-Jomart Tokayev held talks. … The President of Kazakhstan"
        holders = [p for p in context.people if _known_to_hold(context, p, plain, countries)]
    if role.plural:
        missing = countries - {person.country for person in holders if person.country}
        holders += [p for p in context.people if _known_to_hold(context, p, plain, missing) and missing]
        holders = _best_of_each(holders, plain)
        return tuple(holders) if countries and len(holders) > 1 else ()
    end = page.words[role.last - 1].end
    before = [p for p in holders if p.mentions[0].start < start]
    before = [p for p in before if not p.roles or any(_is_title(plain, r) for r in p.roles)] or before
    if not before and not countries and not context.speaks:  # "Vladimir Putin arrived. … The President will meet Xi"
        told = [p for p in context.people if p.mentions[0].start < start and not p.roles]
        known = [p for p in told if _is_known_as(p, plain)]
        before = known if len(known) == 1 else []
    if _of_the_house(context, plain) and not any(p.country == context.home for p in holders):
        return ()  # the White House need not name "the President"
    if len(plain) == 1:  # "The Secretary" is the one of this post, and no deputy assistant secretary
        before = [
            p for p in before if any(_has_rank(plain, r.title) or _same_office(plain, r) for r in p.roles)
        ] or before
    if not before and plain <= words_of("people", "heads_of_anything"):
        return ()
    if not before and countries and (called := _counterparts(context, theirs, plain, start)):
        return called if len(called) == 1 else ()
    if not before:
        held = [p for p in holders if not p.roles or any(_is_title(plain, r) for r in p.roles)]
        later = named_later(context, held, countries, start, end)
        return (later,) if later is not None else ()
    if len(before) == 1:
        return (before[0],)
    if (same := _meant_above(context, page, before, plain, start)) is not None:
        return (same,)
    if (traveller := only_traveller(context, before, end)) is not None:
        return (traveller,)
    if len(plain) == 1 and not countries and (titled := _named_on_top(context, before, start)) is not None:
        return (titled,)
    before = of_another_side(context, before, start, end)
    own = [p for p in before if p.country == context.home]
    at_home = "president" in plain or plain in _HEADS.values() or (plain <= {"prime", "minister"} and context.speaks)
    return (own[0],) if at_home and len(own) == 1 else (told_last(context, before, start),)


def _best_of_each(holders: list[PersonEntity], words: set[str]) -> list[PersonEntity]:
    """Of several of one country those who hold the post now, and by that very name: a former one is not among them."""
    ranked = [(person, _closeness(person, words)) for person in holders]
    best: dict[str | None, int] = {}
    for person, rank in ranked:
        best[person.country] = max(rank, best.get(person.country, rank))
    return [person for person, rank in ranked if rank == best[person.country]]


def _closeness(person: PersonEntity, words: set[str]) -> int:
    held = [role for role in person.roles if role.status == "held"]
    return any(_is_title(words, role) for role in held) + any(words <= _title_words(role.title) for role in held)


def _meant_above(
    context: Context, page: Page, before: list[PersonEntity], words: set[str], start: int
) -> PersonEntity | None:
    """Whom a bare title can only have meant further above: one of several, before another one was named.

    Only where none of them is named in the paragraph of the title.
    """
    sentence = context.source.sentence_at(start)
    headed = words in _HEADS.values()
    if sentence is None or (len(words) != 1 and not headed):
        return None
    opening = context.source.paragraph(sentence.block)[0].start
    if any(opening <= m.start < start for p in before for m in p.mentions):
        return None
    first = min(before, key=lambda p: p.mentions[0].start)
    others = min(p.mentions[0].start for p in before if p is not first)
    title = ["head", "of", *(words - {"head"})] if headed else [*words]
    told = any(
        [word.low for word in page.words[k - 1 : k + len(title)]] == ["the", *title]
        and not page.namelike(k + len(title))
        for k, token in enumerate(page.words)
        if k > 0 and first.mentions[0].start < token.start < others
    )
    return first if told else None


def _named_on_top(context: Context, before: list[PersonEntity], start: int) -> PersonEntity | None:
    """The only one of several whom the headline names, where none of them is named in the paragraph of a bare title: a
    release on a minister's journey names others of the delegation in passing."""
    sentence = context.source.sentence_at(start)
    opening = context.source.paragraph(sentence.block)[0].start if sentence else start
    if any(opening <= m.start < start for p in before for m in p.mentions):
        return None
    top = next(iter(context.source.sentences), None)
    if top is None or top.kind != "headline":
        return None
    named = [p for p in before if any(top.start <= m.start < top.end for m in p.mentions)]
    return named[0] if len(named) == 1 else None


def _counterparts(
    context: Context, people: list[PersonEntity], words: set[str], start: int
) -> tuple[PersonEntity, ...]:
    """Those named before without a post as the counterparts of who holds it: "Defence Minister A and his Polish
    counterpart B … the Polish minister"."""
    if not any(_is_title(words, r) for p in context.people for r in p.roles if r.start < start):
        return ()
    called = pattern("event_clauses", "called_counterpart")
    without = [p for p in people if not any(r.status == "held" for r in p.roles)]
    return tuple(
        p
        for p in without
        if any(called.search(context.flat, max(0, m.start - _CALLED), m.start) for m in p.mentions if m.start < start)
    )


# "His New Zealand counterpart, " is no longer than this.
_CALLED = 60


def _known_to_hold(context: Context, person: PersonEntity, words: set[str], countries: set[str]) -> bool:
    """Whether somebody whom the text names without any post is known to hold the office that a title names."""
    at_home = person.country == context.home if not countries else person.country in countries
    return at_home and _is_known_as(person, words)


def _is_known_as(person: PersonEntity, words: set[str]) -> bool:
    """Whether somebody is known to hold the office that the words of a title name."""
    kinds = [kind for kind, titles in lexicon("people")["known_offices"].items() if " ".join(sorted(words)) in titles]
    return person.office in kinds or (person.office == "foreign" and _of_foreign_minister(words))


def _of_foreign_minister(words: set[str]) -> bool:
    """ "The foreign minister", "the minister of foreign affairs and trade"."""
    return words >= {"foreign", "minister"} and not words & words_of("people", "ranks")


def _same_office(words: set[str], role: RoleEntity) -> bool:
    """ "The Head of State" and a president, "the foreign minister" for a Minister of External Affairs."""
    if _HEADS.get(role.group or "") == words:
        return True
    if role.group == "head_of_government" and words in _CALLED_PREMIER:
        return True  # "Albanian Prime Minister NAME … the Albanian premier"
    if words == {"envoy"} and role.group in words_of("posts", "groups_sent"):
        return True  # "Ambassador NAME … the envoy"
    if words == {"president"} and _title_words(role.title) == _HEAD_OF_STATE:
        return True  # "Head of State NAME … the Presidents of Kazakhstan and Finland"
    if words == {"minister"}:  # "Foreign Secretary NAME … the minister"
        return pattern("posts", "foreign_ministers").search(role.title) is not None and _has_rank(set(), role.title)
    return _of_foreign_minister(words) and pattern("posts", "foreign_ministers").search(role.title) is not None


_HEAD_OF_STATE = {"head", "of", "state"}
_CALLED_PREMIER = ({"premier"}, {"prime", "minister"})


@lru_cache(maxsize=4096)
def _title_words(title: str) -> frozenset[str]:
    return frozenset({singular(w) for w in re.findall(r"(?<!')\w+", title.lower())})


def _same_rank(words: set[str], title: str) -> bool:
    """ "The Minister" is not the Deputy Minister, "the Foreign Minister" not the Deputy one; but a bare word may be."""
    ranks = words_of("people", "ranks")
    alone = len(words) == 1 and bool(words & words_of("people", "bare_titles"))
    own = _title_words(title)
    return (alone and "prime" not in own) or words & ranks == own & ranks


def _of_the_house(context: Context, words: set[str]) -> bool:
    """Whether a bare title is that of the one whose office publishes the text."""
    publisher = context.source.document.publisher or ""
    return words == {"president"} and pattern("people", "presidencies").search(publisher) is not None


def _has_rank(words: set[str], title: str) -> bool:
    """Whether a title has a word and no word of a rank below it."""
    own = _title_words(title)
    return words <= own and not own & words_of("people", "ranks")


def _listed_countries(page: Page, i: int) -> set[str]:
    codes: set[str] = set()
    while page.same_sentence(i - 1, i):
        country = page.country[i]
        if country:
            codes.add(country.code)
        elif page.words[i].low not in words_of("people", "country_joiners"):
            break
        i += 1
    return codes
