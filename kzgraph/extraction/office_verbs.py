"""Verbs by which posts change hands: what their subject is, their object and who stands behind a preposition.

"A appointed B", "B was appointed by A", "B resigned", "B succeeded A", "A handed over to B": the class of the verb
(lexicon/office_verbs.yaml) and its voice say who gives the post, who gets it and who leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.knowledge import choice, lexicon, pattern
from kzgraph.extraction.triggers import triggers
from kzgraph.model import Capacity

ENTERING = frozenset({"swear_in", "take_oath", "enter"})
"""The classes by which a post is entered that may have been given before."""
LEAVING = frozenset({"dismiss", "exchange", "leave", "hand_over"})
"""Those that tell first of all who leaves a post."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A class of verbs: what those who stand about one of them are; None is nothing."""

    name: str
    roles: dict[str, Capacity]
    """By their place: `subject`, `object`, and the prepositions `by`, `to`, `with`, `before`, `from`."""

    @property
    def aside(self) -> bool:
        """Whether the rest of the clause tells of something else."""
        return self.name in {"since_entry", "congratulate"}

    def at(self, place: str, *, passive: bool) -> Capacity | None:
        """What somebody at a place about the verb is: of a passive one the subject is its object."""
        if place == "by":
            return self.roles.get("by", self.roles.get("subject"))
        if passive and "object" in self.roles:
            place = {"subject": "object", "object": ""}.get(place, place)
        return self.roles.get(place)


@dataclass(frozen=True, slots=True)
class Verb:
    """One of the verbs of a clause, with its offsets there."""

    start: int
    end: int
    frame: Frame
    passive: bool


def verbs_of(text: str) -> list[Verb]:
    """The verbs of a clause by which posts change hands, from left to right; a participle beside another is none."""
    found = [verb_at(text, *match.span()) for match in triggers()["appointment"].finditer(text)]
    return [verb for verb in found if verb.frame.name != "follow"] or found


def verb_at(text: str, start: int, end: int) -> Verb:
    """The verb whose words stand between two offsets of a clause."""
    frame = next(frame for frame in _frames() if _is_of(frame, text, start, end))
    passive = pattern("appointments", "office_passive").match(text[start:end]) is not None
    behind = text[end:].lstrip()
    sworn = text[start:end].lower() == "sworn in" and not behind[:1].isupper()  # "was elected and sworn in"
    return Verb(start, end, frame, passive or sworn or behind.startswith("by "))  # "A, dismissed by B, left"


def made_of(flat: str, sentence: Sentence, start: int) -> Capacity | None:
    """What a sentence makes of him whose name begins at `start` as the object of a verb: "A dismissed [Minister] B"."""
    text, name = flat[sentence.start : sentence.end], start - sentence.start
    verb = next((v for v in reversed(verbs_of(text)) if v.end <= name), None)
    between = pattern("appointments", "up_to_object", cased=True).fullmatch(text, verb.end, name) if verb else None
    if verb is None or between is None or verb.passive:
        return None
    return verb.frame.at("to" if between["to"] else "object", passive=False)


def becomes(flat: str, start: int, end: int) -> Capacity | None:
    """What the verb behind a pronoun that ends at `start` makes of him whom it means: "She [was sworn in]"."""
    verb = next(iter(verbs_of(flat[start:end])), None)
    if verb is None or pattern("appointments", "up_to_verb").fullmatch(flat, start, start + verb.start) is None:
        return None
    return verb.frame.at("subject", passive=verb.passive)


def _is_of(frame: Frame, text: str, start: int, end: int) -> bool:
    match = choice("office_verbs", frame.name).search(text, start)
    return match is not None and match.span() == (start, end)


@cache
def _frames() -> tuple[Frame, ...]:
    return tuple(Frame(name, roles) for name, roles in lexicon("office_verbs")["frames"].items())
