"""Titles given by a verb: "Nurtleu … was appointed Assistant to the President"."""

from __future__ import annotations

from kzgraph.extraction.actors.people.holding import AUXILIARIES, by_verb, in_year_gone_by, is_supposed, with_status
from kzgraph.extraction.actors.people.named import Named
from kzgraph.extraction.actors.people.pronoun_subject import (
    PRONOUN,
    is_of_pronoun,
    makes_him,
    meant_before,
    meant_by_pronoun,
)
from kzgraph.extraction.actors.people.relatives import behind_relative, head_of_relative, in_open_relative
from kzgraph.extraction.actors.posts.chains import Chain
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.knowledge import pattern, words_of
from kzgraph.extraction.text.page import Page, phrase_table
from kzgraph.model import RoleStatus

# A verb stands at most so many words before the title that it gives.
_VERB_REACH = 8
# ", but she" and "but has since" before "declined".
_AFTER = 5


def attach_predicates(page: Page, waiting: list[Chain], named: list[Named]) -> None:
    """Give the chains of titles that have found no name to the person whom the verb before them is about."""
    given: tuple[int, Named, RoleStatus] | None = None
    titled = {k for n in named for r in n.roles if r.last <= n.first for k in range(r.first, n.first)}
    for chain in waiting:
        # Nobody gets the post of an owner: "spoke about trade as well as the President's visit".
        of_owner = page.flat.startswith("'s", page.words[chain[-1].last - 1].end)
        verb = None if chain[0].plural or of_owner else _giving_verb(page, chain[0], titled)
        owner = _subject(page, chain[0], verb, named) if verb is not None else None
        status = by_verb(page, verb, chain[0].first) if verb is not None else "held"
        over = status == "future" and in_year_gone_by(page, page.words[chain[-1].last - 1].end)
        if over or (owner is not None and is_supposed(page, owner)):
            continue  # "was proposed as minister in 2021", "if B becomes minister"
        if verb is not None and status == "held" and (open_to := words_after(page, chain[-1].last)):
            if open_to & words_of("people", "not_taken_up") and "to" not in open_to:
                continue  # "was nominated ambassador but declined"
            status = "future" if open_to & words_of("people", "needs_consent") else status
        if owner is None or (verb is not None and _also_as(page, verb)):
            last = given or _told_before(page, chain[0].first, named)
            if last is not None and _goes_on(page, last[0], chain[0].first):
                _, owner, status = last
        if owner is None and given and (peer := _next_in_row(page, given[0], chain[0].first, named)) is not None:
            owner, status = peer, given[2]
        if owner is not None:
            owner.roles.extend(with_status(chain, status))
            given = chain[-1].last, owner, status


def _told_before(page: Page, first: int, named: list[Named]) -> tuple[int, Named, RoleStatus] | None:
    """The last former post before token `first`, with its holder: "was [ambassador] from 2005 to 2009, and consul"."""
    told = [
        (r.last, n, r.status) for n in named for r in n.roles if r.last <= first and page.same_sentence(r.first, first)
    ]
    last = max(told, key=lambda t: t[0], default=None)
    return last if last is not None and last[2] == "former" and last[1].last <= last[0] else None


def _next_in_row(page: Page, end: int, first: int, named: list[Named]) -> Named | None:
    """Who stands between two posts that one verb gives: "named A foreign minister, [B] defence minister"."""
    peer = next((n for n in named if n.last == first and end < n.first), None)
    if peer is None or not page.same_sentence(end - 1, first):
        return None
    between = {token.low for token in page.words[end : peer.first]}
    return peer if between and between <= {",", "and"} else None


def _also_as(page: Page, verb: int) -> bool:
    """Whether a second post of the same verb begins at `verb`: "worked as A and [as] B"."""
    joined = page.same_sentence(verb - 1, verb) and page.words[verb - 1].low in {"and", "then", "later", "subsequently"}
    return page.words[verb].low == "as" and joined


