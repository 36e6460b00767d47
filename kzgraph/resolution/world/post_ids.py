"""Ids by which posts may be asked for: those that fewer documents would have given.

A title alone may mean another post than it does beside other documents: its holder's own ("Secretary Doe"), under any
of the holder's ids, or one of another country, which they correct.

Invariant: a pure function of the set of claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kzgraph.resolution.people.mentions import Unit
from kzgraph.resolution.posts.offices import Claim, days_of, may_be_own, own_ids

Meant = tuple[Claim, Unit, str]
"""A claim as some of the documents give it, whom it names, and the id of the post that it means given all."""


def other_ids(
    meant: Iterable[Meant],
    names: Mapping[str, str],
    people_of: Callable[[Unit], Iterable[str]],
    ids_of: Callable[[str], Iterable[str]],
) -> dict[str, list[str]]:
    """For each post the ids that some of the documents alone would have given it, sorted; no post's own.

    `names` are those of the people, `people_of` gives those who could be meant by a name, `ids_of` all ids that each of
    them could have.
    """
    told = set(meant)
    days = days_of(claim for claim, *_ in told)
    found: dict[str, set[str]] = {node: set() for *_, node in told}
    for claim, _, node in told:
        if claim.post.shared:
            found[node].add(claim.post.id)
    owned = {
        (node, claim.post, person)
        for claim, unit, node in told
        if may_be_own(claim, days.get(claim.post.id, {}), names)
        for person in people_of(unit)
    }
    for node, post, person in owned:
        found[node] |= own_ids(post, ids_of(person))
    return {node: sorted(others) for node, ids in found.items() if (others := ids - found.keys())}
