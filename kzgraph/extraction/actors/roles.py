"""Role phrases: "Parliamentary Under Secretary of State at the Foreign Office of the UK", read as a whole.

A phrase is a head noun (president, minister, director …) with what belongs to it on its left (deputy, Hungarian
Finance, Qatar's) and the chain of prepositions on its right (of Foreign Affairs of Kazakhstan, to Belgium, at the
Ministry …).
Posts inside a chain ("Chief of Staff of the President") belong to the outer phrase: nobody else is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kzgraph.extraction.actors.bodies.belonging import sending_state
from kzgraph.extraction.actors.bodies.body import Part
from kzgraph.extraction.actors.bodies.listed import listed_country
from kzgraph.extraction.actors.portfolios import capital_run, over_courtesy
from kzgraph.extraction.actors.role_heads import begins_role, head_at, head_of_title, may_be_head, singular_title
from kzgraph.extraction.context import CountryMention
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.model import RoleStatus

# Titles stand within titles so often at most: "Chief of Staff of the Deputy Head of the Office of the President".
_DEEPEST = 4
# "South Kazakhstan Region": the word that makes a region stands among so many.
_LONGEST_UNIT = 5
# "UN human rights chief": so many words of a field at most.
_MOST_FIELDS = 2
# "for counterterrorism and mediation of conflict resolution": a task has so many words at most.
_LONGEST_TASK = 9


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
    organisation: Part | None = None


def find_roles(page: Page) -> list[RolePhrase]:
    """Every role phrase, left to right, outermost only."""
    found: list[RolePhrase] = []
    i = 0
    while i < len(page.words):
        role = _role_at(page, i, found[-1].last if found else 0) if may_be_head(page.words[i].low) else None
        if role is None:
            i += 1
        elif _owns_title(page, role) or _only_honours(page, role):
            i = role.last  # "the minister's special envoy" is none himself
        else:
            found.append(_of_owner(page, role))
            i = found[-1].last
    return found


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


def _of_owner(page: Page, owner: RolePhrase) -> RolePhrase:
    """The title that belongs to a holder of another: "the Russian President's [Special Envoy]"; else the same one."""
    k = owner.last + 1
    if owner.plural or not page.same_sentence(owner.first, k) or page.words[owner.last].text not in {"'s", "'"}:
        return owner
    head = head_of_title(page, k) if page.words[k].capital and page.words[owner.last - 1].capital else None
    role = _role_at(page, head, k) if head is not None else None
    serving = words_of("posts", "groups_that_serve")
    if owner.group == "head_of_state":  # "the Custodian of the Two Holy Mosques' Ambassador to Jordan"
        serving = serving | words_of("posts", "groups_sent")
    if role is None or role.group not in serving:
        return owner
    country, body = role.country or owner.country, role.organisation or owner.organisation
    return replace(role, first=owner.first, country=country, organisation=body)


def _role_at(page: Page, i: int, left_bound: int, depth: int = 0) -> RolePhrase | None:
    head = head_at(page, i)
    if head is None:
        return None
    after, group, plural = head
    first = _extend_left(page, i, left_bound)
    right = _extend_right(page, after, group, depth, capital=page.words[i].capital)
    country, body = _named_left(page, first, i)
    return RolePhrase(
        _after_ordinal(page, first, i),
        right.last,
        group,
        plural,
        _status(page, first, i),
        right.country or country,
        right.accredited_to,
        right.body or body,
    )


# --- to the left of the head


def _extend_left(page: Page, head: int, bound: int) -> int:
    """The first token of the title whose head begins at `head`."""
    first = head
    while first - 1 >= bound and page.same_sentence(first - 1, head):
        before = _one_left(page, first, head, bound)
        if before == first:
            break
        first = before
    return first


def _one_left(page: Page, first: int, head: int, bound: int) -> int:
    """Where a title goes on to the left of `first`: over a body, a country, a modifier, "X and"; else `first`."""
    k = first - 1
    token = page.words[k]
    if token.low in words_of("posts", "former"):
        return first
    if body := page.body[_before_brackets(page, k)]:
        return body[0] if body[0] >= bound else first
    if country := page.country[k]:
        return page.at(country.start)
    place = page.place[k]
    if place and page.words[head].capital and page.words[first].low in words_of("posts", "after_places"):
        return page.at(place.start)
    if (region := page.region[k]) and page.words[head].capital:
        return page.at(region.start)
    owned = token.text == "'s" and k - 1 >= bound and (page.country[k - 1] or page.body[k - 1])
    if owned or _modifier(page, k, head) or _capital_modifier(page, k, head):
        return k
    if _field_of_state(page, k, head):
        return k
    half = token.low in {"and", "&"} and first < head and k - 1 >= bound
    return k - 1 if half and _capital_modifier(page, k - 1, head) and _modified(page, k - 1) else first


def _after_ordinal(page: Page, first: int, head: int) -> int:
    """Where a title begins behind what only says when it was given: "Kenya's first-ever [Security Advisor]"."""
    for k in range(first, head):
        low = page.words[k].text
        rank = page.words[k + 1].low in words_of("posts", "after_first")
        if low in words_of("posts", "no_part_of_titles") and not (low == "first" and rank):
            first = k + 1
    return first


def _before_brackets(page: Page, k: int) -> int:
    """The token before an abbreviation in brackets that ends at k: "[Council] (NEC)"; else k itself."""
    bracketed = page.words[k].text == ")" and page.same_sentence(k - 3, k) and page.words[k - 2].text == "("
    return k - 3 if bracketed else k


def _field_of_state(page: Page, k: int, head: int) -> bool:
    """Whether a plain word says what somebody does for a state or body before it: "EU [sanctions] envoy"."""
    if page.words[head].capital or not page.same_sentence(k - 1, head) or head - k > _MOST_FIELDS:
        return False
    token, before = page.words[k], page.words[k - 1]
    if not token.word or token.capital or not page.ordinary(k) or token.low in words_of("posts", "no_fields"):
        return False
    area = page.country[k - 1]
    owner = (area and area.form in {"adjective", "abbreviation"}) or (page.body[k - 1] and before.text.isupper())
    return bool(owner) or _field_of_state(page, k - 1, head)


def _modifier(page: Page, k: int, head: int) -> bool:
    """Whether a word is one of those that belong to a title: "Deputy", and in lower case before any head."""
    token = page.words[k]
    return token.low in words_of("posts", "modifiers") and (page.words[head].capital or not token.capital)


def _modified(page: Page, k: int) -> bool:
    """Whether "X and" belongs to a title ("Foreign and Defence Minister"): X follows an article or a country."""
    if not page.same_sentence(k - 1, k) or page.country[k - 1]:
        return True
    return page.words[k - 1].low in words_of("posts", "articles")


def _capital_modifier(page: Page, k: int, head: int) -> bool:
    """Whether a word of the language with a capital belongs to a title: "Energy Minister"."""
    token = page.words[k]
    if k < 0 or not page.words[head].capital or not token.word or not token.capital or page.calendar(k):
        return False
    if page.words[head].low in words_of("posts", "abbreviated") or page.words[head].text in words_of(
        "posts", "written_so"
    ):
        return False  # "Status PM" are the heads of two columns
    if token.text.isupper() and len(token.text) > 1 and page.words[head].text.isupper() and page.vocabulary(k):
        return False  # in a headline in capitals every word has them
    if page.opens_sentence(k) or page.words[k - 1].text == '"':
        return False  # "Because President …": at the beginning of a sentence every word has a capital
    if not page.vocabulary(k) or page.given(k) or page.place[k] or head_at(page, k):
        return False
    function_word = token.text in words_of("organisations", "never_first") | words_of("posts", "headline_verbs")
    return not function_word and token.low.rstrip(".") not in phrase_table("posts", "honorifics")


def _status(page: Page, first: int, head: int) -> RoleStatus:
    if any(_ended(page, k, first) for k in range(max(0, first - 2), first) if page.same_sentence(k, head)):
        return "former"
    return "future" if page.words[head].low.endswith(tuple(words_of("posts", "chosen_suffixes"))) else "held"


def _ended(page: Page, k: int, first: int) -> bool:
    """Whether the word at k says of the title that begins at `first` that it was held: "then Prime Minister X".

    Not so where "then" tells of the next step: "he then met Prime Minister X", "Then Prime Minister X spoke".
    """
    word = page.words[k].low
    if word not in words_of("posts", "former"):
        return False
    if word not in words_of("posts", "former_or_later"):
        return True
    return k == first - 1 and not page.opens_sentence(k) and page.words[k - 1].low not in {"and", "but", ";", "since"}


def _named_left(page: Page, first: int, head: int) -> tuple[str | None, Part | None]:
    """The country and the body that stand before the head: "Hungarian Finance Minister", "NATO Secretary General"."""
    country = next((c.code for k in range(first, head) if (c := page.country[k]) and not page.body[k]), None)
    country = country or next((r.country for k in range(first, head) if (r := page.region[k] or page.place[k])), None)
    body = next((span for k in range(first, head) if (span := page.body[k])), None)
    if country is None and body:
        country = _body_country(page, body)
    return country, body


# --- to the right of the head


@dataclass(slots=True)
class _Right:
    """What follows a head, up to token `last`."""

    last: int
    country: str | None = None
    accredited_to: str | None = None
    body: Part | None = None


def _extend_right(page: Page, after: int, group: str, depth: int, *, capital: bool) -> _Right:
    """What belongs to a title after its head: an abbreviation in brackets, and the chain of prepositions."""
    right = _Right(_over_abbreviation(page, after))
    if (span := page.body[after - 1]) and span[1] >= right.last:
        # "Head of the [Presidential Administration … Department]"
        right = _Right(span[1], _body_country(page, span), body=span)
    while page.same_sentence(after - 1, right.last) and page.same_sentence(after - 1, right.last + 1):
        linker = page.words[right.last].low
        if (charge := _in_charge(page, right.last)) is not None:
            right.last = charge
            break
        relations = linker == "with" and page.words[right.last - 1].text in words_of("posts", "before_with")
        linker = "for" if relations else linker
        if linker not in words_of("posts", "prepositions"):
            break
        if linker != "of" and group in words_of("posts", "groups_of_countries"):
            break
        inner = right.last + 1
        if page.words[inner].low in words_of("posts", "determiners") and page.same_sentence(right.last, inner + 1):
            inner += 1
        inner = over_courtesy(page, inner)
        step = _step(page, inner, linker, group, capital, depth)
        if step is None:
            break
        _note(page, right, inner, step, linker, group, depth)
        right.last = step
    _over_comma(page, right)
    return right


def _in_charge(page: Page, i: int) -> int | None:
    """The token after "responsible for [export development]", "in charge of [Consular Affairs]" that begins at i."""
    hit = page.phrase_at(i, phrase_table("posts", "in_charge"))
    if hit is None or not page.same_sentence(i, hit[0]):
        return None
    k = hit[0] + 1 if page.words[hit[0]].low == "the" and page.same_sentence(i, hit[0] + 1) else hit[0]
    if page.words[k].capital:
        return capital_run(page, k)
    if page.words[hit[0] - 1].low == "of":
        return None  # "in charge of economic diplomacy" is no part of the title
    return _plain_words(page, k)


def _plain_words(page: Page, i: int) -> int | None:
    """The token after a task in lower case that a mark closes: "for [counterterrorism and mediation],"."""
    for end in range(i, min(i + _LONGEST_TASK, len(page.words))):
        token = page.words[end]
        if not page.same_sentence(i, end) or token.text in {",", ".", ";", ")"}:
            return end if end > i else None
        if not token.word or token.capital or not (page.ordinary(end) or token.low in words_of("posts", "small_words")):
            return None
    return None


def _over_comma(page: Page, right: _Right) -> None:
    """Over a comma to the body that a bare title belongs to: "Secretary (West), Ministry of External Affairs"."""
    at = right.last
    if right.body or right.country or not page.same_sentence(at - 1, at + 1) or page.words[at].text != ",":
        return
    span = _body_after_comma(page, at)
    if span is None:
        right.last = _over_field(page, at)
        return
    end = _over_brackets_at_end(page, span[1])
    if not page.same_sentence(at, end) or page.words[end].text in words_of("posts", "after_body"):
        right.last, right.body, right.country = span[1], span, _body_country(page, span)
    # In a list of those present a line goes on to what that is a part of: "Director, Asia Programme, Chatham House".
    while _in_list(page, at) and right.body and (span := _body_after_comma(page, right.last)):
        right.last, right.country = span[1], right.country or _body_country(page, span)


def _body_after_comma(page: Page, at: int) -> Part | None:
    """The body that begins behind a comma at token `at`."""
    if not page.same_sentence(at - 1, at + 1) or page.words[at].text != ",":
        return None
    k = at + 2 if page.words[at + 1].low == "the" and page.same_sentence(at, at + 2) else at + 1
    span = page.body[k]
    return span if span and span[0] == k else None


def _in_list(page: Page, i: int) -> bool:
    return page.source.sentences[page.sentence[i]].kind in {"item", "headline"}


def _over_field(page: Page, at: int) -> int:
    """The token after the field that a comma at `at` parts from a title: "Minister of State[, Foreign Affairs]"."""
    titles = words_of("posts", "titles_before_fields")
    long = max(len(title.split()) for title in titles)
    if not any(page.text(max(0, at - n), at) in titles for n in range(2, long + 1)) or begins_role(page, at + 1):
        return at
    end = capital_run(page, at + 1)
    named = end is not None and page.same_sentence(at, end) and (page.words[end].text == "," or page.namelike(end))
    return end if end is not None and named else at


def _over_brackets_at_end(page: Page, i: int) -> int:
    bracketed = page.same_sentence(i - 1, i + 2) and page.words[i].text == "(" and page.words[i + 2].text == ")"
    return i + 3 if bracketed else i


def _over_abbreviation(page: Page, i: int) -> int:
    """Over "(CEO)", "a.i." and "Emeritus" after a head."""
    if page.same_sentence(i - 1, i) and page.words[i].low in words_of("posts", "after_heads"):
        i += 1
    elif page.same_sentence(i - 1, i + 1) and (page.words[i].low, page.words[i + 1].low) == ("ad", "interim"):
        i += 2
    if not page.same_sentence(i - 1, i + 2) or page.words[i].text != "(":
        return i
    for k in range(
        i + 1, min(i + _LONGEST_UNIT, len(page.words))
    ):  # "Secretary (West)", "Director (Bilateral Affairs)"
        token = page.words[k]
        if not page.same_sentence(i, k) or (token.text == ")" and k == i + 1):
            return i
        if token.text == ")":
            return k + 1
        if not token.word or not token.capital or token.text.endswith(".") or (k > i + 1 and not page.vocabulary(k)):
            return i
    return i


def _note(page: Page, right: _Right, inner: int, step: int, linker: str, group: str, depth: int) -> None:
    """Note what the complement between two tokens says: a country served or sent to, an organisation."""
    named = page.country[inner]
    if named and (step == page.at(named.end) or _owns(page, named) or page.country[step - 1] or page.region[step - 1]):
        if linker == "to" or (linker in {"in", "for"} and group in words_of("posts", "groups_abroad")):
            right.accredited_to = right.accredited_to or named.code
        elif linker == "of":
            right.country = right.country or named.code
    elif region := page.region[inner]:
        if linker == "to":
            right.accredited_to = right.accredited_to or region.country
        else:
            right.country = right.country or region.country
    elif (span := page.body[inner]) and span[1] <= step:
        right.body = right.body or span
        right.country = right.country or _body_country(page, span)
        if right.country is None and _over_seat(page, span) == step and (seat := page.place[step - 1]):
            right.country = seat.country
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
        right.country = right.country or _body_country(page, last)


def _body_country(page: Page, span: Part) -> str | None:
    if pattern("organisations", "union_missions", cased=True).match(page.text(*span)):
        return "EU"
    if (mission := sending_state(page, *span)) is not None:
        return mission or None
    codes = {c.code for k in range(*span) if (c := page.country[k])}
    if len(codes) != 1:
        return None
    return listed_country(page.text(*span)) or codes.pop()  # the Workers' Party of Korea is of North Korea


def _step(page: Page, i: int, linker: str, group: str, capital: bool, depth: int) -> int | None:
    """The token after one preposition's complement, or None where the title has ended before it."""
    serves = linker in {"of", "to"} and group in words_of("posts", "groups_that_serve")
    if span := page.body[i]:
        if serves and span[0] == i and page.same_sentence(i, span[1]) and (inner := _nested(page, span[1], depth)):
            return inner.last  # "Special Representative of the UN Secretary-General"
        end = _over_seat(page, span) or _over_part(page, _over_brackets(page, span[1]))
        return _with_second(page, end, linker)
    if (unit := _over_unit(page, i)) is not None:
        return unit
    while page.words[i].text in words_of("organisations", "forms_before") and page.same_sentence(i, i + 1):
        i += 1  # "of JSC NC Kazakhstan Temir Zholy"
    if (span := page.body[i]) and span[0] == i:
        return span[1]
    if page.country[i]:
        if serves and (inner := _nested(page, i, depth)):
            return inner.last  # "Adviser to the UAE President"
        return _over_country(page, i, linker, group)
    if region := page.region[i]:
        return page.at(region.end) if linker in {"of", "for", "to"} else None
    sent = group in words_of("posts", "groups_sent") or page.words[i - 2].low in words_of("posts", "parts")
    if linker == "in" and sent and (seat := page.place[i]):
        return page.at(seat.end)
    if linker in {"in", "at"}:
        return None
    if (described := _described(page, i)) is not None:
        return described
    if not capital and page.words[i].low in words_of("posts", "offices") and page.words[i - 1].low != "the":
        return i + 1  # "head of his administration"
    if linker in {"of", "to"} and (inner := _nested(page, i, depth)):
        return inner.last
    if linker == "of" and group in words_of("posts", "groups_of_places") and (place := page.place[i]):
        return page.at(place.end)
    if page.words[i].capital:
        return capital_run(page, i)
    if capital or linker not in {"of", "for"}:
        return None
    task = _plain_words(page, i) if linker == "for" and group == "special_representative" else None
    return task or _lower_portfolio(page, i)


