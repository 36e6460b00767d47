"""Which names of organisations are one node and which are not: real bodies of many countries."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest

from kzgraph.decisions import Decisions
from kzgraph.resolution.organisations.forms import kind_of
from kzgraph.resolution.organisations.keys import Mention, key_of
from kzgraph.resolution.organisations.organisations import block_keys, cluster, other_ids
from kzgraph.resolution.organisations.reasons import merge_reasons, why
from tests.resolution.conftest import organisation, record

Told = tuple[str, str, str | None] | tuple[str, str, str | None, str]
"""A name, the kind and the country that a text gives it, and an abbreviation in brackets."""

ONE_PUBLIC_BODY = [
    (
        "KZ",
        "ministry",
        ["Ministry of Foreign Affairs", "MFA", "Kazakh Foreign Ministry", "Kazakhstan's Foreign Ministry"],
    ),
    ("KZ", "ministry", ["Ministry of Foreign Affairs of the Republic of Kazakhstan", "Foreign Ministry of Kazakhstan"]),
    ("KZ", "ministry", ["Ministry of Education", "Ministry of Enlightenment of the Republic of Kazakhstan"]),
    (
        "KZ",
        "ministry",
        ["Ministry of Industry and Infrastructure Development", "Ministry of Industry and Infrastructural Development"],
    ),
    (
        "KZ",
        "ministry",
        ["Ministry of Labour and Social Protection of the Population", "Ministry of Labor and Social Protection"],
    ),
    ("KZ", "ministry", ["Ministry of Healthcare", "Health Ministry", "Kazakh Ministry of Health"]),
    (
        "KZ",
        "head_of_state_office",
        ["Akorda", "Presidential Administration of Kazakhstan", "Executive Office of the President"],
    ),
    ("KZ", "parliament", ["Mazhilis", "Majilis of the Parliament of Kazakhstan", "Mazhilis of Parliament"]),
    ("KZ", "parliament", ["Senate", "Senate of the Parliament of the Republic of Kazakhstan"]),
    (
        "KZ",
        "agency",
        ["National Bank of Kazakhstan", "National Bank of the Republic of Kazakhstan", "Kazakh Central Bank"],
    ),
    (
        "UZ",
        "ministry",
        [
            "Uzbek Ministry of Investment, Industry and Trade",
            "Ministry of Investments, Industry and Trade of Uzbekistan",
        ],
    ),
    ("UZ", "parliament", ["Oliy Majlis", "Parliament of Uzbekistan", "Oliy Majlis of the Republic of Uzbekistan"]),
    ("KG", "parliament", ["Jogorku Kenesh", "Zhogorku Kenesh", "Kyrgyz Parliament"]),
    (
        "UA",
        "parliament",
        ["Verkhovna Rada", "Verkhovna Rada of Ukraine", "Parliament of Ukraine", "Ukrainian parliament"],
    ),
    (
        "UA",
        "head_of_state_office",
        ["Office of the President of Ukraine", "Presidential Office", "Ukrainian President's Office"],
    ),
    ("UA", "agency", ["National Bank of Ukraine", "NBU", "Central Bank of Ukraine"]),
    ("AZ", "parliament", ["Milli Majlis", "Parliament of Azerbaijan"]),
    (
        "RU",
        "head_of_state_office",
        ["Kremlin", "Presidential Executive Office", "Presidential Administration of Russia"],
    ),
    ("RU", "parliament", ["State Duma", "Duma", "State Duma of the Federal Assembly of the Russian Federation"]),
    ("RU", "agency", ["Central Bank of Russia", "Bank of Russia", "Central Bank of the Russian Federation"]),
    ("US", "ministry", ["State Department", "Department of State", "U.S. Department of State", "US State Department"]),
    (
        "US",
        "ministry",
        ["Treasury", "Treasury Department", "U.S. Department of the Treasury", "Department of Treasury"],
    ),
    ("US", "ministry", ["Pentagon", "Department of Defense", "Defense Department", "DoD"]),
    ("US", "ministry", ["Department of Homeland Security", "DHS", "U.S. Department of Homeland Security"]),
    (
        "US",
        "ministry",
        ["Department of Health and Human Services", "HHS", "Department of Health and Human Services HHS"],
    ),
    ("US", "ministry", ["Department of the Interior", "Interior Department"]),
    ("US", "agency", ["Federal Reserve", "Federal Reserve System", "U.S. Federal Reserve", "Federal Reserve Board"]),
    ("US", "government", ["U.S. Government", "Federal Government", "United States Government"]),
    (
        "US",
        "agency",
        ["White House Gender Policy Council", "Gender Policy Council", "White House's Gender Policy Council"],
    ),
    ("US", "parliament", ["Illinois Senate", "Illinois State Senate"]),
    (
        "GB",
        "ministry",
        ["FCDO", "Foreign, Commonwealth and Development Office", "British Foreign Office", "UK Foreign Office"],
    ),
    ("GB", "ministry", ["HM Treasury", "Treasury", "UK Treasury"]),
    ("GB", "ministry", ["DFID", "Department for International Development"]),
    ("GB", "head_of_state_office", ["Downing Street", "10 Downing Street", "Prime Minister's Office"]),
    ("GB", "agency", ["Bank of England"]),
    ("DE", "ministry", ["Federal Foreign Office", "German Foreign Ministry", "Auswärtiges Amt", "Foreign Office"]),
    ("DE", "ministry", ["Federal Ministry of Finance", "German Finance Ministry", "Ministry of Finance"]),
    ("DE", "agency", ["Bundesbank", "Deutsche Bundesbank"]),
    ("FR", "ministry", ["Quai d'Orsay", "French Foreign Ministry", "Ministry for Europe and Foreign Affairs"]),
    ("FR", "head_of_state_office", ["Élysée Palace", "Elysee", "Office of the President"]),
    ("BE", "ministry", ["Belgian Foreign Ministry", "FPS Foreign Affairs", "Federal Public Service Foreign Affairs"]),
    ("CH", "ministry", ["Federal Department of Foreign Affairs", "FDFA", "Swiss Foreign Ministry"]),
    ("CA", "ministry", ["Global Affairs Canada", "Canadian Foreign Ministry"]),
    ("AU", "ministry", ["DFAT", "Department of Foreign Affairs and Trade", "Australian Foreign Ministry"]),
    ("NZ", "ministry", ["MFAT", "Ministry of Foreign Affairs and Trade of New Zealand"]),
    ("IN", "ministry", ["Ministry of External Affairs", "Indian Foreign Ministry", "MEA"]),
    ("IN", "agency", ["Reserve Bank of India", "RBI"]),
    ("JP", "ministry", ["Gaimusho", "MOFA", "Japanese Foreign Ministry", "Ministry of Foreign Affairs of Japan"]),
    ("JP", "ministry", ["METI", "Ministry of Economy, Trade and Industry"]),
    (
        "KR",
        "head_of_state_office",
        ["Blue House", "Presidential Office", "Office of the President of the Republic of Korea"],
    ),
    (
        "CN",
        "ministry",
        ["MOFCOM", "Chinese Ministry of Commerce", "Ministry of Commerce of the People's Republic of China"],
    ),
    ("CN", "agency", ["People's Bank of China", "PBOC"]),
    ("TR", "parliament", ["Grand National Assembly of Türkiye", "Turkish parliament", "TBMM"]),
    ("IL", "parliament", ["Knesset", "Israeli parliament"]),
    ("LV", "parliament", ["Saeima", "Latvian Parliament", "Saeima of the Republic of Latvia"]),
    (
        "IT",
        "ministry",
        ["Farnesina", "Italian Foreign Ministry", "Ministry of Foreign Affairs and International Cooperation"],
    ),
    ("BR", "ministry", ["Itamaraty", "Brazilian Foreign Ministry", "Ministry of External Relations"]),
    ("HU", "ministry", ["Hungarian Foreign Ministry", "Ministry of Foreign Affairs and Trade of Hungary"]),
    (
        "KZ",
        "embassy",
        [
            "Embassy of Kazakhstan in Belgium",
            "Kazakh Embassy in Brussels",
            "Embassy of Kazakhstan to the Kingdom of Belgium",
        ],
    ),
    ("US", "embassy", ["U.S. Embassy in Kyiv", "Embassy of the United States in Ukraine"]),
    (
        "KZ",
        "local_government",
        ["Akimat of Almaty", "Almaty City Administration", "Almaty Mayor's Office", "Akimat of the city of Almaty"],
    ),
    ("KZ", "local_government", ["Akimat of the Almaty region", "Almaty Regional Akimat", "Almaty Oblast Akimat"]),
    ("KZ", "local_government", ["Akimat of Astana", "Astana City Hall", "Akimat of Nur-Sultan"]),
    ("KZ", "local_government", ["Akimat of the Karaganda region", "Karaganda Regional Akimat"]),
    ("UZ", "local_government", ["Khokimiyat of Tashkent", "Tashkent City Hokimiyat", "Tashkent City Hall"]),
    (
        "UZ",
        "local_government",
        ["Samarkand Regional Khokimiyat", "Khokimiyat of Samarkand Region", "Samarkand Viloyat Hokimiyat"],
    ),
    ("BY", "local_government", ["Minsk City Executive Committee", "Executive Committee of the city of Minsk"]),
    ("UA", "local_government", ["Lviv Regional State Administration", "Lviv Oblast State Administration"]),
    ("RU", "government", ["Government of Moscow", "Moscow City Government", "Moscow Government"]),
    ("RU", "government", ["Government of Tatarstan", "Tatarstan Government"]),
    ("US", "government", ["Government of Texas", "Texas State Government", "State Government of Texas"]),
    ("DE", "government", ["Government of Bavaria", "Bavarian State Government"]),
    ("CN", "government", ["Sichuan Provincial Government", "Government of Sichuan Province", "Government of Sichuan"]),
    ("JP", "local_government", ["Hokkaido Prefecture Government", "Hokkaido Prefectural Government"]),
    ("CA", "government", ["Government of Ontario", "Ontario Provincial Government"]),
]


def node_ids(*told: Told, decisions: Decisions | None = None) -> list[str]:
    """The node of each name where all are mentioned, each in a document of its own."""
    mentions = [_mention(*one, document=f"{at:08d}") for at, one in enumerate(told)]
    ids = cluster(mentions, *([decisions] if decisions else []))
    return [ids[mention.key, mention.country] for mention in mentions]


def _mention(name: str, kind: str, country: str | None, abbreviation: str | None = None, document: str = "") -> Mention:
    return Mention(key_of(name, kind, country, document), name, country, abbreviation)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("country", "kind", "names"), ONE_PUBLIC_BODY, ids=lambda v: v[0] if isinstance(v, list) else v
)
def test_a_public_body_is_one_under_all_its_names(country: str, kind: str, names: list[str]) -> None:
    told: list[Told] = [(name, kind, country) for name in names]
    assert len(set(node_ids(*told))) == 1, dict(zip(names, node_ids(*told), strict=True))


ONE_OF_OTHERS: list[list[Told]] = [
    [
        ("KazMunayGas", "company", None),
        ("NC KazMunayGas JSC", "company", "KZ"),
        ("JSC NC KazMunayGas", "company", None),
    ],
    [("KazMunayGas National Company", "company", None), ("KMG", "company", "KZ")],
    [
        ("Kazakhstan Temir Zholy", "company", None),
        ("NC Kazakhstan Temir Zholy JSC", "company", "KZ"),
        ("KTZ", "company", None),
    ],
    [("Samruk-Kazyna", "company", None), ("Samruk-Kazyna JSC", "company", "KZ")],
    [("Microsoft", "company", None), ("Microsoft Corporation", "company", "US"), ("Microsoft Corp.", "company", None)],
    [("Siemens", "company", None), ("Siemens AG", "company", "DE")],
    [("Halyk Bank", "company", None), ("Halyk Bank JSC", "company", "KZ"), ("JSC Halyk Bank", "company", None)],
    [("Qazaq Geography LLP", "company", None), ("Qazaq Geography", "company", "KZ")],
    [("Cronimet Holding GmbH", "company", "DE"), ("Cronimet Holding", "company", None)],
    [("Tsesnabank JSC", "company", None), ("Tsesnabank", "company", None), ("Tsesnabank OJSC", "company", None)],
    [("North Caspian Operating Company", "company", None, "NCOC"), ("NCOC", "company", None)],
    [("Office of Science and Technology Policy", "agency", "US"), ("OSTP", "agency", None)],
    [("Kazakhstan Institute of Public Health", "university", "KZ", "KIPH"), ("KIPH", "other", None)],
    [("U.S. Forest Service", "other", None), ("Forest Service", "agency", "US")],
    [
        ("White House Council on Environmental Quality", "other", None),
        ("Council on Environmental Quality", "other", None),
    ],
    [
        ("L.N. Gumilyov Eurasian National University", "university", "KZ"),
        ("Gumilyov Eurasian National University", "university", None),
    ],
    [("Council of Economic Advisers", "other", None), ("Council of Economic Advisors", "other", None)],
    [("State Department", "ministry", None), ("Department of State", "ministry", "US")],
    [("Verkhovna Rada", "parliament", None), ("Parliament of Ukraine", "parliament", "UA")],
    [("Bank of England", "company", None), ("Bank of England", "agency", "GB")],
    [("Bank of Japan", "company", None), ("Bank of Japan", "agency", "JP")],
    [("United Nations", "intergovernmental", None), ("UN", "other", "KZ")],
    [("Shanghai Cooperation Organization", "intergovernmental", None), ("SCO", "intergovernmental", None)],
    [("Global Affairs Canada", "other", None), ("Ministry of Foreign Affairs", "ministry", "CA")],
    [("Government of Texas", "government", None), ("Texas State Government", "government", "US")],
]


@pytest.mark.parametrize("told", ONE_OF_OTHERS, ids=lambda told: told[0][0])
def test_an_organisation_is_one_with_and_without_legal_form_country_and_abbreviation(told: Sequence[Told]) -> None:
    assert len(set(node_ids(*told))) == 1, node_ids(*told)


TWO: list[tuple[Told, Told]] = [
    (("Ministry of Foreign Affairs", "ministry", "KZ"), ("Ministry of Foreign Affairs", "ministry", "UZ")),
    (("MFA", "ministry", "UA"), ("MFA", "ministry", "RU")),
    (("Foreign Office", "ministry", "GB"), ("Foreign Office", "ministry", "DE")),
    (("Department of State", "ministry", "US"), ("Ministry of Foreign Affairs", "ministry", "KZ")),
    (("Ministry of Finance", "ministry", None), ("Ministry of Finance", "ministry", None)),
    (("Ministry of Foreign Trade", "ministry", "KZ"), ("Ministry of Foreign Affairs", "ministry", "KZ")),
    (("Ministry of Industry and Construction", "ministry", "KZ"), ("Ministry of Transport", "ministry", "KZ")),
    (("Ministry of Education and Science", "ministry", "KZ"), ("Ministry of Education", "ministry", "KZ")),
    (("Ministry of Education", "ministry", "KZ"), ("Ministry of Science and Higher Education", "ministry", "KZ")),
    (("Foreign and Commonwealth Office", "ministry", "GB"), ("FCDO", "ministry", "GB")),
    (("Department for International Development", "ministry", "GB"), ("FCDO", "ministry", "GB")),
    (("Ministry of Economy", "ministry", "UA"), ("Ministry of Economic Development and Trade", "ministry", "UA")),
    (("Ministry of Economy", "ministry", "KG"), ("Ministry of Economy and Finance", "ministry", "KG")),
    (("Treasury", "ministry", "US"), ("Treasury", "ministry", "GB")),
    (("Department of Education", "ministry", "US"), ("Department of Energy", "ministry", "US")),
    (
        ("Administration of the President", "head_of_state_office", "UA"),
        ("Office of the President", "head_of_state_office", "UA"),
    ),
    (("White House", "head_of_state_office", "US"), ("Gender Policy Council", "agency", "US")),
    (("White House Press Office", "agency", "US"), ("Press Office", "agency", "US")),
    (("Mazhilis", "parliament", "KZ"), ("Senate", "parliament", "KZ")),
    (("Bundestag", "parliament", "DE"), ("Bundesrat", "parliament", "DE")),
    (("Senate", "parliament", "US"), ("Texas Senate", "parliament", "US")),
    (("House of Representatives", "parliament", "US"), ("House of Representatives", "parliament", "JP")),
    (("Congress", "parliament", "US"), ("National Congress of American Indians", "parliament", "US")),
    (("National Bank", "agency", "KZ"), ("National Bank", "agency", "UA")),
    (("Central Bank of Armenia", "agency", "AM"), ("Central Bank of Azerbaijan", "agency", "AZ")),
    (("Bank of China", "company", None), ("People's Bank of China", "agency", "CN")),
    (("Bank of America", "company", None), ("Federal Reserve", "agency", "US")),
    (("Embassy of Kazakhstan in Belgium", "embassy", "KZ"), ("Embassy of Kazakhstan in France", "embassy", "KZ")),
    (("Embassy of Kazakhstan in Belgium", "embassy", "KZ"), ("Embassy of Belgium in Kazakhstan", "embassy", "BE")),
    (("Embassy of Kazakhstan", "embassy", "KZ"), ("Embassy of Kazakhstan", "embassy", "KZ")),
    (
        ("Consulate General of Kazakhstan in Istanbul", "embassy", "KZ"),
        ("Embassy of Kazakhstan in Türkiye", "embassy", "KZ"),
    ),
    (("Akimat of Almaty", "local_government", "KZ"), ("Akimat of the Almaty region", "local_government", "KZ")),
    (("Akimat of Almaty", "local_government", "KZ"), ("Akimat of Astana", "local_government", "KZ")),
    (("Akimat of Almaty", "local_government", "KZ"), ("Government of Kazakhstan", "government", "KZ")),
    (
        ("Akimat of the East Kazakhstan region", "local_government", "KZ"),
        ("Akimat of the West Kazakhstan region", "local_government", "KZ"),
    ),
    (
        ("Minsk City Executive Committee", "local_government", "BY"),
        ("Minsk Regional Executive Committee", "local_government", "BY"),
    ),
    (("Government of Moscow", "government", "RU"), ("Government of the Moscow region", "government", "RU")),
    (("Government of Moscow", "government", "RU"), ("Government of Russia", "government", "RU")),
    (("Government of Texas", "government", "US"), ("U.S. Government", "government", "US")),
    (("Government of Texas", "government", "US"), ("Government of California", "government", "US")),
    (("Government of Bavaria", "government", "DE"), ("Federal Government", "government", "DE")),
    (("Government of Bavaria", "government", "DE"), ("Government of Saxony", "government", "DE")),
    (("Tashkent City Hokimiyat", "local_government", "UZ"), ("Tashkent Regional Hokimiyat", "local_government", "UZ")),
    (
        ("Hiroshima Prefectural Government", "local_government", "JP"),
        ("Hiroshima City Government", "local_government", "JP"),
    ),
    (("Almaty City Council", "local_government", "KZ"), ("Akimat of Almaty", "local_government", "KZ")),
    (("Georgia Ports Authority", "agency", None), ("Ports Authority", "agency", "GE")),
    (("University of Washington", "university", "US"), ("Washington University", "university", "US")),
    (("University of Miami", "university", "US"), ("Miami University", "university", "US")),
    (
        ("Moscow State University", "university", "RU"),
        ("Moscow State Institute of International Relations", "university", "RU"),
    ),
    (("National University", "university", "KZ"), ("National University", "university", "SG")),
    (("Mozilla Foundation", "other", None), ("Mozilla Corporation", "company", None)),
    (("Siemens", "company", None), ("Siemens Energy", "company", None)),
    (("Alphabet", "company", None), ("Google", "company", None)),
    (("Merck Group", "company", "DE"), ("Merck and Co", "company", "US")),
    (("Astra LLP", "company", None), ("Astra PLC", "company", None)),
    (("Astra", "company", "KZ"), ("Astra", "company", "RO")),
    (("European Union", "intergovernmental", None), ("European Commission", "intergovernmental", None)),
    (("European Council", "intergovernmental", None), ("Council of the European Union", "intergovernmental", None)),
    (("Council of Europe", "intergovernmental", None), ("European Council", "intergovernmental", None)),
    (("African Union", "intergovernmental", None), ("Organisation of African Unity", "intergovernmental", None)),
]


@pytest.mark.parametrize(("a", "b"), TWO, ids=lambda told: f"{told[0]} {told[2]}")
def test_two_organisations_are_two(a: Told, b: Told) -> None:
    first, second = node_ids(a, b)
    assert first != second


def test_an_abbreviation_that_two_bear_is_neither() -> None:
    ministry: Told = ("Ministry of Digital Affairs", "ministry", "KZ", "MDA")
    authority: Told = ("Maritime Development Authority", "agency", "GH", "MDA")
    ids = node_ids(ministry, authority, ("MDA", "other", None))
    assert len(set(ids)) == 3
    assert node_ids(ministry, authority, ("MDA", "other", "GH"))[2] == ids[1]


def test_two_companies_of_one_name_keep_their_bare_name_apart() -> None:
    german, american, bare = node_ids(
        ("Orion GmbH", "company", None), ("Orion Inc", "company", None), ("Orion", "company", None)
    )
    assert len({german, american, bare}) == 3


def test_neither_order_nor_further_bodies_change_a_node() -> None:
    told = [one for pair in TWO for one in pair] + [one for group in ONE_OF_OTHERS for one in group]
    mentions = [_mention(*one, document=f"{at:08d}") for at, one in enumerate(told)]
    whole = cluster(mentions)
    random.Random(5).shuffle(mentions)
    assert cluster(mentions) == whole
    for mention in mentions[:40]:
        connected = _connected(mention, mentions)
        assert cluster(connected)[mention.key, mention.country] == whole[mention.key, mention.country], mention


def _connected(mention: Mention, mentions: list[Mention]) -> list[Mention]:
    found, keys = [mention], set(block_keys(mention))
    while more := [m for m in mentions if m not in found and keys & block_keys(m)]:
        found += more
        keys.update(*(block_keys(m) for m in more))
    return found


ALMATY = "organisation:kz-almaty-city-government"
DECIDED = [
    (
        "what two names mean is one where a person says so",
        Decisions(same=frozenset({("organisation:bank-centercredit", "organisation:centercredit-group")})),
        [("Bank CenterCredit", "company", None), ("CenterCredit Group", "company", None)],
        1,
    ),
    (
        "across countries, too",
        Decisions(same=frozenset({("organisation:kz-aviation-school", "organisation:uz-flight-school")})),
        [("Aviation School", "agency", "KZ"), ("Flight School", "agency", "UZ")],
        1,
    ),
    (
        "a name with and without its legal form is two where a person says so",
        Decisions(different=frozenset({("organisation:orion", "organisation:orion-gmbh")})),
        [("Orion", "company", None), ("Orion GmbH", "company", None)],
        2,
    ),
    (
        "a decision on what is in no document does nothing",
        Decisions(same=frozenset({("organisation:nowhere", "organisation:orion")})),
        [("Orion", "company", None), ("Orion GmbH", "company", None)],
        1,
    ),
]


@pytest.mark.parametrize(("decisions", "told", "nodes"), [d[1:] for d in DECIDED], ids=[d[0] for d in DECIDED])
def test_people_decide(decisions: Decisions, told: list[Told], nodes: int) -> None:
    assert len(set(node_ids(*told, decisions=decisions))) == nodes


def test_every_id_that_some_names_would_have_given_leads_to_the_node() -> None:
    told: list[Told] = [("Orion GmbH", "company", None), ("Orion", "company", None), ("Astra", "company", "KZ")]
    told += [("Astra", "company", "RO"), ("Office of Space Policy", "agency", "US", "OSPX"), ("OSPX", "other", None)]
    mentions = [_mention(*one) for one in told]
    others = other_ids(cluster(mentions))
    assert others["organisation:orion"] == ["organisation:orion-gmbh"]
    assert others["organisation:us-office-of-space-policy"] == ["organisation:ospx"]
    assert others["organisation:astra-kz"] == others["organisation:astra-ro"] == ["organisation:astra"]


REASONS: list[tuple[Told, Told, str]] = [
    (("MFA", "ministry", "KZ"), ("Ministry of Foreign Affairs", "ministry", "KZ"), "MFA stands for"),
    (("Finance Ministry", "ministry", "LV"), ("Ministry of Finance", "ministry", "LV"), "ministry of Latvia"),
    (
        ("Akimat of Almaty", "local_government", "KZ"),
        ("Almaty City Hall", "local_government", "KZ"),
        "government of one place",
    ),
    (("KazMunayGas", "company", None), ("KMG", "company", None), "known names of one company"),
    (("Orion", "company", None), ("Orion GmbH", "company", None), "legal form"),
    (("Office of Space Policy", "agency", "US", "OSPX"), ("OSPX", "other", None), "in brackets"),
    (("UN", "other", None), ("United Nations", "intergovernmental", None), "known names of the United Nations"),
    (("U.S. Forest Service", "other", None), ("Forest Service", "agency", "US"), "with and without"),
    (("White House Gender Policy Council", "agency", "US"), ("Gender Policy Council", "agency", "US"), "seat"),
]


@pytest.mark.parametrize(("a", "b", "said"), REASONS)
def test_a_merge_has_its_reason_in_words(a: Told, b: Told, said: str) -> None:
    first, second = _mention(*a), _mention(*b)
    assert len(set(node_ids(a, b))) == 1
    reasons = why(first, second)
    assert any(said in reason for reason in reasons), reasons
    assert why(second, first)


def test_every_further_name_of_a_node_has_a_reason(look: Any) -> None:
    told = ["MFA", "Foreign Ministry of Kazakhstan", "Ministry of Foreign Affairs of the Republic of Kazakhstan"]
    records = [record(name, "2024-01-01", organisation(name, "ministry", "KZ")) for name in told]
    node = look(*records, record("z", None, organisation("MFA", "ministry", "KZ"))).of(
        "organisation:kz-ministry-of-foreign-affairs"
    )
    assert [reason.split(":")[0] for reason in node["merged"]] == told[1:]
    assert "stands for the Ministry of Foreign Affairs" in node["merged"][0]


def test_a_name_that_only_a_decision_joins_says_so() -> None:
    names = ("Bank CenterCredit", "CenterCredit Group")
    mentions = [_mention(name, "company", None) for name in names]
    assert merge_reasons(mentions, names[0]) == ["CenterCredit Group: somebody decided that they are one"]


def test_what_is_not_merged_has_no_reason() -> None:
    for a, b in TWO:
        assert why(_mention(*a, document="a" * 8), _mention(*b, document="b" * 8)) == (), (a, b)


def test_the_kind_shows_in_the_name() -> None:
    kinds = {"UN": "intergovernmental", "Ministry of Trade": "ministry", "Senate": "parliament", "Alstom": "other"}
    kinds |= {"Akimat of Almaty": "local_government", "Central Bank of Uzbekistan": "agency"}
    assert {name: kind_of(name) for name in kinds} == kinds


def test_a_mayors_office_is_the_citys_government_whatever_kind_a_text_gives_it() -> None:
    assert key_of("Almaty Mayor's Office", "agency", "KZ") == key_of("Akimat of Almaty", "local_government", "KZ")
