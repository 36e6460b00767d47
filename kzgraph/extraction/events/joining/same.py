"""When two tellings are of one encounter."""

from __future__ import annotations

from datetime import date as Day

from kzgraph.extraction.dates.news import is_news
from kzgraph.extraction.events.drafts import FORMAT_KINDS, Draft, agree
from kzgraph.extraction.events.meetings.hosts import of_other_offices
from kzgraph.extraction.knowledge import words_of
from kzgraph.model import is_day


def same_encounter(a: Draft, b: Draft, published: Day | None) -> bool:
    """Whether draft b tells again of encounter a."""
    if a.date is None and b.date is not None and b.status == "held" and not is_news(b.date, published):
        first_ever = a.kind == b.kind == "visit" and a.sentence is b.sentence  # "was the first to visit Fiji when he"
        if not first_ever:
            return False
    if a.family != b.family or a.status != b.status:
        return False
    if _in_one_row(a, b):
        return agree(a.date, b.date)
    if a.family == "meet" and a.kind != b.kind and ("meeting" not in {a.kind, b.kind} or "summit" in {a.kind, b.kind}):
        return _headline_of(a, b)
    if not (agree(a.date, b.date) or _in_its_days(a, b)) or (a.place and b.place and a.place != b.place):
        return False
    if a.round is not None and b.round is not None and a.round != b.round:
        return False
    if a.round is not None and b.round is None and not a.people and b.people and len(a.countries) > len(b.people):
        return False  # "the third trilateral meeting" is none of two
    if a.kind == b.kind == "summit" and a.bodies and b.bodies and not a.bodies.keys() & b.bodies.keys():
        return False
    if a.of_ministers != b.of_ministers or a.banquet != b.banquet:
        return False
    if a.kind == b.kind == "summit" and (_other_series(a, b) or _on_its_margins(a, b)):
        return False
    if a.session != b.session and {a.kind, b.kind} & {"consultations", "dialogue"}:
        return False
    if a.status == "planned" and _only_announced(*sorted((a, b), key=lambda d: len(d.people))):
        return False
    if a.kind == b.kind == "dialogue" and _other_dialogue(a.series, b.series):
        return False
    if a.session and b.session and a.status == "planned" and _other_body(a.series, b.series):
        return False
    if _other_circle(a, b) or of_other_offices(a, b):
        return False
    if a.session != b.session and a.session | b.session and a.kind == b.kind == "meeting":
        return False
    if a.kind == "visit" and _is_stop_of(a, b):
        return False
    if a.kind == "visit" and a.people and b.people:
        return bool(a.people.keys() & b.people.keys()) and _same_destination(a, b)
    if a.kind == "visit" and (a.bodies or b.bodies) and bool(a.people) != bool(b.people):
        return False  # a mission of a ministry, and the journey of somebody else
    if a.kind == "visit":  # of a delegation of which nobody is named
        return list(a.countries) == list(b.countries)
    if b.verb == "follow" and any(a.people[key][1] != b.people[key][1] for key in a.people.keys() & b.people.keys()):
        return False  # "resigned a month after replacing B"
    if a.kind == "appointment":  # "X was appointed", and then "she replaces Y"
        smaller, larger = sorted((a.people, b.people), key=len)
        others = [capacity for key, (_, capacity) in larger.items() if key not in smaller]
        told_again = smaller.keys() <= larger.keys() and all(capacity == "predecessor" for capacity in others)
        return told_again or _tells_predecessor(a, b) or _tells_departure(a, b)
    if a.kind == "signing" and a.mentioned and not (b.mentioned or b.date or b.people):
        return False  # a document signed now is not of the day of one spoken of before
    if a.kind == "signing" and a.date and b.people and not b.date and not is_news(a.date, published):
        return bool(a.people.keys() & b.people.keys())  # nor of the day of one signed long ago
    if a.kind == "signing" and b.sentence in a.sentences:
        # "A signed the one, while B signed the other"; not the documents of two pairs of states
        return bool(a.people.keys() & b.people.keys()) or not of_other_states(a, b)
    if a.kind == "signing" and (of_other_states(a, b) or _of_a_third(a, b)):
        return False
    if a.kind == "signing" and a.people and not b.people and b.bodies.keys() - a.bodies.keys() and len(b.sides) == 1:
        return False  # "A and B signed a grant. The Bank and Fiji had signed a loan"
    if a.kind == "signing":
        joint = bool(a.people.keys() & b.people.keys()) or _other_hand(a, b) or _only_watched(a, b)
        return not a.people or not b.people or joint
    if a.people and b.people:
        return _same_people(a, b) and not _other_partners(a, b)
    first, second = a.sides.keys(), b.sides.keys()
    if len(a.people) == len(first) == _PAIR < len(second) and not b.people:
        return False  # "A met B. On the sidelines of a meeting of their states and a third one"
    return not first or not second or len(first & second) >= min(_PAIR, len(first), len(second))


