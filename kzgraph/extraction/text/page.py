"""A document's words with what is known of each: the sheet on which the grammar of actors is read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache

from kzgraph.extraction.context import CountryMention, PlaceMention, RegionMention, Sentence, Source, Span
from kzgraph.extraction.knowledge import folded_words, lexicon, word_list, words_of
from kzgraph.extraction.text.tokens import Token, fold

Words = tuple[str, ...]
PhraseTable = dict[str, dict[Words, str]]
_LONGEST_PHRASE = 6


@cache
def phrase_table(file: str, key: str) -> PhraseTable:
    """{first word: {words of the phrase: group}} of a lexicon table {group: [phrases]} or list, in lower case."""
    data = lexicon(file)[key]
    groups = data if isinstance(data, dict) else {key: data}
    table: PhraseTable = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            words = tuple(phrase.lower().replace("-", " ").split())
            table.setdefault(words[0], {}).setdefault(words, group)
    return table


@cache
def _vocabulary() -> frozenset[str]:
    tables = [phrase_table("posts", "heads"), phrase_table("organisations", "heads")]
    heads = {word for table in tables for phrases in table.values() for words in phrases for word in words}
    heads -= {word.lower() for word in word_list("surname_first")}  # Yang (di-Pertuan Agong)
    heads -= {word.lower() for word in words_of("people", "lone_surnames")}
    listed = folded_words("words") | folded_words("regions")
    return listed | heads | words_of("posts", "modifiers") | words_of("prose", "calendar")


@cache
def _english() -> frozenset[str]:
    return _vocabulary() | folded_words("english_words")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(name) for name in word_list("given_names"))


@cache
def _ambiguous_names() -> frozenset[str]:
    return frozenset(fold(n) for n in word_list("ambiguous_given_names") | word_list("name_words"))


@cache
def _surname_first() -> frozenset[str]:
    return frozenset(fold(name) for name in word_list("surname_first"))


@cache
def particles() -> frozenset[str]:
    """Words inside a name that may be in lower case: von, bin, de."""
    return folded_words("surname_particles")


# Nouns that are made as they are needed, and are no names: "internationalisation", "interoperability".
_COINED = re.compile(
    r"[a-z]{4,}(?:i[sz]ations?|ifications?|[ai]bilit(?:y|ies))"
    r"|[a-z]{3,}(?:onics|omics|ometrics|ormatics|olog(?:y|ies)|aceuticals?|chemicals?|chemistry|physics|dynamics)"
)


@dataclass(slots=True)
class Page:
    """Tokens of the running text; `country`, `place`, `region`, `body` tell for each token what covers it."""

    source: Source
    words: list[Token]
    sentence: list[int]
    """For each token the index of its sentence."""
    countries: list[CountryMention]
    places: list[PlaceMention]
    country: list[CountryMention | None] = field(default_factory=list)
    place: list[PlaceMention | None] = field(default_factory=list)
    region: list[RegionMention | None] = field(default_factory=list)
    body: list[tuple[int, int] | None] = field(default_factory=list)
    """For each token the (first, last + 1) tokens of the organisation's name that covers it."""
    mixed: frozenset[int] = frozenset()
    """Tokens with a hyphen of which a part is a country."""
    lower: frozenset[str] = frozenset()
    """Words that this document also writes in lower case: no names."""
    starts: list[int] = field(default_factory=list)
    openings: list[str] = field(default_factory=list)
    """For each token the first part of it in lower case, with which a phrase may begin."""

    @property
    def flat(self) -> str:
        """The text with line breaks and boilerplate blanked."""
        return self.source.flat

    def text(self, first: int, last: int) -> str:
        """The text from token `first` up to, not with, token `last`, blanks folded."""
        return " ".join(self.flat[self.words[first].start : self.words[last - 1].end].split())

    def span(self, first: int, last: int) -> Span:
        """Where tokens `first` up to `last` stand in the text."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def at(self, offset: int) -> int:
        """The index of the first token that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence in which token i stands."""
        return self.source.sentences[self.sentence[i]]

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether two tokens exist and stand in one sentence."""
        return 0 <= i < len(self.words) and 0 <= j < len(self.words) and self.sentence[i] == self.sentence[j]

    def over_article(self, i: int) -> int:
        """The token after "the" at i where its sentence goes on, else i."""
        return i + 1 if self.words[i].low == "the" and self.same_sentence(i, i + 1) else i

    def opens_sentence(self, i: int) -> bool:
        """Whether a token is the first of its sentence."""
        return i == 0 or self.sentence[i - 1] != self.sentence[i]

    def openings_of(self, table: Container[str]) -> list[int]:
        """The tokens at which a phrase of a table may begin."""
        return [
            i
            for i, word in enumerate(self.openings)
            if word in table or (word[-1:] == "." and word.rstrip(".") in table)
        ]

    def phrase_at(self, i: int, table: PhraseTable, stop: int | None = None) -> tuple[int, str] | None:
        """The longest phrase of the table that begins at token i: (token after it, its group); hyphens equal blanks."""
        if i >= len(self.words):
            return None
        first = self.openings[i]
        phrases = table.get(first) or (table.get(first.rstrip(".")) if first[-1:] == "." else None)
        if not phrases:
            return None
        parts: Words = ()
        best = None
        last = min(len(self.words), i + _LONGEST_PHRASE, len(self.words) if stop is None else stop)
        for j in range(i, last):
            if self.sentence[j] != self.sentence[i]:
                break
            parts += _phrase_parts(self.words[j])
            if parts in phrases:
                best = j + 1, phrases[parts]
        return best

    def vocabulary(self, i: int) -> bool:
        """Whether a word belongs to the ordinary language: "Trade", "Ministry"; not a person's name."""
        return self._known(i, _english())

    def of_the_genre(self, i: int) -> bool:
        """Whether it is a word of such texts; other words of the language may be what a firm or a party is called."""
        return self._known(i, _vocabulary())

    def _known(self, i: int, known: frozenset[str]) -> bool:
        parts = self.words[i].low.split("-")
        return all(p in known or p in self.lower or _COINED.fullmatch(p) for p in parts)

    def ordinary(self, i: int) -> bool:
        """Whether a word is one of the lexicon's, however this document writes it."""
        return all(part in _english() for part in self.words[i].low.split("-"))

    def calendar(self, i: int) -> bool:
        """Whether a word is a month or a day of the week."""
        return self.words[i].low in words_of("prose", "calendar")

    def given(self, i: int) -> bool:
        """Whether a word is known as a given name and as nothing else."""
        token = self.words[i]
        if not (token.word and token.capital):
            return False
        folded = fold(token.text)
        return folded in _given_names() or ("-" in folded and all(p in _given_names() for p in folded.split("-")))

    def perhaps_given(self, i: int) -> bool:
        """Whether a word may be a name although it is also a word of the language.

        "TO" in capitals before such a word is none: "PRESIDENT RUTO TO VISIT FIJI".
        """
        if self.words[i].text == "TO" and self.same_sentence(i, i + 1) and self.ordinary(i + 1):
            return False
        return self.given(i) or fold(self.words[i].text) in _ambiguous_names()

    def surname_first(self, i: int) -> bool:
        """Whether a word is a family name of a language that puts it first."""
        return fold(self.words[i].text) in _surname_first()

    def namelike(self, i: int) -> bool:
        """Whether a word may be part of a personal name."""
        token = self.words[i]
        if i in self.mixed:
            return False  # "Tajik-Chinese"
        if not token.word or self.body[i] or (self.calendar(i) and not self.given(i)):
            return False
        if token.text.split("-")[0] in particles() and "-" in token.text and token.text[-1].isalpha():
            return True  # al-Ghazali
        if not token.capital and not _elided(token.text):
            return False
        if token.text == "He" and not self.opens_sentence(i) and self.words[i - 1].text not in {'"', ":", "*"}:
            return self.same_sentence(i, i + 1) and self.words[i + 1].capital  # He Lifeng
        area = self.country[i] or self.place[i] or self.region[i]
        if area and (not self.given(i) or area.start < token.start or area.end > token.end):
            return False
        if token.initial:
            return token.text.count(".") < 3 and len(token.text) < 6
        return self.given(i) or not self.vocabulary(i)


def _elided(word: str) -> bool:
    """Whether a particle and a name are one word: "d'Almeida"."""
    particle, mark, name = word.partition("'")
    return bool(mark) and name[:1].isupper() and particle + mark in particles()


def _phrase_parts(token: Token) -> Words:
    """A word as phrases are compared with it: hyphens taken apart, without the full stop of an abbreviation."""
    return tuple(token.low.rstrip(".").split("-")) if len(token.text) > 1 else (token.low,)
