"""Role phrases: "Parliamentary Under Secretary of State at the Foreign Office of the UK", read as a whole.

A phrase is a head noun (president, minister, director …) with what belongs to it on its left (deputy, Hungarian Finance,
Qatar's) and the chain of prepositions on its right (of Foreign Affairs of Kazakhstan, to Belgium, at the Ministry …).
Posts inside a chain ("Chief of Staff of the President") belong to the outer phrase: nobody else is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kzgraph.extraction.bodies import _begins_role as begins_role
from kzgraph.extraction.bodies import capital_run
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.page import Page, phrase_table
from kzgraph.model import RoleStatus

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on"})
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A title as tokens `first` up to `last`, with the head's group in `posts.yaml` and what the title names."""

    first: int
    last: int
    group: str
    plural: bool = False
    status: RoleStatus = "held"
    country: str | None = None
    accredited_to: str | None = None
    organisation: tuple[int, int] | None = None


def find_roles(page: Page) -> list[RolePhrase]:
    """Every role phrase, left to right, outermost only."""
    found: list[RolePhrase] = []
    i = 0
    while i < len(page.words):
        role = _role_at(page, i, found[-1].last if found else 0)
        if role is None:
            i += 1
        else:
            found.append(role)
            i = role.last
    return found


def _head_at(page: Page, i: int) -> tuple[int, str, bool] | None:
    """The head that begins at token i: (token after it, group, plural)."""
    heads = phrase_table("posts", "heads")
    if page.body[i] or page.country[i]:
        return None
    hit = page.phrase_at(i, heads)
    if hit:
        return hit[0], hit[1], False
    word = page.words[i].low
    for suffix in ("-elect", "-designate"):
        if word.endswith(suffix):
            singular = heads.get(word.removesuffix(suffix).split("-")[0], {})
            group = singular.get(tuple(word.removesuffix(suffix).split("-")))
            return (i + 1, group, False) if group else None
    return _plural_head(page, i)


def _plural_head(page: Page, i: int) -> tuple[int, str, bool] | None:
    heads = phrase_table("posts", "heads")
    parts: list[str] = []
    best = None
    for j in range(i, min(i + 3, len(page.words))):
        if not page.same_sentence(i, j):
            break
        parts += page.words[j].low.split("-")
        last = singular(parts[-1])
        group = heads.get(parts[0] if len(parts) > 1 else last, {}).get((*parts[:-1], last))
        if last != parts[-1] and group:
            best = j + 1, group, True
    return best


