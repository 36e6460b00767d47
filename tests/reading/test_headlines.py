"""The title of a document without front matter: its headline, and no sentence that only looks like one."""

from __future__ import annotations

import pytest

from kzgraph.reading.headlines import find_title

HEADLINE = "Kazakhstan and Latvia widen cooperation"
BODY = (
    "The Minister of Foreign Affairs of Kazakhstan met the Ambassador of Latvia in Astana and thanked him for his "
    "work, which both sides value.\n\nThey spoke of trade and transport. A memorandum was signed.\n"
)
WRAPPED = """The Minister of Foreign Affairs of Kazakhstan received the Ambassador
of Latvia, who is about to leave Astana, and thanked him for his work.
Both want to see more trade between their countries, and a direct
flight from Astana to Riga, which has been spoken of for many years.
"""

TITLED = {
    "a blank line below it": f"{HEADLINE}\n\n{BODY}",
    "the text below it": f"{HEADLINE}\n{BODY}",
    "a wrapped text below it": f"{HEADLINE}\n{WRAPPED}",
    "a date below it": f"{HEADLINE}\n14 March 2024\n\n{BODY}",
    "a date above it": f"14.03.2024 10:15\n{HEADLINE}\n\n{BODY}",
    "a date that cannot be read above it": f"03/04/2024\n\n{HEADLINE}\n\n{BODY}",
    "a second line below it": f"{HEADLINE}\nThe two ministers look back on a year\n\n{BODY}",
    "it was wrapped": f"Kazakhstan and Latvia\nwiden cooperation\n\n{BODY}",
    "it was wrapped after a small word": f"Kazakhstan and\nLatvia widen cooperation\n\n{WRAPPED}",
    "what the text is called above it": f"PRESS RELEASE\n\n{HEADLINE}\n\n{BODY}",
    "what the text is called below it": f"{HEADLINE}\nMedia release\n{BODY}",
    "a letterhead above it": f"Ministry of Foreign Affairs of Latvia\nPress release No. 12/24\n{HEADLINE}\n{BODY}",
    "a letterhead in capitals": f"EMBASSY OF LATVIA IN ASTANA\n\n{HEADLINE}\n\n{BODY}",
    "a row of links above it": f"Home › World › Europe\n\n{HEADLINE}\n\nShare: Facebook | X\n\n{BODY}",
    "an author below it": f"{HEADLINE}\nBy Aida Haidar in Nation on 14 March 2024\n{BODY}",
    "a picture above it": f"Photo: the two ministers in Astana. Press service of the ministry\n{HEADLINE}\n\n{BODY}",
    "a heading of Markdown": f"# {HEADLINE}\n\n{BODY}",
    "a heading of Markdown in bold": f"Astana, 14 March 2024\n## **{HEADLINE}** ##\n{BODY}",
    "a heading that is a link": f"# [{HEADLINE}](https://example.org/1)\n\n{BODY}",
    "an underlined heading": f"{HEADLINE}\n=====\n\n{BODY}",
    "a word before it": f"Title: {HEADLINE}\nDate: 14 March 2024\n\n{BODY}",
    "in a mail": f"From: press@example.org\nDate: Thu, 14 Mar 2024 10:15:00 +0500\nSubject: {HEADLINE}\n\n{BODY}",
    "in bold": f"**{HEADLINE}**\n\n{BODY}",
    "blank lines and blanks about it": f"\n\n   {HEADLINE}  \n\n{BODY}",
}

UNTITLED = {
    "a first sentence": BODY,
    "a wrapped first sentence": WRAPPED,
    "a wrapped first sentence whose lines begin with capitals": (
        "The Prime Minister met today in the capital of Kazakhstan with his\nPolish and Latvian colleagues, who had "
        f"come for the summit in Astana.\n{WRAPPED}"
    ),
    "a dateline": f"ASTANA, March 3, 2025 – {BODY}",
    "a place alone": f"New Delhi\n\n{BODY}",
    "only what the text is called": f"PRESS RELEASE\n\n{BODY}",
    "an address to the reader": f"Dear colleagues and friends\n\n{BODY}",
    "a question": f"Question: What has come of the visit to Riga?\n\n{BODY}",
    "a row of a list": f"- Roadmap of the two ministries for 2024\n- Memorandum of the two cities\n\n{BODY}",
    "what leads to a list": f"Credentials were presented to the President by:\n\n{BODY}",
    "nothing below it": f"{HEADLINE}\n",
    "two sentences": f"The Minister came. He left the same day\n\n{BODY}",
    "empty": "",
}


@pytest.mark.parametrize("text", TITLED.values(), ids=TITLED)
def test_a_headline_is_the_title(text):
    assert find_title(text) == HEADLINE


@pytest.mark.parametrize("text", UNTITLED.values(), ids=UNTITLED)
def test_what_may_be_text_is_no_title(text):
    assert find_title(text) is None


@pytest.mark.parametrize(
    "headline",
    [
        "Is the Middle Corridor worth its price?",
        "“We are not asking you to choose”: what the Minister brought to Riga",
        "17th India-Uzbekistan Foreign Office Consultations (28 November 2024)",
        "Yerzhan Ashikbayev appointed Ambassador to the U.S.",
        "PRESIDENT RECEIVES CREDENTIALS FROM FIVE ENVOYS",
        "Ministry of Foreign Affairs hosts talks with Latvia",
        "Министр иностранных дел Казахстана принял посла Латвии",
    ],
)
def test_a_headline_may_be_a_question_a_quotation_or_in_capitals(headline):
    assert find_title(f"{headline}\n\n{BODY}") == headline


def test_entities_of_a_page_are_spelt_out():
    assert find_title(f"Riga &amp; Astana talk\n\n{BODY}") == "Riga & Astana talk"


def test_a_title_that_is_given_wins_and_the_headline_stays_in_the_text(write, reading):
    text = f"{HEADLINE}\n\n{BODY}"
    (plain,) = reading(write("a.txt", text)).documents
    (given,) = reading(write("b.txt", f"---\ntitle: Another\n---\n{text}")).documents
    assert (plain.title, plain.text) == (HEADLINE, text)
    assert (given.title, given.text) == ("Another", text)
