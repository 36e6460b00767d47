"""Paths → Records: what `extract` and `load` share, in one process or in several."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from shlex import quote

from kzgraph.data_files import broken_expression
from kzgraph.errors import InputError, LexiconError
from kzgraph.extractors import EXTRACTORS, GRAMMAR, checked_record, require_extractor
from kzgraph.model import Document, DocumentHead, Record
from kzgraph.workers import Done, Task, map_in_order

Found = tuple[Record | DocumentHead, Document | None, str]
"""A record with its document and where that was read; a head instead of a record where it was not to be extracted."""


def extract_all(
    paths: Iterable[str | Path],
    *,
    on_refused: Callable[[InputError], None],
    skip: Callable[[DocumentHead], bool] = lambda _: False,
    workers: int = 1,
    extractor: str = GRAMMAR,
) -> Generator[Found, None, None]:
    """(record, its document, where it was read) for all that can be read; records that are read pass as they are.

    For a document that `skip` names its head comes instead of a record. What cannot be read or extracted goes to
    `on_refused`. All comes in the order of the inputs, whatever the number of `workers`: processes that extract.
    Close the iterator if it is not read to its end. Raises UsageError where there is no `extractor` of this name,
    and LexiconError where a file of the lexicon is broken, which is no document's fault.
    """
    require_extractor(extractor)
    work, died = partial(_extract, extractor), partial(_died, extractor)
    with closing(map_in_order(work, _tasks(paths, skip), workers=workers, died=died, weight=_weight)) as outcomes:
        for outcome in outcomes:
            document, result = (None, outcome.value) if isinstance(outcome, Done) else outcome
            if isinstance(result, LexiconError):
                raise result
            if isinstance(result, InputError):
                on_refused(result)
            elif isinstance(result, Document):
                yield result.head, result, result.source or result.id
            else:
                yield result, document, document.source or document.id if document else result.document.id


def _tasks(
    paths: Iterable[str | Path], skip: Callable[[DocumentHead], bool]
) -> Iterator[Task[Document] | Done[Record | Document | InputError]]:
    """The documents to extract, and, each in its place, what needs no work."""
    for item in _read(paths):
        yield Task(item) if isinstance(item, Document) and not skip(item.head) else Done(item)


def _read(paths: Iterable[str | Path]) -> Iterator[Document | Record | InputError]:
    """What is read and what cannot be, in one order."""
    from kzgraph.reading import read

    refused: deque[InputError] = deque()
    for item in read(*paths, on_refused=refused.append):
        while refused:
            yield refused.popleft()
        yield item
    yield from refused


def _extract(extractor: str, document: Document) -> Record | InputError | LexiconError:
    try:
        return checked_record(extractor, document)
    except LexiconError as error:
        return error
    except InputError as error:
        return _fault(extractor, document, str(error))
    except re.error as error:
        fault = f"{type(error).__name__}: {error}"
        return broken_expression(error) if extractor in EXTRACTORS else _fault(extractor, document, fault)
    except (Exception, SystemExit) as error:  # a fault in one document must not cost the others
        return _fault(extractor, document, f"{type(error).__name__}: {error}")


def _died(extractor: str, document: Document, how: str) -> Record | InputError | LexiconError:
    return _fault(extractor, document, f"the worker's process ended ({how})")


def _fault(extractor: str, document: Document, what: str) -> InputError:
    who = "kzgraph" if extractor in EXTRACTORS else f"the extractor {extractor}"
    cure = "report it together with this document" + ("" if extractor in EXTRACTORS else " to the extractor's makers")
    return InputError(f"{document.source or document.id}: {who} failed on it: {what}", cure=cure)


def _weight(document: Document) -> int:
    return len(document.text)


def doubt(document: Document | None) -> str | None:
    """What a person should know of how a document was read, or None."""
    if document is None:
        return None
    source = document.source or document.id
    if document.encoding:
        encoding = document.encoding.replace("iso8859_", "iso-8859-")
        cure = f"if its names look wrong: iconv -f ENCODING -t UTF-8 {quote(source)} > utf8-{quote(Path(source).name)}"
        return f"{source}: is not UTF-8; read as {encoding}, which is a guess\n  try: {cure}"
    if lost := document.text.count(LOST):
        what = "1 character of it was" if lost == 1 else f"{lost} characters of it were"
        return f"{source}: {what} lost when it was saved ({LOST}); names may be cut there\n  try: save it anew as UTF-8"
    return None


def remark(record: Record) -> str | None:
    """What a person should know of a document that gave no fact, or None."""
    if any((record.people, record.organisations, record.countries, record.events, record.agreements, record.figures)):
        return None
    if is_foreign(record):
        return f"kept, not extracted: language {record.document.language}"
    return "kept, but no fact was found in it"


LOST = "\N{REPLACEMENT CHARACTER}"
"""What programs write for a character that they cannot read."""

NAMED = 3
"""Documents that a note names: enough to know what it is about."""


def is_undated(record: Record) -> bool:
    """Whether a document has facts and no date of publication."""
    return record.document.published is None and remark(record) is None


def undated_note(documents: Sequence[str]) -> str | None:
    """What a person should know of documents without a date of publication, by their ids, or None."""
    if not documents:
        return None
    more = ", …" if len(documents) > NAMED else ""
    what, they, them = (
        ("1 document has", "it attests", "it")
        if len(documents) == 1
        else (f"{len(documents)} documents have", "they attest", "them")
    )
    return (
        f"note: {what} no date of publication ({', '.join(documents[:NAMED])}{more}): {they} no post on any day, and "
        f'"today" in {them} is no date\n  try: the line "published: 2024-10-18" between two lines of --- at the top '
        'of the file, and load it again (in .jsonl "published")'
    )


def is_foreign(record: Record) -> bool:
    """Whether the document is in another language than English."""
    return record.document.language not in (None, "en")
