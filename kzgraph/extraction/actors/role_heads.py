"""The heads of titles: "Minister", "Ambassadors", "Prime Minister-designate", and what shows that a title begins."""

from __future__ import annotations

from functools import cache, lru_cache

from kzgraph.extraction.knowledge import words_of
from kzgraph.extraction.text.page import Page, particles, phrase_table

# A title's head stands at most this many words after its beginning, and a head in the plural is at most so long.
_LONGEST_LEFT = 5
_LONGEST_PLURAL = 3


def head_at(page: Page, i: int) -> tuple[int, str, bool] | None:
    """The head that begins at token i: (token after it, group, plural)."""
    if not may_be_head(page.words[i].low) or page.body[i] or page.country[i]:
        return None
    hit = page.phrase_at(i, phrase_table("posts", "heads"))
    if hit and not _written_so(page, i, hit[0]):
        return None
    if hit and hit[0] == i + 1 and (is_own_name(page, i) or is_surname(page, i) or _is_namesake(page, i)):
        return None
    if hit and page.words[i].low in words_of("posts", "heads_after_media") and not page.body[i - 1]:
        return None  # "AP writer NAME"; "writer NAME" holds no post
    if (
        hit
        and hit[0] == i + 1
        and page.words[i].low in words_of("posts", "heads_before_names")
        and not _of_somebody(page, i)
    ):
        return None
    if hit and hit[1] == "clergy" and _memorial(page, hit[0]):
        return None
    if hit and (_is_adjective(page, i, hit[0]) or _is_verb(page, i) or _is_of_rank(page, i, hit[0])):
        return None
    if hit:
        return None if _before_head(page, i, hit[0]) else (hit[0], hit[1], False)
    if "-" in page.words[i].low and (group := _group_of_joined(page.words[i].low)):
        return i + 1, group, False
    return _plural_head(page, i) or _of_parliament(page, i)


def _of_somebody(page: Page, i: int) -> bool:
    """Whether a word that is a field too is a title: "[Justice] NAME", "a Supreme Court [Justice]"."""
    if page.body[i - 1] is not None:
        return True
    follows = page.words[i + 1] if page.same_sentence(i, i + 1) else None
    return follows is not None and (follows.low == "of" or (page.namelike(i + 1) and not page.vocabulary(i + 1)))


@lru_cache(maxsize=4096)
def _group_of_joined(word: str) -> str | None:
    """The group of a title that a hyphen joins to others, "co" or "elect": "Director-Counsel", "Co-President"."""
    table = phrase_table("posts", "heads")
    suffix = next((s for s in words_of("posts", "chosen_suffixes") if word.endswith(s)), None)
    parts = word.removesuffix(suffix or "").removeprefix("co-").split("-")
    groups = [table.get(parts[0], {}).get(tuple(parts))] if suffix else [table.get(p, {}).get((p,)) for p in parts]
    return groups[0] if all(groups) else None


@lru_cache(maxsize=16384)
def may_be_head(word: str) -> bool:
    """Whether some head begins with a word, in the singular or plural."""
    heads, opening, one = phrase_table("posts", "heads"), word.split("-", 1)[0], singular(word)
    known = opening in heads or opening.rstrip(".") in heads or one in heads
    chosen = word.endswith(tuple(words_of("posts", "chosen_suffixes")))
    return known or chosen or one in phrase_table("posts", "heads_of_parliaments")


def _of_parliament(page: Page, i: int) -> tuple[int, str, bool] | None:
    """A word that is a title's head only before a parliament: "[Members] of the Bundestag"."""
    table = phrase_table("posts", "heads_of_parliaments")
    word = singular(page.words[i].low)
    if word not in table or not page.same_sentence(i, i + 2) or page.words[i + 1].low != "of":
        return None
    k = i + 3 if page.words[i + 2].low in words_of("posts", "determiners") else i + 2
    span = page.body[k] if page.same_sentence(i, k) else None
    heads = phrase_table("organisations", "heads")
    if span is None:
        return None
    parliament = any((hit := page.phrase_at(j, heads)) and hit[1] == "parliament" for j in range(*span))
    if not parliament and not words_of("posts", "bodies_with_members") & set(page.text(*span).split()):
        return None
    plural = word != page.words[i].low
    if plural and not (page.same_sentence(i, span[1]) and page.namelike(span[1]) and not page.vocabulary(span[1])):
        return None  # "hosted Members of Congress and Secretary NAME"
    return i + 1, table[word][(word,)], plural


@cache
def _spellings() -> dict[str, str]:
    return {word.lower(): word for word in words_of("posts", "written_so")}


@cache
def _last_words() -> frozenset[str]:
    """The last words of all heads of titles, and those before "of": "Deputy of the Mazhilis"."""
    phrases = [phrase for table in phrase_table("posts", "heads").values() for phrase in table]
    return frozenset(phrase[-1] for phrase in phrases) | {phrase[0] for phrase in phrases if "of" in phrase}


