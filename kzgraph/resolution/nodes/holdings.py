"""Who held which post, and when the documents attest it: what the relationship HELD says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kzgraph.model import IsoDate, Role, RoleStatus, is_day
from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.posts.posts import JOINTS, Post, read_title
from kzgraph.resolution.values.dates import agree, best
from kzgraph.resolution.values.evidence import overlap
from kzgraph.resolution.world.reading import PersonSaid, Reading

Told = tuple[str, IsoDate]
"""A source and the date that it tells."""


@dataclass(slots=True)
class Holding:
    """All that the documents say of one person in one post."""

    attested: set[IsoDate] = field(default_factory=set)
    since: set[Told] = field(default_factory=set)
    until: set[Told] = field(default_factory=set)
    statuses: set[RoleStatus] = field(default_factory=set)
    predecessors: set[str] = field(default_factory=set)
    """The ids of those whom a text says the person replaced in the post."""

    def include(self, other: Holding) -> None:
        """Add what other documents say."""
        self.attested |= other.attested
        self.since |= other.since
        self.until |= other.until
        self.statuses |= other.statuses
        self.predecessors |= other.predecessors


Held = dict[tuple[str, str], Holding]
"""By the ids of the person and the post."""


def posts_held(said: PersonSaid) -> Iterator[tuple[Role, Post]]:
    """The posts that a document gives a person, each with the role that says so."""
    return ((told.role, post) for told in said.roles for post in told.posts)


def attest(holding: Holding, role: Role, post: Post, said: PersonSaid, reading: Reading) -> None:
    """Add to `holding` what one document says of one role."""
    holding.statuses.add(role.status)
    if role.since:
        holding.since.add((reading.source, role.since))
    if role.until:
        holding.until.add((reading.source, role.until))
    if role.status == "held":
        holding.attested |= _days(role, post, said, reading)
    elif role.status == "former" and _held_then(role):
        holding.attested |= set(_encounter_dates(role, post, said, reading))


def _held_then(role: Role) -> bool:
    """Whether a sentence says that a post now left was held at what it tells: "then-Foreign Minister A met B"."""
    then = re.compile(rf"\bthen[ -](?:the )?(?:[\w'’]+ )?{re.escape(role.title)}", re.IGNORECASE)
    return any(then.search(" ".join(said.quote.split())) for said in role.evidence)


def _days(role: Role, post: Post, said: PersonSaid, reading: Reading) -> set[IsoDate]:
    """The days that a document attests: of the encounters that it tells of the person in this post, else of its
    publication. Of an encounter in the past of which only the month or the year is told, it attests that. The day on
    which a near-copy came out attests nothing, nor does it where the sentence is about years before."""
    published = reading.record.document.published
    told = set(_encounter_dates(role, post, said, reading))
    days = {date for date in told if is_day(date)}
    past = {date for date in told if published is None or not agree(date, published)}
    return (
        days or past or ({published} if published and not reading.is_copy and not _of_old(role, published) else set())
    )


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def _of_old(role: Role, published: IsoDate) -> bool:
    """Whether every sentence that gives the post names years, and all of them long gone: "On 21 March 1964, Foreign
    Minister Bashev opened the embassy"."""
    last_year = str(int(published[:4]) - 1)
    years = [_YEAR.findall(said.quote) for said in role.evidence]
    return all(told and max(told) < last_year for told in years)


def _encounter_dates(role: Role, post: Post, said: PersonSaid, reading: Reading) -> Iterator[IsoDate]:
    """The dates of the encounters of which the document tells that the person took part in this post: by the party's
    own post or a title in one breath with it ("Deputy Prime Minister – Minister of …"), or, where none is given,
    because the title stands in the evidence of the encounter."""
    for event in reading.record.events:
        if event.status != "held" or not event.date or event.kind == "appointment":
            continue
        for party in event.participants:
            if party.kind == "person" and party.name == said.mention.name:
                there = overlap(role.evidence, (*event.evidence, *party.evidence))
                if party.post is None:
                    told = there
                else:
                    told = _means(party.post, post, said) or (there and _goes_with(role, party.post, said))
                if told:
                    yield event.date


def _means(title: str, post: Post, said: PersonSaid) -> bool:
    """Whether a title given to a party is this post: the words of one of its roles, or read alone."""
    roles = [told for told in said.roles if told.role.title == title]
    if roles:
        return any(other.id == post.id for told in roles for other in told.posts)
    read = read_title(title, said.mention.country)
    return any(other.may_be(post) for other in read)


def _goes_with(role: Role, title: str, said: PersonSaid) -> bool:
    return any(told.role.title == title and in_one_breath(role, told.role) for told in said.roles)


def in_one_breath(a: Role, b: Role) -> bool:
    """Whether a quote has both titles side by side: "Deputy Prime Minister – Minister of Foreign Affairs"."""
    titles = (re.escape(a.title), re.escape(b.title))
    both = "|".join(rf"{first}(?:{JOINTS.pattern}){second}" for first, second in (titles, titles[::-1]))
    quotes = (" ".join(said.quote.split()) for role in (a, b) for said in role.evidence)
    return any(re.search(both, quote) for quote in quotes)


def add_holding(graph: GraphBuilder, person: str, post: str, holding: Holding) -> None:
    """Put what all documents say of one person in one post on their relationship."""
    graph.relate(
        person,
        "HELD",
        post,
        "",
        (),
        attested=sorted(holding.attested),
        firstAttested=min(holding.attested, default=None),
        lastAttested=max(holding.attested, default=None),
        since=best(date for _, date in sorted(holding.since)),
        until=best(date for _, date in sorted(holding.until)),
        predecessors=sorted(holding.predecessors),
        status=_only_status(holding),
    )


def _only_status(holding: Holding) -> RoleStatus | None:
    """ "former" or "future" where no document says that the post is held, and of one to come no sentence since when."""
    if "held" in holding.statuses or len(holding.statuses) != 1:
        return None
    status = next(iter(holding.statuses))
    return None if status == "future" and holding.since else status
