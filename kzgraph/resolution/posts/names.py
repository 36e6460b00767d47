"""What a post is called."""

from __future__ import annotations

from kzgraph.resolution.organisations.names import with_article
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values.countries import country_name


def name_of(post: Post, own_field: str, organisation_name: str) -> str:
    """The post's name: "Deputy Minister of Foreign Affairs of Kazakhstan", "Secretary General, United Nations".

    `own_field` is the field as the texts word it most often, `organisation_name` the name of the organisation's node.
    """
    country = with_article(post.country) if post.country else ""
    if post.scope in ("ministry", "abroad"):
        sent = _whereto(post.accredited_to, own_field) if post.scope == "abroad" else ""
        own = _wording(post, own_field) if post.scope == "ministry" else post.head
        return own + (f" of {country}" if country else "") + sent
    if post.organisation and organisation_name and not post.tells_body:
        return f"{_wording(post, own_field)}, {organisation_name}"
    if own_field or post.tells_body:
        return _wording(post, own_field) + (f", {country_name(post.country)}" if post.country else "")
    return post.head + (f" of {country}" if country else "")


def _wording(post: Post, own_field: str) -> str:
    """The head with its field: behind it by "of" or what the text has, else before it ("National Cyber Director")."""
    if not own_field:
        return post.head
    if post.scope == "ministry":
        return f"{post.head} {'for' if post.head in _FOR else 'of'} {own_field}"
    behind = own_field.split()[0].lower() in _LINKS
    return f"{post.head} {own_field}" if behind else f"{own_field[:1].upper()}{own_field[1:]} {post.head}"


_FOR = ("Minister of State", "Parliamentary Under-Secretary of State")
_LINKS = ("of", "for", "at", "in", "on", "with", "to", "and", "pro")


def _whereto(accredited_to: str | None, own_field: str) -> str:
    if accredited_to:
        return f" to {with_article(accredited_to) if len(accredited_to) == 2 else accredited_to}"
    return f" ({own_field})" if own_field else ""
