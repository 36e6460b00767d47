"""Documents: a node for each text."""

from __future__ import annotations

from collections.abc import Mapping

from kzgraph.resolution.nodes.builder import GraphBuilder
from kzgraph.resolution.world.world import World


def add_documents(graph: GraphBuilder, world: World, originals: Mapping[str, str] | None = None) -> None:
    """A node for each text; a near-copy names its original. `originals` are the nodes of texts that are no readings of
    this world, by their digests."""
    node_of = dict(originals or {}) | {
        reading.source: reading.document for reading in world.readings if not reading.is_copy
    }
    for reading in world.readings:
        head = reading.record.document
        graph.node(
            reading.document,
            ["Document"],
            name=head.title or head.id,
            publisher=head.publisher,
            url=head.url,
            published=head.published,
            language=head.language,
            sha256=head.sha256,
            copyOf=node_of[reading.source] if reading.is_copy else None,
        )
