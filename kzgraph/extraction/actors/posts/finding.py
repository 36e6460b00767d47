"""Every role phrase of a text: "Parliamentary Under Secretary of State at the Foreign Office of the UK", as a whole.

A phrase is a head noun (president, minister, director …) with what belongs to it on its left (deputy, Hungarian
Finance, Qatar's) and the chain of prepositions on its right (of Foreign Affairs of Kazakhstan, to Belgium, at the
Ministry …).
Posts inside a chain ("Chief of Staff of the President") belong to the outer phrase: nobody else is meant.
"""

from __future__ import annotations

from dataclasses import replace

from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.posts.reading import role_at
from kzgraph.extraction.actors.role_heads import head_of_title, may_be_head
from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page


def find_roles(page: Page) -> list[RolePhrase]:
    """Every role phrase, left to right, outermost only."""
    found: list[RolePhrase] = []
    i = 0
    while i < len(page.words):
        role = role_at(page, i, found[-1].last if found else 0) if may_be_head(page.words[i].low) else None
        if role is None:
            i += 1
        elif _generic(page, role) or _owns_title(page, role) or _only_honours(page, role):
            i = role.last  # "the minister's special envoy" is none himself
        else:
            found.append(_of_served(page, role) or _of_owner(page, role))
            i = found[-1].last
    return found


def _generic(page: Page, role: RolePhrase) -> bool:
    """Whether a title only says what rank somebody is the first of: "the first Chinese head of state to visit".

    Or a style before the title: "Leader of the Nation, President of Tajikistan".
    """
    styled = page.text(role.first, role.last) in words_of("posts", "styles") and page.same_sentence(
        role.first, role.last
    )
    if styled and page.words[role.last].text in {"-", "–", "—", ","}:
        return True
    head = page.text(role.last - 3, role.last) if role.last - 3 >= role.first else ""
    leader = role.group == "leader" and page.words[role.last - 1].low == "leader"  # "the first Vietnamese leader"
    if not (leader or head in words_of("posts", "ranks_of_leaders")) or not page.same_sentence(
        role.first - 1, role.last
    ):
        return False
    before = page.words[role.first - 1].low
    return before in words_of("people", "firsts") or before in {"as", "only"}


def _owns_title(page: Page, role: RolePhrase) -> bool:
    """Whether a title in lower case only says whose title follows: "the [minister]'s special envoy"."""
    k = role.last + 1
    if page.words[role.last - 1].capital or not page.same_sentence(role.first, k) or page.words[role.last].text != "'s":
        return False
    return head_of_title(page, k) is not None


def _only_honours(page: Page, role: RolePhrase) -> bool:
    """Whether a title that alone is an honorific stands alone before a name: "Chief Olusegun Obasanjo"."""
    if role.last - role.first > 1 or page.words[role.first].text not in words_of("posts", "titles_that_honour"):
        return False
    k = role.last
    named = page.same_sentence(role.first, k + 1) and all(
        page.namelike(j) and not page.vocabulary(j) for j in (k, k + 1)
    )
    return named or (page.same_sentence(role.first, k) and page.given(k))


def _of_served(page: Page, role: RolePhrase) -> RolePhrase | None:
    """The title of the one who is served, where it is his name that follows: "an aide to [President] NAME".

    With an article the name is the servant's: "Aide to the President NAME"; and so it is behind the country.
    """
    named = page.same_sentence(role.first, role.last) and page.namelike(role.last)
    if role.group not in words_of("posts", "groups_that_serve") or not named:
        return None
    for i in range(role.first + 2, role.last):
        head = page.words[i].capital and may_be_head(page.words[i].low)
        served = role_at(page, i, role.first + 1) if head else None
        if served and served.last == role.last and served.group in words_of("posts", "groups_of_countries"):
            at = served.first - 1
            return served if at > role.first and page.words[at].low in _SERVING and served.country is None else None
    return None


# Between one who serves and whom.
_SERVING = frozenset({"of", "to", "for"})


def _of_owner(page: Page, owner: RolePhrase) -> RolePhrase:
    """The title that belongs to a holder of another: "the Russian President's [Special Envoy]"; else the same one."""
    k = owner.last + 1
    if owner.plural or not page.same_sentence(owner.first, k) or page.words[owner.last].text not in {"'s", "'"}:
        return owner
    head = head_of_title(page, k) if page.words[k].capital and page.words[owner.last - 1].capital else None
    role = role_at(page, head, k) if head is not None else None
    serving = words_of("posts", "groups_that_serve")
    if owner.group == "head_of_state":  # "the Custodian of the Two Holy Mosques' Ambassador to Jordan"
        serving = serving | words_of("posts", "groups_sent")
    if role is None or role.group not in serving:
        return owner
    country, body = role.country or owner.country, role.organisation or owner.organisation
    return replace(role, first=owner.first, country=country, organisation=body)
