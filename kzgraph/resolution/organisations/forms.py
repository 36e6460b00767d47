"""The normal form of an organisation's name: what it is called, whatever the text calls it.

A form is made from one name alone (with its kind and country). What is known of the world is data:
`lexicon/organisation_aliases.yaml`, `international_organisations.yaml`, `companies.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode, OrganisationKind
from kzgraph.resolution.organisations.territories import capital_of, territorial_form, without_level
from kzgraph.resolution.values.countries import Words, country_name, mentions, owner, without_country
from kzgraph.resolution.values.words import words


@dataclass(frozen=True, slots=True)
class International:
    """An international organisation of the lexicon."""

    name: str
    names: tuple[str, ...]
    country: CountryCode | None = None


@cache
def aliases() -> dict[str, dict[str, list[str]]]:
    """The content of `lexicon/organisation_aliases.yaml`."""
    data: dict[str, dict[str, list[str]]] = lexicon("organisation_aliases")
    return data


@cache
def internationals() -> dict[Words, International]:
    """Every spelling of every international organisation of the lexicon."""
    found: dict[Words, International] = {}
    for entry in lexicon("international_organisations"):
        names = (entry["name"], *entry.get("abbreviations", ()), *entry.get("names", ()))
        known = International(entry["name"], tuple(names), entry.get("country"))
        for name in names:
            found.setdefault(spelt(words(name)), known)
    found.setdefault(("european", "union"), International("European Union", ("European Union", "EU")))
    return found


@lru_cache(maxsize=65536)
def international(name: str) -> International | None:
    """The international organisation of this name or abbreviation, or None: for a national one in the lexicon also
    with its country before the name ("U.S. Food and Drug Administration")."""
    plain = trimmed(spelt(words(without_brackets(name))))
    if plain in internationals():
        return internationals()[plain]
    for first, last, code in mentions(plain):
        known = internationals().get(plain[last:]) if first == 0 else None
        return known if known and known.country == code else None
    return None


def without_brackets(name: str) -> str:
    """The name without what stands in brackets at its end."""
    return re.sub(r"\s*\([^)]*\)\s*$", "", name)


def spelt(plain: Words) -> Words:
    """The words in the one spelling that is compared: "centre" for "center"."""
    spelling: dict[str, str] = lexicon("organisation_aliases")["spelling"]
    return tuple(spelling.get(word, word) for word in plain)


def trimmed(plain: Words) -> Words:
    """The words without "the" before them."""
    return plain[1:] if plain[:1] == ("the",) and len(plain) > 1 else plain


@lru_cache(maxsize=65536)
def plain_words(name: str) -> Words:
    """The words of a name as they are compared: in one spelling, without "the", brackets and an abbreviation of its
    own at its end ("Department of Health and Human Services HHS"); a university without its patron's initials."""
    if kind_of(name) == "university":
        name = re.sub(r"^(?:[A-Z]\. ?){1,3}(?=[A-Z][a-z])", "", name)
    return _without_acronym(trimmed(spelt(words(without_brackets(name)))))


def _without_acronym(plain: Words) -> Words:
    initials = "".join(word[0] for word in plain[:-1] if word not in SMALL)
    last = plain[-1] if plain else ""
    return plain[:-1] if len(last) > 2 and initials.endswith(last) else plain


SMALL = {"of", "for", "and", "the", "to", "in", "at", "on", "with"}
"""Words that are in no abbreviation, and in small letters within a name."""


@lru_cache(maxsize=65536)
def kind_of(name: str) -> OrganisationKind:
    """The kind that the words of the name show, for an organisation that only a post or a party names."""
    if international(name):
        return "intergovernmental"
    plain = f" {' '.join(words(name))} "
    kinds: dict[OrganisationKind, list[str]] = lexicon("organisation_aliases")["kind_by_word"]
    return next((kind for kind, heads in kinds.items() if any(f" {head} " in plain for head in heads)), "other")


def is_public(kind: OrganisationKind) -> bool:
    """Whether every country has an organisation of this kind of its own."""
    return kind in aliases()["public_kinds"]


@cache
def _of_one_country() -> dict[str, CountryCode]:
    table: dict[CountryCode, list[str]] = lexicon("organisation_aliases")["of_one_country"]
    return {name: code for code, names in table.items() for name in names}


@lru_cache(maxsize=65536)
def told_country(plain: Words) -> CountryCode | None:
    """The country of a name that only its body bears: "Bundestag", "Bank of Canada", "White House Policy Council"."""
    known, home = _of_one_country(), owner(plain)
    own = " ".join(without_home(plain, home))
    if home and own in _alias_table(home):
        return home
    return known.get(" ".join(plain)) or known.get(own) or known.get(" ".join(_seat(plain)))


@lru_cache(maxsize=65536)
def named_country(plain: Words) -> CountryCode | None:
    """The country to which the name says it belongs; a name that is another place's as well (Georgia) tells none
    where it stands first, as a state's would."""
    code = owner(plain)
    if code and plain[:1] == words(country_name(code))[:1] and code in aliases()["also_states"]:
        return None
    return code


