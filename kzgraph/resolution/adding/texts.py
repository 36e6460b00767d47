"""The first stage: which new texts are near-copies, and for whom their people act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy

from kzgraph.model import Person, Record
from kzgraph.resolution.adding.memory import Memory, Whole
from kzgraph.resolution.copies.copies import DAYS, Signed, are_copies, may_be_copies, signed_text
from kzgraph.resolution.copies.reprints import as_original
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.people.homes import Homes, Placed, Told, asked, homes, tell
from kzgraph.resolution.people.namesakes import people_of
from kzgraph.resolution.world.reading import Reading, read_text

Original = Callable[[str], Record]
"""The record of a text by its digest."""

NO_DAY = "no day"


def remember(
    memory: Memory,
    records: Iterable[Record],
    told: Mapping[str, Told],
    signed: Mapping[str, Signed],
    originals: Mapping[str, str],
) -> None:
    """Keep what a graph's texts were found and read by."""
    memory.shelf("texts_told").fill(told)
    memory.shelf("texts_originals").fill(originals)
    by_day: dict[int | str, dict[str, Signed]] = {}
    for sha, one in signed.items():
        by_day.setdefault(NO_DAY if one.day is None else one.day, {})[sha] = one
    memory.shelf("texts_signed").fill(by_day)
    known = {record.document.sha256: record for record in records}
    all_asked: dict[str, set[Placed]] = {}
    for sha, record in known.items():
        for surname, placed in _asked(record, known[originals[sha]] if sha in originals else None):
            all_asked.setdefault(surname, set()).update(placed)
    memory.shelf("texts_asked").fill(all_asked)


def add(memory: Memory, records: Sequence[Record], original: Original) -> list[Reading]:
    """The readings of new records, sorted by their digests. Raises Whole where one of them is the original of a text
    that is there, or tells for whom somebody in a text that is there acts."""
    new = {record.document.sha256: record for record in records}
    copy_of = _copies(memory, new, lambda sha: new.get(sha) or original(sha))
    texts = new | {sha: original(sha) for sha in copy_of.values() if sha not in new}
    known = _homes(memory, [(new[sha], texts[copy_of[sha]] if sha in copy_of else None) for sha in sorted(new)])
    return [read_text(texts, sha, copy_of.get(sha), known) for sha in sorted(new)]


def _copies(memory: Memory, new: Mapping[str, Record], text: Original) -> dict[str, str]:
    """The new near-copies with their originals."""
    shelf, originals = memory.shelf("texts_signed"), memory.shelf("texts_originals")
    signed = {sha: one for sha, record in new.items() if (one := signed_text(record))}
    for sha, one in sorted(signed.items(), key=lambda item: item[1].rank):
        near = {
            other: its
            for other, its in _near(memory, one)
            if may_be_copies(one, its) and are_copies(text(sha), text(other))
        }
        before = [other for other, its in near.items() if its.rank < one.rank and other not in originals]
        if before:
            originals[sha] = min(before, key=lambda other: near[other].rank)
        elif any(its.rank > one.rank for its in near.values()):
            raise Whole("a new text is the original of one that is there")
        shelf.setdefault(NO_DAY if one.day is None else one.day, {})[sha] = one
    return {sha: originals[sha] for sha in new if sha in originals}


def _near(memory: Memory, one: Signed) -> Iterable[tuple[str, Signed]]:
    """The texts that came out about the same time, as far as that is known."""
    shelf = memory.shelf("texts_signed")
    if one.day is None:
        return [item for found in shelf.values() for item in found.items()]
    days = (NO_DAY, *range(one.day - DAYS, one.day + DAYS + 1))
    return [item for day in days for item in shelf.get(day, {}).items()]


def _homes(memory: Memory, read: Sequence[tuple[Record, Record | None]]) -> Homes:
    """Where the people of the new records are placed, given all."""
    shelf, before = memory.shelf("texts_told"), memory.shelf("texts_asked")
    surnames = sorted({parse(person.name).surname for record, _ in read for person in _people(record)})
    old = {surname: deepcopy(shelf.get(surname, Told())) for surname in surnames}
    for record, _ in read:
        tell(shelf, record)
    for surname in surnames:
        now = homes([shelf.setdefault(surname, Told())])
        was = homes([old[surname]])
        for placed in before.get(surname, ()):
            same = now.known.get(placed) == was.known.get(placed) and now.of_some.get(placed) == was.of_some.get(placed)
            if not same:
                raise Whole("a title tells for whom somebody in a text that is there acts")
    for record, of in read:
        for surname, placed in _asked(record, of):
            before.setdefault(surname, set()).update(placed)
    return homes(shelf[surname] for surname in surnames)


def _people(record: Record) -> Iterable[Person]:
    return people_of(record).values()


def _asked(record: Record, original: Record | None) -> Iterable[tuple[str, set[Placed]]]:
    """What it counts for a record's people where other titles place them, by their surnames."""
    people = [*_people(record), *(_people(as_original(record, original)) if original else ())]
    return [(parse(person.name).surname, placed) for person in people if (placed := asked(person))]
