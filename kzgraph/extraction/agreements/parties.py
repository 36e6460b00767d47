"""Between whom a document is: by its title, by "between A and B" or "with A", by the subject of the verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kzgraph.extraction.actors.geography import country_name, find_countries
from kzgraph.extraction.agreements.deeds.behind_title import is_object
from kzgraph.extraction.agreements.deeds.reading import Reading
from kzgraph.extraction.agreements.party import body_party, country_party, unique
from kzgraph.extraction.agreements.signatories import (
    BEFORE_VERB,
    LINK,
    subject_people,
    without_apposition,
    without_places,
)
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import OrganisationEntity, PersonEntity, Sentence
from kzgraph.extraction.dates.calendar_words import number_of
from kzgraph.extraction.knowledge import lexicon, lowered
from kzgraph.extraction.passages.sides import mediated_by_home, sides_of
from kzgraph.extraction.passages.stage import Stage
from kzgraph.extraction.settled import Settled
from kzgraph.model import AgreementStatus, Evidence, Party

_PAIR_WORDS = re.compile(
    r"\b(?:the )?(?:two|both) "
    r"(?:countries|states|nations|governments|sides|parties|peoples|ministries|foreign ministries)\b",
    re.I,
)
_ROW_GAP = re.compile(
    r"(?:'s)?[\s,)'\"]*(?:\([^)]*\))?[\s,]*(?:and|as well as|&|/|[-–])?[\s,]*"
    r"(?:the |its |their |'s )*[\s(]*(?:[A-Z][\w-]*(?:'s?)?[ ]){0,5}"
)
# Words that the finder of organisations did not take into the name before: "… and the Arts of Mexico, and".
_NEXT_BODY = re.compile(
    r"(?:(?!\b(?:on|in|regarding|concerning|signed)\b)[^;:.]){0,80}\b(?:and|as well as)\s+(?:the |its |their )?"
)
# "The memorandum was signed with Tajikistan"; "With Bosnia a treaty was signed".
_SIGNED_WITH = re.compile(r"[^.;:,]{0,20}?\b(?:signed|concluded|initialled|inked|agreed)(?: \w+){0,3}? with ")
_SIGNED_BY = re.compile(
    r"(?: \([^()]*\))?,?(?: (?:was|were|has been))?(?: (?:signed|inked|concluded)(?: (?:in|on|at) [^;.]{1,40}?)?)? by "
    r"(?=the |[A-Z])"
)
# How far before a body's name its country may stand.
_NEAR = 50
_PLURAL_WITH = re.compile(r"(?:[\w-]+ ){0,4}?[\w-]+s (?:concluded |signed |reached )?with (?=(?:the )?[A-Z])")
_FRONTED_WITH = re.compile(r"With ((?:the )?[A-Z][^.;:]{2,60}?) an? ")
# "NATO Allies signed", "the G7 countries adopted": all of them, so the body itself.
_OF_MEMBERS = re.compile(r"\A (?:allies|members?(?: states| countries)?|states|countries|nations|partners)\b", re.I)
_EU = re.compile(r"\b(?:EU|European Union|Europe|European)\b")
# Conventions and agreements that many states join, and the conventions that two make.
_OF_THE_WORLD = re.compile(
    r"(?:un |united nations )?convention (?:on|against|for|concerning)\b|agreement establishing\b|.*\baccession\b"
)
_OF_TWO = re.compile(r"\b(?:tax|taxes|taxation|consular|extradition|legal|social security|between|with)\b")
# Two sides that a dash joins at the head of a title.
_COMPOUND = re.compile(r"(?P<a>[A-Z][\w.]*(?: [A-Z]\w*){0,2}) ?[-–/] ?(?P<b>[A-Z][\w.]*(?: [A-Z]\w*){0,3})")
_COMPOUND_INSIDE = re.compile(r"\b(?P<a>[A-Z][\w.]*)[-–](?P<b>[A-Z][\w.]*)(?= [A-Z])")
_UNION_NAMES = frozenset({"EU", "European Union"})
_ABOUT = re.compile(r"\b(?:on|in|regarding|concerning|for|signed)\b")


def find_parties(stage: Stage, sentence: Sentence, title: Title, reading: Reading) -> list[Party]:
    """The parties as the title or its sentence names them; empty where nothing is said."""
    context = stage.context
    evidence = context.source.evidence_at(title.start)
    if two := _bodies_of_two(context, title, evidence):
        return two
    named = _between(context, sentence, title)
    if named is not None:
        found = _members(stage, sentence, *named, evidence)
        if len(found) < 2 and (unread := _two_names(context, *named, evidence)):
            return unread
        pair = [country_party(code, evidence) for code in sides_of(stage, sentence)]
        lonely = len(found) == 1 and found[0].kind == "country" and any(found[0].name == p.name for p in pair)
        return pair if lonely else found
    partner = _with(context, sentence, title)
    if partner:
        theirs = _members(stage, sentence, *partner, evidence)
        ours = [country_party(c, evidence) for c in our_side(stage, sentence, title, reading)]
        if reading.trigger is not None and reading.trigger.end <= title.start:
            theirs = theirs if len(theirs) != 1 else _owned(context, *partner, evidence) or theirs
            ours = _bodies_that_sign(stage, sentence, reading.trigger.start, theirs, evidence) or ours
        elif body := next(iter(context.bodies_between(title.start, partner[0])), None):
            ours = [body_party(body[2], evidence)]  # the EBRD loan agreement with Georgia
        taken = {t.name for t in theirs} | {country_name(t.on_behalf) for t in theirs if t.on_behalf}
        return unique([*[p for p in ours if p.name not in taken][:1], *theirs])
    if by := _SIGNED_BY.match(context.flat, title.end, sentence.end):
        row = _members(stage, sentence, by.end(), sentence.end, evidence)
        states = len(row) > 1 and any(
            c.start - by.end() in {0, 4} and c.form == "name" for c in context.countries_between(by.end(), by.end() + 5)
        )
        if len(row) > 1 and (states or all(p.kind == "organisation" for p in row)):
            return row
    if dashed := _dashed(context, title, evidence):
        return dashed
    if lent := _of_lender(stage, sentence, title, evidence):
        return lent
    inside = _codes(context, title.start, title.end)
    if len(inside) >= 2:
        return [country_party(code, evidence) for code in inside]
    return _subjects(stage, sentence, title, reading, evidence)


def _bodies_that_sign(
    stage: Stage, sentence: Sentence, verb: int, theirs: Sequence[Party], evidence: Evidence
) -> list[Party]:
    """The bodies for which the subject of a verb signs with somebody: a bank, or the one whose president does so.

    A body of a state acts for that state where the other side is a state too, unless it is a bank or a company.
    """
    context = stage.context
    with_body = bool(theirs) and theirs[0].kind == "organisation"
    row = subject_row(context, sentence, verb, evidence)
    known = {o.name: o for o in context.organisations}
    own = [p for p in row if p.kind == "organisation"]
    if found := [p for p in own if p.on_behalf is None or with_body or _acts_for_itself(known.get(p.name))]:
        return found
    signers = subject_people(stage, sentence, verb)
    body = next((_own_body(context, s) for s in signers[:1] if isinstance(s, PersonEntity)), None)
    return [body_party(body, evidence)] if body is not None else []


_LENDER = re.compile(r"\b(?:Bank|Fund|Corporation|E[BI]\w*B|EBRD|EIB|EIF)\b")


def _acts_for_itself(body: OrganisationEntity | None) -> bool:
    """Whether a body makes agreements of its own: a company, a bank, an organisation of states."""
    if body is None or body.name in _UNION_NAMES:
        return False
    if _LENDER.search(body.name) or body.kind == "company":
        return True
    return body.kind == "intergovernmental" and not _EU.search(body.name)


def _of_lender(stage: Stage, sentence: Sentence, title: Title, evidence: Evidence) -> list[Party]:
    """A bank or fund at the head of a title and the state that it is told of: "the Abu Dhabi Fund loan agreement"."""
    body = next((b for a, _, b in stage.context.bodies_between(title.start, title.end) if a == title.start), None)
    if body is None or not _LENDER.search(body.name):
        return []
    sides = sides_of(stage, sentence)
    others = [code for code in sides if code != body.country]
    return [body_party(body, evidence), country_party(others[0], evidence)] if len(others) == 1 else []


def _owned(context: Settled, start: int, end: int, evidence: Evidence) -> list[Party]:
    """ "With Uzbekistan's Hamkorbank": a body of an unknown name, which its country is told of."""
    owner = next((c for c in context.countries_between(start, end) if c.start - start in {0, 4}), None)
    match = _UNREAD_OWNED.match(context.flat, owner.end, end) if owner is not None else None
    if match is None or _is_somebody(context, *match.span("name")) or context.bodies_between(*match.span("name")):
        return []
    return [Party(name=match["name"], kind="organisation", evidence=(evidence,))]


def _dashed(context: Settled, title: Title, evidence: Evidence) -> list[Party]:
    """The two sides that a dash joins at the head of a title: "the ASEAN-India Agreement"."""
    head = _COMPOUND.match(title.text)
    sides = [
        side
        for words in ((head["a"].split(" "), head["b"].split(" ")) if head else ())
        for names in [(" ".join(words[:length]) for length in range(len(words), 0, -1))]
        if (side := next((party for name in names if (party := _side_named(context, name, evidence))), None))
    ]
    if len(sides) == 2:
        return sides
    for inner in _COMPOUND_INSIDE.finditer(title.text):  # "… the Declaration on the ASEAN-Canada Partnership"
        a, b = (_side_named(context, inner[side], evidence) for side in ("a", "b"))
        if a is not None and b is not None and a.name != b.name:
            return [a, b]
    return []


def _side_named(context: Settled, name: str, evidence: Evidence) -> Party | None:
    """The state or body that a name means which stands joined to another by a dash."""
    if name in _UNION_NAMES:
        return country_party("EU", evidence)
    country = next((c for c in find_countries(name) if c.end - c.start == len(name) and c.form != "capital"), None)
    if country is not None:
        return country_party(country.code, evidence)
    known = next((o for o in context.organisations if name in {o.name, o.abbreviation}), None)
    if known is not None:
        return body_party(known, evidence)
    return Party(name=name, kind="organisation", evidence=(evidence,)) if name in _blocs() else None


@cache
def _blocs() -> frozenset[str]:
    """The names of organisations of states."""
    entries = [e for e in lexicon("international_organisations") if e["kind"] == "intergovernmental"]
    return frozenset(n for e in entries for n in [e["name"], *e.get("abbreviations", ()), *e.get("names", ())])


def _bodies_of_two(context: Settled, title: Title, evidence: Evidence) -> list[Party]:
    """The two bodies that "between the two parliaments" means: the only ones of the kind, of two countries."""
    words = lexicon("agreements")
    match = re.search(words["bodies_of_two"], title.text, re.IGNORECASE)
    if match is None:
        return []
    form = re.compile(words["names_of_kind"][lowered(match["kind"])])
    bodies = [body for body in context.organisations if body.country and form.search(body.name)]
    two = len(bodies) == 2 and bodies[0].country != bodies[1].country
    return [body_party(body, evidence) for body in bodies] if two else []


def default_parties(
    stage: Stage, sentence: Sentence, title: Title, signatories: Sequence[Party], status: AgreementStatus
) -> list[Party]:
    """The sides for a document whose parties are not told: the signatories' states, else those of its sentence.

    One that is only mentioned and bears the name of a place in a third state may be anybody's: the Minsk Protocol.
    """
    named_after = stage.context.places_between(title.start, title.start + 1)
    if status == "mentioned" and any(place.country not in stage.context.pair for place in named_after):
        return []
    evidence = stage.context.source.evidence_at(title.start)
    if is_of_many(title):
        return []
    if union := _with_union(stage, title):
        return [country_party(code, evidence) for code in union]
    signing = list(dict.fromkeys(p.on_behalf for p in signatories if p.on_behalf))
    if len(signatories) == 2 and (pair := _of_bodies(stage.context, signatories, evidence)):
        return pair
    if len(signatories) == 2 and (pair := _with_organisation(stage.context, signatories, evidence)):
        return pair
    codes = signing if len(signing) >= 2 else _of_topic(stage, sentence, title, status) or sides_of(stage, sentence)
    if "peace" in title.text.lower() and (enemies := mediated_by_home(stage, sentence)):
        codes = enemies
    return [country_party(code, evidence) for code in codes]


def _of_bodies(context: Settled, signatories: Sequence[Party], evidence: Evidence) -> list[Party]:
    """The sides for which two people sign, one of them at least the head of a bank or company; empty if one is open."""
    sides: list[Party] = []
    for signatory in signatories:
        person = next((p for p in context.people if p.name == signatory.name), None)
        body = _own_body(context, person) if person is not None else None
        if body is None and signatory.on_behalf is None:
            return []
        sides.append(body_party(body, evidence) if body else country_party(str(signatory.on_behalf), evidence))
    bodies = [s for s in sides if s.kind == "organisation" and s.name not in _UNION_NAMES]
    return unique(sides) if bodies and sides[0].name != sides[1].name else []


def _own_body(context: Settled, person: PersonEntity) -> OrganisationEntity | None:
    """The bank, company or organisation of states for which somebody in its service signs."""
    names = {r.organisation for r in person.roles if r.status == "held" and r.organisation}
    body = next((o for o in context.organisations if o.name in names or o.abbreviation in names), None)
    return body if _acts_for_itself(body) else None


def _with_organisation(context: Settled, signatories: Sequence[Party], evidence: Evidence) -> list[Party]:
    """A state and the organisation of states whose head signs with it: "the Secretary-General of ASEAN"."""
    named = {n: b for b in context.organisations if b.country is None for n in (b.name, b.abbreviation) if n}
    for one, other in (signatories, signatories[::-1]):
        body = named.get((one.post or "").rpartition(" of ")[2].removeprefix("the "))
        organ = body is None or _EU.search(body.name) is not None  # an organ signs for the Union
        if body is not None and not organ and body.kind == "intergovernmental" and other.on_behalf:
            return [country_party(other.on_behalf, evidence), body_party(body, evidence)]
    return []


def _of_topic(stage: Stage, sentence: Sentence, title: Title, status: AgreementStatus) -> list[str]:
    """The home country and the one that a sentence turns to: "Speaking of Italy, he recalled the Trade Agreement"."""
    context = stage.context
    topic = _TOPIC.match(context.flat, sentence.start, title.start)
    if topic is None or status == "signed" or context.home is None:
        return []
    codes = _codes(context, topic.start("rest"), topic.end("rest"))
    return [context.home, codes[0]] if len(codes) == 1 and codes[0] != context.home else []


# How a sentence begins that turns to another country.
_TOPIC = re.compile(
    r"(?:Speaking (?:of|about)|Turning to|As (?:for|regards)|With regard to|Regarding|Concerning"
    r"|On (?:relations|cooperation|ties) with)"
    r" (?P<rest>[^,;.]{2,60}),"
)


def _with_union(stage: Stage, title: Title) -> list[str]:
    """The sides of an agreement of a kind that only the European Union concludes: an Association Agreement."""
    context, words = stage.context, lexicon("agreements")
    if not re.match(rf"(?:{words['with_union']})\b", title.text, re.IGNORECASE) or not _EU.search(context.flat):
        return []
    states = [c for c in (context.home, *context.pair) if c and c != "EU" and c not in words["union_members"]]
    return [states[0], "EU"] if states else []


def is_of_many(title: Title) -> bool:
    """Whether a document is one of the known ones of many states, or of some that no text needs to name."""
    noun = title.noun.replace("-", " ")
    if known := {noun, noun.rpartition(" ")[0]} & set(lexicon("agreements")["known"]):
        return not known & set(lexicon("agreements")["known_of_two"])
    low = title.text.lower()
    if _OF_THE_WORLD.match(low) and not _OF_TWO.search(low):
        return True
    return any(name in low.replace("-", " ") for name in lexicon("agreements")["multilateral"])


def _between(context: Settled, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """The span of "A and B" after "between", in the title or close behind it; None where there is none."""
    match = re.search(r"\b(?:between|among)\s+", context.flat[title.start : title.end], re.IGNORECASE)
    if match:
        return title.start + match.end(), title.end
    if is_of_many(title):
        return None  # consultations on the CPTPP between A and B
    gap = context.flat[title.end : sentence.end]
    behind = re.match(r"(?:,\s*|[^.;:,]{0,60}?\b)between\s+([^,;:.]*)", gap)
    if behind and not re.search(r"\b(?:which|and)\b", gap[: behind.start(1)]):
        return title.end + behind.start(1), title.end + behind.end(1)
    return _announced(context, sentence, title)


def _announced(context: Settled, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """ "ratified two documents between A and B: the Agreement on …": told of the list before it begins."""
    ahead = context.flat[sentence.start : title.start]
    match = re.search(r"\b(?:documents|agreements|papers|instruments|memoranda)\s+between\s+([^:]*):", ahead)
    return (sentence.start + match.start(1), sentence.start + match.end(1)) if match else None


def _two_names(context: Settled, start: int, end: int, evidence: Evidence) -> list[Party]:
    """Two bodies of which one at least is nowhere known: "between QazIndustry and Team France Export"."""
    match = _TWO_NAMES.match(context.flat, start, end)
    if match is None:
        return []
    found: list[Party] = []
    for side in ("a", "b"):
        left, right = match.span(side)
        known = next((o for a, b, o in context.bodies_between(left, right) if (a, b) == (left, right)), None)
        spots = [(c.start, c.end) for c in context.countries_between(left, right)]
        spots += [(p.start, p.end) for p in context.places_between(left, right)]
        whole = any(a <= left and right <= b for a, b in spots)
        someone = (*context.named_between(left, right), *context.offices_between(left, right))
        if not known and (whole or someone or _OFFICE.match(context.flat, left)):
            return []
        name = context.flat[left:right]
        found.append(
            body_party(known, evidence) if known else Party(name=name, kind="organisation", evidence=(evidence,))
        )
    return unique(found)


def _members(stage: Stage, sentence: Sentence, start: int, end: int, evidence: Evidence) -> list[Party]:
    """Bodies and countries named side by side; what follows the last of them ("… on tourism in Asia") is not read."""
    context = stage.context
    spans: list[tuple[int, int, Party]] = [
        (a, b, body_party(body, evidence)) for a, b, body in context.bodies_between(start, end) if b <= end
    ]
    spans += [
        (c.start, c.end, country_party(c.code, evidence))
        for c in context.countries_between(start, end)
        if c.end <= end
        and c.form != "capital"
        and not any(a <= c.start < b or _owns(context.flat[c.end : a]) for a, b, _ in spans)
    ]
    spans.sort(key=lambda s: (s[0], -s[1]))
    found: list[Party] = []
    at = start
    for left, right, party in spans:
        gap = context.flat[at:left]
        if gap.rstrip().endswith("(") and found:
            continue
        if found and not (_ROW_GAP.fullmatch(gap) or (party.kind == "organisation" and _NEXT_BODY.fullmatch(gap))):
            if party.kind == "organisation" or _ABOUT.search(gap):
                break
            continue
        if found and not gap.strip():
            at = right
            continue
        if found and not gap.strip(" \"“”'"):
            found[-1] = party  # JSC "National Company "Kazakh Invest"
            at = right
            continue
        found.append(party)
        at = right
    if len(found) < 2 and _PAIR_WORDS.search(context.flat, start, end):
        return [country_party(code, evidence) for code in sides_of(stage, sentence)]
    return unique(found)


def _owns(gap: str) -> bool:
    """ "India's Central Drugs Standard Control Organisation": the country is not a party beside its own body."""
    return re.fullmatch(r"\s*'s?\s*", gap) is not None


def partners_of_many(context: Settled, sentence: Sentence, title: Title) -> list[tuple[str, str]]:
    """The partners of documents named in the plural, as in the text and by code: "agreements with Mali and Niger"."""
    lead = _PLURAL_WITH.match(context.flat, title.start, sentence.end)
    if not title.plural or lead is None:
        return []
    found: list[tuple[str, str]] = []
    at = lead.end()
    for country in context.countries_between(lead.end(), sentence.end):
        if country.form not in {"name", "abbreviation"} or not _ROW_GAP.fullmatch(context.flat, at, country.start):
            break
        found.append((context.flat[country.start : country.end], country.code))
        at = country.end
    return found if len(found) > 1 else []


def subjects_of_many(context: Settled, sentence: Sentence, title: Title) -> list[str]:
    """Titles of documents counted and named together: "three memoranda of understanding on fish, coal and salt"."""
    match = _ON_SUBJECTS.fullmatch(title.text)
    count = _COUNTED.search(context.flat, sentence.start, title.start)
    if match is None:
        return []
    number = number_of(count["n"]) if count is not None else None
    subjects = re.split(r", and on |, and |, on | and on |, | and ", match["subjects"])
    noun = _singular(match["noun"])
    each_on = number is None and len(subjects) == 2 and " and on " in match["subjects"]
    apart = each_on or len(subjects) == number
    return [f"{noun} {match['on']} {subject}" for subject in subjects] if apart else []


def _singular(noun: str) -> str:
    """The noun of one of several documents: "memoranda of understanding", "MoUs", "agreements"."""
    head, *rest = noun.split(" ")
    one = f"{head.removesuffix('a')}um" if head.lower() == "memoranda" else head.removesuffix("s")
    return " ".join([f"{head[:-3]}y" if head.lower() == "treaties" else one, *rest])


_ON_SUBJECTS = re.compile(r"(?P<noun>\S+(?: of \w+)?) (?P<on>on|concerning|regarding) (?P<subjects>.+)")
_COUNTED = re.compile(r"\b(?P<n>\w+)(?: (?:new|bilateral|intergovernmental|separate))* \Z")


def _with(context: Settled, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """The span of the partner in "agreement with France", "signed a memorandum with France"."""
    start = context.flat.find(" with ", title.start, title.end + 7)
    passive = _SIGNED_WITH.match(context.flat, title.end, sentence.end)
    fronted = _FRONTED_WITH.match(context.flat, sentence.start, title.start)
    if start >= 0:
        begin = start + 6
    elif passive:
        begin = passive.end()
    elif fronted:
        begin = fronted.start(1)
    else:
        return None
    stop = re.compile(r"[.;:]|, (?!and)|\b(?:on|in|for|at|which|to)\b").search(context.flat, begin)
    end = stop.start() if stop else len(context.flat)
    named = context.countries_between(begin, end) or context.bodies_between(begin, end)
    return (begin, end) if named else None


def _codes(context: Settled, start: int, end: int) -> list[str]:
    """Countries named in a title, each once, in order; the European Union by its abbreviation too."""
    spots = [
        (c.start, c.code)
        for c in context.countries_between(start, end)
        if c.form in {"name", "adjective", "abbreviation"}
    ]
    spots += [(start + m.start(), "EU") for m in re.finditer(r"\b(?:EU|European Union)\b", context.flat[start:end])]
    return list(dict.fromkeys(code for _, code in sorted(spots)))


def our_side(stage: Stage, sentence: Sentence, title: Title, reading: Reading) -> list[str]:
    """Countries that may be the side which signs "with" another one, the likeliest first."""
    context = stage.context
    found: list[str] = []
    if reading.trigger is not None and reading.trigger.end <= title.start:
        owners = [
            c.code
            for c in context.countries_between(sentence.start, reading.trigger.start)
            if context.flat[c.end : reading.trigger.start] in {"'s ", "' "}
        ]
        found += owners
        signers = subject_people(stage, sentence, reading.trigger.start)
        found += [s.country for s in signers if s.country]
        found += _codes(context, sentence.start, reading.trigger.start)
    return [*found, *([context.home] if context.home else []), *context.pair]


def _subjects(stage: Stage, sentence: Sentence, title: Title, reading: Reading, evidence: Evidence) -> list[Party]:
    """The sides by the subject of the verb: "Kazakhstan and the UK are preparing to sign", "A and B signed"."""
    context = stage.context
    if reading.trigger is None or reading.status == "mentioned":
        return []
    if reading.trigger.end > title.start and not is_object(context, title, reading.trigger):
        return []
    helped = _HELP_VERBS.search(context.flat, sentence.start, reading.trigger.start)
    verb = helped.start() if helped is not None else reading.trigger.start
    row = subject_row(context, sentence, verb, evidence)
    row = _with_unread(context, sentence, verb, row, evidence)
    if len(row) >= 2 or (row and is_of_many(title)):
        return row
    states = _codes(context, sentence.start, reading.trigger.start)
    return [country_party(c, evidence) for c in states] if len(states) == 2 else []


# What leads to a verb: "are negotiating", "intend to sign".
_HELP_VERBS = re.compile(
    r"(?: (?:are|is|were|was|have|has|had|been|will|would|shall|currently|now|also|still|soon"
    r"|plan|intend|expect|expected|set|due|scheduled|ready|preparing|going|to|be))+ \Z"
)


def _with_unread(context: Settled, sentence: Sentence, verb: int, row: list[Party], evidence: Evidence) -> list[Party]:
    """A body in the subject of a verb and the other one, of an unknown name: "the EBRD and Energocom signed"."""
    bodies = [b for b in context.bodies_between(sentence.start, verb) if b[1] <= verb]
    if not bodies or len(row) > 1 or (row and row[0].name != bodies[-1][2].name):
        return row
    start, end, body = bodies[-1]
    pattern, left, right = (_UNREAD_BEFORE, sentence.start, start) if row else (_UNREAD_AFTER, end, verb)
    match = pattern.search(context.flat[left:right])
    if match is None or body.kind == "government":
        return row
    if _is_somebody(context, left + match.start("name"), left + match.end("name")):
        return row
    other = Party(name=" ".join(match["name"].split()), kind="organisation", evidence=(evidence,))
    return [other, *row] if row else [body_party(body, evidence), other]


def _is_somebody(context: Settled, start: int, end: int) -> bool:
    """Whether a name is a person's, a country's or a city's, or a word for an office."""
    known = (
        *context.named_between(start, end),
        *context.offices_between(start, end),
        *context.countries_between(start, end),
        *context.places_between(start, end),
    )
    return bool(known) or _OFFICE.match(context.flat, start) is not None