def _over_unit(page: Page, i: int) -> int | None:
    """The token after a region that its last word makes one: "Issyk-Kul Region", "Ural Federal District"."""
    units = words_of("organisations", "units")
    if page.words[i].low in units and page.same_sentence(i, i + 2) and page.words[i + 1].low == "of":
        place = page.place[i + 2]
        return page.at(place.end) if place else None  # "the city of Almaty"
    for k in range(i + 1, min(i + _LONGEST_UNIT, len(page.words))):
        if not page.same_sentence(i, k) or not page.words[i].capital or page.given(k - 1):
            return None
        if page.words[k].low in units:
            return k + 1
        if not page.words[k].capital or not page.words[k].word or page.body[k]:
            return None
    return None


def _over_seat(page: Page, span: Part) -> int | None:
    """The token after the city of a university: "Westminster International University [in Tashkent]"."""
    end = span[1]
    if not page.same_sentence(end - 1, end + 1) or page.words[end].low != "in" or not (seat := page.place[end + 1]):
        return None
    heads = phrase_table("organisations", "heads")
    school = any((hit := page.phrase_at(k, heads, end)) and hit[1] == "university" for k in range(*span))
    return page.at(seat.end) if school else None


def _described(page: Page, i: int) -> int | None:
    """The token after a body behind what it is, "[public agency] SPIRIT", or after a regional government."""
    for k in range(i, min(i + _LONGEST_UNIT, len(page.words))):
        if not page.same_sentence(i, k):
            return None
        span = page.body[k]
        if span and k > i:
            return span[1] if page.words[k - 1].low in words_of("posts", "before_bodies") else None
        if page.words[k].capital or not page.words[k].word:
            return None
        if k > i and page.words[k].low in words_of("posts", "local_bodies"):
            local = page.words[k - 1].low in words_of("posts", "local_words")
            return k + 1 if local else None
    return None


