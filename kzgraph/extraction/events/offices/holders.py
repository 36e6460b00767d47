"""Whose a post is once all is told: those who enter and leave it in the appointments of a text hold it, or do not.

What the words about a title say of it (actors/people/holding) is corrected here by the appointments: the appointee of
one that was held holds the post, that of one to come will, and who left it held it. No post to come has been held
since a day gone by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kzgraph.extraction.context import Context, PersonEntity, RoleEntity
from kzgraph.extraction.dates.news import is_about
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.office_verbs import LEAVING
from kzgraph.model import Capacity, IsoDate

# ", at present the" stands before a title in apposition.
_LONGEST_APPOSITION = 4


def share_posts(context: Context, drafts: Iterable[Draft]) -> None:
    """Give who follows somebody in one sentence the post that is told only of the other: "removed Minister A, and put B
    in his place"; a title before the name of whom somebody "succeeds" may be a later one."""
    for draft in (d for d in drafts if d.kind == "appointment" and len(d.sentences) == 1):
        entering, leaving = (
            [person for person, own in draft.people.values() if own == capacity]
            for capacity in ("appointee", "predecessor")
        )
        if len(entering) != 1 or len(leaving) != 1:
            continue
        (new,), (old,) = entering, leaving
        left = _post_left(context, draft, old)
        leaves = draft.status == "held" and draft.verb in LEAVING
        if left is None or not (leaves or _is_said(context, old, left)):
            continue
        given = any(_is_near(r, draft) and _is_given(context, new, r) for r in new.roles)
        if not given and not any(is_same_post(left, role) for role in new.roles):
            if left.organisation is None and left.group in words_of("posts", "groups_of_states"):
                new.country = new.country or left.country or old.country
            country = left.country if new.country in {None, left.country} else None
            new.roles.append(
                replace(
                    left, status="held" if draft.status == "held" else "future", country=country, since=None, until=None
                )
            )


def _post_left(context: Context, draft: Draft, person: PersonEntity) -> RoleEntity | None:
    """The post of which an appointment tells that somebody leaves it: "as minister" goes before a title.

    One entered in the same sentence is left only where that was before: "A, who became minister in 2014, left office".
    "Was succeeded in that post" means the one told of last.
    """
    spoken_of = (pattern("appointments", "that_post").search(context.flat, s.start, s.end) for s in draft.sentences)
    if (named := next(filter(None, spoken_of), None)) is not None:
        return max((r for r in person.roles if r.start < named.start()), key=lambda r: r.start, default=None)
    near = [
        r
        for r in person.roles
        if r.status != "future"
        and _is_near(r, draft)
        and (not _is_entered(context, person, r) or _is_before(r.since, draft.date))
        and not context.flat.endswith(("former ", "ex-"), 0, r.start)
    ]
    return next((r for r in near if _is_said(context, person, r)), None) or next(iter(near), None)


def _is_said(context: Context, person: PersonEntity, role: RoleEntity) -> bool:
    """Whether a sentence says behind a name what its bearer is or was: "NAME as [minister]"."""
    return pattern("people", "as_before_post").search(_between(context, person, role)) is not None


def settle_posts(context: Context, drafts: Iterable[Draft]) -> None:
    """Give posts the status, the beginning and the end that the appointments tell of those who enter and leave them."""
    told = [d for d in drafts if d.kind == "appointment"]
    for draft in sorted(told, key=lambda d: (d.date is None, d.date or "")):
        posts = {key: post_at(context, draft, *party) for key, party in draft.people.items()}
        for key, (person, capacity) in draft.people.items():
            post = posts[key]
            if post is None:
                continue
            if capacity == "appointee":
                _enter(context, draft, person, post)
            elif capacity == "predecessor" and _leaves(context, draft, post, posts):
                post.status = "former"
                post.until = post.until or (_day(context, draft) if len(draft.people) == 1 else None)
    for post in (post for person in context.people for post in person.roles):
        if post.status == "future" and post.until is None and _is_past(context, post.since):
            post.status = "held"


def post_at(context: Context, draft: Draft, person: PersonEntity, capacity: Capacity) -> RoleEntity | None:
    """The post that the encounter's sentences give, else the first that is held; a former post is none.

    Of an encounter long past only the one that its own sentences give: as what today's minister was there, none says.
    Of somebody who is appointed it is the one that stands behind the name, "named Senator NAME [Minister of Trade]",
    and may be one to come; of somebody who leaves it is none that is entered: "replaced NAME, who was made minister".
    """
    held = [r for r in person.roles if r.status == "held"]
    near = [r for r in held if _is_near(r, draft)]
    if capacity == "appointee":
        planned = draft.status == "planned"
        to_come = [r for r in person.roles if planned and r.status == "future" and _is_near(r, draft)]
        if planned:
            near = held = [r for r in near if not _is_present(context, person, r)]
        given = [r for r in near if _is_given(context, person, r)]
        left = [r for other, own in draft.people.values() if own == "predecessor" for r in other.roles]
        shared = [r for r in near if any(r.start == other.start for other in left)]
        return next(iter(to_come or given or shared or near or held), None)
    if capacity == "predecessor":
        return _post_left(context, draft, person) or next((r for r in held if not _is_near(r, draft)), None)
    if draft.date is not None and not is_about(draft.date, context.published):
        held = [r for r in held if _is_titled(context, draft, person, r)]
    return next(iter(near or held), None)


