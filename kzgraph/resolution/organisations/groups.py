"""Which keys of organisations are one, with nobody's decision: in three steps, the surest first.

1. One name: with and without a legal form and a country, unless two of either are known for the name.
2. One name with its country: "U.S. Forest Service" and the Forest Service of the United States.
3. A bare abbreviation and the only organisation that bears it.

No step makes one what has two known countries. A step sees the groups of the steps before, never an order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kzgraph.model import CountryCode
from kzgraph.resolution.grouping.clusters import components
from kzgraph.resolution.organisations.companies import stem_and_form
from kzgraph.resolution.organisations.forms import aliases, is_public, kind_of
from kzgraph.resolution.organisations.keys import OrganisationKey, is_international
from kzgraph.resolution.values.countries import mentions as countries_in

Atom = tuple[OrganisationKey, str]
"""What is grouped: a key with the country that texts give it, or ""."""

Group = frozenset[Atom]
Bearers = Mapping[str, frozenset[Atom]]
"""Who bears an abbreviation, by its form."""


def grouped(atoms: Iterable[Atom], bearers: Bearers) -> list[Group]:
    """The atoms grouped by organisation."""
    groups = _of_one_name(sorted(set(atoms)))
    groups = _joined(groups, _with_country(groups))
    return _joined(groups, _abbreviated(groups, bearers))


def stem(key: OrganisationKey) -> str:
    """The key's name without a legal form."""
    return " ".join(stem_and_form(tuple(key.form.split()))[0])


def is_own(key: OrganisationKey) -> bool:
    """Whether the key alone tells which organisation it is."""
    return key.public or is_international(key)


def may_be_short(key: OrganisationKey) -> bool:
    """Whether the key can be the abbreviation of another: "OSTP", but never "government"."""
    return not is_international(key) and not (key.public and is_public(kind_of(key.form)))


@lru_cache(maxsize=65536)
def led_by_country(key: OrganisationKey) -> tuple[CountryCode, str] | None:
    """The country with which a name that is not known as a public body's begins, and the rest: (US, forest service)."""
    plain = tuple(key.form.split())
    first = next(((last, code) for start, last, code in countries_in(plain) if start == 0), None)
    if is_own(key) or not first or len(plain) - first[0] < 2 or first[1] in aliases()["also_states"]:
        return None
    return first[1], " ".join(plain[first[0] :])


def _of_one_name(atoms: list[Atom]) -> list[Group]:
    by_name: dict[str, list[Atom]] = {}
    for atom in atoms:
        by_name.setdefault(repr(atom[0]) if is_own(atom[0]) else stem(atom[0]), []).append(atom)
    return [group for namesakes in by_name.values() for group in _namesakes(namesakes)]


def _namesakes(atoms: list[Atom]) -> list[Group]:
    """One group; of a name with two countries or legal forms one for each, and one of those that tell neither."""
    if is_own(atoms[0][0]):
        return [frozenset(atoms)]
    forms = {atom: stem_and_form(tuple(atom[0].form.split()))[1] for atom in atoms}
    country, form = _only(country for _, country in atoms), _only(forms.values())
    groups: dict[tuple[str, str], set[Atom]] = {}
    for atom in atoms:
        groups.setdefault((atom[1] or country, forms[atom] or form), set()).add(atom)
    return [frozenset(group) for group in groups.values()]


def _only(values: Iterable[str]) -> str:
    told = {value for value in values if value}
    return told.pop() if len(told) == 1 else ""


def _joined(groups: list[Group], pairs: Iterable[tuple[int, int]]) -> list[Group]:
    parts = components(range(len(groups)), pairs)
    return [frozenset(atom for at in part for atom in groups[at]) for part in parts]


def _countries(group: Group) -> set[str]:
    return {code for key, country in group if (code := key.country or country)}


def _fit(a: set[str], b: set[str]) -> bool:
    return not a or not b or a == b


def _with_country(groups: list[Group]) -> list[tuple[int, int]]:
    """Each group of no public body with the only public body of its name, or with that of the country before it."""
    public: dict[str, set[int]] = {}
    of_country: dict[tuple[str, str], set[int]] = {}
    for at, group in enumerate(groups):
        for key, country in group:
            if key.country:
                public.setdefault(key.form, set()).add(at)
            if not is_international(key):
                of_country.setdefault((key.country or country, key.form), set()).add(at)
    pairs = []
    for at, group in enumerate(groups):
        if not any(is_own(key) for key, _ in group):
            found = {to for key, _ in group for to in public.get(key.form, ())}
            found |= {to for key, _ in group for to in of_country.get(led_by_country(key) or ("", ""), ())}
            fits = [to for to in found - {at} if _fit(_countries(groups[at]), _countries(groups[to]))]
            if len(found - {at}) == 1 and fits:
                pairs.append((at, fits[0]))
    return pairs


def _abbreviated(groups: list[Group], bearers: Bearers) -> list[tuple[int, int]]:
    """Each group that bears an abbreviation as its name with the only other that bears it beside its name."""
    home = {atom: at for at, group in enumerate(groups) for atom in group}
    told: dict[int, int] = {}
    for at, group in enumerate(groups):
        shorts = {key.form for key, _ in group if key.form in bearers and may_be_short(key)}
        spelt_out = {home[atom] for short in shorts for atom in bearers[short]} - {at}
        fits = [to for to in spelt_out if _fit(_countries(group), _countries(groups[to]))]
        if len(fits) == 1:
            told[at] = fits[0]
    countries: dict[int, set[str]] = {}
    for at, to in told.items():
        countries.setdefault(to, set()).update(_countries(groups[at]) | _countries(groups[to]))
    return [
        (at, to) for at, to in told.items() if to not in told and (len(countries[to]) < 2 or not _countries(groups[at]))
    ]
