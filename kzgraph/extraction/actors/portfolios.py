"""Runs of plain capitalised words, as what a ministry is for: "Foreign Affairs, Foreign Trade and Culture"."""

from __future__ import annotations

from kzgraph.extraction.actors.role_heads import begins_role, is_own_name
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page, phrase_table

# A ministry has at most so many portfolios.
_LONGEST_LIST = 12
_LONGEST_ACRONYM = 5


def capital_run(page: Page, i: int) -> int | None:
    """The token after a run of plain capitalised words that begins at i, over commas and "and"; None for no run."""
    end = run_end(page, i)
    if end == i:
        # One unknown word after a preposition is a name of its own: "Institute of Margulan".
        return i + 1 if _single(page, i) else None
    while (joint := _next_in_list(page, end)) is not None:
        end = joint
    return end


def run_end(page: Page, i: int) -> int:
    """The token after the plain capitalised words that begin at token i."""
    end = i
    while (
        page.same_sentence(i, end) and (_plain(page, end) or _of_people(page, i, end)) and not _opens_title(page, end)
    ):
        end += 1
    return end


def _opens_title(page: Page, i: int) -> bool:
    """Whether the title of somebody of a body begins behind its name: "Ministry of Trade [Deputy] Head NAME"."""
    if page.words[i].low not in words_of("posts", "ranks_behind_body") or not page.same_sentence(i, i + 1):
        return False
    return page.phrase_at(i + 1, phrase_table("posts", "heads")) is not None


def _of_people(page: Page, first: int, i: int) -> bool:
    """Whether token i makes owners of those of whom a field is: "Women['s] Affairs", "Veterans['] Affairs"."""
    owns = page.words[i].text in {"'s", "'"} and i > first and page.same_sentence(i, i + 1)
    return owns and page.words[i - 1].text in words_of("organisations", "owners_in_names") and _plain(page, i + 1)


def _plain(page: Page, i: int) -> bool:
    """Whether a word is capitalised and no name of a person or country: "Trade", "European"."""
    token, country = page.words[i], page.country[i]
    if not token.word or not token.capital or page.calendar(i) or is_own_name(page, i):
        return False
    if token.text.isupper() and len(token.text) > 2 and token.text.title() in words_of("posts", "headline_verbs"):
        return False  # "JOINT COMMISSION FOR COOPERATION CONCLUDES ITS SESSION"
    named = page.same_sentence(i, i + 1) and page.words[i + 1].capital and page.namelike(i + 1)
    if named and token.text in words_of("organisations", "opens_place"):
        return False  # "the Mayors of [Fort] Myers and Cape Coral"
    if token.text in words_of("organisations", "before_titles") and page.same_sentence(i, i + 1):
        return not page.phrase_at(i + 1, phrase_table("posts", "heads"))  # "Office of Management [Acting] Director"
    if token.low == "fiscal" and page.same_sentence(i, i + 1) and page.words[i + 1].low == "year":
        return False  # "Department of Defense Fiscal Year 2024 budget"
    if token.low in words_of("people", "owners"):
        return False  # "Minister of Foreign Affairs [His] Highness Prince NAME"
    if country is not None:
        return country.form in {"adjective", "demonym"}
    if token.text.isupper() and 2 <= len(token.text) <= _LONGEST_ACRONYM and not page.body[i]:
        if page.phrase_at(i, phrase_table("organisations", "heads")):
            return True  # "of the Kazakh MFA"
        goes_on = page.same_sentence(i, i + 1) and page.words[i + 1].capital and page.vocabulary(i + 1)
        return goes_on and not _before_name(page, i + 1)  # "SDG Affairs"
    if _field_like_name(page, i):
        return True
    return page.vocabulary(i) and not _before_name(page, i) and not _opens_name(page, i)


def _opens_name(page: Page, i: int) -> bool:
    """Whether a word that is a name too stands before another one: "New Technologies [Asset] Issekeshev", "Minister of
    Agriculture [Song] Mi-ryung"."""
    family_first = page.surname_first(i)
    if not (family_first or page.perhaps_given(i)) or not page.same_sentence(i - 1, i + 1):
        return False
    follows = page.words[i + 1]
    other = page.namelike(i + 1) and not page.vocabulary(i + 1) and (family_first or not page.given(i + 1))
    return page.words[i - 1].capital and follows.word and follows.text[1:2].islower() and other


def _field_like_name(page: Page, i: int) -> bool:
    """Whether a word that is a name elsewhere is a ministry's field: "Ministry of [Power]", "Agriculture [Jihad]"."""
    token, before = page.words[i], page.words[i - 1] if page.same_sentence(i - 1, i) else None
    if before is None:
        return False
    if token.low in words_of("posts", "second_fields"):
        return before.low in {"agriculture", "agricultural"}
    if token.low in words_of("organisations", "members_like_names"):
        return page.country[i - 1] is not None  # "Federation of Saudi [Chambers]"
    return token.low in words_of("posts", "fields_like_names") and before.low in {"of", "for", "and", ",", "&"}


