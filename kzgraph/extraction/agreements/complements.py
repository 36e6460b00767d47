"""How far a document's title reaches to the right of its noun: "on …", "between A and B", "for 2026-2028".

The complement ends with its clause: at a verb, a relative, another document, or a phrase of time and place.
"""

from __future__ import annotations

import re

from kzgraph.extraction.agreements.sheet import ARTICLES, Sheet, heads, plural_heads, words
from kzgraph.extraction.text.page import Page, phrase_table

# Longer than any title in running text: a guard against sentences without a verb.
_LONGEST_PROSE = 48
# ... nor is the name of a project in it.
_LONGEST_QUOTATION = 30
_SCALES = frozenset({"million", "billion", "thousand", "trillion"})
_MONEY = re.compile(r"(?:US|A|C|NZ)?[$€£¥]|(?:USD|EUR|GBP|JPY|CHF)\Z")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*(?:[-/ ]?[A-Z0-9][A-Za-z0-9]*)*")


def complement_of(sheet: Sheet, after: int, item: bool, *, dated: bool = False) -> tuple[int, str | None]:
    """The token after the title, and the abbreviation that stands in brackets behind it.

    `dated` says that nothing else tells which document it is, so that its date does: "the Protocol of 2018".
    """
    page = sheet.page
    end, abbreviation = after, None
    quoted = (
        page.same_sentence(after - 2, after + 1) and page.words[after].text == '"' and page.words[after - 2].text == '"'
    )
    if quoted and page.words[after + 1].low in words("complement"):  # the "Roadmap" for cooperation
        after += 1
    if (named := _quotation(page, after) if page.same_sentence(after - 1, after) else 0) and page.words[
        after
    ].text == '"':
        return after + named, None  # the Financing Agreement "Support to Education"
    if dated and (day := _date_of_title(sheet, after)):
        return day, None
    if page.same_sentence(after - 1, after) and re.fullmatch(r"20\d\d", page.words[after].text):  # Vision 2030
        after = end = after + 1 if page.words[after - 1].low == "vision" else after
    bracket = _bracket(page, after)
    if bracket:
        abbreviation, after = bracket
    elif years := _years_in_bracket(page, after):
        return after + years, None
    headline = page.same_sentence(end - 1, after) and page.source.sentences[page.sentence[after]].kind == "headline"
    if (
        headline
        and page.words[after].low in {"from", "by"}
        and page.words[after - 1].low in {"statement", "declaration"}
    ):
        while page.same_sentence(after, end):
            end += 1
        return end, abbreviation
    if not page.same_sentence(end - 1, after) or not (item or page.words[after].low in words("complement") | {"with"}):
        return end, abbreviation
    last = _complement(sheet, after, item)
    if last <= after + 1:
        return end, abbreviation
    if abbreviation is None and (late := _bracket(page, last)) and _spells(page, end, late[0]):
        abbreviation = late[0]
    return last, abbreviation


def _date_of_title(sheet: Sheet, after: int) -> int:
    """The token after "of 19 September" behind a bare noun, with a partner if it is told; 0 where there is none."""
    page = sheet.page
    if not page.same_sentence(after - 1, after + 1) or page.words[after].low != "of" or not sheet.date[after + 1]:
        return 0
    last = after + 1
    while page.same_sentence(after, last) and sheet.date[last]:
        last += 1
    return last + _with_partner(page, last) if page.same_sentence(after, last) else last


_BEFORE_COUNTRY = frozenset({"the", "former", "future", "republic", "of", "kingdom", "state"})


def _with_partner(page: Page, k: int) -> int:
    """The number of tokens of "with the European Union" at token k: a party that the title names at its end."""
    if page.words[k].low != "with":
        return 0
    x = k + 1
    while page.same_sentence(k, x) and page.words[x].low in _BEFORE_COUNTRY:
        x += 1
    if not page.same_sentence(k, x) or not (page.country[x] or page.body[x]):
        return 0
    named = page.country[x]
    if named is not None and named.form != "name":
        return 0
    stop = x + 1
    while page.same_sentence(k, stop) and page.country[stop] is named and named is not None:
        stop += 1
    if page.body[x]:
        stop = page.body[x][1]  # type: ignore[index]
    owns = page.same_sentence(k, stop) and (page.words[stop].text in {"'s", "'"} or page.words[stop].capital)
    return 0 if owns else stop - k


