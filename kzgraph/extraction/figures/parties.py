"""Whose figure it is: the two economies that the sentence names, else those of the text before or of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeVar

from kzgraph.extraction.actors.geography import countries
from kzgraph.extraction.context import CountryMention, Sentence
from kzgraph.extraction.dates.calendar_words import alternatives, pattern
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.cues import clause_start, rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.sides import sides_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode, Indicator

Pair = tuple[CountryCode | None, CountryCode | None]

_JOINED = re.compile(r"(?:'s)?(?:[ ]?[-–—/][ ]?|,?[ ]and[ ](?:the[ ])?|[ ]with[ ](?:the[ ])?)", re.IGNORECASE)
# More givers than these are a fund of many.
_GIVERS = 2
_SERVED = re.compile(r"[ ](?:refugees|people|children|displaced|host|civilians)\b")
_FORMAL = re.compile(r"(?:the[ ])?(?:Republic|Kingdom|State|Government)[ ]of[ ](?:the[ ])?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween[ ](?:the[ ])?\Z", re.IGNORECASE)
_HYPHENS = frozenset("-–—/")
_FOR = re.compile(r"[^,;.()]{0,60}?\b(?:for|to)[ ](?:the[ ])?\Z", re.IGNORECASE)
_OF_GIVER = re.compile(r"[ ](?:\w+[ ]){0,3}(?:from|with)[ ](?:the[ ])?", re.IGNORECASE)
# How far behind an amount it is told to whom it goes.
_FAR = 120
_TO_WHOM = re.compile(r"[^;.$€£¥\d]*")
# Before another taker, who does not give: "$30 million for Kenya and $20 million for Uganda".
_GOES_TO = re.compile(r"\b(?:for|to)[ ](?:the[ ])?\Z", re.IGNORECASE)
_WITH = re.compile(r"\bwith[ ](?:the[ ])?\Z", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|into|in)[ ](?:the[ ])?\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|by|of)[ ](?:the[ ])?\Z", re.IGNORECASE)
_OWNER = re.compile(r"(?:'s?)?[ ](?:\w+[ ]){0,2}\Z")


@dataclass(frozen=True, slots=True)
class Party:
    """An economy named in the text."""

    start: int
    end: int
    code: CountryCode


@cache
def _groups() -> re.Pattern[str]:
    names = alternatives(lexicon("figures")["groups"])
    return pattern(rf"(?:\b(?:with|to|from|and|into|between|in|among)(?: the)? |[-–])(?-i:{names})\b")


@cache
def _to_group() -> re.Pattern[str]:
    names = alternatives(lexicon("figures")["groups"])
    return pattern(rf"(?: in (?:\w+ ){{1,2}})? (?:to|for|in|across)(?: the)? (?-i:{names})\b")


@cache
def _named_group() -> re.Pattern[str]:
    return pattern(rf"\b(?-i:{alternatives(lexicon('figures')['groups'])})\b")


def parties_in(context: Settled, sentence: Sentence, amounts: Sequence[Amount]) -> list[Party]:
    """The economies of a sentence: countries and the EU, without those in the name of a source or body."""
    flat = context.flat
    found = [
        Party(m.start, m.end, m.code)
        for m in context.countries_between(sentence.start, sentence.end)
        if not _is_aside(m, flat, sentence, amounts)
    ]
    eu = [Party(m.start(), m.end(), "EU") for m in rule("eu").finditer(flat, sentence.start, sentence.end)]
    # "Washington said it would hold back $800 million in aid": a capital that acts is its state.
    acting = list(_acting_capital().finditer(flat, sentence.start, sentence.end))
    named = {c.code for c in context.countries} | {"EU"} if acting else set()
    eu += [Party(m.start("c"), m.end("c"), code) for m in acting if (code := _capitals()[m["c"]]) in named]
    found += [p for p in eu if not any(f.start <= p.start < f.end for f in found)]
    if not found:
        found = _companies(context, sentence)
    return sorted(found, key=lambda p: p.start)


@cache
def _capitals() -> dict[str, CountryCode]:
    """The state that each capital stands for; Brussels for the Union."""
    return {entry["capital"]: code for code, entry in countries().items() if "capital" in entry} | {"Brussels": "EU"}


@cache
def _acting_capital() -> re.Pattern[str]:
    acts = lexicon("figures")["capital_acts"]
    return re.compile(rf"\b(?P<c>{alternatives(sorted(_capitals()))}){acts}")


def _companies(context: Settled, sentence: Sentence) -> list[Party]:
    """The states of the two companies that make a deal, where no state is named: "Boeing and Qatar Airways signed"."""
    bodies = context.bodies_between(sentence.start, sentence.end)
    found = [Party(a, b, state) for a, b, body in bodies if (state := body.country or _state_of().get(body.name))]
    return found if len(_codes(found)) == 2 else []


@cache
def _state_of() -> dict[str, CountryCode]:
    """The state of each company, by its names and abbreviations."""
    return {
        name: entry["country"]
        for entry in lexicon("companies")
        for name in (entry["name"], *entry.get("names", ()), *entry.get("abbreviations", ()))
        if "country" in entry
    }


def _is_aside(mention: CountryMention, flat: str, sentence: Sentence, amounts: Sequence[Amount]) -> bool:
    if mention.inside in ("organisation", "post"):
        return True
    if any(a.start <= mention.start < a.end for a in amounts):
        return True
    if any(rule(key).match(flat[mention.end : mention.end + 40]) for key in ("source_after", "war_after")):
        return True
    return bool(rule("source_before").search(flat, max(sentence.start, mention.start - 30), mention.start))


def find_pair(
    stage: Stage,
    sentence: Sentence,
    amount: Amount,
    parties: Sequence[Party],
    last: Pair | None,
    indicator: Indicator,
    left: int,
    amounts: Sequence[Amount] = (),
) -> Pair | None:
    """The two economies of an amount, not yet told apart; `last` is the pair of the figure before it in the block.

    `left` is where the amount before it ends, or the sentence begins. None where the sentence tells of several pairs,
    and not which of them it is.
    """
    context = stage.context
    flat, home = context.flat, _home(context)
    parties = _not_of_others(parties, amount, flat, indicator)
    if indicator != "other":
        if any(left <= p.start < amount.start and rule("of_another_owner").match(flat, p.end) for p in parties):
            return None
        if whose := _of_all(parties, amount, flat):
            return (whose, None)
        row = _row(parties, flat, indicator)
        partners = {p.code for p in row} - set(last or ())
        if partners and len({p.code for p in row}) > 1 and not _is_told_otherwise(parties, row, amount, flat, left):
            return _of_row(parties, row, amount, amounts, flat, context.home, left)
    here = _pair_here(stage, sentence)
    if rule("within_group").search(flat, sentence.start, sentence.end) and indicator != "other":
        return (None, None)
    if indicator != "other" and last is not None and (second := _with_another(parties, amount, flat, left, last)):
        return second
    if joined := _joined(parties, amount, flat, indicator):
        return joined
    codes = _codes(parties)
    if len(codes) > 1 and (shared := _shared(parties, amount, flat, here, home)):
        return shared
    if indicator == "other" and len(codes) <= 1 and (alone := _of_lender(context, codes, sentence, flat, home)):
        return alone
    if home and set(codes) <= {home} and rule("world_trade").search(flat, sentence.start, sentence.end):
        return (home, None)
    if indicator == "other" and _to_group().match(flat, amount.end):
        givers = _codes([p for p in parties if p.end <= amount.start])
        if len(givers) == 1:
            return (givers[0], None)  # "the EU will provide €10 million to Central Asia"
    if indicator == "other" and codes and last is not None and _is_added(parties, amount, last, flat, left):
        return last
    if indicator == "other" and len(codes) == 1 and _heads_summit(stage, sentence):
        return (codes[0], None)
    if indicator == "other" and (told := _announced(stage, sentence, amount, parties)):
        return told
    if indicator == "other" and (given := _given(codes, parties, amount, sentence, flat, here, home)):
        return given
    if len(codes) > 2 and indicator != "other" and home:
        # "With Germany $5 million and with France $4 million": each amount behind its own.
        own = _codes([p for p in parties if left <= p.start < amount.start and p.code != home])
        if len(own) == 1:
            return (home, own[0])
    if len(codes) > 2:
        begin = clause_start(flat, sentence.start, amount.start)
        codes = _codes([p for p in parties if begin <= p.start < amount.end + 60]) or codes
    if len(codes) > 2:
        codes = [c for c in codes if c in here] if len(set(codes) & set(here)) == 2 else codes[:2]
    if len(codes) == 2 and home not in codes and indicator != "other":
        # "Trade with the EU reached $5 million, with Italy accounting for …": each part names its own.
        begin = clause_start(flat, sentence.start, amount.start)
        own = _codes([p for p in parties if begin <= p.start < amount.start])
        codes = own if len(own) == 1 else codes
    if len(codes) == 2 and home not in codes and len(set(codes) & set(here)) == 1:
        # A third state is spoken of: "support for Ukraine against Russia's attacks" is of the document's pair.
        codes = [c for c in codes if c in here]
    if len(codes) == 2:
        return _home_first(codes[0], codes[1], home)
    group = indicator != "other" and _groups().search(flat, sentence.start, sentence.end) is not None
    if codes:
        return _with_one(codes[0], context, here, last, group=group)
    if last is not None:
        return last
    if not group and home and (other := _turned_to(stage, sentence, home)):
        return (home, other)
    return (home, None) if group or len(here) < 2 else (here[0], here[1])


# Before the partners of an economy, one after another: "trade with Italy, France and Spain".
_AMONG = {
    "trade_turnover": re.compile(r"\bwith[ ](?:the[ ])?\Z", re.IGNORECASE),
    "export": re.compile(r"\b(?:with|to)[ ](?:the[ ])?\Z", re.IGNORECASE),
    "import": re.compile(r"\b(?:with|from)[ ](?:the[ ])?\Z", re.IGNORECASE),
}
_NEXT = re.compile(r"(?:,|,?[ ]and)[ ](?:the[ ])?")
_NEXT_AMOUNT = re.compile(r"(?:,|,?[ ]and)[ ](?:about[ ]|nearly[ ]|over[ ]|some[ ]|almost[ ])?")
_IS_WITH = re.compile(r"(?:[ ]in[ ](?:19|20)\d\d)?[ ](?:with|to|from)[ ](?:the[ ])?")


def _not_of_others(parties: Sequence[Party], amount: Amount, flat: str, indicator: Indicator) -> list[Party]:
    """The parties without those that a later part tells of another amount: "…, and those to Italy $5 million"."""
    end = flat.find(";", amount.end) if indicator == "other" else -1
    end = end if any(p.start < end for p in parties) else -1
    return [
        p
        for p in parties
        if p.start < amount.end
        or (not rule("of_those").search(flat, amount.end, p.start) and not amount.end <= end < p.start)
    ]


def _of_all(parties: Sequence[Party], amount: Amount, flat: str) -> CountryCode | None:
    """Whose total it is of which others have a share: "Peru's exports were $9 million, with Chile accounting for"."""
    before = _codes([p for p in parties if p.end <= amount.start])
    if len(before) != 1 or any(_PARTNER.search(flat, max(0, p.start - 12), p.start) for p in parties[:1]):
        return None
    after = next((p for p in parties if p.start >= amount.end), None)
    shared = after is not None and rule("share_told").match(flat, after.end) is not None
    return before[0] if shared and after and rule("of_which_share").fullmatch(flat, amount.end, after.start) else None


_PARTNER = re.compile(r"\b(?:with|to|from|between)[ ](?:the[ ])?\Z", re.IGNORECASE)


def _row(parties: Sequence[Party], flat: str, indicator: Indicator) -> list[Party]:
    """Those of whom a sentence says that the trade is with them."""
    among, row = _AMONG.get(indicator), list[Party]()
    for party in parties if among else ():
        follows = row and _NEXT.fullmatch(flat, row[-1].end, party.start)
        if rule("owned_after").match(flat, party.end):
            continue  # "with Peru's exports at $5 million"
        if follows or (among and among.search(flat, max(0, party.start - 12), party.start)):
            row.append(party)
    return row


def _is_told_otherwise(parties: Sequence[Party], row: Sequence[Party], amount: Amount, flat: str, left: int) -> bool:
    """Whether the amount has an economy of its own that stands in no row: "…, while Italy accounted for $5 million"."""
    if any(_IS_WITH.fullmatch(flat, amount.end, p.start) for p in row):
        return False
    begin = max((p.end for p in row if p.end <= amount.start), default=left)
    return any(max(begin, left) <= p.start < amount.start for p in parties if p not in row)


def _of_row(
    parties: Sequence[Party],
    row: Sequence[Party],
    amount: Amount,
    amounts: Sequence[Amount],
    flat: str,
    home: CountryCode | None,
    left: int,
) -> Pair | None:
    """The pair of one of several amounts with several partners, where the sentence tells which is whose."""
    partner = next((p for p in row if _IS_WITH.fullmatch(flat, amount.end, p.start)), None)
    partner = partner or _in_turn(row, amount, amounts, flat)
    if partner is None:
        own = [p for p in row if left <= p.start and p.end <= amount.start]
        joined = len(own) > 1 and _NEXT.fullmatch(flat, own[-2].end, own[-1].start)
        partner = own[-1] if own and not joined else None
    if partner is None:
        return None
    others = [p for p in parties if p not in row and p.end <= partner.start]
    near = [p.code for p in others if p.start >= left]
    first = _codes([p for p in others if p.end <= row[0].start])
    owner = near[-1] if near else first[0] if len(first) == 1 else home
    # Whose trade it is where only partners are named is not told but by the government that speaks.
    in_row = owner in {p.code for p in row}
    return None if owner is None or in_row else (owner, partner.code)


def _in_turn(row: Sequence[Party], amount: Amount, amounts: Sequence[Amount], flat: str) -> Party | None:
    """The k-th partner for the k-th amount: "with Italy, France and Spain reached $3, $2 and $1 million"."""
    run = _run(amounts, amount, _NEXT_AMOUNT, flat)
    before = [p for p in row if p.end <= run[0].start]
    if len(run) < _GIVERS or not before:
        return None
    told = _run(before, before[-1], _NEXT, flat)
    return told[run.index(amount)] if len(told) == len(run) else None


_T = TypeVar("_T", Party, Amount)


def _run(items: Sequence[_T], item: _T, link: re.Pattern[str], flat: str) -> list[_T]:
    """The items joined to one in a row, itself included."""
    if item not in items:
        return [item]
    first = last = items.index(item)
    while first and link.fullmatch(flat, items[first - 1].end, items[first].start):
        first -= 1
    while last + 1 < len(items) and link.fullmatch(flat, items[last].end, items[last + 1].start):
        last += 1
    return list(items[first : last + 1])


def _turned_to(stage: Stage, sentence: Sentence, home: CountryCode) -> CountryCode | None:
    """The country that the sentence before turns to: "His visit to Korea was fruitful. Mutual trade stood at …"."""
    context = stage.context
    if not rule("mutual").search(context.flat, sentence.start, sentence.end):
        return None
    for earlier in stage.before(sentence)[-1:]:
        named = [c for c in context.countries_between(earlier.start, earlier.end) if c.code != home]
        if earlier.kind != "headline" and len({c.code for c in named}) == 1:
            start = max(earlier.start, named[0].start - 60)
            return named[0].code if rule("turns_to").search(context.flat, start, named[0].start) else None
    return None


def of_its_money(pair: Pair, unit: str, parties: Sequence[Party], context: Settled) -> Pair:
    """The pair of money that is given, where its currency tells the giver: 60 million kroner are Norway's.

    Not where the sentence names the other side of the home country, nor where the giver is not spoken of at all.
    """
    owner, home = lexicon("currencies")["owners"].get(unit), _home(context)
    if owner is None or owner in pair or home not in pair or home is None:
        return pair
    told = {p.code for p in parties} - {home}
    return (home, owner) if not told and any(c.code == owner for c in context.countries) else pair


def _of_lender(
    context: Settled, codes: Sequence[CountryCode], sentence: Sentence, flat: str, home: CountryCode | None
) -> Pair | None:
    """The one side of money that a bank of many states lends, or that people send home from everywhere."""
    told = any(rule(key).search(flat, sentence.start, sentence.end) for key in ("world_lenders", "from_people"))
    foreign = [code for code in codes if code != home]
    if not told or foreign:
        return None
    # "A $150 million loan for a road in Kyzylorda": its place tells to whom it goes.
    places = {p.country for p in context.places_between(sentence.start, sentence.end) if p.country}
    at_home = home if home in places else None
    return (codes[0] if codes else at_home, None)


def _shared(
    parties: Sequence[Party], amount: Amount, flat: str, here: Sequence[CountryCode], home: CountryCode | None
) -> Pair | None:
    """The pair of a country's share of a larger total: "trade with the EU …, with Italy accounting for $2 bn"."""
    sharer = next((p.code for p in parties if rule("share_of").fullmatch(flat, p.end, amount.start)), None)
    if sharer is None or home is None:
        return None
    other = home if sharer != home else next((c for c in here if c != home), None)
    return _home_first(other, sharer, home) if other is not None else None