def _enter(context: Context, draft: Draft, person: PersonEntity, post: RoleEntity) -> None:
    """Note that somebody holds a post, or will hold it, as the appointment was made or is to come."""
    again = any(pattern("appointments", "given_again").search(context.flat, s.start, s.end) for s in draft.sentences)
    if draft.status == "planned" and again and post.status == "held":
        return  # "was re-elected for a term that begins in May"
    if draft.status == "planned":
        post.status = "held" if _is_past(context, post.since) else "future"
    elif sum(r.status == "held" and _is_near(r, draft) for r in person.roles) == 1 and _is_near(post, draft):
        # "became director in 2014 and ambassador in 2017": the first year is that of the first post.
        earlier = (r for r in person.roles if r.status == "former" and r.start < post.start and _is_near(r, draft))
        first = next((r for r in earlier if _is_entered(context, person, r)), post)
        first.since = first.since or _day(context, draft)


def _leaves(context: Context, draft: Draft, post: RoleEntity, posts: dict[int, RoleEntity | None]) -> bool:
    """Whether the post of a predecessor is the one that is left: where another is given, that is one of the same."""
    if draft.status != "held" or not (draft.date is None or _is_past(context, draft.date)):
        return False
    if any(pattern("appointments", "leaves_later").search(context.flat, s.start, s.end) for s in draft.sentences):
        return False
    given = [post for key, post in posts.items() if post and draft.people[key][1] == "appointee"]
    return not given or any(is_same_post(post, other) for other in given)


def is_same_post(one: RoleEntity, other: RoleEntity) -> bool:
    """Whether two titles may be of one post: one has the words of the other."""
    own, theirs = _words(one), _words(other)
    return own <= theirs or theirs <= own


def _words(post: RoleEntity) -> set[str]:
    return set(post.title.lower().split()) - {"of", "the", "for", "acting", "interim", "new", "outgoing"}


def _day(context: Context, draft: Draft) -> IsoDate | None:
    """The day of an appointment, where its sentences give it; that of publication is only the day of the news."""
    told = any(d.value == draft.date and s.start <= d.start < s.end for s in draft.sentences for d in context.dates)
    return draft.date if told else None


def _is_before(since: IsoDate | None, date: IsoDate | None) -> bool:
    """Whether one of two days or months is told to be before the other."""
    return bool(since and date and since < date[: len(since)])


def _is_past(context: Context, date: IsoDate | None) -> bool:
    published = context.source.document.published
    return bool(date and published and date <= published[: len(date)])


def _is_near(role: RoleEntity, draft: Draft) -> bool:
    return any(s.start <= role.start < s.end for s in draft.sentences)


def _is_titled(context: Context, draft: Draft, person: PersonEntity, role: RoleEntity) -> bool:
    """Whether the noun of a post stands again before the name: "[Foreign Minister] NAME last visited Rome in 2011"."""
    head = _COMPLEMENT.split(role.title)[0].rpartition(" ")[2]
    own = [m.start for m in person.mentions if any(s.start <= m.start < s.end for s in draft.sentences)]
    return any(context.flat[:start].rstrip().endswith(head) for start in own)


_COMPLEMENT = re.compile(r",? (?:of|for|to|in|on|at|and) |, ")


def _is_given(context: Context, person: PersonEntity, role: RoleEntity) -> bool:
    """Whether a post stands behind its holder's name, and in no apposition: "NAME, [a director], was"."""
    between = _between(context, person, role)
    if _is_entered(context, person, role) or _is_said(context, person, role):
        return True
    return not (between.startswith((",", " (")) and len(between.split()) <= _LONGEST_APPOSITION)


def _is_entered(context: Context, person: PersonEntity, role: RoleEntity) -> bool:
    """Whether a sentence tells behind a name what its bearer is now: "NAME, who becomes [minister]"; not what he was
    made before that which the sentence tells: "NAME, who had been named [minister] on Sunday, resigned"."""
    between = _between(context, person, role)
    entered = pattern("appointments", "enters_other").search(between) is not None
    return entered and pattern("appointments", "entered_before").search(between) is None


def _between(context: Context, person: PersonEntity, role: RoleEntity) -> str:
    """What stands between a name and a post behind it in a sentence; a comma where the post stands before the name."""
    start = context.source.evidence_at(role.start).start
    before = [m.end for m in person.mentions if start <= m.start and m.end <= role.start]
    return context.flat[max(before) : role.start] if before else ","


def _is_present(context: Context, person: PersonEntity, role: RoleEntity) -> bool:
    """Whether a sentence on a post to come gives beside a name what its bearer is now: "A, who is also minister, will".

    So is a title before the name: "Interior Minister A will succeed B".
    """
    sentence = context.source.evidence_at(role.start)
    if pattern("appointments", "present_post_lead").search(context.flat, sentence.start, role.start):
        return pattern("appointments", "present_post_end").match(context.flat, role.end, sentence.end) is not None
    return leads_name(person, role)


def leads_name(person: PersonEntity, role: RoleEntity) -> bool:
    """Whether a title stands just before its holder's name."""
    return any(mention.start == role.end + 1 for mention in person.mentions)