def _before_name(page: Page, i: int) -> bool:
    """Whether a title or "Dr" begins here, with a name after it, or that of one who serves another: "Counselor to"."""
    heads, honorifics = (page.phrase_at(i, phrase_table("posts", key)) for key in ("heads", "honorifics"))
    if heads and heads[1] in words_of("posts", "groups_that_serve") and page.same_sentence(i, heads[0]):
        return page.words[heads[0]].low == "to" or page.namelike(heads[0])
    return any(
        hit is not None and page.same_sentence(i, hit[0]) and page.namelike(hit[0]) for hit in (heads, honorifics)
    )


def over_unknown_place(page: Page, i: int) -> int | None:
    """The token after one word that no list holds, with a full name behind it: "Mayor of [Rheinhessen] Peter NAME"."""
    token = page.words[i]
    named = page.same_sentence(i, i + 2) and page.given(i + 1) and page.namelike(i + 2) and not page.vocabulary(i + 2)
    unknown = token.capital and token.text[1:].islower() and not (page.vocabulary(i) or page.perhaps_given(i))
    return i + 1 if named and unknown and not is_own_name(page, i) else None


def _single(page: Page, i: int) -> bool:
    token = page.words[i]
    alone = not page.same_sentence(i, i + 1) or not page.words[i + 1].capital
    return token.word and token.capital and alone and not page.given(i) and not page.calendar(i)


def _next_in_list(page: Page, end: int, further: int = _LONGEST_LIST) -> int | None:
    """Where a list of portfolios goes on after `end`: over "and X", or over ", X" when an "and" closes the list."""
    if not further or not page.same_sentence(end - 1, end):
        return None
    comma = page.words[end].text == ","
    k = end + 1 if comma else end
    joined = page.same_sentence(end - 1, k) and page.words[k].low in words_of("organisations", "joiners")
    if joined:
        k += 1
        if page.same_sentence(end, k + 1) and page.words[k].low == "the":
            k += 1  # "International Development and the Pacific"
        if k < len(page.words) and page.words[k].low in words_of("people", "owners"):
            return None  # "Minister of Housing and His Excellency NAME"
        if k < len(page.words) and page.country[k] and not _people_of_country(page, k):
            return None  # "Minister of Commerce and Indian Sherpa"
    if not (comma or joined) or not page.same_sentence(end - 1, k) or not _plain(page, k) or _begins_another(page, k):
        return None
    stop = run_end(page, k)
    named = page.phrase_at(stop - 1, phrase_table("organisations", "heads")) and stop - 1 > k
    named = named and page.words[stop - 1].text not in words_of(
        "organisations", "portfolio_words"
    )  # "New Technologies"
    if named and page.text(k, stop) not in words_of("posts", "union_names"):
        return None  # "Ministry of Economy and Finance Committee": another name
    heads = phrase_table("organisations", "heads")
    ahead = (j for j in (stop, stop + 1) if page.same_sentence(k, j) and page.words[j].capital)
    if page.words[k - 1].low == "the" and any(page.phrase_at(j, heads) for j in ahead):
        return None  # "School of Economics and the Come Back Alive Foundation"
    if comma and not joined and _next_in_list(page, stop, further - 1) is None:
        return None
    return stop


def _people_of_country(page: Page, i: int) -> bool:
    """Whether a country's adjective says whose people are meant: "French Nationals Abroad"."""
    return page.same_sentence(i, i + 1) and page.words[i + 1].text in words_of("posts", "people_of_country")


def _begins_another(page: Page, i: int) -> bool:
    """Whether an organisation's name or a title begins here, and no portfolio."""
    follows = page.words[i + 1].text if page.same_sentence(i, i + 1) else ""
    if page.words[i].text in words_of("organisations", "heads_in_fields") and follows in words_of(
        "organisations", "after_heads_in_fields"
    ):
        return False  # "Trade and [Enterprise] Development"
    if page.words[i].text in words_of("organisations", "portfolio_words") and not (
        page.same_sentence(i, i + 1) and page.words[i + 1].capital
    ):
        return False
    return page.phrase_at(i, phrase_table("organisations", "heads")) is not None or begins_role(page, i)


def over_courtesy(page: Page, i: int) -> int:
    """The token behind a courtesy at i: "of the [sisterly] Republic of", "of [His Highness the] Amir"; else i."""
    if page.words[i].text in {"His", "Her"}:
        style = pattern("posts", "style_of_ruler", cased=True).match(page.flat, page.words[i].start)
        return page.at(style.end()) if style else i
    if page.words[i].low not in words_of("posts", "courtesies") or not page.same_sentence(i, i + 1):
        return i
    return i + 1 if page.country[i + 1] else i
