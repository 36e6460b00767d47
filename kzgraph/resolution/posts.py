"""Posts: a title as the text gives it becomes one post, however it is worded.

A post is read from one title alone (with the country and organisation that the record gives beside it), so that it
cannot depend on what else is loaded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode, OrganisationKind
from kzgraph.resolution.countries import Words, country_name, mentions, owner, without_country
from kzgraph.resolution.ids import join, slug
from kzgraph.resolution.names import words
from kzgraph.resolution.organisations import (
    OrganisationKey,
    international,
    key_of,
    kind_of,
    public_form,
    titled,
    with_article,
)

Scope = Literal["country", "ministry", "body", "abroad"]


@dataclass(frozen=True, slots=True)
class Head:
    """A line of `lexicon/post_kinds.yaml`."""

    kind: str
    head: str
    scope: Scope
    field: str = ""
    only: tuple[CountryCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The organisation that a record gives beside a title."""

    key: OrganisationKey
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class Post:
    """What a post is. `field` is a ministry's field or a task, `own_field` the same as the text words it."""

    kind: str
    head: str
    country: CountryCode | None
    scope: Scope = "body"
    field: str = ""
    own_field: str = ""
    organisation: OrganisationKey | None = None
    accredited_to: str | None = None
    """A country's code, or the name of an international organisation."""
    holder: str = ""
    """Whose post it is, where neither a country nor an organisation says so: two such "Directors" are two posts."""

    @property
    def id(self) -> str:
        """As in `post:kz-deputy-minister-of-foreign-affairs`."""
        return _id(self)

    def _make_id(self) -> str:
        head = join(slug(self.head), "of" if self.scope == "ministry" and self.field else "", _slug(self.field))
        sent = self.accredited_to or ""
        sent = sent.lower() if len(sent) == 2 else _slug(sent)
        scope = (self.country or "").lower()
        body = _slug(self.organisation.form) if self.organisation and not self._tells_body else ""
        body = join(body, self.organisation.scope.lower()) if self.organisation and not scope else body
        return "post:" + _slug(join(scope, head, body, "to" if sent else "", sent, _slug(self.holder)))

    @property
    def _tells_body(self) -> bool:
        """Whether the title itself contains the organisation's name."""
        return self.organisation is not None and f" {self.organisation.form} " in f" {' '.join(words(self.head))} "

    @property
    def ministry(self) -> OrganisationKey | None:
        """The ministry that a minister's title implies."""
        if self.scope != "ministry" or not self.field or not self.country or self.country == "EU":
            return None
        return key_of(f"Ministry of {self.field}", "ministry", self.country)

    def covers(self, other: Post) -> bool:
        """Whether this one, being less told, can mean the other: "Ambassador" the "Ambassador to Belgium"."""
        same = self.kind == other.kind and self.head == other.head and self.country in (None, other.country)
        told = (self.field, self.organisation, self.accredited_to)
        full = (other.field, other.organisation, other.accredited_to)
        return (
            same and told != full and all(not mine or mine == theirs for mine, theirs in zip(told, full, strict=True))
        )


@lru_cache(maxsize=65536)
def _id(post: Post) -> str:
    return post._make_id()


def _slug(text: str) -> str:
    return slug(text) if text else ""


@cache
def _forms() -> tuple[tuple[Words, Head], ...]:
    """Every form with its head, the longest first, those of one country before the general ones."""
    forms = []
    for line in lexicon("post_kinds")["heads"]:
        head = Head(line["kind"], line["head"], line["scope"], line.get("field", ""), tuple(line.get("only", ())))
        own = [] if head.field or head.only else [head.head]
        forms += [(_spelt(words(form.replace("-", " "))), head) for form in (*own, *line.get("forms", ()))]
    return tuple(sorted(forms, key=lambda f: (-len(f[0]), not f[1].only, f[0])))


def _spelt(plain: Words) -> Words:
    spelling: dict[str, str] = lexicon("post_kinds")["spelling"]
    return tuple(part for word in plain for part in spelling.get(word, word).split())


