"""What else than a title means somebody named: "the Norwegian diplomat", "His Highness", "EAM"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.references.choosing import named_in_last
from kzgraph.extraction.actors.references.counterparts import are_counterparts
from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, CountryMention, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import choice, lexicon, pattern, words_of

# "The head of the Republic of".
_HEAD_REACH = 24
# An honorific stands at most so many characters before its name: "His Highness Sheikh", "His Majesty the King".
_HONORIFIC_REACH = 30


def of_countries(context: Context, titles: list[Reference]) -> list[Reference]:
    """ "The Norwegian diplomat", "his Belgian counterpart": the only one of that country named before.

    A counterpart is of the same office as whose counterpart it is; `titles` are other references to people.
    """
    form, heads = pattern("people", "persons_of_country"), pattern("people", "leaders")
    heads_of = pattern("people", "heads_of_country")
    found = []
    for country in context.countries:
        start, end, heading = country.start, country.end, True
        if country.form == "name":
            headed = heads_of.search(context.flat, max(0, start - _HEAD_REACH), start)
            start = headed.start() if headed else end
        elif country.form == "adjective" and (match := form.match(context.flat, end)):
            if _is_of_any(context.flat, start):
                continue
            end, heading = match.end(), heads.search(match.group()) is not None
        elif country.form == "adjective" and _acts_alone(context.flat, start, end):
            heading = False
        else:
            continue
        known = [p for p in context.people if p.country == country.code and p.mentions[0].start < country.start]
        highest = words_of("posts", "groups_of_countries")
        if heading:
            known = [p for p in known if any(r.group in highest for r in p.roles)]
        elif pattern("people", "servants").search(context.flat, country.end, end):
            known = [p for p in known if not any(r.group in highest for r in p.roles)]
        elif pattern("people", "of_same_office").search(context.flat, country.end, end):
            owners = _told_before(context, titles, country)
            known = [p for p in known if any(are_counterparts(owner, p) for owner in owners)]
        if len(known) == 1 and start < end:
            found.append(Reference(start, end, (known[0],)))
    return found


def _is_of_any(flat: str, start: int) -> bool:
    """Whether words at an offset mean any holder of an office, and nobody named: "the last visit of a Uzbek leader".

    "The first visit by a Uzbek leader" is of the one of whom the text tells.
    """
    before = _LAST_WORD.search(flat, max(0, start - _HONORIFIC_REACH), start)
    if before is None or before[1].lower() not in words_of("people", "indefinite_words"):
        return False
    return pattern("people", "first_by_any").search(flat, max(0, start - _COMPARED), start) is None


# "The first official visit in many years by a".
_COMPARED = 80


_LAST_WORD = re.compile(r"([\w-]+) \Z")


def _told_before(context: Context, titles: list[Reference], country: CountryMention) -> list[PersonEntity]:
    """Whose "counterpart" of a country may be meant: the last one told of before in the sentence.

    Where only a pronoun is, as in "she met her Peruvian counterpart", it may be anybody of another country so far.
    """
    told = [(m.start, p) for p in context.people for m in p.mentions]
    told += [(r.start, r.people[0]) for r in titles if len(r.people) == 1]
    others = sorted((a for a in told if a[0] < country.start and a[1].country != country.code), key=lambda a: a[0])
    sentence = context.source.sentence_at(country.start)
    near = [p for start, p in others if sentence and start >= sentence.start]
    return near[-1:] or [p for _, p in others]


def by_honorifics(context: Context) -> list[Reference]:
    """ "His Highness", "Her Majesty": the only one named before whom the text calls so, else the first of them.

    Of several Excellencies it is the only one of the house's own.
    """
    found = []
    for match in choice("people", "honorific_alone", cased=True).finditer(context.flat):
        called = [
            (m.start, p)
            for p in context.people
            for m in p.mentions
            if m.start < match.start() and _is_called(context.flat, m.start, match["rank"])
        ]
        if match["rank"] == "Excellency" and len({id(p) for _, p in called}) > 1:
            called = [c for c in called if c[1].country == context.home]
            called = called if len({id(p) for _, p in called}) == 1 else []
        if called:
            found.append(Reference(match.start(), match.end(), (min(called, key=lambda c: c[0])[1],)))
    return found


def _is_called(flat: str, start: int, rank: str) -> bool:
    """Whether an honorific stands before a name, whole or in short."""
    before = flat[max(0, start - _HONORIFIC_REACH) : start]
    short = lexicon("people")["honorifics_in_short"][rank]
    return rank in before or any(re.search(rf"\b{re.escape(s)}\b", before) for s in short)


def _acts_alone(flat: str, start: int, end: int) -> bool:
    """Whether a country's adjective stands for somebody of it: "the Belgian was received by"."""
    article = flat[max(0, start - len("the ")) : start].lower() == "the "
    return article and pattern("people", "demonym_acts", cased=True).match(flat, end) is not None


def in_short(context: Context) -> list[Reference]:
    """ "EAM" for the External Affairs Minister: the only one with that title named before, or the only one at home."""
    found = []
    for short, titles in lexicon("people")["titles_in_short"].items():
        if short not in context.flat:
            continue
        for match in re.finditer(rf"(?<![\w/]){re.escape(short)}(?![\w/]| (?:Dr|[A-Z]))", context.flat):
            others = pattern("people", "titles_of_others", cased=True)
            if others.search(context.flat, max(0, match.start() - _BEFORE_SHORT), match.start()):
                continue
            known = [p for p in _named_before(context, match.start()) if any(_is_title(r, titles) for r in p.roles)]
            if len(known) > 1:
                known = [p for p in known if p.country == context.home]
            if len(known) == 1:
                found.append(Reference(match.start(), match.end(), (known[0],)))
    return found


# So much before a title in short is looked at for whose it is.
_BEFORE_SHORT = 30


def _is_title(role: RoleEntity, titles: list[str]) -> bool:
    """Whether a post that somebody holds is one of these titles, and none of a rank below: no "deputy minister"."""
    title, ranks = role.title.lower(), words_of("people", "ranks")
    places = [title.find(t) for t in titles if t in title]
    return role.status == "held" and any(not ranks & set(re.findall(r"\w+", title[:k])) for k in places)


def _named_before(context: Context, offset: int) -> list[PersonEntity]:
    return [p for p in context.people if p.mentions[0].start < offset]


def of_two(context: Context) -> list[Reference]:
    """ "The former" and "the latter" who acts or is met: of the only two named in the last sentence that names any."""
    found = []
    for match in pattern("people", "of_two", cased=True).finditer(context.flat):
        start, end = match.span("who" if match["who"] else "whom")
        here = named_in_last(context, context.people, start)
        if len(here) == _TWO:
            found.append(Reference(start, end, (here[context.flat[start:end].endswith("latter")],)))
    return found


_TWO = 2


def by_service(context: Context) -> list[Reference]:
    """ "The diplomat", "the envoy": the only envoy named before."""
    groups, found = words_of("people", "envoy_groups"), []
    for match in choice("people", "envoys", cased=True).finditer(context.flat):
        named = _named_before(context, match.start())
        known = [p for p in named if any(r.group in groups for r in p.roles)]
        if len(known) == 1:
            found.append(Reference(match.start(), match.end(), (known[0],)))
    return found
