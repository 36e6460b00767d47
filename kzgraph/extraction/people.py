"""People: names, the titles that stand by them, and one entity for each person of the document.

A name is known by what stands about it (a title, an honorific, a verb of speech) and by its own words (given names,
initials, no words of the language). Titles are attached over the shapes in which the press gives them:

    TITLE NAME                    Foreign Minister Péter Szijjártó
    TITLE, NAME,                  the Ambassador of Kazakhstan to Belgium, Roman Vassilenko,
    NAME, TITLE and TITLE         Andžejs Viļumsons, Deputy State Secretary and Political Director of …
    TITLE NAME of COUNTRY         President Ashraf Ghani of Afghanistan
    NAME … was appointed TITLE    and the other verbs of `posts.yaml`
    their ADJECTIVE counterpart NAME
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kzgraph.extraction.context import PersonEntity, RoleEntity, Span
from kzgraph.extraction.page import Page, particles, phrase_table
from kzgraph.extraction.roles import RolePhrase, chains, title_of
from kzgraph.extraction.tokens import fold
from kzgraph.model import RoleStatus

_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite", "counterparts", "colleagues"})
_LONGEST_NAME = 7


@dataclass(slots=True)
class Named:
    """One place where a person is named, as tokens `first` up to `last`, with the titles given there."""

    first: int
    last: int
    roles: list[RolePhrase] = field(default_factory=list)
    country: str | None = None
    sure: bool = False
    """Whether a title or honorific stands by it, so that a single word may be a name."""


def find_people(page: Page, roles: list[RolePhrase]) -> list[PersonEntity]:
    """Every person of the document, with titles, in order of first mention."""
    taken = [False] * len(page.words)
    for role in roles:
        for k in range(role.first, role.last):
            taken[k] = True
    named, waiting = _by_title(page, roles, taken)
    named += _by_honorific(page, taken)
    named += _by_counterpart(page, taken)
    named += _by_shape(page, taken)
    named = _without_overlap(named)
    groups = _group(page, named)
    named += _surnames(page, groups, taken, named)
    _attach_appositions(page, waiting, named, taken)
    _attach_predicates(page, waiting, named)
    people = [_entity(page, group) for group in groups]
    return sorted(people, key=lambda p: p.mentions[0].start)


# --- where a name begins and ends


def name_end(page: Page, i: int, *, sure: bool) -> int | None:
    """The token after the name that begins at token i, or None where there is none.

    `sure` says that a title or honorific stands before it: then words that are also ordinary ones may open it.
    """
    if not page.same_sentence(i, i) or not _may_open(page, i, sure):
        return None
    end = i + 1
    while end - i < _LONGEST_NAME and page.same_sentence(i, end):
        token = page.words[end]
        if page.namelike(end) or _inner_word(page, i, end, sure) or (token.low in particles() and token.text != "." and _particle_leads_on(page, i, end)) or token.low in _SUFFIXES:
            end += 1
        elif (
            token.text == '"'
            and page.same_sentence(i, end + 3)
            and page.words[end + 2].text == '"'
            and page.namelike(end + 3)
        ):
            end += 4  # Benjamin "Benny" Gantz
        elif (
            token.text == ","
            and page.same_sentence(i, end + 1)
            and page.words[end + 1].low in {"jr.", "jr", "sr.", "sr"}
        ):
            end += 2
        else:
            break
    while end > i + 1 and page.words[end - 1].low in particles() and not page.words[end - 1].capital:
        end -= 1
    return end


def _may_open(page: Page, i: int, sure: bool) -> bool:
    token = page.words[i]
    if not token.word or page.body[i] or _honorific(page, i):
        return False
    if token.low in particles() and page.same_sentence(i, i + 1):
        return (token.capital or sure) and page.namelike(i + 1)
    if page.namelike(i):
        return True
    return sure and token.capital and page.perhaps_given(i) and not page.calendar(i) and not _title_word(page, i)


def _honorific(page: Page, i: int) -> bool:
    """Whether "Mr" or "Sheikh" begins here, with more of the name after it."""
    hit = page.phrase_at(i, phrase_table("posts", "honorifics"))
    return hit is not None and page.same_sentence(i, hit[0]) and page.words[hit[0]].word


def _title_word(page: Page, i: int) -> bool:
    return page.phrase_at(i, phrase_table("posts", "heads")) is not None


def _inner_word(page: Page, first: int, i: int, sure: bool) -> bool:
    """A word of the language inside a name, such as the surnames Price or May."""
    token = page.words[i]
    if not token.word or not token.capital or page.body[i] or page.country[i] or _title_word(page, i):
        return False
    if page.calendar(i) and not (page.perhaps_given(i) and token.low in {"may", "august", "march", "april", "june"}):
        return False
    opened = page.given(first) or sure or page.words[first].initial or page.surname_first(first)
    return opened and (page.perhaps_given(i) or (i == first + 1 and not page.vocabulary(i)))


def _particle_leads_on(page: Page, first: int, i: int) -> bool:
    k = i
    while page.same_sentence(first, k) and page.words[k].low in particles():
        k += 1
    if not page.same_sentence(first, k) or not page.words[k].capital:
        return False
    return page.namelike(k) and not (page.words[i].low in {"and", "of"} or page.country[k])


def skip_honorifics(page: Page, i: int) -> int:
    """The token after any honorifics (His Excellency, Dr, Sheikh) that begin at token i."""
    while page.same_sentence(i, i + 1):
        hit = page.phrase_at(i, phrase_table("posts", "honorifics"))
        if hit is None or not page.words[i].capital:
            break
        i = hit[0]
        if page.same_sentence(i - 1, i + 1) and page.words[i].text == ".":
            i += 1
    return i


# --- titles before and after a name


def _by_title(page: Page, roles: list[RolePhrase], taken: list[bool]) -> tuple[list[Named], list[list[RolePhrase]]]:
    """Names beside a chain of titles, and the chains that have found none."""
    found: list[Named] = []
    ends: dict[int, Named] = {}
    waiting: list[list[RolePhrase]] = []
    for chain in chains(page, roles):
        names = _after(page, chain, taken)
        found += names
        ends |= {named.last: named for named in names}
        if not names:
            waiting.append(chain)
    left: list[list[RolePhrase]] = []
    for chain in waiting:
        known = _end_before(page, chain) in ends
        named = _before(page, chain, ends, taken)
        if named is None:
            left.append(chain)
        elif not known:
            found.append(named)
            ends[named.last] = named
    return found, left


def _attach_appositions(page: Page, waiting: list[list[RolePhrase]], named: list[Named], taken: list[bool]) -> None:
    """ "Kosherbaev, Deputy Prime Minister since February": a bare surname before a title."""
    ends = {n.last: n for n in named}
    for chain in list(waiting):
        if _end_before(page, chain) in ends:
            _before(page, chain, ends, taken)
            waiting.remove(chain)


def _after(page: Page, chain: list[RolePhrase], taken: list[bool]) -> list[Named]:
    """Names after a chain of titles: one, or several after a plural."""
    last = chain[-1].last
    if not page.same_sentence(last - 1, last):
        return []
    i = last
    comma = page.words[i].text in {",", "–", "—", ":"}
    if (comma and page.same_sentence(last, last + 1)) or page.words[i].text == '"':
        i += 1
    start = skip_honorifics(page, i) if page.same_sentence(last, i) else i
    start = _over_title(page, start, taken)
    end = name_end(page, start, sure=True) if page.same_sentence(last, start) and not taken[start] else None
    if end is None:
        return []
    if comma and not _apposition_closed(page, chain, start, end, honorific=start > i):
        return []
    first = Named(start, end, list(chain), sure=True)
    first.country = _of_country(page, end)
    names = [first]
    if chain[-1].plural:
        names += _rest_of_list(page, end, chain, taken)
    return names


def _over_title(page: Page, i: int, taken: list[bool]) -> int:
    """Step over quotation marks and a nickname in brackets that stand between a title and a name."""
    return i + 1 if i < len(page.words) and page.words[i].text == '"' else i


def _apposition_closed(page: Page, chain: list[RolePhrase], start: int, end: int, *, honorific: bool) -> bool:
    """Whether "TITLE, NAME" is an apposition: the title has an article or a country and the name is a full one."""
    if end - start < 2 and not honorific:
        return False
    first = chain[0].first
    article = page.same_sentence(first - 1, first) and page.words[first - 1].low in {
        "the",
        "then",
        "former",
        "new",
        "with",
        "a",
        "by",
        "its",
        "their",
        "our",
    }
    owned = chain[0].country is not None or chain[0].organisation is not None
    if not (article or owned or honorific or page.opens_sentence(first)):
        return False
    if not page.same_sentence(start, end):
        return True
    after = page.words[end]
    return honorific or after.text in {",", ".", ")", ";", "—", "–", ":", "(", "'s", "and"}


def _rest_of_list(page: Page, i: int, chain: list[RolePhrase], taken: list[bool]) -> list[Named]:
    names: list[Named] = []
    while page.same_sentence(i - 1, i):
        k = i
        while page.same_sentence(i - 1, k) and page.words[k].low in {",", "and", "&"}:
            k += 1
        if k == i or not page.same_sentence(i - 1, k):
            break
        start = skip_honorifics(page, k)
        end = name_end(page, start, sure=True) if not taken[start] else None
        if end is None:
            break
        names.append(Named(start, end, list(chain), _of_country(page, end), sure=True))
        i = end
    return names


def _of_country(page: Page, end: int) -> str | None:
    """The country in "President Ashraf Ghani of Afghanistan" and in "Jaap Ora (Estonia)"."""
    if page.same_sentence(end - 1, end + 2) and page.words[end].text == "(" and (within := page.country[end + 1]):
        return within.code
    if not page.same_sentence(end - 1, end + 1) or page.words[end].low != "of":
        return None
    k = end + 2 if page.words[end + 1].low == "the" and page.same_sentence(end, end + 2) else end + 1
    country = page.country[k]
    return country.code if country and country.form in {"name", "abbreviation"} else None


_BETWEEN = frozenset(
    ["the", "a", "an", "its", "their", "our", "as", "then", "former", "currently", "also", "who", "is", "was", "formerly", "new", "newly", "now", "acting", "serving", "served", "serves", "hitherto", "previously", "and", "concurrently"]
)


def _end_before(page: Page, chain: list[RolePhrase]) -> int | None:
    """The token after the name in "NAME, TITLE": before the chain, over a comma, a bracket, "as" or "who is"."""
    first = chain[0].first
    k = first - 1
    while page.same_sentence(k, first) and page.words[k].low in _BETWEEN:
        k -= 1
    if not page.same_sentence(k, first):
        return None
    if page.words[k].text in {",", "(", "–", "—", "-"}:
        return k
    said = {page.words[x].low for x in range(k + 1, first)}
    return k + 1 if said & {"as", "serving"} else None


def _before(page: Page, chain: list[RolePhrase], ends: dict[int, Named], taken: list[bool]) -> Named | None:
    """The name just before a chain of titles; a name already found there gets them."""
    end = _end_before(page, chain)
    if end is None:
        return None
    if end in ends:
        named = ends[end]
        named.roles.extend(role for role in chain if role not in named.roles)
        return named
    start = _name_start(page, end, taken)
    return None if start is None else Named(start, end, list(chain), sure=True)


def _name_start(page: Page, end: int, taken: list[bool]) -> int | None:
    """Where the name that ends before token `end` begins."""
    for start in range(max(0, end - _LONGEST_NAME), end):
        if not page.same_sentence(start, end - 1) or any(taken[start:end]):
            continue
        if name_end(page, start, sure=False) == end and page.words[end - 1].word:
            return start if end - start > 1 else None
    return None


def _by_honorific(page: Page, taken: list[bool]) -> list[Named]:
    """ "Mr. Vassilenko", "H.E. Sheikh Mohammed bin Zayed"."""
    found = []
    for i in range(len(page.words)):
        if not page.words[i].capital or taken[i]:
            continue
        start = skip_honorifics(page, i)
        if start > i and page.same_sentence(i, start) and not taken[start]:
            end = name_end(page, start, sure=True)
            if end:
                found.append(Named(start, end, sure=True, country=_of_country(page, end)))
    return found


def _by_counterpart(page: Page, taken: list[bool]) -> list[Named]:
    """ "her Kazakh counterpart Alibek Bakayev": the name, and whom the person acts for."""
    found = []
    for i, token in enumerate(page.words):
        if token.low not in _COUNTERPARTS or not page.same_sentence(i, i + 1):
            continue
        start = i + 1
        if page.words[start].low == "from" and page.same_sentence(i, start + 2):
            continue
        if page.words[start].text == "," and page.same_sentence(i, start + 1):
            start += 1
        start = skip_honorifics(page, start)
        end = name_end(page, start, sure=True) if page.same_sentence(i, start) and not taken[start] else None
        if end:
            country = page.country[i - 1].code if i and page.country[i - 1] else None  # type: ignore[union-attr]
            found.append(Named(start, end, country=country, sure=True))
    return found


def _by_shape(page: Page, taken: list[bool]) -> list[Named]:
    """Names without a title: two words and more that look like one."""
    found: list[Named] = []
    i = 0
    while i < len(page.words):
        end = name_end(page, i, sure=False) if not taken[i] and page.words[i].capital else None
        if end is None or any(taken[i:end]):
            i += 1
            continue
        if _looks_personal(page, i, end):
            found.append(Named(i, end, country=_of_country(page, end)))
        i = end
    return found


_ENDINGS = ("ov", "ova", "ev", "eva", "enko", "yev", "yeva", "vich", "vych", "skiy", "sky", "ska", "ski", "yan", "ian", "shvili", "dze",
            "oğlu", "oglu", "sson", "sen", "ez", "ić", "ic", "uly", "kyzy", "zade", "zada", "bayev", "bekov", "ullah", "uddin")  # fmt: skip


def _looks_personal(page: Page, first: int, last: int) -> bool:
    names = [k for k in range(first, last) if page.words[k].word and page.words[k].low not in particles()]
    full = [k for k in names if not page.words[k].initial]
    if len(names) < 2 or not full:
        return False
    if all(page.place[k] or page.country[k] for k in full):
        return False
    if page.given(full[0]) or (page.surname_first(first) and any(page.given(k) for k in full)):
        return True
    if page.words[first].initial and len(full) == 1:
        return page.words[full[0]].text.title() == page.words[full[0]].text or page.words[full[0]].text.isupper()
    if len(full) >= 2 and page.surname_first(first) and all(len(page.words[k].text) <= 9 for k in full):
        return True
    return len(full) in {2, 3} and (page.words[full[-1]].low.endswith(_ENDINGS) or _acts(page, first, last))


_ACTS = frozenset(
    ["said", "says", "told", "noted", "stressed", "emphasised", "emphasized", "added", "stated", "met", "visited", "signed", "announced", "thanked", "expressed", "explained"]
)


def _acts(page: Page, first: int, last: int) -> bool:
    """Whether the words about the name are those about a person: a verb of speech, "interview by"."""
    after = page.words[last].low if page.same_sentence(first, last) else ""
    before = [page.words[k].low for k in range(max(0, first - 2), first) if page.same_sentence(k, first)]
    return (
        after in _ACTS
        or (before[-1:] == ["by"]
        and before[:1] == ["interview"])
        or after == "("
        or (not before and after == ":")
    )


def _without_overlap(named: list[Named]) -> list[Named]:
    """Keep of overlapping places the one with titles, then the longer one."""
    chosen: list[Named] = []
    for item in sorted(named, key=lambda n: (not n.roles, -(n.last - n.first), n.first)):
        clash = next((c for c in chosen if item.first < c.last and c.first < item.last), None)
        if clash is None:
            chosen.append(item)
        elif (item.first, item.last) == (clash.first, clash.last):
            clash.country = clash.country or item.country
    return sorted(chosen, key=lambda n: n.first)


# --- one person under several names


def name_words(page: Page, named: Named) -> tuple[str, ...]:
    """The folded words of a name, hyphens taken apart, suffixes left out."""
    words = [fold(page.words[k].text).strip(".") for k in range(named.first, named.last) if page.words[k].word]
    return tuple(part for word in words if word not in _SUFFIXES for part in word.split("-"))


def same_spelling(a: str, b: str) -> bool:
    """Whether two folded words are one name in two romanisations: Bakayev/Bakaev, Vassilenko/Vasilenko."""
    return a == b or _skeleton(a) == _skeleton(b)


_RULES = (("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("x", "ks"), ("q", "k"), ("zh", "j"), ("dj", "j"), ("ye", "e"), ("yo", "o"), ("ya", "a"), ("yu", "u"), ("ia", "a"), ("ie", "e"), ("iu", "u"), ("y", "i"), ("w", "v"), ("ph", "f"), ("ck", "k"), ("th", "t"))  # fmt: skip


def _skeleton(word: str) -> str:
    for old, new in _RULES:
        word = word.replace(old, new)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name can mean the person with the fuller one: its words are there, initials stand for words."""
    rest = list(full)
    for word in short:
        hit = next(
            (
                w
                for w in rest
                if same_spelling(word, w)
                or (len(word) == 1 and w.startswith(word))
                or (len(w) == 1 and word.startswith(w))
            ),
            None,
        )
        if hit is None:
            return False
        rest.remove(hit)
    return any(len(word) > 1 and any(same_spelling(word, w) for w in full) for word in short)


