"""Whom "he" and "she" mean: the person who was the subject before."""

from __future__ import annotations

import re
from bisect import bisect_left

from kzgraph.extraction.actors.references.choosing import stands_in_front
from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.actors.references.speaker import is_quoted
from kzgraph.extraction.context import Context, PersonEntity, Sentence, Span
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.office_verbs import becomes, made_of


def by_pronouns(context: Context, titles: list[Reference], unknown: list[int]) -> list[Reference]:
    """ "He" and "she": the person who was the subject before, in the same sentence or in the one before it.

    After "The Prime Minister spoke to A", where nobody names the Prime Minister, "he" is not A.
    """
    anchors = sorted(
        [(m.start, m.end, p) for p in context.people for m in p.mentions]
        + [(r.start, r.end, r.people[0]) for r in titles if len(r.people) == 1],
        key=lambda a: a[0],
    )
    offsets = [start for start, _, _ in anchors]
    found: list[Reference] = []
    subject: PersonEntity | None = None
    named: tuple[Sentence, list[tuple[int, int, PersonEntity]]] | None = None
    block = -1
    for sentence in context.source.sentences:
        if sentence.block != block and sentence.kind in {"speaker", "headline"}:
            subject = None
        named = named if sentence.block == block else None
        block = sentence.block
        first = bisect_left(offsets, sentence.start)
        inside = [
            anchor
            for anchor in anchors[first : bisect_left(offsets, sentence.end, first)]
            if not pattern("people", "attribute_of").match(context.flat, anchor[1])
        ]
        opens = lost = False
        meant: set[int] = set()
        for match in pattern("people", "pronouns", cased=True).finditer(context.flat, sentence.start, sentence.end):
            if any(start <= match.start() < end for start, end, _ in inside):  # "He Lifeng" is a name
                continue
            before = [a for a in inside if a[0] < match.start()]
            if _only_partner(context, sentence.start, match.start(), before) or _is_quoted(context, match):
                before = []
            # "He met B and went to C, where he was received": it is he all along.
            who = (
                _pronoun_owner(context, sentence.start, match.start(), before)
                if before and not (opens and subject)
                else subject
            )
            if becomes(context.flat, match.end(), sentence.end) in _CHANGING:
                there = (sentence, before) if before else named
                who = (_given_or_losing_post(context, *there) if there else None) or who
            if who is not None and (other := _other_by_sex(context, match.group(), who, anchors, match.start())):
                who = other[0]  # "Mr A received Ms B. She"
            who = _of_that_country(context, sentence, match.end(), anchors, who)
            opens = opens or not before
            lost = lost or who is None  # "he met B, and then he left": neither is B
            if who is not None and not lost:
                found.append(Reference(match.start(), match.end(), (who,)))
                meant.add(id(who))
        named = (sentence, inside) if inside else named
        first_unknown = bisect_left(unknown, sentence.start)
        stranger = first_unknown < len(unknown) and unknown[first_unknown] < (inside[0][0] if inside else sentence.end)
        if stranger or lost:
            subject = None
        elif subject and inside and _was_given(context, sentence.start, inside[0][0]):
            continue  # "The King appointed him in place of B. He": it is not B
        elif inside and not (opens and subject):  # "He met B": the next "he" is not B
            telling = _unquoted(context, sentence, inside)
            subject = _object_of_several(context, sentence.end, telling, subject) or _subject(
                context, sentence.start, telling, meant
            )
    return found


def _unquoted(
    context: Context, sentence: Sentence, inside: list[tuple[int, int, PersonEntity]]
) -> list[tuple[int, int, PersonEntity]]:
    """Those of a sentence who are not only named in what somebody says: '"I thanked B," A said. [She]'; all, if only
    there."""
    if '"' not in context.flat[sentence.start : sentence.end]:
        return inside
    return [anchor for anchor in inside if not is_quoted(context, anchor[0])] or inside


def _was_given(context: Context, start: int, end: int) -> bool:
    """Whether a sentence tells before its first name, from `start` to `end`, what somebody made of "him"."""
    return pattern("people", "made_him").search(context.flat, start, end) is not None