def _pair_here(stage: Stage, sentence: Sentence) -> Sequence[CountryCode]:
    """The two economies that a passage is about, home first; else those of the document."""
    sides = sides_of(stage, sentence)
    if len(sides) != 2:
        return stage.context.pair
    return sides if sides[1] != stage.context.home else sides[::-1]


def _announced(stage: Stage, sentence: Sentence, amount: Amount, parties: Sequence[Party]) -> Pair | None:
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
    to = _codes([p for p in parties if amount.end <= p.start < end])
    if len(to) == 1 and to[0] != giver:
        return (giver, to[0])
    # At a summit of many, what is announced for nobody by name is for all.
    to_many = (
        _is_of_summit(stage, sentence)
        or rule("to_many").search(flat, amount.end, end)
        or _to_group().match(flat, amount.end)
    )
    return (giver, None) if not to and to_many else None


def _is_of_summit(stage: Stage, sentence: Sentence) -> bool:
    """Whether a sentence stands behind the news of a summit, and no other encounter, or heads a text on one."""
    if sentence.kind == "headline":
        return any(e.kind == "summit" and e.status == "held" for e in stage.events)
    encounter = stage.encounter(sentence)
    return encounter is not None and encounter.kind == "summit"


def _heads_summit(stage: Stage, sentence: Sentence) -> bool:
    """ "EU courts Central Asia with €12 billion at first summit": a headline on a group of states."""
    span = stage.context.flat, sentence.start, sentence.end
    return sentence.kind == "headline" and _is_of_summit(stage, sentence) and _named_group().search(*span) is not None


