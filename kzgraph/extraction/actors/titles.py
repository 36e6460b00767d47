"""Titles attached to names, over the shapes in which the press gives them:

TITLE NAME                    Foreign Minister Péter Szijjártó
TITLE, NAME,                  the Ambassador of Kazakhstan to Belgium, Roman Vassilenko,
NAME, TITLE and TITLE         Andžejs Viļumsons, Deputy State Secretary and Political Director of …
TITLE NAME of COUNTRY         President Ashraf Ghani of Afghanistan
NAME … was appointed TITLE    and the other verbs of `posts.yaml` (see predicates)
their ADJECTIVE counterpart NAME
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kzgraph.extraction.actors.bodies.belonging import known_country
from kzgraph.extraction.actors.names import folded_name, name_end, name_start, skip_honorifics
from kzgraph.extraction.actors.posts.chains import chains
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import lexicon, words_of
from kzgraph.extraction.text.page import Page, phrase_table

# What may follow a country that stands after a name as an apposition.
# Words after a title that belong to it or to a list of titles.
_GOING_ON = frozenset({"of", "for", "to", "and", "who", "at", "in", "since", "from", "until"})
_CLOSING = frozenset({".", ",", ";", ":", "(", ")", "-", "–", "—", "and"})

# A release names its author in its first lines.
_HEAD_OF_RELEASE = 4
# A signature is among its last lines, before a field in brackets and the date.
_SIGNATURE = 4
# "(…, with residence in the city of Astana)" has at most so many words after the country.
_LONGEST_REMARK = 10
# An age has so many digits.
_AGE = 2

Chain = list[RolePhrase]
"""Titles of one person that are given together."""


@dataclass(slots=True)
class Named:
    """One place where a person is named, as tokens `first` up to `last`, with the titles given there."""

    first: int
    last: int
    words: tuple[str, ...]
    """The name, folded; see `folded_name`."""
    roles: list[RolePhrase] = field(default_factory=list)
    country: str | None = None
    sure: bool = False
    """Whether a title or honorific stands by it, so that a single word may be a name."""
    kin: bool = False
    """Whether it is said to be somebody's brother or wife: such a name is not short for that person's."""


def named_at(page: Page, first: int, last: int, roles: Chain | None = None, *, sure: bool = True) -> Named:
    """The name at the given tokens, with the country that follows it."""
    country = _of_namesake(page, roles or [], country_after(page, last)) or _owner(page, first)
    roles = [_of_state(page, role) for role in _with_body(page, last, list(roles or ()))]
    near = {page.words[k].low for k in range(max(0, first - 2), first) if page.same_sentence(k, first)}
    kin = bool(near & words_of("people", "kin"))
    return Named(first, last, folded_name(page, first, last), roles, country, sure, kin)


def _of_namesake(page: Page, roles: Chain, code: str | None) -> str | None:
    """The country of "Governor NAME of Georgia": that of a state of the Union, as Georgia has no such post."""
    posts = words_of("states", "posts_of_states_named_like")
    of_state = any(page.text(role.first, role.last).lower() in posts for role in roles)
    return _in_the_union(code) if of_state else code


def _of_state(page: Page, role: RolePhrase) -> RolePhrase:
    """The same of "Georgia Governor" and "Governor of Georgia"."""
    title = page.text(role.first, role.last).lower()
    posts = words_of("states", "posts_of_states_named_like")
    of_state = any(title.startswith(f"{post} of ") or title.endswith(f" {post}") for post in posts)
    return replace(role, country=_in_the_union(role.country)) if of_state else role


def _in_the_union(code: str | None) -> str | None:
    """The country of the state that is named like a country; else the same."""
    namesakes: dict[str, str] = lexicon("states")["states_named_like"]
    return namesakes.get(code, code) if code else None


def _with_body(page: Page, end: int, roles: Chain) -> Chain:
    """The titles with the organisation that follows the name: "Secretary General Jens Stoltenberg of NATO"."""
    if not roles or not page.same_sentence(end - 1, end + 1) or page.words[end].low != "of":
        return roles
    k = end + 2 if page.words[end + 1].low == "the" and page.same_sentence(end, end + 2) else end + 1
    last = roles[-1]
    if page.body[k] is None or last.organisation or last.country:
        return roles
    return [*roles[:-1], replace(last, organisation=page.body[k])]


def _owner(page: Page, first: int) -> str | None:
    """The country in "Togo's Robert Dussey"."""
    if not page.same_sentence(first - 2, first) or page.words[first - 1].text != "'s":
        return None
    country = page.country[first - 2]
    return country.code if country else None


def country_after(page: Page, end: int) -> str | None:
    """The country in "President Ashraf Ghani of Afghanistan" and in "Jaap Ora (Estonia)"."""
    if page.same_sentence(end - 1, end + 2) and page.words[end].text == "(":
        if within := page.country[end + 1]:
            return within.code
        body = page.body[end + 1]
        union = body is not None and page.text(*body) in words_of("posts", "union_names")
        return "EU" if union else None
    if alone := _apposition(page, end):
        return alone
    if not page.same_sentence(end - 1, end + 1) or page.words[end].low != "of":
        return None
    article = page.words[end + 1].low == "the" and page.same_sentence(end, end + 2)
    if (body := page.body[end + 2 if article else end + 1]) is not None:
        return known_country(page.text(*body))  # "Deputy Marshal NAME of the Sejm"
    country = page.country[end + 2 if article else end + 1]
    people = article and country is not None and country.form == "demonym"  # "King Philippe of the Belgians"
    return country.code if country and (people or country.form in {"name", "abbreviation"}) else None


def _apposition(page: Page, end: int) -> str | None:
    """The country in "NAME, Kingdom of Norway" and "NAME – Kenya (resident in Rome)", which ends there."""
    if not page.same_sentence(end - 1, end + 1) or page.words[end].text not in {",", "–", "—", "-"}:
        return None
    if page.source.sentences[page.sentence[end]].kind != "item":
        return None  # in running prose a list of those present may go on with countries
    country = page.country[end + 1]
    if country is None or country.form != "name":
        return None
    after = page.at(country.end)
    closed = not page.same_sentence(end, after) or page.words[after].text in _CLOSING
    return country.code if closed else None


def by_title(page: Page, roles: list[RolePhrase], taken: list[bool]) -> tuple[list[Named], list[Chain]]:
    """Names beside a chain of titles, and the chains that have found none; `taken` words are of titles."""
    found: list[Named] = []
    waiting: list[Chain] = []
    for chain in chains(page, roles):
        names = _after(page, chain, taken)
        found += names
        if not names:
            waiting.append(chain)
    ends = {named.last: named for named in found}
    left: list[Chain] = []
    for chain in waiting:
        end = _end_before(page, chain)
        if end is None or (end in ends and ends[end].roles and _is_subject(page, chain)):
            left.append(chain)
        elif end in ends:
            _give(ends[end], _as_held(page, end, chain))
        elif (start := name_start(page, end, taken)) is None:
            left.append(chain)
        else:
            ends[end] = named_at(page, start, end, _as_held(page, end, chain))
            found.append(ends[end])
    return found, left


def _give(named: Named, chain: Chain) -> None:
    named.roles.extend(role for role in chain if role not in named.roles)


def _as_held(page: Page, end: int, chain: Chain) -> Chain:
    """The titles with the status that the words between name and title give: "who previously served as"."""
    between = {page.words[k].low for k in range(end, chain[0].first)}
    if not between & words_of("people", "ended_by"):
        return list(chain)
    return [replace(role, status="former") if role.status == "held" else role for role in chain]


def attach_appositions(page: Page, waiting: list[Chain], named: list[Named]) -> list[Chain]:
    """ "Kosherbaev, Deputy Prime Minister since February": a bare surname before a title; the chains without one."""
    ends = {n.last: n for n in named}
    left: list[Chain] = []
    for chain in waiting:
        end = _end_before(page, chain) or -1
        peer = page.same_sentence(end - 2, end) and page.words[end - 2].low == "of"  # "Lord Ahmad of Wimbledon"
        owner = ends.get(end) or (ends.get(end - 2) if peer else None)
        if owner is None or (owner.roles and _is_subject(page, chain)):
            left.append(chain)
        else:
            _give(owner, _as_held(page, owner.last, chain))
    return left


def _is_subject(page: Page, chain: Chain) -> bool:
    """Whether a bare title is somebody else, who acts: "the Ambassador of Kosovo, NAME, the President thanked"."""
    role = chain[0]
    if len(chain) > 1 or role.country or role.organisation or page.words[role.first - 1].low != "the":
        return False
    after = page.words[role.last] if page.same_sentence(role.first, role.last) else None
    return after is not None and after.word and after.text == after.low and after.low not in _GOING_ON


# --- names after a title


def _after(page: Page, chain: Chain, taken: list[bool]) -> list[Named]:
    """Names after a chain of titles: one, or several after a plural."""
    last = chain[-1].last
    if page.same_sentence(last - 1, last + 3) and page.words[last].text == "(" and page.words[last + 2].text == ")":
        within = page.words[last + 1].text
        last += (
            3 if within.islower() or (within.isupper() and len(within) > 1) else 0
        )  # "(acting)", "of the Agency (IAEA)"
    if not page.same_sentence(last - 1, last):
        return []
    mark = page.words[last].text
    if mark == ":" and _addressed(page, chain):
        return []
    comma = mark in {",", "–", "—", ":"}
    remark = _over_clause(page, last) if mark == "," else last
    i = remark + 1 if (comma and page.same_sentence(last, remark + 1)) or mark == '"' else last
    if page.same_sentence(last, i + 1) and page.words[i].low == "the" and skip_honorifics(page, i + 1) > i + 1:
        i += 1  # "Senator the Hon NAME"
    honorific_end = skip_honorifics(page, i) if page.same_sentence(last, i) else i
    start = _over_quotation_mark(page, honorific_end)
    end = name_end(page, start, sure=True) if page.same_sentence(last, start) and not taken[start] else None
    if end is None or (comma and not _apposition_closed(page, chain, start, end, honorific=start > i)):
        return []
    if comma and mark == "," and _between_names(page, chain, end, taken):
        return []
    names = [named_at(page, start, end, chain)]
    return names + _rest_of_list(page, end, chain, taken) if chain[-1].plural else names


def _between_names(page: Page, chain: Chain, end: int, taken: list[bool]) -> bool:
    """Whether titles stand in a list of names with their titles behind them: "A, [Head of X], B, Head of Y"."""
    first = chain[0].first
    if not page.same_sentence(first - 2, end + 1) or page.words[first - 1].text != "," or page.words[end].text != ",":
        return False
    return begins_role(page, end + 1) and name_start(page, first - 1, taken) is not None


def _over_clause(page: Page, comma: int) -> int:
    """The comma behind what says more of a title: "the Ambassador of Peru[, with residence in Rome], NAME"; else
    the same one."""
    if not page.same_sentence(comma, comma + 1) or page.words[comma + 1].low not in words_of("people", "opens_remark"):
        return comma
    for k in range(comma + 1, min(comma + _LONGEST_REMARK + 2, len(page.words))):
        if not page.same_sentence(comma, k) or page.given(k):
            break
        if page.words[k].text == ",":
            return k
    return comma


def _addressed(page: Page, chain: Chain) -> bool:
    """Whether titles before a colon are those of the readers: "Notes to editors: Lord Cameron visited"."""
    first = chain[0].first
    return page.same_sentence(first - 1, first) and page.words[first - 1].low in {"to", "for"}


def _over_quotation_mark(page: Page, i: int) -> int:
    if i < len(page.words) and page.words[i].text == '"':
        return i + 1
    # An apostrophe that begins a name: "'Akilisi".
    own = page.same_sentence(i, i + 1) and page.words[i].text == "'" and page.words[i].end == page.words[i + 1].start
    return i + 1 if own and page.words[i + 1].capital else i


def _apposition_closed(page: Page, chain: Chain, start: int, end: int, *, honorific: bool) -> bool:
    """Whether "TITLE, NAME" is an apposition: the title has an article or a country and the name is a full one."""
    if honorific:
        return True
    if end - start < 2:
        return False
    title = chain[0]
    before = page.words[title.first - 1].low if page.same_sentence(title.first - 1, title.first) else ""
    article = before in words_of("people", "apposition_articles")
    owned = title.country is not None or title.organisation is not None
    # "Minister of Trade, NAME, and Cabinet Secretary for Water, NAME"
    listed = before == "and" and title.last - title.first > 1 and page.words[title.first - 2].text == ","
    if not (article or owned or listed or page.opens_sentence(title.first)):
        return False
    if not page.same_sentence(start, end) or page.words[end].text in words_of("people", "apposition_closers"):
        return True
    # "Today, the Minister of Foreign Affairs of Togo, Robert Dussey met": the second comma is often left out.
    opens = page.opens_sentence(title.first)
    return (article or opens) and owned and page.words[end].low in words_of("people", "verbs_of_acting")


def _rest_of_list(page: Page, i: int, chain: Chain, taken: list[bool]) -> list[Named]:
    """The names after the first one of a title in the plural."""
    names: list[Named] = []
    while page.same_sentence(i - 1, i):
        k = _over_country(page, i)
        while page.same_sentence(i - 1, k) and page.words[k].low in {",", "and", "&"}:
            k += 1
        if k == i or not page.same_sentence(i - 1, k):
            break
        start = skip_honorifics(page, k)
        end = name_end(page, start, sure=True) if not taken[start] else None
        if end is None:
            break
        names.append(named_at(page, start, end, chain))
        i = end
    return names


def _over_country(page: Page, i: int) -> int:
    """The token after "of Kyrgyzstan" or "(Brazil)" that follows a name in a list; i where there is none."""
    if not page.same_sentence(i - 1, i + 1):
        return i
    if page.words[i].low == "of":
        k = i + 2 if page.words[i + 1].low == "the" and page.same_sentence(i, i + 2) else i + 1
        country = page.country[k]
        return page.at(country.end) if country and country.form in {"name", "abbreviation"} else i
    if page.words[i].text == "(":
        area = page.country[i + 1]
        span = page.body[i + 1]
        k = page.at(area.end) if area else span[1] if span else i
        if k > i and page.same_sentence(i, k) and page.words[k].text == ",":
            k = _to_bracket(page, k)  # "(Kingdom of Sweden, residence in Stockholm)"
        return k + 1 if k > i and page.same_sentence(i, k) and page.words[k].text == ")" else i
    return i


def _to_bracket(page: Page, k: int) -> int:
    """The token of the closing bracket soon after k; k where there is none."""
    for j in range(k, min(k + _LONGEST_REMARK, len(page.words))):
        if not page.same_sentence(k, j):
            break
        if page.words[j].text == ")":
            return j
    return k


# --- a name before a title


def _end_before(page: Page, chain: Chain) -> int | None:
    """The token after the name in "NAME, TITLE": before the chain, over a comma, a bracket, "as" or "who is"."""
    first = chain[0].first
    if chain[0].last == first + 1 and page.words[first].text in words_of("posts", "postnominals"):
        opening = page.words[page.at(page.source.sentences[page.sentence[first]].start)]
        return None if opening.text == "From" else first  # "the Hon NAME MP"; not the sender's "From: … NAME MP"
    if (above := _line_above(page, chain)) is not None:
        return above
    k = first - 1
    while page.same_sentence(k, first) and page.words[k].low in words_of("people", "between_name_and_title"):
        k -= 1
    if not page.same_sentence(k, first):
        return None
    if page.words[k].text == "'s" and page.phrase_at(k - 1, phrase_table("posts", "heads")):
        k -= 2  # "NAME, the minister's special envoy"
        k -= page.same_sentence(k, first) and page.words[k].low in words_of("posts", "determiners")
    if page.words[k].text == "," and _fronted(page, k, chain[-1].last):
        return None
    if page.words[k].text in {",", "(", "–", "—", "-"}:
        return _over_remark(page, k)
    said = {page.words[x].low for x in range(k + 1, first)}
    return k + 1 if said & words_of("people", "as_title") else None


def _fronted(page: Page, comma: int, after: int) -> bool:
    """Whether a comma ends what stands before the subject: "During his talks with NAME, the Prime Minister said"."""
    follows = page.words[comma + 1].low == "the" or (page.country[comma + 1] and page.words[comma + 2].text == "'s")
    if not follows or not page.same_sentence(comma, after) or page.words[after].text in _CLOSING:
        return False
    first = page.at(page.source.sentences[page.sentence[comma]].start)
    opens = page.words[first].low in words_of("people", "fronting_words") or page.words[first].low.endswith("ing")
    return opens and not any(page.words[k].text == "," for k in range(first, comma))


def _over_remark(page: Page, k: int) -> int:
    """The end of a name before a comma at k, over an age or "(Retd.)": "Khar, 34, a former minister"."""
    if not page.same_sentence(k - 3, k) or page.words[k].text != ",":
        return k
    if page.words[k - 2].text == "," and page.words[k - 1].text.isdigit() and len(page.words[k - 1].text) == _AGE:
        return k - 2
    for first in range(k - 3, k - 6, -1):  # "(MN)", "(D-CA)": a state or a party
        marks = (page.words[first].text, page.words[k - 1].text) if page.same_sentence(first, k) else None
        if marks == ("(", ")") and all(not t.word or t.text.isupper() for t in page.words[first:k]):
            return first
    for first in (k - 3, k - 4):  # with or without a full stop of its own
        if page.same_sentence(first, k) and page.words[first].text == "(" and page.words[k - 1].text == ")":
            remark = page.words[first + 1].low
            return first if remark in words_of("people", "after_names") else k
    return k


def _line_above(page: Page, chain: Chain) -> int | None:
    """The end of the line above where titles stand under a name, at the head of a release or as its signature."""
    first, number = chain[0].first, page.sentence[chain[0].first]
    sentences = page.source.sentences
    if number == 0 or sentences[number].kind != "headline" or page.same_sentence(first - 1, first):
        return None
    if page.same_sentence(first, chain[-1].last):
        return None
    if sentences[number].block > _HEAD_OF_RELEASE and sentences[number].block <= sentences[-1].block - _SIGNATURE:
        return None
    above = sentences[number - 1]
    if above.kind != "headline" or above.block == sentences[number].block:
        return None
    while not page.words[first - 1].word and page.words[first - 1].text == "*":
        first -= 1  # "**NAME**"
    return first


# --- honorifics and counterparts


def by_honorific(page: Page, taken: list[bool]) -> list[Named]:
    """ "Mr. Vassilenko", "H.E. Sheikh Mohammed bin Zayed"."""
    found = []
    for i, token in enumerate(page.words):
        if not token.capital or taken[i]:
            continue
        start = skip_honorifics(page, i)
        if start > i and page.same_sentence(i, start) and not taken[start]:
            end = name_end(page, start, sure=True)
            if end:
                found.append(named_at(page, start, end))
    return found


def by_kin(page: Page, taken: list[bool]) -> list[Named]:
    """ "His wife Lordina Mahama": the name after a relative's word."""
    found = []
    for i, token in enumerate(page.words):
        if token.low not in words_of("people", "kin") or not page.same_sentence(i - 1, i + 1):
            continue
        if page.words[i - 1].low not in words_of("people", "owners"):
            continue
        start = skip_honorifics(page, i + 2 if page.words[i + 1].text == "," else i + 1)
        end = name_end(page, start, sure=True) if page.same_sentence(i, start) and not taken[start] else None
        if end:
            found.append(replace(named_at(page, start, end), kin=True))
    return found


