"""Tellings of one encounter put together: told again, or more told of the last one."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.clauses import Actor, Clause
from kzgraph.extraction.events.details import place_of
from kzgraph.extraction.events.drafts import Draft, agree, same_encounter
from kzgraph.extraction.events.scene import Scene, represented
from kzgraph.extraction.knowledge import choice, pattern

# Documents of one list stand at most so many paragraphs apart.
_ITEMS_APART = 2


def join(scene: Scene, draft: Draft, text: str) -> None:
    """Add an encounter to the scene, or what it says to the one of which it tells again."""
    listed = _listed_signing(scene, draft, text)
    if listed is not None:
        listed.absorb(draft)
        return
    previous = draft.earlier = pattern("events", "previous").search(text) is not None
    if draft.kind == "visit" and (whole := _goes_on_within(scene, draft)):
        whole.absorb(replace(draft, date=None, end_date=None, place=None))
        return
    if draft.kind == "appointment" and (entry := _same_post(scene, draft)):
        _tell_entry(entry, draft)
        return
    if draft.kind == "appointment" and (leaving := _replaced_by(scene, draft)):
        leaving.absorb(draft)
        return
    apart = draft.kind in {"meeting", "call"} and pattern("events", "held_apart").search(text) is not None
    draft.apart = apart
    known = None if previous or apart else _known(scene, draft, text)
    if known is not None:
        known.absorb(draft)
        if known.kind != "visit" and not known.mentioned:
            scene.last = known
    elif scene.last and not (previous or apart) and _means_last(scene.last, draft, text):
        scene.last.absorb(draft)
    else:
        scene.drafts.append(draft)
        news = draft.status == "held" and draft.kind not in {"appointment", "visit"} and not draft.mentioned
        if news and not previous:  # "the previous round" is not what the text goes on about
            scene.last = draft


def _same_post(scene: Scene, draft: Draft) -> Draft | None:
    """The appointment told just before of who enters a post later: "was appointed … will take office in May"."""
    for known in reversed(scene.drafts):
        near = draft.sentence.block - known.sentences[-1].block <= 1
        if known.kind != "appointment" or not near or known.status == draft.status:
            continue
        told = known if known.status == "held" else draft
        fresh = told.date is None or is_news(told.date, scene.context.published)
        if fresh and _entering(known) & _entering(draft):
            return known
    return None


def _replaced_by(scene: Scene, draft: Draft) -> Draft | None:
    """The departure told in the same sentence before an appointment: "relieved A and appointed B" is one."""
    last = next((d for d in reversed(scene.drafts) if d.kind == "appointment"), None)
    if (
        last is None
        or last.sentence != draft.sentence
        or last.status != draft.status
        or not agree(last.date, draft.date)
    ):
        return None
    first, second = ({capacity for _, capacity in d.people.values()} for d in (last, draft))
    return last if "appointee" not in first and "predecessor" in first and "predecessor" not in second else None


def _entering(draft: Draft) -> set[int]:
    return {key for key, (_, capacity) in draft.people.items() if capacity == "appointee"}


def _tell_entry(known: Draft, draft: Draft) -> None:
    """Put an appointment and the entry into the post together: it has the day of the entry."""
    entry = known if known.status == "planned" else draft
    date, end_date = entry.date, entry.end_date
    known.absorb(draft)
    known.status = "planned"
    if date:
        known.date, known.end_date = date, end_date


def _known(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The encounter told before of which this tells again."""
    of_series = _of_series(scene, draft, text)
    return of_series or _told_before(scene, draft) or _in_headline(scene, draft) or _same_audience(scene, draft)


def _goes_on_within(scene: Scene, draft: Draft) -> Draft | None:
    """The visit under way of which a journey to another city of the same country is a part: no visit of its own."""
    for known in reversed(scene.drafts):
        same = known.kind == "visit" and known.people.keys() & draft.people.keys()
        if known.sentence.kind == "headline":
            continue
        if (
            same
            and known.status == "held"
            and draft.status == "planned"
            and known.countries.keys() == draft.countries.keys()
        ):
            published = scene.context.published
            soon = draft.date is None or is_news(draft.date, published)
            near = soon and (known.date is None or is_news(known.date, published))
            return known if near else None
    return None


