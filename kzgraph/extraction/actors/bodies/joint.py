"""Joint bodies of two states in lower case: "the Polish-Mongolian intergovernmental commission on trade"."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.extraction.actors.bodies.body import Body
from kzgraph.extraction.actors.bodies.right import lower_fields
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page

# "joint economic and trade cooperation committee": so many words stand between what makes it joint and its head.
_MOST_WORDS = 7


def in_lower_case_joint(page: Page) -> Iterator[Body]:
    """Joint commissions, committees and groups in lower case that two states or their fields tell from others."""
    heads = words_of("organisations", "joint_heads_in_lower_case")
    for i, token in enumerate(page.words):
        if token.low in heads and not token.capital and (first := _first(page, i)) is not None:
            yield from _named(page, first, i + 1)


def _named(page: Page, first: int, end: int) -> Iterator[Body]:
    """The body whose words in lower case stand between two tokens, if two states stand before or fields after."""
    last = lower_fields(page, end) if page.same_sentence(end - 1, end) else None
    states = _two_states(page, first)
    if states is not None:
        yield Body(states, last or end, "intergovernmental")
    elif last is not None and words_of("organisations", "joint_alone") & {t.low for t in page.words[first:end]}:
        yield Body(first, last, "intergovernmental")


def _first(page: Page, head: int) -> int | None:
    """The first word in lower case of a joint body: "[joint] working group"; None where nothing makes it joint."""
    fields, joint = words_of("organisations", "lower_fields"), words_of("organisations", "joint_in_lower_case")
    first, found = head, False
    while page.same_sentence(first - 1, head) and head - first < _MOST_WORDS:
        token = page.words[first - 1]
        if token.capital or not (token.low in joint or token.low in fields):
            break
        first -= 1
        found = found or token.low in joint
    while first < head and page.words[first].low in {"and", "in", "other"}:
        first += 1
    return first if found else None


def _two_states(page: Page, i: int) -> int | None:
    """Where a pair of states begins that ends before token i: "[Armenian-Vietnamese] commission", "[A–B]"."""
    k = i - 1
    if not page.same_sentence(k, i):
        return None
    start, end = page.words[k].start, page.words[k].end
    if "-" in page.words[k].text and len({c.code for c in page.countries if start <= c.start < end}) > 1:
        return k
    dash = page.same_sentence(k - 2, i) and page.words[k - 1].text in {"-", "–", "—"}
    if dash and (left := page.country[k - 2]) and page.country[k]:
        return page.at(left.start)
    return None