def _over_part(page: Page, i: int) -> int:
    """The token after a part of a body in lower case: "Embassy['s consular section]"."""
    if not page.same_sentence(i - 1, i + 1) or page.words[i].text != "'s":
        return i
    for k in range(i + 1, min(i + _LONGEST_UNIT, len(page.words))):
        if not page.same_sentence(i, k) or page.words[k].capital or not page.words[k].word:
            return i
        if page.words[k].low in words_of("posts", "parts"):
            return k + 1
    return i


def _over_country(page: Page, i: int, linker: str, group: str) -> int | None:
    """The token after a country, with the words that belong to it: "of [European Affairs]"."""
    country = page.country[i]
    if country is None or (linker not in {"of", "to", "for"} and not (linker == "in" and _sent(page, country, group))):
        return None
    end = page.at(country.end)
    if page.same_sentence(i, end + 1) and _owns(page, country) and (owned := _owned(page, end + 1)):
        return owned  # "of Russia's Leningrad Oblast"
    goes_on = page.same_sentence(i, end) and page.words[end].capital
    if country.form == "adjective" and goes_on:
        if region := page.region[end]:
            return page.at(region.end)  # "of the Iraqi Kurdistan Region"
        run = capital_run(page, i)
        return run if run and run > end else end
    if linker == "for" and goes_on and not head_at(page, end):
        return capital_run(page, end) or end
    return _with_second(page, end, linker)


