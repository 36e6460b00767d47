"""One normal form for all spellings of a name; which form can stand for which."""

from __future__ import annotations

import pytest

from kzgraph.resolution.names import near_spelling, parse, shortens
from kzgraph.resolution.romanisation import latin

SAME = [
    ("Roman Vassilenko", "Roman Vasilenko"),
    ("Roman Vassilenko", "Роман Василенко"),
    ("Kassym-Jomart Tokayev", "Qasym-Jomart Toqaev"),
    ("Kassym-Jomart Tokayev", "Қасым-Жомарт Тоқаев"),
    ("Kassym-Jomart Tokayev", "Касым-Жомарт Токаев"),
    ("Kassym-Jomart Tokayev", "Kassym-Zhomart Tokaev"),
    ("Kassym-Jomart Tokayev", "H.E. Kassym-Jomart Tokayev"),
    ("Kassym-Jomart Kemelevich Tokayev", "Kassym-Jomart Kemeluly Tokayev"),
    ("Yerzhan Kazykhan", "Erzhan Qazyhan"),
    ("Alibek Bakayev", "Alibek Bakaev"),
    ("Lê Thị Thu Hằng", "Le Thi Thu Hang"),
    ("Josef Síkela", "Josef Sikela"),
    ("Mukhtar Tleuberdi", "Muhtar Tleuberdi"),
    ("Mohammed Al Thani", "Muhammad al-Thani"),
    ("Aleksandr Lukashenko", "Alexander Lukashenko"),
    ("Joseph Biden, Jr.", "Joe Biden"),
    ("Dmitry Petrov", "Dmitriy Petrov"),
    ("Tokayev Kassym-Jomart", "Kassym-Jomart Tokayev"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_have_one_key(a: str, b: str) -> None:
    assert parse(a).key == parse(b).key


DIFFERENT = [
    ("Michael Smith", "Michelle Smith"),
    ("Roman Vassilenko", "Ruslan Vassilenko"),
    ("Sergei Ivanov", "Svetlana Ivanova"),
    ("Yerzhan Kazykhan", "Yerzhan Ashikbayev"),
    ("Serik Zhumangarin", "Serik Zhumagaliyev"),
    ("Olzhas Bektenov", "Olzhas Bektemirov"),
]


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_names_of_two_people_have_two_keys(a: str, b: str) -> None:
    assert parse(a).key != parse(b).key
    assert not shortens(parse(a), parse(b))
    assert not near_spelling(parse(a), parse(b))


SHORTER = [
    ("Vassilenko", "Roman Vasilenko"),
    ("R. Vassilenko", "Roman Vassilenko"),
    ("Kassym-Jomart Tokayev", "Kassym-Jomart Kemelevich Tokayev"),
    ("K. Tokayev", "Kassym-Jomart Tokayev"),
    ("von der Leyen", "Ursula von der Leyen"),
    ("Joseph Biden", "Joseph R. Biden"),
    ("Alexander Lukashenko", "Alexander Grigoryevich Lukashenko"),
    ("López Obrador", "Andrés Manuel López Obrador"),
    ("Sherwood-Randall", "Elizabeth Sherwood-Randall"),
]


@pytest.mark.parametrize(("short", "long"), SHORTER)
def test_a_shorter_form_can_stand_for_the_fuller_one(short: str, long: str) -> None:
    assert shortens(parse(short), parse(long))
    assert not shortens(parse(long), parse(short))


def test_where_the_surname_comes_first_it_is_the_bare_form() -> None:
    assert shortens(parse("Xi"), parse("Xi Jinping"), "CN")
    assert not shortens(parse("Han"), parse("Kim Sung-han"), "KR")
    assert shortens(parse("Kishida"), parse("Kishida Fumio"), "JP")
    assert shortens(parse("Kishida"), parse("Fumio Kishida"), "JP")
    assert not shortens(parse("Roman"), parse("Roman Vassilenko"), "KZ")


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("Murat Nurtleu", "Murat Nurtileu", True),
        ("Alexander Lukashenko", "Alexander Lukashenka", True),
        ("Dina Ivanov", "Dina Ivanova", False),
        ("Askar Petrov", "Askar Perov", False),
        ("M. Nurtleu", "M. Nurtileu", False),
    ],
)
def test_one_letter_of_a_long_surname_may_differ(a: str, b: str, near: bool) -> None:
    assert near_spelling(parse(a), parse(b)) is near


def test_kazakh_letters_are_romanised() -> None:
    assert latin("Әлібек Құлшар Ғани") == "alibek qulshar ghani"


def test_a_name_in_another_script_is_kept_whole() -> None:
    assert parse("习近平").key == ("习近平",)
