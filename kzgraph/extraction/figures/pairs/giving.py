"""Who gives money to whom: aid, loans, what somebody announces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.pairs.economies import Economy, Pair, codes_of, home_of, named_group, to_group
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode

# More givers than these are a fund of many.
_GIVERS = 2
_SERVED = re.compile(r"[ ](?:refugees|people|children|displaced|host[ ](?:communit|famil|population)|civilians)\w*")
_WITHIN = re.compile(r"\b(?:inside|within|across)[ ](?:the[ ])?\Z", re.IGNORECASE)
_FOR = re.compile(
    r"[^,;.()]{0,60}?\b(?:for|to)[ ](?:(?:[\w-]+[ ]){1,6}(?:in|inside|across)[ ])?(?:the[ ])?\Z", re.IGNORECASE
)
_OF_GIVER = re.compile(r"[ ](?:\w+[ ]){0,3}(?:from|with)[ ](?:the[ ])?", re.IGNORECASE)
# How far behind an amount it is told to whom it goes.
_FAR = 120
_TO_WHOM = re.compile(r"[^;.$€£¥\d]*")
# Before another taker, who does not give: "$30 million for Kenya and $20 million for Uganda".
_GOES_TO = re.compile(r"\b(?:for|to)[ ](?:the[ ])?\Z", re.IGNORECASE)


def of_its_money(pair: Pair, unit: str, economies: Sequence[Economy], context: Settled) -> Pair:
    """The pair of money that is given, where its currency tells the giver: 60 million kroner are Norway's.

    Not where the sentence names the other side of the home country, nor where the giver is not spoken of at all.
    """
    owner, home = lexicon("currencies")["owners"].get(unit), home_of(context)
    if owner is None or owner in pair or home not in pair or home is None:
        return pair
    told = {p.code for p in economies} - {home}
    return (home, owner) if not told and any(c.code == owner for c in context.countries) else pair


def of_lender(
    context: Settled,
    codes: Sequence[CountryCode],
    sentence: Sentence,
    flat: str,
    home: CountryCode | None,
    *,
    told_by_home: bool,
) -> Pair | None:
    """The one side of money that a bank of many states lends, or that people send home from everywhere.

    `told_by_home` is whether what is said of nobody else is said of the home country.
    """
    lender = rule("world_lenders").search(flat, sentence.start, sentence.end)
    told = lender or rule("from_people").search(flat, sentence.start, sentence.end)
    foreign = [code for code in codes if code != home]
    if (
        lender
        and foreign
        and not rule("passes_on").search(flat, max(sentence.start, lender.start() - 30), lender.start())
    ):
        return (foreign[0], None)  # "the World Bank lends Chad $5 million", in another's text
    if not told or foreign:
        return None
    # "A $150 million loan for a road in Kyzylorda": its place tells to whom it goes.
    places = {p.country for p in context.places_between(sentence.start, sentence.end) if p.country}
    own = home in places or (not places and told_by_home)
    return (codes[0] if codes else home if own else None, None)


def of_giving(
    stage: Stage,
    sentence: Sentence,
    amount: Amount,
    economies: Sequence[Economy],
    last: Pair | None,
    left: int,
    here: Sequence[CountryCode],
) -> Pair | None:
    """The pair of money that is given, where the sentence says by whom or to whom; `here` is that of the passage."""
    flat, home = stage.context.flat, home_of(stage.context)
    codes = codes_of(economies)
    givers = codes_of([p for p in economies if p.end <= amount.start])
    if len(givers) == 1 and to_group().match(flat, amount.end):
        return (givers[0], None)  # "the EU will provide €10 million to Central Asia"
    if not codes and home and to_group().match(flat, amount.end):
        return (home, None)
    if codes and last is not None and _is_added(economies, amount, last, flat, left):
        return last
    if len(codes) <= 1 and rule("donors").search(flat, max(sentence.start, amount.start - _FAR), amount.start):
        # "Donors pledged $5 million for Chad": of the many who give none is told.
        taker = (codes or [c for c in here if c != home])[0] if codes or len(here) == _GIVERS else None
        return (taker, None) if taker != home or not codes else None
    if len(codes) == 1 and _heads_summit(stage, sentence):
        return (codes[0], None)
    return _announced(stage, sentence, amount, economies) or _given(
        codes, economies, amount, sentence, flat, here, home
    )


def _announced(stage: Stage, sentence: Sentence, amount: Amount, economies: Sequence[Economy]) -> Pair | None:
    """The pair of money that somebody announces ("Kishida announced $30 million for Kenya"): the speaker's state gives.

    None where nobody does so, or nothing behind the amount tells to whom it goes.
    """
    context = stage.context
    flat = context.flat
    speakers = context.meant_between(sentence.start, amount.start)
    giver = next((p.country for _, b, p in reversed(speakers) if rule("announces").match(flat, b)), None)
    if giver is None:
        return None
    stop = _TO_WHOM.match(flat, amount.end, min(sentence.end, amount.end + _FAR))
    end = stop.end() if stop else amount.end
    to = codes_of([p for p in economies if amount.end <= p.start < end])
    if len(to) == 1 and to[0] != giver:
        return (to[0], giver)
    # At a summit of many, what is announced for nobody by name is for all.
    to_many = (
        _is_of_summit(stage, sentence)
        or rule("to_many").search(flat, amount.end, end)
        or to_group().match(flat, amount.end)
    )
    return (giver, None) if not to and to_many else None


def _is_of_summit(stage: Stage, sentence: Sentence) -> bool:
    """Whether a sentence stands behind the news of a summit, and no other encounter, or heads a text on one."""
    pair = set(stage.context.pair)  # a summit of the two of whom a text is has no others
    summits = [e for e in stage.events if e.kind == "summit" and e.status == "held" and set(e.countries) != pair]
    if sentence.kind == "headline":
        return bool(summits)
    if any(sentence.start <= evidence.start < sentence.end for e in summits for evidence in e.evidence):
        return True  # also at one of long ago
    encounter = stage.encounter(sentence)
    return encounter is not None and encounter.kind == "summit" and set(encounter.countries) != pair


def _heads_summit(stage: Stage, sentence: Sentence) -> bool:
    """ "EU courts Central Asia with €12 billion at first summit": a headline on a group of states."""
    span = stage.context.flat, sentence.start, sentence.end
    return sentence.kind == "headline" and _is_of_summit(stage, sentence) and named_group().search(*span) is not None


def _given(
    codes: Sequence[CountryCode],
    economies: Sequence[Economy],
    amount: Amount,
    sentence: Sentence,
    flat: str,
    here: Sequence[CountryCode],
    home: CountryCode | None,
) -> Pair | None:
    """The pair of money that is given: to whom it says ("$10 million is for Fiji"), or to no single state at all."""
    source = next(
        (p for p in economies if p.start >= amount.end and _OF_GIVER.fullmatch(flat, amount.end, p.start)), None
    )
    if source is not None and home and source.code != home and len(codes) > 2 and home in codes:
        return (home, source.code)
    to = next((p for p in economies if p.start >= amount.end and _FOR.fullmatch(flat, amount.end, p.start)), None)
    several = codes_of(
        [p for p in economies if p.end <= amount.start and not _WITHIN.search(flat, max(0, p.start - 12), p.start)]
    )
    if len(several) <= 1 and to is not None and _is_row_of_takers(to, economies, flat, several, home):
        return (several[0] if several else home, None)
    if to is not None and to.code != home and len(codes) > 2:
        giving = [
            p
            for p in economies
            if p.end <= amount.start and p.code != to.code and not _GOES_TO.search(flat, max(0, p.start - 9), p.start)
        ]
        if len(giving) > 1 and _NEXT_TAKER.fullmatch(flat, giving[-2].end, giving[-1].start):
            # "Peru, Chile and Brazil give Haiti $5 million": no one's alone, and home's as far as its own text tells.
            return (home if home in codes_of(giving) else None, to.code)
        return (giving[-1].code if giving else home, to.code)
    givers = codes_of([p for p in economies if p.end <= amount.start])
    if len(givers) > _GIVERS:
        acting = codes_of(
            [p for p in economies if p.end <= amount.start and rule("gives").match(flat[p.end : amount.start])]
        )
        # "Norway supports Peru, Chile and Bolivia with $5 million": of the takers none is told alone.
        return (acting[0] if acting == givers[:1] else None, None)
    to_many = rule("to_many").search(flat, sentence.start, sentence.end) is not None
    if len(codes) > 2 and givers == [home]:
        return (home, here[1] if len(here) == 2 and here[0] == home else None)
    served = all(_SERVED.match(flat, p.end) for p in economies if p.start >= amount.end and p.code != home)
    return (
        (home, None) if to_many and served and givers in ([], [home]) else _foreign_giver(givers, home, to_many, served)
    )


def _is_row_of_takers(
    first: Economy,
    economies: Sequence[Economy],
    flat: str,
    givers: Sequence[CountryCode],
    home: CountryCode | None,
) -> bool:
    """Whether money goes to several states at once, so to no one's account: "for Sudan, Chad and South Sudan"."""
    row, at = [first], first.end
    for p in economies:
        if p.start > at and _NEXT_TAKER.fullmatch(flat, at, p.start) and not _HAS_OWN.match(flat, p.end):
            row.append(p)
            at = p.end
    return len({p.code for p in row} - set(givers) - {home}) > 1


# After one who has an amount of its own: "$28 million for Peru, and the EU $10 million".
_HAS_OWN = re.compile(r" (?:about |over |some |another )?(?:[A-Z]{2,3} ?)?[$€£¥\d]")
_NEXT_TAKER = re.compile(r",? (?:and |as well as )?(?:the )?")


def _foreign_giver(givers: Sequence[CountryCode], home: CountryCode | None, to_many: bool, served: bool) -> Pair | None:
    """ "Japan's pledge to the Global Fund" in the text of another state."""
    return (givers[0], None) if to_many and served and len(givers) == 1 and givers[0] != home else None


def _is_added(economies: Sequence[Economy], amount: Amount, last: Pair, flat: str, left: int) -> bool:
    """Whether an amount is added to the one before it for another purpose: "… and $2 million to help …"."""
    if not rule("beside").search(flat, left, amount.start) or not rule("for_what").match(flat, amount.end):
        return False
    return all(p.code in last for p in economies if amount.end <= p.start < amount.end + 60)