def _spells(page: Page, after: int, abbreviation: str) -> bool:
    """Whether an abbreviation behind a complement is the document's own: it ends like the head ("…A" of Agreement)."""
    return page.words[after - 1].text[:1].upper() == abbreviation[-1:] or abbreviation.lower() in {"mou", "moc"}


def _bracket(page: Page, i: int) -> tuple[str, int] | None:
    """An abbreviation in brackets at token i, and the token after it."""
    if i >= len(page.words) or i == 0 or not page.same_sentence(i - 1, i) or page.words[i].text != "(":
        return None
    close = next((k for k in range(i + 1, min(i + 8, len(page.words))) if page.words[k].text == ")"), None)
    if close is None or not page.same_sentence(i, close):
        return None
    inner = page.text(i + 1, close).strip("\"'")
    inner = re.sub(r"^(?:the |hereinafter |or )+", "", inner)
    return (inner, close + 1) if _ABBREVIATION.fullmatch(inner) and inner != inner.lower() and len(inner) < 20 else None


def _complement(sheet: Sheet, k: int, item: bool) -> int:
    """The token after the complement that begins at token k."""
    page = sheet.page
    begin = k
    while page.same_sentence(begin, k) and (item or k - begin < _LONGEST_PROSE):
        step = _step_right(sheet, k, begin, item)
        if not step:
            break
        k += step
    return _trim_right(page, begin, k)


def _trim_right(page: Page, begin: int, k: int) -> int:
    tails = (
        words("complement")
        | ARTICLES
        | {"and", ",", "or", "with", "at", ";", ".", ":", "-", "–", "—", "as", "both", "its", "their", '"', "the"}
    )
    while k > begin and page.words[k - 1].low in tails and not _closes_quotation(page, begin, k):
        k -= 1
    return k


def _closes_quotation(page: Page, begin: int, k: int) -> bool:
    """Whether the token before k is the second of two quotation marks."""
    marks = sum(page.words[x].text == '"' for x in range(begin, k))
    return page.words[k - 1].text == '"' and marks > 0 and marks % 2 == 0


def _step_right(sheet: Sheet, k: int, begin: int, item: bool) -> int:
    """How many tokens at `k` go on with the title: 0 where it has ended."""
    page = sheet.page
    token = page.words[k]
    if token.text in {";", ":", ".", "—", "…", "?", "!", "|"}:
        return 0
    if token.text == "(":
        return _years_in_bracket(page, k) or _over_bracket(sheet, k, item)
    if page.phrase_at(k, phrase_table("agreements", "signed_by")):
        return 0
    if item:
        return 0 if _entry_ends(sheet, k) else 1
    if token.text in {"–", "-", "/", "&", "'s"} or not token.word:
        return _mark_step(sheet, k, begin)
    if page.body[k]:
        return max(1, page.body[k][1] - k)  # type: ignore[index]
    if sheet.person[k] and k > begin and page.words[k - 1].capital:  # Institute Matías Romero
        return 1
    if sheet.person[k] or sheet.roles[k]:
        return 0
    if sheet.date[k]:
        return 1 if _span_of_years(page, k) or _dated_title(sheet, k) else 0
    return _word_step(sheet, k, begin)


def _entry_ends(sheet: Sheet, k: int) -> bool:
    """Whether an entry's title ends before token k: ", which X signed", ", between A and B", "by Mr X", "was"."""
    page = sheet.page
    token = page.words[k]
    if token.low in {"was", "were", "will"}:
        return True
    if not page.same_sentence(k, k + 1):
        return False
    following = page.words[k + 1]
    if token.text == ",":
        return following.low in {"which", "who", "between", "by", "exchanged", "signed"}
    if token.low == "by":
        titled = following.low.rstrip(".") in {
            "mr",
            "ms",
            "mrs",
            "dr",
            "h.e",
            "he",
            "shri",
            "smt",
            "minister",
            "the minister",
        }
        return titled or sheet.person[k + 1] or sheet.roles[k + 1]
    return False