def _written_so(page: Page, i: int, after: int) -> bool:
    """Whether an abbreviation that is a title in one spelling only has it, and a name follows: "FS Vikram Misri"."""
    if page.words[i].low.rstrip(".") in words_of("posts", "with_full_stop"):
        named = page.same_sentence(i, after) and page.words[after].capital
        return named and page.words[i].text.istitle() and page.words[i].text.endswith(".")
    written = _spellings().get(page.words[i].low)
    if written is None:
        return True
    return page.words[i].text == written and page.same_sentence(i, after) and page.words[after].capital


def is_surname(page: Page, i: int) -> bool:
    """Whether a title's word is a surname after a given name: "Madeline Dean (Pennsylvania)"; not "Jo Dean of"."""
    if page.words[i].low not in words_of("people", "title_surnames") or not page.same_sentence(i - 1, i):
        return False
    if not page.words[i].capital or not page.perhaps_given(i - 1) or page.vocabulary(i - 1) or page.body[i - 1]:
        return False
    if not page.same_sentence(i, i + 1):
        return True
    following = page.words[i + 1]
    return not following.capital and following.low not in words_of("posts", "prepositions")


def _is_of_rank(page: Page, first: int, last: int) -> bool:
    """Whether a head is only a word of a rank, an honorific: "Lieutenant [Commander]", "[Chief] Petty Officer"."""
    table = phrase_table("posts", "honorifics")
    starts = [k for k in range(max(0, first - 2), first + 1) if page.words[k].low in table]
    ranks = [(k, hit[0]) for k in starts if page.same_sentence(k, first) and (hit := page.phrase_at(k, table))]
    return any(end - k > 1 and end >= last and end - k > last - first for k, end in ranks)


def _is_adjective(page: Page, i: int, after: int) -> bool:
    """Whether a title's word in lower case says of what kind the next thing is: "the [premier] forum"."""
    if page.words[i].low not in words_of("posts", "heads_as_adjectives") or page.words[i].capital:
        return False
    following = page.words[after] if page.same_sentence(i, after) else None
    return following is not None and following.word and not following.capital and following.low not in after_title()


@cache
def after_title() -> frozenset[str]:
    """Words that follow a title and go on about its holder: prepositions, "and", "who"; verbs of acting and saying."""
    verbs = words_of("people", "verbs_of_acting") | words_of("people", "person_verbs")
    return verbs | words_of("posts", "prepositions") | words_of("posts", "behind_titles")


def _memorial(page: Page, i: int) -> bool:
    """Whether a name after "Imam" goes on to what is called after him: "Imam [Bukhari Order]"."""
    for k in range(i, min(i + _LONGEST_PLURAL, len(page.words))):
        if not page.same_sentence(i, k) or not page.words[k].capital:
            return False
        if k > i and (page.vocabulary(k) or page.body[k]):
            return True
    return False


def _is_namesake(page: Page, i: int) -> bool:
    """Whether "Bishop" alone is a surname: nothing leads to it as to a title, and no name follows."""
    if page.words[i].text not in words_of("people", "lone_surnames"):
        return False
    if page.same_sentence(i, i + 1) and (page.words[i + 1].capital or page.words[i + 1].low == "of"):
        return False
    before = page.words[i - 1] if page.same_sentence(i - 1, i) else None
    articles = words_of("posts", "determiners") | words_of("posts", "articles") | words_of("posts", "modifiers")
    return before is None or not (before.low in articles or (before.capital and page.vocabulary(i - 1)))


def is_own_name(page: Page, i: int) -> bool:
    """Whether a title's word is a given name: "Dr Sultan bin Ahmed", "and Amir Khan"; not "the Amir"."""
    if page.words[i].low not in words_of("posts", "titles_as_names") or not page.same_sentence(i, i + 1):
        return False
    if page.words[i + 1].low.partition("-")[0] in particles() and page.words[i].capital:
        return True  # also "Sultan Al-Marshad"
    before = page.words[i - 1] if page.same_sentence(i - 1, i) else None
    titled = before is not None and before.low.rstrip(".") in phrase_table("posts", "honorifics")
    if before and (page.given(i - 1) or titled) and page.namelike(i + 1):
        return True  # "Abdulaziz Sultan Al-Rumaihi", "Dr. Sultan Al Jaber"
    if before and page.namelike(i + 1) and _ends_title(page, i) and page.words[i].low in {"sultan", "amir"}:
        return True  # "Secretary General Sultan Raev"
    if page.same_sentence(i, i + 2) and page.words[i + 2].low in particles():
        return False  # "Amir Tamim bin Hamad"
    if before and page.country[i - 1] and page.namelike(i + 1) and page.words[i].low in {"sultan", "amir"}:
        return page.words[i - 2].low == "of"  # "Deputy Minister of Defence of Kazakhstan Sultan Kamaletdinov"
    return page.words[i].low == "amir" and before is not None and before.low in {"and", ","} and page.namelike(i + 1)


