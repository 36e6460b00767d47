"""Of whom a verb is told that does not stand behind its subject: "A met B, who is ill, and by nightfall was in Rome".

Such a verb goes on: "and", "but" or a comma stands before it, and nothing else but words of time and place. Its subject
is that with which its clause began: behind "that" the first there, in a relative clause whom it is about. Nobody is
meant where the first who is named is no subject: "Officials praised A and on Friday flew to Lima".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzgraph.extraction.context import PersonEntity
from kzgraph.extraction.events.telling.acting import joined
from kzgraph.extraction.events.telling.clauses import Actor, Clause
from kzgraph.extraction.events.telling.scene import Telling
from kzgraph.extraction.knowledge import pattern


def goes_on(telling: Telling, before: list[Actor]) -> bool:
    """Whether the words of an encounter are a further verb, and not that of the last of those before them."""
    last = before[-1].end - telling.clause.start if before else 0
    found = pattern("event_clauses", "verb_goes_on", cased=True).search(telling.before, last)
    if found is None or not before or found["and"]:
        return found is not None
    return not telling.before[: before[-1].start - telling.clause.start].endswith(", ")  # "her colleague, NAME, came"


def is_without_subject(telling: Telling) -> bool:
    """Whether nothing stands in the clause before the words of an encounter that could be their subject."""
    return goes_on(telling, []) or pattern("visits", "bare_opening").fullmatch(telling.before) is not None


def subject_of(flat: str, telling: Telling, before: list[Actor]) -> list[PersonEntity]:
    """Those of whom a further verb is told, of the ones who act before it; nobody where they are no subject."""
    start = telling.clause.start
    behind = telling.before[before[-1].end - start :]
    hangs_on = pattern("event_clauses", "is_subordinate").match(telling.text) is not None
    if hangs_on and _OWN_VERB.match(behind) and not _JOINED.search(behind):
        return list(telling.subjects)  # "A, after B had left, flew to Rome"
    for said in pattern("event_clauses", "says_that", cased=True).finditer(telling.before):
        if any(a.start >= telling.clause.start + said.end() for a in before):
            start = telling.clause.start + said.end()
    row = next(iter(joined(flat, [a for a in before if a.start >= start])), [])
    leads_to_them = pattern("event_clauses", "before_object", cased=True)
    return [] if row and leads_to_them.search(flat, start, row[0].lead) else [a.person for a in row]


# Behind a name: a verb of its own before the next comma; and "and" before what goes on.
_OWN_VERB = re.compile(r" [^,]+,")
_JOINED = re.compile(r"\b(?:and|but)\b[^,]*\Z")


@dataclass(slots=True)
class Subjects:
    """Of whom the clauses of a sentence are told so far: that of the last one, and that of the main clause."""

    last: tuple[PersonEntity, ...] = ()
    main: tuple[PersonEntity, ...] = ()
    reported: tuple[PersonEntity, ...] = ()
    """Of whom the last one reports something: B in "A said that B had"."""
    is_object: bool = False
    """Whether it is none, but whom somebody without a name praised or met: "Officials praised A"."""
    resumed: tuple[str, ...] = ()
    """How the main clause goes on behind the last one, which stands between its parts: keys of event_clauses.yaml."""

    def of(self, text: str) -> tuple[PersonEntity, ...]:
        """Of whom a clause is told that has no subject of its own."""
        if self.reported and pattern("event_clauses", "reports_on", cased=True).match(text):
            return self.reported
        if pattern("event_clauses", "others_open").match(text):
            return ()
        if self.is_object and pattern("event_clauses", "resumes_main", cased=True).match(text):
            return ()
        back = any(pattern("event_clauses", key, cased=True).match(text) for key in self.resumed)
        return self.main if back else self.last

    def hand_on(self, clause: Clause, text: str, subjects: tuple[PersonEntity, ...], named: list[Actor]) -> None:
        """Take in the subjects of a clause that was read, and those `named` in it."""
        self.last = subjects
        said = pattern("event_clauses", "says_that", cased=True).search(text)
        inside = [a.person for a in named if said and a.start >= clause.start + said.end()]
        self.reported = tuple(inside[:1])
        if clause.owner is not None:
            self.resumed = ("resumes_main",)
        elif pattern("event_clauses", "is_aside").match(text):
            self.resumed = ("resumes_main", "resumes_bare") if self.main else ()
        elif pattern("event_clauses", "is_subordinate").match(text):
            self.resumed = ("resumes_bare",) if self.main else ()
        else:
            self.main, self.resumed = subjects, ()
            first = next((a for a in named if subjects and a.person is subjects[0]), None)
            before = text[: max(0, first.lead - clause.start)] if first is not None else ""
            self.is_object = pattern("event_clauses", "before_object", cased=True).search(before) is not None


def behind_opening(telling: Telling) -> int:
    """Where the subject of a signing begins behind who does not sign: "In the absence of A, | B and C signed"."""
    other = pattern("signings", "signs_behind_opening", cased=True).match(telling.before)
    return telling.clause.start + (other.start("subject") if other else 0)


def of_own_clause(telling: Telling, actors: list[Actor]) -> list[Actor]:
    """Those who do not act in the clause before that of the signing: "A chaired the session, and the bank signed"."""
    other = pattern("signings", "another_signs", cased=True).match(telling.before)
    start = telling.clause.start + other.start("subject") if other else behind_opening(telling)
    return [a for a in actors if a.end > start]
