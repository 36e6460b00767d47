"""Companies: known ones by any of their names, and every name without its legal form."""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.values.countries import Words, code_of
from kzgraph.resolution.values.words import words


@cache
def _known() -> dict[Words, str]:
    """Every name of a company of the lexicon that only one company has, with the usual one."""
    found: dict[Words, set[str]] = {}
    for entry in lexicon("companies"):
        for name in (entry["name"], *entry.get("abbreviations", ()), *entry.get("names", ())):
            found.setdefault(words(name), set()).add(entry["name"])
    return {plain: next(iter(names)) for plain, names in found.items() if len(names) == 1}


def usual_name(plain: Words) -> Words:
    """The usual name of a company that the lexicon knows by this name, with or without a legal form; else the words."""
    known = _known().get(plain) or _known().get(stem_and_form(plain)[0])
    return words(known) if known else plain


def is_known(plain: Words) -> bool:
    """Whether the lexicon knows a company by this name, with or without a legal form."""
    return plain in _known() or stem_and_form(plain)[0] in _known()


@cache
def _legal_forms() -> tuple[tuple[Words, str], ...]:
    table: dict[str, list[str]] = lexicon("organisation_aliases")["legal_forms"]
    forms = [(tuple(form.split()), kind) for kind, names in table.items() for form in names]
    return tuple(sorted(forms, key=lambda f: (-len(f[0]), f[0])))


@lru_cache(maxsize=65536)
def stem_and_form(plain: Words) -> tuple[Words, str]:
    """A company's name without its legal form, and the sort of that form ("" without one).

    The form stands at the end, in some languages at the beginning; "national company" goes with it. A name that would
    then be a country's ("Malta Inc") keeps it.
    """
    stem, kind = plain, ""
    for _ in range(3):
        cut, sort = _cut(stem)
        if cut == stem or not cut or code_of(" ".join(cut)):
            break
        stem, kind = cut, kind or sort
    return stem, kind


def _cut(plain: Words) -> tuple[Words, str]:
    for form, kind in _legal_forms():
        if plain[-len(form) :] == form:
            return plain[: -len(form)], kind
        if plain[: len(form)] == form and form[0] in lexicon("organisation_aliases")["legal_forms_before"]:
            return plain[len(form) :], kind
    return plain, ""
