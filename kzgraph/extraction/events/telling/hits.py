"""Where a clause tells of encounters: the words that are found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzgraph.extraction.knowledge import pattern
from kzgraph.extraction.office_verbs import verb_at
from kzgraph.extraction.text.tokens import in_quotation
from kzgraph.extraction.triggers import triggers

FORMATS = frozenset({"summit", "consultations", "dialogue", "session"})
# Where a clause tells of one of these, its words of meeting are about the same.
_SAY_MORE_THAN_MEETING = frozenset({"consultations", "dialogue", "session", "summit", "call", "credentials"})
_OFFICES = frozenset({"credentials", "appointment"})
_NEVER_TOPICS = frozenset({"signing", "appointment"})
# Of these a clause may tell several: "came to Rome from Paris", "dismissed A and appointed B".
_SEVERAL = FORMATS | {"visit", "appointment"}


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that tell of an encounter of a kind, by their offsets in the clause."""

    kind: str
    start: int
    end: int


def is_aside(text: str, hit: Hit) -> bool:
    """Whether a session or summit only gives the time or place of something else: "on the margins of"."""
    return pattern("formats", "aside").search(text[: hit.end]) is not None


def agreed_on(text: str, hit: Hit) -> int | None:
    """Where it is told what those who met agreed on or said, if a hit tells of no more than that they did."""
    agreed = pattern("event_clauses", "agreed_on_what", cased=True).match(text, hit.start)
    return agreed.start("what") if agreed and agreed.end("verb") == hit.end else None


def is_occasion(text: str, hit: Hit) -> bool:
    """Whether a clause only speaks of a summit, and does not say that somebody held or attended it."""
    if hit.kind != "summit":
        return False
    topic = pattern("formats", "summit_as_topic").match(text, hit.end)
    if topic or pattern("formats", "invited_to_summit").search(text[: hit.start]):
        return True
    if pattern("formats", "summit_goes_on", cased=True).match(text, hit.end):
        return False
    return is_aside(text, hit) or not pattern("formats", "summit_held").search(text[: hit.start])


def find_hits(text: str) -> list[Hit]:
    """The encounters that a clause tells of, at most one of each kind but formats, in the order of the text."""
    found: list[Hit] = []
    for kind in triggers():
        found += _of_kind(kind, text, found)
    found += _origins(text, found)
    found = [h for h in found if not _is_of_remote_guest(text, h)]
    found = [h for h in found if not (_is_topic(text, h, found) or _is_no_format(text, h) or _is_company(text, h))]
    found = [h for h in found if not (_is_of_document(text, h) or _is_of_its_chair(text, h, found))]
    return sorted(_most_telling(text, found), key=lambda h: h.start)


def other_meetings(text: str, first: Hit, hits: list[Hit]) -> list[Hit]:
    """Further words of a meeting in a clause, behind the first that tell of none; not what was only spoken about."""
    found: list[Hit] = []
    topic = pattern("event_clauses", "topic", cased=True).search(text, first.end)
    for match in triggers()["meeting"].finditer(text, first.end, topic.start() if topic else len(text)):
        hit = Hit("meeting", *match.span())
        clear = all(hit.end <= h.start or h.end <= hit.start for h in hits) and not _is_only_told(text, hit)
        urging = text.lower().startswith("call", hit.start)  # "welcomed a statement calling on Peru to"
        if clear and not urging and not _in_quoted_words(text, hit.start):
            found.append(hit)
    return found


def _in_quoted_words(text: str, offset: int) -> bool:
    """Whether an offset is within quoted words, a title or a remark; what somebody says in whole sentences is told."""
    if not in_quotation(text, offset):
        return False
    opens = text.rfind('"', 0, offset)
    speaks = any(
        pattern("people", key, cased=True).match(text, opens + 1) for key in ("first_person", "unsaid_first_person")
    )
    said = speaks or _SENTENCE.match(text, opens) is not None
    return not (said and _LEADS_TO_SPEECH.search(text, 0, opens))


# A sentence of some words that somebody says, unless it begins with "I", and what stands before it.
_SENTENCE = re.compile(r'"(?:\[|\()?[A-Z][^"]{50,}')
_LEADS_TO_SPEECH = re.compile(r"(?:^\W*|[,:] ?)\Z")


def _is_no_format(text: str, hit: Hit) -> bool:
    """Whether consultations or a dialogue are only contacts in general: "as part of close bilateral consultations"."""
    general = pattern("event_triggers", "no_format", cased=True)
    if pattern("event_triggers", "format_held").match(text, hit.end):
        return False
    return hit.kind in {"consultations", "dialogue"} and general.search(text[: hit.end]) is not None


_HOST_OF = re.compile(r"\b(?:his|her|their|[Oo]utgoing|[Cc]urrent|[Ff]ellow|[Tt]he)(?: [A-Z][\w-]+)? \Z")


