"""Between whom a document is, who signed it, and who looked on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kzgraph.extraction.agreement_status import Reading
from kzgraph.extraction.agreement_titles import Title
from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity, Sentence, Span
from kzgraph.extraction.geography import country_name
from kzgraph.extraction.knowledge import lexicon
from kzgraph.model import Capacity, Evidence, Party

_UNION = frozenset({"European Union", "EU"})
_PAIR_WORDS = re.compile(r"\b(?:the )?(?:two|both) (?:countries|states|nations|governments|sides|parties|peoples|ministries|foreign ministries)\b", re.I)
_LINK = re.compile(r"(?:[\s,()&/]|\b(?:and|the|of|as|well|then|his|her|its|their|counterpart|colleague|Mr|Ms|Mrs|Dr|H\.E|Shri|Excellency|with|together|along)\b\.?)*", re.I)
_ROW_GAP = re.compile(r"[\s,()'\"]*(?:\([^)]*\))?[\s,]*(?:and|as well as|&|/|[-–])?[\s,]*(?:the |its |their |'s )*[\s(]*(?:[A-Z][\w-]*[ ]){0,5}")
# Words that the finder of organisations did not take into the name before: "… and the Arts of Mexico, and".
_NEXT_BODY = re.compile(r"(?:(?!\b(?:on|in|regarding|concerning|signed)\b)[^;:.]){0,80}\b(?:and|as well as)\s+(?:the |its |their )?")
_BEFORE_VERB = re.compile(r"(?:[\s,]|\b(?:have|has|had|also|then|jointly|today|officially|later|both|yesterday|will|each|on|behalf|formally|earlier|at|end|the|of|subsequently|respectively|which)\b|\([^)]*\))*", re.I)


def country_party(code: str, evidence: Evidence) -> Party:
    """A state as a party, or the European Union, which is an organisation."""
    kind = "organisation" if code == "EU" else "country"
    return Party(name=country_name(code), kind=kind, evidence=(evidence,))  # type: ignore[arg-type]


def body_party(body: OrganisationEntity, evidence: Evidence, capacity: Capacity | None = None) -> Party:
    """An organisation as a party or signatory."""
    if body.name in _UNION:
        return Party(name="European Union", kind="organisation", capacity=capacity, evidence=(evidence,))
    return Party(name=body.name, kind="organisation", on_behalf=body.country, capacity=capacity, evidence=(evidence,))


def person_party(person: PersonEntity, evidence: Evidence, capacity: Capacity) -> Party:
    """A person who signed or was present, in the post that the text gives."""
    held = [r for r in person.roles if r.status == "held"] or person.roles
    post = max((r.title for r in held), key=len, default=None)
    return Party(name=person.name, kind="person", post=post, on_behalf=person.country, capacity=capacity, evidence=(evidence,))


# --- parties


def find_parties(context: Context, sentence: Sentence, title: Title, reading: Reading) -> list[Party]:
    """The parties as the title or its sentence names them; empty where nothing is said."""
    evidence = context.source.evidence_at(title.start)
    named = _between(context, sentence, title)
    if named is not None:
        return _members(context, *named, evidence)
    inside = _codes(context, title.start, title.end)
    if len(inside) >= 2:
        return [country_party(code, evidence) for code in inside]
    partner = _with(context, title)
    if partner:
        theirs = _members(context, *partner, evidence)
        ours = [country_party(c, evidence) for c in _our_side(context, sentence, title, reading)]
        return _unique([*[p for p in ours if all(p.name != t.name for t in theirs)][:1], *theirs])
    return _subjects(context, sentence, title, reading, evidence)


def default_parties(context: Context, title: Title) -> list[Party]:
    """The two sides that the document is about, for an agreement whose parties are not told."""
    evidence = context.source.evidence_at(title.start)
    if _of_many(title):
        return []
    return [country_party(code, evidence) for code in context.pair] if len(context.pair) == 2 else []


def _of_many(title: Title) -> bool:
    low = title.text.lower()
    return any(name in low.replace("-", " ") for name in lexicon("agreements")["multilateral"])


def _between(context: Context, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """The span of "A and B" after "between", in the title or close behind it; None where there is none."""
    match = re.search(r"\b(?:between|among)\s+", context.flat[title.start : title.end], re.IGNORECASE)
    if match:
        return title.start + match.end(), title.end
    gap = context.flat[title.end : sentence.end]
    behind = re.match(r"[^.;:]{0,25}?\bbetween\s+([^,;:.]*)", gap)
    if behind and not re.search(r"\b(?:which|and)\b", gap[: behind.start(1)]):
        return title.end + behind.start(1), title.end + behind.end(1)
    return _announced(context, sentence, title)


def _announced(context: Context, sentence: Sentence, title: Title) -> tuple[int, int] | None:
    """ "ratified two documents between A and B: the Agreement on …": told of the list before it begins."""
    ahead = context.flat[sentence.start : title.start]
    match = re.search(r"\b(?:documents|agreements|papers|instruments|memoranda)\s+between\s+([^:]*):", ahead)
    return (sentence.start + match.start(1), sentence.start + match.end(1)) if match else None


def _members(context: Context, start: int, end: int, evidence: Evidence) -> list[Party]:
    """Bodies and countries named side by side; what follows the last of them ("… on tourism in Asia") is not read."""
    spans: list[tuple[int, int, Party]] = [
        (m.start, m.end, body_party(body, evidence)) for body in context.organisations for m in body.mentions if start <= m.start and m.end <= end
    ]
    spans += [
        (c.start, c.end, country_party(c.code, evidence))
        for c in context.countries
        if start <= c.start and c.end <= end and c.form != "capital" and not any(a <= c.start < b or _owns(context.flat[c.end : a]) for a, b, _ in spans)
    ]
    spans.sort(key=lambda s: (s[0], -s[1]))
    found: list[Party] = []
    at = start
    for left, right, party in spans:
        gap = context.flat[at:left]
        if found and not (_ROW_GAP.fullmatch(gap) or (party.kind == "organisation" and _NEXT_BODY.fullmatch(gap))):
            break
        if found and not gap.strip():
            at = right
            continue
        found.append(party)
        at = right
    if len(found) < 2 and _PAIR_WORDS.search(context.flat, start, end):
        return [country_party(code, evidence) for code in context.pair]
    return _unique(found)


def _owns(gap: str) -> bool:
    """ "India's Central Drugs Standard Control Organisation": the country is not a party beside its own body."""
    return re.fullmatch(r"\s*'s?\s*", gap) is not None


def _with(context: Context, title: Title) -> tuple[int, int] | None:
    """The span of the partner in "agreement with France", "signed a memorandum with France"."""
    start = context.flat.find(" with ", title.start, title.end + 7)
    if start < 0:
        return None
    begin = start + 6
    stop = re.compile(r"[.;:]|, (?!and)|\b(?:on|in|for|at|which|to)\b").search(context.flat, begin)
    end = stop.start() if stop else len(context.flat)
    named = [(c.start, c.end) for c in context.countries] + [(m.start, m.end) for o in context.organisations for m in o.mentions]
    return (begin, end) if any(begin <= a < end for a, _ in named) else None


def _codes(context: Context, start: int, end: int) -> list[str]:
    """Countries named in a title, each once, in order; the European Union by its abbreviation too."""
    spots = [(c.start, c.code) for c in context.countries if start <= c.start < end and c.form in {"name", "adjective", "abbreviation"}]
    spots += [(start + m.start(), "EU") for m in re.finditer(r"\b(?:EU|European Union)\b", context.flat[start:end])]
    return list(dict.fromkeys(code for _, code in sorted(spots)))


def _our_side(context: Context, sentence: Sentence, title: Title, reading: Reading) -> list[str]:
    """Countries that may be the side which signs "with" another one, the likeliest first."""
    found: list[str] = []
    if reading.trigger is not None and reading.trigger.end <= title.start:
        signers = subject_people(context, sentence, reading.trigger.start)
        found += [s.country for s in signers if s.country]
        found += _codes(context, sentence.start, reading.trigger.start)
    return [*found, *([context.home] if context.home else []), *context.pair]


def _subjects(context: Context, sentence: Sentence, title: Title, reading: Reading, evidence: Evidence) -> list[Party]:
    """The sides by the subject of the verb: "Kazakhstan and the UK are preparing to sign", "A and B signed"."""
    if reading.trigger is None or reading.status == "mentioned":
        return []
    if reading.trigger.end > title.start:
        return []
    row = subject_row(context, sentence, reading.trigger.start, evidence)
    if len(row) >= 2:
        return row
    states = _codes(context, sentence.start, reading.trigger.start)
    return [country_party(c, evidence) for c in states] if len(states) == 2 else []


def subject_row(context: Context, sentence: Sentence, verb: int, evidence: Evidence) -> list[Party]:
    """Countries and organisations in the subject of a verb: "Kazakhstan and UNDP signed"; governments stand for states."""
    bodies = [(m.start, m.end, o) for o in context.organisations for m in o.mentions]
    spots: list[tuple[int, int, Party]] = [
        (a, b, country_party(o.country, evidence) if o.kind == "government" and o.country else body_party(o, evidence)) for a, b, o in bodies
    ]
    spots += [(c.start, c.end, country_party(c.code, evidence)) for c in context.countries if not any(a <= c.start < b for a, b, _ in bodies)]
    offices = [(r.start, r.end) for p in context.people for r in p.roles]
    row: list[Party] = []
    at = verb
    for start, end, party in sorted(spots, key=lambda s: (s[0], -s[1]), reverse=True):
        if start < sentence.start or end > at or any(a <= start < b for a, b in offices):
            continue
        gap = context.flat[end:at]
        if not (_LINK if row else _BEFORE_VERB).fullmatch(gap):
            break
        row.append(party)
        at = start
    return unique(reversed(row))


# --- signatories


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon('agreements')[key]})(?!\w)", re.IGNORECASE)


def find_signatories(context: Context, sentence: Sentence, title: Title, reading: Reading) -> list[Party]:
    """Who put the signature, where the sentence says so with a verb of the pen."""
    if reading.status not in {"signed", "ratified", "in_force"}:
        return []
    evidence = context.source.evidence_at(title.start)
    passive = _passive_signatories(context, sentence, title)
    if passive:
        return _unique([_signatory(entity, evidence) for entity in passive])
    verb = reading.trigger
    if verb is None or verb.end > title.start or not _pattern("pen").search(context.flat, verb.start, verb.end):
        return []
    signers = subject_people(context, sentence, verb.start)
    second = re.search(r"\bsigned (?:it )?(?:for|on behalf of)\b", context.flat[title.end : sentence.end])
    if second and signers:
        signers = [*signers, *subject_people(context, sentence, title.end + second.start())]
    return _unique([_signatory(e, evidence) for e in signers])


def _signatory(entity: PersonEntity | OrganisationEntity, evidence: Evidence) -> Party:
    if isinstance(entity, PersonEntity):
        return person_party(entity, evidence, "signatory")
    return body_party(entity, evidence, "signatory")


def _passive_signatories(context: Context, sentence: Sentence, title: Title) -> list[PersonEntity | OrganisationEntity]:
    """ "was signed by X and Y", "signed on behalf of A by X and of B by Y"."""
    match = _pattern("passive_pen").search(context.flat, title.end, sentence.end)
    if match is None:
        return []
    stop = _pattern("presence").search(context.flat, match.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    nearer = re.search(r";|\. ", context.flat[match.end() : end])
    end = match.end() + nearer.start() if nearer else end
    people = people_between(context, match.end(), end)
    return list(people) or list(_bodies_between(context, match.end(), end))


def subject_people(context: Context, sentence: Sentence, verb: int) -> list[PersonEntity | OrganisationEntity]:
    """Those in the subject of the verb at an offset: names joined by "and", pronouns, "he and I"; else bodies."""
    flat = context.flat
    spots = sorted(
        ((m.start, m.end, p) for p in context.people for m in p.mentions if sentence.start <= m.start and m.end <= verb),
        key=lambda spot: spot[0],
    )
    witnessed = _presence_phrase().search(flat, sentence.start, verb) is not None
    people: list[PersonEntity] = []
    at = verb
    for start, end, person in reversed(spots):
        gap = _bare(context, end, at)
        if people:
            link = r"\b(?:and|with)\b|&" if witnessed else r"\b(?:and|with)\b|,|&"
            joined = _LINK.fullmatch(gap) and re.search(link, gap)
        else:
            joined = _BEFORE_VERB.fullmatch(gap)
        if not joined:
            break
        people.append(person)
        at = start
    if people:
        return _distinct(reversed(people))
    bodies = [b for b in subject_bodies(context, sentence, verb) if b.kind != "government"]
    return list(_by_pronoun(context, sentence, verb)) or list(bodies)


@cache
def _presence_phrase() -> re.Pattern[str]:
    return re.compile(r"\bin (?:the )?presence of\b|\bwitnessed by\b", re.IGNORECASE)


def _distinct(people: Iterable[PersonEntity]) -> list[PersonEntity | OrganisationEntity]:
    found: list[PersonEntity | OrganisationEntity] = []
    for person in people:
        if all(person is not other for other in found):
            found.append(person)
    return found


def _bare(context: Context, start: int, end: int) -> str:
    """The text between two offsets without titles of office, countries, bodies and cities."""
    spans = [(r.start, r.end) for p in context.people for r in p.roles]
    spans += [(c.start, c.end) for c in context.countries] + [(m.start, m.end) for o in context.organisations for m in o.mentions]
    spans += [(p.start, p.end) for p in context.places] + [(d.start, d.end) for d in context.dates]
    return "".join(" " if any(a <= k < b for a, b in spans) else context.flat[k] for k in range(start, end))


def _by_pronoun(context: Context, sentence: Sentence, verb: int) -> list[PersonEntity]:
    """ "he signed", "he and I signed", "I signed", "they signed"."""
    before = context.flat[sentence.start : verb]
    match = re.search(r"\b(he and I|she and I|I and \w+|he|she|I|they|the two (?:foreign )?(?:ministers|leaders|presidents|diplomats|officials)|the (?:foreign )?ministers)\s+(?:(?:have|has|had|also|then|jointly|both|later)\s+)*$", before, re.IGNORECASE)
    if match is None:
        return []
    word = match.group(1).lower()
    found: list[PersonEntity] = []
    if word in {"he", "she", "he and i", "she and i"}:
        found += _antecedent(context, sentence, sentence.start + match.start())
    if re.search(r"\bi$", word):
        found += _speaker(context)
    if word.startswith(("they", "the ")):
        found += _last_pair(context, sentence)
    return found


def _antecedent(context: Context, sentence: Sentence, offset: int) -> list[PersonEntity]:
    """The person last named in the same sentence, else the first one of the nearest sentence before that names any."""
    here = people_between(context, sentence.start, offset)
    if here:
        return here[-1:]
    for previous in _sentences_before(context, sentence):
        named = people_between(context, previous.start, previous.end)
        if named:
            return named[:1]
    return []


def _sentences_before(context: Context, sentence: Sentence) -> list[Sentence]:
    earlier = [s for s in context.source.sentences if s.end <= sentence.start and s.kind in {"prose", "item"}]
    return earlier[-3:][::-1]


def _speaker(context: Context) -> list[PersonEntity]:
    """Whose statement a text in the first person is: "Statement by TITLE, NAME" in a headline or a bare first line."""
    for sentence in context.source.sentences[:5]:
        opening = context.flat[sentence.start : sentence.end].lower()
        if sentence.kind == "headline" and re.search(r"\b(?:statement|remarks|speech|address|op-ed|interview|message)\b", opening):
            named = people_between(context, sentence.start, sentence.end)
            if named:
                return named[:1]
    return []


def _last_pair(context: Context, sentence: Sentence) -> list[PersonEntity]:
    """The two people of different countries whom the sentence before names, and no other."""
    for previous in _sentences_before(context, sentence)[:1]:
        named = people_between(context, previous.start, previous.end)
        if len(named) == 2 and named[0].country != named[1].country:
            return named
    return []


def people_between(context: Context, start: int, end: int) -> list[PersonEntity]:
    """The people named between two offsets, in order, each once."""
    spots = sorted((m.start, k) for k, p in enumerate(context.people) for m in p.mentions if start <= m.start < end)
    return [context.people[k] for k in dict.fromkeys(k for _, k in spots)]


def _bodies_between(context: Context, start: int, end: int) -> list[OrganisationEntity]:
    spots = sorted((m.start, k) for k, o in enumerate(context.organisations) for m in o.mentions if start <= m.start < end)
    return [context.organisations[k] for k in dict.fromkeys(k for _, k in spots)]


def subject_bodies(context: Context, sentence: Sentence, verb: int) -> list[OrganisationEntity]:
    """Organisations in the subject of the verb, joined by "and"."""
    spots: list[tuple[Span, OrganisationEntity]] = sorted(
        ((m, o) for o in context.organisations for m in o.mentions if sentence.start <= m.start and m.end <= verb), key=lambda s: s[0].start
    )
    found: list[OrganisationEntity] = []
    at = verb
    for span, body in reversed(spots):
        gap = context.flat[span.end : at]
        if not (_LINK if found else _BEFORE_VERB).fullmatch(gap):
            break
        found.append(body)
        at = span.start
    roles = [(r.start, r.end) for p in context.people for r in p.roles]
    inside = any(a <= at < b for a, b in roles)
    return [] if inside or any(b.name in _UNION for b in found) else list(reversed(found))


def find_witnesses(context: Context, sentences: Sequence[Sentence], title: Title) -> list[Party]:
    """People of whom it is said that they were present when it was signed."""
    found: list[Party] = []
    for sentence in sentences:
        match = _presence_phrase().search(context.flat, sentence.start, sentence.end)
        if match is None:
            continue
        begin = match.end()
        stop = re.search(r"\b(?:signed|were|was|inked|exchanged)\b|;", context.flat[begin : sentence.end])
        end = begin + stop.start() if stop else sentence.end
        if begin <= title.start < end:
            end = title.start
        evidence = context.source.evidence_at(sentence.start)
        found += [person_party(p, evidence, "witness") for p in _first_row(context, begin, end)]
    return _unique(found)


def _first_row(context: Context, start: int, end: int) -> list[PersonEntity]:
    """The people of one row of names from `start`: what follows another clause's words is not of it."""
    row: list[PersonEntity] = []
    at, closed = start, False
    for begin, stop, k in sorted((m.start, m.end, k) for k, p in enumerate(context.people) for m in p.mentions if start <= m.start < end):
        gap = _bare(context, at, begin)
        linked = re.search(r"\band\b", gap) is not None
        if not _LINK.fullmatch(gap) or (closed and not linked):
            break
        closed = closed or (linked and bool(row))
        row.append(context.people[k])
        at = stop
    return row


def _unique(parties: Iterable[Party]) -> list[Party]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.name, party)
    return list(found.values())


unique = _unique
