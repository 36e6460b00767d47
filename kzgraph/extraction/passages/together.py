"""Whether the other country that a text names most is one of its two sides, or one that is only spoken of."""

from __future__ import annotations

from kzgraph.extraction.context import Context


def acts_with_home(context: Context, code: str) -> bool:
    """Whether somebody of a country is named, or a sentence names it with the text's own: else it may only deny a deed.

    "Kenya signed a treaty. Nepal denied that it was involved": nothing tells that the treaty is one with Nepal.
    """
    if code == "EU" or any(person.country == code for person in context.people):
        return True
    told: dict[str, set[int]] = {}
    for mention in context.countries:
        if mention.code in (code, context.home) and (sentence := context.source.sentence_at(mention.start)):
            told.setdefault(mention.code, set()).add(sentence.start)
    return bool(told.get(code, set()) & told.get(context.home or "", set()))
