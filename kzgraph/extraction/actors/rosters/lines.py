"""The parts of a line in a list: the name with which it begins, its titles, and the marks between them."""

from __future__ import annotations

from kzgraph.extraction.actors.bodies.body import Part, head_nouns
from kzgraph.extraction.actors.people.names import name_end
from kzgraph.extraction.text.page import Page, particles, phrase_table

_PARTING = frozenset({",", ";", "|", ":"})
_DASHES = frozenset({"–", "—", "-"})
_LONGEST_NAME = 6


def name_in_line(page: Page, first: int, last: int) -> Part | None:
    """The name with which a line begins, behind titles and honorifics, as long as its shape is that of a name."""
    i = _over_titles(page, first, last)
    end = i
    while end < last and not ends_part(page, end):
        end += 1
    if (whole := name_end(page, i, sure=True)) is not None and whole <= end and page.words[whole - 1].word:
        end = whole if whole == end or not page.words[whole].capital else end
    words = [page.words[k] for k in range(i, end)]
    names = [w for w in words if w.word and w.capital and not w.initial]
    shaped = all(w.capital or w.low in particles() or not w.word for w in words) and len(names) >= 2
    if not shaped or len(words) > _LONGEST_NAME or has_head(page, i, end) or has_title(page, i, end):
        return None
    if any(page.country[k] and not page.given(k) for k in range(i, end)) or page.words[i].low in {"the", "a"}:
        return None
    return i, end


def _over_titles(page: Page, i: int, last: int) -> int:
    """The token after "The Rev. Dr." or "Bishop" with which a line begins."""
    tables = (phrase_table("posts", "honorifics"), phrase_table("posts", "heads"))
    while i < last:
        article = i + 1 if page.words[i].low == "the" else i
        hits = [hit[0] for table in tables if (hit := page.phrase_at(article, table, last))]
        if not hits or max(hits) >= last or not page.words[max(hits)].word:
            return i
        i = max(hits)
    return i


def ends_part(page: Page, i: int) -> bool:
    """Whether a mark here ends one part of a line; no dash within a word: "Jean–Pierre"."""
    text, start, end = page.words[i].text, page.words[i].start, page.words[i].end
    if text in _DASHES:
        return page.flat[start - 1] == " " or (text != "-" and page.flat[end : end + 1] == " ")
    return text in _PARTING or text == "("


def has_head(page: Page, first: int, last: int) -> bool:
    """Whether a noun of bodies' names stands here; not where it is a given name."""
    table = head_nouns()
    return any(page.phrase_at(k, table, last) and not page.given(k) for k in range(first, last))


def has_title(page: Page, first: int, last: int) -> bool:
    """Whether a word of posts stands here; "Justice" is a word of bodies' names as often, and "Dean" a name."""
    table = phrase_table("posts", "heads")
    hits = ((k, page.phrase_at(k, table, last)) for k in range(first, last))
    return any(hit and hit[1] != "judge" and not page.perhaps_given(k) for k, hit in hits)
