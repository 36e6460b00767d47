"""Organisations: one key for one organisation, however it is named.

Invariant: a key is made from one mention alone (name, kind, country); which keys are one organisation is then a pure
function of the set of all mentions. Public bodies of two countries never have one key.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode, OrganisationKind
from kzgraph.resolution.countries import Words, country_name, owner, without_country
from kzgraph.resolution.ids import join, slug
from kzgraph.resolution.names import words


@dataclass(frozen=True, slots=True, order=True)
class OrganisationKey:
    """What an organisation is known by. `scope` is the country of a public body, the digest of the document where
    that country is not told ("the ministry"), "" otherwise; `form` the normal form of the name."""

    scope: str
    form: str
    public: bool = False

    @property
    def slug(self) -> str:
        """The form as it stands in ids."""
        return slug(self.form)


@dataclass(frozen=True, slots=True)
class International:
    """An international organisation of the lexicon."""

    name: str
    names: tuple[str, ...]


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = lexicon("organisation_aliases")
    return data


@cache
def _international() -> dict[Words, International]:
    found: dict[Words, International] = {}
    for entry in lexicon("international_organisations"):
        names = (entry["name"], *entry.get("abbreviations", ()), *entry.get("names", ()))
        known = International(entry["name"], tuple(names))
        for name in names:
            found.setdefault(_spelt(words(name)), known)
    found.setdefault(("european", "union"), International("European Union", ("European Union", "EU")))
    return found


@lru_cache(maxsize=65536)
def international(name: str) -> International | None:
    """The international organisation of this name or abbreviation, or None."""
    plain = _spelt(words(_without_brackets(name)))
    return _international().get(plain[1:] if plain[:1] == ("the",) else plain)


@cache
def _of_one_country() -> dict[str, CountryCode]:
    table: dict[CountryCode, list[str]] = lexicon("organisation_aliases")["of_one_country"]
    return {name: code for code, names in table.items() for name in names}


def _without_brackets(name: str) -> str:
    return re.sub(r"\s*\([^)]*\)\s*$", "", name)


def _spelt(plain: Words) -> Words:
    spelling: dict[str, str] = lexicon("organisation_aliases")["spelling"]
    return tuple(spelling.get(word, word) for word in plain)


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
    return kind in _data()["public_kinds"]


@lru_cache(maxsize=65536)
def key_of(name: str, kind: OrganisationKind, country: CountryCode | None, document: str = "") -> OrganisationKey:
    """The key of an organisation so named.

    `document` (a digest) keeps apart the public bodies of which no country is known: "the Ministry of Finance" of two
    documents need not be one.
    """
    known = international(name)
    if known:
        return OrganisationKey("", " ".join(_spelt(words(known.name))))
    plain = _trimmed(_spelt(words(_without_brackets(name))))
    if not is_public(kind) and not is_public(kind_of(name)):
        return OrganisationKey("", " ".join(plain))
    home = country or owner(plain) or _of_one_country().get(" ".join(plain))
    form = public_form(plain, kind if is_public(kind) else kind_of(name), home)
    if not home and kind in _data()["told_by_name"] and len(form) > 1:
        return OrganisationKey("", " ".join(form))
    return OrganisationKey(home or document[:8], " ".join(form), public=True)


def _trimmed(plain: Words) -> Words:
    return plain[1:] if plain[:1] == ("the",) and len(plain) > 1 else plain


def public_form(plain: Words, kind: OrganisationKind, country: CountryCode | None) -> Words:
    """The normal form of a public body's name, its country taken out; every foreign ministry has the same."""
    stripped = _trimmed(without_country(plain, country)) or plain
    if kind == "local_government":
        return tuple(sorted(set(stripped) - set(_data()["local_government_ignored"])))
    form = _alias(" ".join(stripped), country)
    own = own_form(tuple(form.split()))
    if own[:2] == ("department", "of") and country in _data()["departments"]:
        own = ("ministry", *own[1:])
    if own[:2] == ("ministry", "of") and any(f" {f} " in f" {' '.join(own)} " for f in _data()["foreign_affairs"]):
        return ("ministry", "of", "foreign", "affairs")
    return tuple(_alias(" ".join(own), country).split())


@cache
def _aliases(country: CountryCode | None) -> dict[str, str]:
    national: dict[str, list[str]] = lexicon("organisation_aliases")["national"].get(country, {})
    tables = (_data()["everywhere"], national)
    return {alias: form for table in tables for form, aliases in table.items() for alias in aliases}


def _alias(form: str, country: CountryCode | None) -> str:
    return _aliases(country).get(form, form)