def _given(
    codes: Sequence[CountryCode],
    parties: Sequence[Party],
    amount: Amount,
    sentence: Sentence,
    flat: str,
    here: Sequence[CountryCode],
    home: CountryCode | None,
) -> Pair | None:
    """The pair of money that is given: to whom it says ("$10 million is for Fiji"), or to no single state at all."""
    source = next(
        (p for p in parties if p.start >= amount.end and _OF_GIVER.fullmatch(flat, amount.end, p.start)), None
    )
    if source is not None and home and source.code != home and len(codes) > 2 and home in codes:
        return (home, source.code)
    to = next((p for p in parties if p.start >= amount.end and _FOR.fullmatch(flat, amount.end, p.start)), None)
    if to is not None and to.code != home and len(codes) > 2:
        giving = (
            p for p in parties if p.end <= amount.start and not _GOES_TO.search(flat, max(0, p.start - 9), p.start)
        )
        before = [p.code for p in giving if p.code != to.code]
        return (before[-1] if before else home, to.code)
    givers = _codes([p for p in parties if p.end <= amount.start])
    if len(givers) > _GIVERS:
        return (None, None)
    to_many = rule("to_many").search(flat, sentence.start, sentence.end) is not None
    if len(codes) > 2 and givers == [home]:
        return (home, here[1] if len(here) == 2 and here[0] == home else None)
    served = all(_SERVED.match(flat, p.end) for p in parties if p.start >= amount.end and p.code != home)
    return (
        (home, None) if to_many and served and givers in ([], [home]) else _foreign_giver(givers, home, to_many, served)
    )


