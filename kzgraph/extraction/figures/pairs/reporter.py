"""Which economy of a pair comes first: whose exports or imports it is, whose inflow, who receives what is given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.pairs.economies import Economy, Pair
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.model import CountryCode, Figure, Indicator

_INTO = re.compile(
    r"\b(?:to|into|in)[ ](?:(?:the[ ])?(?:[a-z]+[ ]){0,2}(?:economy|market|industry|sector)[ ]of[ ])?(?:the[ ])?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto[ ](?:the[ ])?\Z")
_FROM = re.compile(r"\b(?:from|(?<!followed )by|of)[ ](?:the[ ])?\Z", re.IGNORECASE)
_OWNER = re.compile(r"(?:'s?)?[ ](?:\w+[ ]){0,2}\Z")
_BUYS_OR_SELLS: dict[str, re.Pattern[str]] = {
    "export": re.compile(r"\b(?:destination|buyer|customer|market|importer)"),
    "import": re.compile(r"\b(?:supplier|source|exporter)"),
}
_INVESTOR = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:compan(?:y|ies)|firms?|groups?|giants?|investors?|corporations?|developers?|operators?"
    r"|banks?|funds?|conglomerates?|miners?|carmakers?)\b"
)
_ONES = re.compile(r"(?:'s?)? ones\b")


def reporter_first(
    pair: Pair, indicator: Indicator, economies: Sequence[Economy], flat: str, spans: Sequence[int]
) -> Pair:
    """The pair with the economy first whose exports, imports or inflow it is, by the words about its name.

    `spans` are the start of the sentence, the place of the word that governs the amount, and that of the amount.
    """
    a, b = pair
    if a is None or b is None or indicator not in ("export", "import", "fdi"):
        return pair
    firms = (p for p in economies if p.adjective and p.code in pair and p.end <= spans[2])
    if indicator == "fdi" and (firm := next((p for p in firms if _INVESTOR.match(flat, p.end)), None)):
        return _with_first(pair, firm.code, first=False)  # "in which the Chinese company COSCO has invested"
    # What stands between the governing word and the amount is nearest to both.
    for economy in sorted(economies, key=lambda p: (not spans[1] <= p.start < spans[2], p.start)):
        role = _role(economy, indicator, flat, spans) if economy.code in pair else None
        if role is not None:
            return _with_first(pair, economy.code, first=role)
    return pair


def _with_first(pair: Pair, code: CountryCode, *, first: bool) -> Pair:
    return pair if (pair[0] == code) == first else pair[::-1]


def same_subject(pair: Pair, former: Figure, indicator: Indicator, flat: str, spans: Sequence[int]) -> Pair:
    """The pair in the order of the figure before it where two verbs share a subject: "A exported … and bought …"."""
    start, cue, _ = spans
    if {indicator, former.indicator} != {"export", "import"} or not rule("trade_verb").match(flat, cue):
        return pair
    return (former.reporter, former.partner) if rule("second_verb").search(flat, start, cue) else pair


def _role(economy: Economy, indicator: Indicator, flat: str, spans: Sequence[int]) -> bool | None:
    """True where the party reports, False where it is the partner, None where the words do not tell."""
    start, cue, amount = spans
    before = flat[max(start, economy.start - 40) : economy.start]
    toward, away = _INTO.search(before), _FROM.search(before)
    owner = economy.end <= cue and _OWNER.fullmatch(flat, economy.end, cue) is not None
    owner = owner or (economy.end <= amount and _ONES.match(flat, economy.end) is not None)
    verb = rule("trade_verb").match(flat, cue)
    if verb and flat[verb.end() : economy.start].strip() == "" and verb.end() <= economy.start:
        # "Sold Chilean copper", "bought Chilean copper", but "sold Chile copper".
        return indicator == "export" and economy.adjective
    main = rule("main_partner").match(flat, economy.end) if indicator in _BUYS_OR_SELLS else None
    if main and _BUYS_OR_SELLS[indicator].search(main.group()):
        return False  # "Chile is the third largest export market"
    ahead = rule("main_partner_before").search(flat, start, economy.start) if indicator in _BUYS_OR_SELLS else None
    if ahead and _BUYS_OR_SELLS[indicator].search(ahead.group()):
        return False  # "its largest market was Chile"
    if indicator == "export":
        return True if owner or away else (False if toward else None)
    if indicator == "import":
        return True if owner or toward else (False if away else None)
    investor = rule("partner_of").match(flat, economy.end)
    if investor and "investor" in investor.group():
        return True  # "China is Peru's largest investor"
    if rule("receives").match(flat, economy.end):
        return True  # "Peru attracted $5 million from Chinese investors"
    return True if toward else (False if owner or away else None)


def receiver_first(pair: Pair, economies: Sequence[Economy], amount: Amount, flat: str, start: int) -> Pair:
    """The pair of money that is given or owed with the one who receives it first; of a balance, the one whose it is.

    What the words about one of the two tell counts before what only a verb or the name of the money tells.
    """
    if None in pair:
        return pair
    named = [p for p in economies if p.code in pair]
    kinds = {"balance": _balance_role, "remittances": _home_role}
    known = next((role for key, role in kinds.items() if rule(key).search(flat, start, amount.start)), None)
    told = known or _taker_role
    roles = ((p.code, told(p, amount, flat, start)) for p in named)
    weak = ((p.code, _giver_role(p, flat)) for p in named if p.end <= amount.start)
    for code, receives in (*roles, *weak):
        if receives is not None:
            return _with_first(pair, code, first=receives)
    owner = None if known else lexicon("currencies")["owners"].get(amount.unit)
    return _with_first(pair, owner, first=False) if owner is not None and owner in pair else pair


_TAKER = re.compile(
    r"(?<!visit )(?<!trip )(?<!amount )\b(?:to|for|into|in|across|inside|(?:development )?co-?operation with)[ ]"
    r"(?:the[ ])?(?:(?:people|government|republic|kingdom|state|victims|population|citizens)[ ]of[ ](?:the[ ])?)?\Z",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor (?:the )?\Z", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:from|by)[ ](?:the[ ])?\Z", re.IGNORECASE)


def _taker_role(economy: Economy, amount: Amount, flat: str, start: int) -> bool | None:
    """True where an economy receives money, False where the money is its own."""
    ahead = flat[max(start, economy.start - 40) : economy.start]
    if _SOURCE.search(ahead) or rule("owes_to").search(ahead):
        return False
    if _TAKER.search(ahead) and not (economy.adjective and _FOR.search(ahead)):
        return True  # but "contracts for Indian equipment"
    if rule("debtor").match(flat, economy.end):
        return True  # "wrote off $5 million of Mali's debt"
    if economy.end > amount.start:
        return None
    if (rule("gives_whom").search(ahead) and not economy.adjective) or rule("receives").match(flat, economy.end):
        return True
    return None


def _giver_role(economy: Economy, flat: str) -> bool | None:
    if "-" in (flat[economy.start - 1], flat[economy.end : economy.end + 1]):
        return None  # "the Russian-Kyrgyz Fund gave"
    gives = rule("donates").match(flat, economy.end) or rule("owns_money").match(flat, economy.end)
    return False if gives else None


def _balance_role(economy: Economy, amount: Amount, flat: str, start: int) -> bool | None:
    return not _WITH.search(flat, max(start, economy.start - 12), economy.start)


def _home_role(economy: Economy, amount: Amount, flat: str, start: int) -> bool | None:
    """Whether an economy is the one to which people abroad send money, "from Peruvians working in Chile"."""
    if rule("workers").match(flat, economy.end) or _TO.search(flat, max(start, economy.start - 12), economy.start):
        return True
    return False if _AT_WORK.search(flat, max(start, economy.start - 12), economy.start) else None


_AT_WORK = re.compile(r"\b(?:in|from|by) (?:the )?\Z", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|to|from|between|and) (?:the )?\Z", re.IGNORECASE)