_UNREAD_NAME = r"(?P<name>[A-Z][\w&'.-]*(?:(?: d[aeiou]| dos| del| van| von)? [A-Z][\w&'.-]*){0,4})"
_UNREAD_OWNED = re.compile(rf"'s? {_UNREAD_NAME}")
_UNREAD_AFTER = re.compile(rf"\A[ ]and (?:the )?{_UNREAD_NAME} (?:(?:have|has|had|also|then|jointly|today) )*\Z")
_UNREAD_BEFORE = re.compile(rf"(?:\A|, |\bthe ){_UNREAD_NAME} and (?:the )?\Z")
_TWO_NAMES = re.compile(
    rf"(?:the )?{_UNREAD_NAME.replace('?P<name>', '?P<a>')} and (?:the )?{_UNREAD_NAME.replace('?P<name>', '?P<b>')}"
    r"(?=\"|[.,;]|\Z| (?:on|in|for|to|regarding|concerning|under|was|were|is|which)\b)"
)
_OFFICE = re.compile(
    r"(?:Governments?|Minist(?:ers?|ry|ries)|Parliaments?|Republics?|Presidents?|Prime|Foreign|Secretary|The|They|Both|He|She)\b"
)


def _stands_aside(
    flat: str, spot: tuple[int, int, Party], bodies: Sequence[tuple[int, int, OrganisationEntity]]
) -> bool:
    """Whether a name is a body's abbreviation in brackets, or the country before a body: "the British bank X"."""
    start, end, party = spot
    if flat[start - 1 : start] == "(":
        return True
    return party.kind == "country" and any(
        a > end and a - end < _NEAR and not without_apposition(flat[end:a].lstrip()) for a, _, _ in bodies
    )