def _foreign_giver(givers: Sequence[CountryCode], home: CountryCode | None, to_many: bool, served: bool) -> Pair | None:
    """ "Japan's pledge to the Global Fund" in the text of another state."""
    return (givers[0], None) if to_many and served and len(givers) == 1 and givers[0] != home else None


def _home(context: Settled) -> CountryCode | None:
    return context.home or (context.pair[0] if context.pair else None)


def _codes(parties: Sequence[Party]) -> list[CountryCode]:
    return list(dict.fromkeys(p.code for p in parties))


def _home_first(a: CountryCode, b: CountryCode, home: CountryCode | None) -> Pair:
    return (b, a) if b == home else (a, b)


def _joined(parties: Sequence[Party], amount: Amount, flat: str, indicator: Indicator) -> Pair | None:
    """Two economies named together, "between X and Y", "Kazakh-Hungarian": the last before the amount, else after."""
    told = [(a, b) for a, b in pairwise(parties) if a.code != b.code and b.end <= amount.start]
    if indicator != "other" and told and rule("trade_of_two").fullmatch(flat, told[-1][0].end, told[-1][1].start):
        return told[-1][0].code, told[-1][1].code
    pairs = []
    for a, b in pairwise(parties):
        gap = flat[a.end : b.start]
        shortened = _FORMAL.sub("", gap)
        if a.code != b.code and _JOINED.fullmatch(shortened):
            # "Work in Tokelau and Tonga", "a cable with Japan and the United States": who else is about some aid.
            among = indicator == "other" and "-" not in gap and "–" not in gap
            given = indicator == "other" and _is_purpose(parties, a, b, amount, flat)
            if not given and (not among or _BETWEEN.search(flat, max(0, a.start - 20), a.start)):
                pairs.append((a, b))
    if not pairs or (len(_codes(parties)) == 2 and not _told_together(*pairs[0], flat)):
        return None
    before = [p for p in pairs if p[1].end <= amount.start]
    a, b = (before or pairs)[-1 if before else 0]
    return a.code, b.code


