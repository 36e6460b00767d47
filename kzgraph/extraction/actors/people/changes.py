"""Posts that change hands: "A succeeded B as minister" makes A the minister, "the nomination of A" does not yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.actors.people.predicates import words_after
from kzgraph.extraction.actors.people.pronoun_subject import meant_before
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.office_verbs import made_of
from kzgraph.extraction.text.page import Page
from kzgraph.model import RoleStatus


def note_changes(page: Page, named: list[Named]) -> None:
    """Correct whose a post is, and whether it is held, where words before a name tell that it changes hands."""
    _give_to_successors(page, named)
    _give_to_envoys(page, named)
    for name, role in list(_given_behind(page, named)):
        before = page.flat[_start(page, name) : page.words[name.first].start]
        if _is_refused(page, name, before):
            name.roles.remove(role)
        elif _is_nominee(page, name, before) or words_after(page, role.last) & words_of("people", "needs_consent"):
            _put(name, role, "future")
    _put_off(page, named)
    _go_on(page, named)
    _leave_in_turn(page, named)


def _give_to_successors(page: Page, named: list[Named]) -> None:
    """In "the new ambassador, A's successor B" the post is B's, and A has left it."""
    for name in named:
        end = page.words[name.last - 1].end
        behind = pattern("people", "successor_behind", cased=True).match(page.flat, end)
        other = next((n for n in named if behind and page.words[n.first].start == behind.end()), None)
        left = other is not None or pattern("people", "named_successor", cased=True).match(page.flat, end) is not None
        for role in [r for r in name.roles if left and r.last <= name.first and r.status == "held"]:
            _put(name, role, "former")
            if other is not None and role not in other.roles:
                other.roles.append(role)


def _give_to_envoys(page: Page, named: list[Named]) -> None:
    """In "A presented his credentials to President B as ambassador" the post is A's: nobody in such a post is sent."""
    sent, receive = words_of("people", "envoy_groups"), words_of("posts", "groups_that_receive")
    for name, role in list(_given_behind(page, named)):
        titles = [r for r in name.roles if r is not role and r.group in receive and r.status == "held"]
        if role.group not in sent or not titles:
            continue
        begin = page.words[min(name.first, titles[0].first)].start
        if pattern("people", "given_to", cased=True).search(page.flat, _start(page, name), begin) is None:
            continue  # "appointed Minister B as ambassador"
        name.roles.remove(role)
        before = [n for n in named if n.last <= name.first and page.same_sentence(n.first, name.first)]
        other = before[0] if before else meant_before(page, name.first, named)
        if other is not None and role not in other.roles:
            other.roles.append(role)


def _go_on(page: Page, named: list[Named]) -> None:
    """Give the second of two what the verb says of the first: "A will serve as ambassador, and B as consul"."""
    given = sorted(_given_behind(page, named), key=lambda pair: pair[1].first)
    for (_, before), (name, role) in pairwise(given):
        gap = page.flat[page.words[before.last - 1].end : page.words[name.first].start]
        between = [token.low for token in page.words[name.last : role.first]]
        if (
            role.status == "held"
            and gap.strip() in {"and", ", and", ",", ", while", "while", ";"}
            and between[0] in _AS
        ):
            _put(name, role, before.status)


# Between a name and a post, where the verb is that of the one before.
_AS = frozenset({"as", "to"})


def _put_off(page: Page, named: list[Named]) -> None:
    """ "A was elected president on Monday. She will take office in May": the post is not held yet."""
    for name in named:
        for role in [r for r in name.roles if r.first >= name.last and r.status == "held"]:
            if not page.same_sentence(name.first, role.first) or not _is_given(page, name, role):
                continue
            number = page.sentence[role.first]
            rest = page.flat[page.words[role.last - 1].end : page.source.sentences[number].end]
            follows = page.source.sentences[number + 1 : number + 2]
            next_one = page.flat[follows[0].start : follows[0].end] if follows else ""
            if pattern("people", "takes_office_later").search(rest) or _says_of(page, name, role, next_one):
                _put(name, role, "future")


def _is_given(page: Page, name: Named, role: RolePhrase) -> bool:
    """Whether the sentence tells that a post behind a name is given: "A was named envoy", "B named A envoy"."""
    between = page.flat[page.words[name.last - 1].end : page.words[role.first].start]
    if pattern("people", "chosen_for").search(between):
        return True
    made = made_of(page.flat, page.sentence_of(name.first), page.words[name.first].start)
    return made == "appointee" and len(between.split()) <= _AS_HEAD


