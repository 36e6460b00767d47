"""One role phrase, read from its head outwards; titles stand within titles: "Chief of Staff of the [President]"."""

from __future__ import annotations

from kzgraph.extraction.actors.geography import is_neutral
from kzgraph.extraction.actors.portfolios import capital_run, over_courtesy, over_unknown_place
from kzgraph.extraction.actors.posts.areas import over_bare_unit, over_country, over_unit, owns, with_second
from kzgraph.extraction.actors.posts.institutions import (
    body_country,
    over_board,
    over_brackets,
    over_department,
    over_description,
    over_national,
    over_part,
    over_seat,
    state_of_department,
)
from kzgraph.extraction.actors.posts.left import after_ordinal, first_of_title, named_left
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.posts.right import (
    Right,
    at_once,
    over_abbreviation,
    over_charge,
    over_comma,
    over_field,
    over_group,
)
from kzgraph.extraction.actors.posts.status import status_at
from kzgraph.extraction.actors.posts.tasks import (
    field_behind,
    field_words,
    in_charge,
    lower_portfolio,
    plain_words,
    short_field,
)
from kzgraph.extraction.actors.role_heads import head_at, head_of_title, may_be_head
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page

# Titles stand within titles so often at most: "Chief of Staff of the Deputy Head of the Office of the President".
_DEEPEST = 4


def role_at(page: Page, i: int, left_bound: int, depth: int = 0) -> RolePhrase | None:
    """The title whose head is at token i and which begins no sooner than `left_bound`; `depth` titles are about it."""
    head = head_at(page, i)
    if head is None:
        return None
    after, group, plural = head
    first = first_of_title(page, i, left_bound)
    written = after - 1 if page.opens_sentence(i) else i  # "Special envoy for" opens a sentence
    right = _extend_right(page, after, group, depth, capital=page.words[written].capital)
    country, body = named_left(page, first, i)
    stands_for = page.same_sentence(i, after) and page.words[after].low == "for"
    if group == "ambassador" and country is None and right.country is None and stands_for:
        right.country, right.accredited_to = right.accredited_to, None  # "High Commissioner for Rwanda": Rwanda's
    chosen = page.same_sentence(i, right.last) and page.words[right.last].text in words_of("posts", "chosen_after")
    return RolePhrase(
        after_ordinal(page, first, i),
        right.last + chosen,
        group,
        plural,
        "future" if chosen else status_at(page, first, i),
        right.country or country,
        right.accredited_to,
        right.body or body,
    )


def _extend_right(page: Page, after: int, group: str, depth: int, *, capital: bool) -> Right:
    """What belongs to a title after its head: an abbreviation in brackets, and the chain of prepositions."""
    right = Right(over_abbreviation(page, over_field(page, after)))
    if (span := page.body[after - 1]) and span[1] >= right.last:
        # "Head of the [Presidential Administration … Department]"
        right = Right(span[1], body_country(page, span), body=span)
    if (span := at_once(page, right.last)) is not None:
        right = Right(span[1], body_country(page, span), body=span)
    while page.same_sentence(after - 1, right.last) and page.same_sentence(after - 1, right.last + 1):
        linker = page.words[right.last].low
        if (charge := in_charge(page, right.last)) is not None:
            right.last = charge
            break
        relations = linker == "with" and page.words[right.last - 1].text in words_of("posts", "before_with")
        linker = "for" if relations else linker
        if linker not in words_of("posts", "prepositions"):
            break
        if linker != "of" and group in words_of("posts", "groups_of_countries"):
            break
        if linker == "to" and right.accredited_to:
            break  # "presented his credentials as Ambassador to Ireland to President NAME"
        inner = right.last + 1
        if page.words[inner].low in words_of("posts", "determiners") and page.same_sentence(right.last, inner + 1):
            inner += 1
        inner = over_courtesy(page, inner)
        step = _step(page, inner, linker, group, capital, depth)
        if step is None:
            break
        _note(page, right, inner, step, linker, group, depth)
        right.last = over_charge(page, over_group(page, step))
    over_comma(page, right)
    return right


def _note(page: Page, right: Right, inner: int, step: int, linker: str, group: str, depth: int) -> None:
    """Note what the complement between two tokens says: a country served or sent to, an organisation."""
    named = page.country[inner]
    end = step - (page.words[step - 1].text == ")")
    if named and (step == page.at(named.end) or owns(page, named) or page.country[end - 1] or page.region[end - 1]):
        if linker == "to" or (linker in {"in", "for"} and group in words_of("posts", "groups_abroad")):
            right.accredited_to = right.accredited_to or named.code
        elif linker == "of" or (linker in {"at", "in"} and owns(page, named)):
            right.country = right.country or named.code
    elif named and page.body[inner] is None and linker == "of" and over_department(page, inner) == step:
        right.country = right.country or state_of_department(page, inner, step)
    elif region := page.region[inner] or page.region[step - 1]:
        if linker == "to":
            right.accredited_to = right.accredited_to or region.country
        else:
            right.country = right.country or region.country
    elif (span := page.body[inner]) and span[1] <= step:
        right.body = right.body or span
        right.country = right.country or body_country(page, span)
        if right.country is None and over_seat(page, span) == step and (seat := page.place[step - 1]):
            right.country = seat.country
    elif linker == "to" and (seat := page.place[inner]) and page.at(seat.end) == step:
        neutral = is_neutral(seat.name)  # "Ambassador to Geneva" is sent to the bodies there
        right.accredited_to = right.accredited_to or (None if neutral else seat.country)
    elif linker in {"of", "to"} and (outer := _nested(page, inner, depth)):
        right.country = right.country or outer.country  # "Adviser to the President of Turkey" serves Turkey
    elif (
        linker == "of"
        and group in words_of("posts", "groups_of_places")
        and (place := page.place[inner] or page.place[step - 1])
    ):
        right.country = right.country or place.country
    elif (last := page.body[step - 1]) and last[1] == step:  # "of the state agency Invest Peru"
        right.body = right.body or last
        right.country = right.country or body_country(page, last) or (named.code if named and linker == "of" else None)


