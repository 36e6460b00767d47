from __future__ import annotations

import pytest

from kzgraph.evaluation.matching import dates_agree
from kzgraph.evaluation.similarity import fold, pair, quotes_meet, same_name, same_person, same_title


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Aigerim Bekova", "Aigerim Bekova", True),
        ("Aigerim Bekova", "BEKOVA Aigerim", True),
        ("José Muñoz", "Jose Munoz", True),
        ("Konstantin Petrenko", "Konstantin Petrenkoo", True),
        ("Aigerim Bekova", "Bekova", False),
        ("Aigerim Bekova", "Aigerim", False),
        ("Kim Lee", "Kim Leo", False),
        ("Michael Smith", "Michelle Smith", False),
        ("Anna Maria van Dijk", "Anna Maria Dijk", True),
        ("", "", False),
    ],
)
def test_a_person_is_the_same_by_all_tokens_of_the_full_name(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministry of Foreign Affairs of Kazakhstan", "the Foreign Affairs Ministry of Kazakhstan", True),
        ("Ministry of Foreign Affairs", "Ministry of Finance", False),
        ("Republic of Latvia", "Latvia", True),
        ("the Republic", "the State", False),
    ],
)
def test_organisations_are_the_same_up_to_articles_and_the_order_of_words(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Deputy Minister of Trade of Peru", "Deputy Minister of Trade of Peru", True),
        ("Deputy Minister of Trade of Peru", "Minister of Trade of Peru", True),
        ("Ambassador", "Ambassador of Peru to the Kingdom of Belgium", False),
        ("Peru", "Deputy Minister of Trade of Peru", False),
    ],
)
def test_a_word_out_of_a_long_title_is_not_the_title(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same


@pytest.mark.parametrize(
    ("gold", "found", "agree"),
    [
        ("2024-10-18", "2024-10-18", True),
        ("2024-10-18", "2024-10", True),
        ("2024", "2024-10-18", True),
        (None, "2024", True),
        ("2024", None, True),
        ("2024-10-18", "2024-10-19", False),
    ],
)
def test_dates_agree_when_one_is_as_precise_as_the_other_or_less(gold: str, found: str, agree: bool) -> None:
    assert dates_agree(gold, found) is agree


def test_folding_takes_away_case_accents_and_marks() -> None:
    assert fold("The “Côte d'Ivoire” – U.S. talks") == "the cote d ivoire u s talks"
    assert fold(None) == ""


def test_pairing_takes_the_best_scores_first_and_uses_each_side_once() -> None:
    scores = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 1.0, ("b", "x"): 0.0}
    assert pair("ab", "xy", lambda g, f: scores[g, f]) == [(1, 1), (0, 0)]


def test_quotes_meet_where_one_lies_in_the_other() -> None:
    assert quotes_meet(["The ministers met in Riga"], ["On Monday the  ministers met in RIGA, and dined."])
    assert not quotes_meet(["The ministers met in Riga"], ["They signed a plan."])