def _mark_step(sheet: Sheet, k: int, begin: int) -> int:
    page = sheet.page
    token = page.words[k]
    if token.text in {"$", "€", "£", "%"}:
        return 1
    if token.text in {"–", "-", "/", "&"}:
        if _between_countries(page, k):
            return 1
        tight = (
            page.words[k - 1].end == token.start
            and page.same_sentence(k, k + 1)
            and page.words[k + 1].start == token.end
        )
        return 1 if tight or token.text == "&" else 0
    if token.text == "'s":
        return 1
    if token.text == ",":
        return 1 if _enumeration(sheet, k, begin) else 0
    if token.text == '"':
        return _quotation(page, k)
    if token.text[0].isdigit():
        return 1 if _span_of_years(page, k) or not sheet.date[k] or _dated_title(sheet, k) else 0
    return 0


def _quotation(page: Page, k: int) -> int:
    """The length of a name in quotation marks that opens at token k: 'the grant aid "The Project for …"'; else 0."""
    flat, start = page.flat, page.words[k].start
    if not flat[start - 1 : start].isspace() or not flat[start + 1 : start + 2].isalnum():
        return 0
    last = min(k + _LONGEST_QUOTATION, len(page.words))
    close = next((x for x in range(k + 2, last) if page.words[x].text == '"'), None)
    return close + 1 - k if close is not None and page.same_sentence(k, close) else 0


def _between_countries(page: Page, k: int) -> bool:
    """ "The Uzbekistan – Afghanistan – Pakistan railway": a dash with blanks joins two countries."""
    return bool(page.same_sentence(k - 1, k + 1) and page.country[k - 1] and page.country[k + 1])


def _dated_title(sheet: Sheet, k: int) -> bool:
    """Whether a year belongs to a document that this one is about: "to the 2006 Air Services Agreement"."""
    page = sheet.page
    between = page.same_sentence(k - 1, k + 1) and page.words[k - 1].low == "the" and page.words[k + 1].capital
    return between and not sheet.date[k + 1]


def _span_of_years(page: Page, k: int) -> bool:
    """ "for 2026-2028", "for the period 2024 to 2026": years that belong to the title."""
    words = [page.words[x].low for x in range(max(0, k - 7), k) if page.same_sentence(x, k)]
    lead = [w for w in words if w.isalpha()]
    return bool(lead) and (
        lead[-1] in {"for", "period", "years"}
        or lead[-2:] == ["for", "the"]
        or (lead[-1] in {"to", "and", "until"} and "for" in lead)
    )


def _word_step(sheet: Sheet, k: int, begin: int) -> int:
    page = sheet.page
    token = page.words[k]
    headline = page.source.sentences[page.sentence[k]].kind == "headline"
    if k > begin + 1 and _finite_verb(page, k):
        return 0
    if page.same_sentence(k, k + 1) and page.words[k + 1].low in _OWN_PHRASES.get(token.low, ()):
        return 2
    if token.low in _GIVEN and page.words[k - 1].low not in ARTICLES and (length := _by_giver(page, k)):
        return length  # assistance granted by Romania
    if token.low == "up" and (sum_ := _most(page, k)):
        return sum_
    if token.low == "from" and page.words[k - 1].low in _BEFORE_FROM and page.same_sentence(k, k + 1):
        return 1
    if token.low in words("right_stops") and (headline or not _named_so(page, k)):
        return 0
    if token.low == "to" and page.words[k - 1].low in words("to_words"):
        return 1
    if page.phrase_at(k, phrase_table("agreements", "right_stop_phrases")) and not _of_deed(page, k, begin):
        return 0
    if token.low in {"for", "of"} and k == begin and _money_ahead(page, k + 1):
        return 0  # "a grant agreement for $5 million"
    if token.low == "of" and (inner := _date_of_inner(sheet, k, begin)):
        return inner
    if token.low in {"in", "on", "at", "of", "for"} and _time_or_place(sheet, k, begin):
        return 0
    if token.low == "with":
        return _with(page, k, begin) or (_with_partner(page, k) if not page.words[k - 1].capital else 0)
    if token.low == "to":
        return 2 if _founding(page, k, begin) else int(_capital_next(page, k))
    if token.low in {"and", "or"}:
        return 1 if _goes_on(sheet, k) else 0
    if token.text.islower() and token.low.endswith("ed") and token.low not in words("ed_words"):
        return (
            1
            if page.words[k - 1].low in {"on", "of", "for", "the", "in", "and", ",", "a", "an"}
            and page.same_sentence(k, k + 1)
            and page.words[k + 1].text.islower()
            and page.words[k + 1].low not in words("right_stops") | words("complement")
            else 0
        )
    return 1


