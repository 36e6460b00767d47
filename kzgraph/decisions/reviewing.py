"""The pairs of which it is doubtful whether they are one, each with what the graph knows of both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kzgraph.decisions import id_pair
from kzgraph.decisions.deciding import Desk, alias_of
from kzgraph.decisions.source import decisions_for
from kzgraph.entities import Entity, show
from kzgraph.errors import NotFound, UsageError
from kzgraph.finding import rows_of
from kzgraph.loading import need_workspace, workspace_file
from kzgraph.stores.statements import main_label
from kzgraph.workspace import Workspace

if TYPE_CHECKING:
    from kzgraph.resolution.explaining.explanation import Doubt
    from kzgraph.stores.base import Store

QUOTES = 3
"""Of each side; all of them are in `kzgraph show`."""
_COUNTRIES = (
    "MATCH (n:LABEL {id: $id})-[:HELD|BELONGS_TO*1..5]->(c:Country) RETURN DISTINCT c.name AS name ORDER BY name"
)
_TAKING_PART = (
    "MATCH (n:LABEL {id: $id})<-[:TOOK_PART|PARTY_TO]-(c:Country) RETURN DISTINCT c.name AS name ORDER BY name"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two nodes. `documents` counts those that name it, `quotes` are pairs of a passage and its document."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    documents: int = 0
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes, how alike they are, why, and on how many documents it has a bearing."""

    a: Side
    b: Side
    verdict: str
    score: float
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    documents: int

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "a": _plain(self.a),
            "b": _plain(self.b),
            "verdict": self.verdict,
            "score": self.score,
            "reasonsFor": list(self.reasons_for),
            "reasonsAgainst": list(self.reasons_against),
            "documents": self.documents,
        }


def doubtful(desk: Desk, *, everything: bool = False) -> list[Doubt]:
    """The doubtful pairs, most consequential first; with `everything` those too that somebody was unsure of."""
    from kzgraph.resolution.explaining.kinds import doubts

    file = workspace_file(desk.db, desk.workspace)
    need_workspace(file)
    decisions = decisions_for(desk.db, desk.workspace, desk.decisions)
    with Workspace.open(file) as kept:
        found = doubts(kept.records(), decisions)
    return [doubt for doubt in found if everything or id_pair(doubt.a, doubt.b) not in decisions.unsure]


def pair(store: Store, doubt: Doubt) -> Pair:
    """A doubt with both its sides, as the store knows them."""
    told = doubt.explanation
    return Pair(
        side(store, doubt.a),
        side(store, doubt.b),
        told.verdict,
        told.score,
        told.reasons_for,
        told.reasons_against,
        doubt.documents,
    )


def side(store: Store, an_id: str) -> Side:
    """What the store knows of a node; only its id where the store has not got it, having been loaded before.

    Of an id that one of a node's names would have given, what is said under that name.
    """
    try:
        entity = show(store, an_id)
    except (NotFound, UsageError):
        return Side(an_id, an_id)
    quotes = list(_quotes(entity))
    alias = alias_of(an_id, entity.aliases) if an_id != entity.id else None
    if alias:
        told = [(quote, document) for quote, document in quotes if alias.casefold() in quote.casefold()]
        return Side(an_id, alias, documents=len({document for _, document in told}), quotes=tuple(told[:QUOTES]))
    acts = entity.id.startswith(("meeting:", "agreement:"))
    statement = (_TAKING_PART if acts else _COUNTRIES).replace("LABEL", main_label(entity.id))
    countries = tuple(str(row["name"]) for row in rows_of(store, statement, {"id": entity.id}))
    posts = tuple(dict.fromkeys(fact.name for fact in entity.section("Posts")))
    documents = len(entity.section("Stated in"))
    return Side(an_id, entity.name, entity.aliases, posts, countries, documents, tuple(quotes[:QUOTES]))


def _quotes(entity: Entity) -> Iterable[tuple[str, str]]:
    """The passages that say what the node did, then those that only name it, each once."""
    names = {source.id: source.name for source in entity.sources}
    facts = [fact for section in entity.sections for fact in section.facts]
    found = ((" ".join(q.text.split()), names.get(q.document, q.document)) for fact in facts for q in fact.quotes)
    return dict.fromkeys(found)


def _plain(side: Side) -> dict[str, Any]:
    quotes = [{"quote": quote, "document": document} for quote, document in side.quotes]
    return {**asdict(side), "quotes": quotes}
