"""The third stage: which posts the titles of new documents mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kzgraph.resolution.adding.memory import Memory, Whole
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import posts_by_id


def remember_alone(memory: Memory, posts: Mapping[str, Post]) -> None:
    """Keep the posts as the documents alone have them, by their ids."""
    memory.shelf("posts_alone").fill(posts)


def add_alone(memory: Memory, readings: Iterable[Reading]) -> Mapping[str, Post]:
    """All posts as the documents alone have them, by their ids, with those of new readings. Raises Whole where a new
    document words one that is there otherwise, and its words would be shown."""
    known: Mapping[str, Post] = (shelf := memory.shelf("posts_alone"))
    for node, post in posts_by_id(readings).items():
        if (old := shelf.setdefault(node, post)) != post and repr(post) < repr(old):
            raise Whole(f"{node} would be worded otherwise")
    return known
