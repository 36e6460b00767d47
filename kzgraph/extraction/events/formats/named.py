"""A format that a text names and of which it has told no session: "began negotiations with Oman. The first round"."""

from __future__ import annotations

from kzgraph.extraction.context import Sentence
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.formats.rounds import series_of
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.parties import bodies_between, listed
from kzgraph.extraction.events.telling.rows import row_within
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.model import EventKind


def format_named(scene: Scene, sentence: Sentence, stop: int) -> Draft | None:
    """The dialogue, the negotiations or the consultations that a sentence names before an offset, or the one before.

    With the two sides named there; a format with a name of its own may have none, and is the text's two.
    """
    flat = scene.context.flat
    paragraph = [s for s in scene.context.source.paragraph(sentence.block) if s.start <= sentence.start]
    for told in reversed(paragraph[-_SENTENCES:]):
        end = min(told.end, stop)
        nouns = list(pattern("formats", "format_noun").finditer(flat, told.start, end))
        if not nouns:
            continue
        noun = nouns[-1]
        series = series_of(flat[told.start : end], (noun.start() - told.start, noun.end() - told.start))
        kind: EventKind = "consultations" if noun.group().lower().startswith("consult") else "dialogue"
        draft = Draft(kind, "held", told, noun.start(), series=series)
        whole = Clause(told, ((told.start, end),))
        draft.countries = listed(scene.context, whole, whole.text(flat))
        if len(draft.countries) < _PAIR and (row := row_within(scene.context, told.start, end)) is not None:
            draft.countries, draft.bodies = row.countries, row.bodies
        proper = series is not None and series[:1].isupper() and " " in series
        return draft if len(draft.countries) + len(draft.bodies) >= _PAIR or (proper and not draft.countries) else None
    return None


def as_its_session(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Make the draft a session of the dialogue of which "whose next session" or "its next session" is.

    False where the words are no such, or a standing body is named after the dialogue.
    """
    if pattern("formats", "session_of_body_before").search(telling.words) is None:
        return False
    sentence = telling.clause.sentence
    told = next((d for d in reversed(scene.drafts) if d.kind in _DIALOGUES and _is_near(d, sentence)), None)
    named = format_named(scene, sentence, telling.start)
    known = max((d for d in (told, named) if d), key=lambda d: d.offset, default=None)
    if known is None or _body_after(scene, known, telling.start):
        return False
    draft.kind, draft.series, draft.countries = known.kind, known.series, known.sides
    return True


def _body_after(scene: Scene, known: Draft, stop: int) -> bool:
    """Whether a commission or council is named or told of behind a format."""
    if any(d.session and d.offset > known.offset for d in scene.drafts):
        return True
    named = bodies_between(scene.context, known.offset, stop)
    return any(word in words_of("formats", "body_nouns") for name in named for word in name.lower().split())


def _is_near(draft: Draft, sentence: Sentence) -> bool:
    last = draft.sentences[-1]
    return last.block == sentence.block or (last.block == sentence.block - 1)


_DIALOGUES = frozenset({"dialogue", "consultations"})
_SENTENCES = 2
_PAIR = 2
