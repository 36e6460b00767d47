"""Two who sign for two sides: "signed by A and B" in the order of the parties."""

from __future__ import annotations

from itertools import pairwise

from kzgraph.extraction.actors.affiliation.mentions import LOOK_BACK, Run, give
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import pattern

_PAIR = 2


def affiliate_signatories(context: Context, lists: list[Run]) -> None:
    """ "Signed by A and B": one for each side, in the order of the parties or of the document's other papers."""
    pairs = [run for run in lists if len(run) == _PAIR and _signed(context, run)]
    if not pairs:
        return
    orders = [(run[0].person.country, run[1].person.country) for run in pairs]
    papers = [order for run, order in zip(pairs, orders, strict=True) if signs_document(context, run)]
    known = {(a, b) for a, b in papers if a and b and a != b}  # not of those who "exchanged messages"
    for run, (first, second) in zip(pairs, orders, strict=True):
        order = _parties(context, run) or (next(iter(known)) if len(known) == 1 else None) or _of_pair(context, run)
        if order and first in (None, order[0]) and second in (None, order[1]):
            give(run[:1], order[0])
            give(run[1:], order[1])


def _of_pair(context: Context, run: Run) -> tuple[str, str] | None:
    """The countries of two who sign of whom one is of either of the two that the text is about: the other of the
    other."""
    if not is_signing_pair(context, run) or "EU" in context.pair:
        return None  # of those who sign for the Union their posts tell it
    first, second = (m.person.country for m in run)
    told = first or second
    if told is None or (first and second) or told not in context.pair or len(context.pair) != _PAIR:
        return None
    other = next(code for code in context.pair if code != told)
    if not _takes_part(context, told, other):
        return None  # "signed a memorandum on supplies to Ukraine"
    return (told, other) if first else (other, told)


def _takes_part(context: Context, told: str, other: str) -> bool:
    """Whether a text says of another country that it does something with the one told, and not only that it is a topic.

    It is named together with that one, or has people there, or a city where something is done.
    """
    if any(place.country == other for place in context.places):
        return True
    if any(p.country == other and not p.assumed for p in context.people):
        return True
    flat, of_people = context.flat, pattern("sides", "people_of_country")
    for left, right in pairwise(context.countries):
        if {left.code, right.code} == {told, other} and pattern("sides", "names_two").fullmatch(
            flat, left.end, right.start
        ):
            return True
    return any(c.code == other and of_people.match(flat, c.end) for c in context.countries)


def is_signing_pair(context: Context, run: Run) -> bool:
    """Whether two are told to sign a document, one for each side; a decree is one country's."""
    return len(run) == _PAIR and signs_document(context, run)


def signs_document(context: Context, run: Run) -> bool:
    """Whether those of a list are told to sign a document of two states."""
    if not _signed(context, run):
        return False
    start, end = run[0].sentence
    signs = pattern("sides", "signs_document").search(context.flat, start, end)
    return signs is not None and pattern("sides", "of_one_state").search(context.flat, start, end) is None


def _signed(context: Context, run: Run) -> bool:
    flat, (start, end) = context.flat, run[0].sentence
    before = pattern("sides", "signed_by").search(flat, max(start, run[0].lead - LOOK_BACK), run[0].lead)
    return before is not None or pattern("sides", "signed").match(flat[run[-1].tail : end]) is not None


def _parties(context: Context, run: Run) -> tuple[str, str] | None:
    """The countries of the two parties "between A and B", of which one may be the document's own."""
    flat, (start, _) = context.flat, run[0].sentence
    match = pattern("sides", "parties").search(flat, start, run[0].lead)
    if match is None:
        return None
    sides = [_codes(context, *match.span(k)) for k in (1, 2)]
    if any(len(codes) > 1 for codes in sides) or not (sides[0] or sides[1]):
        return None
    first, second = (codes.pop() if codes else context.home for codes in sides)
    return (first, second) if first and second and first != second else None


def _codes(context: Context, start: int, end: int) -> set[str]:
    codes = {c.code for c in context.countries if start <= c.start < end}
    bodies = {o.country for o in context.organisations if o.country and any(start <= m.start < end for m in o.mentions)}
    return codes | bodies
