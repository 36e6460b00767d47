"""Sessions of standing bodies: commissions, committees and councils."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from kzgraph.extraction.context import Context, Sentence
from kzgraph.extraction.events.drafts import Draft
from kzgraph.extraction.events.telling.clauses import Clause
from kzgraph.extraction.events.telling.hits import is_aside
from kzgraph.extraction.events.telling.parties import bodies_between, is_worldwide, listed
from kzgraph.extraction.events.telling.scene import Scene, Telling
from kzgraph.extraction.knowledge import pattern, words_of


def as_session(scene: Scene, telling: Telling, draft: Draft) -> bool:
    """Make the draft a session of the body that the words name; False where they name none."""
    draft.session = True
    named = _session_body(scene, telling) or body_that_meets(scene, telling)
    draft.series = named or draft.series or _committee(telling) or _of_two_states(scene, telling)
    known = _known_session(scene, telling) if named is None else _session_of(scene, named)
    if known is not None:
        draft.series, draft.countries = known.series, dict(known.countries) or known.homes
    if draft.series is None and scene.last is not None and telling.words.lower().endswith("of which"):
        last = scene.last  # "the trilateral format, the first meeting of which was held in Baku"
        draft.series = "format"
        draft.countries = last.sides
    if draft.series is None and (told := _body_told_before(scene, telling)):
        draft.series, draft.beside = told, scene.last
    if draft.series is None:
        return False
    if several := next((d for d in scene.drafts if d.several_unnamed and not d.people), None):
        draft.countries = dict(
            several.countries
        )  # "A, B and C held meetings of working groups. … That on Trade met on"
    draft.countries |= _sides_before(scene, telling, draft.series)
    if pattern("formats", "body_of_union", cased=True).search(named or telling.words):
        draft.countries["EU"] = None
    if pattern("formats", "session_of_heads").search(telling.text[telling.hit.start :]) or _is_of_heads(named):
        draft.kind, draft.session = "summit", False
        if named and is_worldwide(scene.context, named) and not is_aside(telling.text, telling.hit):
            draft.bodies[named] = None
        if not draft.bodies and "next" in telling.words.lower().split(" "):
            draft.countries = draft.countries or _members_told(scene)
    elif named and is_worldwide(scene.context, named) and not is_aside(telling.text, telling.hit):
        draft.bodies[named] = None
    return True


def _is_of_heads(body: str | None) -> bool:
    """Whether the members of a body are heads of state or government: "the CIS Council of Heads of State"."""
    return body is not None and pattern("formats", "council_of_heads", cased=True).search(body) is not None


def _known_session(scene: Scene, telling: Telling) -> Draft | None:
    """The session told before of the body that is now only "the commission"."""
    noun = telling.words.split(" ")[-1].lower()
    known = [d for d in reversed(scene.drafts) if d.session and d.series]
    if telling.words.lower().startswith("its "):  # "Its 8th meeting was held in 2016"
        return known[0] if known else None
    return next((d for d in known if (d.series or "").lower().split(" ")[-1] == noun or noun in _nouns(d)), None)


def _members_told(scene: Scene) -> dict[str, None]:
    """The states of the summit or session told last, of which "the next meeting of the heads of state" is one too."""
    for draft in reversed(scene.drafts):
        if draft.status == "held" and draft.family == "meet" and len(draft.sides) > _TWO:
            return draft.sides
    return {}


_TWO = 2


def _body_told_before(scene: Scene, telling: Telling) -> str | None:
    """The commission that the paragraph has named before, where the words are of "the commission" that meets next."""
    noun = telling.words.split(" ")[-1].lower()
    if noun not in words_of("formats", "body_nouns"):
        return None
    start = scene.context.source.paragraph(telling.clause.sentence.block)[0].start
    named = [name for name in bodies_between(scene.context, start, telling.start) if noun in name.lower().split()]
    return named[0] if len(named) == 1 else None


def _nouns(session: Draft) -> list[str]:
    """The common nouns of a body of which one may be its short form: "Commission on Trade" is "the commission"."""
    return [word for word in (session.series or "").lower().split(" ") if word in words_of("formats", "body_nouns")]


def _session_body(scene: Scene, telling: Telling) -> str | None:
    """The organisation of whose session the words are: "the session of X", "X, whose next session"."""
    if pattern("formats", "session_of_body_before").search(telling.words):
        before = bodies_between(scene.context, telling.clause.sentence.start, telling.start)
        if before:
            return before[-1]
        said = scene.context.flat[telling.clause.sentence.start : telling.start]
        return standing_body(said) or _body_of_last_sentence(scene, telling)
    inside = [
        body.name
        for body in scene.context.organisations
        if any(
            (m.start < telling.end <= m.end and telling.start <= m.start)
            or (m.start < telling.start < m.end <= telling.end)
            for m in body.mentions
        )
    ]
    of = pattern("formats", "council_of", cased=True).match(scene.context.flat, telling.end)
    after = bodies_between(scene.context, of.end() - 1, of.end() + 1) if of and not inside else []
    return next(iter([*inside, *after]), None)


def _body_of_last_sentence(scene: Scene, telling: Telling) -> str | None:
    """The standing body, by its common noun, that the sentence before names: "set up a commission. Its session"."""
    before = _sentence_before(scene, telling)
    if before is None or not telling.words.lower().startswith(("its ", "their ")):
        return None
    return standing_body(scene.context.flat[before.start : before.end])


def _sentence_before(scene: Scene, telling: Telling) -> Sentence | None:
    """The sentence before, also where it is a question or heading of its own."""
    sentences, start = scene.context.source.sentences, telling.clause.sentence.start
    k = bisect_left(sentences, start, key=attrgetter("start"))
    near = k > 0 and telling.clause.sentence.block - sentences[k - 1].block <= 1
    return sentences[k - 1] if near else None


def _it_that_meets(scene: Scene, telling: Telling) -> str | None:
    """The body of which the sentence before tells, where its pronoun is the subject: "It met in Rome in 2022"."""
    if pattern("formats", "it_meets").fullmatch(telling.before) is None:
        return None
    before = _sentence_before(scene, telling)
    if before is None:
        return None
    known = next((d for d in reversed(scene.drafts[-1:]) if d.session and d.sentences[-1] == before), None)
    nouns = words_of("formats", "body_nouns")
    named = bodies_between(scene.context, before.start, before.end)
    own = [name for name in named if any(word in nouns for word in name.lower().split())]
    own = [name for name in own if not is_worldwide(scene.context, name)]
    said = own[0] if len(own) == 1 else standing_body(scene.context.flat[before.start : before.end])
    return (known.series if known else None) or said


def _sides_before(scene: Scene, telling: Telling, body: str) -> dict[str, None]:
    """The states of a body that stands before the clause on its session: "the A-B Commission, whose next session"."""
    if pattern("formats", "session_of_body_before").search(telling.words) is None:
        return {}
    sentence, context = telling.clause.sentence, scene.context
    for mention in (m for known in context.organisations if known.name == body for m in known.mentions):
        if (
            sentence.start <= mention.start < telling.start
            and len(of_two := _in_name(context, mention.start, mention.end)) > 1
        ):
            return of_two
    if telling.clause.start == sentence.start:
        return {}
    before = Clause(sentence, ((sentence.start, telling.clause.start),))
    found = listed(context, before, before.text(context.flat))
    return found if len(found) == _TWO else {}


def _in_name(context: Context, start: int, end: int) -> dict[str, None]:
    """The countries in the name of a body, and just before it: "the U.S.-EU Task Force"."""
    lead = context.flat.rfind(" ", 0, max(0, start - 1)) + 1
    found = {c.code: None for c in context.countries if lead <= c.start < end}
    if pattern("formats", "body_of_union", cased=True).search(context.flat, lead, end):
        found["EU"] = None
    return found


def _committee(telling: Telling) -> str | None:
    """The standing body of "the 7th Joint Committee" or "the intergovernmental commission", which no list knows."""
    body = standing_body(telling.words)
    if body:
        return body
    words = telling.words.split(" ")[1:]
    return " ".join(words) if words and words[0][:1].isupper() else None


def _of_two_states(scene: Scene, telling: Telling) -> str | None:
    """The bare noun of "the Georgian-Azerbaijani commission on delimitation", whose two countries stand by it."""
    parties = listed(scene.context, telling.clause, telling.text)
    if len(parties) <= 1:
        return None
    words = telling.text[: telling.hit.end].split(" ")
    nouns = words_of("formats", "body_nouns")
    return next((word for word in reversed(words) if word.lower() in nouns), words[-1])


def standing_body(words: str) -> str | None:
    """The body in the words of a session that two states have set up, by its common noun."""
    found = pattern("formats", "standing_body").search(words)
    return found.group() if found else None


def _is_own_council(context: Context, name: str) -> bool:
    """Whether a body is the council of an organisation of many states: "the GUAM Council of Foreign Ministers"."""
    own = _is_of_heads(name) or pattern("formats", "own_council", cased=True).search(name) is not None
    return own and is_worldwide(context, name)


def body_that_meets(scene: Scene, telling: Telling) -> str | None:
    """The body of two states that is the subject of the verb: "the A-B Commission, which met in Rome"."""
    if pattern("formats", "meets").fullmatch(telling.words) is None:
        return None
    gap, flat = pattern("formats", "body_meets"), scene.context.flat
    for body in scene.context.organisations:
        for mention in body.mentions:
            if not telling.clause.start <= mention.start < mention.end <= telling.start:
                continue
            if gap.fullmatch(flat, mention.end, telling.start) is None:
                continue
            of_two = _in_name(scene.context, mention.start, mention.end)
            if (
                len(of_two) > 1
                or "EU" in of_two
                or standing_body(body.name)
                or _is_own_council(scene.context, body.name)
            ):
                return body.name
    common = pattern("formats", "standing_body").finditer(telling.before)
    of_two_states = next((m.group() for m in common if gap.fullmatch(telling.before, m.end())), None)
    return of_two_states or _short_body_that_meets(scene, telling) or _it_that_meets(scene, telling)


def _short_body_that_meets(scene: Scene, telling: Telling) -> str | None:
    """The body of which a session was told before, where it is only "the Commission", which last met in Rome."""
    for short in pattern("formats", "short_body").finditer(telling.before):
        if pattern("formats", "body_meets").fullmatch(telling.before, short.end()):
            known = (d for d in reversed(scene.drafts) if d.session and short["noun"].lower() in _nouns(d))
            return next((d.series for d in known), None)
    return None


def _session_of(scene: Scene, body: str) -> Draft | None:
    """The session told before of a body of two states."""
    return next((d for d in reversed(scene.drafts) if d.session and d.series == body and not d.bodies), None)