def by_succession(page: Page, taken: list[bool]) -> list[Named]:
    """ "She succeeds Tore Hattrem", "takes over from Nic Hailey": the name after the verb."""
    found = []
    for i, token in enumerate(page.words):
        over = token.low == "from" and i and page.words[i - 1].low == "over"
        if not (over or token.low in words_of("people", "successions")) or not page.same_sentence(i, i + 2):
            continue
        start = skip_honorifics(page, i + 2 if page.words[i + 1].text == "," else i + 1)
        end = name_end(page, start, sure=True) if page.same_sentence(i, start) and not taken[start] else None
        if end and end - start > 1 and not page.country[start]:
            found.append(named_at(page, start, end))
    return found


def by_counterpart(page: Page, taken: list[bool]) -> list[Named]:
    """ "her Kazakh counterpart NAME", "Kyrgyz diplomat NAME": the name, and whom the person acts for."""
    found = []
    nationals = words_of("people", "nationals")
    for i, token in enumerate(page.words):
        if token.low not in words_of("people", "counterparts") and not (
            token.text in nationals and i and (of := page.country[i - 1]) and of.form == "adjective"
        ):
            continue
        if not page.same_sentence(i, i + 1):
            continue
        start = i + 2 if page.words[i + 1].low in {"number", "numbers"} and page.same_sentence(i, i + 2) else i + 1
        after = None
        if page.words[start].low == "from" and page.same_sentence(i, start + 2) and (after := page.country[start + 1]):
            start = page.at(after.end)  # "his counterpart from Paraguay, NAME"
        if not page.same_sentence(i, start):
            continue
        if page.words[start].text == "," and page.same_sentence(i, start + 1):
            start += 1
        start = skip_honorifics(page, start)
        end = name_end(page, start, sure=True) if page.same_sentence(i, start) and not taken[start] else None
        if end:
            country = after or (page.country[i - 1] if i else None)
            words = folded_name(page, start, end)
            found.append(Named(start, end, words, country=country.code if country else None, sure=True))
    return found
