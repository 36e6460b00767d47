"""A personal name as its parts: given names, father's name, surname, what tells generations apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.name_tokens import Token, known_given_names, nickname, tokens, without_titles
from kzgraph.resolution.romanisation import fold


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
    nickname: str = ""
    """The word in quotation marks: Victoria "Toria" Nuland."""
    lineage_first: bool = False
    """Whether the name begins with "bin": a short form of a name with a chain."""
    surname_may_be_first: bool = False
    """Whether nothing tells the order, and the last words are given names while the first is not."""
    syllables: tuple[tuple[str, ...], ...] = field(default=(), compare=False)
    """All words in the order written, those joined by hyphens together."""

    @property
    def words(self) -> tuple[str, ...]:
        """Given names, then chain, then surname."""
        return (*self.given, *self.forefathers, *self.surname)

    @property
    def bare(self) -> bool:
        """Whether there is a surname (or any one word) alone."""
        return not self.given


def is_initial(word: str) -> bool:
    """Whether a word of `Parts` is an initial."""
    return word.endswith(".")


@cache
def _data(key: str) -> frozenset[str]:
    return frozenset(lexicon("name_parts")[key])


@lru_cache(maxsize=131072)
def read(text: str, country: CountryCode | None = None) -> Parts:
    """The parts of a name with or without titles; no words at all where the text has none."""
    written = tokens(text)
    untitled, generation = _generation(without_titles(written))
    if not untitled:
        return Parts()
    sex = _sex(written[: len(written) - len(untitled)])
    name, father = _father(_joined(untitled))
    name = _surname_last(name, country, father)
    lineage_first = len(name) > 1 and name[0].plain in _data("lineage") and name[0].plain not in _data("first_names")
    telling, chain, particle = _without_particles(name)
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
        sex,
        nickname(text),
        lineage_first,
        not chain and _may_be_first(telling),
        _syllables(telling),
    )


def _may_be_first(telling: Sequence[Token]) -> bool:
    first, *rest = telling
    return bool(rest) and not usual_given_name(first.plain) and all(usual_given_name(t.plain) for t in rest)


def _sex(titles: Sequence[Token]) -> str:
    words = {token.plain for token in titles}
    return "f" if words & _data("womens_titles") else "m" if words & _data("mens_titles") else ""


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
    while len(rest) > 1 and (rest[-1].plain in _data("suffixes") | _data("numerals") or _is_letter_and_number(rest)):
        plain = rest.pop().plain
        found = generations.get(plain, found if plain in _data("suffixes") - _data("numerals") else plain)
    within = next((i for i in range(1, len(rest)) if rest[i].plain in _data("numerals")), 0)
    if within:
        found = found or rest.pop(within).plain
    return tuple(rest), found


def _is_letter_and_number(name: Sequence[Token]) -> bool:
    return len(name) == 2 and not name[1].dotted and name[1].plain in _data("single_numerals")


def _joined(name: Sequence[Token]) -> list[Token]:
    """Compounds that are one word for some writers: "Abd al-Rahman", "Saif al-Din"."""
    done: list[Token] = []
    rest = list(name)
    while rest:
        token = rest.pop(0)
        if token.plain in _data("servant") and rest:
            if len(rest) > 1 and rest[0].plain in _data("servant_articles"):
                rest.pop(0)
            token = Token("abdul" + _without_article(rest.pop(0).plain), hyphened=token.hyphened, comma=token.comma)
        else:
            token = _servant_of(token)
        done.append(token)
    return done


def _without_article(word: str) -> str:
    """ "Rahman" of "ur-Rahman" and of "Arrahman"."""
    return word[1:] if len(word) > 4 and word[0] == word[1] else word


def _servant_of(token: Token) -> Token:
    plain = token.plain
    for form in sorted(_data("servant"), key=lambda f: (-len(f), f)):
        rest = plain[len(form) :]
        if plain.startswith(form) and len(form) > 3:
            return replace(token, text="abdul" + _without_article(rest)) if len(rest) >= 4 else token
    return token


def _father(name: Sequence[Token]) -> tuple[list[Token], str]:
    """Without the patronymic, and the father's name in it. The first word and a surname are no patronymic."""
    rest = list(name)
    for index in range(2, len(rest)):
        if rest[index].plain in _data("patronymic_words") and len(rest) > 3:
            father = rest[index - 1].plain
            return rest[: index - 1] + rest[index + 1 :], father
    for index in range(1, len(rest)):
        last = index == len(rest) - 1
        stem = _stem(rest[index].plain, _data("only_patronymics" if last else "patronymic_endings"))
        if stem and not rest[index].hyphened and (not last or len(rest) > 2):
            return _first_is_surname(rest[:index], last) + rest[index + 1 :], stem
    return rest, ""


