"""Organisations: a list of those that everybody knows, a grammar of heads for the others, and names that a text gives
as companies or web sites.

Of names that overlap the longest counts. What a name is made of stands in body_grammar; that several names are of one
organisation is found out in body_entities.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kzgraph.extraction.actors.body_grammar import Body, names_by_grammar
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.actors.rosters import Rosters
from kzgraph.extraction.actors.shared_heads import shared_heads
from kzgraph.extraction.knowledge import choice, lexicon, pattern, words_of
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.extraction.text.tokens import Phrases
from kzgraph.model import OrganisationKind

_SHORTEST_ABBREVIATION = 2
_LONGEST_ABBREVIATION = 12
_LONGEST_BEFORE_TITLE = 6
_LONGEST_FOREIGN = 9
# A longer run of capitals after "CEO of" may end with the leader's name.
_LONGEST_LED = 2
# "Polish science and higher education ministry": so many words of fields at most.
_MOST_FIELDS = 5
# "Minister of Foreign Affairs, " stands so near before a field.
_FIELD_REACH = 48


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    kind: OrganisationKind
    country: str | None


@cache
def _listed() -> Phrases[_Listed]:
    """The organisations and companies of the lexicon by each of their names."""
    return Phrases([*_entries("international_organisations", "intergovernmental"), *_entries("companies", "company")])


def _entries(file: str, kind: OrganisationKind) -> Iterator[tuple[str, _Listed]]:
    for entry in lexicon(file):
        listed = _Listed(entry["name"], entry.get("kind") or kind, entry.get("country"))
        for form in (entry["name"], *_forms(entry)):
            yield form, listed


def listed_country(name: str) -> str | None:
    """The country of a company or another body that the lexicon lists by this name."""
    hit = next(iter(_listed().find(name)), None)
    return hit[2].country if hit and (hit[0], hit[1]) == (0, len(name)) else None


def _forms(entry: dict[str, Any]) -> tuple[str, ...]:
    return (*(entry.get("abbreviations") or ()), *(entry.get("names") or ()))


def find_bodies(page: Page, rosters: Rosters) -> list[Body]:
    """Every organisation named, from left to right, without overlap; also marks their tokens in `page.body`.

    `rosters` are the lists of the document: their people are no bodies, and their bodies go before others.
    """
    known = list(_from_list(page))
    found = [
        *known,
        *_without_appended(page, names_by_grammar(page, {body.first: body.last for body in known}), known),
        *_in_lower_case(page),
        *_foreign_names(page),
        *_seats(page),
        *_before_titles(page),
        *_web_sources(page),
        *_companies(page),
        *shared_heads(page),
        *_before_countries(page),
        *_led(page),
    ]
    spans = {(body.first, body.last): body for body in found}
    chosen = [spans.get((body.first, body.last), body) for body in rosters.bodies]
    taken = [False] * len(page.words)
    for first, last in [*rosters.names, *((body.first, body.last) for body in chosen)]:
        taken[first:last] = [True] * (last - first)
    for body in sorted(found, key=lambda b: (b.first - b.last, b.first)):
        if not any(taken[body.first : body.last]) and not _is_field(page, body):
            chosen.append(body)
            taken[body.first : body.last] = [True] * (body.last - body.first)
    chosen = _joined(page, _without_brackets(page, sorted(chosen, key=lambda b: b.first)))
    for body in chosen:
        for i in range(body.first, body.last):
            page.body[i] = (body.first, body.last)
    return [_with_abbreviation(page, _as_organ(page, body, known)) for body in chosen]


def _as_organ(page: Page, body: Body, known: list[Body]) -> Body:
    """A body that is an organ of an international organisation: "the Council of Foreign Ministers of the CIS"."""
    if body.kind == "intergovernmental" or not pattern("organisations", "organs", cased=True).search(
        page.text(body.first, body.last)
    ):
        return body
    within = (b for b in known if body.first <= b.first and b.last <= body.last)
    return replace(body, kind="intergovernmental") if any(b.kind == "intergovernmental" for b in within) else body


def _from_list(page: Page) -> Iterator[Body]:
    for start, end, listed in _listed().find(page.flat):
        first, last = page.at(start), page.at(end)
        if first >= last and (compound := _in_compound(page, start, end, listed)) is not None:
            yield compound
        if first >= last or page.words[first].start != start or page.words[last - 1].end < end:
            continue
        if _is_state_code(page, first, last):
            continue
        if last - first == 1 and (_is_plain_word(page, first) or _is_somebody(page, first, listed)):
            continue
        # Whose company it is, a list may know; the document has not said it.
        country = None if listed.kind in {"company", "media"} else listed.country
        part = page.flat[start:end] if page.words[last - 1].end > end else None
        if listed.kind == "company" and part is None:
            last = _with_branch(page, last)
        yield Body(first, last, listed.kind, country, known=listed.name, text=part)


def _is_state_code(page: Page, first: int, last: int) -> bool:
    """Whether an abbreviation is a state of the United States: "Philadelphia, PA"."""
    if last - first > 1 or page.words[first].text not in words_of("organisations", "state_codes"):
        return False
    return page.same_sentence(first - 2, first) and page.words[first - 1].text == "," and page.words[first - 2].capital


def _is_field(page: Page, body: Body) -> bool:
    """Whether a name is a field of a ministry: "Minister of Foreign Affairs, [European Union] and Cooperation"."""
    if page.text(body.first, body.last) not in words_of("posts", "union_names"):
        return False
    start, end = page.words[body.first].start, page.words[body.last - 1].end
    before = pattern("organisations", "fields_before", cased=True)
    after = pattern("organisations", "fields_after", cased=True)
    return bool(before.search(page.flat, max(0, start - _FIELD_REACH), start) and after.match(page.flat, end))


def _without_appended(page: Page, found: Iterator[Body], known: list[Body]) -> Iterator[Body]:
    """The names of the grammar, without those that are a known body with more of a clause: "European Union [on] X"."""
    ends = {body.first: body.last for body in known if body.kind == "intergovernmental"}
    for body in found:
        last = ends.get(body.first)
        appended = (
            last is not None and last < body.last and page.words[last].low in {"on", "in", "to", "for", "against"}
        )
        if not appended:
            yield body


def _in_compound(page: Page, start: int, end: int, listed: _Listed) -> Body | None:
    """A body of states as the second half of a word: "Armenia-EU"."""
    i = page.at(start) - 1
    if i < 0 or listed.kind != "intergovernmental" or page.flat[start - 1] not in "-–":
        return None
    token = page.words[i]
    if token.end != end or not page.flat[start:end].isupper() or token.text.split("-", 1)[0].islower():
        return None  # "non-NATO"
    return Body(i, i + 1, listed.kind, listed.country, known=listed.name, text=page.flat[start:end])


def _with_branch(page: Page, last: int) -> int:
    """The token after a company's branch and legal form: "Alstom Transport", "BP plc"."""
    if page.same_sentence(last - 1, last) and page.words[last].text in words_of("organisations", "company_forms"):
        return last + 1
    while page.same_sentence(last - 1, last) and page.words[last].capital and page.words[last].word:
        title = page.phrase_at(last, phrase_table("posts", "heads"))
        if title or page.country[last] or page.calendar(last) or not page.vocabulary(last) or page.perhaps_given(last):
            break
        last += 1
    return last


