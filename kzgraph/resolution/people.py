"""People: which names, over all documents, are one person.

Invariant: the clusters are a pure function of the set of forms. A form joins another where that is the *only* fuller
form of the whole set that it can stand for; where it could stand for two, it stands for itself. Two forms whose
countries are known and differ are never in one cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kzgraph.model import CountryCode
from kzgraph.resolution.clusters import components
from kzgraph.resolution.names import Name, bare_forms, begins, near_spelling, parse, shortens, words

PostIds = frozenset[str]


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A name as it is compared, and the country for which the person acts: what is one within a document set.

    `post` is given for a bare surname only: "President Tokayev" and "Ambassador Tokayev" need not be one.
    """

    key: tuple[str, ...]
    country: CountryCode
    post: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one document names them, with the ids of the posts that it gives them."""

    document: str
    name: str
    country: CountryCode | None
    posts: PostIds = frozenset()
    source: str = ""
    """What the document counts as: itself, or the original of which it is a near-copy."""

    @property
    def form(self) -> Form:
        """The form under which the mention is clustered."""
        name = parse(self.name)
        return Form(name.key, self.country or "", "" if name.full else min(self.posts, default=""))


@dataclass(slots=True)
class _Known:
    """All that the documents say of one form."""

    name: Name
    posts: set[str]
    documents: set[str]
    spellings: set[str]


def cluster(mentions: Iterable[Mention]) -> list[set[Form]]:
    """The forms grouped by person."""
    known = _known(mentions)
    full = {form for form in known if len(form.key) > 1}
    people = components(full, [*_same_name(full, known), *_shorter(full, known), *_near(full, known)])
    people = [part for group in people for part in _one_country(group)]
    return components(known, [*_chains(people), *_bare(set(known) - full, people, known)])


def _known(mentions: Iterable[Mention]) -> dict[Form, _Known]:
    known: dict[Form, _Known] = {}
    for mention in sorted(set(mentions), key=lambda m: (m.document, m.name, m.country or "", sorted(m.posts))):
        entry = known.setdefault(mention.form, _Known(parse(mention.name), set(), set(), set()))
        entry.posts.update(mention.posts)
        entry.documents.add(mention.document)
        entry.spellings.update(words(mention.name))
    names = _usual_order(mentions)
    for form, entry in known.items():
        entry.name = names[form.key]
    return known


def _usual_order(mentions: Iterable[Mention]) -> Mapping[tuple[str, ...], Name]:
    """The order of words in which each name stands in most documents: "Tokayev Kassym-Jomart" is the rarer."""
    counts: dict[tuple[str, ...], dict[Name, set[str]]] = {}
    for mention in mentions:
        name = parse(mention.name)
        counts.setdefault(name.key, {}).setdefault(name, set()).add(mention.source)
    return {key: min(c, key=lambda n: (-len(c[n]), n.given, n.surname)) for key, c in counts.items()}


Pair = tuple[Form, Form]


def _compatible(a: Form, b: Form) -> bool:
    return not a.country or not b.country or a.country == b.country


def _same_name(forms: set[Form], known: Mapping[Form, _Known]) -> list[Pair]:
    """A form without a country and the only one of the same name with one."""
    by_key: dict[tuple[str, ...], list[Form]] = {}
    for form in forms:
        by_key.setdefault(form.key, []).append(form)
    pairs = []
    for same in by_key.values():
        homeless = [form for form in same if not form.country]
        one = _the_one(homeless[0], [f for f in same if f.country], known) if homeless else None
        if one:
            pairs.append((homeless[0], one))
    return pairs


def _the_one(form: Form, candidates: list[Form], known: Mapping[Form, _Known]) -> Form | None:
    """The only candidate; of several the only one that shares a post with the form."""
    if len(candidates) > 1:
        candidates = [c for c in candidates if known[c].posts & known[form].posts]
    return candidates[0] if len(candidates) == 1 else None


def _shorter(forms: set[Form], known: Mapping[Form, _Known]) -> list[Pair]:
    """Each form with the fullest that it can stand for: "R. Vassilenko", names without the patronymic."""
    by_surname: dict[str, list[Form]] = {}
    by_first: dict[str, list[Form]] = {}
    for form in forms:
        by_surname.setdefault(known[form].name.surname, []).append(form)
        by_first.setdefault(known[form].name.given[0], []).append(form)
    pairs = []
    for form in forms:
        near = {*by_surname[known[form].name.surname], *by_first[known[form].name.given[0]]}
        pairs.append(_fullest(form, near, known))
    return [pair for pair in pairs if pair]


def _stands_for(a: Form, b: Form, known: Mapping[Form, _Known]) -> bool:
    """Whether `a` may be a shorter form of `b`; a name that lacks the second surname only within one country."""
    if not _compatible(a, b):
        return False
    short, long = known[a].name, known[b].name
    return shortens(short, long) or (bool(a.country) and a.country == b.country and begins(short, long))


def _fullest(form: Form, block: Iterable[Form], known: Mapping[Form, _Known]) -> Pair | None:
    fuller = [f for f in block if _stands_for(form, f, known)]
    ends = [f for f in fuller if not any(_stands_for(f, g, known) for g in fuller)]
    keys = {f.key for f in ends}
    if len(keys) > 1:
        one = _the_one(form, sorted(ends), known)
    else:
        one = _the_one(form, [f for f in ends if f.country] or ends, known)
    return (form, one) if one else None


def _near(forms: set[Form], known: Mapping[Form, _Known]) -> list[Pair]:
    """Names one letter apart, of one country, with a post in common, and never both in one document."""
    blocks: dict[tuple[str, tuple[str, ...]], list[Form]] = {}
    for form in forms:
        if form.country:
            blocks.setdefault((form.country, known[form].name.given), []).append(form)
    return [
        (a, b)
        for block in blocks.values()
        for i, a in enumerate(block)
        for b in block[i + 1 :]
        if known[a].posts & known[b].posts
        and not known[a].documents & known[b].documents
        and near_spelling(known[a].name, known[b].name)
    ]


def _one_country(group: set[Form]) -> list[set[Form]]:
    """The group, or where it joins two countries through forms without one: each country's, and those alone."""
    countries = {form.country for form in group} - {""}
    if len(countries) < 2:
        return [group]
    return [{f for f in group if f.country == code} for code in sorted(countries)] + [
        {f} for f in group if not f.country
    ]


