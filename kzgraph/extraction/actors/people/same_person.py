"""One person under several names: which of the places where somebody is named mean the same."""

from __future__ import annotations

from functools import cache

from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.actors.people.names import folded_name
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.spelling import fits, same_spelling, skeleton
from kzgraph.extraction.text.tokens import fold

Group = list[Named]
"""The places that name one person, the one with the fullest name first."""


def groups_of(page: Page, named: list[Named]) -> list[Group]:
    """Put together the places that name one person, the fullest names first."""
    groups: list[Group] = []
    with_word: dict[str, set[int]] = {}
    """The numbers of the groups whose fullest name has a word, by its skeleton: none fits that shares no word."""
    for item in sorted(named, key=lambda n: (-len(n.words), n.first)):
        if not item.words:
            continue
        called = _full_names().get(item.words, item.words)
        shared = set[int]().union(*(with_word.get(skeleton(word), ()) for word in {*called, *item.words}))
        near = [groups[number] for number in sorted(shared)]
        homes = [g for g in near if fits(called, g[0].words) and _compatible(page, item, g)]
        homes = homes or [g for g in near if _by_short_name(item, g)]
        homes = [g for g in homes if not (_is_other_prince(page, item, g) or _is_spouse(page, item, g))]
        homes = _of_one_style(page, item, homes)
        if item.kin:
            homes = [g for g in homes if g[0].words == item.words]
        if len(homes) > 1 and _in_another_post(item, homes):
            homes = []
        if homes:
            _most_likely(item, homes).append(item)
        elif len(item.words) > 1 or item.sure:
            for word in item.words:
                with_word.setdefault(skeleton(word), set()).add(len(groups))
            groups.append([item])
    return groups


@cache
def _full_names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names by which people go in public, with the full ones: "Jokowi" is Joko Widodo."""
    names = lexicon("public_names").items()
    return {tuple(fold(public).split()): tuple(fold(full).split()) for public, full in names}


def _by_short_name(item: Named, group: Group) -> bool:
    """Whether one of the same surname and post goes by a short form there: "President Joe Biden", "Joseph R. Biden"."""
    mine, theirs = item.words, group[0].words
    if min(len(mine), len(theirs)) == 1 or mine[-1] != theirs[-1]:
        return False
    short = theirs[0] in _short_names(mine[0]) or mine[0] in _short_names(theirs[0])
    here, there = _countries([item]), _countries(group)
    return short and bool(_ranks([item]) & _ranks(group)) and not (here and there and not here & there)


def _short_names(name: str) -> list[str]:
    names: dict[str, list[str]] = lexicon("short_given_names")["English"]
    return names.get(name, [])


def _compatible(page: Page, item: Named, group: Group) -> bool:
    """A surname with a title of one country is not a namesake of another country.

    Nor is one in full whom a sentence names beside a longer name, or who acts for the Union: "Commissioner Ana Silva",
    "Ana Silva Costa of Portugal".
    """
    mine, theirs = _countries([item]), _countries(group)
    if _in_full(item) and item.words != group[0].words:
        if any(n.words != item.words and _in_full(n) and _beside(page, n, item) for n in group):
            return False
        mine, theirs = mine | _unions(page, [item]), theirs | _unions(page, group)
    return not mine or not theirs or bool(mine & theirs)


def _in_full(item: Named) -> bool:
    """Whether a name is more than a surname, be it a compound one."""
    return item.last - item.first > 1


def _beside(page: Page, one: Named, other: Named) -> bool:
    """Whether two are named in one sentence."""
    return page.same_sentence(min(one.first, other.first), max(one.last, other.last) - 1)


def _unions(page: Page, group: Group) -> set[str]:
    """The Union, where one of its own posts is given."""
    form = pattern("posts", "union_posts", cased=True)
    return {"EU" for n in group for role in n.roles if form.search(page.text(role.first, role.last))}


def _is_other_prince(page: Page, item: Named, group: Group) -> bool:
    """Whether a given name alone behind "Sheikh" or "King" is another's than that of a group: by its spelling, by the
    post, or as one whom the text names before and never so ("President Sheikh Mohamed" is not Mohammed bin Salman)."""
    style = page.words[item.first - 1].low if item.first else ""
    rules = style in words_of("people", "styles_of_rulers")
    if len(item.words) > 1 or not (rules or style in words_of("people", "styles_of_princes")):
        return False
    if rules:  # "Sultan Ibrahim" is not Anwar Ibrahim, and "King Abdullah" no minister of that name
        return item.words[0] != group[0].words[0] or bool(_ranks(group) and not _ranks([item]) & _ranks(group))
    if item.words[0] != group[0].words[0] or len(group[0].words) == 1:
        return item.words[0] not in group[0].words
    mine, theirs = _ranks([item]), _ranks(group)
    styled = any(page.words[n.first - 1].low == style for n in group)
    told_first = item.first < min(n.first for n in group)
    return bool(mine and theirs and not mine & theirs) or (told_first and not styled)


def _is_spouse(page: Page, item: Named, group: Group) -> bool:
    """Whether a surname with a title is not that of a group but of somebody beside it: "[President Biden] and First
    Lady Jill Biden", "[President Biden] and Jill Biden"."""
    mine, theirs = _ranks([item]), _ranks(group)
    if len(item.words) > 1 or not mine or not (mine & words_of("posts", "groups_of_countries")) or mine & theirs:
        return False
    if "first_lady" in theirs:
        return True
    between = pattern("people", "and_spouse", cased=True)
    end = page.words[item.last - 1].end
    return any(between.fullmatch(page.flat, end, page.words[n.first].start) for n in group if n.first >= item.last)