def _sent(page: Page, country: CountryMention, group: str) -> bool:
    """Whether a title's "in" leads to the country where its holder is: "UNICEF Representative in [Nepal] NAME"."""
    if group in words_of("posts", "groups_sent") or group == "special_representative":
        return True
    end = page.at(country.end)
    named = page.same_sentence(end - 1, end) and page.namelike(end) and not page.vocabulary(end)
    return group in words_of("posts", "groups_posted") and named


def _owns(page: Page, country: CountryMention) -> bool:
    """Whether more of a title belongs to a country: "Russia's Leningrad Oblast"."""
    end = page.at(country.end)
    return page.same_sentence(end - 1, end) and page.words[end].text == "'s"


def _owned(page: Page, i: int) -> int | None:
    """The token after a body, region or run of capitals that begins at i and belongs to a country."""
    if span := page.body[i]:
        return span[1]
    area = page.region[i] or page.place[i]
    if area is None:
        return capital_run(page, i) if page.words[i].capital and not begins_role(page, i) else None
    end = page.at(area.end)
    unit = page.same_sentence(i, end) and page.words[end].low in words_of("organisations", "units")
    return end + 1 if unit else end


def _nested(page: Page, i: int, depth: int) -> RolePhrase | None:
    """The title within a title that begins at token i: "Chief of Staff of the [Hungarian Prime Minister]"."""
    head = head_of_title(page, i) if depth < _DEEPEST else None
    return None if head is None else _role_at(page, head, i, depth + 1)


