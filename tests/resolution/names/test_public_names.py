"""Names by which people go in public: the lexicon's, each beside the full name."""

from __future__ import annotations

import pytest

from kzgraph.data_files import lexicon
from kzgraph.resolution.comparing.blocking import blocks
from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.names.public_names import full_name

ENTRIES = sorted(lexicon("public_names").items())


@pytest.mark.parametrize(("public", "full"), ENTRIES)
def test_a_public_name_is_that_of_the_full_one(public: str, full: str) -> None:
    found = compare(public.title(), full)
    assert found.verdict == "same"
    assert found == compare(full, public.title())
    assert blocks(public.title()) & blocks(full)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("President Lula", "Luiz Inácio Lula da Silva", True),
        ("President Lula", "Marina Silva", False),
        ("Abu Mazen", "Махмуд Аббас", True),
        ("Abu Mazen", "Abbas Araghchi", False),
        ("Joko Widodo", "President Jokowi", True),
        ("William Lai", "Lai Ching-te", True),
        ("William Lai", "Lai Shyh-bao", False),
    ],
)
def test_titles_and_scripts_do_not_matter(a: str, b: str, same: bool) -> None:
    assert (compare(a, b).verdict == "same") is same


def test_it_says_how_it_is_known() -> None:
    assert compare("AMLO", "Andrés Manuel López Obrador").reasons == (
        "AMLO is what Andrés Manuel López Obrador is called in public",
    )
    assert full_name("Luiz Inácio Lula da Silva") == ""
