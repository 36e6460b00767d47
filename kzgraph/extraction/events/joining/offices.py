"""An appointment told in two parts: who enters the post and when, who leaves it."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import Draft, agree
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.office_verbs import ENTERING
from kzgraph.model import Capacity, IsoDate


def same_post(scene: Scene, draft: Draft) -> Draft | None:
    """The appointment told just before of who enters a post later: "was appointed … will take office in May"."""
    for known in reversed(scene.drafts):
        near = draft.sentence.block - known.sentences[-1].block <= 1
        if known.kind != "appointment" or not near or not _part_of(known, draft):
            continue
        if _may_be_entered(scene, known, draft) and _with(known, "appointee") & _with(draft, "appointee"):
            return known
    return None


def _may_be_entered(scene: Scene, known: Draft, draft: Draft) -> bool:
    """Whether a post that one of two gives is one that the other tells to come: it was given these days, or the
    other's verb is of an entry and names no other post: "elected in April … will take office in June"."""
    given = next((d for d in (known, draft) if d.status == "held"), None)
    if given is None or given.date is None or is_news(given.date, scene.context.published):
        return True
    entry = draft if given is known else known
    own_year = scene.context.published is None or given.date >= _months_before(scene.context.published)
    return entry.verb in ENTERING and own_year and not _of_other_post(known, draft)


def _months_before(published: Day) -> IsoDate:
    """The month that lies so far back that who was given a post then may not have entered it yet."""
    return (published - _BETWEEN).isoformat()[: len("2023-01")]


# Between an election and the entry into the post: ten weeks of the United States, half a year of international bodies.
_BETWEEN = timedelta(days=200)


def _part_of(known: Draft, draft: Draft) -> bool:
    """Whether one of two may tell that a post is given and the other when it is entered, or both of what is to come."""
    if known.status != draft.status:
        return True
    if known.status == "held":
        later = not (known.date and draft.date) or agree(known.date, draft.date) or known.date < draft.date
        entered = draft.verb in ENTERING and known.verb not in ENTERING
        return entered and later and not _of_other_post(known, draft)
    return known.date is None or draft.date is None


def _of_other_post(known: Draft, draft: Draft) -> bool:
    """Whether the sentences of two give those whom both appoint posts of different names."""
    both = [person for person, _ in draft.people.values() if id(person) in _with(known, "appointee")]
    return any(
        given and entered and not any(a <= b or b <= a for a in given for b in entered)
        for person in both
        for given, entered in [(_titles(known, person), _titles(draft, person))]
    )


def _titles(draft: Draft, person: PersonEntity) -> list[set[str]]:
    """The words of each post that the sentences of an appointment name of somebody."""
    near = [r for r in person.roles if any(s.start <= r.start < s.end for s in draft.sentences)]
    return [set(role.title.lower().split()) for role in near]


def departure_before(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The departure told before an appointment: "relieved A and appointed B" is one, and so are "B took over the post"
    and "A is replaced by B" behind a sentence on who left it."""
    last = next((d for d in reversed(scene.drafts) if d.kind == "appointment"), None)
    if last is None or last.status != draft.status or not agree(last.date, draft.date):
        return None
    same_post = last.sentence.block == draft.sentence.block and pattern("appointments", "same_post").search(text)
    left = _with(last, "predecessor")
    same_departure = last.sentence.block == draft.sentence.block and left and left == _with(draft, "predecessor")
    if last.sentence != draft.sentence and not (same_post or same_departure):
        return None
    if left & _with(draft, "appointee"):
        return None  # "resigned a month after replacing B"
    return last if left and not _with(last, "appointee") and _with(draft, "predecessor") <= left else None


def told_twice(scene: Scene, draft: Draft) -> Draft | None:
    """The appointment of the same people that the same sentence has told: "was confirmed on Monday and sworn in"."""
    last = next((d for d in reversed(scene.drafts) if d.kind == "appointment"), None)
    if last is None or last.sentence != draft.sentence:
        return None
    left = _with(draft, "predecessor")
    if left and left == _with(last, "predecessor") and not _with(draft, "appointee"):
        return last  # "nominated A in place of B, who was recalled"
    if last.status != draft.status:
        return None
    same = _with(last, "appointee") == _with(draft, "appointee") != set()
    return last if same and _with(draft, "predecessor") <= _with(last, "predecessor") else None


def tell_again(known: Draft, draft: Draft) -> None:
    """Put two tellings of one appointment together: it has the later day, that of the entry."""
    dates = (known.date, draft.date) if known.status == draft.status else (known.date,)
    date = max(filter(None, dates), default=None)
    known.absorb(draft)
    known.date = date


def _with(draft: Draft, capacity: Capacity) -> set[int]:
    """Those who are given a post by an appointment, or leave one."""
    return {key for key, (_, own) in draft.people.items() if own == capacity}


def tell_entry(known: Draft, draft: Draft) -> None:
    """Put an appointment and the entry into the post together: it has the day of the entry."""
    if known.status == draft.status == "held":
        tell_again(known, draft)
        return
    entry = known if known.status == "planned" and (known.date or draft.status == "held") else draft
    date, end_date = entry.date, entry.end_date
    known.absorb(draft)
    known.status = "planned"
    if date:
        known.date, known.end_date = date, end_date
