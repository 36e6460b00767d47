"""Which of several people a description means, by what the text around it tells."""

from __future__ import annotations

from kzgraph.extraction.context import Context, PersonEntity, Sentence
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.triggers import tells_of


def of_another_side(context: Context, people: list[PersonEntity], start: int, end: int) -> list[PersonEntity]:
    """Those who may meet whom the sentence of a description names as met; all where it names nobody or none is left.

    Nobody meets a countryman: "The Prime Minister will call on President Zardari" is not of Pakistan's own. The
    description stands at `start` up to `end`.
    """
    partner = partner_of(context, start, end)
    if partner is None or partner.country is None:
        return people
    return [p for p in people if p is not partner and p.country != partner.country] or people


def partner_of(context: Context, start: int, end: int) -> PersonEntity | None:
    """Who is named in the sentence of a description, with words of a meeting or a call between the two."""
    sentence = context.source.sentence_at(start)
    if sentence is None:
        return None
    named = sorted(
        ((m.start, m.end, k) for k, p in enumerate(context.people) for m in p.mentions if _within(m.start, sentence)),
    )
    after = next(((end, begin, k) for begin, _, k in named if begin >= end), None)
    before = next(((stop, start, k) for _, stop, k in reversed(named) if stop <= start), None)
    for near in (after, before):
        if near is not None and _meet(context.flat[near[0] : near[1]]):
            return context.people[near[2]]
    return None


def _within(offset: int, sentence: Sentence) -> bool:
    return sentence.start <= offset < sentence.end


def _meet(between: str) -> bool:
    """Whether what stands between two people says that they meet, and nothing else begins in it."""
    apart = pattern("people", "parts_people").search(between) is not None
    return not apart and (tells_of("meeting", between) or tells_of("call", between))


def is_on_visit(context: Context, person: PersonEntity, before: int) -> bool:
    """Whether a visit or reception of somebody is told before an offset."""
    after, ahead = pattern("people", "visits_after"), pattern("people", "visits_before")
    return any(
        after.match(context.flat, m.end, before) or ahead.search(context.flat, max(0, m.start - _BEFORE_GUEST), m.start)
        for m in person.mentions
        if m.start < before
    )


# So much before a name is looked at for words of a reception.
_BEFORE_GUEST = 80


def only_traveller(context: Context, people: list[PersonEntity], end: int) -> PersonEntity | None:
    """Of several the only one on a journey, where the description that ends at an offset is of one who goes on.

    "From Tashkent the minister went to Dushanbe": the guest, and not the minister at home there.
    """
    if pattern("people", "goes_on_journey").match(context.flat, end) is None:
        return None
    travelling = [p for p in people if is_on_visit(context, p, end)]
    return travelling[0] if len(travelling) == 1 else None


def told_last(context: Context, people: list[PersonEntity], start: int) -> PersonEntity:
    """Of several the one who was told of last before an offset: the first named in the last sentence that names any.

    Who only invited the subject of a sentence, or was met by it, does not count where another one is named.
    """
    named = [(s.start, k) for k, p in enumerate(people) for s in (*p.mentions, *p.references) if s.start < start]
    spans = [span for span in named if not _is_in_front(context, span[0])] or named
    last = max(spans)
    sentence = context.source.sentence_at(last[0])
    if sentence is None or _within(start, sentence):
        return people[last[1]]
    return people[min(span for span in spans if _within(span[0], sentence))[1]]


def _is_in_front(context: Context, begin: int) -> bool:
    sentence = context.source.sentence_at(begin)
    return sentence is not None and stands_in_front(context, sentence.start, begin)


def stands_in_front(context: Context, start: int, begin: int) -> bool:
    """Whether somebody named at `begin` stands in front of the subject of a sentence: "After talks with A, B left"."""
    return pattern("people", "in_front_of_subject", cased=True).fullmatch(context.flat, start, begin) is not None


def named_later(
    context: Context, people: list[PersonEntity], countries: set[str], start: int, end: int
) -> PersonEntity | None:
    """The only holder of a post who is named later, where the text has told by then of which country's it is.

    `people` are those who hold the post that a title from `start` to `end` names, `countries` those that it names.
    """
    told = {c.code for c in context.countries if c.start < start}
    told |= {context.home} if context.home and context.speaks else set()
    later = [p for p in people if p.country in (countries or told)]
    if not countries:
        later = of_another_side(context, later, start, end)
        later = [p for p in later if p.country == context.home] if context.speaks else later
    return later[0] if len(later) == 1 else None


def only_one_last(context: Context, people: list[PersonEntity], start: int) -> PersonEntity | None:
    """The only one of several whom the last sentence before an offset names that names any of them."""
    here = named_in_last(context, people, start)
    return here[0] if len(here) == 1 else None


def named_in_last(context: Context, people: list[PersonEntity], start: int) -> list[PersonEntity]:
    """Those of several whom the last sentence before an offset names that names any, in its order.

    A sentence in the same paragraph or the one before: further back the text was about something else.
    """
    spans = sorted((m.start, k) for k, p in enumerate(people) for m in p.mentions if m.start < start)
    last = context.source.sentence_at(spans[-1][0]) if spans else None
    here = context.source.sentence_at(start)
    if last is None or here is None or here.block - last.block > 1:
        return []
    return [people[k] for k in dict.fromkeys(k for begin, k in spans if begin >= last.start)]
