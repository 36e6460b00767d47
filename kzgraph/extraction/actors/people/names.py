"""Where a personal name begins and ends."""

from __future__ import annotations

from functools import cache

from kzgraph.extraction.actors.people.shapes import city_as_surname, korean_given, of_country, received_from
from kzgraph.extraction.actors.role_heads import is_own_name, is_surname
from kzgraph.extraction.knowledge import lexicon, words_of
from kzgraph.extraction.text.page import Page, particles, phrase_table
from kzgraph.extraction.text.tokens import Token, fold

_LONGEST_NAME = 12
_MOST_HONORIFICS = 6
# Given names and a surname, of which one is also a word of the language.
_FEW_WORDS = range(2, 4)


def name_end(page: Page, i: int, *, sure: bool) -> int | None:
    """The token after the name that begins at token i, or None where there is none.

    `sure` says that a title or honorific stands before it: then words that are also ordinary ones may open it.
    """
    if not page.same_sentence(i, i) or not _may_open(page, i, sure):
        return None
    end = i + 1
    while end - i < _LONGEST_NAME and page.same_sentence(i, end):
        step = _steps(page, i, end, sure)
        if not step:
            break
        end += step
    closing = words_of("people", "final_particles")
    while end > i + 1 and page.words[end - 1].low in particles() - closing and not page.words[end - 1].capital:
        end -= 1
    return end


def without_letters(page: Page, first: int, last: int) -> int:
    """The token after a name without the letters of honours behind it: "Ann Hall [OBE]"; not of "ANN HALL CON"."""
    end = last
    while end - first > 2 and page.words[end - 1].text in honours():
        end -= 1
    return last if page.words[end - 1].text.isupper() else end


@cache
def honours() -> frozenset[str]:
    """Letters of honours and degrees as they stand behind names."""
    return frozenset(word.upper() for word in words_of("people", "letters_after"))


def _steps(page: Page, i: int, end: int, sure: bool) -> int:
    """How many tokens from `end` on belong to the name that begins at token i."""
    token = page.words[end]
    if token.low in words_of("posts", "titles_as_names") and is_own_name(page, end):
        return 1
    if token.low in words_of("people", "inner_honorifics") and token.capital:
        # Hassan Sheikh Mohamud, Amina Haji
        return 1 if (page.same_sentence(i, end + 1) and page.namelike(end + 1)) or _goes_on(_next(page, i, end)) else 0
    if token.text.count(".") > 1 and token.text.replace(".", "").upper() in words_of("people", "letters_after"):
        return 0
    if (
        token.text == "I"
        and page.same_sentence(i, end + 1)
        and page.words[end + 1].low in words_of("people", "after_i")
    ):
        return 0  # "Together with Foreign Minister A I want"
    if (end == i + 1 and is_surname(page, end)) or (end <= i + 2 and _country_as_surname(page, i, end)):
        return 1
    if page.namelike(end) or _inner_word(page, i, end, sure) or token.low in words_of("people", "suffixes"):
        return 1
    if token.low in words_of("people", "final_particles") and not token.capital:
        return 1
    if token.low in particles() and _particle_leads_on(page, i, end):
        return 1
    if end - 1 > i and city_as_surname(page, i, end, sure=sure):
        return 1  # "Miguel de la [Madrid]"
    if page.words[end - 1].low in words_of("people", "sons_of") and token.word and token.capital:
        return 1  # "Saleh bin [Eid] Al-Hussaini"
    if page.words[end - 1].low in _AL and end - 1 > i and token.word and token.text.istitle():
        return 1  # "Sarah bint Yousef Al Amiri"
    if token.text == "'" and token.start == page.words[end - 1].end and page.words[end - 1].low[-1] != "s":
        # "Mohammed Shia' Al Sudani"
        return 1 if page.same_sentence(i, end + 2) and page.words[end + 1].low in _AL else 0
    if token.text == '"' and page.same_sentence(i, end + 3):
        return 4 if page.words[end + 2].text == '"' and page.namelike(end + 3) else 0  # Benjamin "Benny" Gantz
    comma = token.text == "," and page.same_sentence(i, end + 1)
    return 2 if comma and page.words[end + 1].low in words_of("people", "comma_suffixes") else 0


_AL = frozenset({"al", "el"})


def _next(page: Page, first: int, i: int) -> Token | None:
    return page.words[i + 1] if page.same_sentence(first, i + 1) else None


def _country_as_surname(page: Page, first: int, i: int) -> bool:
    """Whether a country's name behind given names can only be a surname: "Luis Montenegro"; not "in Sofia Jordan".

    So it can behind a given name that is a country's too, and so can who is of a country, where words that are no name
    follow: "Chad Israel met", "David Turk said"; not "told Ali French President Macron".
    """
    area = page.country[i]
    if area is None or page.words[i].low not in words_of("people", "country_surnames") or page.at(area.end) != i + 1:
        return False
    if page.country[first] and page.perhaps_given(first):
        return i == first + 1 and _goes_on(_next(page, first, i))
    if not page.given(first) or page.place[i - 1] or page.country[i - 1]:
        return False
    return area.form not in {"adjective", "demonym"} or _goes_on(_next(page, first, i))


