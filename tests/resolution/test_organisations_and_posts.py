"""One organisation and one post, however they are worded."""

from __future__ import annotations

import pytest

from kzgraph.resolution.organisations.forms import kind_of
from kzgraph.resolution.organisations.keys import key_of
from kzgraph.resolution.posts.names import name_of
from kzgraph.resolution.posts.posts import read_title

ONE_ORGANISATION = [
    ("KZ", "ministry", ["Kazakh Ministry of Foreign Affairs", "Ministry of Foreign Affairs of Kazakhstan", "MFA"]),
    ("KZ", "ministry", ["Ministry of Foreign Affairs of the Republic of Kazakhstan", "Foreign Ministry of Kazakhstan"]),
    ("KZ", "ministry", ["the Kazakh Foreign Ministry", "Kazakhstan's Foreign Ministry", "Foreign Ministry"]),
    (
        "BE",
        "ministry",
        ["Belgian Ministry of Foreign Affairs", "Federal Public Service for Foreign Affairs, Foreign Trade"],
    ),
    ("GB", "ministry", ["FCDO", "Foreign, Commonwealth and Development Office (FCDO)", "British Foreign Office"]),
    ("US", "ministry", ["Department of State", "State Department", "U.S. Department of State"]),
    ("IN", "ministry", ["Ministry of External Affairs", "Indian Ministry of External Affairs"]),
    (
        "LV",
        "ministry",
        ["Ministry for Finance", "Latvian Finance Ministry", "Ministry of Finance of the Republic of Latvia"],
    ),
    ("KZ", "government", ["Government of Kazakhstan", "Kazakh Government", "Government of the Republic of Kazakhstan"]),
    ("KZ", "local_government", ["Akimat of the city of Astana", "Astana Akimat", "Akimat of Astana"]),
    (None, "intergovernmental", ["UN", "United Nations", "the United Nations"]),
    (None, "intergovernmental", ["EU", "European Union", "European Union (EU)"]),
    (
        None,
        "intergovernmental",
        [
            "OSCE",
            "Organization for Security and Co-operation in Europe",
            "Organisation for Security and Cooperation in Europe",
        ],
    ),
]


@pytest.mark.parametrize(("country", "kind", "names"), ONE_ORGANISATION)
def test_names_of_one_organisation_have_one_key(country: str | None, kind: str, names: list[str]) -> None:
    keys = {key_of(name, kind, country) for name in names}  # type: ignore[arg-type]
    assert len(keys) == 1, keys


TWO_ORGANISATIONS = [
    (("Ministry of Foreign Affairs", "ministry", "KZ"), ("Ministry of Foreign Affairs", "ministry", "UZ")),
    (("Ministry of Industry", "ministry", "KZ"), ("Ministry of Industry and Construction", "ministry", "KZ")),
    (("Akimat of the Almaty region", "local_government", "KZ"), ("Akimat of Almaty", "local_government", "KZ")),
    (("European Union", "intergovernmental", None), ("European Commission", "intergovernmental", None)),
    (("Ministry of Foreign Trade", "ministry", "KZ"), ("Ministry of Foreign Affairs", "ministry", "KZ")),
]


@pytest.mark.parametrize(("a", "b"), TWO_ORGANISATIONS)
def test_two_organisations_have_two_keys(a: tuple[str, str, str | None], b: tuple[str, str, str | None]) -> None:
    assert key_of(*a) != key_of(*b)  # type: ignore[arg-type]


def test_a_ministry_of_no_known_country_is_one_only_within_its_document() -> None:
    first = key_of("Ministry of Finance", "ministry", None, "a" * 64)
    assert first == key_of("the Finance Ministry", "ministry", None, "a" * 64)
    assert first != key_of("Ministry of Finance", "ministry", None, "b" * 64)


def test_the_kind_shows_in_the_name() -> None:
    assert [kind_of(n) for n in ("UN", "Ministry of Trade", "Senate", "Alstom")] == [
        "intergovernmental",
        "ministry",
        "parliament",
        "other",
    ]