def _ends_title(page: Page, i: int) -> bool:
    """Whether a title's head ends before token i: "Secretary General", "Minister"."""
    heads = phrase_table("posts", "heads")
    return any((hit := page.phrase_at(k, heads, i)) and hit[0] == i for k in range(max(0, i - _LONGEST_PLURAL), i))


def _is_verb(page: Page, i: int) -> bool:
    """Whether a title's word is a verb: "is to [chair] the meeting"."""
    before = page.words[i - 1].low if page.same_sentence(i - 1, i) else ""
    if page.words[i].text in words_of("posts", "verbs_in_s"):  # "who now [chairs] the committee"
        after = page.words[i + 1].low if page.same_sentence(i, i + 1) else ""
        return before in words_of("posts", "before_verbs_in_s") and after in words_of("posts", "articles") | {"its"}
    return page.words[i].text in words_of("posts", "verbs_too") and before in words_of("posts", "before_verbs")


def _before_head(page: Page, i: int, after: int) -> bool:
    """Whether a head is here only a modifier of the one that follows: "[Chief] Economic Advisor"."""
    if after != i + 1 or page.words[i].low not in words_of("posts", "modifiers"):
        return False
    for k in range(after, min(after + _LONGEST_LEFT, len(page.words))):
        token = page.words[k]
        if not page.same_sentence(i, k) or not token.word or token.capital != page.words[i].capital:
            return False
        if (area := page.country[k]) and area.form == "adjective":
            continue  # "[Chief] British Commissioner"
        if page.body[k] or area or not page.vocabulary(k):
            return False
        if page.phrase_at(k, phrase_table("posts", "heads")) and not page.namelike(k):
            return True
    return False


def _plural_head(page: Page, i: int) -> tuple[int, str, bool] | None:
    heads = phrase_table("posts", "heads")
    if page.openings[i] not in heads and singular(page.words[i].low) not in heads:
        return None
    if page.body[i] is not None or _is_verb(page, i):
        return None  # "Joint [Chiefs] of Staff Chairman"
    if (first := singular(page.words[i].low)) != page.words[i].low and (longer := _with_adjectives(page, i, first)):
        return longer
    parts: list[str] = []
    best = None
    for j in range(i, min(i + _LONGEST_PLURAL, len(page.words))):
        if not page.same_sentence(i, j):
            break
        parts += page.words[j].low.split("-")
        last = singular(parts[-1])
        group = heads.get(parts[0] if len(parts) > 1 else last, {}).get((*parts[:-1], last))
        if last != parts[-1] and group:
            best = j + 1, group, True
    return best


def _with_adjectives(page: Page, i: int, first: str) -> tuple[int, str, bool] | None:
    """A head whose noun stands first in the plural: "Ambassadors Extraordinary and Plenipotentiary"."""
    for phrase, group in phrase_table("posts", "heads").get(first, {}).items():
        end = i + len(phrase)
        fits = len(phrase) > _LONGEST_PLURAL and page.same_sentence(i, end - 1)
        if fits and all(page.words[i + k].low == phrase[k] for k in range(1, len(phrase))):
            return end, group, True
    return None


def singular(word: str) -> str:
    """The singular of a head in the plural: "ministers" → "minister", "secretaries" → "secretary"."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def singular_title(title: str) -> str:
    """A title with its head in the singular: "EU Commissioners" → "EU Commissioner"."""
    words = title.split()
    heads = _last_words()
    for k, word in enumerate(words):
        last = singular(word.lower().split("-")[-1])
        if last != word.lower() and last in heads:
            return " ".join([*words[:k], _singular_cased(word), *words[k + 1 :]])
    return " ".join(words)


def _singular_cased(word: str) -> str:
    changed = word.lower().endswith(("ies", "men"))
    return singular(word) if changed else word[: len(singular(word.lower()))]


def head_of_title(page: Page, i: int) -> int | None:
    """Where the head stands of a title that begins at token i, modifiers and countries before it; None for no title."""
    modifiers = words_of("posts", "modifiers")
    for k in range(i, min(i + _LONGEST_LEFT, len(page.words))):
        if not page.same_sentence(i, k):
            return None
        if head_at(page, k):
            return k
        if page.words[k].low not in modifiers and not page.country[k]:
            return None
    return None


def begins_role(page: Page, i: int) -> bool:
    """Whether a title begins here: "and Director of", "and Deputy Foreign Minister"; a plural begins none."""
    modifiers, heads = words_of("posts", "modifiers"), phrase_table("posts", "heads")
    for k in range(i, min(i + _LONGEST_LEFT, len(page.words))):
        if not page.same_sentence(i, k):
            return False
        if page.phrase_at(k, heads):
            return True
        if page.words[k].low not in modifiers and not page.country[k]:
            return False
    return False
