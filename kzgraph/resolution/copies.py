"""Near-copies: which documents are one text told again (a release and its syndications), known by what is quoted.

Invariant: a pure function of the set of records. Candidates come from MinHash (Broder 1997: two sets have the same
smallest hash as often as their Jaccard similarity says), whose hashes are fixed for ever; each pair is then compared
exactly. A copy is near its original itself, never only near another copy.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel
from rapidfuzz.distance import Levenshtein

from kzgraph.model import Evidence, IsoDate, Record
from kzgraph.resolution.dates import agree, days_apart, is_day, to_day
from kzgraph.resolution.names import fold, latin

Hashes = NDArray[np.uint64]
Passage = tuple[str, ...]
"""The words of one quote, mostly a sentence."""

SHINGLE = 4
"""Words in a row that are compared: shorter ones are phrases of the trade, longer ones one edit destroys."""
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
BANDS, ROWS = 60, 3
"""Of pairs one third alike 90 in 100 share a band, of those 0.45 alike 99.7, of those 0.02 alike one in 2,000."""
ONE_SENTENCE = 0.5
"""Words in common, in their order, from which two sentences are one with something changed."""
BRITISH = re.compile(
    r"(?<=\w)(?:(is)(?=e[ds]?$|ing$|ations?$)|(enc)(?=es?$)|(our)(?=s?$|ed$|ing$)|(tre)(?=s?$)|(amme)(?=s?$))"
)
AMERICAN = ("iz", "ens", "or", "ter", "am")
"""Spellings that an editor changes. A word that is no British one changes as well, in both texts alike."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What of a document is compared: what is quoted of it, its shingles, and when it speaks."""

    sha256: str
    published: IsoDate | None
    passages: tuple[Passage, ...]
    shingles: Hashes
    days: frozenset[IsoDate]

    @property
    def rank(self) -> tuple[str, int, str]:
        """Originals first: the earliest published (a day before its month, undated last), the fullest, the digest."""
        return (self.published or "") + "~", -len(self.shingles), self.sha256


def originals(records: Iterable[Record]) -> dict[str, str]:
    """For each near-copy among records of different texts (sha256) the sha256 of its original.

    The original is the earliest published of the texts near the copy that is no copy itself, then the fullest, then
    the one with the smallest digest. Published more than `DAYS` apart, with encounters on other days, or with other
    names or numbers in the same sentence, two texts are no copies.
    """
    texts = [text for record in records if len((text := _text(record)).shingles) >= FEWEST]
    texts.sort(key=lambda text: text.rank)
    earlier: dict[int, list[int]] = {}
    for first, second in sorted(_candidates(texts)):
        earlier.setdefault(second, []).append(first)
    found: dict[str, str] = {}
    for second, firsts in sorted(earlier.items()):
        for first in firsts:
            if texts[first].sha256 not in found and _one_text(texts[first], texts[second]):
                found[texts[second].sha256] = texts[first].sha256
                break
    return found


def copy_keys(record: Record) -> frozenset[int]:
    """Keys of which a record and its near-copies share one: what can change when the record comes or goes."""
    shingles = _shingles(_passages(record))
    return frozenset(int(key) for key in _bands(shingles)) if len(shingles) >= FEWEST else frozenset()


def _text(record: Record) -> _Text:
    quoted = _passages(record)
    days = frozenset(e.date for e in record.events if e.date and is_day(e.date) and e.status == "held")
    return _Text(record.document.sha256, record.document.published, tuple(quoted), _shingles(quoted), days)


def _passages(record: Record) -> list[Passage]:
    """The words of each passage that the record quotes, in the order of the text, none twice."""
    passages: list[Passage] = []
    reached = -1
    for _start, back, quote in sorted({(e.start, -e.end, e.quote) for e in _evidence(record)}):
        if -back > reached:
            passages.append(_words(quote))
            reached = -back
    return passages


def _words(passage: str) -> Passage:
    """The words of a passage, in one spelling; the capital of the first tells nothing and goes."""
    first, *rest = re.findall(r"[^\W_]+", passage) or [""]
    return tuple(_spelt(word) for word in (first.lower(), *rest) if word)


@lru_cache(maxsize=65536)
def _spelt(word: str) -> str:
    """A word in American spelling, romanised; with a capital where it has one."""
    american = BRITISH.sub(lambda found: AMERICAN[(found.lastindex or 1) - 1], latin(word))
    folded = fold(american)
    return folded.capitalize() if word[0].isupper() else folded


def _evidence(part: object) -> Iterator[Evidence]:
    """All evidence in a part of a record."""
    if isinstance(part, Evidence):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _evidence(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from _evidence(item)


@lru_cache(maxsize=65536)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.lower().encode("utf-8", "surrogatepass"), digest_size=8).digest())