def _first_is_surname(name: list[Token], moved: bool) -> list[Token]:
    """Where a patronymic stands last, the first word is the surname: it is put last."""
    if not moved:
        return name
    size = next((i for i in range(1, len(name)) if not name[i].hyphened), len(name))
    return name[size:] + name[:size] if size < len(name) else name


def _stem(word: str, endings: frozenset[str]) -> str:
    """The father's name in a patronymic, else ""; three letters at least must remain ("Kovich" is no patronymic)."""
    if word in _data("short_patronymics"):
        return word
    for ending in sorted(endings, key=lambda e: (-len(e), e)):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return ""


def _surname_last(name: list[Token], country: CountryCode | None, father: str) -> list[Token]:
    """The words with the surname at the end, where something says that it stands first."""
    from kzgraph.resolution.east_asian import surname_is_first

    if len(name) < 2:
        return name
    for ending in lexicon("name_parts")["mongolian_genitives"]:
        if name[0].plain.endswith(ending) and len(name[0].plain) > len(ending) + 2:
            return [replace(name[0], text=name[0].text[: -len(ending)]), *name[1:]]
    comma = next((i for i in range(1, len(name)) if name[i].comma), 0)
    if comma:
        return name[comma:] + name[:comma]
    capitals = [token.capitals for token in name]
    if any(capitals) and not all(c for c, t in zip(capitals, name, strict=True) if not t.initial):
        leading = next(i for i, c in enumerate(capitals) if not c)
        if leading and not any(capitals[leading:]):
            return name[leading:] + name[:leading]
    initials = next((i for i in range(1, len(name)) if name[i].initial), 0)
    if initials and all(token.initial for token in name[initials:]):
        return name[initials:] + name[:initials]
    return name[1:] + name[:1] if not father and surname_is_first(name, country) else name


def _without_particles(name: Sequence[Token]) -> tuple[list[Token], int, str]:
    """The telling words; after how many of them the chain of forefathers begins (0: none); the surname's particle."""
    telling: list[Token] = []
    chain, particle, before = 0, "", ""
    for index, token in enumerate(name):
        plain, last = token.plain, index == len(name) - 1
        kept = not telling and plain in _data("first_names") and not name[min(index + 1, len(name) - 1)].hyphened
        kept = kept or (token.hyphened and not (not last and name[index + 1].hyphened))
        if plain in _data("particles") and not kept and not last and not token.initial:
            if plain in _data("lineage") and telling and not chain:
                chain = len(telling)
            before = before + plain if plain in _data("glued") else before
            continue
        particle, before = before, ""
        dropped = index > 0 and telling[-1:] != [name[index - 1]] and name[index - 1].plain in _data("particles")
        telling.append(replace(token, hyphened=False) if dropped else token)
    return (telling or list(name)), chain, particle


def _size_of_surname(telling: Sequence[Token]) -> int:
    """How many of the last words are the surname: those that a hyphen joins, if a word stands before them."""
    size = 1
    while size < len(telling) - 1 and telling[len(telling) - size].hyphened:
        size += 1
    return size


def _chain(words: list[str], start: int, size: int) -> tuple[list[str], list[str], list[str]]:
    """Given names, forefathers and family: of "Mohammed bin Salman" Salman is the father and stands for the family."""
    end = len(words) - size
    if start >= end:
        return words[:start], [], words[start:]
    return words[:start], words[start:end], words[end:]


def usual_given_name(word: str) -> bool:
    """Whether a word is a given name that many bear: alone it names nobody."""
    return word in known_given_names() or fold(word) in _folded_given_names()


@cache
def _folded_given_names() -> frozenset[str]:
    return frozenset(fold(name) for name in known_given_names())
