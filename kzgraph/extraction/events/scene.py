"""What is on the stage while encounters are read: the document, those told so far, and who stands about a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kzgraph.extraction.context import Context, DateMention, PersonEntity, Sentence
from kzgraph.extraction.events.clauses import Actor, Cast, Clause
from kzgraph.extraction.events.details import patterns
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.hits import FORMATS, Hit
from kzgraph.extraction.knowledge import choice, lexicon, pattern, words_of


@dataclass(frozen=True, slots=True)
class Setting:
    """A city with which a clause opens, and who did something there: "In Nairobi on Monday, NAME met"."""

    clause: Clause
    who: frozenset[int]
    """The ids of those who act in the clause."""
    city: str
    country: str
    planned: bool


@dataclass(slots=True)
class Scene:
    """A document whose encounters are read; `drafts` are those found so far, `last` the one that the text is about."""

    context: Context
    cast: Cast
    drafts: list[Draft] = field(default_factory=list)
    last: Draft | None = None
    agenda: list[tuple[int, DateMention]] = field(default_factory=list)
    """Headings that are days, with their blocks, where the text is a calendar."""
    listing: Sentence | None = None
    """The sentence that lists who took part in the last one."""
    settings: list[Setting] = field(default_factory=list)
    tours: list[Draft] = field(default_factory=list)
    """Journeys of which only the part of the world is told: visits without a country."""
    frames: list[Draft] = field(default_factory=list)
    """What the text tells once for several encounters: "A held a number of meetings in New York"."""
    roll: Draft | None = None
    """The encounter whose partners are being listed item by item."""
    formats: dict[str, Draft] = field(default_factory=dict)
    """Standing formats by the abbreviation that the text gives them: "Foreign Office Consultations (FOC)"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A hit in its clause, with those who act there and the subject of the clause before."""

    clause: Clause
    text: str
    hit: Hit
    actors: list[Actor]
    subjects: tuple[PersonEntity, ...] = ()
    visited: frozenset[str] = frozenset()
    """The countries of the visits that the clause has told before."""

    @property
    def subject(self) -> PersonEntity | None:
        """The first of those of whom the clause before was told."""
        return next(iter(self.subjects), None)

    @property
    def start(self) -> int:
        """Where in the document the words of the encounter begin."""
        return self.clause.start + self.hit.start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.clause.start + self.hit.end

    @property
    def words(self) -> str:
        """The words of the encounter."""
        return self.text[self.hit.start : self.hit.end]

    @property
    def before(self) -> str:
        """The clause up to them."""
        return self.text[: self.hit.start]

    @property
    def onwards(self) -> str:
        """The clause from their beginning on."""
        return self.text[self.hit.start :]

    @property
    def mentioned(self) -> bool:
        """Whether somebody only speaks of the encounter: "welcomed the signing", "discussed his talks with"."""
        noun = self.hit.kind in FORMATS or pattern("events", "told_by_noun").match(self.words) is not None
        if not noun or pattern("events", "before_verb").search(self.before):
            return False
        return pattern("events", "speaks_of").search(self.before) is not None


# --- people


def acting(scene: Scene, clause: Clause) -> list[Actor]:
    """Those named or meant in a clause who act in it, and are not spoken of, quoted or owners of something."""
    flat, actors = scene.context.flat, scene.cast.within(clause)
    if not actors:
        return []
    judged = choice("events", "judged_by").search(clause.text(flat))
    stop = clause.start + judged.end() if judged else clause.end
    return [a for a in _without_absent(flat, clause, actors) if a.start < stop and _acts(flat, clause, a)]


def _without_absent(flat: str, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The actors but those who were not there: "and not A and B", "instead of A", "A having cancelled"."""
    absent, present = pattern("events", "without_person", cased=True), list[Actor]()
    last: Actor | None = None
    for actor in actors:
        before = flat[max(clause.sentence.start, actor.lead - _ABSENCE) : actor.lead].rstrip()
        joined = last is not None and _AND.fullmatch(flat, last.end, actor.lead)
        if joined or absent.search(before):
            last = actor
        elif not pattern("events", "stayed_away").match(flat, actor.end):
            present.append(actor)
    return present


