"""Words of a signing that tell of none: a state's own paper, notes on one of before, a ceremony that was called off."""

from __future__ import annotations

from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern


def is_no_signing(scene: Scene, telling: Telling) -> bool:
    """Whether nothing is signed between two sides by what the words of a signing tell."""
    vain = _signs_nothing(scene, telling) or _came_in_vain(scene, telling) or _signed_apart(scene, telling)
    return vain or _is_of_one(telling) or _dates_something(scene, telling)


def _is_of_one(telling: Telling) -> bool:
    """Whether what is signed is a state's own paper, or only talks were concluded: "a decree signed on Thursday"."""
    if pattern("signings", "signs_for_one").match(telling.text, telling.hit.end):
        return True
    if "exchange" in telling.words and pattern("signings", "papers_of_ratification").search(telling.text):
        return True  # what is put in force was signed before
    if telling.words.endswith("concluded"):
        return pattern("signings", "talks_on_document").match(telling.text, 0, telling.hit.end) is not None
    another = pattern("signings", "signs_document").match(telling.onwards)  # "the Bank for the Law of the Sea signed"
    return another is None and pattern("signings", "paper_of_one").search(telling.before) is not None


def _signs_nothing(scene: Scene, telling: Telling) -> bool:
    """Whether notes put in force what was signed, or names are put to what is only initialled."""
    acts = {"the_notes": "put_in_force", "names_to_text": "only_initialled"}
    told = next(
        (then for act, then in acts.items() if pattern("signings", act).match(telling.text, telling.hit.start)), ""
    )
    if not told:
        return False
    source, sentence = scene.context.source, telling.clause.sentence
    before = source.sentences[max(0, source.number_of(sentence) - 1)]
    start = before.start if before.block == sentence.block else sentence.start
    end = sentence.end if told == "put_in_force" else telling.start
    return pattern("signings", told).search(scene.context.flat[start:end]) is not None


def _signed_apart(scene: Scene, telling: Telling) -> bool:
    """Whether "was concluded in 2020 but never signed", "and later signed" tells that nothing was signed then."""
    behind = pattern("signings", "signed_apart")
    if not telling.words.endswith("concluded"):
        return False
    last = scene.context.source.after(telling.clause.sentence) or telling.clause.sentence  # "It has yet to be signed"
    return behind.match(scene.context.flat, telling.end, last.end) is not None


def _came_in_vain(scene: Scene, telling: Telling) -> bool:
    """Whether "met to sign a treaty, but the ceremony was called off" tells that nothing was signed."""
    behind = pattern("signings", "to_no_avail").match(scene.context.flat, telling.end, telling.clause.sentence.end)
    return behind is not None and telling.words.startswith("to ")


def _dates_something(scene: Scene, telling: Telling) -> bool:
    """Whether "the signing", told before, only says when something else was: "a few hours after the signing"."""
    only = pattern("signings", "dated_by_it").match(telling.text)
    return only is not None and telling.hit.end <= only.end() and any(d.kind == "signing" for d in scene.drafts)