def words_after(page: Page, end: int) -> set[str]:
    """The first words after a post that say what became of it: "…, subject to approval by", "… but declined"."""
    near = range(end, min(end + _AFTER, len(page.words)))
    return {page.words[k].low for k in near if page.same_sentence(k, end - 1)}


def _goes_on(page: Page, end: int, start: int) -> bool:
    """Whether a post goes on a list of posts: "was vice minister, deputy akim and, in 2021-2022, chairman"."""
    if not page.same_sentence(end - 1, start) or page.words[end].text not in _JOINTS:
        return False
    if not any(token.text in {",", "and"} for token in page.words[end:start]):
        return False
    joints = words_of("people", "between_posts")
    return all(not page.words[k].word or page.words[k].low in joints or page.calendar(k) for k in range(end, start))


_JOINTS = frozenset({",", "and", "from", "in", "between", "until", "("})


def _giving_verb(page: Page, role: RolePhrase, titled: set[int]) -> int | None:
    """The token where a verb that gives this post begins, within a few words before it.

    Tokens `titled` are of other titles that stand before their names: "named [Senator] NAME minister".
    """
    for i in range(role.first - 1, max(role.first - _VERB_REACH, -1), -1):
        if not page.same_sentence(i, role.first):
            return None
        hit = page.phrase_at(i, phrase_table("posts", "given_by"))
        if hit and any(tells(page, i) for tells in (_is_attribute, _only_considered, _asked)):
            return None
        joins = page.flat.endswith("as well ", 0, page.words[i].start)  # "the Speaker as well as the President"
        if hit and (joins or _only_described(page, i, role) or _is_agent(page, role.first)):
            return None
        if hit and hit[0] <= role.first and all(k in titled or _light(page, k) for k in range(hit[0], role.first)):
            longer = page.phrase_at(i - 1, phrase_table("posts", "given_by")) if page.same_sentence(i - 1, i) else None
            return i - 1 if longer and longer[0] == hit[0] else i  # "served as", and not "as" alone
    return None


def _asked(page: Page, verb: int) -> bool:
    """Whether a question's verb stands before its subject: "when [is] the Minister coming?"."""
    return page.same_sentence(verb - 1, verb) and page.words[verb - 1].low in words_of("people", "asks")


def _only_considered(page: Page, verb: int) -> bool:
    """Whether somebody was only thought of for the post: "was considered for the post of", "was offered the job of"."""
    before = page.flat[page.sentence_of(verb).start : page.words[verb].start]
    if pattern("people", "denied_before").search(before) is not None:
        return True
    near = [k for k in range(max(0, verb - AUXILIARIES), verb + 1) if page.same_sentence(k, verb)]
    if any(page.words[k].low in {"not", "never"} for k in (near[-3:-2] if page.words[verb].low == "as" else near[:-1])):
        return True  # "was not reappointed as"
    if any(page.words[k].low in words_of("people", "only_considered") for k in near):
        return True
    begins = page.words[verb].low in words_of("people", "begun_by") | words_of("people", "becoming")
    return begins and any(page.words[k].text in words_of("people", "may_become") for k in near)


def _only_described(page: Page, verb: int, role: RolePhrase) -> bool:
    """Whether "will be" only says what somebody does: "will be the first minister to visit"."""
    if page.words[verb].low not in {"will", "would"} or not page.same_sentence(verb, role.last):
        return False
    after = page.words[role.last]
    return after.word and after.low not in words_of("people", "after_post_to_come")


def _is_agent(page: Page, first: int) -> bool:
    """Whether who has the post did what is told: "which was the first visit by a [foreign minister]"."""
    return page.same_sentence(first - 2, first) and page.text(first - 2, first).lower() in {"by a", "by an", "by the"}


