"""Names beside titles, over the shapes in which the press gives them:

TITLE NAME                    Foreign Minister Péter Szijjártó
TITLE, NAME,                  the Ambassador of Kazakhstan to Belgium, Roman Vassilenko,
NAME, TITLE and TITLE         Andžejs Viļumsons, Deputy State Secretary and Political Director of …
TITLE NAME of COUNTRY         President Ashraf Ghani of Afghanistan
"""

from __future__ import annotations

from kzgraph.extraction.actors.people.after_titles import names_after
from kzgraph.extraction.actors.people.before_titles import end_before
from kzgraph.extraction.actors.people.holding import behind_name
from kzgraph.extraction.actors.people.named import Named, named_at
from kzgraph.extraction.actors.people.names import name_start
from kzgraph.extraction.actors.posts.chains import Chain, chains
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.text.page import Page

# Words after a title that belong to it or to a list of titles.
_GOING_ON = frozenset({"of", "for", "to", "and", "who", "at", "in", "since", "from", "until"})


def by_title(page: Page, roles: list[RolePhrase], taken: list[bool]) -> tuple[list[Named], list[Chain]]:
    """Names beside a chain of titles, and the chains that have found none; `taken` words are of titles."""
    found: list[Named] = []
    waiting: list[Chain] = []
    for chain in chains(page, roles):
        names = names_after(page, chain, taken)
        found += names
        if not names:
            waiting.append(chain)
    ends = {named.last: named for named in found}
    left: list[Chain] = []
    for chain in waiting:
        end = end_before(page, chain)
        start = None if end is None else ends[end].first if end in ends else name_start(page, end, taken)
        titled = end in ends and bool(ends[end].roles)
        if end is None or start is None or _is_anothers(page, start, chain, titled=titled):
            left.append(chain)
        elif end not in ends:
            ends[end] = named_at(page, start, end, behind_name(page, end, chain))
            found.append(ends[end])
        else:
            _give(ends[end], behind_name(page, end, chain))
    return found, left


def _give(named: Named, chain: Chain) -> None:
    named.roles.extend(role for role in chain if role not in named.roles)


def attach_appositions(page: Page, waiting: list[Chain], named: list[Named]) -> list[Chain]:
    """ "Kosherbaev, Deputy Prime Minister since February": a bare surname before a title; the chains without one."""
    ends = {n.last: n for n in named}
    left: list[Chain] = []
    for chain in waiting:
        end = end_before(page, chain) or -1
        peer = page.same_sentence(end - 2, end) and page.words[end - 2].low == "of"  # "Lord Ahmad of Wimbledon"
        owner = ends.get(end) or (ends.get(end - 2) if peer else None)
        if owner is None or _is_anothers(page, owner.first, chain, titled=bool(owner.roles)):
            left.append(chain)
        else:
            _give(owner, behind_name(page, owner.last, chain))
    return left


def _is_anothers(page: Page, start: int, chain: Chain, *, titled: bool) -> bool:
    """Whether titles behind a name that begins at token `start` are those of somebody else."""
    lead = page.flat[page.sentence_of(start).start : page.words[start].start]
    if page.words[chain[0].first - 1].low == "as" and pattern("posts", "served_under", cased=True).search(lead):
        return True  # "A served under President B as deputy minister"
    apposition = titled or page.words[start - 1].text == ","  # "With his colleague, NAME, the Minister discussed"
    return _of_several(page, start, chain) or (apposition and _is_subject(page, chain))


def _is_subject(page: Page, chain: Chain) -> bool:
    """Whether a bare title is somebody else, who acts: "the Ambassador of Kosovo, NAME, the President thanked"."""
    role = chain[0]
    if len(chain) > 1 or role.country or role.organisation or page.words[role.first - 1].low != "the":
        return False
    after = page.words[role.last] if page.same_sentence(role.first, role.last) else None
    return after is not None and after.word and after.text == after.low and after.low not in _GOING_ON


def _of_several(page: Page, start: int, chain: Chain) -> bool:
    """Whether a plural behind a name says who else is there: "… President NAME, representatives of the ILO", and behind
    several: "A and B, [CEOs] from companies that invest"."""
    if chain[-1].plural and pattern("posts", "of_many", cased=True).match(
        page.flat, page.words[chain[-1].last - 1].end
    ):
        return True
    joined = page.same_sentence(start - 1, start) and page.words[start - 1].low in {"and", "&", ","}
    return chain[0].plural and not joined