ONE_POST = [
    (
        "post:kz-minister-of-foreign-affairs",
        "minister",
        "KZ",
        [
            "Kazakh Foreign Minister",
            "Foreign Minister of Kazakhstan",
            "Minister of Foreign Affairs of the Republic of Kazakhstan",
            "Minister for Foreign Affairs",
            "Kazakhstan's Minister of Foreign Affairs",
            "Acting Minister of Foreign Affairs of Kazakhstan",
        ],
    ),
    (
        "post:de-minister-of-foreign-affairs",
        "minister",
        "DE",
        [
            "Federal Minister for Foreign Affairs of Germany",
            "Federal Foreign Minister of Germany",
            "German Federal Foreign Minister",
            "Federal Minister for Foreign Affairs of the Federal Republic of Germany",
        ],
    ),
    (
        "post:at-minister-of-foreign-affairs",
        "minister",
        "AT",
        ["Federal Minister for European and International Affairs of Austria", "Foreign Minister of Austria"],
    ),
    ("post:at-president", "head of state", "AT", ["Federal President of Austria", "Austrian President"]),
    ("post:at-chancellor", "head of government", "AT", ["Federal Chancellor of Austria", "Chancellor"]),
    ("post:in-minister-of-health", "minister", "IN", ["Union Minister of Health", "Union Health Minister of India"]),
    ("post:pk-minister-of-state-of-energy", "minister of state", "PK", ["Federal Minister of State for Energy"]),
    ("post:et-minister-of-state-of-foreign-affairs", "minister of state", "ET", ["State Minister for Foreign Affairs"]),
    (
        "post:kz-deputy-minister-of-foreign-affairs",
        "deputy minister",
        "KZ",
        [
            "Deputy Minister of Foreign Affairs of Kazakhstan",
            "deputy foreign minister",
            "Deputy FM of Kazakhstan",
            "Vice Minister of Foreign Affairs",
        ],
    ),
    (
        "post:kz-president",
        "head of state",
        "KZ",
        ["President", "Kazakh President", "President of the Republic of Kazakhstan"],
    ),
    ("post:kz-prime-minister", "head of government", "KZ", ["Prime Minister", "Kazakhstani Prime Minister", "premier"]),
    (
        "post:kz-ambassador-to-be",
        "ambassador",
        "KZ",
        [
            "Ambassador of Kazakhstan to Belgium",
            "Kazakhstan's ambassador to Belgium",
            "Ambassador Extraordinary and Plenipotentiary of the Republic of Kazakhstan to the Kingdom of Belgium",
        ],
    ),
    (
        "post:be-director-general-bilateral-relations-ministry-of-foreign-affairs",
        "head of body",
        "BE",
        [
            "Director-General for Bilateral Relations of the Belgian Ministry of Foreign Affairs",
            "Director General for Bilateral Relations at the Ministry of Foreign Affairs of Belgium",
        ],
    ),
    ("post:hu-minister-of-finance", "minister", "HU", ["Hungarian Finance Minister", "Minister of Finance"]),
    ("post:us-minister-of-foreign-affairs", "minister", "US", ["Secretary of State", "U.S. Secretary of State"]),
    ("post:us-national-security-adviser", "adviser", "US", ["National Security Advisor", "National Security Adviser"]),
    (
        "post:secretary-general-united-nations",
        "secretary general",
        None,
        ["UN Secretary-General", "Secretary General of the UN"],
    ),
    (
        "post:president-european-commission",
        "head of body",
        "EU",
        ["European Commission President", "President of the European Commission"],
    ),
    (
        "post:us-adviser-to-the-president-science",
        "adviser",
        "US",
        ["President's Science Advisor", "Science Adviser to the President"],
    ),
    (
        "post:jp-chief-cabinet-secretary",
        "state secretary",
        "JP",
        ["Chief Cabinet Secretary", "Chief Cabinet Secretary of Japan"],
    ),
    ("post:us-chief-medical-adviser", "other", "US", ["Chief Medical Adviser", "U.S. Chief Medical Advisor"]),
    ("post:gb-chief-defence-staff", "head of body", "GB", ["Chief of the Defence Staff", "UK Chief of Defence Staff"]),
    ("post:fr-mayor-paris", "governor", "FR", ["Mayor of Paris", "Mayor-elect of Paris"]),
]


