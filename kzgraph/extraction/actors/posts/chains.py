"""Titles that are given together: "Deputy Prime Minister – Minister of Foreign Affairs"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kzgraph.extraction.actors.people.names import name_end, skip_honorifics
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page, phrase_table

Chain = list[RolePhrase]
"""Titles of one person that are given together."""


def chains(page: Page, roles: list[RolePhrase]) -> Iterator[Chain]:
    """Group titles that are given together: "Deputy Prime Minister – Minister of Foreign Affairs"."""
    chain: Chain = []
    for role in roles:
        if chain and not _linked(page, chain[-1].last, role.first):
            yield chain
            chain = []
        if chain and (rest := _of_other_country(chain, role)) is not None:
            yield chain[:rest]
            chain = chain[rest:]
        if chain and (
            _stands_alone(page, chain[-1], role)
            or _after_name(page, chain, role)
            or _before_subject(page, chain, role)
            or _before_speaker(page, chain, role)
        ):
            yield chain
            chain = []
        chain.append(role)
    if chain:
        yield chain


def _of_other_country(chain: Chain, following: RolePhrase) -> int | None:
    """Where a chain ends before another country's titles: "the Minister of Peru, [Vice Premier, Minister of Chile]"."""
    if not following.country or following.accredited_to:
        return None
    others = [k for k, role in enumerate(chain) if role.country and role.country != following.country]
    abroad = any(role.accredited_to for role in chain)
    return others[-1] + 1 if others and not abroad else None


def _after_name(page: Page, chain: Chain, following: RolePhrase) -> bool:
    """Whether a chain stands after its name and the next title before another: "A, head of X, and Congressman B"; or
    after "as": "A's time as minister, and Deputy Minister B"."""
    first = chain[0].first
    letters = page.text(first, chain[0].last) in words_of("posts", "postnominals")  # "A [MP] and Secretary B"
    while page.same_sentence(first - 1, following.last) and (
        page.words[first - 1].low in _before_titles()
        or page.words[first - 1].text.isdigit()
        or page.calendar(first - 1)
    ):
        first -= 1
    if page.words[first - 1].text == "'s" and page.same_sentence(first - 1, following.last):
        first = over_master(page, first - 1) + 1  # "A, Xi's chief of staff, and Vice Premier B"
    if not page.same_sentence(first - 2, following.last) or not (letters or page.words[first - 1].low in {",", "as"}):
        return False
    gap = [t.text for t in page.words[chain[-1].last : following.first]]
    end = first if letters else _before_party(page, first - 1)
    behind = page.words[first - 1].low == "as" or (page.namelike(end - 1) and not page.vocabulary(end - 1))
    if not (letters or "," in gap) or not behind:
        return False
    owned = page.country[following.first] or page.body[following.first]
    if owned and not any(role.country for role in chain):
        return True  # "A, Minister of Transport, and Kenya's Minister of Works signed"
    k = skip_honorifics(page, following.last)
    if not page.same_sentence(following.first, k):
        return False
    goes_on = page.same_sentence(k, k + 1) and page.namelike(k + 1)
    named = page.namelike(k) and not page.vocabulary(k)
    return named or (goes_on and (page.perhaps_given(k) or page.surname_first(k)))


def over_master(page: Page, k: int) -> int:
    """The comma before whom somebody serves, where a genitive ends at k: "NAME, [President NAME's] chief of staff"."""
    for start in range(k - 1, max(k - _LONGEST_MASTER, 0), -1):
        token = page.words[start]
        if token.text == ",":
            return start if start < k - 1 else k
        if not (page.same_sentence(start, k) and token.word and token.capital):
            break
    return k


# "Prime Minister Abdullah bin Ali Khan's" has at most so many words.
_LONGEST_MASTER = 7


def _before_party(page: Page, comma: int) -> int:
    """The token after the name before a comma, with or without "(R-FL)" between them; at most four are in brackets."""
    for k in range(comma - 3, comma - 7, -1):
        if page.words[comma - 1].text == ")" and page.same_sentence(k, comma) and page.words[k].text == "(":
            return k
    return comma


@cache
def _before_titles() -> frozenset[str]:
    """Words between a comma and a title behind a name: ", then minister", ", since 2022 its ambassador"."""
    return words_of("posts", "former") | words_of("posts", "determiners") | {"a", "an", "since", "until"}


def _before_subject(page: Page, chain: Chain, following: RolePhrase) -> bool:
    """Whether a chain ends what stands before the subject: "On behalf of [the Minister], Deputy Minister NAME met"."""
    first, comma = chain[0].first, chain[-1].last
    if (
        not page.same_sentence(first - 2, following.last)
        or page.words[comma].text != ","
        or following.first != comma + 1
    ):
        return False
    k = first - 1
    while page.same_sentence(k, first) and page.words[k].low in words_of("posts", "determiners"):
        k -= 1
    opening = page.at(page.sentence_of(first).start)
    governs = page.words[k].low in words_of("posts", "governs_titles") or page.words[k].low.endswith("ing")
    fronts = words_of("people", "fronting_words") | words_of("posts", "governs_titles")
    fronted = page.words[opening].low in fronts or page.words[opening].low.endswith("ing")
    if not (governs and fronted and opening <= k) or any(page.words[j].text == "," for j in range(opening, first)):
        return False
    end = skip_honorifics(page, following.last)
    while page.same_sentence(first, end) and (page.namelike(end) or page.words[end].capital):
        end += 1
    # "In the presence of the Deputy Prime Minister, Minister NAME, the two signed": that is one person.
    if page.same_sentence(first, end + 1) and page.words[end].low == "of":
        country = page.country[page.over_article(end + 1)]
        end = page.at(country.end) if country else end
    return page.same_sentence(first, end) and page.words[end].word


