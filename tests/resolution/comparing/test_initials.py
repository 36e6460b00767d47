"""Names with initials that are not compared over a surname alone: nothing that may be one person's is left out."""

from __future__ import annotations

from itertools import product

import pytest

from kzgraph.resolution.comparing.blocking import ONLY_WITH, blocks
from kzgraph.resolution.comparing.initials import beginnings, may_agree
from kzgraph.resolution.comparing.matching import compare

NAMES = """Kassym-Jomart Tokayev
K. Tokayev
Kassym-Jomart K. Tokayev
Tokayev K.
R. Sivarasa
Sivarasa Rasiah
S. T. Bui
T. Bui
Butrus B. Ghali
Boutros-Ghali Y.
Le Drian
J. Le Drian
N. Aquino
Benigno Aquino III
B. Aquino
Noynoy Aquino
Bongbong Marcos
B. Marcos
Ferdinand Marcos Jr.
A. Giammattei
Alejandro Giammattei Falla
""".splitlines()


@pytest.mark.parametrize(("a", "b"), list(product(NAMES, NAMES)))
def test_what_may_be_one_person_is_compared(a: str, b: str) -> None:
    over_more = any(not key.startswith(tuple(ONLY_WITH)) for key in blocks(a) & blocks(b))
    agree = over_more or may_agree(beginnings(a), beginnings(b))
    assert agree or compare(a, b).verdict == "different"


def test_an_initial_that_begins_no_word_of_the_other_rules_it_out() -> None:
    assert not may_agree(beginnings("R. Tokayev"), beginnings("Kassym-Jomart Tokayev"))
    assert may_agree(beginnings("K. Tokayev"), beginnings("Kassym-Jomart Tokayev"))
    assert may_agree(beginnings("Tokayev"), beginnings("R. Tokayev"))