_JOINTS = re.compile(r"\s+[–—-]\s+|\s*[,/;]\s+|\s+and\s+(?:the\s+)?|\s+&\s+|\s+cum\s+")


@lru_cache(maxsize=65536)
def read_title(
    title: str,
    country: CountryCode | None = None,
    affiliation: Affiliation | None = None,
    accredited_to: CountryCode | None = None,
) -> tuple[Post, ...]:
    """The posts of a title: two for "Deputy Prime Minister – Minister of Foreign Affairs".

    `country` is that of the role or else of the person; `affiliation` and `accredited_to` are what the record says.
    """
    home = _home(_plain(title), country)
    posts = (_post(_plain(part), part, home, affiliation, accredited_to) for part in _parts(title, home))
    return tuple(dict.fromkeys(posts))


def _plain(title: str) -> Words:
    ignored = lexicon("post_kinds")["ignored"]
    plain = _spelt(words(re.sub(r"[-()]", " ", title)))
    while len(plain) > 1 and plain[0] in ignored:
        plain = plain[1:]
    return plain


def _home(plain: Words, country: CountryCode | None) -> CountryCode | None:
    """The post's country: the one at the head of the title ("Kazakh …"), else the record's, else one after "of"."""
    first = next((code for start, _, code in mentions(plain) if start == 0), None)
    return country or first or owner(plain)


def _parts(title: str, country: CountryCode | None) -> list[str]:
    """The title cut where each piece is a post by itself; whole where one piece is none."""
    parts = [part for part in _JOINTS.split(title) if part.strip()]
    if len(parts) > 1 and all(_is_post(_plain(part), country) for part in parts):
        return parts
    return [title]


def _is_post(plain: Words, country: CountryCode | None) -> bool:
    return _head(without_country(plain, country), country)[0].kind != "other"


def _post(
    plain: Words, title: str, home: CountryCode | None, affiliation: Affiliation | None, to: CountryCode | None
) -> Post:
    head, rest = _head(without_country(plain, home) or plain, home)
    if head.scope == "ministry":
        return _minister(head, _unlinked(rest), title, home, affiliation)
    if head.scope == "abroad":
        return _sent(head, _unlinked(rest), home, to)
    if head.scope == "country" and not rest:
        return Post(head.kind, head.head, home, "country")
    if head.scope == "country":
        head = replace(head, kind="head of body")
    return _of_body(head, rest, title, home, affiliation)


def _head(plain: Words, country: CountryCode | None) -> tuple[Head, Words]:
    """The head and what is left: the form at the beginning, else at the end, else around the field.

    "Deputy Foreign Minister" is the head "Deputy Minister" around the field "foreign".
    """
    allowed = [(form, head) for form, head in _forms() if not head.only or country in head.only]
    for form, head in allowed:
        if plain[: len(form)] == form:
            return head, plain[len(form) :]
    for form, head in allowed:
        if plain[-len(form) :] == form and not _RANKS & set(plain[: -len(form)]):
            return head, plain[: -len(form)]
    for form, head in allowed:
        if plain and head.scope == "ministry" and len(form) > 1 and (*plain[: len(form) - 1], plain[-1]) == form:
            return head, plain[len(form) - 1 : -1]
    return Head("other", "", "body"), plain


_RANKS = {"deputy", "first", "vice", "assistant", "associate", "under", "senior", "principal", "chief"}
_LINKS = ("of", "for", "at", "in", "the", "on", "with", "to")


def _unlinked(rest: Words) -> Words:
    while rest and rest[0] in _LINKS[:-1]:
        rest = rest[1:]
    return rest


def _linked_off(before: Words) -> Words:
    while before and before[-1] in _LINKS:
        before = before[:-1]
    return before


