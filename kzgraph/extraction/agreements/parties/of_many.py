"""Documents of many states, and several documents that are named in one plural."""

from __future__ import annotations

import re
from dataclasses import replace

from kzgraph.extraction.agreements.parties.members import ROW_GAP, codes_between
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.extraction.dates.calendar_words import number_of
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.passages.people import people_at
from kzgraph.extraction.settled import Settled

_PLURAL_WITH = re.compile(r"(?:[\w-]+ ){0,4}?[\w-]+s (?:concluded |signed |reached )?with (?=(?:the )?[A-Z])")
# Conventions and agreements that many states join, and the conventions that two make.
_OF_THE_WORLD = re.compile(
    r"(?:un |united nations )?convention (?:on|against|for|concerning)\b|agreement establishing\b"
    r"|(?:(?!support|assistance).)*\baccession\b"
)
_OF_TWO = re.compile(r"\b(?:tax|taxes|taxation|consular|extradition|legal|social security|between|with)\b")


def is_of_many(title: Title) -> bool:
    """Whether a document is one of the known ones of many states, or of some that no text needs to name."""
    noun = title.noun.replace("-", " ")
    if known := {noun, noun.rpartition(" ")[0]} & set(lexicon("agreements")["known"]):
        return not known & set(lexicon("agreements")["known_of_two"])
    low = title.text.lower()
    if _OF_THE_WORLD.match(low) and not _OF_TWO.search(low):
        return True
    return any(name in low.replace("-", " ") for name in lexicon("agreements")["multilateral"])


def states_of_leaders(context: Settled, sentence: Sentence, title: Title) -> list[str]:
    """The states of many leaders who act: "the leaders of Peru, Chile and Ecuador and the chancellor issued"."""
    lead = _LEADERS_OF.search(context.flat, sentence.start, title.start)
    if lead is None or _MEETS.search(context.flat, sentence.start, lead.start()):
        return []  # "met the ministers of Peru, Chile and Ecuador and signed a pact with the latter"
    codes = codes_between(context, lead.end(), title.start)
    people = people_at(context, lead.end(), title.start)
    codes = list(dict.fromkeys([*codes, *(p.country for p in people if p.country)]))
    return codes if len(codes) > _PAIR else []


_PAIR = 2
_LEADERS_OF = re.compile(
    r"\b(?:[Ll]eaders|[Pp]residents|[Hh]eads of (?:[Ss]tate|[Gg]overnment)|[Mm]inisters) of (?:the )?"
    r"(?=[A-Z][^.;]*, [^.;]* and )"
)
_MEETS = re.compile(
    r"\b(?:met|meets?|meeting|received?|receives|hosted|welcomed|saw|addressed|briefed|told|talks|spoke|held|visited|with)\b"
    r"[^.;:]{0,60}\Z"
)


def partners_of_many(context: Settled, sentence: Sentence, title: Title) -> list[tuple[str, str]]:
    """The partners of documents named in the plural, as in the text and by code: "agreements with Mali and Niger"."""
    lead = _PLURAL_WITH.match(context.flat, title.start, sentence.end)
    if not title.plural or lead is None:
        return []
    found: list[tuple[str, str]] = []
    at = lead.end()
    for country in context.countries_between(lead.end(), sentence.end):
        if country.form not in {"name", "abbreviation"} or not ROW_GAP.fullmatch(context.flat, at, country.start):
            break
        found.append((context.flat[country.start : country.end], country.code))
        at = country.end
    return found if len(found) > 1 else []


def subjects_of_many(context: Settled, sentence: Sentence, title: Title) -> list[str]:
    """Titles of documents counted and named together: "three memoranda of understanding on fish, coal and salt"."""
    if including := _INCLUDING_THOSE.match(context.flat, title.end, sentence.end):
        noun = _singular(_NUMBER.sub("", title.text))
        return [f"{noun} {including['on']} {subject}" for subject in _members(including["subjects"])]
    and_on = _AND_ON.match(context.flat, title.end, sentence.end) if title.plural else None
    match = _ON_SUBJECTS.fullmatch(title.text + (and_on.group() if and_on else ""))
    count = _COUNTED.search(context.flat, sentence.start, title.start)
    if match is None:
        return []
    number = number_of(count["n"]) if count is not None else None
    subjects = re.split(r", and on |, and |, on | and on |, | and ", match["subjects"])
    noun = _singular(match["noun"])
    each_on = number is None and len(subjects) == 2 and " and on " in match["subjects"]
    apart = each_on or len(subjects) == number
    return [f"{noun} {match['on']} {subject}" for subject in subjects] if apart else []