def _group(page: Page, named: list[Named]) -> list[list[Named]]:
    """Put together the places that name one person, the fullest names first."""
    groups: list[list[Named]] = []
    ranked = sorted(named, key=lambda n: (-len(name_words(page, n)), n.first))
    for item in ranked:
        words = name_words(page, item)
        if not words:
            continue
        homes = [g for g in groups if fits(words, name_words(page, g[0])) and _compatible(page, item, g)]
        if len(homes) > 1:
            homes = _best(page, item, homes)
        if homes:
            homes[0].append(item)
        elif len(words) > 1 or item.sure:
            groups.append([item])
    return groups


def _compatible(page: Page, item: Named, group: list[Named]) -> bool:
    """A surname with a title of one country is not a namesake of another country."""
    mine = {r.country for r in item.roles} | {item.country}
    theirs = {r.country for n in group for r in n.roles} | {n.country for n in group}
    mine.discard(None)
    theirs.discard(None)
    return not mine or not theirs or bool(mine & theirs)


def _best(page: Page, item: Named, homes: list[list[Named]]) -> list[list[Named]]:
    """Of several people whom a surname may mean: the one with such a title, else the last one named before it."""
    groups_of = lambda g: {r.group for n in g for r in n.roles}  # noqa: E731
    titled = [g for g in homes if groups_of([item]) & groups_of(g)]
    surname = [g for g in homes if same_spelling(name_words(page, g[0])[-1], name_words(page, item)[-1])]
    pool = titled or surname or homes
    return sorted(pool, key=lambda g: -max((n.first for n in g if n.first < item.first), default=-1))


