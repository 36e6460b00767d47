"""The fourth stage: which names of organisations are one, of documents that come or go.

Which node a name has depends only on the mentions that `block_keys` connects with it, directly or over others: where
one of these is new or gone, they are clustered anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field

from kzgraph.model import CountryCode
from kzgraph.resolution.organisations.keys import Mention, OrganisationKey, key_of
from kzgraph.resolution.organisations.organisations import Ids, block_keys, cluster, own_ids
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.updating.memory import Affected, Memory, Shelf, Whole
from kzgraph.resolution.updating.post_ids import count
from kzgraph.resolution.world.reading import Reading
from kzgraph.resolution.world.world import organisations_named

MOST = 3000
"""So many connected mentions are clustered anew; more are not a few documents' matter. In 10,000 made-up documents no
name is connected with more than 8."""

Name = tuple[OrganisationKey, CountryCode | None]
Plain = tuple[str, str, bool]
"""A key as it is known on a shelf."""


@dataclass(slots=True)
class Called:
    """The names that one node has, and all ids that these alone would have given."""

    names: set[Name] = field(default_factory=set)
    own: set[str] = field(default_factory=set)


@dataclass(slots=True)
class OfKey:
    """Of one key the node of each country that texts give it, the texts that name it so, and those of which a title
    means it, by the post's country."""

    nodes: dict[CountryCode | None, str] = field(default_factory=dict)
    texts: dict[CountryCode | None, set[str]] = field(default_factory=dict)
    asked: dict[CountryCode | None, set[str]] = field(default_factory=dict)

    def meant(self, country: CountryCode | None) -> str | None:
        """The node that a title means: see `World.organisation_of_key`."""
        return self.nodes.get(country) or self.nodes.get(None)


class Organisations:
    """The shelves of names of organisations."""

    def __init__(self, memory: Memory) -> None:
        self.texts = memory.shelf("organisations_texts")
        """The mentions of each text, and what its titles mean."""
        self.blocks = memory.shelf("organisations_blocks")
        """For each key of a block the mentions, and in how many texts each is."""
        self.keys = memory.shelf("organisations_keys")
        self.called = memory.shelf("organisations_called")
        self.own = memory.shelf("organisations_own")
        """The nodes that could be asked for by an id."""


class NodeOf(Mapping[Name, str]):
    """The node of each name, found one by one."""

    def __init__(self, keys: Shelf[Plain, OfKey]) -> None:
        self._keys = keys

    def __getitem__(self, name: Name) -> str:
        if found := self._keys.seen(plain(name[0])):
            return found.nodes[name[1]]
        raise KeyError(name)

    def __iter__(self) -> Iterator[Name]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def of_key(self, key: OrganisationKey) -> set[str]:
        """The nodes of a key, whatever the country that texts give it."""
        found = self._keys.seen(plain(key))
        return set(found.nodes.values()) if found else set()


@dataclass(frozen=True, slots=True)
class Bodies:
    """The node of each name, and the nodes of which the further ids may be others now."""

    ids: NodeOf
    changed: frozenset[str]


Told = tuple[list[Mention], list[Name]]


def told_by(reading: Reading) -> Told:
    """The mentions of a text, and what its titles mean: keys, with the country of the post."""
    mentions = dict.fromkeys(organisations_named([reading]))
    posts = {post for said in reading.people.values() for told in said.roles for post in told.posts}
    asked = {name for post in posts for name in asked_by(post)}
    return list(mentions), sorted(asked, key=repr)


def asked_by(post: Post) -> Iterator[Name]:
    """The organisations that a post means: that to which it belongs, and that to which its holder is sent."""
    if key := post.organisation or post.ministry:
        yield key, post.country
    if post.accredited_to and len(post.accredited_to) > 2:
        yield key_of(post.accredited_to, "intergovernmental", None), None


def plain(key: OrganisationKey) -> Plain:
    """The key as it is known on a shelf."""
    return key.scope, key.form, key.public


def remember(memory: Memory, readings: Iterable[Reading], ids: Ids) -> None:
    """Keep what all documents of a graph name that was made whole; `readings` have their posts settled, `ids` is what
    `cluster` gave."""
    shelves = Organisations(memory)
    texts: dict[str, Told] = {}
    blocks: dict[str, dict[Mention, int]] = {}
    keys: dict[Plain, OfKey] = {}
    called: dict[str, Called] = {}
    own: dict[str, set[str]] = {}
    for reading in readings:
        texts[reading.record.document.sha256] = told_by(reading)
    for text, told in texts.items():
        _put(blocks, keys, text, told)
    for (key, country), node in ids.items():
        keys[plain(key)].nodes[country] = node
        called.setdefault(node, Called()).names.add((key, country))
    for node, one in called.items():
        one.own = _own(keys, one.names)
        for an_id in one.own:
            own.setdefault(an_id, set()).add(node)
    shelves.texts.fill(texts)
    shelves.blocks.fill(blocks)
    shelves.keys.fill(keys)
    shelves.called.fill(called)
    shelves.own.fill(own)


