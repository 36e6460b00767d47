"""Which node a name means, on both stores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kzgraph.entities import find_entity
from kzgraph.errors import NotFound, UsageError
from kzgraph.finding import fold
from kzgraph.model import Graph, Node
from kzgraph.queries import library, run_query
from kzgraph.resolution import resolve
from kzgraph.stores import Store
from tests.resolution.conftest import person, record
from tests.sample import document_node_id, sample_graph
from tests.sample_store import BOTH_STORES, loaded


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("person:roman-vassilenko", "person:roman-vassilenko"),
        ("Roman Vassilenko", "person:roman-vassilenko"),
        ("  roman   VASILENKO ", "person:roman-vassilenko"),
        ("kassym jomart tokayev", "person:kassym-jomart-tokayev"),
        ("josef sikela", "person:josef-sikela"),
        ("kz", "country:KZ"),
        ("Great Britain", "country:GB"),
        ("FCDO", "organisation:gb-foreign-commonwealth-and-development-office"),
        ("Foreign Commonwealth and Development Office", "organisation:gb-foreign-commonwealth-and-development-office"),
        ("epca", "agreement:enhanced-partnership-and-cooperation-agreement-eu-kz"),
        ("roadmap on trade and culture for 2026-2028", "agreement:roadmap-on-trade-and-culture-by-kz"),
        ("dialogue-astana", document_node_id("dialogue-astana")),
        ("https://example.org/interview?a=1&b=2", document_node_id("interview-vassilenko")),
    ],
)
def test_an_entity_is_found_by_id_name_alias_code_or_address(sample_store: Store, text: str, node: str) -> None:
    assert find_entity(sample_store, text) == node


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Roman Vasilenco", "person:roman-vassilenko (Roman Vassilenko)"),
        ("Vassilenko", "person:roman-vassilenko (Roman Vassilenko)"),
        ("person:roman-vasilenko", "person:roman-vassilenko (Roman Vassilenko)"),
        ("Kazakstan", "country:KZ (Kazakhstan)"),
    ],
)
def test_a_name_that_nobody_bears_suggests_near_ones(sample_store: Store, text: str, near: str) -> None:
    with pytest.raises(NotFound) as raised:
        find_entity(sample_store, text)
    assert repr(text) in str(raised.value)
    assert near in raised.value.cure


@pytest.mark.parametrize("text", ["", "   ", "?!", "x' OR 1=1 //", "zzzzzz", "a\0b"])
def test_nonsense_is_not_found_and_says_what_to_try(sample_store: Store, text: str) -> None:
    with pytest.raises(NotFound) as raised:
        find_entity(sample_store, text)
    assert raised.value.cure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Josef Síkela", "JOSEF SIKELA"),
        ("EU–Central Asia", "EU-Central Asia"),
        ("Қасым-Жомарт Тоқаев", "қасым жомарт тоқаев"),
        ("Straße", "STRASSE"),
        ("Radosław Sikorski", "Radoslaw Sikorski"),
        ("Lars Løkke Rasmussen", "lars lokke rasmussen"),
        ("Đặng Hoàng Giang", "Dang Hoang Giang"),
        ("Hakan Fidan ve Işık", "HAKAN FIDAN VE ISIK"),
        ("Kristrún Þórðardóttir", "kristrun thordardottir"),
        ("Mette Kierkegård Ærø", "Mette Kierkegard Aero"),
        ("Elmar Məmmədyarov", "Elmar Mammadyarov"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


LONG = f"Agreement on {' and '.join(f'matter {n}' for n in range(60))} | and no more"


@pytest.fixture(scope="module", params=BOTH_STORES)
def namesakes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    twins = [
        Node(f"person:john-smith-{place}", ("Person",), {"name": "John Smith", "aliases": ["John Smith", nick]})
        for place, nick in (("london", "Jack"), ("perth", "Johnny"))
    ]
    other = Node("person:jack", ("Person",), {"name": "Jack", "aliases": ["Jack"]})
    long = Node("agreement:long", ("Agreement",), {"name": LONG})
    nodes = sorted([*sample_graph().nodes, *twins, other, long], key=lambda n: n.id)
    graph = Graph(tuple(nodes), sample_graph().relationships)
    with loaded(graph, request, tmp_path_factory.mktemp("namesakes")) as store:
        yield store


def test_a_name_of_two_lists_both_ids(namesakes: Store) -> None:
    with pytest.raises(UsageError, match="2 entities are called 'john smith'") as raised:
        find_entity(namesakes, "john smith")
    assert "person:john-smith-london (John Smith), person:john-smith-perth (John Smith)" in str(raised.value)
    assert "person:john-smith-london" in raised.value.cure


def test_a_name_proper_comes_before_an_alias_of_another(namesakes: Store) -> None:
    assert find_entity(namesakes, "jack") == "person:jack"
    assert find_entity(namesakes, "johnny") == "person:john-smith-perth"


def test_a_name_that_is_too_long_for_the_index_is_found_all_the_same(namesakes: Store) -> None:
    assert find_entity(namesakes, LONG.upper()) == "agreement:long"


def test_an_empty_store_has_nobody(store: Store) -> None:
    with pytest.raises(NotFound):
        find_entity(store, "Kazakhstan")


@pytest.fixture(scope="module", params=BOTH_STORES)
def posts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    held = [
        person("Murat Nurtleu", "KZ", "Foreign Minister", "Deputy Prime Minister"),
        person("Bakhtiyor Saidov", "UZ", "Minister of Foreign Affairs of Uzbekistan"),
        person("Antony Blinken", "US", "Secretary of State of the United States"),
        person("Nurlan Onzhanov", "KZ", "Ambassador of Kazakhstan to Germany"),
        person("Askar Shakirov", "KZ", "Ambassador of Kazakhstan to India"),
        person("Bogdan Marchuk", "UA", "Ambassador of Ukraine to India"),
        person("Roman Vassilenko", "KZ", "Deputy Minister of Foreign Affairs of Kazakhstan"),
    ]
    with loaded(resolve([record("a", "2024-02-01", *held)]), request, tmp_path_factory.mktemp("posts")) as store:
        yield store


FOREIGN = [f"{code}-minister-of-foreign-affairs" for code in ("kz", "us", "uz")]
# A title and the posts it means.
TITLES = [
    ("Foreign Minister", FOREIGN),
    ("minister for foreign affairs", FOREIGN),
    ("Kazakh Foreign Minister", ["kz-minister-of-foreign-affairs"]),
    ("Minister of Foreign Affairs (Uzbekistan)", ["uz-minister-of-foreign-affairs"]),
    ("Secretary of State", ["us-minister-of-foreign-affairs"]),
    ("Deputy Prime Minister", ["kz-deputy-prime-minister"]),
    ("Deputy FM of Kazakhstan", ["kz-deputy-minister-of-foreign-affairs"]),
    ("Ambassador to Germany", ["kz-ambassador-to-de"]),
    ("Ambassador to India", ["kz-ambassador-to-in", "ua-ambassador-to-in"]),
]


@pytest.mark.parametrize(("title", "meant"), TITLES)
def test_a_title_without_a_country_means_the_post_of_each_that_has_one(
    posts: Store, title: str, meant: list[str]
) -> None:
    ids = [f"post:{each}" for each in meant]
    if len(ids) == 1:
        assert find_entity(posts, title) == ids[0]
        return
    with pytest.raises(UsageError, match=f"{len(ids)} entities are called") as raised:
        find_entity(posts, title)
    assert [each for each in ids if each in str(raised.value)] == ids


@pytest.fixture(scope="module", params=BOTH_STORES)
def austins(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    notes = [
        record("a", "2022-01-01", person("Lloyd Austin", "US", "Secretary of Defense")),
        record("b", "2022-03-01", person("Austin", "US", "Secretary")),
        record("c", "2022-03-02", person("Austin", "US", "Senator")),
        record("d", "2022-03-03", person("Lloyd Austin", "US", "Senator")),
    ]
    with loaded(resolve(notes), request, tmp_path_factory.mktemp("austins")) as store:
        yield store


@pytest.mark.parametrize(
    ("once", "now"),
    [
        ("post:us-secretary-austin", "post:us-minister-of-defence"),
        ("post:us-senator-austin", "post:us-senator-lloyd-austin"),
    ],
)
def test_an_id_that_some_documents_alone_gave_a_post_leads_to_it(austins: Store, once: str, now: str) -> None:
    assert find_entity(austins, once) == now
    for name in ("holders-of-a-post", "who-held-a-post-on"):
        query = library()[name]
        told = {"post": once} | ({"date": "2022"} if name.endswith("-on") else {})
        rows = run_query(austins, query, told).rows
        assert [row[1] for row in rows] == ["Lloyd Austin"]
        assert rows == run_query(austins, query, told | {"post": now}).rows


def test_a_part_of_a_name_is_no_part_of_another_id(austins: Store) -> None:
    posts = {row[0] for row in run_query(austins, library()["holders-of-a-post"], {"post": "Senator"}).rows}
    assert posts == {"Senator (Lloyd Austin)"}