def _of_one_style(page: Page, item: Named, homes: list[Group]) -> list[Group]:
    """Those called "Sheikh" or "Prince" elsewhere too, where that stands before a given name: no king of that name."""
    style = page.words[item.first - 1].low if item.first else ""
    if len(homes) < 2 or len(item.words) > 1 or style not in words_of("people", "styles_of_princes"):
        return homes
    return [g for g in homes if any(page.words[n.first - 1].low == style for n in g)] or homes


def _countries(group: Group) -> set[str]:
    said = [n.country for n in group] + [role.country for n in group for role in n.roles]
    return {country for country in said if country}


def _most_likely(item: Named, homes: list[Group]) -> Group:
    """Of several people whom a surname may mean: the one with such a title, else the last one named before it."""
    if len(homes) == 1:
        return homes[0]
    titled = [g for g in homes if _ranks([item]) & _ranks(g)]
    surname = [g for g in homes if same_spelling(g[0].words[-1], item.words[-1])]
    return _nearest(titled or surname or homes, item.first)


def _in_another_post(item: Named, homes: list[Group]) -> bool:
    """Whether a bare surname has a title that none of its several bearers has, each of whom has one: it is a further
    relative's ("Prime Minister Rajapaksa" beside the president and the minister of finance)."""
    mine = _ranks([item])
    theirs = [_ranks(group) for group in homes]
    return len(item.words) == 1 and bool(mine) and all(theirs) and not any(mine & ranks for ranks in theirs)


def _ranks(group: Group) -> set[str]:
    return {role.group for named in group for role in named.roles}


def _nearest(groups: list[Group], i: int) -> Group:
    """The one who was named last before token i; the first where nobody was."""
    return max(groups, key=lambda g: max((n.first for n in g if n.first < i), default=-1))


def bare_surnames(page: Page, groups: list[Group], taken: list[bool], named: list[Named]) -> list[Named]:
    """Every later place where a bare surname means one of the people; each is added to its group."""
    covered = list(taken)
    for item in named:
        covered[item.first : item.last] = [True] * (item.last - item.first)
    table = _by_surname(page, groups)
    found: list[Named] = []
    called: dict[str, Group] = {}
    """Who was called by a surname alone before anybody else of that surname was named."""
    for i, token in enumerate(page.words):
        if covered[i] or not token.word or not token.capital or page.body[i]:
            continue
        if page.country[i] and not _is_surname_alone(page, i, groups, covered):
            continue
        if len(token.text) == 1 or not folded_name(page, i, i + 1):  # neither "I" nor "II" is a spelling of "Yi"
            continue
        owners = table.get(skeleton(fold(token.text)), []) or _of_compound(page, i, table)
        if page.place[i]:  # "to Bogotá, Santiago and Lima": a city and not Santiago Cafiero
            owners = [group for group in owners if skeleton(group[0].words[-1]) == skeleton(fold(token.text))]
        if owners and page.ordinary(i):  # "WASHINGTON — On the sidelines": "On" is no other spelling of Yoon
            owners = [group for group in owners if fold(token.text) in group[0].words]
        if owners and (not (page.vocabulary(i) and page.opens_sentence(i)) or _is_subject(page, i)):
            item = Named(i, i + 1, folded_name(page, i, i + 1))
            known = called.get(token.low)
            owner = known if known is not None and known in owners else _nearest(owners, i)
            if sum(group[0].first < i for group in owners) == 1:
                called.setdefault(token.low, owner)
            owner.append(item)
            found.append(item)
    return found


