"""Records → Graph: names, people, organisations, meetings, agreements, posts over time.

`graph.py` makes the graph, `judged.py` applies what people judged of its statements. Each folder knows only of those
before it:

- `values`: what is compared whatever the node: words, dates, countries, cities, parties, passages
- `grouping`: which things are one, given pairs; what people decided of them; their ids
- `names`, `comparing`: a personal name read, and two of them compared
- `copies`: near-copies of one text
- `organisations`, `posts`, `people`: who is meant by a name or a title, over all documents
- `world`: all records with every name in them resolved
- `meetings`, `agreements`: which tellings are of one
- `nodes`: the graph's nodes and relationships
- `explaining`: why two nodes are, or are not, one
- `updating`: what documents make of a graph that is there, which come, go or are replaced
"""

from __future__ import annotations

from kzgraph.resolution.graph import resolve

__all__ = ["resolve"]