# So much before a name is looked at for whom it is that somebody serves.
_SERVING = 90
# So much before a name is looked at for words of absence.
_ABSENCE = 60
_AND = re.compile(r"\s+and\s+(?:the\s+)?")


def _acts(flat: str, clause: Clause, actor: Actor) -> bool:
    after = flat[actor.end : actor.end + 60]
    if pattern("events", "issues_text", cased=True).match(after) or pattern("events", "eponym", cased=True).match(
        after
    ):
        return False
    if after.startswith("'"):
        return pattern("events", "owned_event").match(after) is not None
    before = flat[clause.sentence.start : actor.lead].rstrip().removesuffix(" the").rstrip()
    if pattern("events", "by_source").search(before[-30:]) or pattern("events", "greeted_from_afar").search(
        before[-40:]
    ):
        return False
    served = flat[max(clause.sentence.start, actor.start - _SERVING) : actor.start].rstrip()
    if pattern("events", "serves_person", cased=True).search(served):
        return False  # a title such as "adviser to the Chancellor" may lead the name
    words = re.findall(r"[\w'-]+", before[-60:].lower())
    if words and words[-1] == "of" and len(words) > 1 and words[-2] not in words_of("events", "of_nouns"):
        return _of_encounter(words)
    if words[-2:] == ["named", "after"]:
        return False
    if words and words[-1] == "by" and words_of("events", "by_nouns") & set(words[-6:-1]):
        return bool(words_of("events", "given_by") & set(words))  # "Credentials were presented by NAME"
    if words and words[-1] in words_of("events", "spoken_of") and words[-2:-1] != ["with"]:
        return words[-1] == "from" and bool(words_of("events", "given_by") & set(words))
    return not _is_quoted(clause, actor, before, after)


def _of_encounter(words: list[str]) -> bool:
    """Whether the words before "of NAME" speak of an encounter or stand for one."""
    near = " ".join(words[-4:-1])
    return words[-2] in words_of("events", "case_nouns") or bool(
        pattern("events", "of_encounter", cased=True).search(near)
    )


def _is_quoted(clause: Clause, actor: Actor, before: str, after: str) -> bool:
    """Whether a name follows what the person said: '…", NAME said'; early in a sentence it is the subject."""
    said = pattern("events", "spoken", cased=True).match(after)
    return bool(said) and before.endswith((",", '"', ',"')) and actor.start > clause.sentence.start + 40


def around(telling: Telling) -> tuple[list[Actor], list[Actor]]:
    """Those before the words of the encounter, and those after them up to what it was about."""
    topic = pattern("events", "topic", cased=True).search(telling.text, telling.hit.end)
    stop = telling.clause.start + (topic.start() if topic else len(telling.text))
    before = [a for a in telling.actors if a.start < telling.start and not reports(telling, a)]
    if telling.mentioned:  # who speaks of it took no part, unless it is "Biden's conversation with"
        before = [a for a in before if telling.text.startswith("'", a.end - telling.clause.start)][-1:]
    return before, [a for a in telling.actors if telling.start <= a.start < stop]


def reports(telling: Telling, actor: Actor) -> bool:
    """Whether somebody before the words only says them: "NAME said that A and B would meet"."""
    after = telling.text[actor.end - telling.clause.start :]
    said = pattern("events", "spoken", cased=True).match(after)
    if said and telling.hit.kind == "call" and said.group().endswith("told"):  # "told NAME in a phone call"
        end = actor.end + said.end()
        return not any(end < a.start < telling.start and a.lead - end <= len(" the ") for a in telling.actors)
    return said is not None


def spoken_to(telling: Telling, actor: Actor) -> bool:
    """Whether what the clause tells was only said to somebody: "the commission is to meet, A told B"."""
    before = telling.text[: max(0, actor.lead - telling.clause.start)]
    return pattern("events", "spoken_to").search(before) is not None