def _before_speaker(page: Page, chain: Chain, following: RolePhrase) -> bool:
    """Whether what somebody is, or is to be, ends before the title of who says so: "A will be ambassador, [Minister] B
    said"."""
    comma = chain[-1].last
    if page.words[comma].text != "," or following.first - comma > _SPEAKER or not _is_predicate(page, chain[0].first):
        return False
    end = name_end(page, skip_honorifics(page, following.last), sure=True)
    return (
        end is not None and page.same_sentence(comma, end) and page.words[end].low in words_of("people", "person_verbs")
    )


def _is_predicate(page: Page, first: int) -> bool:
    """Whether a verb says of somebody that he has or gets the post that begins at a token: "is to be Peru's next …"."""
    over = words_of("posts", "determiners") | words_of("posts", "no_part_of_titles") | {"'s", "a", "an"}
    k = first - 1
    while page.same_sentence(k, first) and (page.words[k].low in over or page.country[k]):
        k -= 1
    return page.same_sentence(k, first) and page.words[k].low in words_of("posts", "gives_post")


# ", [the] Minister NAME said": the title stands so near behind the comma.
_SPEAKER = 2


def _stands_alone(page: Page, role: RolePhrase, following: RolePhrase) -> bool:
    """Whether a title means somebody by itself: "The President and Secretary X", "Israeli leaders, President X"."""
    if role.plural != following.plural:
        return True
    bare_plural = role.plural and role.last == role.first + 1 and page.words[role.last].text == ","
    if bare_plural:
        return True  # "In the presence of the presidents, the ministers of foreign affairs A and B signed"
    if _speaks(page, following):
        return True  # "A is the new ambassador, the minister said"
    if following.group == "first_lady" and role.group != "first_lady":
        return True  # "the Vice President, Second Lady NAME"
    article = page.same_sentence(role.first - 1, role.first) and page.words[role.first - 1].low == "the"
    if article and role.country is None and [t.low for t in page.words[role.last : following.first]] == ["and", "the"]:
        return True  # "The Deputy Prime Minister and the Foreign Minister of China, NAME, co-chaired"
    if article and _by_surname(page, following):
        if page.words[role.last].low == "and":
            return True  # "a photo of the Foreign Secretary and Secretary Hadley"
        bare = role.country is None and role.organisation is None
        if bare and pattern("posts", "list_goes_on", cased=True).match(page.flat, page.words[following.last].end):
            return True  # "The President, Secretary Hadley, and Ambassador Rowe"
    lone = role.country is None and role.organisation is None and role.last == role.first + 1
    if article and lone and following.country and page.words[role.last].text == "," and _row_goes_on(page, following):
        return True  # "The Secretary, Peruvian Foreign Minister NAME and Minister NAME of Chile"
    if article and lone and following.group in words_of("posts", "groups_of_countries"):
        return page.words[role.last].low == "and"  # "The Secretary and President NAME"
    heads = words_of("posts", "groups_of_countries")
    if article and following.group in heads and not (following.country or following.organisation or role.country):
        return page.words[role.last].low == "and"  # "The Vice President and President NAME"
    bare = role.country is None and role.organisation is None and role.group in heads
    return article and bare and page.words[role.last].low == "and" and not _of_one(page, role, following)


def _by_surname(page: Page, role: RolePhrase) -> bool:
    """Whether a title of one word stands before a bare surname: "Secretary [Hadley]"."""
    k = role.last
    if k - role.first > 1 or not page.same_sentence(role.first, k) or not page.namelike(k) or page.vocabulary(k):
        return False
    return not (page.same_sentence(k, k + 1) and page.namelike(k + 1))


def _row_goes_on(page: Page, role: RolePhrase) -> bool:
    """Whether others are named behind the name that follows a title: "Minister NAME [and Minister NAME]"."""
    end = name_end(page, skip_honorifics(page, role.last), sure=True)
    if end is None:
        return False
    return pattern("posts", "list_goes_on", cased=True).match(page.flat, page.words[end - 1].end) is not None


def _speaks(page: Page, role: RolePhrase) -> bool:
    """Whether a bare title behind a comma is that of who says what stands before: ", [the minister] said"."""
    lead = [page.words[k].low for k in range(role.first - 2, role.first) if page.same_sentence(k, role.first)]
    bare = role.country is None and role.organisation is None and lead == [",", "the"]
    said = page.same_sentence(role.first, role.last) and page.words[role.last].low in words_of("people", "person_verbs")
    return bare and said


def _of_one(page: Page, role: RolePhrase, last: RolePhrase) -> bool:
    """Whether two titles are one person's: "the Prime Minister and Minister of … of Qatar, [NAME]"; not "and the"."""
    k = last.last
    if role.group != "head_of_government" or last.group != "minister" or last.plural or last.country is None:
        return False
    if page.words[last.first - 1].low == "the" or not page.same_sentence(k, k + 2) or page.words[k].text != ",":
        return False
    if page.phrase_at(k + 1, phrase_table("posts", "honorifics")):
        return True
    return page.namelike(k + 1) and not page.vocabulary(k + 1)


def _linked(page: Page, end: int, start: int) -> bool:
    """Whether what stands between two titles joins them."""
    if not page.same_sentence(end - 1, start):
        return False
    if page.words[end].text == "(" and page.same_sentence(end, end + 2) and page.words[end + 2].text == ")":
        end += 3  # "of the Ministry of Foreign Affairs (Itamaraty), Ambassador NAME"
    gap = [t.low for t in page.words[end:start]]
    if len(gap) > 1 and gap[-1] in words_of("posts", "former"):
        gap.pop()  # "prime minister and former Ambassador"
    return " ".join(gap) in words_of("posts", "title_links")
