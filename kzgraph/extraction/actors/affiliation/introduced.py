"""Who is told of by office first and named in the next sentence: "Oman's foreign minister has arrived in Tehran. NAME
held talks"; agencies begin so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kzgraph.extraction.actors.affiliation.mentions import Mention, Run
from kzgraph.extraction.actors.people.entity import add_role, role_entity
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.context import Context, CountryMention, PersonEntity, Sentence, Span
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page


def affiliate_introduced(context: Context, page: Page, roles: list[RolePhrase], lists: list[Run]) -> None:
    """Give who is first named at the head of a sentence the country and post of who acts in the one before, unnamed."""
    first = {run[0].sentence[0]: run for run in reversed(lists)}
    for before, sentence in _one_after_other(context):
        run = first.get(sentence.start)
        if run is None or not _is_new(context, run, sentence):
            continue
        subject, person = _unnamed_subject(context, before), run[0].person
        if subject is None or person.country not in (None, subject[0].code):
            continue
        person.country = subject[0].code
        person.references.append(subject[1])
        begin = page.at(subject[1].start)
        role = next((role for role in roles if role.first == begin and role.group in _groups()), None)
        if role is not None and not person.roles:
            add_role(person, role_entity(page, role, None))


def _one_after_other(context: Context) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of running text with each the one before; that which opens a paragraph also with the one before's."""
    told = [s for s in context.source.sentences if s.kind == "prose"]
    opening = next(iter(told), None)
    for before, sentence in pairwise(told):
        yield before, sentence
        if sentence.block != before.block:
            if opening is not None and opening is not before:
                yield opening, sentence
            opening = sentence


def _is_new(context: Context, run: Run, sentence: Sentence) -> bool:
    """Whether a sentence opens with one full name that the text gives for the first time, without a country."""
    mention = run[0]
    opens = pattern("sides", "opens_with_name", cased=True).fullmatch(context.flat, sentence.start, mention.start)
    alone = len(run) == 1 or context.flat[mention.tail : run[1].lead].strip() != "and"
    first = mention.start == mention.person.mentions[0].start and " " in mention.person.name
    return bool(opens) and alone and first and not _is_told(mention.person) and _acts(context, mention)


def _is_told(person: PersonEntity) -> bool:
    """Whether the text says itself for whom somebody acts."""
    return person.international or any(role.country or role.organisation for role in person.roles)


def _acts(context: Context, mention: Mention) -> bool:
    """Whether a name is the subject, and nothing behind it tells of somebody else: ", a lawyer from Oslo,"."""
    return pattern("sides", "of_somebody_else").match(context.flat, mention.end) is None


def _unnamed_subject(context: Context, sentence: Sentence) -> tuple[CountryMention, Span] | None:
    """The country and the office with which a sentence opens: "ROME (AFP) – The Omani foreign minister"."""
    named = [m.start for p in context.people for m in p.mentions if sentence.start <= m.start < sentence.end]
    for country in context.countries:
        if not sentence.start <= country.start < sentence.end:
            continue
        if pattern("sides", "opens_with_office", cased=True).fullmatch(context.flat, sentence.start, country.start):
            office = pattern("sides", "office_alone").match(context.flat, country.end, sentence.end)
            if office is None or any(country.start <= start <= office.end() + 2 for start in named):
                return None
            return country, Span(country.start, office.end())
    return None


def _groups() -> frozenset[str]:
    return words_of("posts", "groups_of_state")