def _named_so(page: Page, k: int) -> bool:
    """Whether a word that ends a title stands in a name: "Air Services Under Review", "an Open Skies arrangement"."""
    token, before = page.words[k], page.words[k - 1]
    if not token.capital or page.opens_sentence(k) or token.low in {"which", "that"}:
        return False
    goes_on = page.same_sentence(k, k + 1) and page.words[k + 1].capital and page.words[k + 1].word
    return before.capital or (before.low in ARTICLES and goes_on)


def _date_of_inner(sheet: Sheet, k: int, begin: int) -> int:
    """The length of "of 22 September 2003" behind another document in a title: "protocol to the agreement of …"."""
    page = sheet.page
    if not page.same_sentence(k, k + 1) or not sheet.date[k + 1]:
        return 0
    if not any(page.phrase_at(x, heads()) for x in range(begin, k)):
        return 0
    last = k + 1
    while page.same_sentence(k, last) and sheet.date[last]:
        last += 1
    return last - k


def _money_ahead(page: Page, k: int) -> bool:
    """Whether a sum begins at token k: "$5 million", "1.7 billion dollars"."""
    if not page.same_sentence(k - 1, k):
        return False
    scaled = page.words[k].text[0].isdigit() and page.same_sentence(k, k + 1) and page.words[k + 1].low in _SCALES
    return scaled or _MONEY.match(page.words[k].text) is not None


def _most(page: Page, k: int) -> int:
    """The length of "up to" at token k where a sum follows, else 0: "a loan of up to 3.4 billion yen for the port"."""
    if not page.same_sentence(k, k + 2) or page.words[k + 1].low != "to":
        return 0
    return 2 if _money_ahead(page, k + 2) else 0


def _of_deed(page: Page, k: int, begin: int) -> bool:
    """ "On a grant" right behind the noun, "the construction of a pipeline": that belongs to the title."""
    if not page.same_sentence(k, k + 2) or page.words[k + 1].low not in {"a", "an"}:
        return False
    if page.words[k].low == "on" and k > begin:
        if page.words[begin].low == "with" and (page.country[k - 1] or page.body[k - 1]):
            return page.words[k + 2].low not in words("not_about")  # with the Development Bank on a credit line
        return page.words[k + 2].capital and not page.calendar(k + 2)  # between A and B on a Closer Partnership
    if page.words[k].low == "on":
        return page.words[k + 2].low not in words("not_about")
    if page.words[k].low == "for":
        named = k == begin and page.words[k - 1].capital  # the Plan of Action for a stronger economy
        return not (named or page.words[k + 2].low in words("not_for_a") or page.words[k + 2].text[0].isdigit())
    return page.words[k].low == "of" and k > begin and page.words[k - 1].low.endswith(_DEEDS)


# What "by" and a giver may follow in a title, of money: "a loan granted by Japan".
_GIVEN = frozenset({"granted", "provided", "extended", "funded", "financed"})


