"""What an organisation is called in the graph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode, OrganisationKind
from kzgraph.resolution.organisations.forms import SMALL, aliases, internationals, own_name, plain_words, told_country
from kzgraph.resolution.organisations.keys import OrganisationKey
from kzgraph.resolution.organisations.territories import country_of_place
from kzgraph.resolution.values.countries import Words, country_name, without_country
from kzgraph.resolution.values.words import words


def display_name(names: Mapping[str, int], key: OrganisationKey, kind: OrganisationKind) -> str:
    """The name to show. `names` are the forms in the texts, each with the number of documents that have it.

    An international organisation has the lexicon's name; a ministry is "Ministry of Foreign Affairs of Kazakhstan"; any
    other public body has its own name with the country, where the name does not tell it.
    """
    known = internationals().get(tuple(key.form.split())) if not key.public else None
    if known:
        return known.name
    usual = sorted(names, key=lambda n: (-names[n], -len(n), n))
    if not key.country:
        return usual[0] if usual else titled(key.form)
    if kind == "ministry" or not usual:
        return _of_country(titled(" ".join(_usual_own_name(names, key)), usual), key.country)
    plain = plain_words(usual[0])
    tells = kind == "local_government" or len(plain) == 1 or told_country(plain) == key.country
    return usual[0] if tells else _of_country(usual[0], key.country)


def _usual_own_name(names: Mapping[str, int], key: OrganisationKey) -> Words:
    """A ministry's name in its own terms as most documents have it, of several the shortest; no abbreviation."""
    counts: Counter[Words] = Counter()
    for name, documents in names.items():
        counts[own_name(name, key.country)] += documents
    told = [form for form in counts if len(form) > 1]
    return min(told, key=lambda f: (-counts[f], len(f), f), default=derived_words(key))


def _of_country(name: str, country: CountryCode) -> str:
    return name if _tells_country(name, country) else f"{name} of {with_article(country)}"


def _tells_country(name: str, country: CountryCode) -> bool:
    plain = words(name)
    return without_country(plain, country) != plain or country_of_place(plain) == country


def derived_words(key: OrganisationKey) -> Words:
    """How a ministry that no text names is called: by its national name, in some countries a department."""
    form = tuple(key.form.split())
    table: Mapping[str, Mapping[str, list[str]]] = aliases()["national"]  # type: ignore[assignment]
    national = table.get(key.scope, {}).get(key.form)
    if national:
        return tuple(national[0].split())
    return ("department", *form[1:]) if key.scope in aliases()["departments"] and form[0] == "ministry" else form


def with_article(country: CountryCode) -> str:
    """The country's name as it stands after "of"."""
    name = country_name(country)
    return f"the {name}" if country in lexicon("post_kinds")["with_the"] else name


def titled(form: str, sources: Iterable[str] = (), *, begins: bool = True) -> str:
    """The form with capitals as in the texts ("AI"), else on every word but the small ones within the name."""
    seen = {word.lower(): word for source in sources for word in re.findall(r"[A-Za-z0-9+]+", source)}
    return " ".join(_capital(word, seen.get(word, ""), first=begins and i == 0) for i, word in enumerate(form.split()))


def _capital(word: str, seen: str, *, first: bool) -> str:
    if word in SMALL and not first:
        return word
    return seen if 1 < len(seen) <= 5 and seen.isupper() else word.capitalize()