def pairs_of_many(context: Settled, sentence: Sentence, title: Title) -> list[Title]:
    """Documents told together by their sides: "five memoranda: between A and B, between C and D", "one between …".

    Each as a title of its own, which stands where its sides are told.
    """
    lead = _BETWEENS.search(context.flat, title.end, sentence.end) if title.plural else None
    if lead is None or _OTHER_DEED.search(context.flat, title.end, lead.start()):
        return []
    if _NOUN_OF_ITS_OWN.search(context.flat, title.end, lead.end()):
        return []  # "agreements, including a contract between A and B and a memorandum between C and D"
    noun = _singular(_NUMBER.sub("", title.text.split(" between ")[0]))
    spots = list(_EACH_BETWEEN.finditer(context.flat, lead.start("first"), sentence.end))
    return [
        replace(title, start=m.start("sides"), end=m.end("sides"), text=f"{noun} {m['sides']}", plural=False)
        for m in spots
    ]


# From the noun to the first of several pairs of sides; each of them, up to the next; and a verb of something else.
_BETWEENS = re.compile(
    r"(?::|,|[–—-])? ?(?P<first>(?:(?:one|the first) )?between (?:the )?[A-Z][^.;:]{3,}?,? (?:and )?"
    r"(?:one |the (?:second|other) )?between (?:the )?[A-Z])"
)
_EACH_BETWEEN = re.compile(
    r"(?P<sides>between (?:the )?[A-Z][^.;:]{3,}?)"
    r"(?=,? (?:and )?(?:(?:one|another|the (?:first|second|third|fourth|last|other)) )?(?:between|on|with|for)\b"
    r"|[.;]|,? (?:was|were)\b|,? (?:and )?one\b|\Z)"
)
_NOUN_OF_ITS_OWN = re.compile(r"\ban? (?:(?!between\b)[\w-]+ ){1,5}between\b")
_OTHER_DEED = re.compile(r"\b(?:which|who|that|discussed|said|will|would)\b")


def _members(row: str) -> list[str]:
    """The subjects of a row: "renewable energy, science and technology, fish and the exchange of students"."""
    first, _, last = row.rpartition(", ")
    last = last.removeprefix("and ")
    pair = "" if first and f", and {last}" in row else last
    tail = pair.rsplit(" and ", 1) if pair and not _OF_TWO_WORDS.search(pair) else [last]
    return [part.removeprefix("on ").strip() for part in [*(first.split(", ") if first else []), *tail] if part.strip()]


_INCLUDING_THOSE = re.compile(
    r"(?: \([^()]*\))?,? (?:including|among them|such as) (?:those|ones) (?P<on>on|concerning|regarding) "
    r"(?P<subjects>[^.;:()\"]+?)(?=[.;]|\Z|, (?:which|as|in the presence|during|after)\b)"
)
_NUMBER = re.compile(r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty) ")
# Two words for one subject.
_OF_TWO_WORDS = re.compile(
    r"\b(?:science and (?:technology|innovation|education)|research and development|oil and gas|trade and investment"
    r"|culture and (?:the )?arts?|search and rescue|education and (?:science|training)|youth and sports?)\Z"
)


def _singular(noun: str) -> str:
    """The noun of one of several documents: "memoranda of understanding", "MoUs", "agreements"."""
    head, *rest = noun.split(" ")
    one = f"{head.removesuffix('a')}um" if head.lower() == "memoranda" else head.removesuffix("s")
    return " ".join([f"{head[:-3]}y" if head.lower() == "treaties" else one, *rest])


_ON_SUBJECTS = re.compile(r"(?P<noun>\S+(?: of \w+)?) (?P<on>on|concerning|regarding) (?P<subjects>.+)")
# "Agreements on fisheries | and on sport | were signed".
_AND_ON = re.compile(
    r"(?:, on [^.;:,]{3,60})*,? and (?:on|concerning|regarding) [^.;:,]{3,60}?(?= (?:was|were|have|are|will)\b|[.,])"
)
_COUNTED = re.compile(r"\b(?P<n>\w+)(?: (?:new|bilateral|intergovernmental|separate))* \Z")
