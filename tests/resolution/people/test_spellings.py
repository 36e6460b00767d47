"""A person whom one text spells in two ways, of which its reader made one."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.model import Evidence
from tests.resolution.conftest import person, record

# The name that the record has, a sentence about its bearer, the other names of the record, the other spelling in it.
SENTENCES = [
    ("Yermek Kosherbayev", "Ermek Kosherbaev was Deputy Prime Minister before.", (), {"Ermek Kosherbaev"}),
    ("Yermek Kosherbayev", "The post fell to Minister Ermek Kosherbaev.", (), {"Ermek Kosherbaev"}),
    ("Kassym-Jomart Tokayev", "Касым-Жомарт Токаев прибыл в Брюссель.", (), {"Касым-Жомарт Токаев"}),
    ("Brian Stewart", "It was Bryan\n   Stewart who spoke.", (), {"Bryan Stewart"}),
    ("Yermek Kosherbayev", "Yermek Kosherbayev was there before.", (), set()),
    ("Yermek Kosherbayev", "Yermek\nKosherbayev was there before.", (), set()),
    ("Yermek Kosherbayev", "Minister Kosherbaev was there before.", (), set()),
    ("Yermek Kosherbayev", "Ermek, Kosherbaev and others were there before.", (), set()),
    ("Yermek Kosherbayev", "He met Ermek Kosherbaev.", ("Ermek Kosherbaev",), set()),
    ("Yermek Kosherbayev", "He met Ermek Kosherbaev.", ("Yermek Kosherbaiev",), set()),
    ("Yermek Kosherbayev", "Erlan Kosherbaev was there before.", (), set()),
    ("Kosherbayev", "Kosherbaev was there before.", (), set()),
    ("Terry O'Sullivan", "Terry O’Sullivan was there before.", (), set()),
]


@pytest.mark.parametrize(("name", "quote", "others", "wanted"), SENTENCES)
def test_another_spelling_in_a_persons_own_sentence_is_an_alias(
    name: str, quote: str, others: tuple[str, ...], wanted: set[str], look: Any
) -> None:
    said = person(name, "KZ", "Minister").model_copy(
        update={"evidence": (Evidence(quote=quote, start=0, end=len(quote)),)}
    )
    seen = look(record("a", "2025-09-27", said, *(person(other, "KZ") for other in others)))
    (node,) = [n for n in seen.ids("Person") if name in seen.of(n)["aliases"]]
    assert set(seen.of(node)["aliases"]) - {name, *others} == wanted
