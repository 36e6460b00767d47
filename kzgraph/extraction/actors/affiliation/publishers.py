"""The country for which a publisher speaks: a government, one of its bodies, its press."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kzgraph.extraction.actors.geography import find_countries, government_seats, place_country
from kzgraph.extraction.context import Context
from kzgraph.extraction.knowledge import lexicon


def published_by(context: Context, kind: str) -> str | None:
    """The country for which the publisher speaks, of the publishers of a kind: `governments` or `press`."""
    head = context.source.document
    if kind == "governments" and (stated := _state_of_body(head.publisher or "")) is not None:
        return stated
    listed = _listed(kind, f"{head.publisher or ''} {head.url or ''}")
    if listed is None and kind == "governments":
        whole = (head.publisher or "").strip().lower()
        listed = next((code for code, names in lexicon("publishers")["whole_names"].items() if whole in names), None)
    named_after = _body_of_state if kind == "governments" else _press_of
    return listed or named_after(head.publisher or "")


@lru_cache(maxsize=1024)
def _listed(kind: str, known: str) -> str | None:
    """The country of the first publisher of a kind that is named in a publisher's name and address."""
    return next((code for code, names in _publishers(kind) if names.search(known)), None)


@cache
def _publishers(kind: str) -> list[tuple[str, re.Pattern[str]]]:
    """The publishers of each country as one expression: names as whole words, abbreviations in their own case."""
    return [
        (code, re.compile("|".join(map(_as_pattern, names)))) for code, names in lexicon("publishers")[kind].items()
    ]


def _as_pattern(name: str) -> str:
    if "." in name and " " not in name:
        return rf"(?<![^\W_])(?i:{re.escape(name)})"
    return rf"\b{re.escape(name)}\b" if name.isupper() else rf"(?i:\b{re.escape(name)}(?!\w))"


def host_of(context: Context) -> str | None:
    """The country to which the embassy that publishes is sent: "Embassy of Peru in Budapest"."""
    post = _EMBASSY_IN.search(context.source.document.publisher or "")
    if post is None:
        return None
    named = find_countries(post["where"])
    return named[0].code if named else place_country(post["where"].strip())


_EMBASSY_IN = re.compile(r"(?:Embassy|Consulate|High Commission)\b.*?(?: in (?:the )?|, )(?P<where>[^,;/()]+)\Z")


def _is_official(publisher: str) -> bool:
    """Whether a publisher's name has a word of a government's house: ministry, embassy."""
    return any(word in publisher.lower() for word in lexicon("publishers")["official_words"])


@lru_cache(maxsize=1024)
def _state_of_body(publisher: str) -> str | None:
    """The state whose body a publisher says it is: "Ministry of External Affairs [of Bangladesh]" is not India's."""
    if not _is_official(publisher):
        return None
    behind = {match.end() for match in _OF_STATE.finditer(publisher)}
    return next((c.code for c in find_countries(publisher) if c.form == "name" and c.start in behind), None)


_OF_STATE = re.compile(r"(?: of|,) (?:the )?")


def _body_of_state(publisher: str) -> str | None:
    """The country in "Ministry of Foreign Affairs of Japan", "Embassy of Peru in Hungary"."""
    if not _is_official(publisher):
        return None
    named = find_countries(publisher)
    if named:
        return named[0].code
    places = (place_country(part.strip()) for part in re.split(r"[,/()|–-]| in ", publisher))
    return next((code for code in places if code), None)  # "Prime Minister's Office, Islamabad"


def _press_of(publisher: str) -> str | None:
    """The country that a paper or agency has in its name, or whose capital: "Hungary Today", "Dhaka Tribune"."""
    if any(name in publisher for name in lexicon("publishers")["world_press"]):
        return None
    if named := find_countries(publisher):
        return named[0].code
    seats = government_seats()
    return next((seats[word] for word in re.findall(r"[^\W\d_]+", publisher) if word in seats), None)