def _is_confirmed(text: str, hit: Hit) -> bool:
    """Whether an encounter is confirmed or recalled, and nobody: "no meeting between A and B had been confirmed"."""
    verb = next((v for v in _SAID_OF_ENCOUNTERS if text.endswith(v, hit.start, hit.end)), None)
    if hit.kind != "appointment" or verb is None or text.startswith((" as ", " in office", " in the post"), hit.end):
        return False
    return pattern("event_status", "encounter_confirmed").search(text[: hit.end].rpartition(verb)[0]) is not None


_SAID_OF_ENCOUNTERS = ("confirmed", "recalled")


def _is_only_told(text: str, hit: Hit) -> bool:
    """Whether somebody was told something, or to be seen, and the clause does not say that they met."""
    if hit.kind != "meeting":
        return False
    aim = pattern("event_triggers", "aims", cased=True).match(text, hit.start)
    if aim is not None and not pattern("encounter_words", "to_do").match(text, hit.start):
        return pattern("event_triggers", "gone_there", cased=True).search(text, 0, hit.start) is None
    told = text.startswith("told ", hit.start)
    return told and pattern("event_triggers", "told_there", cased=True).search(text) is None


def _is_of_remote_guest(text: str, hit: Hit) -> bool:
    """Whether a wire only tells how one joined those who met: "joined the talks in Paris by video link"."""
    if hit.kind != "call" or not pattern("event_triggers", "wire_of_one").match(text, hit.start, hit.end):
        return False
    return pattern("event_triggers", "joins_others", cased=True).search(text) is not None


def _is_company(text: str, hit: Hit) -> bool:
    """Whether a visit is only that on which somebody was accompanied: "He was accompanied on the visit by"."""
    return hit.kind == "visit" and pattern("event_triggers", "accompanied_on").search(text[: hit.start]) is not None


def _is_of_document(text: str, hit: Hit) -> bool:
    """Whether words of a meeting only tell how a document came about: "signed the agreement negotiated in Rome"."""
    participle = hit.kind == "meeting" and _PARTICIPLE.match(text, hit.start, hit.end) is not None
    return participle and pattern("event_triggers", "document_before").search(text, 0, hit.start) is not None


_PARTICIPLE = re.compile(r"(?:negotiated|discussed|reviewed|debated|considered)\b")


def _is_of_its_chair(text: str, hit: Hit, found: list[Hit]) -> bool:
    """Whether words of a meeting only say who chaired the summit told before: "ended a summit in Rome, chaired by"."""
    if hit.kind != "meeting" or pattern("formats", "chaired_by").match(text, hit.start - 1) is None:
        return False
    before = [h for h in found if h.end <= hit.start]
    return bool(before) and before[-1].kind == "summit"


def _of_kind(kind: str, text: str, known: list[Hit]) -> list[Hit]:
    found: list[Hit] = []
    for match in triggers()[kind].finditer(text):
        start, end = match.span()
        others = (h for h in (*known, *found) if not (kind in {"summit", "session"} and h.kind == "call"))
        if any(start < h.end and h.start < end for h in others) or _in_quoted_words(text, start):
            continue
        if text.startswith("host", start) and _HOST_OF.search(text, 0, start):
            continue  # "and her Peruvian host, NAME, met", "Outgoing host NAME handed over"
        hit = Hit(kind, start, end)
        if _is_confirmed(text, hit) or _is_only_told(text, hit):
            continue
        found.append(hit)
        if kind not in _SEVERAL:
            break
    return found


def _origins(text: str, found: list[Hit]) -> list[Hit]:
    """Where those who arrive come from: "arrived in Rome from Oslo, where he met"."""
    origins = []
    for hit in found:
        if hit.kind != "visit" or not pattern("visits", "comes").match(text, hit.start):
            continue
        came = pattern("visits", "came_from").match(text, hit.end - 1) if text[hit.end - 1] == " " else None
        came = came or pattern("visits", "came_from").match(text, hit.end)
        if came and not any(h.start < came.end() and hit.end < h.end for h in found if h is not hit):
            origins.append(Hit("visit", came.start("from"), came.end()))
    return origins


def _most_telling(text: str, found: list[Hit]) -> list[Hit]:
    kinds = {h.kind for h in found}
    occasions = [h for h in found if is_occasion(text, h) or (h.kind in FORMATS - {"summit"} and is_aside(text, h))]
    if "meeting" in kinds:  # those who met at a session are not its chairs
        found = [h for h in found if h not in occasions or h.kind == "summit"]
    if kinds & FORMATS:
        found = without_wire(text, found)
    elif "signing" in kinds:
        found = [h for h in found if not _is_wire_of_signing(text, h, found)]
    met = [h for h in found if h.kind == "meeting"]
    if met and pattern("event_triggers", "with_partner", cased=True).match(text, met[0].end):
        found = [h for h in found if not _is_mere_speech(text, h)]  # "met A, and the two spoke about trade"
    said = {h.kind for h in found if h not in occasions and not _is_spoken_of(text, h, found)}
    if said & _SAY_MORE_THAN_MEETING:
        found = [h for h in found if h.kind != "meeting" or _is_meeting_apart(text, h, found)]
    asides = [h for h in found if h.kind == "appointment" and _is_entry_in_passing(text, h)]
    offices = [h for h in found if h.kind in _OFFICES and h not in asides]
    topics = [h for h in found if h.kind == "summit" and is_occasion(text, h)]  # "was elected at the May summit"
    return [*offices, *topics] if offices else found


