"""Which posts one person cannot hold at one time."""

from __future__ import annotations

import pytest

from kzgraph.resolution.posts.conflicts import incompatible
from kzgraph.resolution.posts.posts import read_title

# Country and title of the one, of the other, and words of the reason; "" where one person can hold both.
PAIRS = [
    ("KZ", "Ambassador to Belgium", "FR", "President", "two states"),
    ("KZ", "Minister of Foreign Affairs", "UZ", "Minister of Foreign Affairs", "two states"),
    ("KZ", "Deputy Minister of Foreign Affairs", "GB", "Prime Minister", "two states"),
    ("US", "Governor of Texas", "CA", "Senator", "two states"),
    ("KZ", "Ambassador to Belgium", "KZ", "Ambassador to Luxembourg", ""),
    ("KZ", "Ambassador to Belgium", "KZ", "Permanent Representative to NATO", ""),
    ("KZ", "Ambassador to Belgium", "KZ", "Minister of Foreign Affairs", "minister"),
    ("KZ", "President", "KZ", "Ambassador to Russia", "head of state"),
    ("KZ", "Prime Minister", "KZ", "Deputy Prime Minister", "head of government"),
    ("KZ", "Deputy Prime Minister", "KZ", "Minister of Foreign Affairs", ""),
    ("KZ", "Minister of Foreign Affairs", "KZ", "Deputy Minister of Foreign Affairs", "same field"),
    ("KZ", "Minister of Trade", "KZ", "Deputy Minister of Foreign Affairs", ""),
    ("KZ", "Minister of Trade", "KZ", "Minister of Integration", ""),
    ("KZ", "President", "KZ", "Minister of Defence", ""),
    ("GB", "King", "CA", "King", ""),
    ("US", "Governor", "PR", "Governor", ""),
    ("KZ", "Honorary Consul", "BE", "Minister of Finance", ""),
    ("KZ", "Director", "FR", "Chairman", ""),
    ("EU", "EU Commissioner", "EE", "Prime Minister", ""),
    (None, "UN Secretary-General", "PT", "Prime Minister", "secretary general of United Nations"),
    (None, "Ambassador", "KZ", "President", ""),
]


@pytest.mark.parametrize(("country", "title", "other_country", "other_title", "reason"), PAIRS)
def test_only_what_is_near_certain_is_incompatible(
    country: str | None, title: str, other_country: str | None, other_title: str, reason: str
) -> None:
    (one,), (other,) = read_title(title, country), read_title(other_title, other_country)
    told = incompatible(one, other)
    assert told == incompatible(other, one)
    assert reason in told if reason else told == ""
