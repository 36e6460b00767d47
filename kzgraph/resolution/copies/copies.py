"""Near-copies: which documents are one text told again (a release and its syndications), by what is quoted of them.

Invariant: a pure function of the set of records. MinHash finds candidates, then each pair is compared exactly. A copy
is near its original itself, never only near another copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

import numpy as np
from rapidfuzz.distance import Levenshtein

from kzgraph.model import Evidence, IsoDate, Record, is_day
from kzgraph.resolution.copies.minhash import BANDS, Hashes, bands, buckets, shingles
from kzgraph.resolution.copies.publishers import is_official
from kzgraph.resolution.values.dates import agree, days_apart, to_day
from kzgraph.resolution.values.parties import parties_of
from kzgraph.resolution.values.romanisation import fold, latin

Passage = tuple[str, ...]
"""The words of one quote, mostly a sentence."""

FEWEST = 16
"""Shingles below which a record quotes too little to be known by it."""
ALIKE = 0.45
"""Shared shingles of all from which two texts are near: two readouts made by one template stay below 0.41."""
CONTAINED = 0.7
"""Shared shingles of the shorter text from which it is an excerpt; what two readouts share stays below 0.64."""
EXCERPT = 1 / 3
"""The least part of the longer text that an excerpt is: what is shorter is a quotation, or has only boilerplate."""
VERBATIM = 0.9
"""Shared shingles of the shorter text from which another day is a "today" copied days later, no other encounter."""
DAYS = 7
"""A text that comes out later than so many days is a new one from the old template."""
ONE_SENTENCE = 0.5
"""Words in common, in their order, from which two sentences are one with something changed."""
BRITISH = re.compile(r"(?<=\w)(?:(is)(?=e[ds]?$|ing$|ations?$)|(enc)(?=es?$)|(our)(?=s?$|ed$|ing$)|(tre)$|(amme)$)")
AMERICAN = ("iz", "ens", "or", "ter", "am")
"""Spellings that an editor changes. A word that is no British one changes as well, in both texts alike."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What of a document is compared: what is quoted of it, the shingles of that, and when it speaks."""

    passages: tuple[Passage, ...]
    shingles: Hashes
    published: IsoDate | None
    days: frozenset[IsoDate]


@dataclass(frozen=True, slots=True)
class Signed:
    """By what a text is found among others: its place in their order, the signature, and the day it came out."""

    rank: Rank
    signature: bytes
    day: int | None


def originals(records: Iterable[Record], signed: dict[str, Signed] | None = None) -> dict[str, str]:
    """For each near-copy among records of different texts (sha256) the sha256 of its original.

    The original is the earliest published of the texts near the copy that is no copy itself, of one day that of a
    public body, then the fullest, then the one with the smallest digest. Published more than `DAYS` apart, with
    encounters on other days, or with other names or numbers in the same sentence, two texts are no copies. Into
    `signed` goes, by their digests, by what the texts were found.
    """
    quoted = [(record, found) for record in records if len(found := shingles(_passages(record))) >= FEWEST]
    quoted.sort(key=lambda one: _rank(one[0], len(one[1])))
    ranked = [record for record, _ in quoted]
    signatures = np.array([bands(found) for _, found in quoted], dtype=np.uint64).reshape(-1, BANDS)
    if signed is not None:
        for (record, found), row in zip(quoted, signatures, strict=True):
            rank = _rank(record, len(found))
            signed[record.document.sha256] = Signed(rank, row.tobytes(), _day(record))
    text = cache(lambda at: _text(ranked[at]))
    copy_of: dict[int, int] = {}
    for first, second in sorted(_candidates(signatures, ranked), key=lambda pair: (pair[1], pair[0])):
        if first not in copy_of and second not in copy_of and _one_text(text(first), text(second)):
            copy_of[second] = first
    return {ranked[copy].document.sha256: ranked[first].document.sha256 for copy, first in copy_of.items()}


def signed_text(record: Record) -> Signed | None:
    """By what a text is found; None where too little of it is quoted."""
    found = shingles(_passages(record))
    return Signed(_rank(record, len(found)), bands(found).tobytes(), _day(record)) if len(found) >= FEWEST else None


def may_be_copies(a: Signed, b: Signed) -> bool:
    """Whether two texts are worth comparing: they share a band, and came out within DAYS as far as that is known."""
    if a.day is not None and b.day is not None and abs(a.day - b.day) > DAYS:
        return False
    return bool((np.frombuffer(a.signature, dtype=np.uint64) == np.frombuffer(b.signature, dtype=np.uint64)).any())


def are_copies(a: Record, b: Record) -> bool:
    """Whether of two texts one is a near-copy of the other."""
    return _one_text(_text(a), _text(b))


Rank = tuple[str, bool, int, str]


