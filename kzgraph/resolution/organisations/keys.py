"""What an organisation is known by, from one mention alone. Public bodies of two countries never have one key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kzgraph.model import CountryCode, OrganisationKind
from kzgraph.resolution.grouping.ids import join, slug
from kzgraph.resolution.organisations.companies import usual_name
from kzgraph.resolution.organisations.forms import (
    aliases,
    international,
    internationals,
    is_public,
    kind_of,
    named_country,
    plain_words,
    public_form,
    spelt,
    told_country,
    without_seat,
)
from kzgraph.resolution.organisations.territories import country_of_place
from kzgraph.resolution.values.words import words


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

    @property
    def country(self) -> CountryCode | None:
        """The country of a public body, where it is known."""
        return self.scope if len(self.scope) == 2 else None

    @property
    def id(self) -> str:
        """The node id that the key alone gives."""
        scope = self.scope.lower()
        return "organisation:" + (join(scope, self.slug) if self.country else join(self.slug, scope))


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation as one document names it."""

    key: OrganisationKey
    name: str
    country: CountryCode | None = None
    abbreviation: str | None = None


def key_of(name: str, kind: OrganisationKind, country: CountryCode | None, document: str = "") -> OrganisationKey:
    """The key of an organisation so named.

    `document` (a digest) keeps apart the public bodies of which no country is known: "the Ministry of Finance" of two
    documents need not be one. So it does embassies of which the text does not say where they are.
    """
    key = _key_of(name, kind, country)
    if not document or not key.public or (key.scope and key.form != "embassy"):
        return key
    form = f"{key.form} {document[:8]}" if key.form == "embassy" else key.form
    return OrganisationKey(key.scope or document[:8], form, public=True)


@lru_cache(maxsize=65536)
def _key_of(name: str, kind: OrganisationKind, country: CountryCode | None) -> OrganisationKey:
    """The key as all documents have it; `scope` is "" for a public body of which no country is known."""
    plain = plain_words(name)
    told = told_country(plain)
    known = international(name)
    if known and not told:
        return OrganisationKey("", " ".join(spelt(words(known.name))))
    by_name = kind_of(name)
    kind = kind if is_public(kind) and by_name != "local_government" else by_name
    if not told and not is_public(kind):
        return OrganisationKey("", " ".join(usual_name(without_seat(plain))))
    home = told or country or named_country(plain) or (country_of_place(plain) if kind in _WITH_PLACE else None)
    form = public_form(plain, kind, home)
    if not home and kind in aliases()["told_by_name"] and len(form) > 1:
        return OrganisationKey("", " ".join(form))
    return OrganisationKey(home or "", " ".join(form), public=True)


_WITH_PLACE = ("government", "local_government", "parliament")


@lru_cache(maxsize=65536)
def is_international(key: OrganisationKey) -> bool:
    """Whether the key is that of an international organisation of the lexicon."""
    return not key.public and tuple(key.form.split()) in internationals()
