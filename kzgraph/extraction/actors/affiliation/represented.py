"""Who acts for a country or a body: "NAME represented Jordan", "A signed for Jordan and B for the World Bank"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kzgraph.extraction.actors.affiliation.mentions import LOOK_BACK, Run, give
from kzgraph.extraction.actors.affiliation.service import is_international_body
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern, words_of

# So far from those who represent it a country or a body may stand.
_REACH = 80
# "Ukraine was represented by A; Denmark, by B".
_ELLIPSES = frozenset({", by ", " by ", ", by the ", " by its ", " by the ", ", by its "})
# "For Kenya, A": between a party that is named first and its people.
_FIRST = frozenset({", ", ", the ", " ", " the ", ": "})
# "A signed for Ukraine, B for Denmark".
_FOR = frozenset(
    {" for ", " for the ", " on behalf of ", " on behalf of the ", ", for ", ", for the ", ", on behalf of "}
)
# "NAME of the Kuwaiti Ministry of Finance".
_OF = frozenset({" of ", " of the ", " from ", " from the ", ", of the "})


@dataclass(frozen=True, slots=True)
class _Party:
    """A place that names whom somebody may represent; `code` is None for a body that is of no country told."""

    start: int
    end: int
    code: str | None
    international: bool = False
    is_body: bool = False


def affiliate_representatives(context: Context, run: Run) -> None:
    """Give those of a list the country that the text says that they represent, or note that it is none.

    Two who sign "on behalf of Slovenia and Italy" have one each. Who signs for a body of no country known is at least
    none of the document's own officials.
    """
    if all(m.person.country or m.person.international for m in run):
        return
    start, end = run[0].sentence
    parties = [*_countries(context, start, end), *_bodies(context, start, end)]
    for party in sorted(parties, key=lambda p: p.start):
        if not _is_represented(context, run, party):
            continue
        row = _row(context.flat, party, parties) if len(run) > 1 else [party]
        if len(row) == 1:
            _give(context, run, party)
        elif len(row) == len(run):
            for mention, own in zip(run, row, strict=True):
                _give(context, [mention], own)


def _countries(context: Context, start: int, end: int) -> Iterator[_Party]:
    first = bisect_left(context.countries, start, key=lambda c: c.start)
    for country in context.countries[first : bisect_left(context.countries, end, first, key=lambda c: c.start)]:
        yield _Party(country.start, country.end, country.code)


def _bodies(context: Context, start: int, end: int) -> Iterator[_Party]:
    """The bodies of a sentence; a ministry without a country says nothing of whose it is."""
    for body in context.organisations:
        if body.country is None and body.kind in words_of("organisations", "kinds_of_state"):
            continue
        for mention in body.mentions:
            if start <= mention.start < end:
                yield _Party(mention.start, mention.end, body.country, is_international_body(body), is_body=True)


def _row(flat: str, first: _Party, parties: list[_Party]) -> list[_Party]:
    """The parties that a list begins with one: "on behalf of [Slovenia, Italy and the World Bank]"."""
    row = [first]
    for party in sorted(parties, key=lambda p: p.start):
        if party.start >= row[-1].end and flat[row[-1].end : party.start] in _JOINTS:
            row.append(party)
    return row


_JOINTS = frozenset({", ", " and ", ", and ", ", the ", " and the ", ", and the "})


def _give(context: Context, run: Run, party: _Party) -> None:
    give(run, party.code)
    for person in (m.person for m in run if party.code is None and m.person.country is None):
        person.international = person.international or party.international
        person.not_of = context.home if context.speaks else None


def _is_represented(context: Context, run: Run, party: _Party) -> bool:
    """Whether the words between a list and a party, or those about both, say that the former act for the latter."""
    flat, (start, end) = context.flat, run[0].sentence
    ahead = flat[max(start, party.start - _REACH) : party.start]
    inverted = (
        pattern("sides", "were").match(flat, party.end) is not None
        and pattern("sides", "representing_first").search(ahead) is not None
    )
    after = flat[run[-1].tail : party.start] if run[-1].tail <= party.start else ""
    if 0 < len(after) < _REACH:
        if flat.startswith("'s", party.end):
            return False  # "thanked A for Germany's support"
        if inverted or pattern("sides", "by_another").match(flat, party.end):
            return False  # "…; representing Oman was B", "…, for Oman by B"
        if party.is_body and after in _OF and (party.code or party.international):
            return True
        elliptic = after in _FOR and (
            pattern("sides", "signs_or_speaks").search(flat, start, end) or _one_each(context, run)
        )
        signed = pattern("sides", "signed_document_for").search(after)
        own = signed is not None and (signed["how"] != "for" or _one_each(context, run))
        return bool(elliptic) or own or pattern("sides", "representing").search(after) is not None
    before = flat[party.end : run[0].lead] if party.end <= run[0].lead else ""
    if before in _FIRST and pattern("sides", "party_first", cased=True).search(ahead):
        opens = pattern("sides", "took_part").match(flat, run[-1].tail)
        return opens is not None or _others_told(context, start, party.start)
    if pattern("sides", "opens_for").search(flat[start : party.start]) and pattern("sides", "signed_then_by").match(
        before
    ):
        return True
    if not 0 < len(before) < _REACH:
        return False
    form = pattern("sides", "represented_by")
    if before not in _ELLIPSES:
        return _ends(form, before) or (inverted and pattern("sides", "were").fullmatch(before) is not None)
    signed = pattern("sides", "signed_for").search(flat, max(start, party.start - LOOK_BACK), party.start)
    signed = signed if pattern("sides", "was_signed").search(flat, start, end) else None
    return signed is not None or form.search(flat, start, party.start) is not None or _ends(form, before)


def _others_told(context: Context, start: int, end: int) -> bool:
    """Whether those of another country are told before in the sentence: "present for Chad was A, and for [Peru] B"."""
    form, took_part = pattern("sides", "representing_first"), pattern("sides", "took_part")
    first = (form.search(context.flat, start, c.start) for c in _countries(context, start, end))
    return any(first) or took_part.search(context.flat, start, end) is not None


def _one_each(context: Context, run: Run) -> bool:
    """Whether several countries of a sentence stand behind "for": "Minister A for Peru and Minister B for Chile"."""
    start, end = run[0].sentence
    ahead = (
        context.flat[max(start, party.start - LOOK_BACK) : party.start] for party in _countries(context, start, end)
    )
    return sum(words.endswith((" for ", " for the ")) for words in ahead) > 1


def _ends(form: re.Pattern[str], text: str) -> bool:
    match = form.match(text)
    return match is not None and text[match.end() :].strip() in {"", "the", "its", "their", "our"}