def _by_giver(page: Page, k: int) -> int:
    """The length of "granted by Japan", with "to the Republic of Peru" where it follows; 0 without a giver."""
    if not page.same_sentence(k, k + 2) or page.words[k + 1].low != "by":
        return 0
    giver = _after_name(page, k + 2)
    if not giver:
        return 0
    to = page.same_sentence(k, giver) and page.words[giver].low == "to"
    taker = _after_name(page, giver + 1) if to else 0
    return (taker or giver) - k


def _after_name(page: Page, k: int) -> int:
    """The token after a country or body that is named at token k, "the Republic of" before it or not; 0 if none is."""
    x = k
    while page.same_sentence(k - 1, x) and page.words[x].low in _BEFORE_COUNTRY and not page.body[x]:
        x += 1
    if not page.same_sentence(k - 1, x) or not (page.country[x] or page.body[x]):
        return 0
    if span := page.body[x]:
        return span[1]
    named = page.country[x]
    while page.same_sentence(k, x) and page.country[x] is named:
        x += 1
    return x


# What may follow a word in a title that else ends it: "freight by road", "persons residing without authorisation".
_OWN_PHRASES = {
    "by": {"means", "way", "road", "rail", "sea", "air", "water", "land"},
    "without": {"permission", "authorisation", "authorization", "permit", "permits"},
}
# Nouns that "from" belongs to: "exemption from visa requirements", "the supply of products from India".
_BEFORE_FROM = frozenset(
    {"exemption", "exemptions", "protection", "relief", "release", "transition", "products", "goods", "gas", "oil"}
    | {"electricity", "energy", "workers", "imports", "exports", "removal"}
)
_DEEDS = ("tion", "sion", "ment", "ing", "ance", "ence", "sfer")


def _finite_verb(page: Page, k: int) -> bool:
    """ "… on Social Security coordinates the old-age schemes": a word in -s right before an article is a verb."""
    token = page.words[k]
    if not token.text.islower() or not token.low.endswith("s") or token.low.endswith("ss"):
        return False
    return page.same_sentence(k, k + 1) and page.words[k + 1].low in _AFTER_VERB


_AFTER_VERB = frozenset({"the", "a", "an", "its", "their", "how", "it", "them", "us"})


def _with(page: Page, k: int, begin: int) -> int:
    """ "free trade agreement with Indonesia": the other party, right after the noun."""
    x = k + 1
    if k != begin or not page.same_sentence(k, x) or page.words[k - 1].capital:
        return 0
    if page.words[x].low == "the" and page.same_sentence(k, x + 1):
        x += 1
    return 1 if page.country[x] or page.body[x] else 0


def _capital_next(page: Page, k: int) -> bool:
    return page.same_sentence(k, k + 1) and page.words[k + 1].capital and page.words[k - 1].capital


def _founding(page: Page, k: int, begin: int) -> bool:
    """ "Agreement to establish a Joint Commission": the deed that the document does."""
    return k == begin and page.same_sentence(k, k + 1) and page.words[k + 1].low in words("to_verbs")


def _time_or_place(sheet: Sheet, k: int, begin: int) -> bool:
    """ "in Astana", "on 6 March", "of 1999": when and where, not what about."""
    page = sheet.page
    x = k + 1
    if not page.same_sentence(k, x):
        return True
    if page.words[x].low == "the" and page.same_sentence(k, x + 1) and page.words[k].low != "of":
        x += 1
    if page.words[k].low == "for":
        country = page.country[x]
        return k == begin and country is not None and country.form == "name"
    if sheet.date[x] or (page.words[x].text.isdigit() and len(page.words[x].text) == 4):
        return True
    if page.words[k].low == "in" and (page.place[x] or (page.country[x] and page.country[x].form == "name")):  # type: ignore[union-attr]
        return True
    return page.words[k].low == "on" and page.calendar(x)


