"""Between whom money passes that is no trade: by the roles of its clause, else by what was told before, else nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.pairs.between import is_lent_by_former
from kzgraph.extraction.figures.pairs.economies import (
    Economy,
    Pair,
    codes_of,
    company_state,
    economies_in,
    home_first,
    home_of,
)
from kzgraph.extraction.figures.pairs.helped import helped_by
from kzgraph.extraction.figures.pairs.roles import Roles, part_of, roles_told, without_companions
from kzgraph.extraction.figures.pairs.rows import of_listed
from kzgraph.extraction.figures.pairs.third import without_background, without_helped
from kzgraph.extraction.figures.pairs.together import joined_economies
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.people import people_at
from kzgraph.extraction.passages.sides import sides_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode, Indicator

_TWO = 2


def find_money_pair(
    stage: Stage,
    sentence: Sentence,
    amount: Amount,
    economies: Sequence[Economy],
    last: Pair | None,
    indicator: Indicator,
    amounts: Sequence[Amount] = (),
) -> Pair:
    """The one who takes an amount and the one who gives it; None in the place of one of whom nothing tells.

    `last` is the pair of the figure before it in the block.
    """
    context = stage.context
    flat, home = context.flat, home_of(context)
    kept = without_helped(without_background(economies, amount, flat, sentence.start, sentence.end), flat)
    kept = without_companions(kept, flat)
    gives = any(rule("donates").match(flat, p.end) for p in kept)  # "Chad and Mali will give $5 and $3 million each"
    if listed := of_listed(kept, amount, amounts, flat, last[0] if last and gives else home):
        return listed
    if joined := joined_economies(kept, amount, flat, indicator):
        return joined
    part = part_of(amount, amounts, sentence, kept, flat)
    if (own := _of_own_money(kept, amount, flat, part, last)) is not None:
        return (own, None)
    if indicator == "fdi" and _is_joint(
        stage, max([sentence.start, *(a.end for a in amounts if a.end <= amount.start)]), amount.start
    ):
        return (None, None)
    if rule("own_capital").search(flat, sentence.start, sentence.end):
        return (None, None)
    roles = roles_told(context, kept, amount, amounts, sentence)
    if not roles.givers and is_lent_by_former(context, sentence, amount.start):
        roles = replace(roles, no_giver=True)
    sides = sides_of(stage, sentence)
    both = next((pair for pair in (sides, context.pair) if len(pair) == _TWO), None)
    here = home_first(both[0], both[1], home) if both else ()
    last = last if last != (None, None) else None
    taker, giver = _Before(stage, sentence, last, home, here).pair(roles)
    abroad = indicator == "fdi" and giver is None and taker in roles.givers and taker not in roles.takers
    return (None, taker) if abroad else (taker, giver)  # what one invests in several is no inflow of its own


def _of_own_money(
    economies: Sequence[Economy], amount: Amount, flat: str, part: tuple[int, int], last: Pair | None
) -> CountryCode | None:
    """The state that spends its own money at home beside what others give: "Togo covers $5 million from its budget"."""
    near = codes_of([p for p in economies if part[0] <= p.start < part[1]])
    if len(near) != 1:
        return None
    helped = last is not None and last[1] is not None and near[0] == last[0]
    key = "government_spends" if helped else "own_money"
    return near[0] if any(rule(k).search(flat, *part) for k in {key, "own_money"}) else None


def _is_joint(stage: Stage, start: int, end: int) -> bool:
    """Whether companies of several states invest together: "MOL and KazMunayGas put $5 million into the field"."""
    flat, bodies = stage.context.flat, stage.context.bodies_between(start, end)
    pairs = pairwise(bodies)
    return any(_AND.fullmatch(flat, a[1], b[0]) and company_state(a[2]) != company_state(b[2]) for a, b in pairs)


_AND = re.compile(r",? (?:and|together with|along with|jointly with) (?:the )?(?:[A-Z][\w-]+'s )?")


@dataclass(frozen=True, slots=True)
class _Before:
    """What is known of those who give and take before a sentence is read; `here` are the two sides of its passage.

    Whom the clause does not name, the first of these tells: the city in which the sentence opens, the figure before
    (`last`), whom the text helps, the home country, of whom the paragraph spoke last, the passage.
    """

    stage: Stage
    sentence: Sentence
    last: Pair | None
    home: CountryCode | None
    here: Sequence[CountryCode | None]

    def pair(self, roles: Roles) -> Pair:
        """The taker and the giver of an amount."""
        giver, taker = _only(roles.givers), _only(roles.takers)
        named = list(dict.fromkeys([*roles.others, *roles.later]))
        if giver is None and not roles.givers and len(roles.takers) == _TWO and self.home in roles.takers:
            giver, taker = self.home, _other(roles.takers, self.home)  # "for Polish firms in Peru"
        if len(roles.givers) > 1 or roles.no_giver:
            return (self.taker_from_many(roles, named), None)
        if (taker is None and roles.takers) or (roles.no_taker and not roles.takers):
            return (giver or _only(named) or self.other(None, gives=False), None)
        if giver and taker:
            return (taker, giver)
        if giver or taker:
            beside = self.beside(roles)
            if giver:
                taker = beside or self.other(giver, gives=True)
                return (taker, giver) if taker else (giver, None)
            return self.signed() or (taker, beside or self.other(taker, gives=False))
        if signed := self.signed():
            return signed
        if len(named) == _TWO and self.home not in named and len(set(named) & set(self.here)) == 1:
            named = [c for c in named if c in self.here]  # a third state is only spoken of
        if len(roles.others) > _TWO:
            return ((self.last or (self.home, None))[0], None)  # several who give together
        if len(named) == _TWO:
            return home_first(named[0], named[1], self.home)
        return self.with_one(named[0]) if named else self.last or self._passage()

    def beside(self, roles: Roles) -> CountryCode | None:
        """The other one of a clause that tells who gives or who takes: named before, or of whom the passage is."""
        return _only(roles.others) or _only(
            [c for c in roles.later if self.home in (c, *roles.givers) and c in self.here]
        )

    def other(self, code: CountryCode | None, *, gives: bool) -> CountryCode | None:
        """Who takes what one gives, or gives what one takes, where the clause does not tell."""
        if gives and code == self.home and (there := self._opening_city() - {code}):
            return there.pop()
        if self.last is not None and (code in self.last or gives):
            return _other(self.last, code) if code in self.last else self.last[0]
        helped = helped_by(self.stage) if gives else None
        if helped not in (None, code):
            return helped
        if code != self.home and self.home is not None:
            return self.home
        before = self.spoken_of() if gives else None
        if before not in (None, code):
            return before
        return _other(self.here, code) if code in self.here else None

    def with_one(self, code: CountryCode) -> Pair:
        """The pair of one of whom it is not told whether it gives or takes."""
        if self.last is not None and code in self.last:
            return self.last
        if code in self.here or self.home in (None, code):
            return self._passage() if code in self.here else (code, None)
        return (self.home, code)

    def taker_from_many(self, roles: Roles, named: Sequence[CountryCode]) -> CountryCode | None:
        """Who takes what no one state gives: a bank of many, unnamed donors, or several together."""
        if roles.takers or named:
            codes = roles.takers or named
            return self.home if self.home in codes else _only(codes)
        if roles.no_taker:
            return self.home
        if self.last is not None:
            return self.last[0]
        if rule("the_country").search(self.stage.context.flat, self.sentence.start, self.sentence.end):
            return self.spoken_of() or self.home
        return self.home if roles.no_giver and self.stage.context.speaks else helped_by(self.stage)

    def signed(self) -> Pair | None:
        """The two states whose people sign in the sentence, or whose people sign in a city of the other's."""
        context, sentence = self.stage.context, self.sentence
        if not rule("signing").search(context.flat, sentence.start, sentence.end):
            return None
        states = self._states_of_people()
        if len(states) == 1:
            states = [*states, *(self._hosts(self.sentence) - {*states})]
        return home_first(states[0], states[1], self.home) if len(states) == _TWO else None

    def _passage(self) -> Pair:
        return (self.here[0], self.here[1]) if self.here else (self.home, None)

    def spoken_of(self) -> CountryCode | None:
        """The one foreign state of which the paragraph spoke last: the host of a journey, else the one named."""
        context = self.stage.context
        for earlier in reversed(self.stage.before(self.sentence)):
            hosts = self._hosts(earlier) - {self.home}
            if len(hosts) == 1 and rule("journey").search(context.flat, earlier.start, earlier.end):
                return hosts.pop()
            named = without_companions(economies_in(context, earlier, ()), context.flat)
            if codes := {*codes_of(named)} - {self.home, "EU"}:
                return codes.pop() if len(codes) == 1 else None
        return None

    def _opening_city(self) -> set[CountryCode]:
        """The state of the city with which the sentence opens, of those that met: "In Apia he also gave"."""
        flat, start = self.stage.context.flat, self.sentence.start
        return {
            p.country
            for p in self.stage.context.places_between(start, start + _OPENING)
            if p.country in self.stage.codes_of_events() and _IN.fullmatch(flat, start, p.start)
        }

    def _hosts(self, sentence: Sentence) -> set[CountryCode]:
        """The states of the cities of a sentence, but those of conferences."""
        neutral = lexicon("agreements")["neutral_places"]
        places = self.stage.context.places_between(sentence.start, sentence.end)
        return {p.country for p in places if p.country and p.name not in neutral}

    def _states_of_people(self) -> list[CountryCode]:
        people = people_at(self.stage.context, self.sentence.start, self.sentence.end)
        return list(dict.fromkeys(p.country for p in people if p.country))


_IN = re.compile(r"\W*(?:Also |Later |Earlier )?[Ii]n ")
_OPENING = 20


def _only(codes: Sequence[CountryCode]) -> CountryCode | None:
    return codes[0] if len(codes) == 1 else None


def _other(pair: Sequence[CountryCode | None], code: CountryCode | None) -> CountryCode | None:
    return next((c for c in pair if c != code), None)


def of_its_money(pair: Pair, unit: str, economies: Sequence[Economy], context: Settled) -> Pair:
    """The pair of money that is given, where its currency tells the giver: 60 million kroner are Norway's.

    Not where the sentence names the other side of the home country, nor where the giver is not spoken of at all.
    """
    owner, home = lexicon("currencies")["owners"].get(unit), home_of(context)
    if owner is None or owner in pair or home not in pair or home is None:
        return pair
    told = {p.code for p in economies} - {home}
    return (home, owner) if not told and any(c.code == owner for c in context.countries) else pair
