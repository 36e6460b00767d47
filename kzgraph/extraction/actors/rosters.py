"""Lists of those present and of bodies, one a line, under a line that leads to them ("Participants included:").

There the shape of the lines tells what no word in them does: "Elena Hung, Little Lobbyists" is a person and a body,
"Arnold Ventures" under "Philanthropies include:" a body. One line shows nothing; three of one shape do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kzgraph.extraction.actors.bodies.body import Body, Part, head_nouns
from kzgraph.extraction.actors.names import looks_personal, name_end
from kzgraph.extraction.actors.role_heads import begins_role
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page, particles, phrase_table
from kzgraph.model import CountryCode, OrganisationKind

# So many lines of one shape are a list.
_LEAST_ITEMS = 3
# Of the lines of a list of people so many in a hundred begin with a name that is known for one.
_KNOWN_SHARE = 50
# … and of a list of bodies so many have the shape of one.
_BODIES_SHARE = 80
_LONGEST_NAME = 6
_LONGEST_BODY = 12
# A line of a list has at most so many words.
_LONGEST_ITEM = 60
# Two names of one word and what joins them.
_PAIR = 3
_MARKUP = frozenset("*_<>/#\\")
_PARTING = frozenset({",", ";", "–", "—", "|", ":"})
_DASHES = frozenset({"–", "—", "-"})


@dataclass(slots=True)
class Rosters:
    """What the lists of a document name: people, as tokens, and bodies."""

    names: list[Part] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    sides: list[tuple[Part, CountryCode]] = field(default_factory=list)
    """Lists, as tokens, of which the line above says whose people they are: "The French delegation included:"."""


def find_rosters(page: Page) -> Rosters:
    """The people and bodies of all lists of a document, from left to right."""
    found = Rosters()
    blocks = _blocks(page)
    k = 0
    while k < len(blocks):
        country = _country(page, *blocks[k])
        lead = _lead(page, *blocks[k]) or (page.text(*blocks[k]) if country else "")
        end = _list_end(page, blocks, k + 1) if lead else k
        if lead and end > k + 1 and (code := country or _side(page, *blocks[k])):
            found.sides.append(((blocks[k + 1][0], blocks[end - 1][1]), code))
        if lead and end - k > _LEAST_ITEMS:
            _read(page, lead, [_trimmed(page, *block) for block in blocks[k + 1 : end]], found)
            k = end - 1
        k += 1
    return found


def _blocks(page: Page) -> list[Part]:
    """The paragraphs and items of lists."""
    sentences = page.source.sentences
    blocks: list[Part] = []
    number = -1
    for i, sentence in enumerate(page.sentence):
        if sentences[sentence].block != number:
            number = sentences[sentence].block
            blocks.append((i, i))
        blocks[-1] = (blocks[-1][0], i + 1)
    return blocks


def _kind(page: Page, i: int) -> str:
    return page.source.sentences[page.sentence[i]].kind


def _trimmed(page: Page, first: int, last: int) -> Part:
    """A line without marks of layout at its ends."""
    while first < last and page.words[first].text in _MARKUP:
        first += 1
    while first < last and page.words[last - 1].text in _MARKUP | {".", ",", ";"}:
        last -= 1
    return first, last


def _lead(page: Page, first: int, last: int) -> str:
    """The sentence that leads to a list, or nothing: it ends in a colon, or is a heading that says what follows."""
    start = page.at(page.source.sentences[page.sentence[last - 1]].start)
    left, right = _trimmed(page, max(first, start), last)
    while left < right and page.words[right - 1].text in {"u", "b", "strong", *_MARKUP}:
        right -= 1  # <u>…</u>
    if left >= right:
        return ""
    said = page.text(left, right)
    if said.endswith(":"):
        return said
    heading = _kind(page, last - 1) == "headline" and pattern("rosters", "people_lead").search(said)
    return said if heading and right - left <= _LONGEST_NAME else ""


def _country(page: Page, first: int, last: int) -> CountryCode | None:
    """The country whose name is all of a line, as over the list of its people: "Hungary:"."""
    left, right = _trimmed(page, first, last)
    while left < right and (page.words[right - 1].text == ":" or page.words[right - 1].text in _MARKUP):
        right -= 1
    left += left < right and page.words[left].low == "the"
    area = page.country[left] if left < right else None
    heading = _kind(page, last - 1) == "headline" or page.words[last - 1].text == ":"
    named = area is not None and area.form == "name" and page.at(area.start) <= left and page.at(area.end) >= right
    return area.code if area and named and heading else None


def _side(page: Page, first: int, last: int) -> CountryCode | None:
    """The one country whose people the line above a list announces: "From the Kazakh side:"."""
    form, of = pattern("sides", "side"), pattern("sides", "side_of")
    start, end = page.words[first].start, page.words[last - 1].end
    start = max(start, page.source.sentences[page.sentence[last - 1]].start)
    codes = {
        mention.code
        for mention in page.countries
        if start <= mention.start < end
        and (form.match(page.flat, mention.end) or of.search(page.flat, max(start, mention.start - 24), mention.start))
    }
    return codes.pop() if len(codes) == 1 else None


def _list_end(page: Page, blocks: list[Part], k: int) -> int:
    """The block after the lines of a list that begins with block k: items, or short lines without a full stop."""
    end = k
    kind = _kind(page, blocks[k][0]) if k < len(blocks) else ""
    while end < len(blocks) and kind in {"item", "headline"}:
        first, last = blocks[end]
        if _kind(page, first) != kind or last - first > _LONGEST_ITEM or _lead_by_colon(page, first, last):
            break
        if kind == "headline" and _country(page, first, last):
            break
        end += 1
    return end


def _lead_by_colon(page: Page, first: int, last: int) -> bool:
    return _lead(page, first, last).endswith(":")


def _read(page: Page, lead: str, items: list[Part], found: Rosters) -> None:
    """Add what the lines of one list name."""
    items = [item for item in items if item[0] < item[1]]
    names = [_name(page, *item) for item in items]
    known = sum(name is not None and looks_personal(page, *name) for name in names)
    told = pattern("rosters", "bodies_lead").search(lead) is not None
    if 100 * known >= _KNOWN_SHARE * len(items) and known > 1 and not told:
        for item, name in zip(items, names, strict=True):
            if name is not None:
                found.names.append(name)
                found.bodies.extend(_bodies_of(page, name[1], item[1]))
    elif pattern("rosters", "not_bodies_lead").search(lead) is None:
        bodies = [body for item in items if (body := _whole(page, *item, told=told)) is not None]
        headed = sum(_has_head(page, body.first, body.last) for body in bodies)
        perhaps = not known and headed and pattern("rosters", "people_lead").search(lead)
        if 100 * len(bodies) >= _BODIES_SHARE * len(items) and (told or perhaps):
            found.bodies.extend(bodies)


# --- a line of a list of people


def _name(page: Page, first: int, last: int) -> Part | None:
    """The name with which a line begins, behind titles and honorifics, as long as its shape is that of a name."""
    i = _over_titles(page, first, last)
    end = i
    while end < last and not _parts(page, end):
        end += 1
    if (whole := name_end(page, i, sure=True)) is not None and whole <= end and page.words[whole - 1].word:
        end = whole if whole == end or not page.words[whole].capital else end
    words = [page.words[k] for k in range(i, end)]
    names = [w for w in words if w.word and w.capital and not w.initial]
    shaped = all(w.capital or w.low in particles() or not w.word for w in words) and len(names) >= 2
    if not shaped or len(words) > _LONGEST_NAME or _has_head(page, i, end) or _has_title(page, i, end):
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


def _parts(page: Page, i: int) -> bool:
    """Whether a mark here ends one part of a line."""
    text = page.words[i].text
    if text in _PARTING or text == "(":
        return True
    return text == "-" and page.flat[page.words[i].start - 1] == " "


def _has_head(page: Page, first: int, last: int) -> bool:
    table = head_nouns()
    return any(page.phrase_at(k, table, last) and not page.given(k) for k in range(first, last))


def _has_title(page: Page, first: int, last: int) -> bool:
    """Whether a word of posts stands here; "Justice" is a word of bodies' names as often, and "Dean" a name."""
    table = phrase_table("posts", "heads")
    hits = ((k, page.phrase_at(k, table, last)) for k in range(first, last))
    return any(hit and hit[1] != "judge" and not page.perhaps_given(k) for k, hit in hits)


