"""Whose statement or interview a text is, and whom "I" means in it."""

from __future__ import annotations

import re
from bisect import bisect_left

from kzgraph.extraction.actors.references.reference import Reference
from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.extraction.knowledge import choice, pattern, words_of
from kzgraph.extraction.text.tokens import in_quotation

# "H.E. NAME, Ambassador Extraordinary and Plenipotentiary of the Republic of Kazakhstan to Singapore".
_LONGEST_SIGNATURE = 140


def of_speaker(context: Context) -> list[Reference]:
    """ "I" in an interview or in a release that is somebody's statement."""
    found: list[Reference] = []
    speaker: PersonEntity | None = None
    writer = author(context)
    answers = pattern("people", "answers", cased=True)
    turns = any(_is_turn(context, s) for s in context.source.sentences)
    for sentence in context.source.sentences:
        text = context.flat[sentence.start : sentence.end]
        if sentence.kind == "speaker":
            own = writer is not None and (answers.match(text) or _has_initials(text, writer))
            speaker = _person_at(context, sentence.start, sentence.end) or (writer if own else None)
            continue
        who = speaker if turns else writer
        if who is None or _asks(context, sentence):
            continue
        for match in pattern("people", "first_person", cased=True).finditer(text):
            if not is_quoted(context, sentence.start + match.start()):
                found.append(Reference(sentence.start + match.start(), sentence.start + match.end(), (who,)))
    return found


def _has_initials(mark: str, person: PersonEntity) -> bool:
    """Whether the mark of a turn is somebody's initials: "A.F.:", "AF:"."""
    letters = re.sub(r"[^A-Z]", "", mark)
    names = "".join(word[0] for word in person.name.split() if word[0].isupper())
    return letters in {names, names[:1] + names[-1:]}


def _is_turn(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is the mark of a turn in an interview: somebody named, "Q", "A"; not "Media:"."""
    marks = pattern("people", "turns", cased=True)
    named = _person_at(context, sentence.start, sentence.end) is not None
    mark = context.flat[sentence.start : sentence.end]
    return sentence.kind == "speaker" and (
        named or marks.match(mark) is not None or _INITIALS.fullmatch(mark) is not None
    )


_INITIALS = re.compile(r"(?:[A-Z]\.?){2,4} ?:")


def _asks(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is a question; in bold it may be that of an interview that marks its turns so."""
    return context.flat[sentence.start : sentence.end].rstrip("*_ ").endswith("?")


def author(context: Context) -> PersonEntity | None:
    """The person whose statement or interview the text is, by its headline or opening."""
    for sentence in context.source.sentences[:4]:
        match = choice("people", "own_statements").search(context.flat, sentence.start, sentence.end)
        if match and (person := _person_at(context, match.end(), sentence.end)):
            return person
    sentences = context.source.sentences
    ends = (*reversed(sentences[-_SIGNATURE:]), *sentences[:_SIGNATURE])
    signer = next((person for sentence in ends if (person := _signs(context, sentence))), None)
    return _interviewed(context) or signer


# A signature is among so many lines at the end, or at the head.
_SIGNATURE = 3
# So many sentences at the head of an interview say with whom it is.
_HEAD = 6
# "By ": so much before a name.
_BEFORE_REPORTER = 6


def _interviewed(context: Context) -> PersonEntity | None:
    """The only one named at the head of an interview, but for who wrote it."""
    head = context.source.sentences[:_HEAD]
    if not any(pattern("people", "interviews").search(context.flat, s.start, s.end) for s in head):
        return None
    end = next((s.start for s in head if _is_turn(context, s) or _asks(context, s)), head[-1].end)
    by = pattern("people", "reporters", cased=True)
    named = {
        id(p): p
        for p in context.people
        for m in p.mentions
        if m.start < end
        and not p.press
        and not by.search(context.flat, max(0, m.start - _BEFORE_REPORTER), m.start)
        and not _speaks_of(context, m.start)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _speaks_of(context: Context, offset: int) -> bool:
    """Whether somebody is named by who says "I": "My predecessor, NAME, did much"."""
    return _MINE.search(context.flat, max(0, offset - _MY_REACH), offset) is not None


# Before somebody of whom a speaker tells what he is to him: "my predecessor, ", "our Foreign Minister ".
_MINE = re.compile(r"\b(?:[Mm]y|[Oo]ur) (?:[\w-]+,? )*\Z")
_MY_REACH = 40


def companion(context: Context, speaker: PersonEntity) -> PersonEntity | None:
    """Who stands beside a speaker, of another country: whom the headline names with the speech, or it addresses."""
    beside, addressed = pattern("people", "speaks_beside", cased=True), pattern("people", "addressed", cased=True)
    head = context.source.sentences[:_HEAD]
    found = {
        id(p): p
        for p in context.people
        for m in (*p.mentions, *p.references)
        if p is not speaker and p.country and p.country != speaker.country
        for s in [context.source.sentence_at(m.start)]
        if s is not None
        and (
            addressed.search(context.flat, s.start, m.start)
            or (s in head and beside.search(context.flat, s.start, m.start))
        )
    }
    return next(iter(found.values())) if len(found) == 1 and speaker.country else None


def _signs(context: Context, line: Sentence) -> PersonEntity | None:
    """Who signs a text in the first person: the line is a title and a name, and nothing else."""
    if line.end - line.start > _LONGEST_SIGNATURE:
        return None
    person = _person_at(context, line.start, line.end)
    text = context.flat[line.start : line.end]
    links = words_of("people", "signature_links")
    if person is None or any(word.islower() and word not in links for word in re.findall(r"\w+", text)):
        return None
    said = pattern("people", "first_person", cased=True).finditer(context.flat)
    return person if any(not is_quoted(context, m.start()) for m in said) else None


def is_quoted(context: Context, offset: int) -> bool:
    """Whether an offset lies in a quotation that begins in its paragraph."""
    sentence = context.source.sentence_at(offset)
    if sentence is None:
        return True
    sentences = context.source.sentences
    start = sentences[bisect_left(sentences, sentence.block, key=lambda s: s.block)].start
    return in_quotation(context.flat[start:offset], offset - start)


def _person_at(context: Context, start: int, end: int) -> PersonEntity | None:
    inside = [(m.start, k) for k, p in enumerate(context.people) for m in p.mentions if start <= m.start < end]
    return context.people[min(inside)[1]] if inside else None
