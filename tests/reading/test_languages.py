"""Languages: told offline, and only where the text is long enough to tell."""

from __future__ import annotations

import socket

import pytest

from kzgraph.reading.languages import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Minister of Foreign Affairs met the Ambassador in Astana.", "en"),
        ("MINISTER OF FOREIGN AFFAIRS MEETS THE AMBASSADOR IN ASTANA", "en"),
        ("Le ministre des Affaires étrangères a reçu son homologue à Paris.", "fr"),
        ("Министр иностранных дел встретился с послом в Астане.", "ru"),
        ("Қазақстан Республикасының Сыртқы істер министрі елшімен кездесті.", "kk"),
        ("外交部长在阿斯塔纳会见了大使，双方讨论了贸易问题。", "zh"),
        ("Der Außenminister empfing den Botschafter in Berlin.", "de"),
        ("Astana", None),
        ("Roman Vassilenko Birgit Stevens Astana Brussels", None),
        ("1234 5678", None),
        ("", None),
    ],
)
def test_the_language_is_told_where_it_is_sure(text, language):
    assert detect_language(text) == language


def test_a_document_in_another_language_is_kept_with_its_language(write, reading):
    text = "Le ministre des Affaires étrangères a reçu son homologue à Paris."
    (document,) = reading(write("a.txt", text)).documents
    assert (document.text, document.language) == (text, "fr")


def test_a_language_that_is_given_wins(write, reading):
    text = "Le ministre des Affaires étrangères a reçu son homologue à Paris."
    assert reading(write("a.md", f"---\nlanguage: en\n---\n{text}")).documents[0].language == "en"


def test_reading_never_touches_the_network(write, reading, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("reading tried to open a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    html = "<html><body><article><p>The Minister met the Ambassador in Astana.</p></article></body></html>"
    result = reading(write("a.txt", "The Minister met the Ambassador in Riga."), write("b.html", html))
    assert [d.language for d in result.documents] == ["en", "en"]