def _over_brackets(page: Page, i: int) -> int:
    """Step over an abbreviation in brackets where the title goes on after it: "Office (FCDO) of the UK"."""
    if page.same_sentence(i - 1, i + 3) and page.words[i].text == "(" and page.words[i + 2].text == ")":
        return i + 3 if page.words[i + 3].low in words_of("posts", "prepositions") else i
    return i


def _with_second(page: Page, end: int, linker: str) -> int:
    """Add the second of two countries or regions: "for Russia and Central Asia", "to Belgium and Luxembourg"."""
    k = end + 1
    if linker not in {"to", "for"} or not page.same_sentence(end - 1, k):
        return end
    others = pattern("posts", "other_organisations", cased=True).match(page.flat, page.words[end].start)
    if linker == "to" and others:  # "to the UN Office and other international organisations in Geneva"
        return page.at(others.end())
    if page.words[end].text == "," and (listed := _over_list(page, end)) is not None:
        return listed
    if page.words[end].low not in {"and", "&"}:
        return end
    if page.words[k].low == "the" and page.same_sentence(end, k + 1) and (page.country[k + 1] or page.body[k + 1]):
        k += 1
    if linker == "to" and (span := page.body[k]) and span[0] == k:
        return span[1]  # "to UNEP and UN-Habitat"
    second = page.country[k]
    if second and second.form in {"name", "abbreviation"}:
        return page.at(second.end)
    if linker == "for" and page.words[k].capital and page.vocabulary(k) and not begins_role(page, k):
        return capital_run(page, k) or end
    return end