def _entity(page: Page, group: list[Named]) -> PersonEntity:
    longest = max(group, key=lambda n: (len(name_words(page, n)), -n.first))
    person = PersonEntity(page.text(longest.first, longest.last))
    for named in sorted(group, key=lambda n: n.first):
        person.mentions.append(Span(page.words[named.first].start, page.words[named.last - 1].end))
        person.country = person.country or named.country
        for role in named.roles:
            _add_role(person, _role_entity(page, role, named.country))
    return person


def _role_entity(page: Page, role: RolePhrase, of_country: str | None) -> RoleEntity:
    body = page.text(*role.organisation) if role.organisation else None
    start, end = page.words[role.first].start, page.words[role.last - 1].end
    country = role.country or of_country
    return RoleEntity(title_of(page, role), start, end, role.group, role.status, body, country, role.accredited_to)


def _add_role(person: PersonEntity, role: RoleEntity) -> None:
    """Add a title unless a fuller one says the same; of two wordings the fuller one stays."""
    words = set(fold(role.title).split())
    for k, other in enumerate(person.roles):
        theirs = set(fold(other.title).split())
        if words <= theirs:
            other.country = other.country or role.country
            return
        if theirs < words and other.status == role.status:
            role.country = role.country or other.country
            person.roles[k] = role
            return
    person.roles.append(role)