def _in_its_days(a: Draft, b: Draft) -> bool:
    """Whether one telling of a visit has a day among those of which the other tells."""
    if not (a.kind == b.kind == "visit" and is_day(a.date) and is_day(b.date)):
        return False
    first, then = sorted((a, b), key=lambda d: d.date or "")
    return bool(is_day(first.end_date) and (then.date or "") <= (first.end_date or ""))


def _other_hand(a: Draft, b: Draft) -> bool:
    """Whether a signing tells of one side's hand, and the next sentence of the other's: "For Peru A signed. B did"."""
    hands = [{p.country for p, capacity in d.people.values() if capacity == "signatory"} for d in (a, b)]
    one_each = all(len(side) == 1 and None not in side for side in hands) and hands[0] != hands[1]
    near = a.sentences[-1].block == b.sentence.block and b.countries.keys() <= a.countries.keys()
    return one_each and near and hands[0] | hands[1] <= a.countries.keys()


def _only_watched(a: Draft, b: Draft) -> bool:
    """Whether one telling names who looked on, and the other, hardly a paragraph on, who signed for the same states."""
    first, second = ({capacity for _, capacity in d.people.values()} for d in (a, b))
    near = b.sentence.block - a.sentences[-1].block <= 1
    return near and {"witness"} in (first, second) and not first & second and a.sides.keys() == b.sides.keys()


def of_other_states(a: Draft, b: Draft) -> bool:
    """Whether one document is told as that of two states, and the other as that of one of them and a third."""
    first, second = a.sides.keys(), b.sides.keys()
    return min(len(first), len(second)) >= _PAIR and not (first <= second or second <= first)


def _of_a_third(a: Draft, b: Draft) -> bool:
    """Whether a document is only told as one with a state that has no part in the other: "the one with Kosovo"."""
    return len(a.homes) >= _PAIR and bool(b.countries) and not (b.people or b.countries.keys() & a.sides.keys())


def _headline_of(a: Draft, b: Draft) -> bool:
    """Whether a headline names only some of those who met at a summit: "Presidents of A and B Hold Meeting"."""
    titled = a.sentence.kind == "headline" and a.kind == "meeting" and b.kind == "summit"
    return titled and len(a.people) >= _PAIR and a.people.keys() <= b.people.keys() and agree(a.date, b.date)


def _in_one_row(a: Draft, b: Draft) -> bool:
    """Whether a sentence tells of an organisation's ministers and then that they met, perhaps with those of another
    that stands beside it: "EU and ASEAN foreign ministers met"."""
    same = a.sentence is b.sentence and bool(a.bodies.keys() & b.bodies.keys())
    return same and a.of_ministers != b.of_ministers and not (a.people or b.people)


def _other_dialogue(one: str | None, other: str | None) -> bool:
    """Whether two dialogues have names of their own: "the Human Rights Dialogue" and "the Energy Dialogue"."""
    if not (one and other and one[:1].isupper() and other[:1].isupper()):
        return False
    first, second = one.lower().split(), other.lower().split()
    named = min(len(first), len(second)) > 1 and first[-1] == second[-1] == "dialogue"
    return named and not (set(first) <= set(second) or set(second) <= set(first))


def _only_announced(one: Draft, other: Draft) -> bool:
    """Whether a round is told without day and city beside a meeting of certain people: "will meet in Oslo in May"."""
    untold = one.round is not None and not (one.people or one.date or one.place)
    return untold and one.kind in FORMAT_KINDS and other.kind == "meeting" and bool(other.people)


