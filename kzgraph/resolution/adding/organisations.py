"""Which names of organisations are one, when a few documents are added.

Which node a name has depends only on the mentions that `block_keys` connects with it, directly or over others: these
are clustered anew, and where a name of the documents before would get another node everything has to be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from kzgraph.model import CountryCode
from kzgraph.resolution.adding.memory import Memory, Shelf, Whole
from kzgraph.resolution.organisations.keys import Mention, OrganisationKey
from kzgraph.resolution.organisations.organisations import Ids, block_keys, cluster, other_ids, own_ids

MOST = 3000
"""So many connected mentions are clustered anew; more are not a few documents' matter. In 10,000 made-up documents no
name is connected with more than 8."""

Name = tuple[OrganisationKey, CountryCode | None]
Plain = tuple[str, str, bool]
"""A key as it is known on a shelf."""


@dataclass(slots=True)
class Called:
    """The names that one node has, and its further ids."""

    names: set[Name] = field(default_factory=set)
    others: list[str] = field(default_factory=list)


class KnownIds(Mapping[Name, str]):
    """The node of each name in the memory. Only those of the new documents are counted and listed."""

    def __init__(self, nodes: Shelf[Plain, dict[CountryCode | None, str]], new: Iterable[Name]) -> None:
        self._nodes = nodes
        self._new = sorted(set(new), key=repr)

    def __getitem__(self, name: Name) -> str:
        return self._nodes[plain(name[0])][name[1]]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._new)

    def __len__(self) -> int:
        return len(self._new)

    def nodes_of(self, key: OrganisationKey) -> set[str]:
        """The nodes of a key, whatever the country that texts give it."""
        return set((self._nodes.get(plain(key)) or {}).values())


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organisations of new documents.

    `ids` has the nodes of their names and of all that are known; `other_ids` the further ids of the nodes of their names,
    and of those that have others than before. `fresh` are the new nodes, `instead` the new names by which a title of the
    documents before, of this key and country, would mean another node than it did.
    """

    ids: KnownIds
    other_ids: Mapping[str, list[str]]
    fresh: frozenset[str]
    instead: Set[Name]


def plain(key: OrganisationKey) -> Plain:
    """The key as it is known on a shelf."""
    return key.scope, key.form, key.public


def remember(memory: Memory, mentions: Iterable[Mention], ids: Ids) -> None:
    """Keep what all documents so far name, and the nodes that `cluster` found for it."""
    blocks: dict[str, set[Mention]] = {}
    for mention in set(mentions):
        for block in block_keys(mention):
            blocks.setdefault(block, set()).add(mention)
    nodes: dict[Plain, dict[CountryCode | None, str]] = {}
    called = {node: Called(others=others) for node, others in other_ids(ids).items()}
    for (key, country), node in ids.items():
        nodes.setdefault(plain(key), {})[country] = node
        called[node].names.add((key, country))
    listed: dict[str, set[str]] = {}
    for node, known in called.items():
        for other in known.others:
            listed.setdefault(other, set()).add(node)
    memory.shelf("organisations_blocks").fill(blocks)
    memory.shelf("organisations_nodes").fill(nodes)
    memory.shelf("organisations_called").fill(called)
    memory.shelf("organisations_listed").fill(listed)


def add(memory: Memory, mentions: Iterable[Mention]) -> Bodies:
    """The nodes of all that new documents name. Raises `Whole` where a name of the documents before would get another
    node."""
    named = set(mentions)
    blocks: Shelf[str, set[Mention]] = memory.shelf("organisations_blocks")
    called: Shelf[str, Called] = memory.shelf("organisations_called")
    new = {mention for mention in named if mention not in (blocks.get(mention.key.id) or ())}
    changed: set[str] = set()
    fresh: set[str] = set()
    instead: set[Name] = set()
    if new:
        ids = cluster(_connected(blocks, new))
        fresh = {node for node in ids.values() if node not in called}
        instead = _keep(memory, ids)
        changed = _with_other_ids(memory, set(ids.values()), fresh)
    known = KnownIds(memory.shelf("organisations_nodes"), ((mention.key, mention.country) for mention in named))
    others = {node: called[node].others for node in changed.union(known.values())}
    return Bodies(known, others, frozenset(fresh), instead)


def _connected(blocks: Shelf[str, set[Mention]], new: set[Mention]) -> set[Mention]:
    """The new mentions, which are put into their blocks, and all that are connected with them."""
    for mention in new:
        for block in block_keys(mention):
            blocks.setdefault(block, set()).add(mention)
    found, left, seen = set(new), list(new), set[str]()
    while left:
        for block in block_keys(left.pop()) - seen:
            seen.add(block)
            more = blocks[block] - found
            found |= more
            left += more
        if len(found) > MOST:
            raise Whole(f"{len(found)} names of organisations are connected")
    return found


def _keep(memory: Memory, ids: Ids) -> set[Name]:
    """Keep the nodes; what `Bodies.instead` is."""
    instead: set[Name] = set()
    nodes: Shelf[Plain, dict[CountryCode | None, str]] = memory.shelf("organisations_nodes")
    called: Shelf[str, Called] = memory.shelf("organisations_called")
    for (key, country), node in ids.items():
        known = nodes.get(plain(key)) or {}
        if known.get(country, node) != node:
            raise Whole(f"{key.form} would be {node}, no longer {known[country]}")
        if country not in known and known.get(None, node) != node:
            instead.add((key, country))
    for (key, country), node in ids.items():
        nodes.setdefault(plain(key), {})[country] = node
        called.setdefault(node, Called()).names.add((key, country))
    return instead


def _with_other_ids(memory: Memory, touched: set[str], fresh: set[str]) -> set[str]:
    """Bring up to date what further ids lead to the nodes touched, and to those that listed what is a node's own id
    now. The nodes of which this has changed."""
    called: Shelf[str, Called] = memory.shelf("organisations_called")
    listed: Shelf[str, set[str]] = memory.shelf("organisations_listed")
    changed = set()
    for node in touched.union(*(listed.get(an_id) or () for an_id in fresh)):
        known = called[node]
        others = _other_ids(memory, known)
        if others != known.others:
            changed.add(node)
            for other in others:
                listed.setdefault(other, set()).add(node)
            known.others = others
    return changed


def _other_ids(memory: Memory, known: Called) -> list[str]:
    called, nodes = memory.shelf("organisations_called"), memory.shelf("organisations_nodes")
    found: set[str] = set()
    for key, country in known.names:
        several = len(nodes[plain(key)].keys() - {None}) > 1
        found.update(own_ids((key, (country or "") if several else "")))
    return sorted(other for other in found if other not in called)
