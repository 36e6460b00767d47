"""Names by ear: how words sound in one orthography and another, and which names that makes one."""

from __future__ import annotations

import pytest

from kzgraph.data_files import lexicon
from kzgraph.resolution.comparing.blocking import may_be_one
from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.values.hearing import heard
from kzgraph.resolution.values.mishearing import heard_alike

PHONES = set("abvgdzklmnprstfeiouSZCTJXYW")

SOUNDS = [
    ("гутерриш", "guteriS", "Cyrillic"),
    ("guterres", "gutereS", "Portuguese"),
    ("brzeziński", "bZezinski", "Polish"),
    ("selenskyj", "zelenski", "German of the East"),
    ("zapatero", "sapatero", "Spanish"),
    ("miguel", "migel", "Spanish"),
    ("джонсон", "Jonson", "Cyrillic"),
    ("mogherini", "mogerini", "Italian"),
    ("szijjártó", "siYarto", "Hungarian"),
    ("μητσοτάκης", "miTotakis", "Greek"),
    ("փաշինյան", "paSinYan", "Armenian"),
    ("შევარდნაძე", "Sevardnadze", "Georgian"),
]


@pytest.mark.parametrize(("word", "phones", "orthography"), SOUNDS)
def test_a_word_is_read_as_its_orthography_says(word: str, phones: str, orthography: str) -> None:
    assert any(sound.phones == phones and orthography in names for sound, names in heard(word).items())


@pytest.mark.parametrize("word", ["hollande", "đinđić", "þórdís", "nguyễn", "щедрин", "xhaferi", "o'neill", "хо'ия"])
def test_every_sound_is_made_of_known_phones(word: str) -> None:
    assert all(set(sound.phones) <= PHONES for sound in heard(word))


def test_sounds_that_stand_for_one_another_are_known_phones() -> None:
    assert {phone for pairs in lexicon("hearing")["near"].values() for pair in pairs for phone in pair} <= PHONES


UNLIKE = [
    ("марио", "maria"),
    ("роберто", "roberta"),
    ("мариано", "mariana"),
    ("самиа", "sami"),
    ("марко", "mirko"),
    ("том", "tim"),
    ("имата", "amata"),
    ("керри", "kelly"),
]


@pytest.mark.parametrize(("a", "b"), UNLIKE)
def test_a_mans_and_a_womans_name_and_names_of_other_vowels_are_not_heard_alike(a: str, b: str) -> None:
    assert heard_alike(a, b) is None


def test_the_reason_tells_what_was_heard() -> None:
    assert compare("Emmanuel Macron", "Эмманюэль Макрон").verdict == "same"
    assert "as heard: Jacques-Chirac, Жак-Ширак" in compare("Jacques Chirac", "Жак Ширак").reasons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("David Davis", "David Davies"),  # one language spells no name of its own anew
        ("Danielle Mitterrand", "Daniel Mitterrand"),
        ("Ahmed Wali Karzai", "Hamid Karzai"),
        ("Jean Ping", "Жан-Мари Ле Пен"),  # half of a given name
    ],
)
def test_look_alikes_stay_apart(a: str, b: str) -> None:
    assert compare(a, b).verdict != "same"


def test_names_that_are_one_by_ear_share_a_key() -> None:
    assert may_be_one("José Luis Rodríguez Zapatero", "Хосе Луис Родригес Сапатеро")
    assert not may_be_one("Jacques Chirac", "Жан Ширак")
