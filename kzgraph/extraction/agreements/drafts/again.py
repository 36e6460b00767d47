"""Whether a naming means a document that was named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from kzgraph.extraction.actors.geography import capital_of, country_name
from kzgraph.extraction.agreements.deeds.dates import named_year
from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.drafts.draft import Draft
from kzgraph.extraction.agreements.party import body_party
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled
from kzgraph.extraction.text.tokens import fold

# A text that names more documents than this in between means an earlier one only by its whole title.
_RECENT = 60


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon("generic_words")["agreements"]) | {"joint", "cooperation", "signed", "tripartite"}


def content_words(context: Settled, title: Title) -> frozenset[str]:
    """The words that tell one document from another of its kind; countries by their code."""
    inside = [c for c in context.countries_between(title.start, title.end) if c.end <= title.end]
    text = "".join(
        " " if any(c.start <= k < c.end for c in inside) else context.flat[k] for k in range(title.start, title.end)
    )
    words = frozenset(re.findall(r"[^\W_]+", fold(text))) - _generic() - _ANY_NOUN
    return words | {c.code for c in inside}


def draft_meant(context: Settled, title: Title, drafts: list[Draft], sentence: Sentence) -> Draft | None:
    """The draft that a naming means, if any; the last one first."""
    year = named_year(context, title)
    recent = list(islice(reversed(drafts), _RECENT))
    if (
        title.bare or sentence.kind == "headline"
    ):  # "the treaty" is the one that the text is about, not one that it touches on
        words = content_words(context, title)
        sides = {country_name(c.code) for c in context.countries_between(sentence.start, sentence.end)}
        evidence = context.source.evidence_at(title.start)
        named = context.bodies_between(sentence.start, sentence.end)
        sides |= {body_party(b, evidence).name for _, _, b in named if b.kind == "intergovernmental"}

        def distance(draft: Draft) -> tuple[bool, bool, int]:
            theirs = {party.name for party in draft.parties}
            return draft.status == "mentioned", not sides <= theirs, -len(words & draft.words)

        recent.sort(key=distance)
    for draft in recent:
        other = year is not None and not title.bare and not (draft.signed_on or "").startswith(year[:4])
        if not other and _same(context, title, draft, sentence):
            return draft
    whole = fold(title.text)
    older = reversed(drafts[:-_RECENT]) if len(drafts) > _RECENT and not title.bare else ()
    return next((draft for draft in older if draft.title.kind == title.kind and whole in draft.names), None)


def is_of_another(context: Settled, title: Title, known: Draft, spoken_of: Sequence[Title]) -> bool:
    """Whether "the agreement" is not the draft that it might be, but what was told since then.

    That is a document spoken of just before, or the money that the sentence tells: "received a loan; the agreement".
    """
    if not title.bare or title.sentence == known.title.sentence or title.noun in known.aliases:
        return False
    last = spoken_of[-1] if spoken_of else None
    if (
        last is not None
        and not (last.bare or last.plural)
        and last.noun == title.noun
        and known.sentence < last.sentence >= title.sentence - 1
    ):
        return True
    start = context.source.sentences[title.sentence].start
    money = _MONEY.search(context.flat, start, title.start)
    return money is not None and not (known.sentence == title.sentence or _MONEY.search(known.title.text))


_MONEY = re.compile(r"\b(?:loans?|credits?|grants?|financ\w+|facility|bonds?)\b", re.IGNORECASE)


def named_in_lead(title: Title, reading: Reading, drafts: Sequence[Draft]) -> Draft | None:
    """The one document so far, which the lead told by its kind alone: "a defence pact", then "the Reciprocal Access …".

    Only where the same is done with both.
    """
    if len(drafts) != 1 or title.article != "the" or not title.capital or title.bare or title.item:
        return None
    lead = drafts[0]
    by_kind = not lead.title.capital and not lead.title.complement and lead.title.article not in {"the", "this", "that"}
    near = lead.title.sentence < _LEAD and 0 < title.sentence - lead.title.sentence <= _LEAD
    alike = title.kind == lead.title.kind == "agreement" and reading.status == lead.status != "mentioned"
    return lead if by_kind and near and alike and not lead.title.item else None


# Nouns by which any document of their kind may be named again.
_ANY_NOUN = frozenset({"statement", "agreement", "accord", "deal", "pact"})
# The first sentences of a text, its headline with them, and how soon the name follows.
_LEAD = 4
_EXCHANGED = frozenset({"notes", "letters", "diplomatic notes"})


def _same(context: Settled, title: Title, draft: Draft, sentence: Sentence) -> bool:
    abbreviation = draft.abbreviation
    if (
        abbreviation
        and abbreviation.lower() not in {"mou", "fta", "moc"}
        and abbreviation in {title.text, title.abbreviation, title.text.split()[-1]}
    ):
        return True
    if sentence.kind == "headline" and title.noun.startswith("exchange of") and draft.title.noun in _EXCHANGED:
        return True  # "Exchange of Notes for Grant Aid" over "signed and exchanged notes concerning …"
    if title.kind != draft.title.kind:
        return sentence.kind == "headline" and _of_one_subject(content_words(context, title), draft)
    if fold(title.text) == fold(draft.title.text) or fold(title.text) in draft.aliases:
        return True
    if title.item and draft.title.item:
        return False
    words = content_words(context, title)
    if sentence.kind == "headline":
        return not words or not draft.words or bool(words & draft.words) or not _names_others(context, sentence, draft)
    if title.sentence == draft.title.sentence:
        # "They had signed the Protocol on migration in 2023; the Protocol was ratified in 2024."
        return title.bare and title.article == "the" and title.capital and title.noun == draft.title.noun
    if title.article == "another" or title.plural != draft.title.plural:
        return False
    if title.bare or not words:
        meant = title.article in {"the", "this", "that", ""} or not draft.words or (title.bare and not title.capital)
        return meant and (_same_noun(title, draft.title) or title.noun in _ANY_NOUN)
    if title.article in {"a", "an"} and _is_of_others(context, sentence, draft):
        return False  # "the Forces Agreement with Chile … talks with Peru on a forces deal"
    if not (draft.words or title.bare) and draft.signed_on and not is_news(draft.signed_on, context.published):
        return False  # "an agreement that both had signed in 2022. … the Agreement on assistance"
    if draft.words:
        return words <= draft.words or draft.words <= words
    return title.article not in {"a", "an"} and not draft.title.complement and _same_noun(title, draft.title)


def _of_one_subject(words: frozenset[str], draft: Draft) -> bool:
    """Whether a headline names by another noun what a draft is about: "Japan–Malta Convention on Social Security"."""
    return len(words) >= _SUBJECT and words - {"convention", "treaty"} <= draft.words


_SUBJECT = 3


def _is_of_others(context: Settled, sentence: Sentence, draft: Draft) -> bool:
    """Whether a sentence names states, or their capitals, and none of those between which a draft is."""
    sides = {party.name for party in draft.parties}
    named = {country_name(c.code) for c in context.countries_between(sentence.start, sentence.end)}
    cities = context.places_between(sentence.start, sentence.end)
    named |= {country_name(p.country) for p in cities if p.country and p.name == capital_of(p.country)}
    return bool(sides and named) and not sides & named


def _names_others(context: Settled, sentence: Sentence, draft: Draft) -> bool:
    """Whether a headline names two states or more of which one at least is no side of a draft."""
    sides = {party.name for party in draft.parties}
    named = {country_name(c.code) for c in context.countries_between(sentence.start, sentence.end)}
    return len(sides) > 1 and len(named) > 1 and not named <= sides


def _same_noun(a: Title, b: Title) -> bool:
    """Whether two titles have one noun, or one shortens the other's: "New START treaty"."""
    long, short = (a.noun, b.noun) if len(a.noun) > len(b.noun) else (b.noun, a.noun)
    return long.startswith(short) or long.endswith(f" {short}")


def is_fuller(context: Settled, title: Title, draft: Draft) -> bool:
    """Whether a later naming gives the title at greater length."""
    if draft.title.item or title.bare:
        return False
    return len(content_words(context, title)) > len(draft.words) or (title.complement and not draft.title.complement)