def _is_plain_word(page: Page, i: int) -> bool:
    """Whether a company's name is here only the word that opens a sentence: "Total trade was …"."""
    text = page.words[i].text
    return page.opens_sentence(i) and page.vocabulary(i) and text.title() == text


def _is_somebody(page: Page, i: int, listed: _Listed) -> bool:
    """Whether a name is here a person's: "Ms Marriott", "Jane Marriott", "Abdel Fatah"; or a part of a longer word."""
    if page.given(i) and _surname_follows(page, i):
        return True  # "OLAF SCHOLZ", "Selena Gomez"
    nameable = listed.kind in {"company", "media"} or (listed.kind == "other" and not page.words[i].text.isupper())
    if not nameable or not page.same_sentence(i - 1, i):
        return page.words[i].text in words_of("organisations", "in_portfolios") and _in_portfolio(page, i)
    before = page.words[i - 1].low.rstrip(".")
    if page.same_sentence(i - 2, i) and page.given(i - 2) and page.namelike(i - 1) and not page.vocabulary(i - 2):
        return True  # "Elias Bou Saab"
    return page.given(i - 1) or before in phrase_table("posts", "honorifics")


def _surname_follows(page: Page, i: int) -> bool:
    """Whether a capitalised word that is no word of the language follows at once, in capitals like this one or not."""
    if not page.same_sentence(i, i + 1):
        return False
    token, following = page.words[i], page.words[i + 1]
    alike = token.text.isupper() == following.text.isupper() and len(following.text) > 1
    return alike and following.word and following.capital and page.namelike(i + 1) and not page.vocabulary(i + 1)


