"""Why two posts, or two countries, are or are not one: they are what their title or their code makes them, and nobody
decides on them; so it is said what each is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kzgraph.resolution.explaining.explanation import OPEN, Doubt, Explanation, by_other_id, node_of
from kzgraph.resolution.organisations.names import titled
from kzgraph.resolution.people.reasons import post_name
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values.countries import country_name
from kzgraph.resolution.world.world import World


class PostsExplained:
    """Answers questions about posts. The score of two is how many of the parts that either has they have in common."""

    def __init__(self, world: World) -> None:
        self._names = world.person_names
        self._by_other = by_other_id(world.other_post_ids)
        told = (p for r in world.readings for said in r.people.values() for role in said.roles for p in role.posts)
        self._posts: dict[str, Post] = {}
        for post in told:
            self._posts[post.id] = min(self._posts.get(post.id, post), post, key=repr)

    def explain(self, a: str, b: str) -> Explanation:
        """What two posts are made of, and in what they differ."""
        first, second = (self._posts[node_of(an_id, self._posts, self._by_other)] for an_id in (a, b))
        one, other = self._parts(first), self._parts(second)
        if first.id == second.id:
            return Explanation("same", 1.0, (f"both lead to {post_name(first)}: {_listed(one)}",), ())
        common = tuple(f"the same {part}: {one[part]}" for part in one if one[part] == other.get(part))
        keys = list(dict.fromkeys((*one, *other)))
        apart = tuple(_apart(key, one, other) for key in keys if one.get(key) != other.get(key))
        made = tuple(f"{post_name(post)}: {_listed(parts)}" for post, parts in ((first, one), (second, other)))
        less = first.covers(second) or second.covers(first)
        verdict, score = ("unsure", OPEN) if less else ("different", round(len(common) / len(keys), 3))
        return Explanation(verdict, score, common, (*apart, *made))

    def doubts(self) -> Iterator[Doubt]:
        """None: nobody decides on posts."""
        yield from ()

    def _parts(self, post: Post) -> dict[str, str]:
        """What a post is made of, in words, without what it has not got."""
        sent = post.accredited_to or ""
        parts = {
            "country": country_name(post.country) if post.country else "",
            "kind": post.head or post.kind,
            "field": post.field,
            "body": titled(post.organisation.form) if post.organisation else "",
            "destination": country_name(sent) if len(sent) == 2 else sent,
            "holder": self._names.get(f"person:{post.holder}", post.holder) if post.holder else "",
        }
        return {part: value for part, value in parts.items() if value}


def _listed(parts: Mapping[str, str]) -> str:
    return ", ".join(f"{part} {value}" for part, value in parts.items())


def _apart(part: str, one: Mapping[str, str], other: Mapping[str, str]) -> str:
    if part in one and part in other:
        return f"another {part}: {one[part]}, {other[part]}"
    return f"only one has this {part}: {one.get(part) or other[part]}"


class CountriesExplained:
    """Answers questions about countries, which are one only by their code."""

    def explain(self, a: str, b: str) -> Explanation:
        """Whether two ids have one code."""
        first, second = (an_id.partition(":")[2] for an_id in (a, b))
        if first == second:
            return Explanation("same", 1.0, (f"both lead to {country_name(first)}, whose code is {first}",), ())
        told = f"two codes: {first} is {country_name(first)}, {second} is {country_name(second)}"
        return Explanation("different", 0.0, (), (told,))

    def doubts(self) -> Iterator[Doubt]:
        """None: nobody decides on countries."""
        yield from ()
