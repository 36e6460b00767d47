"""One entity for each organisation of a document, under its longest name, with every place that names it."""

from __future__ import annotations

from kzgraph.extraction.actors.bodies.body import Body
from kzgraph.extraction.context import OrganisationEntity, Span
from kzgraph.extraction.knowledge import lexicon, pattern
from kzgraph.extraction.text.page import Page

# "Competition Council": a name of one word is short for nothing.
_LEAST_WORDS = 2


def entities(page: Page, bodies: list[Body]) -> list[OrganisationEntity]:
    """The organisations that the names mean, in order of first mention; also marks abbreviations in `page.body`."""
    found: dict[str, OrganisationEntity] = {}
    for body in bodies:
        _add(found, page, body)
    _join_bare(found)
    _join_shortened(found)
    _join_abbreviated(found)
    result = list(found.values())
    _add_abbreviations(page, result)
    return sorted(result, key=lambda e: e.mentions[0].start)


def _add(found: dict[str, OrganisationEntity], page: Page, body: Body) -> None:
    name = body.text or page.text(body.first, body.last)
    empty = OrganisationEntity(name, body.kind, body.country, body.abbreviation)
    entity = found.setdefault(_key(page, body, name), empty)
    entity.mentions.append(body_span(page, body))
    entity.country = entity.country or body.country
    entity.abbreviation = entity.abbreviation or body.abbreviation
    entity.name = max(entity.name, name, key=len)


def body_span(page: Page, body: Body) -> Span:
    """Where a name stands; of "Armenia-EU" and "EU-Armenia" only its half, so that Armenia stays a country."""
    start, end = page.words[body.first].start, page.words[body.last - 1].end
    if body.text and page.flat.endswith(body.text, start, end):
        return Span(end - len(body.text), end)
    if body.known and body.text and page.flat.startswith(body.text, start):
        second = any(start < country.start < end for country in page.countries)
        return Span(start, start + len(body.text) if second else end)
    return Span(start, end)


def _key(page: Page, body: Body, name: str) -> str:
    """What names of one organisation have in common: their telling words in any order, and the country of a state's."""
    if body.known:
        return body.known.lower()
    text = name.lower()
    start, end = page.words[body.first].start, page.words[body.last - 1].end
    for mention in page.countries:
        if start <= mention.start < end:
            text = text.replace(page.flat[mention.start : mention.end].lower(), " ")
    for form, usual in lexicon("organisations")["same_names"].items():
        text = text.replace(form, usual)
    words = pattern("organisations", "empty_in_names", cased=True).sub(" ", text).split()
    return f"{' '.join(sorted(words))}|{body.country or ''}"


def _join_bare(found: dict[str, OrganisationEntity]) -> None:
    """ "The Ministry of Trade" without a country is the only Ministry of Trade that the document names."""
    for key in [k for k in found if k.endswith("|")]:
        same = [k for k in found if k != key and k.startswith(key)]
        if len(same) == 1:
            found[same[0]].mentions.extend(found.pop(key).mentions)
            found[same[0]].mentions.sort(key=lambda s: s.start)


def _join_shortened(found: dict[str, OrganisationEntity]) -> None:
    """ "The Competition Council" is the White House Competition Council, if only that was named before."""
    for key in list(found):
        short = found[key]
        words = short.name.split()
        if len(words) < _LEAST_WORDS:
            continue
        full = [
            k
            for k, e in found.items()
            if k != key and e.mentions[0].start < short.mentions[0].start and _is_more(e.name.split(), words)
        ]
        if len(full) == 1:
            found[full[0]].mentions.extend(found.pop(key).mentions)
            found[full[0]].mentions.sort(key=lambda s: s.start)


def _is_more(longer: list[str], words: list[str]) -> bool:
    """Whether a name is the other one with whose body it is before it: a seat, an abbreviation or "President's"."""
    before = longer[: -len(words)]
    if not before or longer[-len(words) :] != words:
        return False
    seats = [seat.split() for names in lexicon("organisations")["seats"].values() for seat in names]
    return (
        before in seats
        or (len(before) == 1 and before[0].isupper() and len(before[0]) > 2)
        or before[-1] == "President's"
    )


def _join_abbreviated(found: dict[str, OrganisationEntity]) -> None:
    """ "EPA" is the only body whose capitals spell it, or whose abbreviation it is."""
    for key in [k for k, entity in found.items() if entity.name.isupper()]:
        short = found[key].name
        full = [k for k, e in found.items() if k != key and short in (e.abbreviation, *_spelt_by(e.name))]
        if len(full) == 1:
            found[full[0]].mentions.extend(found.pop(key).mentions)
            found[full[0]].mentions.sort(key=lambda s: s.start)


def _spelt_by(name: str) -> tuple[str, str, str]:
    """The abbreviations that a name's letters make: DHS, and with its small word DOJ, and with the country USDA."""
    small = "".join(w[0].upper() if w[0].isupper() or w == "of" else "" for w in name.replace("-", " ").split())
    return _capitals(name), small, "US" + _capitals(name)


def _capitals(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _add_abbreviations(page: Page, found: list[OrganisationEntity]) -> None:
    """An abbreviation introduced in brackets stands for the full name from there on."""
    short = {e.abbreviation: e for e in found if e.abbreviation}
    for i, token in enumerate(page.words):
        entity = short.get(token.text)
        if entity and page.body[i] is None and token.start > entity.mentions[0].start:
            entity.mentions.append(Span(token.start, token.end))
            page.body[i] = (i, i + 1)
    for entity in found:
        entity.mentions.sort(key=lambda s: s.start)