def meant_by_plural(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Those meant by "the two ministers".

    Who took part in the encounter told last and holds such a post; else the only two such people, or the only two at
    all, who were named so far and are of two countries.
    """
    said = patterns("groups").search(telling.text[: telling.hit.end])
    if said is None:
        return []
    group = said.group().lower()
    here = _of_sentence(scene, telling)
    if pattern("events", "the_two").match(group) and len(here) == _TWO and here[0].country != here[1].country:
        return here
    number = next((k for k, word in enumerate(("three", "four", "five"), start=3) if word in group.split()), None)
    circles = [people for people in _circles(scene) if number is None or len(people) == number]
    fitting = [people for people in circles if all(_holds(person, group) for person in people)]
    strict = any(words in group for words in words_of("events", "strict_plurals"))
    # "The two presidents" are not the two ministers told before.
    people = next(iter(fitting or ([] if strict else circles)), [])
    if len(people) > 1:
        # "The ministers" after a meeting of three: the text does not tell which.
        told = len(people) in {_TWO, number} or pattern("events", "all_of_them").search(group)
        return people if told else []
    named = [p for p in scene.context.people if p.mentions[0].start < telling.clause.start]
    holders = [p for p in named if _holds(p, group)]
    for pair in (holders,) if strict else (holders, named):
        if len(pair) == _TWO and pair[0].country != pair[1].country:
            return pair
    return []


_TWO = 2
# "Good wishes to the": so much stands before the title of somebody who is greeted.
_GREETING = 40


def _of_sentence(scene: Scene, telling: Telling) -> list[PersonEntity]:
    """Those named in the sentence before the words of an encounter."""
    flat, sentence = scene.context.flat, telling.clause.sentence
    greeted = pattern("events", "greeted_from_afar")
    named = [
        a
        for a in scene.cast.between(sentence.start, telling.start)
        if not greeted.search(flat[max(sentence.start, a.lead - _GREETING) : a.lead].rstrip())
    ]
    return list({id(a.person): a.person for a in named}.values())


def _circles(scene: Scene) -> Iterator[list[PersonEntity]]:
    """Those of each encounter of two people or more, the last one first; not of summits that are only spoken of."""
    drafts = [d for d in reversed(scene.drafts) if d.kind != "visit" and not (d.kind == "summit" and d.mentioned)]
    for draft in [scene.last, *drafts] if scene.last else drafts:
        people = [person for person, _ in draft.people.values()]
        if len(people) > 1:
            yield people


def _holds(person: PersonEntity, group: str) -> bool:
    """Whether a person has a post that a plural such as "the two foreign ministers" names; any where it names none."""
    wanted = [posts for words, posts in lexicon("events")["plural_posts"].items() if words in group]
    return not wanted or any(role.group in wanted[0] for role in person.roles if role.status == "held")


# --- organisations


def represented(context: Context, clause: Clause) -> dict[str, None]:
    """Organisations that take part through people who are not named: "EU leaders", "representatives of NATO"."""
    return dict.fromkeys(
        body.name
        for body in context.organisations
        for mention in body.mentions
        if clause.holds(mention.start) and _through_people(context.flat, mention.start, mention.end)
    )


def _through_people(flat: str, start: int, end: int) -> bool:
    if pattern("events", "occasion_before").search(flat[max(0, start - 30) : start]):
        return False  # "on the sidelines of the SCO foreign ministers' meeting"
    return bool(
        pattern("events", "represented", cased=True).match(flat[end : end + 30])
        or pattern("events", "representing").search(flat[max(0, start - 70) : start])
    )


def bodies_between(context: Context, start: int, end: int) -> list[str]:
    """The organisations named between two offsets."""
    return [b.name for b in context.organisations if any(start <= m.start < end for m in b.mentions)]


# --- countries


def listed(context: Context, clause: Clause, text: str) -> dict[str, None]:
    """Countries that stand as parties in a clause: between A and B, Kazakh-Hungarian, the Presidents of A, B and C."""
    found = dict.fromkeys(
        mention.code
        for mention in context.countries
        if clause.holds(mention.start) and _is_party(context.flat, mention.start, mention.end, clause.start)
    )
    union = pattern("events", "union", cased=True).search(text)
    if union and pattern("events", "union_party", cased=True).search(text):
        found["EU"] = None
    return found


def _is_party(flat: str, start: int, end: int, opening: int) -> bool:
    before, after = flat[max(0, start - 40) : start], flat[end : end + 40]
    return bool(
        pattern("events", "side_after").match(after)
        or pattern("events", "party_before", cased=True).search(before)
        or (start == opening and pattern("events", "country_acts", cased=True).match(after))
    )