def singular(word: str) -> str:
    """The singular of a head in the plural: "ministers" → "minister", "secretaries" → "secretary"."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _role_at(page: Page, i: int, left_bound: int) -> RolePhrase | None:
    head = _head_at(page, i)
    if head is None:
        return None
    after, group, plural = head
    first = _extend_left(page, i, left_bound)
    status = _status(page, first, i)
    last, country, to, body = _extend_right(page, after, group, plural, capital=page.words[i].capital)
    left_country, left_body = _named_left(page, first, i)
    return RolePhrase(first, last, group, plural, status, country or left_country, to, body or left_body)


def _extend_left(page: Page, head: int, bound: int) -> int:
    first = head
    modifiers = lexicon("posts")["modifiers"]
    past = {*lexicon("posts")["former"]}
    while first - 1 >= bound and page.same_sentence(first - 1, head):
        k = first - 1
        token = page.words[k]
        if token.low in past:
            break
        if page.body[k]:
            start = page.body[k][0]  # type: ignore[index]
            if start < bound:
                break
            first = start
        elif page.country[k] and page.words[k].text != "":
            first = page.at(page.country[k].start)  # type: ignore[union-attr]
        elif (token.text == "'s" and k - 1 >= bound and (page.country[k - 1] or page.body[k - 1])) or (token.low in modifiers and (token.capital == page.words[head].capital or not token.capital)) or _capital_modifier(page, k, head):
            first = k
        elif (
            token.low in {"and", "&"}
            and first < head
            and _capital_modifier(page, k - 1, head)
            and k - 1 >= bound
            and _modified(page, k - 1)
        ):
            first = k - 1
        else:
            break
    return first


def _modified(page: Page, k: int) -> bool:
    """Whether "X and" before a title belongs to it ("Foreign and Defence Minister"): X follows an article or country."""
    return not page.same_sentence(k - 1, k) or page.words[k - 1].low in _ARTICLES or bool(page.country[k - 1])


def _capital_modifier(page: Page, k: int, head: int) -> bool:
    token = page.words[k]
    if k < 0 or not page.words[head].capital or not token.word or not token.capital or page.calendar(k):
        return False
    if not page.vocabulary(k) or page.given(k) or page.place[k] or _head_at(page, k):
        return False
    if page.opens_sentence(k):
        return False  # "Because President …": at the beginning of a sentence every word has a capital
    function_word = token.text in lexicon("organisations")["never_first"]
    return not function_word and token.low.rstrip(".") not in phrase_table("posts", "honorifics")


def _status(page: Page, first: int, head: int) -> RoleStatus:
    words = lexicon("posts")
    near = [page.words[k].low for k in range(max(0, first - 2), first) if page.same_sentence(k, head)]
    if any(word in words["former"] for word in near):
        return "former"
    return "future" if page.words[head].low.endswith(("-elect", "-designate")) else "held"


def _extend_right(
    page: Page, after: int, group: str, plural: bool, *, capital: bool
) -> tuple[int, str | None, str | None, tuple[int, int] | None]:
    """(token after the title, country, accredited to, organisation) of what follows the head."""
    last, to = after, None
    country: str | None = None
    body: tuple[int, int] | None = None
    if (
        page.same_sentence(after - 1, after + 2)
        and page.words[after].text == "("
        and page.words[after + 2].text == ")"
        and page.words[after + 1].capital
    ):
        last = after + 3
    if (span := page.body[after - 1]) and span[1] > last:  # "Head of the [Presidential Administration … Department]"
        last, body, country = span[1], span, _body_country(page, span)
    while page.same_sentence(after - 1, last) and page.same_sentence(after - 1, last + 1):
        linker = page.words[last].low
        if linker not in _PREPOSITIONS or (linker != "of" and group in {"head_of_state", "head_of_government"}):
            break
        inner = last + 1
        if page.words[inner].low == "the" and page.same_sentence(last, inner + 1):
            inner += 1
        step = _step(page, inner, linker, group, capital)
        if step is None:
            break
        if ((named := page.country[inner]) and step == page.at(named.end)) or (named and page.country[step - 1]):
            if linker == "to" or (linker in {"in", "for"} and group in {"ambassador", "permanent_representative"}):
                to = to or named.code
            elif linker == "of":
                country = country or named.code
        elif (span := page.body[inner]) and span[1] == step:
            body = body or span
            country = country or _body_country(page, span)
        elif linker in {"of", "to"} and (outer := _nested(page, inner)):
            country = country or outer.country  # "Adviser to the President of Turkey" serves Turkey
        last = step
    return last, country, to, body


def _body_country(page: Page, span: tuple[int, int]) -> str | None:
    codes = {c.code for k in range(*span) if (c := page.country[k])}
    return codes.pop() if len(codes) == 1 else None


def _step(page: Page, i: int, linker: str, group: str, capital: bool) -> int | None:
    """The token after one preposition's complement, or None where the title has ended before it."""
    if span := page.body[i]:
        end = _over_brackets(page, span[1])
        return _with_second(page, end, linker)
    country = page.country[i]
    if country:
        if linker not in {"of", "to", "for"} and not (linker == "in" and group == "ambassador"):
            return None
        end = page.at(country.end)
        if country.form in {"adjective"} and page.same_sentence(i, end) and page.words[end].capital:
            run = capital_run(page, i)
            return run if run and run > end else end
        if linker == "for" and page.same_sentence(i, end) and page.words[end].capital and not _head_at(page, end):
            return capital_run(page, end) or end
        return _with_second(page, end, linker)
    if linker in {"in", "at"}:
        return None
    inner = _nested(page, i) if linker in {"of", "to"} else None
    if inner:
        return inner.last
    if page.place[i] and group in {"governor", "head", "judge"} and linker == "of":
        return page.at(page.place[i].end)  # type: ignore[union-attr]
    if page.words[i].capital:
        return capital_run(page, i)
    return _lower_portfolio(page, i) if not capital and linker in {"of", "for"} else None


