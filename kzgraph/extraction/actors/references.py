"""Who is meant where no name stands: "the Deputy Minister", "he", "I", "the two ministers".

A reference is resolved to the person whom the text leaves no doubt about, and left out otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.role_heads import singular
from kzgraph.extraction.context import Context, PersonEntity, RoleEntity, Sentence, Span
from kzgraph.extraction.knowledge import choice, lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.tokens import in_quotation


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that means persons without naming them."""

    start: int
    end: int
    people: tuple[PersonEntity, ...]


def find_references(context: Context, page: Page, roles: list[RolePhrase]) -> list[Reference]:
    """Titles, pronouns and the first person that mean one of the document's people, in order; also noted on them."""
    titles, unknown = _titles(context, page, roles)
    found = [*titles, *_of_countries(context), *_honorifics(context), *_in_short(context), *_speaker(context)]
    found += _pronouns(context, found, unknown)
    found.sort(key=lambda r: r.start)
    for reference in found:
        for person in reference.people:
            person.references.append(Span(reference.start, reference.end))
    return found


def _titles(context: Context, page: Page, roles: list[RolePhrase]) -> tuple[list[Reference], list[int]]:
    """Titles with "the" that mean somebody named, and the offsets of those that mean nobody whom the text names."""
    given = {role.start for person in context.people for role in person.roles}
    names_begin = {m.start for p in context.people for m in p.mentions}
    found: list[Reference] = []
    unknown: list[int] = []
    for role in roles:
        start, end = page.words[role.first].start, page.words[role.last - 1].end
        if start in given or any(end + blanks in names_begin for blanks in range(4)):
            continue
        before = page.words[role.first - 1].low if page.same_sentence(role.first - 1, role.first) else ""
        owned = page.country[role.first] is not None  # "Greece's Foreign Minister"
        if before not in words_of("people", "definite_words") and not (role.plural or owned):
            continue
        if owned and before in words_of("people", "indefinite_words"):
            continue  # "the last time a Kazakh president came"
        people = _meant(context, page, role, start)
        if people:
            found.append(Reference(start, end, people))
        elif not role.plural:
            unknown.append(start)
    return found, unknown


def _of_countries(context: Context) -> list[Reference]:
    """ "The Norwegian diplomat", "his Belgian counterpart": the only one of that country named before."""
    form, heads = pattern("people", "persons_of_country"), pattern("people", "leaders")
    heads_of = pattern("people", "heads_of_country")
    found = []
    for country in context.countries:
        start, end, heading = country.start, country.end, True
        if country.form == "name":
            headed = heads_of.search(context.flat, max(0, start - _HEAD_REACH), start)
            start = headed.start() if headed else end
        elif country.form == "adjective" and (match := form.match(context.flat, end)):
            end, heading = match.end(), heads.search(match.group()) is not None
        else:
            continue
        known = [p for p in context.people if p.country == country.code and p.mentions[0].start < country.start]
        if heading:
            known = [p for p in known if any(r.group in words_of("posts", "groups_of_countries") for r in p.roles)]
        if len(known) == 1 and start < end:
            found.append(Reference(start, end, (known[0],)))
    return found


# "The head of the Republic of".
_HEAD_REACH = 24


def _honorifics(context: Context) -> list[Reference]:
    """ "His Highness", "Her Majesty": the only one named before whom the text calls so, else the first of them."""
    found = []
    for match in choice("people", "honorific_alone", cased=True).finditer(context.flat):
        called = [
            (m.start, p)
            for p in context.people
            for m in p.mentions
            if m.start < match.start() and match["rank"] in context.flat[max(0, m.start - _HONORIFIC_REACH) : m.start]
        ]
        if called:
            found.append(Reference(match.start(), match.end(), (min(called, key=lambda c: c[0])[1],)))
    return found


def _in_short(context: Context) -> list[Reference]:
    """ "EAM" for the External Affairs Minister: the only one with that title named before."""
    found = []
    for short, titles in lexicon("people")["titles_in_short"].items():
        for match in re.finditer(rf"(?<![\w/]){re.escape(short)}(?![\w/]| (?:Dr|[A-Z]))", context.flat):
            known = [
                p
                for p in context.people
                if p.mentions[0].start < match.start() and any(t in r.title.lower() for r in p.roles for t in titles)
            ]
            if len(known) == 1:
                found.append(Reference(match.start(), match.end(), (known[0],)))
    return found


# An honorific stands at most so many characters before its name: "His Highness Sheikh", "His Majesty the King".
_HONORIFIC_REACH = 30


