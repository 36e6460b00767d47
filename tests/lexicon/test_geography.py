"""The data files on countries, places, organisations, companies, names and words keep their form."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

import kzgraph
from kzgraph.extraction.actors.geography import place_country
from tests.lexicon.geography_cases import ABBREVIATIONS, FORMS, GIVEN_NAMES, UN_MEMBERS, WORDS

LEXICON = Path(kzgraph.__file__).parent / "lexicon"

COUNTRY_LISTS = {
    "names", "adjectives", "shared_adjectives", "demonyms", "abbreviations", "capital_names", "government_names",
}  # fmt: skip
CITY_STATES = {"MC", "SG"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _yaml(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.load((LEXICON / f"{name}.yaml").read_text("utf-8"), _LOADER)
    return entries


def _lines(name: str) -> list[str]:
    lines = (LEXICON / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


COUNTRIES = _yaml("countries")
CODES = {entry["code"] for entry in COUNTRIES}
PLACES = ["cities", "international_organisations", "companies"]
LISTS = [
    "given_names", "ambiguous_given_names", "surname_first", "surname_particles", "words", "english_words",
    "name_words", "geographic_names",
]  # fmt: skip


def _phrases(entry: dict[str, Any], *keys: str) -> list[str]:
    found: list[str] = []
    for key in keys:
        value = entry.get(key, [])
        found += [value] if isinstance(value, str) else value
    return found


def _owners(entries: list[dict[str, Any]], owner: str, *keys: str) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for phrase in _phrases(entry, *keys):
            owners[phrase].add(entry[owner])
    return owners


def test_countries_are_those_of_iso_3166_and_kosovo_in_the_order_of_their_codes() -> None:
    codes = [entry["code"] for entry in COUNTRIES]
    assert len(codes) == 250
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in codes)
    assert {"XK", "TW", "HK", "PS", "VA"} <= CODES
    assert "EU" not in CODES


@pytest.mark.parametrize("entry", COUNTRIES, ids=lambda entry: str(entry["code"]))
def test_a_country_has_only_known_keys_with_clean_values(entry: dict[str, Any]) -> None:
    assert set(entry) <= {"code", "name", "capital", "ambiguous", "ambiguous_capital", *COUNTRY_LISTS}
    for key in COUNTRY_LISTS & set(entry):
        assert entry[key], f"{key} has nothing to say: leave it out"
        assert len(entry[key]) == len(set(entry[key])), f"{key} says something twice"
    for phrase in _phrases(entry, "name", "capital", *COUNTRY_LISTS):
        assert isinstance(phrase, str)
        assert phrase == phrase.strip()
        assert "’" not in phrase, "straight apostrophes: the reader of the text makes them one"
        assert not phrase.lower().startswith("the ") or phrase in {"The Hague", "The Valley"}


@pytest.mark.parametrize("code", UN_MEMBERS)
def test_a_member_of_the_united_nations_has_name_adjective_people_and_capital(code: str) -> None:
    entry = next(entry for entry in COUNTRIES if entry["code"] == code)
    assert entry["name"]
    assert entry.get("adjectives") or entry.get("shared_adjectives")
    assert entry.get("demonyms") or entry.get("shared_adjectives")
    assert entry.get("capital") or code in CITY_STATES | {"NR"}


def test_there_are_193_members_of_the_united_nations() -> None:
    assert len(UN_MEMBERS) == len(set(UN_MEMBERS)) == 193


def test_no_name_adjective_or_capital_means_two_countries() -> None:
    owners = _owners(
        COUNTRIES, "code", "name", "names", "adjectives", "demonyms", "abbreviations", "capital", "capital_names",
        "government_names",
    )  # fmt: skip
    assert {phrase: codes for phrase, codes in owners.items() if len(codes) > 1} == {}


def test_a_shared_adjective_stands_as_a_rule_for_another_country() -> None:
    adjectives = _owners(COUNTRIES, "code", "adjectives")
    for entry in COUNTRIES:
        for adjective in entry.get("shared_adjectives", []):
            assert adjectives[adjective] - {entry["code"]}, adjective
            assert entry["code"] not in adjectives[adjective], adjective


@pytest.mark.parametrize(("phrase", "code"), [(phrase, code) for code, phrases in FORMS.items() for phrase in phrases])
def test_a_usual_form_of_a_country_leads_to_it(phrase: str, code: str) -> None:
    owners = _owners(COUNTRIES, "code", "name", "capital", *COUNTRY_LISTS - {"shared_adjectives"})
    assert owners[phrase] == {code}


@pytest.mark.parametrize("code", ["GE", "JO", "TD", "IL"])
def test_a_country_that_may_be_a_person_or_another_place_is_marked(code: str) -> None:
    assert next(entry for entry in COUNTRIES if entry["code"] == code)["ambiguous"] is True


KEYS = {
    "cities": {"name", "country", "names", "ambiguous"},
    "international_organisations": {"name", "kind", "country", "abbreviations", "names", "bloc"},
    "companies": {"name", "country", "abbreviations", "names", "ambiguous"},
}


@pytest.mark.parametrize("name", PLACES)
def test_every_entry_has_known_keys_clean_values_and_a_country_that_exists(name: str) -> None:
    for entry in _yaml(name):
        assert set(entry) <= KEYS[name], entry
        assert entry.get("country") in CODES | ({None} if name == "international_organisations" else set()), entry
        phrases = _phrases(entry, "name", "names", "abbreviations")
        assert len(phrases) == len(set(phrases)), entry
        assert all(isinstance(p, str) and p and p == p.strip() and "’" not in p for p in phrases), entry


@pytest.mark.parametrize("name", ["cities", "companies"])
def test_entries_are_sorted_by_name(name: str) -> None:
    keys = [(entry["name"], entry["country"]) for entry in _yaml(name)]
    assert keys == sorted(set(keys))


def test_organisations_stand_by_kind_and_are_sorted_within_it() -> None:
    entries = _yaml("international_organisations")
    of_states = {"agency", "ministry", "parliament"}
    kinds = ["other" if entry["kind"] in of_states else entry["kind"] for entry in entries]
    assert set(kinds) == {"intergovernmental", "other", "media"}
    assert len([1 for i, kind in enumerate(kinds) if i == 0 or kinds[i - 1] != kind]) == 3
    for kind in set(kinds):
        names = [entry["name"] for entry, own in zip(entries, kinds, strict=True) if own == kind]
        assert names == sorted(names)
    assert all(entry.get("country") for entry in entries if entry["kind"] in of_states)
    assert all(entry["kind"] == "intergovernmental" for entry in entries if entry.get("bloc"))


def test_no_name_means_two_organisations_or_companies() -> None:
    owners: Counter[str] = Counter()
    for name in ("international_organisations", "companies"):
        for entry in _yaml(name):
            owners.update(_phrases(entry, "name", "names", "abbreviations"))
    assert [phrase for phrase, count in owners.items() if count > 1] == []


def test_a_city_of_two_countries_is_marked_in_both() -> None:
    cities = _yaml("cities")
    owners = _owners(cities, "country", "name", "names")
    for city in cities:
        if any(len(owners[phrase]) > 1 for phrase in _phrases(city, "name", "names")):
            assert city["ambiguous"] is True, city


def test_a_capital_is_repeated_as_a_city_only_where_it_is_a_seat_of_government() -> None:
    capitals = {phrase for entry in COUNTRIES for phrase in _phrases(entry, "capital", "capital_names")}
    assert {name for city in _yaml("cities") for name in _phrases(city, "name", "names")} & capitals == set()


@pytest.mark.parametrize(("abbreviation", "name"), ABBREVIATIONS.items())
def test_an_abbreviation_leads_to_its_organisation(abbreviation: str, name: str) -> None:
    entries = _yaml("international_organisations")
    assert [e["name"] for e in entries if abbreviation in e.get("abbreviations", [])] == [name]


def test_organisations_are_known_in_both_spellings() -> None:
    for entry in _yaml("international_organisations"):
        phrases = _phrases(entry, "name", "names")
        for phrase in phrases:
            assert phrase.replace("Organisation", "Organization") in phrases, phrase
            assert phrase.replace("Organization", "Organisation") in phrases, phrase


@pytest.mark.parametrize("name", LISTS)
def test_a_word_list_is_sorted_without_repetition_or_odd_blanks(name: str) -> None:
    lines = _lines(name)
    assert lines == sorted(set(lines))
    assert all(line == line.strip() and "#" not in line and "’" not in line for line in lines)


@pytest.mark.parametrize("name", ["words", "english_words", "name_words", "surname_particles"])
def test_words_are_in_lower_case(name: str) -> None:
    assert [word for word in _lines(name) if word != word.lower()] == []


@pytest.mark.parametrize("name", ["given_names", "ambiguous_given_names", "surname_first"])
def test_names_are_single_words_with_a_capital(name: str) -> None:
    form = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
    assert [word for word in _lines(name) if not (form.fullmatch(word) and word[0].isupper())] == []


def test_lists_of_names_and_words_do_not_contradict_each_other() -> None:
    given, ambiguous = set(_lines("given_names")), set(_lines("ambiguous_given_names"))
    words, surnames = set(_lines("words")), set(_lines("name_words"))
    assert given & ambiguous == set(), "a given name is either clear or ambiguous"
    assert {name for name in given if name.lower() in words} == set(), "a name that is a word too is ambiguous"
    assert words & surnames <= {"march", "may"}, "a word that is a family name is in name_words only"
    english = set(_lines("english_words"))
    assert english & (words | surnames) == set(), "a word of the genre or a family name is no other word"
    names = given | ambiguous | set(_lines("surname_first"))
    assert english & {name.lower() for name in names} == set(), "a name is none of the other words"
    countries = {phrase for entry in COUNTRIES for phrase in _phrases(entry, "name", "names")}
    assert given & (countries - {"Israel"}) == set(), "a name that is a country too is ambiguous"


@pytest.mark.parametrize("name", GIVEN_NAMES)
def test_a_usual_given_name_is_known(name: str) -> None:
    assert name in set(_lines("given_names"))


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_genre_is_no_name(word: str) -> None:
    assert word in set(_lines("words"))


@pytest.mark.parametrize("name", ["macron", "truss", "trump", "baker", "cook", "bush", "rice", "modi", "sharp", "yelp"])
def test_who_or_what_is_called_by_a_word_keeps_the_name(name: str) -> None:
    assert name not in set(_lines("english_words"))


def test_seats_stand_in_one_known_city_each() -> None:
    seats = _yaml("seats")
    assert [seat["city"] for seat in seats] == sorted({seat["city"] for seat in seats})
    assert all(place_country(seat["city"]) == seat["country"] for seat in seats)
    names = [name for seat in seats for name in seat["names"]]
    assert len(names) == len(set(names))


def test_regions_belong_to_known_countries_and_are_no_countries_or_cities() -> None:
    regions: dict[str, list[str]] = yaml.safe_load((LEXICON / "subdivisions.yaml").read_text("utf-8"))
    names = [name for listed in regions.values() for name in listed]
    others = {phrase for entry in COUNTRIES for phrase in _phrases(entry, "name", "names", "capital")}
    others |= {phrase for city in _yaml("cities") for phrase in _phrases(city, "name", "names")}
    assert set(regions) <= CODES
    assert len(names) == len(set(names))
    assert set(names) & others == set()


def test_every_file_of_the_lexicon_is_described_in_its_readme() -> None:
    described = set(re.findall(r"`([a-z_]+\.(?:yaml|txt))`", (LEXICON / "README.md").read_text("utf-8")))
    present = {path.name for path in LEXICON.iterdir() if path.suffix in {".yaml", ".txt"}}
    assert present - described == set()


def _twice(node: yaml.Node) -> list[str]:
    """The keys that a mapping of a file has twice, of which the second would silently stand for the first."""
    found: list[str] = []
    if isinstance(node, yaml.MappingNode):
        keys = Counter(str(key.value) for key, _ in node.value)
        found += [key for key, number in keys.items() if number > 1 and key != "<<"]
    children = [c for pair in node.value for c in pair] if isinstance(node, yaml.MappingNode) else node.value
    return found + [key for c in children if isinstance(c, yaml.CollectionNode) for key in _twice(c)]


@pytest.mark.parametrize("path", sorted(LEXICON.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_key_stands_twice(path: Path) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    node = yaml.compose(path.read_text("utf-8"), Loader=loader)
    assert isinstance(node, yaml.CollectionNode)
    assert _twice(node) == []
