"""Posts that one person cannot hold at one time: evidence that two people of one name are two."""

from __future__ import annotations

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.organisations.forms import international
from kzgraph.resolution.organisations.names import with_article
from kzgraph.resolution.posts.posts import Post


def incompatible(a: Post, b: Post) -> str:
    """Why one person cannot hold both posts at one time, in words; "" where they can.

    Only near-certain reasons count (`incompatible` in `post_kinds.yaml`): one ambassador is often accredited to several
    capitals, one minister often has two fields. The countries are taken as they are: where one was guessed, so is this.
    """
    first, second = sorted((a, b), key=repr)
    return _two_states(first, second) or _one_state(first, second) or _of_body(first, second) or _of_body(second, first)


def _rules() -> dict[str, list[str]]:
    rules: dict[str, list[str]] = lexicon("post_kinds")["incompatible"]
    return rules


def _two_states(a: Post, b: Post) -> str:
    if not a.country or not b.country or _state(a.country) == _state(b.country) or "EU" in (a.country, b.country):
        return ""
    crowns = {a.head, b.head} <= set(_rules()["crowns"])
    return f"{_told(a)} and {_told(b)}: two states" if _of_state(a) and _of_state(b) and not crowns else ""


def _state(country: CountryCode) -> CountryCode:
    """The state that acts for a territory."""
    states: dict[CountryCode, CountryCode] = lexicon("states")["part_of"]
    return states.get(country, country)


def _of_state(post: Post) -> bool:
    return post.kind in _rules()["of_one_state"]


def _one_state(a: Post, b: Post) -> str:
    kinds = {a.kind, b.kind}
    if not a.country or a.country != b.country or len(kinds) < 2:
        return ""
    if any(kinds == set(pair) for pair in _rules()["pairs"]):
        return f"{_told(a)} and {_told(b)} at one time"
    one_field = a.field and a.field == b.field
    if one_field and any(kinds == set(pair) for pair in _rules()["pairs_of_one_field"]):
        return f"{_told(a)} and {_told(b)} of the same field ({a.field})"
    return ""


def _of_body(official: Post, other: Post) -> str:
    """The secretary general of an international organisation serves no state."""
    body = official.organisation and international(official.organisation.form)
    if not body or official.kind != "secretary general" or not other.country or not _of_state(other):
        return ""
    return f"secretary general of {body.name} and {_told(other)}"


def _told(post: Post) -> str:
    return f"{post.kind} of {with_article(post.country)}" if post.country else post.kind