def _bodies_of(page: Page, i: int, last: int) -> Iterator[Body]:
    """The bodies that the parts of a line after the name give."""
    titled = ""
    for first, end in _segments(page, i, last):
        if _begins_title(page, first) or (_has_title(page, first, end) and not _has_head(page, first, end)):
            hit = page.phrase_at(first, phrase_table("posts", "heads"), end)
            titled = hit[1] if hit else titled
            continue
        if titled in words_of("rosters", "groups_with_fields") and not _has_head(page, first, end):
            continue
        if (body := _body(page, first, end)) is not None:
            yield from _taken_apart(page, body)


def _segments(page: Page, i: int, last: int) -> Iterator[Part]:
    """The parts of a line between commas and dashes that stand in no brackets, and before a second title."""
    first, depth = i, 0
    for k in range(i, last):
        text = page.words[k].text
        depth += (text in "([") - (text in ")]")
        second = text == "and" and _begins_title(page, k + 1)
        if depth == 0 and (text in _PARTING or second or (text == "-" and _parts(page, k))):
            if first < k:
                yield first, k
            first = k + 1
    if first < last:
        yield first, last


def _begins_title(page: Page, i: int) -> bool:
    """Whether a title begins here; "Justice" is a word of names as often."""
    hit = page.phrase_at(i, phrase_table("posts", "heads"))
    return begins_role(page, i) and not (hit and hit[1] == "judge")