def _is_added(parties: Sequence[Party], amount: Amount, last: Pair, flat: str, left: int) -> bool:
    """Whether an amount is added to the one before it for another purpose: "… and $2 million to help …"."""
    if not rule("beside").search(flat, left, amount.start) or not rule("for_what").match(flat, amount.end):
        return False
    return all(p.code in last for p in parties if amount.end <= p.start < amount.end + 60)


def _with_another(parties: Sequence[Party], amount: Amount, flat: str, left: int, last: Pair) -> Pair | None:
    """ "India's trade with Nepal was $8 billion, and with Bhutan $1 billion": whose trade stands before."""
    own = [p for p in parties if left <= p.start and p.end <= amount.start]
    if len(own) != 1 or own[0].code in last or not _WITH.search(flat, max(left, own[0].start - 10), own[0].start):
        return None
    owner = next((p.code for p in parties if p.code in last and flat.startswith("'s", p.end)), None)
    return (owner, own[0].code) if owner is not None else None


def _is_purpose(parties: Sequence[Party], a: Party, b: Party, amount: Amount, flat: str) -> bool:
    """Whether a third state gives money for what is between two: "X gives $1 million to help trade between A and B"."""
    if a.start < amount.end and not _PURPOSE.search(flat, max(0, a.start - 80), a.start):
        return False
    return any(p.end <= min(amount.start, a.start) and p.code not in {a.code, b.code} for p in parties)


