"""Text and Markdown: encodings, newlines, front matter, and what is refused."""

from __future__ import annotations

import hashlib

import pytest

from kzgraph.errors import InputError
from kzgraph.reading import inputs, read

SENTENCE = "The Minister met the Ambassador in Astana and thanked him for his work."
RUSSIAN = "Министр иностранных дел принял посла и поблагодарил его за работу. Стороны обсудили торговлю."
FRENCH = "Le ministre des Affaires étrangères a reçu l’ambassadeur à Paris et l’a remercié de son travail."
GERMAN = "Der Außenminister empfing den Botschafter in Köln und dankte ihm für seine Tätigkeit."
NAMES = "The talks were led by Ádám Stifter and Josef Müller – “two old friends” – in the city on the river."
CHINESE = "外交部长在阿斯塔纳会见了大使，并感谢他的工作。双方讨论了贸易和运输问题。"

ENCODED = [
    (SENTENCE, "ascii"),
    (RUSSIAN, "utf-8"),
    (RUSSIAN, "utf-8-sig"),
    (RUSSIAN, "utf-16"),
    (SENTENCE, "utf-16"),
    (SENTENCE, "utf-32"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (FRENCH, "cp1252"),
    (GERMAN, "cp1252"),
    (NAMES, "cp1252"),
    ("Bjørn", "cp1252"),
    ("Bjørn met Søren.", "cp1252"),
    ("Foreign Minister Bjørn Sørensen.", "cp1252"),
    ("Þórdís Kolbrún", "cp1252"),
    ("El Niño", "cp1252"),
    ("Utenriksministeren møtte ambassadøren i går. Partene drøftet handel.", "cp1252"),
    ("Þórdís Kolbrún, utanríkisráðherra, átti fund með sendiherranum í Reykjavík. Þau ræddu viðskipti.", "cp1252"),
    ("Министр принял посла", "cp1251"),
    (CHINESE, "gb18030"),
    ("Łódź", "cp1250"),
    ("Jiří Dvořák přijal velvyslance.", "cp1250"),
    (
        "Ministr spraw zagranicznych spotkał się z ambasadorem Łotwy w Warszawie. Strony omówiły współpracę.",
        "iso8859_2",
    ),
    ("A miniszter őszintén megköszönte a nagykövet munkáját és a közös erőfeszítéseket.", "iso8859_2"),
    ("Ministrul de externe s-a întâlnit cu ambasadorul. Părţile au discutat despre cooperare şi comerţ.", "iso8859_2"),
    ("Dışişleri Bakanı büyükelçiyi kabul etti. Görüşmede ticaret ele alındı.", "cp1254"),
    ("Ministr spraw zagranicznych spotkał się z ambasadorem Łotwy w Warszawie. Strony omówiły współpracę.", "cp1250"),
    ("Josef Svoboda se setkal s náměstkem ministra zahraničí v Praze. Šlo o důležité jednání o obchodě.", "cp1250"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_a_text_is_read_whatever_its_encoding(write, reading, text, encoding):
    assert [d.text for d in reading(write("a.txt", text.encode(encoding))).documents] == [text]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_an_encoding_is_named_where_it_was_guessed(write, reading, text, encoding):
    [read_document] = reading(write("a.txt", text.encode(encoding))).documents
    assert bool(read_document.encoding) == (not encoding.startswith(("ascii", "utf")))


def test_an_encoding_that_a_page_declares_is_no_guess(write, reading):
    page = (
        f'<html><head><meta charset="iso-8859-2"></head><body><article><p>{"Radosław spotkał się. " * 20}</p></article>'
    )
    assert [d.encoding for d in reading(write("a.html", page.encode("iso8859_2"))).documents] == [""]


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\xff\xfe"])
def test_utf_16_of_either_byte_order_is_read_by_its_mark(write, reading, mark):
    body = RUSSIAN.encode("utf-16-be" if mark == b"\xfe\xff" else "utf-16-le")
    assert reading(write("a.txt", mark + body)).documents[0].text == RUSSIAN


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("One.\r\nTwo.\r\n", "One.\nTwo.\n"),
        ("One.\rTwo.", "One.\nTwo."),
        ("\n \n  One.  \n\n\nTwo.\t\n", "\n \n  One.  \n\n\nTwo.\t\n"),
        (" date 2025-09-11 The Minister came.", " date 2025-09-11 The Minister came."),
        ("One.\u2028Two.\u00a0Three.", "One.\u2028Two.\u00a0Three."),
        ("\ufeffOne.", "One."),
        ("---\ntitle: A\n---\nOne.", "One."),
        ("---\r\ntitle: A\r\n---\r\n\r\nOne.\r\n", "\nOne.\n"),
        ("\ufeff---\ntitle: A\n---\n One.", " One."),
        ("---\ntitle: A\n---\nOne.\n---\nTwo.\n", "One.\n---\nTwo.\n"),
        ("---\n---\nOne.", "One."),
        ("---\n\nOne, below a rule.\n", "---\n\nOne, below a rule.\n"),
        ("----\nOne.\n---\n", "----\nOne.\n---\n"),
        ("One.\n---\ntitle: A\n---\n", "One.\n---\ntitle: A\n---\n"),
    ],
)
def test_only_front_matter_and_byte_order_mark_are_taken_off(write, reading, raw, text):
    (document,) = reading(write("a.md", raw)).documents
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("front_matter", "field", "value"),
    [
        ("title: A new start", "title", "A new start"),
        ('title: "Kazakhstan: a new start"', "title", "Kazakhstan: a new start"),
        ("publisher: A\ntitle: Kazakhstan: a new start", "title", "Kazakhstan: a new start"),
        ("title: >\n  A long\n  title", "title", "A long title"),
        ("title: 2024", "title", "2024"),
        ("title:", "title", None),
        ("title: ~", "title", None),
        ("publisher: The Astana Times", "publisher", "The Astana Times"),
        ("url: https://example.org/a?b=c#d", "url", "https://example.org/a?b=c#d"),
        ("published: 2024-10-18", "published", "2024-10-18"),
        ("published: '2024-10-18'", "published", "2024-10-18"),
        ("published: 2024-10-18T09:30:00Z", "published", "2024-10-18"),
        ("published: 2024-10-18 09:30", "published", "2024-10-18"),
        ("published: 2024-10", "published", "2024-10"),
        ("published: 2024", "published", "2024"),
        ("published: 18 October 2024", "published", "2024-10-18"),
        ("published: October 18, 2024", "published", "2024-10-18"),
        ("published: 18.10.2024", "published", "2024-10-18"),
        ("date: 2024-10-18", "published", "2024-10-18"),
        ("date: 2024-10-18\npublished: 2024-10-19", "published", "2024-10-19"),
        ("date: spring", "published", None),
        ("Title: A new start", "title", "A new start"),
        ("Date: 18 October 2024", "published", "2024-10-18"),
        ("language: fr", "language", "fr"),
        ("language: en-GB", "language", "en"),
        ("tags: [a, b]\nsource: {x: 1}\ntitle: A", "title", "A"),
    ],
)
def test_front_matter_tells_what_is_known_of_a_document(write, reading, front_matter, field, value):
    (document,) = reading(write("a.md", f"---\n{front_matter}\n---\n{SENTENCE}")).documents
    assert getattr(document, field) == value


