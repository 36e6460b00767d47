"""The first stage: which texts are near-copies, and for whom their people act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, Sequence

from kzgraph.model import Person, Record
from kzgraph.resolution.copies.copies import DAYS, Signed, are_copies, may_be_copies, signed_text
from kzgraph.resolution.copies.reprints import as_original
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.people.homes import Homes, Placed, Told, asked, at_home, at_home_of_some, homes, tell
from kzgraph.resolution.people.namesakes import people_of
from kzgraph.resolution.updating.memory import Affected, Memory, Whole
from kzgraph.resolution.world.reading import Reading, read_text

Text = Callable[[str], Record]
"""The record of a text by its digest."""
Asked = MutableMapping[str, dict[Placed, set[str]]]
"""By surnames which texts want to know where a name is placed."""

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
    copies: dict[str, set[str]] = {}
    for copy, original in originals.items():
        copies.setdefault(original, set()).add(copy)
    memory.shelf("texts_copies").fill(copies)
    by_day: dict[int | str, dict[str, Signed]] = {}
    for sha, one in signed.items():
        by_day.setdefault(_day(one), {})[sha] = one
    memory.shelf("texts_signed").fill(by_day)
    known = {record.document.sha256: record for record in records}
    all_asked: Asked = {}
    for sha, record in known.items():
        _ask(all_asked, record, known.get(originals.get(sha, "")))
    memory.shelf("texts_asked").fill(all_asked)


def update(memory: Memory, gone: Sequence[Record], new: Sequence[Record], text: Text) -> list[Reading]:
    """The readings of the new records, sorted by their digests, those of `gone` being withdrawn. `text` gives any
    other.

    Raises Affected with the texts of which one that is new, or gone, is the original, and with those of whose people
    it tells for whom they act.
    """
    texts = {record.document.sha256: record for record in new}
    copy_of = _copies(memory, gone, texts, text)
    texts |= {original: text(original) for original in copy_of.values() if original not in texts}
    shas = sorted(record.document.sha256 for record in new)
    known = _homes(memory, gone, [(texts[sha], texts.get(copy_of.get(sha, ""))) for sha in shas], text)
    return [read_text(texts, sha, copy_of.get(sha), known) for sha in shas]


def _day(one: Signed) -> int | str:
    return NO_DAY if one.day is None else one.day


def _copies(memory: Memory, gone: Sequence[Record], new: Mapping[str, Record], text: Text) -> dict[str, str]:
    """The new near-copies with their originals."""
    shelf, originals, copies = (memory.shelf(f"texts_{name}") for name in ("signed", "originals", "copies"))
    other = {record.document.sha256 for record in gone if new.get(record.document.sha256) != record}
    for record in gone:
        if one := signed_text(record):
            shelf[_day(one)].pop(record.document.sha256)
        if original := originals.pop(record.document.sha256, None):
            copies[original].discard(record.document.sha256)
    signed = {sha: one for sha, record in new.items() if (one := signed_text(record))}
    affected = {copy for sha in other for copy in copies.get(sha, ())}
    for sha, one in sorted(signed.items(), key=lambda item: item[1].rank):
        near = {
            other: its
            for other, its in _near(shelf, one)
            if may_be_copies(one, its) and are_copies(new[sha], new.get(other) or text(other))
        }
        before = [other for other, its in near.items() if its.rank < one.rank and other not in originals]
        if before:
            originals[sha] = min(before, key=lambda other: near[other].rank)
            copies.setdefault(originals[sha], set()).add(sha)
            affected.update(copies.get(sha, ()))
        else:
            later = (other for other, its in near.items() if its.rank > one.rank)
            affected.update(other for other in later if originals.get(other) != sha)
        shelf.setdefault(_day(one), {})[sha] = one
    if affected:
        raise Affected(affected, "a text is the original of one that is there")
    return {sha: originals[sha] for sha in new if sha in originals}


def _near(shelf: Mapping[int | str, dict[str, Signed]], one: Signed) -> Iterable[tuple[str, Signed]]:
    """The texts that came out about the same time, as far as that is known."""
    if one.day is None:
        return [item for found in shelf.values() for item in found.items()]
    days = (NO_DAY, *range(one.day - DAYS, one.day + DAYS + 1))
    return [item for day in days for item in shelf.get(day, {}).items()]


MOST_ASKED = 2000
"""Texts up to which it is looked up whether their people are placed otherwise now."""


def _homes(memory: Memory, gone: Sequence[Record], read: Sequence[tuple[Record, Record | None]], text: Text) -> Homes:
    """Where the people of the new records are placed, given all."""
    told, wanted = memory.shelf("texts_told"), memory.shelf("texts_asked")
    records = [record for record, _ in read]
    surnames = sorted({parse(person.name).surname for record in (*gone, *records) for person in _people(record)})
    before = memory.shelf_before("texts_told")
    was = homes(before.get(surname, Told()) for surname in surnames)
    for record in gone:
        tell(told, record, -1)
    for record in records:
        tell(told, record)
    now = homes(told.setdefault(surname, Told()) for surname in surnames)
    again = {record.document.sha256 for record in (*gone, *records)}
    may_be: set[str] = set()
    for surname in surnames:
        for placed, texts in wanted.get(surname, {}).items():
            texts -= again
            if now.known.get(placed) != was.known.get(placed) or now.of_some.get(placed) != was.of_some.get(placed):
                may_be |= texts
    if len(may_be) > MOST_ASKED:
        raise Whole(f"{len(may_be)} texts have people who may be placed otherwise")
    originals = memory.shelf("texts_originals")
    affected = {sha for sha in may_be if _differ(_read(sha, originals, text), set(surnames), was, now)}
    if affected:
        raise Affected(affected, "a title tells for whom somebody in a text that is there acts")
    for record, original in read:
        _ask(wanted, record, original)
    return now


def _read(sha: str, originals: Mapping[str, str], text: Text) -> list[Person]:
    """The people of a text, as it has them and, of a near-copy, as its original has them."""
    record, original = text(sha), originals.get(sha)
    return [*_people(record), *(_people(as_original(record, text(original))) if original else ())]


def _differ(people: Iterable[Person], surnames: Collection[str], was: Homes, now: Homes) -> bool:
    """Whether some of the people with one of the surnames are placed otherwise than they were."""
    named = (person for person in people if parse(person.name).surname in surnames)
    return any(
        at_home(person, was) != at_home(person, now) or at_home_of_some(person, was) != at_home_of_some(person, now)
        for person in named
    )


def _people(record: Record) -> Collection[Person]:
    return people_of(record).values()


def _ask(wanted: Asked, record: Record, original: Record | None) -> None:
    """Note of whose people it counts where other titles place them, whether read alone or as the original has them."""
    people = [*_people(record), *(_people(as_original(record, original)) if original else ())]
    for person in people:
        for placed in asked(person):
            by_place = wanted.setdefault(parse(person.name).surname, {})
            by_place.setdefault(placed, set()).add(record.document.sha256)