def own_form(form: Words) -> Words:
    """A ministry's name with the field behind: "Finance Ministry", "Ministry for Finance" are "ministry of finance"."""
    if len(form) > 1 and form[-1] == "ministry":
        return ("ministry", "of", *form[:-1])
    for head in sorted(_data()["ministry_heads"], key=len, reverse=True):
        size = len(head.split())
        if " ".join(form[:size]) == head and len(form) > size:
            rest = form[size + 1 :] if form[size] in ("of", "for") else form[size:]
            return ("ministry", "of", *(rest[1:] if rest[:1] == ("the",) else rest))
    return form


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation as one document names it."""

    key: OrganisationKey
    name: str
    country: CountryCode | None = None
    abbreviation: str | None = None


def cluster(mentions: Iterable[Mention]) -> dict[tuple[OrganisationKey, CountryCode | None], str]:
    """The node id for each key and country that is mentioned.

    Public and international bodies are their keys; an agency of no known country is the only one of its name. Others of
    one name are one unless two countries are known for the name: then one for each country. A bare abbreviation joins
    the only organisation that bears it.
    """
    found = set(mentions)
    public: dict[str, set[OrganisationKey]] = {}
    for mention in found:
        if mention.key.public and len(mention.key.scope) == 2:
            public.setdefault(mention.key.form, set()).add(mention.key)
    countries: dict[OrganisationKey, set[CountryCode]] = {}
    for mention in found:
        countries.setdefault(mention.key, set()).update([mention.country] if mention.country else [])
    spelt_out = _abbreviations(found)
    ids: dict[tuple[OrganisationKey, CountryCode | None], str] = {}
    for mention in found:
        key, country = _spelt_out(mention, spelt_out)
        same = public.get(key.form, set()) if not key.public and not _is_international(key) else set()
        key = next(iter(same)) if len(same) == 1 and country in (None, *(k.scope for k in same)) else key
        ids[mention.key, mention.country] = _id(key, country, countries.get(key, set()))
    return ids


Bearers = dict[str, set[tuple[OrganisationKey, CountryCode | None]]]


def _abbreviations(mentions: Iterable[Mention]) -> Bearers:
    bearers: Bearers = {}
    for mention in mentions:
        if mention.abbreviation:
            form = " ".join(words(mention.abbreviation))
            if form != mention.key.form:
                bearers.setdefault(form, set()).add((mention.key, mention.country))
    return bearers


def _spelt_out(mention: Mention, bearers: Bearers) -> tuple[OrganisationKey, CountryCode | None]:
    if international(mention.name):
        return mention.key, mention.country
    fits = {
        (key, country)
        for key, country in bearers.get(mention.key.form, ())
        if mention.country is None or country is None or country == mention.country
    }
    keys = {key for key, _ in fits}
    if len(keys) == 1:
        return keys.pop(), mention.country or _only({country for _, country in fits if country})
    return mention.key, mention.country


def _only(countries: set[CountryCode]) -> CountryCode | None:
    return next(iter(countries)) if len(countries) == 1 else None


def _id(key: OrganisationKey, country: CountryCode | None, countries: set[CountryCode]) -> str:
    if key.public:
        scope = key.scope.lower()
        return "organisation:" + (join(scope, key.slug) if len(scope) == 2 else join(key.slug, scope))
    if _is_international(key) or len(countries) < 2:
        return "organisation:" + key.slug
    return "organisation:" + join(key.slug, (country or "").lower())


def _is_international(key: OrganisationKey) -> bool:
    return tuple(key.form.split()) in _international()


def own_name(name: str, country: CountryCode | None) -> Words:
    """A ministry's name in its own terms, without its country: ministry of external affairs, department of state."""
    plain = _spelt(words(_without_brackets(name)))
    stripped = " ".join(_trimmed(without_country(plain, country)) or plain)
    return own_form(tuple(_aliases(None).get(stripped, stripped).split()))


def display_name(names: Mapping[str, int], key: OrganisationKey, kind: OrganisationKind) -> str:
    """The name to show. `names` are the forms in the texts, each with the number of documents that have it.

    An international organisation has the lexicon's name; a ministry is "Ministry of Foreign Affairs of Kazakhstan"; any
    other public body has its own name with the country, where the name does not tell it.
    """
    known = _international().get(tuple(key.form.split())) if not key.public else None
    if known:
        return known.name
    usual = sorted(names, key=lambda n: (-names[n], -len(n), n))
    if not key.public or len(key.scope) != 2:
        return usual[0] if usual else titled(key.form)
    if kind == "ministry" or not usual:
        return _of_country(titled(" ".join(_usual_own_name(names, key)), usual), key.scope)
    single = kind == "local_government" or len(words(usual[0])) == 1
    return usual[0] if single else _of_country(usual[0], key.scope)


def _usual_own_name(names: Mapping[str, int], key: OrganisationKey) -> Words:
    """A ministry's name in its own terms as most documents have it, of several the shortest; no abbreviation."""
    counts: Counter[Words] = Counter()
    for name, documents in names.items():
        counts[own_name(name, key.scope)] += documents
    told = [form for form in counts if len(form) > 1]
    return min(told, key=lambda f: (-counts[f], len(f), f), default=_derived(key))


def _of_country(name: str, country: CountryCode) -> str:
    return name if _names_country(name, country) else f"{name} of {with_article(country)}"


def _derived(key: OrganisationKey) -> Words:
    """How a ministry that no text names is called: by its national name, in some countries a department."""
    form = tuple(key.form.split())
    national = lexicon("organisation_aliases")["national"].get(key.scope, {}).get(key.form)
    if national:
        return tuple(national[0].split())
    return ("department", *form[1:]) if key.scope in _data()["departments"] and form[0] == "ministry" else form


def _names_country(name: str, country: CountryCode) -> bool:
    return without_country(words(name), country) != words(name)


def with_article(country: CountryCode) -> str:
    """The country's name as it stands after "of"."""
    name = country_name(country)
    return f"the {name}" if country in lexicon("post_kinds")["with_the"] else name


_SMALL = {"of", "for", "and", "the", "to", "in", "at", "on", "with"}


def titled(form: str, sources: Iterable[str] = (), *, begins: bool = True) -> str:
    """The form with capitals as in the texts ("AI"), else on every word but the small ones within the name."""
    seen = {word.lower(): word for source in sources for word in re.findall(r"[A-Za-z0-9+]+", source)}
    return " ".join(_capital(word, seen.get(word, ""), first=begins and i == 0) for i, word in enumerate(form.split()))


def _capital(word: str, seen: str, *, first: bool) -> str:
    if word in _SMALL and not first:
        return word
    return seen if 1 < len(seen) <= 5 and seen.isupper() else word.capitalize()