def _chains(groups: Iterable[set[Form]]) -> list[Pair]:
    return [pair for group in groups for pair in zip(sorted(group), sorted(group)[1:], strict=False)]


def _bare(bare: set[Form], people: list[set[Form]], known: Mapping[Form, _Known]) -> list[Pair]:
    """Each bare surname with the only person of that surname and country (and post, where one is given)."""
    by_surname: dict[str, list[int]] = {}
    for index, person in enumerate(people):
        for word in {w for f in person for w in bare_forms(known[f].name, f.country or None)}:
            by_surname.setdefault(word, []).append(index)
    pairs: list[Pair] = []
    alone: list[Form] = []
    for form in sorted(bare):
        fits = [people[i] for i in by_surname.get(form.key[0], ()) if _fits(form, people[i], known)]
        if len(fits) == 1:
            pairs.append((form, min(fits[0])))
        else:
            alone.append(form)
    return pairs + _bare_alone(alone)


def _fits(form: Form, person: set[Form], known: Mapping[Form, _Known]) -> bool:
    """Whether a bare surname can be this person: no other country, a post in common where both have any, and the very
    spelling where neither country nor post speak for it."""
    countries = {f.country for f in person} - {""}
    if form.country and countries and form.country not in countries:
        return False
    posts = {post for f in person for post in known[f].posts}
    spelt_alike = known[form].spellings & {word for f in person for word in known[f].spellings}
    if not spelt_alike and not (form.country in countries or known[form].posts & posts):
        return False
    return not known[form].posts or not posts or bool(known[form].posts & posts)


def _bare_alone(forms: list[Form]) -> list[Pair]:
    """A bare surname without a post is the only one of that surname and country with one."""
    pairs = []
    for form in forms:
        posted = [f for f in forms if f.post and (f.key, f.country) == (form.key, form.country)]
        if not form.post and len(posted) == 1:
            pairs.append((form, posted[0]))
    return pairs