def _listed_signing(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The signing whose documents are listed item by item, or of which "the texts were exchanged": it is one."""
    listed = draft.sentence.kind == "item" and not (draft.people and draft.place)
    if draft.kind != "signing" or not (listed or pattern("events", "same_documents").search(text)):
        return None
    last = next((d for d in reversed(scene.drafts) if d.kind == "signing" and d.status == draft.status), None)
    near = last is not None and _near_items(scene, max(s.block for s in last.sentences), draft.sentence.block)
    return last if near and (last is None or not last.date or not draft.date or last.date == draft.date) else None


def _near_items(scene: Scene, first: int, last: int) -> bool:
    """Whether two paragraphs are a few apart, or there is nothing but a list between them."""
    between = (s for s in scene.context.source.sentences if first < s.block < last)
    return last - first <= _ITEMS_APART or all(s.kind == "item" for s in between)


def _in_headline(scene: Scene, draft: Draft) -> Draft | None:
    """The same encounter as a headline has it, which does not tell whether it is still to come."""
    for known in scene.drafts:
        if known.sentence.kind == "headline" and known.status != draft.status and known.date is None:
            status, known.status = known.status, draft.status
            if same_encounter(known, draft, scene.context.published):
                return known
            known.status = status
    return None


def _same_audience(scene: Scene, draft: Draft) -> Draft | None:
    """The reception of an ambassador who hands over credentials is one with that, and so is the talk afterwards.

    One ceremony may be told from both ends: who received the letters, and then who handed them over.
    """
    if draft.kind not in {"credentials", "meeting"}:
        return None
    for known in reversed(scene.drafts):
        if known.kind == draft.kind == "credentials" and agree(known.date, draft.date) and _two_ends(known, draft):
            return known
        both = {known.kind, draft.kind} == {"credentials", "meeting"}
        small, large = sorted((known.people.keys(), draft.people.keys()), key=len)
        unnamed = (
            draft.status == "held" and not draft.people and draft.sentence.block == known.sentences[-1].block
        )  # "before meeting the President"
        if both and ((small and small <= large) or unnamed) and agree(known.date, draft.date):
            known.kind = "credentials"
            return known
    return None


def _are_envoys(ambassadors: list[bool]) -> bool:
    """Whether all are ambassadors, or most of several."""
    return all(ambassadors) or (sum(ambassadors) > 1 and sum(ambassadors) * 2 > len(ambassadors))


def _two_ends(a: Draft, b: Draft) -> bool:
    """Whether one names only who received the letters of credence, and the other ambassadors and other envoys."""
    sent = [[any(r.group == "ambassador" for r in person.roles) for person, _ in d.people.values()] for d in (a, b)]
    # A head of delegation or chargé may be among several ambassadors.
    return any(_are_envoys(first) and not any(second) for first, second in (sent, sent[::-1]))


def _of_series(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The encounter of a standing format that the head of the clause names, where more is told of it."""
    if draft.kind != "meeting" or draft.date:
        return None
    for known in reversed(scene.drafts):
        if known.series and known.status == draft.status and not known.earlier:
            head = re.match(rf"\W*(?:the|this) (?:[\w–-]+ ){{0,4}}?{re.escape(known.series)}", text, re.IGNORECASE)
            if head and pattern("events", "more_of_series").match(text, head.end()):
                return known
    return None


def _told_before(scene: Scene, draft: Draft) -> Draft | None:
    published = scene.context.published
    # What tells no day of its own does not go on about "the previous round".
    known = (d for d in reversed(scene.drafts) if draft.date or not d.earlier)
    known = (d for d in known if not d.apart or d.people.keys() == draft.people.keys())
    return next((d for d in known if same_encounter(d, draft, published)), None)


def _means_last(last: Draft, draft: Draft, text: str) -> bool:
    """Whether "the meeting" is the one told last."""
    if draft.status != last.status or not agree(last.date, draft.date):
        return False  # "Following the consultations, it was agreed to hold the next round in 2022"
    if last.kind == "summit" and draft.kind == "meeting" and draft.people:
        return False  # "At the summit, A met B"
    if draft.kind == "meeting" and pattern("events", "session_of_last").match(text):
        return last.family == "meet"  # "The working sessions were chaired by C and D"
    return (
        draft.family == last.family
        and draft.round is None
        and not (draft.people and last.people)
        and pattern("events", "definite").match(text) is not None
    )


def tells_more(scene: Scene, clause: Clause, text: str) -> bool:
    """Whether a clause without an encounter tells more of the last one: "The delegations were headed by A"."""
    if choice("events", "denied").search(text) or choice("events", "not_attended").search(text):
        return False
    if _tells_company(text) and scene.drafts:
        return True
    if scene.last is None:
        return False
    if choice("events", "more_of_last").search(text) or choice("events", "at_all_meetings").search(text):
        return True
    listing = clause.sentence.kind == "item" or pattern("events", "listing").match(text)
    return scene.last.kind == "credentials" and bool(listing)


def _tells_company(text: str) -> bool:
    """Whether a clause tells who travelled along."""
    return bool(pattern("events", "travel_along").search(text) or pattern("events", "joined_by").match(text))


def add_to_last(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> None:
    """Add those of a clause to the encounter told last; after "both", to all of its sentence."""
    if scene.last is None:
        if _tells_company(text):
            _add_travellers(scene, clause, text, actors)
        return
    if choice("events", "at_all_meetings").search(text):
        for meeting in _meetings_of(scene, scene.last):
            _add(scene, meeting, clause, text, actors)
        return
    if pattern("events", "travel_along").search(text):
        _add_travellers(scene, clause, text, actors)
        return
    if pattern("events", "joined_by").match(text):
        _add_travellers(scene, clause, text, actors)
    both = pattern("events", "both_meetings").match(text)
    last = scene.last
    named = pattern("events", "attended_by").match(text) is not None
    if named and last.kind == "signing" and pattern("events", "meeting_attended").match(text):
        last = next((d for d in reversed(scene.drafts) if d.family == "meet" and d.status == "held"), last)
    apart = clause.sentence.block - last.sentences[-1].block
    if last.kind != "credentials" and apart > 1 and not (named and last.family == "meet"):
        return
    several = _with_most(actors, [d for d in scene.drafts if d.sentence == last.sentence and d.kind == last.kind])
    for draft in [d for d in scene.drafts if d.sentence == last.sentence] if both else several:
        _add(scene, draft, clause, text, actors)


def _with_most(actors: list[Actor], drafts: list[Draft]) -> list[Draft]:
    """Those of several encounters of one sentence in which most of the people named took part."""
    known = [sum(id(a.person) in d.people for a in actors) for d in drafts]
    return [d for d, number in zip(drafts, known, strict=True) if number == max(known)]


def _meetings_of(scene: Scene, last: Draft) -> list[Draft]:
    """The meetings held of these days in which somebody of the last one took part."""
    published = scene.context.published
    return [
        d
        for d in scene.drafts
        if d.kind == "meeting"
        and d.status == "held"
        and not (d.earlier or d.mentioned)
        and d.people.keys() & last.people.keys()
        and (d.date is None or is_news(d.date, published))
    ]


# The visit whose travellers are told stands among the last so many encounters.
_NEAR_DRAFTS = 8


def _add_travellers(scene: Scene, clause: Clause, text: str, actors: list[Actor]) -> None:
    """Those who travelled along took part in the visit told last, where they are of the visitors' country.

    "A was accompanied by B": in the last visit of A.
    """
    near = [draft for draft in scene.drafts[-_NEAR_DRAFTS:] if draft.kind == "visit"]
    along = pattern("events", "was_accompanied").search(text)
    led = [a.person for a in actors if along and a.start < clause.start + along.start()]
    visit = next((d for d in reversed(near) if any(id(person) in d.people for person in led)), None)
    visit = visit or next(reversed(near), None)
    homes = {person.country for person, _ in visit.people.values()} if visit else set()
    if visit and any(person.country in homes and id(person) not in visit.people for person in led):
        return
    for actor in actors:
        if visit and actor.person.country in homes:
            visit.add(actor.person, "visitor")


def _add(scene: Scene, draft: Draft, clause: Clause, text: str, actors: list[Actor]) -> None:
    led = pattern("events", "chairs_of_last", cased=True).search(text)
    for actor in actors:
        draft.add(actor.person, "chair" if led else "participant")
    draft.bodies |= represented(scene.context, clause)
    draft.place = draft.place or place_of(scene.context, clause, clause.start, None)
    if clause.sentence not in draft.sentences:
        draft.sentences.append(clause.sentence)
