"""HTML pages: the article's text, and what the page says of itself."""

from __future__ import annotations

import pytest

HEAD = """<title>Ministers meet in Astana - Example Times</title>
<meta property="og:site_name" content="Example Times">
<link rel="canonical" href="https://example.org/news/ministers-meet">"""
BODY = """<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers meet in Astana</h1>
<p>The Minister of Foreign Affairs of Kazakhstan met the
<b>Minister</b> of Foreign Affairs of <a href="/x">Latvia</a> on 18 October 2019 in Astana.</p>
<p>Two documents were signed after the talks, in the presence of both delegations:</p>
<ul><li>Roadmap between the Ministry of Industry and the Ministry of Trade;</li>
<li>Memorandum of Cooperation between the two cities.</li></ul>
<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2018</td><td>$523.7 million</td></tr></table>
<p>Both sides want to meet again next year in Riga, the capital of Latvia.<br>Nothing else was said.</p></article>
<footer>© Example Times. All rights reserved.</footer>"""


def page(head: str = HEAD, body: str = BODY) -> str:
    return f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def test_the_article_is_read_with_blank_lines_between_its_paragraphs(write, reading):
    (document,) = reading(write("a.html", page())).documents
    assert document.text.split("\n\n") == [
        "Ministers meet in Astana",
        "The Minister of Foreign Affairs of Kazakhstan met the Minister of Foreign Affairs of Latvia "
        "on 18 October 2019 in Astana.",
        "Two documents were signed after the talks, in the presence of both delegations:",
        "- Roadmap between the Ministry of Industry and the Ministry of Trade;\n"
        "- Memorandum of Cooperation between the two cities.",
        "Year | Trade\n2018 | $523.7 million",
        "Both sides want to meet again next year in Riga, the capital of Latvia.\nNothing else was said.",
    ]


def test_title_publisher_and_address_come_from_the_page(write, reading):
    (document,) = reading(write("a.htm", page())).documents
    assert document.title == "Ministers meet in Astana"
    assert document.publisher == "Example Times"
    assert document.url == "https://example.org/news/ministers-meet"
    assert document.language == "en"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2019-10-19T08:00:00+05:00">', "2019-10-19"),
        ('<meta name="date" content="2019-10-19">', "2019-10-19"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-10-19"}</script>',
            "2019-10-19",
        ),
        ("", None),
    ],
)
def test_the_date_comes_from_the_pages_head_and_never_from_its_prose(write, reading, head, published):
    assert reading(write("a.html", page(HEAD + head))).documents[0].published == published


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_the_declared_encoding_is_used(write, reading, encoding):
    sentence = "Министр иностранных дел Казахстана принял министра иностранных дел Латвии в Астане."
    html = f"<html><head><meta charset={encoding}></head><body><article><p>{sentence}</p></article></body></html>"
    (document,) = reading(write("a.html", html.encode(encoding))).documents
    assert document.text == sentence
    assert document.language == "ru"


@pytest.mark.parametrize("claim", ["rot13", "zlib", "no-such-encoding", "utf-8"])
def test_a_false_claim_about_the_encoding_does_no_harm(write, reading, claim):
    html = (
        f"<html><head><meta charset={claim}></head><body><p>The talks in the café went on until late.</p></body></html>"
    )
    (document,) = reading(write("a.html", html.encode("cp1252"))).documents
    assert document.text == "The talks in the café went on until late."


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "is empty"),
        ("  \n", "is empty"),
        ("<html><body></body></html>", "no article text"),
        ("<html><head><title>A</title></head><body><script>var a = 1;</script></body></html>", "no article text"),
        ("<" * 5000, "no article text"),
        ("<p>The Minister\0 met the Ambassador.</p>", "is binary"),
    ],
)
def test_a_page_without_an_article_is_refused_by_name(write, reading, html, reason):
    path = write("a.html", html)
    result = reading(path)
    assert result.documents == []
    assert [m.startswith(f"{path}: ") and reason in m for m in result.messages] == [True]
    assert result.refusals[0].cure


def test_deeply_nested_tags_neither_crash_nor_hang(write, reading):
    result = reading(write("a.html", page(body="<div>" * 3000 + "<p>The Minister met the Ambassador.</p>")))
    assert len(result.documents) + len(result.refusals) == 1


def test_nothing_of_the_page_is_left_as_markup(write, reading):
    body = "<article><p>5 &lt; 6 &amp; the <i>Minister</i> said: &quot;yes&quot;, twice and again.</p></article>"
    (document,) = reading(write("a.html", page(body=body))).documents
    assert document.text == '5 < 6 & the Minister said: "yes", twice and again.'


def test_a_page_that_kzgraph_wrote_is_no_article(write, reading):
    result = reading(write("a.html", page('<meta name="generator" content="kzgraph">')))
    assert (result.documents, [m.partition(": ")[2] for m in result.messages]) == (
        [],
        ["was written by kzgraph, and is no article"],
    )