def _body(page: Page, first: int, last: int, *, told: bool = False) -> Body | None:
    """The body that a part of a line names, or None where it names a place, a person or what somebody is.

    `told` says that the line above tells of bodies: then what could be a person's name is one too.
    """
    abbreviation = None
    if page.words[last - 1].text == ")" and last - first > 3 and page.words[last - 3].text == "(":
        abbreviation, last = page.words[last - 2].text, last - 3
    if first < last and page.words[first].low == "the":
        first += 1
    if not _shaped(page, first, last) or _is_other(page, first, last, told=told):
        return None
    name = None
    for k in range(first + 1, last - 2):  # "African Methodist Episcopal (AME) Church"
        if page.words[k].text == "(" and page.words[k + 2].text == ")":
            abbreviation = page.words[k + 1].text
            name = f"{page.text(first, k)} {page.text(k + 3, last)}"
    return Body(first, last, _kind_of(page, first, last), None, abbreviation=abbreviation, text=name)


def _shaped(page: Page, first: int, last: int) -> bool:
    """Whether words are those of a name: capitals, with small words between them."""
    if not 0 < last - first <= _LONGEST_BODY or not page.words[first].word or not page.words[first].capital:
        return False
    small = words_of("rosters", "small_words")
    words = [page.words[k] for k in range(first, last)]
    if words[-1].low in small:
        return False
    return all(w.capital or w.low in small or not w.word for w in words)


def _is_other(page: Page, first: int, last: int, *, told: bool) -> bool:
    """Whether a part of a line is no body: a place, a person, what somebody is."""
    words = [page.words[k] for k in range(first, last) if page.words[k].word]
    headed = _has_head(page, first, last)
    if all(w.text.rstrip(".") in words_of("rosters", "not_bodies") for w in words):
        return True
    if not headed and _has_title(page, first, last):
        return True
    areas = [page.country[k] or page.place[k] or page.region[k] for k in range(first, last) if page.words[k].word]
    if areas and all(areas):
        return True
    if any(w.low in words_of("rosters", "occupations") for w in words) and not headed:
        return True
    if len(words) == 1 and page.vocabulary(first) and not words[0].text.isupper() and not _plural(words[0].low):
        return True
    if told or headed:
        return False
    return name_end(page, first, sure=False) == last and looks_personal(page, first, last)


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _taken_apart(page: Page, body: Body) -> Iterator[Body]:
    """Two bodies that "and" joins: "Multi-Faith Neighbors Network and Northwood Church"."""
    table = head_nouns()
    for k in range(body.first + 1, body.last - 1):
        hit = page.phrase_at(k - 1, table, k)
        if page.words[k].low == "and" and hit and k - 1 > body.first and _ends_in_head(page, k + 2, body.last):
            yield Body(body.first, k, _kind_of(page, body.first, k))
            yield Body(k + 1, body.last, _kind_of(page, k + 1, body.last))
            return
    names = (body.first, body.last - 1)
    paired = body.last - body.first == _PAIR and page.words[body.first + 1].low == "and"
    if paired and not any(page.vocabulary(k) for k in names):  # "Google and Alphabet"
        yield from (Body(k, k + 1, body.kind) for k in names)
        return
    yield body


def _ends_in_head(page: Page, first: int, last: int) -> bool:
    table = head_nouns()
    return any((hit := page.phrase_at(k, table, last)) and hit[0] == last for k in range(first, last))


def _kind_of(page: Page, first: int, last: int) -> OrganisationKind:
    """The kind of the last head noun in a name."""
    table = head_nouns()
    kinds = [hit[1] for k in range(first, last) if (hit := page.phrase_at(k, table, last))]
    kind: OrganisationKind = kinds[-1] if kinds else "other"  # type: ignore[assignment]
    return kind


# --- a line of a list of bodies


def _whole(page: Page, first: int, last: int, *, told: bool) -> Body | None:
    """The body that is a line of a list of bodies, up to a comma or a bracket; None where it is none."""
    end = first
    while end < last and not (_parts(page, end) and page.words[end].text != "("):
        end += 1
    if end < last and page.words[end].text not in _DASHES | {","}:
        return None
    body = _body(page, first, end, told=told)
    if body is None or words_of("organisations", "not_organisations") & {page.words[k].text for k in range(first, end)}:
        return None
    return body


__all__ = ["Rosters", "find_rosters"]