def _over_bracket(sheet: Sheet, k: int, item: bool) -> int:
    """The length of a bracket inside the title; one at its end is left out, unless it stands in a list."""
    page = sheet.page
    close = next((x for x in range(k + 1, min(k + 12, len(page.words))) if page.words[x].text == ")"), None)
    if close is None or not page.same_sentence(k, close):
        return 0
    if page.phrase_at(k + 1, phrase_table("agreements", "signed_by")):
        return 0
    if item:
        return close + 1 - k
    after = close + 1
    leads = page.same_sentence(close, after) and page.words[after].low in words("complement") | {"and"}
    if not leads or (page.words[after].low == "and" and not _goes_on(sheet, after)):
        return 0
    return close + 1 - k if not _time_or_place(sheet, after, k) else 0


def _years_in_bracket(page: Page, k: int) -> int:
    """The length of "(2016-2020)" at token k, the years that a plan is for; else 0."""
    if not page.same_sentence(k - 1, k + 4) or [page.words[k].text, page.words[k + 4].text] != ["(", ")"]:
        return 0
    years = [page.words[k + 1].text, page.words[k + 3].text]
    return 5 if page.words[k + 2].text in {"-", "–", "/"} and all(re.fullmatch(r"20\d\d", y) for y in years) else 0


def _goes_on(sheet: Sheet, k: int) -> bool:
    """Whether what follows "and" still belongs to the title: no verb, no other document."""
    page = sheet.page
    x = k + 1
    if not page.same_sentence(k, x):
        return False
    low = page.words[x].low
    if low in words("right_stops") | {"one", "another", "others", "two", "three"} or sheet.person[x] or sheet.roles[x]:
        return False
    if page.words[x].low in {"a", "an"} or _document_ahead(page, x):
        return False
    if (
        low == "other"
        and page.same_sentence(x, x + 1)
        and page.words[x + 1].low in {"documents", "papers", "instruments"}
    ):
        return False
    verbal = page.words[x].text.islower() and low.endswith("ed") and low not in words("ed_words")
    return (not verbal and low not in {"to", "for", "on", "also", "with", "in"}) or (
        low in {"in", "on"} and page.words[k - 1].low in {"in", "on"}
    )


def _document_ahead(page: Page, x: int) -> bool:
    """Whether another document is named within the next words, before any preposition."""
    stops = words("complement") | {",", ";", ".", ":", "(", "with", "by", "at"}
    for y in range(x, min(x + 9, len(page.words))):
        if not page.same_sentence(x, y) or (page.words[y].low in stops and page.words[y].low != "of"):
            return False
        if y > x and page.words[y].low == "and" and page.same_sentence(y, y + 1) and page.words[y + 1].low in ARTICLES:
            return False
        if page.body[y]:
            continue
        if page.phrase_at(y, heads()) or page.phrase_at(y, plural_heads()):
            return True
    return False


def _enumeration(sheet: Sheet, k: int, begin: int) -> bool:
    """Whether a comma stands in a row that ends with "and": "trade, economic, scientific and cultural ties"."""
    page = sheet.page
    length = 0
    for x in range(k + 1, min(k + 40, len(page.words))):
        token = page.words[x]
        if not page.same_sentence(k, x):
            return False
        if token.text == ",":
            if length == 0 and x > k + 1:
                return False
            length = 0
        elif token.low == "and":
            return (
                _goes_on(sheet, x)
                and (length <= 4 or page.body[x - 1] is not None)
                and not (length == 0 and x == k + 1 and not _row_before(page, k, begin))
            )
        elif page.body[x]:
            length = min(length, 4)
        elif length > 4 or _breaks_row(sheet, x):
            return False
        else:
            length += 1
    return False


def _row_before(page: Page, k: int, begin: int) -> bool:
    """Whether another comma stands earlier in the title, so that ", and" closes a row."""
    return any(page.words[x].text == "," for x in range(begin, k))


def _breaks_row(sheet: Sheet, x: int) -> bool:
    page = sheet.page
    token = page.words[x]
    if sheet.person[x] or sheet.roles[x] or sheet.date[x] or token.low in words("right_stops"):
        return True
    if page.phrase_at(x, heads()):
        return True
    if not token.word:
        return token.text not in {"-", "–", "/", "&", "'s"}
    return token.low in {"with", "to", "on", "for", "by", "about", "in", "at"} or (token.low in {"a", "an"})