def _in_portfolio(page: Page, i: int) -> bool:
    """Whether a name is a word of a post: "Minister for Foreign, Commonwealth and Development Affairs"."""
    return page.same_sentence(i - 2, i + 2) and page.words[i - 2].low == "foreign" and page.words[i - 1].text in ",and"


def _joined(page: Page, bodies: list[Body]) -> list[Body]:
    """Names that are one together: "Sovereign Wealth Fund Samruk-Kazyna", "Senate's Foreign Affairs Committee"."""
    result: list[Body] = []
    for body in bodies:
        last = result[-1] if result else None
        if last is not None and page.same_sentence(last.first, body.first) and _one_name(page, last, body):
            result[-1] = Body(last.first, body.last, last.kind, last.country or body.country)
        else:
            result.append(body)
    return result


def _without_brackets(page: Page, bodies: list[Body]) -> list[Body]:
    """The names without those in brackets that are the abbreviation of the one before: "News Agency (UzA)"."""
    result: list[Body] = []
    for body in bodies:
        last = result[-1] if result else None
        follows = last is not None and body.first == last.last + 1 and page.same_sentence(last.first, body.last)
        marks = (page.words[body.first - 1].text, page.words[body.last].text) if follows else None
        if marks == ("(", ")") and body.last == body.first + 1 and not _both_known(last, body):
            continue
        result.append(body)
    return result


def _both_known(left: Body | None, right: Body) -> bool:
    return left is not None and left.known is not None and right.known is not None


def _one_name(page: Page, left: Body, right: Body) -> bool:
    if right.first == left.last:
        return left.kind == right.kind == "company" and left.known is None and right.known is not None
    return (
        right.first == left.last + 1
        and page.words[left.last].text == "'s"
        and right.known is None
        and not page.text(left.first, left.last).isupper()
        and left.kind in words_of("organisations", "kinds_that_own")
    )


def _in_lower_case(page: Page) -> Iterator[Body]:
    """Bodies of a state in lower case, with the state: "Slovak foreign ministry", "parliament of Peru"."""
    heads = phrase_table("organisations", "lower_heads")
    for i in page.openings_of(heads):
        hit = None if page.words[i].capital else page.phrase_at(i, heads)
        if hit is None:
            continue
        first, country = _state_before(page, i, ministry=hit[1] == "ministry")
        last, code = _state_after(page, hit[0], hit[1])
        if hit[1] == "embassy" and country is None and page.words[last - 1].low == "in":
            continue
        if country or code:
            yield Body(first, last, hit[1], country or code)  # type: ignore[arg-type]