def _other_body(one: str | None, other: str | None) -> bool:
    """Whether two standing bodies have names of which neither is the other's short form."""
    first, second = (set((name or "").lower().split()) for name in (one, other))
    return min(len(first), len(second)) > _PAIR and not (first <= second or second <= first)


def _other_circle(a: Draft, b: Draft) -> bool:
    """Whether a format between two states, told or not, stands beside a meeting of people of three."""
    format_told, circle = sorted((a, b), key=lambda d: len(d.people))
    if format_told.people or format_told.kind not in FORMAT_KINDS - {"summit"} or len(format_told.countries) == 1:
        return False
    theirs = {person.country for person, _ in circle.people.values() if person.country}
    return len(theirs) > _PAIR and format_told.countries.keys() < theirs


_ALONE, _PAIR = 1, 2


def _is_stop_of(a: Draft, b: Draft) -> bool:
    """Whether one of two visits is to one of the countries of the other, with a city or a day of its own."""
    homes = {person.country for d in (a, b) for person, _ in d.people.values()}
    goals = sorted(((d.countries.keys() - homes, d) for d in (a, b)), key=lambda pair: len(pair[0]))
    (few, stop), (many, _) = goals
    return len(few) == 1 < len(many) and few <= many and bool(stop.place or is_day(stop.date))


def _tells_predecessor(a: Draft, b: Draft) -> bool:
    """Whether b only adds to an appointment whom the appointee, and nobody else of it, replaces."""
    known = [capacity for key, (_, capacity) in b.people.items() if key in a.people]
    new = [capacity for key, (_, capacity) in b.people.items() if key not in a.people]
    return known == ["appointee"] and new == ["predecessor"] and b.date is None


def _tells_departure(a: Draft, b: Draft) -> bool:
    """Whether b only tells that somebody leaves who is known to be replaced by the appointee of a."""
    leaving = {key for key, (_, capacity) in a.people.items() if capacity == "predecessor"}
    return bool(b.people) and b.people.keys() <= leaving and all(c == "predecessor" for _, c in b.people.values())


def _other_series(a: Draft, b: Draft) -> bool:
    """Whether two summits have names of their own: "the NATO Summit" and "the Global Peace Summit"."""
    first, second = _own_name(a), _own_name(b)
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and longer[-len(shorter) :] != shorter


def _on_its_margins(a: Draft, b: Draft) -> bool:
    """Whether three leaders met on the margins of a larger summit that the same sentence names."""
    bare = [not d.people for d in (a, b)]
    return a.sentence is b.sentence and any(bare) and not all(bare)


def _own_name(summit: Draft) -> list[str]:
    """The words of the name of a summit's series, unless it is only called after its city."""
    name = summit.series or ""
    own = name[:1].isupper() and not (summit.place and name.startswith(summit.place))
    return [word for word in name.lower().split() if own and word not in words_of("formats", "summit_words")]


def _same_people(a: Draft, b: Draft) -> bool:
    """Whether all of the smaller circle belong to the larger; one person alone may have met somebody else as well."""
    smaller, larger = sorted((len(a.people), len(b.people)))
    if len(a.people.keys() & b.people.keys()) < smaller:
        return False
    alone = smaller == 1 and larger > 1 and (a.kind == b.kind == "meeting" or bool(b.bodies))
    return not alone or bool(a.bodies.keys() & b.bodies.keys())


def _other_partners(a: Draft, b: Draft) -> bool:
    """Whether one person alone is named in one, with unnamed partners of other countries than those of the other."""
    if _ALONE not in {len(a.people), len(b.people)}:
        return False
    alone = a.people.keys() == b.people.keys()
    if alone and b.bodies and not a.bodies.keys() & b.bodies.keys() and (a.bodies or a.countries):
        return True
    own = {a.people[key][0].country for key in a.people.keys() & b.people.keys()}
    first, second = a.sides.keys() - own, b.sides.keys() - own
    return bool(first and second) and not first & second


def _same_destination(a: Draft, b: Draft) -> bool:
    return (
        not a.countries
        or not b.countries
        or len(a.countries.keys() & b.countries.keys()) >= min(2, len(a.countries), len(b.countries))
    )