def _minister(head: Head, rest: Words, title: str, home: CountryCode | None, affiliation: Affiliation | None) -> Post:
    own = " ".join(_unlinked(rest[1:]) if rest[:1] in (("ministry",), ("department",)) else rest) or head.field
    if not own and affiliation:
        own = affiliation.key.form.removeprefix("ministry of ") if "ministry of " in affiliation.key.form else ""
    field = head.field or _field(own)
    shown = own if own.endswith(("affairs", "relations")) or field in own else field
    return Post(head.kind, head.head, home, "ministry", field, titled(shown, [title]))


def _field(own: str) -> str:
    for field, names in lexicon("post_kinds")["fields"].items():
        if own in names["exact"] or any(f" {part} " in f" {own} " for part in names["within"]):
            return str(field)
    return own


def _sent(head: Head, rest: Words, home: CountryCode | None, to: CountryCode | None) -> Post:
    """An ambassador: what follows "to" is where they are sent."""
    target = rest[rest.index("to") + 1 :] if "to" in rest else rest
    body = international(" ".join(target)) if target else None
    where = to or (body.name if body else next((code for *_, code in mentions(target) if code != home), None))
    field = "" if where or not target else " ".join(target)
    return Post(head.kind, head.head, home, "abroad", field, titled(field), accredited_to=where)


def _of_body(head: Head, rest: Words, title: str, home: CountryCode | None, affiliation: Affiliation | None) -> Post:
    body, task = _body(rest, home, affiliation)
    if body is None and affiliation:
        body = affiliation.key
    label = head.head or titled(" ".join(task), [title])
    task = task if head.head else ()
    country = home if body is None or body.public or home != "EU" else None
    country = None if body and body.form == "european union" else country
    field = " ".join(_unlinked(task))
    return Post(head.kind, label, country, "body", field, titled(" ".join(task), [title], begins=False), body)


def _body(
    rest: Words, home: CountryCode | None, affiliation: Affiliation | None
) -> tuple[OrganisationKey | None, Words]:
    """The organisation that what follows the head names, and the words before it."""
    for at in range(len(rest)):
        if at and rest[at - 1] not in _LINKS:
            continue
        key = _organisation(rest[at:], home, affiliation)
        if key:
            return key, _linked_off(rest[:at])
    return None, rest


_BODIES = ("ministry", "government", "parliament", "embassy")


def _organisation(plain: Words, home: CountryCode | None, affiliation: Affiliation | None) -> OrganisationKey | None:
    name = " ".join(plain)
    if international(name):
        return key_of(name, "intergovernmental", None)
    if affiliation and affiliation.key.form in (name, " ".join(public_form(plain, affiliation.kind, home))):
        return affiliation.key
    if home and (plain[0] in _BODIES or plain[:2] == ("department", "of")):
        return key_of(name, kind_of(name), home)
    return None


def name_of(post: Post, own_field: str, organisation_name: str) -> str:
    """The post's name: "Deputy Minister of Foreign Affairs of Kazakhstan", "Secretary General, United Nations".

    `own_field` is the field as the texts word it most often, `organisation_name` the name of the organisation's node.
    """
    country = with_article(post.country) if post.country else ""
    if post.scope == "ministry":
        field = f" {'for' if post.head in _FOR else 'of'} {own_field}" if own_field else ""
        return post.head + field + (f" of {country}" if country else "")
    if post.scope == "abroad":
        return post.head + (f" of {country}" if country else "") + _whereto(post.accredited_to, own_field)
    task = f" {own_field}" if own_field else ""
    if post.organisation and organisation_name and not post._tells_body:
        return f"{post.head}{task}, {organisation_name}"
    if task:
        return f"{post.head}{task}" + (f", {country_name(post.country)}" if post.country else "")
    return post.head + (f" of {country}" if country else "")


_FOR = ("Minister of State", "Parliamentary Under-Secretary of State")


def _whereto(accredited_to: str | None, own_field: str) -> str:
    if accredited_to:
        return f" to {with_article(accredited_to) if len(accredited_to) == 2 else accredited_to}"
    return f" ({own_field})" if own_field else ""