def _state_before(page: Page, head: int, *, ministry: bool) -> tuple[int, str | None]:
    """Where a name in lower case begins, and whose it is; over the fields of a ministry: "Polish defence ministry"."""
    fields = words_of("posts", "modifiers") | words_of("posts", "fields") | {"and"}
    k = head - 1
    while ministry and head - k <= _MOST_FIELDS and page.same_sentence(k, head) and page.words[k].low in fields:
        if page.words[k].capital:
            break
        k -= 1
    owned = page.same_sentence(k - 1, head) and page.words[k].text == "'s"
    country = page.country[k - owned] if page.same_sentence(k - owned, head) else None
    if country is None or not (owned or country.form in {"adjective", "abbreviation"}):
        return (head if not ministry else _first_field(page, k + 1, head)), None
    if owned and ministry:
        return _first_field(page, k + 1, head), country.code
    return page.at(country.start), country.code


def _first_field(page: Page, k: int, head: int) -> int:
    """The first word of a ministry's fields from token k on: no "and" and no "new"."""
    while k < head and page.words[k].low not in words_of("organisations", "ministries_in_lower_case"):
        k += 1
    return k


def _state_after(page: Page, last: int, kind: str) -> tuple[int, str | None]:
    """The token after a name in lower case, and the state that it names: "of Peru", "in Berlin" of a ministry."""
    if not page.same_sentence(last - 1, last + 1) or page.words[last].low not in {"of", "in"}:
        return last, None
    k = last + 2 if page.words[last + 1].low == "the" and page.same_sentence(last, last + 2) else last + 1
    country, place = page.country[k], page.place[k]
    named = country is not None and country.form in {"name", "abbreviation"}
    if page.words[last].low == "of":
        return (page.at(country.end), country.code) if country and named else (last, None)
    if place and kind != "parliament":
        return page.at(place.end), (place.country if kind == "ministry" else None)
    return (page.at(country.end), None) if country and named and kind == "embassy" else (last, None)


def _foreign_names(page: Page) -> Iterator[Body]:
    """Names in French, Spanish or Portuguese: "Agence française de développement", "Banco Nacional de Panamá"."""
    particles = words_of("organisations", "foreign_particles")
    heads = phrase_table("organisations", "foreign_heads")
    for i in page.openings_of(heads):
        hit = page.phrase_at(i, heads) if page.words[i].capital else None
        if hit is None or page.country[i]:
            continue
        last = end = hit[0]
        while page.same_sentence(i, end) and end - i < _LONGEST_FOREIGN:
            word = page.words[end]
            if not word.word or (not word.capital and word.low not in particles and page.ordinary(end)):
                break
            end += 1
            last = end if word.low not in particles else last
        if last > hit[0]:
            yield Body(i, last, hit[1])  # type: ignore[arg-type]


@cache
def _seat_names() -> Phrases[str]:
    return Phrases((name, code) for code, names in lexicon("organisations")["seats"].items() for name in names)


def _seats(page: Page) -> Iterator[Body]:
    """A seat that stands for its office, and not for the place: "the Kremlin said"; not "at the White House"."""
    for start, end, code in _seat_names().find(page.flat):
        first, last = page.at(start), page.at(end)
        before = pattern("organisations", "seats_as_places_before", cased=True).search(
            page.flat, max(0, start - 14), start
        )
        place = before or pattern("organisations", "seats_as_places_after", cased=True).match(page.flat, end)
        if first < last and not place:
            yield Body(first, last, "head_of_state_office", code)


def _before_titles(page: Page) -> Iterator[Body]:
    """An unknown abbreviation before a title: "FEMA Administrator"."""
    for i, token in enumerate(page.words):
        fits = (
            token.word and token.text.isupper() and _SHORTEST_ABBREVIATION <= len(token.text) <= _LONGEST_BEFORE_TITLE
        )
        if not fits or page.country[i] or token.text in words_of("organisations", "not_abbreviations"):
            continue
        hit = page.phrase_at(i + 1, phrase_table("posts", "heads")) if page.same_sentence(i, i + 1) else None
        following = page.words[i + 1] if hit else token
        if hit and hit[1] in words_of("organisations", "groups_of_abbreviations") and following.capital:
            if following.text.isupper() or page.phrase_at(i, phrase_table("posts", "heads")):
                continue  # a headline in capitals
            yield Body(i, i + 1, "agency")


