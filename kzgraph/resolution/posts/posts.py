"""Posts: a title as the text gives it becomes one post, however it is worded.

A post is read from one title alone (with the country and organisation that the record gives beside it), so that it
cannot depend on what else is loaded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from dataclasses import field as field_of
from functools import lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.grouping.ids import join, slug
from kzgraph.resolution.organisations.forms import international
from kzgraph.resolution.organisations.keys import OrganisationKey, key_of
from kzgraph.resolution.organisations.names import titled
from kzgraph.resolution.posts.bodies import LINKS, Affiliation, body_in
from kzgraph.resolution.posts.heads import Head, Scope, head_of, heads_with, spelt
from kzgraph.resolution.values.countries import Words, begins_place, mentions, owner, without_country
from kzgraph.resolution.values.words import words


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
    """Whose post it is, where the title says too little to be one post for several people (`shared`): the end of the
    person's id. Two such "Directors" are two posts. Given when it is known who is one person (`offices.py`)."""

    _id: str = field_of(default="", init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        return hash(self.id)  # made once, while a hash of all fields would be made each time

    @property
    def id(self) -> str:
        """As in `post:kz-deputy-minister-of-foreign-affairs`."""
        if not self._id:
            object.__setattr__(self, "_id", self._make_id())
        return self._id

    def _make_id(self) -> str:
        head = join(slug(self.head), "of" if self.scope == "ministry" and self.field else "", _slug(self.field))
        sent = self.accredited_to or ""
        sent = sent.lower() if len(sent) == 2 else _slug(sent)
        scope = (self.country or "").lower()
        body = _slug(self.organisation.form) if self.organisation and not self.tells_body else ""
        body = join(body, self.organisation.scope.lower()) if self.organisation and not scope else body
        return "post:" + _slug(join(scope, head, body, "to" if sent else "", sent, _slug(self.holder)))

    @property
    def tells_body(self) -> bool:
        """Whether the title itself contains the organisation's name."""
        return self.organisation is not None and f" {self.organisation.form} " in f" {' '.join(words(self.head))} "

    @property
    def shared(self) -> bool:
        """Whether the title says enough to be one post, whoever holds it: a country where it has one such post, else a
        body, a place, a field or a task besides. "Governor" alone is its holder's own post, and a seat always is."""
        if self.head in heads_with("many"):
            return False
        if self.organisation:
            return True
        if self.country == "EU" and self.head in heads_with("union"):
            return True
        if self.scope == "country" or self.head in heads_with("national"):
            return self.country is not None and not _lacks(self.country, self.head)
        told = self.accredited_to if self.scope == "abroad" else _telling(self.field)
        return bool(self.country and told)

    @property
    def public(self) -> bool:
        """Whether it is a post of the country, even where it is no more than the holder's own."""
        return self.shared or self.of_state

    @property
    def of_state(self) -> bool:
        """Whether only a state gives such a post."""
        return self.kind in lexicon("post_kinds")["public"]

    @property
    def ministry(self) -> OrganisationKey | None:
        """The ministry that a minister's title implies."""
        if self.scope != "ministry" or not self.field or not self.country or self.country == "EU":
            return None
        return key_of(f"Ministry of {self.field}", "ministry", self.country)

    def may_be(self, other: Post) -> bool:
        """Whether a title that is read as this post, alone, can mean the other one, which all documents tell."""
        own = bool(other.holder) and (self.kind, self.head) == (other.kind, other.head)
        return self.id == other.id or self.covers(other) or own

    def covers(self, other: Post) -> bool:
        """Whether this one, being less told, can mean the other: "Ambassador" the "Ambassador to Belgium"."""
        bare_minister = self.scope == other.scope == "ministry" and not self.field
        one_head = self.head == other.head or bare_minister
        of_body = other.organisation is not None and other.country is None
        same = self.kind == other.kind and one_head and (of_body or self.country in (None, other.country))
        told = (self.field, self.organisation, self.accredited_to)
        full = (other.field, other.organisation, other.accredited_to)
        return (
            same and told != full and all(not mine or mine == theirs for mine, theirs in zip(told, full, strict=True))
        )


def _lacks(country: CountryCode, head: str) -> bool:
    """Whether the country has no such post: the British have no president, of the Union only bodies have."""
    lacking = {"President": "without_president", "Vice President": "without_president"}
    lacking["Prime Minister"] = "without_prime_minister"
    return head in lacking and (country == "EU" or country in lexicon("states")[lacking[head]])


def _telling(field: str) -> bool:
    return bool(set(field.split()) - {*LINKS, "a", "an", *lexicon("post_kinds")["untelling"]})


def _slug(text: str) -> str:
    return slug(text) if text else ""


JOINTS = re.compile(r"\s+[–—-]\s+|\s*[,/;]\s+|\s+and\s+(?:the\s+)?|\s+&\s+|\s+cum\s+")


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
    for whose, link in _OF_LEADER:
        title = whose.sub(rf"\g<post> {link} the \g<leader>", title)
    plain = spelt(words(re.sub(r"\([A-Z0-9-]+\)|[-()]", " ", _OWN_BODY.sub(" in the ", title))))
    while len(plain) > 1 and plain[0] in ignored and not begins_place(plain):
        plain = plain[1:]
    return plain[:1] + tuple(word for word in plain[1:] if word not in _NOT_YET)


_NOT_YET = ("elect", "designate")
"""What stands behind a post that is not held yet: "Mayor-elect of Atlanta"."""
_OWN_BODY = re.compile(r", (?:the )?(?=(?:Ministry|Department|Division|Bureau|Directorate|Office)\b)")
"""Where the body stands behind a comma: "Secretary (West), Ministry of External Affairs"."""
_LEADER = r"(?:the )?(?P<leader>(?:Vice |Prime )?(?:President|Minister|Chancellor|King|Queen|Emir))['’]s? "
_OF_LEADER = [
    (re.compile(rf"{_LEADER}(?P<post>(?:[\w-]+ )*(?:{posts}))\b", re.IGNORECASE), link)
    for posts, link in (("Advis[eo]r|Aide|Assistant", "to"), ("Envoy|Representative|Spokes\\w+", "of"))
]
"""Whose adviser or envoy somebody is: "the President's Science Adviser" is the "Science Adviser to the President"."""


def _home(plain: Words, country: CountryCode | None) -> CountryCode | None:
    """The post's country: the one at the head of the title ("Kazakh …"), else the record's, else one after "of"."""
    first = next((code for start, _, code in mentions(plain) if start == 0), None)
    return country or first or owner(plain)


def _parts(title: str, country: CountryCode | None) -> list[str]:
    """The title cut where each piece is a post by itself; whole where one piece is none."""
    parts = [part for part in JOINTS.split(title) if part.strip()]
    if len(parts) > 1 and all(_is_post(_plain(part), country) for part in parts):
        return parts
    return [title]


def _is_post(plain: Words, country: CountryCode | None) -> bool:
    return head_of(without_country(plain, country), country)[0].kind != "other"


def _post(
    plain: Words, title: str, home: CountryCode | None, affiliation: Affiliation | None, to: CountryCode | None
) -> Post:
    head, rest = head_of(without_country(plain, home) or plain, home)
    if head.scope == "ministry":
        return _minister(head, _unlinked(rest), title, home, affiliation)
    if head.scope == "abroad":
        return _sent(head, _unlinked(rest), home, to)
    if head.head == "President" and home in lexicon("states")["presidents_of_government"] and rest in _GOVERNMENT:
        head, rest = head_of(("prime", "minister"), home)
    if head.scope == "country" and not rest:
        return Post(head.kind, head.head, home, "country")
    if head.scope == "country":
        head = replace(head, kind="head of body")
    return _of_body(head, rest, title, home, affiliation)


_GOVERNMENT = ((), ("of", "government"), ("of", "the", "government"))


def _unlinked(rest: Words) -> Words:
    while rest and rest[0] in LINKS[:-1]:
        rest = rest[1:]
    return rest


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
    body, task = body_in(rest, home, affiliation)
    if body is None and affiliation:
        body = affiliation.key
    label = head.head or titled(" ".join(task or rest), [title])
    task = task if head.head else ()
    country = home if body is None or body.public or home != "EU" else None
    country = None if body and body.form == "european union" else country
    field = " ".join(_unlinked(task))
    return Post(head.kind, label, country, "body", field, titled(" ".join(task), [title], begins=False), body)