def _meant(context: Context, page: Page, role: RolePhrase, start: int) -> tuple[PersonEntity, ...]:
    """The person, or for a plural the people, with such a title; nobody where the text does not tell."""
    words = {singular(w) for w in re.findall(r"\w+", page.text(role.first, role.last).lower())} - words_of(
        "people", "empty_title_words"
    )
    named = [k for k in range(role.first, role.last) if page.country[k]]
    countries = {country.code for k in named if (country := page.country[k])}
    if role.plural:
        countries |= _listed_countries(page, role.last)
    plain = words - {w for k in named for w in re.findall(r"\w+", page.words[k].low)}
    holders = [
        person
        for person in context.people
        if any(
            (plain <= _title_words(r.title) and _same_rank(plain, r.title)) or _same_office(plain, r)
            for r in person.roles
        )
        and (not countries or person.country in countries)
    ]
    if role.plural:
        return tuple(holders) if countries and len(holders) > 1 else ()
    before = [p for p in holders if p.mentions[0].start < start]
    if _of_the_house(context, plain) and not any(p.country == context.home for p in holders):
        return ()  # the White House need not name "the President"
    if len(plain) == 1:  # "The Secretary" is the one of this post, and no deputy assistant secretary
        before = [p for p in before if any(_has_rank(plain, r.title) for r in p.roles)] or before
    if len(before) <= 1:
        return tuple(before)
    own = [p for p in before if p.country == context.home]
    at_home = "president" in plain or plain in _HEADS.values() or (plain <= {"prime", "minister"} and context.speaks)
    return (own[0],) if at_home and len(own) == 1 else (max(before, key=lambda p: _last_before(p, start)),)


_HEADS = {"head_of_state": {"head", "state"}, "head_of_government": {"head", "government"}}


def _same_office(words: set[str], role: RoleEntity) -> bool:
    """ "The Head of State" for a president, "the foreign minister" for a Minister of External Affairs."""
    if _HEADS.get(role.group or "") == words:
        return True
    return words == {"foreign", "minister"} and pattern("posts", "foreign_ministers").search(role.title) is not None


@lru_cache(maxsize=4096)
def _title_words(title: str) -> frozenset[str]:
    return frozenset({singular(w) for w in re.findall(r"\w+", title.lower())})


def _same_rank(words: set[str], title: str) -> bool:
    """ "The Minister" is not the Deputy Minister, "the Foreign Minister" not the Deputy one; but a bare word may be."""
    ranks = words_of("people", "ranks")
    alone = len(words) == 1 and bool(words & words_of("people", "bare_titles"))
    own = _title_words(title)
    return (alone and "prime" not in own) or words & ranks == own & ranks


def _of_the_house(context: Context, words: set[str]) -> bool:
    """Whether a bare title is that of the one whose office publishes the text."""
    publisher = context.source.document.publisher or ""
    return words == {"president"} and pattern("people", "presidencies").search(publisher) is not None


def _has_rank(words: set[str], title: str) -> bool:
    """Whether a title has a word and no word of a rank below it."""
    own = _title_words(title)
    return words <= own and not own & words_of("people", "ranks")


def _last_before(person: PersonEntity, start: int) -> int:
    return max((m.start for m in (*person.mentions, *person.references) if m.start < start), default=-1)


def _listed_countries(page: Page, i: int) -> set[str]:
    codes: set[str] = set()
    while page.same_sentence(i - 1, i):
        country = page.country[i]
        if country:
            codes.add(country.code)
        elif page.words[i].low not in words_of("people", "country_joiners"):
            break
        i += 1
    return codes


def _speaker(context: Context) -> list[Reference]:
    """ "I" in an interview or in a release that is somebody's statement."""
    found: list[Reference] = []
    speaker: PersonEntity | None = None
    writer = author(context)
    answers = pattern("people", "answers", cased=True)
    turns = any(_is_turn(context, s) for s in context.source.sentences)
    for sentence in context.source.sentences:
        text = context.flat[sentence.start : sentence.end]
        if sentence.kind == "speaker":
            speaker = _person_at(context, sentence.start, sentence.end) or (writer if answers.match(text) else None)
            continue
        who = speaker if turns else writer
        if who is None:
            continue
        for match in pattern("people", "first_person", cased=True).finditer(text):
            if not _in_quotation(context, sentence.start + match.start()):
                found.append(Reference(sentence.start + match.start(), sentence.start + match.end(), (who,)))
    return found


