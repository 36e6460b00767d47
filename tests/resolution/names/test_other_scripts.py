"""Words of names in other scripts: how they sound, and what is in the table of names that differ in little."""

from __future__ import annotations

import pytest

from kzgraph.resolution.names.other_scripts.japanese import of_japanese
from kzgraph.resolution.names.other_scripts.letters import plain, script
from kzgraph.resolution.names.other_scripts.patterns import consonants, consonants_in_script, sounds_like, units
from kzgraph.resolution.names.other_scripts.spelt import known
from kzgraph.resolution.names.other_scripts.words import words

ALIKE = [
    ("تبون", "Tebboune"),
    ("روحانی", "Rouhani"),
    ("ڈار", "Dar"),
    ("הרצוג", "Herzog"),
    ("जयशंकर", "Jaishankar"),
    ("ইউনূস", "Yunus"),
    ("ชินวัตร", "Shinawatra"),
    ("አህመድ", "Ahmed"),
    ("ジョンソン", "Johnson"),
    ("ゼレンスキー", "Zelensky"),
    ("트럼프", "Trump"),
    ("斯托尔滕贝格", "Stoltenberg"),
]


@pytest.mark.parametrize(("word", "latin"), ALIKE)
def test_a_word_sounds_like_its_latin_spelling_and_shares_consonants_with_it(word: str, latin: str) -> None:
    found = units(plain(word))
    assert sounds_like(found, latin)
    assert consonants_in_script(found) & consonants(latin)


OTHERS = [
    ("حسین", "Hassan"),
    ("ジョン", "Jane"),
    ("ジョン", "Joan"),
    ("マリア", "Mario"),
    ("マーク", "Mike"),
    ("マイク", "Mark"),
    ("ベル", "Bill"),
    ("カルロ", "Carla"),
    ("アレクサンドラ", "Alexander"),
    ("마리오", "Maria"),
    ("马里奥", "Maria"),
    ("普京", "Biden"),
    ("拜登", "Putin"),
    ("अमित", "Amita"),
    ("अजय", "Ajit"),
    ("मनमोहन", "Mohan"),
]


@pytest.mark.parametrize(("word", "latin"), OTHERS)
def test_a_word_sounds_unlike_other_names(word: str, latin: str) -> None:
    assert not sounds_like(units(plain(word)), latin)


@pytest.mark.parametrize(
    ("word", "latin", "told"),
    [
        ("حمد", "Hamad", True),
        ("حمد", "Hamid", False),
        ("ناصر", "Nasser", True),
        ("نصر", "Nasser", False),
        ("عمر", "Ammar", False),
        ("سعد", "Saeed", False),
        ("מיכל", "Michael", False),
        ("حمد", "Karzai", None),
        ("کرزی", "Karzai", None),
    ],
)
def test_names_that_differ_in_little_are_read_as_the_table_spells_them(
    word: str, latin: str, told: bool | None
) -> None:
    assert known(plain(word), latin) is told


@pytest.mark.parametrize(
    ("word", "latin", "alike"),
    [
        ("岸田", "Kishida", True),
        ("文雄", "Fumio", True),
        ("文雄", "Fumiko", False),
        ("健二", "Kenichi", False),
        ("優子", "Yoko", False),
        ("佐々木", "Sasaki", True),
        ("大平", "Ohira", True),
    ],
)
def test_japanese_characters_are_read_by_the_table(word: str, latin: str, alike: bool) -> None:
    assert sounds_like(of_japanese(word), latin) is alike


def test_titles_are_taken_off_and_words_of_family_told() -> None:
    assert [word.text for word in words("الرئيس عبد المجيد تبون")] == ["عبد المجید", "تبون"]
    assert [word.family for word in words("محمد بن سلمان")] == ["", "bin", ""]
    assert [word.text for word in words("バイデン大統領")] == ["バイデン"]


def test_a_word_in_two_scripts_has_no_sound() -> None:
    assert script("Тоқаев") == ""
    assert units("مоди") == ()