def _may_open(page: Page, i: int, sure: bool) -> bool:
    token = page.words[i]
    if not token.word or page.body[i] or _honorific(page, i):
        return False
    if token.low in words_of("people", "never_people_before"):
        return False
    if token.low in particles() and page.same_sentence(i, i + 1):
        k = _over_particles(page, i + 1)
        return (token.capital or sure) and page.same_sentence(i, k) and page.namelike(k)
    if page.namelike(i) or own_honorific(page, i) or is_own_name(page, i):
        return True
    if (area := page.country[i]) and sure and page.perhaps_given(i) and page.at(area.start) == i:
        # After a title a country's name is a given name too: "Foreign Minister Israel Katz".
        if page.same_sentence(i, i + 1) and page.namelike(i + 1) and not page.vocabulary(i + 1):
            return True
        return page.same_sentence(i, i + 1) and _country_as_surname(page, i, i + 1)
    if page.place[i] and page.perhaps_given(i) and page.same_sentence(i, i + 1) and page.namelike(i + 1):
        # "Foreign Minister Gent Cakaj", "Santiago Peña of Paraguay"
        return not page.vocabulary(i + 1) and (sure or of_country(page, i + 2))
    if (
        page.surname_first(i)
        and page.same_sentence(i, i + 1)
        and page.words[i].text.istitle()
        and korean_given(page, i + 1)
    ):
        return True  # "Song Min-soon"
    if not (sure and token.capital) or page.country[i] or _title_word(page, i):
        return False
    if page.calendar(i):
        # After a title also a month, where a surname follows: "Foreign Minister January Makamba".
        month = token.text.istitle() and token.low in words_of("people", "month_names")
        return month and page.same_sentence(i, i + 1) and page.namelike(i + 1) and not page.vocabulary(i + 1)
    if token.text.isupper() and len(token.text) > 1 and token.text.isalpha() and not page.perhaps_given(i):
        return False  # "THE MINISTERS SIGNED A MEMORANDUM": a capital says nothing there
    # After a title an ordinary word with a capital is a name too, where more of a name follows: "Daily Sánchez".
    return page.perhaps_given(i) or (page.same_sentence(i, i + 1) and page.namelike(i + 1) and not _names_body(page, i))


def _over_particles(page: Page, i: int) -> int:
    """The token after the particles in lower case that begin at token i: "von [der] Leyen"."""
    while page.same_sentence(i, i + 1) and page.words[i].low in particles() and not page.words[i].capital:
        i += 1
    return i


def _names_body(page: Page, i: int) -> bool:
    return page.phrase_at(i, phrase_table("organisations", "heads")) is not None


def _honorific(page: Page, i: int) -> bool:
    """Whether "Mr" or "Sheikh" begins here, with more of the name after it."""
    if own_honorific(page, i) or page.words[i].text == "He" or _one_initial(page, i):
        return False
    hit = page.phrase_at(i, phrase_table("posts", "honorifics"))
    return hit is not None and page.same_sentence(i, hit[0]) and page.words[hit[0]].word


def _one_initial(page: Page, i: int) -> bool:
    return len(page.words[i].text) == len("U.") and page.words[i].text.endswith(".")


def own_honorific(page: Page, i: int) -> bool:
    """Whether an honorific belongs to the name: "Sheikh Hasina"."""
    of_whom = lexicon("people")["with_honorific"].get(page.words[i].low)
    return of_whom is not None and page.same_sentence(i, i + 1) and page.words[i + 1].low in of_whom


def _title_word(page: Page, i: int) -> bool:
    return page.phrase_at(i, phrase_table("posts", "heads")) is not None


def _inner_word(page: Page, first: int, i: int, sure: bool) -> bool:
    """A word of the language inside a name, such as the surnames Price or May."""
    token = page.words[i]
    if not token.word or not token.capital or page.body[i] or page.country[i] or _title_word(page, i):
        return False
    if i in page.mixed:
        return False
    month = token.low in words_of("people", "month_names")
    if page.calendar(i) and not (month and page.perhaps_given(i)):
        return False
    opened = page.given(first) or sure or page.words[first].initial or page.surname_first(first)
    if opened and (page.perhaps_given(i) or (i == first + 1 and not page.vocabulary(i))):
        return True
    if i == first + 1 and page.surname_first(first) and korean_given(page, i):
        return True  # "Kang In-sun"
    # In running text a capital after a name belongs to it: "his counterpart Hanke Bruins Slot on Monday".
    prose = page.sentence_of(i).kind == "prose"
    called_after = token.text in words_of("people", "places_called_after")  # "Field Marshal Tantawi Mosque"
    known = page.perhaps_given(first) or (prose and not page.vocabulary(first) and not called_after)
    if i == first + 1 and known and _closes_name(page, i) and (sure or received_from(page, first, i)):
        return True  # "Minister Mark Field visits", "received Joakim Strand of Finland"
    after = _next(page, i, i)
    known = sure or page.surname_first(first)
    inside = known and prose and i == first + 1 and not page.vocabulary(first) and token.text.istitle()
    if inside and after and page.namelike(i + 1) and after.text.istitle() and not page.vocabulary(i + 1):
        return True  # "Minister Tan See Leng"
    initials = next(k for k in range(i - first + 1) if not page.words[first + k].initial)
    second = first + max(1, initials) + 1  # also "K. B. Bruins Slot"
    known = sure or (page.words[first].initial and of_country(page, i + 1))  # "received K. P. Sharma Oli of Nepal"
    return opened and known and prose and i == second and token.text.istitle() and _goes_on(after)


