"""Why two names of organisations are one node, in words."""

from __future__ import annotations

from kzgraph.resolution.companies import is_known, stem_and_form
from kzgraph.resolution.countries import country_name
from kzgraph.resolution.names import words
from kzgraph.resolution.organisation_forms import international, plain_words, stands_for, without_home, without_seat
from kzgraph.resolution.organisation_groups import is_own, led_by_country, stem
from kzgraph.resolution.organisation_keys import Mention, OrganisationKey
from kzgraph.resolution.organisation_names import titled, with_article


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
    reasons += [f"the name with and without its country: {both}" for _ in range(_with_country(a, b))]
    if not reasons and _one_company(a.key, b.key):
        reasons.append(f"one name with and without its legal form: {both}")
    return tuple(reasons) if _one_country(a, b) else ()


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
    aliases = [
        f"{m.name} stands for the {titled(form)}{f' in {country_name(country)}' if country else ''}"
        for m in (a, b)
        if (form := stands_for(m.name, country)) and tuple(form.split()) != without_home(plain_words(m.name), country)
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


def _with_country(a: Mention, b: Mention) -> bool:
    """Whether one is the other's public body without its country, or begins with it."""
    return any(
        not is_own(one.key)
        and (
            (other.key.country and one.key.form == other.key.form)
            or led_by_country(one.key) == (other.key.country or other.country, other.key.form)
        )
        for one, other in ((a, b), (b, a))
    )
