"""A date behind a title is the beginning or the end of the term where the text says so."""

from __future__ import annotations

import pytest

from kzgraph.extraction import extract
from kzgraph.model import Document

# Sentence of a note of 1 February 2024, then status, since and until of the only post in it.
TERMS = [
    ("Roman Vassilenko has been Deputy Minister of Trade of Kazakhstan since December 2019.", "held", "2019-12", None),
    ("Yermek Kosherbayev, Deputy Prime Minister of Kazakhstan since February 2022, spoke.", "held", "2022-02", None),
    ("Peter Hronec, since May 2021 its ambassador to Hungary, spoke for Slovakia.", "held", "2021-05", None),
    ("Todd McClay (Minister of Trade of New Zealand since 2023) spoke.", "held", "2023", None),
    ("Erlan Idrissov, Minister of Foreign Affairs of Kazakhstan from 2012 to 2016, spoke.", "former", "2012", "2016"),
    ("Kanat Tumysh, Ambassador of Kazakhstan to Japan (2021-2023), spoke.", "former", "2021", "2023"),
    ("Serik Sapbek, Ambassador of Kazakhstan to Belgium until 3 May 2022, spoke.", "former", None, "2022-05-03"),
    ("Musalia Mudavadi, Foreign Minister of Kenya until June 2025, spoke.", "held", None, "2025-06"),
    # Entered and left, each on its day.
    ("Jan Falk, who joined the cabinet last August as envoy, resigned on Monday.", "former", "2023-08", "2024-01-29"),
    ("Peter Szijar, who became foreign minister in 2014, left office on Monday.", "former", "2014", "2024-01-29"),
    # A date that is no term's.
    ("Kenyan Foreign Minister Musalia Mudavadi has been in Astana since 30 January 2024.", "held", None, None),
    ("The forum was opened by Kenyan Foreign Minister Musalia Mudavadi on 30 January 2024.", "held", None, None),
    ("It is the first visit since 2019, Kenyan Foreign Minister Musalia Mudavadi said in Astana.", "held", None, None),
    ("Musalia Mudavadi, Foreign Minister of Kenya, will be in Astana from 3 to 5 February 2024.", "held", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "status", "since", "until"), TERMS)
def test_the_beginning_and_the_end_of_a_term(sentence: str, status: str, since: str | None, until: str | None) -> None:
    text = f"ASTANA, 1 February 2024 – {sentence}"
    (person,) = extract(Document(id="note", text=text, published="2024-02-01")).people
    (role,) = person.roles
    assert (role.status, role.since, role.until) == (status, since, until)