def _is_meeting_apart(text: str, meeting: Hit, found: list[Hit]) -> bool:
    """Whether a meeting is another than the format of its clause: "received A, and opened the session with B"."""
    if pattern("event_triggers", "meets_partner").search(text, meeting.start, meeting.end) is None:
        return False
    if pattern("event_triggers", "with_partner", cased=True).match(text, meeting.end) is None:
        return False
    behind = (h for h in found if h.kind in _SAY_MORE_THAN_MEETING and h.start >= meeting.end)
    return not any(pattern("event_triggers", "met_for").search(text, meeting.end, h.start) for h in behind)


def _is_mere_speech(text: str, hit: Hit) -> bool:
    """Whether words that may tell of a call only say that people spoke, and not over a distance."""
    if hit.kind != "call" or pattern("meetings", "by_wire").search(text):
        return False
    return pattern("event_triggers", "mere_speech").fullmatch(text, hit.start, hit.end) is not None


def _is_spoken_of(text: str, hit: Hit, found: list[Hit]) -> bool:
    """Whether a format is only what a meeting of the clause was about: "met to prepare the session, to be held in"."""
    met = next((h for h in found if h.kind == "meeting" and h.end <= hit.start), None)
    if met is None or hit.kind not in FORMATS:
        return False
    its_object = _OBJECT.fullmatch(text, met.end, hit.start) if hit.kind != "summit" else None
    if its_object and _DISCUSSED.match(text, met.start, met.end):
        return True  # "discussed preparations for the second round of consultations"
    if (agreed := agreed_on(text, met)) is not None and agreed < hit.start:
        return True  # "agreed in Oslo on Monday to hold consultations in Lima"
    other = pattern("event_clauses", "other_format").search(text, met.end, hit.start)
    return (other or pattern("event_clauses", "topic", cased=True).search(text, met.end, hit.start)) is not None


_DISCUSSED = re.compile(r"(?:discussed|reviewed|considered)\Z")
# Up to the object of a verb, with no word that would tell where or when.
_OBJECT = re.compile(r"(?:(?! (?:at|during|in|within|on|as|after|before|following|under) )[^,;])*")


def without_wire(text: str, found: list[Hit]) -> list[Hit]:
    """The hits without those that only tell how a format was held: "the dialogue, held by video link"."""
    video = pattern("event_triggers", "by_video")
    return [h for h in found if h.kind != "call" or not video.search(text[h.start : h.end])]


def _is_wire_of_signing(text: str, hit: Hit, found: list[Hit]) -> bool:
    """Whether a call is only how something was signed: "signed the treaty by video link", "in a video conference"."""
    wire = pattern("event_triggers", "by_wire_only")
    signed = any(h.kind == "signing" and h.end <= hit.start for h in found)
    return hit.kind == "call" and signed and wire.search(text, 0, hit.end) is not None


def _is_entry_in_passing(text: str, hit: Hit) -> bool:
    """Whether somebody's entry into a post is told beside something else: "called to congratulate her on"."""
    if pattern("appointments", "takes_chair").match(text[hit.start : hit.end]):
        return True
    return verb_at(text, hit.start, hit.end).frame.aside


def _is_announced(text: str, hit: Hit) -> bool:
    """Whether a journey spoken of is told: "spoke about the upcoming visit of NAME to", "that NAME would visit"."""
    if pattern("visits", "visit_paid").match(text, hit.end):
        return True  # "on the visit that NAME paid to"
    told = pattern("visits", "visit_announced").search(text[: hit.start])
    if told is None:
        return pattern("visits", "visit_with_day").match(text, hit.end) is not None
    if " that " in told.group() or pattern("visits", "owned_visit", cased=True).search(text[: hit.start]):
        return True
    return pattern("visits", "visit_of_somebody").match(text, hit.end) is not None


def _is_topic(text: str, hit: Hit, found: list[Hit]) -> bool:
    """Whether a hit is only what another encounter of the clause was about: "spoke about preparing the summit"."""
    first = min((h for h in found if not is_occasion(text, h)), key=lambda h: h.start, default=hit)
    if hit.start <= first.start or hit.kind in _NEVER_TOPICS or is_occasion(text, hit):
        return False
    if hit.kind == "visit" and _is_announced(text, hit):
        return False
    if first.kind == "visit" and pattern("event_triggers", "aims", cased=True).match(text, hit.start):
        return False  # "flew to Oslo to discuss the plan with B"
    if hit.kind in FORMATS and pattern("event_status", "to_be_held").match(text, hit.end):
        return False  # "talked about the session of the commission, due in Hanoi next year"
    topic = pattern("event_clauses", "topic", cased=True).search(text, first.end)
    return topic is not None and topic.start() < hit.start
