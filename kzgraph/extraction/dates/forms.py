"""The forms in which a date is written: a table of expressions, each with the resolver that says what it means."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.extraction.dates.calendar_words import (
    DASH,
    NOT_A_YEAR,
    TO,
    YYYY,
    alternatives,
    day_group,
    month_group,
    pattern,
    weekday_group,
    year_tail,
)
from kzgraph.extraction.dates.relative import relative_rows
from kzgraph.extraction.dates.rules import (
    Resolver,
    counted,
    day_dashed,
    fiscal,
    iso,
    month_of_event,
    named_month,
    one_day,
    one_month,
    one_year,
    part,
    part_dashed,
    season,
    season_alone,
    slashed,
    span_of_days,
    span_of_days_across,
    span_of_months,
    span_of_years,
    week_of,
)
from kzgraph.extraction.knowledge import lexicon

Row = tuple[str, Resolver]

_Y = rf"(?P<y>{YYYY}){NOT_A_YEAR}"
_Z = rf"(?:,? (?P<z>{YYYY}))?"
_K = rf"(?P<k>{YYYY})"
_YEAR_WORDS = "last|this|next|that|same|the same|the current|current|previous"
# Nouns that a month may stand before: "the May summit".
_EVENT = (
    r"(?:trips?|visits?|meetings?|summits?|talks|calls?|conversations?|consultations|sessions?|rounds?|dialogues?|tour)"
)
# After "the second half": of a day, a visit or a century.
_NO_YEAR = (
    r" of (?:the|his|her|their|its|an?) "
    r"(?!(?:(?:current|present|same|previous|following|past|last|coming|next|calendar|fiscal|financial) )*year\b)"
)
# The year of quarters, halves and counted months.
_WHOLE = rf"(?:,? (?:of |in )?(?:the )?(?:year )?(?:{_Y}|(?P<yw>{_YEAR_WORDS}) year)| of the year)"
_PART_OF = (
    r"(?:(?:the )?(?:beginning|start|middle|end|close|(?:first|second) half|(?:first|second|third|last) week)"
    r" of (?:the )?)"
)
_EDGE = rf"(?:(?:early|late|mid|end|beginning)(?: in | of |[ ]{{1,8}}|-)|{_PART_OF})?"


@cache
def forms() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    """Every form of a date with its resolver; of forms of equal length the earlier one is taken."""
    rows = [*_day_rows(), *_month_rows(), *_part_rows(), *_year_rows(), *relative_rows()]
    return tuple((pattern(row), resolver) for row, resolver in rows)


def _day_rows() -> list[Row]:
    before = r"(?<![\d.,:/$€£¥№-])(?<!\bNo\.\x20)(?<!№\x20)"
    after = r"(?! ?(?:%|percent|per cent|million|billion|trillion|thousand|bn|mn)\b)"
    weekday, year = rf"(?:{weekday_group('wd')},?(?: the)? )?", year_tail()
    m, n, d, e = month_group("m"), month_group("n"), day_group("d"), day_group("e")
    week = r"\bweek (?:of|beginning|starting|commencing)(?: on)?(?: the)?"
    return [
        *((rf"{week} (?P<at>{weekday}{named}{year}?)", week_of) for named in (rf"{d} (?:of )?{m}", rf"{m} {d}")),
        (rf"(?<![\w-])(?P<y>{YYYY})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\w-])", iso),
        (rf"(?<![\d.])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>{YYYY})(?!\d)", iso),
        (rf"(?<![\d/])(?P<d>[0-3]?\d)/(?P<m>[0-3]?\d)/(?P<y>{YYYY})(?![\d/])", slashed),
        (rf"{before}{weekday}{d} (?:of )?{m}{_Z}{TO}{e} (?:of )?{n}{year}?", span_of_days_across),
        (rf"\b{weekday}{m} {d}{_Z}{TO}{n} {e}{year}?", span_of_days_across),
        (rf"{before}{d}(?: of)?{TO}{e}[ -](?:of )?{m}{year}?", span_of_days),
        (rf"\b{m} {d}{TO}{e}{after}{year}?", span_of_days),
        (rf"{before}{weekday}{d}(?: |-)?(?:day )?(?:of )?{m}(?:{year}|-{_K})?", day_dashed),
        (rf"\b{weekday}{m} {d}{after}{year}?", one_day),
    ]


def _month_rows() -> list[Row]:
    year, m, n = year_tail(), month_group("m"), month_group("n")
    lead = r"\b(?:in|since|until|till|during|through|before|after|as of|throughout|this|early|late|mid|around|starting)"
    fiscal_end = r"(?:[-–/](?P<f>\d\d)(?!\d))?"
    return [
        (
            rf"\b(?:from |between |the period )?{_EDGE}{m}{_Z}{TO}{_EDGE}{n}\b(?:{year}{fiscal_end}| of the year)?",
            span_of_months,
        ),
        (rf"\b(?:the )?{_EDGE}{m}{year}", one_month),
        (rf"\b(?P<at>(?P<w>last|this|next|this past) {m})(?! \d)", named_month),
        (rf"{lead}[ -](?P<at>{_EDGE}{m})(?! ?\d)", one_month),
        # Not "met A and Jan Novak": months are first names too.
        (
            rf"\b(?:by|from|of|for|between|and|to|at(?= \w+'s))[ -](?P<at>{_EDGE}{m})(?! ?\d)(?! (?-i:[A-Z][a-z]))",
            one_month,
        ),
        (rf"(?:'s|\b(?:the|his|her|their|our|its)) (?P<at>{m})(?= (?:[\w.'–-]+ ){{0,2}}?{_EVENT}\b)", month_of_event),
        (rf"\b(?P<at>(?:early|late|mid|end of|beginning of)[ -]{m})(?! ?\d)", one_month),
    ]


def _part_rows() -> list[Row]:
    words = lexicon("dates")
    month = month_group("other")
    count, order, seasons = (alternatives(words[key]) for key in ("numbers", "ordinals", "seasons"))
    # "In nine months our trade came to" is of this year; "in nine months we meet again" is no period.
    trade = r"(?:\w+ ){0,2}(?:trade|turnover|exports|imports)\b"
    return [
        (rf"\b(?:the )?(?:first |initial |past )?(?P<c>{count}|\d{{1,2}})[ -]months?{_WHOLE}", counted),
        (rf"\b(?:the )?first (?P<c>{count}|\d{{1,2}})[ -]months?\b(?! of\b)", counted),
        (rf"\b(?:in|for|over) (?:the )?(?P<at>(?P<c>{count}|\d{{1,2}}) months)\b(?=,? {trade})", counted),
        (rf"\b(?P<c>\d{{1,2}})[ ]?M[ ]?(?P<y>{YYYY})\b", counted),
        (
            rf"\b(?:the )?(?P<c>{order})[ -](?P<unit>quarter|half|semester)(?:-year)?"
            rf"(?! of {month}|{_NO_YEAR})(?:{_WHOLE})?",
            part,
        ),
        (rf"\b(?:the )?(?:first )?(?P<several>two|three) (?P<unit>quarter)(?P<c>s)(?:{_WHOLE})", part),
        (rf"\b(?-i:(?P<unit>[QH]))(?P<c>[1-4])\b(?:{_WHOLE}|[-/ ]{_K}{NOT_A_YEAR})?", part_dashed),
        (rf"\b(?-i:Q)1{DASH}(?-i:(?P<unit>Q))(?P<several>[2-4])(?P<c>)\b(?:{_WHOLE})?", part),
        (rf"\b(?P<y>{YYYY})[- ]?(?-i:(?P<unit>[QH]))(?P<c>[1-4])\b", part),
        (rf"\b(?P<m>{seasons})(?:,? (?:of )?{_Y})", season),
        (rf"\b(?P<w>last|this|next) (?P<m>{seasons})\b", season),
        (
            rf"\b(?:in|during|for|until) (?:early |late )?(?:the )?(?P<at>(?P<m>{seasons}))\b"
            r"(?! (?:of|session|\w+ (?:session|school)))",
            season_alone,
        ),
        (
            rf"\b(?:the )?(?:financial year|fiscal(?: year)?|(?-i:FY))s?[ -]?(?:of )?"
            rf"(?:(?P<y>{YYYY})|(?P<s>\d\d))(?!\d)"
            rf"(?:[-–/](?P<f>{YYYY}|\d\d)(?!\d))?",
            fiscal,
        ),
    ]


def _year_rows() -> list[Row]:
    """A number of four digits is a year only where the words about it say so."""
    words = lexicon("dates")
    no = rf"{NOT_A_YEAR}(?! {alternatives(words['not_year_before'])}\b)"
    at, alone = rf"(?P<at>(?P<y>{YYYY}))", r"(?<![\w.,/$€£-])"
    owner = r"(?:'s|\bthe|\bits|\bour|\btheir|\bhis|\bher|\brecord)"
    lead = rf"\b{alternatives(words['year_leads'])}[ ](?:the )?(?:{alternatives(words['year_nouns'])} )?"
    years = [
        rf"{lead}{at}{no}(?![-–/]\d)",
        rf"(?<=\d\d\d\d)(?:,| and| or|, and) {at}{no}(?![-–/]\d)(?! (?-i:[A-Z]))",
        rf"\({at}(?=[,;:)])",
        rf"{alone}{at}(?= ?\(|: ?[$€£\d]|'s\b| ?[:=–—-] ?(?:[$€£¥₹]|US ?\$|(?-i:USD|EUR|GBP|JPY|Rs)\b))",
        rf"{owner} {at}{no}(?= (?-i:[a-z]))",
        rf"{alone}{at}(?= (?:trade|exports|imports|bilateral|turnover)\b)",
        rf"\b(?:early|mid|late|end)[ -]{at}{no}",
    ]
    return [
        (rf"\b(?:from |between )(?:the )?(?P<y>{YYYY}){TO}(?P<f>{YYYY}){NOT_A_YEAR}", span_of_years),
        (
            rf"(?<![\w.,/–-])(?P<y>{YYYY})(?:{DASH}| (?:to|through) )(?P<f>{YYYY}){NOT_A_YEAR}(?![-–/])",
            span_of_years,
        ),
        (rf"(?<![\w.,/–-])(?P<y>{YYYY})[-–/](?P<f>\d\d)(?![\w%/–-]|[.,]\d)", span_of_years),
        *((row, one_year) for row in years),
    ]