# --- titles given by a verb


def _attach_predicates(page: Page, waiting: list[list[RolePhrase]], named: list[Named]) -> None:
    """ "Nurtleu … was appointed Assistant to the President": the title belongs to the person whom the verb is about."""
    for chain in waiting:
        verb = None if chain[0].plural else _giving_verb(page, chain[0])
        owner = _subject(page, chain[0], verb, named) if verb is not None else None
        if owner is not None and verb is not None:
            status = _predicate_status(page, verb, chain[0].first)
            owner.roles.extend(_with_status(role, status) for role in chain)


def _giving_verb(page: Page, role: RolePhrase) -> int | None:
    """The token where a verb that gives this post begins, within a few words before it."""
    verbs = _giving_table()
    for i in range(role.first - 1, max(role.first - 8, -1), -1):
        if not page.same_sentence(i, role.first):
            return None
        hit = page.phrase_at(i, verbs)
        if hit and hit[0] <= role.first and all(_light(page, k) for k in range(hit[0], role.first)):
            return i
    return None


def _giving_table() -> dict[str, dict[tuple[str, ...], str]]:
    return phrase_table("posts", "given_by")


def _light(page: Page, k: int) -> bool:
    """A word that may stand between the verb and the title: an article, a name ("appointed NAME Minister")."""
    token = page.words[k]
    return (
        token.low
        in {
            "the",
            "a",
            "an",
            "his",
            "her",
            "its",
            "as",
            "new",
            "to",
            "post",
            "of",
            "country",
            "nation",
            "'s",
            "by",
            "then",
            "also",
            "first",
            "been",
        }
        or page.namelike(k)
        or bool(page.country[k])
    )