def _is_state(body: OrganisationEntity) -> bool:
    """Whether a body is a state's government as a whole, which acts for the state."""
    return (
        body.kind == "government" and re.match(r"(?:\w+ )?Governments?\b|Republic of|Kingdom of", body.name) is not None
    )


def subject_row(context: Settled, sentence: Sentence, verb: int, evidence: Evidence) -> list[Party]:
    """Countries and organisations in the subject of a verb ("Kazakhstan and UNDP signed"); governments as states."""
    bodies = context.bodies_between(sentence.start, verb)
    spots: list[tuple[int, int, Party]] = [
        (a, b, country_party(o.country, evidence) if o.country and _is_state(o) else body_party(o, evidence))
        for a, b, o in bodies
    ]
    spots += [
        (c.start, c.end, country_party(c.code, evidence))
        for c in context.countries_between(sentence.start, verb)
        if not any(a <= c.start < b for a, b, _ in bodies)
    ]
    offices = context.offices_between(sentence.start, verb)
    spots = [s for s in spots if not _stands_aside(context.flat, s, bodies)]
    row: list[Party] = []
    at = verb
    for start, end, party in sorted(spots, key=lambda s: (s[0], -s[1]), reverse=True):
        if end > at or any(a <= start < b for a, b in offices):
            continue
        gap = without_places(context, end, at)
        if row and party.kind == "country" and _owns(gap):
            at = start
            continue
        if not (LINK.fullmatch(without_apposition(gap)) if row else BEFORE_VERB.fullmatch(_OF_MEMBERS.sub("", gap))):
            break
        row.append(party)
        at = start
    return unique(reversed(row))
