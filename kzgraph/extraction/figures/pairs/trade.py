"""Whose trade it is: the two economies that the sentence names, else those of the text before or of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.kinds.wishes import clause_start
from kzgraph.extraction.figures.pairs.economies import (
    Economy,
    Pair,
    codes_of,
    economies_in,
    exports_of_group,
    home_first,
    home_of,
    names_union,
    with_group,
)
from kzgraph.extraction.figures.pairs.rows import (
    is_told_otherwise,
    of_all,
    of_listed,
    of_row,
    of_share,
    row_of_partners,
    with_another,
)
from kzgraph.extraction.figures.pairs.third import (
    is_party,
    without_strangers,
)
from kzgraph.extraction.figures.pairs.together import joined_economies, partners_in
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.passages.sides import goes_on_to, sides_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode, Indicator


def find_pair(
    stage: Stage,
    sentence: Sentence,
    amount: Amount,
    economies: Sequence[Economy],
    last: Pair | None,
    indicator: Indicator,
    left: int,
    amounts: Sequence[Amount] = (),
) -> Pair | None:
    """The two economies of an amount of trade, not yet told apart; `last` is the pair of the figure before it.

    `left` is where the amount before it ends, or the sentence begins. None where the sentence tells of several pairs,
    and not which of them it is. What the sentence tells of its own comes first, then what stands before it.
    """
    context = stage.context
    flat, home, here = context.flat, home_of(context), _pair_here(stage, sentence)
    if not economies and rule("two_blocs").search(flat, sentence.start, sentence.end):
        return ("EU" if names_union(flat, sentence.start) else None, None)
    economies = _not_of_others(economies, amount, flat)
    if listed := of_listed(economies, amount, amounts, flat, home):
        return listed
    if any(left <= p.start < amount.start and rule("of_another_owner").match(flat, p.end) for p in economies):
        return None
    if whose := of_all(economies, amount, flat):
        return (whose, None)
    row = row_of_partners(economies, flat, indicator)
    partners = {p.code for p in row} - set(last or ())
    if partners and len({p.code for p in row}) > 1 and not is_told_otherwise(economies, row, amount, flat, left):
        return of_row(economies, row, amount, amounts, flat, context.home, left)
    if len(here) == _TWO:
        economies = without_strangers(economies, amount, here, flat)
    each_other = partners_in(economies, flat, amount.start)
    if not each_other and rule("within_group").search(flat, sentence.start, sentence.end):
        return (None, None)
    if last is not None and (second := with_another(economies, amount, flat, left, last, context.home)):
        return second
    if joined := joined_economies(economies, amount, flat, indicator):
        return joined
    codes = codes_of(economies)
    if len(codes) > 1 and (shared := of_share(economies, amount, flat, here, home)):
        return shared
    if home and set(codes) <= {home} and rule("world_trade").search(flat, sentence.start, sentence.end):
        return (home, None)
    if len(codes) == 1 and any(rule("whose_world_trade").match(flat, p.end) for p in economies):
        return (codes[0], None)
    codes = _at_most_two(codes, economies, amount, sentence, flat, here, home, left)
    if len(codes) == 1 and exports_of_group(flat, sentence.start, amount.start):
        return (None, codes[0])
    group = with_group(flat, sentence.start, sentence.end)
    if len(codes) == _TWO:
        return home_first(codes[0], codes[1], home)
    if codes and last is not None and _turns_to_another(codes[0], economies, amount, last, indicator, flat):
        return (codes[0], None)
    if codes:
        if last is None and (told := _partners_before(stage, sentence)) and codes[0] in told:
            # "Peru is Kenya's main market. Trade came to $5 million, of which Kenyan exports …"
            return (told[1], told[0]) if told[1] == home else told
        if last is None and _is_alone(codes[0], economies, amount, context, here, sentence.end):
            return (codes[0], None)
        return _with_one(codes[0], context, here, last, group=group)
    return (
        (last and _partners_just_told(stage, sentence))
        or last
        or _told_before(stage, sentence, home, here, group=group)
    )


def _turns_to_another(
    code: CountryCode, economies: Sequence[Economy], amount: Amount, last: Pair, indicator: Indicator, flat: str
) -> bool:
    """Whether an amount is what a third one sells or buys, after that of two: "Peru sold Chile … German exports …"."""
    if None in last or code in last or indicator not in ("export", "import"):
        return False
    mine = [p for p in economies if p.code == code]
    return any(rule("owned_trade").match(flat, p.end, amount.start) or _TRADES.match(flat, p.end) for p in mine)


_TRADES = re.compile(r" (?:also |itself )?(?:sold|exported|shipped|bought|imported)\b")


def _told_before(
    stage: Stage, sentence: Sentence, home: CountryCode | None, here: Sequence[CountryCode], *, group: bool
) -> Pair:
    """The pair of a sentence that names nobody: that of which the text just before speaks, else of its passage."""
    if group:
        return (home, None)
    if home and (other := _turned_to(stage, sentence, home)):
        return (home, other)
    if told := _partners_before(stage, sentence):
        return told
    if home and (len(here) != _TWO or "EU" in here) and (named := _named_before(stage, sentence, home)):
        return named
    return (home, None) if len(here) < _TWO else (here[0], here[1])


def _at_most_two(
    codes: list[CountryCode],
    economies: Sequence[Economy],
    amount: Amount,
    sentence: Sentence,
    flat: str,
    here: Sequence[CountryCode],
    home: CountryCode | None,
    left: int,
) -> list[CountryCode]:
    """The economies of a sentence that an amount is about: by its part of the sentence, else by the passage."""
    if len(codes) > 2 and home:
        # "With Germany $5 million and with France $4 million": each amount behind its own.
        own = codes_of([p for p in economies if left <= p.start < amount.start and p.code != home])
        if len(own) == 1:
            return [home, own[0]]
    begin = _with_antecedent(clause_start(flat, sentence.start, amount.start), economies, flat)
    if len(codes) > 2:
        codes = codes_of([p for p in economies if begin <= p.start < amount.end + 60]) or codes
    if len(codes) > 2:
        codes = [c for c in codes if c in here] if len(set(codes) & set(here)) == 2 else codes[:2]
    if len(codes) == 2 and home not in codes:
        # "Trade with the EU reached $5 million, with Italy accounting for …": each part names its own.
        own = codes_of([p for p in economies if begin <= p.start < amount.start])
        behind = [c for c in codes if c not in own and is_party(c, economies, amount, begin, flat)]
        codes = own if len(own) == 1 and not behind else codes
    if len(codes) == 2 and home not in codes and len(set(codes) & set(here)) == 1:
        # A third state is spoken of: "support for Ukraine against Russia's attacks" is of the document's pair.
        third = next(c for c in codes if c not in here)
        codes = codes if is_party(third, economies, amount, begin, flat) else [c for c in codes if c in here]
    return codes


def _with_antecedent(begin: int, economies: Sequence[Economy], flat: str) -> int:
    """Where a clause begins together with the economy that it tells more of: "the EU, which will provide"."""
    comma = flat.rfind(", which", max(0, begin - len(", which")), begin)
    return next((p.start for p in economies if p.end == comma), begin)


_TWO = 2


def _not_of_others(economies: Sequence[Economy], amount: Amount, flat: str) -> list[Economy]:
    """The economies without those that a later part tells of another amount: "…, and those to Italy $5 million"."""
    return [p for p in economies if p.start < amount.end or not rule("of_those").search(flat, amount.end, p.start)]


def _turned_to(stage: Stage, sentence: Sentence, home: CountryCode) -> CountryCode | None:
    """The country that the sentence before turns to: "His visit to Korea was fruitful. Mutual trade stood at …"."""
    context = stage.context
    if not rule("mutual").search(context.flat, sentence.start, sentence.end):
        return None
    for earlier in stage.before(sentence)[-1:]:
        if goes_on_to(stage, earlier):
            return None  # where somebody goes next, and not what the text has turned to
        named = [c for c in context.countries_between(earlier.start, earlier.end) if c.code != home]
        if earlier.kind != "headline" and len({c.code for c in named}) == 1:
            start = max(earlier.start, named[0].start - 60)
            return named[0].code if rule("turns_to").search(context.flat, start, named[0].start) else None
    return None


def _partners_before(stage: Stage, sentence: Sentence) -> Pair | None:
    """The partners of whom the sentence before tells: "China is Peru's largest market. Trade came to $5 million"."""
    for earlier in stage.before(sentence)[-1:]:
        return partners_in(economies_in(stage.context, earlier, ()), stage.context.flat, earlier.end)
    return None


def _partners_just_told(stage: Stage, sentence: Sentence) -> Pair | None:
    """The partners of whom the sentence before tells, in the paragraph of this one, with home first."""
    if stage.context.source.before(sentence) is None:
        return None
    one, other = _partners_before(stage, sentence) or (None, None)
    return home_first(one, other, home_of(stage.context)) if one and other else None


def _named_before(stage: Stage, sentence: Sentence, home: CountryCode) -> Pair | None:
    """Home and the one other state that the last sentence with any names: "The UK has long worked in Chad. …"."""
    for earlier in reversed(stage.before(sentence)):
        if codes := set(codes_of(economies_in(stage.context, earlier, ()))) - {"EU"}:
            return (home, (codes - {home}).pop()) if home in codes and len(codes) == _TWO else None
    return None


def _pair_here(stage: Stage, sentence: Sentence) -> Sequence[CountryCode]:
    """The two economies that a passage is about, home first; else those of the document."""
    sides = sides_of(stage, sentence)
    if len(sides) != 2:
        return stage.context.pair
    return sides if sides[1] != stage.context.home else sides[::-1]


def _is_alone(
    code: CountryCode,
    economies: Sequence[Economy],
    amount: Amount,
    context: Settled,
    here: Sequence[CountryCode],
    end: int,
) -> bool:
    """Whether "Peru's exports were $5 million" are all that it exports: the text names no other economy until `end`."""
    told = any(p.end <= amount.start for p in economies if p.code == code)
    others = [c for c in here if c not in (code, context.home, "EU")]
    return told and len(here) == _TWO and bool(others) and not any(_is_named(context, c, end) for c in others)


def _is_named(context: Settled, code: CountryCode, end: int) -> bool:
    """Whether a country, a city of it or one of its people is named before an offset."""
    named = any(c.code == code for c in context.countries_between(0, end))
    places = any(p.country == code for p in context.places_between(0, end))
    return named or places or any(p.country == code and p.mentions[0].start < end for p in context.people)


def _with_one(
    code: CountryCode, context: Settled, here: Sequence[CountryCode], last: Pair | None, *, group: bool
) -> Pair:
    """Where a sentence names one economy, the other is a group of states, the one told before, or home."""
    home = home_of(context)
    if group:
        return (code, None)
    if last is not None and code in last:
        return last
    if code in here and len(here) == _TWO:
        return here[0], here[1]
    return (home, code) if home and home != code else (code, None)
