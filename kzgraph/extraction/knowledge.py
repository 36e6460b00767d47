"""The lexicon's words and expressions in the forms in which the extraction looks them up."""

from __future__ import annotations

import re
from functools import cache

from kzgraph.data_files import broken_expression, lexicon, word_list
from kzgraph.extraction.text.choice import Choice

# Letters that an expression without regard to case takes for others: long s, Kelvin's sign, the i's of Turkish.
_CASELESS = str.maketrans("ſ\u212aıİ", "skii")


def lowered(words: str) -> str:
    """Words that an expression has found, as the lexicon has them: in lower case, one blank between them."""
    return " ".join(words.translate(_CASELESS).lower().split())


@cache
def folded_words(name: str) -> frozenset[str]:
    """The entries of a word list in lower case."""
    return frozenset(word.lower() for word in word_list(name))


def one_of(patterns: list[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One regular expression that matches any of the patterns. Raises LexiconError where one of them is none."""
    try:
        return re.compile(_with_capitals("|".join(f"(?:{p})" for p in patterns)), flags)
    except re.error as error:
        raise broken_expression(error, patterns) from error


def choice_of(patterns: list[str], flags: int = re.IGNORECASE) -> Choice:
    """The same of many patterns that are rarely found. Raises LexiconError where one of them is none."""
    try:
        return Choice([_with_capitals(p) for p in patterns], flags)
    except re.error as error:
        raise broken_expression(error, patterns) from error


def _with_capitals(expression: str) -> str:
    """A capital letter asked for is one, also where the rest is matched without regard to case; an adverb has none."""
    return expression.replace("[A-Z]", "(?-i:[A-Z])").replace(r"\w+ly", r"(?-i:[a-z])\w*ly")  # "and Italy signed"


@cache
def words_of(file: str, key: str) -> frozenset[str]:
    """The words of a list in `kzgraph/lexicon/FILE.yaml`, to look words up in."""
    return frozenset(lexicon(file)[key])


@cache
def pattern(file: str, key: str, *, cased: bool = False) -> re.Pattern[str]:
    """The regular expressions of a list in `kzgraph/lexicon/FILE.yaml` as one; `cased` where case counts."""
    return one_of(list(lexicon(file)[key]), 0 if cased else re.IGNORECASE)


@cache
def choice(file: str, key: str, *, cased: bool = False) -> Choice:
    """The same where the list is long and rarely found."""
    return choice_of(list(lexicon(file)[key]), 0 if cased else re.IGNORECASE)


__all__ = ["choice", "choice_of", "folded_words", "lexicon", "one_of", "pattern", "word_list", "words_of"]
