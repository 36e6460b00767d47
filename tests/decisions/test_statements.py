"""Which statement somebody means, and what is told of one, on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kzgraph.decisions import Decisions
from kzgraph.decisions.reviewing import side
from kzgraph.decisions.statements import find_statement, statements_about
from kzgraph.errors import NotFound, UsageError
from kzgraph.handles import handle, is_handle, means
from kzgraph.resolution import resolve
from kzgraph.stores import Store, open_store
from tests.decisions.conftest import BOLAT, KARIN, tellings
from tests.sample_store import BOTH_STORES, loaded

HELD = "person:murat-nurtleu|HELD|post:kz-minister-of-foreign-affairs"
MINISTER = "Minister of Foreign Affairs of Kazakhstan"


@pytest.fixture(scope="module", params=BOTH_STORES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(resolve(tellings()), request, tmp_path_factory.mktemp("statements")) as opened:
        yield opened


def test_a_handle_is_short_has_nothing_that_a_shell_reads_and_means_one_statement() -> None:
    short = handle(HELD)
    assert is_handle(short)
    assert len(short) == 10
    assert short.replace(":", "").isalnum()
    assert means(short, HELD)
    assert not means(short, HELD + "x")
    assert handle("meeting:x") == "meeting:x"


def test_a_statement_is_found_by_handle_id_or_name(store: Store) -> None:
    by_id = find_statement(store, HELD)
    assert by_id == find_statement(store, handle(HELD)) == find_statement(store, f" {handle(HELD)} ")
    assert by_id.words == f"Murat Nurtleu held the post {MINISTER}"
    assert by_id.documents
    by_name = find_statement(store, MINISTER)
    assert (by_name.id, by_name.words) == ("post:kz-minister-of-foreign-affairs", MINISTER)
    assert len(by_name.quotes) == len(by_name.documents) > 0


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("s:0123456789", NotFound),
        (HELD.replace("HELD", "SIGNED"), NotFound),
        ("x|y|z", NotFound),
        ("meeting:none", NotFound),
        ("Murat Nurtleu", UsageError),
        ("Kazakhstan", UsageError),
    ],
)
def test_what_is_no_statement_is_refused_with_a_cure(store: Store, text: str, error: type[NotFound]) -> None:
    with pytest.raises(error) as raised:
        find_statement(store, text)
    assert raised.value.cure


def test_all_that_is_stated_of_somebody_is_listed_whichever_way_it_points(store: Store) -> None:
    about = [one.id for one in statements_about(store, "Murat Nurtleu")]
    assert HELD in about
    assert any("|TOOK_PART|meeting:" in one for one in about)
    assert not any("STATED_IN" in one for one in about)
    of_post = [one.id for one in statements_about(store, MINISTER)]
    assert of_post[0] == "post:kz-minister-of-foreign-affairs"
    assert HELD in of_post


def test_a_side_of_a_doubtful_pair_is_told_by_posts_countries_and_quotes(store: Store) -> None:
    known = side(store, BOLAT)
    assert (known.name, known.countries, known.documents) == ("Bolat Karin", ("Kazakhstan",), 1)
    assert known.posts == ("Ambassador of Kazakhstan to Austria",)
    assert {document for _, document in known.quotes} == {"Second"}
    assert side(store, KARIN).posts == ()
    assert side(store, "person:nobody").name == "person:nobody"


def test_of_a_name_that_led_to_a_node_only_what_is_said_under_it_is_told(tmp_path: Path) -> None:
    joined = resolve(tellings(), Decisions(same=frozenset({(BOLAT, KARIN)})))
    with open_store(str(tmp_path / "joined.kgl")) as opened:
        opened.replace(joined, workspace="tests")
        part = side(opened, KARIN)
    assert (part.id, part.name, part.posts) == (KARIN, "Karin", ())