def _is_subject(page: Page, i: int) -> bool:
    """Whether a word of the language opens a sentence as somebody who acts: "Sun met", "Cable said"."""
    if not page.same_sentence(i, i + 1) or page.words[i].low in page.lower:
        return False
    return page.words[i + 1].low in words_of("people", "person_verbs") | words_of("people", "verbs_of_acting")


def _is_surname_alone(page: Page, i: int, groups: list[Group], covered: list[bool]) -> bool:
    """Whether a country's name is only somebody's surname in this document: "Luís Montenegro", then "Montenegro said".

    The country may be meant as soon as something tells of it as of a place, names its people or another country
    beside it; its people cannot be meant by one word before a verb of a person: "Magyar said".
    """
    word, area = page.words[i].low, page.country[i]
    listed = word in words_of("people", "country_surnames") and any(g[0].words[-1] == word for g in groups)
    if area is None or not listed:
        return False
    if area.form == "adjective":
        return _is_subject(page, i)
    places = words_of("people", "before_countries")
    named = [k for k, other in enumerate(page.country) if other and other.code == area.code and not covered[k]]
    return all(page.words[k].low == word and page.words[k - 1].low not in places for k in named) and not any(
        page.same_sentence(k - 2, k + 2) and (page.country[k - 2] or page.country[k + 2]) for k in named
    )


def known_by_surname(page: Page, taken: list[bool], named: list[Named]) -> dict[tuple[str, ...], Group]:
    """Those whom the text names by a surname alone and every reader knows: "against the Lukashenko regime"."""
    codes = _surnames_that_all_know()
    groups: dict[tuple[str, ...], Group] = {}
    for i, token in enumerate(page.words):
        code = codes.get(token.text)
        if code is None or taken[i] or page.body[i] or page.place[i] or page.country[i]:
            continue
        about = [k for k in (i - 1, i + 1) if page.same_sentence(min(k, i), max(k, i))]
        if any(page.words[k].capital and not (k < i and page.opens_sentence(k)) for k in about):
            continue  # "Trump Tower", "Melania Trump"
        if any(n.first <= i < n.last for n in named):
            continue
        words = folded_name(page, i, i + 1)
        groups.setdefault(words, []).append(Named(i, i + 1, words, country=code, sure=True))
    return groups


@cache
def _surnames_that_all_know() -> dict[str, str]:
    return {name: code for code, names in lexicon("people")["known_by_surname"].items() for name in names}


def _of_compound(page: Page, i: int, table: dict[str, list[Group]]) -> list[Group]:
    """Those whom a surname of several parts may mean: "Al-Jubeir", "Meinl-Reisinger"."""
    parts = folded_name(page, i, i + 1)
    if len(parts) < 2:
        return []
    return [group for group in table.get(skeleton(parts[-1]), []) if set(parts) <= set(group[0].words)]


def _by_surname(page: Page, groups: list[Group]) -> dict[str, list[Group]]:
    """Who may be meant by a word alone: the last word of the fullest name, the first, and a first surname."""
    table: dict[str, list[Group]] = {}
    for group in groups:
        words = [word for word in group[0].words if len(word) > 1]
        for word in dict.fromkeys((words[-1], words[0], *_first_surname(page, group))) if words else ():
            table.setdefault(skeleton(word), []).append(group)
    return table


def _first_surname(page: Page, group: Group) -> list[str]:
    """The first of two surnames, by which people of Spanish and Portuguese name are called: José Manuel ALBARES Bueno,
    Luiz Inácio LULA da Silva."""
    last = group[0].last - 1
    joint = last - 1 if page.words[last - 1].low in words_of("people", "joints_of_surnames") else last
    first = joint - 1
    if first <= group[0].first or page.given(first) or page.words[first].initial:
        return []
    told = joint < last or _countries(group) & words_of("people", "two_surnames")
    return [fold(page.words[first].text)] if told else []