def _is_turn(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is the mark of a turn in an interview: somebody named, "Q", "A"; not "Media:"."""
    marks = pattern("people", "turns", cased=True)
    named = _person_at(context, sentence.start, sentence.end) is not None
    return sentence.kind == "speaker" and (named or marks.match(context.flat, sentence.start, sentence.end) is not None)


def author(context: Context) -> PersonEntity | None:
    """The person whose statement or interview the text is, by its headline or opening."""
    for sentence in context.source.sentences[:4]:
        match = choice("people", "own_statements").search(context.flat, sentence.start, sentence.end)
        if match:
            return _person_at(context, match.end(), sentence.end)
    sentences = context.source.sentences
    ends = (*sentences[-1:], *sentences[:1])
    return next((person for sentence in ends if (person := _signs(context, sentence))), None)


def _signs(context: Context, line: Sentence) -> PersonEntity | None:
    """Who signs a text in the first person: the line is a title and a name, and nothing else."""
    if line.end - line.start > _LONGEST_SIGNATURE:
        return None
    person = _person_at(context, line.start, line.end)
    text = context.flat[line.start : line.end]
    if person is None or any(word.islower() and len(word) > _LONGEST_LINK for word in re.findall(r"\w+", text)):
        return None
    said = pattern("people", "first_person", cased=True).finditer(context.flat)
    return person if any(not _in_quotation(context, m.start()) for m in said) else None


def _in_quotation(context: Context, offset: int) -> bool:
    """Whether an offset lies in a quotation that begins in its paragraph."""
    sentence = context.source.sentence_at(offset)
    if sentence is None:
        return True
    sentences = context.source.sentences
    start = sentences[bisect_left(sentences, sentence.block, key=lambda s: s.block)].start
    return in_quotation(context.flat[start:offset], offset - start)


# "H.E. NAME, Ambassador Extraordinary and Plenipotentiary of the Republic of Kazakhstan to Singapore".
_LONGEST_SIGNATURE = 140
# "of the", "to": a line of title and name has no longer word in lower case.
_LONGEST_LINK = 3


def _person_at(context: Context, start: int, end: int) -> PersonEntity | None:
    inside = [(m.start, k) for k, p in enumerate(context.people) for m in p.mentions if start <= m.start < end]
    return context.people[min(inside)[1]] if inside else None


def _pronouns(context: Context, titles: list[Reference], unknown: list[int]) -> list[Reference]:
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
    block = -1
    for sentence in context.source.sentences:
        if sentence.block != block and sentence.kind in {"speaker", "headline"}:
            subject = None
        block = sentence.block
        first = bisect_left(offsets, sentence.start)
        inside = anchors[first : bisect_left(offsets, sentence.end, first)]
        opens = lost = False
        for match in pattern("people", "pronouns", cased=True).finditer(context.flat, sentence.start, sentence.end):
            before = [a for a in inside if a[0] < match.start()]
            # "He met B and went to C, where he was received": it is he all along.
            who = (
                _pronoun_owner(context, sentence.start, match.start(), before)
                if before and not (opens and subject)
                else subject
            )
            opens = opens or not before
            lost = lost or who is None  # "he met B, and then he left": neither is B
            if who is not None and not lost:
                found.append(Reference(match.start(), match.end(), (who,)))
        first_unknown = bisect_left(unknown, sentence.start)
        stranger = first_unknown < len(unknown) and unknown[first_unknown] < (inside[0][0] if inside else sentence.end)
        if stranger or lost:
            subject = None
        elif inside and not (opens and subject):  # "He met B": the next "he" is not B
            subject = _subject(context, sentence.start, inside)
    return found


def _pronoun_owner(
    context: Context, start: int, pronoun: int, before: list[tuple[int, int, PersonEntity]]
) -> PersonEntity:
    """The first of those before a pronoun; B after "A accompanied B to C, where he".

    B as well after "A said that B went to C, where he".
    """
    there = pattern("people", "goes_on_there", cased=True).search(context.flat, max(start, pronoun - 20), pronoun)
    if there and len(before) > 1:
        said = pattern("people", "said_that", cased=True)
        if said.fullmatch(context.flat, before[0][1], before[1][0]):
            return before[1][2]
    led = pattern("people", "accompanies", cased=True)
    for begin, _, person in before[1:]:
        if led.search(context.flat, start, begin):
            return person
    return before[0][2]


def _subject(context: Context, start: int, inside: list[tuple[int, int, PersonEntity]]) -> PersonEntity:
    """The first person of a sentence who is no mere owner of something ("Tokayev's address")."""
    for begin, end, person in inside:
        if context.flat.startswith("'s", end):
            continue
        if pattern("people", "since_somebody").search(context.flat, inside[0][1], begin):
            break  # "This is X's second tour since Y named him": he is X
        return person
    return inside[0][2]
