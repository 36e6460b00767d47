"""Every role phrase of a text: "Parliamentary Under Secretary of State at the Foreign Office of the UK", as a whole.

A phrase is a head noun (president, minister, director …) with what belongs to it on its left (deputy, Hungarian
Finance, Qatar's) and the chain of prepositions on its right (of Foreign Affairs of Kazakhstan, to Belgium, at the
Ministry …).
Posts inside a chain ("Chief of Staff of the President") belong to the outer phrase: nobody else is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kzgraph.extraction.actors.people.names import name_end
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.posts.reading import role_at
from kzgraph.extraction.actors.role_heads import begins_role, head_of_title, may_be_head
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page


def find_roles(page: Page) -> list[RolePhrase]:
    """Every role phrase, left to right, outermost only."""
    found: list[RolePhrase] = []
    i = 0
    while i < len(page.words):
        role = role_at(page, i, found[-1].last if found else 0) if may_be_head(page.words[i].low) else None
        if role is None:
            i += 1
        elif any(no_post(page, role) for no_post in (_generic, _owns_title, _only_honours, _only_wanted, _of_ship)):
            i = role.last  # "the minister's special envoy" is none himself
        else:
            found += _with_served(page, role) or [_of_owner(page, role)]
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


def _of_ship(page: Page, role: RolePhrase) -> bool:
    """Whether a title is a part of the name of a ship: "HMS [Queen] Elizabeth"."""
    before = page.same_sentence(role.first - 1, role.first) and page.words[role.first - 1].text
    return before in words_of("people", "ships")


def _only_wanted(page: Page, role: RolePhrase) -> bool:
    """Whether somebody only stands for a post: "Kenya's candidate for [President of the Assembly], NAME"."""
    before = page.flat[page.sentence_of(role.first).start : page.words[role.first].start]
    return pattern("posts", "wanted_before").search(before) is not None


def _with_served(page: Page, role: RolePhrase) -> list[RolePhrase]:
    """Two titles, where the name that follows is of the one who is served: "an [aide to [President]] NAME"; else none.

    With an article the name is the servant's: "Aide to the President NAME"; and so it is behind the country, unless the
    servant is named before: "NAME, aide to [President of Peru] NAME", or behind it: "Aide to President NAME, NAME,".
    """
    named = page.same_sentence(role.first, role.last) and page.namelike(role.last)
    if role.group not in words_of("posts", "groups_that_serve") or not named:
        return []
    served = next(_served(page, role), None)
    if served is None or served.group in words_of("posts", "groups_sent"):
        return []
    k = served.first - 1
    while k > role.first and page.words[k].low in words_of("posts", "former"):
        k -= 1
    if k <= role.first or page.words[k].low not in _SERVING:
        return []
    another = _told_of_another(page, role) or end_of_servant(page, role.last) is not None
    if _goes_on_behind_head(page, served) and not another:
        return []
    country = role.country or served.country
    own = replace(role, last=k, title_end=role.last, country=country) if another else None
    return [own, served] if own else [served]


def _served(page: Page, role: RolePhrase) -> Iterator[RolePhrase]:
    """The titles within a title that end where it ends."""
    for i in range(role.first + 2, role.last):
        told = page.words[i].capital or any(
            t.low in words_of("posts", "former") for t in page.words[role.first + 2 : i]
        )
        head = told and may_be_head(page.words[i].low)  # "adviser to then prime minister NAME"
        inner = role_at(page, i, role.first + 1) if head else None
        if inner and inner.last == role.last:
            yield inner


def _goes_on_behind_head(page: Page, role: RolePhrase) -> bool:
    """Whether a title says behind its head of what it is: "President of Peru", and not "Foreign Minister"."""
    return any(page.words[j].low in words_of("posts", "prepositions") for j in range(role.first, role.last))


def _told_of_another(page: Page, role: RolePhrase) -> bool:
    """Whether a servant's title is not that of the name behind it: "NAME, [aide to …]", "an [aide to …]"."""
    before = page.words[role.first - 1] if page.same_sentence(role.first - 1, role.first) else None
    if before is None:
        return False
    if before.low in {"a", "an"}:
        return True
    return before.text == "," and page.same_sentence(role.first - 2, role.first) and page.namelike(role.first - 2)


def end_of_servant(page: Page, i: int) -> int | None:
    """The token after the servant's name where the name at token i is of the one served: "aide to A[, B],"."""
    comma = name_end(page, i, sure=True)
    if comma is None or not page.same_sentence(i, comma + 1) or page.words[comma].text != ",":
        return None
    end = name_end(page, comma + 1, sure=True)
    whole = end is not None and end - comma > _FULL_NAME and page.same_sentence(i, end)
    if end is None or not whole or page.words[end].text != "," or page.vocabulary(comma + 1):
        return None
    return None if page.same_sentence(i, end + 1) and begins_role(page, page.over_article(end + 1)) else end


# A comma and a name of two words.
_FULL_NAME = 2
# Between one who serves and whom.
_SERVING = frozenset({"of", "to", "for"})


def _of_owner(page: Page, owner: RolePhrase) -> RolePhrase:
    """The title that belongs to a holder of another: "the Russian President's [Special Envoy]"; else the same one."""
    k = owner.last + 1
    if owner.plural or not page.same_sentence(owner.first, k) or page.words[owner.last].text not in {"'s", "'"}:
        return owner
    head = head_of_title(page, k) if page.words[owner.last - 1].capital else None
    role = role_at(page, head, k) if head is not None else None
    serving = words_of("posts", "groups_that_serve")
    if owner.group == "head_of_state":  # "the Custodian of the Two Holy Mosques' Ambassador to Jordan"
        serving = serving | words_of("posts", "groups_sent")
    if role is None or role.group not in serving:
        return owner
    country, body = role.country or owner.country, role.organisation or owner.organisation
    return replace(role, first=owner.first, country=country, organisation=body)