@pytest.mark.parametrize(("post_id", "kind", "country", "titles"), ONE_POST)
def test_titles_of_one_post_are_one_post(post_id: str, kind: str, country: str | None, titles: list[str]) -> None:
    for title in titles:
        (post,) = read_title(title, country)
        assert (post.id, post.kind) == (post_id, kind), title


@pytest.mark.parametrize(
    ("title", "country", "name"),
    [
        ("Chief Medical Adviser", "US", "Chief Medical Adviser of the United States"),
        ("Deputy Chief of Mission", "US", "Deputy Chief of Mission, United States"),
        ("President's Special Envoy for the Sahel", "FR", "Special Envoy of the President for the Sahel, France"),
        ("President Pro Tempore", "US", "President Pro Tempore, United States"),
        ("envoy", "DK", "Envoy of Denmark"),
        ("deputy akim of East Kazakhstan region", "KZ", "Deputy Akim of East Kazakhstan Region, Kazakhstan"),
        ("Secretary (West), Ministry of External Affairs", "IN", "West Secretary, ministry of foreign affairs"),
        ("Head of Protocol", "KZ", "Head of Protocol, Kazakhstan"),
    ],
)
def test_a_post_is_called_in_the_words_and_the_order_of_its_title(title: str, country: str, name: str) -> None:
    (post,) = read_title(title, country)
    assert name_of(post, post.own_field, post.organisation.form if post.organisation else "") == name


TWO_POSTS = [
    (
        "Deputy Prime Minister – Minister of Foreign Affairs",
        "KZ",
        ["kz-deputy-prime-minister", "kz-minister-of-foreign-affairs"],
    ),
    (
        "Deputy Prime Minister and Foreign Minister of Qatar",
        "QA",
        ["qa-deputy-prime-minister", "qa-minister-of-foreign-affairs"],
    ),
    ("Minister of Foreign Affairs and Trade", "HU", ["hu-minister-of-foreign-affairs"]),
    ("Minister of Science, Education and Sport", "HR", ["hr-minister-of-science-education-and-sport"]),
]


@pytest.mark.parametrize(("title", "country", "ids"), TWO_POSTS)
def test_a_title_of_two_posts_is_two_and_a_field_of_two_words_is_one(title: str, country: str, ids: list[str]) -> None:
    assert [post.id for post in read_title(title, country)] == [f"post:{i}" for i in ids]


def test_a_european_commissioner_is_one_of_the_union_however_the_title_says_it() -> None:
    (short,), (long,) = read_title("EU Commissioner", "EU"), read_title("European Commissioner", "EU")
    (president,) = read_title("European Commission President", "EU")
    assert short.id == long.id == "post:eu-commissioner"
    assert president.id == "post:president-european-commission"


def test_the_country_of_a_task_is_not_that_of_the_post() -> None:
    (post,) = read_title("Senior Director for Russia and Central Asia", "US")
    assert (post.country, post.field) == ("US", "russia and central asia")


def test_the_foreign_secretary_is_a_minister_in_one_country_and_an_official_in_another() -> None:
    kinds = {code: read_title("Foreign Secretary", code)[0].kind for code in ("GB", "PK")}
    assert kinds == {"GB": "minister", "PK": "state secretary"}


def test_the_deputy_of_the_presidents_staff_is_not_the_president() -> None:
    (post,) = read_title("Deputy Chief of Staff of the President", "US")
    assert post.kind == "chief of staff"
