"""Who gives money and who takes it, by the grammar of the clause that tells it.

A giver is the subject of a verb of giving, stands behind "from", or has the money in its name ("a Polish loan"); a
taker is its object, stands behind "to", "for" or "in", or is the subject of a verb of receiving. People act for their
states. One who is only spoken of ("against", "together with", "US-made") is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.kinds.beside import is_same_money
from kzgraph.extraction.figures.pairs.economies import Economy, codes_of, company_state, home_of, to_group
from kzgraph.extraction.figures.pairs.rows import end_of_part
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode


@dataclass(frozen=True, slots=True)
class Roles:
    """Those of a clause that give, that take, and of whom it tells neither; each in the order of the text.

    `others` stand before the amount, `later` behind it. `no_giver` is whether a bank of many states gives, or donors
    whom nobody names; `no_taker` whether the money goes to a body or a group, so to no state's account.
    """

    givers: Sequence[CountryCode]
    takers: Sequence[CountryCode]
    others: Sequence[CountryCode]
    later: Sequence[CountryCode] = ()
    no_giver: bool = False
    no_taker: bool = False


def roles_told(
    context: Settled, economies: Sequence[Economy], amount: Amount, amounts: Sequence[Amount], sentence: Sentence
) -> Roles:
    """The roles in the part of a sentence that tells an amount; what it leaves open the parts before it tell."""
    start, end = part_of(amount, amounts, sentence, economies, context.flat)
    mine = _roles_between(context, economies, amount, start, end)
    if mine.givers and not mine.takers and not mine.no_taker:
        after = _roles_between(context, economies, amount, end, sentence.end)
        if after.givers:  # "Italy granted $20 million and Austria $5 million for roads in Peru"
            return replace(mine, takers=after.takers)
    if start == sentence.start or mine.others or (mine.givers and mine.takers):
        return mine
    before = [p for p in economies if p.end <= start]
    whole = _roles_between(context, before, amount, sentence.start, start)
    acting = [p for p in before if rule("receives").match(context.flat, p.end)]
    takers = mine.takers or (codes_of(acting[-1:]) if mine.givers else ())
    many = mine.no_giver or (whole.no_giver and not mine.givers)
    return replace(mine, givers=mine.givers or whole.givers[-1:], takers=takers, no_giver=many)


def part_of(
    amount: Amount, amounts: Sequence[Amount], sentence: Sentence, economies: Sequence[Economy], flat: str
) -> tuple[int, int]:
    """The span of the part of a sentence that tells an amount, between the parts of the amounts beside it."""
    joined = {a.end for a, b in pairwise(economies) if _NEXT.fullmatch(flat, a.end, b.start)}
    before = max((a.end for a in amounts if a.end <= amount.start), default=None)
    behind = [a for a in amounts if a.start >= amount.end and not is_same_money(amount, a, flat)]
    following = min((a.start for a in behind), default=None)
    turns = (m for m in _TURN.finditer(flat, before or 0, amount.start) if m.start() not in joined)
    start = sentence.start if before is None else max((m.start() for m in turns), default=before)
    start = max(start, flat.rfind(";", start, amount.start))
    if sentence.kind == "headline":
        start = max(
            start, flat.rfind(" as ", start, amount.start)
        )  # "A and B meet as the Minister announces $5 million"
    ends = _TURN.finditer(flat, amount.end, following or amount.end)
    end = sentence.end if following is None else max((m.start() for m in ends), default=following)
    return start, end_of_part(amount.end, end, flat)


_TURN = re.compile(r"[;,]| (?:and|while|plus|whereas|but) ")


def _roles_between(context: Settled, economies: Sequence[Economy], amount: Amount, start: int, end: int) -> Roles:
    flat = context.flat
    near = [p for p in economies if start <= p.start < end]
    near = sorted([*near, *_helped_places(context, start, end)], key=lambda p: p.start)
    rivals = sorted([*near, *_bodies(context, start, end)], key=lambda p: p.start)
    bodies = [
        b
        for b in rivals
        if b not in near and (_gives(b, rivals, amount, start, flat) or _lends(b, amount, start, flat))
    ]
    near = sorted([*near, *(b for b in bodies if b.code)], key=lambda p: p.start)
    givers = _with_row([p for p in near if p in bodies or _gives(p, near, amount, start, flat)], near, flat)
    takers = _with_row([p for p in near if p not in givers and _takes(p, start, flat)], near, flat)
    # "Lent Peru $5 million for a road to Chile": whom the verb names takes, else who is named behind.
    whom = _with_row([p for p in takers if _is_given(p, amount, start, flat)], takers, flat)
    takers = whom or [p for p in takers if p.start >= amount.end] or takers
    hosts = [p for p in near if not (p.adjective and rule("refuge").match(flat, p.end))]
    giving = codes_of(givers) or _speakers(context, start, amount) or _firms(context, near, amount, start, end)
    taking = [code for code in codes_of(takers) if code not in giving]
    many = any(not b.code and not _SIGNS.search(flat, start, b.start) for b in bodies) or _is_lent_by_many(
        flat, start, end
    )
    many = many or rule("donors").search(flat, start, end) is not None
    return Roles(
        giving,
        taking,
        [c for c in codes_of([p for p in hosts if p.start < amount.end]) if c not in giving and c not in taking],
        [c for c in codes_of([p for p in hosts if p.start >= amount.end]) if c not in giving and c not in taking],
        no_giver=many and not giving,
        no_taker=not taking and (len(hosts) < len(near) or _goes_to_many(flat, start, amount, end)),
    )


def _firms(context: Settled, near: Sequence[Economy], amount: Amount, start: int, end: int) -> list[CountryCode]:
    """The state of the one foreign company that gives, as the list of them knows it: "Eni will invest $5 million"."""
    firms = [
        Economy(a, b, state)
        for a, b, body in context.bodies_between(start, end)
        if body.country is None and (state := company_state(body))
    ]
    codes = codes_of([f for f in firms if _gives(f, [*near, f], amount, start, context.flat)])
    return codes if len(codes) == 1 and codes[0] != home_of(context) else []


def _helped_places(context: Settled, start: int, end: int) -> list[Economy]:
    """The cities that are to be helped, as their states: "for the reconstruction of Gaza"."""
    return [
        Economy(p.start, p.end, p.country)
        for p in context.places_between(start, end)
        if p.country and rule("helped_there").search(context.flat, max(start, p.start - _AHEAD), p.start)
    ]


def _bodies(context: Settled, start: int, end: int) -> list[Economy]:
    """The bodies that may give, as the states whose they are: an agency, the European Council; "" for one of many."""
    flat = context.flat
    return [
        Economy(a, b, "EU" if rule("eu_bodies").match(body.name) else body.country or "")
        for a, b, body in context.bodies_between(start, end)
        if (body.country or body.kind == "intergovernmental")
        and not (_LENT_MONEY.match(flat, b) or _SOURCE.search(flat, max(start, a - _AHEAD), a))
    ]


def _with_row(named: Sequence[Economy], near: Sequence[Economy], flat: str) -> list[Economy]:
    """The economies with those that are joined to one of them: "for Sudan, Chad and Kenya"."""
    found = list(named)
    for a, b in pairwise(near):
        if a in found and b not in found and not b.adjective and _NEXT.fullmatch(flat, a.end, b.start):
            found.append(b)
    for b, a in pairwise(reversed(near)):
        if b in found and a not in found and not b.adjective and _NEXT.fullmatch(flat, a.end, b.start):
            found.append(a)
    return sorted(found, key=lambda p: p.start)


_ACTS = ("announces", "donates")
_SOURCE = re.compile(r"\b[Aa]ccording to (?:the )?\Z")
_LENT_MONEY = re.compile(r"(?:'s)? (?:lending|funding|financing|support)\b")
_SIGNS = re.compile(r"\b(?:signed|signing) ")
_IN_NAME = re.compile(r"\b[A-Z][a-z]+ \Z")
_NEXT = re.compile(r",? (?:and |as well as )?(?:the )?")
_AHEAD = 100


def without_companions(economies: Sequence[Economy], flat: str) -> list[Economy]:
    """The economies without those that only act beside the giver, or are only spoken of."""
    return [p for p in economies if not _is_companion(p, flat)]


def _is_companion(economy: Economy, flat: str) -> bool:
    ahead = flat[max(0, economy.start - _AHEAD) : economy.start]
    if any(rule(key).search(ahead) for key in ("companion", "spoken_of")) or rule("made_there").match(
        flat, economy.end
    ):
        return True
    return economy.adjective and rule("buys_there").search(ahead) is not None


def _gives(economy: Economy, near: Sequence[Economy], amount: Amount, start: int, flat: str) -> bool:
    ahead = flat[max(start, economy.start - _AHEAD) : economy.start]
    if (_FROM.search(ahead) and not _APPROVED.search(ahead)) or rule("owes_to").search(ahead):
        return True
    if rule("gives_whom").search(ahead) or _TO.search(ahead) or rule("receives").match(flat, economy.end):
        return False
    owns = economy.adjective or flat.startswith("'s", economy.end)
    if rule("donates").match(flat, economy.end) or (owns and rule("owns_money").match(flat, economy.end)):
        return True
    if economy.adjective or economy.end > amount.start or not _SUBJECT.search(flat[start : economy.start]):
        return False
    rivals = (p.start for p in near if p.start > economy.end and _SUBJECT.search(flat[start : p.start]))
    ends = (m.start() for m in _OTHER_VERB.finditer(flat, economy.end, amount.start))
    return rule("giving").search(flat, economy.end, min([*rivals, *ends, amount.start])) is not None


def _is_given(economy: Economy, amount: Amount, start: int, flat: str) -> bool:
    """Whether an economy stands between a verb of giving and the amount: "lent Peru $5 million"."""
    ahead = flat[max(start, economy.start - _AHEAD) : economy.start]
    beside = rule("beside_amount").fullmatch(flat, economy.end, amount.start)
    return beside is not None and rule("gives_whom").search(ahead) is not None


def _lends(body: Economy, amount: Amount, start: int, flat: str) -> bool:
    """Whether a body that lends to states acts before an amount, or has agreed on it.

    "The EIB and the Minister signed a loan of $5 million", "a loan agreement with KfW, for 5 million euros".
    """
    acts = body.end <= amount.start and _SUBJECT.search(flat[start : body.start]) is not None
    acts = acts or _LOAN_WITH.search(flat, start, body.start) is not None
    return acts and rule("lenders").match(flat, body.start) is not None


def _takes(economy: Economy, start: int, flat: str) -> bool:
    ahead = flat[max(start, economy.start - _AHEAD) : economy.start]
    if economy.adjective and rule("refuge").match(flat, economy.end):
        return False
    if rule("receives").match(flat, economy.end):
        return True
    if rule("gives_whom").search(ahead):
        return not economy.adjective or not rule("owns_money").match(flat, economy.end)
    return _TO.search(ahead) is not None


def _speakers(context: Settled, start: int, amount: Amount) -> list[CountryCode]:
    """The state of the one who gives money by word of mouth, or does so: "Kishida announced $30 million".

    A title alone is of the home country.
    """
    acting = [(b, p.country) for _, b, p in context.meant_between(start, amount.start)]
    acting += [(b, home_of(context)) for _, b in context.offices_between(start, amount.start)]
    told = [(b, code) for b, code in acting if code and any(rule(key).match(context.flat, b) for key in _ACTS)]
    return [max(told)[1]] if told else []


def _is_lent_by_many(flat: str, start: int, end: int) -> bool:
    return any(
        not rule("passes_on").search(flat, max(start, m.start() - 30), m.start())
        for m in rule("world_lenders").finditer(flat, start, end)
    )


def _goes_to_many(flat: str, start: int, amount: Amount, end: int) -> bool:
    if to_group().match(flat, amount.end):
        return True
    found = (m for key in ("to_body", "toward_many") for m in rule(key).finditer(flat, start, end))
    return any(not _IN_NAME.search(flat, start, m.start()) for m in found)


_LOAN_WITH = re.compile(r"\b(?:loan|credit|grant|financing) (?:agreements?|contracts?) with (?:the )?\Z")
# Behind a subject, where a clause begins in which it does not act.
_OTHER_VERB = re.compile(r";|, which ")
_FROM = re.compile(
    r"\b(?:from|(?<!followed )by) (?:the )?(?:(?:[Gg]overnment|Republic|Kingdom|people) of (?:the )?)?\Z"
)
# "Under a decision approved in April by the government of Peru": no money of its own.
_APPROVED = re.compile(
    r"\b(?:approved|adopted|decided|ratified|signed|taken|licen[cs]ed)(?: (?:in|on|at) [^,;.]{2,20})? by [^,;.]*\Z"
)
_TO = re.compile(
    r"(?<!visit )(?<!trip )(?<!amount )\b(?:to|for|towards?|into|in|across|inside|helps?|helping|supporting"
    r"|to (?:strengthen|help|support|assist|rebuild|restore|protect|equip|moderni[sz]e|develop|improve|boost|train"
    r"|secure)) (?:the )?(?:(?:[\w-]+ ){1,4}(?:of|in) (?:the )?|(?<=the )[a-z-]+ )?\Z",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:\A|[,;:.—–] |\b(?:and|while|but|that|where|whereas|as|because|although|also|which|Today) )(?:the )?\W*\Z",
    re.IGNORECASE,
)
