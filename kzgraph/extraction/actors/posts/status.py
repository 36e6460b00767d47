"""Whether a title's own words tell that it is held, was held or is to come: "[former] minister", "minister-[elect]"."""

from __future__ import annotations

from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page
from kzgraph.model import RoleStatus


def status_at(page: Page, first: int, head: int) -> RoleStatus:
    """Whether a title is held, was held ("former", "then") or will be ("incoming", "-designate")."""
    if any(_ended(page, k, first) for k in range(max(0, first - 2), first) if page.same_sentence(k, head)):
        return "former"
    before = (page.words[k].low for k in range(max(0, first - 1), head) if page.same_sentence(k, head))
    if words_of("posts", "chosen_before") & set(before):
        return "future"
    return "future" if page.words[head].low.endswith(tuple(words_of("posts", "chosen_suffixes"))) else "held"


def _ended(page: Page, k: int, first: int) -> bool:
    """Whether the word at k says of the title that begins at `first` that it was held: "then Prime Minister X".

    Not so where "then" tells of the next step: "he then met Prime Minister X", "Then Prime Minister X spoke".
    """
    word = page.words[k].low
    if word not in words_of("posts", "former") or {"by", "of"} & {page.words[j].low for j in range(k, first)}:
        return False
    if word not in words_of("posts", "former_or_later"):
        return True
    if page.opens_sentence(k):
        return k == first - 1 and (word != "then" or page.source.document.text[page.words[k].end] == "-")
    before = page.words[k - 1].low
    with_him = before == "and" and page.words[k - 2].low in _WITH_WHOM  # "she and then Minister X"
    return k == first - 1 and (with_him or before not in {"and", "but", ";", "since", "until", "till"})


_WITH_WHOM = frozenset({"he", "she", "they", "i", "we"})
