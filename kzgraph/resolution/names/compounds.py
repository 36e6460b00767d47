"""Words of a name that belong together: "Abd al-Rahman", "Saif al-Din"; and the patronymic among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kzgraph.data_files import lexicon
from kzgraph.model import CountryCode
from kzgraph.resolution.names.given_names import has_forms
from kzgraph.resolution.names.tokens import Token


@cache
def part_words(key: str) -> frozenset[str]:
    """The words under one key of `lexicon/name_parts.yaml`."""
    return frozenset(lexicon("name_parts")[key])


@cache
def _sorted(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


@cache
def _longest_first(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def with_habits(country: CountryCode | None) -> CountryCode | None:
    """The country if it has habits of naming of its own, else None: so a name is read once for all the others."""
    return country if country in _with_habits() else None


@cache
def _with_habits() -> frozenset[str]:
    return frozenset().union(*map(part_words, ("surname_first", "surname_either", "given_name_alone")))


def joined_compounds(name: Sequence[Token]) -> list[Token]:
    """Compounds that are one word for some writers, and "of the" taken out: "Abd al-Rahman", "Zia-ul-Haq"."""
    done: list[Token] = []
    rest = list(name)
    while rest:
        token = rest.pop(0)
        article = bool(done) and bool(rest) and token.plain in part_words("servant_articles")
        if token.plain in part_words("servant") and rest:
            if len(rest) > 1 and rest[0].plain in part_words("servant_articles"):
                rest.pop(0)
            done.append(replace(token, text="abdul" + _without_article(rest.pop(0).plain)))
        elif done and rest and token.plain in part_words("of_the"):
            rest[0] = replace(rest[0], hyphened=False)
        elif rest and rest[0].plain in part_words("after_of_the"):
            done.append(_without_of_the(_servant_of(token)))
        elif done and rest and _is_ethiopian(token, rest[0]):
            done.append(replace(token, text=token.plain + rest.pop(0).plain))
        elif done and token.plain in part_words("of_god"):
            done[-1] = replace(done[-1], text=done[-1].plain + token.plain)
        elif done and token.plain in part_words("faith_endings"):
            done[-1] = replace(done[-1], text=done[-1].plain + "uddin")
        elif article and rest[0].plain in part_words("faith"):
            rest.pop(0)
            done[-1] = replace(done[-1], text=done[-1].plain + "uddin")
        else:
            done.append(_of_the_faith(_servant_of(token)))
    return done


def _is_ethiopian(first: Token, second: Token) -> bool:
    words = lexicon("name_parts")["ethiopian_compounds"]
    return first.plain in words["first"] and second.plain in words["second"]


def _without_of_the(token: Token) -> Token:
    """ "Mujib" of "Mujibur" before Rahman; what is a name with this ending and none without it stays (Mansur)."""
    ending = next((e for e in _sorted(part_words("of_the")) if token.plain.endswith(e)), "")
    stem = token.plain.removesuffix(ending)
    if not ending or len(stem) < 3 or (has_forms(token.plain) and not has_forms(stem)):
        return token
    return replace(token, text=stem)


def _of_the_faith(token: Token) -> Token:
    endings = _sorted(part_words("faith_endings"))
    if not token.plain.endswith(endings):
        return token
    ending = next(e for e in endings if token.plain.endswith(e))
    stem = token.plain[: len(token.plain) - len(ending)]
    return replace(token, text=stem + "uddin") if len(stem) >= 3 else token


def _without_article(word: str) -> str:
    """ "Rahman" of "ur-Rahman" and of "Arrahman"."""
    return word[1:] if len(word) > 4 and word[0] == word[1] else word


def _servant_of(token: Token) -> Token:
    plain = token.plain
    forms = _longest_first(part_words("servant"))
    if not plain.startswith(forms):
        return token
    for form in forms:
        rest = plain[len(form) :]
        if rest[:1] in "aeiou" and form[:-1] in part_words("servant") and not form.endswith("l"):
            continue  # Abdu-rahman, Abdu-salam
        if plain.startswith(form) and (len(form) > 3 or rest[:1] not in "aeiouy"):
            return replace(token, text="abdul" + _without_article(rest)) if len(rest) >= 4 else token
    return token


def without_father(name: Sequence[Token]) -> tuple[list[Token], str]:
    """Without the patronymic, and the father's name in it. The first word and a surname are no patronymic."""
    rest = list(name)
    for index in range(2, len(rest)):
        if rest[index].plain in part_words("patronymic_words") and len(rest) > 3:
            father = rest[index - 1].plain
            return rest[: index - 1] + rest[index + 1 :], father
    for index in range(1, len(rest)):
        last = index == len(rest) - 1
        stem = father_in(rest[index].plain, part_words("only_patronymics" if last else "patronymic_endings"))
        if stem and not rest[index].hyphened and (not last or len(rest) > 2):
            return _first_is_surname(rest[:index], last) + rest[index + 1 :], stem
    return rest, ""


def _first_is_surname(name: list[Token], moved: bool) -> list[Token]:
    """Where a patronymic stands last, the first word is the surname: it is put last."""
    if not moved:
        return name
    size = next((i for i in range(1, len(name)) if not name[i].hyphened), len(name))
    return name[size:] + name[:size] if size < len(name) else name


def father_in(word: str, endings: frozenset[str]) -> str:
    """The father's name in a patronymic, else ""; three letters at least must remain ("Kovich" is no patronymic)."""
    if word in part_words("short_patronymics"):
        return word
    if not word.endswith(_longest_first(endings)):
        return ""
    for ending in _longest_first(endings):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return ""