def _closes_name(page: Page, i: int) -> bool:
    """Whether a word of the language can only be the surname: one with a capital, and no name or title goes on."""
    after = page.words[i + 1] if page.same_sentence(i, i + 1) else None
    places = words_of("people", "never_people_after")
    return (
        page.words[i].text.istitle()
        and _goes_on(after)
        and page.words[i].low not in places
        and not _names_body(page, i)
    )


def _goes_on(after: Token | None) -> bool:
    """Whether a word in lower case or a stop follows a name."""
    return after is None or after.text in {",", ".", ";", "("} or (after.word and not after.capital)


def _particle_leads_on(page: Page, first: int, i: int) -> bool:
    """Whether more of the name follows a particle: "von der Leyen"."""
    k = i
    inner = particles() | words_of("people", "inner_honorifics")  # "bin Haji Hasan"
    while page.same_sentence(first, k) and page.words[k].low in inner:
        k += 1
    if not page.same_sentence(first, k) or not page.words[k].capital:
        return False
    if page.place[k] and not page.country[k] and page.given(first):
        return city_as_surname(page, first, k, sure=False)
    if not page.namelike(k):
        return page.words[k - 1].low in words_of("people", "sons_of") and page.words[k].word
    return page.words[i].low not in words_of("people", "particle_stops") and not page.country[k]


def name_start(page: Page, end: int, taken: list[bool]) -> int | None:
    """Where the name of two words or more that ends before token `end` begins; `taken` words are of titles."""
    for start in range(max(0, end - _LONGEST_NAME), end):
        if not page.same_sentence(start, end - 1) or any(taken[start:end]):
            continue
        if name_end(page, start, sure=False) == end and page.words[end - 1].word:
            longer = _with_plain_word(page, end, taken)  # "Low Yen Ling", and not "Yen Ling" alone
            return start if end - start > 1 and (longer is None or longer > start) else longer
    return _with_plain_word(page, end, taken)


def _with_plain_word(page: Page, end: int, taken: list[bool]) -> int | None:
    """Where a run of capitals begins that ends before token `end`, and is a name with an ordinary word in it.

    "…, Sun Chunlan,", "…, Vince Cable,": in running text, with a word that is none of the language.
    """
    start = end - 1
    while page.same_sentence(start - 1, end - 1) and page.words[start - 1].word and page.words[start - 1].capital:
        start -= 1
    prose = page.sentence_of(end - 1).kind == "prose"
    if not prose or end - start not in _FEW_WORDS or page.opens_sentence(start) or any(taken[start:end]):
        return None
    own = any(page.namelike(k) for k in range(start, end)) and skip_honorifics(page, start) == start
    return start if own and name_end(page, start, sure=True) == end else None


def skip_honorifics(page: Page, i: int) -> int:
    """The token after any honorifics (His Excellency, Dr, Sheikh) that begin at token i."""
    for _ in range(_MOST_HONORIFICS):
        if not page.same_sentence(i, i + 1):
            break
        bracketed = page.words[i].text == "("
        hit = page.phrase_at(i + bracketed, phrase_table("posts", "honorifics"))
        if bracketed:
            if hit is None or not page.same_sentence(i, hit[0] + 1) or page.words[hit[0]].text != ")":
                break
            i = hit[0] + 1  # "Gen. (Dr.) NAME"
            continue
        if hit is None or not page.words[i].capital or own_honorific(page, i) or page.words[i].text == "He":
            break
        if _one_initial(page, i):  # "U. Khurelsukh" is no "U Thant"
            break
        i = hit[0]
        if page.same_sentence(i - 1, i + 1) and page.words[i].text in {".", "'"}:
            i += 1  # "Mr.", "Dato' Seri"
        style = page.words[i - 1].text in words_of("people", "styles_of_address")
        if style and page.same_sentence(i - 1, i + 1) and page.words[i].text == "," and page.words[i + 1].capital:
            i += 1  # "the President, His Excellency, Bola Ahmed Tinubu"
    return i


def folded_name(page: Page, first: int, last: int) -> tuple[str, ...]:
    """The folded words of a name, hyphens taken apart, suffixes left out."""
    words = (fold(token.text).strip(".") for token in page.words[first:last] if token.word)
    return tuple(part for word in words if word not in words_of("people", "suffixes") for part in word.split("-"))
