"""The date of publication: where a text says it, and where it only seems to."""

from __future__ import annotations

import pytest

from kzgraph.reading.datelines import find_published
from kzgraph.reading.dates import parse_date

PROSE = (
    "The Minister of Foreign Affairs received the Ambassador and spoke with him about trade, transport and the visits "
    "that are planned for the coming year. Both were content with what has been achieved.\n\n"
    "They had last met on 3 May 2019 in Riga, and agreed to meet again on 12 November 2030.\n\n"
    "The Ambassador thanked the Minister for his time and went back to the embassy, where a reception was waiting.\n"
)

AT_THE_HEAD = [
    (" date 2025-09-11 The Minister came.", "2025-09-11"),
    ("date 2025-09-11\n" + PROSE, "2025-09-11"),
    (" date 2023-10-02 (AGENCY) ASTANA, Kazakhstan, October 2. The Minister came.", "2023-10-02"),
    ("ASTANA, March 3, 2025 (KAZINFORM) – The Minister came.", "2025-03-03"),
    ("ASTANA, 3 March 2025. The Minister came.", "2025-03-03"),
    ("NEW DELHI, 3 March 2025 — The Minister came.", "2025-03-03"),
    ("TASHKENT, Uzbekistan, March 3, 2025 /AGENCY/ The Minister came.", "2025-03-03"),
    ("(AGENCY) ASTANA, March 3, 2025: The Minister came.", "2025-03-03"),
    ("Brussels, 18 October 2024 – The Minister came.", "2024-10-18"),
    ("Ministers meet in Astana\n\nASTANA, March 3, 2025 – The Minister came.", "2025-03-03"),
    ("Ministers meet in Astana\n3 March 2025\n\n" + PROSE, "2025-03-03"),
    ("3 March 2025\n\n" + PROSE, "2025-03-03"),
    ("03.12.2024\n" + PROSE, "2024-12-03"),
    ("Date: 12.05.2024\n" + PROSE, "2024-05-12"),
    ("Published: Monday, March 3, 2025 at 14:30\n" + PROSE, "2025-03-03"),
    ("News\n03 Mar 2025, 14:30\n" + PROSE, "2025-03-03"),
    ("Press release | Astana | 3 March 2025\n" + PROSE, "2025-03-03"),
    ("2025-03-03\n" + PROSE, "2025-03-03"),
    ("Updated: 5 March 2025\nPublished: 3 March 2025\n" + PROSE, "2025-03-03"),
    ("JEDDAH, March 03, 2025, SPA -- The Minister came.", "2025-03-03"),
    ("Jeddah, March 03, 2025, SPA -- The Minister came.", "2025-03-03"),
    ("Nairobi, Monday, 3rd March, 2025. The Minister came.", "2025-03-03"),
    ("Cape Town, Mon. 3 March 2025 (NAN) The Minister came.", "2025-03-03"),
    ("March 3, 2025 – Yerevan, Armenia – The Minister came.", "2025-03-03"),
    ("**Riga, 3 March 2025** – The Minister came.", "2025-03-03"),
]

DATE_LINES = [
    "3 March 2025",
    "Published: 3 March 2025, 10:15",
    "Published on 3 March 2025 at 10.15 a.m.",
    "Posted On: 03 MAR 2025 6:42PM by PIB Delhi",
    "Published On: 03 Mar 2025, 20:41 Update On: 04 Mar 2025, 22:05",
    "Published 3 March 2025 | Updated 4 March 2025",
    "3 March 2025 (updated: 4 March 2025)",
    "First published: March 3, 2025",
    "Publication date: 03.03.2025",
    "Date of issue: 3 March 2025",
    "Issued in Astana on 3 March 2025",
    "Astana, 3 March 2025",
    "ASTANA, KAZAKHSTAN - 3 March 2025",
    "3 March 2025 – Astana",
    "3 March 2025 (Astana)",
    "March 3, 2025 | Press release",
    "Press release, 03.03.2025",
    "Press Release No. 45/2025 - 3 March 2025",
    "For immediate release: March 3, 2025",
    "News – 3 March 2025",
    "2025-03-03 12:00",
    "2025-03-03T12:00:00+05:00",
    "3 March 2025 - 17:42",
    "10:42, 3 March 2025",
    "03.03.2025 / 18:31 / Politics",
    "Source: Xinhua| 2025-03-03 13:27:41|Editor: Li Xia",
    "ANKARA  MAR 3, 2025 - 6:12 PM GMT+3",
    "3 March 2025, 10:15 Astana time",
    "Mon, 3-Mar-2025",
    "Date: Mon, 3 Mar 2025 10:15:00 +0500",
    "03.03.2025.",
    "[3 March 2025]",
    "**3 March 2025**",
    "*Published: 3 March 2025*",
    "By Aida Haidar 3 March 2025",
    "BY AIBARSHYN AKHMETKALI in INTERNATIONAL on 3 MARCH 2025",
    "March 3, 2025, by Aida Haidar",
]