def _rank(record: Record, fullness: int) -> Rank:
    """Originals first. By the date a day comes before its month, and no date comes last."""
    head = record.document
    return (head.published or "") + "~", not is_official(head), -fullness, head.sha256


def _day(record: Record) -> int | None:
    day = to_day(record.document.published)
    return day.toordinal() if day else None


def _text(record: Record) -> _Text:
    passages = _passages(record)
    days = frozenset(e.date for e in record.events if e.date and is_day(e.date) and e.status == "held")
    return _Text(tuple(passages), shingles(passages), record.document.published, days)


def _passages(record: Record) -> list[Passage]:
    """The words of each passage that the record quotes, in the order of the text, none twice."""
    passages: list[Passage] = []
    reached = -1
    for _start, back, quote in sorted({(e.start, -e.end, e.quote) for e in _evidence(record)}):
        if -back > reached:
            passages.append(words_of(quote))
            reached = -back
    return passages


def _evidence(record: Record) -> Iterator[Evidence]:
    """All evidence in a record."""
    told = [part.evidence for part in record.people]
    told += [role.evidence for person in record.people for role in person.roles]
    told += [part.evidence for part in record.organisations]
    told += [part.evidence for part in record.countries]
    told += [part.evidence for part in record.events]
    told += [part.evidence for part in record.agreements]
    told += [part.evidence for part in record.figures]
    told += [part.evidence for part in parties_of(record)]
    return (one for evidence in told for one in evidence)


def words_of(passage: str) -> Passage:
    """The words of a passage, in one spelling; the capital of the first tells nothing and goes."""
    words = _WORD.findall(passage)
    return (_spelt(words[0].lower()), *map(_spelt, words[1:])) if words else ()


_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def _spelt(word: str) -> str:
    """A word in American spelling, romanised; with a capital where it has one."""
    american = BRITISH.sub(lambda found: AMERICAN[(found.lastindex or 1) - 1], latin(word))
    folded = fold(american) or word
    return folded.capitalize() if word[0].isupper() else folded


def _candidates(signatures: Hashes, ranked: Sequence[Record]) -> set[tuple[int, int]]:
    """Pairs of places in `ranked` that share a band and came out within DAYS, the lower first."""
    pairs: set[tuple[int, int]] = set()
    days = [_day(record) for record in ranked]
    for band in signatures.T:
        for bucket in buckets(band):
            pairs.update(_near_in_time(bucket, days))
    return pairs


def _near_in_time(bucket: Sequence[int], days: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """The pairs of a bucket, which is in the order of its days: what follows one too late is too late as well."""
    dated = [(at, day) for at in bucket if (day := days[at]) is not None]
    for place, (first, published) in enumerate(dated):
        for second, later in dated[place + 1 :]:
            if later - published > DAYS:
                break
            yield first, second
    loose = [at for at in bucket if days[at] is None]
    yield from ((min(a, b), max(a, b)) for a in loose for b in bucket if a != b)


def _one_text(a: _Text, b: _Text) -> bool:
    """Whether two texts are copies: near in words, no other encounter, nobody else in the same place."""
    shared = len(np.intersect1d(a.shingles, b.shingles, assume_unique=True))
    shorter, longer = sorted((len(a.shingles), len(b.shingles)))
    excerpt = shared >= CONTAINED * shorter and shorter >= EXCERPT * longer
    if not excerpt and shared < ALIKE * (shorter + longer - shared):
        return False
    verbatim = shared >= VERBATIM * shorter
    return _weeks_agree(a, b) and (verbatim or _days_agree(a, b)) and not _names_swapped(a.passages, b.passages)


def _weeks_agree(a: _Text, b: _Text) -> bool:
    """Whether both can have come out within DAYS, as far as that is known: candidates with a day of theirs have."""
    if not a.published or not b.published or (is_day(a.published) and is_day(b.published)):
        return True
    return agree(a.published, b.published)


def _days_agree(a: _Text, b: _Text) -> bool:
    """Whether an encounter of each is on one day, or on neighbours: a "today" copied the day after."""
    apart = [days_apart(one, other) for one in a.days for other in b.days]
    return not apart or any(days is not None and abs(days) <= 1 for days in apart)


def _names_swapped(a: Sequence[Passage], b: Sequence[Passage]) -> bool:
    """Whether a sentence of one text is in the other with other names or numbers: a template filled in twice."""
    of_a, of_b = set(a), set(b)
    changed = product(of_a - of_b, of_b - of_a)
    return any(
        Levenshtein.normalized_similarity(one, other, score_cutoff=ONE_SENTENCE) >= ONE_SENTENCE
        and _tells_more(one, other)
        and _tells_more(other, one)
        for one, other in changed
    )


def _tells_more(passage: Passage, other: Passage) -> bool:
    """Whether there is a name or a number in the passage that the other has in no form."""
    said = {word.lower() for word in other}
    return any((word[0].isupper() or word[0].isdigit()) and word.lower() not in said for word in passage)
