"""Full names of one person: which are one, by the names themselves and by what the documents say of their bearers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from sys import intern

from kzgraph.resolution.comparing.blocking import ONLY_WITH, TYPING, blocks, lacks_full_given
from kzgraph.resolution.comparing.blocking import SHORT as SHORT_FORM
from kzgraph.resolution.comparing.initials import beginnings, may_agree
from kzgraph.resolution.comparing.matching import compare
from kzgraph.resolution.comparing.parts_compared import SHORT
from kzgraph.resolution.grouping.clusters import joined
from kzgraph.resolution.people.bearers import Span, clash, namesakes, near, spans
from kzgraph.resolution.people.mentions import Said, Unit, met, spellings_of
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values.countries import acting_for_both


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One full name of one country with all that is said under it. `name` is its most frequent spelling."""

    name: str
    country: str
    units: tuple[Unit, ...]
    posts: Mapping[str, Span]
    documents: frozenset[str]


@dataclass(slots=True)
class Linked:
    """What was found on the way to the groups: the forms, which of them stand under each key (by country, by their
    places in the list), the pairs that may be one person's, by their step; then the groups of several forms that came
    of each step, and the forms that were torn at it."""

    forms: list[Form] = field(default_factory=list)
    blocks: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    links: dict[Step, list[tuple[int, int]]] = field(default_factory=dict)
    groups: dict[Step, list[set[int]]] = field(default_factory=dict)
    torn: dict[Step, set[int]] = field(default_factory=dict)


def grouped(said: Mapping[Unit, Said], posts: Mapping[str, Post], linked: Linked | None = None) -> list[set[Unit]]:
    """The units with full names grouped by person. Into `linked` goes what was found on the way."""
    forms = forms_of(said, posts)
    keys = _Keys(forms)
    links = _links(forms, keys)

    @cache
    def contradict(i: int, j: int) -> bool:
        return are_two(forms[i], forms[j], said, posts)

    groups = [{at} for at in range(len(forms))]
    for step in sorted(links):
        before, torn = {id(group) for group in groups}, set[int]()
        groups = joined(groups, links[step], contradict, torn=torn)
        if linked is not None:
            linked.torn[step] = torn
            linked.groups[step] = [group for group in groups if len(group) > 1 and id(group) not in before]
    if linked is not None:
        linked.forms, linked.blocks, linked.links = forms, keys.blocks, links
    return [{unit for at in group for unit in forms[at].units} for group in groups]


def are_two(a: Form, b: Form, said: Mapping[Unit, Said], posts: Mapping[str, Post]) -> bool:
    """Whether two forms cannot be one person's."""
    return bool(why_not(a, b, posts)) or met(a.units, b.units, said)


def forms_of(said: Mapping[Unit, Said], posts: Mapping[str, Post]) -> list[Form]:
    """The forms of all full names, sorted by key and country. That of a name depends on all units with its key."""
    by_name: dict[tuple[tuple[str, ...], str], list[Unit]] = {}
    spellings: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for unit, told in said.items():
        if not unit.bare:
            by_name.setdefault((unit.key, unit.country), []).append(unit)
            names = spellings.setdefault(unit.key, {})
            names.setdefault(unit.name, set()).update(told.sources)
    usual = {key: _usual(names) for key, names in spellings.items()}
    forms = []
    for (key, _), units in sorted(by_name.items()):
        parts = namesakes(units, said, posts)
        forms += [
            form_of(usual[key] if len(parts) == 1 else _usual(spellings_of(part, said)), part, said) for part in parts
        ]
    return forms


def _usual(names: Mapping[str, Collection[str]]) -> str:
    """The most frequent of several spellings; `names` are these with the texts that have them."""
    return min(names, key=lambda n: (-len(names[n]), -len(n), n))


def form_of(name: str, units: Iterable[Unit], said: Mapping[Unit, Said]) -> Form:
    """What the documents say under units of one name and country."""
    units = tuple(units)
    documents = frozenset(document for unit in units for document in said[unit].documents)
    return Form(name, units[0].country, units, spans(units, said), documents)


def same_country(a: str, b: str) -> bool:
    """Whether one person may act for both: the same, one not told, the Union and a member, a state and a territory."""
    return not a or b in allies(a)


@cache
def allies(country: str) -> tuple[str, ...]:
    """The countries for which somebody who acts for one may act as well, itself and "" among them."""
    both = {code for pair in acting_for_both() if country in pair for code in pair}
    return tuple(sorted(both | {country, ""}))


def why_not(a: Form, b: Form, posts: Mapping[str, Post]) -> str:
    """What speaks against two forms being one person's, in words; "" where nothing does."""
    if not same_country(a.country, b.country):
        return f"they act for two countries, {a.country} and {b.country}"
    compared = compare(a.name, b.name, country=a.country or b.country or None)
    if compared.verdict == "different" and not any(
        lacks_full_given(form.name, form.country or None) for form in (a, b)
    ):
        return "; ".join(compared.reasons)  # of an initial the full names tell, with which it was put together
    if a.posts.keys() & b.posts.keys():
        return ""
    return clash(a.posts, b.posts, posts)