AT_THE_END = [
    (PROSE + "\nNew Delhi\nJune 26, 2025\n", "2025-06-26"),
    (PROSE + "\nIslamabad\n1 March 2025", "2025-03-01"),
    (PROSE + "\nAstana, 1st of March 2025\n", "2025-03-01"),
    (PROSE + "Location: Astana, Kazakhstan | April 16, 2025\nSOURCE : A | Follow us: B | C", "2025-04-16"),
    (PROSE + "Interview by a well-known writer | TIMES DIPLOMACY HEAD\nAstana | April 16, 2025\n", "2025-04-16"),
    (PROSE + "\n12.05.2024\n", "2024-05-12"),
    (PROSE + "\n(17 Sept. 2024)\n\nPress contact: +7 000\n", "2024-09-17"),
    (PROSE + "\n25/12/2024\n", "2024-12-25"),
    (PROSE + "\nTokyo\n2024/12/05\n", "2024-12-05"),
]

NOWHERE = [
    PROSE,
    "On March 3, 2025 – the day of the elections – the Minister came.",
    "On 3 March 2025 the Minister came to Astana.",
    "March 3, 2025 was a Monday.",
    "The Minister came on 3 March 2025.",
    "Since March 3, 2025 — a Monday — he has been the Minister.",
    "Updated: 5 March 2025\n" + PROSE,
    "ASTANA, March 3. The Minister came.",
    "ASTANA — The Minister came.",
    "03/04/2025\n" + PROSE,
    "Published: 03/04/2025\n" + PROSE,
    "By Friday, 3 March 2025\n" + PROSE,
    "Last updated: 5 March 2025\n" + PROSE,
    "Kazakhstan-Latvia consultations of 3 March 2025\n" + PROSE,
    "Memorandum of Understanding\ndated 3 March 2025\n\n" + PROSE,
    "Political Consultations – 3 March 2025\n" + PROSE,
    "3 March 2025 – The Minister arrives in Riga.\n5 March 2025 – He goes on to Tallinn.\n" + PROSE,
    PROSE + "\nAstana\n03/04/2025",
    PROSE + "\n31 February 2025",
    PROSE + "\nOctober 2024",
    PROSE + "\n3 March 9999",
    # Hard-wrapped prose in which a date stands alone on its line.
    "The Minister said that the Agreement had been signed by both sides on\n3 March 2025\nand is in force.",
    PROSE + "\nThe next round of the political consultations between both sides will be held in Riga on\n3 March 2026",
    PROSE + "\nThe two sides then signed the Agreement in the presence of many guests at the Embassy\n3 March 2026",
    # A date in the middle, far from both ends.
    PROSE + "\n3 March 2025\n\n" + PROSE * 3,
    "",
    "\n\n",
]


@pytest.mark.parametrize(("text", "published"), AT_THE_HEAD + AT_THE_END)
def test_the_date_is_found_where_a_publication_bears_it(text, published):
    assert find_published(text) == published


@pytest.mark.parametrize("line", DATE_LINES)
@pytest.mark.parametrize(
    "head",
    [
        "Ministers of Kazakhstan and Latvia meet in Astana on the margins of the forum\n{}\n\n",
        "Ministers meet in Astana\n\n{}\n",
        "{}\nMinisters meet in Astana\n\n",
        "Ministers of Kazakhstan and Latvia meet in Astana on the margins\n"
        "What they spoke of, what they signed and what is to come of it\n{}\n\n",
    ],
)
def test_a_line_about_a_headline_may_give_the_date_in_any_form_of_the_press(head, line):
    assert find_published(head.format(line) + PROSE) == "2025-03-03"


def test_a_date_that_is_called_so_may_stand_below_a_summary():
    summary = "The ministers of both countries came together for the third time. " * 7
    assert find_published(f"Ministers meet\n\n{summary}\n\nPublished: 3 March 2025\n\n{PROSE}") == "2025-03-03"
    assert find_published(f"Ministers meet\n\n{summary}\n\n3 March 2025\n\n{PROSE * 3}") is None


@pytest.mark.parametrize("text", NOWHERE)
def test_no_date_is_taken_from_prose_nor_an_ambiguous_one(text):
    assert find_published(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-10-18", "2024-10-18"),
        ("2024/10/18", "2024-10-18"),
        ("18 October 2024", "2024-10-18"),
        ("18th of October, 2024", "2024-10-18"),
        ("Oct. 18, 2024", "2024-10-18"),
        ("october 18 2024", "2024-10-18"),
        ("1 Sept 2024", "2024-09-01"),
        ("18.10.2024", "2024-10-18"),
        ("04.03.2025", "2025-03-04"),
        ("5/5/2025", "2025-05-05"),
        ("10/18/2024", "2024-10-18"),
        ("18-10-2024", "2024-10-18"),
        ("29 February 2024", "2024-02-29"),
        ("29 February 2023", None),
        ("03/04/2025", None),
        ("2024-10", None),
        ("18 October", None),
        ("18 Brumaire 2024", None),
        ("2024-10/18", None),
        ("", None),
    ],
)
def test_a_full_date_is_read_in_any_form_of_the_press(text, date):
    assert parse_date(text) == date


def test_a_date_that_is_given_wins_over_a_dateline(write, reading):
    text = "ASTANA, March 3, 2025 – The Minister came."
    assert reading(write("a.txt", text)).documents[0].published == "2025-03-03"
    assert reading(write("b.txt", f"---\npublished: 2025-03-04\n---\n{text}")).documents[0].published == "2025-03-04"


def test_the_line_that_gives_the_date_stays_in_the_text(write, reading):
    text = " date 2025-09-11 The Minister came.\n"
    assert reading(write("a.txt", text)).documents[0].text == text
