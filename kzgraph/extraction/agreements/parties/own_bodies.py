"""Bodies that make agreements of their own, rather than for their state: banks, companies, organisations of states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kzgraph.extraction.agreements.party import UNION
from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import OrganisationEntity, PersonEntity
from kzgraph.extraction.knowledge import lexicon
from kzgraph.extraction.settled import Settled

# The Union and its organs, which sign for its members.
EUROPEAN = re.compile(r"\b(?:EU|European Union|Europe|European)\b")
# Names of bodies that lend.
LENDER = re.compile(r"\b(?:Bank|Fund|Corporation|E[BI]\w*B|EBRD|EIB|EIF)\b")

# Names of bodies that are no part of a government.
_OF_ITS_OWN = re.compile(
    r"\b(?:Chambers?|Association|Federation|Confederation|Foundation|Exchange|Olympic|Red Cross)\b"
)


def acts_for_itself(body: OrganisationEntity | None) -> bool:
    """Whether a body makes agreements of its own: a company, bank, university, chamber, an organisation of states."""
    if body is None or body.name in UNION:
        return False
    if LENDER.search(body.name) or body.kind in {"company", "university"}:
        return True
    if body.kind == "other" and _OF_ITS_OWN.search(body.name):
        return True
    return body.kind == "intergovernmental" and not EUROPEAN.search(body.name)


def own_body(context: Settled, person: PersonEntity) -> OrganisationEntity | None:
    """The bank, company or organisation of states for which somebody in its service signs."""
    names = {r.organisation for r in person.roles if r.status == "held" and r.organisation}
    body = next((o for o in context.organisations if o.name in names or o.abbreviation in names), None)
    body = body or _whose_head(context, person)
    return body if acts_for_itself(body) else None


def _whose_head(context: Settled, person: PersonEntity) -> OrganisationEntity | None:
    """The body named last before "its Rector", whose head somebody so is."""
    for role in person.roles if not any(r.organisation for r in person.roles) else ():
        sentence = context.source.sentence_at(role.start)
        if sentence is not None and role.status == "held" and context.flat.endswith(" its ", 0, role.start):
            before = context.bodies_between(sentence.start, role.start)
            return before[-1][2] if before else None
    return None


def is_with_union(title: Title) -> bool:
    """Whether a document is of a kind that only the European Union concludes: an Association Agreement."""
    return re.match(rf"(?:{lexicon('agreements')['with_union']})\b", title.text, re.IGNORECASE) is not None


def outside_union(codes: Sequence[str]) -> list[str]:
    """Of some countries those that can be the other side of the Union's documents: none of its members."""
    return [c for c in codes if c != "EU" and c not in lexicon("agreements")["union_members"]]