def _web_sources(page: Page) -> Iterator[Body]:
    """A web site named as the source: "primeminister.kz reports"."""
    for match in choice("organisations", "web_sources").finditer(page.flat):
        first, last = page.at(match.start()), page.at(match.end())
        if first < last:
            yield Body(first, last, "media", None, known=match.group())


def _before_countries(page: Page) -> Iterator[Body]:
    """Agencies called after what they do and where: "Enterprise Lithuania", "Business France"."""
    words = words_of("organisations", "before_countries")
    for i, token in enumerate(page.words):
        area = page.country[i + 1] if token.text in words and page.same_sentence(i, i + 1) else None
        if area is None or area.form != "name" or page.source.sentences[page.sentence[i]].kind == "headline":
            continue
        last = page.at(area.end)
        alone = not page.same_sentence(i, last) or not page.words[last].capital or page.given(last)
        before = page.words[i - 1] if page.same_sentence(i - 1, i) else None
        if alone and before is not None and not before.capital:
            yield Body(i, last, "agency", area.code)


def _led(page: Page) -> Iterator[Body]:
    """Companies after the title of who leads them: "CEO of Harlow", "CEOs of Harlow and Brightwell"."""
    for match in choice("organisations", "led_by", cased=True).finditer(page.flat):
        i, many = page.at(match.end()), match["many"]
        while page.same_sentence(i, i) and page.words[i].capital and page.words[i].word and not begins_role(page, i):
            last = i
            while page.same_sentence(i, last) and page.words[last].capital and page.words[last].word:
                last += 1
            named = any(page.country[k] or page.place[k] or page.given(k) for k in range(i, last))
            if last - i > _LONGEST_LED or named or all(page.vocabulary(k) for k in range(i, last)):
                break
            yield Body(i, last, "company")
            if not many or not page.same_sentence(i, last + 1) or page.words[last].low not in {",", "and"}:
                break
            i = last + 1


def _companies(page: Page) -> Iterator[Body]:
    """Names in a list that says they are companies: "companies, including Eni, Siemens and Carlsberg"."""
    one = tuple(lexicon("organisations")["one_company"])
    for match in choice("organisations", "companies_follow").finditer(page.flat):
        yield from _name_list(page, page.at(match.end()), single=match.group().lower().endswith(one))


def _name_list(page: Page, i: int, *, single: bool) -> Iterator[Body]:
    commas = words_of("organisations", "joiners") | {","}
    never = words_of("organisations", "never_first")
    while i < len(page.words) and page.words[i].word and page.words[i].capital and not page.country[i]:
        if page.words[i].text in never or begins_role(page, i):
            return
        last = i
        while page.same_sentence(i, last) and page.words[last].word and page.words[last].capital:
            if last > i and begins_role(page, last):
                break
            last += 1
        below = page.opens_sentence(i)  # in a list under "companies:" there are lines like "Police: 102"
        if not (below and all(page.vocabulary(k) for k in range(i, last))):
            yield Body(i, last, "company")
        if single or not page.same_sentence(i, last):
            return
        i = last
        while page.same_sentence(last, i) and page.words[i].low in commas:
            i += 1


def _with_abbreviation(page: Page, body: Body) -> Body:
    """Read an abbreviation in brackets after a name, and a country after that: "Office (FCDO) of the UK"."""
    i = body.last
    if not page.same_sentence(body.first, i + 2) or page.words[i].text != "(" or page.words[i + 2].text != ")":
        return body
    short = page.words[i + 1].text
    fits = _SHORTEST_ABBREVIATION <= len(short) <= _LONGEST_ABBREVIATION
    if not fits or sum(c.isupper() for c in short) < 2:
        return body
    country = body.country
    k = i + 3
    if country is None and page.same_sentence(body.first, k + 1) and page.words[k].low == "of":
        k += 2 if page.words[k + 1].low == "the" and page.same_sentence(body.first, k + 2) else 1
        country = named.code if (named := page.country[k]) else None
    return replace(body, country=country, abbreviation=short)


__all__ = ["Body", "find_bodies", "listed_country"]
