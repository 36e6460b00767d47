"""Why two names of organisations are one node, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzgraph.resolution.grouping.decided import DECIDED
from kzgraph.resolution.organisations.companies import is_known, stem_and_form
from kzgraph.resolution.organisations.forms import international, plain_words, stands_for, without_home, without_seat
from kzgraph.resolution.organisations.groups import is_own, led_by_country, stem
from kzgraph.resolution.organisations.keys import Mention, OrganisationKey
from kzgraph.resolution.organisations.names import derived_words, titled, with_article
from kzgraph.resolution.values.words import words

ONLY_ONE = "the only public body known by the name"
"""Of two that are one; of two that are not it would not be true."""


def why(a: Mention, b: Mention) -> tuple[str, ...]:
    """The reasons why two mentions alone are one organisation; () where nothing in the two says so.

    Two mentions can be one node without a reason of their own: over a third, or because somebody decided so.
    """
    if a.key.country and b.key.country and a.key.country != b.key.country:
        return ()
    both = f"{a.name}, {b.name}"
    if a.key == b.key:
        return _of_one_key(a, b, both) if _one_country(a, b) else ()
    reasons = [f"{s.name} is introduced in brackets as the abbreviation of {s_of.name}" for s, s_of in _spelt_out(a, b)]
    reasons += [f"{how}: {both}"] if (how := _with_country(a, b)) else []
    if not reasons and _one_company(a.key, b.key):
        reasons.append(f"one name with and without its legal form: {both}")
    return tuple(reasons) if _one_country(a, b) else ()


def merge_reasons(mentions: Iterable[Mention], usual: str) -> list[str]:
    """For each name beside the usual one why it is the organisation's, sorted: "MFA: MFA stands for the Ministry …"."""
    by_name: dict[str, list[Mention]] = {}
    for mention in sorted(set(mentions), key=repr):
        by_name.setdefault(mention.name, []).append(mention)
    others = {name: [usual, *sorted(by_name.keys() - {name, usual})] for name in sorted(by_name) if name != usual}
    return [f"{name}: {'; '.join(_first_reasons(name, rest, by_name))}" for name, rest in others.items()]


def _first_reasons(name: str, others: list[str], by_name: Mapping[str, list[Mention]]) -> tuple[str, ...]:
    """What connects the name with the first of the others with which something does, else that somebody decided so."""
    told = (why(a, b) for other in others for a in by_name[name] for b in by_name[other])
    return next((reasons for reasons in told if reasons), (DECIDED,))


def _one_country(a: Mention, b: Mention) -> bool:
    homes = {m.key.country or m.country for m in (a, b)} - {None}
    return len(homes) < 2 or (a.key == b.key and is_own(a.key))


def _one_company(a: OrganisationKey, b: OrganisationKey) -> bool:
    if is_own(a) or is_own(b) or stem(a) != stem(b):
        return False
    forms = {stem_and_form(tuple(key.form.split()))[1] for key in (a, b)} - {""}
    return len(forms) < 2


def _of_one_key(a: Mention, b: Mention, both: str) -> tuple[str, ...]:
    known, country = international(a.name), a.key.country
    if known and not country:
        return (f"known names of {_the(known.name)}: {both}",)
    if a.name == b.name:
        return (f"the same name: {a.name}",)
    own = [without_home(plain_words(m.name), country) for m in (a, b)]
    body = " ".join(derived_words(a.key))
    aliases = [
        f"{m.name} stands for the {titled(body)}{f' of {with_article(country)}' if country else ''}"
        for m, plain in zip((a, b), own, strict=True)
        if own[0] != own[1] and stands_for(m.name, country) and " ".join(plain) not in (body, a.key.form)
    ]
    seats = [
        f"the name with and without the seat of power before it: {both}"
        for one, other in ((a, b), (b, a))
        if without_seat(plain_words(one.name)) == plain_words(other.name) != plain_words(one.name)
    ]
    return (*dict.fromkeys(aliases), *seats) or (_alike(a.key, both, company=is_known(plain_words(a.name))),)


def _alike(key: OrganisationKey, both: str, *, company: bool) -> str:
    of = f" of {with_article(key.country)}" if key.country else ""
    if key.public and key.form.endswith(" government"):
        return f"the government of one place{of}: {both}"
    if key.public:
        what = "ministry" if key.form.startswith("ministry ") else "public body"
        return f"the same {what}{of}: {both}"
    return f"known names of one company: {both}" if company else f"the same name in another wording: {both}"


def _the(name: str) -> str:
    return f"the {name}" if len(name.split()) > 1 else name


def _spelt_out(a: Mention, b: Mention) -> list[tuple[Mention, Mention]]:
    """(the abbreviation, the mention beside whose name it stands)."""
    return [
        (short, full)
        for short, full in ((a, b), (b, a))
        if full.abbreviation and " ".join(words(full.abbreviation)) == short.key.form
    ]


def _with_country(a: Mention, b: Mention) -> str:
    """How one is the other's public body by its name alone, or by the country with which it begins."""
    for one, other in ((a, b), (b, a)):
        if is_own(one.key):
            continue
        if led_by_country(one.key) == (other.key.country or other.country, other.key.form):
            return "the name with and without its country"
        if other.key.country and one.key.form == other.key.form:
            return ONLY_ONE
    return ""
