"""The project's own documents: each is read whole, and says where its facts come from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kzgraph.model import Document
from kzgraph.reading import read

SEEDS = Path(__file__).parents[2] / "seeds"
PUBLISHED = {
    "2023-kazakhstan-uk-strategic-dialogue": "2023-10-02",
    "2024-kazakhstan-belgium-consultations": "2024-10-18",
    "2025-kazakhstan-belarus-prime-ministers": None,
    "2025-kazakhstan-belgium-meeting": "2025-09-11",
    "2025-kazakhstan-eu-interview": "2025-04-16",
}


def test_the_five_seeds_are_read_with_their_dates_and_in_english():
    documents = [item for item in read(SEEDS) if isinstance(item, Document)]
    assert {d.id: d.published for d in documents} == PUBLISHED
    assert {d.language for d in documents} == {"en"}
    assert all(d.title and d.publisher for d in documents)


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_seed_names_the_article_whose_facts_it_tells(name):
    front_matter = (SEEDS / f"{name}.md").read_text(encoding="utf-8").split("---\n")[1]
    assert yaml.safe_load(front_matter)["source"]
