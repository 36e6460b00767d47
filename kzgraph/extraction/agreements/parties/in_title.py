"""The two sides that a title names by a dash or as two bodies of a kind: "the ASEAN-India Agreement"."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.actors.geography import find_countries
from kzgraph.extraction.agreements.party import UNION, body_party, country_party
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.knowledge import lexicon, lowered
from kzgraph.extraction.settled import Settled
from kzgraph.model import Evidence, Party

# Two sides that a dash joins at the head of a title.
_COMPOUND = re.compile(
    r"(?P<a>[A-Z][\w.]*(?: [A-Z]\w*){0,2}) ?[-–/] ?(?P<b>[A-Z][\w.]*(?: [A-Z]\w*){0,3})"
    r"(?: ?[-–/] ?(?P<c>[A-Z][\w.]*(?: [A-Z]\w*){0,3}))?"
)
_COMPOUND_INSIDE = re.compile(r"\b(?P<a>[A-Z][\w.]*)[-–](?P<b>[A-Z][\w.]*)(?= [A-Z])")
# What goes from one state to the other, a document of others that this one only carries out, a third whom both help.
_OF_OTHERS = re.compile(
    r"[-–][A-Z]\w+ (?:[A-Z]\w+ )?(?:Rail\w*|Road|Highway|Pipeline|Corridor|Border|Bridge|Tunnel|Canal|Line|Link)\b"
    r"|\bimplementing\b|\b(?:support|assistance) (?:for|to) |\binteroperability\b"
    r"|['’]s (?:\w+ ){0,2}(?:accession|membership|reconstruction|recovery|integration)\b"
)


def names_others(title: Title) -> bool:
    """Whether two states in a title need not be its sides: "the Tanzania-Zambia Railway"."""
    return _OF_OTHERS.search(title.text) is not None


def joined_by_dash(context: Settled, title: Title, evidence: Evidence) -> list[Party]:
    """The two sides that a dash joins at the head of a title: "the ASEAN-India Agreement"."""
    head = _COMPOUND.match(title.text)
    sides = [
        side
        for words in ([words.split(" ") for words in head.groups() if words] if head else ())
        for names in [(" ".join(words[:length]) for length in range(len(words), 0, -1))]
        if (side := next((party for name in names if (party := _side_named(context, name, evidence))), None))
    ]
    if len(sides) >= _PAIR:
        return sides
    if names_others(title):
        return []
    for inner in _COMPOUND_INSIDE.finditer(title.text):  # "… the Declaration on the ASEAN-Canada Partnership"
        a, b = (_side_named(context, inner[side], evidence) for side in ("a", "b"))
        if a is not None and b is not None and a.name != b.name:
            return [a, b]
    return []


_PAIR = 2


def _side_named(context: Settled, name: str, evidence: Evidence) -> Party | None:
    """The state or body that a name means which stands joined to another by a dash."""
    if name in UNION:
        return country_party("EU", evidence)
    country = next((c for c in find_countries(name) if c.end - c.start == len(name) and c.form != "capital"), None)
    if country is not None:
        return country_party(country.code, evidence)
    known = next((o for o in context.organisations if name in {o.name, o.abbreviation}), None)
    if known is not None:
        return body_party(known, evidence)
    return Party(name=name, kind="organisation", evidence=(evidence,)) if name in _blocs() else None


@cache
def _blocs() -> frozenset[str]:
    """The names of organisations of states."""
    entries = [e for e in lexicon("international_organisations") if e["kind"] == "intergovernmental"]
    return frozenset(n for e in entries for n in [e["name"], *e.get("abbreviations", ()), *e.get("names", ())])


def bodies_of_two(context: Settled, title: Title, evidence: Evidence) -> list[Party]:
    """The two bodies that "between the two parliaments" means: the only ones of the kind, of two countries."""
    words = lexicon("agreements")
    match = re.search(words["bodies_of_two"], title.text, re.IGNORECASE)
    if match is None:
        return []
    form = re.compile(words["names_of_kind"][lowered(match["kind"])])
    bodies = [body for body in context.organisations if body.country and form.search(body.name)]
    two = len(bodies) == 2 and bodies[0].country != bodies[1].country
    return [body_party(body, evidence) for body in bodies] if two else []
