"""Which encounter told before a new telling means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import FORMAT_KINDS, Draft, agree
from kzgraph.extraction.events.joining.same import of_other_states, same_encounter
from kzgraph.extraction.events.telling.scene import Scene
from kzgraph.extraction.knowledge import pattern
from kzgraph.model import is_day

# Documents of one list stand at most so many paragraphs apart.
_ITEMS_APART = 2


def known_encounter(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The encounter told before of which this tells again."""
    of_series = _of_series(scene, draft, text)
    return (
        of_series
        or _the_summit(scene, draft, text)
        or _told_before(scene, draft, text)
        or _in_headline(scene, draft)
        or _same_audience(scene, draft, text)
    )


def _the_summit(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The summit told last, where "the summit" has no name, day or city: "A, who hosted the summit, thanked C"."""
    named = draft.date or draft.place or draft.bodies or draft.round or not draft.people
    if draft.kind != "summit" or named or pattern("event_retelling", "the_summit").search(text) is None:
        return None
    told = (d for d in reversed(scene.drafts) if d.kind == "summit" and d.bodies and not d.mentioned)
    return next((d for d in told if d.status == draft.status), None)


def visit_under_way(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The visit under way of which a journey to another city of the same country is a part: no visit of its own.

    So is one to come of which the text goes on to say something: "This is the first visit to Peru by NAME".
    """
    says_of_it = not is_day(draft.date) and pattern("event_retelling", "says_of_visit").match(text) is not None
    another = pattern("event_retelling", "another_journey").search(text) is not None
    for known in reversed(scene.drafts):
        same = known.kind == "visit" and known.people.keys() & draft.people.keys()
        if all(s.kind == "headline" for s in known.sentences):
            continue
        of_known = says_of_it and known.status == "planned"
        if same and known.countries.keys() == draft.countries.keys() and (of_known or _moves_on(known, draft)):
            return known
        if (
            same
            and not another
            and known.status == "held"
            and draft.status == "planned"
            and known.countries.keys() == draft.countries.keys()
        ):
            published = scene.context.published
            soon = draft.date is None or is_news(draft.date, published)
            near = soon and (known.date is None or is_news(known.date, published))
            return known if near else None
    return None


def _moves_on(visit: Draft, draft: Draft) -> bool:
    """Whether a journey is of the days of a visit whose first and last day are told: to another city of the country."""
    if draft.status == "held" and visit.status == "planned":
        return False
    days = is_day(visit.date) and is_day(visit.end_date) and is_day(draft.date)
    return days and (visit.date or "") < (draft.date or "") <= (visit.end_date or "")


def listed_signing(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The signing whose documents are listed item by item, or of which "the texts were exchanged": it is one."""
    lead = text.rstrip().endswith(":")  # a numbered paragraph may lead to a list of its own
    listed = draft.sentence.kind == "item" and not (draft.people and draft.place) and not lead
    listed = listed and (draft.date is None or is_news(draft.date, scene.context.published))
    if draft.kind != "signing" or not (listed or pattern("event_retelling", "same_documents").search(text)):
        return None
    told = [d for d in reversed(scene.drafts) if d.kind == "signing" and d.status == draft.status]
    if told and not listed and draft.sentence.block != told[0].sentences[-1].block:
        # "… when they signed a treaty in 2022", and in the next paragraph of today: "The agreements were signed by".
        published = scene.context.published
        told = [d for d in told if d.date is None or is_news(d.date, published)] or told
    last = next(iter(told), None)
    if last is not None and of_other_states(last, draft):
        return None
    near = last is not None and _near_items(scene, max(s.block for s in last.sentences), draft.sentence.block)
    return last if near and (last is None or not last.date or not draft.date or last.date == draft.date) else None


def watched_signing(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The signing told just before, of which this only tells who looked on: "A and B signed it. C watched the signing".

    Of "the signing of a treaty" it is another, and so it is of a document that was not named there.
    """
    capacities = {capacity for _, capacity in draft.people.values()}
    if draft.kind != "signing" or capacities != {"witness"} or draft.status != "held":
        return None
    told = pattern("signings", "the_signing_told", cased=True).search(text)
    last = next((d for d in reversed(scene.drafts) if d.kind == "signing"), None)
    if told is None or last is None or last.status != "held" or not agree(last.date, draft.date):
        return None
    if met_since(scene, last, draft):
        return None
    if draft.sentence.block - last.sentences[-1].block > 1 or (draft.place or last.place) != (
        last.place or draft.place
    ):
        return None
    before = " ".join(scene.context.flat[s.start : s.end] for s in last.sentences)
    return last if told["document"] is None or told["document"] in before else None


def met_since(scene: Scene, signing: Draft, draft: Draft) -> bool:
    """Whether those who looked on at a signing of which no day is told met on another day, since that one was told."""
    if draft.kind != "signing" or draft.date or {capacity for _, capacity in draft.people.values()} != {"witness"}:
        return False
    since = (d for d in scene.drafts[scene.drafts.index(signing) + 1 :] if d.kind != "visit")
    return any(d.people.keys() & draft.people.keys() and not agree(d.date, signing.date) for d in since)


def meeting_by_wire(scene: Scene, draft: Draft) -> Draft | None:
    """The encounter that the same sentence tells in other words: "held a meeting with B by video link" is one call."""
    last = scene.drafts[-1] if scene.drafts else None
    if last is None or last.sentence is not draft.sentence or {last.kind, draft.kind} != {"meeting", "call"}:
        return None
    same = last.people.keys() == draft.people.keys() and last.status == draft.status and agree(last.date, draft.date)
    return last if same and not (last.place or draft.place) else None


def _near_items(scene: Scene, first: int, last: int) -> bool:
    """Whether two paragraphs are a few apart, or there is nothing but a list between them."""
    between = (s for s in scene.context.source.sentences if first < s.block < last)
    return last - first <= _ITEMS_APART or all(s.kind == "item" for s in between)


def _in_headline(scene: Scene, draft: Draft) -> Draft | None:
    """The same encounter as a headline has it, which does not tell whether it is still to come."""
    for known in scene.drafts:
        titled = known.sentence.kind == "headline" and known.date is None and known.sentences == [known.sentence]
        if titled and draft.kind == "call" and known.kind == "meeting" and known.people.keys() == draft.people.keys():
            known.kind = "call"  # "A and B discussed trade"
            return known
        if known.sentence.kind == "headline" and known.status != draft.status and known.date is None:
            status, known.status = known.status, draft.status
            if same_encounter(known, draft, scene.context.published):
                return known
            known.status = status
    return None


def _same_audience(scene: Scene, draft: Draft, text: str) -> Draft | None:
    """The reception of an ambassador who hands over credentials is one with that, and so is the talk afterwards.

    One ceremony may be told from both ends: who received the letters, and then who handed them over.
    """
    if draft.kind not in {"credentials", "meeting"} or pattern("event_retelling", "after_ceremony").match(text):
        return None
    for known in reversed(scene.drafts):
        if known.kind == draft.kind == "credentials" and agree(known.date, draft.date) and _two_ends(known, draft):
            return known
        both = {known.kind, draft.kind} == {"credentials", "meeting"}
        small, large = sorted((known.people.keys(), draft.people.keys()), key=len)
        unnamed = (
            draft.status == "held" and not draft.people and draft.sentence.block == known.sentences[-1].block
        )  # "before meeting the President"
        joint = small and small <= large and _are_at_ceremony(known, draft)
        if both and (joint or unnamed) and agree(known.date, draft.date):
            known.kind = "credentials"
            return known
    return None


def _are_at_ceremony(known: Draft, draft: Draft) -> bool:
    """Whether one of an audience may be an envoy, where of the ceremony only the host is named: no minister is one."""
    posts = [[role.group for role in person.roles] for d in (known, draft) for person, _ in d.people.values()]
    return any("ambassador" in groups or not groups for groups in posts)


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
            if head and pattern("event_retelling", "more_of_series").match(text, head.end()):
                return known
    return None


def _told_before(scene: Scene, draft: Draft, text: str) -> Draft | None:
    published = scene.context.published
    bilateral = draft.kind == "meeting" and pattern("event_retelling", "of_two").search(text) is not None
    # What tells no day of its own does not go on about "the previous round".
    known = (d for d in reversed(scene.drafts) if draft.date or not d.earlier)
    known = (d for d in known if not d.apart or d.people.keys() == draft.people.keys())
    if not draft.people and draft.status == "planned" and pattern("event_retelling", "further").search(text):
        known = (d for d in known if not d.people)  # "The next meeting" is not that of A and B, told to come
    # "A held a bilateral meeting with B" is not the one of A, B and C.
    bilateral = bilateral or draft.listed_in is not None
    known = (d for d in known if not (bilateral and len(d.homes) > _PAIR == len(draft.homes)))
    fitting = [d for d in known if same_encounter(d, draft, published) and not _of_other_talks(scene, d, draft, text)]
    if draft.kind in FORMAT_KINDS and not draft.people:  # "At the end of the consultations" is of no talks told since
        fitting.sort(key=lambda d: d.kind != draft.kind)
    fitting.sort(key=lambda d: not d.people.keys() & draft.people.keys())  # before one of which nobody is named
    return fitting[0] if fitting else None


def _talks(scene: Scene) -> Iterator[Draft]:
    """The talks told so far that were held now, at which nothing else was signed than what is told behind them."""
    for talks in scene.drafts:
        told = talks.family == "meet" and talks.kind != "signing" and not (talks.mentioned or talks.earlier)
        if told and talks.status == "held" and (not talks.date or is_news(talks.date, scene.context.published)):
            yield talks


def _of_other_talks(scene: Scene, known: Draft, draft: Draft, text: str) -> bool:
    """Whether what is signed after the talks told last is not what was signed elsewhere or long before them."""
    if draft.kind != "signing" or draft.date:
        return False
    old = known.date is not None and not is_news(known.date, scene.context.published)
    if old and text.rstrip().endswith(":") and known.sentence.block != draft.sentence.block:
        return True  # the lead of a list of what was signed now
    if any(known.offset < talks.offset < draft.offset and of_other_states(known, talks) for talks in _talks(scene)):
        return True
    if draft.place or pattern("event_retelling", "signed_after_talks").match(text) is None:
        return False
    talks = scene.last_talks
    if talks is None:
        return False
    elsewhere = known.place and talks.place and known.place != talks.place
    return bool(elsewhere or (old and not talks.date) or not agree(known.date, talks.date))


_PAIR = 2


def means_last(scene: Scene, last: Draft, draft: Draft, text: str) -> bool:
    """Whether "the meeting" is the one told last."""
    if draft.kind == "signing" and draft.people and last.date and not is_news(last.date, scene.context.published):
        return False  # what was signed long ago is not signed now
    if _of_other_talks(scene, last, draft, text):
        return False
    if last.kind == "meeting" and any(d.kind == draft.kind != "meeting" for d in scene.drafts):
        return False  # "Following the consultations" is not of talks told after them
    if draft.status != last.status or not agree(last.date, draft.date):
        return False  # "Following the consultations, it was agreed to hold the next round in 2022"
    if draft.session and draft.date and not last.session:
        return False  # "In his meeting with B, A praised the commission, which met last year"
    if draft.kind == "meeting" and _chaired_it(last, draft, text):
        return True
    if last.kind == "summit" and draft.kind == "meeting" and draft.people:
        return False  # "At the summit, A met B"
    if _joined_it(last, draft, text):
        return True
    if draft.kind == "meeting" and pattern("event_retelling", "session_of_last").match(text):
        return last.family == "meet"  # "The working sessions were chaired by C and D"
    return (
        draft.family == last.family
        and draft.round is None
        and not (draft.people and last.people)
        and pattern("event_retelling", "definite").match(text) is not None
    )


def _chaired_it(last: Draft, draft: Draft, text: str) -> bool:
    """Whether somebody is told to have chaired the format told last, of which nobody else was named."""
    if not (last.session or last.kind in FORMAT_KINDS) or pattern("event_retelling", "chaired_it").search(text) is None:
        return False
    return draft.homes.keys() <= last.sides.keys() and (
        not last.people or bool(last.people.keys() & draft.people.keys())
    )


def _joined_it(last: Draft, draft: Draft, text: str) -> bool:
    """Whether others took part in the talks told last, one side of which is named again: "C joined the call with B"."""
    joined = pattern("event_retelling", "joined_it").search(text)
    if joined is None or not last.people.keys() & draft.people.keys():
        return False
    return last.family == draft.family or (last.kind == "call" and joined["either"] is not None)