def _subject(page: Page, role: RolePhrase, verb: int, named: list[Named]) -> Named | None:
    inside = [n for n in named if verb < n.first < role.first and n.last <= role.first]
    if inside:
        return inside[-1]
    before = [n for n in named if n.last <= verb and page.same_sentence(n.first, verb)]
    if not before:
        return None
    pronoun = any(page.words[k].low in {"he", "she", "who"} for k in range(before[0].last, verb))
    return before[0] if pronoun and len(before) > 1 and not _passive(page, verb) else before[-1]


def _passive(page: Page, verb: int) -> bool:
    return any(page.words[k].low in {"was", "been", "is", "were", "of"} for k in range(max(0, verb - 3), verb))


def _predicate_status(page: Page, verb: int, first: int) -> RoleStatus:
    words = {page.words[k].low for k in range(max(0, verb - 3), first) if page.same_sentence(k, first)}
    if words & {
        "relieved",
        "dismissed",
        "removed",
        "served",
        "was",
        "formerly",
        "previously",
        "hitherto",
        "resigned",
        "had",
    } and not words & {"appointed", "named", "elected", "nominated"}:
        return "former"
    return "held"


def _with_status(role: RolePhrase, status: RoleStatus) -> RolePhrase:
    return RolePhrase(
        role.first,
        role.last,
        role.group,
        role.plural,
        status if role.status == "held" else role.status,
        role.country,
        role.accredited_to,
        role.organisation,
    )


# --- surnames later on


def _surnames(page: Page, groups: list[list[Named]], taken: list[bool], named: list[Named]) -> list[Named]:
    """Every later place where a bare surname means one of the people; each is added to its group."""
    covered = list(taken)
    for item in named:
        covered[item.first : item.last] = [True] * (item.last - item.first)
    table: dict[str, list[list[Named]]] = {}
    for group in groups:
        words = [w for w in name_words(page, group[0]) if len(w) > 1]
        for word in dict.fromkeys((words[-1], words[0])) if words else ():
            table.setdefault(_skeleton(word), []).append(group)
    found: list[Named] = []
    for i, token in enumerate(page.words):
        if covered[i] or not token.word or not token.capital or page.body[i] or page.country[i]:
            continue
        owners = table.get(_skeleton(fold(token.text)), [])
        if owners and not (page.vocabulary(i) and page.opens_sentence(i)):
            item = Named(i, i + 1)
            _nearest(owners, i).append(item)
            found.append(item)
    return found


def _nearest(owners: list[list[Named]], i: int) -> list[Named]:
    return max(owners, key=lambda g: max((n.first for n in g if n.first < i), default=-1))


__all__ = ["Named", "find_people", "fits", "name_end", "same_spelling", "skip_honorifics"]