def _links(forms: list[Form], keys: _Keys) -> dict[Step, list[tuple[int, int]]]:
    """Pairs of forms that may be one person's, by the step at which that counts. Each pair is compared once, however
    many keys it shares."""
    links: dict[Step, list[tuple[int, int]]] = {}
    for at, form in enumerate(forms):
        for other in sorted(keys.after(at)):
            if step := how_sure(form, forms[other]):
                links.setdefault(step, []).append((at, other))
    return links


class _Keys:
    """Which forms share a key over which they need a comparison."""

    def __init__(self, forms: list[Form]) -> None:
        self._forms = forms
        self._beginnings = [beginnings(form.name, form.country or None) for form in forms]
        self.blocks: dict[str, dict[str, list[int]]] = {}
        """For each key the forms by country, in their order; under ALONE and the key those of the kind of which one of
        two must be."""
        sought = [self._put(at) for at in range(len(forms))]
        last = {key: max(others[-1] for others in block.values()) for key, block in self.blocks.items()}
        self._sought = [tuple(key for key in keys if last.get(key, at) > at) for at, keys in enumerate(sought)]
        """For each form the keys of the blocks in which a later one is that needs a comparison with it."""

    def _put(self, at: int) -> list[str]:
        form = self._forms[at]
        own, sought = keys_of(form)
        for key in own:
            block = self.blocks.get(key)
            if block is None:
                self.blocks[key] = {form.country: [at]}
            elif form.country in block:
                block[form.country].append(at)
            else:
                block[form.country] = [at]
        return sought

    def after(self, at: int) -> set[int]:
        """The later forms to compare with one: those whose country does not rule out one person. Over a short form an
        initial has to agree. An error of typing counts in one post alone, and what is more than that shares another
        key."""
        near: set[int] = set()
        posts, begins = self._forms[at].posts.keys(), self._beginnings[at]
        for key in self._sought[at]:
            for others in self._of_countries(key, self._forms[at].country):
                later = others[bisect_right(others, at) :]
                if key.startswith(TYPING):
                    later = [other for other in later if not posts.isdisjoint(self._forms[other].posts)]
                elif key.startswith(OVER_SHORT):
                    later = [other for other in later if may_agree(begins, self._beginnings[other])]
                near.update(later)
        return near

    def _of_countries(self, key: str, country: str) -> Iterable[list[int]]:
        block = self.blocks.get(key, {})
        return [block[other] for other in allies(country) if other in block] if country else block.values()


def keys_of(form: Form) -> tuple[list[str], list[str]]:
    """The keys under which a form stands, and those under which the others stand that need a comparison with it: over a
    key that joins short forms with full ones only where one is short, and so with scripts: most pairs are of full ones
    in Latin letters."""
    country = form.country or None
    kinds = tuple(start for start, is_of_kind in ONLY_WITH.items() if is_of_kind(form.name, country))
    own, sought = [], []
    for key in map(intern, blocks(form.name, country)):
        own.append(key)
        if key.startswith(kinds):
            own.append(intern(ALONE + key))
        elif key.startswith(_RESTRICTED):
            key = intern(ALONE + key)
        sought.append(key)
    return own, sought


ALONE = "alone "
OVER_SHORT = (SHORT_FORM, ALONE + SHORT_FORM)
_RESTRICTED = tuple(ONLY_WITH)


LIKENESS = (0.97, 0.9, SHORT + 0.001, SHORT)
"""What names are one by, from the surest to the least sure: but for spelling, by a usual other form, by an initial, by
a short form. Below stand errors of typing, and names of which it is not sure."""


Step = tuple[int, int]

STEPS: tuple[Step, ...] = (
    *((0, alike) for alike in range(len(LIKENESS) + 1)),
    *((1, alike) for alike in range(len(LIKENESS))),
    (2, 0),
)
"""All that `how_sure` gives, the surest first."""


def how_sure(a: Form, b: Form) -> Step | None:
    """How surely two forms are one person's, (0, 0) being the surest; None where nothing shows it.

    First whether a post is common to both (0), or the country is the same (1), or one has none (2); then how much the
    names are alike, but not where one has no country: there whoever it can be is as good as any other.
    """
    if not same_country(a.country, b.country):
        return None
    compared = compare(a.name, b.name, country=a.country or b.country or None)
    if compared.verdict == "different":
        return None
    alike = next((at for at, least in enumerate(LIKENESS) if compared.score >= least), len(LIKENESS))
    if any(near(a.posts[post], b.posts[post]) for post in a.posts.keys() & b.posts.keys()):
        return (0, alike) if alike < len(LIKENESS) or not a.documents & b.documents else None
    if a.country and b.country:
        return (1, alike) if alike < len(LIKENESS) else None
    return (2, 0) if alike < len(LIKENESS) - 1 else None
