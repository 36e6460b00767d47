"""Which post a title of a person is, given all documents."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.resolution.posts.offices import own, own_ids
from kzgraph.resolution.posts.posts import read_title
from tests.resolution.conftest import evidence, person, record

# Country, title, whether the title says enough to be one post for whoever holds it.
SHARED = [
    ("KZ", "President", True),
    ("GB", "President", False),
    ("US", "Prime Minister", False),
    ("EU", "President", False),
    (None, "President", False),
    ("KZ", "Minister of Foreign Affairs", True),
    ("KZ", "Minister", False),
    ("US", "Secretary of Labor", True),
    ("US", "Secretary", False),
    ("KZ", "Ambassador to Belgium", True),
    ("KZ", "Ambassador", False),
    ("US", "Governor", False),
    ("US", "Governor of Texas", True),
    ("US", "Texas Governor", True),
    ("KZ", "Mayor of Astana", True),
    ("US", "Senator", False),
    ("US", "Illinois State Senator", False),
    ("US", "Congresswoman", False),
    ("GB", "MP", False),
    ("US", "Attorney General", True),
    ("US", "Trade Representative", True),
    ("US", "National Security Advisor", True),
    ("US", "Assistant to the President", True),
    ("US", "CEO", False),
    ("US", "Executive Vice President", False),
    ("KZ", "Spokesperson", False),
    ("KZ", "Spokesperson of the Ministry of Foreign Affairs", True),
    ("KZ", "Head of the delegation", False),
    ("KZ", "Chairman of the Board", False),
    ("US", "Senior Director for Europe", True),
    (None, "Secretary General of the United Nations", True),
    ("EU", "EU Commissioner", True),
]


@pytest.mark.parametrize(("country", "title", "shared"), SHARED)
def test_a_title_is_one_post_for_several_people_only_if_it_says_which(
    country: str | None, title: str, shared: bool
) -> None:
    assert read_title(title, country)[0].shared is shared


ONE_PLACE = [
    ("post:us-governor-texas", ["Governor of Texas", "Texas Governor"]),
    ("post:us-governor-new-york", ["Governor of New York", "New York Governor"]),
    ("post:us-attorney-general-new-mexico", ["New Mexico Attorney General", "Attorney General of New Mexico"]),
]


@pytest.mark.parametrize(("post_id", "titles"), ONE_PLACE)
def test_a_place_belongs_to_the_post_though_its_name_begins_with_new(post_id: str, titles: list[str]) -> None:
    assert {read_title(title, "US")[0].id for title in titles} == {post_id}


def test_a_new_minister_is_the_minister() -> None:
    assert read_title("new Prime Minister of New Zealand", "NZ")[0].id == "post:nz-prime-minister"


def said(name: str, country: str | None, *titles: tuple[str, str]) -> Any:
    """A person whose titles stand in these quotes."""
    return person(name, country).model_copy(
        update={"roles": tuple(person(name, None, title).roles[0].model_copy(update={"evidence": evidence(quote)})
                               for title, quote in titles)}
    )  # fmt: skip


def test_bare_titles_are_each_holders_own_post_with_the_holders_name(look: Any) -> None:
    seen = look(
        record("a", "2022-01-01", person("Janet Mills", "US", "Governor"), person("Jared Polis", "US", "Governor"))
    )
    assert seen.names("Post") == ["Governor (Janet Mills)", "Governor (Jared Polis)"]
    assert seen.related("post:us-governor-janet-mills", "BELONGS_TO") == ["country:US"]


def test_only_a_post_of_the_state_belongs_to_the_country_of_its_holder(look: Any) -> None:
    seen = look(record("a", "2022-01-01", person("Patrick Spence", "US", "CEO")))
    assert seen.related("post:chief-executive-officer-patrick-spence", "BELONGS_TO") == []


BESIDE = [
    ("Governor", "Governor Ned Lamont of Connecticut", "post:us-governor-connecticut"),
    ("Governor", "Governor Ned Lamont, Connecticut", "post:us-governor-connecticut"),
    ("Attorney General", "New York Attorney General Ned Lamont", "post:us-attorney-general-new-york"),
    ("Mayor", "Mayor Ned Lamont of Rock Hill", "post:us-mayor-rock-hill"),
    ("Governor", "Governor Ned Lamont, Chair of the Council", "post:us-governor-ned-lamont"),
    ("Governor", "Governor Ned Lamont met Connecticut officials", "post:us-governor-ned-lamont"),
]


@pytest.mark.parametrize(("title", "quote", "post"), BESIDE)
def test_the_place_beside_title_and_name_is_the_posts(look: Any, title: str, quote: str, post: str) -> None:
    assert look(record("a", "2022-01-01", said("Ned Lamont", "US", (title, quote)))).ids("Post") == [post]


def test_a_bare_title_is_the_fuller_one_that_documents_of_the_same_months_give(look: Any) -> None:
    notes = [
        record("a", "2022-01-01", person("Lloyd Austin", "US", "Secretary of Defense")),
        record("b", "2022-03-01", person("Lloyd Austin", "US", "Secretary")),
        record("c", "2024-03-01", person("Lloyd Austin", "US", "Secretary")),
    ]
    seen = look(*notes)
    assert seen.related("person:lloyd-austin", "HELD") == [
        "post:us-minister-of-defence",
        "post:us-secretary-lloyd-austin",
    ]
    held = seen.relationship("person:lloyd-austin", "HELD", "post:us-minister-of-defence").properties
    assert held["attested"] == ["2022-01-01", "2022-03-01"]


def around(*said_between: Any) -> list[Any]:
    """Notes in which one president is named before and after, and something else between."""
    president = person("Joseph Biden", "US", "President")
    notes = [record(day, day, president) for day in ("2022-01-01", "2022-02-01", "2022-04-01")]
    return [*notes, record("between", "2022-03-01", *said_between)]


def test_a_bare_title_that_is_somebody_elses_just_then_is_not_that_post(look: Any) -> None:
    seen = look(*around(person("Barack Obama", "US", "President")))
    assert seen.related("person:barack-obama", "HELD") == ["post:president-barack-obama"]
    assert seen.of("post:president-barack-obama")["kind"] == "head of body"


def test_beside_another_title_it_is_no_title_of_the_person_at_all(look: Any) -> None:
    seen = look(*around(person("Nancy Pelosi", "US", "President", "Speaker of the House")))
    assert seen.related("person:nancy-pelosi", "HELD") == ["post:us-speaker-house"]


def test_a_title_whose_quote_names_the_country_is_never_overruled(look: Any) -> None:
    seen = look(*around(person("Barack Obama", None, {"title": "President of the United States", "country": "US"})))
    assert seen.related("person:barack-obama", "HELD") == ["post:us-president"]


def test_a_successor_is_no_rival(look: Any) -> None:
    notes = [record(day, day, person("Mario Draghi", "IT", "Prime Minister")) for day in ("2022-06-01", "2022-09-08")]
    seen = look(*notes, record("new", "2022-10-25", person("Giorgia Meloni", "IT", "Prime Minister")))
    assert seen.related("person:giorgia-meloni", "HELD") == ["post:it-prime-minister"]


def test_a_president_and_chief_executive_is_one_of_the_firm(look: Any) -> None:
    line = "Janet Murguia, President and CEO, Siemens Energy"
    firm = person("Janet Murguia", "US", "President", {"title": "CEO", "organisation": "Siemens Energy"})
    roles = tuple(role.model_copy(update={"evidence": evidence(line)}) for role in firm.roles)
    seen = look(record("a", "2022-01-01", firm.model_copy(update={"roles": roles})))
    assert "post:us-president" not in seen.ids("Post")
    assert "President, Siemens Energy" in " ".join(seen.names("Post"))


def test_the_only_country_that_titles_elsewhere_name_counts_more_than_a_guess(look: Any) -> None:
    named = [
        record(f"n{i}", f"2022-0{i}-01", person("Justin Trudeau", "CA", "Canadian Prime Minister")) for i in (1, 2)
    ]
    seen = look(*named, record("guess", "2022-03-01", person("Justin Trudeau", "US", "Chairman of the Summit")))
    assert seen.ids("Person") == ["person:justin-trudeau"]
    assert "post:ca-chairman-summit" in seen.ids("Post")


@pytest.mark.parametrize(("others", "home"), [((), "us"), (("Anna Pelosi",), "ua")])
def test_the_bare_surname_in_more_texts_counts_more_than_a_guess_if_only_one_has_it(
    look: Any, others: tuple[str, ...], home: str
) -> None:
    bare = [record(f"b{i}", f"2022-0{i}-01", person("Pelosi", "US", "Speaker")) for i in (1, 2)]
    more = [record(name, "2022-05-01", person(name, "FR", "Singer")) for name in others]
    seen = look(*bare, *more, record("full", "2022-03-01", person("Nancy Pelosi", "UA", "Speaker of the House")))
    assert f"post:{home}-speaker-house" in seen.ids("Post")


def test_a_post_is_called_as_the_texts_word_it_too(look: Any) -> None:
    titles = ["Kazakh Foreign Minister", "Minister of Foreign Affairs of the Republic of Kazakhstan"]
    notes = [record(title, "2022-01-01", person("Murat Nurtleu", "KZ", title)) for title in titles]
    assert look(*notes).of("post:kz-minister-of-foreign-affairs")["aliases"] == titles


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("President of the European Council", "post:president-european-council"),
        ("Secretary General of NATO", "post:secretary-general-north-atlantic-treaty-organisation"),
        ("Permanent Representative to NATO", "post:pt-permanent-representative-to-north-atlantic-treaty-organization"),
    ],
)
def test_an_office_of_an_organisation_is_not_one_of_its_holders_country(look: Any, title: str, post: str) -> None:
    assert look(record("a", "2025-03-01", said("Antonio Costa", "PT", (title, title)))).ids("Post") == [post]


def test_an_office_of_a_national_body_is_one_of_its_country(look: Any) -> None:
    title = "Commissioner of the Food and Drug Administration"
    seen = look(record("a", "2022-03-01", said("Robert Califf", "US", (title, title))))
    assert seen.ids("Post") == ["post:us-commissioner-food-and-drug-administration"]


HOLDERS = [
    "person:x",
    "person:jane-doe",
    "person:li",
    f"person:{'anna-maria-' * 5}doe",
    f"person:{'w' * 79}",
    "person:x-1f",
]


@pytest.mark.parametrize(
    "title",
    [
        "Secretary",
        "President",
        "Director",
        "Governor",
        "Deputy Minister for the Coordination of the Economy, of Investment and of the Development of Rural Areas",
        f"Director of {'Donaudampfschiff' * 4} {'x' * 30}",
    ],
)
def test_the_ids_of_several_holders_own_posts_are_those_of_each(title: str) -> None:
    for post in read_title(title, "KZ"):
        assert own_ids(post, HOLDERS) == {own(post, holder).id for holder in HOLDERS}