def update(memory: Memory, gone: Collection[str], readings: Collection[Reading]) -> Bodies:
    """Withdraw what texts name that go, and find the nodes of what new readings name.

    Raises Affected with the texts in which a name would have another node, or of which a title would mean another.
    """
    shelves = Organisations(memory)
    turned: set[Mention] = set()
    for text in gone:
        told = shelves.texts.pop(text)
        turned |= _take(shelves.blocks, shelves.keys, text, told)
    fresh: set[Mention] = set()
    for reading in readings:
        text = reading.record.document.sha256
        shelves.texts[text] = told = told_by(reading)
        fresh |= _put(shelves.blocks, shelves.keys, text, told)
    read = {reading.record.document.sha256 for reading in readings}
    changed = _cluster_anew(shelves, turned | fresh, read) if turned | fresh else set()
    names = {(mention.key, mention.country) for reading in readings for mention in organisations_named([reading])}
    node_of = NodeOf(shelves.keys)
    return Bodies(node_of, frozenset(changed | {node_of[name] for name in names}))


def other_ids(memory: Memory, nodes: Iterable[str]) -> dict[str, list[str]]:
    """The further ids that lead to nodes; of what is none any more nothing."""
    called = memory.shelf("organisations_called")
    there = ((node, one) for node in sorted(nodes) if (one := called.seen(node)))
    return {node: sorted(an_id for an_id in one.own if an_id not in called) for node, one in there}


def _put(
    blocks: MutableMapping[str, dict[Mention, int]], keys: MutableMapping[Plain, OfKey], text: str, told: Told
) -> set[Mention]:
    """Add what a text names; gives the mentions that no other has."""
    fresh = set()
    for mention in told[0]:
        for block in block_keys(mention):
            counts = blocks.setdefault(block, {})
            if mention not in counts:
                fresh.add(mention)
            count(counts, mention, 1)
        keys.setdefault(plain(mention.key), OfKey()).texts.setdefault(mention.country, set()).add(text)
    for key, country in told[1]:
        keys.setdefault(plain(key), OfKey()).asked.setdefault(country, set()).add(text)
    return fresh


def _take(
    blocks: MutableMapping[str, dict[Mention, int]], keys: MutableMapping[Plain, OfKey], text: str, told: Told
) -> set[Mention]:
    """Withdraw what a text names; gives the mentions that no other has."""
    lost = set()
    for mention in told[0]:
        for block in block_keys(mention):
            count(blocks[block], mention, -1)
            if mention not in blocks[block]:
                lost.add(mention)
        keys[plain(mention.key)].texts[mention.country].discard(text)
    for key, country in told[1]:
        keys[plain(key)].asked[country].discard(text)
    return lost


def _cluster_anew(shelves: Organisations, turned: Iterable[Mention], read: Collection[str]) -> set[str]:
    """Find the nodes of what is connected with mentions that came or went; gives those of which the further ids may be
    others now."""
    mentions, names = _connected(shelves.blocks, turned)
    ids = cluster(mentions)
    homes: dict[Plain, OfKey] = {plain(key): shelves.keys[plain(key)] for key, _ in names}
    was = {known: dict(home.nodes) for known, home in homes.items()}
    meant = {(known, country): home.meant(country) for known, home in homes.items() for country in home.asked}
    before = {node for key, country in names if (node := homes[plain(key)].nodes.pop(country, None))}
    for (key, country), node in ids.items():
        homes[plain(key)].nodes[country] = node
    affected: set[str] = set()
    for known, home in homes.items():
        for country, node in was[known].items():
            if home.nodes.get(country) != node:
                affected |= home.texts.get(country, set())
        for country, texts in home.asked.items():
            if meant[known, country] and home.meant(country) != meant[known, country]:
                affected |= texts
    affected.difference_update(read)
    if affected:
        raise Affected(affected, "names of organisations would be another's")
    return _keep(shelves, before, ids, names)


def _connected(blocks: Mapping[str, dict[Mention, int]], turned: Iterable[Mention]) -> tuple[set[Mention], set[Name]]:
    """All mentions that are connected with some, and the names of all, also of those that are no more."""
    found, left, seen = set[Mention](), list(turned), set[str]()
    names = {(mention.key, mention.country) for mention in left}
    while left:
        for block in block_keys(left.pop()) - seen:
            seen.add(block)
            more = set(blocks.get(block, ())) - found
            found |= more
            left += more
        if len(found) > MOST:
            raise Whole(f"{len(found)} names of organisations are connected")
    return found, names | {(mention.key, mention.country) for mention in found}


def _keep(shelves: Organisations, before: set[str], ids: Ids, names: set[Name]) -> set[str]:
    """Keep which names each node has, and the ids that these alone would have given."""
    now = set(ids.values())
    for node in before | now:
        one: Called = shelves.called.setdefault(node, Called())
        one.names -= names
        one.names |= {name for name, found in ids.items() if found == node}
        own = _own(shelves.keys, one.names)
        for an_id in one.own - own:
            shelves.own[an_id].discard(node)
        for an_id in own - one.own:
            shelves.own.setdefault(an_id, set()).add(node)
        one.own = own
        if not one.names:
            del shelves.called[node]
    return before | now | {other for node in before ^ now for other in shelves.own.get(node, ())}


def _own(keys: Mapping[Plain, OfKey], names: Iterable[Name]) -> set[str]:
    found: set[str] = set()
    for key, country in names:
        several = len(keys[plain(key)].nodes.keys() - {None}) > 1
        found.update(own_ids((key, (country or "") if several else "")))
    return found