def _over_list(page: Page, end: int) -> int | None:
    """The token after ", B and C" that goes on a list of countries: "to Belgium, Luxembourg and the EU"; else None."""
    k, closed = end, False
    while page.same_sentence(end - 1, k + 1) and not closed:
        if page.words[k].text == ",":
            k += 1
        if page.same_sentence(end, k) and page.words[k].low in {"and", "&"}:
            closed, k = True, k + 1
        if page.same_sentence(end, k) and page.words[k].low == "the":
            k += 1
        if not page.same_sentence(end, k):
            return None
        area, span = page.country[k] or page.region[k], page.body[k]
        if area is None and (span is None or not closed):
            return None
        k = page.at(area.end) if area else span[1] if span else k
    return k if closed else None


def _lower_portfolio(page: Page, i: int) -> int | None:
    """ "minister of foreign affairs" in lower case: the words of portfolios that posts.yaml knows, over "and"."""
    end = i
    known = words_of("posts", "modifiers") | words_of("posts", "fields")
    while page.same_sentence(i, end) and (
        page.words[end].low in known
        or (
            end > i
            and page.words[end].low == "and"
            and page.same_sentence(i, end + 1)
            and page.words[end + 1].low in known
        )
    ):
        end += 1
    return end if end > i else None


# --- titles as they are told


