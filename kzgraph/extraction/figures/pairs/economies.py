"""The economies that a sentence names: countries, the EU, groups of states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.actors.geography import government_seats
from kzgraph.extraction.agreements.party import UNION
from kzgraph.extraction.context import CountryMention, OrganisationEntity, Sentence
from kzgraph.extraction.dates.calendar_words import alternatives, pattern
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.others import state_meant_by_it
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode

Pair = tuple[CountryCode | None, CountryCode | None]


@dataclass(frozen=True, slots=True)
class Economy:
    """An economy named in the text."""

    start: int
    end: int
    code: CountryCode
    adjective: bool = False


@cache
def beside_group() -> re.Pattern[str]:
    """A group of states as a partner: "with ASEAN", "with the whole of the African continent", "ASEAN-"."""
    names = alternatives(lexicon("figures")["groups"])
    count = r"(?: (?:two|three|four|five|six|seven|eight|nine|ten|other|all))?"
    members = r"(?: (?:whole|rest|countries|members|states|nations|economies) of(?: the)?)?"
    return pattern(
        rf"(?:\b(?:with|to|from|and|into|between|in|among)(?: the)?{count}{members} |[-–])(?P<g>(?-i:{names}))\b"
    )


@cache
def _partner_in() -> re.Pattern[str]:
    return pattern(
        r"\b(?:partner|market|investor|economy|country|ally|buyer|supplier|donor|destination|state|nation)s?"
        r"(?: [a-z]+)? (?:in|among|from|into|between)(?: the)? \Z"
    )


def with_group(flat: str, start: int, end: int) -> bool:
    """Whether a part of a text tells of a group as a partner; "our leading partner in Europe" is a single state."""
    return any(
        not _partner_in().search(flat, max(start, m.start("g") - _REACH), m.start("g"))
        for m in beside_group().finditer(flat, start, end)
    ) or any(_is_partner(flat, start, *m.span()) for m in named_group().finditer(flat, start, end))


def exports_of_group(flat: str, start: int, end: int) -> bool:
    """Whether a part of a text tells of what a group of states sells or buys: "ASEAN's exports to India"."""
    return any(rule("exports_of_group").match(flat, m.end()) for m in named_group().finditer(flat, start, end))


def _is_partner(flat: str, start: int, first: int, last: int) -> bool:
    """Whether the words about a group's name say that it trades with somebody: "ASEAN's fourth largest partner"."""
    if rule("group_as_partner").match(flat, last):
        return True
    return rule("partner_of_group").search(flat, max(start, first - _REACH), first) is not None


# So far before a group's name what it is to somebody may stand.
_REACH = 40


@cache
def to_group() -> re.Pattern[str]:
    """A group of states behind an amount, as those to whom it goes: "$5 million programme for Africa"."""
    names = alternatives(lexicon("figures")["groups"])
    aside, of_what = r"(?: \([^()]{4,50}\))?", r"(?: in(?: \w+){1,2})?(?: (?!and\b|to\b|in\b)[a-z-]+){0,3}"
    return pattern(rf"{aside}{of_what} (?:to|for|in|across)(?: the)? (?-i:{names})\b")


@cache
def plan_for_group() -> re.Pattern[str]:
    """A plan for a group of states: "the Growth Plan for the Western Balkans", "a fund for Central Asia"."""
    names = alternatives([*lexicon("figures")["groups"], *lexicon("figures")["regions"]])
    plans = alternatives(lexicon("figures")["plans"])
    every = r"(?: the)?(?: whole| countries| states| nations| of)*"
    return pattern(rf"\b{plans} (?:for|in|across|with){every} (?-i:{names})\b(?!['’-])")


@cache
def in_region() -> re.Pattern[str]:
    """Trade or investment in a part of the world: "trade in the region", "investment across Africa", "intra-ASEAN"."""
    names = alternatives(lexicon("figures")["regions"])
    within = rf"\b(?<!est\s)(?:in|across|throughout|within)(?: (?:the|all|whole|of))* (?-i:{names})\b(?! of\b)"
    among_them = r"\bintra-(?-i:[A-Z])[\w-]+ (?:\w+ )?(?:trade|turnover|commerce|investments?)\b"
    return pattern(rf"\b(?:trade|turnover|commerce|investments?|FDI)\b[^,;]{{0,80}}?{within}|{among_them}")


@cache
def named_group() -> re.Pattern[str]:
    """The name of a group of states."""
    return pattern(rf"\b(?-i:{alternatives(lexicon('figures')['groups'])})\b")


def economies_in(context: Settled, sentence: Sentence, amounts: Sequence[Amount]) -> list[Economy]:
    """The economies of a sentence: countries and the EU, without those in the name of a source or body."""
    flat = context.flat
    named = context.countries_between(sentence.start, sentence.end)
    whose = {m.start: beside.end() for m in named if (beside := rule("whose_neighbour").match(flat, m.end))}
    found = [
        Economy(_of_neighbour(m, whose), m.end, m.code, m.form == "adjective")
        for m in named
        if m.start not in whose and not _is_aside(m, flat, sentence, amounts)
    ]
    short = [*_union(flat, sentence), *_capitals(context, sentence, amounts)]
    found += [p for p in short if not any(f.start <= p.start < f.end for f in found)]
    if flat.startswith("It ", sentence.start) and _IT_TRADES.match(flat, sentence.start):
        state = state_meant_by_it(context, sentence, sentence.start)
        found += [Economy(sentence.start, sentence.start + 2, state)] if state else []
    if not found and rule("dealing").search(flat, sentence.start, sentence.end):
        found = _companies(context, sentence)
    return sorted(found, key=lambda p: p.start)