def _is_field(page: Page, i: int) -> bool:
    if page.words[i].low == "affairs":
        return True
    return page.words[i].capital and page.words[i].low in field_words() and not head_at(page, i)


def _step(page: Page, i: int, linker: str, group: str, capital: bool, depth: int) -> int | None:
    """The token after one preposition's complement, or None where the title has ended before it."""
    speaks = linker == "for" and group == "spokesperson"
    serves = (speaks or linker in {"of", "to"}) and group in words_of("posts", "groups_that_serve")
    if span := page.body[i]:
        inner = _nested(page, span[1], depth) if serves and span[0] == i and page.same_sentence(i, span[1]) else None
        if inner and inner.group != "ambassador":  # "Director of the Europe Division Ambassador NAME"
            return inner.last  # "Special Representative of the UN Secretary-General"
        if (linker == "for" or group == "minister") and page.same_sentence(i, span[1]) and _is_field(page, span[1]):
            return capital_run(page, span[1]) or span[1] + 1  # "National Coordinator for SCO [Affairs]"
        end = over_seat(page, span) or over_department(page, i) or over_part(page, over_brackets(page, span[1]))
        return with_second(page, end, linker)
    if linker == "of" and page.same_sentence(i, i + 2) and page.words[i + 1].text == "'s" and page.words[i].capital:
        span = page.body[i + 2]  # "head of the President's [International Policy Bureau]"
        if span is not None and span[0] == i + 2 and may_be_head(page.words[i].low):
            return span[1]
    if linker == "of" and (described := over_national(page, i) or over_department(page, i)) is not None:
        return described
    if (unit := over_unit(page, i)) is not None:
        return unit
    while page.words[i].text in words_of("organisations", "forms_before") and page.same_sentence(i, i + 1):
        i += 1  # "of JSC NC Kazakhstan Temir Zholy"
    if (span := page.body[i]) and span[0] == i:
        return span[1]
    if page.country[i]:
        if serves and (inner := _nested(page, i, depth)):
            return _with_second_post(page, inner)  # "Adviser to the UAE President"
        return over_country(page, i, linker, group)
    if region := page.region[i]:
        end = page.at(region.end)
        if page.same_sentence(i, end + 1) and page.words[end].text == "'s":
            return short_field(page, end + 1, known=False)  # "head of Bavaria's [office] in Brussels"
        task = plain_words(page, i) if linker == "for" and not capital and group == "special_representative" else None
        return (task or field_behind(page, end) or end) if linker in {"of", "for", "to"} else None
    sent = group in words_of("posts", "groups_sent") or page.words[i - 2].low in words_of("posts", "parts")
    if linker in {"in", "to"} and sent and (seat := page.place[i]):
        return page.at(seat.end)  # "Ambassador to Moscow"
    if linker in {"in", "at"}:
        presidency = group == "minister" and page.words[i].text == "Presidency"
        return i + 1 if presidency else None  # "Minister in the Presidency"
    if linker == "of" and (board := over_board(page, i)) is not None:
        return board
    if (described := over_description(page, i) or over_bare_unit(page, i)) is not None:
        return described
    if not capital and page.words[i].low in words_of("posts", "offices") and page.words[i - 1].low != "the":
        return i + 1  # "head of his administration"
    if linker == "to" and not serves and head_of_title(page, i) is not None:
        return None  # "greetings of their leaders to President NAME"
    if (speaks or linker in {"of", "to"}) and (inner := _nested(page, i, depth)):
        return _with_second_post(page, inner) if serves else inner.last
    if linker == "of" and group in words_of("posts", "groups_of_places") and (place := page.place[i]):
        return page.at(place.end)
    task = (
        plain_words(page, i) if not capital and linker in {"for", "on"} and group == "special_representative" else None
    )
    if page.words[i].capital:
        run = capital_run(page, i)
        if task or run:
            return task or (run and field_behind(page, run)) or run
        return over_unknown_place(page, i) if linker == "of" and not serves else None
    if capital or linker not in {"of", "for"}:
        return None
    if page.words[i - 1].low == linker and group in words_of("posts", "groups_of_fields"):
        task = task or field_behind(page, i) or short_field(page, i, known=linker == "for")
    return task or lower_portfolio(page, i)


def _with_second_post(page: Page, inner: RolePhrase) -> int:
    """The token after both posts of whom somebody serves: "Adviser to the [Prime Minister and Minister of Foreign
    Affairs]"."""
    k = inner.last + 1
    if inner.group not in words_of("posts", "groups_with_ministry") or not page.same_sentence(inner.first, k):
        return inner.last
    if page.words[inner.last].low not in {"and", "-", "–"}:
        return inner.last
    second = pattern("posts", "ministry_of_heads", cased=True).match(page.flat, page.words[k].start)
    return page.at(second.end()) if second else inner.last


def _nested(page: Page, i: int, depth: int) -> RolePhrase | None:
    """The title within a title that begins at token i: "Chief of Staff of the [Hungarian Prime Minister]"."""
    head = head_of_title(page, i) if depth < _DEEPEST else None
    return None if head is None else role_at(page, head, i, depth + 1)
