"""What the graph says of small sets of records."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.model import Country, Graph
from tests.resolution.conftest import agreement, event, evidence, figure, organisation, party, person, record

DEPUTY = "Deputy Minister of Foreign Affairs of Kazakhstan"
ENVOY = "Ambassador of Kazakhstan to Belgium"


def career() -> list[Any]:
    """One official under two spellings and two posts, in four notes."""
    spellings = ["Roman Vassilenko", "Roman Vasilenko", "Roman Vassilenko", "Roman Vassilenko"]
    titles = [DEPUTY, DEPUTY, "Kazakh Deputy Foreign Minister", ENVOY]
    days = ["2024-10-18", "2023-10-02", "2025-04-16", "2025-09-11"]
    return [
        record(f"note {day}", day, person(name, "KZ", title))
        for name, title, day in zip(spellings, titles, days, strict=True)
    ]


def test_one_official_under_two_spellings_has_two_posts_with_the_days_that_attest_them(look: Any) -> None:
    seen = look(*career())
    assert seen.ids("Person") == ["person:roman-vassilenko"]
    assert seen.of("person:roman-vassilenko")["aliases"] == ["Roman Vasilenko", "Roman Vassilenko"]
    deputy = seen.relationship("person:roman-vassilenko", "HELD", "post:kz-deputy-minister-of-foreign-affairs")
    envoy = seen.relationship("person:roman-vassilenko", "HELD", "post:kz-ambassador-to-be")
    assert (deputy.properties["firstAttested"], deputy.properties["lastAttested"]) == ("2023-10-02", "2025-04-16")
    assert (envoy.properties["firstAttested"], envoy.properties["lastAttested"]) == ("2025-09-11", "2025-09-11")
    assert seen.related("post:kz-ambassador-to-be", "ACCREDITED_TO") == ["country:BE"]


def test_a_ministry_that_only_a_title_implies_is_derived_and_one_that_is_named_is_not(look: Any) -> None:
    ministry = "organisation:kz-ministry-of-foreign-affairs"
    implied = look(record("a", None, person("Aman Dulatov", "KZ", DEPUTY)))
    assert implied.of(ministry)["derived"] is True
    assert "Ministry" in implied.graph.node(ministry).labels
    named = look(
        record("a", None, person("Aman Dulatov", "KZ", DEPUTY)),
        record("b", None, organisation("Kazakh Foreign Ministry", "ministry", "KZ")),
    )
    assert "derived" not in named.of(ministry)
    assert named.related("post:kz-deputy-minister-of-foreign-affairs", "BELONGS_TO") == [ministry]
    assert named.related(ministry, "BELONGS_TO") == ["country:KZ"]


PEOPLE = [
    ("a spelling", [("Roman Vassilenko", "KZ"), ("Roman Vasilenko", "KZ")], 1),
    ("a patronymic", [("Kassym-Jomart Tokayev", "KZ"), ("Kassym-Jomart Kemelevich Tokayev", None)], 1),
    ("another romanisation", [("Qasym-Jomart Toqaev", None), ("Kassym-Jomart Tokayev", "KZ")], 1),
    ("a bare surname", [("Tokayev", "KZ"), ("Kassym-Jomart Tokayev", "KZ")], 1),
    ("a bare surname that could be two", [("Akhmetov", "KZ"), ("Serik Akhmetov", "KZ"), ("Daniyal Akhmetov", "KZ")], 3),
    ("a bare surname of another country", [("Petrov", "BG"), ("Ivan Petrov", "RU")], 2),
    ("two countries", [("Ivan Petrov", "RU"), ("Ivan Petrov", "BG")], 2),
    ("two countries and none", [("Ivan Petrov", "RU"), ("Ivan Petrov", "BG"), ("Ivan Petrov", None)], 3),
    ("two given names", [("Michael Smith", "US"), ("Michelle Smith", "US")], 2),
    ("an initial", [("R. Vassilenko", None), ("Roman Vassilenko", "KZ")], 1),
    ("an initial that could be two", [("A. Bakayev", "KZ"), ("Alibek Bakayev", "KZ"), ("Arman Bakayev", "KZ")], 3),
    (
        "two patronymics",
        [("Ivan Petrovich Sidorov", "RU"), ("Ivan Olegovich Sidorov", "RU"), ("Ivan Sidorov", "RU")],
        3,
    ),
    (
        "a second surname",
        [("Alejandro Giammattei", "GT"), ("Alejandro Giammattei Falla", "GT"), ("Giammattei", "GT")],
        1,
    ),
    ("a bare surname of two words", [("Sherwood-Randall", "US"), ("Elizabeth Sherwood-Randall", "US")], 1),
    ("a chain over two countries", [("I. Sidorov", "RU"), ("Ivan Sidorov", None), ("Ivan Olegovich Sidorov", "BY")], 3),
]


@pytest.mark.parametrize(("names", "count"), [case[1:] for case in PEOPLE], ids=[case[0] for case in PEOPLE])
def test_so_many_people_are_told_apart(look: Any, names: list[tuple[str, str | None]], count: int) -> None:
    seen = look(*(record(f"doc {i}", None, person(name, country)) for i, (name, country) in enumerate(names)))
    assert len(seen.ids("Person")) == count


def test_namesakes_have_ids_with_their_countries(look: Any) -> None:
    seen = look(record("a", None, person("Ivan Petrov", "RU")), record("b", None, person("Ivan Petrov", "BG")))
    assert seen.ids("Person") == ["person:ivan-petrov-bg", "person:ivan-petrov-ru"]


def test_a_bare_surname_with_a_post_joins_only_who_held_it(look: Any) -> None:
    president = record("a", None, person("Kassym-Jomart Tokayev", "KZ", "President"))
    same = look(president, record("b", None, person("Tokayev", "KZ", "Kazakhstani President")))
    other = look(president, record("b", None, person("Tokayev", "KZ", "Ambassador of Kazakhstan to Chile")))
    assert (len(same.ids("Person")), len(other.ids("Person"))) == (1, 2)


def test_a_near_spelling_is_one_person_only_with_a_post_in_common(look: Any) -> None:
    minister = record("a", None, person("Murat Nurtleu", "KZ", "Foreign Minister"))
    assert len(look(minister, record("b", None, person("Murat Nurtileu", "KZ", "Foreign Minister"))).ids("Person")) == 1
    assert len(look(minister, record("b", None, person("Murat Nurtileu", "KZ", "Ambassador"))).ids("Person")) == 2


def test_a_bare_title_in_a_text_on_another_country_is_placed_by_the_titles_that_name_it(look: Any) -> None:
    named = {"title": "Kazakh President", "country": "KZ"}
    told = event("meeting", "CN KZ", [party("Aman Dulatov", **{"for": "CN"})])
    seen = look(
        record("a", None, person("Aman Dulatov", "KZ", named)),
        record("b", None, person("Aman Dulatov", "CN", "President"), told),
        record("c", None, person("Aman Dulatov", "UZ", {"title": "Minister of Trade of Uzbekistan", "country": "UZ"})),
        record("d", None, person("Aman Dulatov", "TM", "Spokesman")),
    )
    assert seen.ids("Person") == [f"person:aman-dulatov-{code}" for code in ("kz", "tm", "uz")]
    assert seen.related("person:aman-dulatov-kz", "HELD") == ["post:kz-president"]
    (meeting,) = seen.ids("Meeting")
    assert seen.relationship("person:aman-dulatov-kz", "TOOK_PART", meeting).properties["behalf"] == "KZ"


def test_a_former_post_is_held_but_not_attested_by_the_day(look: Any) -> None:
    former = {"title": DEPUTY, "status": "former", "until": "2025-07"}
    seen = look(record("a", "2025-08-21", person("Roman Vassilenko", "KZ", former)))
    held = seen.relationship("person:roman-vassilenko", "HELD", "post:kz-deputy-minister-of-foreign-affairs")
    assert "firstAttested" not in held.properties
    assert held.properties["until"] == "2025-07"


def test_the_day_of_the_encounter_attests_a_post_before_the_day_of_publication(look: Any) -> None:
    told = event("meeting", "KZ BE", [party("Aman Dulatov", post=DEPUTY)], date="2024-03-05")
    seen = look(record("a", "2024-03-07", person("Aman Dulatov", "KZ", DEPUTY), told))
    held = seen.relationship("person:aman-dulatov", "HELD", "post:kz-deputy-minister-of-foreign-affairs")
    assert held.properties["firstAttested"] == held.properties["lastAttested"] == "2024-03-05"


def test_an_encounter_of_years_ago_does_not_attest_the_post_for_today(look: Any) -> None:
    told = event("meeting", "KZ EU", [party("Carl Peeters", post="European Council President")], date="2022-10")
    seen = look(record("a", "2025-04-16", person("Carl Peeters", "EU", "European Council President"), told))
    held = seen.relationship("person:carl-peeters", "HELD", "post:president-european-council")
    assert held.properties["lastAttested"] == "2022-10"


def test_a_document_without_a_date_attests_no_day(look: Any) -> None:
    seen = look(record("a", None, person("Aman Dulatov", "KZ", DEPUTY)))
    held = seen.relationship("person:aman-dulatov", "HELD", "post:kz-deputy-minister-of-foreign-affairs")
    assert "firstAttested" not in held.properties


def test_a_bare_title_means_the_fuller_one_of_the_same_text(look: Any) -> None:
    seen = look(record("a", None, person("Aman Dulatov", "KZ", "Ambassador", ENVOY)))
    assert seen.ids("Post") == ["post:kz-ambassador-to-be"]


@pytest.mark.parametrize(
    ("title", "posts"),
    [
        (
            {"title": "Ambassador of Kazakhstan", "country": "KZ"},
            ["post:kz-ambassador-aman-dulatov", "post:kz-ambassador-to-be"],
        ),
        ("Ambassador", ["post:kz-ambassador-to-be"]),
    ],
)
def test_who_was_ambassador_somewhere_may_be_one_elsewhere(look: Any, title: Any, posts: list[str]) -> None:
    former = {"title": ENVOY, "country": "KZ", "status": "former"}
    assert look(record("a", None, person("Aman Dulatov", "KZ", title, former))).ids("Post") == posts


def test_two_directors_of_nobody_knows_what_are_two_posts(look: Any) -> None:
    seen = look(
        record("a", None, person("Ana Silva", None, "Director")), record("b", None, person("Jo Berg", None, "Director"))
    )
    assert len(seen.ids("Post")) == 2


def test_organisations_of_one_name_in_two_countries_are_two_and_an_abbreviation_is_spelt_out(look: Any) -> None:
    seen = look(
        record("a", None, organisation("Ministry of Finance", "ministry", "KZ")),
        record("b", None, organisation("Ministry of Finance", "ministry", "UZ")),
        record("c", None, organisation("Steppe Rail Company", "company", "KZ", "SRC")),
        record("d", None, organisation("SRC", "company")),
    )
    assert seen.ids("Organisation") == [
        "organisation:kz-ministry-of-finance",
        "organisation:steppe-rail-company",
        "organisation:uz-ministry-of-finance",
    ]


def test_a_ministry_without_a_country_belongs_to_the_country_of_its_staff(look: Any) -> None:
    title = {"title": "Secretary (East) in the Ministry of Trade", "organisation": "Ministry of Trade"}
    seen = look(record("a", None, organisation("Ministry of Trade", "ministry"), person("P. Kumar", "IN", title)))
    assert seen.ids("Ministry") == ["organisation:in-ministry-of-trade"]


def test_a_name_that_only_one_country_has_tells_the_country(look: Any) -> None:
    seen = look(*(record(f"d{i}", None, organisation("Akorda", "head_of_state_office")) for i in range(2)))
    assert seen.ids("Organisation") == ["organisation:kz-executive-office-of-the-president"]


def test_an_agency_without_a_country_is_the_only_one_of_its_name(look: Any) -> None:
    bare, home = organisation("Census Bureau", "agency"), organisation("U.S. Census Bureau", "agency", "US")
    abroad = organisation("Canadian Census Bureau", "agency", "CA")
    assert look(record("a", None, bare), record("b", None, bare)).ids("Organisation") == ["organisation:census-bureau"]
    assert look(record("a", None, bare), record("b", None, home)).ids("Organisation") == [
        "organisation:us-census-bureau"
    ]
    assert len(look(*(record(f"d{i}", None, o) for i, o in enumerate((bare, home, abroad)))).ids("Organisation")) == 3


def test_a_country_is_one_node_with_its_names(look: Any) -> None:
    seen = look(record("a", None, Country(code="KZ", evidence=evidence("Kazakh"))))
    assert seen.of("country:KZ")["name"] == "Kazakhstan"
    assert "Republic of Kazakhstan" in seen.of("country:KZ")["aliases"]


def test_the_european_union_as_a_party_is_the_organisation(look: Any) -> None:
    seen = look(
        record("a", None, event("summit", "KZ EU", round=1, series="EU-Central Asia Summit")),
        record("b", None, organisation("EU", "intergovernmental")),
    )
    assert seen.ids("Organisation") == ["organisation:european-union"]
    assert "derived" not in seen.of("organisation:european-union")


ONE_MEETING = [
    (
        "a round and the same day",
        event(
            "consultations",
            "KZ VN",
            ["Aman Dulatov", "Thi Mai"],
            date="2025-03-03",
            round=9,
            series="political consultations",
        ),
        event(
            "consultations", "VN KZ", ["Thi Mai", "Aman Dulatov"], date="2025-03-03", series="Political Consultation"
        ),
    ),
    (
        "a day and its month",
        event("visit", "KZ VN", ["Aman Dulatov"], date="2023-08-20"),
        event("visit", "KZ VN", ["Aman Dulatov"], date="2023-08", place="Hanoi"),
    ),
    (
        "a day beside it and the same people",
        event("meeting", "KZ BE", ["Aman Dulatov", "Jan Peeters"], date="2024-10-18"),
        event("meeting", "KZ BE", ["Aman Dulatov", "Jan Peeters"], date="2024-10-19"),
    ),
    (
        "a round without any date",
        event("dialogue", "KZ GB", ["Aman Dulatov"], round=7, series="Strategic Dialogue"),
        event("dialogue", "KZ GB", [], round=7, series="bilateral Strategic Dialogue"),
    ),
    (
        "consultations told as a meeting",
        event("consultations", "KZ BE", ["Aman Dulatov", "Jan Peeters"], date="2024-10-18"),
        event("meeting", "KZ BE", ["Aman Dulatov"], date="2024-10-18"),
    ),
    (
        "a day within the visit",
        event("visit", "KZ FR", ["Aman Dulatov"], date="2024-11-04", end_date="2024-11-05"),
        event("visit", "KZ FR", ["Aman Dulatov"], date="2024-11-05"),
    ),
    (
        "told of on the same days, undated",
        event("meeting", "KZ BE", ["Aman Dulatov", "Jan Peeters"]),
        event("meeting", "KZ BE", ["Jan Peeters", "Aman Dulatov"]),
    ),
]

TWO_MEETINGS = [
    (
        "two rounds",
        event("consultations", "KZ VN", ["Aman Dulatov"], date="2025-03", round=9),
        event("consultations", "KZ VN", ["Aman Dulatov"], date="2025-03", round=10),
    ),
    (
        "other people on one side",
        event("meeting", "KZ BE", ["Aman Dulatov", "Jan Peeters"], date="2024-10-18"),
        event("meeting", "KZ BE", ["Aman Dulatov", "Marie Dubois"], date="2024-10-18"),
    ),
    (
        "a day beside it and one person in common",
        event("meeting", "KZ BE", ["Aman Dulatov"], date="2024-10-18"),
        event("meeting", "KZ BE", ["Aman Dulatov", "Jan Peeters"], date="2024-10-19"),
    ),
    (
        "other countries",
        event("meeting", "KZ BE", ["Aman Dulatov"], date="2024-10-18"),
        event("meeting", "KZ NL", ["Aman Dulatov"], date="2024-10-18"),
    ),
    (
        "undated, with one side only",
        event("meeting", "KZ BE", ["Aman Dulatov"]),
        event("meeting", "KZ BE", ["Aman Dulatov"]),
    ),
    (
        "a visit and the talks during it",
        event("visit", "KZ BE", ["Aman Dulatov"], date="2024-10-18"),
        event("meeting", "KZ BE", ["Aman Dulatov"], date="2024-10-18"),
    ),
    (
        "two series on one day",
        event("consultations", "IN VN", [], date="2025-06-25", place="New Delhi", series="Political Consultation"),
        event("dialogue", "IN VN", [], date="2025-06-25", place="New Delhi", series="Strategic Dialogue"),
    ),
]

CAST = [
    person("Aman Dulatov", "KZ"),
    person("Jan Peeters", "BE"),
    person("Marie Dubois", "BE"),
    person("Thi Mai", "VN"),
]


@pytest.mark.parametrize(("a", "b"), [c[1:] for c in ONE_MEETING], ids=[c[0] for c in ONE_MEETING])
def test_two_documents_tell_of_one_encounter(look: Any, a: Any, b: Any) -> None:
    seen = look(record("a", "2025-09-10", *CAST, a), record("b", "2025-09-11", *CAST, b))
    assert len(seen.ids("Meeting")) == 1
    assert len(seen.related(seen.ids("Meeting")[0], "STATED_IN")) == 2


@pytest.mark.parametrize(("a", "b"), [c[1:] for c in TWO_MEETINGS], ids=[c[0] for c in TWO_MEETINGS])
def test_two_documents_tell_of_two_encounters(look: Any, a: Any, b: Any) -> None:
    assert len(look(record("a", "2025-09-10", *CAST, a), record("b", "2025-09-11", *CAST, b)).ids("Meeting")) == 2


def test_undated_encounters_told_months_apart_are_two(look: Any) -> None:
    told = event("meeting", "KZ BE", ["Aman Dulatov", "Jan Peeters"])
    assert len(look(record("a", "2025-01-10", *CAST, told), record("b", "2025-09-11", *CAST, told)).ids("Meeting")) == 2


def test_a_month_that_fits_two_days_stays_alone(look: Any) -> None:
    days = ("2025-06-03", "2025-06-20", "2025-06")
    told = [event("meeting", "KZ BE", ["Aman Dulatov", "Jan Peeters"], date=day) for day in days]
    seen = look(*(record(f"doc {i}", None, *CAST, one) for i, one in enumerate(told)))
    assert len(seen.ids("Meeting")) == 3


def test_where_documents_disagree_the_node_follows_the_rule_and_each_keeps_its_say(look: Any) -> None:
    def told(day: str) -> Any:
        return event("dialogue", "KZ GB", ["Aman Dulatov"], date=day, round=3, series="Strategic Dialogue")

    seen = look(
        *(record(f"d{i}", None, *CAST, told(day)) for i, day in enumerate(("2024-05", "2024-05-17", "2024-05-16")))
    )
    (meeting,) = seen.ids("Meeting")
    assert meeting == "meeting:2024-05-16-dialogue-gb-kz"
    said = {r.properties["date"] for r in seen.graph.relationships if (r.start, r.type) == (meeting, "STATED_IN")}
    assert said == {"2024-05", "2024-05-16", "2024-05-17"}


def test_the_seventh_round_follows_the_previous_meeting_told_without_a_round(look: Any) -> None:
    seventh = event("dialogue", "KZ GB", ["Aman Dulatov"], round=7, series="Strategic Dialogue", place="Astana")
    before = event("dialogue", "KZ GB", date="2022-12", series="Strategic Dialogue", place="London")
    seen = look(record("a", "2023-10-02", *CAST, seventh, before))
    follows = seen.relationship("meeting:told-2023-10-02-dialogue-gb-kz", "FOLLOWS", "meeting:2022-12-dialogue-gb-kz")
    assert "derived" not in follows.properties


def test_rounds_told_in_two_documents_follow_one_another_by_derivation(look: Any) -> None:
    rounds = [
        event("consultations", "KZ BE", round=n, date=f"202{n}", series="political consultations") for n in (3, 4, 5)
    ]
    seen = look(*(record(f"doc {i}", None, one) for i, one in enumerate(rounds)))
    fifth = "meeting:2025-consultations-be-kz"
    assert seen.related(fifth, "FOLLOWS") == ["meeting:2024-consultations-be-kz"]
    assert seen.relationship(fifth, "FOLLOWS", "meeting:2024-consultations-be-kz").properties["derived"] is True


def test_a_meeting_says_who_took_part_in_which_post_and_for_whom(look: Any) -> None:
    told = event(
        "consultations",
        "KZ BE",
        [party("Aman Dulatov", post=DEPUTY, capacity="chair"), party("Jan Peeters", **{"for": "BE"})],
        date="2024-10-18",
        place="Brussels",
        round=5,
        series="political consultations",
    )
    seen = look(record("a", None, person("Aman Dulatov", "KZ", DEPUTY), person("Jan Peeters", "BE"), told))
    meeting = "meeting:2024-10-18-consultations-be-kz"
    part = seen.relationship("person:aman-dulatov", "TOOK_PART", meeting).properties
    assert (part["post"], part["behalf"], part["capacity"]) == (DEPUTY, "KZ", "chair")
    assert (
        seen.of(meeting)["name"] == "Political consultations Kazakhstan–Belgium, 5th round, Brussels, 18 October 2024"
    )
    assert seen.of(meeting)["plover"] == "CONSULT"
    assert seen.related("country:BE", "TOOK_PART") == [meeting]


def test_a_planned_encounter_is_an_agreement_to_meet_until_it_is_told_as_held(look: Any) -> None:
    def told(status: str) -> Any:
        return event("visit", "KZ BE", ["Aman Dulatov"], date="2025-03-03", status=status)

    visit = "meeting:2025-03-03-visit-be-kz"
    planned = look(record("a", None, *CAST, told("planned"))).of(visit)
    both = look(record("a", None, *CAST, told("planned")), record("b", None, *CAST, told("held"))).of(visit)
    assert (planned["plover"], planned["status"]) == ("AGREE", "planned")
    assert (both["plover"], both["status"]) == ("CONSULT", "held")


def test_an_agreement_is_one_with_the_furthest_status_and_each_documents_say(look: Any) -> None:
    title = "Agreement on Strategic Partnership and Cooperation"
    seen = look(
        record("a", "2023-10-02", agreement(title, "agreement", "planned", ["Kazakhstan", "United Kingdom"])),
        record(
            "b", "2024-04-24", agreement(f"the {title}", "agreement", "signed", ["UK", "Kazakhstan"], date="2024-04-24")
        ),
    )
    (node,) = seen.ids("Agreement")
    assert (seen.of(node)["status"], seen.of(node)["signedOn"]) == ("signed", "2024-04-24")
    said = {r.properties["status"] for r in seen.graph.relationships if (r.start, r.type) == (node, "STATED_IN")}
    assert said == {"planned", "signed"}
    assert seen.related("country:GB", "PARTY_TO") == [node]


def test_joint_statements_are_one_only_on_one_day(look: Any) -> None:
    def told(day: str | None) -> Any:
        return agreement("joint statement", "statement", "signed", ["Kazakhstan", "Armenia"], date=day)

    days = ["2025-11-21", "2025-11-21", "2024-04-15", None, None]
    seen = look(*(record(f"doc {i}", None, told(day)) for i, day in enumerate(days)))
    assert len(seen.ids("Agreement")) == 4


def test_an_agreement_is_signed_at_the_signing_of_its_document_by_its_signatories(look: Any) -> None:
    seen = look(
        record(
            "a",
            None,
            *CAST,
            event("signing", "KZ BE", ["Aman Dulatov"], date="2024-10-18"),
            agreement(
                "Memorandum on Railways",
                "memorandum",
                "signed",
                ["Kazakhstan", "Belgium"],
                date="2024-10-18",
                signatories=[party("Aman Dulatov")],
                witnesses=[party("Jan Peeters")],
            ),
        )
    )
    (node,) = seen.ids("Agreement")
    assert seen.related(node, "SIGNED_AT") == ["meeting:2024-10-18-signing-be-kz"]
    assert seen.related("person:aman-dulatov", "SIGNED") == [node]
    assert seen.related("person:jan-peeters", "WITNESSED") == [node]


def test_two_amounts_for_one_period_are_two_figures_and_one_told_twice_is_one(look: Any) -> None:
    told = {"period": "2023", "reporter": "KZ", "partner": "BE"}
    seen = look(
        record("a", None, figure("trade_turnover", 523700000, **told)),
        record("b", None, figure("trade_turnover", 523700000, **told)),
        record("c", None, figure("trade_turnover", 519000000, **told)),
    )
    assert seen.ids("Figure") == [
        "figure:kz-be-trade-turnover-2023-519000000-usd",
        "figure:kz-be-trade-turnover-2023-523700000-usd",
    ]
    assert seen.related("country:KZ", "REPORTED") == seen.ids("Figure")


def test_an_amount_that_is_intended_is_another_figure_than_the_same_reported_and_says_so(look: Any) -> None:
    told = {"period": "2023", "reporter": "KZ", "partner": "BE"}
    seen = look(
        record("a", None, figure("trade_turnover", 523700000, status="intended", **told)),
        record("b", None, figure("trade_turnover", 523700000, **told)),
    )
    assert [(n.id, n.name, n.properties["status"]) for n in seen.graph.nodes if n.label == "Figure"] == [
        (
            "figure:kz-be-trade-turnover-2023-523700000-usd",
            "Trade turnover Kazakhstan–Belgium, 2023: 523.7 million USD",
            "reported",
        ),
        (
            "figure:kz-be-trade-turnover-2023-523700000-usd-intended",
            "Trade turnover Kazakhstan–Belgium, 2023: 523.7 million USD, intended",
            "intended",
        ),
    ]


def test_every_relationship_has_its_evidence_in_parallel_sorted_lists_and_no_property_is_null(look: Any) -> None:
    seen = look(*career(), record("x", None, *CAST, *(case[1] for case in ONE_MEETING)))
    nodes = {n.id for n in seen.graph.nodes}
    for relationship in seen.graph.relationships:
        told = relationship.properties
        lists = list(zip(told["documents"], told["starts"], told["ends"], told["quotes"], strict=True))
        assert lists
        assert lists == sorted(set(lists))
        assert set(told["documents"]) | {relationship.start, relationship.end} <= nodes
        assert None not in told.values()


def test_every_node_but_a_document_is_stated_in_a_document(look: Any) -> None:
    seen = look(*career(), record("x", "2024-01-01", *CAST, *(case[1] for case in ONE_MEETING)))
    stated = {r.start for r in seen.graph.relationships if r.type == "STATED_IN"}
    assert {n.id for n in seen.graph.nodes if n.label != "Document"} == stated


def test_nothing_said_is_an_empty_graph(look: Any) -> None:
    assert look().graph == Graph()
    assert [n.label for n in look(record("a")).graph.nodes] == ["Document"]
