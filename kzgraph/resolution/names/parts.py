"""A personal name as its parts: given names, father's name, surname, what tells generations apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from operator import methodcaller

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.names.compounds import joined_compounds, part_words, without_father
from kzgraph.resolution.names.east_asian import plainly_chinese, surname_is_first, surnames
from kzgraph.resolution.names.given_names import has_forms, western
from kzgraph.resolution.names.tokens import Token, known_given_names, nickname, titles_as_names, tokens, without_titles
from kzgraph.resolution.values.romanisation import fold


@dataclass(frozen=True, slots=True)
class Parts:
    """What a name says. Words are as written, in lower case; initials end with a full stop."""

    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    """Usually one word; more where a hyphen joins them."""
    father: str = ""
    """The father's name, of a patronymic in any language."""
    forefathers: tuple[str, ...] = ()
    """The chain after "bin" and its like."""
    particle: str = ""
    """The particle before the surname, which some write as one word with it."""
    generation: str = ""
    """jr, sr, ii, iii, iv: also the number of a monarch."""
    sex: str = ""
    """m or f, where a title tells it."""
    by_marriage: bool = False
    """Whether the title may be the husband's name's: Mrs, Lady."""
    title_or_name: str = ""
    """A title before a given name that is a given name too: Sultan Ahmed Al Jaber."""
    rank: str = ""
    """monarch, heir or house, by a title that stands before given names: King, Crown Prince, Sheikh."""
    nickname: str = ""
    """The word in quotation marks: Victoria "Toria" Nuland."""
    lineage_first: bool = False
    """Whether the name begins with "bin": a short form of a name with a chain."""
    names_may_be_left_out: bool = True
    """Whether the first of several given names may be left out, as they are in Europe."""
    chain: bool = False
    """Whether "bin" or its like stands in it."""
    genitive: bool = False
    """Whether the first word is a Mongolian father's name, by its ending."""
    surname_may_be_first: bool = False
    """Whether nothing tells the order, and the last words are given names while the first is not."""
    syllables: tuple[tuple[str, ...], ...] = field(default=(), compare=False)
    """All words in the order written, those joined by hyphens together."""
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """Given names, then chain, then surname."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", (*self.given, *self.forefathers, *self.surname))

    def __hash__(self) -> int:
        return hash(self.words)  # they tell nearly all names apart

    @property
    def bare(self) -> bool:
        """Whether there is a surname (or any one word) alone."""
        return not self.given


is_initial: Callable[[str], bool] = methodcaller("endswith", ".")
"""Whether a word of `Parts` is an initial."""


@lru_cache(maxsize=262144)
def read(text: str, country: CountryCode | None = None) -> Parts:
    """The parts of a name with or without titles; no words at all where the text has none."""
    written = tokens(text)
    untitled, generation = _generation(without_titles(written))
    if not untitled:
        return Parts()
    titles = [token.plain for token in written[: len(written) - len(untitled)]]
    ranks = lexicon("name_parts")["titles_before_given"]
    name, father = without_father(joined_compounds(untitled))
    east_asian = not father and surname_is_first(name, country) and len(name) > 1
    name = name[1:] + name[:1] if east_asian else _surname_last(name)
    lineage_first = (
        len(name) > 1 and name[0].plain in part_words("lineage") and name[0].plain not in part_words("first_names")
    )
    telling, chain, particle = (name, 0, "") if east_asian else _without_particles(name)
    words = [_word(token) for token in telling]
    size = _size_of_surname(telling)
    given, surname = words[: len(words) - size], words[len(words) - size :]
    forefathers: list[str] = []
    if chain and not lineage_first:
        given, forefathers, surname = _chain(words, chain, size)
    return Parts(
        tuple(given),
        tuple(surname),
        father,
        tuple(forefathers),
        particle,
        generation,
        _sex(titles),
        not part_words("titles_by_marriage").isdisjoint(titles),
        titles[-1] if titles and titles[-1] in titles_as_names() else "",
        next((ranks[title] for title in titles if title in ranks), ""),
        nickname(text),
        lineage_first,
        not east_asian,
        bool(chain),
        bool(_genitive(untitled)),
        not chain and _may_be_first(telling),
        _syllables(telling),
    )


def _may_be_first(telling: Sequence[Token]) -> bool:
    first, *rest = telling
    return (
        bool(rest)
        and not usual_given_name(first.plain)
        and not has_forms(first.plain)
        and rest[-1].plain not in part_words("last_words_of_many")
        and all(usual_given_name(t.plain) for t in rest)
    )


def _sex(titles: Sequence[str]) -> str:
    return "f" if set(titles) & part_words("womens_titles") else "m" if set(titles) & part_words("mens_titles") else ""


def _word(token: Token) -> str:
    return token.text + "." if token.initial else token.text


def _syllables(name: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
    groups: list[list[str]] = []
    for token in name:
        if token.hyphened and groups:
            groups[-1].append(_word(token))
        else:
            groups.append([_word(token)])
    return tuple(tuple(group) for group in groups)


def _generation(name: Sequence[Token]) -> tuple[tuple[Token, ...], str]:
    """Without "Jr.", "III", "MP" at the end, and which generation or number they tell."""
    generations, found, rest = lexicon("name_parts")["generations"], "", list(name)
    numbers = part_words("numerals") - generations.keys()
    if len(rest) == PAIR and rest[1].plain in numbers:
        first, last = rest[0].plain, rest[1].plain
        if surnames(first) or (plainly_chinese(last, ((first,),)) and not western(first)):
            return tuple(rest), ""  # Chen Xi is no eleventh of his name, nor is Jinping Xi.
    while len(rest) > 1 and (
        rest[-1].plain in part_words("suffixes") | part_words("numerals") or _is_letter_and_number(rest)
    ):
        plain = rest.pop().plain
        found = generations.get(plain, found if plain in part_words("suffixes") - part_words("numerals") else plain)
    within = next((i for i in range(1, len(rest)) if rest[i].text in part_words("numerals")), 0)
    if within:
        found = found or rest.pop(within).plain
    return tuple(rest), found


PAIR = 2


def _is_letter_and_number(name: Sequence[Token]) -> bool:
    last = name[-1]
    return len(name) == 2 and not last.dotted and not last.syllable and last.text in part_words("single_numerals")


def _surname_last(name: list[Token]) -> list[Token]:
    """The words with the surname at the end, where a comma, capitals or initials say that it stands first."""
    if len(name) < 2:
        return name
    if ending := _genitive(name):
        return [replace(name[0], text=name[0].text[: -len(ending)]), *name[1:]]
    comma = next((i for i in range(1, len(name)) if name[i].comma), 0)
    if comma:
        return name[comma:] + name[:comma]
    capitals = [token.capitals for token in name]
    for i in range(len(name) - 2, -1, -1):
        capitals[i] = capitals[i] or (capitals[i + 1] and not i and name[i].plain in part_words("particles"))
    if any(capitals) and not all(c for c, t in zip(capitals, name, strict=True) if not t.initial):
        leading = next(i for i, c in enumerate(capitals) if not c)
        if leading and not any(capitals[leading:]):
            return name[leading:] + name[:leading]
    initials = next((i for i in range(1, len(name)) if name[i].initial), 0)
    if initials and all(token.initial for token in name[initials:]):
        return name[initials:] + name[:initials]
    return name


def _genitive(name: Sequence[Token]) -> str:
    """The ending of a Mongolian father's name, if the first word has one."""
    first = name[0].plain
    endings = (e for e in lexicon("name_parts")["mongolian_genitives"] if first.endswith(e) and len(first) > len(e) + 2)
    return next(endings, "") if len(name) > 1 else ""