def _is_attribute(page: Page, i: int) -> bool:
    """Whether a participle belongs to the title after it: "will receive the [newly appointed] Ambassador of Kosovo"."""
    k = i - 1
    while page.same_sentence(k, i) and page.words[k].low.endswith("ly"):
        k -= 1
    if not page.words[i].low.endswith("ed") or not page.same_sentence(k, i):
        return False
    before = page.words[k]
    if before.low in words_of("people", "owners") | words_of("posts", "articles"):
        return True
    newly = page.words[i - 1].low in {"newly", "recently"}  # "A receives newly appointed Ambassador of Brazil"
    return newly and before.word and before.text.islower() and not _passive(page, i)


def _light(page: Page, k: int) -> bool:
    """A word that may stand between the verb and the title: an article, a name ("appointed NAME Minister")."""
    light = page.words[k].low in words_of("people", "between_verb_and_title")
    honorific = page.phrase_at(k, phrase_table("posts", "honorifics")) is not None
    return light or page.namelike(k) or bool(page.country[k]) or honorific


def _subject(page: Page, role: RolePhrase, verb: int, named: list[Named]) -> Named | None:
    """Whom the verb is about: somebody between it and the title, else the last one named before it."""
    inside = [n for n in named if verb < n.first < role.first and n.last <= role.first]
    if inside:
        return inside[-1]
    before = [n for n in named if n.last <= verb and page.same_sentence(n.first, verb)]
    if len(before) == 1 and (giving := makes_him(page, verb)) is not None:
        return meant_before(page, giving, named)
    if _given_to_unknown(page, verb, role.first, named) or _is_a_states(page, verb):
        return None
    if not before or is_of_pronoun(page, before, verb):
        return meant_by_pronoun(page, role, verb, named)
    left_by = pattern("people", "leaves_in_time", cased=True)
    if left_by.search(page.flat, page.words[before[-1].last - 1].end, page.words[role.first].start):
        return None  # "A was sworn in after C, who is not read, stepped down as minister"
    if page.words[verb].low == "as" and len(before) > 1 and _first_time(page, before[-1].last, verb):
        return _holder_among(role, before)
    if (head := _head_of_apposition(page, before, verb) or head_of_relative(page, before, verb)) is not None:
        return head
    if behind_relative(page, before[-1].last, verb):  # "A takes over from B, who is retiring, and was previously"
        return before[0] if len(before) > 1 else meant_by_pronoun(page, role, verb, named)
    at = before[-1].last + (page.words[before[-1].last].text == ",")
    if (at > before[-1].last and page.words[at].low == "who") or page.words[at].low == "whom":
        return before[-1]  # "A replaces B, who becomes minister", "A met B, whom she appointed minister"
    if _owns_one(page, before[-1], verb):  # "A, B's predecessor as minister", "A, B's nominee for minister"
        beside = len(before) > 1 and page.words[before[-2].last].text == "," and before[-1].first == before[-2].last + 1
        return before[-2] if beside else None
    if page.words[verb].low == "before" and len(before) > 1:
        return None  # "A met B before becoming minister"
    if page.words[verb].low in words_of("people", "adverbs_of_time") and page.words[verb - 1].low in {"and", ","}:
        return before[-1]  # "A, who met B, and C, minister of D and [currently] head of E"
    before = _in_the_running(page, verb, before)
    if (told := in_open_relative(page, before, verb)) is not None:
        return told
    pronouns = words_of("people", "subject_pronouns")
    pronoun = any(page.words[k].low in pronouns for k in range(before[0].last, verb))
    return before[0] if pronoun and len(before) > 1 and not _passive(page, verb) else before[-1]


def _head_of_apposition(page: Page, before: list[Named], verb: int) -> Named | None:
    """Of whom a verb is told behind what is said of them between commas: "[A], chief of staff to B, was appointed"."""
    last = before[-1].last
    closed = page.words[last].text == "," and verb - last <= AUXILIARIES
    if not closed or any(page.words[k].low in _RELATIVES for k in range(last, verb)):
        return None
    said, start = pattern("people", "said_of_head", cased=True), page.words[before[-1].first].start
    heads = [n for n in before[:-1] if said.fullmatch(page.flat, page.words[n.last - 1].end, start)]
    return heads[-1] if heads else None


_RELATIVES = frozenset({"who", "whom", "whose", "and", "he", "she"})