_IT_TRADES = re.compile(
    r"It (?:also |then |has |had )*"
    r"(?:sold|exported|shipped|bought|imported|sells|exports|ships|buys|imports|earned|spent)\b"
)


def _of_neighbour(mention: CountryMention, whose: Mapping[int, int]) -> int:
    """Where an economy begins: at the one by which it is told which is meant, "Kenya's neighbour Uganda"."""
    return next((start for start, end in whose.items() if end == mention.start), mention.start)


def _union(flat: str, sentence: Sentence) -> list[Economy]:
    """The European Union, also as "the Commission" where it was named before."""
    found = list(rule("eu").finditer(flat, sentence.start, sentence.end))
    short = list(rule("eu_short").finditer(flat, sentence.start, sentence.end))
    if _other_bloc().search(flat) is None:
        short += rule("the_bloc").finditer(flat, sentence.start, sentence.end)
    found += short if short and names_union(flat, sentence.start) else []
    return [Economy(m.start(), m.end(), "EU") for m in found]


@cache
def _other_bloc() -> re.Pattern[str]:
    """The name of another bloc than the Union, which "the bloc" may mean as well."""
    return re.compile(
        rf"\b{alternatives([*(set(lexicon('agreements')['trade_blocs']) - UNION), 'NATO', 'BRICS', 'OTS'])}\b"
    )


def names_union(flat: str, end: int) -> bool:
    """Whether the European Union is named before an offset."""
    return rule("eu").search(flat, 0, end) is not None


def _capitals(context: Settled, sentence: Sentence, amounts: Sequence[Amount]) -> list[Economy]:
    """The capitals that act for their states, or to which is given: "Washington said it would lend Kyiv $8 million"."""
    flat = context.flat
    meant = [
        m
        for m in _capital().finditer(flat, sentence.start, sentence.end)
        if m["acts"]
        or rule("gives_whom").search(flat, max(sentence.start, m.start() - 20), m.start())
        or rule("trade_with").search(flat, max(sentence.start, m.start() - 60), m.start())
        or (flat.endswith("and ", 0, m.start()) and any(a.start == m.end() + 1 for a in amounts))
    ]
    named = {c.code for c in context.countries} | {"EU"} if meant else set()
    seats = government_seats()
    found = [Economy(m.start("c"), m.end("c"), seats[m["c"]]) for m in meant if seats[m["c"]] in named]
    both = [m for m in _two_capitals().finditer(flat, sentence.start, sentence.end) if m["k"] not in m["d"]]
    return [*found, *(Economy(*m.span(key), seats[m[key]]) for m in both for key in "kd")]


@cache
def _two_capitals() -> re.Pattern[str]:
    """Two capitals that trade with each other as their states: "trade between Tehran and Yerevan"."""
    seats = alternatives(sorted(government_seats()))
    return re.compile(
        rf"\b(?:[Tt]rade|[Tt]urnover|[Cc]ommerce|[Ee]xchanges?) between (?P<k>{seats}) and (?P<d>{seats})\b"
    )


@cache
def _capital() -> re.Pattern[str]:
    acts = lexicon("figures")["capital_acts"]
    return re.compile(rf"\b(?P<c>{alternatives(sorted(government_seats()))})(?P<acts>{acts})?")


def _companies(context: Settled, sentence: Sentence) -> list[Economy]:
    """The states of the two companies that make a deal, where no state is named: "Boeing and Qatar Airways signed"."""
    bodies = context.bodies_between(sentence.start, sentence.end)
    found = [Economy(a, b, state) for a, b, body in bodies if (state := company_state(body))]
    return found if len(codes_of(found)) == 2 else []


def company_state(body: OrganisationEntity) -> CountryCode | None:
    """The state of a company: as the text tells it, else as the list of companies knows it."""
    return body.country or _state_of().get(body.name)


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
    tail = flat[mention.end : mention.end + 40]
    if rule("war_after").match(tail):
        return True
    if rule("source_after").match(tail) and not _takes_part(mention, flat):
        return True
    if rule("to_route").search(flat, max(sentence.start, mention.start - 60), mention.start):
        return True
    if any(rule("beside_amount").fullmatch(flat, mention.end, a.start) for a in amounts):
        return False  # "ahead of Peru with $5 million"
    if rule("source_before").search(flat, max(sentence.start, mention.start - 30), mention.start):
        return True
    return rule("ranked_behind").search(flat, max(sentence.start, mention.start - 110), mention.start) is not None


def _takes_part(mention: CountryMention, flat: str) -> bool:
    """Whether a government acts or is given to: "Peru's government has provided", "a loan to Peru's government"."""
    if rule("gives").match(flat[mention.end : mention.end + 90]):
        return True
    return _TOWARD.search(flat, max(0, mention.start - 20), mention.start) is not None


_TOWARD = re.compile(r"(?<!according )\b(?:to|for|from|between) (?:the )?\Z", re.IGNORECASE)


def home_of(context: Settled) -> CountryCode | None:
    """The economy from whose side a text is told: the home country, else the first of its pair."""
    return context.home or (context.pair[0] if context.pair else None)


def codes_of(economies: Sequence[Economy]) -> list[CountryCode]:
    """The codes of economies, each once, in order."""
    return list(dict.fromkeys(p.code for p in economies))


def home_first(a: CountryCode, b: CountryCode, home: CountryCode | None) -> Pair:
    """Two economies as a pair, the home country first."""
    return (b, a) if b == home else (a, b)
