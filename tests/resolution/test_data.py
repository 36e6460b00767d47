"""The data files of the resolution are well-formed: what a reader may edit, a test checks."""

from __future__ import annotations

import re

from kzgraph.data_files import lexicon
from kzgraph.resolution.posts.posts import read_title
from kzgraph.resolution.values.words import words

CODES = {entry["code"] for entry in lexicon("countries")} | {"EU"}


def test_every_head_of_a_post_has_a_kind_a_scope_and_is_found_by_its_forms() -> None:
    for line in lexicon("post_kinds")["heads"]:
        assert line["scope"] in ("country", "ministry", "body", "abroad"), line
        assert set(line.get("only", ())) <= CODES, line
        country = (line.get("only") or [None])[0]
        for form in line.get("forms", ()):
            assert read_title(form, country)[0].kind == line["kind"], form


def test_names_in_the_data_are_written_as_they_are_compared() -> None:
    aliases = lexicon("organisation_aliases")
    tables = [*aliases["national"].values(), aliases["everywhere"]]
    names = [name for table in tables for form, names in table.items() for name in (form, *names)]
    names += [name for names in aliases["of_one_country"].values() for name in names]
    assert [name for name in names if " ".join(words(name)) != name] == []


def test_countries_in_the_data_are_countries() -> None:
    aliases, names = lexicon("organisation_aliases"), lexicon("name_parts")
    used = {*aliases["national"], *aliases["of_one_country"], *aliases["departments"]}
    used |= {*names["surname_first"], *names["surname_either"], *lexicon("post_kinds")["with_the"]}
    assert used - CODES == set()


def test_every_cyrillic_letter_has_latin_ones() -> None:
    letters = lexicon("transliteration")["cyrillic"]
    assert all(len(letter) == 1 and latin.isascii() for letter, latin in letters.items())
    assert set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі") <= set(letters)


def test_optional_letters_of_scripts_are_none_of_which_keys_are_made() -> None:
    tables = [table for table in lexicon("scripts").values() if isinstance(table, dict) and "range" in table]
    parts = [part for table in tables for part in table.values() if isinstance(part, dict)]
    spelt = [str(one) for part in parts for one in part.values()]
    optional = [letter for one in spelt for letter in re.findall(r"([a-z])\?|\[([^]]*)\]", one)]
    assert [letters for pair in optional for letters in pair if set(letters) & set("bcdfgjklmnpqrstxz")] == []


def test_readings_of_characters_are_ascii() -> None:
    readings = lexicon("japanese_names")["characters"]
    assert [sign for sign, read in readings.items() if not (read.isascii() and read.replace(" ", "").isalpha())] == []