def _without_particles(name: Sequence[Token]) -> tuple[list[Token], int, str]:
    """The telling words; after how many of them the chain of forefathers begins (0: none); the surname's particle."""
    telling: list[Token] = []
    chain, particle, before = 0, "", ""
    for index, token in enumerate(name):
        plain, last = token.plain, index == len(name) - 1
        kept = not telling and plain in part_words("first_names") and not name[min(index + 1, len(name) - 1)].hyphened
        kept = kept or token.syllable or (token.hyphened and not (not last and name[index + 1].hyphened))
        kept = kept or (plain in part_words("first_names") and _is_second_name(name, index, telling))
        kept = kept or token.text.endswith("нь")  # Vietnamese Бинь, not Arabic бин
        if plain in part_words("particles") and not kept and not last and not token.initial:
            if plain in part_words("lineage") and telling and not chain:
                chain = len(telling)
            before = before + plain if plain in part_words("glued") else before
            continue
        if chain == len(telling) and chain and not last and plain in part_words("titles_of_forefathers"):
            continue
        particle, before = before, ""
        dropped = index > 0 and telling[-1:] != [name[index - 1]] and name[index - 1].plain in part_words("particles")
        telling.append(replace(token, hyphened=False) if dropped else token)
    return (telling or list(name)), chain, particle


def _is_second_name(name: Sequence[Token], index: int, before: Sequence[Token]) -> bool:
    """Whether "Ben" and its like, after a European's first name and before two more words, is a given name."""
    of_europe = bool(before) and western(before[0].text)
    return of_europe and name[index].plain in part_words("lineage") and len(name) - index > PAIR


def _size_of_surname(telling: Sequence[Token]) -> int:
    """How many of the last words are the surname: those that a hyphen joins."""
    size = 1
    while size < len(telling) and telling[len(telling) - size].hyphened:
        size += 1
    return size


def _chain(words: list[str], start: int, size: int) -> tuple[list[str], list[str], list[str]]:
    """Given names, forefathers and family: of "Mohammed bin Salman" Salman is the father and stands for the family."""
    end = len(words) - size
    if start >= end:
        return words[:start], [], words[start:]
    return words[:start], words[start:end], words[end:]


@lru_cache(maxsize=65536)
def usual_given_name(word: str) -> bool:
    """Whether a word is a given name that many bear: alone it names nobody."""
    return word in known_given_names() or fold(word) in _folded_given_names()


@cache
def _folded_given_names() -> frozenset[str]:
    return frozenset(fold(name) for name in known_given_names())
