"""What else than a title means somebody named: "the Norwegian diplomat", "His Highness", "EAM"."""

from __future__ import annotations

import re

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import choice, lexicon, pattern, words_of

# "The head of the Republic of".
_HEAD_REACH = 24
# An honorific stands at most so many characters before its name: "His Highness Sheikh", "His Majesty the King".
_HONORIFIC_REACH = 30


def of_countries(context: Context) -> list[Reference]:
    """ "The Norwegian diplomat", "his Belgian counterpart": the only one of that country named before."""
    form, heads = pattern("people", "persons_of_country"), pattern("people", "leaders")
    heads_of = pattern("people", "heads_of_country")
    found = []
    for country in context.countries:
        start, end, heading = country.start, country.end, True
        if country.form == "name":
            headed = heads_of.search(context.flat, max(0, start - _HEAD_REACH), start)
            start = headed.start() if headed else end
        elif country.form == "adjective" and (match := form.match(context.flat, end)):
            end, heading = match.end(), heads.search(match.group()) is not None
        else:
            continue
        known = [p for p in context.people if p.country == country.code and p.mentions[0].start < country.start]
        if heading:
            known = [p for p in known if any(r.group in words_of("posts", "groups_of_countries") for r in p.roles)]
        if len(known) == 1 and start < end:
            found.append(Reference(start, end, (known[0],)))
    return found


def by_honorifics(context: Context) -> list[Reference]:
    """ "His Highness", "Her Majesty": the only one named before whom the text calls so, else the first of them."""
    found = []
    for match in choice("people", "honorific_alone", cased=True).finditer(context.flat):
        called = [
            (m.start, p)
            for p in context.people
            for m in p.mentions
            if m.start < match.start() and match["rank"] in context.flat[max(0, m.start - _HONORIFIC_REACH) : m.start]
        ]
        if called:
            found.append(Reference(match.start(), match.end(), (min(called, key=lambda c: c[0])[1],)))
    return found


def in_short(context: Context) -> list[Reference]:
    """ "EAM" for the External Affairs Minister: the only one with that title named before."""
    found = []
    for short, titles in lexicon("people")["titles_in_short"].items():
        for match in re.finditer(rf"(?<![\w/]){re.escape(short)}(?![\w/]| (?:Dr|[A-Z]))", context.flat):
            known = [
                p
                for p in context.people
                if p.mentions[0].start < match.start() and any(t in r.title.lower() for r in p.roles for t in titles)
            ]
            if len(known) == 1:
                found.append(Reference(match.start(), match.end(), (known[0],)))
    return found
