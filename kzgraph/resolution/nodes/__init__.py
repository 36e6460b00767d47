"""The graph's nodes and relationships: a kind of node has a file of its own."""
