"""Whether money that is no trade passes between two economies at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.figures.amounts import Amount
from kzgraph.extraction.figures.pairs.economies import Economy, Pair, company_state, named_group
from kzgraph.extraction.figures.rules import rule
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.sides import is_about
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import CountryCode


def of_all_investors(context: Settled, sentence: Sentence, economies: Sequence[Economy]) -> CountryCode | None:
    """The economy of which investment is all that it attracted from abroad, where no one source is told.

    "$380 billion have been attracted to the national economy", "foreign direct investment into Peru".
    """
    flat, codes = context.flat, {p.code for p in economies}
    if context.home and codes <= {context.home} and rule("from_all").search(flat, sentence.start, sentence.end):
        return context.home
    if len(codes) != 1:
        return None
    into = any(
        rule("fdi_into").search(flat, max(sentence.start, p.start - 60), p.start)
        or any(rule(key).match(flat, p.end, sentence.end) for key in ("fdi_of", "fdi_attracted"))
        for p in economies
    )
    return economies[0].code if into else None


def _codes_of(context: Settled) -> set[CountryCode]:
    """The states of the people whom a text names."""
    return {p.country for p in context.people if p.country}


def is_lent(context: Settled, sentence: Sentence) -> bool:
    """Whether a sentence goes on about loans of a bank that the paragraphs just above name."""
    said = context.flat[sentence.start : sentence.end]
    return rule("of_loans").search(said) is not None and _lender_before(context, sentence)


def is_lent_by_former(context: Settled, sentence: Sentence, end: int) -> bool:
    """Whether a bank that the paragraphs just above name gives what is told before `end`: "the Bank has invested"."""
    told = rule("the_bank").search(context.flat, sentence.start, end)
    named = told is not None and _BANK.search(told.group()) is not None
    return told is not None and _lender_before(context, sentence, _FAR_ABOVE if named else _BLOCKS_OF_LENDER)


_BANK = re.compile(r"bank|lender|fund\b", re.IGNORECASE)


def _lender_before(context: Settled, sentence: Sentence, blocks: int = 2) -> bool:
    """Whether a bank of many states publishes the text, or the paragraphs just above a sentence name one."""
    if rule("world_lenders").search(context.source.document.publisher or ""):
        return True
    sentences = context.source.sentences
    index = context.source.number_of(sentence)
    near = [s for s in sentences[max(0, index - blocks * 3) : index] if sentence.block - s.block <= blocks]
    return any(rule("world_lenders").search(context.flat, s.start, s.end) for s in near)


# How many paragraphs, of three sentences each, before a loan its bank may be named, and where "the bank" gives it.
_BLOCKS_OF_LENDER = 2
_FAR_ABOVE = 4


# Words of which each tells that money leaves its own state.
_ABROAD = ("abroad", "to_many", "to_body", "lenders", "own_capital", "invested_abroad", "foreign_capital")


def is_between(
    pair: Pair, economies: Sequence[Economy], last: Pair | None, stage: Stage, sentence: Sentence, amount: Amount
) -> bool:
    """Whether money that is no trade passes between two economies, or between a foreign one and a group.

    `last` is the pair of the figure before it in the paragraph.
    """
    context = stage.context
    span = context.flat, sentence.start, sentence.end
    alone = len({p.code for p in economies}) == 1 and economies[0].code != "EU"
    if alone and rule("own_spending").search(*span) and not rule("for_others").search(*span):
        return False  # "Peru will spend $5 million on roads"
    if any(p.code != context.home for p in economies):
        return True
    if any(rule(key).search(context.flat, sentence.start, sentence.end) for key in _ABROAD):
        return True
    if is_lent_by_former(context, sentence, amount.start):
        return True
    bodies = [b for _, _, b in context.bodies_between(sentence.start, sentence.end)]
    if any(b.kind == "intergovernmental" for b in bodies):
        return True
    if pair[1] not in (None, context.home) and any(company_state(b) == pair[1] for b in bodies):
        return True  # "Eni will invest $5 million", in a text of one of its hosts
    if pair[1] is None and pair[0] not in (None, context.home) and rule("donors").search(*span):
        return True
    if pair[1] is None and named_group().search(context.flat, sentence.start, sentence.end):
        return True
    if pair[1] is None and pair[0] not in (None, context.home) and pair[0] in _codes_of(context):
        return True  # what a foreign state or the Union promises to many
    own = context.home and amount.unit.startswith(context.home) and amount.unit not in lexicon("currencies")["abroad"]
    if own and rule("allotted").search(*span) and not rule("for_others").search(*span):
        return False  # "the Government allocated 5 billion tenge for roads"
    if rule("domestic").search(context.flat, sentence.start, sentence.end):
        return False
    if pair == last:
        return True  # "The first tranche, $5 million, came in August"
    if None in pair:
        return False
    return any(is_about(stage, sentence, code) for code in pair if code is not None and code != context.home)