_STEP = np.uint64(0x9E3779B97F4A7C15)
"""Odd, as multiplication modulo 2^64 wants it: the golden ratio, as Knuth advises."""


def _shingles(passages: Sequence[Sequence[str]]) -> Hashes:
    """A hash of each row of SHINGLE words within a passage, sorted, each once."""
    found = []
    for passage in passages:
        if len(passage) >= SHINGLE:
            hashes = np.array([_hash(word) for word in passage], dtype=np.uint64)
            rows = len(hashes) - SHINGLE + 1
            mixed = hashes[:rows]
            for at in range(1, SHINGLE):
                mixed = (mixed ^ (mixed >> np.uint64(29))) * _STEP + hashes[at : at + rows]
            found.append(mixed)
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.uint64)


def _fixed(purpose: str) -> Hashes:
    """Odd numbers that are the same in every version of every library."""
    seeds = (f"{purpose} {n}".encode() for n in range(BANDS * ROWS))
    return np.array([int.from_bytes(hashlib.sha256(s).digest()[:8]) | 1 for s in seeds], dtype=np.uint64)


_FACTORS, _SHIFTS = _fixed("factor"), _fixed("shift")


def _bands(shingles: Hashes) -> Hashes:
    """The MinHash signature of a set, ROWS of its values mixed into one number for each band."""
    spread = (shingles ^ (shingles >> np.uint64(31))) * _STEP
    smallest = ((spread[None, :] ^ _SHIFTS[:, None]) * _FACTORS[:, None] >> np.uint64(16)).min(axis=1)
    mixed = np.arange(BANDS, dtype=np.uint64)
    for row in smallest.reshape(BANDS, ROWS).T:
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _STEP + row
    return mixed


def _candidates(texts: Sequence[_Text]) -> set[tuple[int, int]]:
    """Pairs of places in `texts`, which are in the order of rank, that share a band and came out within DAYS."""
    pairs: set[tuple[int, int]] = set()
    if not texts:
        return pairs
    signatures = np.stack([_bands(text.shingles) for text in texts])
    for band in signatures.T:
        order = np.argsort(band, kind="stable")
        ends = np.flatnonzero(np.diff(band[order])) + 1
        for alike in np.split(order, ends):
            if len(alike) > 1:
                pairs.update(_near_in_time([int(i) for i in alike], texts))
    return pairs


def _near_in_time(alike: Sequence[int], texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    """Pairs out of one bucket. Its texts are in the order of their dates, so that what follows one too late is too."""
    dated = [(at, to_day(texts[at].published)) for at in alike]
    days = [(at, day.toordinal()) for at, day in dated if day]
    for place, (first, published) in enumerate(days):
        for second, later in days[place + 1 :]:
            if later - published > DAYS:
                break
            yield first, second
    loose = [at for at, day in dated if not day]
    yield from ((min(a, b), max(a, b)) for a in loose for b in alike if a != b)


def _one_text(a: _Text, b: _Text) -> bool:
    """Whether two texts are copies: near in words, no other encounter, nobody else in the same place."""
    shared = len(np.intersect1d(a.shingles, b.shingles, assume_unique=True))
    shorter, longer = sorted((len(a.shingles), len(b.shingles)))
    alike = shared / (shorter + longer - shared)
    excerpt = shared >= CONTAINED * shorter and shorter >= EXCERPT * longer
    if alike < ALIKE and not excerpt:
        return False
    verbatim = shared >= VERBATIM * shorter
    return (verbatim or _days_agree(a, b)) and not _names_swapped(a.passages, b.passages)


def _days_agree(a: _Text, b: _Text) -> bool:
    """Whether both can be of one week, and an encounter of each of one day, or the next (a "today" copied later)."""
    exact = is_day(a.published) and is_day(b.published)
    if a.published and b.published and not exact and not agree(a.published, b.published):
        return False
    apart = [days_apart(one, other) for one in a.days for other in b.days]
    return not apart or any(days is not None and abs(days) <= 1 for days in apart)


def _names_swapped(a: Sequence[Passage], b: Sequence[Passage]) -> bool:
    """Whether a sentence of one text is in the other with other names or numbers: a template filled in twice."""
    changed = [(one, other) for one in set(a) - set(b) for other in set(b) - set(a)]
    return any(
        _tells_more(one, other)
        and _tells_more(other, one)
        and Levenshtein.normalized_similarity(one, other) >= ONE_SENTENCE
        for one, other in changed
    )


def _tells_more(passage: Passage, other: Passage) -> bool:
    """Whether there is a name or a number in the passage that the other has in no form."""
    said = {word.lower() for word in other}
    return any((word[0].isupper() or word[0].isdigit()) and word.lower() not in said for word in passage)