def test_front_matter_is_read_in_text_files_too(write, reading):
    (document,) = reading(write("a.txt", f"---\npublished: 2024-10-18\n---\n{SENTENCE}")).documents
    assert (document.published, document.text) == ("2024-10-18", SENTENCE)


@pytest.mark.parametrize(
    ("front_matter", "line", "reason"),
    [
        ("tags:\n  - a\ntitle: Kazakhstan: a new start", 4, "mapping values"),
        ("title: [a, b", 3, "expected"),
        ("title: 'a", 3, "quoted scalar"),
        ("just a sentence", 2, "keys and values"),
        ("- a\n- b", 2, "keys and values"),
        ("a: &a\n  b: *c", 3, "alias"),
        ("title: A\npublished: 03/04/2025", 3, "not a date"),
        ("published: 2024-13-45", 2, "not a date"),
        ("published: soon", 2, "not a date"),
        ("Title: A\nPublished: soon", 3, "not a date"),
        ("title: A\npublisher: {name: B}", 3, "publisher is not a line of text"),
        ("language: English language", 2, "language is not a code"),
        ("title: \x07", 2, "special characters"),
        ("a: " + "[" * 20_000, 2, ""),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(write, reading, front_matter, line, reason):
    path = write("a.md", f"---\n{front_matter}\n---\n{SENTENCE * 10}")
    result = reading(path)
    assert result.documents == []
    (refusal,) = result.refusals
    assert str(refusal).startswith(f"{path}:{line}: ")
    assert "front matter" in str(refusal)
    assert reason in str(refusal)
    assert refusal.cure


def test_front_matter_that_never_ends_is_refused(write, reading):
    path = write("a.md", f"---\ntitle: A\n\n{SENTENCE}\n")
    assert reading(path).messages == [f"{path}:1: front matter without an end"]


BAD_BYTES = [
    (b"", "is empty"),
    (b" \n\t\r\n ", "is empty"),
    (b"\xef\xbb\xbf", "is empty"),
    (b"\xff\xfe", "is empty"),
    (b"---\ntitle: A\n---\n", "is empty"),
    (b"---\ntitle: A\n---", "is empty"),
    (b"The Minister\x00 met the Ambassador.", "is binary"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is an image (PNG), not text"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is an image (JPEG), not text"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "is an image or a recording, not text"),
    (b"PK\x03\x04\x14\x00\x06\x00", "is an archive (ZIP), not text"),
    (b"PK\x03\x04\x14\x00\x06\x00 word/document.xml", "is a Word document (.docx), not text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 The Minister", "is an Office document"),
    (b"%PDF-1.4\n" + b"1 0 obj << /Type /Catalog >> endobj\n" * 50, "is a PDF, not text"),
    (b"\n%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF, not text"),
    (b"{\\rtf1\\ansi The Minister met the Ambassador.\\par}", "is a rich text document"),
    (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "is compressed (gzip)"),
    (bytes(range(1, 32)) * 4, "is binary"),
    (b"\xff\xfeT\x00h\x00e", "begins as utf-16 but is damaged"),
    (b"\xef\xbb\xbfThe \xff\xfe Minister", "begins as utf-8 but is damaged"),
    (bytes(range(128, 256)) * 8, "is "),
]


@pytest.mark.parametrize(("data", "reason"), BAD_BYTES)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_what_is_no_text_is_refused_by_name_and_the_rest_goes_on(write, reading, name, data, reason):
    bad, good = write(name, data), write("good.txt", SENTENCE)
    result = reading(bad, good)
    (refusal,) = result.refusals
    assert str(refusal).startswith(f"{bad}: ")
    assert reason in str(refusal)
    assert refusal.cure
    assert result.ids == ["good"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_and_told_of(write, reading, encoding):
    (document,) = reading(write("a.txt", (SENTENCE + " Baiba Braže").encode(encoding))).documents
    assert (document.text, document.encoding) == (SENTENCE + " Baiba Braže", encoding)


@pytest.mark.parametrize(
    "text", ["RIFF talks go on. " + SENTENCE, "PK and the Minister. " + SENTENCE, "%PDF " + SENTENCE]
)
def test_a_text_that_only_begins_alike_is_read(write, reading, text):
    assert [d.text for d in reading(write("a.txt", text)).documents] == [text]


def test_a_page_that_is_called_a_text_is_read_as_a_page(write, reading):
    page = f"\n<!DOCTYPE html><html><body><article><p>{SENTENCE}</p></article></body></html>"
    (document,) = reading(write("a.txt", page)).documents
    assert document.text == SENTENCE


def test_a_stray_control_character_in_a_long_text_is_kept(write, reading):
    text = SENTENCE * 10 + "\x0b\x0c\x02" + SENTENCE
    assert reading(write("a.txt", text)).documents[0].text == text


def test_without_a_listener_the_first_refusal_is_raised(write):
    with pytest.raises(InputError, match=r"a\.txt: is empty"):
        list(read(write("a.txt", "")))


def test_a_file_that_is_too_large_is_refused_with_the_limit(write, reading):
    path = write("a.txt", b"a" * (inputs.MAX_BYTES + 1))
    assert reading(path).messages == [f"{path}: is larger than the 10 MB that one document may have"]