@lru_cache(maxsize=65536)
def without_home(plain: Words, country: CountryCode | None) -> Words:
    """The name without its own country. What a body is for keeps it: "National Congress of American Indians"."""
    found = [(first, last) for first, last, code in mentions(plain) if code == country]
    if any(_is_subject(plain, first, last) for first, last in found):
        return plain
    return trimmed(without_country(plain, country)) or plain


def _is_subject(plain: Words, first: int, last: int) -> bool:
    """Whether the country stands before a noun, in what follows "of" or "on"."""
    return last < len(plain) and plain[last] not in LINKS and bool(LINKS & set(plain[:first]))


LINKS = frozenset(("of", "for", "on", "to", "in", "at", "and", "the", "s"))
"""Words that join the parts of a name."""


def _seat(plain: Words) -> Words:
    """The seat of power that the name of one of its bodies begins with: "White House Gender Policy Council"."""
    for seat in aliases()["seats"]:
        size = len(seat.split())
        if " ".join(plain[:size]) == seat and len(plain) - size >= _TELLING and plain[size] != "led":
            return plain[:size]
    return ()


_TELLING = 3
"""Words that name a body without its seat: "Gender Policy Council", but not "Press Office"."""


def without_seat(plain: Words) -> Words:
    """The words without the seat of power before them, where enough is left to name the body."""
    return plain[len(_seat(plain)) :]


@lru_cache(maxsize=65536)
def public_form(plain: Words, kind: OrganisationKind, country: CountryCode | None) -> Words:
    """The normal form of a public body's name, its country taken out; every foreign ministry has the same."""
    stripped = without_home(plain, country)
    if kind in ("local_government", "government"):
        territory = territorial_form(stripped, country, local=kind == "local_government")
        if territory:
            return territory
    if kind == "embassy":
        return _embassy(stripped)
    if kind == "parliament":
        stripped = without_level(stripped, country)
    form = _alias(" ".join(_joined(without_seat(stripped))), country)
    own = _joined(own_form(tuple(form.split())), country)
    named = _alias(" ".join(own[2:]), country) if own[:2] == ("ministry", "of") else ""
    if named.startswith("ministry of "):  # a title's "Ministry of HHS"
        return tuple(named.split())
    if own[:2] == ("ministry", "of") and any(f" {f} " in f" {' '.join(own)} " for f in aliases()["foreign_affairs"]):
        return ("ministry", "of", "foreign", "affairs")
    return tuple(_alias(" ".join(own), country).split())


def _joined(form: Words, country: CountryCode | None = None) -> Words:
    """The form without what tells nothing: "co-operation" in one word, a ministry's name without "the", a department
    as a ministry where that is what ministries are called."""
    told = " ".join(form).replace("co operation", "cooperation").split()
    if told[:2] == ["department", "of"] and country in aliases()["departments"]:
        told[0] = "ministry"
    if told[:2] == ["ministry", "of"]:
        told = [word for word in told if word != "the"]
    return tuple(told)


@cache
def _alias_table(country: CountryCode | None) -> dict[str, str]:
    national: dict[str, list[str]] = lexicon("organisation_aliases")["national"].get(country, {})
    tables = (aliases()["everywhere"], national)
    found = {alias: form for table in tables for form, names in table.items() for alias in names}
    return found | {form: form for form in national}


def _alias(form: str, country: CountryCode | None) -> str:
    return _alias_table(country).get(form, form)


def stands_for(name: str, country: CountryCode | None) -> str:
    """The form for which the lexicon says that this name stands ("MFA"), else ""."""
    plain = plain_words(name)
    return _alias_table(country).get(" ".join(without_home(plain, country)), "")


def own_form(form: Words) -> Words:
    """A ministry's name with the field behind: "Finance Ministry", "Ministry for Finance" are "ministry of finance"."""
    if len(form) > 1 and form[-1] == "ministry":
        return ("ministry", "of", *form[:-1])
    for head in sorted(aliases()["ministry_heads"], key=len, reverse=True):
        size = len(head.split())
        if " ".join(form[:size]) == head and len(form) > size:
            rest = form[size + 1 :] if form[size] in ("of", "for") else form[size:]
            return ("ministry", "of", *(rest[1:] if rest[:1] == ("the",) else rest))
    return form


def own_name(name: str, country: CountryCode | None) -> Words:
    """A ministry's name in its own terms and spelling, without its country: department of defense."""
    told = without_home(trimmed(words(without_brackets(name))), country)
    general = _alias_table(None).get(" ".join(spelt(told)))
    return own_form(tuple(general.split()) if general else told)


def _embassy(plain: Words) -> Words:
    """An embassy by the country that it is in, told by its name or its capital; other missions as they are called."""
    if "embassy" not in plain:
        return plain
    rest = plain[plain.index("embassy") + 1 :]
    host = next((code for *_, code in mentions(rest)), None) or capital_of(rest)
    return ("embassy", "in", *words(country_name(host))) if host else plain