def _nested(page: Page, i: int) -> RolePhrase | None:
    """The title within a title that begins at token i: "Chief of Staff of the [Hungarian Prime Minister]"."""
    for k in range(i, min(i + 5, len(page.words))):
        if not page.same_sentence(i, k):
            return None
        if _head_at(page, k):
            return _role_at(page, k, i)
        if page.words[k].low not in lexicon("posts")["modifiers"] and not page.country[k]:
            return None
    return None


def _over_brackets(page: Page, i: int) -> int:
    """Step over an abbreviation in brackets where the title goes on after it: "Office (FCDO) of the UK"."""
    if page.same_sentence(i - 1, i + 3) and page.words[i].text == "(" and page.words[i + 2].text == ")":
        after = page.words[i + 3].low
        return i + 3 if after in _PREPOSITIONS else i
    return i


def _with_second(page: Page, end: int, linker: str) -> int:
    """Add the second of two countries or regions: "for Russia and Central Asia", "to Belgium and Luxembourg"."""
    if (
        linker not in {"to", "for"}
        or not page.same_sentence(end - 1, end + 1)
        or page.words[end].low not in {"and", "&"}
    ):
        return end
    second = page.country[end + 1]
    if second and second.form in {"name", "abbreviation"}:
        return page.at(second.end)
    token = page.words[end + 1]
    if linker == "for" and token.capital and page.vocabulary(end + 1) and not begins_role(page, end + 1):
        run = capital_run(page, end + 1)
        return run or end
    return end


def _lower_portfolio(page: Page, i: int) -> int | None:
    """ "minister of foreign affairs" in lower case: the words of portfolios that posts.yaml knows."""
    end = i
    while page.same_sentence(i, end) and page.words[end].low in lexicon("posts")["modifiers"]:
        end += 1
    return end if end > i else None


def _named_left(page: Page, first: int, head: int) -> tuple[str | None, tuple[int, int] | None]:
    """The country and the organisation that stand before the head: "Hungarian Finance Minister", "NATO Secretary General"."""
    country = next((c.code for k in range(first, head) if (c := page.country[k]) and not page.body[k]), None)
    body = next((span for k in range(first, head) if (span := page.body[k])), None)
    if country is None and body:
        country = _body_country(page, body)
    return country, body


def title_of(page: Page, role: RolePhrase) -> str:
    """The title as in the text; of a plural the singular: "EU Commissioners" → "EU Commissioner"."""
    title = page.text(role.first, role.last)
    if not role.plural:
        return title
    return " ".join(
        _singular_cased(word) if k == _plural_place(title) else word for k, word in enumerate(title.split())
    )


def _plural_place(title: str) -> int:
    heads = phrase_table("posts", "heads")
    for k, word in enumerate(title.split()):
        last = singular(word.lower().split("-")[-1])
        if last != word.lower() and any(last == words[-1] for table in heads.values() for words in table):
            return k
    return -1


def _singular_cased(word: str) -> str:
    return word[: len(singular(word.lower()))] if not word.lower().endswith(("ies", "men")) else singular(word)


def chains(page: Page, roles: list[RolePhrase]) -> Iterator[list[RolePhrase]]:
    """Group titles that are given together: "Deputy Prime Minister – Minister of Foreign Affairs"."""
    chain: list[RolePhrase] = []
    for role in roles:
        if chain and not _linked(page, chain[-1].last, role.first):
            yield chain
            chain = []
        chain.append(role)
    if chain:
        yield chain


_LINKS = frozenset(
    {"", "and", "&", "–", "-", "—", "/", ",", ", and", "and the", "as well as", "and concurrently", ", the"}
)


def _linked(page: Page, end: int, start: int) -> bool:
    if not page.same_sentence(end - 1, start):
        return False
    return " ".join(t.low for t in page.words[end:start]) in _LINKS