def title_of(page: Page, role: RolePhrase) -> str:
    """The title as in the text; of a plural the singular: "EU Commissioners" → "EU Commissioner"."""
    title = page.text(role.first, role.last)
    return singular_title(title) if role.plural else title


def chains(page: Page, roles: list[RolePhrase]) -> Iterator[list[RolePhrase]]:
    """Group titles that are given together: "Deputy Prime Minister – Minister of Foreign Affairs"."""
    chain: list[RolePhrase] = []
    for role in roles:
        if chain and (
            _stands_alone(page, chain[-1], role)
            or _after_name(page, chain, role)
            or not _linked(page, chain[-1].last, role.first)
        ):
            yield chain
            chain = []
        chain.append(role)
    if chain:
        yield chain


def _after_name(page: Page, chain: list[RolePhrase], following: RolePhrase) -> bool:
    """Whether a chain stands after its name and the next title before another: "A, head of X, and Congressman B"."""
    first = chain[0].first
    if not page.same_sentence(first - 2, following.last) or page.words[first - 1].text != ",":
        return False
    gap = [t.text for t in page.words[chain[-1].last : following.first]]
    if "," not in gap or not page.namelike(first - 2) or page.vocabulary(first - 2):
        return False
    k = following.last
    return page.namelike(k) and not page.vocabulary(k)


def _stands_alone(page: Page, role: RolePhrase, following: RolePhrase) -> bool:
    """Whether a title means somebody by itself: "The President and Secretary X", "Israeli leaders, President X"."""
    if role.plural != following.plural:
        return True
    bare_plural = role.plural and role.last == role.first + 1 and page.words[role.last].text == ","
    if bare_plural:
        return True  # "In the presence of the presidents, the ministers of foreign affairs A and B signed"
    if following.group == "first_lady" and role.group != "first_lady":
        return True  # "the Vice President, Second Lady NAME"
    article = page.same_sentence(role.first - 1, role.first) and page.words[role.first - 1].low == "the"
    lone = role.country is None and role.organisation is None and role.last == role.first + 1
    if article and lone and following.group in words_of("posts", "groups_of_countries"):
        return page.words[role.last].low == "and"  # "The Secretary and President NAME"
    bare = role.country is None and role.organisation is None and role.group in words_of("posts", "groups_of_countries")
    return article and bare and page.words[role.last].low == "and"


def _linked(page: Page, end: int, start: int) -> bool:
    """Whether what stands between two titles joins them."""
    if not page.same_sentence(end - 1, start):
        return False
    if page.words[end].text == "(" and page.same_sentence(end, end + 2) and page.words[end + 2].text == ")":
        end += 3  # "of the Ministry of Foreign Affairs (Itamaraty), Ambassador NAME"
    return " ".join(t.low for t in page.words[end:start]) in words_of("posts", "title_links")
