"""When a statement found is the statement wanted, one function for each task; 0 is no, otherwise the larger the better.

Lenient and strict forms stand side by side: the lenient one asks whether the statement was found at all, the strict
one whether what would go into the graph is right.
"""

from __future__ import annotations

from kzgraph.evaluation.answers import AgreementAnswer, EventAnswer, FigureAnswer
from kzgraph.evaluation.similarity import quotes_meet, same_code, same_name, same_party, same_title, set_f1

FAMILY = {
    "meeting": "meet",
    "consultations": "meet",
    "dialogue": "meet",
    "summit": "meet",
    "visit": "visit",
    "call": "call",
    "signing": "sign",
    "credentials": "credentials",
    "appointment": "appointment",
}
STATUS_FAMILY = {"ratified": "in_force", "initialled": "negotiated"}
LENIENT_PARTICIPANTS_F1 = 0.5
STRICT_PARTIES_F1 = 0.6
ALL_PARTIES_F1 = 0.99
QUOTE_BONUS = 0.1
"""Between two candidates with equal participants the one from the same sentence wins."""
VALUE_TOLERANCE = 1e-6


def dates_agree(gold: str | None, found: str | None) -> bool:
    """A missing date agrees with anything; otherwise one is as precise as, or a prefix of, the other."""
    return not gold or not found or gold.startswith(found) or found.startswith(gold)


def event(gold: EventAnswer, found: EventAnswer) -> float:
    """Same family and status, compatible date, and the participants (or countries, or the sentence) shared."""
    family = FAMILY.get(gold.kind, "other") == FAMILY.get(found.kind, "other")
    if not family or gold.status != found.status or not dates_agree(gold.date, found.date):
        return 0.0
    near = quotes_meet(gold.quotes, found.quotes)
    if gold.participants and found.participants:
        shared = set_f1(gold.participants, found.participants, same_party)
    elif gold.countries:
        shared = set_f1(gold.countries, found.countries, same_code)
    else:
        shared = float(near)
    return shared + QUOTE_BONUS * near if shared >= LENIENT_PARTICIPANTS_F1 else 0.0


def event_strict(gold: EventAnswer, found: EventAnswer) -> float:
    """Same kind, status, round and date (the day of publication will do for none), place and participants."""
    undated = gold.date is None and found.date == gold.published
    dated = gold.date == found.date or undated
    placed = gold.place is None or same_name(gold.place, found.place or "")
    if not dated or not placed or (gold.kind, gold.status, gold.round) != (found.kind, found.status, found.round):
        return 0.0
    shared = set_f1(gold.participants, found.participants, same_party)
    return shared if shared >= STRICT_PARTIES_F1 else 0.0


def agreement(gold: AgreementAnswer, found: AgreementAnswer) -> float:
    """A similar title, or the same kind between the same parties."""
    if same_title(gold.title, found.title):
        return 1.0
    same_kind = gold.kind == found.kind and bool(gold.parties)
    return float(same_kind and set_f1(gold.parties, found.parties, same_party) >= ALL_PARTIES_F1)


def agreement_strict(gold: AgreementAnswer, found: AgreementAnswer) -> float:
    """Also the same kind and status, a compatible date, the parties and the signatories."""
    return float(
        bool(agreement(gold, found))
        and gold.kind == found.kind
        and STATUS_FAMILY.get(gold.status, gold.status) == STATUS_FAMILY.get(found.status, found.status)
        and set_f1(gold.parties, found.parties, same_party) >= STRICT_PARTIES_F1
        and set_f1(gold.signatories, found.signatories, same_party) >= STRICT_PARTIES_F1
        and dates_agree(gold.date, found.date)
    )


def figure(gold: FigureAnswer, found: FigureAnswer) -> float:
    """The same amount in the same currency."""
    close = abs(gold.value - found.value) <= VALUE_TOLERANCE * max(1.0, abs(gold.value))
    return float(close and gold.unit == found.unit)


def figure_strict(gold: FigureAnswer, found: FigureAnswer) -> float:
    """Also the same indicator, period and pair of economies."""
    meaning = (gold.indicator, gold.period, gold.pair) == (found.indicator, found.period, found.pair)
    return float(bool(figure(gold, found)) and meaning)