_PURPOSE = re.compile(r"\bto [a-z]+ (?:[a-z-]+ ){0,4}between (?:the )?\Z")


def _told_together(a: Party, b: Party, flat: str) -> bool:
    """Whether two economies stand for what is between them: "between X and Y", "X-Y trade"."""
    return flat[a.end : b.start].strip() in _HYPHENS or _BETWEEN.search(flat, max(0, a.start - 20), a.start) is not None


def _with_one(
    code: CountryCode, context: Settled, here: Sequence[CountryCode], last: Pair | None, *, group: bool
) -> Pair:
    """Where a sentence names one economy, the other is a group of states, the one told before, or home."""
    home = _home(context)
    if group:
        return (code, None)
    if last is not None and code in last:
        return last
    if code in here and len(here) == 2:
        return here[0], here[1]
    return (home, code) if home and home != code else (code, None)


def reporter_first(pair: Pair, indicator: Indicator, parties: Sequence[Party], flat: str, spans: Sequence[int]) -> Pair:
    """The pair with the economy first whose exports, imports or inflow it is, by the words about its name.

    `spans` are the start of the sentence and the place of the word that governs the amount.
    """
    a, b = pair
    if a is None or b is None or indicator not in ("export", "import", "fdi"):
        return pair
    for party in parties:
        if party.code not in pair:
            continue
        role = _role(party, indicator, flat, spans)
        if role is not None:
            first = party.code if role else (a if party.code == b else b)
            return (first, b if first == a else a)
    return pair


def _role(party: Party, indicator: Indicator, flat: str, spans: Sequence[int]) -> bool | None:
    """True where the party reports, False where it is the partner, None where the words do not tell."""
    start, cue = spans
    before = flat[max(start, party.start - 20) : party.start]
    toward, away = _TO.search(before), _FROM.search(before)
    owner = party.end <= cue and _OWNER.fullmatch(flat, party.end, cue) is not None
    if indicator == "export":
        return True if owner or away else (False if toward else None)
    if indicator == "import":
        return True if owner or toward else (False if away else None)
    return True if toward else (False if owner or away else None)
