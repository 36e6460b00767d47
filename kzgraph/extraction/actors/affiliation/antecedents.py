"""Who acts just before a place in the text: named, by a title alone, or "he"."""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.high_posts import highest_post
from kzgraph.extraction.actors.affiliation.meetings import is_met
from kzgraph.extraction.actors.affiliation.mentions import Mention, Run
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.references.speaker import is_quoted
from kzgraph.extraction.context import Context, PersonEntity
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page


def owner_before(
    context: Context, page: Page, roles: list[RolePhrase], lists: list[Run], offset: int
) -> tuple[str | None, str | None]:
    """Country and highest post of the one meant just before an offset: named, by a title alone, or "the X leader"."""
    sentence = context.source.sentence_at(offset)
    if sentence is None:
        return None, None
    start = context.source.paragraph(sentence.block)[0].start
    earlier = [m for run in lists for m in run if m.tail <= offset]
    home = context.home if context.speaks else None
    told = context.flat[max([sentence.start, *(m.tail for m in earlier)]) : offset]
    if pattern("people", "guests").search(told):
        return guest_before(context, lists, offset), None
    bare = bare_title(page, roles, earlier, sentence.start, offset, home)
    named = [m for m in earlier if start <= m.start]
    if bare is not None:
        return bare.country, highest_post(bare)
    anchors: list[tuple[int, str | None, str | None]] = [
        (m.start, m.person.country, highest_post(m.person)) for m in named
    ]
    form = pattern("sides", "persons_of_country")
    anchors += [
        (c.start, c.code, None)
        for c in context.countries
        if start <= c.start < offset and c.form == "adjective" and form.match(context.flat, c.end)
    ]
    if not anchors:
        return None, None
    _, code, post = max(anchors, key=lambda a: a[0])
    return code, post


def subject_before(
    context: Context, page: Page, roles: list[RolePhrase], lists: list[Run], offset: int
) -> PersonEntity | None:
    """Whom "he" means in a sentence that begins at an offset: who acts in the last sentence with a name."""
    earlier = [m for run in lists for m in run if m.end <= offset]
    if not earlier:
        return None
    if (described := _described_last(context, earlier, offset)) is not None:
        return described
    inside = [m for m in earlier if m.sentence == earlier[-1].sentence]
    start = inside[0].sentence[0]
    if '"' in context.flat[start : inside[0].sentence[1]]:  # '"I thanked B," A said. She': she is A
        told = [m for m in inside if not is_quoted(context, m.start)] or inside
        start = max([start, *(m.tail for m in inside if m.tail <= told[0].lead)])
        inside = told
    first = inside[0]
    if len(inside) < len(earlier) and pattern("sides", "done_to_him").search(
        context.flat, inside[-1].tail, first.sentence[1]
    ):
        return subject_before(context, page, roles, lists, start)  # "A arrived. B welcomed her. She"
    if len(inside) > 1 and pattern("sides", "invited_by", cased=True).search(context.flat, start, first.lead):
        first = next((m for m in inside if m.person is not first.person), first)  # the guest and not the host
    if (bare := bare_title(page, roles, [m for m in earlier if m.end <= start], start, first.lead)) is not None:
        return bare
    if not is_met(context.flat[start : first.lead]):
        return first.person
    again = (pattern("people", key, cased=True) for key in ("pronouns", "honorific_alone"))
    quoted = pattern("people", "he_says", cased=True).search(context.flat, first.tail, first.sentence[1])
    if quoted or any(form.search(context.flat, start, first.lead) for form in again):
        return subject_before(context, page, roles, lists, start)  # "He was received by A. He"
    return None


def _described_last(context: Context, earlier: list[Mention], offset: int) -> PersonEntity | None:
    """Who acts without a name in a sentence behind the last one with a name: "[The Cuban minister] arrived. He"."""
    form = pattern("sides", "persons_of_country")
    for country in reversed(context.countries):
        if not earlier[-1].sentence[1] <= country.start < offset or country.form != "adjective":
            continue
        sentence = context.source.sentence_at(country.start)
        opens = sentence is not None and context.flat[sentence.start : country.start].strip() in {"", "The"}
        if opens and form.match(context.flat, country.end):
            return next((m.person for m in reversed(earlier) if m.person.country == country.code), None)
    return None


def guest_before(context: Context, lists: list[Run], offset: int) -> str | None:
    """The country of "the guest": of the last one named before who is not of the home country."""
    earlier = [m.person.country for run in lists for m in run if m.tail <= offset]
    return next((code for code in reversed(earlier) if code and code != context.home), None)


def bare_title(
    page: Page, roles: list[RolePhrase], named: list[Mention], start: int, offset: int, home: str | None = None
) -> PersonEntity | None:
    """Whom a title without a name means that stands between two offsets: the last one named with such a title.

    In the voice of a country, `home`, "the President" is its own.
    """
    for role in reversed(roles):
        begin, end = page.words[role.first].start, page.words[role.last - 1].end
        if not (start <= begin and end <= offset) or any(m.lead <= begin < m.tail for m in named):
            continue
        if any(begin < m.start < offset for m in named):
            return None
        words = set(page.text(role.first, role.last).lower().split())
        ranks = words & words_of("people", "ranks")
        titled = [(m.person, r.title) for m in named if m.start < begin for r in m.person.roles if _has(r.title, words)]
        # "The Minister" is a minister sooner than a deputy prime minister who was named after him.
        equal = [who for who, title in titled if set(title.lower().split()) & words_of("people", "ranks") == ranks]
        holders = equal or [who for who, _ in titled]
        own = [who for who in holders if home and who.country == home]
        return (own or holders)[-1] if holders else None
    return None


def _has(title: str, words: set[str]) -> bool:
    return words <= set(title.lower().split())