def _is_quoted(context: Context, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun only tells who says the words before it: '"A has shown the way", she said'."""
    said = pattern("people", "says", cased=True).match(context.flat, pronoun.end())
    return (
        said is not None and _QUOTED.search(context.flat, max(0, pronoun.start() - _MARKS), pronoun.start()) is not None
    )


# A quotation mark and a comma, in either order.
_QUOTED = re.compile(r"(?:[,.!?][\"'”’»]|[\"'”’»],) \Z")
_MARKS = 4


def _of_that_country(
    context: Context,
    sentence: Sentence,
    end: int,
    anchors: list[tuple[int, int, PersonEntity]],
    who: PersonEntity | None,
) -> PersonEntity | None:
    """Whom a pronoun means of which a post of another country is told: "A met B. He is the first Swede to visit Peru".

    The last one of that country who is named before in the paragraph; else `who`.
    """
    first = pattern("people", "is_the_first", cased=True).match(context.flat, end)
    code = next((c.code for c in context.countries if first and c.start == first.end()), None)
    if code is None or who is None or who.country == code:
        return who
    opening = context.source.paragraph(sentence.block)[0].start
    fitting = [p for begin, _, p in anchors if opening <= begin < sentence.start and p.country == code]
    return fitting[-1] if fitting else who


def _other_by_sex(
    context: Context, pronoun: str, who: PersonEntity, anchors: list[tuple[int, int, PersonEntity]], offset: int
) -> list[PersonEntity | None]:
    """Whom a pronoun means instead of somebody of the other sex, in a list; empty where nothing speaks against it.

    It is the last one named before of whom the text shows the sex, in the same sentence or the one before it.
    """
    wanted = "she" if pronoun.lower() in {"she", "her"} else "he"
    if _sex(context, who) in {None, wanted}:
        return []
    here = context.source.sentence_at(offset)
    start = here.start if here else offset
    before = context.source.sentence_at(start - 2)
    start = before.start if before else start
    near = {id(p): p for begin, _, p in anchors if start <= begin < offset and p is not who}
    fitting = [p for p in near.values() if _sex(context, p) == wanted]
    open_ones = [p for p in near.values() if _sex(context, p) is None]
    return [fitting[-1] if fitting else open_ones[0] if len(open_ones) == 1 else None]


def _sex(context: Context, person: PersonEntity) -> str | None:
    """What honorifics before a name show ("Mr", "Queen"), or else "her counterpart" behind it;
    None where they show nothing."""
    shown = {
        str(match.lastgroup)
        for m in person.mentions
        if (match := pattern("people", "sexes", cased=True).search(context.flat, max(0, m.start - _HONORIFIC), m.start))
    }
    shown = shown or {sex for m in person.mentions if (sex := _shown_behind(context, person, m))}
    return shown.pop() if len(shown) == 1 else None


def _shown_behind(context: Context, person: PersonEntity, mention: Span) -> str | None:
    """What a possessive shows of somebody who is the only one named before it in a sentence."""
    sentence = context.source.sentence_at(mention.start)
    if sentence is None:
        return None
    shown = pattern("people", "sexes_behind", cased=True).match(context.flat, mention.end, sentence.end)
    if shown is None:
        return None
    others = (m.start for p in context.people if p is not person for m in p.mentions)
    alone = not any(sentence.start <= start < shown.end() for start in others)
    return str(shown.lastgroup) if alone else None


# An honorific stands at most so many characters before a name: "Her Majesty Queen".
_HONORIFIC = 14


def _only_partner(context: Context, start: int, pronoun: int, before: list[tuple[int, int, PersonEntity]]) -> bool:
    """Whether those before a pronoun are only whom its person met: "After talks with B, he left".

    As in "A meeting with B is planned, and he will".
    """
    if not before:
        return False
    if pattern("people", "meeting_as_subject", cased=True).match(context.flat, start, pronoun):
        return True
    opening = pattern("people", "with_partner", cased=True).match(context.flat, start, before[0][0])
    rest = context.flat[before[-1][1] : pronoun]
    return opening is not None and rest.count(",") <= 1 and _VERB.search(rest) is None


# The subject of the sentence has not come yet.
_VERB = re.compile(r"\b(?:is|was|were|are|has|had|will|would|said|told|met|held|went|who|which|that|and)\b")


def _pronoun_owner(
    context: Context, start: int, pronoun: int, before: list[tuple[int, int, PersonEntity]]
) -> PersonEntity:
    """The first of those before a pronoun; B after "A accompanied B to C, where he".

    B as well after "A said that B went to C, where he", and who says something of himself: "A met B, who said that he".
    """
    if pattern("people", "says_of_himself", cased=True).fullmatch(context.flat, before[-1][1], pronoun):
        return before[-1][2]
    there = pattern("people", "goes_on_there", cased=True).search(context.flat, max(start, pronoun - 20), pronoun)
    if there and len(before) > 1:
        said = pattern("people", "said_that", cased=True)
        if said.fullmatch(context.flat, before[0][1], before[1][0]):
            return before[1][2]
    on_visit = pattern("people", "in_its_course", cased=True).search(context.flat, max(start, pronoun - 30), pronoun)
    of, whose = pattern("people", "journey_of", cased=True), pattern("people", "whose_journey", cased=True)
    for begin, end, person in reversed(before[1:] if on_visit else []):
        if of.search(context.flat, start, begin) or whose.match(context.flat, end, pronoun):
            return person  # "A recalled the visit of B to Rome, during which he"
    if len(before) > 1 and stands_in_front(context, start, before[0][0]):
        before = before[1:]
    led = pattern("people", "accompanies", cased=True)
    for begin, _, person in before[1:]:
        if led.search(context.flat, start, begin):
            return person
    return before[0][2]


def _given_or_losing_post(
    context: Context, sentence: Sentence, inside: list[tuple[int, int, PersonEntity]]
) -> PersonEntity | None:
    """The only one of a sentence whom somebody appoints or dismisses, or else whose post is told to be new or to end.

    "A announced the appointment of B", "The King received the new Ambassador, B".
    """
    new = pattern("people", "changing_before", cased=True)
    changed = {id(p): p for at, _, p in inside if made_of(context.flat, sentence, at) in _CHANGING}
    changed = changed or {id(p): p for at, _, p in inside if new.search(context.flat[sentence.start : at])}
    chaired = pattern("people", "chaired_by", cased=True)  # "a meeting to be chaired by A. He takes over from B"
    ends = inside[-1:] if inside and len(context.flat[inside[-1][1] : sentence.end].strip()) <= 1 else []
    changed = changed or {id(p): p for at, _, p in ends if chaired.search(context.flat[sentence.start : at])}
    return next(iter(changed.values())) if len(changed) == 1 else None


_CHANGING = frozenset({"appointee", "predecessor"})


def _object_of_several(
    context: Context, end: int, inside: list[tuple[int, int, PersonEntity]], subject: PersonEntity | None
) -> PersonEntity | None:
    """Of whom one may go on after a sentence with several subjects: the only one whom they met or saw off.

    "A and B welcomed him": the `subject` so far; None where one of several may be meant.
    """
    joint, several = pattern("people", "joint_subjects", cased=True), 0
    while several + 1 < len(inside) and joint.fullmatch(context.flat, inside[several][1], inside[several + 1][0]):
        several += 1
    if not several:
        return None
    behind = inside[several + 1 :]
    if pattern("people", "did_to_him", cased=True).match(context.flat, inside[several][1], end):
        return subject
    if len(behind) != 1:
        return None
    done = pattern("people", "did_to_somebody", cased=True).fullmatch(context.flat, inside[several][1], behind[0][0])
    return behind[0][2] if done else None


def _subject(
    context: Context, start: int, inside: list[tuple[int, int, PersonEntity]], meant: set[int]
) -> PersonEntity:
    """The first person of a sentence who is no mere owner of something ("Tokayev's address").

    Such an owner is the subject all the same of whom a pronoun goes on: "A's first trip is to B, whom she met".
    """
    for begin, end, person in inside:
        owner = context.flat.startswith("'s", end) and id(person) not in meant
        if owner or stands_in_front(context, start, begin):
            continue
        if pattern("people", "since_somebody").search(context.flat, inside[0][1], begin):
            break  # "This is X's second tour since Y named him": he is X
        return person
    # "After talks with A, the President thanked them": so may the last one look.
    return inside[-1 if context.flat.endswith((", ", ", the "), 0, inside[-1][0]) else 0][2]