# "As its new permanent": so many words between whom somebody appoints and the post.
_AS_HEAD = 4


def _leave_in_turn(page: Page, named: list[Named]) -> None:
    """Note as former the first of two posts that somebody entered one after the other, as one sentence tells: "became
    director in 2014 and ambassador in 2017", "was named minister before becoming ambassador"."""
    for name in named:
        told = sorted((r for r in name.roles if r.status == "held" and r.first >= name.last), key=lambda r: r.first)
        for role, following in pairwise(told):
            leads = role.group in words_of("posts", "groups_of_countries")
            if page.same_sentence(role.first, following.first) and not leads and _came_after(page, role, following):
                _put(name, role, "former")


def _came_after(page: Page, role: RolePhrase, following: RolePhrase) -> bool:
    """Whether the words between two posts, or the years with them, tell that the second one was entered later."""
    sentence = page.sentence_of(role.first)
    start, end = page.words[role.last - 1].end, page.words[following.first].start
    if pattern("people", "entered_after").search(page.flat, start, end):
        return True
    if pattern("people", "held_together").search(page.flat, sentence.start, sentence.end):
        return False
    behind, before = (pattern("people", key, cased=True) for key in ("entered_in_behind", "entered_in_before"))
    own = behind.match(page.flat, start, end)
    first = own or before.search(page.flat, sentence.start, page.words[role.first].start)
    last = behind.match(page.flat, page.words[following.last - 1].end, sentence.end)
    last = last or before.search(page.flat, own.end() if own else start, end)
    return first is not None and last is not None and first["year"] < last["year"]


def _says_of(page: Page, name: Named, role: RolePhrase, sentence: str) -> bool:
    """Whether a sentence says of the one named before, or of "her", that the post is taken up later."""
    who = pattern("people", "begins_with_pronoun", cased=True).match(sentence)
    own = page.words[name.last - 1].text in sentence
    later = pattern("people", "takes_office_later").search(sentence)
    if later is None or not (who or own):
        return False
    behind = sentence[later.end() :]
    if behind.startswith(" as ") and page.words[role.first].low not in behind.lower().split():
        return False  # it is another post that is taken up later
    return who is not None or sentence.index(page.words[name.last - 1].text) < later.start()


def _given_behind(page: Page, named: list[Named]) -> Iterator[tuple[Named, RolePhrase]]:
    """Those of whom a sentence says behind their names what they are: "NAME as minister", "NAME to be minister"."""
    for name in named:
        for role in name.roles:
            if role.first < name.last or not page.same_sentence(name.first, role.first):
                continue
            between = page.flat[page.words[name.last - 1].end : page.words[role.first].start]
            if pattern("people", "as_before_post").search(between):
                yield name, role


def _start(page: Page, name: Named) -> int:
    return page.sentence_of(name.first).start


def _at(page: Page, role: RolePhrase) -> int:
    return page.words[role.first].start


def _put(name: Named, role: RolePhrase, status: RoleStatus) -> None:
    name.roles[name.roles.index(role)] = replace(role, status=status)


def _is_nominee(page: Page, name: Named, before: str) -> bool:
    """Whether a person is only proposed for a post, and the sentence does not say that anybody has consented."""
    if pattern("people", "nominates_before", cased=True).search(before) is None:
        return False
    sentence = page.sentence_of(name.first)
    return pattern("people", "consent_given").search(page.flat, sentence.start, sentence.end) is None


def _is_refused(page: Page, name: Named, before: str) -> bool:
    """Whether a post was not given: "rejected the nomination of NAME as", "if elected, A would appoint NAME as", "the
    proposal to appoint NAME was withdrawn"."""
    if pattern("people", "refused_before").search(before) is not None:
        return True
    sentence = page.sentence_of(name.first)
    behind = pattern("people", "refused_behind").search(page.flat, page.words[name.last - 1].end, sentence.end)
    if behind is not None and pattern("people", "nominates_before", cased=True).search(before) is not None:
        return True
    opens = pattern("people", "conditional", cased=True).match(page.flat[sentence.start : sentence.end]) is not None
    return opens and pattern("people", "would_appoint").search(before) is not None
