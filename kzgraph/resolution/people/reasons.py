"""What speaks for and against two groups of names being one person's, in words for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kzgraph.resolution.comparing.matching import Comparison, compare
from kzgraph.resolution.grouping.decided import DECIDED
from kzgraph.resolution.names.normal_form import parse
from kzgraph.resolution.organisations.names import titled
from kzgraph.resolution.people.bearers import Span, clash, near
from kzgraph.resolution.people.full_names import form_of, same_country
from kzgraph.resolution.people.mentions import Said, Unit, met
from kzgraph.resolution.people.people import Found, People
from kzgraph.resolution.posts.names import name_of
from kzgraph.resolution.posts.posts import Post
from kzgraph.resolution.values.countries import country_name

SHOWN = 3
"""Of posts, countries and the like that a reason names."""


@dataclass(frozen=True, slots=True)
class Side:
    """Names of people on one side of a question, with all that is said under them."""

    name: str
    names: tuple[str, ...]
    countries: frozenset[str]
    posts: Mapping[str, Span]
    documents: frozenset[str]
    units: frozenset[Unit]


def side_of(units: Iterable[Unit], people: People) -> Side:
    """What is said under some units."""
    side = _nameless(units, people)
    return replace(side, name=people.best(side.units), names=tuple(sorted(people.names(side.units))))


def _nameless(units: Iterable[Unit], people: People) -> Side:
    units = sorted(units)
    form = form_of("", units, people.said)
    countries = frozenset(unit.country for unit in units if unit.country)
    return Side("", (), countries, form.posts, form.documents, frozenset(units))


def best_comparison(first: Iterable[str], second: Iterable[str]) -> Comparison:
    """The comparison of the two names, one of each side, that are most alike: of full names, where both have any."""
    some, others = sorted(first), sorted(second)
    full = [[name for name in names if parse(name).full] for names in (some, others)]
    if all(full):
        some, others = full
    return max((compare(a, b) for a in some for b in others), key=lambda c: c.score)


def shared(a: Side, b: Side, posts: Mapping[str, Post]) -> list[str]:
    """What both have in common beside the name: posts, countries, documents."""
    both = sorted(a.posts.keys() & b.posts.keys(), key=lambda p: (-min(a.posts[p][2], b.posts[p][2]), p))
    reasons = [f"the same post: {', '.join(post_name(posts[post]) for post in both[:SHOWN])}"] if both else []
    if both and not any(near(a.posts[post], b.posts[post]) for post in both):
        reasons[0] += ", but years apart"
    if countries := sorted(a.countries & b.countries):
        reasons.append(f"both act for {', '.join(map(country_name, countries[:SHOWN]))}")
    if together := a.documents & b.documents:
        number = f"{len(together)} documents have" if len(together) > 1 else "one document has"
        reasons.append(f"{number} both names")
    return reasons


def against(a: Side, b: Side, posts: Mapping[str, Post], said: Mapping[Unit, Said]) -> list[str]:
    """What speaks against one person beside the names: two countries, posts that nobody holds together, a text that has
    both in one encounter."""
    reasons = ["one text has both in one encounter"] if met(a.units, b.units, said) else []
    if a.countries and b.countries and not any(same_country(x, y) for x in a.countries for y in b.countries):
        first, second = (", ".join(map(country_name, sorted(side.countries)[:SHOWN])) for side in (a, b))
        reasons.append(f"the one acts for {first}, the other for {second}")
    if not a.posts.keys() & b.posts.keys() and (why := clash(a.posts, b.posts, posts)):
        reasons.append(why)
    return reasons


def post_name(post: Post) -> str:
    """A post for a reader, however texts word its field."""
    own_field = titled(post.field, begins=post.scope != "body") if post.field else ""
    return name_of(post, own_field, post.organisation.form.title() if post.organisation else "")


def merge_reasons(found: Found, people: People, posts: Mapping[str, Post]) -> list[str]:
    """For each further name of a person why it is theirs, sorted: "Biden: the surname alone; the same post: …"."""
    if len(found.names) < 2:
        return []
    units_of: dict[str, set[Unit]] = {}
    for unit in found.units:
        units_of.setdefault(unit.name, set()).add(unit)
    others = sorted(units_of.keys() - {found.name})
    return [f"{name}: {'; '.join(_why(name, units_of[name], found, people, posts))}" for name in others]


def _why(name: str, units: set[Unit], found: Found, people: People, posts: Mapping[str, Post]) -> list[str]:
    compared = compare(name, found.name)
    if compared.verdict == "different":
        compared = best_comparison([name], set(found.names) - {name})
    rest = set(found.units) - units
    told = [DECIDED] if compared.verdict == "different" else list(compared.reasons)
    return told + (shared(_nameless(units, people), _nameless(rest, people), posts) if rest else [])
