"""The third stage: which posts titles mean, of documents that come or go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.memory import Memory, Shelf, Whole
from kzgraph.resolution.world.reading import Reading

Worded = dict[Post, int]
"""The wordings of one post, and how many texts have each."""


def remember_worded(memory: Memory, readings: Iterable[Reading]) -> None:
    """Keep the posts as the documents alone have them, by their ids."""
    counts: dict[str, Worded] = {}
    of_text: dict[str, list[Post]] = {}
    for reading in readings:
        of_text[reading.record.document.sha256] = posts = _posts(reading)
        for post in posts:
            worded = counts.setdefault(post.id, {})
            worded[post] = worded.get(post, 0) + 1
    memory.shelf("posts_worded").fill(counts)
    memory.shelf("posts_texts").fill(of_text)


def update_worded(memory: Memory, gone: Iterable[str], readings: Iterable[Reading]) -> Mapping[str, Post]:
    """All posts as the documents alone have them, by their ids, without those of texts that go and with those of new
    readings. Raises Whole where one that stays would differ in more than its wording."""
    counts, of_text = memory.shelf("posts_worded"), memory.shelf("posts_texts")
    was: dict[str, Post] = {}
    for sha in gone:
        for post in of_text.pop(sha):
            worded = counts[post.id]
            was.setdefault(post.id, _usual(worded))
            worded[post] -= 1
            if not worded[post]:
                del worded[post]
    for reading in readings:
        of_text[reading.record.document.sha256] = posts = _posts(reading)
        for post in posts:
            worded = counts.setdefault(post.id, {})
            if worded:
                was.setdefault(post.id, _usual(worded))
            worded[post] = worded.get(post, 0) + 1
    for node, post in was.items():
        if counts[node] and replace(_usual(counts[node]), own_field=post.own_field) != post:
            raise Whole(f"{node} would be another post")
    return _AsWorded(counts, was)


def _posts(reading: Reading) -> list[Post]:
    found = {post for said in reading.people.values() for told in said.roles for post in told.posts}
    return sorted(found, key=repr)


def _usual(worded: Worded) -> Post:
    return min(worded, key=repr)


class _AsWorded(Mapping[str, Post]):
    """Every post by its id, in the wording that stands for all; one that is no more as it was."""

    def __init__(self, counts: Shelf[str, Worded], was: Mapping[str, Post]) -> None:
        self._counts, self._was = counts, was
        self._found: dict[str, Post] = {}

    def __getitem__(self, node: str) -> Post:
        if node not in self._found:
            worded = self._counts.seen(node)
            self._found[node] = _usual(worded) if worded else self._was[node]
        return self._found[node]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)