def _owns_one(page: Page, name: Named, verb: int) -> bool:
    """Whether a name only says whose envoy, predecessor or nominee is meant: "NAME, [Starmer]'s envoy and now"."""
    owned = page.words[name.last].text in {"'s", "'"} and page.same_sentence(name.last, verb)
    own_entry = any(page.words[k].low in words_of("people", "entries") for k in range(name.last, verb + 1))
    return owned and not own_entry  # not "NAME's nomination as minister"


def _in_the_running(page: Page, verb: int, before: list[Named]) -> list[Named]:
    """Those who may be given the post: not who gives it, nor whom another defeated or follows."""
    out = [pattern("people", "giver_before"), pattern("posts", "served_under", cased=True)]
    if page.words[verb].low != "as":  # whose the post is in "A succeeds B as minister" is told by changes.note_changes
        out += [pattern("people", "rival_before"), pattern("people", "succeeds_before", cased=True)]
    start = page.sentence_of(verb).start
    leads = [page.flat[start : page.words[n.first].start] for n in before]
    kept = [n for n, lead in zip(before, leads, strict=True) if not any(p.search(lead) for p in out)]
    return kept or before


def _given_to_unknown(page: Page, verb: int, first: int, named: list[Named]) -> bool:
    """Whether the one between a verb and the post behind "as" is none of the known: "nominated Mark Dow as envoy"."""
    if page.words[verb].low in words_of("people", "entries") | {"as"}:
        near = range(max(0, verb - _VERB_REACH), verb)
        verb = next((k for k in near if page.words[k].low in words_of("people", "gives_actively")), verb)
        known = any(n.first > verb and n.last <= first for n in named)
        verb = first if known or not page.same_sentence(verb, first) else verb
    if page.words[verb].low not in words_of("people", "gives_actively") or _passive(page, verb):
        return False
    inside = [k for k in range(verb + 1, first) if page.same_sentence(verb, k)]
    behind = next((k for k in inside if page.words[k].low in {"as", "to"}), None)
    if behind is None:  # "The President appointed NAME Ambassador"
        return any(page.namelike(k) and not page.vocabulary(k) for k in inside)
    return any(page.namelike(k) or page.words[k].capital for k in inside if k < behind)


def _is_a_states(page: Page, verb: int) -> bool:
    """Whether "as" tells what a state or a body does: "thanked him for Norway's leadership as President of"."""
    if page.words[verb].low != "as":
        return False
    near = [k for k in range(max(1, verb - PRONOUN), verb) if page.same_sentence(k - 1, verb)]
    owners = [
        k
        for k in near
        if page.words[k].low in {"its", "their"}
        or (page.words[k].text in {"'s", "’s", "'", "’"} and page.country[k - 1])
    ]
    if not owners or page.phrase_at(owners[-1] + 1, phrase_table("posts", "heads")):
        return False  # "appointed NAME, until recently its ambassador to Peru, as"
    return not any(page.namelike(k) for k in range(owners[-1] + 1, verb))


def _first_time(page: Page, first: int, verb: int) -> bool:
    """Whether "his first call" stands before "as": it may be that of anybody whom the sentence names before."""
    owners, ordinals = words_of("people", "owners"), words_of("people", "firsts")
    return any(page.words[k].low in owners and page.words[k + 1].low in ordinals for k in range(first, verb - 1))


def _holder_among(role: RolePhrase, before: list[Named]) -> Named | None:
    """The one of several whom the text gives such a post already: "A met B in her first talks as Foreign Minister"."""
    fits = [n for n in before if any(role.group == r.group for r in n.roles)]
    if len(fits) != 1:
        return None
    codes = {fits[0].country, *(r.country for r in fits[0].roles)} - {None}
    return fits[0] if not codes or role.country is None or role.country in codes else None


def _passive(page: Page, verb: int) -> bool:
    near = range(max(0, verb - AUXILIARIES), verb)
    return any(page.words[k].low in words_of("people", "passive_words") for k in near)
