"""What somebody is now of whom a sentence tells that he will be something else."""

from __future__ import annotations

from kzgraph.extraction.knowledge import pattern


def is_present(name: str, title: str, quote: str) -> bool:
    """Whether a sentence on a post to come gives beside a name what its bearer is now: "A, who is also minister, will".

    A title before the name is the present one where another post is named: "Interior Minister A will succeed B".
    """
    at = quote.find(title)
    if at < 0:
        return False
    if pattern("appointments", "present_post_lead").search(quote[:at]) is not None:
        return pattern("appointments", "present_post_end").match(quote, at + len(title)) is not None
    last = name.split(" ")[-1]
    led = quote.startswith(" ", at + len(title)) and last in quote[at + len(title) : at + len(title) + len(name) + 2]
    return led and pattern("appointments", "moves_to_other_post").search(quote) is not None
