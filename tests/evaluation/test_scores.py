"""Small documents, gold by hand and records with known faults: the counts can be checked by reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kzgraph.errors import InputError
from kzgraph.evaluation import Score, by_document, evaluate, evaluate_titles, load_labels
from kzgraph.model import Record

TEXT = (
    "On 3 May 2024 Minister of Trade of Peru Rosa Quispe met Minister of Economy of Latvia Janis Ozols in Riga. "
    "They signed the Plan of Cooperation for 2024-2026. Trade came to $5 million in 2023."
)


def evidence(quote: str) -> list[dict[str, Any]]:
    start = TEXT.index(quote)
    return [{"quote": quote, "start": start, "end": start + len(quote)}]


SENTENCE = TEXT.split(". ")[0] + "."
GOLD: dict[str, Any] = {
    "id": "riga",
    "published": "2024-05-04",
    "people": [
        {"name": "Rosa Quispe", "country": "PE", "roles": ["Minister of Trade of Peru"]},
        {"name": "Janis Ozols", "country": "LV", "roles": ["Minister of Economy of Latvia"]},
    ],
    "organisations": [],
    "countries": ["PE", "LV"],
    "events": [
        {
            "kind": "meeting",
            "status": "held",
            "date": "2024-05-03",
            "place": "Riga",
            "round": None,
            "participants": ["Rosa Quispe", "Janis Ozols"],
            "countries": ["PE", "LV"],
            "evidence": SENTENCE,
        }
    ],
    "agreements": [
        {
            "title": "Plan of Cooperation for 2024-2026",
            "kind": "plan",
            "status": "signed",
            "date": "2024-05-03",
            "parties": ["Peru", "Latvia"],
            "signatories": ["Rosa Quispe", "Janis Ozols"],
        }
    ],
    "figures": [
        {
            "indicator": "trade_turnover",
            "value": 5000000,
            "unit": "USD",
            "period": "2023",
            "reporter": "PE",
            "partner": "LV",
        }
    ],
}


def party(name: str, kind: str = "person") -> dict[str, Any]:
    return {"name": name, "kind": kind, "evidence": evidence(SENTENCE)}


def person(name: str, country: str | None, *titles: str) -> dict[str, Any]:
    roles = [{"title": title, "evidence": evidence(title)} for title in titles]
    return {"name": name, "country": country, "roles": roles, "evidence": evidence(SENTENCE)}


def perfect() -> dict[str, Any]:
    return {
        "schema": 1,
        "document": {"id": "riga", "sha256": "0"},
        "people": [
            person("Rosa Quispe", "PE", "Minister of Trade of Peru"),
            person("Janis Ozols", "LV", "Minister of Economy of Latvia"),
        ],
        "organisations": [],
        "countries": [{"code": c, "evidence": evidence(n)} for c, n in (("PE", "Peru"), ("LV", "Latvia"))],
        "events": [
            {
                "kind": "meeting",
                "status": "held",
                "date": "2024-05-03",
                "place": "Riga",
                "participants": [party("Rosa Quispe"), party("Janis Ozols")],
                "countries": ["LV", "PE"],
                "evidence": evidence(SENTENCE),
            }
        ],
        "agreements": [
            {
                "title": "Plan of Cooperation for 2024-2026",
                "kind": "plan",
                "status": "signed",
                "date": "2024-05-03",
                "parties": [party("Peru", "country"), party("Latvia", "country")],
                "signatories": [party("Rosa Quispe"), party("Janis Ozols")],
                "evidence": evidence("Plan of Cooperation for 2024-2026"),
            }
        ],
        "figures": [
            {
                "indicator": "trade_turnover",
                "value": 5e6,
                "unit": "USD",
                "period": "2023",
                "reporter": "LV",
                "partner": "PE",
                "evidence": evidence("$5 million"),
            }
        ],
    }


def score(change: Callable[[dict[str, Any]], object]) -> dict[str, Score]:
    record = perfect()
    change(record)
    return evaluate({"riga": GOLD}, [Record.model_validate(record)]).tasks


def test_a_perfect_record_scores_one_everywhere_and_all_its_quotes_are_exact() -> None:
    scores = evaluate({"riga": GOLD}, [Record.model_validate(perfect())], {"riga": TEXT})
    assert {task: s.f1 for task, s in scores.tasks.items() if s.gold} == {
        task: 1.0 for task in scores.tasks if task != "organisations"
    }
    assert scores.quotes is not None
    assert (scores.quotes.exact, scores.quotes.named, scores.quotes.names) == (scores.quotes.quotes, 2, 2)
    assert scores.mistakes == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda r: r["people"].pop(),
            {"people": Score(1, 2, 1), "roles": Score(1, 2, 1), "affiliation": Score(1, 2, 1)},
        ),
        (lambda r: r["people"][0].update(country="CL"), {"affiliation": Score(1, 2, 2), "people": Score(2, 2, 2)}),
        (lambda r: r["people"][0].update(name="Quispe"), {"people": Score(1, 2, 2), "roles": Score(1, 2, 2)}),
        (lambda r: r["people"][0].update(roles=[]), {"roles": Score(1, 2, 1)}),
        (lambda r: r["countries"].pop(), {"countries": Score(1, 2, 1)}),
        (lambda r: r["countries"].append(r["countries"][0]), {"countries": Score(2, 2, 2)}),
        (lambda r: r["events"][0].update(status="planned"), {"events": Score(0, 1, 1)}),
        (lambda r: r["events"][0].update(kind="dialogue"), {"events": Score(1, 1, 1), "events_strict": Score(0, 1, 1)}),
        (lambda r: r["events"][0].update(kind="other"), {"events": Score(0, 1, 0)}),
        (lambda r: r["events"][0].update(date="2024"), {"events": Score(1, 1, 1), "events_strict": Score(0, 1, 1)}),
        (lambda r: r["events"][0].update(date="2023"), {"events": Score(0, 1, 1)}),
        (lambda r: r["events"][0].update(place="Lima"), {"events": Score(1, 1, 1), "events_strict": Score(0, 1, 1)}),
        (lambda r: r["events"][0].update(round=2), {"events": Score(1, 1, 1), "events_strict": Score(0, 1, 1)}),
        (lambda r: r["events"][0].update(participants=[]), {"events": Score(1, 1, 1), "events_strict": Score(0, 1, 1)}),
        (lambda r: r["events"].append(r["events"][0]), {"events": Score(1, 1, 2)}),
        (lambda r: r["agreements"][0].update(title="Plan"), {"agreements": Score(1, 1, 1)}),
        (lambda r: r["agreements"][0].update(title="Plan", kind="treaty"), {"agreements": Score(0, 1, 1)}),
        (
            lambda r: r["agreements"][0].update(signatories=[]),
            {"agreements": Score(1, 1, 1), "agreements_strict": Score(0, 1, 1)},
        ),
        (
            lambda r: r["agreements"][0].update(status="planned"),
            {"agreements": Score(1, 1, 1), "agreements_strict": Score(0, 1, 1)},
        ),
        (lambda r: r["figures"][0].update(value=5.1e6), {"figures": Score(0, 1, 1)}),
        (lambda r: r["figures"][0].update(unit="EUR"), {"figures": Score(0, 1, 1)}),
        (lambda r: r["figures"][0].update(period=None), {"figures": Score(1, 1, 1), "figures_strict": Score(0, 1, 1)}),
    ],
)
def test_a_fault_costs_what_it_should(change: Callable[[dict[str, Any]], object], expected: dict[str, Score]) -> None:
    tasks = score(change)
    assert {task: tasks[task] for task in expected} == expected


def test_the_day_of_publication_will_do_for_an_event_that_gold_does_not_date() -> None:
    gold = {**GOLD, "events": [{**GOLD["events"][0], "date": None}]}
    record = perfect()
    record["events"][0]["date"] = "2024-05-04"
    assert evaluate({"riga": gold}, [Record.model_validate(record)]).tasks["events_strict"].hits == 1


def test_quotes_that_are_not_the_text_at_their_offsets_are_counted_and_fail_the_minimum() -> None:
    record = perfect()
    record["figures"][0]["evidence"][0]["start"] += 1
    scores = evaluate({"riga": GOLD}, [Record.model_validate(record)], {"riga": TEXT})
    assert scores.quotes is not None
    assert scores.quotes.quotes - scores.quotes.exact == 1
    assert scores.below({"people": 0.9}) == ["quotes: 1 are not exactly text[start:end]"]


def test_mistakes_tell_what_was_missed_and_what_was_invented() -> None:
    record = perfect()
    record["people"][0]["name"] = "Ana Flores"
    scores = evaluate({"riga": GOLD}, [Record.model_validate(record)])
    told = [str(m) for m in scores.mistakes if m.task == "people"]
    assert told == ["- riga people: Rosa Quispe", "+ riga people: Ana Flores"]


def test_mistakes_are_grouped_by_document_and_told_once_on_one_line() -> None:
    record = perfect()
    record["people"].pop()
    record["events"][0].update(kind="dialogue", participants=[])
    record["figures"][0].update(value=5.25e6)
    scores = evaluate({"riga": GOLD}, [Record.model_validate(record)])
    assert by_document(scores.mistakes) == {
        "riga": {
            "people": {"missed": ["Janis Ozols"]},
            "events_strict": {
                "missed": [
                    "kind meeting · status held · date 2024-05-03 · place Riga · participants Rosa Quispe, Janis Ozols"
                    " · countries LV, PE"
                ],
                "invented": ["kind dialogue · status held · date 2024-05-03 · place Riga · countries LV, PE"],
            },
            "figures": {
                "missed": ["indicator trade_turnover · value 5,000,000 · unit USD · period 2023 · pair LV, PE"],
                "invented": ["indicator trade_turnover · value 5,250,000 · unit USD · period 2023 · pair LV, PE"],
            },
        }
    }


def test_a_document_without_a_record_counts_as_silent() -> None:
    scores = evaluate({"riga": GOLD}, [])
    assert (scores.documents, scores.predicted) == (1, 0)
    assert scores.tasks["people"] == Score(0, 2, 0)
    assert scores.below({"people": 0.9}) == ["people: F1 0.000 is below 0.90"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"people": [1]}'])
def test_gold_that_cannot_be_read_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "riga.json").write_text(content)
    with pytest.raises(InputError, match="riga"):
        evaluate(tmp_path, [])


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold"):
        evaluate(tmp_path, [])


@pytest.mark.parametrize(
    ("label", "shares"),
    [
        ({"kind": "meet", "date": "2024-05-03", "us": "Quispe", "name": "Economy Minister Ozols"}, (1, 1, 1)),
        ({"kind": "meet", "date": "2024-05-04", "us": "Quispe", "name": "Janis Ozols"}, (1, 1, 0)),
        ({"kind": "call", "date": "2024-05-03", "us": "Quispe", "name": "Janis Ozols"}, (1, 0, 0)),
        ({"kind": "meet", "date": "2024-05-03", "us": "Quispe", "name": "Bruno Kalnins"}, (0, 0, 0)),
    ],
)
def test_labels_from_titles_ask_for_both_people_the_kind_and_the_day(
    tmp_path: Path, label: dict[str, str], shares: tuple[int, int, int]
) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text(json.dumps({"id": "riga", "country": "LV", **label}) + "\n")
    scores = evaluate_titles(load_labels(file), [Record.model_validate(perfect())])
    assert (scores.both, scores.kind, scores.dated) == shares
    assert (scores.country, scores.encounters, scores.labels) == (1, 1, 1)
    assert len(scores.mistakes) == 1 - shares[2]


def test_labels_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    for content in ("", "{", '{"us": "Quispe"}'):
        (tmp_path / "labels.jsonl").write_text(content)
        with pytest.raises(InputError, match=r"labels\.jsonl"):
            load_labels(tmp_path / "labels.jsonl")
